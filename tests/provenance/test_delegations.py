"""Tests of delegations: a person represents a party of which an office is on record, or none is."""

from typing import Any

import pytest

from diplomacy import Archive, Citation, Leader, Meeting, Organization, Participant, Source, Tenure
from diplomacy.provenance import audit


def cited() -> list[Citation]:
    return [Citation("paper", 1, fields=["name"])]


def found(party: str, *tenures: Tenure, period: str | None = "2024-12-03") -> list[str]:
    """Return the findings about a person who is at a meeting for a party."""
    bodies = [
        Organization(id="bank", name="Bank", kind="company", country="SE", citations=cited()),
        Organization(id="union", name="Union", kind="intergovernmental", citations=cited()),
    ]
    person = Leader(id="person", name="A Person", tenures=tenures, citations=cited())
    meeting = Meeting(
        id="talks",
        title="Talks",
        format="bilateral",
        participants=[Participant(party, "person")],
        period=period,
        citations=cited(),
    )
    archive = Archive([Source(id="paper"), *bodies, person, meeting])
    return [f.path for f in audit(archive) if str(f.kind) == "delegation"]


def office(party: str, **more: Any) -> Tenure:
    return Tenure("President", {"head-of-state"}, party, **more)


WRONG = ["participants[0].leader"]


@pytest.mark.parametrize(
    ("party", "tenures"),
    [
        ("NO", [office("SE")]),
        ("NO", [office("SE", period="2020/2026"), office("DK", period="2010/2012")]),
        ("NO", [office("bank")]),
        ("union", [office("SE", attested=["2024-12-03"])]),
        ("NO", [office("union", period="2020/2026")]),
    ],
)
def test_a_person_of_another_party_is_reported(party: str, tenures: list[Tenure]) -> None:
    """All offices at the time are of other parties."""
    assert found(party, *tenures) == WRONG


@pytest.mark.parametrize(
    ("party", "tenures"),
    [
        ("NO", []),
        ("SE", [office("SE")]),
        ("SE", [office("bank")]),
        ("bank", [office("SE")]),
        ("NO", [office("SE", period="2010/2012")]),
        ("NO", [office("SE"), office("NO")]),
        ("union", [office("SE")]),
        ("union", [office("SE", period="2010/2012")]),
    ],
)
def test_a_person_who_may_be_of_the_party_is_not(party: str, tenures: list[Tenure]) -> None:
    """So is one without an office at the time, and one who may have changed offices."""
    assert found(party, *tenures) == []


def test_the_time_of_a_meeting_may_be_unknown() -> None:
    """Then every office counts between two countries, and none with an organization."""
    assert found("NO", office("SE", period="2010/2012"), period=None) == WRONG
    assert found("union", office("SE", period="2010/2012"), period=None) == []

"""Tests of delegations: a person represents a party of which an office is on record, or none is."""

from typing import Any

import pytest

from diplomacy import Archive, Citation, Leader, Meeting, Organization, Participant, Source, Tenure
from diplomacy.provenance import audit
from diplomacy.records import Record
from diplomacy.testing import make_archive, make_leader, make_meeting, make_statement


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


# --- one person on both sides -------------------------------------------------------------------


def both_sides(*records: Record) -> list[tuple[str, str]]:
    """Return the ids and paths of the findings about a person on both sides."""
    findings = audit(make_archive([make_leader(id="person"), *records]))
    return [(f.id, f.path) for f in findings if str(f.kind) == "both-sides"]


def talks(first: str, second: str, **more: Any) -> Meeting:
    return make_meeting(
        participants=[Participant(first, "person"), Participant(second, "person")], **more
    )


def test_one_person_for_both_countries_is_reported() -> None:
    """Nobody talks to himself; the same country may be named twice."""
    assert both_sides(talks("XC", "XB")) == [("sample-meeting", "participants[1].leader")]
    twice = [Participant("XC", "person"), Participant("XC", "person", office="Envoy")]
    assert both_sides(make_meeting(participants=twice)) == []
    others = [Participant("XC"), Participant("XB"), Participant(name="A. Person")]
    assert both_sides(make_meeting(participants=others)) == []


def test_at_a_meeting_of_many_a_person_may_represent_several() -> None:
    """A state may ask another to speak for it."""
    assert both_sides(talks("XC", "XB", format="multilateral")) == []


@pytest.mark.parametrize(
    ("period", "is_reported"), [("2001-02-03", False), ("2011", True), (None, False)]
)
def test_the_head_of_two_states_is_not_reported(period: str | None, is_reported: bool) -> None:
    """A person may hold offices of both countries at the time."""
    tenures = [Tenure("King", {"head-of-state"}, of, "1999/2005") for of in ("XC", "XB")]
    king = make_leader(id="king", tenures=tenures)
    participants = [Participant("XC", "king"), Participant("XB", "king")]
    meeting = make_meeting(participants=participants, period=period)
    assert bool(both_sides(king, meeting)) is is_reported


def test_nobody_addresses_himself() -> None:
    """Not even for another party."""
    statement = make_statement(
        speakers=[Participant("XA", "person")],
        addressees=[Participant("XB"), Participant("XB", "person")],
    )
    assert both_sides(statement) == [("sample-statement", "addressees[1].leader")]

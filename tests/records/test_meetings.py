"""Meetings, summits and participants."""

from typing import Any, Final

import attrs
import pytest
from tests.records.samples import KR, TR, check_rejection, make

from diplomacy import (
    Archive,
    InvalidRecord,
    InvalidTerm,
    InvalidType,
    Meeting,
    MeetingFormat,
    MeetingLevel,
    MeetingStatus,
    Participant,
    Quantity,
    Summit,
)
from diplomacy.errors import InvalidId
from diplomacy.provenance import audit
from diplomacy.testing import make_archive, make_meeting, make_statement

ADVICE: Final = "use a whole number of documents, leaders or countries."
THREE: Final = [KR, TR, Participant("KG")]


@pytest.mark.parametrize(
    ("cls", "changes", "path", "reason"),
    [
        (Meeting, {"level": "leaders"}, "level", "a meeting at leader level is a Summit."),
        (
            Meeting,
            {"participants": THREE, "format": "bilateral"},
            "format",
            "3 countries take part; use multilateral.",
        ),
        (
            Summit,
            {"participants": THREE, "format": "bilateral"},
            "format",
            "3 countries take part; use multilateral.",
        ),
        (
            Summit,
            {"participants": [KR, TR], "brokered_by": "TR"},
            "brokered_by",
            "TR cannot be both broker and participant.",
        ),
        (
            Summit,
            {"sidelines_of": "summit"},
            "sidelines_of",
            "a meeting cannot be on its own sidelines.",
        ),
        (
            Meeting,
            {"participant_count": Quantity(-2, "pairs")},
            "participant_count",
            f"-2 pairs is not a count; {ADVICE}",
        ),
        (
            Meeting,
            {"participant_count": Quantity("1.5", "pairs")},
            "participant_count",
            f"1.5 pairs is not a count; {ADVICE}",
        ),
        (
            Summit,
            {"outcome_documents": Quantity(2, "USD")},
            "outcome_documents",
            f"2 US dollars is not a count; {ADVICE}",
        ),
        (
            Summit,
            {"outcome_documents": Quantity(2, "percent")},
            "outcome_documents",
            f"2 percent is not a count; {ADVICE}",
        ),
        (
            Meeting,
            {"participants": [KR, TR], "participant_count": Quantity(1, "countries", "exactly")},
            "participant_count",
            "1 country is fewer than the 2 countries named.",
        ),
        *(
            (
                Meeting,
                {"format": "bilateral", "participant_count": Quantity(3, unit, qualifier)},
                "format",
                f"{Quantity(3, unit, qualifier)} take part; use multilateral.",
            )
            for unit in ("countries", "states")
            for qualifier in ("as-stated", "exactly", "at-least", "more-than", "about", "nearly")
        ),
    ],
)
def test_invalid_meetings_are_rejected(
    cls: Any, changes: dict[str, Any], path: str, reason: str
) -> None:
    check_rejection(cls, changes, path, reason)


@pytest.mark.parametrize(
    "count",
    [
        Quantity(2, "countries", "exactly"),
        Quantity(3, "countries", "less-than"),
        Quantity(50, "states", "at-most"),
        Quantity(50, "leaders"),
    ],
)
def test_a_bilateral_meeting_may_have_many_people_and_an_open_count(count: Quantity) -> None:
    assert make(Meeting, format="bilateral", participant_count=count).participant_count == count


@pytest.mark.parametrize(
    ("field", "value", "error", "message"),
    [
        ("level", "ceo", InvalidTerm, "Unknown term 'ceo' for MeetingLevel"),
        ("organizer", "KR", InvalidId, "not a valid id"),
        ("topics", ["nuclear energy"], InvalidId, "not a valid id"),
        ("participant_count", 13, InvalidType, "is not a Quantity, such as"),
        ("participants", ["KR"], InvalidType, "is not a Participant"),
    ],
)
def test_fields_reject_values_of_another_kind(
    field: str, value: Any, error: type[Exception], message: str
) -> None:
    with pytest.raises(error, match=message):
        make(Meeting, **{field: value})


def test_the_level_of_a_summit_is_not_a_parameter() -> None:
    with pytest.raises(TypeError, match="level"):
        make(Summit, level="ministerial")
    assert make(Summit).level is MeetingLevel.LEADERS
    assert attrs.evolve(make(Summit), title="Another").level is MeetingLevel.LEADERS
    assert make(Meeting).level is MeetingLevel.UNKNOWN


@pytest.mark.parametrize("format", MeetingFormat)
def test_organizations_are_not_counted_as_countries(format: MeetingFormat) -> None:
    participants = [KR, TR, Participant("kepco")]
    meeting = make(
        Meeting,
        format=format,
        participants=participants,
        participant_count=Quantity(2, "countries", "exactly"),
    )
    assert meeting.parties == ("KR", "TR", "kepco")


@pytest.mark.parametrize("qualifier", ["as-stated", "about", "more-than", "at-least"])
def test_counts_that_may_be_larger_are_accepted(qualifier: str) -> None:
    count = Quantity(1, "countries", qualifier)
    assert make(Meeting, participants=[KR, TR], participant_count=count).participant_count == count


def test_parties_are_those_of_the_participants_without_duplicates() -> None:
    people = [Participant("TR", "a-person"), Participant("KR"), Participant("TR", "another")]
    assert make(Summit, participants=people).parties == ("TR", "KR")
    assert make(Summit).parties == ()


@pytest.mark.parametrize("status", MeetingStatus)
def test_meetings_may_have_any_status(status: MeetingStatus) -> None:
    assert make(Summit, status=str(status)).status is status


def test_a_broker_may_be_a_third_party() -> None:
    assert make(Meeting, brokered_by="SA", participants=[KR, TR]).brokered_by == "SA"


# --- people whose party is not known ------------------------------------------------------------


def test_a_participant_is_at_least_a_party_a_person_or_an_office() -> None:
    for arguments in ({"leader": "a-person"}, {"office": "Envoy"}, {"name": "A. Person"}):
        assert Participant(**arguments).party is None
    with pytest.raises(InvalidRecord, match="needs a party, a leader, an office or a name"):
        Participant()


def test_a_person_whose_party_is_not_known_is_on_no_side() -> None:
    """The meeting is between the parties that are known, and the person is still named."""
    people = [Participant(None, "sample-leader"), Participant(office="Envoy"), KR, TR]
    meeting = make_meeting(participants=people, brokered_by="SA")
    assert meeting.parties == ("KR", "TR")
    talk = make_statement(speakers=people[:2], addressees=[KR], about=["TR"])
    archive = make_archive([meeting, talk])
    assert archive.meetings_between("KR", "TR") == (meeting,)
    assert archive.meetings_between("KR", "SA") == ()
    assert archive.statements_between("KR", "TR") == ()
    assert "Sample Leader, the Envoy, South Korea" in str(archive.relations("KR", "TR"))
    [explanation] = archive.explain(meeting.id, "parties")
    assert explanation.derived_from == ("participants[2].party", "participants[3].party")
    assert archive.conflicts() == ()
    assert audit(archive) == ()
    assert Archive.loads(archive.dumps()) == archive


def test_the_format_of_a_meeting_may_not_be_known() -> None:
    meeting = make(Meeting, participants=THREE)
    assert meeting.format is MeetingFormat.UNKNOWN

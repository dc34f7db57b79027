"""Tests of occasions: nothing is done at one that was not held, or by somebody not there."""

from typing import Any, Final

import pytest

from diplomacy import Milestone, Participant
from diplomacy.provenance import audit
from diplomacy.records import Record
from diplomacy.testing import (
    make_agreement,
    make_archive,
    make_meeting,
    make_organization,
    make_statement,
    make_summit,
    make_visit,
)
from diplomacy.vocabulary import MeetingStatus

NOT_HELD: Final = [str(status) for status in MeetingStatus if status is not MeetingStatus.HELD]


def found(kind: str, *records: Record) -> list[tuple[str, str]]:
    findings = audit(make_archive(records))
    return [(f.id, f.path) for f in findings if str(f.kind) == kind]


# --- occasions that were not held ---------------------------------------------------------------


@pytest.mark.parametrize("status", NOT_HELD)
def test_nothing_is_concluded_at_a_meeting_that_was_not_held(status: str) -> None:
    """Neither by all nor by one party; a proposal or a plan can name such a meeting."""
    summit = make_summit(status=status)

    def concluded(*history: Milestone) -> list[tuple[str, str]]:
        pact = make_agreement(id="pact", concluded_at=summit.id, history=history)
        return found("not-held", summit, pact)

    expected = [("pact", "concluded_at")]
    assert concluded(Milestone("signed", "2001-02-03")) == expected
    assert concluded(Milestone("adopted")) == expected
    assert concluded(Milestone("signed", party="XA")) == expected
    assert concluded(Milestone("proposed", "2001")) == []
    assert concluded(Milestone("signed", "2001", planned=True)) == []
    assert concluded(Milestone("in-force", "2001")) == []


@pytest.mark.parametrize("status", NOT_HELD)
def test_nothing_is_said_at_a_meeting_that_was_not_held(status: str) -> None:
    summit = make_summit(status=status)
    statement = make_statement(made_at=summit.id, date=None)
    assert found("not-held", summit, statement) == [("sample-statement", "made_at")]


@pytest.mark.parametrize("status", NOT_HELD)
def test_no_meeting_is_held_during_a_visit_that_was_not(status: str) -> None:
    """A meeting that was not held either is no contradiction."""
    visit = make_visit(status=status)
    meeting = make_meeting(visit=visit.id)
    assert found("not-held", visit, meeting) == [("sample-meeting", "visit")]
    assert found("not-held", visit, make_meeting(visit=visit.id, status=status)) == []


def test_what_is_done_at_an_occasion_that_was_held_is_not_reported() -> None:
    summit, visit = make_summit(), make_visit()
    records = (
        make_agreement(concluded_at=summit.id),
        make_statement(made_at=summit.id),
        make_meeting(visit=visit.id),
    )
    assert found("not-held", summit, visit, *records) == []


def test_talks_may_precede_the_meeting_on_whose_sidelines_they_are() -> None:
    summit = make_summit(status="planned")
    assert found("not-held", summit, make_meeting(sidelines_of=summit.id)) == []


# --- speakers who were not there ----------------------------------------------------------------


def absent(speaker: Participant, **more: Any) -> list[str]:
    """Return the paths of the absent speakers of a statement made at a bilateral meeting."""
    firm = make_organization(id="firm", kind="company", country="XA")
    meeting = make_meeting(**more)
    other = Participant("XA")
    statement = make_statement(
        id="claim", speakers=[other, speaker], addressees=[], made_at=meeting.id, date=None
    )
    unions = [make_organization(id=id, kind="intergovernmental") for id in ("union", "league")]
    findings = found("absent", firm, *unions, meeting, statement)
    assert all(id == "claim" for id, _ in findings)
    return [path for _, path in findings]


def test_a_speaker_of_another_party_is_reported() -> None:
    assert absent(Participant("XC")) == ["speakers[1]"]
    assert absent(Participant("union")) == ["speakers[1]"]
    assert absent(Participant("union"), organizer="league") == ["speakers[1]"]


def test_a_statement_need_not_be_made_at_a_meeting() -> None:
    assert found("absent", make_statement()) == found("not-held", make_statement()) == []


def test_a_party_or_its_organization_may_speak() -> None:
    """And whoever received the two, and one of whom the party is not known."""
    assert absent(Participant("XB")) == []
    assert absent(Participant("firm")) == []
    assert absent(Participant(office="Spokesperson")) == []
    assert absent(Participant("XC"), host="XC") == []
    assert absent(Participant("union"), organizer="union") == []
    assert absent(Participant("XC"), brokered_by="XC") == []


def test_an_organization_may_take_part_for_its_country() -> None:
    participants = [Participant("firm"), Participant("XB")]
    assert absent(Participant("XA", office="Minister"), participants=participants) == []


def test_others_may_speak_where_not_all_parties_are_known() -> None:
    assert absent(Participant("XC"), format="multilateral") == []
    assert absent(Participant("XC"), format="unknown") == []
    assert absent(Participant("XC"), participants=[Participant("XA")]) == []

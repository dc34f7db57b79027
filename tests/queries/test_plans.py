"""What is outstanding on a day, and who represented whom at a meeting."""

from typing import Any, Final

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from diplomacy import (
    Archive,
    ArchiveErrors,
    Certainty,
    Milestone,
    MissionAct,
    Participant,
    PlanState,
    Stage,
    Statement,
    Tenure,
    UnknownRecord,
)
from diplomacy.errors import DanglingReference, InvalidRecord, ReferenceCycle, WrongReference
from diplomacy.fixtures import ARCHIVE
from diplomacy.records import Record
from diplomacy.testing import (
    make_agreement,
    make_archive,
    make_leader,
    make_meeting,
    make_membership,
    make_mission,
    make_statement,
    make_visit,
)
from diplomacy.testing.strategies import archives

AHEAD, PASSED, NO_DATE = PlanState
DAYS: Final = ("1990-01-01", "2000", "2010-06", "2030-12-31")


def states(archive: Archive, as_of: str, **filters: Any) -> list[tuple[str, PlanState]]:
    """Return the id and state of each plan."""
    return [(plan.record.id, plan.state) for plan in archive.planned(as_of=as_of, **filters)]


# --- what is planned ----------------------------------------------------------------------------


@settings(max_examples=60, deadline=None)
@given(archives(min_records=4, max_records=12), st.sampled_from(DAYS))
def test_plans_of_sides_are_among_all_plans(archive: Archive, day: str) -> None:
    """Each has a state that fits its due date; those of a pair are those of both."""
    every = archive.planned(as_of=day)
    for plan in every:
        assert (plan.state is NO_DATE) is (plan.due is None)
        if plan.due is not None:
            assert (plan.state is PASSED) is plan.due.certainly_before(day)
    undated = [plan.due is None for plan in every]
    assert undated == sorted(undated)
    for state in PlanState:
        assert archive.planned(as_of=day, state=state) == tuple(
            plan for plan in every if plan.state is state
        )
    first, second = archive.planned("XA", as_of=day), archive.planned("XB", as_of=day)
    between = archive.planned("XA", "XB", as_of=day)
    assert between == archive.planned("XB", "XA", as_of=day)
    assert set(between) <= set(first) & set(second)
    assert set(first) | set(second) <= set(every)


def test_the_state_depends_on_the_day() -> None:
    """A due date is over once all of it is certainly past."""
    treaty = make_agreement(id="pact", history=[Milestone("signed", "2010-06", planned=True)])
    archive = make_archive([treaty])
    assert states(archive, "2010-05-31") == states(archive, "2010-06-15") == [("pact", AHEAD)]
    assert states(archive, "2010-07-01") == [("pact", PASSED)]
    approximate = make_agreement(history=[Milestone("signed", "2010~", planned=True)])
    assert [s for _, s in states(make_archive([approximate]), "2050")] == [AHEAD]


def test_an_act_that_is_done_is_not_outstanding() -> None:
    """Before the day on which it was done, it was."""
    acts = [Milestone("signed", "2010", planned=True), Milestone("signed", "2012-03-01")]
    archive = make_archive([make_agreement(id="pact", history=acts)])
    assert states(archive, "2011-02-01") == [("pact", PASSED)]
    assert states(archive, "2012-03-01") == []
    early = [Milestone("signed", "2009"), Milestone("signed", "2010", planned=True)]
    assert states(make_archive([make_agreement(history=early)]), "2011") == []


def test_an_act_that_was_undone_can_be_planned_again() -> None:
    """The joint committee of the shipped archive is to resume a second time."""
    [plan] = ARCHIVE.planned("KR", "Turkey", as_of="2025-11-25", state="due-passed")
    assert (plan.what, plan.path) == (Stage.RESUMED, "history[2]")


def test_meetings_visits_missions_and_memberships_are_planned() -> None:
    records: list[Record] = [
        make_meeting(id="talks", status="planned", period="2010"),
        make_meeting(id="held", status="held", period="2010"),
        make_visit(id="visit", status="proposed", period=None),
        make_mission(id="embassy", history=[MissionAct("opened", "2011", planned=True)]),
        make_membership(id="member", member="XA", period="2012/..", planned=True),
    ]
    archive = make_archive(records)
    assert states(archive, "2010-07") == [
        ("talks", AHEAD),
        ("embassy", AHEAD),
        ("member", AHEAD),
        ("visit", NO_DATE),
    ]
    assert len(archive.planned("XA", as_of="2010")) == 4
    begun = make_membership(id="begun", member="XA", period="2012/..")
    assert "member" not in dict(states(make_archive([*records, begun]), "2010-07"))


# --- what fulfils a statement -------------------------------------------------------------------


def test_a_promise_is_open_until_it_is_fulfilled() -> None:
    """By the date of the record that fulfils it; nobody promises before speaking."""
    treaty = make_agreement(id="treaty", history=[Milestone("signed", "2012-03-01")])
    pledge = make_statement(id="pledge", kind="pledged", date="2010-01-01", fulfilled_by="treaty")
    thanks = make_statement(id="thanks", kind="supported", date="2010-01-01")
    archive = make_archive([treaty, pledge, thanks])
    assert states(archive, "2009") == []
    assert states(archive, "2011") == [("pledge", NO_DATE)]
    assert states(archive, "2012-03-01") == []


def test_a_statement_is_fulfilled_by_any_cited_record() -> None:
    """But not by a source, by nothing, by itself, or in a circle."""
    assert make_archive([make_statement(fulfilled_by="a-record")])

    def problem(*statements: Statement) -> object:
        with pytest.raises(ArchiveErrors) as caught:
            Archive([*make_archive(), *make_archive([make_statement()]).sources, *statements])
        return type(caught.value.exceptions[0])

    assert problem(make_statement(fulfilled_by="sample-source")) is WrongReference
    assert problem(make_statement(fulfilled_by="nothing")) is DanglingReference
    circle = (make_statement(id="a", fulfilled_by="b"), make_statement(id="b", fulfilled_by="a"))
    assert problem(*circle) is ReferenceCycle
    with pytest.raises(InvalidRecord, match="fulfilled by itself"):
        make_statement(id="pledge", fulfilled_by="pledge")


# --- who represented whom -----------------------------------------------------------------------


def represented(
    *participants: Participant, period: str | None = "2010-05-01/2010-05-03"
) -> list[tuple[str | None, str | None, str | None, Certainty | None]]:
    """Return the party, name, office and certainty of each representative."""
    leader = make_leader(
        id="a-kim",
        name="A. Kim",
        tenures=[
            Tenure("Clerk", {"official"}, "XA", period="2000/2010-05-02"),
            Tenure("President", {"head-of-state"}, "XA", period="2009/2012"),
            Tenure("Chair", {"head-of-organization"}, "a-body", period="2000/2020"),
        ],
    )
    meeting = make_meeting(
        id="talks", format="multilateral", participants=participants, period=period
    )
    return [
        (p.party, p.name, p.office, p.certainty)
        for p in make_archive([leader, meeting]).participants_at("talks")
    ]


def test_an_office_is_that_of_the_party_on_the_day() -> None:
    """The most certain one, throughout the meeting, comes first."""
    kim = ("XA", "A. Kim", "President", Certainty.WITHIN_TERM)
    assert represented(Participant("XA", "a-kim")) == [kim]
    assert represented(Participant("a-body", "a-kim"))[0][2] == "Chair"
    assert represented(Participant("XB", "a-kim")) == [("XB", "A. Kim", None, None)]
    assert represented(Participant(None, "a-kim"))[0][3] is Certainty.WITHIN_TERM
    assert represented(Participant("XA", "a-kim"), period="2005")[0][2] == "Clerk"
    assert represented(Participant("XA", "a-kim"), period="2030")[0][2] is None
    assert represented(Participant("XA", "a-kim"), period=None)[0][3] is None


def test_what_the_source_of_the_meeting_says_comes_first() -> None:
    """An office that it names is attested; a person without a record has the name it prints."""
    assert represented(
        Participant("XA", "a-kim", office="Envoy"),
        Participant("XB", name="B. Person"),
        Participant("XC", office="Minister"),
    ) == [
        ("XA", "A. Kim", "Envoy", Certainty.ATTESTED),
        ("XB", "B. Person", None, None),
        ("XC", None, "Minister", Certainty.ATTESTED),
    ]


@pytest.mark.parametrize(
    "period", ["2010", "2010~", "2010/..", "../2010", "2010/", "/2010", "[2009..2011]", "2010-05?"]
)
def test_every_period_of_a_meeting_is_answered(period: str) -> None:
    [(_, name, _, certainty)] = represented(Participant("XA", "a-kim"), period=period)
    assert name == "A. Kim"
    assert certainty is not None
    if period != "2010":
        assert certainty is Certainty.POSSIBLE or period == "[2009..2011]"


@settings(max_examples=60, deadline=None)
@given(archives(min_records=4, max_records=12))
def test_there_is_a_representative_for_each_participant(archive: Archive) -> None:
    for meeting in archive.meetings:
        people = archive.participants_at(meeting.id)
        assert tuple(person.participant for person in people) == meeting.participants
        for person in people:
            assert (person.leader and person.leader.id) == person.participant.leader
            assert all(i.leader == person.leader for i in person.offices)


@pytest.mark.parametrize("id", ["kepco", "nothing", ""])
def test_only_meetings_have_participants(id: str) -> None:
    with pytest.raises(UnknownRecord):
        ARCHIVE.participants_at(id)

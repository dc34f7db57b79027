"""The histories of agreements and partnerships, and the stages that follow from them."""

import sys
from datetime import date
from types import FrameType
from typing import Any, Final

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.records.samples import CITED, make

from diplomacy import (
    Agreement,
    InvalidDate,
    InvalidRecord,
    InvalidTerm,
    Milestone,
    PartialDate,
    Partnership,
    Stage,
)
from diplomacy.records import MAY_FOLLOW
from diplomacy.testing.strategies import agreements, partial_dates, partnerships

SIGNED: Final = Milestone("signed", "2012-08-01")
IN_FORCE: Final = Milestone("in-force", "2013-05")
TERMINATED: Final = Milestone("terminated", "2020-03-04")
CONSENT: Final = {Stage.ADOPTED, Stage.SIGNED, Stage.RATIFIED, Stage.ACCEDED}
EFFECT: Final = {Stage.IN_FORCE, Stage.PROVISIONALLY_APPLIED, Stage.SUSPENDED}

every_type = pytest.mark.parametrize("cls", [Agreement, Partnership], ids=lambda c: c.__name__)


def agree(*history: Milestone) -> Agreement:
    """Return an agreement of South Korea and Turkey with a history."""
    agreement: Agreement = make(Agreement, history=history)
    return agreement


# --- valid histories ----------------------------------------------------------------------------


@every_type
def test_stages_follow_one_another_by_the_table(cls: Any) -> None:
    """A stage can follow another if and only if the table lists it."""
    successors = MAY_FOLLOW[cls.__name__]
    for first, following in successors.items():
        for second in successors:
            history = [Milestone(first, "2012"), Milestone(second, "2013")]
            if second in following:
                keeps_effect = first in EFFECT and second in CONSENT
                assert make(cls, history=history).stage is (first if keeps_effect else second)
            else:
                with pytest.raises(InvalidRecord, match=f"{second} cannot follow {first}"):
                    make(cls, history=history)


@every_type
@pytest.mark.parametrize("planned", [False, True])
def test_histories_have_the_stages_of_the_table(cls: Any, planned: bool) -> None:
    for stage in Stage:
        history = [Milestone(stage, planned=planned)]
        if stage in MAY_FOLLOW[cls.__name__]:
            assert make(cls, history=history).stage is (None if planned else stage)
        else:
            with pytest.raises(InvalidRecord) as caught:
                make(cls, history=history)
            assert caught.value.path == "history[0].stage"
            assert caught.value.reason.startswith(f"{stage} is not a stage of a")
            assert "Valid terms: proposed, " in caught.value.reason


def test_milestones_may_recur() -> None:
    steps = tuple(Milestone(stage) for stage in ("in-force", "suspended") * 2)
    treaty = agree(*steps)
    assert treaty.history == steps
    assert treaty.current_index() == 3
    assert treaty.index_of_stage(Stage.IN_FORCE) == 2
    assert treaty.index_of_stage(Stage.SIGNED) is None


def test_planned_milestones_do_not_restrict_the_order() -> None:
    """A plan may be carried out early, and limits neither what precedes nor what follows it."""
    planned = Milestone("signed", "2026", planned=True)
    assert agree(planned, Milestone("signed", "2025")).stage is Stage.SIGNED
    assert agree(planned, Milestone("negotiating")).stage is Stage.NEGOTIATING
    assert agree(TERMINATED, planned).stage is Stage.TERMINATED


def test_the_order_is_checked_for_each_party() -> None:
    treaty = agree(
        Milestone("signed", "2013", party="KR"),
        Milestone("signed", "2012", party="TR"),
        Milestone("in-force", "2011"),
    )
    assert len(treaty.history) == 3
    with pytest.raises(InvalidRecord) as caught:
        agree(
            Milestone("signed", "2013", party="KR"),
            Milestone("signed", "2011", party="TR"),
            Milestone("ratified", "2012", party="KR"),
        )
    assert caught.value.path == "history[2].date"


@pytest.mark.parametrize("early", ["in-force", "provisionally-applied"])
def test_entry_into_force_may_precede_signature(early: str) -> None:
    treaty = agree(Milestone("signed", "2013"), Milestone(early, "2012"))
    assert treaty.signed_on == PartialDate("2013")
    assert treaty.stage is Stage(early)
    assert treaty.stage_on("2012-12-31") is Stage(early)


@pytest.mark.parametrize(
    "later", ["2012-08-01", "2012-08", "2012", "[2010..2012]", "[..2025]", "2011~", "1900~", None]
)
def test_only_certainly_earlier_dates_are_rejected(later: str | None) -> None:
    assert agree(SIGNED, Milestone("terminated", later)).stage is Stage.TERMINATED


@pytest.mark.parametrize(
    ("history", "reason"),
    [
        (
            [("signed", "2012-08-01"), ("terminated", "2011")],
            "2011 is earlier than the previous milestone (signed, 2012-08-01).",
        ),
        (
            [("adopted", "2012"), ("signed", None), ("ratified", "2011")],
            "2011 is earlier than the previous milestone (adopted, 2012).",
        ),
        (
            [("ratified", "2013"), ("in-force", "2012")],
            "2012 is earlier than the previous milestone (ratified, 2013).",
        ),
        (
            [("signed", "2000"), ("ratified", "2000-06"), ("in-force", "2000-03")],
            "2000-03 is earlier than the previous milestone (ratified, 2000-06).",
        ),
        (
            [("signed", "2005"), ("in-force", "2000"), ("terminated", "2003")],
            "2003 is earlier than the previous milestone (signed, 2005).",
        ),
        (
            [("ratified", "2000-06"), ("ratified", "2000"), ("in-force", "2000-03")],
            "2000-03 is earlier than the previous milestone (ratified, 2000-06).",
        ),
        (
            [("signed", "2001-06"), ("ratified", "2002~"), ("terminated", "2000")],
            "2000 is earlier than the previous milestone (signed, 2001-06).",
        ),
    ],
)
def test_certainly_earlier_dates_are_rejected(
    history: list[tuple[str, str | None]], reason: str
) -> None:
    with pytest.raises(InvalidRecord) as caught:
        agree(*(Milestone(stage, day) for stage, day in history))
    assert caught.value.path == f"history[{len(history) - 1}].date"
    assert caught.value.reason == reason


steps = st.builds(
    Milestone,
    st.sampled_from(["signed", "ratified", "provisionally-applied", "in-force", "suspended"]),
    st.none()
    | st.builds(
        "{}{}".format, st.integers(2000, 2002), st.sampled_from(["", "-06", "-06-15", "~"])
    ),
    st.booleans(),
    st.sampled_from([None, "KR"]),
)


@settings(max_examples=150)
@given(st.lists(steps, min_size=1, max_size=5))
def test_order_agrees_with_comparing_every_two_acts(history: list[Milestone]) -> None:
    """The first date is rejected that is certainly before an earlier act of the same party.

    Entry into force and provisional application may precede signature.
    """
    may_precede_signature = (Stage.IN_FORCE, Stage.PROVISIONALLY_APPLIED)
    too_early = [
        i
        for i, later in enumerate(history)
        for earlier in history[:i]
        if earlier.party == later.party
        and not earlier.planned
        and earlier.date is not None
        and later.date is not None
        and not (earlier.stage is Stage.SIGNED and later.stage in may_precede_signature)
        and later.date.certainly_before(earlier.date)
    ]
    path = None
    try:
        agree(*history)
    except InvalidRecord as error:
        path = error.path
    if path is None or path.endswith(".date"):
        assert path == (f"history[{too_early[0]}].date" if too_early else None)


# --- derived stages and dates -------------------------------------------------------------------


@pytest.mark.parametrize(
    ("history", "stage", "signed", "in_force", "terminated"),
    [
        ([SIGNED], "signed", "2012-08-01", None, None),
        ([Milestone("signed")], "signed", None, None, None),
        ([SIGNED, IN_FORCE], "in-force", "2012-08-01", "2013-05", None),
        ([SIGNED, IN_FORCE, TERMINATED], "terminated", "2012-08-01", "2013-05", "2020-03-04"),
        ([IN_FORCE], "in-force", None, "2013-05", None),
        ([Milestone("signed", "2026", planned=True)], None, None, None, None),
        ([SIGNED, Milestone("in-force", "2026", planned=True)], "signed", "2012-08-01", None, None),
        ([SIGNED, Milestone("ratified", "2013", party="KR")], "signed", "2012-08-01", None, None),
        ([Milestone("ratified", "2013", party="KR"), SIGNED], "signed", "2012-08-01", None, None),
        ([Milestone("ratified", "2013", party="KR")], None, None, None, None),
        (
            [IN_FORCE, Milestone("suspended", "2015"), Milestone("in-force", "2016")],
            "in-force",
            None,
            "2016",
            None,
        ),
        ([Milestone("proposed", "2011"), SIGNED], "signed", "2012-08-01", None, None),
    ],
)
def test_stage_and_dates_are_derived_from_acts_of_the_whole(
    history: list[Milestone],
    stage: str | None,
    signed: str | None,
    in_force: str | None,
    terminated: str | None,
) -> None:
    treaty = agree(*history)
    assert treaty.stage is (stage and Stage(stage))
    assert treaty.signed_on == (signed and PartialDate(signed))
    assert treaty.entered_into_force_on == (in_force and PartialDate(in_force))
    assert treaty.terminated_on == (terminated and PartialDate(terminated))


@pytest.mark.parametrize("effect", sorted(map(str, EFFECT)))
def test_later_consent_does_not_change_the_stage(effect: str) -> None:
    treaty = agree(Milestone(effect, "2012"), Milestone("ratified", "2013"))
    assert treaty.stage is treaty.stage_on("2014") is Stage(effect)
    assert treaty.current_index() == 0
    assert treaty.index_of_stage(Stage.RATIFIED) == 1


def test_one_party_can_sever_a_partnership() -> None:
    relations = make(
        Partnership,
        history=[Milestone("established", party="KR"), Milestone("severed", party="TR")],
    )
    assert relations.stage is Stage.SEVERED


def test_has_reached_counts_acts_of_single_parties() -> None:
    treaty = agree(
        Milestone("ratified", party="KR"), IN_FORCE, Milestone("terminated", planned=True)
    )
    assert treaty.has_reached(Stage.IN_FORCE)
    assert treaty.has_reached("ratified")
    assert not treaty.has_reached("signed")
    assert not treaty.has_reached("terminated")


@settings(max_examples=40)
@given(st.one_of(agreements(), partnerships()))
def test_stages_agree_with_a_direct_reading_of_the_history(
    record: Agreement | Partnership,
) -> None:
    done = [step for step in record.history if not step.planned]
    counted = [step for step in done if step.party is None] or done
    if isinstance(record, Agreement) and counted and counted[0].party is not None:
        acts = {(step.party, step.stage) for step in counted}
        counted = [s for s in counted if all((p, s.stage) in acts for p in record.parties)]
    last = [step.stage for step in counted][-1:]
    last_but_consent = [step.stage for step in counted if step.stage not in CONSENT][-1:]
    keeps_effect = last_but_consent and last_but_consent[0] in EFFECT
    expected = last_but_consent if keeps_effect else last
    assert record.stage is (expected[0] if expected else None)
    assert {s for s in Stage if record.has_reached(s)} == {step.stage for step in done}
    index = record.current_index()
    assert (None if index is None else record.history[index].stage) is record.stage


# --- the stage on a day -------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("day", "stage"),
    [
        ("2012-07-31", None),
        ("2012-08-01", "signed"),
        ("2012-08", "signed"),
        ("2012", None),
        ("2013-05-01", "signed"),
        ("2013-05-30", "signed"),
        ("2013-05-31", "in-force"),
        ("2013-06", "in-force"),
        ("2020-03-03", "in-force"),
        (date(2020, 3, 4), "terminated"),
        ("2030", "terminated"),
        ("2030~", None),
        ("[2013-06..]", "in-force"),
        ("[..2030]", None),
    ],
)
def test_stage_on_a_day_is_the_last_one_certainly_reached(day: Any, stage: str | None) -> None:
    assert agree(SIGNED, IN_FORCE, TERMINATED).stage_on(day) is (stage and Stage(stage))


@pytest.mark.parametrize(
    "step",
    [Milestone("signed"), Milestone("signed", "2012~"), Milestone("signed", "2012", planned=True)],
)
def test_undated_approximate_and_planned_milestones_are_certain_on_no_day(step: Milestone) -> None:
    assert agree(step).stage_on("9999") is None
    assert not agree(step).certainly_at("signed", "9999")


@pytest.mark.parametrize(
    ("history", "day", "certain", "possible"),
    [
        ([("in-force", "1990"), ("terminated", "1995~")], "1992", False, True),
        ([("in-force", "1990"), ("terminated", "1995~")], "2020-01-01", False, True),
        ([("in-force", "2001"), ("terminated", None)], "2020", False, True),
        ([("in-force", "1990"), ("terminated", "[2003..2010]")], "2002", True, True),
        ([("in-force", "1990"), ("terminated", "[2003..2010]")], "2005-01-01", False, True),
        ([("in-force", "1990"), ("terminated", "[2003..2010]")], "2011", False, False),
        ([("signed", "1999-05"), ("in-force", "2001~")], "2010-01-01", False, True),
        ([("signed", "1999-05"), ("in-force", "2001-02-01")], "2001-01-31", False, False),
        ([("in-force", "1990"), ("signed", "1991")], "1992", True, True),
        ([("in-force", "1990")], "1989", False, False),
        ([("signed", "1990")], "1992", False, False),
    ],
)
def test_certainly_and_possibly_in_force(
    history: list[tuple[str, str | None]], day: str, *, certain: bool, possible: bool
) -> None:
    treaty = agree(*(Milestone(stage, on) for stage, on in history))
    assert treaty.certainly_at("in-force", day) is certain
    assert treaty.possibly_at("in-force", day) is possible


def test_no_stage_of_a_bilateral_agreement_is_certain_after_a_withdrawal() -> None:
    treaty = agree(Milestone("in-force", "2013"), Milestone("withdrawn", "2014", party="KR"))
    assert treaty.certainly_at("in-force", "2013-12-31")
    assert not treaty.certainly_at("in-force", "2020")


@settings(max_examples=40)
@given(agreements(), partial_dates())
def test_at_most_one_stage_is_certain_and_certain_stages_are_possible(
    record: Agreement, day: PartialDate
) -> None:
    certain = [stage for stage in Stage if record.certainly_at(stage, day)]
    assert len(certain) <= 1
    for stage in certain:
        assert record.possibly_at(stage, day)
        assert record.stage_on(day) is stage


def test_unknown_stages_and_dates_are_rejected() -> None:
    treaty = agree(SIGNED)
    with pytest.raises(InvalidTerm):
        treaty.has_reached("done")
    for query in (treaty.certainly_at, treaty.possibly_at):
        with pytest.raises(InvalidTerm):
            query("done", "2020")
        with pytest.raises(InvalidDate):
            query("signed", "soon")


# --- cost ---------------------------------------------------------------------------------------


def convene(size: int) -> Agreement:
    """Return a convention that each of many parties has signed and ratified."""
    parties = [f"organization-{i}" for i in range(size)]
    return Agreement(
        id="convention",
        title="A convention",
        parties=parties,
        history=[
            Milestone(stage, f"{2000 + i}", party=party)
            for i, stage in enumerate(("signed", "ratified"))
            for party in parties
        ],
        citations=[CITED],
    )


def count_lines(record: Agreement) -> int:
    """Return the number of lines of Python that run to derive the stages of a record."""
    lines = 0

    def trace(_frame: FrameType, event: str, _argument: object) -> Any:
        nonlocal lines
        lines += event == "line"
        return trace

    previous = sys.gettrace()
    sys.settrace(trace)
    try:
        assert record.stage is Stage.RATIFIED
        assert record.certainly_at("ratified", "2020")
        assert record.possibly_at("ratified", "2020")
    finally:
        sys.settrace(previous)
    return lines


def test_stages_take_time_in_proportion_to_the_parties() -> None:
    assert count_lines(convene(120)) < 2.5 * count_lines(convene(60))

"""The histories of agreements and partnerships, and the stages that follow from them."""

import inspect
import sys
from datetime import date
from itertools import permutations, product
from types import FrameType
from typing import Any, Final

import attrs
import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from tests.records.samples import CITED, make

from diplomacy import (
    Agreement,
    Citation,
    InvalidDate,
    InvalidRecord,
    InvalidTerm,
    LegalEffect,
    Milestone,
    PartialDate,
    Partnership,
    Stage,
)
from diplomacy.records.agreements import _DATED_BY
from diplomacy.testing.strategies import agreements, partial_dates, partnerships

SIGNED: Final = Milestone("signed", "2012-08-01")
IN_FORCE: Final = Milestone("in-force", "2013-05")
TERMINATED: Final = Milestone("terminated", "2020-03-04")

every_type = pytest.mark.parametrize("cls", [Agreement, Partnership], ids=lambda c: c.__name__)


def agree(*history: Milestone) -> Agreement:
    """Return an agreement of South Korea and Turkey with a history."""
    agreement: Agreement = make(Agreement, history=history)
    return agreement


# --- which acts are accepted --------------------------------------------------------------------


@every_type
@pytest.mark.parametrize("planned", [False, True])
@pytest.mark.parametrize("stage", Stage)
def test_histories_have_the_stages_of_their_type(cls: Any, stage: Stage, planned: bool) -> None:
    history = [Milestone(stage, planned=planned)]
    if stage in cls.STAGES:
        has_effect = not planned and stage.effect is not LegalEffect.NONE
        assert make(cls, history=history).stage is (stage if has_effect else None)
    else:
        with pytest.raises(InvalidRecord) as caught:
            make(cls, history=history)
        assert caught.value.path == "history[0].stage"
        assert caught.value.reason.startswith(f"{stage} is not a stage of a")
        assert "Valid terms: proposed, " in caught.value.reason


@every_type
def test_any_order_of_acts_is_stored(cls: Any) -> None:
    """A source may claim what cannot be; `Archive.audit` reports it."""
    stages = [stage for stage in Stage if stage in cls.STAGES]
    for first in stages:
        for second in stages:
            record = make(cls, history=[Milestone(first, "2012"), Milestone(second, "2013")])
            assert [step.stage for step in record.history] == [first, second]


@every_type
def test_a_history_may_be_empty(cls: Any) -> None:
    record = make(cls, history=[])
    assert (record.stage, record.first_done_on, record.current_index()) == (None, None, None)
    assert record.stage_on("2020") is None


def test_only_a_territorial_application_has_a_territory() -> None:
    assert Milestone("territorial-application", "1985", territory="Gibraltar").territory
    with pytest.raises(InvalidRecord, match="only a territorial-application has a territory"):
        Milestone("signed", "1985", territory="Gibraltar")


# --- the canonical order ------------------------------------------------------------------------


def test_acts_are_stored_in_order_of_time() -> None:
    assert agree(TERMINATED, IN_FORCE, SIGNED).history == (SIGNED, IN_FORCE, TERMINATED)


def test_acts_of_one_day_follow_the_life_of_an_instrument() -> None:
    day = "2012-08-01"
    steps = [Milestone(stage, day) for stage in ("adopted", "signed", "in-force")]
    for order in permutations(steps):
        assert agree(*order).history == tuple(steps)


def test_acts_of_different_parties_do_not_depend_on_the_order_given() -> None:
    steps = [
        Milestone("signed", "2012", party="KR"),
        Milestone("signed", "2012", party="TR"),
        Milestone("ratified", "2013", party="KR"),
        Milestone("in-force", "2013"),
    ]
    assert len({agree(*order) for order in permutations(steps)}) == 1


def test_acts_that_may_be_of_one_time_stay_in_the_order_given() -> None:
    """Within a year, only the editor knows which came first."""
    suspended, resumed = Milestone("suspended", "2014"), Milestone("resumed", "2014")
    assert agree(suspended, resumed).stage is Stage.RESUMED
    assert agree(resumed, suspended).stage is Stage.SUSPENDED


def test_undated_acts_stay_behind_the_act_they_were_given_after() -> None:
    ratified, about = Milestone("ratified"), Milestone("suspended", "2015~")
    assert agree(IN_FORCE, about, SIGNED, ratified).history == (SIGNED, ratified, IN_FORCE, about)


def test_citations_follow_the_acts_that_they_support() -> None:
    cited = Citation("yearbook", 1, fields=["history[0].date", "history[1]", "title", "history"])
    treaty = make(Agreement, history=[IN_FORCE, SIGNED], citations=[cited])
    assert treaty.citations[0].fields == ("history[1].date", "history[0]", "title", "history")


@settings(max_examples=100)
@given(st.data())
def test_the_order_is_canonical(data: st.DataObject) -> None:
    """No act is certainly later than one behind it, and storing a stored history changes nothing."""
    record = data.draw(st.one_of(agreements(), partnerships()))
    history = record.history
    dated = [step for step in history if step.date and not step.date.approximate]
    for i, earlier in enumerate(dated):
        for later in dated[i:]:
            if earlier.party == later.party:
                assert earlier.date
                assert later.date
                assert not later.date.certainly_before(earlier.date)
    assert attrs.evolve(record).history == history


@settings(max_examples=60)
@given(agreements())
def test_derived_dates_are_those_of_the_steps(agreement: Agreement) -> None:
    """What is read from the acts at once is what follows from the steps of the whole."""
    for name, (pick, decides) in _DATED_BY.items():
        places = [s.place for s in agreement._effective_steps() if decides(s.stage)][pick]
        assert agreement.index_of_date(name) == (places[0] if places else None)


@settings(max_examples=60)
@given(st.data())
def test_certain_order_does_not_depend_on_the_order_given(data: st.DataObject) -> None:
    days = data.draw(st.lists(st.dates(), min_size=1, max_size=5, unique=True))
    steps = [
        Milestone(data.draw(st.sampled_from(["signed", "ratified"])), day, party=party)
        for day in days
        for party in data.draw(st.lists(st.sampled_from([None, "KR", "TR"]), unique=True))
    ]
    assert agree(*steps) == agree(*data.draw(st.permutations(steps)))


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
        ([Milestone("ratified", "2010", party="KR"), SIGNED], "signed", "2012-08-01", None, None),
        ([Milestone("ratified", "2013", party="KR")], None, None, None, None),
        (
            [IN_FORCE, Milestone("suspended", "2015"), Milestone("in-force", "2016")],
            "in-force",
            None,
            "2013-05",
            None,
        ),
        ([Milestone("proposed", "2011"), SIGNED], "signed", "2012-08-01", None, None),
        ([Milestone("definitively-signed", "2011")], "definitively-signed", "2011", None, None),
        ([IN_FORCE, Milestone("expired", "2015")], "expired", None, "2013-05", "2015"),
        ([IN_FORCE, Milestone("reservation", "2015")], "in-force", None, "2013-05", None),
        (
            [IN_FORCE, Milestone("expired", "2015"), Milestone("renewed", "2016")],
            "renewed",
            None,
            "2013-05",
            "2015",
        ),
        # One of two parties that leaves ends the agreement.
        (
            [IN_FORCE, Milestone("withdrawn", "2015", party="KR")],
            "withdrawn",
            None,
            "2013-05",
            "2015",
        ),
        # What both parties did, the whole did.
        (
            [
                SIGNED,
                Milestone("ratified", "2013", party="KR"),
                Milestone("ratified", "2014", party="TR"),
            ],
            "ratified",
            "2012-08-01",
            None,
            None,
        ),
    ],
)
def test_stage_and_dates_are_derived_from_the_acts(
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


@pytest.mark.parametrize("effect", ["in-force", "provisionally-applied", "suspended", "renewed"])
def test_later_consent_does_not_change_the_stage(effect: str) -> None:
    treaty = agree(Milestone(effect, "2012"), Milestone("ratified", "2013"))
    assert treaty.stage is treaty.stage_on("2014") is Stage(effect)
    assert treaty.current_index() == 0


def test_milestones_may_recur() -> None:
    steps = tuple(Milestone(stage) for stage in ("in-force", "suspended") * 2)
    assert agree(*steps).history == steps
    assert agree(*steps).current_index() == 3


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
def test_undated_approximate_and_planned_acts_are_certain_on_no_day(step: Milestone) -> None:
    assert agree(step).stage_on("9999") is None
    assert not agree(step).certainly_at("signed", "9999")


def test_an_act_counts_from_the_day_on_which_it_takes_effect() -> None:
    """The fisheries agreement of 1965 was denounced in January 1998, with effect a year later."""
    denounced = Milestone("denounced", "1998-01-23", party="KR", effective_on="1999-01-23")
    treaty = agree(Milestone("in-force", "1965-12-18"), denounced)
    assert treaty.stage_on("1998-06-01") is Stage.IN_FORCE
    assert treaty.stage_on("1999-01-23") is Stage.DENOUNCED


@pytest.mark.parametrize(
    ("history", "stage", "day", "certain", "possible"),
    [
        # A signature is certain on its own day; afterwards it may be in force.
        ([("signed", "1990-05-01")], "signed", "1990-05-01", True, True),
        ([("signed", "1990-05-01")], "signed", "1992", False, True),
        ([("signed", "1990-05-01")], "in-force", "1992", False, True),
        ([("signed", "1990-05-01")], "in-force", "1990-04-30", False, False),
        ([("signed", "1990-05-01")], "negotiating", "1990-04-30", False, True),
        # What lasts is certain until the sources end, here with the last act.
        ([("in-force", "1990"), ("terminated", "1995")], "in-force", "1992", True, True),
        ([("in-force", "1990")], "in-force", "1989", False, False),
        ([("in-force", "1990")], "in-force", "1992", False, True),
        ([("in-force", "1990")], "suspended", "1992", False, True),
        ([("in-force", "1990")], "negotiating", "1992", False, False),
        ([("in-force", "1990"), ("terminated", "1995~")], "in-force", "1992", False, True),
        ([("in-force", "2001"), ("terminated", None)], "in-force", "2020", False, True),
        ([("in-force", "1990"), ("terminated", "[2003..2010]")], "in-force", "2002", True, True),
        ([("in-force", "1990"), ("terminated", "[2003..2010]")], "in-force", "2005", False, True),
        ([("in-force", "1990"), ("terminated", "[2003..2010]")], "in-force", "2011", False, False),
        # An end is certain from then on.
        ([("in-force", "1990"), ("terminated", "1995")], "terminated", "2400", True, True),
        # Entry into force in 2001 excludes it before, whatever lies between.
        ([("signed", "1999-05"), ("in-force", "2001-02-01")], "in-force", "2000", False, False),
        ([("signed", "1999"), ("terminated", "2005")], "in-force", "2000", False, True),
        ([("renewed", "2005")], "in-force", "2000", False, True),
        # In force before it was signed: certain from its own act on.
        ([("signed", "2001-06"), ("in-force", "2001-03-15")], "in-force", "2001-04", True, True),
        ([("in-force", "1990"), ("reservation", "1995")], "reservation", "1995", False, False),
        ([("in-force", "1990")], "severed", "1995", False, False),
    ],
)
def test_certain_and_possible_stages(
    history: list[tuple[str, str | None]], stage: str, day: str, *, certain: bool, possible: bool
) -> None:
    treaty = agree(*(Milestone(act, on) for act, on in history))
    assert treaty.certainly_at(stage, day) is certain
    assert treaty.possibly_at(stage, day) is possible


def test_the_end_of_the_sources_limits_what_is_certain() -> None:
    treaty = agree(IN_FORCE)
    assert not treaty.certainly_at("in-force", "2020")
    assert treaty.certainly_at("in-force", "2020", as_of="2021-03-01")
    assert not treaty.certainly_at("in-force", "2022", as_of="2021-03-01")
    assert not treaty.possibly_at("terminated", "2020", as_of="2021-03-01")
    assert treaty.possibly_at("terminated", "2022", as_of="2021-03-01")
    assert not treaty.certainly_at("in-force", "2014", as_of="2021~")


@settings(max_examples=60)
@given(st.one_of(agreements(), partnerships()), partial_dates(), st.none() | st.dates())
def test_at_most_one_stage_is_certain_and_certain_stages_are_possible(
    record: Agreement | Partnership, day: PartialDate, as_of: date | None
) -> None:
    certain = [stage for stage in Stage if record.certainly_at(stage, day, as_of=as_of)]
    assert len(certain) <= 1
    for stage in certain:
        assert record.possibly_at(stage, day, as_of=as_of)


@settings(max_examples=60)
@given(st.one_of(agreements(), partnerships()), st.dates(), st.dates(), st.sampled_from(Stage))
def test_later_sources_make_more_certain_and_less_possible(
    record: Agreement | Partnership, first: date, second: date, stage: Stage
) -> None:
    early, late = sorted((first, second))
    for day in (early, late):
        if record.certainly_at(stage, day, as_of=early):
            assert record.certainly_at(stage, day, as_of=late)
        if record.possibly_at(stage, day, as_of=late):
            assert record.possibly_at(stage, day, as_of=early)


def test_what_is_in_force_before_its_signature_is_possibly_so() -> None:
    treaty = agree(Milestone("signed", "2001-06"), Milestone("in-force", "2001-01"))
    assert treaty.certainly_at("in-force", "2001-03-15")
    assert treaty.possibly_at("in-force", "2001-03-15")


# The first and the last day of an act in January 2001, and its date.
SPANS: Final = [
    *((i, i, f"2001-01-{i:02}") for i in range(1, 6)),
    *((i, i + 2, f"[2001-01-{i:02}..2001-01-{i + 2:02}]") for i in range(1, 4)),
]
ACTS: Final = ("proposed", "signed", "ratified", "in-force", "suspended", "renewed", "terminated")


@settings(max_examples=150)
@given(
    st.lists(st.tuples(st.sampled_from(ACTS), st.sampled_from(SPANS)), max_size=4),
    st.integers(0, 6),
    st.sampled_from(Stage),
)
@example([("terminated", SPANS[5]), ("ratified", SPANS[0])], 1, Stage.TERMINATED)
def test_stages_agree_with_every_course_of_events(
    drawn: list[tuple[str, tuple[int, int, str]]], number: int, stage: Stage
) -> None:
    """The acts are drawn in any order of stages: in force before signature, ended and renewed."""
    treaty = agree(*(Milestone(act, text) for act, (_, _, text) in drawn))
    spans = {text: range(low, high + 1) for low, high, text in SPANS}
    day = f"2001-01-{number:02}" if number else "2000-12-31"
    found = set()
    for days in product(*(spans[str(act.date)] for act in treaty.history)):
        if list(days) == sorted(days):
            # Acts without dates stay in their order; those of one day would be in that of the terms.
            done = [
                attrs.evolve(act, date=None)
                for act, d in zip(treaty.history, days, strict=True)
                if d <= number
            ]
            found.add(agree(*done).stage)
    certain = treaty.certainly_at(stage, day, as_of="2100")
    possible = treaty.possibly_at(stage, day, as_of="2100")
    assert possible or not certain
    assert possible or stage not in found
    assert not certain or found == {stage}
    if stage.effect in (LegalEffect.FORCE, LegalEffect.SUSPENSION, LegalEffect.END):
        assert certain is (found == {stage})


def test_unknown_stages_and_dates_are_rejected() -> None:
    treaty = agree(SIGNED)
    with pytest.raises(InvalidTerm):
        treaty.has_reached("done")
    for query in (treaty.certainly_at, treaty.possibly_at):
        with pytest.raises(InvalidTerm):
            query("done", "2020")
        with pytest.raises(InvalidDate):
            query("signed", "soon")
        with pytest.raises(InvalidDate):
            query("signed", "2020", as_of="soon")


# --- cost ---------------------------------------------------------------------------------------


def convene(size: int) -> Agreement:
    """Return a convention that each of many parties has signed and ratified, some undated."""
    parties = [f"organization-{i}" for i in range(size)]
    return Agreement(
        id="convention",
        title="A convention",
        parties=parties,
        history=[
            Milestone(stage, f"{2000 + i % 7}" if i % 5 else None, party=party)
            for stage in ("ratified", "signed")
            for i, party in enumerate(parties)
        ]
        + [Milestone("in-force", "2010")],
        citations=[CITED],
    )


def count_lines(size: int) -> int:
    """Return the number of lines of Python that run to make and query a convention."""
    lines = 0

    def trace(_frame: FrameType, event: str, _argument: object) -> Any:
        nonlocal lines
        lines += event == "line"
        return trace

    previous = sys.gettrace()
    sys.settrace(trace)
    try:
        record = convene(size)
        assert record.stage is Stage.IN_FORCE
        assert record.certainly_at("in-force", "2020", as_of="2021")
        assert record.possibly_at("terminated", "2020")
        assert record.parties_on("2011-06-01", as_of="2012")
    finally:
        sys.settrace(previous)
    return lines


def test_histories_take_time_in_proportion_to_the_parties() -> None:
    assert count_lines(120) < 2.5 * count_lines(60)


def test_rare_fields_of_a_milestone_are_named() -> None:
    kinds = {p.name: p.kind for p in inspect.signature(Milestone).parameters.values()}
    named = {name for name, kind in kinds.items() if kind is inspect.Parameter.KEYWORD_ONLY}
    assert named == {"effective_on", "territory"}


@pytest.mark.parametrize(
    ("cls", "stage", "message"),
    [
        (Agreement, "severed", "severed is not a stage of an agreement."),
        (Partnership, "signature-withdrawn", "is not a stage of a partnership."),
    ],
)
def test_the_message_on_a_stage_of_another_type_names_the_type(
    cls: Any, stage: str, message: str
) -> None:
    with pytest.raises(InvalidRecord, match=message):
        make(cls, history=[Milestone(stage)])


def test_sources_speak_of_no_day_after_the_first_possible_one() -> None:
    """A date of which the day is open bounds what is known by its first day."""
    treaty = agree(Milestone("in-force", "2001-06"))
    assert treaty.certainly_at("in-force", "2001-07-01", as_of="2001-07-01")
    assert not treaty.certainly_at("in-force", "2001-06-30")
    for as_of in ("2001", "2002~", "2001-06"):
        assert not treaty.certainly_at("in-force", "2001-07-01", as_of=as_of)
    assert treaty.certainly_at("in-force", "2001-07-01", as_of="2002")


def test_negotiations_have_an_order() -> None:
    begun, agreed = agree(Milestone("proposed", "2001")), agree(Milestone("agreed", "2001"))
    assert begun.possibly_at("negotiating", "2002")
    assert not begun.possibly_at("negotiating", "2000")
    assert agreed.possibly_at("negotiating", "2000")
    assert not agreed.possibly_at("negotiating", "2002")

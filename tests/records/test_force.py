"""Whether an agreement is in force between two parties, against a naive model."""

from datetime import date, timedelta
from itertools import dropwhile, pairwise, product
from typing import Any, Final

import attrs
import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from tests.records.samples import make

from diplomacy import (
    Agreement,
    AmbiguousCountry,
    InvalidDate,
    InvalidType,
    LegalEffect,
    Milestone,
    Stage,
    UnknownCountry,
)
from diplomacy.records.courses import Courses
from diplomacy.records.force import quorums_between

KR_LEFT: Final = Milestone("withdrawn", "2000-07-01", party="KR")


def treaty_of(*history: Any, parties: Any = ("KR", "TR", "JP"), complete: bool = True) -> Agreement:
    """Return an agreement with acts given as ``(stage, date, party)``."""
    acts = [
        act if isinstance(act, Milestone) else Milestone(stage=act[0], date=act[1], party=act[2])
        for act in history
    ]
    agreement: Agreement = make(Agreement, parties=parties, parties_complete=complete, history=acts)
    return agreement


CONVENTION: Final = treaty_of(
    ("adopted", "1982-12-10", None),
    ("in-force", "1994-11-16", None),
    ("ratified", "1996-01-29", "KR"),
    ("signed", "1983-02-07", "JP"),
    ("acceded", "1990-05-01", "TR"),
)


@pytest.mark.parametrize(
    ("pair", "day", "certain", "possible"),
    [
        (("KR", "TR"), "1997-01-01", True, True),
        (("TR", "South Korea"), "1996-01-29", True, True),
        # Korea was not bound before it ratified, nor anybody before entry into force.
        (("KR", "TR"), "1995-06-01", False, False),
        (("KR", "TR"), "1991-06-01", False, False),
        # Japan's ratification is not on record, which does not mean that there was none.
        (("KR", "JP"), "1997-01-01", False, True),
        # Not a party, and the parties are complete.
        (("KR", "FR"), "1997-01-01", False, False),
    ],
)
def test_a_convention_binds_those_that_consented(
    pair: tuple[str, str], day: str, *, certain: bool, possible: bool
) -> None:
    assert CONVENTION.certainly_in_force(day, between=pair, as_of="2020-01-01") is certain
    assert CONVENTION.possibly_in_force(day, between=pair, as_of="2020-01-01") is possible


def test_stages_of_single_parties() -> None:
    assert CONVENTION.stage_of("KR") is Stage.IN_FORCE
    assert CONVENTION.stage_of("KR", "1995") is None
    assert CONVENTION.stage_of("JP") is Stage.SIGNED
    assert CONVENTION.stage_of("TR", "1991") is Stage.ACCEDED
    assert CONVENTION.stage_of("France") is None
    with pytest.raises(UnknownCountry):
        CONVENTION.stage_of("atlantis")
    with pytest.raises(AmbiguousCountry):
        CONVENTION.stage_of("Korea")
    with pytest.raises(InvalidDate):
        CONVENTION.stage_of("KR", "soon")


def test_no_act_means_no_stage() -> None:
    """Nor does an act that is certainly not done by a day, or may not be."""
    assert treaty_of().stage_of("KR") is None
    assert CONVENTION.stage_of("KR", "1900") is None
    assert CONVENTION.stage_of("KR", "2000~") is None
    assert CONVENTION.stage_of("KR", "2000") is Stage.IN_FORCE


def test_parties_are_named_by_code_name_or_id() -> None:
    """Of an organization, only the id is; other countries are not among the parties."""
    treaty = treaty_of(parties=("KR", "union"))
    assert treaty.involves("KR") is True
    assert treaty.involves("South Korea") is True
    assert treaty.involves("union") is True
    assert treaty.involves("France") is False
    with pytest.raises(UnknownCountry):
        treaty.involves("club")


@pytest.mark.parametrize("between", ["KR", "KRTR", ("KR",), ["KR", "TR", "JP"], 2, {"KR", "TR"}])
def test_an_agreement_is_in_force_between_two(between: Any) -> None:
    with pytest.raises(InvalidType):
        CONVENTION.certainly_in_force("1997", between=between)
    assert CONVENTION.certainly_in_force("1997", between=["KR", "TR"], as_of="2020")  # type: ignore[arg-type]


def test_a_bilateral_agreement_is_in_force_for_both_or_for_none() -> None:
    """What one party suspends is in force for no two; of three, two are left."""
    acts = (("in-force", "1990-01-01", None), ("suspended", "1995-01-01", "KR"))
    for parties, certain in ((("KR", "TR"), False), (("KR", "TR", "JP"), True)):
        treaty = treaty_of(*acts, parties=parties)
        assert treaty.certainly_in_force("1992", as_of="2020")
        assert treaty.certainly_in_force("1996", as_of="2020") is certain
        assert treaty.possibly_in_force("1996", as_of="2020") is certain


def test_two_sides_are_bound_if_one_of_each_is() -> None:
    """And two in all, since an organization may be on both sides."""
    sides = quorums_between(frozenset("a"), frozenset("abc"))
    assert [(sorted(parties), needed) for parties, needed in sides] == [
        (["a"], 1),
        (["a", "b", "c"], 1),
        (["a", "b", "c"], 2),
    ]


def test_the_parties_on_a_day() -> None:
    assert CONVENTION.parties_on("1997-01-01", as_of="2020") == ("KR", "TR")
    assert CONVENTION.parties_on("1997-01-01", certain=False) == ("KR", "TR", "JP")
    assert CONVENTION.parties_on("1995-01-01", as_of="2020") == ("TR",)
    assert CONVENTION.parties_on("1997~", as_of="2020") == ()


def test_a_bilateral_agreement_that_one_side_has_left_is_over() -> None:
    treaty = treaty_of(("in-force", "1990", None), KR_LEFT, parties=("KR", "TR"))
    assert treaty.stage is treaty.stage_of("TR") is Stage.WITHDRAWN
    assert treaty.certainly_in_force("1999")
    assert not treaty.possibly_in_force("2010")
    assert treaty.parties_on("2010", certain=False) == ()


def test_a_multilateral_agreement_that_one_party_has_left_continues_for_the_others() -> None:
    treaty = treaty_of(("in-force", "1990", None), KR_LEFT)
    assert treaty.stage is Stage.IN_FORCE
    assert not treaty.possibly_in_force("2010", between=("KR", "TR"))
    assert treaty.certainly_in_force("2010", between=("JP", "TR"), as_of="2012")
    assert treaty.possibly_in_force("2010", between=("JP", "TR"))


def test_the_entry_into_force_for_a_party_comes_before_its_consent() -> None:
    """A convention may bind those that join it some months after they ratify it."""
    treaty = treaty_of(
        ("in-force", "1990-01-01", None),
        ("ratified", "1989-01-01", "TR"),
        ("ratified", "1999-03-24", "KR"),
        ("in-force", "1999-06-24", "KR"),
    )
    spans = treaty.spans_in_force(between=("KR", "TR"), as_of="2020-01-01")
    assert (str(spans[0].first), spans[0].certain) == ("1999-06-24", True)
    assert not treaty.possibly_in_force("1999-06-23", between=("KR", "TR"))
    assert treaty.parties_on("1999-05-01", certain=False) == ("TR", "JP")
    days = ("1999-05-01", "1999-06-24", "1999-05~", None)
    stages = [str(treaty.stage_of("KR", day)) for day in days]
    assert stages == ["ratified", "in-force", "None", "in-force"]


@pytest.mark.parametrize("act", ["signed", "accepted", None])
def test_an_act_between_consent_and_entry_into_force_binds_nobody(act: str | None) -> None:
    """A register may repeat the entry into force for a party as its signature."""
    between = [(act, "1972-02-04", "KR")] if act else []
    treaty = treaty_of(
        ("in-force", "1966-03-20", None),
        ("ratified", "1966-02-18", "TR"),
        ("ratified", "1972-01-06", "KR"),
        *between,
        ("in-force", "1972-02-05", "KR"),
    )
    spans = treaty.spans_in_force(between=("KR", "TR"), as_of="1973-01-01")
    assert (str(spans[0].first), spans[0].certain) == ("1972-02-05", True)
    assert treaty.stage_of("KR", "1972-01-20") is Stage.RATIFIED


@pytest.mark.parametrize("parties", [("KR", "TR", "JP"), ("KR", "TR")])
@pytest.mark.parametrize("act", ["signed", "ratified", "in-force"])
def test_the_whole_does_not_bind_a_party_before_its_own_act(
    parties: tuple[str, ...], act: str
) -> None:
    """Even if no other act of a party is on record, as of the trade agreement of 1947."""
    treaty = treaty_of(("in-force", "1948-01-01", None), (act, "1993-04-20", "KR"), parties=parties)
    days = ("1947-12-31", "1948-01-01", "1993-04-19", "1993-04-20")
    for certain in (True, False):
        bound = [
            "KR" in treaty.parties_on(day, certain=certain, as_of="1994-01-01") for day in days
        ]
        assert bound == [False, False, False, True]
    stages = [treaty.stage_of("KR", day) for day in days]
    assert stages == [None, None, None, Stage.IN_FORCE]
    between = ("KR", "TR")
    assert not treaty.possibly_in_force("1993-04-19", between=between)
    assert treaty.stage_of("TR", "1950") in (Stage.IN_FORCE, None)


@pytest.mark.parametrize("act", ["withdrawn", "suspended", "declaration", "reservation"])
def test_the_whole_binds_a_party_before_an_act_of_those_that_are_bound(act: str) -> None:
    treaty = treaty_of(("in-force", "1948-01-01", None), (act, "1993-04-20", "KR"))
    assert treaty.parties_on("1993-04-19", as_of="1994-01-01") == ("KR", "TR", "JP")
    assert treaty.stage_of("KR", "1993-04-19") is Stage.IN_FORCE


def test_acts_of_parties_suffice_where_the_whole_has_none() -> None:
    treaty = treaty_of(("in-force", "1990", "KR"), ("in-force", "1992", "TR"))
    assert treaty.certainly_in_force("1995", as_of="1996")
    assert not treaty.possibly_in_force("1991", between=("KR", "TR"))


def test_what_only_incomplete_sources_leave_out_is_possible() -> None:
    treaty = treaty_of(("in-force", "1990", None), parties=("KR",), complete=False)
    assert treaty.possibly_in_force("1995", between=("KR", "TR"))
    assert not treaty.certainly_in_force("1995", between=("KR", "TR"), as_of="2000")


def test_a_party_that_left_may_come_back() -> None:
    treaty = treaty_of(("in-force", "1990", None), KR_LEFT, ("acceded", "2005-03-01", "KR"))
    assert treaty.certainly_in_force("2006", between=("KR", "TR"), as_of="2010") is False
    assert treaty.stage_of("KR") is Stage.IN_FORCE
    both = treaty_of(
        ("in-force", "1990", None),
        ("ratified", "1990", "TR"),
        KR_LEFT,
        ("acceded", "2005-03-01", "KR"),
    )
    assert both.certainly_in_force("2006", between=("KR", "TR"), as_of="2010")
    assert not both.possibly_in_force("2003", between=("KR", "TR"))


# --- against a naive model ----------------------------------------------------------------------

START: Final = date(2000, 1, 1)
DAYS: Final = 6
STAGES: Final = ("signed", "ratified", "in-force", "suspended", "renewed", "withdrawn", "denounced")


def day_of(number: int) -> date:
    return START + timedelta(number)


# The first and the last day of an act, counted from START, and its date as a text or None.
SPANS: Final = [
    *((i, i, day_of(i).isoformat()) for i in range(1, DAYS)),
    *((i, i + 2, f"[{day_of(i)}..{day_of(i + 2)}]") for i in range(1, DAYS - 2)),
    (-1, DAYS + 1, None),
    (-1, DAYS + 1, "2000~"),
]
acts = st.lists(
    st.tuples(
        st.sampled_from(STAGES), st.sampled_from(SPANS), st.sampled_from([None, "KR", "TR", "JP"])
    ),
    max_size=5,
)

PRELIMINARY: Final = (LegalEffect.SIGNATURE, LegalEffect.CONSENT)
RANKS: Final = [
    LegalEffect.SIGNATURE,
    LegalEffect.CONSENT,
    LegalEffect.FORCE,
    LegalEffect.SUSPENSION,
    LegalEffect.END,
]


def effect_after(stages: list[Stage]) -> LegalEffect | None:
    """Return the effect that some acts leave, one after another."""
    current: LegalEffect | None = None
    for effect in (stage.effect for stage in stages):
        if effect in (LegalEffect.FORCE, LegalEffect.SUSPENSION, LegalEffect.END):
            current = effect
        elif current is LegalEffect.END:
            current = effect if effect is LegalEffect.CONSENT else current
        elif current is None or RANKS.index(effect) >= RANKS.index(current):
            current = effect
    return current


def is_excluded_by(following: Stage | None, effect: LegalEffect | None) -> bool:
    """Return whether the next act says that the agreement was not in force before it."""
    if following is None or following is Stage.RENEWED:
        return effect is LegalEffect.END
    return following.effect not in (LegalEffect.SUSPENSION, LegalEffect.END)


def naive_answers(
    treaty: Agreement, parties: tuple[str, ...], number: int, known: bool, *, or_whole: bool = False
) -> set[str]:
    """Return the answers for any two parties in every course of events that the dates allow."""
    spans = {text: (low, high) for low, high, text in SPANS}
    by_actor: dict[str | None, list[Milestone]] = {None: [], **{party: [] for party in parties}}
    for act in treaty.history:
        by_actor.setdefault(act.party, []).append(act)

    def courses(actor: str | None) -> set[tuple[tuple[Stage, ...], Stage | None]]:
        steps = by_actor[actor]
        ranges = []
        for act in steps:
            low, high = spans[None if act.date is None else str(act.date)]
            ranges.append(range(low, high + 1))
        found = set()
        for days in product(*ranges):
            if list(days) == sorted(days):
                done = tuple(
                    act.stage for act, day in zip(steps, days, strict=True) if day <= number
                )
                later = [act.stage for act in steps][len(done) :]
                if actor and effect_after([*done]) is LegalEffect.CONSENT:
                    later = [*dropwhile(lambda stage: stage.effect in PRELIMINARY, later)]
                found.add((done, later[0] if later else None))
        return found

    binding = (LegalEffect.CONSENT, LegalEffect.FORCE)
    without_consent = not any(act.party and act.stage.effect in binding for act in treaty.history)

    def answer(whole: Any, party: Any, suffices: bool = without_consent) -> str:
        of_whole, of_party = effect_after(whole[0]), effect_after(party[0])
        if LegalEffect.END in (of_whole, of_party):
            return "no"
        if LegalEffect.SUSPENSION in (of_whole, of_party):
            return "no" if known else "possibly"
        is_barred = party[1] is not None and is_excluded_by(party[1], of_party)
        is_bound = suffices and not is_barred
        if of_party is LegalEffect.CONSENT:
            is_bound = is_bound or not (is_barred and party[1] is Stage.IN_FORCE)
        if of_party is LegalEffect.FORCE or (of_whole is LegalEffect.FORCE and is_bound):
            return "certainly" if known else "possibly"
        if is_excluded_by(party[1], of_party):
            return "no"
        if of_whole is not LegalEffect.FORCE and is_excluded_by(whole[1], of_whole):
            return "no"
        return "possibly"

    order = ["no", "possibly", "certainly"]
    found = set()
    for whole in courses(None):
        alone = [answer(whole, ((), None), suffices=True)] if or_whole else []
        for own in product(*(courses(party) for party in parties)):
            ranked = sorted((answer(whole, each) for each in own), key=order.index)
            found.add(max([ranked[-2], *alone], key=order.index))
    return found


SIGNED_LATER: Final = [("in-force", SPANS[0], None), ("signed", SPANS[3], "KR")]


@settings(max_examples=150, deadline=None)
@example(drawn=SIGNED_LATER, number=2, known=True)
@given(acts, st.integers(0, DAYS), st.booleans())
def test_answers_agree_with_every_course_of_events(
    drawn: list[tuple[str, tuple[int, int, str | None], str | None]], number: int, known: bool
) -> None:
    treaty = treaty_of(*((stage, text, party) for stage, (_, _, text), party in drawn))
    pair, day = ("KR", "TR"), day_of(number)
    as_of = day if known else day - timedelta(1)
    answers = naive_answers(treaty, pair, number, known)
    certain = treaty.certainly_in_force(day, between=pair, as_of=as_of)
    possible = treaty.possibly_in_force(day, between=pair, as_of=as_of)
    assert certain is (answers == {"certainly"})
    assert possible is (answers != {"no"})
    assert possible or not certain


@settings(max_examples=100, deadline=None)
@given(acts, st.integers(0, DAYS), st.booleans())
def test_as_a_whole_it_is_in_force_for_any_two(
    drawn: list[tuple[str, tuple[int, int, str | None], str | None]], number: int, known: bool
) -> None:
    treaty = treaty_of(*((stage, text, party) for stage, (_, _, text), party in drawn))
    day = day_of(number)
    as_of = day if known else day - timedelta(1)
    answers = naive_answers(treaty, treaty.parties, number, known, or_whole=True)
    assert treaty.certainly_in_force(day, as_of=as_of) is (answers == {"certainly"})
    assert treaty.possibly_in_force(day, as_of=as_of) is (answers != {"no"})


pairs = st.sampled_from([None, ("KR", "TR"), ("KR", "KR"), ("KR", "FR")])


@settings(max_examples=150, deadline=None)
@given(
    acts,
    pairs,
    st.sampled_from([("KR", "TR", "JP"), ("KR", "TR")]),
    st.booleans(),
    st.sampled_from([None, "2000-01-03", "2100"]),
)
def test_spans_agree_with_every_day(
    drawn: list[tuple[str, tuple[int, int, str | None], str | None]],
    pair: tuple[str, str] | None,
    parties: tuple[str, ...],
    complete: bool,
    as_of: str | None,
) -> None:
    history = [(stage, text, party) for stage, (_, _, text), party in drawn if party != "JP"]
    treaty = treaty_of(*history, parties=parties, complete=complete)
    spans = treaty.spans_in_force(between=pair, as_of=as_of)
    days = [date.min, *(day_of(number) for number in range(-3, DAYS + 4)), date.max]
    for day in days:
        found = [
            certain
            for first, last, certain in spans
            if (first or date.min) <= day <= (last or date.max)
        ]
        assert len(found) <= 1
        assert treaty.possibly_in_force(day, between=pair, as_of=as_of) is bool(found)
        assert treaty.certainly_in_force(day, between=pair, as_of=as_of) is (found == [True])
    for (_, last, certain), (first, _, other) in pairwise(spans):
        assert last is not None
        assert first is not None
        assert last < first
        assert certain is not other or first - last > timedelta(1), "two spans could be one"


@settings(max_examples=50, deadline=None)
@given(acts)
def test_spans_by_pair_are_those_of_each_pair(
    drawn: list[tuple[str, tuple[int, int, str | None], str | None]],
) -> None:
    treaty = treaty_of(*((stage, text, party) for stage, (_, _, text), party in drawn))
    found = {(left, right): spans for left, right, spans in treaty.spans_by_pair(as_of="2000")}
    assert [*found] == [("KR", "TR"), ("KR", "JP"), ("TR", "JP")]
    for pair, spans in found.items():
        assert spans == treaty.spans_in_force(between=pair, as_of="2000")


@settings(max_examples=100, deadline=None)
@given(
    acts,
    st.sampled_from([("KR", "TR", "JP"), ("KR", "TR")]),
    st.sampled_from([None, "2000-01-03", "2100"]),
)
def test_spans_by_party_are_those_of_each_party(
    drawn: list[tuple[str, tuple[int, int, str | None], str | None]],
    parties: tuple[str, ...],
    as_of: str | None,
) -> None:
    history = [
        (stage, text, party) for stage, (_, _, text), party in drawn if party in (*parties, None)
    ]
    treaty = treaty_of(*history, parties=parties)
    assert dict(treaty.spans_by_party(as_of=as_of)) == {
        party: treaty.spans_in_force(between=(party, party), as_of=as_of) for party in parties
    }


# Days that are next to each other, or at the ends of the calendar.
near_days = st.builds(
    lambda first, after: date.fromordinal(min(first.toordinal() + after, date.max.toordinal())),
    st.sampled_from([date.min, date(1990, 1, 1), date(9999, 12, 28)]),
    st.integers(0, 4),
)
vague_dates = st.one_of(
    st.none(),
    st.builds(lambda *days: f"[{min(days)}..{max(days)}]", near_days, near_days),
    st.sampled_from(["[..1990-01-03]", "[1990-01-02..]", "1990-01~"]),
)
acts_of_whole = st.builds(
    Milestone,
    st.sampled_from(["signed", "ratified", "in-force", "suspended", "resumed", "terminated"]),
    vague_dates,
    planned=st.sampled_from([False, False, False, True]),
    effective_on=st.one_of(st.none(), st.none(), vague_dates),
)


@settings(max_examples=100, deadline=None)
@given(
    st.lists(
        st.tuples(
            st.lists(acts_of_whole, max_size=4),
            st.sampled_from([(), ("KR",), ("KR", "TR"), ("KR", "TR", "JP")]),
            st.one_of(st.none(), near_days),
        ),
        min_size=1,
        max_size=8,
    )
)
def test_courses_have_the_spans_of_each_agreement(
    drawn: list[tuple[list[Milestone], tuple[str, ...], date | None]],
) -> None:
    courses = Courses()
    for history, parties, as_of in drawn:
        # The same acts some days later are often of the same course; planned ones never are.
        later = [_later(act) for act in history]
        others = [attrs.evolve(act, planned=not act.planned) for act in history]
        for acts_of_each in (history, later, others):
            each = treaty_of(*acts_of_each, parties=parties, complete=len(parties) > 1)
            spans = courses.spans_in_force(each, as_of)
            assert spans == each.spans_in_force(as_of=as_of)
            for party, found in each.spans_by_party(as_of=as_of):
                assert found == spans, party


def _later(act: Milestone) -> Milestone:
    if act.date is None or act.date.earliest is None or act.date.latest is None:
        return act
    first, last = (
        min(day.toordinal() + 1, date.max.toordinal())
        for day in (act.date.earliest, act.date.latest)
    )
    moved = f"[{date.fromordinal(first)}..{date.fromordinal(last)}]"
    return attrs.evolve(act, date=moved)


@settings(max_examples=100, deadline=None)
@given(acts, st.integers(0, DAYS - 3), st.integers(0, 3), st.booleans())
def test_parties_in_force_during_a_longer_date(
    drawn: list[tuple[str, tuple[int, int, str | None], str | None]],
    first: int,
    length: int,
    certain: bool,
) -> None:
    """One asks of all of its days if it must be certain, and of any of them otherwise."""
    treaty = treaty_of(*((stage, text, party) for stage, (_, _, text), party in drawn))
    days = [day_of(first + i) for i in range(length + 1)]
    by_day = [set(treaty.parties_on(day, certain=certain, as_of=day_of(2))) for day in days]
    expected = set.intersection(*by_day) if certain else set.union(*by_day)
    span = f"[{days[0]}..{days[-1]}]"
    assert set(treaty.parties_on(span, certain=certain, as_of=day_of(2))) == expected


@settings(max_examples=60, deadline=None)
@given(acts, st.integers(0, DAYS - 3), st.integers(0, 3), st.sampled_from([None, ("KR", "TR")]))
def test_a_longer_date_asks_for_each_of_its_days(
    drawn: list[tuple[str, tuple[int, int, str | None], str | None]],
    first: int,
    length: int,
    pair: tuple[str, str] | None,
) -> None:
    treaty = treaty_of(*((stage, text, party) for stage, (_, _, text), party in drawn))
    days = [day_of(first + i) for i in range(length + 1)]
    span, as_of = f"[{days[0]}..{days[-1]}]", day_of(2)
    assert treaty.certainly_in_force(span, between=pair, as_of=as_of) is all(
        treaty.certainly_in_force(day, between=pair, as_of=as_of) for day in days
    )
    assert treaty.possibly_in_force(span, between=pair, as_of=as_of) is any(
        treaty.possibly_in_force(day, between=pair, as_of=as_of) for day in days
    )

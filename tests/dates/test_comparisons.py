"""What is certain and what is possible of two dates or periods, held by enumeration of days."""

from collections.abc import Callable, Iterator
from datetime import date, datetime
from itertools import product
from typing import Any, Final, TypeAlias

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from tests.strategies import approximate_dates, days

from diplomacy import InvalidDate, InvalidType, PartialDate, Period
from diplomacy.errors import InvalidPeriod, UnsupportedDate
from diplomacy.testing.strategies import partial_dates, periods

Moment: TypeAlias = PartialDate | Period
Life: TypeAlias = tuple[float, float]
INFINITY: Final = float("inf")

# --- an oracle: every first and last day ----------------------------------------------------------

# A world of five days, with two days on either side, and the ends of time.
FIRST: Final = date(2023, 2, 26).toordinal()
WORLD: Final = [-INFINITY, *map(float, range(FIRST - 2, FIRST + 7)), INFINITY]
INSIDE: Final = range(FIRST, FIRST + 5)


def choices(side: PartialDate | None, unknown: list[float]) -> list[float]:
    """Return the numbers of the days in the world that an end may be."""
    if side is None:
        return unknown
    low = -INFINITY if side.earliest is None else side.earliest.toordinal()
    high = INFINITY if side.latest is None else side.latest.toordinal()
    return [number for number in WORLD if low <= number <= high]


def lives(moment: Moment) -> list[Life]:
    """Return each first and last day in the world that an exact date or period may have."""
    if isinstance(moment, PartialDate):
        return [(number, number) for number in choices(moment, WORLD)]
    starts = choices(moment.start, [-INFINITY] if moment.text.startswith("..") else WORLD)
    ends = choices(moment.end, [INFINITY] if moment.ongoing else WORLD)
    return [life for life in product(starts, ends) if life[0] <= life[1]]


def small_dates() -> Iterator[str]:
    """Yield every span of days in the world, closed or open, and every day."""
    days = [date.fromordinal(number).isoformat() for number in INSIDE]
    for i, first in enumerate(days):
        yield f"[..{first}]"
        yield f"[{first}..]"
        yield from (f"[{first}..{last}]" for last in days[i:])


def small_periods() -> Iterator[Period]:
    """Yield every period between two spans of days in the world."""
    ends = ["", "..", *small_dates()]
    for first, last in product(ends, ends):
        try:
            yield Period(f"{first}/{last}")
        except InvalidPeriod:
            continue


DATES: Final = [PartialDate(text) for text in small_dates()]
PERIODS: Final = list(small_periods())
MOMENTS: Final = st.sampled_from(DATES) | st.sampled_from(PERIODS)


def before(first: Life, second: Life) -> bool:
    return first[1] < second[0]


def overlap(first: Life, second: Life) -> bool:
    return first[0] <= second[1] and second[0] <= first[1]


def cover(first: Life, second: Life) -> bool:
    return first[0] <= second[0] and second[1] <= first[1]


def truths(relation: Callable[[Life, Life], bool], first: Moment, second: Moment) -> set[bool]:
    """Return whether the relation holds in some world, and whether it fails in some."""
    return {relation(one, other) for one, other in product(lives(first), lives(second))}


@settings(max_examples=300)
@given(MOMENTS, MOMENTS)
def test_before_is_as_sharp_as_can_be(first: Moment, second: Moment) -> None:
    """It is certain if it is so in every world, and possible if it is so in some."""
    found = truths(before, first, second)
    assert first.certainly_before(second) == (found == {True})
    assert first.possibly_before(second) == (True in found)


@settings(max_examples=300)
@given(st.sampled_from(PERIODS), MOMENTS)
def test_covering_is_as_sharp_as_can_be(period: Period, other: Moment) -> None:
    """It is certain if it is so in every world, and possible if it is so in some."""
    found = truths(cover, period, other)
    assert period.certainly_covers(other) == (found == {True})
    assert period.possibly_covers(other) == (True in found)


@settings(max_examples=300)
@given(MOMENTS, st.sampled_from([*DATES, None]), st.sampled_from([*DATES, None]))
def test_within_is_as_sharp_as_can_be(
    moment: Moment, first: PartialDate | None, last: PartialDate | None
) -> None:
    """Some of it lies between two days in every world, or in some; None is no limit."""
    if first and last and last.certainly_before(first):
        with pytest.raises(InvalidPeriod, match="ends before it starts"):
            moment.possibly_within(first, last)
        return
    if first is None and last is None:
        assert moment.certainly_within(None, None)
        return
    span = Period(f"{first or '..'}/{last or '..'}")
    found = truths(overlap, moment, span)
    assert moment.certainly_within(first, last) == (found == {True})
    assert moment.possibly_within(first, last) == (True in found)


def test_sameness_is_as_sharp_as_can_be() -> None:
    """Two dates are the same day in every world, or in some."""
    for first, second in product(DATES, DATES):
        found = truths(lambda one, other: one == other, first, second)
        is_finite = first.earliest is not None and first.latest is not None
        assert first.certainly_same(second) == (found == {True} and is_finite)
        assert first.possibly_same(second) == (True in found)


# --- laws of all forms ----------------------------------------------------------------------------

ANY: Final = partial_dates() | periods()
EXACT: Final = partial_dates(approximate=False) | periods(approximate=False)


def draw_day(data: st.DataObject, value: PartialDate) -> int:
    """Return the number of some day that an exact date may be, of the years before 1 as well."""
    low = -1000 if value.earliest is None else value.earliest.toordinal()
    high = date.max.toordinal() + 1000 if value.latest is None else value.latest.toordinal()
    return data.draw(st.integers(low, high) | st.sampled_from([low, high]))


def draw_life(data: st.DataObject, moment: Moment) -> Life:
    """Return some first and last day that an exact date or period may have."""
    if isinstance(moment, PartialDate):
        day = draw_day(data, moment)
        return day, day
    start: float = -INFINITY if moment.start is None else draw_day(data, moment.start)
    end: float = INFINITY if moment.end is None else draw_day(data, moment.end)
    if start > end:  # the two overlap; the earliest start and the last end do not cross
        assert moment.start
        assert moment.end
        start = moment.start.earliest.toordinal() if moment.start.earliest else -1000
        end = moment.end.latest.toordinal() if moment.end.latest else end
    return start, end


@settings(max_examples=200)
@given(st.data(), EXACT, EXACT)
def test_no_answer_contradicts_the_truth(
    data: st.DataObject, first: Moment, second: Moment
) -> None:
    """Whichever days the two really were, no answer about them is wrong."""
    one, other = draw_life(data, first), draw_life(data, second)
    assert first.certainly_before(second) <= before(one, other) <= first.possibly_before(second)
    if isinstance(first, Period):
        is_covered = cover(one, other)
        assert first.certainly_covers(second) <= is_covered <= first.possibly_covers(second)
    if isinstance(second, PartialDate):
        limits = (second.earliest, second.latest)
        low = -INFINITY if limits[0] is None else limits[0].toordinal()
        high = INFINITY if limits[1] is None else limits[1].toordinal()
        is_within = overlap(one, (low, high))
        assert first.certainly_within(*limits) <= is_within <= first.possibly_within(*limits)
    if isinstance(first, PartialDate) and isinstance(second, PartialDate):
        is_same = one == other
        assert first.certainly_same(second) <= is_same <= first.possibly_same(second)


@given(ANY, ANY)
def test_certain_is_possible(first: Moment, second: Moment) -> None:
    """What is certain is possible, and excludes its contrary; nothing is before itself."""
    assert not first.certainly_before(first)
    if first.certainly_before(second):
        assert first.possibly_before(second)
        assert not second.possibly_before(first)
        assert first.sort_key < second.sort_key
        assert {first.qualified, second.qualified} == {False}
    if isinstance(first, Period) and first.certainly_covers(second):
        assert first.possibly_covers(second)
        assert {first.qualified, second.qualified} == {False}


@given(partial_dates(), partial_dates())
def test_sameness_is_symmetric(first: PartialDate, second: PartialDate) -> None:
    """The same day is the same from either side, and neither is before the other."""
    assert first.certainly_same(second) == second.certainly_same(first)
    assert first.possibly_same(second) == second.possibly_same(first)
    if first.certainly_same(second):
        assert first.possibly_same(second)
        assert not first.possibly_before(second)


@given(approximate_dates(), partial_dates(), days(), days(), st.sampled_from("?~%"))
def test_nothing_is_certain_of_a_qualified_date(
    about: PartialDate, other: PartialDate, day: date, another: date, mark: str
) -> None:
    """With a qualifier on either side, nothing is certain and everything is possible."""
    about = PartialDate(about.text[:-1] + mark)
    limits = sorted((day, another))
    for first, second in ((about, other), (other, about), (about, about)):
        assert not first.certainly_before(second)
        assert not first.certainly_same(second)
        assert first.possibly_before(second)
        assert first.possibly_same(second)
    assert about.possibly_within(*limits)
    assert not about.certainly_within(*limits)


# --- the ends of time -----------------------------------------------------------------------------


def test_days_before_the_first_and_after_the_last_are_possible() -> None:
    """An open end reaches beyond the days that Python can express."""
    assert not PartialDate("[..0001-01-01]").certainly_same("0001-01-01")
    assert PartialDate("[..0001-01-01]").possibly_before("0001-01-01")
    assert PartialDate("9999-12-31").possibly_before("[2011..]")
    assert not PartialDate("[9999-12-31..]").certainly_same("9999-12-31")
    assert PartialDate("000X").possibly_before("0001-01-01")
    assert not Period("0001-01-01/..").certainly_covers("[..0001-01-01]")
    assert not Period("../9999-12-31").certainly_covers("[9999..]")


# --- arguments ------------------------------------------------------------------------------------

QUESTIONS: Final[dict[str, Callable[[Any, Any], bool]]] = {
    "certainly_before": lambda moment, other: moment.certainly_before(other),
    "possibly_before": lambda moment, other: moment.possibly_before(other),
    "certainly_within": lambda moment, other: moment.certainly_within(other, other),
    "possibly_within": lambda moment, other: moment.possibly_within(other, other),
    "certainly_same": lambda moment, other: moment.certainly_same(other),
    "possibly_same": lambda moment, other: moment.possibly_same(other),
    "certainly_covers": lambda moment, other: moment.certainly_covers(other),
    "possibly_covers": lambda moment, other: moment.possibly_covers(other),
}
ASKED: Final = [
    (PartialDate("2023"), name) for name in QUESTIONS if not name.endswith("covers")
] + [(Period("2023~/2024"), name) for name in QUESTIONS if not name.endswith("same")]
SAME_DAY: Final = [
    "2023-09-17",
    date(2023, 9, 17),
    datetime(2023, 9, 17),  # noqa: DTZ001
    PartialDate("2023-09-17"),
]


@pytest.mark.parametrize(("moment", "name"), ASKED, ids=str)
def test_questions_take_what_a_date_takes(moment: Moment, name: str) -> None:
    """Each question takes text, a day or a date, and answers them alike."""
    answers = [QUESTIONS[name](moment, value) for value in SAME_DAY]
    assert len(set(answers)) == 1
    assert isinstance(answers[0], bool)


@pytest.mark.parametrize(("moment", "name"), ASKED, ids=str)
@pytest.mark.parametrize("value", ["yesterday", "03/04/2020", "2023-02-30", "1/2/3/4", 2023, b"x"])
def test_questions_about_what_is_no_date_are_refused(moment: Moment, name: str, value: Any) -> None:
    """A question about something that is no date raises, whatever the answer would be."""
    with pytest.raises((InvalidDate, InvalidPeriod, InvalidType)):
        QUESTIONS[name](moment, value)


@pytest.mark.parametrize("name", ["certainly_before", "certainly_covers", "possibly_covers"])
@pytest.mark.parametrize("value", ["2013/2014", Period("2013/2014")], ids=repr)
def test_questions_about_periods_take_text(name: str, value: Any) -> None:
    """A period is passed as it is, or as text."""
    assert QUESTIONS[name](Period("2012/.."), value) is name.endswith("covers")
    if name.endswith("before"):
        assert PartialDate("2012").certainly_before(value)


@pytest.mark.parametrize("name", ["certainly_same", "possibly_same", "possibly_within"])
def test_a_period_is_not_a_day(name: str) -> None:
    """A day cannot be the same as a period, nor can a span end with one."""
    with pytest.raises(UnsupportedDate, match="a period"):
        QUESTIONS[name](PartialDate("2013"), "2013/2014")
    with pytest.raises(InvalidType):
        QUESTIONS[name](PartialDate("2013"), Period("2013/2014"))


@example(PartialDate("2023"), None)
@given(partial_dates(), st.none() | st.integers())
def test_nothing_is_no_date(value: PartialDate, other: Any) -> None:
    """None and numbers are refused where a date is expected."""
    with pytest.raises(InvalidType):
        value.certainly_before(other)

"""Dates and periods: as precise as their text, and never at odds with the days they may be."""

import copy
import pickle
from collections.abc import Callable
from datetime import date, datetime, timedelta
from itertools import product
from typing import Any, Final

import pytest
from hypothesis import assume, example, given, settings
from hypothesis import strategies as st
from tests.strategies import approximate_dates, dates_text, days, plain_dates

from diplomacy import (
    DatePrecision,
    DiplomacyError,
    InvalidDate,
    InvalidType,
    PartialDate,
    Period,
)
from diplomacy.dates import to_date
from diplomacy.errors import InvalidPeriod
from diplomacy.testing.strategies import partial_dates, periods


def day_of(draw: Callable[[Any], Any], value: PartialDate) -> date:
    """Return some day that *value* may be."""
    found: date = draw(st.dates(value.earliest, value.latest))
    return found


class Midsummer(date):
    """A day, of a class of somebody else's."""


class Labelled(str):
    """A text, of a class of somebody else's, to which things can be attached."""

    __slots__ = ("__dict__",)


# --- the forms of a period ----------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "start", "end", "ongoing", "words"),
    [
        (
            "2023-07-11/2023-07-12",
            "2023-07-11",
            "2023-07-12",
            False,
            "11 July 2023 to 12 July 2023",
        ),
        ("2012/..", "2012", None, True, "since 2012"),
        ("2001/", "2001", None, False, "from 2001"),
        ("/2018", None, "2018", False, "until 2018"),
        ("../2018", None, "2018", False, "until 2018"),
        ("2025-11-24", "2025-11-24", "2025-11-24", False, "24 November 2025"),
        ("2023-09", "2023-09", "2023-09", False, "September 2023"),
        ("1992~/..", "1992~", None, True, "since about 1992"),
        ("[2018..2019]", "[2018..2019]", "[2018..2019]", False, "between 2018 and 2019"),
        ("2018/2018-05", "2018", "2018-05", False, "2018 to May 2018"),
    ],
)
def test_forms_of_periods(
    text: str, start: str | None, end: str | None, ongoing: bool, words: str
) -> None:
    """Every form of a period gives its ends and reads aloud."""
    period = Period(text)
    assert period.start == (start and PartialDate(start))
    assert period.end == (end and PartialDate(end))
    assert period.ongoing is ongoing
    assert period.words == words
    assert str(period) == text
    assert repr(period) == f"Period({text!r})"


REFUSED_PERIODS: Final = {
    "end before start": "2023-07-12/2023-07-11",
    "end in the year before": "2023/2022",
    "end in the month before": "2023-06/2023-05-31",
    "open on both sides": "../..",
    "unknown on both sides": "/",
    "open and unknown": "../",
    "unknown and open": "/..",
    "three ends": "2021/2022/2023",
    "empty": "",
    "open": "..",
    "blank": " / ",
    "blanks between": "2021 / 2022",
    "day and month in one order or the other": "03/04/2020",
    "an end that is none": "2021/soon",
    "30 February": "2021-02-01/2021-02-30",
    "short end": "2023-07-11/12",
    "a span that ends before it starts": "2021/[2023..2022]",
    "a span that is over before the start": "2021/[2019..2020]",
    "a span over both": "[2021/2022]",
    "dash": "2021-2022",
    "very long": "2023/" + "2" * 1_000_000,
    "very many ends": "/" * 1_000_000,
}


@pytest.mark.parametrize("text", REFUSED_PERIODS.values(), ids=REFUSED_PERIODS.keys())
def test_other_text_is_no_period(text: str) -> None:
    """A period that ends before it starts, or is of no form known, is refused."""
    with pytest.raises((InvalidPeriod, InvalidDate)) as caught:
        Period(text)
    assert len(str(caught.value)) < 300
    assert str(caught.value).endswith(".")


@pytest.mark.parametrize("text", ["2023-07-12/2023-07-11", "2023/2022", "../..", "/"])
def test_ends_that_do_not_fit_are_the_period_s_fault(text: str) -> None:
    """Two good ends that make no period raise `InvalidPeriod`, and it says why."""
    with pytest.raises(InvalidPeriod, match=r"ends before it starts|write 2023") as caught:
        Period(text)
    assert caught.value.value == text


@pytest.mark.parametrize(
    "value",
    [None, 2023, 2023.5, b"2023", ("2021", "2022"), datetime(2023, 9, 17)],  # noqa: DTZ001
    ids=repr,
)
def test_other_values_are_no_period(value: Any) -> None:
    """A value that is neither text nor a date is refused as of the wrong type."""
    with pytest.raises(InvalidType):
        Period(value)


def test_an_end_about_a_year_is_not_before_the_year_after() -> None:
    """Nothing is certain of "about 2000", so that an end in 1999 is not before it."""
    assert Period("2000~/1999").approximate
    assert Period("2000/1999~").approximate


def test_a_period_is_made_of_what_a_date_is_made_of() -> None:
    """A day, a date and a period are taken as they are; one value has one text."""
    assert Period(date(2025, 11, 24)) == Period("2025-11-24")
    assert Period(PartialDate("2023-09")) == Period("2023-09")
    assert Period(Period("2012/..")) == Period("2012/..")
    assert Period("2023-09/2023-09").text == "2023-09"
    assert Period("[2018..2018]").text == "2018"
    assert Period("[2018..2018]/2019").text == "2018/2019"


def test_an_end_of_a_period_may_be_a_span() -> None:
    """A period starts, or ends, on one day of a span."""
    former = Period("1950/[1989..1995]")
    assert former.end == PartialDate("[1989..1995]")
    assert former.certainly_covers("1988")
    assert not former.certainly_covers("1990")
    assert former.possibly_covers("1995")
    assert not former.possibly_covers("1996")
    assert Period("[1991-08-24..1991-12-26]/..").certainly_covers("1991-12-26")
    assert Period("[..1816-01-01]/..").possibly_covers("1700")


# --- laws of periods ----------------------------------------------------------------------------


def lives(period: Period, world: list[date]) -> list[tuple[date, date]]:
    """Return each pair of first and last day in *world* that an exact *period* may have had.

    ``..`` goes back, or on, for ever; an unknown end may be any day.
    """

    def may_be(side: PartialDate | None, open_: bool, forever: date) -> list[date]:
        if side is not None:
            return [day for day in world if side.earliest <= day <= side.latest]
        return [forever] if open_ else world

    starts = may_be(period.start, period.text.startswith("../"), date.min)
    ends = may_be(period.end, period.text.endswith("/.."), date.max)
    return [(start, end) for start in starts for end in ends if start <= end]


def turning_points(*values: PartialDate | None) -> list[date]:
    """Return the days at which an answer about *values* can change, and their neighbours."""
    edges = {edge for value in values if value for edge in (value.earliest, value.latest)}
    numbers = {edge.toordinal() + step for edge in edges for step in (-1, 0, 1)}
    numbers |= {1, date.max.toordinal()}
    return sorted(date.fromordinal(n) for n in numbers if 1 <= n <= date.max.toordinal())


@given(periods())
def test_the_text_of_a_period_reads_back(period: Period) -> None:
    """The text of a period is that period, and so are its copy and its pickle."""
    assert Period(str(period)) == period
    assert hash(Period(str(period))) == hash(period)
    assert copy.copy(period) == copy.deepcopy(period) == period
    assert pickle.loads(pickle.dumps(period)) == period  # noqa: S301


@given(periods(), periods())
def test_equal_texts_are_equal_periods(first: Period, second: Period) -> None:
    """Periods are equal if their texts are equal, and only then; so are their sort keys."""
    assert (first == second) == (str(first) == str(second))
    assert (first.sort_key == second.sort_key) == (first == second)


@given(periods())
def test_a_period_is_bounded_by_its_ends(period: Period) -> None:
    """The bounds are those of the ends; nothing bounds an end that is open or unknown."""
    assert period.earliest <= period.latest or period.approximate
    assert period.earliest == (period.start.earliest if period.start else date.min)
    assert period.latest == (period.end.latest if period.end else date.max)


def test_periods_do_not_order() -> None:
    """A period equals no string, and `<` raises."""
    period: Any = Period("2023")
    assert period != "2023"
    with pytest.raises(TypeError):
        assert period < Period("2024")


@settings(max_examples=300)
@given(periods(approximate=False), partial_dates(approximate=False))
@example(Period("2023-06-15/"), PartialDate("2023-06-15"))
@example(Period("/2023-06-15"), PartialDate("2023-06-15"))
@example(Period("../2023-06-15"), PartialDate("0001"))
@example(Period("2023/.."), PartialDate("9999"))
@example(Period("2023-06/2023-06"), PartialDate("2023-06-15"))
def test_covering_is_true_of_every_life_it_may_have_had(period: Period, value: PartialDate) -> None:
    """It covers a date certainly only if every start, end and day say so; possibly if some do."""
    world = turning_points(period.start, period.end, value)
    lived = lives(period, world)
    assert lived
    on = [day for day in world if value.earliest <= day <= value.latest]
    truths = {start <= day <= end for start, end in lived for day in on}
    if period.certainly_covers(value):
        assert truths == {True}
    assert period.possibly_covers(value) == (True in truths)


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("2023-06-15/", "2023-06-15"),
        ("/2023-06-15", "2023-06-15"),
        ("2023-06-15/2023", "2023-06-15"),
        ("2023/2023-06-15", "2023-06-15"),
        ("2023-06-15/2023-06", "2023-06-15"),
        ("2023-06-15/2023-06-15", "2023-06-15"),
        ("2023-06-15", "2023-06-15"),
    ],
)
def test_the_known_first_or_last_day_is_covered(text: str, day: str) -> None:
    """A first day that is known is covered, however little is known of the end; so is a last."""
    assert Period(text).certainly_covers(day)


@pytest.mark.parametrize(
    ("text", "day", "certainly", "possibly"),
    [
        ("2023-07-11/2023-07-12", "2023-07-11", True, True),
        ("2023-07-11/2023-07-12", "2023-07-12", True, True),
        ("2023-07-11/2023-07-12", "2023-07-13", False, False),
        ("2023-07-11/2023-07-12", "2023-07", False, True),
        ("2023-07-11/2023-07-12", "2023-07-12~", False, True),
        ("2012/..", "2013", True, True),
        ("2012/..", "2012", False, True),
        ("2012/..", "2011", False, False),
        ("2001/", "2002", False, True),
        ("2001/", "2000", False, False),
        ("../2018", "1900", True, True),
        ("../2018", "2018", False, True),
        ("/2018", "1900", False, True),
        ("/2018", "2019", False, False),
        ("2023-09", "2023-09-17", False, True),
        ("2023-09", "2023-10", False, False),
        ("2012/2018", "2013", True, True),
        ("1992~/..", "1995", False, True),
        ("1992~/2000", "1990", False, True),
        ("1992/2000~", "2010", False, True),
        ("1992/2000~", "1991", False, False),
    ],
)
def test_what_a_period_covers(text: str, day: str, certainly: bool, possibly: bool) -> None:
    """A period tells what it certainly and possibly covers, and what it cannot."""
    assert Period(text).certainly_covers(day) is certainly
    assert Period(text).possibly_covers(day) is possibly


@given(periods(), partial_dates())
def test_what_is_certainly_covered_is_possibly_covered(period: Period, day: PartialDate) -> None:
    """Certainty is possible, and nothing is certain where anything is approximate."""
    if period.certainly_covers(day):
        assert period.possibly_covers(day)
        assert not period.approximate
        assert not day.approximate


@given(periods(), days(), days())
def test_within_agrees_with_covering(period: Period, one: date, other: date) -> None:
    """Some of a period lies between two days if it may have lasted on one day of that span."""
    first, last = sorted((one, other))
    if first < last:
        span = PartialDate(f"[{first}..{last}]")
        assert period.possibly_within(first, last) == period.possibly_covers(span)
    assert period.possibly_within(first, first) == period.possibly_covers(first)


SPANS_AT_ENDS: Final = [
    ("1950/[1989..1995]", "1950 to between 1989 and 1995", date(1950, 1, 1), date(1995, 12, 31)),
    (
        "[1991-08-24..1991-12-26]/..",
        "since between 24 August 1991 and 26 December 1991",
        date(1991, 8, 24),
        date.max,
    ),
    ("[..1816-01-01]/1850", "on or before 1 January 1816 to 1850", date.min, date(1850, 12, 31)),
]


@pytest.mark.parametrize(("text", "words", "earliest", "latest"), SPANS_AT_ENDS)
def test_either_end_of_a_period_may_be_a_span(
    text: str, words: str, earliest: date, latest: date
) -> None:
    """A period whose end is only known to lie in a span keeps the span."""
    period = Period(text)
    assert (str(period), period.words) == (text, words)
    assert (period.earliest, period.latest) == (earliest, latest)


def test_a_span_at_an_end_is_possible_and_not_certain() -> None:
    """Between the first and the last day that the end may be, nothing is certain."""
    period = Period("1950/[1989..1995]")
    assert period.certainly_covers("1988")
    assert not period.certainly_covers("1990")
    assert period.possibly_covers("1990")
    assert not period.possibly_covers("1996")


@pytest.mark.parametrize("text", ["[1990..1995]/1989", "1990/[1980..1989]", "[..]/1990"])
def test_a_span_at_an_end_must_be_possible(text: str) -> None:
    """A period cannot end certainly before it starts, and a span needs a bound."""
    with pytest.raises((InvalidPeriod, InvalidDate)):
        Period(text)

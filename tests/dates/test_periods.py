"""Periods: from one date to another, or within one."""

import copy
import pickle
from datetime import date, datetime
from typing import Any, Final

import pytest
from hypothesis import given

from diplomacy import InvalidDate, InvalidType, PartialDate, Period
from diplomacy.errors import AmbiguousDate, InvalidPeriod
from diplomacy.testing.strategies import periods

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
        ("1992?/2001-22", "1992?", "2001-22", False, "possibly 1992 to summer 2001"),
        ("199X/..", "199X", None, True, "since the 1990s"),
        ("2004-XX", "2004-XX", "2004-XX", False, "2004 (month unspecified)"),
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
    with pytest.raises(InvalidPeriod, match=r"ends before it starts|Write 2023") as caught:
        Period(text)
    assert caught.value.value == text


@pytest.mark.parametrize(
    "value",
    [None, 2023, 2023.5, b"2023", ("2021", "2022"), datetime(2023, 9, 17, 10)],  # noqa: DTZ001
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
    assert period.earliest == (period.start.earliest if period.start else None)
    assert period.latest == (period.end.latest if period.end else None)
    if period.earliest and period.latest:
        assert period.earliest <= period.latest or period.qualified


def test_periods_do_not_order() -> None:
    """A period equals no string, and `<` raises."""
    period: Any = Period("2023")
    assert period != "2023"
    with pytest.raises(TypeError):
        assert period < Period("2024")


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
        ("1992?/..", "1990", False, True),
        ("1992/2000?", "1995", False, True),
        ("199X/..", "1999-12-31", True, True),
        ("199X/..", "1995", False, True),
        ("2012/..", "2013/2014", True, True),
        ("2012/..", "2013/..", True, True),
        ("2012/2014", "2013/..", False, False),
        ("2012/2014", "2013/", False, True),
        ("2012/", "2013/..", False, True),
        ("../2018", "../2010", True, True),
        ("2012/..", "../2013", False, False),
        ("2001-21/2002-21", "2001-12-31", True, True),
    ],
)
def test_what_a_period_covers(text: str, day: str, certainly: bool, possibly: bool) -> None:
    """A period tells what it certainly and possibly covers, and what it cannot."""
    assert Period(text).certainly_covers(day) is certainly
    assert Period(text).possibly_covers(day) is possibly


SPANS_AT_ENDS: Final = [
    ("1950/[1989..1995]", "1950 to between 1989 and 1995", date(1950, 1, 1), date(1995, 12, 31)),
    (
        "[1991-08-24..1991-12-26]/..",
        "since between 24 August and 26 December 1991",
        date(1991, 8, 24),
        None,
    ),
    ("[..1816-01-01]/1850", "on or before 1 January 1816 to 1850", None, date(1850, 12, 31)),
]


@pytest.mark.parametrize(("text", "words", "earliest", "latest"), SPANS_AT_ENDS)
def test_either_end_of_a_period_may_be_a_span(
    text: str, words: str, earliest: date | None, latest: date | None
) -> None:
    """A period whose end is only known to lie in a span keeps the span."""
    period = Period(text)
    assert (str(period), period.words) == (text, words)
    assert (period.earliest, period.latest) == (earliest, latest)


@pytest.mark.parametrize("text", ["[1990..1995]/1989", "1990/[1980..1989]", "[..]/1990"])
def test_a_span_at_an_end_must_be_possible(text: str) -> None:
    """A period cannot end certainly before it starts, and a span needs a bound."""
    with pytest.raises((InvalidPeriod, InvalidDate)):
        Period(text)


WRITTEN: Final = {
    "2010–2012": "2010/2012",
    "from 2010 to 2012": "2010/2012",
    "2021-2022": "2021/2022",
    "2021 - 2022": "2021/2022",
    "2021 / 2022": "2021/2022",
    "2012/present": "2012/..",
    "2012 to present": "2012/..",
    "2012/now": "2012/..",
    "2012..": "2012/..",
    "since 2012": "2012/..",
    "since about 2012": "2012~/..",
    "..2012": "../2012",
    "until 2012": "../2012",
    "*/2006": "/2006",
    "2004-06-01/unknown": "2004-06-01/",
    "unknown/2004": "/2004",
    "2004-06-01/open": "2004-06-01/..",
    "2012-01-01..2012-01-12": "2012-01-01/2012-01-12",
    "6 August 2018 to 9 August 2018": "2018-08-06/2018-08-09",
    "6 August 2018": "2018-08-06",
}


@pytest.mark.parametrize("written", WRITTEN)
def test_a_written_period_is_refused_with_what_to_write(written: str) -> None:
    """The error shows the EDTF text that the words seem to mean, which is a period."""
    with pytest.raises(InvalidPeriod) as caught:
        Period(written)
    assert f"Write {WRITTEN[written]!r}." in str(caught.value)
    assert Period(WRITTEN[written])


@pytest.mark.parametrize("text", ["present", "soon", "7 Jun-14 Jul 16", "../..", "2021/2022/2023"])
def test_other_text_is_refused_with_the_forms_of_a_period(text: str) -> None:
    """Where nothing can be suggested, the error shows the forms that are known."""
    with pytest.raises(InvalidPeriod, match=r"2012/\.\. \(ongoing\)"):
        Period(text)


def test_an_ambiguous_date_in_place_of_a_period() -> None:
    """The error has both readings."""
    with pytest.raises(AmbiguousDate):
        Period("03/04/2020")

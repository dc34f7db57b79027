"""Dates: as precise as their text."""

import copy
import pickle
import re
from datetime import UTC, date, datetime, timedelta, timezone
from typing import Any, Final

import pytest
from hypothesis import assume, example, given
from hypothesis import strategies as st
from tests.strategies import days, plain_dates

from diplomacy import (
    DatePrecision,
    DayCount,
    DiplomacyError,
    InvalidDate,
    InvalidType,
    PartialDate,
    Period,
)
from diplomacy.dates import to_date
from diplomacy.testing.strategies import partial_dates


class Midsummer(date):
    """A day, of a class of somebody else's."""


class Labelled(str):
    """A text, of a class of somebody else's, to which things can be attached."""

    __slots__ = ("__dict__",)


# --- the forms of a date ------------------------------------------------------------------------

FORMS: Final = [
    ("2023", date(2023, 1, 1), date(2023, 12, 31), DatePrecision.YEAR, False),
    ("2023-09", date(2023, 9, 1), date(2023, 9, 30), DatePrecision.MONTH, False),
    ("2023-02", date(2023, 2, 1), date(2023, 2, 28), DatePrecision.MONTH, False),
    ("2024-02", date(2024, 2, 1), date(2024, 2, 29), DatePrecision.MONTH, False),
    ("1900-02", date(1900, 2, 1), date(1900, 2, 28), DatePrecision.MONTH, False),
    ("2000-02-29", date(2000, 2, 29), date(2000, 2, 29), DatePrecision.DAY, False),
    ("2023-09-17", date(2023, 9, 17), date(2023, 9, 17), DatePrecision.DAY, False),
    ("1992~", date(1992, 1, 1), date(1992, 12, 31), DatePrecision.YEAR, True),
    ("1992-05~", date(1992, 5, 1), date(1992, 5, 31), DatePrecision.MONTH, True),
    ("1992-05-04~", date(1992, 5, 4), date(1992, 5, 4), DatePrecision.DAY, True),
    ("[2018-08-06..2018-12-31]", date(2018, 8, 6), date(2018, 12, 31), DatePrecision.RANGE, False),
    ("[2018-08..2018-12]", date(2018, 8, 1), date(2018, 12, 31), DatePrecision.RANGE, False),
    ("[2018..2019]", date(2018, 1, 1), date(2019, 12, 31), DatePrecision.RANGE, False),
    ("[2017..2018-05]", date(2017, 1, 1), date(2018, 5, 31), DatePrecision.RANGE, False),
    ("[..2025-11-24]", None, date(2025, 11, 24), DatePrecision.RANGE, False),
    ("[..2025]", None, date(2025, 12, 31), DatePrecision.RANGE, False),
    ("[2011..]", date(2011, 1, 1), None, DatePrecision.RANGE, False),
    ("0001", date(1, 1, 1), date(1, 12, 31), DatePrecision.YEAR, False),
    ("9999-12", date(9999, 12, 1), date(9999, 12, 31), DatePrecision.MONTH, False),
    ("9999-12-31", date.max, date.max, DatePrecision.DAY, False),
    ("2004?", date(2004, 1, 1), date(2004, 12, 31), DatePrecision.YEAR, False),
    ("2004-06%", date(2004, 6, 1), date(2004, 6, 30), DatePrecision.MONTH, True),
    ("199X", date(1990, 1, 1), date(1999, 12, 31), DatePrecision.DECADE, False),
    ("199X~", date(1990, 1, 1), date(1999, 12, 31), DatePrecision.DECADE, True),
    ("000X", None, date(9, 12, 31), DatePrecision.DECADE, False),
    ("19XX", date(1900, 1, 1), date(1999, 12, 31), DatePrecision.CENTURY, False),
    ("00XX", None, date(99, 12, 31), DatePrecision.CENTURY, False),
    ("99XX", date(9900, 1, 1), date.max, DatePrecision.CENTURY, False),
    ("2004-XX", date(2004, 1, 1), date(2004, 12, 31), DatePrecision.YEAR, False),
    ("2004-02-XX", date(2004, 2, 1), date(2004, 2, 29), DatePrecision.MONTH, False),
    ("1390-XX-XX", date(1390, 1, 1), date(1390, 12, 31), DatePrecision.YEAR, False),
    ("2001-21", date(2001, 3, 1), date(2001, 12, 31), DatePrecision.SEASON, False),
    ("2001-22", date(2000, 12, 1), date(2002, 3, 31), DatePrecision.SEASON, False),
    ("2001-23?", date(2001, 3, 1), date(2001, 12, 31), DatePrecision.SEASON, False),
    ("2001-24", date(2000, 12, 1), date(2002, 3, 31), DatePrecision.SEASON, False),
    ("0001-24", None, date(2, 3, 31), DatePrecision.SEASON, False),
    ("9999-22", date(9998, 12, 1), None, DatePrecision.SEASON, False),
]


@pytest.mark.parametrize(("text", "earliest", "latest", "precision", "approximate"), FORMS)
def test_forms_and_their_bounds(
    text: str,
    earliest: date | None,
    latest: date | None,
    precision: DatePrecision,
    approximate: bool,
) -> None:
    """Every form of EDTF that is read gives its bounds, precision and approximation."""
    read = PartialDate(text)
    assert (read.earliest, read.latest) == (earliest, latest)
    assert read.precision is precision
    assert read.approximate is approximate
    assert read.uncertain is text.endswith(("?", "%"))
    assert read.qualified is (read.approximate or read.uncertain)
    assert str(read) == read.text == text
    assert repr(read) == f"PartialDate({text!r})"


REFUSED: Final = {
    "30 February": "2023-02-30",
    "29 February of a common year": "2023-02-29",
    "29 February 1900": "1900-02-29",
    "31 April": "2023-04-31",
    "day 0": "2023-04-00",
    "day 32": "2023-01-32",
    "month 13": "2023-13",
    "month 13 with a day": "2023-13-01",
    "month 0": "2023-00",
    "a day without a month": "2023--17",
    "one-digit month": "2023-1-1",
    "one-digit day": "2023-01-1",
    "day and month in one order or the other": "03/04/2020",
    "day first": "17-09-2023",
    "several days": "2-3 May",
    "words": "6 August 2018",
    "empty": "",
    "blank": " ",
    "blank before": " 2023",
    "blank after": "2023 ",
    "line end": "2023\n",
    "NUL": "2023\x00",
    "a span without ends": "[..]",
    "a span with nothing in it": "[]",
    "a span that ends first": "[2019..2018]",
    "a span of days that ends first": "[2018-12-31..2018-12-30]",
    "a span with 30 February": "[2018-02-30..2018-12-31]",
    "a span about a year": "[1992~..1995]",
    "a span about": "[1992..1995]~",
    "a span of three": "[1992..1993..1994]",
    "a span left open": "[1992..1993",
    "one of two": "[1992,1994]",
    "all of a set": "{1992..1994}",
    "about nothing": "~",
    "about about": "1992~~",
    "year 0000": "0000",
    "a day of year 0000": "0000-01-01",
    "a span from year 0000": "[0000..2018]",
    "about, in front": "~2023",
    "digits not given": "XXXX",
    "quarter": "2023-33",
    "a day of a season": "2023-21-01",
    "an unspecified day of a season": "2023-21-XX",
    "season of year 0000": "0000-21",
    "a span from a season": "[2023-21..2024]",
    "a span from a decade": "[199X..2001]",
    "month 13, day unspecified": "2023-13-XX",
    "month and day as 00": "2023-00-00",
    "small x": "202x",
    "qualified in the middle": "2023?-05",
    "unspecified digits in a span": "[..199X]",
    "five digits": "12023",
    "long year": "Y12023",
    "before the era": "-0044",
    "two digits": "23",
    "signed": "+2023",
    "no hyphens": "20230917",
    "with a time": "2023-09-17T10:00",
    "week": "2023-W37",
    "ordinal day": "2023-260",
    "a period": "2023-07-11/2023-07-12",
    "Arabic-Indic digits": "٢٠٢٣",  # noqa: RUF100
    "full-width digits": "２０２３",
    "typographic hyphen": "2023‐09",
    "a lone surrogate": "\ud800",
    "a very long text": "2" * 1_000_000,
    "a very long span": f"[{'2' * 1_000_000}..]",
    "very many points": "[" + "." * 1_000_000 + "]",
}


@pytest.mark.parametrize("text", REFUSED.values(), ids=REFUSED.keys())
def test_other_text_is_no_date(text: str) -> None:
    """What is not of these forms, or no day of the calendar, is refused with a short message."""
    with pytest.raises(InvalidDate) as caught:
        PartialDate(text)
    message = str(caught.value)
    assert len(message) < 300
    assert "\n" not in message
    assert message.endswith(".")
    assert isinstance(caught.value, ValueError)


@pytest.mark.parametrize(
    "value",
    [
        None,
        2023,
        2023.5,
        True,
        b"2023",
        ("2023", "09"),
        ["2023"],
        datetime(2023, 9, 17, 10, 30),  # noqa: DTZ001
        timedelta(1),
        Period("2023"),
    ],
    ids=repr,
)
def test_other_values_are_no_date(value: Any) -> None:
    """A value that is neither text nor a day is refused as of the wrong type."""
    with pytest.raises(InvalidType, match="is not a date") as caught:
        PartialDate(value)
    assert isinstance(caught.value, TypeError)
    assert caught.value.value is value


def test_a_time_of_day_is_refused_with_advice() -> None:
    """A datetime says which day to take, and that is for its owner to say."""
    with pytest.raises(InvalidType, match=r"write value\.date\(\)"):
        PartialDate(datetime(2023, 9, 17, 0, 0, 1))  # noqa: DTZ001


@pytest.mark.parametrize("zone", [None, UTC, timezone(timedelta(hours=9))])
def test_midnight_is_a_day(zone: timezone | None) -> None:
    """A datetime at midnight, as tables have for a day, is the day in its time zone."""
    assert PartialDate(datetime(2023, 9, 17, tzinfo=zone)) == PartialDate("2023-09-17")
    assert Period(datetime(2023, 9, 17, tzinfo=zone)) == Period("2023-09-17")


class Timestamp(datetime):
    """A time of pandas: a datetime with nanoseconds."""

    nanosecond = 0


class NaTType(datetime):
    """The missing time of pandas: a datetime whose year is not a number."""

    @property
    def year(self) -> Any:
        return float("nan")


class datetime64:  # noqa: N801 - the name in NumPy
    """A time of NumPy: neither a date nor text, with a unit."""

    def __init__(self, text: str, unit: str) -> None:
        self.text = text
        self.dtype = f"datetime64[{unit}]"

    def __str__(self) -> str:
        return self.text


FOREIGN: Final = [
    (Timestamp(2023, 9, 17), "2023-09-17"),
    (datetime64("2023", "Y"), "2023"),
    (datetime64("2023-09", "M"), "2023-09"),
    (datetime64("2023-09-17", "D"), "2023-09-17"),
    (datetime64("2023-09-17T00", "h"), "2023-09-17"),
    (datetime64("2023-09-17T00:00:00.000000000", "ns"), "2023-09-17"),
]


@pytest.mark.parametrize(("value", "text"), FOREIGN)
def test_days_of_tables_are_days(value: Any, text: str) -> None:
    """What pandas and NumPy have for a day is a day, without an import of either."""
    assert PartialDate(value) == PartialDate(text)
    assert PartialDate(text).possibly_same(value)


def later(nanoseconds: int) -> Timestamp:
    """Return a time of pandas just after midnight."""
    value = Timestamp(2023, 9, 17)
    value.nanosecond = nanoseconds
    return value


@pytest.mark.parametrize(
    ("value", "advice"),
    [
        (later(1), r"write value\.date\(\)"),
        (NaTType(1, 1, 1), "pass None"),
        (datetime64("NaT", "ns"), "pass None"),
        (datetime64("2023-09-17T10", "h"), "astype"),
        (datetime64("2023-09-14", "W"), "a date: EDTF text or a datetime.date"),
        (datetime64("1990", "10Y"), "a date: EDTF text or a datetime.date"),
    ],
)
def test_times_of_tables_are_refused_with_advice(value: Any, advice: str) -> None:
    """A time of day, a missing value and a unit that EDTF does not have are refused."""
    with pytest.raises(InvalidType, match=advice):
        PartialDate(value)


def test_numpy_and_pandas_themselves() -> None:
    """The libraries themselves give what is imitated here."""
    numpy = pytest.importorskip("numpy")
    pandas = pytest.importorskip("pandas")
    for value in (numpy.datetime64("2023-09-17", "ns"), pandas.Timestamp("2023-09-17")):
        assert PartialDate(value) == PartialDate("2023-09-17")
    assert PartialDate(numpy.datetime64("2023-09")) == PartialDate("2023-09")
    assert PartialDate.of(numpy.int64(2023), numpy.int16(9)) == PartialDate("2023-09")
    for value in (pandas.NaT, numpy.datetime64("NaT", "D"), pandas.Timestamp("2023-09-17T10")):
        with pytest.raises(InvalidType):
            PartialDate(value)


def test_a_day_of_another_class_is_a_day() -> None:
    """An instance of a subclass of `datetime.date` without a time is the day it is."""
    assert PartialDate(Midsummer(2023, 6, 24)) == PartialDate("2023-06-24")


def test_a_date_is_a_date() -> None:
    """A `PartialDate` is taken as it is, and `to_date` gives back the same object."""
    september = PartialDate("2023-09")
    assert PartialDate(september) == september
    assert to_date(september) is september
    assert to_date("2023-09") == september
    assert to_date(date(2023, 9, 1)) == PartialDate("2023-09-01")


@pytest.mark.parametrize("kind", [PartialDate, Period])
def test_the_text_kept_is_plain(kind: type[PartialDate | Period]) -> None:
    """No caller's text object is kept, least of all in a value that another caller makes."""
    text = {PartialDate: "1871-03-14", Period: "1871-03-14/1871-03-15"}[kind]
    assert type(kind(Labelled(text)).text) is str
    assert type(kind(text).text) is str


def test_a_span_of_one_date_is_that_date() -> None:
    """One value has one text: from 2018 to 2018 is 2018."""
    assert PartialDate("[2018..2018]").text == "2018"
    assert PartialDate("[2018-08-06..2018-08-06]") == PartialDate(date(2018, 8, 6))
    assert PartialDate("[2018..2018-01-01]") == PartialDate("2018-01-01")
    assert PartialDate("[9999-12-31..9999]") == PartialDate("9999-12-31")


@pytest.mark.parametrize(
    ("parts", "text"),
    [
        ((2023,), "2023"),
        ((44,), "0044"),
        ((2023, 9), "2023-09"),
        ((2023, None), "2023"),
        ((2023, 9, 17), "2023-09-17"),
        ((2023, 9, None), "2023-09"),
    ],
)
def test_of_numbers(parts: tuple[Any, ...], text: str) -> None:
    """A date is made of numbers, as many as are known."""
    assert PartialDate.of(*parts) == PartialDate(text)


@pytest.mark.parametrize(
    "parts",
    [
        *[(0,), (-44,), (12023,), (2023, 13), (2023, 0), (2023, 21), (2023, -1), (2023, 123)],
        *[(2023, 2, 29), (2023, 4, 31), (2023, 4, 0), (2023, 4, 100), (2023, 4, -1)],
        *[(2023, None, 17), (10**30,), (2023, 10**30)],
    ],
)
def test_of_numbers_that_are_no_date(parts: tuple[Any, ...]) -> None:
    """What is not in the calendar, or lacks its month, is refused."""
    with pytest.raises(InvalidDate):
        PartialDate.of(*parts)


@pytest.mark.parametrize("parts", [("2023",), (2023.0,), (True,), (2023, "9"), (2023, 9, 1.5)])
def test_of_whole_numbers_only(parts: tuple[Any, ...]) -> None:
    """Text goes to the constructor, and a float may be a missing value."""
    with pytest.raises(InvalidType, match="is not a whole number"):
        PartialDate.of(*parts)


# --- laws of dates ------------------------------------------------------------------------------


@given(partial_dates())
def test_text_reads_back(value: PartialDate) -> None:
    """The text of a date is that date, and so are its repr, its copy and its pickle."""
    assert PartialDate(str(value)) == value
    assert PartialDate.parse(str(value)) == value
    assert copy.copy(value) == copy.deepcopy(value) == value
    assert pickle.loads(pickle.dumps(value)) == value  # noqa: S301


@given(partial_dates(), partial_dates())
def test_equal_texts_are_equal_dates(first: PartialDate, second: PartialDate) -> None:
    """Dates are equal, and hash alike, if their texts are equal, and only then."""
    assert (first == second) == (str(first) == str(second))
    again = PartialDate(str(first))
    assert again == first
    assert hash(again) == hash(first)


@given(days())
def test_a_day_reads_back(day: date) -> None:
    """A `datetime.date` gives the date of one day, and both bounds give it back."""
    read = PartialDate(day)
    assert read.earliest == read.latest == day
    assert read.precision is DatePrecision.DAY
    assert read.certainly_same(day)


@given(partial_dates())
def test_bounds_are_in_order(value: PartialDate) -> None:
    """The earliest day is not after the latest, and only a day is one day."""
    assert value.earliest or value.latest
    assert not (value.earliest and value.latest) or value.earliest <= value.latest
    is_one_day = value.earliest is not None and value.earliest == value.latest
    assert is_one_day == (value.precision is DatePrecision.DAY)


def days_of(text: str) -> set[date]:
    """Return the days whose ISO text a date without a qualifier admits, of the years 1996-2005."""
    pattern = re.compile(text.replace("X", "[0-9]"))
    all_days = (date(1996, 1, 1) + timedelta(n) for n in range(3653))
    return {day for day in all_days if pattern.match(day.isoformat())}


@pytest.mark.parametrize(
    "text",
    [
        *["2000", "2000-02", "2001-02", "2000-02-29", "2000-XX", "2000-02-XX", "2001-XX-XX"],
        *["199X", "200X", "19XX", "20XX", "1999-12-XX", "2000-12"],
    ],
)
def test_bounds_by_enumeration(text: str) -> None:
    """The bounds are those of the days whose ISO text the date admits."""
    read, admitted = PartialDate(text), days_of(text)
    assert read.earliest
    assert read.latest
    assert max(read.earliest, date(1996, 1, 1)) == min(admitted)
    assert min(read.latest, date(2005, 12, 31)) == max(admitted)


@pytest.mark.parametrize(
    ("code", "season_days"),
    [
        (21, ["2001-03-01", "2001-06-20", "2001-09-01", "2001-12-20"]),
        (22, ["2001-06-01", "2001-09-22", "2000-12-01", "2001-03-20", "2001-12-01", "2002-03-20"]),
        (23, ["2001-09-01", "2001-12-20", "2001-03-01", "2001-06-20"]),
        (24, ["2001-06-01", "2001-09-22", "2000-12-01", "2001-03-20", "2001-12-01", "2002-03-20"]),
    ],
)
def test_a_season_is_of_either_hemisphere(code: int, season_days: list[str]) -> None:
    """A season may be any day that either hemisphere and either calendar counts in it."""
    season = PartialDate(f"2001-{code}")
    assert all(season.possibly_same(day) for day in season_days)
    assert season.certainly_within("2000-12-01", "2002-03-31")


def test_dates_are_no_text_and_do_not_order() -> None:
    """A date equals no string, and `<` raises: a partial order is no order."""
    first: Any = PartialDate("2022")
    assert first != "2022"
    assert first != Period("2022")
    for compare in ("__lt__", "__le__", "__gt__", "__ge__"):
        assert getattr(first, compare)(PartialDate("2023")) is NotImplemented
    with pytest.raises(TypeError):
        assert first < PartialDate("2021")


@given(partial_dates(), partial_dates())
def test_sort_key_keeps_what_is_certain(first: PartialDate, second: PartialDate) -> None:
    """What is certainly before sorts before, and only equal dates have equal keys."""
    if first.certainly_before(second):
        assert first.sort_key < second.sort_key
    assert (first.sort_key == second.sort_key) == (first == second)


def test_in_order_of_time() -> None:
    """Dates and periods sort by the first bound that is known, and then by the last."""
    dates = ["2023", "2023-01-01", "[..2023]", "[2023..]", "2022~", "2024-05", "[..2022-06-30]"]
    assert [str(each) for each in sorted(map(PartialDate, dates), key=lambda d: d.sort_key)] == [
        *("2022~", "[..2022-06-30]", "2023-01-01", "2023", "[2023..]", "[..2023]", "2024-05")
    ]
    periods = ["2024/..", "/2018", "2023-09", "2001/", "2001/2002"]
    assert [str(each) for each in sorted(map(Period, periods), key=lambda p: p.sort_key)] == [
        *("2001/2002", "2001/", "/2018", "2023-09", "2024/..")
    ]


# --- in words -----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("2023", "2023"),
        ("2023-09", "September 2023"),
        ("2025-11-24", "24 November 2025"),
        ("2025-01-01", "1 January 2025"),
        ("1992~", "about 1992"),
        ("1992-05~", "about May 1992"),
        ("[..2025-11]", "on or before November 2025"),
        ("[2011..]", "2011 or later"),
        ("[2018-08-06..2018-12-31]", "between 6 August and 31 December 2018"),
        ("1992?", "possibly 1992"),
        ("1992-05%", "possibly about May 1992"),
        ("2001-21", "spring 2001"),
        ("2001-24~", "about winter 2001"),
        ("199X", "the 1990s"),
        ("199X~", "about the 1990s"),
        ("190X", "the decade 1900 to 1909"),
        ("19XX", "the century 1900 to 1999"),
        ("1992-XX", "1992 (month unspecified)"),
        ("1992-XX-XX", "1992 (month and day unspecified)"),
        ("1992-05-XX", "May 1992 (day unspecified)"),
    ],
)
def test_words(text: str, words: str) -> None:
    """A date is read aloud in English, day first."""
    assert PartialDate(text).words == words


# --- moved --------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "by", "moved"),
    [
        ("2024-12", {"years": -32}, "1992-12"),
        ("2024", {"years": 1}, "2025"),
        ("2024-02-29", {"years": 1}, "2025-02-28"),
        ("2024-02-29", {"years": 4}, "2028-02-29"),
        ("2023-01-31", {"months": 1}, "2023-02-28"),
        ("2023-11", {"months": 2}, "2024-01"),
        ("2023-12-31", {"days": 1}, "2024-01-01"),
        ("1992~", {"years": 1}, "1993~"),
        ("[2018-08..2019]", {"years": -1}, "[2017-08..2018]"),
        ("[..2025-11-24]", {"days": 7}, "[..2025-12-01]"),
        ("[2011..]", {"years": 10}, "[2021..]"),
        ("2024", {}, "2024"),
        ("199X", {}, "199X"),
        ("2004-06-XX", {"months": 7}, "2005-01-XX"),
        ("2004-XX-XX", {"years": 1}, "2005-XX-XX"),
        ("2001-24?", {"years": -1}, "2000-24?"),
        ("2004-06-11%", {"days": 20}, "2004-07-01%"),
    ],
)
def test_shifted(text: str, by: dict[str, int], moved: str) -> None:
    """A date moves by whole years, months or days, as precise as before."""
    assert PartialDate(text).shifted(**by) == PartialDate(moved)


@given(plain_dates(), st.integers(-40, 40), st.booleans())
def test_shifted_by_years_and_back(value: PartialDate, years: int, about: bool) -> None:
    """There and back again is where it was, to the same precision."""
    assert value.earliest
    assume(50 < value.earliest.year < 9950)
    assume(value.precision is not DatePrecision.DAY or value.earliest.day <= 28)
    value = PartialDate(f"{value}~") if about else value
    moved = value.shifted(years=years)
    assert moved.precision is value.precision
    assert moved.approximate is value.approximate
    assert moved.earliest
    assert value.earliest
    assert moved.earliest.year == value.earliest.year + years
    assert moved.shifted(years=-years) == value


@pytest.mark.parametrize(
    ("text", "by"),
    [
        ("2024", {"months": 1}),
        ("2024", {"days": 1}),
        ("2024-12", {"days": 1}),
        ("2024-21", {"months": 1}),
        ("2024-XX", {"months": 1}),
        ("2024-12-XX", {"days": 1}),
        ("199X", {"years": 10}),
        ("19XX~", {"years": 100}),
        ("9999-21", {"years": 1}),
        ("[2024..]", {"months": 1}),
        ("9999", {"years": 1}),
        ("0001-05", {"years": -1}),
        ("9999-12-31", {"days": 1}),
        ("2024", {"years": 10**30}),
        ("2024-01-01", {"days": -(10**30)}),
    ],
)
def test_shifted_too_far_or_too_fine(text: str, by: dict[str, int]) -> None:
    """A date is not moved by what it does not know, nor out of the calendar."""
    with pytest.raises(InvalidDate):
        PartialDate(text).shifted(**by)


@pytest.mark.parametrize("by", [{"days": 0.5}, {"days": 1.5}, {"years": 0.5}, {"years": "1"}])
def test_shifted_by_whole_units_only(by: Any) -> None:
    """Half a day is no whole day: it is refused, and never rounded."""
    with pytest.raises(DiplomacyError):
        PartialDate("2024-01-01").shifted(**by)


# --- days between -------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("later_text", "earlier", "at_least", "at_most", "words"),
    [
        ("2013-05-01", "2012-08-01", 273, 273, "273 days"),
        ("2013-05-01", "2013-04-30", 1, 1, "1 day"),
        ("2013-05-01", "2013-05-01", 0, 0, "0 days"),
        ("2013-05-01", "2013-05-02", -1, -1, "-1 day"),
        ("2013-05", "2012-08-01", 273, 303, "273 to 303 days"),
        ("2013", "2013", -364, 364, "-364 to 364 days"),
        ("[2013-05-01..]", "2013-04-30", 1, None, "at least 1 day"),
        ("[..2013-05-01]", "2013-04-29", None, 2, "at most 2 days"),
        ("2013-05-01", "[..2013-04-29]", 2, None, "at least 2 days"),
        ("[2013..]", "[2012..]", None, None, "an unknown number of days"),
        ("2013~", "2012-08-01", None, None, "an unknown number of days"),
        ("2013", "2012-08-01?", None, None, "an unknown number of days"),
    ],
)
def test_days_since(
    later_text: str, earlier: str, at_least: int | None, at_most: int | None, words: str
) -> None:
    """The days between two dates have the bounds that the dates leave."""
    count = PartialDate(later_text).days_since(earlier)
    assert (count.at_least, count.at_most, str(count)) == (at_least, at_most, words)
    assert count.exact == (at_least if at_least == at_most else None)


@given(partial_dates(approximate=False), partial_dates(approximate=False))
@example(PartialDate("0001-01-01"), PartialDate("9999-12-31"))
def test_days_since_are_as_sharp_as_can_be(first: PartialDate, second: PartialDate) -> None:
    """The bounds are reached by the bounds of the dates, and turn round with them."""
    count, back = first.days_since(second), second.days_since(first)
    negated = [None if n is None else -n for n in (back.at_most, back.at_least)]
    assert [count.at_least, count.at_most] == negated
    if count.at_least is not None:
        assert first.earliest == (second.latest or date.max) + timedelta(count.at_least)
    assert (count.at_least is None) == (first.earliest is None or second.latest is None)
    assert count == DayCount(count.at_least, count.at_most)

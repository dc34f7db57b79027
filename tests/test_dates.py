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
    ("[..2025-11-24]", date.min, date(2025, 11, 24), DatePrecision.RANGE, False),
    ("[..2025]", date.min, date(2025, 12, 31), DatePrecision.RANGE, False),
    ("[2011..]", date(2011, 1, 1), date.max, DatePrecision.RANGE, False),
    ("0001", date(1, 1, 1), date(1, 12, 31), DatePrecision.YEAR, False),
    ("9999-12", date(9999, 12, 1), date(9999, 12, 31), DatePrecision.MONTH, False),
    ("9999-12-31", date.max, date.max, DatePrecision.DAY, False),
]


@pytest.mark.parametrize(("text", "earliest", "latest", "precision", "approximate"), FORMS)
def test_forms_and_their_bounds(
    text: str, earliest: date, latest: date, precision: DatePrecision, approximate: bool
) -> None:
    """Every form of EDTF that is read gives its bounds, precision and approximation."""
    read = PartialDate(text)
    assert (read.earliest, read.latest) == (earliest, latest)
    assert read.precision is precision
    assert read.approximate is approximate
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
    "uncertain": "2023?",
    "uncertain and approximate": "2023%",
    "about, in front": "~2023",
    "digits not given": "XXXX",
    "decade": "202X",
    "month not given": "2023-XX",
    "season": "2023-21",
    "quarter": "2023-33",
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
        PartialDate(datetime(2023, 9, 17))  # noqa: DTZ001


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
    """The earliest day is not after the latest."""
    assert value.earliest <= value.latest


def test_dates_are_no_text_and_do_not_order() -> None:
    """A date equals no string, and `<` raises: a partial order is no order."""
    first: Any = PartialDate("2022")
    assert first != "2022"
    assert first != Period("2022")
    for compare in ("__lt__", "__le__", "__gt__", "__ge__"):
        assert getattr(first, compare)(PartialDate("2023")) is NotImplemented
    with pytest.raises(TypeError):
        sorted([first, PartialDate("2021")])


@given(partial_dates())
def test_nothing_is_before_itself(value: PartialDate) -> None:
    """`certainly_before` is irreflexive."""
    assert not value.certainly_before(value)


@given(partial_dates(), partial_dates())
def test_before_has_one_direction(first: PartialDate, second: PartialDate) -> None:
    """`certainly_before` is asymmetric, and sameness is symmetric."""
    assert not (first.certainly_before(second) and second.certainly_before(first))
    assert first.certainly_same(second) == second.certainly_same(first)
    assert first.possibly_same(second) == second.possibly_same(first)


@given(st.lists(partial_dates(approximate=False), min_size=3, max_size=3))
def test_before_is_transitive(three: list[PartialDate]) -> None:
    """What is before what is before a third is before the third."""
    first, second, third = sorted(three, key=lambda value: value.latest)
    if first.certainly_before(second) and second.certainly_before(third):
        assert first.certainly_before(third)


@given(partial_dates(), partial_dates())
def test_certain_is_possible(first: PartialDate, second: PartialDate) -> None:
    """What is certain is possible, and shuts out what speaks against it."""
    if first.certainly_before(second):
        assert first.possibly_before(second)
        assert not second.possibly_before(first)
        assert not first.possibly_same(second)
    if first.certainly_same(second):
        assert first.possibly_same(second)
        assert not first.possibly_before(second)


@given(st.data(), partial_dates(approximate=False), partial_dates(approximate=False))
def test_no_answer_contradicts_the_truth(
    data: st.DataObject, first: PartialDate, second: PartialDate
) -> None:
    """Whichever days two dates really were, no answer about the dates is wrong about the days."""
    one, other = day_of(data.draw, first), day_of(data.draw, second)
    if first.certainly_before(second):
        assert one < other
    if not first.possibly_before(second):
        assert not one < other
    if first.certainly_same(second):
        assert one == other
    if not first.possibly_same(second):
        assert one != other


@given(st.data(), partial_dates(approximate=False), days(), days())
def test_within_does_not_contradict_the_truth(
    data: st.DataObject, value: PartialDate, one: date, other: date
) -> None:
    """A date that cannot lie within a span does not, whichever day it really was."""
    first, last = sorted((one, other))
    day = day_of(data.draw, value)
    if not value.possibly_within(first, last):
        assert not first <= day <= last
    assert value.possibly_within(value.earliest, value.earliest)
    assert value.possibly_within(value.latest, value.latest)


def test_answers_are_as_sharp_as_can_be() -> None:
    """In a world of five days, an answer is certain just when it is so on all of them."""
    start = date(2023, 2, 26)
    world = [start + timedelta(i) for i in range(5)]
    inside = [
        (PartialDate(f"[{first}..{last}]"), {day for day in world if first <= day <= last})
        for first, last in product(world, world)
        if first <= last
    ]
    assert len(inside) == 15
    for (first, ones), (second, others) in product(inside, inside):
        pairs = list(product(ones, others))
        assert first.certainly_before(second) == all(a < b for a, b in pairs)
        assert first.possibly_before(second) == any(a < b for a, b in pairs)
        assert first.certainly_same(second) == all(a == b for a, b in pairs)
        assert first.possibly_same(second) == any(a == b for a, b in pairs)
        assert first.possibly_within(min(others), max(others)) == bool(ones & others)


@given(approximate_dates(), partial_dates(), days(), days())
def test_nothing_is_certain_of_an_approximate_date(
    about: PartialDate, other: PartialDate, day: date, another: date
) -> None:
    """With "about" on either side, nothing is certain and everything is possible."""
    for first, second in ((about, other), (other, about), (about, about)):
        assert not first.certainly_before(second)
        assert not first.certainly_same(second)
        assert first.possibly_before(second)
        assert first.possibly_same(second)
    assert about.possibly_within(*sorted((day, another)))


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


@pytest.mark.parametrize("other", ["2024", date(2024, 1, 1), PartialDate("2024-01")], ids=repr)
def test_questions_take_what_a_date_takes(other: Any) -> None:
    """Each question takes text, a day or a date, and answers True or False."""
    year = PartialDate("2023")
    assert year.certainly_before(other) is True
    assert year.possibly_before(other) is True
    assert year.certainly_same(other) is False
    assert year.possibly_same(other) is False


@pytest.mark.parametrize(
    "question", ["certainly_before", "possibly_before", "certainly_same", "possibly_same"]
)
@pytest.mark.parametrize("approximate", ["2023", "2023~"])
def test_questions_about_what_is_no_date_are_refused(question: str, approximate: str) -> None:
    """A question about something that is no date raises, whatever the answer would be."""
    ask = getattr(PartialDate(approximate), question)
    with pytest.raises(InvalidDate):
        ask("yesterday")
    with pytest.raises(InvalidType):
        ask(None)


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
        ("[2018-08-06..2018-12-31]", "between 6 August 2018 and 31 December 2018"),
    ],
)
def test_words(text: str, words: str) -> None:
    """A date is read aloud in English, day first."""
    assert PartialDate(text).words == words


@given(plain_dates())
def test_words_read_back(value: PartialDate) -> None:
    """What a plain date is in words reads back as the same date."""
    assert PartialDate.parse(value.words) == value


@pytest.mark.parametrize(
    ("written", "text"),
    [
        ("6 August 2018", "2018-08-06"),
        ("06 August 2018", "2018-08-06"),
        ("6th August 2018", "2018-08-06"),
        ("6 Aug. 2018", "2018-08-06"),
        ("6 AUGUST 2018", "2018-08-06"),
        ("August 6, 2018", "2018-08-06"),
        ("August 6 2018", "2018-08-06"),
        ("Sept. 1, 2018", "2018-09-01"),
        ("Monday, 6 August 2018", "2018-08-06"),
        ("Mon 6 August 2018", "2018-08-06"),
        ("Monday, August 6, 2018", "2018-08-06"),
        ("Aug 2018", "2018-08"),
        ("August, 2018", "2018-08"),
        ("May 2018", "2018-05"),
        ("29 February 2024", "2024-02-29"),
        ("  6 August 2018\n", "2018-08-06"),
        ("2018", "2018"),
        ("2018-08-06", "2018-08-06"),
        ("1992~", "1992~"),
        ("[..2018]", "[..2018]"),
    ],
)
def test_written_dates(written: str, text: str) -> None:
    """The unambiguous forms that people write are read."""
    assert PartialDate.parse(written) == PartialDate(text)


@pytest.mark.parametrize(
    "written",
    [
        "",
        "03/04/2020",
        "3.4.2020",
        "04-03-2020",
        "2-3 May",
        "2-3 May 2018",
        "2/3 May 2018",
        "May",
        "6 August",
        "August 6",
        "6 August 18",
        "August 18",
        "Monday",
        "Tuesday, 6 August 2018",
        "Noday, 6 August 2018",
        "30 February 2023",
        "0 May 2018",
        "32 May 2018",
        "6 Smarch 2018",
        "6 August 0000",
        "yesterday",
        "today",
        "now",
        "summer 2018",
        "early 2018",
        "late August 2018",
        "6 August 2018 10:00",
        "6 August 2018 or 7 August 2018",
        "6  August  2018",
        "٦ August 2018",
        "6 août 2018",
        "A" * 1_000_000,
        "6 " * 500_000,
    ],
    ids=lambda text: text[:24],
)
def test_written_dates_that_are_refused(written: str) -> None:
    """What can be read in two ways, lacks its year or contradicts itself is refused."""
    with pytest.raises(InvalidDate) as caught:
        PartialDate.parse(written)
    assert len(str(caught.value)) < 300


@pytest.mark.parametrize("value", [None, 2018, b"2018", date(2018, 8, 6)], ids=repr)
def test_only_text_is_parsed(value: Any) -> None:
    """`parse` reads text, and says so."""
    with pytest.raises(InvalidType, match="is not a date in words"):
        PartialDate.parse(value)


@given(days(), st.sampled_from(["Mon", "Tuesday", "Wed", "Thursday", "Fri", "Saturday", "Sun"]))
def test_a_weekday_must_agree(day: date, weekday: str) -> None:
    """A date with a weekday is read just when it was that day of the week."""
    text = f"{weekday}, {PartialDate(day).words}"
    if f"{day:%A}".startswith(weekday[:3]):
        assert PartialDate.parse(text) == PartialDate(day)
    else:
        with pytest.raises(InvalidDate, match=f"{day:%A}"):
            PartialDate.parse(text)


@settings(max_examples=300)
@given(dates_text())
@example("6 August 9999")
@example("Monday, 31 December 9999")
@example("[9999-12..]")
def test_any_text_is_read_or_refused(text: str) -> None:
    """Of any text comes a date or this library's error, never another exception."""
    makers: tuple[Callable[[str], object], ...] = (PartialDate, PartialDate.parse, Period)
    for make in makers:
        try:
            made = make(text)
        except DiplomacyError as error:
            message = str(error)
            assert message
        else:
            assert type(made)(str(made)) == made  # type: ignore[call-arg]


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
    ],
)
def test_shifted(text: str, by: dict[str, int], moved: str) -> None:
    """A date moves by whole years, months or days, as precise as before."""
    assert PartialDate(text).shifted(**by) == PartialDate(moved)


@given(plain_dates(), st.integers(-40, 40), st.booleans())
def test_shifted_by_years_and_back(value: PartialDate, years: int, about: bool) -> None:
    """There and back again is where it was, to the same precision."""
    assume(50 < value.earliest.year < 9950)
    assume(value.precision is not DatePrecision.DAY or value.earliest.day <= 28)
    value = PartialDate(f"{value}~") if about else value
    moved = value.shifted(years=years)
    assert moved.precision is value.precision
    assert moved.approximate is value.approximate
    assert moved.earliest.year == value.earliest.year + years
    assert moved.shifted(years=-years) == value


@pytest.mark.parametrize(
    ("text", "by"),
    [
        ("2024", {"months": 1}),
        ("2024", {"days": 1}),
        ("2024-12", {"days": 1}),
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


@pytest.mark.parametrize("word", ["about", "around", "circa", "c.", "ca."])
def test_about_is_read(word: str) -> None:
    """What is written "about 1992" is approximate, and its words are read back."""
    date = PartialDate.parse(f"{word} August 1992")
    assert date == PartialDate("1992-08~")
    assert PartialDate.parse(date.words) == date


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

"""Dates as people and registers write them: read in one way, or refused."""

from collections.abc import Callable
from contextlib import suppress
from datetime import date, datetime
from itertools import product
from typing import Any, Final

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from tests.strategies import dates_text, days

from diplomacy import DiplomacyError, InvalidDate, InvalidTerm, InvalidType, PartialDate, Period
from diplomacy.dates.written import parse_written_period
from diplomacy.errors import AmbiguousDate, InvalidPeriod, UnsupportedDate
from diplomacy.testing.strategies import partial_dates

WRITTEN: Final = {
    "6 August 2018": "2018-08-06",
    "06 August 2018": "2018-08-06",
    "6th August 2018": "2018-08-06",
    "6th of August 2018": "2018-08-06",
    "the 6th of August 2018": "2018-08-06",
    "6 Aug. 2018": "2018-08-06",
    "6. August 2018": "2018-08-06",
    "6 AUGUST 2018": "2018-08-06",
    "6  August  2018": "2018-08-06",
    "6-Aug-2018": "2018-08-06",
    "06-August-2018": "2018-08-06",
    "6/Aug/2018": "2018-08-06",
    "06AUG2018": "2018-08-06",
    "August 6, 2018": "2018-08-06",
    "August 6 2018": "2018-08-06",
    "August 6th, 2018": "2018-08-06",
    "Sept. 1, 2018": "2018-09-01",
    "2018 August 6": "2018-08-06",
    "2018, August 6": "2018-08-06",
    "2018-Aug-06": "2018-08-06",
    "Monday, 6 August 2018": "2018-08-06",
    "Mon 6 August 2018": "2018-08-06",
    "Monday, August 6, 2018": "2018-08-06",
    "29 February 2024": "2024-02-29",
    "Aug 2018": "2018-08",
    "August, 2018": "2018-08",
    "August of 2018": "2018-08",
    "Aug-2018": "2018-08",
    "2018 May": "2018-05",
    "May 2018": "2018-05",
    "25/03/1998": "1998-03-25",
    "03/25/1998": "1998-03-25",
    "25.3.1998": "1998-03-25",
    "25-03-1998": "1998-03-25",
    "25 03 1998": "1998-03-25",
    "25. 3. 1998": "1998-03-25",
    "05/05/2018": "2018-05-05",
    "1945/06/26": "1945-06-26",
    "1945.06.26": "1945-06-26",
    "2019-5-19": "2019-05-19",
    "2019-5-9": "2019-05-09",
    "20041203": "2004-12-03",
    "25121998": "1998-12-25",
    "06/1945": "1945-06",
    "6.1945": "1945-06",
    "1945/06": "1945-06",
    "2019-5": "2019-05",
    "2004-12-03T00:00:00": "2004-12-03",
    "2004-12-03T00:00:00Z": "2004-12-03",
    "2004-12-03T00:00:00.000+00:00": "2004-12-03",
    "2004-12-03 00:00": "2004-12-03",
    "2004-12-03 00:00:00.000000000": "2004-12-03",
    "12/31/2004 12:00:00 AM": "2004-12-31",
    "31/12/2004 0:00": "2004-12-31",
    "about 1992": "1992~",
    "around August 1992": "1992-08~",
    "circa 1992": "1992~",
    "c. 1992": "1992~",
    "c 1992": "1992~",
    "c1992": "1992~",
    "ca. 26/03/1992": "1992-03-26~",
    "approximately 1992": "1992~",
    "approx. 1992": "1992~",
    "roughly 1992": "1992~",
    "1992 (circa)": "1992~",
    "about 199X": "199X~",
    "about 1992-05": "1992-05~",
    "possibly 1992": "1992?",
    "possibly about 6 August 2018": "2018-08-06%",
    "summer 2018": "2018-22",
    "the summer of 2018": "2018-22",
    "Fall, 2018": "2018-23",
    "12.III.2011": "2011-03-12",
    "31-xii-1999": "1999-12-31",
    "1 X 2004": "2004-10-01",
    "III/1999": "1999-03",
    "2nd half of 1999": "[1999-07..1999-12]",
    "the first half of 1999": "[1999-01..1999-06]",
    "H1 1999": "[1999-01..1999-06]",
    "third quarter, 1999": "[1999-07..1999-09]",
    "1999-Q4": "[1999-10..1999-12]",
    "last quarter 1999": "[1999-10..1999-12]",
    "between 1998 and 1999": "[1998..1999]",
    "between 3 and 5 May 2018": "[2018-05-03..2018-05-05]",
    "the 1990s": "199X",
    "1990s": "199X",
    "about the 1990s": "199X~",
    "  6 August 2018\n": "2018-08-06",
    "2018": "2018",
    "2018-08-06": "2018-08-06",
    "1992~": "1992~",
    "[..2018]": "[..2018]",
}


@pytest.mark.parametrize("written", WRITTEN)
def test_written_dates(written: str) -> None:
    """What reads in one way only is read."""
    assert PartialDate.parse(written) == PartialDate(WRITTEN[written])


AMBIGUOUS: Final = {
    "03/04/2020": ("2020-04-03", "2020-03-04"),
    "3.4.2020": ("2020-04-03", "2020-03-04"),
    "04-03-2020": ("2020-03-04", "2020-04-03"),
    "about 03/04/2020": ("2020-04-03", "2020-03-04"),
    "03/04/2020 00:00:00": ("2020-04-03", "2020-03-04"),
    "03122004": ("2004-12-03", "2004-03-12"),
    "2001/02": ("2001-02", "2001/2002"),
    "the 1900s": ("190X", "19XX"),
}


@pytest.mark.parametrize("written", AMBIGUOUS)
def test_what_reads_in_two_ways_is_refused_with_both(written: str) -> None:
    """The error names both readings, in EDTF and in words."""
    with pytest.raises(AmbiguousDate) as caught:
        PartialDate.parse(written)
    error = caught.value
    assert error.candidates == AMBIGUOUS[written]
    for text in (*error.candidates, *error.labels, repr(written)):
        assert text in str(error)


@pytest.mark.parametrize(
    ("written", "order", "text"),
    [
        ("03/04/2020", "dmy", "2020-04-03"),
        ("03/04/2020", "mdy", "2020-03-04"),
        ("3.4.2020", "dmy", "2020-04-03"),
        ("about 03/04/2020", "mdy", "2020-03-04~"),
        ("2020/04/03", "ymd", "2020-04-03"),
        ("2020/04/03", "dmy", "2020-04-03"),
        ("2020-04-03", "mdy", "2020-04-03"),
        ("25/03/1998", "ymd", "1998-03-25"),
        ("03122004", "dmy", "2004-12-03"),
        ("03122004", "mdy", "2004-03-12"),
        ("20041203", "ymd", "2004-12-03"),
        ("20041203", "mdy", "2004-12-03"),
        ("3 April 2020", "mdy", "2020-04-03"),
        ("1998", "dmy", "1998"),
    ],
)
def test_an_order_decides(written: str, order: Any, text: str) -> None:
    """The order decides between two readings; what reads in one way needs none."""
    assert PartialDate.parse(written, order=order) == PartialDate(text)


@pytest.mark.parametrize(
    ("written", "order", "reason"),
    [
        ("25/03/1998", "mdy", r"in the order mdy, there is no month 25\. Pass order='dmy'"),
        ("03/25/1998", "dmy", r"in the order dmy, there is no month 25\. Pass order='mdy'"),
        ("31/02/2020", "dmy", r"2020-02 has 29 days"),
        ("03/04/2020", "ymd", r"it is ambiguous"),
        ("20041203", "dmy", r"3 December 2004 \(2004-12-03\) or 20 April 1203 \(1203-04-20\)"),
        ("31122004", "mdy", r"there is no month"),
    ],
)
def test_an_order_that_does_not_fit_is_refused(written: str, order: Any, reason: str) -> None:
    """A date that is not valid in the order of its register is an error of the register."""
    with pytest.raises(InvalidDate, match=reason):
        PartialDate.parse(written, order)


@pytest.mark.parametrize("order", ["ydm", "DMY", "", 1])
def test_other_orders_are_refused(order: Any) -> None:
    """There are three orders, even for text that needs none."""
    with pytest.raises(InvalidTerm, match="dmy, mdy, ymd"):
        PartialDate.parse("2018", order)


@given(days(), st.sampled_from(["/", ".", "-", " "]), st.sampled_from(["dmy", "mdy", "ymd"]))
def test_every_day_reads_back_in_its_order(day: date, mark: str, order: Any) -> None:
    """A day written in an order, with or without zeros, reads back."""
    parts = {"d": f"{day.day}", "m": f"{day.month}", "y": f"{day.year:04}"}
    assert PartialDate.parse(mark.join(parts[name] for name in order), order) == PartialDate(day)


def readings_of(text: str) -> set[str]:
    """Return the dates that a text is read as, one or two, or none."""
    try:
        return {PartialDate.parse(text).text}
    except AmbiguousDate as error:
        return set(error.candidates)
    except InvalidDate:
        return set()


def test_of_all_numeric_dates_what_reads_in_one_way_is_read() -> None:
    """Without an order, a date has every reading that is a day of the calendar."""
    for first, second in product(range(1, 33), repeat=2):
        readings = set[str]()
        for day, month in ((first, second), (second, first)):
            with suppress(ValueError):
                readings.add(date(2023, month, day).isoformat())
        assert readings_of(f"{first:02}/{second:02}/2023") == readings


REFUSED: Final = {
    "": "none of the forms",
    "2-3 May": "no year of four digits",
    "2-3 May 2018": "a period in place of a date",
    "2/3 May 2018": "none of the forms",
    "May": "no year of four digits",
    "6 August": "no year of four digits",
    "6 August 18": "no year of four digits",
    "12-Mar-99": "no year of four digits",
    "12 March 1999 a": "none of the forms",
    "2004-1X": "an unspecified digit",
    "1 X 04": "no year of four digits",
    "3rd half of 2018": "'half' is not the name of a month",
    "2-3/05/2018": "it is ambiguous",
    "between 2010 and soon": "'between' is not the name of a month",
    "August 18": "no year of four digits",
    "Mar-23": "no year of four digits",
    "27.08": "none of the forms",
    "15/08/19": "two digits",
    "3.4.20": "two digits",
    "Monday": "none of the forms",
    "Tuesday, 6 August 2018": "that day was a Monday, not a Tuesday",
    "Noday, 6 August 2018": "'Noday' is not the name of a weekday",
    "30 February 2023": "2023-02 has 28 days",
    "31/04/2023": "2023-04 has 30 days",
    "32/01/2023": "2023-01 has 31 days",
    "13/2023": "there is no month 13",
    "21/2023": "there is no month 21",
    "20231301": "there is no month 13",
    "2001/13": "2001/2013",
    "0 May 2018": "Write 2018-05",
    "00/05/2018": "Write 2018-05",
    "32 May 2018": "2018-05 has 31 days",
    "6 Smarch 2018": "'Smarch' is not the name of a month",
    "6 August 0000": "the year 0000",
    "yesterday": "none of the forms",
    "now": "none of the forms",
    "early 2018": "a part of a decade, a year or a month is not supported",
    "late August 2018": "a part of a decade",
    "the late 1990s": "a part of a decade",
    "mid-1990s": "a part of a decade",
    "the beginning of 2018": "a part of a decade",
    "on or before yesterday": "none of the forms",
    "on or before about 2001": "none of the forms",
    "the spring of 2001 or later": "none of the forms",
    "winter 2001/02": "'winter' is not the name of a month",
    "the 20th century": "none of the forms",
    "6 August 2018 10:00": "a time of day is not supported. Write the day without a time: 6 August",
    "2018-08-06T00:00:01": "a time of day is not supported",
    "2018-08-06 12:00:00 PM": "a time of day is not supported",
    "2018-08-06 0:00 PM": "a time of day is not supported",
    "2018-08T00:00": "none of the forms",
    "6 August 2018 or 7 August 2018": "none of the forms",
    "٦ August 2018": "none of the forms",
    "6 août 2018": "none of the forms",
    "about": "none of the forms",
    "about 1992~": "none of the forms",
    "possibly": "none of the forms",
    "A" * 1_000_000: "none of the forms",
    "6 " * 500_000: "none of the forms",
    "9" * 1_000_000: "none of the forms",
}


@pytest.mark.parametrize("written", REFUSED, ids=lambda text: text[:24])
def test_written_dates_that_are_refused(written: str) -> None:
    """What lacks its year, contradicts itself or is of no form known is refused with a reason."""
    with pytest.raises(InvalidDate) as caught:
        PartialDate.parse(written)
    assert REFUSED[written] in str(caught.value)
    assert len(str(caught.value)) < 300
    assert "PartialDate" not in str(caught.value)


@pytest.mark.parametrize("value", [None, 2018, b"2018", date(2018, 8, 6)], ids=repr)
def test_only_text_is_parsed(value: Any) -> None:
    """`parse` reads text, and says so."""
    with pytest.raises(InvalidType, match="is not a date in words"):
        PartialDate.parse(value)


@pytest.mark.parametrize(
    ("text", "remedy"),
    [
        ("6 August 2018", "Write '2018-08-06'."),
        ("25/03/1998", "Write '1998-03-25'."),
        ("20230917", "Write '2023-09-17'."),
        ("2023-1-1", "Write '2023-01-01'."),
        ("1992 (circa)", "Write '1992~'."),
        ("2023-09-17T00:00:00", "Write '2023-09-17'."),
        ("2004-00-00", "Write 2004."),
        ("2019-00-12", "Write 2019."),
        ("1829-10-00", "Write 1829-10."),
        ("yesterday", "Write 2023, 2023-09"),
    ],
)
def test_the_constructor_says_what_to_write(text: str, remedy: str) -> None:
    """Text that is not EDTF is refused with the EDTF that it means, if it means one date."""
    with pytest.raises(InvalidDate) as caught:
        PartialDate(text)
    assert remedy in str(caught.value)


@given(days(), st.sampled_from(["Mon", "Tuesday", "Wed", "Thursday", "Fri", "Saturday", "Sun"]))
def test_a_weekday_must_agree(day: date, weekday: str) -> None:
    """A date with a weekday is read just when it was that day of the week."""
    text = f"{weekday}, {PartialDate(day).words}"
    if f"{day:%A}".startswith(weekday[:3]):
        assert PartialDate.parse(text) == PartialDate(day)
    else:
        with pytest.raises(InvalidDate, match=f"{day:%A}"):
            PartialDate.parse(text)


@given(st.datetimes(), st.sampled_from("T "))
def test_a_timestamp_is_read_at_midnight_only(moment: datetime, mark: str) -> None:
    """A time of midnight says nothing; any other is refused."""
    assert PartialDate.parse(f"{moment:%Y-%m-%d}".zfill(10) + f"{mark}00:00:00") == PartialDate(
        moment.date()
    )
    if moment.time() != datetime.min.time():
        with pytest.raises(UnsupportedDate, match="a time of day"):
            PartialDate.parse(moment.isoformat(mark))


@given(partial_dates())
@example(PartialDate("2023-09"))
@example(PartialDate("2001-24%"))
def test_words_read_back(value: PartialDate) -> None:
    """The words of a date read back, unless they say what is open or not specified."""
    if not value.text.startswith("[") and not value.text.rstrip("?~%").endswith("X"):
        assert PartialDate.parse(value.words) == value


@settings(max_examples=300)
@given(dates_text())
@example("6 August 9999")
@example("Monday, 31 December 9999")
@example("[9999-12..]")
@example("9999-24")
@example("[9999-12-31..9999]")
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


# --- messages -----------------------------------------------------------------------------------


@pytest.mark.parametrize("text", ["0 May 2018", "31 June 2018", "June 31st, 2018"])
def test_the_error_of_a_day_that_does_not_exist_quotes_the_text(text: str) -> None:
    """The message quotes what was written, and never advises a date that does not exist."""
    for read in (PartialDate.parse, PartialDate):
        with pytest.raises(InvalidDate) as caught:
            read(text)
        assert caught.value.value == text
        assert "Write '20" not in str(caught.value)


@pytest.mark.parametrize(
    "text",
    [
        *("1998-1999", "from 2010 to 2012", "since 2012", "before 2001", "2012/2014", "2012–"),
        *("before May 2001", "prior to 2001", "after 6 August 2018", "by 2025", "up to 2001"),
    ],
)
def test_a_period_is_named_as_one(text: str) -> None:
    for read in (PartialDate.parse, PartialDate):
        with pytest.raises(InvalidDate, match="a period in place of a date is not supported"):
            read(text)


def test_the_order_of_one_end_of_a_period_is_that_of_the_other() -> None:
    """14 is not a month, so 12 is not one either; of two orders that fit, neither is chosen."""
    assert parse_written_period("12/03/2011 - 14/03/2011") == "2011-03-12/2011-03-14"
    assert parse_written_period("12/03/2011 - 10/04/2011", "mdy") == "2011-12-03/2011-10-04"
    for order in (None, "ymd"):
        with pytest.raises(AmbiguousDate):
            parse_written_period("12/03/2011 - 10/04/2011", order)


@pytest.mark.parametrize("text", ["2 and 5 May 2018", "2/3 May 2018", ". - 3 May 2018"])
def test_two_dates_that_are_not_the_ends_of_a_period(text: str) -> None:
    assert parse_written_period(text) is None


@pytest.mark.parametrize("text", ["2001–05", "2001-21"])
def test_two_digits_may_be_a_month_a_season_or_a_year(text: str) -> None:
    with pytest.raises(AmbiguousDate, match="a period"):
        parse_written_period(text)


def test_an_order_is_advised_only_where_it_can_be_passed() -> None:
    """The constructors of dates and periods do not take an order."""
    with pytest.raises(InvalidDate, match="Pass order='dmy'"):
        PartialDate.parse("07/05/2013")
    for read in (PartialDate, Period):
        with pytest.raises(InvalidDate, match=r"5 July 2013 \(2013-07-05\)\. Write one of them\."):
            read("07/05/2013")


def test_every_number_of_a_date_may_have_a_full_stop() -> None:
    assert PartialDate.parse("2004. 12. 3.") == PartialDate("2004-12-03")


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("15-16 November 2015", "2015-11-15/2015-11-16"),
        ("15–16 November 2015", "2015-11-15/2015-11-16"),
        ("15 to 16 Nov 2015", "2015-11-15/2015-11-16"),
        ("November 15-16, 2015", "2015-11-15/2015-11-16"),
        ("28 February - 2 March 2015", "2015-02-28/2015-03-02"),
        ("Feb 28 – March 2, 2015", "2015-02-28/2015-03-02"),
        ("2012-", "2012/"),
        ("from May 2012", "2012-05/"),
        ("May–June 2012", "2012-05/2012-06"),
        ("2012-01-01...2012-01-12", "2012-01-01/2012-01-12"),
        ("2012 to present day", "2012/.."),
        ("2012-present", "2012/.."),
        ("2012-ongoing", "2012/.."),
        ("2012 onwards", "2012/.."),
        ("from 2012 onward", "2012/.."),
        ("6 August 2018 onwards", "2018-08-06/.."),
        ("2012–incumbent", "2012/.."),
        ("12-14.III.2011", "2011-03-12/2011-03-14"),
        ("28.2.-2.3.2015", "2015-02-28/2015-03-02"),
        ("12/03/2011-14/03/2011", "2011-03-12/2011-03-14"),
        ("2 and 3 May 2018", "2018-05-02/2018-05-03"),
        ("May 2012 – 5 June 2013", "2012-05/2013-06-05"),
        ("1953–57", "1953/1957"),
        ("1953-1957", "1953/1957"),
    ],
)
def test_a_written_period_is_advised_in_edtf(text: str, meant: str) -> None:
    with pytest.raises(InvalidPeriod, match=f"Write '{meant}'"):
        Period(text)


@pytest.mark.parametrize("text", ["before 2012", "after 2012", "up to 2012"])
def test_other_periods_are_refused_with_the_forms_of_a_period(text: str) -> None:
    with pytest.raises(InvalidPeriod, match=r"2012/\.\. \(ongoing\)"):
        Period(text)


@pytest.mark.parametrize("moment", ["2001", "2001-05", "2001-05-06"])
def test_the_words_of_a_date_that_is_open_on_one_side_are_read(moment: str) -> None:
    """The library writes "on or before", and others write "or earlier"."""
    before, after = PartialDate(f"[..{moment}]"), PartialDate(f"[{moment}..]")
    for words in (before.words, f"{moment} or earlier", f"not later than {moment}"):
        assert PartialDate.parse(words) == before
    for words in (after.words, f"{moment} or later", f"not before {moment}"):
        assert PartialDate.parse(words) == after
    assert PartialDate.parse("on or before 3/4/2001", order="dmy") == PartialDate("[..2001-04-03]")


def test_a_date_and_an_open_end_do_not_follow_each_other() -> None:
    with pytest.raises(InvalidDate, match="'present' is not the name of a month"):
        parse_written_period("2018 and present")

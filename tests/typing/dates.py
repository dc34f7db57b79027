"""Dates and periods."""

from datetime import date
from typing import assert_type

from diplomacy import DatePrecision, DayCount, PartialDate, Period


def dates(day: PartialDate) -> None:
    """A date is made from EDTF text, a day or another date."""
    assert_type(PartialDate("2023-09"), PartialDate)
    assert_type(PartialDate(date(2023, 9, 17)), PartialDate)
    assert_type(PartialDate(text=day), PartialDate)
    assert_type(PartialDate.parse("6 August 2018"), PartialDate)
    assert_type(PartialDate.parse("03/04/2020", order="dmy"), PartialDate)
    assert_type(PartialDate.of(2018), PartialDate)
    assert_type(PartialDate.of(2018, 8, 6), PartialDate)


def partial_date(day: PartialDate) -> None:
    """The attributes and comparisons of a date."""
    assert_type(day.text, str)
    assert_type(day.earliest, date | None)
    assert_type(day.latest, date | None)
    assert_type(day.precision, DatePrecision)
    assert_type(day.approximate, bool)
    assert_type(day.uncertain, bool)
    assert_type(day.qualified, bool)
    assert_type(day.sort_key, tuple[date, date, str])
    assert_type(day.words, str)
    assert_type(day.certainly_before("2024"), bool)
    assert_type(day.possibly_before(date(2024, 1, 1)), bool)
    assert_type(day.certainly_before(Period("2024/..")), bool)
    assert_type(day.certainly_within("2023", None), bool)
    assert_type(day.certainly_same(day), bool)
    assert_type(day.possibly_same("2024"), bool)
    assert_type(day.possibly_within(date(2023, 1, 1), day), bool)
    assert_type(day.days_since("2023"), DayCount)
    assert_type(day.shifted(years=-32), PartialDate)
    assert_type(day.shifted(years=1, months=2, days=-3), PartialDate)
    assert_type(sorted([day, day], key=lambda one: one.sort_key), list[PartialDate])


def periods(day: PartialDate, period: Period) -> None:
    """A period is made from EDTF text, a day, a date or another period."""
    assert_type(Period("2012/.."), Period)
    assert_type(Period(date(2012, 1, 1)), Period)
    assert_type(Period(day), Period)
    assert_type(Period(text=period), Period)


def period(period: Period) -> None:
    """The attributes of a period, and what it covers."""
    assert_type(period.text, str)
    assert_type(period.start, PartialDate | None)
    assert_type(period.end, PartialDate | None)
    assert_type(period.earliest, date | None)
    assert_type(period.latest, date | None)
    assert_type(period.ongoing, bool)
    assert_type(period.approximate, bool)
    assert_type(period.uncertain, bool)
    assert_type(period.qualified, bool)
    assert_type(period.sort_key, tuple[date, date, str])
    assert_type(period.words, str)
    assert_type(period.certainly_covers("2013"), bool)
    assert_type(period.possibly_covers(date(2013, 1, 1)), bool)
    assert_type(period.possibly_covers(period), bool)
    assert_type(period.certainly_before("2013"), bool)
    assert_type(period.possibly_before(period), bool)
    assert_type(period.certainly_within("2013", None), bool)
    assert_type(period.possibly_within(None, date(2013, 1, 1)), bool)


def day_count(count: DayCount) -> None:
    """How many days lie between two dates, within bounds."""
    assert_type(DayCount(1, 31), DayCount)
    assert_type(count.at_least, int | None)
    assert_type(count.at_most, int | None)
    assert_type(count.exact, int | None)
    assert_type(count.words, str)

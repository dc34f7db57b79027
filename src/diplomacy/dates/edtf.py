"""EDTF texts of single dates: their form, their bounds, and how they are read in English."""

import re
from datetime import date
from typing import Final

from diplomacy.errors import InvalidDate
from diplomacy.vocabulary import DatePrecision

__all__ = ["PLAIN_DATE_RE", "date_bounds", "format_english", "parse_edtf", "shift_edtf"]

PLAIN_DATE_RE: Final = re.compile(r"([0-9]{4})(?:-([0-9]{2})(?:-([0-9]{2}))?)?")
_EDTF_HINT: Final = (
    "write 2023, 2023-09, 2023-09-17, 1992~ or [2018-08-06..2018-12-31]; "
    "PartialDate.parse reads 6 August 2018"
)
_PRECISIONS: Final = (DatePrecision.YEAR, DatePrecision.MONTH, DatePrecision.DAY)
_MONTHS: Final = (
    *("January", "February", "March", "April", "May", "June", "July"),
    *("August", "September", "October", "November", "December"),
)


def parse_edtf(text: str) -> tuple[str, date, date, DatePrecision, bool]:
    """Return the canonical text, bounds, precision and approximation of an EDTF date."""
    if text[:1] == "[":
        return (*_parse_one_of(text), False)
    approximate = text[-1:] == "~"
    plain = text[:-1] if approximate else text
    earliest, latest = date_bounds(plain, text)
    return text, earliest, latest, _PRECISIONS[plain.count("-")], approximate


def date_bounds(text: str, whole: object) -> tuple[date, date]:
    """Return the first and last day that a plain EDTF date *text* may mean."""
    match = PLAIN_DATE_RE.fullmatch(text)
    if match is None:
        raise InvalidDate(whole, f"{_EDTF_HINT}.")
    try:
        if len(text) == len("2023-09-17"):
            only = date.fromisoformat(text)
            return only, only
        if len(text) == len("2023-09"):
            first = date.fromisoformat(f"{text}-01")
            return first, first.replace(day=_days_in_month(first.year, first.month))
        return date(int(text), 1, 1), date(int(text), 12, 31)
    except ValueError:
        raise InvalidDate(whole, _explain_invalid(match[1], match[2])) from None


def _explain_invalid(year: str, month: str | None) -> str:
    """Return what is wrong with a date of the right form."""
    if int(year) == 0:
        return "years run from 0001 to 9999."
    if month is None or not 1 <= int(month) <= 12:
        return f"there is no month {int(month or 0)}."
    return f"{int(year)}-{month} has {_days_in_month(int(year), int(month))} days."


def _days_in_month(year: int, month: int) -> int:
    """Return how many days a month has."""
    from calendar import monthrange  # loads locale: not at ``import diplomacy``

    return monthrange(year, month)[1]


def _parse_one_of(text: str) -> tuple[str, date, date, DatePrecision]:
    """Return the text, bounds and precision of ``[first..last]``, either end left open."""
    match = re.fullmatch(r"\[([0-9-]*)\.\.([0-9-]*)\]", text)
    if match is None or text == "[..]":
        raise InvalidDate(text, "write one day of a span as [2018-08-06..2018-12-31] or [..2025].")
    first, last = match.groups()
    earliest = date_bounds(first, text)[0] if first else date.min
    latest = date_bounds(last, text)[1] if last else date.max
    if latest < earliest:
        raise InvalidDate(text, "the span ends before it starts.")
    if first == last:
        return first, earliest, latest, _PRECISIONS[first.count("-")]
    return text, earliest, latest, DatePrecision.RANGE


def shift_edtf(plain: str, years: int, months: int, days: int, whole: str) -> str:
    """Return a plain EDTF date *plain* moved, to the same precision."""
    from dateutil.relativedelta import relativedelta

    known = plain.count("-") + 1
    if (months and known < 2) or (days and known < 3):
        unit = "days" if days and known < 3 else "months"
        raise InvalidDate(whole, f"too coarse to be moved by {unit}.")
    try:
        moved = date_bounds(plain, plain)[0] + relativedelta(years=years, months=months, days=days)
    except (ValueError, OverflowError, TypeError):
        raise InvalidDate(whole, "moved so far, it leaves the years 0001 to 9999.") from None
    return moved.isoformat()[: (4, 7, 10)[known - 1]]


def format_english(plain: str) -> str:
    """Return a plain EDTF date as it is read, day first."""
    year, *rest = plain.split("-")
    if not rest:
        return year
    month = _MONTHS[int(rest[0]) - 1]
    return f"{int(rest[1])} {month} {year}" if len(rest) > 1 else f"{month} {year}"

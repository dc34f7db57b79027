"""EDTF texts of single dates: their forms, their bounds, and their shifts."""

import re
from datetime import date
from functools import lru_cache
from typing import Final, TypeAlias

from diplomacy.errors import InvalidDate, UnsupportedDate
from diplomacy.vocabulary import DatePrecision

__all__ = ["SEASONS", "parse_edtf", "shift_edtf", "split_qualifier"]

# The canonical text, the first and the last day (None where nothing bounds it), the precision.
_Fields: TypeAlias = tuple[str, date | None, date | None, DatePrecision]
_Bounds: TypeAlias = tuple[date | None, date | None, DatePrecision]

SEASONS: Final = {"21": "spring", "22": "summer", "23": "autumn", "24": "winter"}
_PLAIN_RE: Final = re.compile(r"([0-9]{4})(?:-([0-9]{2})(?:-([0-9]{2}))?)?")
_UNSPECIFIED_YEAR_RE: Final = re.compile(r"[0-9]{3}X|[0-9]{2}XX")
_UNSPECIFIED_PART_RE: Final = re.compile(r"([0-9]{4})-XX(?:-XX)?|([0-9]{4}-[0-9]{2})-XX")
_ONE_OF_RE: Final = re.compile(r"\[([0-9-]*)\.\.([0-9-]*)\]")
_YEARS: Final = "Years run from 0001 to 9999."


def parse_edtf(text: str) -> _Fields | None:
    """Return the canonical text, bounds and precision of a date, or None.

    It is None if the text does not have a form of EDTF.

    Raises:
        InvalidDate: if it has a form of EDTF, but no such day exists.
    """
    if _PLAIN_RE.fullmatch(text):
        return (text, *_plain_bounds(text, text))
    if text[:1] == "[":
        return _parse_one_of(text)
    exact, _ = split_qualifier(text)
    bounds = _exact_bounds(exact, text)
    return None if bounds is None else (text, *bounds)


def split_qualifier(text: str) -> tuple[str, str]:
    """Return a date without its qualifier, and the qualifier: ``?``, ``~``, ``%`` or ""."""
    return (text[:-1], text[-1]) if text[-1:] in ("?", "~", "%") else (text, "")


def _exact_bounds(text: str, whole: str) -> _Bounds | None:
    """Return the bounds and precision of a date without a qualifier, or None."""
    if _PLAIN_RE.fullmatch(text):
        return _plain_bounds(text, whole)
    if _UNSPECIFIED_YEAR_RE.fullmatch(text):
        first, last = int(text.replace("X", "0")), int(text.replace("X", "9"))
        precision = DatePrecision.CENTURY if text.endswith("XX") else DatePrecision.DECADE
        return _day(first, 1, 1), _day(last, 12, 31), precision
    match = _UNSPECIFIED_PART_RE.fullmatch(text)
    if match is None:
        return None
    known: str = match[1] or match[2]
    if known[5:] in SEASONS:
        raise InvalidDate(whole, f"a season has no days. Write {known}.")
    return _plain_bounds(known, whole)


def _plain_bounds(text: str, whole: str) -> _Bounds:
    """Return the bounds and precision of a year, a month, a season or a day."""
    try:
        if len(text) == len("2023-09-17"):
            only = date.fromisoformat(text)
            return only, only, DatePrecision.DAY
        if len(text) == len("2023"):
            year = int(text)
            return date(year, 1, 1), date(year, 12, 31), DatePrecision.YEAR
        if text[5:] in SEASONS and text[:4] != "0000":
            return (*_season_bounds(int(text[:4]), text[5:]), DatePrecision.SEASON)
        first = date.fromisoformat(f"{text}-01")
        last = first.replace(day=_days_in_month(first.year, first.month))
    except ValueError:
        raise _explain_invalid(text, whole) from None
    return first, last, DatePrecision.MONTH


def _season_bounds(year: int, code: str) -> tuple[date | None, date | None]:
    """Return the first and last day of a season, in whichever hemisphere and by any reckoning.

    Summer in the south and winter in the north extend over two years and are named after either.
    """
    if SEASONS[code] in ("spring", "autumn"):
        return _day(year, 3, 1), _day(year, 12, 31)
    return _day(year - 1, 12, 1), _day(year + 1, 3, 31)


def _day(year: int, month: int, day: int) -> date | None:
    """Return a day, or None if `datetime.date` cannot express it."""
    return date(year, month, day) if date.min.year <= year <= date.max.year else None


@lru_cache(maxsize=1024)
def _days_in_month(year: int, month: int) -> int:
    """Return how many days a month has."""
    from calendar import monthrange  # loads locale: not at ``import diplomacy``

    return monthrange(year, month)[1]


def _explain_invalid(text: str, whole: str) -> InvalidDate:
    """Return the error for a date of a valid form that does not exist."""
    year, month, day = (*text.split("-"), None, None)[:3]
    if year is None or int(year) == 0:
        return UnsupportedDate(whole, "the year 0000 (1 BC)", _YEARS)
    if month == "00":
        return InvalidDate(whole, f"an unknown part is left out, not written as 00. Write {year}.")
    if day is None and month is not None and 25 <= int(month) <= 41:
        return _explain_subyear(whole, year, int(month))
    if month is None or not 1 <= int(month) <= 12:
        if month in SEASONS:
            return InvalidDate(whole, f"a season has no days. Write {year}-{month}.")
        return InvalidDate(whole, f"there is no month {int(month or 0)}.")
    if day == "00":
        reason = f"an unknown part is left out, not written as 00. Write {year}-{month}."
        return InvalidDate(whole, reason)
    return InvalidDate(whole, f"{year}-{month} has {_days_in_month(int(year), int(month))} days.")


def _explain_subyear(whole: str, year: str, code: int) -> UnsupportedDate:
    """Return the error for a division of a year that is of EDTF level 2."""
    if code <= 32:
        season = 21 + (code - 25) % 4
        return UnsupportedDate(
            whole, "a season of one hemisphere (EDTF level 2)", f"Write {year}-{season}."
        )
    first_code, name, months = next(
        entry
        for entry in ((40, "semester", 6), (37, "quadrimester", 4), (33, "quarter", 3))
        if code >= entry[0]
    )
    last = (code - first_code + 1) * months
    remedy = f"Write [{year}-{last - months + 1:02}..{year}-{last:02}]."
    return UnsupportedDate(whole, f"a {name} (EDTF level 2)", remedy)


def _parse_one_of(text: str) -> _Fields | None:
    """Return the text, bounds and precision of ``[first..last]``, either end left open."""
    match = _ONE_OF_RE.fullmatch(text)
    if match is None or text == "[..]":
        return None
    first, last = match.groups()
    earliest = _end_bounds(first, text)[0] if first else None
    latest = _end_bounds(last, text)[1] if last else None
    if earliest and latest and latest < earliest:
        raise InvalidDate(text, "the span ends before it starts. Write the earlier date first.")
    if first == last:
        return parse_edtf(first)
    if earliest and earliest == latest:
        return parse_edtf(earliest.isoformat())
    return text, earliest, latest, DatePrecision.RANGE


def _end_bounds(text: str, whole: str) -> tuple[date | None, date | None]:
    """Return the bounds of an end of a span, which must be a year, a month or a day."""
    if not _PLAIN_RE.fullmatch(text):
        raise InvalidDate(whole, "each end of a span is a year, month or day. Write [..2025-11].")
    earliest, latest, precision = _plain_bounds(text, whole)
    if precision is DatePrecision.SEASON:
        raise UnsupportedDate(whole, "a season at the end of a span", "Write months: [..2025-11].")
    return earliest, latest


# --- moving a date --------------------------------------------------------------------------------


def shift_edtf(text: str, years: int, months: int, days: int) -> str:
    """Return an EDTF date shifted by an amount, with the same precision.

    Raises:
        InvalidDate: if the date is too coarse to be shifted by that unit, or leaves the calendar.
    """
    pieces = re.split(r"([0-9]{4}(?:-[0-9]{2}){0,2})", text)
    if len(pieces) == 1 and (years or months or days):
        raise InvalidDate(text, "it is too coarse to be moved. Pass a year, month or day.")
    pieces[1::2] = [_shift_plain(piece, years, months, days, text) for piece in pieces[1::2]]
    return "".join(pieces)


def _shift_plain(plain: str, years: int, months: int, days: int, whole: str) -> str:
    """Return a year, a month, a season or a day shifted by an amount."""
    from dateutil.relativedelta import relativedelta

    season = plain[4:] if plain[5:] in SEASONS else ""
    base = plain.removesuffix(season)
    known = base.count("-") + 1
    if (months and known < 2) or (days and known < 3):
        unit = "days" if days and known < 3 else "months"
        raise InvalidDate(whole, f"it is too coarse to be moved by {unit}.")
    first, _, _ = _plain_bounds(base, whole)
    try:
        moved = (first or date.min) + relativedelta(years=years, months=months, days=days)
    except (ValueError, OverflowError, TypeError):
        raise InvalidDate(whole, "moved so far, it leaves the years 0001 to 9999.") from None
    return moved.isoformat()[: (4, 7, 10)[known - 1]] + season

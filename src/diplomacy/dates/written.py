"""Dates as people write them in English, read by a small grammar."""

import re
from typing import Any, Final

from diplomacy.dates.edtf import date_bounds
from diplomacy.errors import InvalidDate

__all__ = ["ABOUT_RE", "parse_written_date"]

ABOUT_RE: Final = re.compile(r"^(?:about|around|circa|c\.|ca\.) +", re.IGNORECASE)
_WEEKDAY: Final = r"(?:(?P<weekday>[A-Za-z]{3,9})\.?,? )?"
_MONTH: Final = r"(?P<month>[A-Za-z]{3,9})\.?"
_DAY: Final = r"(?P<day>[0-9]{1,2})(?:st|nd|rd|th)?"
_YEAR: Final = r"(?P<year>[0-9]{4})"
_FORMS_RE: Final = (
    re.compile(f"{_WEEKDAY}{_DAY} {_MONTH},? {_YEAR}"),
    re.compile(f"{_WEEKDAY}{_MONTH} {_DAY},? {_YEAR}"),
    re.compile(f"{_MONTH},? {_YEAR}"),
)


def parse_written_date(text: str, whole: str) -> str | None:
    """Return the EDTF text of a written date; None if it is not in one of the known forms.

    Raises:
        InvalidDate: if there is no such month or day, or the weekday is wrong.

    >>> parse_written_date("Monday, 6 August 2018", "Monday, 6 August 2018")
    '2018-08-06'
    """
    for pattern in _FORMS_RE:
        match = pattern.fullmatch(text)
        if match is not None:
            return _resolve_date(whole, **match.groupdict())
    return None


def _resolve_date(
    text: str, year: str, month: str, day: str | None = None, weekday: str | None = None
) -> str:
    """Return the EDTF text of the parts that the grammar found; dateutil has the names."""
    from dateutil.parser import parserinfo

    names: Any = parserinfo()
    number = names.month(month)
    if number is None:
        raise InvalidDate(text, f"{month!r} is not the name of a month.")
    plain = f"{year}-{number:02}"
    if day is None:
        return plain
    found = f"{plain}-{int(day):02}"
    first, _ = date_bounds(found, found)
    day_name = names.WEEKDAYS[first.weekday()][1]
    if weekday is not None and not day_name.lower().startswith(weekday.lower()):
        raise InvalidDate(text, f"that day was a {day_name}, not a {weekday}.")
    return found

"""Readings of a written date, and the choice of the one that is a day of the calendar."""

from collections.abc import Mapping
from typing import Any

from diplomacy.dates.edtf import parse_edtf
from diplomacy.dates.english import format_english
from diplomacy.errors import AmbiguousDate, InvalidDate

__all__ = ["check_weekday", "choose", "explain", "explain_order", "is_valid"]


def is_valid(text: str) -> bool:
    """Return whether a year and month, or a day, exists."""
    try:
        return int(text[5:7]) <= 12 and parse_edtf(text) is not None
    except InvalidDate:
        return False


def explain(text: str) -> str:
    """Return the reason why a year and month, or a day, does not exist."""
    if int(text[5:7]) > 12:
        return f"there is no month {int(text[5:7])}."
    try:
        parse_edtf(text)
    except InvalidDate as error:
        return error.reason
    raise AssertionError(text)


def choose(readings: Mapping[str, str], whole: str) -> str:
    """Return the only reading, by order, that is a date.

    Raises:
        AmbiguousDate: if there are two.
        InvalidDate: if there is none.
    """
    valid = {text: order for order, text in readings.items() if is_valid(text)}
    if len(valid) == 1:
        return next(iter(valid))
    if not valid:
        likely = [text for text in readings.values() if 1 <= int(text[5:7]) <= 12]
        raise InvalidDate(whole, explain((likely or list(readings.values()))[0]))
    orders = " or ".join(f"order={order!r}" for order in valid.values())
    labels = [format_english(text) for text in valid]
    raise AmbiguousDate(whole, tuple(valid), labels, f"Pass {orders}, or write one of them.")


def explain_order(readings: Mapping[str, str], order: str, whole: str) -> InvalidDate:
    """Return the error for a date that is not valid in the order passed."""
    reason = f"in the order {order}, {explain(readings[order])}"
    others = [name for name, text in readings.items() if name != order and is_valid(text)]
    return InvalidDate(whole, f"{reason} Pass order={others[0]!r}." if others else reason)


def check_weekday(date: str, weekday: str, whole: str) -> str:
    """Return a day if it is on the weekday that was written with it."""
    fields = parse_edtf(date)
    day = fields[1] if fields else None
    if day is None:
        return date
    from dateutil.parser import parserinfo

    info: Any = parserinfo()
    name: str = info.WEEKDAYS[day.weekday()][1]
    if not name.lower().startswith(weekday.lower()):
        others = [first for _, first in info.WEEKDAYS if first.lower().startswith(weekday.lower())]
        reason = f"that day was a {name}, not a {others[0]}." if others else None
        raise InvalidDate(whole, reason or f"{weekday!r} is not the name of a weekday.")
    return date

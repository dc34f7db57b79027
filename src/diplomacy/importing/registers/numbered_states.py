"""The states that one number means on several days."""

from bisect import bisect_left
from collections.abc import Iterable
from datetime import date
from functools import lru_cache

from diplomacy.countries import Country
from diplomacy.errors import DiplomacyError

__all__ = ["find_states", "read_day", "split_span"]


def read_day(cell: str) -> date | None:
    """Return the day of a cell, or None if it has none."""
    try:
        return date.fromisoformat(cell)
    except ValueError:
        return None


@lru_cache(maxsize=1 << 14)
def _find_state(number: str, system: str, day: str) -> Country | None:
    try:
        return Country.of(number, system=system, on=day)
    except DiplomacyError:
        return None


def find_states(number: str, system: str, days: Iterable[str]) -> dict[str, str]:
    """Return the states of a number, with the first of some days on which each existed.

    >>> find_states("365", "cow", ["1991-01-01", "1991-12-31"])
    {Country('SUHH'): '1991-01-01', Country('RU'): '1991-12-31'}
    """
    found = dict[str, str]()
    for day in days:
        state = _find_state(number, system, day)
        if state is not None:
            found.setdefault(state, day)
    return found


def split_span(number: str, system: str, first: str, last: str) -> list[tuple[str, str]]:
    """Return the first and last days of each state of a number, from one day to another.

    >>> split_span("365", "gw", "1991-08-21", "1999-12-31")
    [('1991-08-21', '1991-12-25'), ('1991-12-26', '1999-12-31')]
    """
    states, start, end = find_states(number, system, [first, last]), read_day(first), read_day(last)
    if len(states) != 2 or not start or not end or start > end:
        return [(first, last)]

    def is_succeeded(day: int) -> bool:
        return _find_state(number, system, f"{date.fromordinal(day)}") == [*states][-1]

    days = range(start.toordinal(), end.toordinal() + 1)
    day = days[bisect_left(days, True, key=is_succeeded)]
    return [(first, f"{date.fromordinal(day - 1)}"), (f"{date.fromordinal(day)}", last)]

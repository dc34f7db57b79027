"""The states that one number means on several days, and spells that are divided between them."""

from bisect import bisect_left
from collections.abc import Iterable
from datetime import date
from functools import lru_cache
from typing import Final

from diplomacy.countries import Country
from diplomacy.errors import DiplomacyError
from diplomacy.importing.cells import derived

__all__ = ["DIVIDED_PERIOD", "DIVIDED_SPAN", "find_states", "read_day", "split_span"]

DIVIDED_SPAN: Final = ("first day", "last day")
"""The columns that a row of a spell has if the spell is divided."""


def _join_days(first: str, last: str) -> str | None:
    return f"{first}/{last}" if first else None


DIVIDED_PERIOD: Final = derived(
    DIVIDED_SPAN, _join_days, "The number of the state passed to another during the spell."
)


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
    """Return the states of a number, each with the first of some days on which it existed.

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
    start, end = read_day(first), read_day(last)
    if len(find_states(number, system, [first, last])) == 1 or not start or not end or start > end:
        return [(first, last)]

    def state_on(day: int) -> Country | None:
        return _find_state(number, system, f"{date.fromordinal(day)}")

    def is_succeeded(day: int) -> bool:
        return state_on(day) not in (None, current)

    days = range(start.toordinal(), end.toordinal() + 1)
    begins = [days[0]]
    while (current := state_on(begins[-1])) and current != state_on(days[-1]):
        begins.append(days[bisect_left(days, True, key=is_succeeded)])
        days = range(begins[-1], days[-1] + 1)
    ends = [*(day - 1 for day in begins[1:]), days[-1]]
    return [
        (f"{date.fromordinal(begin)}", f"{date.fromordinal(end)}")
        for begin, end in zip(begins, ends, strict=True)
    ]

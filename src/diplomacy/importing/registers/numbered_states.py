"""The states that one number means on several days."""

from collections.abc import Iterable
from functools import lru_cache

from diplomacy.countries import Country
from diplomacy.errors import DiplomacyError

__all__ = ["find_states"]


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

"""The lifetimes of states, and the periods in which they acted outside them.

The rules on the identity of states, and the disputed claims, are on the page "States and names in
time". The rows are in ``data/states.csv``; sources that differ are in their notes.
"""

from collections.abc import Mapping
from functools import cache
from typing import Final

import attrs

from diplomacy.countries.tables import Span, parse_spans, read_table

__all__ = [
    "StateRow",
    "certainly_existed",
    "existed",
    "former_codes",
    "is_state",
    "lifetimes_of",
    "state_rows",
    "was_active",
]

_STATE_KINDS: Final = frozenset({"state", "former-state", "disputed", "associated"})


@attrs.frozen
class StateRow:
    """A row of the table of states.

    Attributes:
        code: the code of the country.
        name: the name that readers use.
        kind: state, former-state, disputed, associated, or territory.
        lifetimes: the periods in which it existed, in order.
        acts: the periods outside its lifetimes in which it made treaties or sat in organizations
            for itself.
        sources: the lists that include it.
        note: differences between sources, and doubts.
    """

    code: str
    name: str
    kind: str
    lifetimes: tuple[Span, ...] = attrs.field(converter=parse_spans)
    acts: tuple[Span, ...] = attrs.field(converter=parse_spans)
    sources: str
    note: str


@cache
def state_rows() -> Mapping[str, StateRow]:
    """Return the rows of the table of states, by code."""
    return {row["code"]: StateRow(**row) for row in read_table("states")}


def lifetimes_of(code: str) -> tuple[Span, ...]:
    """Return the lifetimes of a country, empty if the table does not state them."""
    row = state_rows().get(code)
    return () if row is None else row.lifetimes


def existed(code: str, days: Span) -> bool:
    """Return whether a country may have existed on one of some days.

    A country whose lifetimes are not known may have existed on any day.
    """
    lifetimes = lifetimes_of(code)
    return not lifetimes or any(span.possibly_overlaps(days) for span in lifetimes)


def certainly_existed(code: str, days: Span) -> bool:
    """Return whether a country certainly existed on every one of some days."""
    return any(span.certainly_covers(days) for span in lifetimes_of(code))


def was_active(code: str, days: Span) -> bool:
    """Return whether a country may have existed or acted on one of some days."""
    row = state_rows().get(code)
    if row is None:
        return True
    return any(span.possibly_overlaps(days) for span in (*row.lifetimes, *row.acts))


def is_state(code: str) -> bool:
    """Return whether the table lists a country as a state, past or present."""
    row = state_rows().get(code)
    return row is not None and row.kind in _STATE_KINDS


def former_codes() -> tuple[str, ...]:
    """Return the codes of states and territories that have ended, in order."""
    rows = state_rows().values()
    return tuple(
        sorted(
            row.code
            for row in rows
            if row.kind == "former-state" or (row.kind == "territory" and len(row.code) > 2)
        )
    )

"""Conditions of queries as expressions of narwhals.

Dates are compared as numbers of days, and an open bound is null; see `diplomacy.arrow.flat`.
"""

from collections.abc import Iterable, Sequence
from datetime import date
from typing import Any, Final

from diplomacy.arrow.flat import to_day_number
from diplomacy.arrow.layout import load_library
from diplomacy.dates.extents import extent_between
from diplomacy.queries.filters import Day

__all__ = [
    "any_of",
    "column",
    "covers",
    "is_among",
    "load_narwhals",
    "meets",
    "never",
    "with_ids",
    "within_span",
]

_INFINITY: Final = float("inf")
_EPOCH: Final = date(1970, 1, 1).toordinal()


def load_narwhals() -> Any:
    """Return the stable interface of narwhals.

    Raises:
        MissingExtra: if it is not installed.
    """
    return load_library("narwhals.stable.v2")


def column(name: str) -> Any:
    """Return the expression of a column."""
    return load_narwhals().col(name)


def any_of(conditions: Iterable[Any]) -> Any:
    """Return the condition that at least one of some conditions is met."""
    first, *others = conditions
    for condition in others:
        first |= condition
    return first


def never() -> Any:
    """Return a condition that no row meets."""
    return column("id").is_null()


def is_among(name: str, values: Sequence[str]) -> Any:
    """Return the condition that a column has one of some texts, possibly of none."""
    return column(name).is_in(values) if values else never()


def with_ids(rows: Any, ids: Any) -> Any:
    """Return the rows whose id is one of those in another frame."""
    if rows.implementation.is_pyarrow():  # PyArrow cannot join a table that has lists
        return rows.filter(column("id").is_in(ids.collect()["id"]))
    return rows.join(ids, on="id", how="semi")


def meets(names: tuple[str, str], first: date | None, last: date | None) -> Any:
    """Return the condition that two columns of days may share a day with a span.

    Args:
        names: the columns of the first and of the last day.
        first: the first day of the span; None if it is open.
        last: the last day; None if it is open.
    """
    low, high = map(column, names)
    condition = ~column("id").is_null()
    if first is not None:
        condition &= high.is_null() | (high >= to_day_number(first))
    if last is not None:
        condition &= low.is_null() | (low <= to_day_number(last))
    return condition


def covers(names: tuple[str, str], first: date, last: date) -> Any:
    """Return the condition that the days of two columns include all days of a span."""
    low, high = map(column, names)
    return (low.is_null() | (low <= to_day_number(first))) & (
        high.is_null() | (high >= to_day_number(last))
    )


def within_span(since: Day | None, until: Day | None, *, certain: bool) -> Any:
    """Return the condition that the date of a record may, or certainly, lie in a span.

    The ends must be valid, and one must be set; see `diplomacy.queries.filters`.
    """
    span = extent_between(since, until)
    low, high = column("dated_from"), column("dated_to")
    condition = ~column("sort_key").is_null()
    first, last = _to_number(span.begin_low), _to_number(span.end_high)
    if certain:
        if not span.exact:
            return never()
        condition &= ~column("dated_approximate")
        if first is not None:
            condition &= ~low.is_null() & (low >= first)
        if last is not None:
            condition &= ~high.is_null() & (high <= last)
        return condition
    if first is not None:
        condition &= high.is_null() | (high >= first)
    if last is not None:
        condition &= low.is_null() | (low <= last)
    return condition


def _to_number(ordinal: float) -> int | None:
    return None if abs(ordinal) == _INFINITY else int(ordinal) - _EPOCH

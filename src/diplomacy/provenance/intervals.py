"""Intervals: when something certainly held, and which of many intervals overlap.

Times are counted in half days, so that the days on which one term ends and the next begins can be
shared: day *n* is the number 2n, and a term from day *m* to day *n* lasts from 2m + 1 to 2n - 1.

The searches sort the intervals first, so their cost grows with the number of intervals and of
results, and not with the number of pairs.
"""

from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable, Iterator
from datetime import date
from heapq import heappop, heappush
from operator import attrgetter
from typing import Any, Protocol, TypeVar

from diplomacy.dates import PartialDate, Period
from diplomacy.records import Membership, Tenure
from diplomacy.vocabulary import DatePrecision

__all__ = [
    "between",
    "certain_span",
    "certain_term",
    "disjoint_pairs",
    "first_day",
    "iter_certain_intervals",
    "overlapping_pairs",
    "rivals",
]


class Interval(Protocol):
    """Anything from a lowest to a highest value, both included."""

    @property
    def low(self) -> Any: ...

    @property
    def high(self) -> Any: ...


T = TypeVar("T", bound=Interval)


def iter_certain_intervals(held: Membership | Tenure) -> Iterator[tuple[str, int, int]]:
    """Yield the path, start and end of each time at which an office or a status certainly held.

    >>> list(iter_certain_intervals(Tenure("King", ["head-of-state"], "XA", "0001-01-01/0001-01-03")))
    [('period', 3, 5)]
    """
    for i, day in enumerate(held.attested):
        if day.precision is DatePrecision.DAY and day.earliest and not day.qualified:
            number = 2 * day.earliest.toordinal()
            yield f"attested[{i}]", number, number
    if held.period:
        term = certain_term(held.period)
        if term:
            yield "period", *term


def certain_term(period: Period) -> tuple[int, int] | None:
    """Return the start and end of the time that a period certainly covers, or None.

    >>> certain_term(Period("2001/")) is None
    True
    """
    if period.qualified:
        return None
    start = date.min if period.text.startswith("..") else None
    end = date.max if period.ongoing else None
    return between(
        period.start.latest if period.start else start, period.end.earliest if period.end else end
    )


def certain_span(days: Iterable[PartialDate]) -> tuple[int, int] | None:
    """Return the start and end of the time between the first and the last of some days, or None.

    >>> certain_span([PartialDate("2001")]) is None
    True
    """
    exact = [day for day in days if not day.qualified]
    first = min((day.latest for day in exact if day.latest), default=None)
    last = max((day.earliest for day in exact if day.earliest), default=None)
    return between(first, last)


def between(first: date | None, last: date | None) -> tuple[int, int] | None:
    """Return the start and end of a term between two days that it may share, or None.

    >>> between(date(1, 1, 1), date(1, 1, 1)) is None
    True
    """
    if first is None or last is None or first >= last:
        return None
    return 2 * first.toordinal() + 1, 2 * last.toordinal() - 1


def first_day(start: int) -> date:
    """Return the day of the start of an interval.

    >>> first_day(3)
    datetime.date(1, 1, 1)
    """
    return date.fromordinal(start // 2)


def disjoint_pairs(intervals: Iterable[T]) -> Iterator[tuple[T, T]]:
    """Yield each pair of intervals that do not overlap, the lower one first."""
    by_low = sorted(intervals, key=attrgetter("low"))
    by_high = sorted(by_low, key=attrgetter("high"))
    for interval in by_low:
        for lower in by_high:
            if lower.high >= interval.low:
                break
            yield lower, interval


def overlapping_pairs(
    intervals: Iterable[T], group: Callable[[T], Hashable]
) -> Iterator[tuple[T, T]]:
    """Yield each pair of overlapping intervals of different groups, which should be few."""
    # By group: the intervals that have begun, the one that ends first on top.
    begun: defaultdict[Hashable, list[tuple[Any, int, T]]] = defaultdict(list)
    for i, interval in enumerate(sorted(intervals, key=attrgetter("low"))):
        own_group = group(interval)
        for other_group, others in begun.items():
            if other_group == own_group:
                continue
            while others and others[0][0] < interval.low:
                heappop(others)
            for _, _, other in others:
                yield other, interval
        heappush(begun[own_group], (interval.high, i, interval))


def rivals(intervals: Iterable[T], group: Callable[[T], Hashable]) -> Iterator[tuple[T, T]]:
    """Yield an earlier interval of another group before each interval that overlaps any."""
    latest: list[T] = []  # the two of different groups that end last
    for interval in sorted(intervals, key=attrgetter("low", "high")):
        own_group = group(interval)
        rival = next((i for i in latest if group(i) != own_group and i.high >= interval.low), None)
        if rival is not None:
            yield rival, interval
        latest = sorted((*latest, interval), key=attrgetter("high"), reverse=True)
        latest = [i for i in latest if i is latest[0] or group(i) != group(latest[0])][:2]

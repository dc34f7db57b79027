"""Intervals of certain days, and searches for overlapping ones.

Times are counted in half days, so that the days on which one term ends and the next begins can be
shared: day *n* is the number 2n, and a term from day *m* to day *n* lasts from 2m + 1 to 2n - 1.

The searches sort the intervals first, and yield at most `MAX_PAIRS` partners for one interval, so
their cost grows with the number of intervals, not of pairs.
"""

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable, Iterator
from datetime import date
from heapq import heappop, heappush
from operator import attrgetter
from typing import Any, Final, Protocol, TypeVar

from diplomacy.queries.certainty import Extent
from diplomacy.records import Membership, Tenure
from diplomacy.vocabulary import DatePrecision

__all__ = [
    "MAX_PAIRS",
    "disjoint_pairs",
    "first_day",
    "iter_certain_intervals",
    "overlapping_pairs",
    "rivals",
]


MAX_PAIRS: Final = 20
"""The number of earlier partners, the nearest ones, that one interval gets."""


class Interval(Protocol):
    """An interval from a lowest to a highest value, both included."""

    @property
    def low(self) -> Any: ...

    @property
    def high(self) -> Any: ...


T = TypeVar("T", bound=Interval)


def iter_certain_intervals(
    held: Membership | Tenure, extent: Extent
) -> Iterator[tuple[str, int, int]]:
    """Yield the path, start and end of each interval in which a period certainly held.

    Args:
        held: the tenure or membership.
        extent: its days according to the sources.

    >>> from diplomacy.fixtures import ARCHIVE
    >>> from diplomacy.queries.certainty import extent_of
    >>> tr_sco = ARCHIVE["tr-sco"]
    >>> extent = extent_of(ARCHIVE, tr_sco, tr_sco, "period")
    >>> [(path, first_day(start).year) for path, start, _ in iter_certain_intervals(tr_sco, extent)]
    [('period', 2012)]
    """
    for i, day in enumerate(held.attested):
        if day.precision is DatePrecision.DAY and day.earliest and not day.qualified:
            number = 2 * day.earliest.toordinal()
            yield f"attested[{i}]", number, number
    # Others may share its first and last day.
    if extent.certain is not None and extent.certain.first < extent.certain.last:
        first, last = extent.certain
        path = "period" if held.period else "attested"
        yield path, 2 * first.toordinal() + 1, 2 * last.toordinal() - 1


def first_day(start: int) -> date:
    """Return the day of the start of an interval.

    >>> first_day(3)
    datetime.date(1, 1, 1)
    """
    return date.fromordinal(start // 2)


def disjoint_pairs(intervals: Iterable[T]) -> Iterator[tuple[T, T]]:
    """Yield each pair of intervals that do not overlap, the lower one first.

    Of more than `MAX_PAIRS` lower intervals, only those that end last are paired.
    """
    by_low = sorted(intervals, key=attrgetter("low"))
    by_high = sorted(by_low, key=attrgetter("high"))
    highs = [interval.high for interval in by_high]
    for interval in by_low:
        end = bisect_left(highs, interval.low)
        for lower in by_high[max(end - MAX_PAIRS, 0) : end]:
            yield lower, interval


def overlapping_pairs(
    intervals: Iterable[T], group: Callable[[T], Hashable]
) -> Iterator[tuple[T, T]]:
    """Yield each pair of overlapping intervals of different groups.

    Of more than `MAX_PAIRS` intervals of one group that begin before another, only some are paired.
    """
    # By group: the intervals that have begun, the one that ends first on top.
    begun: defaultdict[Hashable, list[tuple[Any, int, T]]] = defaultdict(list)
    for i, interval in enumerate(sorted(intervals, key=attrgetter("low"))):
        own_group = group(interval)
        for other_group, others in begun.items():
            if other_group == own_group:
                continue
            while others and others[0][0] < interval.low:
                heappop(others)
            for _, _, other in others[:MAX_PAIRS]:
                yield other, interval
        heappush(begun[own_group], (interval.high, i, interval))


def rivals(intervals: Iterable[T], group: Callable[[T], Hashable]) -> Iterator[tuple[T, T]]:
    """Yield each interval that overlaps an earlier one of another group, after that one."""
    latest: list[T] = []  # the two of different groups that end last
    for interval in sorted(intervals, key=attrgetter("low", "high")):
        own_group = group(interval)
        rival = next((i for i in latest if group(i) != own_group and i.high >= interval.low), None)
        if rival is not None:
            yield rival, interval
        latest = sorted((*latest, interval), key=attrgetter("high"), reverse=True)
        latest = [i for i in latest if i is latest[0] or group(i) != group(latest[0])][:2]

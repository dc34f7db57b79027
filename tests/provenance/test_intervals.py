"""Tests of intervals: the searches find the pairs that a comparison of all pairs finds."""

from collections import Counter
from collections.abc import Sequence
from itertools import combinations
from typing import NamedTuple

from hypothesis import given, settings
from hypothesis import strategies as st

from diplomacy import Archive, Tenure
from diplomacy.provenance.intervals import (
    MAX_PAIRS,
    disjoint_pairs,
    first_day,
    iter_certain_intervals,
    overlapping_pairs,
    rivals,
)
from diplomacy.queries.certainty import extent_of
from diplomacy.testing import make_leader, make_source


class Interval(NamedTuple):
    number: int
    owner: str
    low: int
    high: int

    def overlaps(self, other: "Interval") -> bool:
        return self.low <= other.high and other.low <= self.high


def numbered(bounds: list[tuple[str, int, int]]) -> list[Interval]:
    return [Interval(i, owner, low, low + length) for i, (owner, low, length) in enumerate(bounds)]


intervals = st.lists(
    st.tuples(st.sampled_from("abc"), st.integers(0, 12), st.integers(0, 5)), max_size=9
).map(numbered)


def unordered(pairs: object) -> set[frozenset[Interval]]:
    return set(map(frozenset, pairs))  # type: ignore[call-overload]


@settings(max_examples=80)
@given(intervals)
def test_disjoint_pairs_are_those_that_do_not_overlap(intervals: list[Interval]) -> None:
    """Each pair that does not overlap is given once, the lower interval first."""
    found = list(disjoint_pairs(intervals))
    assert all(lower.high < higher.low for lower, higher in found)
    expected = {
        frozenset(pair) for pair in combinations(intervals, 2) if not pair[0].overlaps(pair[1])
    }
    assert unordered(found) == expected
    assert len(found) == len(expected)


@settings(max_examples=80)
@given(intervals)
def test_overlapping_pairs_are_of_different_groups(intervals: list[Interval]) -> None:
    """Each pair that overlaps is given once if its groups differ."""
    found = list(overlapping_pairs(intervals, lambda interval: interval.owner))
    expected = {
        frozenset((left, right))
        for left, right in combinations(intervals, 2)
        if left.overlaps(right) and left.owner != right.owner
    }
    assert unordered(found) == expected
    assert len(found) == len(expected)


def test_of_very_many_partners_the_nearest_are_given() -> None:
    size = 3 * MAX_PAIRS
    apart = numbered([("a", 2 * i, 1) for i in range(size)])
    found = list(disjoint_pairs(apart))
    assert found == [
        (apart[j], apart[i]) for i in range(size) for j in range(max(i - MAX_PAIRS, 0), i)
    ]
    together = numbered([("a" if i < size else "b", i, 3 * size) for i in range(2 * size)])
    counts = Counter(later.number for _, later in overlapping_pairs(together, lambda i: i.owner))
    assert counts == dict.fromkeys(range(size, 2 * size), MAX_PAIRS)


@settings(max_examples=80)
@given(intervals)
def test_each_interval_with_an_earlier_rival_is_given_once(intervals: list[Interval]) -> None:
    """An interval is given if one that begins no later overlaps it and is of another group."""
    found = list(rivals(intervals, lambda interval: interval.owner))
    assert all(a.overlaps(b) and a.owner != b.owner and a.low <= b.low for a, b in found)
    later = [interval.number for _, interval in found]
    assert len(later) == len(set(later))
    ordered = sorted(intervals, key=lambda interval: (interval.low, interval.high))
    expected = {
        later.number
        for earlier, later in combinations(ordered, 2)
        if earlier.overlaps(later) and earlier.owner != later.owner
    }
    assert set(later) == expected


def certain_intervals(
    period: str | None, attested: Sequence[str] = (), published: str | None = "2010"
) -> list[tuple[str, int, int]]:
    """Return the certain intervals of a tenure that a source of some year describes."""
    tenure = Tenure("King", {"head-of-state"}, "XA", period, attested)
    leader = make_leader(tenures=[tenure])
    archive = Archive([make_source(published=published), leader])
    extent = extent_of(archive, leader, tenure, "tenures[0].period")
    return list(iter_certain_intervals(tenure, extent))


def test_a_certain_term_leaves_out_its_shared_first_and_last_days() -> None:
    """A term certainly lasts between its ends, and at no time if they may be the same day."""
    for text in (
        "2001/",
        "/2001",
        "2001~/2005",
        "2001",
        "2001-02-03",
        "2001/2001-06-01",
        "2020/..",
    ):
        assert certain_intervals(text) == [], text
    [(_, *first)] = certain_intervals("2001-02-03/2001-02-05")
    [(_, *second)] = certain_intervals("2001-02-05/..")
    assert first[1] < second[0]
    assert first_day(first[0]).isoformat() == "2001-02-03"
    assert first_day(second[1]).isoformat() == "2009-12-31"
    assert certain_intervals("2001-02-05/..", published=None) == []
    assert certain_intervals("../2001") != []


def test_only_exact_days_are_certain_intervals() -> None:
    """A month, or an approximate day, is not a certain day; each interval has its own path."""
    found = certain_intervals("2001/..", ["2002-05", "2002-06-07", "2003~"])
    assert [path for path, _, _ in found] == ["attested[1]", "period"]
    [(path, low, high)] = certain_intervals(None, ["2002", "2004-05"])
    assert (path, first_day(low).year, first_day(high).isoformat()) == (
        "attested",
        2002,
        "2004-04-30",
    )

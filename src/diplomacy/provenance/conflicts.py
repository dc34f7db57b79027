"""Conflicts: records of one thing that cannot both be true.

Conflicting records are neither merged nor chosen from: each stays, with its citations.
"""

from collections import Counter, defaultdict
from collections.abc import Hashable, Iterator
from datetime import date
from decimal import Decimal
from operator import attrgetter
from typing import Any, Final, NamedTuple, cast, final

import attrs

from diplomacy.collection import Collection
from diplomacy.countries import fold
from diplomacy.dates import PartialDate
from diplomacy.provenance.intervals import disjoint_pairs, iter_certain_intervals, overlapping_pairs
from diplomacy.quantities import EXACT, Quantity
from diplomacy.records import (
    Agreement,
    Cited,
    Membership,
    Organization,
    Partnership,
    Statistic,
    TradeFigure,
)
from diplomacy.values import Value
from diplomacy.vocabulary import QuantityQualifier

__all__ = ["Conflict", "find_conflicts"]

_COMPARED_TYPES: Final = (
    TradeFigure,
    Statistic,
    Membership,
    Agreement,
    Partnership,
    Organization,
)


@final
@attrs.frozen(repr=False)
class Conflict(Value):
    """Two records of one thing that cannot both be true.

    Attributes:
        first: the record that is earlier in the collection.
        second: the later record.
        path: the field of the first record in which they conflict.
        reason: the two values.

    >>> from attrs import evolve
    >>> from diplomacy import Archive
    >>> from diplomacy.fixtures import ARCHIVE, ankara_2025
    >>> rank = evolve(ankara_2025.TRADING_PARTNER_RANK, id="another-rank", value=Quantity(3, "rank"))
    >>> [conflict] = find_conflicts(ARCHIVE | Archive([*ARCHIVE.sources, rank]))
    >>> conflict.path, conflict.second.id
    ('value', 'another-rank')
    """

    first: Cited
    second: Cited
    path: str
    reason: str

    def __str__(self) -> str:
        return f"{self.first.id} and {self.second.id}, {self.path}: {self.reason}"


def find_conflicts(collection: Collection) -> tuple[Conflict, ...]:
    """Return the pairs of records that describe one thing and cannot both be true.

    ============  ================================================  ==============================
    record        describes one thing if it has the same            conflicts if
    ============  ================================================  ==============================
    TradeFigure   reporter, partner, flow, kind, unit, period, day  the values do not overlap
    Statistic     subject, counterpart, indicator, scope, kind,     the values do not overlap
                  unit, period, day
    Membership    member, organization                              two grades held at one time
    Agreement     title, kind, parties                              dates of a stage do not overlap
    Partnership   kind, designation, parties                        dates of a stage do not overlap
    Organization  name, country                                     foundings do not overlap
    ============  ================================================  ==============================

    Values do not overlap if their bounds do not. Only here is a plain figure read as rounded to its
    last digit that is not zero; one that is "about" a number may be any number. A figure for a year
    does not conflict with one for a month of it, nor with one for an approximate time.

    >>> from diplomacy.fixtures import ARCHIVE
    >>> find_conflicts(ARCHIVE)
    ()
    """
    return tuple(
        conflict
        for record_type in _COMPARED_TYPES
        for conflict in _find_conflicts(collection.of_type(record_type))
    )


class _Claim(NamedTuple):
    """What a record says of one thing: the range of values that it allows, and in words."""

    position: int
    record: Any
    path: str
    text: str
    low: Any
    high: Any


def _find_conflicts(records: tuple[Cited, ...]) -> Iterator[Conflict]:
    """Yield the conflicts between records of one type, in the order of the records."""
    claims: defaultdict[Hashable, list[_Claim]] = defaultdict(list)
    for i, record in enumerate(records):
        for thing, path, text, low, high in _iter_claims(record):
            claims[thing].append(_Claim(i, record, path, text, low, high))
    found: dict[tuple[int, int, str], tuple[_Claim, _Claim]] = {}
    for group in claims.values():
        # A party has one grade at a time; of everything else, there is one value.
        pairs = (
            overlapping_pairs(group, attrgetter("text"))
            if isinstance(group[0].record, Membership)
            else disjoint_pairs(group)
        )
        for pair in pairs:
            first, second = sorted(pair, key=attrgetter("position"))
            found[first.position, second.position, first.path] = first, second
    for first, second in sorted(found.values(), key=lambda pair: (pair[0][0], pair[1][0])):
        reason = f"{first.text} and {second.text} cannot both be true."
        yield Conflict(first.record, second.record, first.path, reason)


def _iter_claims(record: Cited) -> Iterator[tuple[Hashable, str, str, Any, Any]]:
    """Yield what a record says of which thing: the path, the text and the range of the value."""
    thing = _identity_key(record)
    match record:
        case TradeFigure() | Statistic():
            if not any(time and time.qualified for time in (record.period, record.as_of)):
                yield thing, "value", str(record.value), *_effective_bounds(record.value)
        case Membership() if not record.planned:
            for _, start, end in iter_certain_intervals(record):
                yield thing, "status", str(record.status), start, end
        case Agreement() | Partnership():
            done = [(i, step) for i, step in enumerate(record.history) if not step.planned]
            times = Counter((step.stage, step.party) for _, step in done)
            for i, step in done:
                act, day = (step.stage, step.party), step.date
                if day and not day.qualified and times[act] == 1:
                    text = f"{step.stage} {day}"
                    yield (thing, act), f"history[{i}].date", text, *_day_bounds(day)
        case Organization() if record.founded and not record.founded.qualified:
            day = record.founded
            yield thing, "founded", f"founded {day}", *_day_bounds(day)
        case _:
            pass


def _day_bounds(day: PartialDate) -> tuple[date, date]:
    """Return the first and last day that a date may be, as far as days can be expressed."""
    return day.earliest or date.min, day.latest or date.max


def _identity_key(record: Cited) -> Hashable:
    """Return what two records have in common if they describe one thing."""
    match record:
        case TradeFigure():
            about: tuple[Hashable, ...] = (record.reporter, record.partner, record.flow)
            return (*about, record.kind, record.value.unit, record.period, record.as_of)
        case Statistic():
            about = (record.subject, record.counterpart, record.indicator, record.scope)
            return (*about, record.kind, record.value.unit, record.period, record.as_of)
        case Membership():
            return (record.member, record.organization)
        case Agreement():
            return (fold(record.title), record.kind, frozenset(record.parties))
        case Partnership():
            return (record.kind, fold(record.designation or ""), frozenset(record.parties))
        case Organization():
            return (fold(record.name), record.country)
        case _:
            return record.id


def _effective_bounds(value: Quantity) -> tuple[tuple[Decimal, int], tuple[Decimal, int]]:
    """Return the lowest and the highest number that a value allows.

    The second part of a bound is 1 just above its number, -1 just below it, and 0 at it.
    """
    if value.unit == "rank":
        return (value.number, 0), (value.number, 0)
    if value.qualifier is QuantityQualifier.AS_STATED:
        digits = EXACT.normalize(value.number).as_tuple()
        half = Decimal((0, (5,), cast("int", digits.exponent) - 1))
        return (EXACT.subtract(value.number, half), 0), (EXACT.add(value.number, half), 0)
    low, high, strict = value.bounds()
    return (
        (Decimal("-Infinity") if low is None else low, 1 if strict else 0),
        (Decimal("Infinity") if high is None else high, -1 if strict else 0),
    )

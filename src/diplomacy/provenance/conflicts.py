"""Conflicts: records of one thing that cannot both be true.

Conflicting records are neither merged nor chosen from: each stays, with its citations.
"""

from collections import Counter, defaultdict
from collections.abc import Hashable, Iterator
from decimal import Decimal
from operator import attrgetter
from typing import Any, Final, NamedTuple, cast, final

import attrs

from diplomacy.collection import Collection
from diplomacy.countries import fold
from diplomacy.dates import Period, day_bounds
from diplomacy.errors import require
from diplomacy.provenance.intervals import disjoint_pairs, iter_certain_intervals, overlapping_pairs
from diplomacy.provenance.outcomes import iter_contradictory_outcomes
from diplomacy.quantities import EXACT, Quantity
from diplomacy.queries.certainty import extent_of
from diplomacy.records import (
    Agreement,
    Cited,
    Membership,
    Mission,
    Organization,
    Partnership,
    Statistic,
    TradeFigure,
    Visit,
)
from diplomacy.values import Value
from diplomacy.vocabulary import (
    DatePrecision,
    MembershipStatus,
    PartnershipKind,
    QuantityQualifier,
    Stage,
    VisitRank,
)

__all__ = ["Conflict", "find_conflicts"]

_CONCLUDING: Final = (Stage.SIGNED, Stage.ADOPTED, Stage.ESTABLISHED)
_COMPARED_TYPES: Final = (
    TradeFigure,
    Statistic,
    Membership,
    Agreement,
    Partnership,
    Mission,
    Visit,
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
    >>> conflict, *_ = find_conflicts(ARCHIVE | Archive([*ARCHIVE.sources, rank]))
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
    TradeFigure   reporter, partner, flow, kind, unit, prices,      the values do not overlap
                  valuation, period, day
    Statistic     subject, counterpart, indicator, scope, kind,     the values do not overlap
                  unit, prices, period, day
    Membership    member, organization                              two known statuses at one time
    Agreement     an identifier; or title, kind, parties and date   dates of a stage do not overlap
                  of conclusion, in another source
    Partnership   an identifier; or kind, designation and parties,  dates of a stage do not overlap
                  in another source
    Mission       sending and receiving side, rank, place,          dates of an act do not overlap
                  residence, seat elsewhere
    Visit         travellers, countries and hosts, days             the ranks differ
    Organization  name, country                                     foundings do not overlap
    Meeting       title, parties, period                            one is held, one cancelled
    ============  ================================================  ==============================

    Treaties of one title and the same parties that were concluded on different days are different
    treaties, as renewals are, and so are two entries of one register.

    A plan conflicts with the report that it was carried out only if the source of the plan was
    written after that day: "is to be signed" on the day before does not contradict "was signed".

    Values do not overlap if their bounds do not. Only here is a plain figure without a rounding
    unit read as rounded to its last digit that is not zero; one that is "about" a number may be any
    number. A figure for a year does not conflict with one for a month of it, nor with one for an
    approximate time. A figure that was not reported conflicts with none: that a register lacks a
    value is not a claim about the value.

    If very many records contradict each other, each is paired with at most twenty others for one
    reason.

    >>> from diplomacy.fixtures import ARCHIVE
    >>> [conflict.first.id for conflict in find_conflicts(ARCHIVE)]
    ['2024-12-03-kr-kg-trade-framework-mou', 'kr-bices']
    """
    require(collection, Collection, "an archive")
    found = [
        conflict
        for record_type in _COMPARED_TYPES
        for conflict in _find_conflicts(collection, collection.of_type(record_type))
    ]
    return (*found, *_find_contradictory_outcomes(collection))


def _find_contradictory_outcomes(collection: Collection) -> list[Conflict]:
    """Return the conflicts on whether something happened, in the order of the records."""
    position = {record.id: i for i, record in enumerate(collection)}
    pairs = [
        sorted(pair, key=lambda outcome: position[outcome.record.id])
        for pair in iter_contradictory_outcomes(collection)
    ]
    pairs.sort(key=lambda pair: [position[outcome.record.id] for outcome in pair])
    return [
        Conflict(
            first.record,
            second.record,
            first.path,
            f"{first.text} and {second.text} cannot both be true.",
        )
        for first, second in pairs
    ]


class _Claim(NamedTuple):
    """The claim of a record about one thing: the range of possible values, and its text."""

    position: int
    record: Any
    path: str
    text: str
    low: Any
    high: Any


def _find_conflicts(collection: Collection, records: tuple[Cited, ...]) -> Iterator[Conflict]:
    """Yield the conflicts between records of one type, in the order of the records."""
    claims: defaultdict[Hashable, list[_Claim]] = defaultdict(list)
    keys: dict[Hashable, Hashable] = {}
    for i, record in enumerate(records):
        # Equal keys are made identical, so a long list of parties is compared once for each record.
        key = _identity_key(record)
        key = keys.setdefault(key, key)
        for thing, path, text, low, high in _iter_claims(collection, record, key):
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
            if not _are_comparable(first.record, second.record):
                continue
            found[first.position, second.position, first.path] = first, second
    for first, second in sorted(found.values(), key=lambda pair: (pair[0][0], pair[1][0])):
        reason = f"{first.text} and {second.text} cannot both be true."
        yield Conflict(first.record, second.record, first.path, reason)


def _iter_claims(
    collection: Collection, record: Cited, thing: Hashable
) -> Iterator[tuple[Hashable, str, str, Any, Any]]:
    """Yield the things that a record is about, each with its claim."""
    match record:
        case TradeFigure() | Statistic():
            times = (record.period, record.as_of)
            if record.value and not any(time and time.qualified for time in times):
                yield thing, "value", str(record.value), *_effective_bounds(record.value)
        case Membership() if not record.planned and record.status is not MembershipStatus.UNKNOWN:
            extent = extent_of(collection, record, record, "period")
            for _, start, end in iter_certain_intervals(record, extent):
                yield thing, "status", str(record.status), start, end
        case Agreement() | Partnership():
            done = [(i, step) for i, step in enumerate(record.history) if not step.planned]
            counts = Counter((step.stage, step.party) for _, step in done)
            things = [key for key in (thing, *_identifiers(record)) if key is not None]
            for i, step in done:
                act, day = (step.stage, step.party), step.date
                if day and not day.qualified and counts[act] == 1:
                    text = f"{step.stage} {day}"
                    for key in things:
                        yield (key, act), f"history[{i}].date", text, *day_bounds(day)
        case Mission():
            changes = [(i, act) for i, act in enumerate(record.history) if not act.planned]
            kinds = Counter(change.kind for _, change in changes)
            for i, change in changes:
                day = change.date
                if day and not day.qualified and kinds[change.kind] == 1:
                    path, text = f"history[{i}].date", f"{change.kind} {day}"
                    yield (thing, change.kind), path, text, *day_bounds(day)
        case Visit() if record.rank is not VisitRank.UNKNOWN and _has_days(record.period):
            rank = str(record.rank)
            yield thing, "rank", rank, rank, rank
        case Organization() if record.founded and not record.founded.qualified:
            day = record.founded
            yield thing, "founded", f"founded {day}", *day_bounds(day)
        case _:
            pass


def _identity_key(record: Cited) -> Hashable:
    """Return the key that records of one thing share, or None if it is not known."""
    match record:
        case TradeFigure():
            about = (record.reporter, record.partner, record.flow, record.valuation)
            return (*about, *_measure_of(record))
        case Statistic():
            subject = (record.subject, record.counterpart, record.indicator, record.scope)
            return (*subject, *_measure_of(record))
        case Membership():
            return (record.member, record.organization)
        case Agreement():
            day = _conclusion_of(record)
            return day and (fold(record.title), record.kind, frozenset(record.parties), day)
        case Partnership():
            named = (record.kind, fold(record.designation or ""), frozenset(record.parties))
            if record.designation or record.kind is PartnershipKind.DIPLOMATIC_RELATIONS:
                return named
            day = _conclusion_of(record)
            return day and (*named, day)
        case Mission():
            sides = (record.sending, record.receiving)
            seat = (fold(record.place or ""), record.resident, record.accredited_from)
            return (*sides, record.rank, *seat)
        case Visit():
            return (frozenset(record.travellers), record.visited, record.status, record.period)
        case Organization():
            return (fold(record.name), record.country)
        case _:
            return record.id


def _measure_of(figure: TradeFigure | Statistic) -> tuple[Hashable, ...]:
    """Return the key that figures of one thing share if their values are comparable."""
    unit = figure.value and figure.value.unit
    prices = (figure.price_basis, figure.base_year)
    return (figure.kind, unit, *prices, figure.period, figure.as_of)


def _has_days(period: Period | None) -> bool:
    """Return whether the first and the last day of a period are known."""
    ends = (period.start, period.end) if period else (None,)
    return all(end is not None and end.precision is DatePrecision.DAY for end in ends)


def _conclusion_of(record: Agreement | Partnership) -> str | None:
    """Return the date on which the whole was concluded, as text, or None if it is not known."""
    dates = (
        step.date
        for step in record.history
        if step.stage in _CONCLUDING and step.party is None and not step.planned
    )
    return next((day.text for day in dates if day is not None and not day.qualified), None)


def _identifiers(record: Cited) -> tuple[str, ...]:
    """Return the identifiers of a record that show which thing it describes."""
    return record.identifiers


def _are_comparable(first: Cited, second: Cited) -> bool:
    """Return whether two records may be of one thing: not two entries of one register."""
    if not isinstance(first, Agreement | Partnership):
        return True
    if not set(_identifiers(first)).isdisjoint(_identifiers(second)):
        return True
    sources = {citation.source for citation in first.citations}
    return sources.isdisjoint(citation.source for citation in second.citations)


def _effective_bounds(value: Quantity) -> tuple[tuple[Decimal, int], tuple[Decimal, int]]:
    """Return the lowest and the highest number that a value allows.

    The second part of a bound is 1 just above its number, -1 just below it, and 0 at it.
    """
    if value.unit == "rank":
        return (value.number, 0), (value.number, 0)
    if value.qualifier is QuantityQualifier.AS_STATED and value.rounded_to is None:
        digits = EXACT.normalize(value.number).as_tuple()
        half = Decimal((0, (5,), cast("int", digits.exponent) - 1))
        return (EXACT.subtract(value.number, half), 0), (EXACT.add(value.number, half), 0)
    low, high, strict = value.bounds()
    return (
        (Decimal("-Infinity") if low is None else low, 1 if strict else 0),
        (Decimal("Infinity") if high is None else high, -1 if strict else 0),
    )

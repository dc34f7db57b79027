"""Disagreement kept visible: records of one thing that cannot both be true.

Nothing is merged and nothing is chosen: the records stay apart, each with its citations.
"""

from collections import Counter
from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from itertools import combinations
from typing import TypeVar, cast, final

import attrs

from diplomacy.collection import Collection
from diplomacy.countries import fold
from diplomacy.dates import PartialDate
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
from diplomacy.vocabulary import QuantityQualifier, Stage

__all__ = ["Conflict", "conflicts"]


@final
@attrs.frozen(repr=False)
class Conflict(Value):
    """Two records of one thing that cannot both be true.

    Attributes:
        first: the one record, with its citations.
        second: the other.
        path: the field in which they disagree.
        reason: how.

    >>> from attrs import evolve
    >>> from diplomacy import Archive
    >>> from diplomacy.fixtures import ARCHIVE, ankara_2025
    >>> other = evolve(ankara_2025.TRADING_PARTNER_RANK, id="another-rank", value=Quantity(3, "rank"))
    >>> [conflict] = conflicts(ARCHIVE | Archive([*ARCHIVE.sources, other]))
    >>> conflict.path, conflict.second.id
    ('value', 'another-rank')
    """

    first: Cited
    second: Cited
    path: str
    reason: str

    def __str__(self) -> str:
        return f"{self.first.id} and {self.second.id}, {self.path}: {self.reason}"


K = TypeVar("K", TradeFigure, Statistic)


def conflicts(archive: Collection) -> tuple[Conflict, ...]:
    """Return the pairs of records that tell of one thing and cannot both be true.

    ============  ==========================================================  ===================
    record        one thing, if alike in                                      and not both true if
    ============  ==========================================================  ===================
    TradeFigure   reporter, partner, flow, kind, and of one time              values lie apart
    Statistic     subject, counterpart, indicator, scope, kind, and of one    values lie apart
                  time
    Membership    member, organization, and certainly overlapping in time     grades differ
    Agreement     title, kind, parties                                        dates of a stage lie
                                                                              apart
    Partnership   kind, designation, parties                                  dates of a stage lie
                                                                              apart
    Organization  name, country                                               foundings lie apart
    ============  ==========================================================  ===================

    Values lie apart where their bounds do. A plain figure is read, here alone, as rounded to its
    last digit that is not zero; one "about" may be anything. Figures are of one time if period and
    day are the same, or lacking in both: of spans that merely overlap, both may be true.

    >>> from diplomacy.fixtures import ARCHIVE
    >>> conflicts(ARCHIVE)
    ()
    """
    return (
        *_figures_apart(archive.trade_figures),
        *_figures_apart(archive.statistics),
        *_grades_apart(archive.memberships),
        *_stages_apart(archive.agreements),
        *_stages_apart(archive.partnerships),
        *_foundings_apart(archive.organizations),
    )


def _thing(record: Cited) -> tuple[object, ...]:
    """Return what makes two records tell of one thing."""
    match record:
        case TradeFigure():
            return (record.reporter, record.partner, record.flow, record.kind, record.value.unit)
        case Statistic():
            counted = (record.subject, record.counterpart, record.indicator)
            return (*counted, record.scope, record.kind, record.value.unit)
        case Membership():
            return (record.member, record.organization)
        case Agreement():
            return (fold(record.title), record.kind, frozenset(record.parties))
        case Partnership():
            return (record.kind, fold(record.designation or ""), frozenset(record.parties))
        case Organization():
            return (fold(record.name), record.country)
        case _:
            return (record.id,)


T = TypeVar("T", TradeFigure, Statistic, Membership, Agreement, Partnership, Organization)


def _alike(records: tuple[T, ...]) -> Iterator[tuple[T, T]]:
    """Give each pair of records that tell of one thing."""
    things: dict[tuple[object, ...], list[T]] = {}
    for record in records:
        things.setdefault(_thing(record), []).append(record)
    for told in things.values():
        yield from combinations(told, 2)


def _figures_apart(figures: tuple[K, ...]) -> Iterator[Conflict]:
    for one, other in _alike(figures):
        if _one_time(one, other) and _values_apart(one.value, other.value):
            yield Conflict(one, other, "value", f"{one.value} and {other.value} lie apart.")


def _one_time(one: K, other: K) -> bool:
    """Return whether two figures are of one time: a year holds more than a month of it."""
    times = [time for figure in (one, other) for time in (figure.period, figure.as_of) if time]
    exact = not any(time.approximate for time in times)
    return exact and (one.period, one.as_of) == (other.period, other.as_of)


def _values_apart(one: Quantity, other: Quantity) -> bool:
    """Return whether no number can be both."""
    low, high, strict = _reach(one)
    other_low, other_high, other_strict = _reach(other)
    either = strict or other_strict
    return _beyond(low, other_high, strict=either) or _beyond(other_low, high, strict=either)


def _beyond(low: Decimal | None, high: Decimal | None, *, strict: bool) -> bool:
    return low is not None and high is not None and (low > high or (strict and low == high))


def _reach(value: Quantity) -> tuple[Decimal | None, Decimal | None, bool]:
    """Return the bounds of a value, those of a plain figure by its last digit that is not zero."""
    if value.unit == "rank":
        return value.number, value.number, False
    if value.qualifier is not QuantityQualifier.AS_STATED:
        return value.bounds()
    digits = EXACT.normalize(value.number).as_tuple()
    half = Decimal((0, (5,), cast("int", digits.exponent) - 1))
    return EXACT.subtract(value.number, half), EXACT.add(value.number, half), False


def _grades_apart(memberships: tuple[Membership, ...]) -> Iterator[Conflict]:
    for one, other in _alike(memberships):
        if one.status is other.status or one.planned or other.planned:
            continue
        if any(_overlap(mine, theirs) for mine in _spells(one) for theirs in _spells(other)):
            yield Conflict(one, other, "status", f"{one.status} and {other.status} at one time.")


def _spells(membership: Membership) -> Iterator[tuple[date, date]]:
    """Give the first and last days of the spells in which a standing is certain."""
    for day in membership.attested:
        if day.earliest == day.latest and not day.approximate:
            yield (day.earliest, day.latest)
    term = membership.period
    if term and term.start and not term.approximate:
        ends = term.end.earliest if term.end else date.max if term.ongoing else date.min
        if term.start.latest < ends:
            yield (term.start.latest, ends)


def _overlap(one: tuple[date, date], other: tuple[date, date]) -> bool:
    """Return whether two spells overlap; the last day of one may be the first of the next."""
    if one[0] == one[1] and other[0] == other[1]:
        return one == other
    return one[0] < other[1] and other[0] < one[1]


def _stages_apart(
    records: tuple[Agreement, ...] | tuple[Partnership, ...],
) -> Iterator[Conflict]:
    for one, other in _alike(cast("tuple[Agreement, ...]", records)):
        theirs = _dated_once(other)
        for act, (path, day) in _dated_once(one).items():
            if act in theirs and not day.possibly_same(theirs[act][1]):
                stage, _ = act
                reason = f"{stage} {day} and {theirs[act][1]}."
                yield Conflict(one, other, path, reason)


def _dated_once(record: Agreement) -> dict[tuple[Stage, str | None], tuple[str, PartialDate]]:
    """Return the acts that were done once and are dated, with their paths and dates."""
    done = [(i, step) for i, step in enumerate(record.history) if not step.planned]
    times = Counter((step.stage, step.party) for _, step in done)
    return {
        (step.stage, step.party): (f"history[{i}].date", step.date)
        for i, step in done
        if step.date and times[step.stage, step.party] == 1
    }


def _foundings_apart(bodies: tuple[Organization, ...]) -> Iterator[Conflict]:
    for one, other in _alike(bodies):
        if one.founded and other.founded and not one.founded.possibly_same(other.founded):
            reason = f"founded {one.founded} and {other.founded}."
            yield Conflict(one, other, "founded", reason)

"""Disagreement kept visible: records of one thing that cannot both be true.

Nothing is merged and nothing is chosen: the records stay apart, each with its citations.
"""

from collections.abc import Iterator
from decimal import Decimal
from itertools import combinations
from typing import TypeVar, cast, final

import attrs

from diplomacy.archive import Archive
from diplomacy.countries import fold
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
from diplomacy.vocabulary import Qualifier

__all__ = ["Conflict", "conflicts"]


@final
@attrs.frozen(eq=False, repr=False)
class Conflict(Value):
    """Two records of one thing that cannot both be true.

    Attributes:
        first: the one record, with its citations.
        second: the other.
        path: the field in which they disagree.
        reason: how.
    """

    first: Cited
    second: Cited
    path: str
    reason: str

    def __str__(self) -> str:
        return f"{self.first.id} and {self.second.id}, {self.path}: {self.reason}"


K = TypeVar("K", TradeFigure, Statistic)


def conflicts(archive: Archive) -> tuple[Conflict, ...]:
    """Return the pairs of records that tell of one thing and cannot both be true.

    ============  ==========================================================  ===================
    record        one thing, if alike in                                      and not both true if
    ============  ==========================================================  ===================
    TradeFigure   reporter, partner, flow, kind, and overlapping in time      values lie apart
    Statistic     subject, counterpart, indicator, scope, kind, and           values lie apart
                  overlapping in time
    Membership    member, organization, and certainly overlapping in time     grades differ
    Agreement     title, kind, parties                                        dates of a stage lie
                                                                              apart
    Partnership   kind, designation, parties                                  dates of a stage lie
                                                                              apart
    Organization  name, country                                               foundings lie apart
    ============  ==========================================================  ===================

    Values lie apart where their bounds do. A plain figure is read, here alone, as rounded to its
    last digit that is not zero; one "about" may be anything. Two figures without a time are taken
    to be of one time only if both lack it.

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
        times = (one.period or one.as_of, other.period or other.as_of)
        overlap = times == (None, None) or (
            times[0] is not None
            and times[1] is not None
            and times[0].possibly_within(times[1].earliest, times[1].latest)
        )
        if overlap and _values_apart(one.value, other.value):
            yield Conflict(one, other, "value", f"{one.value} and {other.value} lie apart.")


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
    if value.qualifier is not Qualifier.AS_STATED:
        return value.bounds()
    digits = EXACT.normalize(value.number).as_tuple()
    unit = Decimal((0, (1,), cast("int", digits.exponent)))
    return EXACT.subtract(value.number, unit), EXACT.add(value.number, unit), False


def _grades_apart(memberships: tuple[Membership, ...]) -> Iterator[Conflict]:
    for one, other in _alike(memberships):
        if one.status is other.status or one.planned or other.planned:
            continue
        start = [m.period.start for m in (one, other) if m.period and m.period.start]
        together = any(
            one.period.certainly_covers(day) and other.period.certainly_covers(day)
            for day in (d.latest for d in start)
            if one.period and other.period
        )
        if together:
            yield Conflict(one, other, "status", f"{one.status} and {other.status} at one time.")


def _stages_apart(
    records: tuple[Agreement, ...] | tuple[Partnership, ...],
) -> Iterator[Conflict]:
    for one, other in _alike(cast("tuple[Agreement, ...]", records)):
        for i, step in enumerate(one.history):
            for told in other.history:
                alike = (step.stage, step.party, step.planned) == (told.stage, told.party, False)
                if alike and step.date and told.date and not step.date.possibly_same(told.date):
                    reason = f"{step.stage} {step.date} and {told.date}."
                    yield Conflict(one, other, f"history[{i}].date", reason)


def _foundings_apart(bodies: tuple[Organization, ...]) -> Iterator[Conflict]:
    for one, other in _alike(bodies):
        if one.founded and other.founded and not one.founded.possibly_same(other.founded):
            reason = f"founded {one.founded} and {other.founded}."
            yield Conflict(one, other, "founded", reason)

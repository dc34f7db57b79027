"""Queries about offices: who led a country or organization, and how certain that is."""

from collections import defaultdict
from datetime import date
from typing import Final, cast, final

import attrs

from diplomacy.collection import Collection
from diplomacy.countries import fold
from diplomacy.dates import PartialDate, to_date
from diplomacy.dates.extents import extent_of
from diplomacy.queries.filters import Day
from diplomacy.queries.sides import resolve_party
from diplomacy.records import Leader, Tenure
from diplomacy.values import Value
from diplomacy.vocabulary import Certainty, DatePrecision, Role

__all__ = ["COLLEGIAL", "Incumbency", "leaders_of"]

COLLEGIAL: Final = frozenset({"AD", "BA", "CH", "SM"})
"""The countries in which several people hold the highest office at once."""


@final
@attrs.frozen(repr=False)
class Incumbency(Value):
    """A person in an office, and how certain that is.

    Attributes:
        leader: the person.
        tenure: the office and the time in it.
        certainty: how certain it is for the day of the query; None if it named no day.

    >>> from diplomacy import leaders_of
    >>> [incumbency] = leaders_of("KR", on="2024-12-03")
    >>> incumbency.leader.name, incumbency.tenure.office, incumbency.certainty
    ('Yoon Suk Yeol', 'President', Certainty.ATTESTED)
    """

    leader: Leader
    tenure: Tenure
    certainty: Certainty | None = None


def leaders_of(
    collection: Collection,
    party: str,
    *,
    on: Day | None = None,
    role: Role | str | None = None,
) -> tuple[Incumbency, ...]:
    """Return who held a leading office of a country or organization, most certain first.

    Leading offices are those of heads of state, of government and of organizations, unless *role*
    names another role. Without a day, the answer is in the order in which sources first show the
    tenures. With a day, it holds the people whom a source shows in office on it, those within a
    known term or between two attested days of one tenure, and those whom no record excludes. An
    office has one holder at a time, except where several hold it at once, so a possible holder is
    left out if another person certainly held the office on that day or between it and the tenure.

    Raises:
        UnknownParty: if no country and no organization has the name.
        AmbiguousCountry, AmbiguousParty: if several have it.
        InvalidTerm: if there is no such role.
        InvalidDate: if *on* is not a date.

    >>> from diplomacy.fixtures import ARCHIVE
    >>> [(i.leader.name, i.certainty) for i in ARCHIVE.leaders_of("KR", on="2024-12-03")]
    [('Yoon Suk Yeol', Certainty.ATTESTED)]
    """
    id = resolve_party(collection, party)
    wanted = None if role is None else Role(role)
    day = None if on is None else to_date(on)
    held = [
        Incumbency(leader, tenure, None if day is None else _certainty_on(tenure, day))
        for leader, tenure in _tenures_by_party(collection).get(id, ())
        if (tenure.is_leader if wanted is None else wanted in tenure.roles)
    ]
    if day is None:
        return tuple(sorted(held, key=_attestation_key))
    found = [
        incumbency
        for incumbency in held
        if incumbency.certainty is not None
        and not (incumbency.certainty is Certainty.POSSIBLE and _is_excluded(incumbency, held, day))
    ]
    rank = {certainty: i for i, certainty in enumerate(Certainty)}
    return tuple(sorted(found, key=lambda i: (rank[cast("Certainty", i.certainty)], i.leader.id)))


def _tenures_by_party(collection: Collection) -> dict[str, list[tuple[Leader, Tenure]]]:
    """Return the tenures in the offices of each party, with the people who held them."""

    def index() -> dict[str, list[tuple[Leader, Tenure]]]:
        tenures: defaultdict[str, list[tuple[Leader, Tenure]]] = defaultdict(list)
        for leader in collection.leaders:
            for tenure in leader.tenures:
                tenures[tenure.party].append((leader, tenure))
        return dict(tenures)

    return collection.memoize("tenures by party", index)


def _certainty_on(tenure: Tenure, day: PartialDate) -> Certainty | None:
    """Return how certain it is that a tenure covers a day, or a day of a span; None if it cannot."""
    attested = [date for date in tenure.attested if not date.qualified]
    if not day.qualified:
        if any(_includes(day, date) for date in attested):
            return Certainty.ATTESTED
        before = any(not day.possibly_before(date) for date in attested)
        after = any(not date.possibly_before(day) for date in attested)
        if (before and after) or (tenure.period and tenure.period.certainly_covers(day)):
            return Certainty.WITHIN_TERM
    if tenure.period is None or tenure.period.possibly_covers(day):
        return Certainty.POSSIBLE
    return None


def _includes(day: PartialDate, date: PartialDate) -> bool:
    """Return whether every day that a date may be is one that *day* may be."""
    outer, inner = extent_of(day), extent_of(date)
    return outer.begin_low <= inner.begin_low and inner.end_high <= outer.end_high


def _is_excluded(incumbency: Incumbency, held: list[Incumbency], day: PartialDate) -> bool:
    """Return whether another held the office on the day, or between it and the tenure."""
    if incumbency.tenure.party in COLLEGIAL:
        return False
    rivals = [
        other
        for other in held
        if other.leader.id != incumbency.leader.id
        and fold(other.tenure.office) == fold(incumbency.tenure.office)
    ]
    is_one_day = day.precision is DatePrecision.DAY and not day.qualified
    certain = (Certainty.ATTESTED, Certainty.WITHIN_TERM)
    if is_one_day and any(rival.certainty in certain for rival in rivals):
        return True
    rival_days = [date for rival in rivals for date in rival.tenure.attested]
    return any(
        (day.certainly_before(theirs) and theirs.certainly_before(ours))
        or (ours.certainly_before(theirs) and theirs.certainly_before(day))
        for ours in incumbency.tenure.attested
        for theirs in rival_days
    )


def _attestation_key(incumbency: Incumbency) -> tuple[bool, tuple[date, date, str], str]:
    """Return the key that orders incumbencies by the day on which a source first shows them."""
    first = min((day.sort_key for day in incumbency.tenure.attested), default=None)
    return (first is None, first or (date.max, date.max, ""), incumbency.leader.id)

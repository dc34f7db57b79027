"""Queries about offices: the leaders of countries and organizations, with their certainty."""

from bisect import bisect_left, bisect_right
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import date
from itertools import pairwise
from operator import attrgetter
from typing import Final, NamedTuple, final

import attrs

from diplomacy.collection import Collection, answering
from diplomacy.countries import fold
from diplomacy.dates import PartialDate, Period, day_bounds
from diplomacy.queries import certainty
from diplomacy.queries.certainty import Days, Extent, extent_of
from diplomacy.queries.filters import Day
from diplomacy.queries.sides import Side, is_person, iter_sides, resolve_side
from diplomacy.records import Leader, Tenure
from diplomacy.values import Value
from diplomacy.vocabulary import Certainty, Role

__all__ = ["COLLEGIAL", "Incumbency", "exclusive_office", "leaders_of", "offices_of", "tenures_of"]

COLLEGIAL: Final = frozenset({"AD", "BA", "CH", "SM"})
"""The countries in which several people hold the highest office at once."""


@final
@attrs.frozen(repr=False)
class Incumbency(Value):
    """A person in an office, with its certainty.

    Attributes:
        leader: the person.
        tenure: the office and the time in it.
        certainty: its certainty for the day of the query; None for a query without a day.

    >>> from diplomacy import leaders_of
    >>> [incumbency] = leaders_of("KR", on="2024-12-03")
    >>> incumbency.leader.name, incumbency.tenure.office, incumbency.certainty
    ('Yoon Suk Yeol', 'President', Certainty.ATTESTED)
    """

    leader: Leader
    tenure: Tenure
    certainty: Certainty | None = None


@answering
def leaders_of(
    collection: Collection,
    party: str,
    *,
    on: Day | Period | None = None,
    role: Role | str | None = None,
    certain: bool = False,
    continuing: bool = False,
    predecessors: bool = False,
) -> tuple[Incumbency, ...]:
    """Return the leaders of a country or organization, most certain first.

    For a person, the answer has the leading offices that the person held.

    Leading offices are those of heads of state, of government and of organizations and those of
    effective leaders, unless *role* names another role. Without a day, the answer is in the order
    in which sources first show the tenures.

    With a day, it has the people whom a source shows in office on it, those within a known term or
    between two attested days of one tenure, and those whom no record excludes. A term that is
    ongoing (``2009/..``) is certain until the source of its period was published, and possible
    afterwards. A person who had died or was not born yet is excluded. A leading office has one
    holder at a time, unless a tenure is shared or acting, so a possible holder is excluded if
    another person certainly held the office on that day, or between it and the tenure.

    Args:
        collection: the records.
        party: the country, organization or person.
        on: the day, or a period on any day of which the office may have been held.
        role: the role of the office; None for leading offices.
        certain: whether to leave out those who are only possible; needs a day.
        continuing: whether to count the offices of states that the party continues in law.
        predecessors: whether to count the offices of states from which the party came; includes
            *continuing*.

    Raises:
        UnknownParty: if no country and no organization has the name.
        AmbiguousCountry, AmbiguousParty: if several have it.
        InvalidTerm: if there is no such role.
        InvalidDate: if *on* is not a date.
        InvalidType: if *certain* is True without a day.

    >>> from diplomacy.fixtures import ARCHIVE
    >>> [(i.leader.name, i.certainty) for i in ARCHIVE.leaders_of("KR", on="2024-12-03")]
    [('Yoon Suk Yeol', Certainty.ATTESTED)]
    """
    id = resolve_side(collection, party)
    wanted = None if role is None else Role(role)
    day = certainty.to_day(on, certain=certain)
    person = collection.get(Leader, id) if is_person(collection, id) else None
    parties = [id] if person is None else dict.fromkeys(held.party for held in person.tenures)

    def is_wanted(tenure: _Tenure) -> bool:
        is_office = tenure.held.is_leader if wanted is None else wanted in tenure.held.roles
        return is_office and person in (None, tenure.leader)

    found = {
        (incumbency.leader.id, incumbency.tenure): incumbency
        for party in parties
        for side in iter_sides(party, continuing=continuing, predecessors=predecessors)
        if side.counts(day)
        for incumbency in _incumbencies(collection, side, is_wanted, day)
    }
    if day is None:
        return tuple(sorted(found.values(), key=_attestation_key))
    chosen = [i for i in found.values() if not certain or (i.certainty and i.certainty.certain)]
    return tuple(sorted(chosen, key=lambda i: (certainty.rank(i.certainty), i.leader.id)))


@answering
def offices_of(
    collection: Collection, leader: Leader, day: PartialDate | None
) -> tuple[Incumbency, ...]:
    """Return the offices that a person may have held on a day, most certain first.

    Without a day, return all offices. Equally certain ones are in the order of the record.

    >>> from diplomacy.fixtures import ARCHIVE
    >>> [i.tenure.office for i in offices_of(ARCHIVE, ARCHIVE["hulusi-akar"], None)]
    ['Defence Minister']
    """
    parties = dict.fromkeys(tenure.party for tenure in leader.tenures)
    held = [
        incumbency
        for party in parties
        for incumbency in _incumbencies(
            collection, Side(party), lambda tenure: tenure.leader.id == leader.id, day
        )
    ]
    held.sort(key=lambda i: (certainty.rank(i.certainty), leader.tenures.index(i.tenure)))
    return tuple(held)


def _incumbencies(
    collection: Collection,
    side: Side,
    is_wanted: "Callable[[_Tenure], bool]",
    day: PartialDate | None,
) -> Iterator[Incumbency]:
    """Yield the holders of some offices of one party, on a day or without one."""
    held = filter(is_wanted, _counted_tenures(collection, side))
    if day is None:
        yield from (Incumbency(tenure.leader, tenure.held) for tenure in held)
        return
    party = side.party
    offices = collection.memoize(("offices", party), lambda: _offices_of(collection, party))
    for tenure in held:
        how = _certainty_on(tenure, day, offices)
        if how is not None:
            yield Incumbency(tenure.leader, tenure.held, how)


def tenures_of(collection: Collection, side: Side) -> Iterator[tuple[Leader, Tenure]]:
    """Yield the tenures that may include a day on which the acts of their party count."""
    return ((tenure.leader, tenure.held) for tenure in _counted_tenures(collection, side))


def _counted_tenures(collection: Collection, side: Side) -> "Iterator[_Tenure]":
    for tenure in _tenures_by_party(collection).get(side.party, ()):
        dates = tenure.held.attested if tenure.held.period is None else (tenure.held.period,)
        if any(side.counts(date) for date in dates or (None,)):
            yield tenure


def exclusive_office(tenure: Tenure) -> str | None:
    """Return the folded title of an office with one holder at a time, or None.

    >>> exclusive_office(Tenure("President", {"head-of-state"}, "KR"))
    'president'
    >>> exclusive_office(Tenure("Member of the Presidency", {"head-of-state"}, "BA")) is None
    True
    """
    if not tenure.is_leader or tenure.shared or tenure.acting or tenure.party in COLLEGIAL:
        return None
    return fold(tenure.office)


class _Tenure(NamedTuple):
    """A tenure with its leader, its days, and its office if that has one holder at a time."""

    leader: Leader
    held: Tenure
    extent: Extent
    office: str | None


def _tenures_by_party(collection: Collection) -> dict[str, list[_Tenure]]:
    """Return the tenures in the offices of each party, with the people who held them."""

    def index() -> dict[str, list[_Tenure]]:
        tenures: defaultdict[str, list[_Tenure]] = defaultdict(list)
        for leader in collection.leaders:
            for i, held in enumerate(leader.tenures):
                extent = extent_of(collection, leader, held, f"tenures[{i}].period")
                tenures[held.party].append(_Tenure(leader, held, extent, exclusive_office(held)))
        return dict(tenures)

    return collection.memoize("tenures by party", index)


def _offices_of(collection: Collection, party: str) -> dict[str, "_Office"]:
    """Return the offices of a party with one holder at a time, by their folded titles."""
    tenures: defaultdict[str, list[_Tenure]] = defaultdict(list)
    for tenure in _tenures_by_party(collection).get(party, ()):
        if tenure.office is not None:
            tenures[tenure.office].append(tenure)
    return {office: _Office(held) for office, held in tenures.items()}


def _certainty_on(
    tenure: _Tenure, day: PartialDate, offices: Mapping[str, "_Office"]
) -> Certainty | None:
    """Return the certainty of a tenure for a day, considering the other holders of its office."""
    how = tenure.extent.certainty_on(day)
    if how is not Certainty.POSSIBLE or tenure.office is None or day.qualified:
        return how
    days = tenure.extent.window.common(Days(*day_bounds(day)))
    return how if offices[tenure.office].may_be_held_by(tenure, days) else None


class _Office:
    """The certain holders of an office with one holder at a time.

    Everything is sorted once, so a query about all tenures takes time in proportion to their
    number.
    """

    def __init__(self, tenures: Sequence[_Tenure]) -> None:
        shown = [(days, t.leader.id) for t in tenures for days in t.extent.shown]
        self._by_last = _Extremes((days.last, days.first, id) for days, id in shown)
        self._by_first = _Extremes(
            (_mirror(days.first), _mirror(days.last), id) for days, id in shown
        )
        self._free: dict[str | None, list[Days]] = _free_days(tenures)

    def may_be_held_by(self, tenure: _Tenure, days: Days) -> bool:
        """Return whether the holder of a tenure may have held the office on one of some days."""
        id, certain = tenure.leader.id, tenure.extent.certain
        if certain is not None and certain.meets(days):
            return True
        ours = tenure.extent.shown
        if ours:
            # The tenure is not interrupted: another holder between a day on which this person is
            # shown and another day excludes that other day.
            after = self._by_last.latest_below(max(shown.first for shown in ours), id)
            before = self._by_first.latest_below(_mirror(min(shown.last for shown in ours)), id)
            days = days.common(Days(after or date.min, _mirror(before) if before else date.max))
        return any(_meets_any(days, self._free.get(holder, ())) for holder in (None, id))


class _Extremes:
    """Dates with their owners, with a search for the latest one of another owner below a limit."""

    def __init__(self, entries: Iterable[tuple[date, date, str]]) -> None:
        self._limits: list[date] = []
        self._best: list[list[tuple[date, str]]] = []
        best: list[tuple[date, str]] = []
        for limit, value, owner in sorted(entries):
            # The latest value, and the latest one of another owner.
            ranked = sorted([*best, (value, owner)], reverse=True)
            best = [*ranked[:1], *[entry for entry in ranked if entry[1] != ranked[0][1]][:1]]
            self._limits.append(limit)
            self._best.append(best)

    def latest_below(self, limit: date, owner: str) -> date | None:
        """Return the latest value of another owner among the entries below a limit."""
        i = bisect_left(self._limits, limit)
        return (
            next((day for day, other in self._best[i - 1] if other != owner), None) if i else None
        )


def _mirror(day: date) -> date:
    """Return a day as far from the end of all days as this one is from the start."""
    return date.fromordinal(date.max.toordinal() + 1 - day.toordinal())


def _free_days(tenures: Sequence[_Tenure]) -> dict[str | None, list[Days]]:
    """Return the days on which an office certainly had no holder (None), or only one."""
    changes = [(date.min.toordinal(), 0, "")]
    for tenure in tenures:
        if tenure.extent.certain is not None:
            first, last = map(date.toordinal, tenure.extent.certain)
            changes += [(first, 1, tenure.leader.id), (last + 1, -1, tenure.leader.id)]
    free: defaultdict[str | None, list[Days]] = defaultdict(list)
    holders: Counter[str] = Counter()
    end = (date.max.toordinal() + 1, 0, "")
    for (start, change, id), (following, *_) in pairwise([*sorted(changes), end]):
        holders[id] += change
        if not holders[id]:
            del holders[id]
        if start < following and len(holders) < 2:
            days = Days(date.fromordinal(start), date.fromordinal(following - 1))
            free[next(iter(holders), None)].append(days)
    return free


def _meets_any(days: Days, free: Sequence[Days]) -> bool:
    """Return whether some days have one in common with one of several sorted spans."""
    i = bisect_right(free, days.last, key=attrgetter("first"))
    return not days.empty and i > 0 and free[i - 1].last >= days.first


def _attestation_key(incumbency: Incumbency) -> tuple[bool, tuple[date, date, str], str]:
    """Return the key that orders incumbencies by the day on which a source first shows them."""
    first = min((day.sort_key for day in incumbency.tenure.attested), default=None)
    return (first is None, first or (date.max, date.max, ""), incumbency.leader.id)

"""Delegations: checks of whether people at meetings held an office of their party."""

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from itertools import islice
from typing import Final

from diplomacy.collection import Collection
from diplomacy.countries import Country
from diplomacy.dates import Period, day_bounds
from diplomacy.provenance.findings import Finding
from diplomacy.provenance.intervals import iter_certain_intervals
from diplomacy.provenance.occasions import with_country
from diplomacy.queries.certainty import extent_of
from diplomacy.records import Leader, Meeting, Participant, Statement
from diplomacy.vocabulary import FindingKind, MeetingFormat

__all__ = ["check_delegations"]

_EVERY_DAY: Final = (2 * date.min.toordinal(), 2 * date.max.toordinal())
_MAX_LISTED: Final = 3


def check_delegations(collection: Collection) -> Iterator[Finding]:
    """Yield each participant or speaker who is in the delegation of another party.

    A person is in the delegation of another party if no recorded tenure of the party may include
    the day, and one of another party does. An office of a country and one of an international
    organization may follow one another, so between those a tenure counts only if it certainly
    includes the day. An organization's people may speak for its country.

    Also yield each person on both sides of a bilateral meeting, unless offices of both countries
    are on record, and each person who is both speaker and addressee.

    >>> from diplomacy.fixtures import ARCHIVE
    >>> list(check_delegations(ARCHIVE))
    []
    """
    offices = {leader.id: _Offices(leader, collection) for leader in collection.leaders}
    for meeting in collection.meetings:
        yield from _check(
            meeting.id, "participants", meeting.participants, meeting.period, collection, offices
        )
        if meeting.format is MeetingFormat.BILATERAL:
            yield from _check_sides(meeting, offices)
    for statement in collection.of_type(Statement):
        day = collection.date_of(statement)
        period = day if isinstance(day, Period) else Period(str(day)) if day else None
        for name in ("speakers", "addressees"):
            people = getattr(statement, name)
            yield from _check(statement.id, name, people, period, collection, offices)
        yield from _check_addressees(statement)


class _Days:
    """A set of days, as intervals that do not overlap."""

    def __init__(self, intervals: Iterable[tuple[int, int]]) -> None:
        self._starts: list[int] = []
        self._ends: list[int] = []
        for start, end in sorted(intervals):
            if self._ends and start <= self._ends[-1]:
                self._ends[-1] = max(self._ends[-1], end)
            else:
                self._starts.append(start)
                self._ends.append(end)

    def overlap(self, first: int, last: int) -> bool:
        """Return whether a day of the set is between two days."""
        i = bisect_left(self._ends, first)
        return i < len(self._starts) and self._starts[i] <= last


def _half_days(period: Period) -> tuple[int, int]:
    """Return the first and last day that a period may include, in half days."""
    first, last = day_bounds(period)
    return 2 * first.toordinal(), 2 * last.toordinal()


class _Offices:
    """The days on which a person possibly, and certainly, held an office, by party."""

    def __init__(self, leader: Leader, collection: Collection) -> None:
        possible: defaultdict[str, list[tuple[int, int]]] = defaultdict(list)
        certain: list[tuple[int, int]] = []
        self.name = leader.name
        for i, tenure in enumerate(leader.tenures):
            term = tenure.period
            days = _half_days(term) if term else _EVERY_DAY
            for party in with_country(tenure.party, collection):
                possible[party].append(days)
            extent = extent_of(collection, leader, tenure, f"tenures[{i}].period")
            certain += [(start, end) for _, start, end in iter_certain_intervals(tenure, extent)]
        self.possible: Mapping[str, _Days] = {p: _Days(days) for p, days in possible.items()}
        self.in_countries = _Days(
            interval
            for party, days in possible.items()
            if isinstance(party, Country)
            for interval in days
        )
        self.certain = _Days(certain)

    def exclude(self, own: frozenset[str], period: Period | None) -> bool:
        """Return whether the person cannot have been in the delegation of some party."""
        first, last = _EVERY_DAY
        if period is not None:
            first, last = _half_days(period)
        if any(p in self.possible and self.possible[p].overlap(first, last) for p in own):
            return False
        if any(isinstance(p, Country) for p in own) and self.in_countries.overlap(first, last):
            return True
        return first == last and self.certain.overlap(first, last)


def _check(
    id: str,
    name: str,
    people: tuple[Participant, ...],
    period: Period | None,
    collection: Collection,
    offices: Mapping[str, _Offices],
) -> Iterator[Finding]:
    """Yield each person of a list who held only offices of other parties."""
    for i, participant in enumerate(people):
        if participant.leader is None or participant.party is None:
            continue
        held = offices[participant.leader]
        if held.exclude(with_country(participant.party, collection), period):
            parties = ", ".join(islice(held.possible, _MAX_LISTED))
            reason = f"{held.name} held no office of {participant.party}, but of {parties}."
            yield Finding(FindingKind.DELEGATION, id, f"{name}[{i}].leader", reason)


def _check_sides(meeting: Meeting, offices: Mapping[str, _Offices]) -> Iterator[Finding]:
    """Yield each person who takes part in a bilateral meeting for two countries."""
    first, last = _half_days(meeting.period) if meeting.period else _EVERY_DAY
    first_parties: dict[str, str] = {}
    for i, participant in enumerate(meeting.participants):
        leader, party = participant.leader, participant.party
        if leader is None or not isinstance(party, Country):
            continue
        other = first_parties.setdefault(leader, party)
        held = offices[leader].possible
        if other != party and not all(
            side in held and held[side].overlap(first, last) for side in (other, party)
        ):
            reason = f"{leader} takes part for {party} and for {other}."
            yield Finding(FindingKind.BOTH_SIDES, meeting.id, f"participants[{i}].leader", reason)


def _check_addressees(statement: Statement) -> Iterator[Finding]:
    """Yield each addressee of a statement who is one of its speakers."""
    speakers = {speaker.leader for speaker in statement.speakers}
    for i, addressee in enumerate(statement.addressees):
        if addressee.leader is not None and addressee.leader in speakers:
            reason = f"{addressee.leader} is also a speaker."
            yield Finding(FindingKind.BOTH_SIDES, statement.id, f"addressees[{i}].leader", reason)

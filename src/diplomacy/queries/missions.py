"""Queries about missions, which have a direction: from the sending to the receiving side.

A side is a country, an organization or a person who heads missions, see `diplomacy.queries.sides`.
Answers are in order of time.
"""

from collections.abc import Iterable

from diplomacy.collection import Collection, answering
from diplomacy.dates import to_date
from diplomacy.queries.filters import Day, filter_by_span, filter_by_terms
from diplomacy.queries.publication import known_until
from diplomacy.queries.sides import Scope, records_between, records_of
from diplomacy.records import Mission
from diplomacy.vocabulary import MissionRank

__all__ = ["missions_between", "missions_of", "missions_to"]


@answering
def missions_between(
    collection: Collection,
    first: str,
    second: str,
    *,
    rank: MissionRank | str | None = None,
    on: Day | None = None,
    since: Day | None = None,
    until: Day | None = None,
    certain: bool = False,
    states_only: bool = False,
    continuing: bool = False,
    predecessors: bool = False,
) -> tuple[Mission, ...]:
    """Return the missions of either side to the other.

    Args:
        collection: the records to search.
        first: a side: a country, an organization or the head of the mission, by id, code or name.
        second: another side.
        rank: the present or last rank of the mission.
        on: a day on which it may have been open; see `Mission.certainly_open_on`.
        since: the first day on which the first act in its history may have been done.
        until: the last day on which that act may have been done.
        certain: whether *on*, *since* and *until* must certainly apply according to the sources; if
            not, it is enough that no record excludes it.
        states_only: whether the sides must be sending and receiving side themselves.
        continuing: whether to count acts of states that a side continues in law.
        predecessors: whether to count acts of states before a side came from them, which may bind
            it; includes *continuing*.

    Raises:
        UnknownParty: if no country, organization or person has the name of a side.
        AmbiguousCountry, AmbiguousParty: if several have it.
        SameParty: if both sides are the same.
        InvalidTerm: if there is no such rank.
        InvalidDate, InvalidPeriod: if a date is invalid, or the span ends before it starts.

    >>> from diplomacy.testing import make_archive, make_mission
    >>> archive = make_archive([make_mission(place="Sample City")])
    >>> [(m.sending, m.place) for m in archive.missions_between("XB", "XA", on="2010")]
    [(Country('XA'), 'Sample City')]
    """
    scope = Scope(states_only, continuing, predecessors)
    found = records_between(collection, Mission, first, second, scope)
    return _filter(collection, found, rank, on, since, until, certain=certain)


@answering
def missions_of(
    collection: Collection,
    party: str,
    *,
    rank: MissionRank | str | None = None,
    on: Day | None = None,
    since: Day | None = None,
    until: Day | None = None,
    certain: bool = False,
    states_only: bool = False,
    continuing: bool = False,
    predecessors: bool = False,
) -> tuple[Mission, ...]:
    """Return the missions that a party sends.

    The arguments are those of `missions_between`, with one side.

    Raises:
        UnknownParty: if no country, organization or person has the name.
        AmbiguousCountry, AmbiguousParty: if several have it.
        InvalidTerm, InvalidDate, InvalidPeriod: as `missions_between`.

    >>> from diplomacy.testing import make_archive, make_mission
    >>> archive = make_archive([make_mission()])
    >>> len(archive.missions_of("XA")), len(archive.missions_of("XB"))
    (1, 0)
    """
    scope = Scope(states_only, continuing, predecessors)
    found = records_of(collection, Mission, party, scope, end="from")
    return _filter(collection, found, rank, on, since, until, certain=certain)


@answering
def missions_to(
    collection: Collection,
    party: str,
    *,
    rank: MissionRank | str | None = None,
    on: Day | None = None,
    since: Day | None = None,
    until: Day | None = None,
    certain: bool = False,
    states_only: bool = False,
    continuing: bool = False,
    predecessors: bool = False,
) -> tuple[Mission, ...]:
    """Return the missions that a party receives.

    The arguments are those of `missions_between`, with one side.

    Raises:
        UnknownParty, AmbiguousCountry, AmbiguousParty: as `missions_of`.
        InvalidTerm, InvalidDate, InvalidPeriod: as `missions_between`.

    >>> from diplomacy.testing import make_archive, make_mission
    >>> archive = make_archive([make_mission()])
    >>> len(archive.missions_to("XA")), len(archive.missions_to("XB"))
    (0, 1)
    """
    scope = Scope(states_only, continuing, predecessors)
    found = records_of(collection, Mission, party, scope, end="to")
    return _filter(collection, found, rank, on, since, until, certain=certain)


def _filter(
    collection: Collection,
    missions: Iterable[Mission],
    rank: MissionRank | str | None,
    on: Day | None,
    since: Day | None,
    until: Day | None,
    *,
    certain: bool,
) -> tuple[Mission, ...]:
    """Return the missions of a rank, open on a day and begun within a span."""
    found = filter_by_span(
        collection,
        filter_by_terms(missions, rank=(MissionRank, rank)),
        since,
        until,
        certain=certain,
    )
    if on is None:
        return found
    day = to_date(on)

    def is_open(mission: Mission) -> bool:
        if not certain:
            return mission.possibly_open_on(day)
        as_of = known_until(collection, mission, "history")
        return mission.certainly_open_on(day, as_of=as_of)

    return tuple(filter(is_open, found))

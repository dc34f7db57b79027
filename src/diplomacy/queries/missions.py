"""Queries about missions, which have a direction: from the sending to the receiving side.

A party stands for a country if it is that country or an organization of that country, as in
`diplomacy.queries.between`. Answers are in order of time.
"""

from collections.abc import Iterable

from diplomacy.collection import Collection
from diplomacy.dates import to_date
from diplomacy.queries.between import records_between
from diplomacy.queries.filters import Day, filter_by_span, filter_by_term
from diplomacy.queries.sides import parties_standing_for
from diplomacy.records import Mission
from diplomacy.vocabulary import MissionRank

__all__ = ["missions_between", "missions_of", "missions_to"]


def missions_between(
    collection: Collection,
    first: str,
    second: str,
    *,
    rank: MissionRank | str | None = None,
    on: Day | None = None,
    since: Day | None = None,
    until: Day | None = None,
    states_only: bool = False,
    continuing: bool = False,
    predecessors: bool = False,
) -> tuple[Mission, ...]:
    """Return the missions of either side to the other.

    Args:
        collection: the records to search.
        first: a party, as a code, a name or the id of an organization.
        second: another party.
        rank: the present or last rank of the mission.
        on: a day on which it may have been open; see `Mission.certainly_open_on`.
        since: the first day on which the first act in its history may have been done.
        until: the last day on which that act may have been done.
        states_only: whether the sides must be sending and receiving side themselves.
        continuing: whether to count what states did that a side continues in law.
        predecessors: whether to count what states did before a side came from them, which may bind
            it; includes *continuing*.

    Raises:
        UnknownParty: if no country and no organization has the name of a side.
        AmbiguousCountry, AmbiguousParty: if several have it.
        SameParty: if both sides are the same.
        InvalidTerm: if there is no such rank.
        InvalidDate, InvalidPeriod: if a date is invalid, or the span ends before it starts.

    >>> from diplomacy.testing import make_archive, make_mission
    >>> archive = make_archive([make_mission(place="Sample City")])
    >>> [(m.sending, m.place) for m in archive.missions_between("XB", "XA", on="2010")]
    [(Country('XA'), 'Sample City')]
    """
    found = records_between(
        collection,
        Mission,
        first,
        second,
        states_only=states_only,
        continuing=continuing,
        predecessors=predecessors,
    )
    return _filter(collection, found, rank, on, since, until)


def missions_of(
    collection: Collection,
    party: str,
    *,
    rank: MissionRank | str | None = None,
    on: Day | None = None,
    since: Day | None = None,
    until: Day | None = None,
    states_only: bool = False,
) -> tuple[Mission, ...]:
    """Return the missions that a party sends.

    The arguments are those of `missions_between`, with one party and without earlier states.

    Raises:
        UnknownParty: if no country and no organization has the name.
        AmbiguousCountry, AmbiguousParty: if several have it.
        InvalidTerm, InvalidDate, InvalidPeriod: as `missions_between`.

    >>> from diplomacy.testing import make_archive, make_mission
    >>> archive = make_archive([make_mission()])
    >>> len(archive.missions_of("XA")), len(archive.missions_of("XB"))
    (1, 0)
    """
    wanted = parties_standing_for(collection, party, states_only=states_only)
    found = [mission for mission in collection.missions if mission.sending in wanted]
    return _filter(collection, found, rank, on, since, until)


def missions_to(
    collection: Collection,
    party: str,
    *,
    rank: MissionRank | str | None = None,
    on: Day | None = None,
    since: Day | None = None,
    until: Day | None = None,
    states_only: bool = False,
) -> tuple[Mission, ...]:
    """Return the missions that a party receives.

    The arguments are those of `missions_between`, with one party and without earlier states.

    Raises:
        UnknownParty, AmbiguousCountry, AmbiguousParty: as `missions_of`.
        InvalidTerm, InvalidDate, InvalidPeriod: as `missions_between`.

    >>> from diplomacy.testing import make_archive, make_mission
    >>> archive = make_archive([make_mission()])
    >>> len(archive.missions_to("XA")), len(archive.missions_to("XB"))
    (0, 1)
    """
    wanted = parties_standing_for(collection, party, states_only=states_only)
    found = [mission for mission in collection.missions if mission.receiving in wanted]
    return _filter(collection, found, rank, on, since, until)


def _filter(
    collection: Collection,
    missions: Iterable[Mission],
    rank: MissionRank | str | None,
    on: Day | None,
    since: Day | None,
    until: Day | None,
) -> tuple[Mission, ...]:
    """Return the missions of a rank, possibly open on a day and begun within a span."""
    found = filter_by_term(missions, "rank", MissionRank, rank)
    if on is not None:
        day = to_date(on)
        found = tuple(mission for mission in found if mission.possibly_open_on(day))
    return filter_by_span(collection, found, since, until)

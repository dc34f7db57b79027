"""Queries about visits, which have a direction: from the travellers to their hosts.

A side is a country, an organization or a person who travels, see `diplomacy.queries.sides`. Answers
are in order of time. Proposed, planned and cancelled visits are
included; ``status="held"`` leaves them out.
"""

from collections.abc import Iterable

from diplomacy.collection import Collection, answering
from diplomacy.queries.filters import Day, Topics, filter_by_span, filter_by_terms, filter_by_topic
from diplomacy.queries.sides import Scope, records_between, records_of, resolve_person
from diplomacy.records import Visit
from diplomacy.vocabulary import MeetingStatus, VisitRank

__all__ = ["visits_between", "visits_of", "visits_to"]


@answering
def visits_between(
    collection: Collection,
    first: str,
    second: str,
    *,
    rank: VisitRank | str | None = None,
    status: MeetingStatus | str | None = None,
    leader: str | None = None,
    topic: Topics | None = None,
    since: Day | None = None,
    until: Day | None = None,
    certain: bool = False,
    states_only: bool = False,
    continuing: bool = False,
    predecessors: bool = False,
) -> tuple[Visit, ...]:
    """Return the visits of either side to the other.

    A visit is not between two parties that travel together, or that are visited on one journey.

    Args:
        collection: the records to search.
        first: a side: a country, an organization or a traveller, by id, code or name.
        second: another side.
        rank: the rank of the visit.
        status: the status of the visit.
        leader: a person who is among the travellers, by id or name.
        topic: a topic, or several, of which the visit has any; narrower ones count.
        since: the first day on which it may have taken place.
        until: the last day on which it may have taken place.
        certain: whether the whole visit must certainly have taken place between *since* and
            *until*.
        states_only: whether the sides must travel and be visited themselves.
        continuing: whether to count acts of states that a side continues in law.
        predecessors: whether to count acts of states before a side came from them; includes
            *continuing*.

    Raises:
        UnknownParty: if no country, organization or person has the name of a side.
        AmbiguousCountry, AmbiguousParty: if several have it.
        SameParty: if both sides are the same.
        UnknownRecord: if there is no such leader.
        InvalidTerm: if there is no such rank or status.
        InvalidId: if a topic is not a slug.
        UnknownTopic: if no record of the collection is on a topic.
        InvalidDate, InvalidPeriod: if a date is invalid, or the span ends before it starts.

    >>> from diplomacy.fixtures import ARCHIVE
    >>> [(v.visitors[0], v.visited[0]) for v in ARCHIVE.visits_between("KR", "KG")]
    [(Country('KG'), Country('KR'))]
    """
    scope = Scope(states_only, continuing, predecessors)
    found = records_between(collection, Visit, first, second, scope)
    found = _filter_by_terms(collection, found, rank, status, leader)
    return filter_by_span(
        collection, filter_by_topic(collection, found, topic), since, until, certain=certain
    )


@answering
def visits_of(
    collection: Collection,
    party: str,
    *,
    rank: VisitRank | str | None = None,
    status: MeetingStatus | str | None = None,
    leader: str | None = None,
    topic: Topics | None = None,
    since: Day | None = None,
    until: Day | None = None,
    certain: bool = False,
    states_only: bool = False,
    continuing: bool = False,
    predecessors: bool = False,
) -> tuple[Visit, ...]:
    """Return the visits that representatives of a party made or will make.

    The arguments are those of `visits_between`, with one side.

    Raises:
        UnknownParty: if no country, organization or person has the name.
        AmbiguousCountry, AmbiguousParty: if several have it.
        UnknownRecord, InvalidTerm, InvalidId, InvalidDate, InvalidPeriod: as `visits_between`.

    >>> from diplomacy.fixtures import ARCHIVE
    >>> [visit.visited for visit in ARCHIVE.visits_of("KR", leader="lee-jae-myung")]
    [(Country('TR'),)]
    """
    scope = Scope(states_only, continuing, predecessors)
    made = records_of(collection, Visit, party, scope, end="from")
    found = _filter_by_terms(collection, made, rank, status, leader)
    return filter_by_span(
        collection, filter_by_topic(collection, found, topic), since, until, certain=certain
    )


@answering
def visits_to(
    collection: Collection,
    party: str,
    *,
    rank: VisitRank | str | None = None,
    status: MeetingStatus | str | None = None,
    leader: str | None = None,
    topic: Topics | None = None,
    since: Day | None = None,
    until: Day | None = None,
    certain: bool = False,
    states_only: bool = False,
    continuing: bool = False,
    predecessors: bool = False,
) -> tuple[Visit, ...]:
    """Return the visits to a party: with a stop in the country, or with it as a host.

    The arguments are those of `visits_between`, with one side.

    Raises:
        UnknownParty, AmbiguousCountry, AmbiguousParty: as `visits_of`.
        UnknownRecord, InvalidTerm, InvalidId, InvalidDate, InvalidPeriod: as `visits_between`.

    >>> from diplomacy.fixtures import ARCHIVE
    >>> [visit.visitors[0].name for visit in ARCHIVE.visits_to("Turkey", status="held")]
    ['South Korea', 'South Korea']
    """
    scope = Scope(states_only, continuing, predecessors)
    received = records_of(collection, Visit, party, scope, end="to")
    found = _filter_by_terms(collection, received, rank, status, leader)
    return filter_by_span(
        collection, filter_by_topic(collection, found, topic), since, until, certain=certain
    )


def _filter_by_terms(
    collection: Collection,
    visits: Iterable[Visit],
    rank: VisitRank | str | None,
    status: MeetingStatus | str | None,
    leader: str | None,
) -> tuple[Visit, ...]:
    """Return the visits of a rank and a status that a person made; None means any."""
    found = filter_by_terms(visits, rank=(VisitRank, rank), status=(MeetingStatus, status))
    if leader is None:
        return found
    id = resolve_person(collection, leader)
    return tuple(visit for visit in found if any(t.leader == id for t in visit.travellers))

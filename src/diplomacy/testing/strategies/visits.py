"""Strategies for visits, missions and their parts."""

from collections.abc import Iterable, Sequence
from functools import cache
from operator import attrgetter
from typing import Any

from hypothesis import strategies as st
from hypothesis.strategies import SearchStrategy

from diplomacy.quantities import Quantity
from diplomacy.records import Mission, MissionAct, Participant, Stop, Visit
from diplomacy.records.missions import RANKING_ACTS, mission_history
from diplomacy.testing.strategies.record import CITED, participants, references
from diplomacy.testing.strategies.values import (
    OPTIONAL_NAMES,
    SAMPLE_STATES,
    TOPICS,
    Day,
    Scope,
    dates_since,
    ids,
    optional,
    periods_since,
    subsets,
)
from diplomacy.vocabulary import (
    MeetingStatus,
    MissionActKind,
    MissionHeadClass,
    MissionRank,
    VisitRank,
)

__all__ = [
    "mission_acts",
    "mission_acts_within",
    "missions",
    "missions_within",
    "stops",
    "stops_within",
    "visits",
    "visits_within",
]


# --- visits -------------------------------------------------------------------------------------


def stops(
    *, countries: Iterable[str] = SAMPLE_STATES, since: Day | None = None
) -> SearchStrategy[Stop]:
    """Return stops of visits, of which the country, the place or the host is known.

    >>> sample = stops(countries=["XD", "XE"], since="1990")
    """
    return stops_within(Scope.of(countries, since))


@cache
def stops_within(scope: Scope) -> SearchStrategy[Stop]:
    """Return stops for a scope."""
    country, host = st.sampled_from(scope.states), st.sampled_from(scope.parties)
    fields = {"place": OPTIONAL_NAMES, "period": optional(periods_since(scope.since))}
    return (
        st.builds(Stop, country, host=optional(host), **fields)
        | st.builds(Stop, host=host, **fields)
        | st.builds(Stop, place=st.just("A sample place"), period=fields["period"])
    )


def visits(
    *, countries: Iterable[str] = SAMPLE_STATES, since: Day | None = None
) -> SearchStrategy[Visit]:
    """Return visits, with any travellers and stops.

    >>> sample = visits(countries=["XD", "XE"], since="1990")
    """
    return visits_within(Scope.of(countries, since))


@cache
def visits_within(scope: Scope) -> SearchStrategy[Visit]:
    """Return visits for a scope."""
    # Two people of one party and office could become one when an archive links its records.
    present = st.lists(
        participants.within(scope), min_size=1, max_size=4, unique_by=attrgetter("party", "office")
    )
    count = st.builds(Quantity, st.integers(0, 60), st.just("persons"), st.just("exactly"))
    return st.builds(
        _make_visit,
        id=ids("visit"),
        rank=st.sampled_from(VisitRank),
        present=present,
        travelling=st.integers(1, 4),
        delegation=OPTIONAL_NAMES,
        delegation_count=optional(count),
        origin=st.sampled_from((None, *scope.parties)),
        stops=st.lists(stops_within(scope), min_size=1, max_size=3),
        period=optional(periods_since(scope.since)),
        occasion=OPTIONAL_NAMES,
        status=st.sampled_from(MeetingStatus),
        status_reason=OPTIONAL_NAMES,
        topics=subsets(TOPICS),
        **CITED,
        **references(Visit),
    )


def _make_visit(*, present: Sequence[Participant], travelling: int, **fields: Any) -> Visit:
    """Return a visit by the first *travelling* of those present, accompanied by the rest."""
    return Visit(travellers=present[:travelling], accompanied_by=present[travelling:], **fields)


# --- missions -----------------------------------------------------------------------------------


def mission_acts(
    *, countries: Iterable[str] = SAMPLE_STATES, since: Day | None = None
) -> SearchStrategy[MissionAct]:
    """Return acts of missions, done or planned.

    >>> sample = mission_acts(countries=["XD", "XE"], since="1990")
    """
    return mission_acts_within(Scope.of(countries, since))


@cache
def mission_acts_within(scope: Scope) -> SearchStrategy[MissionAct]:
    """Return acts of missions for a scope."""
    ranks = (None, *(rank for rank in MissionRank if rank is not MissionRank.NONE))
    when = optional(dates_since(scope.since))
    planned = st.sampled_from([False, False, True])
    return st.builds(
        MissionAct,
        st.sampled_from(sorted(RANKING_ACTS, key=str)),
        when,
        st.sampled_from(ranks),
        planned,
    ) | st.builds(MissionAct, st.sampled_from(MissionActKind), when, planned=planned)


def missions(
    *, countries: Iterable[str] = SAMPLE_STATES, since: Day | None = None
) -> SearchStrategy[Mission]:
    """Return missions of every rank, with any history.

    >>> sample = missions(countries=["XD", "XE"], since="1990")
    """
    return missions_within(Scope.of(countries, since))


@cache
def missions_within(scope: Scope) -> SearchStrategy[Mission]:
    """Return missions for a scope."""
    return st.builds(
        _make_mission,
        id=ids("mission"),
        sides=subsets(scope.parties, 2, 2),
        rank=st.sampled_from(MissionRank),
        place=OPTIONAL_NAMES,
        resident=st.sampled_from([None, True, False]),
        accredited_from=st.sampled_from((None, *scope.states)),
        head_office=OPTIONAL_NAMES,
        head_class=st.sampled_from((None, *MissionHeadClass)),
        history=st.lists(mission_acts_within(scope), max_size=4),
        **CITED,
        **references(Mission),
    )


def _make_mission(
    *,
    sides: Sequence[str],
    rank: MissionRank,
    resident: bool | None,
    accredited_from: str | None,
    history: Sequence[MissionAct],
    **fields: Any,
) -> Mission:
    """Return a mission with the rank and the seat that the other fields allow."""
    sending, receiving = sides
    if resident is not False or accredited_from == receiving:
        accredited_from = None
    done = [act for act in mission_history(history) if not act.planned]
    given = [act.rank for act in done if act.kind in RANKING_ACTS]
    if given and given[-1] is not None:
        rank = given[-1]
    elif done and rank is MissionRank.NONE:
        rank = MissionRank.UNKNOWN
    return Mission(
        sending=sending,
        receiving=receiving,
        rank=rank,
        resident=resident,
        accredited_from=accredited_from,
        history=history,
        **fields,
    )

"""The strategy for each type of record and of part, and the one for records of every type."""

from collections.abc import Callable, Iterable, Mapping
from functools import cache, partial
from typing import Any, TypeVar, cast

from hypothesis import strategies as st
from hypothesis.strategies import SearchStrategy

from diplomacy.records import (
    TYPES_BY_NAME,
    Agreement,
    Leader,
    Meeting,
    Membership,
    Milestone,
    Mission,
    MissionAct,
    Obligation,
    Organization,
    Participant,
    Partnership,
    Record,
    Statement,
    Statistic,
    Stop,
    Summit,
    Tenure,
    TradeFigure,
    Visit,
)
from diplomacy.sources import Citation, Source
from diplomacy.testing.strategies.fields import fields_within, parts_within
from diplomacy.testing.strategies.rules import make
from diplomacy.testing.strategies.scoped import Scoped
from diplomacy.testing.strategies.values import SAMPLE_STATES, Day, Scope, ids, slug_of

__all__ = [
    "agreements",
    "citations",
    "leaders",
    "meetings",
    "memberships",
    "milestones",
    "mission_acts",
    "missions",
    "obligations",
    "organizations",
    "participants",
    "partnerships",
    "records",
    "sources",
    "statements",
    "statistics",
    "stops",
    "summits",
    "tenures",
    "trade_figures",
    "visits",
]

T = TypeVar("T")


# Defined here, because doctest only finds the examples of functions of the same module.
def _scoped(build: Callable[[Scope], SearchStrategy[T]]) -> Scoped[T]:
    """Turn a function of a scope into a strategy function of *countries* and *since*."""
    within = cache(build)

    def strategy(
        *, countries: Iterable[str] = SAMPLE_STATES, since: Day | None = None
    ) -> SearchStrategy[T]:
        return within(Scope.of(countries, since))

    # Not functools.wraps: the documented signature is that of *strategy*.
    strategy.__name__, strategy.__qualname__ = build.__name__, build.__qualname__
    strategy.__doc__ = build.__doc__
    strategy.__dict__["within"] = within
    return cast("Scoped[T]", strategy)


@cache
def records_within(kind: Any, scope: Scope) -> SearchStrategy[Any]:
    """Return records of a type, which refer to records that do not exist."""
    fields = fields_within(kind, scope)
    if fields.is_empty:
        return st.nothing()
    return st.builds(partial(_make_record, kind, scope), ids(slug_of(kind)), fields)


def _make_record(kind: Any, scope: Scope, id: str, fields: Mapping[str, Any]) -> Record:
    record: Record = make(kind, {"id": id, **fields}, scope)
    return record


def records(
    *, countries: Iterable[str] = SAMPLE_STATES, since: Day | None = None
) -> SearchStrategy[Record]:
    """Return records of every type.

    >>> sample = records(countries=["XD", "XE"], since="1990")
    """
    scope = Scope.of(countries, since)
    kinds: Iterable[Any] = TYPES_BY_NAME.values()
    return st.one_of([records_within(kind, scope) for kind in kinds])


def sources(*, since: Day | None = None) -> SearchStrategy[Source]:
    """Return sources, from a bare id to a complete bibliographic entry.

    >>> entries = sources(since="1990")
    """
    return records_within(Source, Scope.of(SAMPLE_STATES, since))


def citations() -> SearchStrategy[Citation]:
    """Return citations on every basis, of sources that do not exist.

    >>> evidence = citations()
    """
    return parts_within(Citation, Scope.of(SAMPLE_STATES, None))


# --- people ---------------------------------------------------------------------------------------


@_scoped
def tenures(scope: Scope) -> SearchStrategy[Tenure]:
    """Return tenures, with a known term, attested on some days, or both.

    >>> sample = tenures(countries=["XD", "XE"], since="1990")
    """
    return parts_within(Tenure, scope)


@_scoped
def leaders(scope: Scope) -> SearchStrategy[Leader]:
    """Return leaders, in office or not.

    >>> sample = leaders(countries=["XD", "XE"], since="1990")
    """
    return records_within(Leader, scope)


@_scoped
def organizations(scope: Scope) -> SearchStrategy[Organization]:
    """Return organizations, with or without a country.

    >>> sample = organizations(countries=["XD", "XE"], since="1990")
    """
    return records_within(Organization, scope)


# --- meetings and visits --------------------------------------------------------------------------


@_scoped
def participants(scope: Scope) -> SearchStrategy[Participant]:
    """Return participants, from a bare party to a person in an office.

    >>> sample = participants(countries=["XD", "XE"], since="1990")
    """
    return parts_within(Participant, scope)


@_scoped
def meetings(scope: Scope) -> SearchStrategy[Meeting]:
    """Return meetings below leader level, with any participants.

    >>> sample = meetings(countries=["XD", "XE"], since="1990")
    """
    return records_within(Meeting, scope)


@_scoped
def summits(scope: Scope) -> SearchStrategy[Summit]:
    """Return meetings of leaders.

    >>> sample = summits(countries=["XD", "XE"], since="1990")
    """
    return records_within(Summit, scope)


@_scoped
def stops(scope: Scope) -> SearchStrategy[Stop]:
    """Return stops of visits, of which the country, the place or the host is known.

    >>> sample = stops(countries=["XD", "XE"], since="1990")
    """
    return parts_within(Stop, scope)


@_scoped
def visits(scope: Scope) -> SearchStrategy[Visit]:
    """Return visits, with any travellers and stops.

    >>> sample = visits(countries=["XD", "XE"], since="1990")
    """
    return records_within(Visit, scope)


# --- agreements, partnerships, memberships and missions -------------------------------------------


@_scoped
def milestones(scope: Scope) -> SearchStrategy[Milestone]:
    """Return single acts of any history, done or planned.

    >>> sample = milestones(countries=["XD", "XE"], since="1990")
    """
    return parts_within(Milestone, scope)


@_scoped
def agreements(scope: Scope) -> SearchStrategy[Agreement]:
    """Return agreements at every stage of their life, with acts in any order.

    >>> sample = agreements(countries=["XD", "XE"], since="1990")
    """
    return records_within(Agreement, scope)


@_scoped
def obligations(scope: Scope) -> SearchStrategy[Obligation]:
    """Return obligations of one party or of all.

    >>> sample = obligations(countries=["XD", "XE"], since="1990")
    """
    return parts_within(Obligation, scope)


@_scoped
def partnerships(scope: Scope) -> SearchStrategy[Partnership]:
    """Return partnerships at every stage of their life, with acts in any order.

    >>> sample = partnerships(countries=["XD", "XE"], since="1990")
    """
    return records_within(Partnership, scope)


@_scoped
def memberships(scope: Scope) -> SearchStrategy[Membership]:
    """Return memberships: planned, founding and ordinary.

    >>> sample = memberships(countries=["XD", "XE"], since="1990")
    """
    return records_within(Membership, scope)


@_scoped
def mission_acts(scope: Scope) -> SearchStrategy[MissionAct]:
    """Return acts of missions, done or planned.

    >>> sample = mission_acts(countries=["XD", "XE"], since="1990")
    """
    return parts_within(MissionAct, scope)


@_scoped
def missions(scope: Scope) -> SearchStrategy[Mission]:
    """Return missions of every rank, with any history.

    >>> sample = missions(countries=["XD", "XE"], since="1990")
    """
    return records_within(Mission, scope)


# --- figures and statements -----------------------------------------------------------------------


@_scoped
def trade_figures(scope: Scope) -> SearchStrategy[TradeFigure]:
    """Return figures for the trade of one country with another.

    >>> sample = trade_figures(countries=["XD", "XE"], since="1990")
    """
    return records_within(TradeFigure, scope)


@_scoped
def statistics(scope: Scope) -> SearchStrategy[Statistic]:
    """Return other figures, for one party or between two.

    >>> sample = statistics(countries=["XD", "XE"], since="1990")
    """
    return records_within(Statistic, scope)


@_scoped
def statements(scope: Scope) -> SearchStrategy[Statement]:
    """Return statements, whose speakers are not among their addressees.

    >>> sample = statements(countries=["XD", "XE"], since="1990")
    """
    return records_within(Statement, scope)

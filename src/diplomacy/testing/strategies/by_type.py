"""The strategy for each type of record, and the one for records of every type."""

from collections.abc import Iterable, Mapping
from functools import cache
from typing import Any

from hypothesis import strategies as st
from hypothesis.strategies import SearchStrategy

from diplomacy.records import (
    Agreement,
    Leader,
    Meeting,
    Membership,
    Mission,
    Organization,
    Partnership,
    Record,
    Statement,
    Statistic,
    Summit,
    TradeFigure,
    Visit,
)
from diplomacy.sources import Source
from diplomacy.testing.strategies.record import (
    agreements,
    leaders,
    meetings,
    memberships,
    organizations,
    partnerships,
    sources_since,
    statements,
    statistics,
    summits,
    trade_figures,
)
from diplomacy.testing.strategies.values import SAMPLE_STATES, Day, Scope
from diplomacy.testing.strategies.visits import missions_within, visits_within

__all__ = ["records", "strategies_by_type"]


@cache
def strategies_by_type(scope: Scope) -> Mapping[type[Record], SearchStrategy[Any]]:
    """Return a strategy for each type of record."""
    by_type: dict[type[Record], SearchStrategy[Any]] = {
        Source: sources_since(scope.since),
        Leader: leaders.within(scope),
        Organization: organizations.within(scope),
        Meeting: meetings.within(scope),
        Summit: summits.within(scope),
        Visit: visits_within(scope),
        Agreement: agreements.within(scope),
        Partnership: partnerships.within(scope),
        Membership: memberships.within(scope),
        Mission: missions_within(scope),
        TradeFigure: trade_figures.within(scope),
        Statistic: statistics.within(scope),
        Statement: statements.within(scope),
    }
    return by_type


def records(
    *, countries: Iterable[str] = SAMPLE_STATES, since: Day | None = None
) -> SearchStrategy[Record]:
    """Return records of every type.

    >>> sample = records(countries=["XD", "XE"], since="1990")
    """
    return st.one_of(*strategies_by_type(Scope.of(countries, since)).values())

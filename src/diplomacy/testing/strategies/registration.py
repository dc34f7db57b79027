"""Registration of the strategies for `hypothesis.strategies.from_type`."""

from typing import Any

from hypothesis import strategies as st
from hypothesis.strategies import SearchStrategy

from diplomacy.archive import Archive
from diplomacy.countries import Country
from diplomacy.dates import PartialDate, Period
from diplomacy.quantities import Quantity
from diplomacy.records import (
    Meeting,
    Milestone,
    MissionAct,
    Obligation,
    Participant,
    Stop,
    Tenure,
)
from diplomacy.sources import Citation
from diplomacy.testing.strategies.archive import archives
from diplomacy.testing.strategies.by_type import strategies_by_type
from diplomacy.testing.strategies.record import (
    meetings,
    milestones,
    obligations,
    participants,
    summits,
    tenures,
)
from diplomacy.testing.strategies.values import (
    SAMPLE_STATES,
    Scope,
    citations,
    countries,
    partial_dates,
    periods,
    quantities,
)
from diplomacy.testing.strategies.visits import mission_acts, stops

__all__ = ["register_types"]


def register_types() -> None:
    """Register a strategy for each value, each record and the archive."""
    by_type: dict[type, SearchStrategy[Any]] = {
        Archive: archives(),
        Country: countries(),
        PartialDate: partial_dates(),
        Period: periods(),
        Quantity: quantities(),
        Citation: citations(),
        Tenure: tenures(),
        Participant: participants(),
        Milestone: milestones(),
        Obligation: obligations(),
        Stop: stops(),
        MissionAct: mission_acts(),
        **strategies_by_type(Scope.of(SAMPLE_STATES, None)),
        Meeting: meetings() | summits(),
    }
    for kind, strategy in by_type.items():
        st.register_type_strategy(kind, strategy)

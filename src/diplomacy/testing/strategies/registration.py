"""Registration of the strategies for `hypothesis.strategies.from_type`."""

from collections.abc import Iterable
from typing import Any

from hypothesis import strategies as st
from hypothesis.strategies import SearchStrategy

from diplomacy.archive import Archive
from diplomacy.countries import Country
from diplomacy.dates import PartialDate, Period
from diplomacy.quantities import Quantity
from diplomacy.records import PART_TYPES, TYPES_BY_NAME, Meeting
from diplomacy.sources import Citation
from diplomacy.testing.strategies.archive import archives
from diplomacy.testing.strategies.fields import parts_within
from diplomacy.testing.strategies.record import meetings, records_within, summits
from diplomacy.testing.strategies.values import (
    SAMPLE_STATES,
    Scope,
    countries,
    partial_dates,
    periods,
    quantities,
)

__all__ = ["register_types"]


def register_types() -> None:
    """Register a strategy for each value, each record and the archive."""
    scope = Scope.of(SAMPLE_STATES, None)
    kinds: Iterable[Any] = TYPES_BY_NAME.values()
    by_type: dict[type, SearchStrategy[Any]] = {
        Archive: archives(),
        Country: countries(),
        PartialDate: partial_dates(),
        Period: periods(),
        Quantity: quantities(),
        **{kind: parts_within(kind, scope) for kind in (Citation, *PART_TYPES)},
        **{kind: records_within(kind, scope) for kind in kinds},
        Meeting: meetings() | summits(),
    }
    for kind, strategy in by_type.items():
        st.register_type_strategy(kind, strategy)

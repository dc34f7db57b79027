"""Hypothesis strategies for values, records and archives.

Each strategy generates everything that the model accepts, edge cases included: open periods,
approximate dates, histories that start midway, text in any script. Examples shrink to small,
readable records of fictional states. Importing this module registers the strategies, so that
`hypothesis.strategies.from_type` can find them by type.

Two arguments have the same meaning in every strategy:

- ``countries``: the countries that records are about, as at least two codes; fictional states by
  default.
- ``since``: no date lies wholly before this day; a record may still have no date.

The strategy for one type of record generates references to records that do not exist; `archives`
generates records that refer to each other.

>>> from hypothesis import given, settings
>>> @settings(max_examples=10)
... @given(agreements(countries=["XD", "XE"], since="1990"))
... def test_your_function(agreement):
...     assert agreement.stage is None or agreement.has_reached(agreement.stage)
>>> test_your_function()
"""

try:
    from diplomacy.testing.strategies.archive import archives
except ModuleNotFoundError as _missing:
    if _missing.name != "hypothesis":
        raise
    _HINT = 'pip install "diplomacy-records[testing]"'
    raise ModuleNotFoundError(
        f"diplomacy.testing.strategies needs hypothesis: {_HINT}.", name="hypothesis"
    ) from _missing

from diplomacy.testing.strategies.record import (
    agreements,
    citations,
    leaders,
    meetings,
    memberships,
    milestones,
    mission_acts,
    missions,
    obligations,
    organizations,
    participants,
    partnerships,
    records,
    sources,
    statements,
    statistics,
    stops,
    summits,
    tenures,
    trade_figures,
    visits,
)
from diplomacy.testing.strategies.registration import register_types as _register_types
from diplomacy.testing.strategies.values import (
    countries,
    partial_dates,
    periods,
    quantities,
    texts,
)

__all__ = [
    "agreements",
    "archives",
    "citations",
    "countries",
    "leaders",
    "meetings",
    "memberships",
    "milestones",
    "mission_acts",
    "missions",
    "obligations",
    "organizations",
    "partial_dates",
    "participants",
    "partnerships",
    "periods",
    "quantities",
    "records",
    "sources",
    "statements",
    "statistics",
    "stops",
    "summits",
    "tenures",
    "texts",
    "trade_figures",
    "visits",
]

_register_types()

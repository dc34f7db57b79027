"""Strategies for the fields of trade figures and statistics."""

from collections.abc import Mapping, Sequence
from typing import Any, Final

from hypothesis import strategies as st
from hypothesis.strategies import SearchStrategy

from diplomacy.countries import Country
from diplomacy.quantities import Quantity, is_below
from diplomacy.records import Statistic, TradeFigure
from diplomacy.testing.strategies.values import (
    OPTIONAL_NAMES,
    Scope,
    dates_since,
    ids,
    optional,
    periods_since,
    quantities,
    rounded_quantities,
    subsets,
)
from diplomacy.vocabulary import (
    FigureKind,
    PriceBasis,
    QuantityQualifier,
    TradeFlow,
    TradeValuation,
)

__all__ = ["make_statistic", "make_trade_figure", "statistic_arguments", "trade_arguments"]

_CURRENCIES: Final = ("USD", "EUR")
_USUAL_BASE_YEAR: Final = 2015


def trade_arguments(scope: Scope) -> Mapping[str, SearchStrategy[Any]]:
    """Return the strategies for the arguments of `make_trade_figure`, apart from the id."""
    plain = st.builds(
        Quantity,
        st.integers(0, 10**15),
        st.sampled_from(_CURRENCIES),
        st.sampled_from(QuantityQualifier),
    ).filter(lambda value: not is_below(value, 0))
    return {
        "sides": subsets(scope.states, 2, 2),
        "flow": st.sampled_from(TradeFlow),
        "valuation": st.sampled_from((None, *TradeValuation)),
        "value": plain | rounded_quantities(_CURRENCIES, least=0),
        **_figure_arguments(scope),
    }


def statistic_arguments(scope: Scope) -> Mapping[str, SearchStrategy[Any]]:
    """Return the strategies for the arguments of `make_statistic`, apart from the id."""
    return {
        "sides": subsets(scope.parties, 1, 2),
        "indicator": ids("indicator"),
        "scope": OPTIONAL_NAMES,
        "value": quantities(),
        **_figure_arguments(scope),
    }


def _figure_arguments(scope: Scope) -> Mapping[str, SearchStrategy[Any]]:
    base_year = f"{max(scope.since.year, _USUAL_BASE_YEAR):04}"
    prices = [(None, None), *((basis, None) for basis in PriceBasis), ("constant", base_year)]
    return {
        "kind": st.sampled_from(FigureKind),
        "prices": st.sampled_from(prices),
        "period": optional(periods_since(scope.since)),
        "as_of": optional(dates_since(scope.since)),
        "source_note": OPTIONAL_NAMES,
    }


def make_trade_figure(sides: Sequence[Country], **fields: Any) -> TradeFigure:
    """Return the figure of one country for its trade with another."""
    return TradeFigure(reporter=sides[0], partner=sides[1], **_figure_fields(**fields))


def make_statistic(sides: Sequence[str], **fields: Any) -> Statistic:
    """Return a statistic of one party, or of one with regard to another."""
    subject, *counterparts = sides
    counterpart = counterparts[0] if counterparts else None
    return Statistic(subject=subject, counterpart=counterpart, **_figure_fields(**fields))


def _figure_fields(
    *, value: Quantity, kind: FigureKind, prices: Sequence[Any], **fields: Any
) -> dict[str, Any]:
    """Return the fields of a figure, which has a value unless it was not reported."""
    basis, year = prices
    reported = None if kind is FigureKind.NOT_REPORTED else value
    return {"value": reported, "kind": kind, "price_basis": basis, "base_year": year, **fields}

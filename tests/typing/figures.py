"""Quantities, trade figures and statistics."""

from decimal import Decimal
from typing import assert_type

from diplomacy import (
    Citation,
    Country,
    FigureKind,
    PartialDate,
    Period,
    PriceBasis,
    Quantity,
    QuantityQualifier,
    Statistic,
    TradeFigure,
    TradeFlow,
    TradeValuation,
)
from diplomacy.quantities import Bounds


def quantities() -> None:
    """A number is an int, a Decimal or text; a qualifier is a term or a slug."""
    assert_type(Quantity(10, "documents"), Quantity)
    assert_type(Quantity("15E9", "USD", "nearly"), Quantity)
    assert_type(Quantity(Decimal("6.7"), "percent", QuantityQualifier.ABOUT), Quantity)
    assert_type(Quantity(number=10, unit="documents", qualifier="exactly"), Quantity)
    assert_type(Quantity(15, "USD", rounded_to=1), Quantity)
    assert_type(Quantity(15, "USD", rounded_to=Decimal("0.5")), Quantity)
    assert_type(Quantity("15E6", "USD", rounded_to="1E6"), Quantity)


def quantity(quantity: Quantity, other: Quantity) -> None:
    """The attributes, bounds and comparisons of a quantity."""
    assert_type(quantity.number, Decimal)
    assert_type(quantity.unit, str)
    assert_type(quantity.qualifier, QuantityQualifier)
    assert_type(quantity.rounded_to, Decimal | None)
    assert_type(quantity.is_money, bool)
    assert_type(quantity.bounds(), Bounds)
    assert_type(quantity.certainly_less_than(other), bool)
    assert_type(quantity.possibly_less_than(other), bool)
    assert_type(quantity + other, Quantity)


def bounds(bounds: Bounds) -> None:
    """Bounds are a tuple of three, which unpacks."""
    assert_type(bounds.low, Decimal | None)
    assert_type(bounds.high, Decimal | None)
    assert_type(bounds.strict, bool)
    low, high, strict = bounds
    assert_type(low, Decimal | None)
    assert_type(high, Decimal | None)
    assert_type(strict, bool)


def trade_figures(citation: Citation, korea: Country, day: PartialDate) -> None:
    """Countries are codes; flows and kinds may be slugs, and dates text."""
    assert_type(
        TradeFigure(
            id="trade",
            reporter="TR",
            partner=korea,
            flow="total",
            value=Quantity("15E9", "USD", "nearly"),
            kind="actual",
            period="2024",
            as_of="2025-11-24",
            citations=[citation],
        ),
        TradeFigure,
    )
    assert_type(
        TradeFigure(
            id="trade",
            reporter="TR",
            partner="KR",
            flow=TradeFlow.TOTAL,
            value=Quantity(15, "USD"),
            kind=FigureKind.TARGET,
            price_basis="constant",
            base_year="2015",
            valuation="fob",
            period=day,
            as_of=day,
            source_note="Provisional.",
            citations=(citation,),
        ),
        TradeFigure,
    )
    assert_type(
        TradeFigure(
            id="trade",
            reporter="TR",
            partner="KR",
            flow="total",
            kind="not-reported",
            price_basis=PriceBasis.CONSTANT,
            base_year=day,
            valuation=TradeValuation.CIF,
            citations=[citation],
        ),
        TradeFigure,
    )


def trade_figure(figure: TradeFigure) -> None:
    """The attributes of a trade figure."""
    assert_type(figure.id, str)
    assert_type(figure.reporter, Country)
    assert_type(figure.partner, Country)
    assert_type(figure.flow, TradeFlow)
    assert_type(figure.value, Quantity | None)
    assert_type(figure.kind, FigureKind)
    assert_type(figure.price_basis, PriceBasis | None)
    assert_type(figure.base_year, PartialDate | None)
    assert_type(figure.valuation, TradeValuation | None)
    assert_type(figure.source_note, str | None)
    assert_type(figure.period, Period | None)
    assert_type(figure.as_of, PartialDate | None)
    assert_type(figure.citations, tuple[Citation, ...])


def statistics(citation: Citation, korea: Country) -> None:
    """Statistics accept the same arguments."""
    assert_type(
        Statistic(
            id="rank",
            subject="TR",
            counterpart=korea,
            indicator="trading-partner-rank",
            scope="Asia-Pacific",
            value=Quantity(2, "rank"),
            kind="actual",
            period="2024",
            as_of="2025",
            citations=[citation],
        ),
        Statistic,
    )
    assert_type(
        Statistic(
            id="staff",
            subject="a-firm",
            indicator="staff",
            value=Quantity(2, "persons"),
            kind=FigureKind.ESTIMATE,
            price_basis="current",
            base_year=None,
            source_note=None,
            citations=[citation],
        ),
        Statistic,
    )


def statistic(statistic: Statistic) -> None:
    """The attributes of a statistic."""
    assert_type(statistic.id, str)
    assert_type(statistic.subject, str)
    assert_type(statistic.counterpart, str | None)
    assert_type(statistic.indicator, str)
    assert_type(statistic.scope, str | None)
    assert_type(statistic.value, Quantity | None)
    assert_type(statistic.kind, FigureKind)
    assert_type(statistic.price_basis, PriceBasis | None)
    assert_type(statistic.base_year, PartialDate | None)
    assert_type(statistic.source_note, str | None)
    assert_type(statistic.period, Period | None)
    assert_type(statistic.as_of, PartialDate | None)
    assert_type(statistic.citations, tuple[Citation, ...])

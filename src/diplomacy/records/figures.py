"""Trade figures and other statistics."""

from collections.abc import Mapping
from typing import ClassVar, final

import attrs

from diplomacy import converters
from diplomacy.countries import Country
from diplomacy.dates import PartialDate, Period
from diplomacy.entries import put_shared_last
from diplomacy.quantities import Quantity, is_below, optional_quantity
from diplomacy.records.base import CITED_SOURCES, RecordBase
from diplomacy.sources import Citation, citations
from diplomacy.vocabulary import (
    DatePrecision,
    FigureKind,
    PriceBasis,
    TradeFlow,
    TradeValuation,
)

__all__ = ["Statistic", "TradeFigure"]


def _flow(value: TradeFlow | str) -> TradeFlow:
    return TradeFlow(value)


def _figure_kind(value: FigureKind | str) -> FigureKind:
    return FigureKind(value)


def _optional_price_basis(value: PriceBasis | str | None) -> PriceBasis | None:
    return None if value is None else PriceBasis(value)


def _optional_valuation(value: TradeValuation | str | None) -> TradeValuation | None:
    return None if value is None else TradeValuation(value)


@final
@attrs.frozen(kw_only=True, repr=False, field_transformer=put_shared_last)
class TradeFigure(RecordBase):
    """The value of trade between two countries, as one of them reports it.

    A figure that the reporter did not report has the kind "not-reported" and no value. It is not
    zero.

    Attributes:
        id: a slug.
        reporter: the country that reports it.
        partner: the other country.
        flow: exports or imports of the reporter, or TOTAL, their sum.
        value: an amount of money; None if the kind is NOT_REPORTED.
        kind: observed, estimated, a target or not reported.
        price_basis: the prices at which the amount is valued, if stated.
        base_year: the year of constant prices, if stated.
        valuation: whether the value is FOB or CIF, if stated.
        period: the span it covers, if stated.
        as_of: the day on which it was valid.
        source_note: the note that the source prints with the figure.
        identifiers: its identifiers in other data sets, such as ``wikidata:Q7184``.
        extra: your own values by key.
        citations: the citations that support these fields.

    Raises:
        InvalidRecord: if the value is not an amount of money or is negative, a figure that was not
            reported has a value or another one has none, a base year is not a year or is set
            without constant prices, or both countries are the same.

    >>> TradeFigure(
    ...     id="trade", reporter="TR", partner="KR", flow="total", kind="actual",
    ...     value=Quantity("15E9", "USD", "nearly"),
    ...     citations=[Citation("yearbook", 1, fields=["value"])],
    ... ).value
    Quantity('15000000000', 'USD', QuantityQualifier.NEARLY)
    """

    SIDES: ClassVar[tuple[tuple[str, str], ...]] = (("reporter", "partner"),)
    DATES: ClassVar[tuple[str, ...]] = ("period", "as_of")

    id: str = attrs.field(converter=converters.slug)
    reporter: Country = attrs.field(converter=converters.country)
    partner: Country = attrs.field(converter=converters.country)
    flow: TradeFlow = attrs.field(converter=_flow)
    value: Quantity | None = attrs.field(default=None, converter=optional_quantity)
    kind: FigureKind = attrs.field(converter=_figure_kind)
    price_basis: PriceBasis | None = attrs.field(default=None, converter=_optional_price_basis)
    base_year: PartialDate | None = attrs.field(default=None, converter=converters.optional_date)
    valuation: TradeValuation | None = attrs.field(default=None, converter=_optional_valuation)
    period: Period | None = attrs.field(default=None, converter=converters.optional_period)
    as_of: PartialDate | None = attrs.field(default=None, converter=converters.optional_date)
    source_note: str | None = attrs.field(default=None, converter=converters.optional_mark)
    citations: tuple[Citation, ...] = attrs.field(converter=citations, repr=False)

    def _validate(self) -> tuple[str, str] | None:
        if self.reporter == self.partner:
            return "partner", f"{self.partner} cannot be both reporter and partner."
        value = self.value
        if value is not None and (not value.is_money or is_below(value, 0)):
            reason = f"{value} is not an amount of trade."
            return "value", f"{reason} Use a currency (ISO 4217) and a number of 0 or more."
        return _validate_figure(self)


@final
@attrs.frozen(kw_only=True, repr=False, field_transformer=put_shared_last)
class Statistic(RecordBase):
    """A number other than a value of trade: a rank, a share, a count.

    A number that was not reported has the kind "not-reported" and no value.

    Attributes:
        id: a slug.
        subject: the party that the number describes; for a rank, the party whose list it is.
        counterpart: the other party, if any; for a rank, the party on the list.
        indicator: the measured quantity, as a slug, such as ``tourist-arrivals``.
        scope: the whole to which a rank or share refers, such as "world".
        value: the number with its unit; None if the kind is NOT_REPORTED.
        kind: observed, estimated, a target or not reported.
        price_basis: the prices at which an amount is valued, if stated.
        base_year: the year of constant prices, if stated.
        period: the span it covers, if stated.
        as_of: the day on which it was valid.
        source_note: the note that the source prints with the number.
        identifiers: its identifiers in other data sets, such as ``wikidata:Q7184``.
        extra: your own values by key.
        citations: the citations that support these fields.

    Raises:
        InvalidRecord: if subject and counterpart are the same, a number that was not reported has a
            value or another one has none, or a base year is not a year or is set without constant
            prices.

    >>> Statistic(
    ...     id="rank", subject="TR", counterpart="KR", indicator="trading-partner-rank",
    ...     scope="Asia-Pacific", value=Quantity(2, "rank"), kind="actual",
    ...     citations=[Citation("yearbook", 1, fields=["value"])],
    ... ).value
    Quantity('2', 'rank')
    """

    REFERENCES: ClassVar[Mapping[str, str]] = {
        "subject": "Organization",
        "counterpart": "Organization",
        **CITED_SOURCES,
    }
    SIDES: ClassVar[tuple[tuple[str, str], ...]] = (("subject", "counterpart"),)
    DATES: ClassVar[tuple[str, ...]] = ("period", "as_of")

    id: str = attrs.field(converter=converters.slug)
    subject: str = attrs.field(converter=converters.party)
    counterpart: str | None = attrs.field(default=None, converter=converters.optional_party)
    indicator: str = attrs.field(converter=converters.slug)
    scope: str | None = attrs.field(default=None, converter=converters.optional_text)
    value: Quantity | None = attrs.field(default=None, converter=optional_quantity)
    kind: FigureKind = attrs.field(converter=_figure_kind)
    price_basis: PriceBasis | None = attrs.field(default=None, converter=_optional_price_basis)
    base_year: PartialDate | None = attrs.field(default=None, converter=converters.optional_date)
    period: Period | None = attrs.field(default=None, converter=converters.optional_period)
    as_of: PartialDate | None = attrs.field(default=None, converter=converters.optional_date)
    source_note: str | None = attrs.field(default=None, converter=converters.optional_mark)
    citations: tuple[Citation, ...] = attrs.field(converter=citations, repr=False)

    def _validate(self) -> tuple[str, str] | None:
        if self.subject == self.counterpart:
            return "counterpart", f"{self.subject} cannot be both subject and counterpart."
        return _validate_figure(self)


def _validate_figure(figure: TradeFigure | Statistic) -> tuple[str, str] | None:
    """Return the path and reason of the first problem that both types can have, or None."""
    is_missing = figure.kind is FigureKind.NOT_REPORTED
    if is_missing and figure.value is not None:
        return (
            "value",
            f"{figure.value} was given, but the kind is {figure.kind}. Remove the value, or change the kind.",
        )
    if not is_missing and figure.value is None:
        return "value", "a value is required, unless the kind is 'not-reported'."
    year = figure.base_year
    if year is None:
        return None
    if year.precision is not DatePrecision.YEAR or year.qualified:
        return "base_year", f"{year} is not a year. Write four digits, such as '2015'."
    if figure.price_basis is not PriceBasis.CONSTANT:
        return "base_year", "a base year needs constant prices. Set price_basis to 'constant'."
    return None

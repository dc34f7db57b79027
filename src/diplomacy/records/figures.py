"""Trade figures and other statistics."""

from collections.abc import Mapping
from typing import ClassVar, final

import attrs

from diplomacy import converters
from diplomacy.countries import Country
from diplomacy.dates import PartialDate, Period
from diplomacy.entries import put_shared_last
from diplomacy.quantities import Quantity, quantity
from diplomacy.records.base import CITED_SOURCES, RecordBase
from diplomacy.sources import Citation, citations
from diplomacy.vocabulary import FigureKind, TradeFlow

__all__ = ["Statistic", "TradeFigure"]


def _flow(value: TradeFlow | str) -> TradeFlow:
    return TradeFlow(value)


def _figure_kind(value: FigureKind | str) -> FigureKind:
    return FigureKind(value)


@final
@attrs.frozen(kw_only=True, repr=False, field_transformer=put_shared_last)
class TradeFigure(RecordBase):
    """The value of trade between two countries, as one of them reports it.

    Attributes:
        id: a slug.
        reporter: the country that reports it.
        partner: the other country.
        flow: exports or imports of the reporter, or TOTAL, their sum.
        value: an amount of money.
        kind: observed, estimated or a target.
        period: the span it covers, if stated.
        as_of: the day on which it was valid.
        identifiers: its identifiers in other data sets, such as ``wikidata:Q7184``.
        extra: values of your own by key.
        citations: the citations that support these fields.

    Raises:
        InvalidRecord: if the value is not an amount of money or is negative, or the two countries
            are the same.

    >>> TradeFigure(
    ...     id="trade", reporter="TR", partner="KR", flow="total", kind="actual",
    ...     value=Quantity("15E9", "USD", "nearly"),
    ...     citations=[Citation("yearbook", 1, fields=["value"])],
    ... ).value
    Quantity('nearly 15 billion US dollars', NEARLY)
    """

    SIDES: ClassVar[tuple[tuple[str, str], ...]] = (("reporter", "partner"),)
    DATES: ClassVar[tuple[str, ...]] = ("period", "as_of")

    id: str = attrs.field(converter=converters.slug)
    reporter: Country = attrs.field(converter=converters.country)
    partner: Country = attrs.field(converter=converters.country)
    flow: TradeFlow = attrs.field(converter=_flow)
    value: Quantity = attrs.field(converter=quantity)
    kind: FigureKind = attrs.field(converter=_figure_kind)
    period: Period | None = attrs.field(default=None, converter=converters.optional_period)
    as_of: PartialDate | None = attrs.field(default=None, converter=converters.optional_date)
    citations: tuple[Citation, ...] = attrs.field(converter=citations, repr=False)

    def _validate(self) -> tuple[str, str] | None:
        if self.reporter == self.partner:
            return "partner", f"{self.partner} cannot be both reporter and partner."
        if not self.value.is_money or self.value.number < 0:
            reason = f"{self.value} is not an amount of trade."
            return "value", f"{reason} Use a currency (ISO 4217) and a number of 0 or more."
        return None


@final
@attrs.frozen(kw_only=True, repr=False, field_transformer=put_shared_last)
class Statistic(RecordBase):
    """A number other than a value of trade: a rank, a share, a count.

    Attributes:
        id: a slug.
        subject: the party that the number describes; for a rank, the party whose list it is.
        counterpart: the other party, if any; for a rank, the party on the list.
        indicator: what is measured, as a slug, such as ``tourist-arrivals``.
        scope: what a rank or share is out of, such as "world".
        value: the number with its unit.
        kind: observed, estimated or a target.
        period: the span it covers, if stated.
        as_of: the day on which it was valid.
        identifiers: its identifiers in other data sets, such as ``wikidata:Q7184``.
        extra: values of your own by key.
        citations: the citations that support these fields.

    Raises:
        InvalidRecord: if subject and counterpart are the same.

    >>> Statistic(
    ...     id="rank", subject="TR", counterpart="KR", indicator="trading-partner-rank",
    ...     scope="Asia-Pacific", value=Quantity(2, "rank"), kind="actual",
    ...     citations=[Citation("yearbook", 1, fields=["value"])],
    ... ).value
    Quantity('rank 2', AS_STATED)
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
    value: Quantity = attrs.field(converter=quantity)
    kind: FigureKind = attrs.field(converter=_figure_kind)
    period: Period | None = attrs.field(default=None, converter=converters.optional_period)
    as_of: PartialDate | None = attrs.field(default=None, converter=converters.optional_date)
    citations: tuple[Citation, ...] = attrs.field(converter=citations, repr=False)

    def _validate(self) -> tuple[str, str] | None:
        if self.subject == self.counterpart:
            return "counterpart", f"{self.subject} cannot be both subject and counterpart."
        return None

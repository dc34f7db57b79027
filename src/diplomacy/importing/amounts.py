"""Cells that have numbers."""

from collections.abc import Iterable
from decimal import Decimal
from re import compile
from typing import Any, Final, final

import attrs

from diplomacy.errors import InvalidQuantity
from diplomacy.importing.cells import Cell, Texts, fill, iter_columns
from diplomacy.importing.log import Log
from diplomacy.importing.rows import Row
from diplomacy.quantities import Quantity
from diplomacy.vocabulary import QuantityQualifier

__all__ = ["quantity"]

_NUMBER_RE: Final = compile(r"[-+]?[0-9]+(\.[0-9]+)?([eE][-+]?[0-9]+)?")


@final
@attrs.frozen(eq=False)
class _Quantity(Texts):
    unit: str = attrs.field(kw_only=True)
    scale: int = attrs.field(kw_only=True)
    qualifier: QuantityQualifier = attrs.field(kw_only=True)

    @property
    def columns(self) -> tuple[str, ...]:
        return (self.column, *iter_columns(self.unit))

    def context(self, row: Row, log: Log) -> str:
        return fill(self.unit, row) if "{" in self.unit else self.unit

    def parse(self, part: str, context: Any) -> Quantity:
        number = part.replace(",", "").replace(" ", "")
        if not _NUMBER_RE.fullmatch(number):
            raise InvalidQuantity(part, "not a number.")
        scaled = Decimal(number) * self.scale
        whole = scaled.to_integral_value()
        return Quantity(int(whole) if whole == scaled else scaled, context, self.qualifier)


def quantity(
    column: str,
    unit: str,
    *,
    scale: int = 1,
    qualifier: str = "as-stated",
    missing: Iterable[str] = (),
    note: str | None = None,
) -> Cell:
    """Return a cell that has a number.

    Args:
        column: the column; commas and spaces between thousands are skipped.
        unit: a currency or a counted thing, or a template of columns: "{currency}".
        scale: the factor of each number: 1000000 for millions.
        qualifier: a `diplomacy.QuantityQualifier`.
        missing: see `text`; "-9" is a frequent one.
        note: see `text`.
    """
    return _Quantity(
        column,
        unit=unit,
        scale=scale,
        qualifier=QuantityQualifier(qualifier),
        missing=missing,
        note=note,
    )

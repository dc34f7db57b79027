"""Quantities: numbers with a unit, as exact as their source.

>>> str(Quantity("15E9", "USD", "nearly"))
'nearly 15 billion US dollars'
"""

import re
from decimal import Context, Decimal
from numbers import Integral
from typing import Final, NamedTuple, final

import attrs

from diplomacy.countries import currency_name, is_currency
from diplomacy.errors import InvalidQuantity, InvalidType, UnitMismatch
from diplomacy.units import is_counted, singular
from diplomacy.values import Value
from diplomacy.vocabulary import QuantityQualifier

__all__ = [
    "COUNTED",
    "EXACT",
    "NUMBER",
    "Bounds",
    "Quantity",
    "is_below",
    "optional_quantity",
    "quantity",
]

# Enough for any sum of money or number of people, and few enough to print.
_MAX_DIGITS: Final = 40
NUMBER: Final = r"[+-]?[0-9]+(?:\.[0-9]+)?(?:[eE][+-]?[0-9]{1,4})?"
"""The pattern of a number as text."""

_NUMBER_RE: Final = re.compile(NUMBER)
COUNTED: Final = "[a-z]+(?:-[a-z]+)*"
"""The pattern of a unit that is a counted thing."""

_COUNTED_RE: Final = re.compile(COUNTED)
_BOUNDED_BELOW: Final = frozenset(
    {QuantityQualifier.EXACTLY, QuantityQualifier.MORE_THAN, QuantityQualifier.AT_LEAST}
)
_BOUNDED_ABOVE: Final = frozenset(
    {
        QuantityQualifier.EXACTLY,
        QuantityQualifier.NEARLY,
        QuantityQualifier.LESS_THAN,
        QuantityQualifier.AT_MOST,
    }
)
_STRICT: Final = frozenset(
    {QuantityQualifier.MORE_THAN, QuantityQualifier.NEARLY, QuantityQualifier.LESS_THAN}
)
_SCALES: Final = ((12, "trillion"), (9, "billion"), (6, "million"))
EXACT: Final = Context(prec=4 * _MAX_DIGITS)
"""The context of exact arithmetic, independent of the caller's context."""


class Bounds(NamedTuple):
    """The bounds of a quantity.

    Attributes:
        low: the lower bound; None if the source does not state one.
        high: the upper bound; None if the source does not state one.
        strict: whether the bounds themselves are excluded, as by "more than".
    """

    low: Decimal | None
    high: Decimal | None
    strict: bool


def _to_number(value: int | str | Decimal) -> Decimal:
    """Return *value* as a `Decimal` without exponent or trailing zeros."""
    if isinstance(value, Integral) and not isinstance(value, bool):
        value = int(value)  # integers of numpy, for example
    if isinstance(value, bool) or not isinstance(value, (int, str, Decimal)):
        raise InvalidType(value, "an exact number: pass an int, a Decimal or text, not a float")
    if isinstance(value, str):
        if len(value) > 2 * _MAX_DIGITS or _NUMBER_RE.fullmatch(value) is None:
            raise InvalidQuantity(value, "write it in digits, such as 15000000000.")
        value = Decimal(value)
    elif isinstance(value, int):
        if value.bit_length() > 4 * _MAX_DIGITS:
            raise InvalidQuantity(value, f"at most {_MAX_DIGITS} digits are supported.")
        value = Decimal(value)
    sign, digits, exponent = value.as_tuple()
    if not isinstance(exponent, int):
        raise InvalidQuantity(str(value), "it must be finite.")
    significant = "".join(map(str, digits)).lstrip("0")
    stripped = significant.rstrip("0")
    exponent += len(significant) - len(stripped)
    if not stripped:
        return Decimal(0)
    if exponent < -_MAX_DIGITS or len(stripped) + max(exponent, 0) > _MAX_DIGITS:
        raise InvalidQuantity(str(value), f"at most {_MAX_DIGITS} digits are supported.")
    plain = stripped + "0" * exponent if exponent > 0 else stripped
    return Decimal((sign, tuple(map(int, plain)), min(exponent, 0)))


def _to_rounding_unit(value: int | str | Decimal | None) -> Decimal | None:
    """Return *value* as `_to_number` does if it is above zero, and None as None."""
    if value is None:
        return None
    number = _to_number(value)
    if number <= 0:
        raise InvalidQuantity(value, "a rounding unit is more than 0, such as 1000000.")
    return number


def _to_unit(value: str) -> str:
    """Return *value* if it is the code of a currency or the slug of a counted thing."""
    if not isinstance(value, str):
        raise InvalidType(value, "a unit, such as USD or percent")
    if re.fullmatch("[A-Z]{3}", value):
        currency_name(value)
    elif _COUNTED_RE.fullmatch(value) is None or (len(value) == 3 and is_currency(value.upper())):
        raise InvalidQuantity(
            value, "write its unit as a currency (USD) or a counted thing (percent, documents)."
        )
    return str.__str__(value)


def _to_qualifier(value: QuantityQualifier | str) -> QuantityQualifier:
    """Return *value* as a `QuantityQualifier`."""
    return QuantityQualifier(value)


@final
@attrs.frozen(order=False, repr=False)
class Quantity(Value):
    """A number with its unit and its exactness, as the source states them.

    Quantities of the same unit can be added and compared. There is no ``<``, because "nearly 15"
    may be above or below 14.9; use `certainly_less_than` or `possibly_less_than`.

    Attributes:
        number: a finite `decimal.Decimal`; ``15E9`` is stored as ``15000000000``.
        unit: an ISO 4217 code (``USD``), or a counted thing in the plural: ``percent``, ``rank``,
            ``persons``, ``countries``, ``leaders``, ``documents``, or any other slug.
        qualifier: the qualifier; AS_STATED for a plain figure.
        rounded_to: the smallest unit that the source prints, to which a plain figure is rounded:
            1000000 for whole millions; None if the source does not say.

    Raises:
        InvalidType: if a number is a float, which is not exact.
        InvalidQuantity: if a number is not finite or has more than 40 digits, or the unit is not a
            known currency or a slug; if a rounding unit is not above zero, does not divide the
            number, or is set for a figure with a qualifier; if a rank is not a whole number from 1
            on, or a number of persons, documents or the like is fractional or negative.
        InvalidTerm: if there is no such qualifier.

    >>> Quantity(10, "documents", "exactly")
    Quantity('10', 'documents', QuantityQualifier.EXACTLY)
    """

    number: Decimal = attrs.field(converter=_to_number)
    unit: str = attrs.field(converter=_to_unit)
    qualifier: QuantityQualifier = attrs.field(
        default=QuantityQualifier.AS_STATED, converter=_to_qualifier
    )
    rounded_to: Decimal | None = attrs.field(default=None, converter=_to_rounding_unit)

    def __attrs_post_init__(self) -> None:
        if self.unit == "rank" and (not _is_whole(self.number) or is_below(self, 1)):
            raise InvalidQuantity(str(self), "a rank is a whole number from 1 on, such as 4.")
        if is_counted(self.unit) and (not _is_whole(self.number) or is_below(self, 0)):
            reason = f"a number of {self.unit} is whole and not negative; for a difference or an average, use a unit such as 'net-{self.unit}' or 'average-{self.unit}'."
            raise InvalidQuantity(str(self), reason)
        if self.rounded_to is None:
            return
        if self.qualifier is not QuantityQualifier.AS_STATED:
            reason = f"a figure with {str(self.qualifier)!r} has no rounding unit; leave one out."
            raise InvalidQuantity(str(self), reason)
        if EXACT.remainder(self.number, self.rounded_to):
            reason = f"it is not a multiple of its rounding unit, {self.rounded_to}."
            raise InvalidQuantity(str(self), reason)

    @property
    def is_money(self) -> bool:
        """Whether the unit is a currency.

        >>> Quantity(15, "USD").is_money
        True
        """
        return self.unit.isupper()

    def bounds(self) -> Bounds:
        """Return the bounds that the source states.

        A plain figure has none unless the source says to which unit it was rounded: then it is at
        most half of that unit above or below the number. A figure with "about" has none.

        >>> Quantity("15E9", "USD", "nearly").bounds()
        Bounds(low=None, high=Decimal('15000000000'), strict=True)
        >>> Quantity(15_000_000, "USD", rounded_to=1_000_000).bounds()
        Bounds(low=Decimal('14500000'), high=Decimal('15500000'), strict=False)
        """
        if self.rounded_to is not None:
            half = EXACT.divide(self.rounded_to, Decimal(2))
            low, high = EXACT.subtract(self.number, half), EXACT.add(self.number, half)
            return Bounds(_to_number(low), _to_number(high), strict=False)
        return Bounds(
            self.number if self.qualifier in _BOUNDED_BELOW else None,
            self.number if self.qualifier in _BOUNDED_ABOVE else None,
            self.qualifier in _STRICT,
        )

    def certainly_less_than(self, other: "Quantity") -> bool:
        """Return whether this is less than *other* for every value within the bounds.

        A plain figure without a rounding unit has no bounds; if it is exact, use "exactly".

        Raises:
            UnitMismatch: if the units differ.

        >>> Quantity(15, "USD", "nearly").certainly_less_than(Quantity(15, "USD", "at-least"))
        True
        """
        self._check_unit(other)
        left, right = self.bounds(), other.bounds()
        if left.high is None or right.low is None:
            return False
        return left.high < right.low or (left.high == right.low and (left.strict or right.strict))

    def possibly_less_than(self, other: "Quantity") -> bool:
        """Return whether this is less than *other* for some values within the bounds.

        Raises:
            UnitMismatch: if the units differ.

        >>> Quantity(15, "USD", "more-than").possibly_less_than(Quantity(15, "USD", "exactly"))
        False
        """
        self._check_unit(other)
        left, right = self.bounds(), other.bounds()
        return left.low is None or right.high is None or left.low < right.high

    def __add__(self, other: "Quantity") -> "Quantity":
        """Return the sum, with the qualifier that follows from both, and no rounding unit.

        Raises:
            UnitMismatch: if the units differ, the unit is a rank, or the sum has no qualifier:
                that of "more than" and "less than", or of a bound and a plain or "about" figure.
            InvalidQuantity: if the sum has more than 40 digits.
        """
        if not isinstance(other, Quantity):
            return NotImplemented
        self._check_unit(other)
        if self.unit == "rank":
            raise UnitMismatch(str(self), str(other), "ranks cannot be added.")
        qualifier = _add_qualifiers(self.qualifier, other.qualifier)
        if qualifier is None:
            raise UnitMismatch(str(self), str(other), "nothing would be known of their sum.")
        return Quantity(EXACT.add(self.number, other.number), self.unit, qualifier)

    def _check_unit(self, other: "Quantity") -> None:
        if quantity(other).unit != self.unit:
            raise UnitMismatch(str(self), str(other), f"{self.unit} is not {other.unit}.")

    def __str__(self) -> str:
        number = _format_number(self.number)
        if self.qualifier not in (QuantityQualifier.AS_STATED, QuantityQualifier.EXACTLY):
            number = f"{str(self.qualifier).replace('-', ' ')} {number}"
        if self.unit == "rank":
            return f"rank {number}"
        return f"{number} {_format_unit(self.unit, plural=self.number != 1)}"

    def __repr__(self) -> str:
        parts = [repr(format(self.number, "f")), repr(self.unit)]
        if self.qualifier is not QuantityQualifier.AS_STATED:
            parts.append(repr(self.qualifier))
        if self.rounded_to is not None:
            parts.append(f"rounded_to={format(self.rounded_to, 'f')!r}")
        return f"Quantity({', '.join(parts)})"


def _is_whole(number: Decimal) -> bool:
    return number == int(number)


def is_below(value: Quantity, least: int) -> bool:
    """Return whether a figure, or each of its possible values, is below a number.

    >>> is_below(Quantity(0, "USD", "less-than"), 0), is_below(Quantity(0, "USD", "at-most"), 0)
    (True, False)
    """
    return value.number < least or (
        value.number == least
        and value.qualifier in (QuantityQualifier.NEARLY, QuantityQualifier.LESS_THAN)
    )


def quantity(value: Quantity) -> Quantity:
    """Return *value* if it is a Quantity.

    Raises:
        InvalidType: if it is not.

    >>> quantity(Quantity(15, "USD"))
    Quantity('15', 'USD')
    """
    if type(value) is not Quantity:
        raise InvalidType(value, 'a Quantity, such as Quantity(15, "USD")')
    return value


def optional_quantity(value: Quantity | None) -> Quantity | None:
    """Return *value* if it is a Quantity or None.

    Raises:
        InvalidType: if it is neither.

    >>> optional_quantity(None)
    """
    return None if value is None else quantity(value)


def _add_qualifiers(
    first: QuantityQualifier, second: QuantityQualifier
) -> QuantityQualifier | None:
    """Return the qualifier of a sum, or None if none fits."""
    pair = {first, second} - {QuantityQualifier.EXACTLY}
    if not pair:
        return QuantityQualifier.EXACTLY
    if len(pair) == 1:
        return pair.pop()
    if pair == {QuantityQualifier.ABOUT, QuantityQualifier.AS_STATED}:
        return QuantityQualifier.ABOUT
    if pair <= _BOUNDED_BELOW:
        return QuantityQualifier.MORE_THAN
    return QuantityQualifier.LESS_THAN if pair <= _BOUNDED_ABOVE else None


def _format_number(number: Decimal) -> str:
    """Return a number in words from a million on, if three decimals are enough for it."""
    for places, name in _SCALES:
        if number.copy_abs() >= Decimal((0, (1,), places)):
            scaled = format(EXACT.normalize(number.scaleb(-places, EXACT)), "f")
            if len(scaled.partition(".")[2]) <= 3:
                return f"{scaled} {name}"
            break
    return format(number, ",f")


def _format_unit(unit: str, plural: bool) -> str:
    """Return a unit in words."""
    if unit.isupper():
        return currency_name(unit, plural)
    return unit.replace("-", " ") if plural else singular(unit)

"""Numbers with a unit, as exactly as the source has them.

>>> str(Quantity("15E9", "USD", "nearly"))
'nearly 15 billion US dollars'
"""

import re
from decimal import Context, Decimal
from typing import Final, NamedTuple, final

import attrs

from diplomacy.countries import currency_name, is_currency
from diplomacy.errors import InvalidQuantity, InvalidType, UnitMismatch
from diplomacy.values import Value
from diplomacy.vocabulary import QuantityQualifier

__all__ = ["COUNTED", "EXACT", "NUMBER", "Bounds", "Quantity"]

# Wide enough for any sum of money or count of people; narrow enough to print in full.
_PLACES: Final = 40
NUMBER: Final = r"[+-]?[0-9]+(?:\.[0-9]+)?(?:[eE][+-]?[0-9]{1,4})?"
"""The form of a number as text."""

_NUMBER: Final = re.compile(NUMBER)
COUNTED: Final = "[a-z]+(?:-[a-z]+)*"
"""The form of a counted thing, as a unit."""

_COUNTED: Final = re.compile(COUNTED)
_LOWER: Final = frozenset(
    {QuantityQualifier.EXACTLY, QuantityQualifier.MORE_THAN, QuantityQualifier.AT_LEAST}
)
_UPPER: Final = frozenset(
    {
        QuantityQualifier.EXACTLY,
        QuantityQualifier.NEARLY,
        QuantityQualifier.LESS_THAN,
        QuantityQualifier.AT_MOST,
    }
)
_OPEN: Final = frozenset(
    {QuantityQualifier.MORE_THAN, QuantityQualifier.NEARLY, QuantityQualifier.LESS_THAN}
)
_SCALES: Final = ((12, "trillion"), (9, "billion"), (6, "million"))
# Wide enough that nothing is rounded, whatever context the caller has set.
EXACT: Final = Context(prec=4 * _PLACES)
_UNCHANGED: Final = ("series", "species")


class Bounds(NamedTuple):
    """Between which numbers a quantity lies: None where the source gives no bound.

    Attributes:
        low: the lower bound.
        high: the upper bound.
        strict: whether the bounds themselves are excluded, as by "more than".
    """

    low: Decimal | None
    high: Decimal | None
    strict: bool


def _to_number(value: int | str | Decimal) -> Decimal:
    """Return *value* as the one `Decimal` that stands for it, in plain digits."""
    if isinstance(value, bool) or not isinstance(value, (int, str, Decimal)):
        raise InvalidType(value, "a number that is exact: an int, a Decimal or its text, no float")
    if isinstance(value, str):
        if len(value) > 2 * _PLACES or _NUMBER.fullmatch(value) is None:
            raise InvalidQuantity(value, "write the number in plain digits, such as 15000000000.")
        value = Decimal(value)
    elif isinstance(value, int):
        if value.bit_length() > 4 * _PLACES:
            raise InvalidQuantity(
                "an integer of that size", f"at most {_PLACES} digits are supported."
            )
        value = Decimal(value)
    sign, digits, exponent = value.as_tuple()
    if not isinstance(exponent, int):
        raise InvalidQuantity(str(value), "the number must be finite.")
    significant = "".join(map(str, digits)).lstrip("0")
    stripped = significant.rstrip("0")
    exponent += len(significant) - len(stripped)
    if not stripped:
        return Decimal(0)
    if exponent < -_PLACES or len(stripped) + max(exponent, 0) > _PLACES:
        raise InvalidQuantity(str(value), f"at most {_PLACES} digits are supported.")
    plain = stripped + "0" * exponent if exponent > 0 else stripped
    return Decimal((sign, tuple(map(int, plain)), min(exponent, 0)))


def _to_unit(value: str) -> str:
    """Return *value* if it is a currency of ISO 4217 or the slug of a counted thing."""
    if not isinstance(value, str):
        raise InvalidType(value, "a unit")
    if re.fullmatch("[A-Z]{3}", value):
        currency_name(value)
    elif _COUNTED.fullmatch(value) is None or (len(value) == 3 and is_currency(value.upper())):
        raise InvalidQuantity(
            value, "write the unit as a currency (USD) or a counted thing (percent, documents)."
        )
    return value


def _to_qualifier(value: QuantityQualifier | str) -> QuantityQualifier:
    """Return *value* as a `QuantityQualifier`."""
    return QuantityQualifier(value)


@final
@attrs.frozen(order=False, repr=False)
class Quantity(Value):
    """A number, its unit, and what the source says of its exactness.

    Quantities of one unit add, and compare by what is certain and what is possible; there is no
    ``<``, since "nearly 15" may be above or below 14.9.

    Attributes:
        number: a finite `decimal.Decimal` in plain digits; ``15E9`` and ``15000000000`` are one.
        unit: an ISO 4217 code (``USD``), or a counted thing: ``percent``, ``rank``, ``persons``,
            ``countries``, ``leaders``, ``documents``, any other slug in the plural.
        qualifier: `QuantityQualifier.AS_STATED` unless the source says more.

    Raises:
        InvalidType: for a float, which cannot say what it was.
        InvalidQuantity: for NaN, an unknown currency, a number beyond 40 digits.

    >>> Quantity(10, "documents", "exactly")
    Quantity('10 documents', EXACTLY)
    """

    number: Decimal = attrs.field(converter=_to_number)
    unit: str = attrs.field(converter=_to_unit)
    qualifier: QuantityQualifier = attrs.field(
        default=QuantityQualifier.AS_STATED, converter=_to_qualifier
    )

    @property
    def is_money(self) -> bool:
        """Whether the unit is a currency.

        >>> Quantity(15, "USD").is_money
        True
        """
        return self.unit.isupper()

    def bounds(self) -> Bounds:
        """Return between which numbers the quantity lies, as far as the source says.

        A plain or "about" figure has no bounds: how it was rounded is not stated.

        >>> Quantity("15E9", "USD", "nearly").bounds()
        Bounds(low=None, high=Decimal('15000000000'), strict=True)
        """
        return Bounds(
            self.number if self.qualifier in _LOWER else None,
            self.number if self.qualifier in _UPPER else None,
            self.qualifier in _OPEN,
        )

    def certainly_less_than(self, other: "Quantity") -> bool:
        """Return whether the bounds leave no doubt that this is less than *other*.

        A plain figure has no bounds; where it is exact, write "exactly".

        Raises:
            UnitMismatch: if the units differ.

        >>> Quantity(15, "USD", "nearly").certainly_less_than(Quantity(15, "USD", "at-least"))
        True
        """
        self._same_unit(other)
        mine, theirs = self.bounds(), other.bounds()
        if mine.high is None or theirs.low is None:
            return False
        return mine.high < theirs.low or (
            mine.high == theirs.low and (mine.strict or theirs.strict)
        )

    def possibly_less_than(self, other: "Quantity") -> bool:
        """Return whether the bounds allow that this is less than *other*.

        Raises:
            UnitMismatch: if the units differ.

        >>> Quantity(15, "USD", "more-than").possibly_less_than(Quantity(15, "USD", "exactly"))
        False
        """
        self._same_unit(other)
        mine, theirs = self.bounds(), other.bounds()
        return mine.low is None or theirs.high is None or mine.low < theirs.high

    def __add__(self, other: "Quantity") -> "Quantity":
        """Return the sum, qualified by what is known of both.

        Raises:
            UnitMismatch: if the units differ, or the unit is a rank, or nothing would be known of
                the sum: of "more than" and "less than", or of a bound and a plain or "about" figure.
            InvalidQuantity: if the sum has more than 40 digits.
        """
        if not isinstance(other, Quantity):
            return NotImplemented
        self._same_unit(other)
        if self.unit == "rank":
            raise UnitMismatch(str(self), str(other), "ranks do not add.")
        qualifier = _sum_qualifier(self.qualifier, other.qualifier)
        if qualifier is None:
            raise UnitMismatch(str(self), str(other), "their sum has no bound on either side.")
        return Quantity(EXACT.add(self.number, other.number), self.unit, qualifier)

    def _same_unit(self, other: "Quantity") -> None:
        if not isinstance(other, Quantity):
            raise InvalidType(other, 'a Quantity, such as Quantity(15, "USD")')
        if self.unit != other.unit:
            raise UnitMismatch(str(self), str(other), f"{self.unit} is not {other.unit}.")

    def __str__(self) -> str:
        number = _spoken_number(self.number)
        if self.qualifier not in (QuantityQualifier.AS_STATED, QuantityQualifier.EXACTLY):
            number = f"{str(self.qualifier).replace('-', ' ')} {number}"
        if self.unit == "rank":
            return f"rank {number}"
        return f"{number} {_spoken_unit(self.unit, plural=self.number != 1)}"

    def __repr__(self) -> str:
        return f"Quantity({str(self)!r}, {self.qualifier.name})"


def _sum_qualifier(first: QuantityQualifier, second: QuantityQualifier) -> QuantityQualifier | None:
    """Return what is known of a sum of quantities so qualified, or None where nothing is."""
    pair = {first, second} - {QuantityQualifier.EXACTLY}
    if not pair:
        return QuantityQualifier.EXACTLY
    if len(pair) == 1:
        return pair.pop()
    if pair & {QuantityQualifier.ABOUT, QuantityQualifier.AS_STATED}:
        return (
            QuantityQualifier.ABOUT
            if pair == {QuantityQualifier.ABOUT, QuantityQualifier.AS_STATED}
            else None
        )
    if pair <= _LOWER:
        return QuantityQualifier.MORE_THAN
    return QuantityQualifier.LESS_THAN if pair <= _UPPER else None


def _spoken_number(number: Decimal) -> str:
    """Return *number* as it is read: millions and more by name where that loses nothing."""
    for places, name in _SCALES:
        if number.copy_abs() >= Decimal((0, (1,), places)):
            scaled = format(EXACT.normalize(number.scaleb(-places, EXACT)), "f")
            if len(scaled.partition(".")[2]) <= 3:
                return f"{scaled} {name}"
            break
    return format(number, ",f")


def _spoken_unit(unit: str, plural: bool) -> str:
    """Return the words for *unit*."""
    if unit.isupper():
        return currency_name(unit, plural)
    words = unit.replace("-", " ")
    if plural or not words.endswith("s") or words.endswith(_UNCHANGED):
        return words
    return f"{words[:-3]}y" if words.endswith("ies") else words[:-1]

"""The shape that a field has in JSON, by its type.

Encoding, decoding, defaults and the JSON Schema are all derived from these shapes, so new fields
and classes of the model are written and read without further changes here.
"""

from collections.abc import Callable, Mapping
from decimal import Decimal
from types import NoneType
from typing import Any, Final, Literal, NamedTuple, cast, get_args, get_origin

import attrs

from diplomacy.countries import Country
from diplomacy.dates import PartialDate, Period
from diplomacy.vocabulary import Term

__all__ = ["Shape", "converter_of", "has_fields", "settable_fields", "shape_of"]

_TEXT_TYPES: Final = (str, Country, PartialDate, Period, Decimal, Term)
_Form = Literal["flag", "integer", "list", "mapping", "object", "set", "text"]


class Shape(NamedTuple):
    """The shape of a field in JSON.

    Attributes:
        form: the form of the field in JSON; a "mapping" is an object with names of the user's
            choice.
        type: the Python type of the value, or of each item of a list, set or mapping.
        optional: whether the field can be null.
    """

    form: _Form
    type: Any
    optional: bool = False


def shape_of(declared: Any) -> Shape:
    """Return the shape of a field of a declared type.

    >>> shape_of(tuple[Country, ...])
    Shape(form='list', type=<class 'diplomacy.countries.country.Country'>, optional=False)
    """
    container = get_origin(declared)
    if container is tuple:
        return Shape("list", get_args(declared)[0])
    if container is frozenset:
        return Shape("set", get_args(declared)[0])
    if container is not None and isinstance(container, type) and issubclass(container, Mapping):
        return Shape("mapping", get_args(declared)[1])
    optional = NoneType in get_args(declared)
    kind = get_args(declared)[0] if optional else declared
    if kind is bool:
        return Shape("flag", kind, optional)
    if kind is int:
        return Shape("integer", kind, optional)
    return Shape("object" if has_fields(kind) else "text", kind, optional)


def has_fields(kind: Any) -> bool:
    """Return whether instances of a type are objects in JSON, not text.

    >>> from diplomacy import Quantity
    >>> has_fields(Quantity), has_fields(PartialDate)
    (True, False)
    """
    is_text = isinstance(kind, type) and issubclass(kind, _TEXT_TYPES)
    return not is_text and attrs.has(cast("type", kind))


def converter_of(field: "attrs.Attribute[Any]") -> Callable[..., Any] | None:
    """Return the converter of a field, or None if it has none, as in answers of queries."""
    converter: Any = cast("Any", field).converter
    return cast("Callable[..., Any] | None", converter)


def settable_fields(kind: Any) -> "list[attrs.Attribute[Any]]":
    """Return the fields of a class that its constructor accepts, in their order."""
    return [field for field in attrs.fields(kind) if field.init]

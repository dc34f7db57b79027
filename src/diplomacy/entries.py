"""The fields of every record, sources included: identifiers and the user's own values."""

from collections.abc import Iterator, Mapping
from importlib import import_module
from math import isfinite
from typing import Any, Final, TypeAlias, cast, final

import attrs

from diplomacy import converters
from diplomacy.errors import InvalidType
from diplomacy.values import Part

__all__ = ["Entry", "Extra", "Scalar", "extra", "put_shared_last"]

Scalar: TypeAlias = str | int | float | bool | None
"""A value that JSON has for something without parts."""

# The integers of 64 bits: readers of files and tables do not accept larger ones.
_MAX_INTEGER: Final = 2**63 - 1
_SHARED: Final = ("identifiers", "extra", "citations")


@final
class Extra(Mapping[str, Scalar]):
    """An immutable, hashable mapping of text to scalars, in the order of its keys.

    The types of values count: 1, 1.0 and True are different. It equals any mapping with the same
    keys and values.

    Raises:
        InvalidType: if a key is not text or is empty, or a value is not a scalar of JSON; the
            message names the key.

    >>> note = Extra({"row": 17, "checked": True})
    >>> note, note["row"], note == {"checked": True, "row": 17}, note == {"checked": 1, "row": 17}
    ({'checked': True, 'row': 17}, 17, True, False)
    """

    __slots__ = ("_values",)
    _values: Mapping[str, Scalar]

    def __init__(self, values: Mapping[str, Scalar] = {}) -> None:
        if hasattr(self, "_values"):
            raise AttributeError(_IMMUTABLE)
        checked = {_key(key): _scalar(key, value) for key, value in values.items()}
        object.__setattr__(self, "_values", {key: checked[key] for key in sorted(checked)})

    def __getitem__(self, key: str) -> Scalar:
        return self._values[key]

    def __iter__(self) -> Iterator[str]:
        return iter(self._values)

    def __len__(self) -> int:
        return len(self._values)

    def __eq__(self, other: object) -> bool:
        if self is other:
            return True
        if not isinstance(other, Mapping):
            return NotImplemented
        others = cast("Mapping[object, object]", other)
        return len(self) == len(others) and all(
            key in others and _is_same(value, others[key]) for key, value in self.items()
        )

    def __hash__(self) -> int:
        values = self._values
        return hash(frozenset((key, type(value), value) for key, value in values.items()))

    def __repr__(self) -> str:
        return repr(self._values)

    def __reduce__(self) -> tuple[type["Extra"], tuple[dict[str, Scalar]]]:
        return (Extra, (dict(self._values),))

    def __setattr__(self, name: str, value: object) -> None:
        raise AttributeError(_IMMUTABLE)

    def __delattr__(self, name: str) -> None:
        raise AttributeError(_IMMUTABLE)


_IMMUTABLE: Final = "extra is immutable; use attrs.evolve to make another record."


def _is_same(left: Scalar, right: object) -> bool:
    """Return whether two values are the same in JSON: 1 differs from True, and 0.0 from -0.0."""
    if type(left) is not type(right):
        return False
    return repr(left) == repr(right) if isinstance(left, float) else left == right


def _key(key: object) -> str:
    if not isinstance(key, str) or not key or not _is_encodable(key):
        raise InvalidType(key, "a key of extra: text that is not empty")
    return str.__str__(key)


def _is_encodable(text: str) -> bool:
    """Return whether a text has no lone surrogate, which a file cannot contain."""
    return not any("\ud800" <= character <= "\udfff" for character in text)


def _scalar(key: str, value: object) -> Scalar:
    """Return the value of a key as a plain scalar, even if it is of a subclass."""
    if value is None or isinstance(value, bool):
        return value
    if isinstance(value, str):
        if not _is_encodable(value):
            raise InvalidType(
                value, f"text without lone surrogates, under the key {key!r} of extra"
            )
        return str.__str__(value)
    if isinstance(value, int):
        if abs(value) > _MAX_INTEGER:
            reason = (
                f"an integer of at most 64 bits, under the key {key!r} of extra; write it as text"
            )
            raise InvalidType(value, reason)
        return int(value)
    if isinstance(value, float):
        if not isfinite(value):
            raise InvalidType(value, f"a finite number, under the key {key!r} of extra")
        return float(value)
    expected = f"text, a number, True, False or None, under the key {key!r} of extra"
    raise InvalidType(value, expected)


_EMPTY: Final = Extra()


def extra(value: Mapping[str, Scalar]) -> Extra:
    """Return *value*, a mapping of text to scalars, as an `Extra`.

    Raises:
        InvalidType: if it is not a mapping, or has another key or value.

    >>> extra({"row": 17})
    {'row': 17}
    """
    if type(value) is Extra:
        return value
    if not isinstance(value, Mapping):
        raise InvalidType(value, "a mapping of text to text, numbers, True, False or None")
    return Extra(value) if value else _EMPTY


@attrs.frozen(kw_only=True, repr=False)
class Entry(Part):
    """Base class of the entries of an archive: sources and cited records.

    Attributes:
        identifiers: its identifiers in other data sets, as ``scheme:value``, sorted.
        extra: the user's own values by key, which the library stores and does not interpret.
    """

    identifiers: tuple[str, ...] = attrs.field(default=(), converter=converters.identifiers)
    extra: Mapping[str, Scalar] = attrs.field(default=_EMPTY, converter=extra)

    def _repr_html_(self) -> str:
        # The module is imported by name, because the room of notebooks builds on this one.
        return cast("str", import_module("diplomacy.notebook").render_record(self))


def put_shared_last(
    _cls: type, fields: "list[attrs.Attribute[Any]]"
) -> "list[attrs.Attribute[Any]]":
    """Return the fields of a class in the order of files, with the shared ones last.

    A record type passes this to attrs, which would put inherited fields first.

    >>> from diplomacy import Source
    >>> [field.name for field in attrs.fields(Source)][-2:]
    ['identifiers', 'extra']
    """
    own = [field for field in fields if field.name not in _SHARED]
    shared = {field.name: field for field in fields if field.name in _SHARED}
    return own + [shared[name] for name in _SHARED if name in shared]

"""What every value and record has in common: equality, hash and text, by its fields.

attrs can write these for each class, at the price of compiling them at each import; one shared
form makes ``import diplomacy`` cheaper by a tenth.
"""

from collections.abc import Callable
from operator import attrgetter
from typing import Any, Final

import attrs

__all__ = ["Value"]


def _fields_of(cls: Any) -> "list[attrs.Attribute[Any]]":
    """Return the fields that make a value of *cls* what it is."""
    return [field for field in attrs.fields(cls) if field.eq]


_keys: Final[dict[type["Value"], Callable[["Value"], object]]] = {}


def _key_of(cls: type["Value"]) -> Callable[["Value"], object]:
    """Return what gives the key of a value of *cls*: its fields, or the only one."""
    key = _keys.get(cls)
    if key is None:
        key = attrgetter(*(field.name for field in _fields_of(cls)))
        _keys[cls] = key
    return key


class Value:
    """Equal, and hashed, by class and fields; shown with the fields that were set.

    >>> from diplomacy import Milestone
    >>> Milestone("signed", "2012") == Milestone("signed", "2012")
    True
    >>> Milestone("signed")
    Milestone(stage=Stage.SIGNED)
    """

    __slots__ = ()

    def __format__(self, format_spec: str) -> str:
        return format(str(self), format_spec)

    def __repr__(self) -> str:
        shown = (
            f"{field.name}={getattr(self, field.name)!r}"
            for field in _fields_of(self.__class__)
            if field.repr and getattr(self, field.name) != field.default
        )
        return f"{type(self).__name__}({', '.join(shown)})"

"""Instances of classes, built as their constructors do, with less repeated work."""

from collections.abc import Callable, Collection, Mapping
from typing import Any, Final

import attrs

from diplomacy.errors import DiplomacyError

__all__ = ["Builder"]

_MAX_REMEMBERED: Final = 1 << 10


class Builder:
    """A builder of instances of one class from the values of their fields.

    Each value is converted, and each instance validated, as the constructor does. The defaults are
    converted once.

    Attributes:
        kind: the class.
    """

    def __init__(self, kind: Any, converted: Collection[str] = ()) -> None:
        """Prepare to build instances of a class.

        Args:
            kind: the class.
            converted: the fields whose values are already converted.
        """
        self.kind = kind
        self._new: Callable[[Any], Any] = object.__new__
        self._validate: Callable[[Any], None] | None = getattr(kind, "__attrs_post_init__", None)
        self._presets: list[tuple[Callable[[Any, Any], None], Any]] = []
        self._steps: dict[str, tuple[Callable[[Any, Any], None], Callable[[Any], Any] | None]] = {}
        self._required: set[str] = set()
        for field in attrs.fields(kind):
            put = getattr(kind, field.name).__set__
            if not field.init:
                self._presets.append((put, field.default))
                continue
            convert: Any = field.converter
            if field.default is attrs.NOTHING:
                self._required.add(field.name)
            else:
                self._presets.append((put, convert(field.default)))
            kinds = (str, tuple) if field.type == tuple[str, ...] else (str,)
            is_ready = field.name in converted
            self._steps[field.name] = put, None if is_ready else _remember(convert, kinds)

    def build(self, fields: Mapping[str, Any]) -> Any:
        """Return the instance with some fields.

        Raises:
            DiplomacyError: if a field, or the instance, is not valid.
        """
        if not fields.keys() >= self._required:
            return self.kind(**fields)
        instance = self._new(self.kind)
        try:
            for put, default in self._presets:
                put(instance, default)
            for name, value in fields.items():
                put, convert = self._steps[name]
                put(instance, value if convert is None else convert(value))
            if self._validate is not None:
                self._validate(instance)
        except DiplomacyError:
            return self.kind(**fields)  # raises the errors of all invalid fields
        return instance


def _remember(convert: Callable[[Any], Any], kinds: tuple[Any, ...]) -> Callable[[Any], Any]:
    """Return a converter that caches the results for texts and tuples of texts.

    Equal texts have the same result. Other equal values may not: 1 is not a flag, but True is.
    """
    known = dict[Any, Any]()

    def convert_new(value: Any) -> Any:
        if type(value) not in kinds:
            return convert(value)
        try:
            found = known.get(value)
        except TypeError:  # a tuple with an unhashable part
            return convert(value)
        if found is None:
            found = convert(value)
            if len(known) < _MAX_REMEMBERED:
                known[value] = found
        return found

    return convert_new

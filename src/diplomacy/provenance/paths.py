"""Paths: the places in a record, written as ``period``, ``history[0].date`` or ``parties[1]``.

A citation of a path supports everything under it, except that parts such as milestones, tenures,
participants and stops are supported one by one: a citation of ``history`` supports none of them.
"""

from collections.abc import Iterator
from functools import cache
from typing import Any, Final, NamedTuple, cast

import attrs

from diplomacy import converters
from diplomacy.errors import InvalidId, InvalidType, require
from diplomacy.records import PART_TYPES, TYPES_BY_NAME, Cited, Record
from diplomacy.records.base import STEP_RE, enclosing_paths

__all__ = [
    "FieldPath",
    "citable_paths",
    "enclosing_paths",
    "is_under",
    "iter_field_paths",
    "value_at",
]

_NOT_CITABLE: Final = ("id", "identifiers", "extra", "citations")


class FieldPath(NamedTuple):
    """The path of a field that needs a citation, and the widest path that supports it.

    ``history[0].date`` is supported by ``history[0]`` and not by ``history``; ``parties[0]`` is
    supported by ``parties``.
    """

    path: str
    widest: str

    def supporting_paths(self) -> Iterator[str]:
        """Yield each path whose citation supports the field, the narrowest first.

        >>> list(FieldPath("history[0].date", widest="history[0]").supporting_paths())
        ['history[0].date', 'history[0]']
        """
        for path in enclosing_paths(self.path):
            yield path
            if path == self.widest:
                return


def citable_paths(record: Cited) -> tuple[str, ...]:
    """Return the path of every field that is set and needs a citation.

    >>> from diplomacy.fixtures import seoul_2024
    >>> citable_paths(seoul_2024.DIPLOMATIC_RELATIONS)
    ('kind', 'parties[0]', 'parties[1]', 'history[0].stage', 'history[0].date')
    """
    return tuple(place.path for place in iter_field_paths(record))


def iter_field_paths(record: Cited) -> Iterator[FieldPath]:
    """Yield the place of every field that is set and needs a citation, in order.

    >>> from diplomacy.fixtures import seoul_2024
    >>> list(iter_field_paths(seoul_2024.DIPLOMATIC_RELATIONS))[-1]
    FieldPath(path='history[0].date', widest='history[0]')
    """
    if type(record) not in TYPES_BY_NAME.values():
        raise InvalidType(record, "a record")
    for name, value in _iter_set_fields(record):
        if name in _NOT_CITABLE:
            continue
        if not isinstance(value, tuple):
            yield FieldPath(name, name)
            continue
        for i, element in enumerate(cast("tuple[object, ...]", value)):
            path = f"{name}[{i}]"
            if isinstance(element, PART_TYPES):
                yield from _iter_part_paths(path, element)
            else:
                yield FieldPath(path, name)


def _iter_part_paths(path: str, part: object) -> Iterator[FieldPath]:
    """Yield the places of the fields of a part, such as a milestone, that are set."""
    for name, value in _iter_set_fields(part):
        if isinstance(value, tuple):
            for i in range(len(cast("tuple[object, ...]", value))):
                yield FieldPath(f"{path}.{name}[{i}]", path)
        else:
            yield FieldPath(f"{path}.{name}", path)


def _iter_set_fields(value: Any) -> Iterator[tuple[str, Any]]:
    """Yield the names and values of the fields that do not have their default values."""
    for field in attrs.fields(value.__class__):
        if field.init and getattr(value, field.name) != field.default:
            yield field.name, getattr(value, field.name)


def is_under(path: str, enclosing: str) -> bool:
    """Return whether a path is another one, or the path of a part of it.

    >>> is_under("history[0].date", "history"), is_under("parties_complete", "parties")
    (True, False)
    """
    return path == enclosing or path.startswith((f"{enclosing}.", f"{enclosing}["))


def value_at(record: Record, path: str) -> Any:
    """Return the value at a path of a record, or of a field that is derived.

    Raises:
        InvalidId: if the record has no such field.
        InvalidType: if *path* is not a string.

    >>> from diplomacy.fixtures import ankara_2025
    >>> value_at(ankara_2025.SUMMIT, "participants[1].party")
    Country('TR')
    """
    value: Any = require(record, Record, "a record")
    for name, index in STEP_RE.findall(converters.path(path)):
        if name and name in _readable_names(value.__class__):
            value = getattr(value, name)
        elif index and _has_element(value, int(index)):
            value = value[int(index)]
        else:
            reason = (
                f"{type(record).__name__} {record.id} has no such field; "
                "write a path such as period or history[0].date."
            )
            raise InvalidId(path, reason)
    return value


def _has_element(value: Any, index: int) -> bool:
    elements: Any = value
    return isinstance(value, tuple) and index < len(elements)


@cache
def _readable_names(cls: type[Any]) -> frozenset[str]:
    """Return the names of the fields and properties of a record type, or of a part of one."""
    if not attrs.has(cls):
        return frozenset()
    properties = {
        name
        for base in cls.__mro__
        for name, member in vars(base).items()
        if isinstance(member, property)
    }
    return frozenset(properties | {field.name for field in attrs.fields(cls)})

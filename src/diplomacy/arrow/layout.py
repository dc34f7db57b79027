"""The tables of records: their names, their columns, and the types of these in Arrow.

A table has a row for each record of a type. A field with one value is a column, a field with
several values a list, and a part with its own fields a struct. A quantity has a column for each of
its fields, and the user's own values are a text in JSON. Everything else is text, a whole number or
a flag, as in a file of JSON Lines.
"""

from collections.abc import Mapping
from functools import cache
from importlib import import_module
from types import MappingProxyType
from typing import Any, Final, NamedTuple

import attrs

from diplomacy.errors import MissingExtra
from diplomacy.formats.shapes import Shape, settable_fields, shape_of
from diplomacy.quantities import Quantity
from diplomacy.records import RECORD_TYPES, Record

__all__ = [
    "TABLES",
    "Column",
    "arrow_type",
    "columns_of",
    "field_type",
    "load_library",
    "schema_of",
    "table_of",
]


def _table_name(record_type: type[Record]) -> str:
    """Return the plural of the name of a type: ``trade_figures`` of ``TradeFigure``."""
    name = record_type.__name__
    return "".join(f"_{c.lower()}" if c.isupper() else c for c in name).strip("_") + "s"


TABLES: Final[Mapping[str, type[Record]]] = MappingProxyType(
    {_table_name(record_type): record_type for record_type in RECORD_TYPES}
)
"""The types of records by the name of their table; ``meetings`` has the summits too."""

_NAMES: Final = {record_type: name for name, record_type in TABLES.items()}


def table_of(record_type: type) -> str:
    """Return the name of the table of a type of records.

    >>> from diplomacy import Summit
    >>> table_of(Summit)
    'meetings'
    """
    return next(name for base, name in _NAMES.items() if issubclass(record_type, base))


def load_library(name: str, *, extra: str = "tables") -> Any:
    """Return a module of an optional library, which an extra installs.

    Raises:
        MissingExtra: if the library is not installed.

    >>> load_library("json").loads("1")
    1
    """
    try:
        return import_module(name)
    except ImportError:
        raise MissingExtra(name.partition(".")[0], extra) from None


class Column(NamedTuple):
    """A column of a table, which has a field of the records or a part of it.

    Attributes:
        name: the name of the column.
        field: the field of the type of records.
        part: the field of its `Quantity`; None if the column has the whole field.
    """

    name: str
    field: "attrs.Attribute[Any]"
    part: "attrs.Attribute[Any] | None" = None


@cache
def columns_of(name: str) -> tuple[Column, ...]:
    """Return the columns of a table that have fields of records, in their order.

    >>> [column.name for column in columns_of("trade_figures")][3:6]
    ['flow', 'value_number', 'value_unit']
    """
    columns: list[Column] = []
    for field in settable_fields(TABLES[name]):
        if shape_of(field.type).type is Quantity:
            parts = settable_fields(Quantity)
            columns += [Column(f"{field.name}_{part.name}", field, part) for part in parts]
        else:
            columns.append(Column(field.name, field))
    return tuple(columns)


def arrow_type(shape: Shape) -> Any:
    """Return the type in Arrow of a field of a shape."""
    pa = load_library("pyarrow")
    if shape.form in ("list", "set"):
        return pa.list_(arrow_type(shape_of(shape.type)))
    if shape.form == "object":
        fields = settable_fields(shape.type)
        return pa.struct([(field.name, arrow_type(shape_of(field.type))) for field in fields])
    return {"flag": pa.bool_(), "integer": pa.int64()}.get(shape.form, pa.string())


def field_type(column: Column) -> Any:
    """Return the type in Arrow of a column."""
    return arrow_type(shape_of((column.part or column.field).type))


def schema_of(name: str) -> Any:
    """Return the names and types of the columns of a table that have fields of records."""
    pa = load_library("pyarrow")
    return pa.schema([(column.name, field_type(column)) for column in columns_of(name)])

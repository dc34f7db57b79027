"""Records as columns: their fields, without the columns that follow from them."""

import json
from collections.abc import Callable, Iterable, Mapping, Sequence
from decimal import Decimal
from itertools import accumulate, chain
from operator import attrgetter
from typing import Any

from diplomacy.arrow.layout import (
    Column,
    arrow_type,
    columns_of,
    load_library,
)
from diplomacy.dates import PartialDate, Period
from diplomacy.formats.shapes import settable_fields, shape_of
from diplomacy.records import Record
from diplomacy.vocabulary import Term

__all__ = ["encode_records", "encode_values"]


def encode_records(name: str, records: Iterable[Record]) -> Any:
    """Return records as an Arrow table, with a row for each in the order passed.

    Args:
        name: the name of the table.
        records: records of the type of the table.

    >>> from diplomacy.fixtures import ARCHIVE
    >>> encode_records("organizations", ARCHIVE.organizations).num_rows == len(ARCHIVE.organizations)
    True
    """
    pa = load_library("pyarrow")
    rows = list(records)
    columns = columns_of(name)
    return pa.table([_encode_column(column, rows) for column in columns], [c.name for c in columns])


def _encode_column(column: Column, records: Sequence[Record]) -> Any:
    values = list(map(attrgetter(column.field.name), records))
    if column.part is None:
        return encode_values(column.field.type, values)
    get_part = attrgetter(column.part.name)
    parts = [None if value is None else get_part(value) for value in values]
    return encode_values(column.part.type, parts)


def encode_values(declared: Any, values: Sequence[Any]) -> Any:
    """Return values of a declared type as an Arrow array; None becomes null.

    >>> encode_values(tuple[str, ...], [("KR", "TR"), ()]).to_pylist()
    [['KR', 'TR'], []]
    """
    pa = load_library("pyarrow")
    shape = shape_of(declared)
    if shape.form in ("list", "set"):
        lists = [sorted(value, key=str) for value in values] if shape.form == "set" else values
        offsets = pa.array(accumulate(map(len, lists), initial=0), pa.int32())
        items = encode_values(shape.type, list(chain.from_iterable(lists)))
        return pa.ListArray.from_arrays(offsets, items)
    if shape.form == "object":
        return _encode_parts(shape.type, values)
    encode = _encode_mapping if shape.form == "mapping" else _text_encoder(shape.type)
    if encode is not None:
        values = [None if value is None else encode(value) for value in values]
    return pa.array(values, arrow_type(shape))


def _encode_parts(kind: Any, parts: Sequence[Any]) -> Any:
    """Return parts as an Arrow array of structs; a part that records share is encoded once."""
    pa = load_library("pyarrow")
    places: dict[int, int] = {}
    indices = [places.setdefault(id(part), len(places)) for part in parts]
    if len(places) * 2 < len(parts):
        distinct = {id(part): part for part in parts}
        return _encode_parts(kind, list(distinct.values())).take(pa.array(indices, pa.int64()))
    fields = settable_fields(kind)
    arrays = [encode_values(f.type, list(map(attrgetter(f.name), parts))) for f in fields]
    return pa.StructArray.from_arrays(arrays, [field.name for field in fields])


def _text_encoder(kind: Any) -> Callable[[Any], str | None] | None:
    """Return a function that encodes values of a type as text, or None if they need none."""
    if kind in (PartialDate, Period):
        return attrgetter("text")
    if kind is Decimal:
        return "{:f}".format
    return attrgetter("_value_") if isinstance(kind, type) and issubclass(kind, Term) else None


def _encode_mapping(mapping: Mapping[str, Any]) -> str | None:
    if not mapping:
        return None
    return json.dumps(dict(mapping), ensure_ascii=False, separators=(",", ":"), sort_keys=True)

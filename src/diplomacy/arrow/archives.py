"""Whole archives as Arrow tables by name, and back."""

from collections.abc import Mapping
from operator import attrgetter
from typing import Any, cast

from diplomacy.arrow.decoding import TableReader
from diplomacy.arrow.encoding import encode_records
from diplomacy.arrow.layout import TABLES, load_library
from diplomacy.collection import Collection
from diplomacy.errors import ArchiveErrors, ArchiveProblem, InvalidType
from diplomacy.records import Record

__all__ = ["decode_tables", "encode_tables"]


def encode_tables(collection: Collection) -> dict[str, Any]:
    """Return the records of a collection as Arrow tables by name, each in order of id.

    >>> from diplomacy.fixtures import ARCHIVE
    >>> encode_tables(ARCHIVE)["agreements"].num_rows == len(ARCHIVE.agreements)
    True
    """
    return {
        name: encode_records(name, sorted(collection.of_type(kind), key=attrgetter("id")))
        for name, kind in TABLES.items()
    }


def decode_tables(tables: Mapping[str, Any]) -> list[Record]:
    """Return the records that Arrow tables hold.

    Args:
        tables: the tables by name; each is an Arrow table, or something that converts to one.

    Raises:
        ArchiveErrors: with every problem, if a row is not a valid record.
        InvalidType: if there is no table of a name, or a table is not one.

    >>> from diplomacy.fixtures import ARCHIVE
    >>> len(decode_tables(encode_tables(ARCHIVE))) == len(ARCHIVE)
    True
    """
    unknown = tables.keys() - TABLES.keys()
    if unknown:
        names = ", ".join(TABLES)
        raise InvalidType(min(unknown), f"the name of a table of records: {names}")
    problems: list[ArchiveProblem] = []
    records: list[Record] = []
    for name in TABLES:
        if name in tables:
            reader = TableReader(name)
            for batch in _to_table(tables[name]).to_batches():
                try:
                    records += reader.read(batch)
                except ArchiveErrors as errors:
                    problems += cast("tuple[ArchiveProblem, ...]", errors.exceptions)
    if problems:
        raise ArchiveErrors("Nothing was loaded", problems)
    return records


def _to_table(value: Any) -> Any:
    """Return an Arrow table, or a frame of a library that gives one, as an Arrow table."""
    pa = load_library("pyarrow")
    if isinstance(value, pa.Table):
        return value
    if not hasattr(value, "__arrow_c_stream__"):
        raise InvalidType(value, "an Arrow table, or a frame that converts to one")
    return pa.table(value)

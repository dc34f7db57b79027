"""Whole archives as Arrow tables by name, and back.

Besides the tables of records there are tables that follow from them: of the parties of records, of
their parts, of the days on which something held, and of topics.
"""

from collections.abc import Callable, Mapping, Sequence
from operator import attrgetter
from typing import Any, Final, cast

from diplomacy.arrow.decoding import TableReader
from diplomacy.arrow.encoding import encode_records, encode_values
from diplomacy.arrow.flat import derive_columns, flatten_table
from diplomacy.arrow.layout import TABLES, load_library
from diplomacy.arrow.parties import countries_by_party, pair_of, party_table
from diplomacy.arrow.parts import PART_TABLES, part_table
from diplomacy.arrow.spells import SPELL_TABLES, spell_table
from diplomacy.collection import Collection
from diplomacy.errors import ArchiveErrors, ArchiveProblem, InvalidTerm, InvalidType, require
from diplomacy.records import Record

__all__ = [
    "DERIVED_TABLES",
    "PARTY_TABLES",
    "decode_tables",
    "encode_tables",
    "flat_table",
]

# The records of a table, in the order of the rows.
_RecordsOf = Callable[[str], Sequence[Any]]

PARTY_TABLES: Final[Mapping[str, str]] = {
    f"{name[:-1]}_parties": name for name, kind in TABLES.items() if kind.SIDES
}
"""The tables of parties, each with the table of the records."""

DERIVED_TABLES: Final = (*PARTY_TABLES, *PART_TABLES, *SPELL_TABLES, "topics")
"""The names of the tables that follow from the tables of records."""


def encode_tables(collection: Collection, *, derived: bool = False) -> dict[str, Any]:
    """Return the records of a collection as Arrow tables by name.

    The rows are in order of id or, with what is derived, of the pair of countries and the id.

    Args:
        collection: the records.
        derived: whether to add the columns and tables that follow from the records.

    >>> from diplomacy.fixtures import ARCHIVE
    >>> encode_tables(ARCHIVE)["agreements"].num_rows == len(ARCHIVE.agreements)
    True
    """
    derived = require(derived, bool, "True or False")
    tables: dict[str, Any] = {}
    rows: dict[str, Sequence[Any]] = {}
    for name, kind in TABLES.items():
        records: list[Any] = sorted(collection.unordered(kind), key=attrgetter("id"))
        if derived and kind.SIDES:
            countries = countries_by_party(collection)
            pairs = {record.id: pair_of(record, countries) or "" for record in records}
            records.sort(key=lambda record: pairs[record.id])
        rows[name] = records
        tables[name] = encode_records(name, records)
        if derived:
            tables[name] = _add_columns(tables[name], derive_columns(name, records, collection))
    if derived:
        tables |= {
            name: _derived_table(name, collection, rows.__getitem__) for name in DERIVED_TABLES
        }
    return tables


def flat_table(collection: Collection, name: str) -> Any:
    """Return one table without lists and structs, as `diplomacy.Archive.table` documents.

    >>> from diplomacy.fixtures import ARCHIVE
    >>> flat_table(ARCHIVE, "agreements")["parties"].to_pylist()[-1]
    'KR; KG'
    """
    if require(name, str, "the name of a table") in TABLES:
        records = collection.of_type(TABLES[name])
        columns = derive_columns(name, records, collection)
        return flatten_table(_add_columns(encode_records(name, records), columns))
    if name not in DERIVED_TABLES:
        raise InvalidTerm(name, "the tables of an archive", (*TABLES, *DERIVED_TABLES))
    return flatten_table(
        _derived_table(name, collection, lambda table: collection.of_type(TABLES[table]))
    )


def _derived_table(name: str, collection: Collection, records_of: _RecordsOf) -> Any:
    if name in PARTY_TABLES:
        return party_table(PARTY_TABLES[name], records_of(PARTY_TABLES[name]), collection)
    if name in PART_TABLES:
        tables = PART_TABLES[name].tables
        return part_table(name, [record for table in tables for record in records_of(table)])
    if name in SPELL_TABLES:
        records = records_of(f"{name.removesuffix('_spells')}s")
        return spell_table(name, records, collection)
    pa = load_library("pyarrow")
    counts = collection.topics
    topics = encode_values(str, list(counts))
    return pa.table({"topic": topics, "records": pa.array(counts.values(), pa.int64())})


def _add_columns(table: Any, columns: Mapping[str, Any]) -> Any:
    for name, column in columns.items():
        table = table.append_column(name, column)
    return table


def decode_tables(tables: Mapping[str, Any]) -> list[Record]:
    """Return the records that Arrow tables hold.

    Args:
        tables: the tables by name; each is an Arrow table, or something that converts to one.
            Those that follow from the tables of records are ignored.

    Raises:
        ArchiveErrors: with every problem, if a row is not a valid record.
        InvalidTerm: if there is no table of a name.
        InvalidType: if a table is not one.

    >>> from diplomacy.fixtures import ARCHIVE
    >>> len(decode_tables(encode_tables(ARCHIVE))) == len(ARCHIVE)
    True
    """
    if not isinstance(cast("object", tables), Mapping):
        raise InvalidType(tables, "a mapping of names to tables")
    unknown = tables.keys() - {*TABLES, *DERIVED_TABLES}
    if unknown:
        raise InvalidTerm(min(unknown), "the tables of an archive", (*TABLES, *DERIVED_TABLES))
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

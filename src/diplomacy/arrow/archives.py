"""Whole archives as Arrow tables by name, and back.

Besides the tables of records, there are tables that follow from them: of the parties of records, of
their parts, of spells, and of topics.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
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
    "iter_tables",
]

Progress = Callable[[int, int], object]

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

    The rows are in order of id or, if *derived*, of the pair of countries and the id.

    Args:
        collection: the records.
        derived: whether to add the columns and tables that follow from the records.

    >>> from diplomacy.fixtures import ARCHIVE
    >>> encode_tables(ARCHIVE)["agreements"].num_rows == len(ARCHIVE.agreements)
    True
    """
    return dict(iter_tables(collection, derived=derived))


def iter_tables(
    collection: Collection, *, derived: bool = False, progress: Progress | None = None
) -> Iterator[tuple[str, Any]]:
    """Yield the tables that `encode_tables` returns, each with its name before it.

    Args:
        collection: the records.
        derived: whether to add the columns and tables that follow from the records.
        progress: called when the next table is wanted, with the number of records of which tables
            have been made and with that of all; a record counts once for each table.

    >>> from diplomacy.fixtures import ARCHIVE
    >>> [name for name, _ in iter_tables(ARCHIVE)][:2]
    ['sources', 'leaders']
    """
    derived = require(derived, bool, "True or False")
    rows = {name: _sort_records(collection, kind, derived) for name, kind in TABLES.items()}
    names = (*TABLES, *DERIVED_TABLES) if derived else tuple(TABLES)
    counts = {name: sum(len(rows[table]) for table in _tables_behind(name)) for name in names}
    done = 0
    for name in names:
        if name in DERIVED_TABLES:
            table = _derive_table(name, collection, rows.__getitem__)
        else:
            table = encode_records(name, rows[name])
            if derived:
                table = _add_columns(table, derive_columns(name, rows[name], collection))
        yield name, table
        done += counts[name]
        if progress is not None:
            progress(done, sum(counts.values()))


def _sort_records(collection: Collection, kind: type[Record], derived: bool) -> list[Any]:
    """Return the records of a type in the order of the rows of their table."""
    records: list[Any] = sorted(collection.unordered(kind), key=attrgetter("id"))
    if derived and kind.SIDES:
        countries = countries_by_party(collection)
        pairs = {record.id: pair_of(record, countries) or "" for record in records}
        records.sort(key=lambda record: pairs[record.id])
    return records


def _tables_behind(name: str) -> Sequence[str]:
    """Return the tables of the records from which the rows of a table follow."""
    if name in PARTY_TABLES:
        return (PARTY_TABLES[name],)
    if name in PART_TABLES:
        return PART_TABLES[name].tables
    if name in SPELL_TABLES:
        return (f"{name.removesuffix('_spells')}s",)
    return (name,) if name in TABLES else tuple(TABLES)


def flat_table(collection: Collection, name: str) -> Any:
    """Return a table without lists and structs, as `Archive.table` documents.

    >>> from diplomacy.fixtures import ARCHIVE
    >>> flat_table(ARCHIVE, "agreements")["parties"].to_pylist()[-1]
    'KR; KG'
    """
    if require(name, str, "the name of a table") in TABLES:
        records = collection.of_type(TABLES[name])
        columns = derive_columns(name, records, collection)
        return flatten_table(_add_columns(encode_records(name, records), columns))
    if name not in DERIVED_TABLES:
        raise InvalidTerm(name, "the table of an archive", (*TABLES, *DERIVED_TABLES))
    return flatten_table(
        _derive_table(name, collection, lambda table: collection.of_type(TABLES[table]))
    )


def _derive_table(name: str, collection: Collection, records_of: _RecordsOf) -> Any:
    tables = _tables_behind(name)
    if name in PARTY_TABLES:
        return party_table(tables[0], records_of(tables[0]), collection)
    if name in PART_TABLES:
        return part_table(name, [record for table in tables for record in records_of(table)])
    if name in SPELL_TABLES:
        return spell_table(name, records_of(tables[0]), collection)
    pa = load_library("pyarrow")
    counts = collection.topics
    topics = encode_values(str, list(counts))
    return pa.table({"topic": topics, "records": pa.array(counts.values(), pa.int64())})


def _add_columns(table: Any, columns: Mapping[str, Any]) -> Any:
    for name, column in columns.items():
        table = table.append_column(name, column)
    return table


def decode_tables(tables: Mapping[str, Any]) -> list[Record]:
    """Return the records in Arrow tables.

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
        raise InvalidTerm(min(unknown), "the table of an archive", (*TABLES, *DERIVED_TABLES))
    problems: list[ArchiveProblem] = []
    records: list[Record] = []
    for name in TABLES:
        if name in tables:
            reader = TableReader(name)
            for batch in _to_table(tables[name]).to_batches():
                try:
                    records += reader.read(batch)
                except ArchiveErrors as errors:
                    problems += errors.problems
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

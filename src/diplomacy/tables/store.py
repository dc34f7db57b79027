"""The tables of an archive on an engine, and readers of records from them."""

from collections.abc import Iterable, Mapping
from contextlib import suppress
from itertools import chain
from os import PathLike
from pathlib import Path
from types import MappingProxyType
from typing import Any, Final, Self

from diplomacy.archive import Archive
from diplomacy.arrow import DERIVED_TABLES, TABLES, encode_tables
from diplomacy.arrow.decoding import decode_table
from diplomacy.arrow.folders import SUFFIX, read_manifest
from diplomacy.arrow.layout import columns_of, load_library, table_of
from diplomacy.countries import Country
from diplomacy.errors import ArchiveErrors, InvalidCountry, InvalidLine
from diplomacy.integrity import iter_references
from diplomacy.queries.sides import is_person, resolve_side
from diplomacy.records import Record
from diplomacy.records.base import RecordBase
from diplomacy.tables.conditions import is_among, load_narwhals
from diplomacy.tables.engines import Engine, engine_of

__all__ = ["Store"]

# The tables in memory, with which names of sides, offices and memberships are resolved.
_ACTORS: Final = ("sources", "organizations", "leaders", "memberships")


class Store:
    """The tables of an archive on an engine, with the methods that queries need.

    Args:
        frames: the tables by name, as lazy frames of the engine, or the paths of their files,
            which are opened when they are first needed.
        engine: the engine.

    Attributes:
        engine: the engine.
    """

    def __init__(self, frames: Mapping[str, Any], engine: Engine) -> None:
        self.engine = engine
        self._frames = dict(frames)
        self._actors: Archive | None = None

    @classmethod
    def scan(cls, folder: "str | PathLike[str]", engine: Any = "polars") -> Self:
        """Return the tables of a folder of Parquet files on an engine.

        Args:
            folder: a folder that `Archive.write` wrote with *derived*.
            engine: "polars" or "pyarrow", a connection of DuckDB, or a session of Spark.

        Raises:
            ArchiveErrors: if the folder has no valid manifest, or no derived tables.
            InvalidType: if it is not an engine.
            MissingExtra: if a library is not installed.
            OSError: if there is no such folder.
        """
        root, chosen = Path(folder), engine_of(engine)
        read_manifest(root)
        frames: dict[str, Any] = {}
        for name in (*TABLES, *DERIVED_TABLES):
            path = root / f"{name}{SUFFIX}"
            if not path.exists():
                reason = f"the folder has no {path.name}. Write it with derived=True."
                raise ArchiveErrors("The folder cannot be queried", [InvalidLine("", "", reason)])
            frames[name] = path
        return cls(frames, chosen)

    @classmethod
    def of(cls, archive: Archive, engine: Any = "polars") -> Self:
        """Return the records of an archive as tables on an engine.

        Raises:
            InvalidType: if it is not an engine.
            MissingExtra: if a library is not installed.
        """
        chosen = engine_of(engine)
        tables = encode_tables(archive, derived=True)
        return cls({name: chosen.lift(table) for name, table in tables.items()}, chosen)

    def __getitem__(self, name: str) -> Any:
        """Return a table as a lazy frame of the engine."""
        frame = self._frames[name]
        if isinstance(frame, Path):
            frame = self._frames[name] = self.engine.scan(frame)
        return frame

    def rows(self, name: str) -> Any:
        """Return a table as a lazy frame of narwhals."""
        return load_narwhals().from_native(self[name]).lazy()

    @property
    def actors(self) -> Archive:
        """The people, the organizations, their memberships and the sources, in memory."""
        if self._actors is None:
            records = chain.from_iterable(self.read(name, self.rows(name)) for name in _ACTORS)
            self._actors = Archive(records)
            topics = self.collect(self["topics"])
            counts = dict(
                zip(*(topics[name].to_pylist() for name in topics.column_names), strict=True)
            )
            self._actors.memoize("topics", lambda: MappingProxyType(counts))
        return self._actors

    def resolve(self, text: str) -> str:
        """Return the id of a country, organization or person, as in `Archive`."""
        if isinstance(text, str) and text.isupper():
            with suppress(InvalidCountry):  # a code is resolved without a table
                return Country(text)
        return resolve_side(self.actors, text)

    def is_person(self, id: str) -> bool:
        """Return whether an id is that of a person."""
        return not isinstance(id, Country) and is_person(self.actors, id)

    def read(self, name: str, rows: Any) -> list[Any]:
        """Return the records in rows of a table."""
        present = rows.collect_schema().names()
        names = [c.name for c in columns_of(name) if c.name in present]
        return decode_table(name, self.collect(rows.select(*names).to_native()))

    def collect(self, frame: Any) -> Any:
        """Return a lazy frame of the engine as an Arrow table."""
        rows = load_narwhals().from_native(frame).lazy()
        return load_library("pyarrow").table(rows.collect("pyarrow").to_native())

    def close(self, records: Iterable[Record]) -> Archive:
        """Return an archive of records and of all records to which they refer."""
        by_id: dict[str, Record] = {record.id: record for record in records}
        pending = list(by_id.values())
        while pending:
            wanted: dict[str, set[str]] = {}
            for reference in (r for record in pending for r in iter_references(record)):
                if reference.id not in by_id:
                    is_any = reference.record_type is RecordBase
                    for name in TABLES if is_any else [table_of(reference.record_type)]:
                        wanted.setdefault(name, set()).add(reference.id)
            pending = [
                record for name, ids in wanted.items() for record in self.with_ids(name, ids)
            ]
            by_id.update((record.id, record) for record in pending)
        return Archive(by_id.values())

    def with_ids(self, name: str, ids: Iterable[str]) -> list[Any]:
        """Return the records with some ids in a table."""
        return self.read(name, self.rows(name).filter(is_among("id", sorted(ids))))

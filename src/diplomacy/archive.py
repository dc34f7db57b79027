"""`Archive`, an immutable collection of records with all queries as methods."""

import sys
from collections.abc import Callable, Mapping
from os import PathLike
from typing import IO, TYPE_CHECKING, Any, Final, Self, final

from diplomacy import differences, integrity, merging, queries
from diplomacy.answers import Answer
from diplomacy.errors import InvalidType, require
from diplomacy.queries.filters import Day, Topics, filter_by_topic, span_test
from diplomacy.queries.methods import Queries
from diplomacy.records import Record
from diplomacy.sources import Source

if TYPE_CHECKING:
    from diplomacy.brief import Relations
    from diplomacy.brief.relations import Order
    from diplomacy.converters import Several
    from diplomacy.provenance import Conflict, Explanations, Verification
    from diplomacy.vocabulary import StatementKind

__all__ = ["Archive"]


class _Storage(Queries):
    """Reading and writing: files, folders and tables."""

    __slots__ = ()

    @classmethod
    def read(
        cls,
        source: "str | PathLike[str] | IO[bytes] | IO[str]",
        *,
        progress: Callable[[int, int], object] | None = None,
        max_problems: int = 100,
        max_line: int = 1 << 20,
        pause_gc: bool = True,
    ) -> Self:
        r"""Return the archive in a file of JSON Lines, or in a folder of Parquet files.

        A file is compressed if its name ends in .gz. It is loaded whole or not at all. The format
        is described in ``docs/format.md``. A folder needs the extra ``tables``.

        Args:
            source: the path of a file or a folder, or an open file.
            progress: called from time to time with the number of lines, or rows, and of stored
                bytes read.
            max_problems: the number of problems after which reading stops.
            max_line: the length of a line of a file at which reading stops, in bytes.
            pause_gc: whether to pause Python's garbage collector while reading. It would otherwise
                examine the records repeatedly. The pause applies to the whole process.

        Raises:
            ArchiveErrors: with every problem, each with its line and the path in the record.
            MissingExtra: if it is a folder and pyarrow is not installed.
            OSError: if there is no such file, or it cannot be read.

        >>> import io
        >>> from diplomacy import Archive
        >>> file = io.StringIO('{"type":"Archive","format":2}\n{"type":"Source","id":"yearbook"}')
        >>> Archive.read(file)["yearbook"]
        Source(id='yearbook')
        """
        from diplomacy import arrow
        from diplomacy.formats import files

        for limit in (max_problems, max_line):
            require(limit, int, "a whole number")
        pause_gc = require(pause_gc, bool, "True or False")
        if isinstance(source, str | PathLike) and arrow.is_folder(source):
            with files.gc_paused(pause_gc):
                return cls(arrow.iter_records(source, progress=progress, max_problems=max_problems))
        return cls._from_valid(
            files.read(
                source,
                progress=progress,
                max_problems=max_problems,
                max_line=max_line,
                pause_gc=pause_gc,
            )
        )

    @classmethod
    def loads(cls, text: str | bytes) -> Self:
        """Return the archive in a text that has the form of a file.

        Raises:
            ArchiveErrors: with every problem, each with its line and the path in the record.

        >>> from diplomacy import Archive
        >>> from diplomacy.fixtures import ARCHIVE
        >>> Archive.loads(ARCHIVE.dumps()) == ARCHIVE
        True
        """
        if not isinstance(text, str | bytes):
            raise InvalidType(text, "the text of an archive; pass a path or a file to read")
        from io import BytesIO, StringIO

        stream = StringIO(text, newline="") if isinstance(text, str) else BytesIO(text)
        return cls.read(stream, max_line=sys.maxsize)

    def write(
        self,
        target: "str | PathLike[str] | IO[bytes] | IO[str]",
        *,
        derived: bool = True,
        progress: Callable[[int, int], object] | None = None,
        max_line: int = 1 << 20,
    ) -> None:
        """Write the archive to a file, or to a folder of Parquet files.

        A file has JSON Lines, compressed if its name ends in ``.gz``. Equal archives give equal
        bytes on every machine, before compression. If the path is a symbolic link, its target is
        written. A name that ends in ``.parquet`` is that of a folder, which needs the extra
        ``tables``. A path is replaced once everything is written; until then, readers find the old
        file or folder.

        Args:
            target: the path of a file or a folder, or an open file.
            derived: whether a folder also gets the columns and tables that follow from the records,
                see `table`. `diplomacy.tables` needs them; `read` does not.
            progress: called from time to time with how much is done, and how much there is to do.
            max_line: the maximum length of a line of a file, in bytes; `read` has the same limit.

        Raises:
            ArchiveErrors: with each record whose line would be too long.
            MissingExtra: if it is a folder and pyarrow is not installed.
            OSError: if the file or folder cannot be written.

        >>> import io
        >>> from diplomacy import Archive
        >>> file = io.StringIO()
        >>> Archive().write(file)
        >>> file.getvalue().startswith('{"type":"Archive","format":')
        True
        """
        from diplomacy import arrow
        from diplomacy.formats import files

        if isinstance(target, str | PathLike) and arrow.is_folder(target):
            arrow.write_tables(arrow.iter_tables(self, derived=derived, progress=progress), target)
        else:
            max_line = require(max_line, int, "a whole number")
            files.write(self._by_id.values(), target, max_line=max_line, progress=progress)

    @classmethod
    def from_arrow(cls, tables: Mapping[str, Any]) -> Self:
        """Return the archive whose records are in Arrow tables.

        Columns that follow from the records are ignored. A column that is missing or null is read
        as a field at its default.

        Args:
            tables: Arrow tables, or frames that convert to them, by name: see `to_arrow`.

        Raises:
            ArchiveErrors: with every problem, if a row is not a valid record, or the records are
                not consistent.
            InvalidType: if there is no table of a name, or a table is not one.
            MissingExtra: if pyarrow is not installed.

        >>> from diplomacy import Archive
        >>> from diplomacy.fixtures import ARCHIVE
        >>> Archive.from_arrow(ARCHIVE.to_arrow()) == ARCHIVE
        True
        """
        from diplomacy import arrow

        return cls(arrow.decode_tables(tables))

    def to_arrow(self, *, derived: bool = False) -> dict[str, Any]:
        """Return the records as Arrow tables by name, a table for each type.

        The tables are ``sources``, ``leaders``, ``organizations``, ``meetings`` (with summits),
        ``visits``, ``agreements``, ``partnerships``, ``memberships``, ``missions``,
        ``trade_figures``, ``statistics`` and ``statements``. Their columns are the fields: dates
        as EDTF text, several values as lists, parts as structs. Nothing is lost.

        Args:
            derived: whether to add the columns and tables that follow from the records.

        Raises:
            MissingExtra: if pyarrow is not installed.

        >>> from diplomacy.fixtures import ARCHIVE
        >>> ARCHIVE.to_arrow()["agreements"]["parties"][0].as_py()
        ['KR', 'KG']
        """
        from diplomacy import arrow

        return arrow.encode_tables(self, derived=derived)

    def table(self, name: str) -> Any:
        """Return an Arrow table without lists and parts, for frames and other programs.

        The tables of records have the names that `to_arrow` lists. Each date has the columns
        ``_earliest``, ``_latest``, ``_year`` and ``_approximate``; several texts are one, with
        semicolons. The tables of parts are ``agreement_acts``, ``partnership_acts``,
        ``mission_acts``, ``leader_tenures`` and ``citations``. For each type of record there are the
        parties that it is between, such as ``agreement_parties``, and ``agreement_spells``,
        ``partnership_spells`` and ``mission_spells`` have the days on which an agreement was in
        force, a partnership in effect or a mission open, certainly or possibly. ``topics`` counts
        records.

        Raises:
            InvalidTerm: if there is no such table.
            MissingExtra: if pyarrow is not installed.

        >>> from diplomacy.fixtures import ARCHIVE
        >>> table = ARCHIVE.table("agreements")
        >>> table.select(["id", "stage", "signed_on_latest"]).to_pylist()[0]
        {'id': 'kr-tr-fta', 'stage': 'in-force', 'signed_on_latest': datetime.date(2012, 8, 1)}
        """
        from diplomacy import arrow

        return arrow.flat_table(self, name)

    def to_pandas(self, name: str) -> Any:
        """Return a table, as `table` does, as a data frame of pandas with types of Arrow.

        Raises:
            InvalidTerm: if there is no such table.
            MissingExtra: if pyarrow or pandas is not installed.

        >>> from diplomacy.fixtures import ARCHIVE
        >>> ARCHIVE.to_pandas("agreements").dtypes["signed_on_latest"]
        date32[day][pyarrow]
        """
        from diplomacy import arrow

        return arrow.to_pandas(self.table(name))

    def to_polars(self, name: str) -> Any:
        """Return a table, as `table` does, as a data frame of Polars.

        Raises:
            InvalidTerm: if there is no such table.
            MissingExtra: if pyarrow or polars is not installed.

        >>> from diplomacy.fixtures import ARCHIVE
        >>> ARCHIVE.to_polars("agreements").schema["signed_on_latest"]
        Date
        """
        from diplomacy import arrow

        return arrow.to_polars(self.table(name))

    def dumps(self) -> str:
        r"""Return the text of the file that `write` makes.

        >>> from diplomacy import Archive
        >>> Archive().dumps().count("\n")
        1
        """
        from diplomacy.formats import files

        return files.dumps(self._by_id.values())

    def digest(self) -> str:
        """Return the SHA-256 digest of the records, the same on every machine.

        >>> from diplomacy import Archive
        >>> Archive().digest()
        'sha256:e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855'
        """
        from diplomacy import formats

        return self.memoize("digest", lambda: formats.digest(self._by_id.values()))


@final
class Archive(_Storage):
    """An immutable collection of records, validated as a whole.

    Ids are unique, references resolve, and referenced records are of the right type. A record
    that occurs twice counts once; two different records with one id are an error.

    Iterating gives all records: sources, leaders, organizations, meetings (summits among them),
    visits, agreements, partnerships, memberships, missions, trade figures, statistics, statements,
    each type in order of time. Archives of equal records are equal, whatever the order of the
    records.

    Raises:
        ArchiveErrors: with every problem at once, if the records are not consistent.
        InvalidType: if something is not a record.

    >>> from diplomacy.fixtures import ARCHIVE
    >>> "kepco" in ARCHIVE, ARCHIVE["kepco"].name
    (True, 'Korea Electric Power Corp.')
    >>> Archive(reversed(list(ARCHIVE))) == ARCHIVE
    True
    """

    __slots__ = ()

    # --- queries --------------------------------------------------------------------------------

    def relations(
        self,
        first: str,
        second: str,
        *,
        since: Day | None = None,
        until: Day | None = None,
        topic: Topics | None = None,
        kind: "StatementKind | str | Several[StatementKind | str] | None" = None,
        sections: "str | Several[str] | None" = None,
        without: "str | Several[str] | None" = None,
        order: "Order" = "newest",
        title: str | None = None,
        as_of: Day | None = None,
        continuing: bool = False,
        predecessors: bool = False,
    ) -> "Relations":
        """Return the bilateral brief: everything on record between two sides.

        The brief on a person has the records in which the person took part. *since*, *until*,
        *topic* and *kind* narrow the records: a record without a date is outside every span, one
        without topics is on none. The other arguments are about the printed page.

        Args:
            first: a side: a country, an organization or a person.
            second: the other side.
            since: the first day that the date of a record may be.
            until: the last day that it may be.
            topic: a topic, or several, of which a record has any; narrower ones count.
            kind: a kind of statements, or several; leaves out all other records.
            sections: the sections to print, by their names in `Relations`; None for all.
            without: the sections to leave out.
            order: "newest" if sections begin with the newest entries, or "oldest".
            title: the title to print; None for the names of the sides.
            as_of: the day of printing, with which due dates are compared; None for today.
            continuing: whether to count acts of states that a side continues in law.
            predecessors: whether to count acts of states before a side came from them.

        Raises:
            UnknownParty, AmbiguousCountry, AmbiguousParty, SameParty: as `agreements_between`.
            InvalidDate, InvalidPeriod: if a date is invalid, or the span ends before it starts.
            InvalidId: if a topic is not a slug.
            InvalidTerm: if there is no such kind, section or order.
            UnknownTopic: if no record is on a topic.

        >>> from diplomacy.fixtures import ARCHIVE
        >>> len(ARCHIVE.relations("KR", "TR").meetings)
        4
        >>> len(ARCHIVE.relations("KR", "TR", since="2025", topic="energy").agreements)
        2
        """
        from diplomacy.brief import Relations

        span_test(since, until, certain=False)
        filter_by_topic(self, (), topic)
        return Relations(
            self,
            *queries.resolve_sides(self, first, second),
            continuing,
            predecessors,
            since=since,
            until=until,
            topic=() if topic is None else topic,
            kind=() if kind is None else kind,
            sections=() if sections is None else sections,
            without=() if without is None else without,
            order=order,
            heading=title,
            as_of=as_of,
        )

    # --- provenance -----------------------------------------------------------------------------

    def explain(self, id: str, field: str | None = None) -> "Explanations":
        """Return the citations behind fields, as `diplomacy.provenance.explain` does.

        >>> from diplomacy.fixtures import ARCHIVE
        >>> print(ARCHIVE.explain("2025-11-24-kr-tr-summit", "place"))
        2025-11-24-kr-tr-summit, place: Ankara (stated)
          stated: Caliber.Az, “Turkish, South Korean leaders chart $15 billion partnership path in Ankara summit” [ankara-2025], paragraph 2
            words: “in Ankara”
        """
        from diplomacy import provenance

        return provenance.explain(self, id, field)

    def verify(self, source_id: str, text: str | bytes) -> "Verification":
        """Return the differences of a text from the records, as in `diplomacy.provenance`.

        >>> from diplomacy.fixtures import ARCHIVE
        >>> [str(finding.kind) for finding in ARCHIVE.verify("ankara-2025", b"")]
        ['another-text']
        """
        from diplomacy import provenance

        return provenance.verify(self, source_id, text)

    def conflicts(self) -> "tuple[Conflict, ...]":
        """Return contradictions, as `diplomacy.provenance.find_conflicts` does.

        >>> from diplomacy.fixtures import ARCHIVE
        >>> print(ARCHIVE.conflicts()[1])
        kr-bices and kr-bices-planned, status: participant [2023-07-11..] and planned: participant cannot both be true.
        """
        from diplomacy import provenance

        return Answer(provenance.find_conflicts(self), self)

    def cite(self, id: str | None = None) -> str:
        """Return a BibTeX reference for a source, a record's sources, or the archive.

        >>> from diplomacy.fixtures import ARCHIVE
        >>> ARCHIVE.cite("ankara-2025").splitlines()[0]
        '@misc{ankara-2025,'
        """
        from diplomacy import provenance

        if id is None:
            return provenance.cite_data(self, self.digest())
        return provenance.cite(self, id)

    # --- other archives made from this one ------------------------------------------------------

    diff: Final = differences.diff
    merge: Final = merging.merge
    merge_report: Final = merging.merge_report
    renamed: Final = merging.renamed

    def __or__(self, other: "Archive") -> "Archive":
        """Return the records of both archives as one; see `merge`."""
        return Archive.merge(self, other) if isinstance(other, Archive) else NotImplemented

    def replace(self, record: Record) -> "Archive":
        """Return an archive in which *record* replaces the one with its id.

        Raises:
            UnknownRecord: if there is none with that id.
            ArchiveErrors: if the new archive is not consistent.
            InvalidType: if it is not a record.

        >>> import attrs
        >>> from diplomacy import Organization
        >>> from diplomacy.fixtures import ARCHIVE
        >>> mikta = ARCHIVE.get(Organization, "mikta")
        >>> changed = ARCHIVE.replace(attrs.evolve(mikta, short_name="the five"))
        >>> changed.get(Organization, "mikta").short_name, mikta.short_name
        ('the five', None)
        """
        if not isinstance(record, Record):
            raise InvalidType(record, "a record")
        return Archive((self._by_id | {self[record.id].id: record}).values())

    def without(self, id: str) -> "Archive":
        """Return an archive without the record of this *id*.

        Raises:
            UnknownRecord: if there is none with that id.
            ArchiveErrors: with each record that refers to it, if any does.

        >>> from diplomacy.fixtures import ARCHIVE
        >>> len(ARCHIVE) - len(ARCHIVE.without("kr-tr-fta"))
        1
        """
        removed = self[id]
        return Archive(record for record in self._by_id.values() if record is not removed)

    def from_source(self, id: str) -> "Archive":
        """Return the records that cite a source, with all records that they refer to.

        Raises:
            UnknownRecord: if there is no such source.

        >>> from diplomacy.fixtures import ARCHIVE
        >>> len(ARCHIVE.from_source("vilnius-2023").summits)
        10
        """
        self.get(Source, id)
        pending: list[Record] = [
            record
            for record in self
            if not isinstance(record, Source) and any(c.source == id for c in record.citations)
        ]
        found: dict[str, Record] = {id: self[id]}
        while pending:
            record = pending.pop()
            if record.id not in found:
                found[record.id] = record
                pending.extend(
                    self._by_id[reference.id] for reference in integrity.iter_references(record)
                )
        return Archive(found.values())

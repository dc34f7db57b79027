"""Mappings of the rows of a register to records."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from types import MappingProxyType
from typing import Any, NamedTuple, TypeAlias, final

import attrs

from diplomacy.archive import Archive
from diplomacy.errors import InvalidMapping, InvalidType
from diplomacy.importing.cells import Cell, slug
from diplomacy.importing.guess import check_needed, to_cells
from diplomacy.importing.options import (
    names_of,
    to_markers,
    to_order,
    to_pair,
    to_patterns,
    to_tests,
)
from diplomacy.importing.report import Report
from diplomacy.importing.rows import Data
from diplomacy.records import RECORD_TYPES
from diplomacy.sources import Source

__all__ = ["Imported", "Progress", "Records", "Register", "Rows"]

Progress: TypeAlias = Callable[[int, int], object]
"""A function that is called from time to time with the work done and in total."""


class Imported(NamedTuple):
    """The result of an import.

    Attributes:
        archive: the records, with the sources of the tables.
        report: the outcome of every row.
    """

    archive: Archive
    report: Report


@final
@attrs.frozen(eq=False, repr=False)
class Rows:
    """The part of a mapping that is about the rows of one table.

    Attributes:
        fields: the cell of each field, or a list of cells for a field with several values; a
            column represents the cell of the type of its field.
        table: the id of the source of the table; None if the register has one table only.
        key: a template such as "{treatyID}", or a cell; the rows with the same key describe one
            record. None if each row describes a record.
        else_key: the template of a second key, for a row whose key no row of the first table has,
            or several templates, which are tried in order. A key that several records share does
            not count.
        alone: whether rows of a joined table whose keys no row of the first table has describe a
            record by themselves; otherwise they are rejected.
        keep: columns whose text goes into `extra`.
        variants: columns whose text may differ from row to row, such as the title of a treaty in
            two languages; the first is the value of the field, and others go into `extra`. In other
            columns, a value that differs from that of an earlier row is a contradiction.
        patterns: regular expressions of columns; each named group becomes a column, such as "office"
            and "name" for r"(?P<office>President|King) (?P<name>.+)". The columns that *unpivot* makes
            may have one as well.
        unpivot: the names of two columns, for a table with a column for each thing: each cell of a
            column that the mapping does not name makes a row, with the name of its column in the
            first and its text in the second. If *where* has a test of the first, columns that it
            rejects are not read.
        where: the texts of columns that select rows, or a regular expression that is found in them;
            the other rows are left out.
        spells: a column of years, and a template of the columns that are the same throughout a
            spell, such as ("year", "{state} {body}"), for a table with a row for each year. The
            rows of years that follow one another make one, with the columns "first year" and "last
            year", and "before year" and "after year" for the neighbouring years of the table, empty
            at its ends. If the table has every fifth year only, or begins so, these years follow
            one another.
        each: a column with several values, each of which makes a record, and their separator.
        pairs: a column with several values, each two of which make a record, and their separator.
            Cells then name its first and second value with the columns "COLUMN 1" and "COLUMN 2".
        row_pairs: a column, and a template of the columns that the rows of a group share, such as
            ("member", "{alliance}"). Each two rows of a group that differ in the column make one,
            with the columns "COLUMN 1" and "COLUMN 2" of every column of the table; a column
            without a number is that of the first. A row that differs from no other is left out.
    """

    fields: Mapping[str, Any]
    table: str | None = None
    key: str | Cell | None = None
    else_key: str | Sequence[str] = ()
    alone: bool = False
    keep: tuple[str, ...] = attrs.field(default=(), converter=names_of)
    variants: tuple[str, ...] = attrs.field(default=(), converter=names_of)
    patterns: Mapping[str, str] = attrs.field(default=MappingProxyType({}), converter=to_patterns)
    unpivot: tuple[str, str] | None = attrs.field(default=None, converter=to_pair)
    where: Mapping[str, str | Iterable[str]] = attrs.field(
        default=MappingProxyType({}), converter=to_tests
    )
    spells: tuple[str, str] | None = attrs.field(default=None, converter=to_pair)
    each: tuple[str, str] | None = attrs.field(default=None, converter=to_pair)
    pairs: tuple[str, str] | None = attrs.field(default=None, converter=to_pair)
    row_pairs: tuple[str, str] | None = attrs.field(default=None, converter=to_pair)


@final
class Records:
    """The part of a mapping that is about the records of one type.

    Attributes:
        kind: the class of the records.
        id: the cell of the id; a template such as "treaty {No}" becomes a slug.
        rows: the mapping of each table; the values of an earlier table take precedence.
    """

    kind: Any
    id: Cell
    rows: tuple[Rows, ...]

    def __init__(
        self,
        kind: type[Any],
        id: str | Cell,
        fields: Mapping[str, Any],
        *,
        joined: Iterable[Rows] = (),
        **options: Any,
    ) -> None:
        """Describe records of a class.

        Args:
            kind: the class of the records.
            id: the template of the id, such as "treaty {No}", or its cell. In it, "{line}" is the line
                of the row, if the table has no such column.
            fields: see `Rows`.
            joined: the rows of other tables that describe the same records.
            options: the other attributes of `Rows`, for the first table.

        Raises:
            InvalidMapping: if the class has no such field, if one that it needs is not mapped, or
                if a joined table has no key.
            InvalidType: if *kind* is not the class of a record.
        """
        if kind not in RECORD_TYPES[1:]:
            raise InvalidType(kind, "the class of a record, such as Agreement")
        rows = (Rows(fields, **options), *joined)
        for described in rows:
            for name, given in described.fields.items():
                for cell in _listed(given):
                    to_cells(kind, {name: cell})
            if len(rows) > 1 and described.key is None:
                raise InvalidMapping("A joined table needs a key, such as key='{treaty}'.")
        check_needed(kind, {name for described in rows for name in described.fields})
        cell = slug(id) if isinstance(id, str) else id
        self.kind = kind
        self.id = cell
        self.rows = rows


def _listed(given: Cell | str | Sequence[Cell | str]) -> Sequence[Cell | str]:
    return [given] if isinstance(given, (Cell, str)) else given


@final
class Register:
    """A mapping: the tables of a register, and the records that their rows describe.

    Attributes:
        sources: the source of each table.
        records: the records that the rows describe.
        ignore: the columns that are left out on purpose; in "code_*", the star is any text. A column
            that the mapping reads is read nevertheless.
        order: the order of the numbers of dates: "dmy", "mdy" or "ymd"; None if only dates with one
            reading are accepted.
        missing: texts that represent an empty cell, such as "n.d.".

    >>> from diplomacy import Agreement, Source
    >>> from diplomacy.importing import Records, Register, act
    >>> register = Register(
    ...     Source(id="treaties"),
    ...     Records(Agreement, "treaty {No}", {"title": "Title", "history": act("signed", "Signed")}),
    ...     order="dmy",
    ... )
    >>> archive, report = register.read([{"No": "7", "Title": "On ports", "Signed": "3/4/2031"}])
    >>> archive["treaty-7"].signed_on, report.held
    (PartialDate('2031-04-03'), 1)
    """

    sources: tuple[Source, ...]
    records: tuple[Records, ...]
    ignore: frozenset[str]
    order: str | None
    missing: frozenset[str]

    def __init__(
        self,
        sources: Source | Iterable[Source],
        *records: Records,
        ignore: Iterable[str] = (),
        order: str | None = None,
        missing: Iterable[str] = (),
    ) -> None:
        """Describe a register.

        Args:
            sources: the source of its table, or of each of its tables.
            records: the records that its rows describe.
            ignore: see `Register`.
            order: see `Register`.
            missing: see `Register`.

        Raises:
            InvalidMapping: if a table has no source, or rows do not name one of several tables.
        """
        found = (sources,) if isinstance(sources, Source) else tuple(sources)
        ids = [source.id for source in found]
        for described in [rows for plan in records for rows in plan.rows]:
            if (described.table or (ids[0] if len(ids) == 1 else None)) not in ids:
                raise InvalidMapping(
                    f"Rows of the table {described.table!r} have no source. Name one of "
                    f"{', '.join(map(repr, ids))} as their table."
                )
        self.sources = found
        self.records = records
        self.ignore = to_markers(ignore)
        self.order = to_order(order)
        self.missing = to_markers(missing)

    def read(self, data: Data, *, progress: Progress | None = None) -> Imported:
        """Return the records of a register, and the outcome of every row.

        Args:
            data: the table: the path of a CSV file, a frame of pandas, polars or Arrow, or
                dictionaries. If the register has several tables, a dictionary of them by the ids
                of their sources.
            progress: called from time to time with the number of rows that have been read, and of
                all rows; those of a table that describes records of two types count twice.

        Raises:
            InvalidMapping: if a table or a column that the mapping names does not exist.
            InvalidType: if *data* is not a table.
            InvalidText: if a file is not UTF-8.
            MissingExtra: if it is a frame, and narwhals is not installed.
            OSError: if a file cannot be read.
        """
        from diplomacy.importing.reading import read_register

        return read_register(self, data, progress)

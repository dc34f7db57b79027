"""Drafts: records in the making, with the rows that support their fields."""

from collections.abc import Callable, Mapping, Sequence
from operator import methodcaller
from typing import Any, Final, TypeAlias, cast

from diplomacy.errors import DiplomacyError
from diplomacy.importing.building import Builder
from diplomacy.importing.cells import (
    Cell,
    fields_of,
    is_several,
    kind_of,
    make_slug,
    needed_fields,
)
from diplomacy.importing.guess import to_cell
from diplomacy.importing.log import Log, Use
from diplomacy.importing.mapping import Rows
from diplomacy.importing.report import ImportFindingKind
from diplomacy.importing.rows import Row
from diplomacy.importing.shapes import JoinedRow
from diplomacy.records import Agreement
from diplomacy.sources import Citation

__all__ = ["Draft", "Plan", "single_fields"]

_INCOMPLETE: Final = "The rows name fewer than two parties, or one that is not read."
_PAIR: Final = 2
_MIN_TEXTS: Final = 1 << 10
_MAX_TEXTS: Final = 1 << 16
_UNORDERED: Final = frozenset({"identifiers", "roles"})
"""The fields whose values are cited together."""

_Values: TypeAlias = tuple[tuple[Any, tuple[tuple[str, str | None], ...]], ...]
"""Values as their field stores them, with the paths below each that a row supports, and notes."""


def single_fields(kind: type[Any]) -> frozenset[str]:
    """Return the fields of a draft that have one value, in their stored form."""
    names = fields_of(kind).keys() - {"id", "extra"}
    return frozenset(name for name in names if not is_several(kind, name))


class Plan:
    """The cells of the fields of records, as one table describes them.

    Attributes:
        kind: the class of the records.
        columns: the columns that the cells read.
    """

    def __init__(self, kind: type[Any], rows: Rows) -> None:
        self.kind = kind
        self._keep = rows.keep
        self._variants = rows.variants
        self._fields: list[_Field] = []
        for name, given in rows.fields.items():
            listed: Sequence[Cell | str] = [given] if isinstance(given, (Cell, str)) else given
            self._fields += [_Field(kind, name, to_cell(kind, name, cell)) for cell in listed]
        self.columns: set[str] = {column for field in self._fields for column in field.cell.columns}

    def read(self, row: Row, draft: "Draft", log: Log) -> None:
        """Add the values in a row to a draft."""
        draft.rows.append(row)
        lines: tuple[int, ...] = (row.line,)
        joined = row if isinstance(row, JoinedRow) else None
        if joined is not None:
            log.within.setdefault(draft.id, []).extend((row.table, line) for line in joined.lines)
        for field in self._fields:
            if joined is not None:
                lines = joined.lines_of(field.cell.columns)
            faults = log.faults
            for value, cited in field.read(row, log):
                if not draft.put(row.table, lines, field.name, value, cited, field.several):
                    self._report_difference(row, field, draft, log)
            if log.faults > faults:
                draft.unread.add(field.name)
        for column in self._keep:
            if row[column]:
                draft.keep(row, column)

    def settle(self, log: Log) -> None:
        """Count the labels and markers of cells that were read once and recurred."""
        for field in self._fields:
            field.settle(log)

    def _report_difference(self, row: Row, field: "_Field", draft: "Draft", log: Log) -> None:
        """Store a value that differs from an earlier row if it may be a variant, or report it."""
        if field.column in self._variants:
            draft.keep_variant(row, field.column)
        else:
            reason = f"An earlier row has {draft[field.name]}."
            log.fault(row, field.column, row[field.column], "contradiction", reason)


class _Known:
    """The values of cells with certain texts.

    Attributes:
        values: the values.
        uses: the labels and markers in the cells.
        repeats: how often the same texts recurred.
    """

    __slots__ = ("repeats", "uses", "values")

    def __init__(self, values: _Values, uses: tuple[Use, ...]) -> None:
        self.values = values
        self.uses = uses
        self.repeats = 0


class _Field:
    """A field that a cell fills.

    The values depend only on the texts of its columns, so equal texts are read once. If few texts
    recur, they are not cached.

    Attributes:
        name: the name of the field.
        cell: the cell.
        several: whether the field has several values.
        column: the first column of the cell, or "".
    """

    def __init__(self, kind: type[Any], name: str, cell: Cell) -> None:
        self.name = name
        self.cell = cell
        self.several = is_several(kind, name)
        self.column = next(iter(cell.columns), "")
        self._convert: Callable[[Any], Any] = cast("Any", fields_of(kind)[name]).converter
        self._texts_of = _texts_getter(cell.columns)
        self._known: dict[Any, _Known] = {}
        self._remembers = True

    def read(self, row: Row, log: Log) -> _Values:
        """Return the values in a row."""
        if not self._remembers:
            return self._read(row, log)
        texts = self._texts_of(row.cells)
        found = self._known.get(texts)
        if found is None:
            return self._read_new(texts, row, log)
        found.repeats += 1
        return found.values

    def settle(self, log: Log) -> None:
        """Count the labels and markers of cells that were read once and recurred."""
        for found in self._known.values():
            for use in found.uses:
                log.uses[use] += found.repeats
        self._known.clear()

    def _read_new(self, texts: Any, row: Row, log: Log) -> _Values:
        faults, log.noted = log.faults, []
        values, uses = self._read(row, log), tuple(log.noted)
        log.noted = None
        if log.faults == faults and len(self._known) < _MAX_TEXTS:
            self._known[texts] = _Known(values, uses)
        if len(self._known) == _MIN_TEXTS:
            repeats = sum(found.repeats for found in self._known.values())
            self._remembers = repeats >= _MIN_TEXTS
            if not self._remembers:
                self.settle(log)
        return values

    def _read(self, row: Row, log: Log) -> _Values:
        found: list[tuple[Any, tuple[tuple[str, str | None], ...]]] = []
        for value, cited in self.cell.read(row, log):
            try:
                found.append((self._to_stored(value), cited))
            except DiplomacyError as error:
                log.fault(row, self.column, row[self.column], kind_of(error), str(error))
        return tuple(found)

    def _to_stored(self, value: Any) -> Any:
        """Return a value in its stored form; one of several is converted with the others."""
        if not self.several:
            return self._convert(value)
        return next(iter(self._convert([value]))) if type(value) is str else value


def _texts_getter(columns: tuple[str, ...]) -> Callable[[Mapping[str, str]], Any]:
    """Return a function that returns the texts of some columns as one key."""
    if len(columns) == 1:
        return methodcaller("get", columns[0])

    def texts_of(cells: Mapping[str, str]) -> tuple[str | None, ...]:
        return tuple(map(cells.get, columns))

    return texts_of


class Draft:
    """A record in the making.

    Attributes:
        id: its id; "" if its row has none.
        rows: the rows that describe it.
        unread: the fields of which a cell could not be read.
    """

    __slots__ = ("_builder", "_cited", "_extra", "_parts", "_values", "id", "rows", "unread")

    def __init__(self, builder: Builder, id: str) -> None:
        self.id: str = id
        self.rows: list[Row] = []
        self.unread: set[str] = set()
        self._builder = builder
        self._values: dict[str, Any] = {}
        self._parts: dict[str, dict[Any, int]] = {}
        self._extra: dict[str, str] = {}
        self._cited: dict[tuple[str, int, str | None], dict[str, None]] = {}

    def __getitem__(self, name: str) -> Any:
        """Return the value of a field that has one."""
        return self._values[name]

    def put(
        self,
        table: str,
        lines: tuple[int, ...],
        name: str,
        value: Any,
        cited: tuple[tuple[str, str | None], ...],
        several: bool,
    ) -> bool:
        """Add a value of some lines, and return whether it agrees with earlier rows."""
        path = name
        if several:
            parts = self._parts.setdefault(name, {})
            index = parts.setdefault(value, len(parts))
            if name not in _UNORDERED:
                path = f"{name}[{index}]"
        elif self._values.setdefault(name, value) != value:
            return (
                name == "name"
                and self._is_respelt(value)
                and self.put(table, lines, "other_names", value, cited, several=True)
            )
        if name == "identifiers":
            return True
        for below, note in cited:
            for line in lines:
                self._cited.setdefault((table, line, note), {})[path + below] = None
        return True

    def _is_respelt(self, name: str) -> bool:
        """Return whether a name is another spelling of the one that is known."""
        known = make_slug(self._values["name"])
        return "other_names" in fields_of(self._builder.kind) and make_slug(name) == known

    def keep(self, row: Row, column: str) -> None:
        """Store a cell in `extra` by its column, with the line if an earlier row differs."""
        if self._extra.setdefault(column, row[column]) != row[column]:
            self._extra[f"{column}, line {row.line}"] = row[column]

    def keep_variant(self, row: Row, column: str) -> None:
        """Store a cell in `extra` as `keep` does, unless an earlier row has the same text."""
        texts = (text for key, text in self._extra.items() if key.partition(", line ")[0] == column)
        if row[column] not in texts:
            self.keep(row, column)

    def build(self, log: Log) -> list[Any]:
        """Return the record, or None if it cannot be made."""
        if not self.id:
            self._refuse(log, "missing-value", "The row has no id.")
            return []
        kind = self._builder.kind
        if kind is Agreement and "parties_complete" not in self._values:
            self._count_parties()
        fields: dict[str, Any] = {"id": self.id, **self._values}
        for name, parts in self._parts.items():
            fields[name] = tuple(parts)
        if self._extra:
            fields["extra"] = self._extra
        fields["citations"] = self._cite(log)
        lacking = needed_fields(kind) - fields.keys()
        if lacking:
            reason = f"{kind.__name__} needs {', '.join(sorted(lacking))}."
            self._refuse(log, "missing-value", reason)
            return []
        try:
            return [self._builder.build(fields)]
        except DiplomacyError as error:
            self._refuse(log, "invalid-record", str(error))
            return []

    def _cite(self, log: Log) -> list[Citation]:
        """Return the citations, including those of rows that only repeat the values of others."""
        citations = list[Citation]()
        for (table, line, note), paths in self._cited.items():
            fields: dict[str, Any] = {"source": table, "paragraph": line, "fields": (*paths,)}
            if note is not None:
                fields |= {"basis": "inferred", "note": note}
            citations.append(log.build(Citation, fields))
        return citations

    def _count_parties(self) -> None:
        """Set `parties_complete` to False if a party was not read, or fewer than two are known."""
        complete = "parties" not in self.unread and len(self._parts.get("parties", ())) >= _PAIR
        if not complete and self.rows:
            row = self.rows[0]
            self._values["parties_complete"] = False
            cited = self._cited.setdefault((row.table, row.line, _INCOMPLETE), {})
            cited["parties_complete"] = None

    def _refuse(self, log: Log, kind: ImportFindingKind, reason: str) -> None:
        log.record = self.id
        for row in self.rows:
            for line in row.lines if isinstance(row, JoinedRow) else (row.line,):
                log.fault(Row(row.table, line, {}), "", "", kind, reason)
        log.record = ""

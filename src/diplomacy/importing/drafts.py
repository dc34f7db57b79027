"""Drafts: records in the making, and which row says what of them."""

from collections.abc import Mapping, Sequence
from typing import Any, Final, cast

from diplomacy.errors import DiplomacyError
from diplomacy.importing.cells import (
    Cell,
    Reading,
    fields_of,
    is_several,
    kind_of,
    make_slug,
    needed_fields,
)
from diplomacy.importing.guess import to_cell
from diplomacy.importing.log import Log
from diplomacy.importing.mapping import Rows
from diplomacy.importing.report import ImportFindingKind
from diplomacy.importing.rows import Row
from diplomacy.importing.shapes import JoinedRow
from diplomacy.records import Agreement
from diplomacy.sources import Citation

__all__ = ["Draft", "Plan"]

_INCOMPLETE: Final = "The rows name fewer than two parties, or one that is not read."
_PAIR: Final = 2
_MAX_CONVERTED: Final = 1 << 16


class Plan:
    """The cells of the fields of records, as one table describes them.

    Attributes:
        columns: the columns that they read.
    """

    def __init__(self, kind: type[Any], rows: Rows) -> None:
        self._keep = rows.keep
        self._variants = rows.variants
        self._converted: dict[tuple[str, str], Any] = {}
        self._fields: list[tuple[str, bool, Any, list[Cell]]] = []
        known = cast("Mapping[str, Any]", fields_of(kind))
        for name, given in rows.fields.items():
            listed: Sequence[Cell | str] = [given] if isinstance(given, (Cell, str)) else given
            cells = [to_cell(kind, name, cell) for cell in listed]
            self._fields.append((name, is_several(kind, name), known[name].converter, cells))
        self.columns: set[str] = {
            column for _, _, _, cells in self._fields for cell in cells for column in cell.columns
        }

    def read(self, row: Row, draft: "Draft", log: Log) -> None:
        """Add what a row says to a draft."""
        draft.rows.append(row)
        lines: tuple[int, ...] = (row.line,)
        joined = row if isinstance(row, JoinedRow) else None
        if joined is not None:
            log.within.setdefault(draft.id, []).extend((row.table, line) for line in joined.lines)
        for name, several, convert, cells in self._fields:
            for cell in cells:
                if joined is not None:
                    lines = joined.lines_of(cell.columns)
                faults = log.faults
                for reading in cell.read(row, log):
                    value = reading.value
                    if type(value) is str:
                        try:
                            value = self._convert(name, value, convert, several=several)
                        except DiplomacyError as error:
                            column = cell.columns[0] if cell.columns else ""
                            log.fault(row, column, row[column], kind_of(error), str(error))
                            continue
                    if not draft.put(row.table, lines, name, value, reading, several=several):
                        self._report_difference(row, name, cell, draft, log)
                if log.faults > faults:
                    draft.unread.add(name)
        for column in self._keep:
            if row[column]:
                draft.keep(row, column)

    def _report_difference(self, row: Row, name: str, cell: Cell, draft: "Draft", log: Log) -> None:
        """Keep a value that an earlier row has otherwise if it is a variant, or report it."""
        column = next(iter(cell.columns), "")
        if column in self._variants:
            draft.keep_variant(row, column)
        else:
            reason = f"An earlier row has {draft[name]}."
            log.fault(row, column, row[column], "contradiction", reason)

    def _convert(self, name: str, value: str, convert: Any, *, several: bool) -> Any:
        """Return a text as its field stores it; the texts of most fields recur."""
        converted = self._converted.get((name, value))
        if converted is None:
            converted = next(iter(convert([value]))) if several else convert(value)
            if len(self._converted) < _MAX_CONVERTED:
                self._converted[name, value] = converted
        return converted


class Draft:
    """A record in the making.

    Attributes:
        id: its id; "" if its row has none.
        rows: the rows that describe it.
        unread: the fields of which a cell could not be read.
    """

    def __init__(self, kind: Any, id: str) -> None:
        self.kind = kind
        self.id = id
        self.rows: list[Row] = []
        self.unread: set[str] = set()
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
        reading: Reading,
        *,
        several: bool,
    ) -> bool:
        """Add a value of some lines, and return whether it agrees with that of an earlier row."""
        path = name
        if several:
            parts = self._parts.setdefault(name, {})
            if name not in ("roles", "identifiers"):
                path = f"{name}[{parts.setdefault(value, len(parts))}]"
            else:
                parts.setdefault(value, len(parts))
        elif self._values.setdefault(name, value) != value:
            return (
                name == "name"
                and self._is_respelt(value)
                and self.put(table, lines, "other_names", value, reading, several=True)
            )
        if name == "identifiers":
            return True
        for below, note in reading.cited:
            for line in lines:
                self._cited.setdefault((table, line, note), {})[f"{path}{below}"] = None
        return True

    def _is_respelt(self, name: str) -> bool:
        """Return whether a name is another spelling of the one that is known."""
        known = make_slug(self._values["name"])
        return "other_names" in fields_of(self.kind) and make_slug(name) == known

    def keep(self, row: Row, column: str) -> None:
        """Keep a cell in `extra`, under its column, with the line if an earlier row differs."""
        if self._extra.setdefault(column, row[column]) != row[column]:
            self._extra[f"{column}, line {row.line}"] = row[column]

    def keep_variant(self, row: Row, column: str) -> None:
        """Keep a cell in `extra` as `keep` does, unless an earlier row has the same text."""
        texts = (text for key, text in self._extra.items() if key.partition(", line ")[0] == column)
        if row[column] not in texts:
            self.keep(row, column)

    def build(self, log: Log) -> list[Any]:
        """Return the record, or nothing if it cannot be made."""
        if not self.id:
            self._refuse(log, "missing-value", "The row has no id.")
            return []
        if self.kind is Agreement and "parties_complete" not in self._values:
            self._count_parties()
        fields: dict[str, Any] = {"id": self.id, **self._values}
        for name, parts in self._parts.items():
            fields[name] = tuple(parts)
        if self._extra:
            fields["extra"] = self._extra
        fields["citations"] = self._cite(log)
        lacking = needed_fields(self.kind) - fields.keys()
        if lacking:
            reason = f"{self.kind.__name__} needs {', '.join(sorted(lacking))}."
            self._refuse(log, "missing-value", reason)
            return []
        try:
            return [log.build(self.kind, fields)]
        except DiplomacyError as error:
            self._refuse(log, "invalid-record", str(error))
            return []

    def _cite(self, log: Log) -> list[Citation]:
        """Return the citations; a row that only repeats what others say is cited as well."""
        return [
            log.build(
                Citation,
                {"source": table, "paragraph": line, "fields": tuple(fields)}
                | ({} if note is None else {"basis": "inferred", "note": note}),
            )
            for (table, line, note), fields in self._cited.items()
        ]

    def _count_parties(self) -> None:
        """Say that not all parties are known if a cell of one is unread, or fewer than two are."""
        complete = "parties" not in self.unread and len(self._parts.get("parties", ())) >= _PAIR
        if not complete and self.rows:
            row = self.rows[0]
            self._values["parties_complete"] = False
            cited = self._cited.setdefault((row.table, row.line, _INCOMPLETE), {})
            cited["parties_complete"] = None

    def _refuse(self, log: Log, kind: ImportFindingKind, reason: str) -> None:
        log.record = self.id
        for row in self.rows:
            log.fault(row, "", "", kind, reason)
        log.record = ""

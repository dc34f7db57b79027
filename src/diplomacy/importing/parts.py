"""Cells that are made of cells: parts of records, and alternatives."""

from collections.abc import Callable, Iterable, Mapping
from typing import Any, final

import attrs

from diplomacy.errors import DiplomacyError, InvalidMapping
from diplomacy.importing.cells import (
    Cell,
    Reading,
    constant,
    is_several,
    kind_of,
    needed_fields,
    slug,
)
from diplomacy.importing.guess import check_needed, to_cells
from diplomacy.importing.log import Log
from diplomacy.importing.moments import date
from diplomacy.importing.options import Columns, names_of
from diplomacy.importing.rows import Row
from diplomacy.records import Milestone
from diplomacy.values import Part

__all__ = ["act", "either", "part"]


@final
@attrs.frozen(eq=False)
class _Part(Cell):
    """A part of a record, such as a tenure, with a cell for each of its fields."""

    part: type[Part]
    fields: Mapping[str, Cell]
    led_by: str | None
    needed: frozenset[str]
    several: frozenset[str]

    @property
    def columns(self) -> tuple[str, ...]:
        return tuple(dict.fromkeys(c for cell in self.fields.values() for c in cell.columns))

    def read(self, row: Row, log: Log) -> Iterable[Reading]:
        first = None if self.led_by is None else tuple(self.fields[self.led_by].read(row, log))
        if first == ():
            return ()
        found, failed = dict[str, Any](), list[str]()
        cited = list[tuple[str, str | None]]()
        for name, cell in self.fields.items():
            faults = log.faults
            readings = tuple(cell.read(row, log)) if first is None or name != self.led_by else first
            if readings:
                values = tuple(reading.value for reading in readings)
                found[name] = values if name in self.several else values[0]
                cited += [(name, reading.cited[0][1]) for reading in readings]
            elif log.faults > faults:
                failed.append(name)
        lacking = self.needed - found.keys()
        if not found or (lacking and not failed):
            return self._lack([name for name in self.fields if name in lacking], found, row, log)
        if failed and self.needed & {*failed}:
            return self._lack([name for name in failed if name in self.needed], found, row, log)
        return self._build(found, cited, row, log)

    def _lack(
        self, lacking: list[str], found: Mapping[str, Any], row: Row, log: Log
    ) -> Iterable[Reading]:
        """Report the cells that are lost with a part that lacks a required field."""
        for name in found:
            for column in self.fields[name].columns[:1]:
                if lacking and row[column]:
                    reason = f"{self.part.__name__} needs {', '.join(lacking)}, which is not read."
                    log.fault(row, column, row[column], "missing-value", reason)
        return []

    def _build(
        self, found: dict[str, Any], cited: list[tuple[str, str | None]], row: Row, log: Log
    ) -> Iterable[Reading]:
        try:
            value = log.build(self.part, found)
        except DiplomacyError as error:
            column = next(iter(self.columns), "")
            log.fault(row, column, row[column], kind_of(error), str(error))
            return []
        if all(note is None for _, note in cited):
            return [Reading(value, (("", None),))]
        return [Reading(value, tuple(dict.fromkeys((f".{path}", note) for path, note in cited)))]


def part(kind: type[Part], /, *, only_with: str | None = None, **fields: Cell | str) -> Cell:
    """Return a cell that is a part of a record, such as a participant or a stop.

    Args:
        kind: the class of the part.
        only_with: the field without which a row has no such part; nothing is reported then.
        fields: the cell of each field, or a column.

    Raises:
        InvalidMapping: if the part has no such field, or if a required field is missing.
    """
    cells = to_cells(kind, fields)
    check_needed(kind, cells)
    if only_with is not None and only_with not in cells:
        raise InvalidMapping(f"only_with={only_with!r} is not among the fields {', '.join(cells)}.")
    several = frozenset(name for name in cells if is_several(kind, name))
    return _Part(kind, cells, only_with, needed_fields(kind), several)


def act(
    stage: str | Cell,
    on: Columns | Cell,
    *,
    party: Cell | str | None = None,
    planned: bool = False,
) -> Cell:
    """Return a cell that is an act of an agreement or a partnership.

    A row without a date has no act. Acts may be in any order.

    Args:
        stage: a `diplomacy.Stage`, or the cell of it.
        on: the column of its date, or the cell of it.
        party: the cell of the party that acted, or its column; None if all acted.
        planned: whether it is planned.
    """
    fields: dict[str, Cell | str] = {
        "stage": stage if isinstance(stage, Cell) else constant(stage, None),
        "date": on if isinstance(on, Cell) else date(*names_of(on)),
        **({} if party is None else {"party": party}),
        **({"planned": constant(True, None)} if planned else {}),
    }
    cells = to_cells(Milestone, fields)
    return _Part(Milestone, cells, "date", frozenset(cells) - {"planned"}, frozenset())


@final
@attrs.frozen(eq=False)
class _Either(Cell):
    """The first of several cells that is not empty; a column by itself is the text of an id."""

    given: tuple[Cell | str, ...]
    cells: tuple[Cell, ...] = attrs.field(
        init=False, default=attrs.Factory(lambda self: tuple(map(_to_cell, self.given)), True)
    )

    @property
    def columns(self) -> tuple[str, ...]:
        return tuple(dict.fromkeys(c for cell in self.cells for c in cell.columns))

    def complete(self, make: Callable[[str], Cell]) -> Cell:
        made = (make(cell) if isinstance(cell, str) else cell for cell in self.given)
        return _Either(tuple(cell.complete(make) for cell in made))

    def read(self, row: Row, log: Log) -> Iterable[Reading]:
        for cell in self.cells:
            faults = log.faults
            readings = [*cell.read(row, log)]
            if readings or log.faults > faults:
                return readings
        return []


def _to_cell(given: Cell | str) -> Cell:
    return slug(f"{{{given}}}") if isinstance(given, str) else given


def either(*cells: Cell | str) -> Cell:
    """Return a cell that is the first non-empty one of several cells or columns."""
    return _Either(cells)

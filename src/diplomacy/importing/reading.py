"""Reading of tables: rows become drafts of records, and drafts an archive and a report."""

import re
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Any, Final, TypeAlias, cast

from attrs import evolve

from diplomacy.archive import Archive
from diplomacy.errors import ArchiveErrors, InvalidMapping
from diplomacy.formats.files import gc_paused
from diplomacy.importing.building import Builder
from diplomacy.importing.cells import Cell, fill, make_slug, template
from diplomacy.importing.drafts import Draft, Plan, single_fields
from diplomacy.importing.log import Log
from diplomacy.importing.mapping import Imported, Progress, Records, Register, Rows
from diplomacy.importing.options import names_of
from diplomacy.importing.report import Report, Status
from diplomacy.importing.rows import LINE, Data, Row, Sheet, read_sheet
from diplomacy.importing.shapes import shape_rows, shaping_columns, unpivoted_columns
from diplomacy.sources import Source

__all__ = ["columns_of_table", "read_register"]

_SINGLE: Final = 1
_TELL_APART: Final = (
    "Add a column that tells them apart, or {line}, to the template of the id, or give a key to rows "
    "that describe one record."
)
_STEP: Final = 1000

_Place: TypeAlias = tuple[str, int]
_IterRows: TypeAlias = Callable[[str], Iterable[Row]]


def read_register(register: Register, data: Data, progress: Progress | None = None) -> Imported:
    """Return the records of a register, and the report on its rows."""
    with gc_paused(pause=True):
        return _read(register, data, progress)


def _read(register: Register, data: Data, progress: Progress | None) -> Imported:
    sheets = _read_sheets(register, data)
    register = _with_ignored_columns(register, sheets)
    _check_columns(register, sheets)
    unread = _count_unread(register, sheets)
    lines = {table: len({row.line for row in sheet.rows}) for table, sheet in sheets.items()}
    iter_rows = _row_iterator(register, sheets, progress)
    log = Log(register.order, register.missing)
    statuses = dict[_Place, Status]()
    records = list[Any]()
    for plan in register.records:
        records += _read_records(plan, register, sheets, log, statuses, iter_rows)
    sources = [
        source
        if sheets[source.id].digest is None
        else evolve(source, digest=sheets[source.id].digest)
        for source in register.sources
    ]
    records = _distinct([*sources, *log.organizations.values(), *records], log)[len(sources) :]
    archive = _build_archive(sources, records, log)
    statuses.update((place, "refused") for places in log.within.values() for place in places)
    for record in records:
        if record.id in archive and record.id not in log.organizations:
            cited = ((citation.source, citation.paragraph) for citation in record.citations)
            for place in (*cited, *log.within.get(record.id, ())):
                if place in statuses:
                    statuses[place] = "held"
    return Imported(archive, _build_report(register, log, statuses, unread, lines))


def _read_sheets(register: Register, data: Data) -> dict[str, Sheet]:
    ids = [source.id for source in register.sources]
    tables: Mapping[str, Data] = cast("dict[str, Data]", data) if isinstance(data, dict) else {}
    if len(ids) == _SINGLE and tables.keys() != {*ids}:
        return {ids[0]: read_sheet(ids[0], data)}
    if tables.keys() != {*ids}:
        raise InvalidMapping(f"Pass a dictionary of the tables {', '.join(map(repr, ids))}.")
    return {id: read_sheet(id, tables[id]) for id in ids}


def _with_ignored_columns(register: Register, sheets: Mapping[str, Sheet]) -> Register:
    """Return the register with the columns of its tables that it ignores; "*" is any text."""
    texts = (re.escape(name).replace(r"\*", ".*") for name in register.ignore)
    patterns = re.compile("|".join(texts))
    columns = {column for sheet in sheets.values() for column in sheet.columns}
    return Register(
        register.sources,
        *register.records,
        ignore=filter(patterns.fullmatch, columns) if register.ignore else (),
        order=register.order,
        missing=register.missing,
    )


def _table_of(rows: Rows, register: Register) -> str:
    return rows.table or register.sources[0].id


def _columns_of(plan: Records, rows: Rows) -> set[str]:
    """Return the columns of a table that a plan reads."""
    compiled = Plan(plan.kind, rows)
    found = {*compiled.columns, *rows.keep, *rows.variants}
    for key in (rows.key, *names_of(rows.else_key)):
        if key is not None:
            found |= {*(template(key) if isinstance(key, str) else key).columns}
    if rows is plan.rows[0]:
        found |= {*plan.id.columns} - {LINE}
    read, made = shaping_columns(rows)
    if rows.row_pairs is not None:
        found = {re.sub(" [12]$", "", column) for column in found}
    return (found - made) | read


def columns_of_table(register: Register, table: str) -> set[str]:
    """Return the columns of a table that a mapping reads."""
    return {
        column
        for plan in register.records
        for rows in plan.rows
        if _table_of(rows, register) == table
        for column in _columns_of(plan, rows)
    }


def _rest_of(rows: Rows, register: Register, table: str, sheet: Sheet) -> set[str]:
    """Return the columns that a mapping neither names, nor ignores without reading their cells."""
    rest = {*sheet.columns} - columns_of_table(register, table)
    tested = rows.unpivot is not None and rows.unpivot[0] in rows.where
    return rest - register.ignore | (unpivoted_columns(rows, rest) if tested else set())


def _check_columns(register: Register, sheets: Mapping[str, Sheet]) -> None:
    for plan in register.records:
        for rows in plan.rows:
            sheet = sheets[_table_of(rows, register)]
            unknown = _columns_of(plan, rows) - {*sheet.columns}
            if unknown and sheet.rows:
                raise InvalidMapping(
                    f"The table {_table_of(rows, register)!r} has no column "
                    f"{', '.join(map(repr, sorted(unknown)))}. It has "
                    f"{', '.join(map(repr, sheet.columns))}."
                )


def _row_iterator(
    register: Register, sheets: Mapping[str, Sheet], progress: Progress | None
) -> _IterRows:
    """Return a function that yields the rows of a table and reports their number.

    When a table is read for the last time, each row is released once it is read.
    """
    tables = [_table_of(rows, register) for plan in register.records for rows in plan.rows]
    uses = Counter(tables)
    total = sum(len(sheets[table].rows) for table in tables)
    done = 0

    def iter_rows(table: str) -> Iterator[Row]:
        nonlocal done
        uses[table] -= 1
        rows = sheets[table].rows
        for row in rows if uses[table] else _release(rows):
            if progress is not None and done % _STEP == 0:
                progress(done, total)
            done += 1
            yield row
        if progress is not None:
            progress(done, total)

    return iter_rows


def _release(rows: list[Row]) -> Iterator[Row]:
    rows.reverse()
    while rows:
        yield rows.pop()


def _read_records(
    plan: Records,
    register: Register,
    sheets: Mapping[str, Sheet],
    log: Log,
    statuses: dict[_Place, Status],
    iter_rows: _IterRows,
) -> list[Any]:
    """Return the records of one type."""
    records: list[Any] = []
    drafts: dict[Any, Draft] = {}
    builder = Builder(plan.kind, single_fields(plan.kind))
    is_built_at_once = _has_record_each(plan)
    for rows in plan.rows:
        compiled = Plan(plan.kind, rows)
        table = _table_of(rows, register)
        rest = _rest_of(rows, register, table, sheets[table])
        keys = _Keys(rows, drafts, log, is_first=rows is plan.rows[0])
        for row in shape_rows(rows, iter_rows(table), rest, log):
            statuses[row.table, row.line] = "refused"
            log.record = ""
            if is_built_at_once:
                single = Draft(builder, _find_id(plan.id, row, log))
                log.record = single.id
                compiled.read(row, single, log)
                records += single.build(log)
                continue
            key = keys.find(row)
            draft = drafts.get(key)
            if draft is None and not keys.may_begin:
                reason = f"No row of the table {_table_of(plan.rows[0], register)!r} has its key."
                log.fault(row, "", "", "unjoined-row", reason)
                continue
            if draft is None:
                draft = drafts[key] = Draft(builder, _find_id(plan.id, row, log))
            log.record = draft.id
            compiled.read(row, draft, log)
        compiled.settle(log)
    log.record = ""
    _separate_ids(drafts)
    for draft in drafts.values():
        records += draft.build(log)
    return records


def _has_record_each(plan: Records) -> bool:
    """Return whether each row describes a record that no other row describes."""
    first = plan.rows[0]
    is_cut = first.each is not None or first.pairs is not None or first.unpivot is not None
    return len(plan.rows) == _SINGLE and first.key is None and not is_cut


def _find_id(cell: Cell, row: Row, log: Log) -> str:
    for reading in cell.read(row, log):
        return str(reading.value)
    return ""


def _separate_ids(drafts: Mapping[Any, Draft]) -> None:
    """Add a checksum to the ids of drafts that have different keys and the same id."""
    uses = Counter(draft.id for draft in drafts.values())
    for key, draft in drafts.items():
        if draft.id and uses[draft.id] > 1 and isinstance(key, str):
            draft.id = make_slug(draft.id, f"{_checksum(key):08x}")


def _checksum(key: str) -> int:
    from zlib import crc32

    return crc32(key.encode("utf-8", "surrogatepass"))


class _Keys:
    """The keys of the rows of one table."""

    def __init__(
        self, rows: Rows, drafts: Mapping[Any, Draft], log: Log, *, is_first: bool
    ) -> None:
        self.rows = rows
        self.log = log
        self.known = drafts
        self.may_begin = is_first or rows.alone
        self.else_keys = () if is_first else names_of(rows.else_key)
        self.by_else_key: defaultdict[tuple[str, str], list[Any]] = defaultdict(list)
        for pattern in self.else_keys:
            for key, draft in drafts.items():
                for row in draft.rows[:1]:
                    self.by_else_key[pattern, fill(pattern, row)].append(key)

    def find(self, row: Row) -> Any:
        """Return the key of a row; without a key, each row has its own."""
        if self.rows.key is None:
            return row
        if isinstance(self.rows.key, Cell):
            return _find_id(self.rows.key, row, self.log) or row
        key = fill(self.rows.key, row)
        if key not in self.known:
            for pattern in self.else_keys:
                others = self.by_else_key.get((pattern, fill(pattern, row)), [])
                if len(others) == _SINGLE:
                    return others[0]
        return key


def _distinct(records: Iterable[Any], log: Log) -> list[Any]:
    """Return records without those with the id of an earlier one."""
    found: dict[str, Any] = {}
    for record in records:
        if record.id in found:
            other = "A source" if isinstance(found[record.id], Source) else "Another record"
            reason = f"{other} has the id {record.id!r}. {_TELL_APART}"
            log.refuse(record, "repeated-id", reason)
        else:
            found[record.id] = record
    return [*found.values()]


def _build_archive(sources: list[Source], records: list[Any], log: Log) -> Archive:
    """Return the archive of records, without those that refer to a missing record."""
    while True:
        try:
            return Archive([*sources, *records])
        except ArchiveErrors as errors:
            reasons = {problem.id: str(problem) for problem in errors.problems}
            known = [record for record in records if record.id not in reasons]
            if len(known) == len(records):
                raise
            for record in records:
                if record.id in reasons:
                    log.refuse(record, "dangling-reference", reasons[record.id])
            records = known


def _count_unread(register: Register, sheets: Mapping[str, Sheet]) -> dict[tuple[str, str], int]:
    """Return the number of non-empty cells by column, for columns that are not read."""
    return {
        (table, column): sum(bool(row[column]) for row in sheet.rows)
        for table, sheet in sheets.items()
        for column in _unread_columns(register, table, sheet)
    }


def _unread_columns(register: Register, table: str, sheet: Sheet) -> list[str]:
    mapped = columns_of_table(register, table)
    for plan in register.records:
        for rows in plan.rows:
            if _table_of(rows, register) == table:
                mapped |= unpivoted_columns(rows, _rest_of(rows, register, table, sheet))
    return [column for column in sheet.columns if column not in mapped]


def _build_report(
    register: Register,
    log: Log,
    statuses: dict[_Place, Status],
    unread: Mapping[tuple[str, str], int],
    lines: Mapping[str, int],
) -> Report:
    refused = [place for place, status in statuses.items() if status == "refused"]
    lossy = {(finding.table, finding.line) for finding in log.findings.values()}
    for table, line in refused:
        if (table, line) not in lossy:
            row = Row(table, line, {})
            log.fault(row, "", "", "nothing-read", "No cell of the row is in a record.")
    for place in lossy:
        if statuses.get(place) == "held":
            statuses[place] = "held-with-loss"
    read = Counter(table for table, _ in statuses)
    return Report(
        statuses=statuses,
        findings=tuple(sorted(log.findings.values(), key=lambda found: (found.table, found.line))),
        labels=log.labels(),
        unmapped={at: cells for at, cells in unread.items() if at[1] not in register.ignore},
        ignored={at: cells for at, cells in unread.items() if at[1] in register.ignore},
        missing=log.missing(),
        left_out={table: n - read[table] for table, n in lines.items() if n > read[table]},
    )

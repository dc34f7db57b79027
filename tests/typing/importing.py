"""Mappings of registers, the cells of fields, and the report."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any, assert_type

from diplomacy import Agreement, Archive, Source, Tenure
from diplomacy.importing import (
    Cell,
    Imported,
    ImportFinding,
    Label,
    Records,
    Register,
    Report,
    Rows,
    act,
    constant,
    country,
    date,
    days,
    derived,
    either,
    identifier,
    loads_mapping,
    organization,
    part,
    period,
    quantity,
    read_mapping,
    slug,
    suggest_mapping,
    template,
    term,
    text,
)
from diplomacy.importing.cells import Reading
from diplomacy.importing.log import Log
from diplomacy.importing.report import ImportFindingKind, Status
from diplomacy.importing.rows import Row


def cells(cell: Cell, row: Row, log: Log) -> None:
    """Each function returns a cell."""
    assert_type(text("a", split=[";"], drop="x", missing=["-9"], note="n"), Cell)
    assert_type(days("a", order="dmy", missing=["-"], note="n"), Cell)
    assert_type(organization("a", kind="company", split=";", missing=["-"], note="n"), Cell)
    assert_type(term("a", {"b": "c"}, otherwise="d"), Cell)
    assert_type(country("a", system="cow", on=["b", "c"], onwards=True), Cell)
    assert_type(date("y", "m", "d", order="dmy"), Cell)
    assert_type(period("a", ["b", "c"], open="ongoing", seen_until="2015"), Cell)
    assert_type(period("a"), Cell)
    assert_type(quantity("a", "USD", scale=1000), Cell)
    assert_type(identifier("wikidata", "a"), Cell)
    assert_type(template("{a} and {b}"), Cell)
    assert_type(slug("{a} {b}"), Cell)
    assert_type(constant("a"), Cell)
    assert_type(derived(["a", "b"], max), Cell)
    assert_type(act("signed", "a", party=country("b")), Cell)
    assert_type(part(Tenure, office="a", roles=constant("official")), Cell)
    assert_type(Cell, type[Cell])
    assert_type(either(text("a"), "b"), Cell)
    assert_type(cell.columns, tuple[str, ...])
    assert_type(cell.complete(text), Cell)
    assert_type(cell.read(row, log), Iterable[Reading])


def mapping(records: Records, rows: Rows, register: Register) -> None:
    """A register has records, and records have rows."""
    assert_type(Records(Agreement, "{a}", {"title": "b"}, keep=["c"]), Records)
    assert_type(Rows({"title": "b"}, table="c", key="{a}"), Rows)
    assert_type(Register(Source(id="a"), records, order="dmy"), Register)
    assert_type(records.kind, Any)
    assert_type(records.id, Cell)
    assert_type(records.rows, tuple[Rows, ...])
    assert_type(rows.fields, Mapping[str, Any])
    assert_type(rows.table, str | None)
    assert_type(rows.key, str | Cell | None)
    assert_type(rows.else_key, str | Sequence[str])
    assert_type(rows.alone, bool)
    assert_type(rows.keep, tuple[str, ...])
    assert_type(rows.variants, tuple[str, ...])
    assert_type(rows.patterns, Mapping[str, str])
    assert_type(rows.unpivot, tuple[str, str] | None)
    assert_type(rows.where, Mapping[str, str | Iterable[str]])
    assert_type(rows.spells, tuple[str, str] | None)
    assert_type(rows.each, tuple[str, str] | None)
    assert_type(rows.pairs, tuple[str, str] | None)
    assert_type(rows.row_pairs, tuple[str, str] | None)
    assert_type(register.read("a.csv"), Imported)
    assert_type(register.read("a.csv", progress=lambda done, total: done / total), Imported)
    assert_type(read_mapping("a.toml"), Register)
    assert_type(loads_mapping(""), Register)
    assert_type(suggest_mapping("a.csv"), str)
    assert_type(register.sources, tuple[Source, ...])


def imported(imported: Imported, report: Report) -> None:
    """An import has an archive and a report."""
    assert_type(Imported, type[Imported])
    assert_type(Report, type[Report])
    assert_type(imported.archive, Archive)
    assert_type(imported.report, Report)
    assert_type(report.tried, int)
    assert_type(report.held, int)
    assert_type(report.held_with_loss, int)
    assert_type(report.refused, int)
    assert_type(report.statuses, Mapping[tuple[str, int], Status])
    assert_type(report.findings, tuple[ImportFinding, ...])
    assert_type(report.labels, tuple[Label, ...])
    assert_type(report.unmapped, Mapping[tuple[str, str], int])
    assert_type(report.ignored, Mapping[tuple[str, str], int])
    assert_type(report.missing, Mapping[tuple[str, str], int])
    assert_type(report.left_out, Mapping[str, int])
    assert_type(report.counts(), dict[ImportFindingKind, int])
    assert_type(report.strict(0.01), None)
    assert_type(report.to_csv("a.csv"), None)


def findings(finding: ImportFinding, label: Label) -> None:
    """A finding has its place, and a label its years."""
    assert_type(ImportFinding, type[ImportFinding])
    assert_type(Label, type[Label])
    assert_type(finding.table, str)
    assert_type(finding.line, int)
    assert_type(finding.column, str)
    assert_type(finding.cell, str)
    assert_type(finding.kind, ImportFindingKind)
    assert_type(finding.reason, str)
    assert_type(finding.record, str)
    assert_type(label.column, str)
    assert_type(label.label, str)
    assert_type(label.cells, int)
    assert_type(label.first, int | None)
    assert_type(label.last, int | None)
    assert_type(label.parties, tuple[str, ...])
    assert_type(label.kind, ImportFindingKind | None)
    assert_type(label.similar, tuple[str, ...])

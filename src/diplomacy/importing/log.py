"""The log of an import: findings, labels, markers, and values that were read before."""

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Mapping
from typing import Any, Final, NamedTuple, TypeAlias

import attrs

from diplomacy.dates import PartialDate
from diplomacy.errors import DiplomacyError
from diplomacy.importing.building import Builder
from diplomacy.importing.report import ImportFinding, ImportFindingKind, Label
from diplomacy.importing.rows import Row
from diplomacy.records import Organization
from diplomacy.sources import Citation

__all__ = ["LabelUse", "Log", "MarkerUse", "Use"]

_UNNAMED: Final = "The register lists it as a party, and no country has this name or code."


class LabelUse(NamedTuple):
    """A name or code of a party in a cell, with the party that it was read as."""

    column: str
    label: str
    year: int | None
    party: str | None
    kind: ImportFindingKind | None
    similar: tuple[str, ...]


class MarkerUse(NamedTuple):
    """A marker that represents an empty cell."""

    column: str
    marker: str


Use: TypeAlias = LabelUse | MarkerUse


@attrs.define(eq=False)
class _Readings:
    """The number of uses of a label, their years, and the parties that it was read as."""

    count: int = 0
    years: set[int] = attrs.field(factory=set)
    parties: dict[str, None] = attrs.field(factory=dict)
    kind: ImportFindingKind | None = None
    similar: tuple[str, ...] = ()


@attrs.define(eq=False)
class Log:
    """The state of an import while it runs.

    Attributes:
        order: the order of the numbers of dates, or None.
        markers: texts that represent an empty cell.
        findings: the findings, one for each cell and kind.
        organizations: the organizations made for labels without a country, by id.
        uses: how often a label or a marker is used.
        noted: the uses in the cells that are being read, or None if they are not collected.
        record: the id of the record that is being read.
        faults: how often a cell could not be read.
        within: the table and line of each row within a spell, by the id of the record.
        unpivoted: the columns that an unpivoted table has for the name and the text of a cell, or
            None; findings name the column of the cell instead.
        matched: the column from which a pattern makes each column; findings name it instead.
    """

    order: Any
    markers: frozenset[str]
    findings: dict[tuple[object, ...], ImportFinding] = attrs.field(factory=dict)
    organizations: dict[str, Organization] = attrs.field(factory=dict)
    uses: Counter[Use] = attrs.field(factory=Counter)
    noted: list[Use] | None = None
    record: str = ""
    faults: int = 0
    within: dict[str, list[tuple[str, int]]] = attrs.field(factory=dict)
    unpivoted: tuple[str, str] | None = None
    matched: dict[str, str] = attrs.field(factory=dict)
    _values: dict[Any, Any] = attrs.field(factory=dict)
    _spans: dict[PartialDate, PartialDate] = attrs.field(factory=dict)
    _builders: dict[Any, Builder] = attrs.field(factory=dict)

    def fault(self, row: Row, column: str, cell: str, kind: ImportFindingKind, reason: str) -> None:
        """Add a finding about a cell, or about a row if *column* is empty."""
        self.faults += 1
        column = self.matched.get(column, column)
        if self.unpivoted is not None and column in self.unpivoted:
            column = row[self.unpivoted[0]]
        line, column = row.place_of(column)
        finding = ImportFinding(row.table, line, column, cell, kind, reason, self.record)
        self.findings.setdefault(finding[:5], finding)

    def refuse(self, record: Any, kind: ImportFindingKind, reason: str) -> None:
        """Add a finding about each row that a record cites, since the record is rejected."""
        places = dict.fromkeys((cited.source, cited.paragraph) for cited in record.citations)
        for table, line in places:
            finding = ImportFinding(table, line, "", "", kind, reason, record.id)
            self.findings.setdefault(finding[:5], finding)

    def is_marker(self, cell: str) -> bool:
        """Return whether a text represents an empty cell in every column."""
        return cell in self.markers

    def is_missing(self, column: str, cell: str, markers: frozenset[str]) -> bool:
        """Return whether a text represents an empty cell, and count it."""
        if cell in self.markers or cell in markers:
            self.count(MarkerUse(column, cell))
            return True
        return False

    def count(self, use: Use) -> None:
        """Count a use of a label or a marker."""
        self.uses[use] += 1
        if self.noted is not None:
            self.noted.append(use)

    def parse(self, key: Any, text: str, context: Any, parse: Callable[[str, Any], Any]) -> Any:
        """Return the value of a text, which is parsed only once.

        Raises:
            DiplomacyError: if it cannot be read.
        """
        place = (id(key), text, context)
        found = self._values.get(place, self)
        if found is self:
            try:
                found = parse(text, context)
            except DiplomacyError as error:
                found = error
            self._values[place] = found
        if isinstance(found, DiplomacyError):
            raise found.with_traceback(None)
        return found

    def parse_quietly(self, key: Any, text: str, parse: Callable[[str], Any]) -> Any:
        """Return the value of a text, or None if it cannot be read."""
        try:
            return self.parse(key, text, "quietly", lambda text, _: parse(text))
        except DiplomacyError:
            return None

    def build(self, kind: Any, fields: Mapping[str, Any]) -> Any:
        """Return the instance of a class with some fields.

        Raises:
            DiplomacyError: if a field, or the instance, is not valid.
        """
        builder = self._builders.get(kind)
        if builder is None:
            builder = self._builders[kind] = Builder(kind)
        return builder.build(fields)

    def extend(self, day: PartialDate) -> PartialDate:
        """Return all days from a date on."""
        found = self._spans.get(day)
        if found is None:
            start = day.earliest
            found = day if start is None else PartialDate(f"[{start.isoformat()}..]")
            self._spans[day] = found
        return found

    def add_organization(self, row: Row, id: str, name: str, kind: str) -> str:
        """Return the id of the organization of a label, which is made if it is new."""
        if id not in self.organizations:
            cited = [
                Citation(row.table, row.line, fields=["name"]),
                Citation(row.table, row.line, fields=["kind"], basis="inferred", note=_UNNAMED),
            ]
            self.organizations[id] = Organization(id=id, name=name, kind=kind, citations=cited)
        return id

    def label(
        self,
        column: str,
        label: str,
        day: PartialDate | None,
        party: str | None,
        kind: ImportFindingKind | None = None,
        similar: Iterable[str] = (),
    ) -> None:
        """Count a label of a party."""
        year = None if day is None or day.earliest is None else day.earliest.year
        self.count(LabelUse(column, label, year, party, kind, tuple(similar)))

    def missing(self) -> dict[tuple[str, str], int]:
        """Return the number of cells with a marker of empty cells, by column and marker."""
        return {
            (use.column, use.marker): count
            for use, count in self.uses.items()
            if isinstance(use, MarkerUse)
        }

    def labels(self) -> tuple[Label, ...]:
        """Return the labels of parties, those that were not read first."""
        found = defaultdict[tuple[str, str], _Readings](_Readings)
        for use, count in self.uses.items():
            if isinstance(use, LabelUse):
                readings = found[use.column, use.label]
                readings.count += count
                readings.kind = readings.kind or use.kind
                readings.similar = readings.similar or use.similar
                if use.party is not None:
                    readings.parties[use.party] = None
                if use.year is not None:
                    readings.years.add(use.year)
        labels = [
            Label(
                column,
                label,
                readings.count,
                min(readings.years, default=None),
                max(readings.years, default=None),
                tuple(readings.parties),
                readings.kind,
                readings.similar,
            )
            for (column, label), readings in found.items()
        ]
        return tuple(sorted(labels, key=lambda label: (label.kind is None, -label.cells)))

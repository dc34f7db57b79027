"""What a reader remembers while it reads: findings, labels, markers, and values read before."""

from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from typing import Any, Final

import attrs

from diplomacy.dates import PartialDate
from diplomacy.errors import DiplomacyError
from diplomacy.importing.building import Builder
from diplomacy.importing.report import ImportFinding, ImportFindingKind, Label
from diplomacy.importing.rows import Row
from diplomacy.records import Organization
from diplomacy.sources import Citation

__all__ = ["Log"]

_UNNAMED: Final = "The register lists it as a party, and no country has this name or code."


@attrs.define(eq=False)
class _Uses:
    """How often a label occurs, with which years, and what it was read as."""

    count: int = 0
    first: int | None = None
    last: int | None = None
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
        organizations: those that were made for labels without a country, by id.
        missing: how often a marker represents an empty cell, by column and marker.
        record: the id of the record that is being read.
        faults: how often a cell could not be read.
        within: the table and line of each row within a spell, by the id of the record.
        unpivoted: the columns that an unpivoted table has for the name and the text of a cell, or
            None; findings name the column of the cell instead.
    """

    order: Any
    markers: frozenset[str]
    findings: dict[tuple[object, ...], ImportFinding] = attrs.field(factory=dict)
    organizations: dict[str, Organization] = attrs.field(factory=dict)
    missing: Counter[tuple[str, str]] = attrs.field(factory=Counter)
    record: str = ""
    faults: int = 0
    within: dict[str, list[tuple[str, int]]] = attrs.field(factory=dict)
    unpivoted: tuple[str, str] | None = None
    _values: dict[Any, Any] = attrs.field(factory=dict)
    _uses: dict[tuple[str, str], _Uses] = attrs.field(factory=dict)
    _spans: dict[PartialDate, PartialDate] = attrs.field(factory=dict)
    _builders: dict[Any, Builder] = attrs.field(factory=dict)

    def fault(self, row: Row, column: str, cell: str, kind: ImportFindingKind, reason: str) -> None:
        """Add a finding about a cell, or about a row if *column* is empty."""
        self.faults += 1
        if self.unpivoted is not None and column in self.unpivoted:
            column = row[self.unpivoted[0]]
        line, column = row.place_of(column)
        finding = ImportFinding(row.table, line, column, cell, kind, reason, self.record)
        self.findings.setdefault(finding[:5], finding)

    def refuse(self, record: Any, kind: ImportFindingKind, reason: str) -> None:
        """Add a finding about each row that a record cites, since the record is not held."""
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
            self.missing[column, cell] += 1
            return True
        return False

    def parse(self, key: Any, text: str, context: Any, parse: Callable[[str, Any], Any]) -> Any:
        """Return the value of a text, which is read once.

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
        """Return the id of the organization that a label represents, made if it is new."""
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
        uses = self._uses.get((column, label))
        if uses is None:
            uses = self._uses[column, label] = _Uses()
        uses.count += 1
        if party is not None:
            uses.parties[party] = None
        uses.kind = uses.kind or kind
        uses.similar = uses.similar or tuple(similar)
        if day is not None and day.earliest is not None:
            year = day.earliest.year
            uses.first = year if uses.first is None else min(uses.first, year)
            uses.last = year if uses.last is None else max(uses.last, year)

    def labels(self) -> tuple[Label, ...]:
        """Return the labels of parties, those that were not read first."""
        found = [
            Label(
                column,
                label,
                uses.count,
                uses.first,
                uses.last,
                tuple(uses.parties),
                uses.kind,
                uses.similar,
            )
            for (column, label), uses in self._uses.items()
        ]
        return tuple(sorted(found, key=lambda label: (label.kind is None, -label.cells)))

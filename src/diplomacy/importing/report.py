"""The report of an import: the outcome of each row, and the cells not in the archive."""

import csv
from collections import Counter
from collections.abc import Iterator, Mapping
from os import PathLike
from typing import Final, Literal, NamedTuple, final

import attrs

from diplomacy.errors import LossyImport

__all__ = ["ImportFinding", "ImportFindingKind", "Label", "Report", "Status"]

ImportFindingKind = Literal[
    "unknown-country",
    "ambiguous-country",
    "anachronistic-country",
    "invalid-date",
    "ambiguous-date",
    "invalid-period",
    "invalid-number",
    "unknown-term",
    "invalid-value",
    "missing-value",
    "contradiction",
    "repeated-id",
    "invalid-record",
    "dangling-reference",
    "unjoined-row",
    "nothing-read",
]
"""The kind of a finding."""

Status = Literal["held", "held-with-loss", "refused"]
"""The outcome of a row."""

_MAX_SHOWN: Final = 10


class ImportFinding(NamedTuple):
    """A cell or row of a table that is not, or not fully, in the archive.

    Attributes:
        table: the id of the source of the table.
        line: the line of the row, as citations number it.
        column: the column, or "" if it is the whole row.
        cell: the text of the cell, or "".
        kind: its kind, one of `ImportFindingKind`.
        reason: the problem.
        record: the id of the record that lacks it, or "" if there is none.
    """

    table: str
    line: int
    column: str
    cell: str
    kind: ImportFindingKind
    reason: str
    record: str

    def __str__(self) -> str:
        place = f"{self.column} {self.cell!r}: " if self.column else ""
        return f"{self.table}, line {self.line}, {place}{self.kind}: {self.reason}"


class Label(NamedTuple):
    """A name or code of a party, with the parties that it was read as.

    Attributes:
        column: the column.
        label: the text of the cell, or of one part of it.
        cells: how many cells have it.
        first: the first year of the dates for which it was read, or None.
        last: the last year, or None.
        parties: the parties that it was read as, each once; it may differ from date to date.
        kind: the reason why some of the cells were not read, or None.
        similar: similar names, if it was not read.
    """

    column: str
    label: str
    cells: int
    first: int | None
    last: int | None
    parties: tuple[str, ...]
    kind: ImportFindingKind | None
    similar: tuple[str, ...]


@final
@attrs.frozen(repr=False)
class Report:
    """The outcome of every row and column of the tables of an import.

    Attributes:
        statuses: the outcome of each row, by table and line.
        findings: the cells and rows that are not in the archive, by table and line.
        labels: the names and codes of parties.
        unmapped: the number of cells that are not empty, by table and column, of columns that no
            part of the mapping names.
        ignored: the same for columns that the mapping ignores.
        missing: how often a marker such as "n.d." represents an empty cell, by column and marker.
        left_out: the number of rows that no part of the mapping selects, by table. They are not
            among the rows tried.
    """

    statuses: Mapping[tuple[str, int], Status]
    findings: tuple[ImportFinding, ...]
    labels: tuple[Label, ...]
    unmapped: Mapping[tuple[str, str], int]
    ignored: Mapping[tuple[str, str], int]
    missing: Mapping[tuple[str, str], int]
    left_out: Mapping[str, int]

    @property
    def tried(self) -> int:
        """The number of rows that were held, held with loss, or refused."""
        return len(self.statuses)

    @property
    def held(self) -> int:
        """The number of rows whose mapped cells are all in the archive."""
        return self._count("held")

    @property
    def held_with_loss(self) -> int:
        """The number of rows that a record cites and that have a cell not in the archive."""
        return self._count("held-with-loss")

    @property
    def refused(self) -> int:
        """The number of rows that no record cites."""
        return self._count("refused")

    def _count(self, status: Status) -> int:
        return sum(found == status for found in self.statuses.values())

    def counts(self) -> dict[ImportFindingKind, int]:
        """Return the number of findings of each kind, the most frequent first."""
        found: Counter[ImportFindingKind] = Counter(finding.kind for finding in self.findings)
        return dict(found.most_common())

    def strict(self, share: float = 0.0) -> None:
        """Raise an error unless nearly all rows are held in full.

        Args:
            share: the share of rows that may be refused or held with loss, between 0 and 1.

        Raises:
            LossyImport: if more are.
        """
        lost = self.held_with_loss + self.refused
        if lost > share * self.tried:
            raise LossyImport(lost, self.tried, share)

    def to_csv(self, path: str | PathLike[str]) -> None:
        """Write the findings to a file, followed by a line for each unmapped column.

        Raises:
            OSError: if the file cannot be written.
        """
        with open(path, "w", encoding="utf-8", newline="") as file:  # noqa: PTH123 - any path
            writer = csv.writer(file)
            writer.writerow(ImportFinding._fields)
            writer.writerows(self.findings)
            for (table, column), cells in self.unmapped.items():
                reason = f"{cells} cells are in a column that the mapping does not name."
                writer.writerow((table, "", column, "", "unmapped-column", reason, ""))

    def _iter_lines(self) -> Iterator[str]:
        yield f"rows tried      {self.tried:>9,}"
        yield f"held            {self.held:>9,}"
        yield f"held with loss  {self.held_with_loss:>9,}"
        yield f"refused         {self.refused:>9,}"
        for table, rows in self.left_out.items():
            yield f"left out        {rows:>9,}  {table}"
        groups = Counter((found.column, found.kind) for found in self.findings)
        for (column, kind), count in groups.most_common():
            yield f"  {count:>7,}  {column or 'the row'}: {kind}"
        for (table, column), cells in self.unmapped.items():
            yield f"  {cells:>7,}  {column}: not mapped ({table})"
        for finding in self.findings[:_MAX_SHOWN]:
            yield f"  {finding}"
        if len(self.findings) > _MAX_SHOWN:
            yield f"  and {len(self.findings) - _MAX_SHOWN:,} more findings"

    def __str__(self) -> str:
        return "\n".join(self._iter_lines())

    def __repr__(self) -> str:
        return (
            f"<Report: {self.tried} rows, {self.held} held, {self.held_with_loss} with loss, "
            f"{self.refused} refused>"
        )

"""Samples of tables: the columns that seem to hold dates, parties, periods and numbers."""

import re
from collections.abc import Callable, Sequence
from functools import partial
from typing import Final, NamedTuple

from diplomacy.countries import Country
from diplomacy.dates import PartialDate
from diplomacy.dates.written import ONGOING
from diplomacy.errors import AmbiguousCountry, AmbiguousDate, DiplomacyError
from diplomacy.importing.moments import parse_date, parse_days
from diplomacy.importing.rows import LINE, Data, Row, read_sheet

__all__ = [
    "MARKED_RE",
    "MARKS",
    "MOST",
    "NEARLY_ALL",
    "REPEATED",
    "Column",
    "Table",
    "columns_of_day",
    "guess_order",
    "is_named",
    "is_read",
    "separators_of",
    "system_of",
    "take_sample",
]

_MAX_SAMPLE: Final = 200
MOST: Final = 0.6
NEARLY_ALL: Final = 0.9
REPEATED: Final = 0.6
_MAX_COUNTED: Final = 5000
_MAX_COLUMNS: Final = 6
_YEARS: Final = range(1500, 2100)
_PARTS_OF_DAYS: Final = ((r"mo|mm", range(13)), (r"day|dd", range(32)))
_SYSTEMS: Final = (("cow", r"cow|ccode"), ("gw", r"gw(no|n|code)"))
_READERS: Final[dict[str, Callable[[str], object]]] = {
    "dmy": lambda cell: PartialDate.parse(cell, "dmy"),
    "mdy": lambda cell: PartialDate.parse(cell, "mdy"),
}
_SEPARATORS: Final = (";", "|", "\n", " / ", " - ", " – ", " & ", " and ", ", ")
# A date and the letters by which lists of the United Nations say how a state became bound.
MARKED_RE: Final = re.compile(r"(.*[0-9]{4})(?:[ ,]+| ?\()([A-Za-z]{1,2})\)?")
MARKS: Final = {
    "a": "acceded",
    "A": "accepted",
    "AA": "approved",
    "d": "succeeded",
    "s": "definitively-signed",
}
_MARKER_RE: Final = re.compile(
    r"(date )?(n\.?d\.?|n/?a|unknown|none|not known|-+|\?+|\.{2,}|…|-9+|9999.*)", re.IGNORECASE
)
_NUMBER: Final = r"^(no|nr)\.?( of .*)?$|^(id|number|code|ref)\b|[_ ]?(id|no)$"
_TITLE: Final = r"title|name|treaty|agreement|convention"


class Column(NamedTuple):
    """A column with the cells of a sample that are neither empty nor markers."""

    name: str
    cells: Sequence[str]

    def without(self, text: str) -> "Column":
        """Return it without the cells of a text."""
        return self._replace(cells=[cell for cell in self.cells if cell != text])

    def share(self, reads: Callable[[str], object]) -> float:
        """Return the share of the cells that a function reads."""
        return sum(is_read(reads, cell) for cell in self.cells) / max(1, len(self.cells))


def is_read(reads: Callable[[str], object], cell: str) -> bool:
    """Return whether a function reads a cell, if only as ambiguous."""
    try:
        reads(cell)
    except (AmbiguousCountry, AmbiguousDate):
        return True
    except DiplomacyError:
        return False
    return True


class Table(NamedTuple):
    """A table: its columns, and the columns whose cells are mostly dates, parties or periods."""

    id: str
    rows: Sequence[Row]
    columns: Sequence[Column]
    dated: Sequence[Column]
    parties: Sequence[Column]
    spans: Sequence[Column]

    def find(self, pattern: str) -> str | None:
        """Return the first column with neither dates nor parties whose name matches a pattern."""
        others = (c for c in self.columns if c not in self.dated and c not in self.parties)
        return next((column.name for column in others if is_named(column, pattern)), None)

    def find_title(self) -> str | None:
        """Return the column of titles with the fewest empty cells."""
        others = [c for c in self.columns if c not in self.dated and c not in self.parties]
        found = [c for c in others if is_named(c, _TITLE) and not is_named(c, _NUMBER)]
        return max(found, key=lambda column: len(column.cells)).name if found else None

    @property
    def numbers(self) -> list[str]:
        """Return the columns of numbers and codes that are not of parties."""
        return [c.name for c in self.columns if is_named(c, _NUMBER) and c not in self.parties]

    @property
    def template(self) -> str:
        """Return the template of an id: a number, the columns that distinguish rows, or the line."""
        size = len(self.rows)
        found = [name for name in self.numbers if self.count_distinct([name]) > size * REPEATED]
        number = max(found, key=lambda name: self.count_distinct([name]), default=None)
        filled = [c.name for c in self.columns if all(row[c.name] for row in self.rows)]
        names = [number] if number else filled
        counts = [self.count_distinct(names[: i + 1]) for i in range(len(names))]
        needed = counts.index(max(counts)) + 1 if counts else 0
        if needed > _MAX_COLUMNS or max(counts, default=0) < size:
            return f"{self.id} {{{LINE}}}"
        return " ".join([self.id, *(f"{{{name}}}" for name in names[:needed])])

    def count_distinct(self, names: Sequence[str]) -> int:
        """Return in how many ways the rows fill some columns."""
        return len({tuple(row[name] for name in names) for row in self.rows})


def take_sample(id: str, data: Data) -> tuple[Table, list[str]]:
    """Return the columns of a table, and the texts in it that represent empty cells.

    Raises:
        InvalidType: if *data* is not a table.
        InvalidText: if a file is not UTF-8.
        MissingExtra: if it is a frame, and narwhals is not installed.
        OSError: if a file cannot be read.
    """
    sheet = read_sheet("sample", data)
    sample = sheet.rows[:_MAX_SAMPLE]
    markers = sorted({cell for row in sample for cell in row.cells.values() if _is_marker(cell)})
    texts = {name: [row.cells.get(name, "") for row in sample] for name in sheet.columns}
    columns = [
        Column(name, [cell for cell in cells if cell and not _is_filler(cell)])
        for name, cells in texts.items()
    ]
    if any(map(_has_zero_years, columns)):
        markers = ["0", *markers]
        columns = [column.without("0") for column in columns]
    dated = [column for column in columns if _is_dated(column)]
    named = [column for column in columns if column not in dated and _is_party(column)]
    parties = [column for i, column in enumerate(named) if not _repeats(column, named[:i], sample)]
    rest = [column for column in columns if column not in dated and column not in named]
    spans = [column for column in rest if _is_span(column)]
    rows = sheet.rows[:_MAX_COUNTED]
    table = Table(id, rows, columns, dated, parties, spans)
    return table, markers


def _is_span(column: Column) -> bool:
    written = column._replace(cells=[cell for cell in column.cells if not cell.isdecimal()])
    return written.share(lambda cell: parse_days(cell, None)) >= MOST


def _has_zero_years(column: Column) -> bool:
    """Return whether a column of years has 0 for a year that is not known or did not come."""
    return "0" in column.cells and _is_year(column.without("0"))


def _is_marker(cell: str) -> bool:
    return _MARKER_RE.fullmatch(cell) is not None


def _is_filler(cell: str) -> bool:
    """Return whether a cell says nothing of the kind of its column."""
    return _is_marker(cell) or cell.lower() in ONGOING


def columns_of_day(table: Table, column: Column) -> list[str]:
    """Return the columns of the year, the month and the day, or the one of a whole date."""
    start = table.columns.index(column) + 1
    following = [*zip(table.columns[start:], _PARTS_OF_DAYS, strict=False)]
    is_split = len(following) == len(_PARTS_OF_DAYS) and all(
        is_named(part, pattern) and all(_is_within(cell, span) for cell in part.cells)
        for part, (pattern, span) in following
    )
    others = [part.name for part, _ in following] if is_split and _is_year(column) else []
    return [column.name, *others]


def _is_year(column: Column) -> bool:
    years = [cell for cell in column.cells if _is_within(cell, _YEARS)]
    return len(years) >= max(1, len(column.cells) * NEARLY_ALL)


def _is_within(cell: str, numbers: range) -> bool:
    return cell.isdecimal() and len(cell) <= len("1998") and int(cell) in numbers


def is_named(column: Column, pattern: str) -> bool:
    """Return whether the name of a column has a match of a pattern, in any case."""
    return re.search(pattern, column.name, re.IGNORECASE) is not None


def _is_dated(column: Column) -> bool:
    if all(cell.isdecimal() for cell in column.cells):
        return not is_named(column, _NUMBER) and _is_year(column)
    return column.share(_read_date) >= MOST


def _read_date(cell: str) -> object:
    marked = MARKED_RE.fullmatch(cell)
    return parse_date(marked[1] if marked and marked[2] in MARKS else cell, None)


def separators_of(column: Column) -> list[str]:
    """Return the separators of the names of countries in cells, the most frequent first."""
    found = list[str]()
    for separator in _SEPARATORS:
        pattern = "|".join(map(re.escape, [*found, separator]))
        cut = [
            part.strip()
            for cell in column.cells
            if separator in cell
            for part in re.split(pattern, cell)
        ]
        if cut and Column("", cut).share(Country.parse) >= MOST:
            found.append(separator)
    return found


def _is_party(column: Column) -> bool:
    if system_of(column) is not None:
        return True
    return column.share(Country.parse) >= MOST or bool(separators_of(column))


def _repeats(column: Column, earlier: Sequence[Column], rows: Sequence[Row]) -> bool:
    """Return whether a column names the countries that an earlier one names, as a code does."""
    pairs = ([(row[column.name], row[other.name]) for row in rows] for other in earlier)
    return any(
        sum(_is_same_country(*pair) for pair in both) > len(both) * NEARLY_ALL for both in pairs
    )


def _is_same_country(left: str, right: str) -> bool:
    try:
        return Country.parse(left) == Country.parse(right)
    except DiplomacyError:
        return False


def system_of(column: Column) -> str | None:
    """Return the system of the codes in a column, by its name and its cells."""
    for system, pattern in _SYSTEMS:
        reads = partial(Country.of, system=system)
        if is_named(column, pattern) and column.share(reads) >= NEARLY_ALL:
            return system
    return None


def guess_order(columns: Sequence[Column]) -> str | None:
    """Return the only order in which all numeric dates of some columns are valid, or None."""
    cells = [cell for column in columns for cell in column.cells if _has_order(cell)]
    cells = [cell for cell in cells if any(is_read(reads, cell) for reads in _READERS.values())]
    whole = Column("", cells)
    good = [
        order for order, reads in _READERS.items() if cells and whole.share(reads) >= NEARLY_ALL
    ]
    return good[0] if len(good) == 1 else None


def _has_order(cell: str) -> bool:
    return re.fullmatch(r"[0-9]{1,2}[-/. ]+[0-9]{1,2}[-/. ]+[0-9]{4}", cell) is not None

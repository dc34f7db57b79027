"""Shapes of tables: rows that describe records, made of the rows of a table."""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from itertools import combinations, pairwise
from typing import final

from diplomacy.importing.cells import fill, iter_columns
from diplomacy.importing.log import Log, MarkerUse
from diplomacy.importing.mapping import Rows
from diplomacy.importing.rows import Row

__all__ = ["JoinedRow", "shape_rows", "shaping_columns", "unpivoted_columns"]

_UNMATCHED = "The cell does not match the pattern of its column."


class JoinedRow(Row):
    """Several rows as one, with the cells and the line of the first.

    Attributes:
        lines: the lines of all of them.
    """

    __slots__ = ("lines",)

    def __init__(self, rows: Sequence[Row], cells: Mapping[str, str]) -> None:
        super().__init__(rows[0].table, rows[0].line, {**rows[0].cells, **cells})
        self.lines: tuple[int, ...] = tuple(row.line for row in rows)

    def lines_of(self, columns: Iterable[str]) -> tuple[int, ...]:
        """Return the lines with the values of these columns: the first and the last."""
        return self.lines[0], self.lines[-1]


@final
class PairedRow(JoinedRow):
    """Two rows of a group as one, with "COLUMN 1" and "COLUMN 2" for each column."""

    __slots__ = ()

    def __init__(self, first: Row, second: Row) -> None:
        pair = enumerate((first, second), start=1)
        cells = {f"{name} {i}": cell for i, row in pair for name, cell in row.cells.items()}
        super().__init__((first, second), cells)

    def lines_of(self, columns: Iterable[str]) -> tuple[int, ...]:
        """Return the line of the row that these columns name, or those of both."""
        sides = {column[-2:] for column in columns}
        named = [line for line, side in zip(self.lines, (" 1", " 2"), strict=True) if side in sides]
        return tuple(named) or self.lines

    def place_of(self, column: str) -> tuple[int, str]:
        """Return the line and the column of the table that a column names."""
        if column in self.cells and column[-2:] in (" 1", " 2"):
            return self.lines[int(column[-1]) - 1], column[:-2]
        return self.line, column


def shaping_columns(rows: Rows) -> tuple[set[str], set[str]]:
    """Return the columns of a table that its reshaping reads, and those that it makes."""
    read, made = {*rows.where, *rows.patterns}, set[str]()
    for pattern in rows.patterns.values():
        made |= {*re.compile(pattern).groupindex}
    if rows.unpivot is not None:
        made |= {*rows.unpivot}
    if rows.spells is not None:
        column, same = rows.spells
        read |= {column, *iter_columns(same)}
        made |= {f"{place} {column}" for place in ("before", "first", "last", "after")}
    if rows.row_pairs is not None:
        column, same = rows.row_pairs
        read |= {column, *iter_columns(same)}
    for cut in (rows.each, rows.pairs):
        if cut is not None:
            read.add(cut[0])
            made |= {f"{cut[0]} 1", f"{cut[0]} 2"}
    return read - made, made


def unpivoted_columns(rows: Rows, rest: Iterable[str]) -> set[str]:
    """Return the columns, among those that the mapping does not name, whose cells make rows."""
    if rows.unpivot is None:
        return set()
    wanted = rows.where.get(rows.unpivot[0])
    return {*rest} if wanted is None else {*filter(_test(wanted), rest)}


def shape_rows(rows: Rows, table: Iterable[Row], rest: Iterable[str], log: Log) -> Iterable[Row]:
    """Return the rows that describe records.

    Args:
        rows: the mapping of the table.
        table: its rows.
        rest: the columns that the mapping neither names nor ignores.
        log: the log of the import.
    """
    log.unpivoted = rows.unpivot
    log.matched = {
        name: column
        for column, text in rows.patterns.items()
        for name in re.compile(text).groupindex
    }
    patterns = {column: re.compile(text) for column, text in rows.patterns.items()}
    unpivoted = {
        column: patterns.pop(column) for column in rows.unpivot or () if column in patterns
    }
    if patterns:
        table = _match(table, patterns, log)
    years = set[str]()
    if rows.spells is not None:
        years |= unpivoted_columns(rows, rest)
        table = _observe(table, rows.spells[0], years)
    tests = {column: _test(wanted) for column, wanted in rows.where.items()}
    if rows.unpivot is not None:
        name, value = rows.unpivot
        tests.pop(name, None)
        things = unpivoted_columns(rows, rest)
        table = _unpivot(table, (name, value), {*rest}, things, tests.pop(value, bool), log)
    if unpivoted:
        table = _match(table, unpivoted, log)
    if tests:
        table = _select(table, tests)
    if rows.spells is not None:
        table = _join_years(table, *rows.spells, years)
    return _cut_rows(rows, table)


def _cut_rows(rows: Rows, table: Iterable[Row]) -> Iterable[Row]:
    """Return a row for each pair of rows, or for each value of a cell."""
    if rows.row_pairs is not None:
        return _pair(table, *rows.row_pairs)
    if rows.each is not None:
        column, separator = rows.each
        return (
            row.replaced({column: part}) for row in table for part in _cut(row[column], separator)
        )
    if rows.pairs is not None:
        column, separator = rows.pairs
        return (
            row.replaced({f"{column} 1": first, f"{column} 2": second})
            for row in table
            for first, second in combinations(_cut(row[column], separator), 2)
        )
    return table


def _test(wanted: str | Iterable[str]) -> Callable[[str], bool]:
    """Return whether a cell is among texts, or has a match of a regular expression."""
    if isinstance(wanted, str):
        pattern = re.compile(wanted)
        return lambda cell: pattern.search(cell) is not None
    return frozenset(wanted).__contains__


def _select(table: Iterable[Row], tests: Mapping[str, Callable[[str], bool]]) -> Iterator[Row]:
    return (row for row in table if all(test(row[column]) for column, test in tests.items()))


def _match(
    table: Iterable[Row], patterns: Mapping[str, re.Pattern[str]], log: Log
) -> Iterator[Row]:
    for row in table:
        found = dict[str, str]()
        for column, pattern in patterns.items():
            match = pattern.fullmatch(row[column])
            if match is not None:
                found |= match.groupdict("")
            elif row[column]:
                log.fault(row, column, row[column], "invalid-value", _UNMATCHED)
        yield row.replaced(found)


def _unpivot(
    table: Iterable[Row],
    made: tuple[str, str],
    rest: set[str],
    things: set[str],
    test: Callable[[str], bool],
    log: Log,
) -> Iterator[Row]:
    markers = log.markers
    name, value = made
    for row in table:
        common = {column: cell for column, cell in row.cells.items() if column not in rest}
        for column, cell in row.cells.items():
            if cell and column in things:
                if test(cell):
                    yield Row(row.table, row.line, {**common, name: column, value: cell})
                elif cell in markers:
                    log.count(MarkerUse(value, cell))


def _observe(table: Iterable[Row], column: str, seen: set[str]) -> Iterator[Row]:
    for row in table:
        seen.add(row[column])
        yield row


def _join_years(table: Iterable[Row], column: str, same: str, years: set[str]) -> Iterator[Row]:
    """Yield a row for each spell; a year that is not a number is a separate spell."""
    groups = _group(table, same)
    following = _find_steps(years)  # all years are known now, since the whole table was read
    known = sorted((year for year in years if year.isdecimal()), key=int)
    later = dict(pairwise(known))
    earlier = {after: before for before, after in later.items()}
    for group in groups:
        spells = list[list[Row]]()
        for row in sorted(group, key=lambda row: row[column].zfill(4)):
            if not spells or row[column] not in following.get(spells[-1][-1][column], ()):
                spells.append([])
            spells[-1].append(row)
        for spell in spells:
            first, last = spell[0][column], spell[-1][column]
            ends = (earlier.get(first, ""), first, last, later.get(last, ""))
            places = ("before", "first", "last", "after")
            yield JoinedRow(
                spell, {f"{at} {column}": year for at, year in zip(places, ends, strict=True)}
            )


def _group(table: Iterable[Row], same: str) -> Iterable[list[Row]]:
    groups: dict[str, list[Row]] = {}
    for row in table:
        groups.setdefault(fill(same, row), []).append(row)
    return groups.values()


def _pair(table: Iterable[Row], column: str, same: str) -> Iterator[Row]:
    """Yield a row for each two rows of a group that differ in a column, in its order."""
    for group in _group(table, same):
        for first, second in combinations(sorted(group, key=lambda row: row[column]), 2):
            if first[column] != second[column]:
                yield PairedRow(first, second)


def _find_steps(years: Iterable[str]) -> dict[str, tuple[str, str]]:
    """Return each year and the one that follows it, by the step of a table.

    A table may have every fifth year only, or begin so: three years at equal distances make a step.
    """
    known = sorted((int(year), year) for year in years if year.isdecimal())
    gaps = [second - first for (first, _), (second, _) in pairwise(known)]
    step = max((gap for gap, following in pairwise(gaps) if gap == following), default=1)
    ends = [*known[1:], known[-1]] if known else []
    return {
        year: (year, later if number - first <= step else year)
        for (first, year), (number, later) in zip(known, ends, strict=True)
    }


def _cut(cell: str, separator: str) -> list[str]:
    return [*dict.fromkeys(part.strip() for part in cell.split(separator) if part.strip())]

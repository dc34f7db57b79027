"""Rows of a table as text, from a file, a frame or a list of dictionaries."""

import csv
import gzip
from codecs import BOM_UTF16_BE, BOM_UTF16_LE
from collections.abc import Iterable, Iterator, Mapping
from datetime import date, datetime
from os import PathLike, fspath
from pathlib import Path
from typing import Any, Final, NamedTuple, TypeAlias, cast

from diplomacy.errors import InvalidText, InvalidType
from diplomacy.texts import INVISIBLE_RE

__all__ = ["LINE", "Data", "Row", "Sheet", "read_sheet"]

Data: TypeAlias = Any
"""The path of a CSV file (also compressed with gzip), dictionaries, or a frame."""

LINE: Final = "line"
"""The name of the line of a row in templates of ids, unless a column has it."""

_MAX_KNOWN: Final = 1 << 16
_UNNAMED: Final = "column "
_OTHER_FILES: Final = (
    (
        b"PK\x03\x04",
        "a spreadsheet or another compressed folder",
        "Save the table as CSV in UTF-8, or pass a frame, such as pandas.read_excel(path).",
    ),
    (b"PAR1", "a Parquet file", "Pass a frame, such as polars.read_parquet(path)."),
)
_EMPTY: Final = frozenset({"nan", "nat", "<na>", "none"})


class Row:
    """A row of a table.

    Attributes:
        table: the id of the source of the table.
        line: its number, by which citations name it; the header is line 1.
        cells: its cells by column, without surrounding whitespace; line breaks are preserved, and
            an index returns them as spaces.
    """

    __slots__ = ("cells", "line", "table")

    def __init__(self, table: str, line: int, cells: Mapping[str, str]) -> None:
        self.table: str = table
        self.line: int = line
        self.cells: Mapping[str, str] = cells

    def __getitem__(self, column: str) -> str:
        cell = self.cells.get(column)
        if cell is None:
            return str(self.line) if column == LINE else ""
        return cell.replace("\n", " ") if "\n" in cell else cell

    def place_of(self, column: str) -> tuple[int, str]:
        """Return the line and the column of the table that a column names."""
        return self.line, column

    def replaced(self, cells: Mapping[str, str]) -> "Row":
        """Return the same row with other cells in some columns."""
        return Row(self.table, self.line, {**self.cells, **cells})


class Sheet(NamedTuple):
    """The columns and rows of a table, and the digest of its file."""

    columns: tuple[str, ...]
    rows: list[Row]
    digest: str | None

    def replaced(self, rows: Iterable[Row], columns: Iterable[str]) -> "Sheet":
        """Return the table with other rows, which have the lines of those they replace.

        Args:
            rows: the rows.
            columns: the columns that only the new rows have.
        """
        return self._replace(columns=(*self.columns, *columns), rows=[*rows])


def read_sheet(table: str, data: Data) -> Sheet:
    """Return the rows of a table.

    Raises:
        InvalidType: if *data* is none of the kinds of tables.
        InvalidText: if a file is not UTF-8, or a quoted cell does not end.
        MissingExtra: if it is a frame and narwhals is not installed.
        OSError: if a file cannot be read.
    """
    if isinstance(data, Sheet):
        return data._replace(rows=[*data.rows])
    if isinstance(data, (str, PathLike)):
        return _read_file(table, Path(fspath(cast("str | PathLike[str]", data))))
    if isinstance(data, (list, tuple, Iterator)):
        return _from_mappings(table, cast("Iterable[Mapping[str, object]]", data))
    return _from_mappings(table, _iter_frame(data))


def _read_file(table: str, path: Path) -> Sheet:
    from diplomacy.provenance import text_digest

    content = path.read_bytes()
    content = gzip.decompress(content) if content[:2] == b"\x1f\x8b" else content
    text = _decode(content, path).replace("\r\n", "\n").replace("\r", "\n")
    # Citations count the lines that are not blank, as the paragraphs of a text are counted.
    lines = [line for line in text.split("\n") if line.strip()]
    dialect = _delimiter(lines[0]) if lines else ","
    reader = csv.reader((f"{line}\n" for line in lines), delimiter=dialect)
    end, rows = 0, list[Row]()
    known: dict[str, str] = {}
    try:
        header = _name_columns(next(reader, list[str]()))
        end = reader.line_num
        for texts in reader:
            cells = [known.get(text) or _clean_new(text, known) for text in texts]
            if any(cells):
                rows.append(Row(table, end + 1, _to_cells(header, cells)))
            if reader.line_num > end + 1 and reader.line_num == len(lines):
                _check_quotes(lines[end:], dialect)
            end = reader.line_num
    except csv.Error as error:
        reason = (
            f"a quoted cell of line {end + 1} does not end: {error}. Check its quotation marks."
        )
        raise InvalidText(str(path), reason) from error
    unnamed = _surplus(rows, header)
    unnamed += [name for name in header if name.startswith(_UNNAMED)]
    empty = {name for name in unnamed if not any(row.cells.get(name) for row in rows)}
    columns = [name for name in (*header, *unnamed) if name not in empty]
    return Sheet(tuple(dict.fromkeys(columns)), rows, text_digest(content))


def _decode(content: bytes, path: Path) -> str:
    for start, form, remedy in _OTHER_FILES:
        if content.startswith(start):
            raise InvalidText(str(path), f"it is {form}. {remedy}")
    encoding = "utf-16" if content[:2] in (BOM_UTF16_LE, BOM_UTF16_BE) else "utf-8-sig"
    try:
        return content.decode(encoding)
    except UnicodeDecodeError as error:
        line = content.count(b"\n", 0, error.start) + 1
        reason = f"line {line} is not UTF-8. Save the table as UTF-8."
        raise InvalidText(str(path), reason) from error


def _check_quotes(lines: list[str], delimiter: str) -> None:
    """Raise `csv.Error` if the last row has a quotation mark that nothing closes."""
    for _ in csv.reader((f"{line}\n" for line in lines), delimiter=delimiter, strict=True):
        pass


def _name_columns(header: Iterable[object]) -> tuple[str, ...]:
    """Return distinct names of columns; a column without a name has its number."""
    names = dict[str, None]()
    for number, cell in enumerate(header, start=1):
        name = given = " ".join(_clean(str(cell)).split()) or f"{_UNNAMED}{number}"
        count = 1
        while name in names:
            count += 1
            name = f"{given} {count}"
        names[name] = None
    return tuple(names)


def _clean_new(text: str, known: dict[str, str]) -> str:
    """Return a cell as `_clean` does, and cache it, so that equal cells share one text."""
    cell = _clean(text)
    if len(known) < _MAX_KNOWN:
        known[text] = cell
    return cell


def _delimiter(header: str) -> str:
    return max(",;\t", key=header.count)


def _to_cells(header: tuple[str, ...], cells: list[str]) -> dict[str, str]:
    """Return the cells of a line by column; a cell without a header has its number."""
    found = dict(zip(header, cells, strict=False))
    if len(cells) > len(header):
        found |= {f"{_UNNAMED}{i + 1}": cells[i] for i in range(len(header), len(cells))}
    return found


def _surplus(rows: list[Row], header: tuple[str, ...]) -> list[str]:
    known = len(header)
    return [
        *dict.fromkeys(c for row in rows if len(row.cells) > known for c in [*row.cells][known:])
    ]


def _iter_frame(data: Any) -> Iterator[Mapping[str, object]]:
    from diplomacy.arrow.layout import load_library

    nw = load_library("narwhals.stable.v2")
    try:
        frame = nw.from_native(data)
    except TypeError as error:
        raise InvalidType(data, "a path, a frame, or a list of dictionaries") from error
    except nw.exceptions.DuplicateError as error:
        raise InvalidType(data, "a frame whose columns have different names") from error
    collected = frame.collect() if isinstance(frame, nw.LazyFrame) else frame
    return cast("Iterator[Mapping[str, object]]", collected.iter_rows(named=True))


def _from_mappings(table: str, data: Iterable[Mapping[str, object]]) -> Sheet:
    rows, columns = list[Row](), dict[str, None]()
    names_by_keys = dict[tuple[object, ...], tuple[str, ...]]()
    for line, cells in enumerate(data, start=2):
        if not isinstance(cells, Mapping):
            raise InvalidType(cells, "a row: a dictionary of cells by column")
        keys = tuple(cells)
        names = names_by_keys.get(keys) or names_by_keys.setdefault(keys, _name_columns(keys))
        texts = dict(zip(names, map(_to_text, cells.values()), strict=True))
        if any(texts.values()):
            rows.append(Row(table, line, texts))
        columns |= dict.fromkeys(texts)
    return Sheet(tuple(columns), rows, None)


def _to_text(cell: object) -> str:
    """Return a value of a frame as text; a missing value is empty."""
    if cell is None or (isinstance(cell, float) and cell != cell):
        return ""
    if isinstance(cell, str):
        return _clean(cell)
    if isinstance(cell, float) and cell.is_integer():
        return str(int(cell))
    if isinstance(cell, datetime):
        text = "" if cell != cell else cell.isoformat(" ")
        return text.removesuffix(" 00:00:00")
    if isinstance(cell, date):
        return cell.isoformat()
    text = _clean(str(cell))
    return "" if text.lower() in _EMPTY else text


def _clean(cell: str) -> str:
    """Return a cell with single spaces and without invisible characters, line by line."""
    if cell.isascii() and cell.isprintable():
        if "  " not in cell:
            return cell.strip()
        return " ".join(cell.split())
    lines = [
        " ".join(INVISIBLE_RE.sub("", " ".join(line.split())).split()) for line in cell.split("\n")
    ]
    return "\n".join(filter(None, lines))

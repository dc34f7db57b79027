"""The rows of tables: files, frames and dictionaries have the same cells, all of them text."""

import gzip
from datetime import date, datetime
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from diplomacy.errors import InvalidText, InvalidType
from diplomacy.importing.rows import read_sheet
from diplomacy.provenance import text_digest


def cells(data: Any) -> list[dict[str, str]]:
    return [dict(row.cells) for row in read_sheet("table", data).rows]


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (None, ""),
        (float("nan"), ""),
        (3.0, "3"),
        (2.5, "2.5"),
        (7, "7"),
        (True, "True"),
        (Decimal("1.50"), "1.50"),
        (date(2031, 5, 9), "2031-05-09"),
        (datetime.fromisoformat("2031-05-09"), "2031-05-09"),
        (datetime.fromisoformat("2031-05-09T12:30"), "2031-05-09 12:30:00"),
        ("  two\u00a0 words\u200b ", "two words"),
        ("two \n\n  lines\r", "two\nlines"),
    ],
)
def test_a_value_becomes_the_text_of_a_cell(value: object, text: str) -> None:
    assert cells([{"a": value, 2: "b"}]) == [{"a": text, "2": "b"}]


def test_a_frame_has_the_cells_of_its_dictionaries() -> None:
    """In memory, or read when it is needed."""
    rows = [{"a": "x", "b": date(2031, 5, 9), "c": 1.0}, {"a": None, "b": None, "c": None}]
    frame = pytest.importorskip("polars").DataFrame(rows)
    assert cells(frame) == cells(frame.lazy()) == cells(iter(rows)) == cells(tuple(rows))


@pytest.mark.parametrize("data", [5, None, object(), b"a,b", [["a", "b"]], ["a"]])
def test_what_is_not_a_table_is_an_error(data: Any) -> None:
    with pytest.raises(InvalidType):
        read_sheet("table", data)


@pytest.mark.parametrize("pack", [bytes, gzip.compress], ids=["plain", "compressed"])
@pytest.mark.parametrize("comma", [",", ";", "\t"])
def test_a_file_is_read_with_its_delimiter(tmp_path: Path, comma: str, pack: Any) -> None:
    """Lines are counted without blank ones; a cell without a header is named by its number."""
    content = "\ufeffA,B\r\n\r\n1,\u00fc\r\n2,b,more,still\r\n3\r\n".replace(",", comma).encode()
    path = tmp_path / "table.csv"
    path.write_bytes(pack(content))
    sheet = read_sheet("table", path)
    assert [(row.line, dict(row.cells)) for row in sheet.rows] == [
        (2, {"A": "1", "B": "\u00fc"}),
        (3, {"A": "2", "B": "b", "column 3": "more", "column 4": "still"}),
        (4, {"A": "3"}),
    ]
    assert sheet.columns == ("A", "B", "column 3", "column 4")
    assert sheet.digest == text_digest(content)
    assert cells(str(path)) == cells(sheet)


def test_a_sheet_keeps_its_rows_when_it_is_read() -> None:
    sheet = read_sheet("table", [{"A": "1"}, {"A": "2"}])
    again = read_sheet("table", sheet)
    again.rows.clear()
    assert [row["A"] for row in sheet.rows] == ["1", "2"]


def test_an_empty_file_has_no_rows(tmp_path: Path) -> None:
    path = tmp_path / "table.csv"
    path.write_bytes(b"")
    assert (read_sheet("table", path).columns, read_sheet("table", path).rows) == ((), [])


def test_a_file_that_is_not_utf_8_is_named_with_its_line(tmp_path: Path) -> None:
    path = tmp_path / "table.csv"
    path.write_bytes("A\nb\nü\n".encode("latin-1"))
    with pytest.raises(InvalidText, match="line 3 is not UTF-8"):
        read_sheet("table", path)


def test_the_encoding_and_the_ends_of_lines_of_spreadsheets_are_read(tmp_path: Path) -> None:
    path = tmp_path / "table.csv"
    expected = [{"A": "1", "B": "ü"}, {"A": "2", "B": "b"}]
    for end in ("\n", "\r\n", "\r"):
        for encoding in ("utf-8", "utf-8-sig", "utf-16"):
            path.write_bytes(f"A,B{end}1,ü{end}2,b{end}".encode(encoding))
            assert cells(path) == expected


def test_columns_have_names_of_their_own(tmp_path: Path) -> None:
    """A name that occurs again is numbered, and an empty one is the number of its column."""
    path = tmp_path / "table.csv"
    path.write_text('Date,Date,Date 2,"a\nb",,,\n1,2,3,4,5,,\n', "utf-8")
    sheet = read_sheet("table", path)
    assert sheet.columns == ("Date", "Date 2", "Date 2 2", "a b", "column 5")
    assert [sheet.rows[0][name] for name in sheet.columns] == ["1", "2", "3", "4", "5"]


def test_rows_without_text_are_not_rows_but_count_as_lines(tmp_path: Path) -> None:
    path = tmp_path / "table.csv"
    path.write_text("A,B\n1,2\n,\n3,4\n", "utf-8")
    assert [row.line for row in read_sheet("table", path).rows] == [2, 4]
    rows = [{"A": 1}, {"A": None}, {"A": 3}]
    assert [row.line for row in read_sheet("table", rows).rows] == [2, 4]


def test_line_breaks_in_a_cell_are_spaces_unless_they_are_asked_for(tmp_path: Path) -> None:
    path = tmp_path / "table.csv"
    path.write_text('A\n"on ports,\r\n  and rivers"\n', "utf-8")
    [row] = read_sheet("table", path).rows
    assert (row["A"], row.cells["A"]) == ("on ports, and rivers", "on ports,\nand rivers")


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (b'A,B\n1,2\n3,"four\n5,6\n', "a quoted cell of line 3 does not end"),
        (b'A,B\n1,"' + b"x" * 140_000 + b"\n", "a quoted cell of line 2 does not end"),
        (b"PK\x03\x04\x00", "a spreadsheet or another compressed folder"),
        (b"PAR1\x00", "a Parquet file"),
    ],
    ids=["quote", "long", "spreadsheet", "parquet"],
)
def test_a_file_that_is_not_a_table_is_named_with_what_to_do(
    tmp_path: Path, content: bytes, reason: str
) -> None:
    path = tmp_path / "table.csv"
    path.write_bytes(content)
    with pytest.raises(InvalidText, match=reason):
        read_sheet("table", path)


def test_the_columns_of_rows_are_named_as_those_of_files() -> None:
    assert cells([{" Date \n of act": "1", "": "2", None: "3"}]) == [
        {"Date of act": "1", "column 2": "2", "None": "3"}
    ]


def test_a_frame_with_two_columns_of_one_name_is_an_error() -> None:
    frame = pytest.importorskip("pandas").DataFrame([["x", "y"]], columns=["a", "a"])
    with pytest.raises(InvalidType, match="a frame whose columns have different names"):
        read_sheet("table", frame)

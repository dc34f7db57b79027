"""Files that are not JSON Lines in UTF-8 are recognized, and reported once."""

import io
import json
import zipfile
from typing import Final

import pytest

from diplomacy import Archive, ArchiveErrors
from diplomacy.errors import ArchiveProblem

HEADER: Final = '{"type":"Archive","format":2}\n'
SOURCE: Final = '{"type":"Source","id":"yearbook","title":"Türkiye, 연감"}\n'
FIELDS: Final = {"type": "Source", "id": "yearbook"}
LAID_OUT: Final = json.dumps(FIELDS, indent=2) + "\n"


def problems_in(data: bytes) -> list[ArchiveProblem]:
    """Return the problems of a file."""
    with pytest.raises(ArchiveErrors) as caught:
        Archive.loads(data)
    return [problem for problem in caught.value.exceptions if isinstance(problem, ArchiveProblem)]


def zip_of(*names: str) -> bytes:
    """Return a zip file with some empty files."""
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        for name in names:
            archive.writestr(name, "")
    return packed.getvalue()


OTHERS: Final = [
    ("CSV", b"id,title\n1,A treaty\n", "a CSV table"),
    ("CSV with a mark", b"\xef\xbb\xbfid,title\n1,A treaty\n", "a CSV table"),
    ("CSV with semicolons", b"id;title\r\n1;A treaty\r\n", "a CSV table"),
    ("CSV with JSON in it", b'id,data\n1,"{""a"":1}"\n', "a CSV table"),
    ("tabs", b"id\ttitle\n1\tA treaty\n", "a table of tab-separated values"),
    ("Excel", zip_of("[Content_Types].xml", "xl/workbook.xml"), "an Excel workbook"),
    ("old Excel", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1\n", "an old Excel workbook"),
    ("zip", zip_of("a.txt"), "a zip file"),
    ("Parquet", b"PAR1\x15\x04\n", "a Parquet file"),
    ("bzip2", b"BZh91AY\n", "a bzip2 file"),
    ("PDF", b"%PDF-1.7\n", "a PDF document"),
    ("HTML", b"<!doctype html>\n<html>\n", "an HTML or XML file"),
    ("prose", b"# Treaties\n\nA list.\n", "text without any record"),
    ("YAML", b"type: Archive\nformat: 2\n", "text without any record"),
    ("bytes", bytes(range(256)), "a binary file"),
    ("a list", f" \n[{SOURCE.strip()}]".encode(), "a JSON list"),
    ("a list laid out", json.dumps([FIELDS], indent=2).encode(), "a JSON list"),
    ("a long list", b"[" + b'{"a":1},' * 200_000 + b"{}]", "a JSON list"),
    ("JSON laid out", LAID_OUT.encode(), "JSON laid out over several lines"),
    ("JSON laid out with tabs", b'{\n\t"type": "Archive"\n}\n', "JSON laid out over several lines"),
    ("UTF-16 with a mark", (HEADER + SOURCE).encode("utf-16"), "UTF-16 text"),
    ("UTF-16, little-endian", (HEADER + SOURCE).encode("utf-16-le"), "UTF-16 text"),
    ("UTF-16, big-endian", (HEADER + SOURCE).encode("utf-16-be"), "UTF-16 text"),
    ("UTF-32", (HEADER + SOURCE).encode("utf-32"), "UTF-32 text"),
]


@pytest.mark.parametrize(
    ("data", "found"), [pytest.param(data, found, id=name) for name, data, found in OTHERS]
)
def test_other_formats_are_recognized(data: bytes, found: str) -> None:
    """The message says what the file is, and what to do, without any call of Python."""
    [problem] = problems_in(data)
    assert problem.line == (2 if data.startswith(b" \n") else 1)
    assert problem.reason.startswith(f"this is {found}")
    assert problem.reason.endswith(".")
    assert "diplomacy" not in problem.reason


def test_records_laid_out_after_a_header() -> None:
    """The message has the line where the layout begins."""
    [problem] = problems_in(f"{HEADER}{LAID_OUT}".encode())
    assert problem.line == 2
    assert "JSON laid out over several lines" in problem.reason


@pytest.mark.parametrize(
    ("encoding", "title"),
    [
        ("latin-1", "Türkiye"),
        ("cp1254", "Türkiye, İstanbul"),
        ("cp949", "한국 조약"),
        ("cp932", "日本条約"),
        ("gb18030", "中国条约"),
        ("koi8-r", "Договор"),
    ],
)
def test_another_encoding_is_reported_once(encoding: str, title: str) -> None:
    """The message has the first line that is not UTF-8; other problems are reported as well."""
    lines = (f'{{"type":"Source","id":"yearbook-{i}","title":"{title}"}}\n' for i in range(300))
    text = f"{HEADER}{''.join(lines)}[]\n"
    first, second = problems_in(text.encode(encoding))
    assert (first.line, second.line) == (2, 302)
    assert "such as Windows-1252. Save it as UTF-8." in first.reason


def test_damage_is_not_another_encoding() -> None:
    """In a file of UTF-8, each damaged line is reported."""
    damaged = SOURCE.encode() + SOURCE.encode().replace(b"yearbook", b"\xff")
    reported = problems_in(HEADER.encode() + damaged * 2)
    damages = [problem for problem in reported if "invalid UTF-8" in problem.reason]
    assert [problem.line for problem in damages] == [3, 5]
    assert all("Windows" not in problem.reason for problem in damages)


SLIPS: Final = [
    f"# a comment\n{HEADER}{SOURCE}",
    f'"type":"Archive","format":2}}\n{SOURCE}',
    f'{{"type":"Archive","format":2\n{SOURCE}',
    f"{HEADER.strip()},\n{SOURCE}",
    f"{HEADER}{SOURCE.strip()[:-1]}\n{SOURCE}",
    f"{HEADER}type,id\n{SOURCE}",
    SOURCE,
]


@pytest.mark.parametrize("text", SLIPS)
def test_a_slip_is_not_another_format(text: str) -> None:
    """A file of records with a wrong line is reported line by line."""
    assert all("this is" not in problem.reason for problem in problems_in(text.encode()))

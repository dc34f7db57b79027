"""Files that are not JSON Lines, recognized by how they start."""

import re
from itertools import pairwise
from typing import Final, NamedTuple

__all__ = ["OtherFormat", "find_other_format"]


class OtherFormat(NamedTuple):
    """A format of a file, what to do, and the line that shows it, counted from 1."""

    name: str
    remedy: str
    line: int = 1


_UTF_8: Final = "Save the file as UTF-8."
_TABLE: Final = "Convert each row to a record; see the page on your own data."
_RECORDS: Final = "Convert it to one record per line, after a header line."
_ONE_LINE: Final = "Write the header and each record on one line."
_STARTS: Final = (
    (b"\x1f\x8b", "a gzip file", "Give it a name that ends in .gz."),
    (b"\xff\xfe", "UTF-16 text", _UTF_8),
    (b"\xfe\xff", "UTF-16 text", _UTF_8),
    (b"\x00\x00\xfe\xff", "UTF-32 text", _UTF_8),
    (b"PK\x03\x04", "a zip file or an Excel workbook", _TABLE),
    (b"PK\x05\x06", "an empty zip file", _RECORDS),
    (b"\xd0\xcf\x11\xe0", "an Excel workbook", _TABLE),
    (b"PAR1", "a Parquet file", _RECORDS),
    (b"ARROW1", "an Arrow file", _RECORDS),
    (b"SQLite format 3\x00", "an SQLite database", _RECORDS),
    (b"%PDF-", "a PDF file", _RECORDS),
    (b"BZh", "a bzip2 file", "Decompress it, or compress it with gzip."),
    (b"\xfd7zXZ\x00", "an xz file", "Decompress it, or compress it with gzip."),
    (b"\x28\xb5\x2f\xfd", "a zstd file", "Decompress it, or compress it with gzip."),
    (b"7z\xbc\xaf\x27\x1c", "a 7z file", "Decompress it, or compress it with gzip."),
)
_SEPARATORS: Final = b",;\t|"
# A line of an object of JSON that is laid out over lines: a bracket alone, or a field.
_LAID_OUT_RE: Final = re.compile(rb'\s*(?:[\[{]\s*|"(?:[^"\\]|\\.)*"\s*:.*)')
_WORDS_RE: Final = re.compile(rb"[\w\"'. \x80-\xff(),;|\t/-]+")


def find_other_format(block: bytes) -> OtherFormat | None:
    r"""Return what a file is if its first lines are not JSON Lines in UTF-8, or None.

    >>> find_other_format(b"id,title,signed\n1,A treaty,2012\n").name
    'a CSV table'
    """
    for start, name, remedy in _STARTS:
        if block.startswith(start):
            return OtherFormat(name, remedy)
    if b"\x00" in block[:4]:
        return OtherFormat("UTF-16 text", _UTF_8)
    lines = [line for line in block[:4096].split(b"\n") if line.strip()]
    first = lines[0].strip() if lines else b""
    if first.startswith(b"<"):
        name = "an HTML page" if b"html" in first[:100].lower() else "an XML file"
        return OtherFormat(name, _RECORDS)
    if first.startswith(b"["):
        return OtherFormat("a JSON list", "Write a header line, then one record per line.")
    if first == b"{":
        return OtherFormat("JSON laid out over several lines", _ONE_LINE)
    if first.startswith((b"---", b"%YAML")):
        return OtherFormat("a YAML file", _RECORDS)
    has_columns = any(separator in first for separator in _SEPARATORS)
    if has_columns and b"{" not in first and _WORDS_RE.fullmatch(first):
        return OtherFormat("a CSV table", _TABLE)
    return _find_layout(block[:4096])


def _find_layout(start: bytes) -> OtherFormat | None:
    """Return the layout of a file whose records begin with a line that is only a bracket."""
    lines = start.split(b"\n")
    for number, (line, following) in enumerate(pairwise(lines), 1):
        if line.strip() == b"{" and _LAID_OUT_RE.fullmatch(following):
            return OtherFormat("JSON laid out over several lines", _ONE_LINE, number)
    return None

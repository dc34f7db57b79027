"""Recognition of files that are not JSON Lines in UTF-8, with a remedy for each format."""

import re
from typing import Final, NamedTuple

__all__ = ["OtherFormat", "is_of_other_encoding", "recognize", "recognize_layout"]


class OtherFormat(NamedTuple):
    """The actual format of a file, as a noun phrase, and the remedy."""

    found: str
    remedy: str


_AS_UTF_8: Final = "Save the file as UTF-8."
_AS_RECORDS: Final = (
    "An archive file has one record of JSON per line; "
    "the guide “Bring your own data” shows how to convert a table."
)
_WITH_GZIP: Final = "Decompress it, or compress it with gzip."
_WITHOUT_LAYOUT: Final = "Write each record on one line; `jq -c . FILE` does so."
_AS_LINES: Final = "Write a header line, then one record per line."

_SIGNATURES: Final = {
    b"\x1f\x8b": OtherFormat("a gzip file", "Give it a name that ends in .gz."),
    b"\xff\xfe\x00\x00": OtherFormat("UTF-32 text", _AS_UTF_8),
    b"\x00\x00\xfe\xff": OtherFormat("UTF-32 text", _AS_UTF_8),
    b"\xff\xfe": OtherFormat("UTF-16 text", _AS_UTF_8),
    b"\xfe\xff": OtherFormat("UTF-16 text", _AS_UTF_8),
    b"\xd0\xcf\x11\xe0": OtherFormat("an old Excel workbook or other Office file", _AS_RECORDS),
    b"PAR1": OtherFormat("a Parquet file", _AS_RECORDS),
    b"ARROW1": OtherFormat("an Arrow file", _AS_RECORDS),
    b"SQLite format 3\x00": OtherFormat("an SQLite database", _AS_RECORDS),
    b"%PDF": OtherFormat("a PDF document", _AS_RECORDS),
    b"BZh": OtherFormat("a bzip2 file", _WITH_GZIP),
    b"\xfd7zXZ": OtherFormat("an xz file", _WITH_GZIP),
    b"\x28\xb5\x2f\xfd": OtherFormat("a Zstandard file", _WITH_GZIP),
    b"7z\xbc\xaf": OtherFormat("a 7-Zip archive", _WITH_GZIP),
}
_ZIP: Final = (b"PK\x03\x04", b"PK\x05\x06")
_DELIMITERS: Final = {
    b"\t": "a table of tab-separated values",
    b";": "a CSV table",
    b",": "a CSV table",
    b"|": "a table separated by vertical bars",
}
_WHITESPACE: Final = b" \t\r\n"
_HEAD_SIZE: Final = 4096
# A JSON string, or its beginning at the end of a line.
_STRING_RE: Final = re.compile(rb'"(?:[^"\\]|\\.)*+"?')
# Half a surrogate pair, which some programs write: damage, not another encoding.
_SURROGATE_RE: Final = re.compile(rb"\xed[\xa0-\xbf][\x80-\xbf]")


def recognize(block: bytes) -> OtherFormat | None:
    r"""Return the format that the start of a file shows, or None for possible JSON Lines.

    >>> recognize(b"id,title,signed\n1,A treaty,1999\n").found
    'a CSV table'
    >>> recognize(b'{"type":"Archive","format":2}\n') is None
    True
    """
    for signature, other in _SIGNATURES.items():
        if block.startswith(signature):
            return other
    if block.startswith(_ZIP):
        return OtherFormat(_name_zip(block), _AS_RECORDS)
    head = block[:_HEAD_SIZE].lstrip(_WHITESPACE)
    if head.startswith(b"["):
        return OtherFormat("a JSON list", _AS_LINES)
    if not head:
        return None
    if head.startswith((b"{\x00", b"\x00{", b"[\x00", b"\x00[")) or _is_half_empty(head):
        return OtherFormat("UTF-16 text", _AS_UTF_8)
    if head.startswith(b"{"):
        return recognize_layout(head)
    if b"\x00" in head:
        return OtherFormat("a binary file", _AS_RECORDS)
    return _recognize_text(head)


def recognize_layout(block: bytes) -> OtherFormat | None:
    r"""Return the format if JSON is laid out over several lines, or None if it may not be.

    >>> recognize_layout(b'{\n  "type": "Source"\n}\n').found
    'JSON laid out over several lines'
    """
    lines = _lines(block[:_HEAD_SIZE])
    if len(lines) < 2 or not lines[0].startswith(b"{") or lines[1].startswith(b"{"):
        return None
    brackets = _STRING_RE.sub(b"", lines[0])
    opened = brackets.count(b"{") + brackets.count(b"[")
    if opened <= brackets.count(b"}") + brackets.count(b"]"):
        return None
    return OtherFormat("JSON laid out over several lines", _WITHOUT_LAYOUT)


def is_of_other_encoding(block: bytes) -> bool:
    r"""Return whether a text has more invalid bytes than multi-byte letters of UTF-8.

    >>> is_of_other_encoding("Türkiye".encode("latin-1"))
    True
    >>> is_of_other_encoding("Türkiye, Curaçao".encode() + b"\xfc")
    False
    """
    text = _SURROGATE_RE.sub(b"", block).decode(errors="replace")
    wrong = text.count("\ufffd")
    return wrong > sum(not character.isascii() for character in text) - wrong


def _name_zip(block: bytes) -> str:
    """Return the kind of a zip file, as a noun phrase."""
    if b"opendocument.spreadsheet" in block:
        return "a LibreOffice spreadsheet"
    if b"[Content_Types].xml" in block or b"xl/" in block:
        return "an Excel workbook or other Office file"
    return "a zip file"


def _is_half_empty(head: bytes) -> bool:
    """Return whether every second byte of the start is zero."""
    start = head[: len(head) // 2 * 2][:64]
    return len(start) >= 4 and (not any(start[::2]) or not any(start[1::2]))


def _recognize_text(head: bytes) -> OtherFormat | None:
    """Return the format of a text without lines that begin as a record does."""
    lines = _lines(head)
    if head.startswith(b"<"):
        return OtherFormat("an HTML or XML file", _AS_RECORDS)
    if len(lines) == 1 or any(line.startswith(b"{") for line in lines):
        return None
    for delimiter, found in _DELIMITERS.items():
        if delimiter in lines[0] and delimiter in lines[1]:
            return OtherFormat(found, _AS_RECORDS)
    return OtherFormat("text without any record", _AS_RECORDS)


def _lines(head: bytes) -> list[bytes]:
    """Return the lines that are not blank, without surrounding whitespace."""
    stripped = (line.strip(_WHITESPACE) for line in head.split(b"\n"))
    return [line for line in stripped if line]

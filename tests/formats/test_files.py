"""Archives as files: what comes back is what went in, and what is not right is told, not loaded."""

import gc
import gzip
import io
import json
import os
import random
import stat
import sys
import tempfile
import threading
import time
import tracemalloc
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from inspect import signature
from pathlib import Path
from typing import IO, Any, Final, cast

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from diplomacy import Archive, ArchiveErrors, InvalidType, Source
from diplomacy.errors import (
    ArchiveProblem,
    BelowLeaderLevel,
    DanglingReference,
    DuplicateId,
    InvalidLine,
    NewerFormat,
    ReferenceCycle,
    WrongDigest,
    WrongReference,
)
from diplomacy.fixtures import ARCHIVE
from diplomacy.formats import FORMAT, encoding
from diplomacy.records import TYPES_BY_NAME
from diplomacy.testing import strategies as made

TEXT: Final = ARCHIVE.dumps()
DATA: Final = TEXT.encode()
HEADER: Final = f'{{"type":"Archive","format":{FORMAT}}}'
SOURCE: Final = '{"type":"Source","id":"source"}'
BODY: Final = TEXT.split("\n")[1:-1]
UNSIGNED: Final = "\n".join([HEADER, *BODY, ""])
SMALL: Final = Archive([Source(id="a"), Source(id="b", title="Second")])


def refused(source: str | bytes | IO[bytes] | IO[str], **how: Any) -> list[ArchiveProblem]:
    """Return every problem that a text or a stream is refused for."""
    stream: Any = source
    if isinstance(source, str | bytes):
        # Of a text all characters count, also those that UTF-8 does not have.
        stream = io.StringIO(source) if isinstance(source, str) else io.BytesIO(source)
    with pytest.raises(ArchiveErrors) as caught:
        Archive.read(stream, **how)
    return list(cast("tuple[ArchiveProblem, ...]", caught.value.exceptions))


def file_of(*lines: str, header: str = HEADER) -> str:
    """Return a file of a header, a source, and such lines."""
    return "\n".join([header, SOURCE, *lines, ""])


# --- there and back -----------------------------------------------------------------------------


@settings(max_examples=20)
@given(made.archives(min_records=1), st.randoms(use_true_random=False))
def test_what_is_written_is_read_back(archive: Archive, random: Any) -> None:
    """Any archive is its text, and its text is one to the byte, however its records were given."""
    text = archive.dumps()
    again = Archive.loads(text)
    assert again == archive
    assert again.dumps() == text
    records = list(archive)
    random.shuffle(records)
    assert Archive(records).dumps() == text


@pytest.mark.parametrize("archive", [ARCHIVE, Archive(), SMALL], ids=["shipped", "empty", "small"])
@pytest.mark.parametrize("suffix", [".jsonl", ".jsonl.gz", ""])
def test_a_file_is_read_back(archive: Archive, suffix: str, tmp_path: Path) -> None:
    """What was written to a path is there, plain or compressed, by a path of either type."""
    path = tmp_path / f"archive{suffix}"
    archive.write(path)
    assert Archive.read(path) == Archive.read(str(path)) == archive
    stored = path.read_bytes()
    assert stored.startswith(b"\x1f\x8b") is (suffix == ".jsonl.gz")
    # Neither the time nor the name of a file is kept, by which equal archives would differ.
    assert suffix != ".jsonl.gz" or stored[3:8] == bytes(5)
    text = gzip.decompress(stored) if suffix == ".jsonl.gz" else stored
    assert text.decode() == archive.dumps()
    archive.write(str(path))
    assert path.read_bytes() == stored
    Archive.read(path).write(tmp_path / f"again{suffix}")
    assert (tmp_path / f"again{suffix}").read_bytes() == stored


def test_open_files_are_read_and_written(tmp_path: Path) -> None:
    """Files that are open already, for bytes or for text, serve as well as paths."""
    binary, text = io.BytesIO(), io.StringIO()
    ARCHIVE.write(binary)
    ARCHIVE.write(text)
    assert binary.getvalue().decode() == text.getvalue() == TEXT
    path = tmp_path / "archive.jsonl"
    with path.open("w", encoding="utf-8") as stream:
        ARCHIVE.write(stream)
    assert path.read_bytes() == DATA
    with path.open(encoding="utf-8") as stream:
        assert Archive.read(stream) == ARCHIVE
    with path.open("rb") as raw:
        assert Archive.read(raw) == ARCHIVE
    with gzip.open(tmp_path / "archive.gz", "wb") as packed:
        ARCHIVE.write(cast("IO[bytes]", packed))
    with gzip.open(tmp_path / "archive.gz", "rt", encoding="utf-8") as unpacked:
        assert Archive.read(unpacked) == ARCHIVE


def test_the_header_says_format_and_digest() -> None:
    """The first line tells the version of the format, and the digest that the archive has."""
    header = json.loads(TEXT.split("\n", 1)[0])
    assert list(header) == ["type", "format", "digest"]
    assert header == {"type": "Archive", "format": FORMAT, "digest": ARCHIVE.digest()}


def reordered(line: str) -> str:
    """Return a line with its fields in another order, wherever there are several."""

    def turned(value: Any) -> Any:
        if isinstance(value, dict):
            return {name: turned(value[name]) for name in reversed(value)}
        return [turned(part) for part in value] if isinstance(value, list) else value

    return json.dumps(turned(json.loads(line)), ensure_ascii=False, separators=(",", ":"))


def spaced(line: str, **how: Any) -> str:
    return json.dumps(json.loads(line), **how)


OTHER_FORMS: Final[dict[str, Callable[[], bytes]]] = {
    "no digest": UNSIGNED.encode,
    "other order of fields": lambda: "\n".join([HEADER, *map(reordered, BODY)]).encode(),
    "header in another order": lambda: "\n".join([reordered(HEADER), *BODY]).encode(),
    "other order of lines": lambda: "\n".join([HEADER, *BODY[::-1]]).encode(),
    "blanks and escapes": lambda: "\n".join(map(spaced, [HEADER, *BODY])).encode(),
    "blanks": lambda: "\n".join(
        spaced(line, ensure_ascii=False) for line in [HEADER, *BODY]
    ).encode(),
    "blanks around lines": lambda: "\n".join(f" \t{line} " for line in [HEADER, *BODY]).encode(),
    "CRLF": lambda: UNSIGNED.replace("\n", "\r\n").encode(),
    "CRLF and a digest": lambda: DATA.replace(b"\n", b"\r\n"),
    "CRLF here and there": lambda: DATA.replace(b"\n", b"\r\n", 40),
    "blank lines": lambda: b"\n \n" + UNSIGNED.replace("\n", "\n\n\t\n\r\n").encode() + b"\n\n",
    "a byte-order mark": lambda: b"\xef\xbb\xbf" + DATA,
    "a byte-order mark, CRLF": lambda: b"\xef\xbb\xbf" + DATA.replace(b"\n", b"\r\n"),
    "no last line end": lambda: DATA.rstrip(b"\n"),
    "CR at the end": lambda: DATA.rstrip(b"\n") + b"\r",
}


@pytest.mark.parametrize("form", OTHER_FORMS)
def test_other_forms_of_a_file_are_the_same_archive(form: str, tmp_path: Path) -> None:
    """What editors, other systems and other programs make of a file reads as it was."""
    data = OTHER_FORMS[form]()
    assert data != DATA
    assert Archive.loads(data) == ARCHIVE
    assert Archive.loads(data.decode()) == ARCHIVE
    packed = tmp_path / "packed.gz"
    packed.write_bytes(gzip.compress(data[:5000]) + gzip.compress(data[5000:]))
    assert Archive.read(packed) == ARCHIVE
    assert Archive.read(io.BytesIO(data)).dumps() == TEXT


class Dripping(io.RawIOBase):
    """A stream that gives a few bytes at a time, as a slow line does."""

    def __init__(self, data: bytes, sizes: Iterator[int]) -> None:
        self._data = io.BytesIO(data)
        self._sizes = sizes

    def read(self, size: int = -1, /) -> bytes:
        return self._data.read(min(size, next(self._sizes)))


@pytest.mark.parametrize("most", [1, 2, 100, 10_000, 1 << 20])
def test_a_stream_may_give_what_it_likes(most: int) -> None:
    """It is no matter how many bytes come at a time, nor where a character or line is cut."""
    archive = ARCHIVE.from_source("defence-talks-2018") if most < 100 else ARCHIVE
    data = b"\xef\xbb\xbf" + archive.dumps().replace("\n", "\r\n").encode()
    dice = random.Random(most)  # noqa: S311
    stream = Dripping(data, iter(lambda: dice.randint(1, most), None))
    assert Archive.read(cast("IO[bytes]", stream)) == archive


def test_a_line_in_many_pieces_takes_time_in_proportion() -> None:
    """A line of eight times the length, byte by byte, takes some eight times as long."""

    def taken(length: int) -> float:
        line = f'{{"type":"Source","id":"a","title":"{"x" * length}"}}'
        stream = Dripping(f"{HEADER}\n{line}".encode(), iter(lambda: 1, 0))
        start = time.perf_counter()
        assert len(Archive.read(cast("IO[bytes]", stream))) == 1
        return time.perf_counter() - start

    once = min(taken(1000) for _ in range(3))
    assert min(taken(8000) for _ in range(2)) < 20 * once


class Stalling(io.RawIOBase):
    """A stream that has nothing for the moment, which is told by None."""

    def __init__(self, *pieces: bytes | None) -> None:
        self._pieces = iter(pieces)

    def read(self, _: int = -1, /) -> bytes | None:
        return next(self._pieces, b"")


def test_a_stream_that_has_nothing_yet_is_not_taken_for_its_end() -> None:
    """Nothing is loaded by half: all of it, or an error."""
    lines = [f"{line}\n".encode() for line in (HEADER, *encoding.encode_lines(SMALL))]
    stream = cast("IO[bytes]", Stalling(lines[0] + lines[1], None, lines[2]))
    with suppress(OSError, ArchiveErrors):
        assert Archive.read(stream) == SMALL


@settings(max_examples=60)
@given(cut=st.integers(0, 1000), gone=st.integers(0, 40), piece=st.binary(max_size=4))
def test_a_signed_file_that_was_damaged_is_not_read(cut: int, gone: int, piece: bytes) -> None:
    """Whatever happens to the bytes of a file: it is read as it was, or refused, and no more."""
    whole = SMALL.dumps().encode()
    place = cut % len(whole)
    damaged = whole[:place] + piece + whole[place + gone :]
    try:
        read = Archive.loads(damaged)
    except ArchiveErrors:
        assert damaged != whole
    else:
        unsigned = b'"digest":"' + SMALL.digest().encode() not in damaged
        assert read == SMALL or unsigned


# --- what a line is refused for -----------------------------------------------------------------

CITED: Final = '"citations":[{"source":"source","fields":["id"]}]'


def treaty(**changes: str | None) -> str:
    """Return an agreement with some fields written otherwise, left out, or added."""
    fields: dict[str, str | None] = {
        "type": '"Agreement"',
        "id": '"a"',
        "title": '"T"',
        "parties": '["KR","TR"]',
        "history": '[{"stage":"signed"}]',
        "citations": CITED.partition(":")[2],
    }
    kept = {name: text for name, text in {**fields, **changes}.items() if text is not None}
    return "{" + ",".join(f'"{name}":{text}' for name, text in kept.items()) + "}"


def trade(**changes: str) -> str:
    fields = {
        "type": '"TradeFigure"',
        "id": '"t"',
        "reporter": '"KR"',
        "partner": '"TR"',
        "flow": '"total"',
        "value": '{"number":"1","unit":"USD"}',
        "kind": '"actual"',
        **changes,
    }
    return "{" + ",".join(f'"{name}":{text}' for name, text in fields.items()) + f",{CITED}}}"


def number(text: str) -> str:
    return trade(value=f'{{"number":{text},"unit":"USD"}}')


TYPE_NAMES: Final = ", ".join(TYPES_BY_NAME)
AS_TEXT: Final = 'write a number as text, such as "15000000000".'
# By what it is: the line, the path, what was found and expected, what is near, part of the reason.
INVALID: Final[dict[str, tuple[str, str, str, str, tuple[str, ...], str]]] = {
    "a name twice": (
        treaty().replace('"title":"T"', '"title":"T","title":"U"'),
        *("title", "title", "each key once", (), "duplicate key 'title'"),
    ),
    "the same twice": (
        treaty().replace('"title":"T"', '"title":"T","title":"T"'),
        *("title", "title", "each key once", (), "duplicate key 'title'"),
    ),
    "a type twice": (
        treaty().replace('"type":"Agreement"', '"type":"Source","type":"Agreement"'),
        *("type", "type", "each key once", (), "duplicate key 'type'"),
    ),
    "a name twice within": (
        treaty(history='[{"stage":"signed"},{"stage":"ratified","party":"KR","party":"TR"}]'),
        *("history[1].party", "party", "each key once", (), "duplicate key 'party'"),
    ),
    "NaN": (number("NaN"), "value.number", "NaN", "text", (), "NaN, which is not valid JSON"),
    "infinity": (
        number("-Infinity"),
        *("value.number", "-Infinity", "text", (), "-Infinity, which is not valid JSON"),
    ),
    "a float": (number("1.5"), "value.number", "1.5", "text", (), AS_TEXT),
    "a power": (number("15e9"), "value.number", "15e9", "text", (), AS_TEXT),
    "a number": (number("15"), "value.number", "15", "text", (), AS_TEXT),
    "a million digits": (
        number("9" * 1_000_000),
        *("value.number", "an integer of 1000000 digits", "text", (), AS_TEXT),
    ),
    "a million digits below zero": (
        treaty(citations=f'[{{"source":"source","paragraph":-{"9" * 1_000_000},"fields":["id"]}}]'),
        *("citations[0].paragraph", "an integer of 1000000 digits", "a whole number", (), ""),
    ),
    "a number that is no number": (
        number('"NaN"'),
        "value.number",
        "'NaN'",
        "",
        (),
        "write it in digits",
    ),
    "a number for an optional text": (
        '{"type":"Source","id":"a","title":5}',
        *("title", "5", "text", (), "5 is not text"),
    ),
    "true for a text": (treaty(title="true"), "title", "true", "text", (), "true is not text"),
    "null for what is needed": (treaty(title="null"), "title", "null", "text", (), "null is not"),
    "null in a list": (treaty(parties='["KR",null]'), "parties[1]", "null", "text", (), "null is"),
    "a word for a list": (
        treaty(parties='"KR"'),
        *("parties", "'KR'", "a list", (), "'KR' is not a list."),
    ),
    "an object for a list": (
        treaty(history='{"stage":"signed"}'),
        *("history", "{'stage': 'signed'}", "a list", (), "is not a list."),
    ),
    "a text for an object": (
        trade(value='"1 USD"'),
        *("value", "'1 USD'", "an object with the fields of Quantity", (), "is not an object"),
    ),
    "a word for a flag": (
        treaty(parties_complete='"yes"'),
        *("parties_complete", "'yes'", "true or false", (), "'yes' is not true or false."),
    ),
    "a number for a flag": (
        treaty(parties_complete="0"),
        *("parties_complete", "0", "true or false", (), "0 is not true or false."),
    ),
    "text for a whole number": (
        treaty(citations='[{"source":"source","paragraph":"3","fields":["id"]}]'),
        *("citations[0].paragraph", "'3'", "a whole number", (), "'3' is not a whole number."),
    ),
    "an unknown field": (
        treaty(titel='"T"'),
        *("titel", "titel", "id, title, kind", ("title",), "Agreement has no field 'titel'."),
    ),
    "an unknown field within": (
        treaty(history='[{"stage":"signed","dat":"2023"}]'),
        "history[0].dat",
        *("dat", "stage, date, planned, party", ("date",), "Milestone has no field 'dat'."),
    ),
    "a derived field": (treaty(stage='"signed"'), "stage", "stage", "id, title", (), "no field"),
    "an unknown type": (
        '{"type":"Agrement","id":"a"}',
        *("type", "'Agrement'", TYPE_NAMES, ("Agreement",), "'Agrement' is not a type of record."),
    ),
    "a type in lower case": (
        '{"type":"source","id":"a"}',
        *("type", "'source'", TYPE_NAMES, ("Source",), "'source' is not a type of record."),
    ),
    "no type": ('{"id":"a"}', "type", "", TYPE_NAMES, (), "required field 'type' is missing"),
    "a type that is null": ('{"type":null,"id":"a"}', "type", "null", TYPE_NAMES, (), "null is"),
    "a second header": (HEADER, "type", "'Archive'", TYPE_NAMES, (), "unexpected second header"),
    "a field missing": (
        treaty(title=None),
        *("title", "", "a value", (), "required field of Agreement is missing."),
    ),
    "a field missing within": (
        treaty(history='[{"stage":"signed"},{"date":"2023"}]'),
        *("history[1].stage", "", "a value", (), "required field of Milestone is missing."),
    ),
    "no citations": (treaty(citations="[]"), "citations", "[]", "", (), "at least one citation"),
    "a lone surrogate": (
        treaty(title='"\\ud800"'),
        *("title", "'\\ud800'", "lone surrogate", (), "a lone surrogate (U+D800)"),
    ),
    "a control character": (
        treaty(title='"a\\u001bb"'),
        *("title", "'a\\x1bb'", "control character", (), "a control character (U+001B)"),
    ),
    "a byte-order mark in a text": (
        treaty(title='"\\ufeffT"'),
        *("title", "'\\ufeffT'", "byte-order mark", (), "a byte-order mark (U+FEFF)"),
    ),
    "a control character in an id": (
        treaty(id='"a\\u0000b"'),
        *("id", "'a\\x00b'", "control character", (), "a control character (U+0000)"),
    ),
    "a control character as it is": (
        treaty(title='"a\tb"'),
        *("", '{"type":"Agreement","id":"a","', "an object of JSON", (), "control character"),
    ),
    "a country by its name": (
        trade(reporter='"South Korea"'),
        *("reporter", "'South Korea'", "KR", ("KR",), "'South Korea' is not a valid country code."),
    ),
    "a party by its name": (
        treaty(parties='["TR","Republic of Korea"]'),
        *("parties[1]", "'Republic of Korea'", "KR", ("KR",), "is not a valid country code."),
    ),
    "a country by two names": (
        trade(reporter='"Korea"'),
        *("reporter", "'Korea'", "ambiguous", (), "'Korea' is not a valid country code."),
    ),
    "an unknown term": (
        treaty(history='[{"stage":"signd"}]'),
        *(
            "history[0].stage",
            "'signd'",
            "signed, ratified",
            ("signed",),
            "no",
        ),
    ),
    "no such day": (
        treaty(history='[{"stage":"signed","date":"2023-02-30"}]'),
        *("history[0].date", "'2023-02-30'", "28 days", (), "2023-02 has 28 days."),
    ),
    "a stage of partnerships": (
        treaty(history='[{"stage":"severed","date":"2023"}]'),
        *("history[0].stage", "'severed'", "", (), "severed is not a stage of an agreement."),
    ),
    "what is linked to itself": (
        treaty(links='[{"kind":"amends","agreement":"a"}]'),
        *("links[0].agreement", "'a'", "", (), "cannot be linked to itself."),
    ),
    "no object": ("[1]", "", "[1]", "an object", (), "[1] is not a record"),
    "no JSON": (
        "// a remark",
        "",
        "'// a remark'",
        "an object of JSON",
        (),
        "invalid JSON at column",
    ),
    "single quotes": (
        "{'type':'Source'}",
        "",
        "{'type'",
        "an object of JSON",
        (),
        "invalid JSON at column",
    ),
    "two on a line": (SOURCE + SOURCE, "", "'{", "an object of JSON", (), "invalid JSON at column"),
    "a comma too many": (
        '{"type":"Source",}',
        "",
        "'{",
        "an object of JSON",
        (),
        "invalid JSON at column",
    ),
    "a byte-order mark later": (
        "\ufeff" + treaty(),
        *("", "'\\ufeff{", "an object of JSON", (), "unexpected byte-order mark"),
    ),
    "nested a thousand deep": (
        treaty(title="[" * 1000 + "]" * 1000),
        *("", "'{", "an object of JSON", (), "nested 1001 levels"),
    ),
    "nested a hundred thousand deep": (
        treaty(title='{"a":' * 100_000 + "1" + "}" * 100_000),
        *("", "'{", "an object of JSON", (), "nested 100001 levels"),
    ),
    "brackets that never end": (
        "[" * 100_000,
        *("", "'[", "an object of JSON", (), "nested 100000 levels"),
    ),
}


@pytest.mark.parametrize("name", INVALID)
def test_a_line_that_is_no_record_is_refused(name: str) -> None:
    """Each is told with its line, its place in the record, what was found and what is meant."""
    line, path, found, expected, near, reason = INVALID[name]
    [problem] = refused(file_of(line))
    assert type(problem) is InvalidLine
    assert problem.line == 3
    assert problem.path == path
    assert found in problem.found
    assert bool(found) is bool(problem.found)
    assert expected in problem.expected
    assert problem.near == near
    assert reason in problem.reason
    assert len(problem.found) <= 200
    assert str(problem).startswith("line 3: ")
    assert all(f"Did you mean {one}" in str(problem) for one in near)


def test_every_problem_of_a_record_is_told_at_once() -> None:
    """One line with many faults is told whole, each fault in its place."""
    line = treaty(
        title=None,
        tittle='"T"',
        parties='"KR"',
        history='[{"stage":"signd","date":"yesterday"},{}]',
        citations='[{"source":"S","fields":[]}]',
    )
    found = refused(file_of(line))
    assert {problem.path for problem in found} == {
        "title",
        "tittle",
        "parties",
        "history[0].stage",
        "history[0].date",
        "history[1].stage",
        "citations[0].source",
        "citations[0].fields",
    }
    assert {(problem.id, problem.line) for problem in found} == {("a", 3)}


def test_the_id_is_told_where_the_line_gives_one() -> None:
    """A problem names the record; one without an id, or with a number for it, has a line alone."""
    lines = [
        treaty(title="1"),
        treaty(id="5"),
        treaty(id=None),
        '"a"',
        treaty(id=f'"{"a" * 999}!"'),
    ]
    found = refused(file_of(*lines))
    assert [(problem.line, problem.id) for problem in found] == [
        (3, "a"),
        (4, ""),
        (5, ""),
        (6, ""),
        (7, ""),
    ]


UNPRINTABLE: Final = {
    "an id": treaty(id='"\\u001b[31m"'),
    "an id of a surrogate": treaty(id='"\\ud800"'),
    "an unknown field": treaty(**{"\\u001b[31m": "1"}),
    "a name twice": treaty(**{"a\\nb": "1"})[:-1] + ',"a\\nb":1}',
    "a type": '{"type":"\\u001b","id":"a"}',
    "a title": treaty(title='"\\ud800\\n"'),
    "no JSON": "\x1b[31m",
}


@pytest.mark.parametrize(
    "name",
    [
        pytest.param(
            name,
        )
        for name in UNPRINTABLE
    ],
)
def test_what_a_file_holds_does_not_reach_the_terminal_raw(name: str) -> None:
    """Messages print on one line each: no escape sequence, line end or surrogate of a file."""
    for problem in refused(file_of(UNPRINTABLE[name])):
        assert str(problem).isprintable()


def test_a_long_float_is_cut_short() -> None:
    """What was found is told in brief, also where it is a number."""
    [problem] = refused(file_of(number(f"1.{'0' * 100_000}")))
    assert isinstance(problem, InvalidLine)
    assert len(problem.found) <= 200
    assert len(str(problem)) <= 500


@pytest.mark.parametrize("data", [b"caf\xe9", b"\xff\xfe", b"\xed\xa0\x80", b"\x80"])
def test_what_is_not_utf_8_is_refused(data: bytes) -> None:
    """A byte that is no UTF-8 is told with its line and column, and the lines around it are read."""
    line = treaty(title='"@"').encode().replace(b"@", data)
    whole = file_of("@", treaty(id='"b"', title="1")).encode().replace(b"@", line)
    first, second = refused(whole)
    assert isinstance(first, InvalidLine)
    assert (first.line, first.id, first.expected) == (3, "", "UTF-8")
    if data == b"\xed\xa0\x80":
        assert first.found == "a lone surrogate"
        assert "invalid UTF-8: a lone surrogate" in first.reason
        return
    assert first.found.startswith("byte 0x")
    assert "invalid UTF-8" in first.reason
    column = len(line.split(data)[0]) + 1 + data.startswith(b"caf") * 3
    assert first.found.endswith(f"at column {column}")
    assert (second.line, second.path) == (4, "title")


def test_a_text_with_a_lone_surrogate_is_refused() -> None:
    """A text in memory that no file can hold is no archive either."""
    [problem] = refused(file_of(treaty(title='"\ud800"')))
    assert problem.line == 3
    assert "invalid UTF-8: a lone surrogate" in problem.reason


# --- what the whole is refused for --------------------------------------------------------------


def test_an_id_stands_once() -> None:
    """A second record of an id is refused, be it equal or not, and told with both lines."""
    other = '{"type":"Source","id":"b"}'
    found = refused(file_of(other, "", SOURCE, '{"type":"Source","id":"b","title":"B"}'))
    assert [(type(p), p.line, p.id, p.path) for p in found] == [
        (DuplicateId, 5, "source", "id"),
        (DuplicateId, 6, "b", "id"),
    ]
    assert "first used in line 2" in found[0].reason
    assert "first used in line 3" in found[1].reason


def test_references_are_checked_with_their_lines() -> None:
    """What is mentioned and not there, or of a kind not meant, is told where it stands."""
    found = refused(
        file_of(
            treaty(concluded_at='"nowhere"'),
            treaty(id='"b"', concluded_at='"source"'),
            treaty(id='"c"', parties='["KR","a-firm"]'),
            treaty(id='"d"', citations='[{"source":"c","fields":["id"]}]'),
        )
    )
    assert [(type(p), p.line, p.id, p.path) for p in found] == [
        (DanglingReference, 3, "a", "concluded_at"),
        (WrongReference, 4, "b", "concluded_at"),
        (DanglingReference, 5, "c", "parties[1]"),
        (WrongReference, 6, "d", "citations[0].source"),
    ]


def test_a_summit_of_ministers_is_refused() -> None:
    """The levels of those who met are checked as in memory."""
    leader = (
        '{"type":"Leader","id":"low","name":"L",'
        f'"tenures":[{{"office":"M","roles":["minister"],"party":"KR"}}],{CITED}}}'
    )
    summit = (
        '{"type":"Summit","id":"top","title":"T","format":"bilateral",'
        f'"participants":[{{"party":"KR","leader":"low"}}],{CITED}}}'
    )
    [problem] = refused(file_of(summit, leader))
    assert isinstance(problem, BelowLeaderLevel)
    assert (problem.line, problem.id, problem.path) == (3, "top", "participants[0].leader")


def meeting(id: str, beside: str) -> str:
    return (
        f'{{"type":"Meeting","id":"{id}","title":"M","format":"bilateral",'
        f'"sidelines_of":"{beside}",{CITED}}}'
    )


def tie(id: str, before: str) -> str:
    return (
        f'{{"type":"Partnership","id":"{id}","kind":"alliance","parties":["KR","TR"],'
        f'"history":[{{"stage":"established"}}],"elevated_from":"{before}",{CITED}}}'
    )


AMENDS: Final = '[{{"kind":"amends","agreement":"{}"}}]'
CHAINS: Final[dict[str, Callable[[str, str], str]]] = {
    "sidelines_of": meeting,
    "elevated_from": tie,
}


@pytest.mark.parametrize("name", CHAINS)
def test_what_comes_back_to_itself_is_refused(name: str) -> None:
    """A circle is told once, with the line of its least id."""
    make = CHAINS[name]
    [problem] = refused(file_of(make("d", "c"), make("c", "b"), make("b", "e"), make("e", "c")))
    assert isinstance(problem, ReferenceCycle)
    assert (problem.line, problem.id, problem.path) == (5, "b", name)
    assert "b -> e -> c" in problem.reason


def chain(length: int) -> str:
    """Return a file of partnerships, each of which is elevated from the one before it."""
    first = tie("a0", "a0").replace(',"elevated_from":"a0"', "")
    return file_of(first, *(tie(f"a{i}", f"a{i - 1}") for i in range(1, length)))


def seconds(text: str) -> float:
    """Return how long it takes to read a chain."""
    start = time.perf_counter()
    archive = Archive.loads(text)
    taken = time.perf_counter() - start
    assert len(archive) == text.count("\n") - 1
    return taken


def test_a_long_chain_takes_time_in_proportion() -> None:
    """Twenty thousand partnerships, each elevated from the last: no cycle, no depth limit."""
    short, long = chain(2_000), chain(20_000)
    once = min(seconds(short) for _ in range(3))
    assert seconds(long) < 40 * once


def test_a_mention_of_a_record_that_is_not_right_does_not_dangle() -> None:
    """One fault is told once: what refers to a record that could not be read is not blamed."""
    found = refused(file_of(treaty(title="1"), treaty(id='"b"', links=AMENDS.format("a"))))
    assert [(p.line, p.path) for p in found] == [(3, "title")]


def test_other_mentions_are_checked_where_some_line_is_wrong() -> None:
    """A line that is wrong, and gives its id, hides no mention of what is nowhere."""
    found = refused(file_of(treaty(title="1"), treaty(id='"b"', links=AMENDS.format("c"))))
    assert [(p.line, p.path) for p in found] == [(3, "title"), (4, "links[0].agreement")]


# --- the header ---------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("header", "path", "found", "reason"),
    [
        ('{"type":"Archive","format":"1"}', "format", "'1'", "Write 1 or 2, as a number."),
        ('{"type":"Archive","format":0}', "format", "0", "Write 1 or 2, as a number."),
        ('{"type":"Archive","format":true}', "format", "true", "Write 1 or 2, as a number."),
        ('{"type":"Archive","format":1.0}', "format", "1.0", "Write 1 or 2, as a number."),
        ('{"type":"Archive","format":2,"digest":"x"}', "digest", "'x'", "64 hexadecimal digits"),
        ('{"type":"Archive","format":2,"digest":null}', "digest", "null", "64 hexadecimal digits"),
        (
            '{"type":"Archive","format":2,"by":"me"}',
            "by",
            "'me'",
            "Valid fields: type, format, digest.",
        ),
    ],
)
def test_a_header_that_is_wrong_is_refused(header: str, path: str, found: str, reason: str) -> None:
    """What does not belong in the header is told with its name; the lines are read all the same."""
    first, second = refused(file_of(treaty(title="1"), header=header))
    assert isinstance(first, InvalidLine)
    assert (first.line, first.path, first.found) == (1, path, found)
    assert reason in first.reason
    assert (second.line, second.path) == (3, "title")


def test_a_header_without_a_format_is_told_so() -> None:
    """What is missing was not found, and is not said to be there."""
    [problem] = refused(file_of(header='{"type":"Archive"}'))
    assert isinstance(problem, InvalidLine)
    assert (problem.line, problem.path, problem.found) == (1, "format", "")
    assert "None" not in problem.reason


def test_a_name_twice_in_the_header_is_told_as_in_a_record() -> None:
    """A name given twice in the header is told as one in a record is."""
    [problem] = refused(file_of(header='{"type":"Archive","format":2,"format":2}'))
    assert isinstance(problem, InvalidLine)
    assert (problem.line, problem.path, problem.expected) == (1, "format", "each key once")
    assert problem.found == "format"


def test_the_problems_of_a_header_have_an_order() -> None:
    """What is told of one file is the same each time, in the order in which it stands there."""
    names = [f"field-{i}" for i in range(12)]
    extra = ",".join(f'"{name}":1' for name in names)
    found = refused(file_of(header=f'{{"type":"Archive","format":2,{extra}}}'))
    assert [problem.path for problem in found] == names


@pytest.mark.parametrize("header", ['{"type":"Archive","format":1', "Archive", "\ufeff" + HEADER])
def test_a_broken_header_is_refused(header: str) -> None:
    """A first line that is no JSON is told, and what follows is read."""
    before = "\n" if header.startswith("\ufeff") else ""
    first, second = refused(before + file_of(treaty(title="1"), header=header))
    assert isinstance(first, InvalidLine)
    assert (first.line, first.path) == (1 + len(before), "")
    assert "JSON" in first.reason or "byte-order mark" in first.reason
    assert second.path == "title"


def test_a_file_without_a_header_is_refused() -> None:
    """Records alone are no file; the message says which line to write, and all is checked."""
    first, second = refused("\n".join([SOURCE, treaty(), treaty(id='"b"', title="1")]))
    assert isinstance(first, InvalidLine)
    assert (first.line, first.path, first.expected) == (1, "", "a header")
    assert HEADER in first.reason
    assert (second.line, second.path) == (3, "title")
    [only] = refused(f"\n{SOURCE}\n{treaty()}")
    assert only.line == 2


@pytest.mark.parametrize("data", [b"", b"\n", b"\xef\xbb\xbf", b" \n\r\n\t", b"\xef\xbb\xbf\r\n"])
def test_an_empty_file_is_refused(data: bytes) -> None:
    """An archive of nothing has a header at least; a file of nothing was cut short."""
    [problem] = refused(data)
    assert isinstance(problem, InvalidLine)
    assert (problem.line, problem.path) == (1, "")
    assert problem.reason.startswith("the file is empty")
    assert HEADER in problem.reason
    assert Archive.loads(HEADER) == Archive()


@pytest.mark.parametrize("format", [3, 99, 10**15])
def test_a_newer_format_is_told_at_once(format: int) -> None:
    """Of a file from the future nothing is read: the message says what to install."""
    header = f'{{"type":"Archive","format":{format},"new":true}}'
    [problem] = refused(file_of("what this may mean", header=header))
    assert isinstance(problem, NewerFormat)
    assert (problem.line, problem.path, problem.found) == (1, "format", str(format))
    assert f"format {format}" in problem.reason
    assert "diplomacy-records" in problem.reason


@pytest.mark.parametrize("how", ["changed", "cut short", "longer", "turned around"])
def test_a_digest_that_does_not_fit_is_told(how: str) -> None:
    """A signed file that was changed and is right in itself is refused all the same."""
    header, *lines = SMALL.dumps().split("\n")[:-1]
    assert json.loads(header)["digest"] == SMALL.digest()
    lines = {
        "changed": [lines[0], lines[1].replace("Second", "Third")],
        "cut short": lines[:1],
        "longer": [*lines, '{"type":"Source","id":"c"}'],
        "turned around": lines[::-1],
    }[how]
    [problem] = refused("\n".join([header, *lines, ""]))
    assert isinstance(problem, WrongDigest)
    assert (problem.line, problem.path) == (1, "digest")
    assert problem.expected == SMALL.digest()
    assert problem.found.startswith("sha256:")
    assert problem.found != problem.expected
    Archive.loads("\n".join([HEADER, *lines, ""]))


def test_a_digest_that_does_not_fit_is_told_with_the_line_of_the_header() -> None:
    """Blank lines before the header count."""
    [problem] = refused("\n\n" + SMALL.dumps().replace("Second", "Third"))
    assert isinstance(problem, WrongDigest)
    assert problem.line == 3


# --- limits -------------------------------------------------------------------------------------


def test_reading_stops_after_as_many_problems_as_wished() -> None:
    """A file that is wrong throughout is told in part, and that it is a part."""
    lines = [treaty(id=f'"a{i}"', title="1") for i in range(300)]
    found = refused(file_of(*lines))
    assert [problem.line for problem in found] == list(range(3, 103))
    with pytest.raises(ArchiveErrors, match="first 7 problems"):
        Archive.read(io.StringIO(file_of(*lines)), max_problems=7)
    assert len(refused(file_of(*lines), max_problems=7)) == 7
    assert len(refused(file_of(*lines), max_problems=1000)) == 300
    with pytest.raises(ArchiveErrors) as caught:
        Archive.read(io.StringIO(file_of(*lines)), max_problems=1000)
    assert "; first" not in str(caught.value)


def test_a_line_may_not_be_longer_than_wished() -> None:
    """A line has a greatest length in bytes, which it may just have; nothing after it is read."""
    title = "é" * 500
    long = f'{{"type":"Source","id":"long","title":"{title}"}}'
    length = len(long.encode())
    assert length > len(long)
    text = file_of(long, treaty(title="1"))
    assert [problem.path for problem in refused(text, max_line=length)] == ["title"]
    [problem] = refused(text, max_line=length - 1)
    assert isinstance(problem, InvalidLine)
    assert (problem.line, problem.path) == (3, "")
    assert problem.reason.startswith(f"longer than {length - 1} bytes")
    million = f'{{"type":"Source","id":"long","title":"{"x" * (1 << 20)}"}}'
    [problem] = refused(file_of(million))
    assert problem.line == 3
    assert len(Archive.read(io.StringIO(file_of(million)), max_line=1 << 21)) == 2


class Garbage(io.RawIOBase):
    """A stream that goes on for so many bytes without a line end, and counts what is left."""

    def __init__(self, begin: bytes, size: int) -> None:
        self._begin = begin
        self.left = size

    def read(self, size: int = -1, /) -> bytes:
        begin, self._begin = self._begin, b""
        given = 0 if begin else min(size, self.left)
        self.left -= given
        return begin or b"x" * given


@pytest.mark.parametrize("begin", [b"", HEADER.encode() + b"\n"], ids=["from the start", "later"])
def test_garbage_without_an_end_fails_fast_and_in_little_memory(begin: bytes) -> None:
    """Of fifty million bytes without a line end little more than a line is taken."""
    stream = Garbage(begin, 50_000_000)
    Archive.read(io.StringIO(HEADER))  # what is loaded once does not count
    tracemalloc.start()
    try:
        [problem] = refused(cast("IO[bytes]", stream))
        peak = tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()
    assert problem.line == 1 + bool(begin)
    assert "longer than" in problem.reason
    assert stream.left > 48_000_000
    assert peak < 8_000_000


def test_a_compressed_file_that_grows_without_end_fails_fast(tmp_path: Path) -> None:
    """A small file that unpacks to a line of fifty million bytes is not unpacked whole."""
    path = tmp_path / "bomb.jsonl.gz"
    path.write_bytes(gzip.compress(HEADER.encode() + b"\n" + b" " * 50_000_000))
    tracemalloc.start()
    try:
        with pytest.raises(ArchiveErrors) as caught:
            Archive.read(path)
        peak = tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()
    assert "longer than" in str(caught.value)
    assert peak < 8_000_000


@pytest.mark.parametrize("kept", [0.2, 0.5, 0.9, 0.999])
def test_a_compressed_file_that_was_cut_short_is_refused(kept: float, tmp_path: Path) -> None:
    """Half a download is told as such, and nothing of it is loaded."""
    path = tmp_path / "archive.jsonl.gz"
    packed = gzip.compress(UNSIGNED.encode())
    path.write_bytes(packed[: int(len(packed) * kept)])
    with pytest.raises(ArchiveErrors) as caught:
        Archive.read(path)
    last = caught.value.exceptions[-1]
    assert isinstance(last, InvalidLine)
    assert "the compressed data are damaged or truncated" in last.reason
    assert len(caught.value.exceptions) == 1


@pytest.mark.parametrize("damage", ["checksum", "begin", "no gzip", "more after it"])
def test_a_compressed_file_that_was_damaged_is_refused(damage: str, tmp_path: Path) -> None:
    """What does not unpack is told as such, be it never compressed at all."""
    packed = bytearray(gzip.compress(UNSIGNED.encode()))
    if damage == "checksum":
        packed[-6] ^= 255
    elif damage == "begin":
        packed[10] ^= 255
    elif damage == "more after it":
        packed += b"more"
    path = tmp_path / "archive.jsonl.gz"
    path.write_bytes(UNSIGNED.encode() if damage == "no gzip" else packed)
    with pytest.raises(ArchiveErrors) as caught:
        Archive.read(path)
    assert "the compressed data are damaged or truncated" in str(caught.value)


def test_a_file_opened_as_text_that_is_none_is_refused(tmp_path: Path) -> None:
    """A compressed file, or one in another encoding, opened as text is told as such."""
    path = tmp_path / "archive"
    path.write_bytes(gzip.compress(DATA))
    with path.open(encoding="utf-8") as stream:
        [problem] = refused(stream)
    assert isinstance(problem, InvalidLine)
    assert "Open it in binary mode" in problem.reason
    path.write_bytes(file_of(treaty(title='"caf@"')).encode().replace(b"@", b"\xe9"))
    with path.open(encoding="utf-8", errors="surrogateescape") as stream:
        [problem] = refused(stream)
    assert problem.line == 3


@pytest.mark.parametrize("source", [None, 42, b"archive.jsonl", [HEADER], object()])
def test_what_is_no_file_is_refused(source: Any) -> None:
    """What is neither a path nor a file is refused by its type, for reading and for writing."""
    with pytest.raises(InvalidType):
        Archive.read(source)
    with pytest.raises(InvalidType):
        SMALL.write(source)


def test_a_path_is_no_text_to_load(tmp_path: Path) -> None:
    """`loads` takes a text; a path given to it by mistake is refused by its type."""
    with pytest.raises(InvalidType):
        Archive.loads(tmp_path)  # type: ignore[arg-type]


@pytest.mark.parametrize("name", ["missing.jsonl", "missing.jsonl.gz", "none/archive.jsonl", "."])
def test_a_file_that_cannot_be_opened_is_an_error_of_the_system(name: str, tmp_path: Path) -> None:
    """What is not there, or is a folder, is told as the system tells it."""
    with pytest.raises(OSError, match=r"\[Errno"):
        Archive.read(tmp_path / name)
    if not name.startswith("missing"):
        with pytest.raises(OSError, match=r"\[Errno"):
            SMALL.write(tmp_path / name)
    assert list(tmp_path.iterdir()) == []


# --- progress -----------------------------------------------------------------------------------


@pytest.mark.parametrize("suffix", [".jsonl", ".jsonl.gz"])
def test_progress_is_told_in_lines_and_in_bytes_as_stored(suffix: str, tmp_path: Path) -> None:
    """What is told grows, and ends with all lines and the size of the file."""
    path = tmp_path / f"archive{suffix}"
    ARCHIVE.write(path)
    told: list[tuple[int, int]] = []
    Archive.read(path, progress=lambda lines, size: told.append((lines, size)))
    assert len(told) > 1
    assert told == sorted(told)
    assert told[-1] == (len(ARCHIVE) + 1, path.stat().st_size)


@pytest.mark.parametrize(
    "data",
    [
        DATA,
        DATA.replace(b"\n", b"\r\n"),
        b"\xef\xbb\xbf" + DATA,
        pytest.param(
            DATA[:-1],
        ),
    ],
    ids=["as written", "CRLF", "with a byte-order mark", "no last line end"],
)
def test_progress_on_an_open_file_counts_what_came(data: bytes) -> None:
    """Of a stream, the bytes that were taken from it are counted."""
    told: list[tuple[int, int]] = []
    Archive.read(io.BytesIO(data), progress=lambda lines, size: told.append((lines, size)))
    assert told[-1] == (len(ARCHIVE) + 1, len(data))


def stop(_lines: int, _size: int) -> None:
    raise KeyboardInterrupt


def test_progress_may_stop_the_reading() -> None:
    """What progress raises comes out, so that a user may stop a long reading."""
    with pytest.raises(KeyboardInterrupt):
        Archive.read(io.BytesIO(DATA), progress=stop)


# --- the collector ------------------------------------------------------------------------------


@pytest.fixture
def collector() -> Iterator[None]:
    """Leave the collector as it was, whatever a test does."""
    was_going = gc.isenabled()
    yield
    (gc.enable if was_going else gc.disable)()


@pytest.mark.usefixtures("collector")
@pytest.mark.parametrize("going", [True, False])
@pytest.mark.parametrize("pause", [True, False])
@pytest.mark.parametrize("how", ["read", "refused", "stopped", "missing"])
def test_the_collector_is_left_as_it_was(going: bool, pause: bool, how: str) -> None:
    """After success and after failure the collector goes if it went before, and only then."""
    (gc.enable if going else gc.disable)()
    if how == "read":
        Archive.read(io.BytesIO(DATA), pause_gc=pause)
    elif how == "refused":
        refused(b"x", pause_gc=pause)
    elif how == "stopped":
        with pytest.raises(KeyboardInterrupt):
            Archive.read(io.BytesIO(DATA), pause_gc=pause, progress=stop)
    else:
        with pytest.raises(FileNotFoundError):
            Archive.read("no-such-file.jsonl", pause_gc=pause)
    assert gc.isenabled() is going


@pytest.mark.usefixtures("collector")
@pytest.mark.parametrize("pause", [True, False])
def test_the_collector_pauses_if_it_may(pause: bool, monkeypatch: pytest.MonkeyPatch) -> None:
    """It stands still while lines are read; where that is not wished, it is not touched at all."""
    gc.enable()
    during: list[bool] = []
    touched: list[str] = []
    for name in ("enable", "disable"):
        real = getattr(gc, name)

        def told(name: str = name, real: Callable[[], None] = real) -> None:
            touched.append(name)
            real()

        monkeypatch.setattr(gc, name, told)
    Archive.read(
        io.BytesIO(DATA), pause_gc=pause, progress=lambda *_: during.append(gc.isenabled())
    )
    assert set(during) == {not pause}
    assert touched == (["disable", "enable"] if pause else [])


@pytest.mark.usefixtures("collector")
def test_a_collector_that_was_off_is_not_touched(monkeypatch: pytest.MonkeyPatch) -> None:
    """Who has switched it off finds nothing switched."""
    gc.disable()

    def touch() -> None:
        raise AssertionError

    monkeypatch.setattr(gc, "enable", touch)
    monkeypatch.setattr(gc, "disable", touch)
    assert Archive.read(io.BytesIO(DATA)) == ARCHIVE


# --- writing ------------------------------------------------------------------------------------


@contextmanager
def umask(mask: int) -> Iterator[None]:
    before = os.umask(mask)
    try:
        yield
    finally:
        os.umask(before)


@pytest.mark.parametrize("mask", [0o022, 0o077, 0o002])
def test_a_new_file_has_the_usual_permissions(mask: int, tmp_path: Path) -> None:
    """A file that is written may be read by whom any new file may."""
    with umask(mask):
        SMALL.write(tmp_path / "archive.jsonl")
        SMALL.write(tmp_path / "archive.jsonl.gz")
    for path in tmp_path.iterdir():
        assert stat.S_IMODE(path.stat().st_mode) == 0o666 & ~mask


@pytest.mark.parametrize("mode", [0o600, 0o640, 0o664])
def test_a_file_keeps_its_permissions(mode: int, tmp_path: Path) -> None:
    """A private file does not become public by being written again."""
    path = tmp_path / "archive.jsonl"
    SMALL.write(path)
    path.chmod(mode)
    ARCHIVE.write(path)
    assert stat.S_IMODE(path.stat().st_mode) == mode
    assert Archive.read(path) == ARCHIVE


def failing(*_: Any, **__: Any) -> Any:
    raise OSError(28, "No space left on device")


def interrupted(*_: Any, **__: Any) -> Any:
    raise KeyboardInterrupt


# A compressor that could not be closed complains once more when it is thrown away.
@pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning")
@pytest.mark.parametrize("suffix", [".jsonl", ".jsonl.gz"])
@pytest.mark.parametrize("fault", [failing, interrupted])
@pytest.mark.parametrize("where", ["os.fsync", "gzip.GzipFile.close", "os.rename", "encoding"])
def test_a_file_is_written_whole_or_not_at_all(
    suffix: str, fault: Any, where: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Whatever stops the writing, the old file is there, and nothing beside it."""
    path = tmp_path / f"archive{suffix}"
    SMALL.write(path)
    before = path.read_bytes()
    if where == "gzip.GzipFile.close" and suffix == ".jsonl":
        where = "os.fsync"
    with monkeypatch.context() as patched:
        if where == "encoding":
            patched.setattr(encoding, "encode_lines", fault)
        elif where == "os.rename":
            for name in ("replace", "rename"):
                patched.setattr(Path, name, fault)
                patched.setattr(os, name, fault)
        elif where == "os.fsync":
            patched.setattr(os, "fsync", fault)
        else:
            patched.setattr(gzip.GzipFile, "close", fault)
        with pytest.raises((OSError, KeyboardInterrupt)):
            ARCHIVE.write(path)
    assert path.read_bytes() == before
    assert [one.name for one in tmp_path.iterdir()] == [path.name]
    ARCHIVE.write(path)
    assert Archive.read(path) == ARCHIVE


def test_a_link_stays_a_link(tmp_path: Path) -> None:
    """What a link points at is written, through several links, and where nothing is yet."""
    (tmp_path / "there").mkdir()
    (tmp_path / "link.jsonl").symlink_to(Path("there") / "archive.jsonl")
    (tmp_path / "further.jsonl").symlink_to(tmp_path / "link.jsonl")
    for archive in (SMALL, ARCHIVE):
        archive.write(tmp_path / "further.jsonl")
        assert (tmp_path / "further.jsonl").is_symlink()
        assert (tmp_path / "link.jsonl").is_symlink()
        assert not (tmp_path / "there" / "archive.jsonl").is_symlink()
        assert Archive.read(tmp_path / "there" / "archive.jsonl") == archive
    assert [one.name for one in (tmp_path / "there").iterdir()] == ["archive.jsonl"]


def test_who_reads_meanwhile_finds_the_old_file_or_the_new(tmp_path: Path) -> None:
    """A file that is written over and over is whole whenever it is read."""
    path = tmp_path / "archive.jsonl"
    SMALL.write(path)
    done = threading.Event()

    def write() -> None:
        try:
            for i in range(12):
                (ARCHIVE if i % 2 else SMALL).write(path)
        finally:
            done.set()

    writer = threading.Thread(target=write)
    writer.start()
    found: set[Archive] = set()
    while not done.is_set():
        found.add(Archive.read(path))
    writer.join()
    found.add(Archive.read(path))
    assert found <= {SMALL, ARCHIVE}
    assert [one.name for one in tmp_path.iterdir()] == ["archive.jsonl"]


def test_a_name_may_be_as_long_as_the_system_takes(tmp_path: Path) -> None:
    """A Korean name of eighty syllables is a name of 246 bytes, which is not too long."""
    path = tmp_path / f"{'협정' * 40}.jsonl"
    path.write_text("")
    SMALL.write(path)
    assert Archive.read(path) == SMALL


def test_a_temporary_file_for_text_is_written() -> None:
    """What wraps a file for text, as temporary files do, is one."""
    with tempfile.NamedTemporaryFile("w+", encoding="utf-8") as stream:
        SMALL.write(stream)
        stream.seek(0)
        assert stream.read() == SMALL.dumps()


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="there are no pipes with names here")
def test_what_is_no_regular_file_is_written_to_and_not_replaced(tmp_path: Path) -> None:
    """A pipe or a device stays what it is, and what is written goes into it."""
    path = tmp_path / "pipe"
    os.mkfifo(path)
    end = os.open(path, os.O_RDONLY | os.O_NONBLOCK)
    try:
        SMALL.write(path)
        assert stat.S_ISFIFO(path.stat().st_mode)
        assert os.read(end, 10_000).decode() == SMALL.dumps()
    finally:
        os.close(end)


# --- threads ------------------------------------------------------------------------------------


@pytest.fixture
def hurried() -> Iterator[None]:
    """Let threads take turns as often as can be."""
    before = sys.getswitchinterval()
    sys.setswitchinterval(1e-6)
    yield
    sys.setswitchinterval(before)


def answers(archive: Archive) -> list[object]:
    """Ask an archive much of what it can be asked."""
    pairs = [("KR", "TR"), ("South Korea", "KG"), ("RU", "TR"), ("KR", "Kazakhstan")]
    return [
        [archive.agreements_between(*pair) for pair in pairs],
        [archive.agreements_between(*pair, states_only=True, since="2020") for pair in pairs],
        [archive.summits_between(*pair) for pair in pairs],
        [archive.meetings_between(*pair) for pair in pairs],
        [archive.partnerships_between(*pair) for pair in pairs],
        [archive.trade_between(*pair) for pair in pairs],
        [archive.statistics_between(*pair) for pair in pairs],
        [archive.statements_between(*pair) for pair in pairs],
        archive.leaders_of("KR", on="2024-12-03"),
        archive.memberships_of("TR"),
        archive.members_of("sco"),
        archive.agreements_between("kepco", "TR"),
        [str(archive.relations(*pair)) for pair in pairs],
        archive.conflicts(),
        archive.digest(),
        hash(archive),
        list(archive),
    ]


def by_threads(act: Callable[[], object], threads: int = 8) -> list[object]:
    """Return what an act gives in several threads that begin at once."""
    barrier = threading.Barrier(threads)
    results: list[object] = []

    def run() -> None:
        barrier.wait()
        try:
            results.append(act())
        except BaseException as error:  # noqa: BLE001 - told by the test
            results.append(error)

    running = [threading.Thread(target=run) for _ in range(threads)]
    for thread in running:
        thread.start()
    for thread in running:
        thread.join()
    return results


@pytest.mark.usefixtures("hurried")
def test_threads_get_the_answers_that_one_would() -> None:
    """Eight threads that ask a fresh archive all at once get what one alone gets."""
    alone = answers(Archive.loads(TEXT))
    for _ in range(1):
        fresh = Archive.loads(TEXT)
        assert [alone] * 8 == by_threads(lambda fresh=fresh: answers(fresh))  # type: ignore[misc]


@pytest.mark.usefixtures("hurried", "collector")
def test_threads_read_and_write_at_once(tmp_path: Path) -> None:
    """Reading and writing share nothing between threads, and leave the collector going."""
    gc.enable()
    path = tmp_path / "archive.jsonl"

    def act() -> object:
        archive = Archive.loads(TEXT)
        archive.write(path)
        return Archive.read(path) == archive and archive.dumps() == TEXT

    assert by_threads(act) == [True] * 8
    assert gc.isenabled()
    assert [one.name for one in tmp_path.iterdir()] == [path.name]


def test_the_limits_are_those_of_the_signature() -> None:
    """Who names none has those that the signature shows."""
    shown = signature(Archive.read).parameters
    longest, most = shown["max_line"].default, shown["max_problems"].default
    assert (longest, most) == (1_048_576, 100)
    [problem] = refused(io.BytesIO(b"x" * (longest + 1)))
    assert f"longer than {longest} bytes" in problem.reason
    assert len(refused(file_of(*["x"] * (2 * most)))) == most


@pytest.mark.parametrize(
    ("begins", "told"),
    [
        (b"\x1f\x8b\x08\x00", "ends in .gz"),
        (b"\xff\xfe{\x00", "this is UTF-16"),
        (b"\xfe\xff\x00{", "this is UTF-16"),
        (b"[{", "a JSON list"),
    ],
)
def test_another_sort_of_file_is_told_as_what_it_is(begins: bytes, told: str) -> None:
    """One problem, and not one for each line of what is no such file at all."""
    [problem] = refused(begins + b"\n" * 300)
    assert problem.line == 1
    assert told in problem.reason


@pytest.mark.parametrize("count", [1, 2, 3])
def test_the_first_problems_are_said_to_be_so_only_where_there_are_more(count: int) -> None:
    """Three problems, told up to a number of them."""
    text = file_of(*(treaty(id=f'"{i}"', title="1") for i in "abc"))
    with pytest.raises(ArchiveErrors) as caught:
        Archive.read(io.StringIO(text), max_problems=count)
    assert len(caught.value.exceptions) == count
    assert ("; first " in str(caught.value)) == (count < 3)


def _long(kind: str, count: int) -> str:
    """Return a line that is long in one way, wrong where it is not said to be right."""
    twice = ",".join(f'"n{i}":0' for i in range(count)) + ',"n0":1'
    topics = ",".join(f'"t{i}"' for i in range(count)) + ',"t0"'
    match kind:
        case "names, one twice":
            return f'{{"type":"Source","id":"a",{twice}}}'
        case "topics, one twice":
            return treaty(topics=f"[{topics}]")
        case "steps":
            return treaty(history="[" + ",".join(['{"stage":"in-force"}'] * count) + "]")
        case "citations that are none":
            return treaty(citations="[" + ",".join(["{}"] * count) + "]")
        case _:
            return f'{{"type":"Source","id":"{"a" * count}"}}\n' + treaty(
                links=AMENDS.format("b" * count)
            )


@pytest.mark.parametrize(
    "kind", ["names, one twice", "topics, one twice", "steps", "citations that are none", "ids"]
)
def test_a_long_line_costs_what_its_length_does(kind: str) -> None:
    """Twenty times as long takes nowhere near four hundred times as long."""

    def seconds(count: int) -> float:
        text = file_of(_long(kind, count))
        start = time.perf_counter()
        with suppress(ArchiveErrors):
            Archive.loads(text)
        return time.perf_counter() - start

    seconds(10)
    few = min(seconds(250) for _ in range(3))
    assert seconds(5_000) < 120 * few


@pytest.mark.parametrize("kind", ["names, one twice", "citations that are none", "ids"])
def test_a_long_line_is_told_in_brief(kind: str) -> None:
    """However long what is wrong is, a message is not."""
    for problem in refused(file_of(_long(kind, 5_000))):
        assert len(str(problem)) < 5_000

"""Archives as files: round trips, rejected files, limits, progress, writing and threads."""

import gc
import gzip
import io
import json
import os
import random
import re
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


def problems_in(source: str | bytes | IO[bytes] | IO[str], **how: Any) -> list[ArchiveProblem]:
    """Return every problem for which a text or a stream is rejected."""
    stream: Any = source
    if isinstance(source, str | bytes):
        # Text is read as it is, including characters that UTF-8 cannot encode.
        stream = io.StringIO(source) if isinstance(source, str) else io.BytesIO(source)
    with pytest.raises(ArchiveErrors) as caught:
        Archive.read(stream, **how)
    return list(cast("tuple[ArchiveProblem, ...]", caught.value.exceptions))


def make_file(*lines: str, header: str = HEADER) -> str:
    """Return a file with a header, a source and some lines."""
    return "\n".join([header, SOURCE, *lines, ""])


# --- round trips --------------------------------------------------------------------------------


@settings(max_examples=20)
@given(made.archives(min_records=1), st.randoms(use_true_random=False))
def test_archives_round_trip(archive: Archive, random: Any) -> None:
    """Equal archives give equal text, whatever the order of their records."""
    text = archive.dumps()
    again = Archive.loads(text)
    assert again == archive
    assert again.dumps() == text
    records = list(archive)
    random.shuffle(records)
    assert Archive(records).dumps() == text


@pytest.mark.parametrize("archive", [ARCHIVE, Archive(), SMALL], ids=["shipped", "empty", "small"])
@pytest.mark.parametrize("suffix", [".jsonl", ".jsonl.gz", ""])
def test_files_round_trip(archive: Archive, suffix: str, tmp_path: Path) -> None:
    """Paths may be of either type, and files plain or compressed."""
    path = tmp_path / f"archive{suffix}"
    archive.write(path)
    assert Archive.read(path) == Archive.read(str(path)) == archive
    stored = path.read_bytes()
    assert stored.startswith(b"\x1f\x8b") is (suffix == ".jsonl.gz")
    # The time and the name of the file are left out, so that equal archives give equal bytes.
    assert suffix != ".jsonl.gz" or stored[3:8] == bytes(5)
    text = gzip.decompress(stored) if suffix == ".jsonl.gz" else stored
    assert text.decode() == archive.dumps()
    archive.write(str(path))
    assert path.read_bytes() == stored
    Archive.read(path).write(tmp_path / f"again{suffix}")
    assert (tmp_path / f"again{suffix}").read_bytes() == stored


def test_open_files_are_read_and_written(tmp_path: Path) -> None:
    """Open files may be binary or text."""
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


def test_the_header_has_the_format_and_the_digest() -> None:
    header = json.loads(TEXT.split("\n", 1)[0])
    assert list(header) == ["type", "format", "digest"]
    assert header == {"type": "Archive", "format": FORMAT, "digest": ARCHIVE.digest()}


def reverse_keys(line: str) -> str:
    """Return a line with the keys of each object in reverse order."""

    def reverse(value: Any) -> Any:
        if isinstance(value, dict):
            return {name: reverse(value[name]) for name in reversed(value)}
        return [reverse(part) for part in value] if isinstance(value, list) else value

    return json.dumps(reverse(json.loads(line)), ensure_ascii=False, separators=(",", ":"))


def spaced(line: str, **how: Any) -> str:
    return json.dumps(json.loads(line), **how)


OTHER_FORMS: Final[dict[str, Callable[[], bytes]]] = {
    "no digest": UNSIGNED.encode,
    "other order of fields": lambda: "\n".join([HEADER, *map(reverse_keys, BODY)]).encode(),
    "header in another order": lambda: "\n".join([reverse_keys(HEADER), *BODY]).encode(),
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
def test_other_forms_of_a_file_give_the_same_archive(form: str, tmp_path: Path) -> None:
    """Editors and other programs may change the form of a file."""
    data = OTHER_FORMS[form]()
    assert data != DATA
    assert Archive.loads(data) == ARCHIVE
    assert Archive.loads(data.decode()) == ARCHIVE
    packed = tmp_path / "packed.gz"
    packed.write_bytes(gzip.compress(data[:5000]) + gzip.compress(data[5000:]))
    assert Archive.read(packed) == ARCHIVE
    assert Archive.read(io.BytesIO(data)).dumps() == TEXT


class SlowStream(io.RawIOBase):
    """A stream that returns a few bytes at a time."""

    def __init__(self, data: bytes, sizes: Iterator[int]) -> None:
        self._data = io.BytesIO(data)
        self._sizes = sizes

    def read(self, size: int = -1, /) -> bytes:
        return self._data.read(min(size, next(self._sizes)))


@pytest.mark.parametrize("most", [1, 2, 100, 10_000, 1 << 20])
def test_a_stream_may_return_any_number_of_bytes(most: int) -> None:
    """Characters and lines may be split anywhere."""
    archive = ARCHIVE.from_source("defence-talks-2018") if most < 100 else ARCHIVE
    data = b"\xef\xbb\xbf" + archive.dumps().replace("\n", "\r\n").encode()
    dice = random.Random(most)  # noqa: S311
    stream = SlowStream(data, iter(lambda: dice.randint(1, most), None))
    assert Archive.read(cast("IO[bytes]", stream)) == archive


def test_a_line_in_many_pieces_takes_linear_time() -> None:
    """A line of eight times the length takes some eight times as long."""

    def measure(length: int) -> float:
        line = f'{{"type":"Source","id":"a","title":"{"x" * length}"}}'
        stream = SlowStream(f"{HEADER}\n{line}".encode(), iter(lambda: 1, 0))
        start = time.process_time()
        assert len(Archive.read(cast("IO[bytes]", stream))) == 1
        return time.process_time() - start

    once = min(measure(1000) for _ in range(3))
    assert min(measure(8000) for _ in range(3)) < 20 * once


class StallingStream(io.RawIOBase):
    """A stream that returns None while it has no data yet."""

    def __init__(self, *pieces: bytes | None) -> None:
        self._pieces = iter(pieces)

    def read(self, _: int = -1, /) -> bytes | None:
        return next(self._pieces, b"")


def test_a_stream_without_data_yet_is_not_at_its_end() -> None:
    """The archive is loaded whole, or an error is raised."""
    lines = [f"{line}\n".encode() for line in (HEADER, *encoding.encode_lines(SMALL))]
    stream = cast("IO[bytes]", StallingStream(lines[0] + lines[1], None, lines[2]))
    with suppress(OSError, ArchiveErrors):
        assert Archive.read(stream) == SMALL


@settings(max_examples=60)
@given(cut=st.integers(0, 1000), gone=st.integers(0, 40), piece=st.binary(max_size=4))
def test_a_damaged_file_with_a_digest_is_rejected(cut: int, gone: int, piece: bytes) -> None:
    """A damaged file gives the same archive or is rejected, unless its digest is gone."""
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


# --- invalid lines ------------------------------------------------------------------------------

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
AS_TEXT: Final = "is not text. Write it in quotation marks:"
# By description: the line, path, value found, expectation, similar values, and part of the reason.
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
        *("history", '{"stage": "signed"}', "a list", (), "is not a list."),
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
    "a derived field": (
        treaty(stage='"signed"'),
        "stage",
        "stage",
        "id, title",
        ("history",),
        "no field",
    ),
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
        *("", '{"type":"Agreement","id":"a","', "an object of JSON", (), "a tab within a text"),
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
def test_an_invalid_line_is_rejected(name: str) -> None:
    """The problem has the line, the path, the value found and the expectation."""
    line, path, found, expected, near, reason = INVALID[name]
    [problem] = problems_in(make_file(line))
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
    assert all(re.search(f"(Did you mean|Write) {one!r}", str(problem)) for one in near)


def test_all_problems_of_a_record_are_reported_at_once() -> None:
    """Each problem has its own path."""
    line = treaty(
        title=None,
        tittle='"T"',
        parties='"KR"',
        history='[{"stage":"signd","date":"yesterday"},{}]',
        citations='[{"source":"S","fields":[]}]',
    )
    found = problems_in(make_file(line))
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


def test_a_problem_has_the_id_of_the_record_if_it_is_valid() -> None:
    lines = [
        treaty(title="1"),
        treaty(id="5"),
        treaty(id=None),
        '"a"',
        treaty(id=f'"{"a" * 999}!"'),
    ]
    found = problems_in(make_file(*lines))
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
def test_messages_contain_no_control_characters(name: str) -> None:
    """Messages are one line, without escape sequences or surrogates of the file."""
    for problem in problems_in(make_file(UNPRINTABLE[name])):
        assert str(problem).isprintable()


def test_a_long_number_is_truncated() -> None:
    [problem] = problems_in(make_file(number(f"1.{'0' * 100_000}")))
    assert isinstance(problem, InvalidLine)
    assert len(problem.found) <= 200
    assert len(str(problem)) <= 500


@pytest.mark.parametrize("data", [b"caf\xe9", b"\xff\xfe", b"\xed\xa0\x80", b"\x80"])
def test_invalid_utf_8_is_rejected(data: bytes) -> None:
    """The problem has the line and column, and the other lines are read."""
    line = treaty(title='"@"').encode().replace(b"@", data)
    whole = make_file("@", treaty(id='"b"', title="1")).encode().replace(b"@", line)
    first, second = problems_in(whole)
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


def test_text_with_a_lone_surrogate_is_rejected() -> None:
    [problem] = problems_in(make_file(treaty(title='"\ud800"')))
    assert problem.line == 3
    assert "invalid UTF-8: a lone surrogate" in problem.reason


# --- invalid files ------------------------------------------------------------------------------


def test_a_duplicate_id_is_rejected() -> None:
    """Even an equal record is rejected, and the message names the first line."""
    other = '{"type":"Source","id":"b"}'
    found = problems_in(make_file(other, "", SOURCE, '{"type":"Source","id":"b","title":"B"}'))
    assert [(type(p), p.line, p.id, p.path) for p in found] == [
        (DuplicateId, 5, "source", "id"),
        (DuplicateId, 6, "b", "id"),
    ]
    assert "first used in line 2" in found[0].reason
    assert "first used in line 3" in found[1].reason


def test_invalid_references_are_reported_with_their_lines() -> None:
    found = problems_in(
        make_file(
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


def test_a_summit_of_ministers_is_rejected() -> None:
    leader = (
        '{"type":"Leader","id":"low","name":"L",'
        f'"tenures":[{{"office":"M","roles":["minister"],"party":"KR"}}],{CITED}}}'
    )
    summit = (
        '{"type":"Summit","id":"top","title":"T","format":"bilateral",'
        f'"participants":[{{"party":"KR","leader":"low"}}],{CITED}}}'
    )
    [problem] = problems_in(make_file(summit, leader))
    assert isinstance(problem, BelowLeaderLevel)
    assert (problem.line, problem.id, problem.path) == (3, "top", "participants[0].leader")


def meeting(id: str, main: str) -> str:
    return (
        f'{{"type":"Meeting","id":"{id}","title":"M","format":"bilateral",'
        f'"sidelines_of":"{main}",{CITED}}}'
    )


def partnership(id: str, before: str) -> str:
    return (
        f'{{"type":"Partnership","id":"{id}","kind":"alliance","parties":["KR","TR"],'
        f'"history":[{{"stage":"established"}}],"elevated_from":"{before}",{CITED}}}'
    )


AMENDS: Final = '[{{"kind":"amends","agreement":"{}"}}]'
CHAINS: Final[dict[str, Callable[[str, str], str]]] = {
    "sidelines_of": meeting,
    "elevated_from": partnership,
}


@pytest.mark.parametrize("name", CHAINS)
def test_a_circular_reference_is_rejected(name: str) -> None:
    """It is reported once, with the line of the least id."""
    make = CHAINS[name]
    [problem] = problems_in(
        make_file(make("d", "c"), make("c", "b"), make("b", "e"), make("e", "c"))
    )
    assert isinstance(problem, ReferenceCycle)
    assert (problem.line, problem.id, problem.path) == (5, "b", name)
    assert "b -> e -> c" in problem.reason


def make_chain(length: int) -> str:
    """Return a file of partnerships, each of which is elevated from the one before it."""
    first = partnership("a0", "a0").replace(',"elevated_from":"a0"', "")
    return make_file(first, *(partnership(f"a{i}", f"a{i - 1}") for i in range(1, length)))


def seconds(text: str) -> float:
    """Return the seconds of the processor that it takes to read a chain."""
    start = time.process_time()
    archive = Archive.loads(text)
    taken = time.process_time() - start
    assert len(archive) == text.count("\n") - 1
    return taken


def test_a_long_chain_takes_linear_time() -> None:
    """A chain of twenty thousand partnerships exceeds no recursion limit."""
    short, long = make_chain(2_000), make_chain(20_000)
    once = min(seconds(short) for _ in range(3))
    assert min(seconds(long) for _ in range(2)) < 40 * once


def test_a_reference_to_an_invalid_record_is_not_reported() -> None:
    """Only the invalid record is reported."""
    found = problems_in(make_file(treaty(title="1"), treaty(id='"b"', links=AMENDS.format("a"))))
    assert [(p.line, p.path) for p in found] == [(3, "title")]


def test_other_references_are_checked_despite_an_invalid_line() -> None:
    """An invalid record with an id does not hide a dangling reference."""
    found = problems_in(make_file(treaty(title="1"), treaty(id='"b"', links=AMENDS.format("c"))))
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
def test_an_invalid_header_is_rejected(header: str, path: str, found: str, reason: str) -> None:
    """The problem names the field, and the other lines are read nevertheless."""
    first, second = problems_in(make_file(treaty(title="1"), header=header))
    assert isinstance(first, InvalidLine)
    assert (first.line, first.path, first.found) == (1, path, found)
    assert reason in first.reason
    assert (second.line, second.path) == (3, "title")


def test_a_header_without_a_format_is_rejected() -> None:
    """A missing value is not reported as found."""
    [problem] = problems_in(make_file(header='{"type":"Archive"}'))
    assert isinstance(problem, InvalidLine)
    assert (problem.line, problem.path, problem.found) == (1, "format", "")
    assert "None" not in problem.reason


def test_a_duplicate_key_in_the_header_is_rejected() -> None:
    """It is reported as in a record."""
    [problem] = problems_in(make_file(header='{"type":"Archive","format":2,"format":2}'))
    assert isinstance(problem, InvalidLine)
    assert (problem.line, problem.path, problem.expected) == (1, "format", "each key once")
    assert problem.found == "format"


def test_problems_of_a_header_are_in_the_order_of_its_fields() -> None:
    names = [f"field-{i}" for i in range(12)]
    extra = ",".join(f'"{name}":1' for name in names)
    found = problems_in(make_file(header=f'{{"type":"Archive","format":2,{extra}}}'))
    assert [problem.path for problem in found] == names


@pytest.mark.parametrize("header", ['{"type":"Archive","format":1', "Archive", "\ufeff" + HEADER])
def test_a_header_that_is_not_json_is_rejected(header: str) -> None:
    """The other lines are read."""
    before = "\n" if header.startswith("\ufeff") else ""
    first, second = problems_in(before + make_file(treaty(title="1"), header=header))
    assert isinstance(first, InvalidLine)
    assert (first.line, first.path) == (1 + len(before), "")
    assert "JSON" in first.reason or "byte-order mark" in first.reason
    assert second.path == "title"


def test_a_file_without_a_header_is_rejected() -> None:
    """The message contains the missing line, and the other lines are read."""
    first, second = problems_in("\n".join([SOURCE, treaty(), treaty(id='"b"', title="1")]))
    assert isinstance(first, InvalidLine)
    assert (first.line, first.path, first.expected) == (1, "", "a header")
    assert HEADER in first.reason
    assert (second.line, second.path) == (3, "title")
    [only] = problems_in(f"\n{SOURCE}\n{treaty()}")
    assert only.line == 2


@pytest.mark.parametrize("data", [b"", b"\n", b"\xef\xbb\xbf", b" \n\r\n\t", b"\xef\xbb\xbf\r\n"])
def test_an_empty_file_is_rejected(data: bytes) -> None:
    """Even an empty archive has a header."""
    [problem] = problems_in(data)
    assert isinstance(problem, InvalidLine)
    assert (problem.line, problem.path) == (1, "")
    assert problem.reason.startswith("the file is empty")
    assert HEADER in problem.reason
    assert Archive.loads(HEADER) == Archive()


@pytest.mark.parametrize("format", [3, 99, 10**15])
def test_a_newer_format_is_rejected_without_reading_on(format: int) -> None:
    """The message says which package to update."""
    header = f'{{"type":"Archive","format":{format},"new":true}}'
    [problem] = problems_in(make_file("what this may mean", header=header))
    assert isinstance(problem, NewerFormat)
    assert (problem.line, problem.path, problem.found) == (1, "format", str(format))
    assert f"format {format}" in problem.reason
    assert "diplomacy-records" in problem.reason


@pytest.mark.parametrize("how", ["changed", "cut short", "longer", "turned around"])
def test_a_wrong_digest_is_rejected(how: str) -> None:
    """A file with a digest is rejected even if its changed records are valid."""
    header, *lines = SMALL.dumps().split("\n")[:-1]
    assert json.loads(header)["digest"] == SMALL.digest()
    lines = {
        "changed": [lines[0], lines[1].replace("Second", "Third")],
        "cut short": lines[:1],
        "longer": [*lines, '{"type":"Source","id":"c"}'],
        "turned around": lines[::-1],
    }[how]
    [problem] = problems_in("\n".join([header, *lines, ""]))
    assert isinstance(problem, WrongDigest)
    assert (problem.line, problem.path) == (1, "digest")
    assert problem.expected == SMALL.digest()
    assert problem.found.startswith("sha256:")
    assert problem.found != problem.expected
    Archive.loads("\n".join([HEADER, *lines, ""]))


def test_a_wrong_digest_is_reported_with_the_line_of_the_header() -> None:
    """Blank lines before the header count."""
    [problem] = problems_in("\n\n" + SMALL.dumps().replace("Second", "Third"))
    assert isinstance(problem, WrongDigest)
    assert problem.line == 3


# --- limits -------------------------------------------------------------------------------------


def test_reading_stops_after_max_problems() -> None:
    """The message says that these are the first problems only."""
    lines = [treaty(id=f'"a{i}"', title="1") for i in range(300)]
    found = problems_in(make_file(*lines))
    assert [problem.line for problem in found] == list(range(3, 103))
    with pytest.raises(ArchiveErrors, match="first 7 problems"):
        Archive.read(io.StringIO(make_file(*lines)), max_problems=7)
    assert len(problems_in(make_file(*lines), max_problems=7)) == 7
    assert len(problems_in(make_file(*lines), max_problems=1000)) == 300
    with pytest.raises(ArchiveErrors) as caught:
        Archive.read(io.StringIO(make_file(*lines)), max_problems=1000)
    assert "; first" not in str(caught.value)


def test_reading_stops_at_a_line_longer_than_max_line() -> None:
    """The limit is in bytes, and a line of just that length is valid."""
    title = "é" * 500
    long = f'{{"type":"Source","id":"long","title":"{title}"}}'
    length = len(long.encode())
    assert length > len(long)
    text = make_file(long, treaty(title="1"))
    assert [problem.path for problem in problems_in(text, max_line=length)] == ["title"]
    [problem] = problems_in(text, max_line=length - 1)
    assert isinstance(problem, InvalidLine)
    assert (problem.line, problem.path) == (3, "")
    assert problem.reason.startswith(f"longer than {length - 1} bytes")
    million = f'{{"type":"Source","id":"long","title":"{"x" * (1 << 20)}"}}'
    [problem] = problems_in(make_file(million))
    assert problem.line == 3
    assert len(Archive.read(io.StringIO(make_file(million)), max_line=1 << 21)) == 2


class EndlessLine(io.RawIOBase):
    """A stream of many bytes without a line ending, which counts the bytes left."""

    def __init__(self, begin: bytes, size: int) -> None:
        self._begin = begin
        self.left = size

    def read(self, size: int = -1, /) -> bytes:
        begin, self._begin = self._begin, b""
        given = 0 if begin else min(size, self.left)
        self.left -= given
        return begin or b"x" * given


@pytest.mark.parametrize("begin", [b"", HEADER.encode() + b"\n"], ids=["from the start", "later"])
def test_an_endless_line_is_rejected_early(begin: bytes) -> None:
    """Little more than one line of fifty million bytes is read."""
    stream = EndlessLine(begin, 50_000_000)
    Archive.read(io.StringIO(HEADER))  # imports do not count
    tracemalloc.start()
    try:
        [problem] = problems_in(cast("IO[bytes]", stream))
        peak = tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()
    assert problem.line == 1 + bool(begin)
    assert "longer than" in problem.reason
    assert stream.left > 48_000_000
    assert peak < 8_000_000


def test_a_compressed_endless_line_is_rejected_early(tmp_path: Path) -> None:
    """A small file that unpacks to fifty million bytes is not unpacked whole."""
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
def test_a_truncated_compressed_file_is_rejected(kept: float, tmp_path: Path) -> None:
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
def test_a_damaged_compressed_file_is_rejected(damage: str, tmp_path: Path) -> None:
    """The same is true of a file that was never compressed."""
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


def test_a_file_opened_with_another_encoding_is_rejected(tmp_path: Path) -> None:
    """So is a compressed file opened as text."""
    path = tmp_path / "archive"
    path.write_bytes(gzip.compress(DATA))
    with path.open(encoding="utf-8") as stream:
        [problem] = problems_in(stream)
    assert isinstance(problem, InvalidLine)
    assert "Open it in binary mode" in problem.reason
    path.write_bytes(make_file(treaty(title='"caf@"')).encode().replace(b"@", b"\xe9"))
    with path.open(encoding="utf-8", errors="surrogateescape") as stream:
        [problem] = problems_in(stream)
    assert problem.line == 3


@pytest.mark.parametrize("source", [None, 42, b"archive.jsonl", [HEADER], object()])
def test_other_values_than_files_are_rejected(source: Any) -> None:
    with pytest.raises(InvalidType):
        Archive.read(source)
    with pytest.raises(InvalidType):
        SMALL.write(source)


def test_loads_rejects_a_path(tmp_path: Path) -> None:
    with pytest.raises(InvalidType):
        Archive.loads(tmp_path)  # type: ignore[arg-type]


@pytest.mark.parametrize("name", ["missing.jsonl", "missing.jsonl.gz", "none/archive.jsonl", "."])
def test_a_missing_file_raises_the_error_of_the_system(name: str, tmp_path: Path) -> None:
    with pytest.raises(OSError, match=r"\[Errno"):
        Archive.read(tmp_path / name)
    if not name.startswith("missing"):
        with pytest.raises(OSError, match=r"\[Errno"):
            SMALL.write(tmp_path / name)
    assert list(tmp_path.iterdir()) == []


# --- progress -----------------------------------------------------------------------------------


@pytest.mark.parametrize("suffix", [".jsonl", ".jsonl.gz"])
def test_progress_counts_lines_and_stored_bytes(suffix: str, tmp_path: Path) -> None:
    """The counts grow, and end with all lines and the size of the file."""
    path = tmp_path / f"archive{suffix}"
    ARCHIVE.write(path)
    calls: list[tuple[int, int]] = []
    Archive.read(path, progress=lambda lines, size: calls.append((lines, size)))
    assert len(calls) > 1
    assert calls == sorted(calls)
    assert calls[-1] == (len(ARCHIVE) + 1, path.stat().st_size)


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
def test_progress_on_a_stream_counts_the_bytes_read(data: bytes) -> None:
    calls: list[tuple[int, int]] = []
    Archive.read(io.BytesIO(data), progress=lambda lines, size: calls.append((lines, size)))
    assert calls[-1] == (len(ARCHIVE) + 1, len(data))


def stop(_lines: int, _size: int) -> None:
    raise KeyboardInterrupt


def test_an_exception_of_progress_stops_reading() -> None:
    with pytest.raises(KeyboardInterrupt):
        Archive.read(io.BytesIO(DATA), progress=stop)


# --- the collector ------------------------------------------------------------------------------


@pytest.fixture
def collector() -> Iterator[None]:
    """Restore the state of the garbage collector after a test."""
    was_going = gc.isenabled()
    yield
    (gc.enable if was_going else gc.disable)()


@pytest.mark.usefixtures("collector")
@pytest.mark.parametrize("going", [True, False])
@pytest.mark.parametrize("pause", [True, False])
@pytest.mark.parametrize("how", ["read", "rejected", "stopped", "missing"])
def test_the_collector_is_enabled_again_after_reading(going: bool, pause: bool, how: str) -> None:
    """This is so after success and after failure, if it was enabled before."""
    (gc.enable if going else gc.disable)()
    if how == "read":
        Archive.read(io.BytesIO(DATA), pause_gc=pause)
    elif how == "rejected":
        problems_in(b"x", pause_gc=pause)
    elif how == "stopped":
        with pytest.raises(KeyboardInterrupt):
            Archive.read(io.BytesIO(DATA), pause_gc=pause, progress=stop)
    else:
        with pytest.raises(FileNotFoundError):
            Archive.read("no-such-file.jsonl", pause_gc=pause)
    assert gc.isenabled() is going


@pytest.mark.usefixtures("collector")
@pytest.mark.parametrize("pause", [True, False])
def test_the_collector_is_paused_if_requested(pause: bool, monkeypatch: pytest.MonkeyPatch) -> None:
    gc.enable()
    during: list[bool] = []
    touched: list[str] = []
    for name in ("enable", "disable"):
        real = getattr(gc, name)

        def record(name: str = name, real: Callable[[], None] = real) -> None:
            touched.append(name)
            real()

        monkeypatch.setattr(gc, name, record)
    Archive.read(
        io.BytesIO(DATA), pause_gc=pause, progress=lambda *_: during.append(gc.isenabled())
    )
    assert set(during) == {not pause}
    assert touched == (["disable", "enable"] if pause else [])


@pytest.mark.usefixtures("collector")
def test_a_disabled_collector_stays_disabled(monkeypatch: pytest.MonkeyPatch) -> None:
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
    """They are those of any new file under the umask."""
    with umask(mask):
        SMALL.write(tmp_path / "archive.jsonl")
        SMALL.write(tmp_path / "archive.jsonl.gz")
    for path in tmp_path.iterdir():
        assert stat.S_IMODE(path.stat().st_mode) == 0o666 & ~mask


@pytest.mark.parametrize("mode", [0o600, 0o640, 0o664])
def test_a_replaced_file_has_the_same_permissions(mode: int, tmp_path: Path) -> None:
    """A private file does not become public."""
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


# A compressor that could not be closed warns again when it is deleted.
@pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning")
@pytest.mark.parametrize("suffix", [".jsonl", ".jsonl.gz"])
@pytest.mark.parametrize("fault", [failing, interrupted])
@pytest.mark.parametrize("where", ["os.fsync", "gzip.GzipFile.close", "os.rename", "encoding"])
def test_a_file_is_written_whole_or_not_at_all(
    suffix: str, fault: Any, where: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """After an interruption the old file is there, and no temporary one."""
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


def test_writing_to_a_link_writes_its_target(tmp_path: Path) -> None:
    """The target may be behind several links, and may not exist yet."""
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


def test_readers_find_the_old_file_or_the_new_one(tmp_path: Path) -> None:
    """A file that is rewritten all the time is complete whenever it is read."""
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


def test_names_of_files_may_have_the_maximum_length(tmp_path: Path) -> None:
    """A Korean name of eighty syllables has 246 bytes."""
    path = tmp_path / f"{'협정' * 40}.jsonl"
    path.write_text("")
    SMALL.write(path)
    assert Archive.read(path) == SMALL


def test_a_temporary_text_file_is_accepted() -> None:
    with tempfile.NamedTemporaryFile("w+", encoding="utf-8") as stream:
        SMALL.write(stream)
        stream.seek(0)
        assert stream.read() == SMALL.dumps()


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="there are no pipes with names here")
def test_pipes_and_devices_are_written_to_and_not_replaced(tmp_path: Path) -> None:
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
def switching_often() -> Iterator[None]:
    """Make threads switch as often as possible."""
    before = sys.getswitchinterval()
    sys.setswitchinterval(1e-6)
    yield
    sys.setswitchinterval(before)


def query_all(archive: Archive) -> list[object]:
    """Return the answers of an archive to many queries."""
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


def run_in_threads(act: Callable[[], object], threads: int = 8) -> list[object]:
    """Return the results of a function in several threads that start at once."""
    barrier = threading.Barrier(threads)
    results: list[object] = []

    def run() -> None:
        barrier.wait()
        try:
            results.append(act())
        except BaseException as error:  # noqa: BLE001 - reported by the test
            results.append(error)

    running = [threading.Thread(target=run) for _ in range(threads)]
    for thread in running:
        thread.start()
    for thread in running:
        thread.join()
    return results


@pytest.mark.usefixtures("switching_often")
def test_threads_get_the_answers_of_a_single_thread() -> None:
    expected = query_all(Archive.loads(TEXT))
    for _ in range(1):
        fresh = Archive.loads(TEXT)
        found = run_in_threads(lambda fresh=fresh: query_all(fresh))  # type: ignore[misc]
        assert found == [expected] * 8


@pytest.mark.usefixtures("switching_often", "collector")
def test_threads_can_read_and_write_at_once(tmp_path: Path) -> None:
    """The garbage collector is enabled afterwards."""
    gc.enable()
    path = tmp_path / "archive.jsonl"

    def act() -> object:
        archive = Archive.loads(TEXT)
        archive.write(path)
        return Archive.read(path) == archive and archive.dumps() == TEXT

    assert run_in_threads(act) == [True] * 8
    assert gc.isenabled()
    assert [one.name for one in tmp_path.iterdir()] == [path.name]


def test_a_new_file_that_another_writer_deletes_is_made_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A file that is not yet locked looks like the leftover of a writer that was killed."""
    deleted, chmod = list[Path](), Path.chmod

    def delete_first(path: Path, mode: int) -> None:
        if not deleted:
            deleted.append(path)
            path.unlink()
        chmod(path, mode)

    monkeypatch.setattr(Path, "chmod", delete_first)
    path = tmp_path / "archive.jsonl"
    Archive.loads(TEXT).write(path)
    assert deleted
    assert Archive.read(path).dumps() == TEXT
    assert [*tmp_path.iterdir()] == [path]


def test_the_default_limits_are_those_of_the_signature() -> None:
    shown = signature(Archive.read).parameters
    longest, most = shown["max_line"].default, shown["max_problems"].default
    assert (longest, most) == (1_048_576, 100)
    [problem] = problems_in(io.BytesIO(b"x" * (longest + 1)))
    assert f"longer than {longest} bytes" in problem.reason
    assert len(problems_in(make_file(*["x"] * (2 * most)))) == most


@pytest.mark.parametrize(
    ("start", "reason"),
    [
        (b"\x1f\x8b\x08\x00", "ends in .gz"),
        (b"\xff\xfe{\x00", "this is UTF-16"),
        (b"\xfe\xff\x00{", "this is UTF-16"),
        (b"[{", "a JSON list"),
    ],
)
def test_other_formats_are_recognized(start: bytes, reason: str) -> None:
    """One problem is reported, instead of one for each line."""
    [problem] = problems_in(start + b"\n" * 300)
    assert problem.line == 1
    assert reason in problem.reason


@pytest.mark.parametrize("count", [1, 2, 3])
def test_the_message_says_first_only_if_there_are_more_problems(count: int) -> None:
    text = make_file(*(treaty(id=f'"{i}"', title="1") for i in "abc"))
    with pytest.raises(ArchiveErrors) as caught:
        Archive.read(io.StringIO(text), max_problems=count)
    assert len(caught.value.exceptions) == count
    assert ("; first " in str(caught.value)) == (count < 3)


def make_long_line(kind: str, count: int) -> str:
    """Return an invalid line that is long in one way, or a valid one for "steps"."""
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
def test_a_long_line_takes_linear_time(kind: str) -> None:
    """A line of twenty times the length takes much less than 400 times as long."""

    def seconds(count: int) -> float:
        text = make_file(make_long_line(kind, count))
        start = time.process_time()
        with suppress(ArchiveErrors):
            Archive.loads(text)
        return time.process_time() - start

    seconds(10)
    few = min(seconds(250) for _ in range(3))
    assert min(seconds(5_000) for _ in range(3)) < 120 * few


@pytest.mark.parametrize("kind", ["names, one twice", "citations that are none", "ids"])
def test_messages_about_long_lines_are_short(kind: str) -> None:
    for problem in problems_in(make_file(make_long_line(kind, 5_000))):
        assert len(str(problem)) < 5_000

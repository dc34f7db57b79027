"""Check the reader of archives against its rules, on input from a fuzzer.

Run it as a script, with atheris installed; README.md in this folder says how. The ordinary tests
do not run it.
"""

import gzip
import importlib
import json
import random
import sys
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from copy import deepcopy
from itertools import repeat
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, Final

if __name__ == "__main__":  # atheris instruments what is imported after it
    atheris = importlib.import_module("atheris")
    with atheris.instrument_imports(include=["diplomacy"]):
        importlib.import_module("diplomacy.formats.files")

import attrs

from diplomacy import Archive, ArchiveErrors, integrity
from diplomacy.fixtures import ARCHIVE
from diplomacy.formats import FORMAT, to_dict
from diplomacy.formats.decoding import Decoder
from diplomacy.formats.encoding import encode_lines
from diplomacy.formats.parsing import from_pairs, parse_line
from diplomacy.records import Record

LONGEST_MESSAGE: Final = 5000
MOST_PROBLEMS: Final = 100
HEADER: Final = f'{{"type":"Archive","format":{FORMAT}}}'
_RENEWED_EVERY: Final = 5000


# --- the initial input --------------------------------------------------------------------------


def _short(record: Record) -> Record:
    """Return a record with at most two citations, participants and tenures."""
    names = ("paragraph_digests", "citations", "participants", "tenures")
    many = {name: getattr(record, name)[:2] for name in names if hasattr(record, name)}
    return attrs.evolve(record, **many)


def add_references(records: Iterable[Record], known: Mapping[str, Record]) -> list[Record]:
    """Return records and all that they refer to."""
    found = {record.id: record for record in records}
    waiting = list(found.values())
    while waiting:
        for _, id, _ in integrity.iter_references(waiting.pop()):
            if id not in found:
                found[id] = known[id]
                waiting.append(known[id])
    return list(found.values())


def _choose_records() -> list[Record]:
    """Return a few short records of each type, and all that they refer to."""
    by_type: dict[type, list[Record]] = {}
    by_id = {record.id: _short(record) for record in ARCHIVE}
    for record in sorted(by_id.values(), key=lambda record: len(next(encode_lines([record])))):
        by_type.setdefault(type(record), []).append(record)
    return add_references([record for sample in by_type.values() for record in sample[:2]], by_id)


RECORDS: Final = {record.id: record for record in _choose_records()}
LINES: Final = list(encode_lines(RECORDS.values()))
ALL_LINES: Final = list(encode_lines(ARCHIVE))


def add_spaces(line: str) -> str:
    """Return a line as most programs write JSON, with a space after commas and colons."""
    return json.dumps(json.loads(line), ensure_ascii=False)


def shuffle_fields(line: str, chance: random.Random) -> str:
    """Return a line with its fields in random order, the type first."""
    kind, *others = json.loads(line).items()
    chance.shuffle(others)
    return json.dumps(dict([kind, *others]), ensure_ascii=False, separators=(",", ":"))


# --- the rules -----------------------------------------------------------------------------------


def check(data: bytes) -> None:
    """Check every rule for one input; other exceptions are findings."""
    if data.startswith(b"\x1f\x8b"):
        check_compressed(data)
        return
    archive = check_archive(data)
    for line in data.removeprefix(b"\xef\xbb\xbf").split(b"\n"):
        try:
            text = line.removesuffix(b"\r").decode()
        except UnicodeDecodeError:
            continue
        record = check_line(text)
        if archive is not None and record is not None:
            assert is_same(archive[record.id], record), (archive[record.id], record)


def check_archive(data: bytes) -> Archive | None:
    """Check that an archive round-trips or its problems are reported."""
    try:
        archive = Archive.loads(data)
    except ArchiveErrors as errors:
        check_messages(errors, data.count(b"\n") + 1)
        return None
    text = archive.dumps()
    again = Archive.loads(text)
    assert again == archive
    assert again.dumps() == text
    return archive


def check_compressed(data: bytes) -> None:
    """Check that a compressed file is read or its problems are reported."""
    with TemporaryDirectory() as folder:
        path = Path(folder, "archive.jsonl.gz")
        path.write_bytes(data)
        try:
            archive = Archive.read(path)
        except ArchiveErrors as errors:
            check_messages(errors)
        else:
            assert Archive.loads(archive.dumps()) == archive


def check_line(line: str) -> Record | None:
    """Check that a decoder that shares equal parts gives the result of a new one."""
    results = [decode(line, decoder) for decoder in (shared_decoder(), Decoder())]
    records = [result for result in results if not isinstance(result, ArchiveErrors)]
    if not records:
        messages = [str(result) for result in results]
        assert messages[0] == messages[1], messages
        check_messages(results[0], 1)
        return None
    assert len(records) == 2, line
    assert is_same(*records), (line, *records)
    check_types(from_pairs(parse_line(line)), to_dict(records[0]), line)
    return records[0]


def decode(line: str, decoder: Decoder) -> Record | ArchiveErrors:
    try:
        return decoder.decode_record(parse_line(line, 1), 1)
    except ArchiveErrors as errors:
        return errors


def check_types(data: Any, made: Any, line: str) -> None:
    """Check that a record has the types of JSON that are in its line."""
    if isinstance(made, dict):
        assert isinstance(data, dict), line
        for name, part in made.items():
            check_types(data[name], part, line)
    elif isinstance(made, list):
        assert isinstance(data, list), line
        assert len(data) == len(made), line
        for said, part in zip(data, made, strict=True):
            check_types(said, part, line)
    else:
        assert type(data) is type(made), f"{data!r} became {made!r} in {line!r}"


def check_messages(errors: ArchiveErrors, lines: int | None = None) -> None:
    """Check that each problem has its line and a message that can be printed."""
    assert 1 <= len(errors.exceptions) <= MOST_PROBLEMS or lines == 1
    for problem in errors.exceptions:
        number = getattr(problem, "line", None)
        message = str(problem)
        assert type(number) is int, message[:LONGEST_MESSAGE]
        assert 1 <= number <= (lines or number), message[:LONGEST_MESSAGE]
        check_message(message)


def check_message(message: str) -> None:
    """Check that a message is one line, not too long, and can be encoded as UTF-8."""
    assert len(message) < LONGEST_MESSAGE, f"{len(message)}: {message[:200]}"
    assert len(message.splitlines()) == 1, repr(message)
    message.encode()


def is_same(one: Any, other: Any) -> bool:
    """Return whether two records are equal and of the same types throughout."""
    return bool(one == other) and repr(one) == repr(other) and to_dict(one) == to_dict(other)


def _decoders() -> Iterator[Decoder]:
    """Yield decoders that have decoded every type, with a new one from time to time."""
    while True:
        decoder = Decoder()
        for line in ALL_LINES:
            decoder.decode_record(parse_line(line))
        yield from repeat(decoder, _RENEWED_EVERY)


_shared: Final = _decoders()


def shared_decoder() -> Decoder:
    """Return a decoder that has decoded every type."""
    return next(_shared)


# --- how input is changed -----------------------------------------------------------------------

_ODD_TEXTS: Final = (
    *("", " ", "a", "KR", "TR", "XA", "KOR", "kr", "Korea", "A B", "a-b", "a--b", "a\tb", "a\nb"),
    *("\ud800", "\u2028", "\ufeff", "\x7f", "\x85", "é", "İ", "\u200b", "😀", '"', "\\", "\\u0041"),
    *(
        "},{",
        '","',
        '","id":"x',
        "}",
        "]",
        ',"citations":',
        "0",
        "-0",
        "1e9999",
        "1E-40",
        "00",
        "٣",
    ),
    *(
        "2023",
        "2023-13",
        "2023-02-29",
        "1992~",
        "[..2025]",
        "[2023..2023]",
        "2012/..",
        "/",
        "../..",
    ),
    *("2023/2023", "2025/2024", "0000", "9999-12-31", "x" * 300, "a" * 6000, "sha256:" + "0" * 64),
)
_ODD_VALUES: Final = (
    *(None, True, False, 0, 1, -1, 2**63, 10**19, 10**25, 1.5, 1e400, float("nan"), [], {}, [[]]),
    *([None], [1], [""], [{}], {"id": "x"}, {"type": "Source"}, ["a", "a"], ["minister"] * 2),
)
_ODD_TOKENS: Final = (
    *('"', '""', ",", ",,", ":", "{", "}", "[", "]", "[]", "{}", "},{", "}, {", '","', '", "'),
    *(
        " ",
        "\t",
        "\r",
        "\f",
        "\x00",
        "\\",
        "\\u0061",
        '\\"',
        "\\ud800",
        "\ufeff",
        "\u2028",
        "\u00a0",
    ),
    *("null", "true", "0", "-0", "1.0", "1e1", "NaN", "Infinity", "1" * 30, '"id":', ',"id":"a"'),
    *(',"type":"Source"', ',"kind":null', ',"citations":[]', ',"title":"x"', "\\n", "\x7f", "é"),
)
_TOKEN_ENDS: Final = frozenset('"{}[],:')


def change_text(text: str, chance: random.Random) -> str:
    """Return a text with some pieces removed, duplicated, swapped or inserted."""
    for _ in range(chance.choice((1, 1, 1, 2, 3, 6))):
        marks = [i for i, c in enumerate(text) if c in _TOKEN_ENDS] or [0]
        at = chance.choice(marks) + chance.randint(0, 1)
        to = min(len(text), at + chance.choice((1, 1, 2, 3, 8, 30)))
        other = chance.choice(marks)
        token = chance.choice(_ODD_TOKENS)
        text = chance.choice(
            (
                text[:at] + text[to:],
                text[:at] + text[at:to] * 2 + text[to:],
                text[:at] + token + text[at:],
                text[:at] + token + text[to:],
                text[:other] + text[at:to] + text[other:],
            )
        )
    return text


def _places(value: Any) -> Iterator[tuple[Any, Any]]:
    """Yield the container and the key or index of each value in plain data."""
    for name in value if isinstance(value, dict) else range(len(value)):
        yield value, name
        if isinstance(value[name], dict | list):
            yield from _places(value[name])


def _odd_value(chance: random.Random) -> Any:
    return deepcopy(chance.choice((chance.choice(_ODD_VALUES), chance.choice(_ODD_TEXTS))))


def change_data(line: str, others: Sequence[str], chance: random.Random) -> str:
    """Return a line of JSON with values or keys change_input, or the line if it is not JSON."""
    try:
        data, donor = json.loads(line), json.loads(chance.choice(others))
    except (ValueError, RecursionError):
        return line
    if not isinstance(data, dict) or not data:
        return line
    for _ in range(chance.choice((1, 1, 2, 4))):
        within, name = chance.choice(list(_places(data)) or [(data, "id")])
        act = chance.randrange(6)
        if act == 0:
            within[name] = _odd_value(chance)
        elif act == 1:
            del within[name]
        elif act == 2 and isinstance(donor, dict):
            source, taken = chance.choice(list(_places(donor)) or [(donor, "type")])
            within[name] = deepcopy(source[taken])
        elif act == 3 and isinstance(within, dict):
            key = chance.choice((*donor, *_ODD_TEXTS) if isinstance(donor, dict) else _ODD_TEXTS)
            within[key] = _odd_value(chance)
        elif act == 4 and isinstance(within.get(name) if isinstance(within, dict) else None, list):
            within[name] = within[name] * 2
        elif isinstance(within, dict):
            items = list(within.items())
            chance.shuffle(items)
            within.clear()
            within.update(items)
        if not data:
            break
    separators = chance.choice(((",", ":"), (",", ":"), (", ", ": "), (" ,", " :")))
    return json.dumps(data, ensure_ascii=chance.random() < 0.2, separators=separators)


def change_line(line: str, chance: random.Random) -> str:
    """Return a line changed as text, as data, or as both."""
    act = chance.randrange(8)
    if act == 0:
        return add_random_spaces(line, chance)
    if act <= 3:
        return change_text(line, chance)
    line = change_data(line, LINES, chance)
    return change_text(line, chance) if act == 7 else line


def add_random_spaces(line: str, chance: random.Random) -> str:
    """Return a line with random whitespace, rarely where JSON does not allow it."""
    share = chance.choice((0.02, 0.2, 1))
    return "".join(
        c + chance.choice((" ", "\t", "\r", "  "))
        if c in _TOKEN_ENDS and chance.random() < share
        else c
        for c in line
    )


def make_input(chance: random.Random) -> bytes:
    """Return an archive of all or some of the records, sometimes compressed."""
    records = list(RECORDS.values())
    if chance.random() < 0.8:
        records = add_references(chance.sample(records, chance.randint(1, 3)), RECORDS)
    lines = list(encode_lines(records))
    style: Callable[[str], str] = chance.choice((str, str, add_spaces))
    text = chance.choice(("\n", "\n", "\r\n")).join([HEADER, *map(style, lines)])
    if chance.random() < 0.1:
        text = Archive(records).dumps()
    data = text.encode()
    return gzip.compress(data, mtime=0) if chance.random() < 0.05 else data


def change_input(data: bytes, max_size: int, seed: int) -> bytes:
    """Return changed input, which usually is still an archive."""
    chance = random.Random(seed)  # noqa: S311
    if len(data) < 3 or chance.random() < 0.02:
        return make_input(chance)[:max_size]
    if data.startswith(b"\x1f\x8b") or chance.random() < 0.2:
        return bytes(atheris.Mutate(data, max_size))
    lines = data.decode("utf-8", "surrogateescape").split("\n")
    at, act = chance.randrange(len(lines)), chance.randrange(12)
    if act == 0:
        del lines[at]
    elif act == 1:
        lines.insert(chance.randrange(len(lines) + 1), lines[at])
    elif act == 2:
        lines.insert(at, chance.choice(LINES))
    elif act == 3:
        other = chance.randrange(len(lines))
        lines[at], lines[other] = lines[other], lines[at]
    elif act == 4:
        lines[at] = shuffle_fields(chance.choice(LINES), chance)
    else:
        lines[at] = change_line(lines[at], chance)
    text = "\n".join(lines)
    return _encode(text)[:max_size]


def _encode(text: str) -> bytes:
    """Return text as bytes, with the bytes that were not UTF-8 restored if possible."""
    try:
        return text.encode("utf-8", "surrogateescape")
    except UnicodeEncodeError:
        return text.encode("utf-8", "surrogatepass")


def main() -> None:
    """Run until a rule is broken, or as long as the arguments say."""
    atheris.Setup(sys.argv, check, custom_mutator=change_input)
    atheris.Fuzz()


if __name__ == "__main__":
    main()

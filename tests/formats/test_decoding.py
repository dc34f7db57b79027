"""Parsed data as records: each value is decoded exactly or rejected.

How problems are reported is tested in `test_files`, where lines have numbers.
"""

import json
import re
import sys
from collections import Counter
from collections.abc import Iterator, Mapping
from types import FrameType, MappingProxyType
from typing import Any, Final

import attrs
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.formats.complete_records import CITATIONS, COMPLETE, LINES, PARTS

from diplomacy import Archive, ArchiveErrors, InvalidType, Leader, Source
from diplomacy.errors import InvalidLine
from diplomacy.fixtures import ARCHIVE
from diplomacy.formats import FORMAT, from_dict, to_dict
from diplomacy.formats.decoding import Decoder
from diplomacy.formats.encoding import _sort_key, encode_lines
from diplomacy.formats.parsing import duplicate_keys, from_pairs, parse_line, to_pairs
from diplomacy.formats.versions import default_in, names_in
from diplomacy.records import TYPES_BY_NAME, Record
from diplomacy.testing import strategies


def parts(value: Any) -> Iterator[Any]:
    """Yield a value and all parts of it."""
    yield value
    if attrs.has(type(value)):
        for field in attrs.fields(type(value)):
            yield from parts(getattr(value, field.name))
    elif isinstance(value, tuple | frozenset):
        for part in value:
            yield from parts(part)


@pytest.mark.parametrize("kind", [*TYPES_BY_NAME.values(), *PARTS], ids=lambda kind: kind.__name__)
def test_the_complete_records_set_every_field(kind: Any) -> None:
    """The tests here cover every field of every class, and fail for a new one without a value."""
    found = [part for part in parts(COMPLETE) if type(part) is kind]
    for field in attrs.fields(kind):
        if field.init:
            assert any(getattr(part, field.name) != field.default for part in found), field.name


# --- lines that are changed ---------------------------------------------------------------------


def decode(line: str, decoder: Decoder) -> Record | list[InvalidLine]:
    """Return the record of a line, or its problems; any other exception is a failure."""
    try:
        return decoder.decode_record(parse_line(line, 7), 7)
    except ArchiveErrors as errors:
        return [problem for problem in errors.exceptions if isinstance(problem, InvalidLine)]


WARM: Final = Decoder()


def assert_faithful(line: str, decoder: Decoder) -> bool:
    """Assert that a line is either rejected or decoded as exactly what it says.

    Returns:
        Whether it was decoded.
    """
    result = decode(line, decoder)
    if isinstance(result, list):
        assert result
        assert all(problem.line == 7 for problem in result)
        return False
    assert not has_duplicates(parse_line(line))
    data = from_pairs(parse_line(line))
    assert_equals_plain(_in_any_order(data), _in_any_order(to_dict(result)), type(result))
    return True


def _in_any_order(data: Any) -> Any:
    """Return a record's data with its acts sorted, and without their numbers in paths.

    A changed date may move an act to another place in the history.
    """
    if isinstance(data, dict):
        plain = {key: _in_any_order(value) for key, value in data.items()}
        if isinstance(plain.get("history"), list):
            plain["history"].sort(
                key=lambda act: [str(act.get(k)) for k in ("stage", "kind", "party", "date")]
            )
        return plain
    if isinstance(data, list):
        return [_in_any_order(value) for value in data]
    return re.sub(r"history\[\d+\]", "history[]", data) if isinstance(data, str) else data


def has_duplicates(data: Any) -> bool:
    """Return whether a key appears twice in an object at any depth."""
    if isinstance(data, tuple):
        return bool(duplicate_keys(data)) or any(has_duplicates(value) for _, value in data)
    return isinstance(data, list) and any(map(has_duplicates, data))


def assert_equals_plain(data: Any, plain: Any, owner: Any) -> None:
    """Assert that data have the values of a plain form, and otherwise only defaults."""
    if isinstance(plain, dict):
        assert type(data) is dict
        assert plain.keys() <= data.keys()
        for name in data.keys() - plain.keys():
            assert data[name] == default_in(FORMAT, owner, getattr(attrs.fields(owner), name))
        for name, part in plain.items():
            if name == "extra":
                assert_same_scalars(data[name], part)
                continue
            kind = str if name == "type" else getattr(attrs.fields(owner), name).type
            assert_equals_plain(data[name], part, _item_type(kind))
    elif isinstance(plain, list):
        assert type(data) is list
        assert len(data) == len(plain)
        if plain and isinstance(plain[0], str):
            data, plain = sorted(data), sorted(plain)  # roles are a set
        for part, said in zip(data, plain, strict=True):
            assert_equals_plain(part, said, owner)
    else:
        assert type(data) is type(plain)


def assert_same_scalars(data: Any, plain: dict[str, Any]) -> None:
    """Assert that the user's own values are those of the data, of the same types."""
    assert data.keys() == plain.keys()
    for key, value in plain.items():
        if isinstance(value, float):
            assert float(data[key].text) == value
        else:
            assert type(data[key]) is type(value)
            assert data[key] == value


def _item_type(declared: Any) -> Any:
    arguments = [argument for argument in getattr(declared, "__args__", ()) if attrs.has(argument)]
    return arguments[0] if arguments else declared


class Pairs(list[tuple[str, Any]]):
    """An object of JSON as its pairs, so that keys can be duplicated and moved."""


class Raw(str):
    """A text that is put into JSON as it is."""

    __slots__ = ()


def as_object(line: str) -> Pairs:
    pairs: Pairs = json.loads(line, object_pairs_hook=Pairs)
    return pairs


def render(value: Any, comma: str = ",", colon: str = ":", *, ascii: bool = False) -> str:
    """Return an object as JSON, with separators of choice."""
    if isinstance(value, Raw):
        return value
    if isinstance(value, Pairs):
        items = (f"{json.dumps(k)}{colon}{render(v, comma, colon, ascii=ascii)}" for k, v in value)
        return "{" + comma.join(items) + "}"
    if isinstance(value, list):
        return "[" + comma.join(render(v, comma, colon, ascii=ascii) for v in value) + "]"
    return json.dumps(value, ensure_ascii=ascii)


# One value of each type of JSON, and near misses of valid values.
OTHER_VALUES: Final = (
    *("null", "true", "1", "-0", "1.0", "NaN", "9" * 30, '""', '" "', '"KR"', '"a"', '"2023"'),
    *('"2023\\t"', '"2023\t"', '"\\ud800"', '"\\u0041"', "[]", "[null]", '["a"]', '["KR" ]'),
    *('["a","a"]', '[["a"]]', "{}", "[{}]"),
)


def changes(value: Pairs) -> Iterator[Pairs]:
    """Yield an object with one change: a key dropped, duplicated, renamed, a value replaced."""
    for i, (name, part) in enumerate(value):
        before, after = value[:i], value[i + 1 :]
        yield Pairs([*before, *after])
        yield Pairs([*value, (name, part)])
        for other in (f"{name}s", name[:-1], "id", "type"):
            yield Pairs([*before, (other, part), *after])
        for other in (*map(Raw, OTHER_VALUES), *part_changes(part)):
            yield Pairs([*before, (name, other), *after])


def part_changes(part: Any) -> Iterator[Any]:
    if isinstance(part, Pairs):
        yield from changes(part)
    elif isinstance(part, list):
        yield [*part, part[0]]
        yield part[::-1]
        yield [part]
        for i, item in enumerate(part):
            for other in changes(item) if isinstance(item, Pairs) else ():
                yield [*part[:i], other, *part[i + 1 :]]


@pytest.mark.parametrize("line", LINES, ids=lambda line: json.loads(line)["id"])
def test_a_line_with_one_change_is_rejected_or_decoded_as_it_is(line: str) -> None:
    """No change is missed at any depth, although equal parts are decoded only once."""
    for other in LINES:  # so that parts of them could be reused
        decode(other, WARM)
    lines = {render(pairs) for pairs in changes(as_object(line))} - {line}
    decoded = sum(assert_faithful(other, WARM) for other in sorted(lines))
    assert 0 < decoded < len(lines) / 2


PIECES: Final = (
    *('"', ",", "{", "}", "[", "]", "\\", ":", " ", "\t", "\r", "\0", "\ufeff", "0", "x"),
    *("},{", '","', '"],"', ',"title":', ',"id":"b"', "null", "\\u0022", "\ud800"),
)


@settings(max_examples=150)
@given(
    line=st.sampled_from(LINES),
    cuts=st.lists(
        st.tuples(st.integers(0, 2000), st.integers(0, 2), st.sampled_from(PIECES)), max_size=3
    ),
)
def test_a_damaged_line_is_rejected_or_decoded_as_it_is(
    line: str, cuts: list[tuple[int, int, str]]
) -> None:
    """Characters that are inserted or removed anywhere raise no other error."""
    for place, length, piece in cuts:
        i = place % len(line)
        line = line[:i] + piece + line[i + length :]
    assert_faithful(line, WARM)


def test_an_invalid_line_does_not_change_others() -> None:
    """Nothing of a rejected line is cached that would change other lines."""
    decoder = Decoder()
    for line in LINES:
        for i in range(0, len(line), 7):
            decode(line[:i] + line[i + 1 :], decoder)
    assert [decode(line, decoder) for line in LINES] == [decode(line, WARM) for line in LINES]
    assert [decode(line, decoder) for line in LINES] == sorted(COMPLETE, key=_sort_key)


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ('"paragraph":1', '"paragraph":true'),
        ('"planned":true', '"planned":1'),
        ('"planned":false', '"planned":0'),
    ],
)
def test_one_and_true_are_not_confused(first: str, second: str) -> None:
    """A part that was decoded before is not reused for one that is equal in Python only."""
    line = (
        '{"type":"Agreement","id":"a","title":"A text","parties":["KR","TR"],'
        '"history":[{"stage":"signed"PLANNED}],'
        '"citations":[{"source":"source","fields":["id"]PARAGRAPH}]}'
    )

    def line_with(text: str) -> str:
        key = "PLANNED" if "planned" in text else "PARAGRAPH"
        filled = line.replace(key, f",{text}")
        return filled.replace("PLANNED", "").replace("PARAGRAPH", "")

    decoder = Decoder()
    assert not isinstance(decode(line_with(first), decoder), list)
    assert isinstance(decode(line_with(second), decoder), list)


# --- forms of the same data ---------------------------------------------------------------------


@pytest.mark.parametrize("ascii", [False, True])
@pytest.mark.parametrize(
    ("comma", "colon"), [(",", ":"), (", ", ": "), (",", ": "), (", ", ":"), (" , ", " : ")]
)
def test_other_spacing_and_escapes_give_the_same_records(
    comma: str, colon: str, ascii: bool
) -> None:
    """Whitespace between values and escapes in texts make no difference."""
    decoder = Decoder()
    lines = [render(as_object(line), comma, colon, ascii=ascii) for line in LINES]
    assert [decode(line, decoder) for line in lines] == [decode(line, decoder) for line in LINES]


@settings(max_examples=20)
@given(strategies.archives(min_records=1), st.randoms(use_true_random=False))
def test_any_records_are_decoded_in_any_order_of_keys(archive: Archive, random: Any) -> None:
    """Any records are equal after the keys of every object are shuffled."""

    def shuffled(value: Any) -> Any:
        if isinstance(value, dict):
            items = [(key, shuffled(item)) for key, item in value.items()]
            random.shuffle(items)
            return dict(items)
        return [shuffled(item) for item in value] if isinstance(value, list) else value

    decoder = Decoder()
    for record in archive:
        line = json.dumps(shuffled(to_dict(record)), ensure_ascii=False)
        assert decode(line, decoder) == record
        assert from_dict(json.loads(line)) == record


@pytest.mark.parametrize("note", ["a},{b", 'a"},{"source":"b', "a},{", '"}],"id":"z', "a,", "a[]"])
def test_punctuation_of_json_in_text_is_text(note: str) -> None:
    """Quotation marks and brackets in text end nothing."""
    leader = COMPLETE[1]
    assert isinstance(leader, Leader)
    citations = [attrs.evolve(CITATIONS[0], note=note), CITATIONS[1]]
    record = attrs.evolve(leader, citations=citations)
    [line] = encode_lines([record])
    assert decode(line, WARM) == record


@pytest.mark.parametrize("roles", ['["minister","minister"]', '["minister", "minister"]'])
def test_a_duplicate_item_of_a_set_is_rejected(roles: str) -> None:
    """A role appears once in a tenure."""
    line = LINES[1].replace('["minister"]', roles)
    [problem] = decode(line, WARM)  # type: ignore[misc]
    assert (problem.path, problem.reason) == ("tenures[1].roles", "duplicate item; keep one.")


def test_equal_parts_are_shared() -> None:
    """Equal citations, milestones, lists and dates are one object."""
    decoder = Decoder()
    agreement = next(line for line in LINES if '"Agreement"' in line)
    first: Any = decode(agreement, decoder)
    second: Any = decode(agreement.replace('"an-agreement"', '"another"'), decoder)
    assert first.parties is second.parties
    assert all(map(lambda a, b: a is b, first.history, second.history))
    assert all(map(lambda a, b: a is b, first.citations, second.citations))
    single = LINES[0].replace('"source"', '"other"')
    one: Any = decode(LINES[0], decoder)
    other: Any = decode(single, decoder)
    assert one.published is other.published


# --- other types of fields ----------------------------------------------------------------------


def _scalars(value: Mapping[str, Any]) -> Mapping[str, Any]:
    return MappingProxyType(dict(value))


@attrs.frozen(kw_only=True)
class Annotated:
    """A class with a field that no record has yet: a mapping of scalars."""

    id: str = attrs.field(converter=str)
    extra: Mapping[str, str | int | float | bool | None] = attrs.field(
        factory=dict, converter=_scalars
    )


EXTRA: Final = {"b": 1, "a": 1.5, "c": True, "d": None, "e": "text", "f": 0.1}


def test_a_mapping_of_scalars_is_read_and_written() -> None:
    """A mapping keeps its scalars and their types; it is written in the order of its keys."""
    from diplomacy.formats.encoding import _object_encoder

    value = Decoder().decode_part(Annotated, to_pairs({"id": "a"}))
    assert value.extra == {}
    line = _object_encoder(Annotated)(Annotated(id="a", extra=EXTRA))
    assert line == '{"id":"a","extra":{"a":1.5,"b":1,"c":true,"d":null,"e":"text","f":0.1}}'
    read = Decoder().decode_part(Annotated, parse_line(line))
    assert read == Annotated(id="a", extra=EXTRA)
    assert {type(item) for item in read.extra.values()} == {int, float, bool, type(None), str}
    assert _object_encoder(Annotated)(Annotated(id="a")) == '{"id":"a"}'


@pytest.mark.parametrize(
    "extra", ['"a"', "[]", "null", '{"a":1,"a":1}', '{"a":NaN}', '{"a":1e999}']
)
def test_a_mapping_that_would_lose_something_is_rejected(extra: str) -> None:
    """Duplicate keys, and numbers that a float cannot hold, are rejected as elsewhere."""
    with pytest.raises(ArchiveErrors) as caught:
        Decoder().decode_part(Annotated, parse_line(f'{{"id":"a","extra":{extra}}}'))
    assert all(str(problem).startswith("a, extra") for problem in caught.value.exceptions)


# --- cost ---------------------------------------------------------------------------------------


def count_calls(lines: list[str]) -> int:
    """Return the number of Python functions that are called to decode lines."""
    calls = 0

    def count(_frame: FrameType, event: str, _argument: object) -> None:
        nonlocal calls
        calls += event == "call"

    decoder = Decoder()
    sys.setprofile(count)
    try:
        for line in lines:
            decoder.decode_record(parse_line(line))
    finally:
        sys.setprofile(None)
    return calls


def reordered(line: str, turn: int, depth: int) -> str:
    """Return a line with the keys rotated in the objects at a depth, and all below it if it is 1."""

    def rotate(value: Any, level: int) -> Any:
        if isinstance(value, dict):
            items = [(key, rotate(item, level + 1)) for key, item in value.items()]
            cut = turn % len(items) if level >= depth else 0
            return dict(items[cut:] + items[:cut])
        return [rotate(item, level) for item in value] if isinstance(value, list) else value

    return json.dumps(rotate(json.loads(line), 0), ensure_ascii=False, separators=(",", ":"))


@pytest.mark.parametrize("depth", [0, 1], ids=["all objects", "inner objects"])
def test_another_order_of_keys_costs_less_than_twice_as_much(depth: int) -> None:
    """Files with keys in another order, even one that changes from line to line, are as fast."""
    lines = [
        line.replace('"id":"', f'"id":"n{i}-', 1)
        for i in range(4)
        for line in encode_lines(ARCHIVE)
    ]
    other = [reordered(line, i, depth) for i, line in enumerate(lines)]
    assert count_calls(other) < 2 * count_calls(lines)


def test_the_names_of_a_version_cover_every_field() -> None:
    """Every field can be written, whatever its former names were."""
    for owner in (*TYPES_BY_NAME.values(), *PARTS):
        names = Counter(names_in(1, owner).values())
        assert max(names.values()) == 1


@pytest.mark.parametrize(
    "data",
    [
        {1: 2},
        {"type": "Source", "id": "a", None: "b"},
        {"type": "Source", "id": "a", "title": {2: 3}},
        {"type": "Source", "id": "a", "title": b"T"},
        {"type": "Source", "id": "a", "title": 1.5},
        {"type": "Source", "id": "a", "paragraph_digests": {"a"}},
        {"type": ["Source"], "id": "a"},
        [("type", "Source"), ("id", "a")],
        [["type", "Source"], ["id", "a"]],
        (("type", "Source"), ("id", "a")),
        None,
        Ellipsis,
    ],
)
def test_data_that_are_not_plain_are_rejected(data: Any) -> None:
    """Whatever is given instead of plain data raises this library's error."""
    with pytest.raises((ArchiveErrors, InvalidType)):
        from_dict(data)


@pytest.mark.parametrize("format", [0, 3, "1", None])
def test_an_unknown_version_is_rejected(format: Any) -> None:
    """A version that does not exist raises this library's error."""
    with pytest.raises(InvalidType):
        from_dict({"type": "Source", "id": "a"}, format=format)


def test_plain_data_are_not_changed() -> None:
    """A decoded dictionary is unchanged, and tuples are accepted as lists."""
    data = {"type": "Source", "id": "a", "paragraph_digests": ()}
    before = dict(data)
    assert from_dict(data) == Source(id="a")
    assert data == before


@given(
    st.text(st.sampled_from('a\x00\x1b\x85\u2028\u2029\u202e\ud800\ufeff\n\r"\\'), min_size=1),
    st.sampled_from(["id", "title", "parties", "history", "kind", "topics", "extra", "citations"]),
    st.sampled_from([lambda text: text, lambda text: [text], lambda text: {text: text}]),
)
def test_a_message_is_one_line_that_prints(text: str, field: str, wrap: Any) -> None:
    """Whatever a field has instead of its value, the message shows it escaped."""
    line = json.dumps({"type": "Agreement", "id": "treaty", field: wrap(text)})
    with pytest.raises(ArchiveErrors) as caught:
        Archive.loads(f'{{"type":"Archive","format":{FORMAT}}}\n{line}')
    for problem in caught.value.exceptions:
        assert str(problem).isprintable()

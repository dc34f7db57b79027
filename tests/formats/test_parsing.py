"""Lines of JSON as data: nothing is lost, and nothing but JSON is accepted.

The messages for lines that are not JSON are tested in `test_files`.
"""

import json
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from diplomacy import ArchiveErrors
from diplomacy.formats.parsing import (
    UnsupportedNumber,
    duplicate_keys,
    from_pairs,
    parse_line,
    to_pairs,
)

_SCALARS = st.none() | st.booleans() | st.integers(-(10**18), 10**18) | st.text()
_DATA = st.recursive(
    _SCALARS, lambda data: st.lists(data) | st.dictionaries(st.text(), data), max_leaves=12
)


@settings(max_examples=60)
@given(_DATA, st.sampled_from([(",", ":"), (", ", ": "), (" ,", " :")]), st.booleans())
def test_parsed_data_are_those_of_the_standard_library(
    data: Any, separators: tuple[str, str], ascii: bool
) -> None:
    """Any data with integers of up to 18 digits are parsed as they are."""
    line = json.dumps(data, ensure_ascii=ascii, separators=separators)
    assert from_pairs(parse_line(line)) == data
    assert from_pairs(parse_line(f" \t{line}\r ")) == data
    assert parse_line(line) == to_pairs(data)


def test_duplicate_keys_are_parsed() -> None:
    """Both values of a key are there, at any depth."""
    data = parse_line('{"a":1,"b":[{"c":1,"c":1}],"a":2}')
    assert duplicate_keys(data) == ["a"]
    assert duplicate_keys(dict(data)["b"][0]) == ["c"]
    assert from_pairs(data) == {"a": 2, "b": [{"c": 1}]}


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("1.50", "1.50"),
        ("-0.0", "-0.0"),
        ("1e999", "1e999"),
        ("NaN", "NaN, which is not valid JSON,"),
        ("-Infinity", "-Infinity, which is not valid JSON,"),
        ("9" * 21, "an integer of 21 digits"),
    ],
)
def test_unsupported_numbers_keep_their_text(text: str, shown: str) -> None:
    """Messages show such a number as it was written, or describe it."""
    number = parse_line(text)
    assert isinstance(number, UnsupportedNumber)
    assert repr(number) == shown


@pytest.mark.parametrize("text", ["", " ", "{", "{}{}", "[1,]", "\ufeff{}", "nul", "[" * 40])
def test_other_text_is_rejected(text: str) -> None:
    """Text that is not one value of JSON, or is nested too deep, raises this library's error."""
    with pytest.raises(ArchiveErrors):
        parse_line(text, 7)

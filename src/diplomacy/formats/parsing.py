"""Lines of JSON as data, without loss.

Duplicate keys stay visible, and numbers are neither rounded nor converted.
"""

import json
import re
from collections import Counter
from collections.abc import Mapping, Sequence
from typing import Any, Final, cast

from diplomacy.errors import ArchiveErrors, InvalidLine, InvalidType, short_repr

__all__ = [
    "Pairs",
    "UnsupportedNumber",
    "duplicate_keys",
    "from_pairs",
    "parse_line",
    "to_pairs",
]

_MAX_DEPTH: Final = 32
_MAX_DIGITS: Final = 20
_BRACKET_RE: Final = re.compile(r'[\[{]|[\]}]|"(?:[^"\\]|\\.)*+"?')

# An object is stored as its pairs, which show duplicate keys.
Pairs = tuple[tuple[str, Any], ...]
"""A JSON object as its keys and values in a line; a JSON list is a list."""


class UnsupportedNumber:
    """A number in JSON that no field accepts, with the text that a message shows."""

    def __init__(self, text: str) -> None:
        self.text = text

    def __repr__(self) -> str:
        return self.text

    def to_float(self) -> float:
        """Return the number as a float, or NaN if it has too many digits or is not a number."""
        try:
            return float(self.text)
        except ValueError:
            return float("nan")


def to_pairs(data: Any, depth: int = 0) -> Any:
    """Return plain data in the form of `parse_line`: as `Pairs` and lists.

    Raises:
        InvalidType: if a key is not text, or the data are nested deeper than any record.

    >>> to_pairs({"parties": ["KR"], "value": {"unit": "USD"}})
    (('parties', ['KR']), ('value', (('unit', 'USD'),)))
    """
    if depth > _MAX_DEPTH:
        raise InvalidType(
            data, "part of a record: it is nested too deep. A record has at most 5 levels"
        )
    if isinstance(data, Mapping):
        items = cast("Mapping[object, Any]", data).items()
        return tuple((_text_key(key), to_pairs(value, depth + 1)) for key, value in items)
    if isinstance(data, list | tuple):
        return [to_pairs(item, depth + 1) for item in cast("Sequence[Any]", data)]
    return str(data) if isinstance(data, str) else data


def _text_key(key: object) -> str:
    if not isinstance(key, str):
        raise InvalidType(key, "a key that is text")
    return str(key)


def from_pairs(data: Any) -> Any:
    """Return parsed data with `Pairs` as dictionaries.

    The last value of a duplicate key wins.

    >>> from_pairs((("parties", ["KR"]), ("value", (("unit", "USD"),))))
    {'parties': ['KR'], 'value': {'unit': 'USD'}}
    """
    if isinstance(data, tuple):
        return {key: from_pairs(value) for key, value in cast("Pairs", data)}
    if isinstance(data, list):
        return [from_pairs(item) for item in cast("Sequence[Any]", data)]
    return data


def duplicate_keys(data: Pairs) -> list[str]:
    """Return the keys that appear more than once in an object.

    >>> duplicate_keys((("id", "a"), ("id", "b")))
    ['id']
    """
    counts = Counter(key for key, _ in data)
    return [key for key, count in counts.items() if count > 1]


def _parse_integer(text: str) -> "int | UnsupportedNumber":
    if len(text) <= _MAX_DIGITS:
        return int(text)
    return UnsupportedNumber(f"an integer of {len(text.lstrip('-'))} digits")


_DECODER: Final = json.JSONDecoder(
    object_pairs_hook=tuple,
    parse_float=UnsupportedNumber,
    parse_int=_parse_integer,
    parse_constant=lambda name: UnsupportedNumber(f"{name}, which is not valid JSON,"),
)


def parse_line(text: str, line: int | None = None) -> Any:
    """Return the data in a line of JSON, without loss: objects are `Pairs`.

    Args:
        text: the line, without its line ending.
        line: its number in the file, for the error.

    Raises:
        ArchiveErrors: if it is not JSON, or is nested deeper than any record.

    >>> parse_line('{"type":"Source","id":"yearbook"}')
    (('type', 'Source'), ('id', 'yearbook'))
    """
    if text.count("[") + text.count("{") > _MAX_DEPTH and (depth := _depth(text)) > _MAX_DEPTH:
        reason = f"nested {depth} levels deep. A record has at most 5."
    else:
        try:
            data, end = _DECODER.raw_decode(text)
            if end == len(text):
                return data
        except json.JSONDecodeError:
            pass
        try:
            return _DECODER.decode(text)  # allows whitespace around the data, but is slower
        except json.JSONDecodeError:
            from diplomacy.formats.slips import find_slip  # not needed for a valid file

            reason = str(find_slip(text))
    if text.startswith("\ufeff"):
        reason = "unexpected byte-order mark. It can only be at the start of the file."
    problem = InvalidLine("", "", reason, line, short_repr(text), "an object of JSON")
    raise ArchiveErrors("The data are not a valid record", [problem])


def _depth(text: str) -> int:
    """Return the nesting depth of the brackets in a text of JSON."""
    depth = deepest = 0
    for match in _BRACKET_RE.finditer(text):
        if match[0] in "[{":
            depth += 1
            deepest = max(deepest, depth)
        elif match[0] in "]}":
            depth -= 1
    return deepest

"""Records as lines of JSON, in one canonical form: equal records give equal lines."""

import json
from collections.abc import Callable, Iterable, Iterator, Mapping
from decimal import Decimal
from hashlib import sha256
from json.encoder import encode_basestring
from operator import attrgetter
from typing import Any, Final

from diplomacy.errors import InvalidType, iterate
from diplomacy.formats.shapes import settable_fields, shape_of
from diplomacy.records import RECORD_TYPES, TYPES_BY_NAME, Record

__all__ = ["MAX_MEMO", "digest", "encode_lines"]

_Encode = Callable[[Any], str]

MAX_MEMO: Final = 100_000
"""The number of equal parts that are cached, in reading and in writing."""


def encode_lines(records: Iterable[Record]) -> Iterator[str]:
    """Yield records as lines of JSON, sorted by type and id, without line endings.

    >>> from diplomacy import Source
    >>> list(encode_lines([Source(id="b"), Source(id="a", published="2024")]))
    ['{"type":"Source","id":"a","published":"2024"}', '{"type":"Source","id":"b"}']
    """
    encoders = {
        record_type: _object_encoder(record_type, f'"type":"{name}"')
        for name, record_type in TYPES_BY_NAME.items()
    }
    for record in sorted(iterate(records, "a collection of records"), key=_sort_key):
        yield encoders[type(record)](record)


def digest(records: Iterable[Record]) -> str:
    """Return the SHA-256 digest of the lines of records, each ended by LF, in UTF-8.

    >>> digest([])[:15]
    'sha256:e3b0c442'
    """
    content = sha256()
    for line in encode_lines(records):
        content.update(f"{line}\n".encode())
    return f"sha256:{content.hexdigest()}"


# A summit has the rank of a meeting.
_RANKS: Final = {
    record_type: next(i for i, base in enumerate(RECORD_TYPES) if issubclass(record_type, base))
    for record_type in TYPES_BY_NAME.values()
}


def _sort_key(record: Record) -> tuple[int, str]:
    if type(record) not in _RANKS:
        raise InvalidType(record, "a record")
    return _RANKS[type(record)], record.id


def _object_encoder(owner: Any, *head: str) -> _Encode:
    """Return a function that encodes instances of a class without default fields.

    Args:
        owner: the class.
        head: the beginning of each object.
    """
    fields = settable_fields(owner)
    values_of = attrgetter(*(field.name for field in fields))
    columns = [(f'"{field.name}":', field.default, _encoder_for(field.type)) for field in fields]

    def encode(instance: Any) -> str:
        parts = [
            key + text
            for (key, default, encode), value in zip(columns, values_of(instance), strict=True)
            if value is not default and (text := encode(value))
        ]
        return "{" + ",".join((*head, *parts)) + "}"

    return encode


def _encoder_for(declared: Any) -> _Encode:
    """Return a function that encodes the values of a declared type."""
    form, kind, _ = shape_of(declared)
    match form:
        case "set":
            return lambda values: "[" + ",".join(sorted(f'"{value}"' for value in values)) + "]"
        case "list":
            encode = _encoder_for(kind)
            return lambda items: "[" + ",".join([encode(item) for item in items]) + "]"
        case "mapping":
            return _encode_mapping
        case "object":
            return _memoized_encoder(_object_encoder(kind))
        case "flag":
            return lambda flag: "true" if flag else "false"
        case "integer":
            return str
        case "text":
            if kind is str:
                return encode_basestring
            return _encode_decimal if kind is Decimal else lambda value: f'"{value}"'


def _encode_mapping(mapping: Mapping[str, Any]) -> str:
    """Return a mapping as JSON, sorted by key, or "" if it is empty."""
    if not mapping:
        return ""
    return json.dumps(dict(mapping), ensure_ascii=False, separators=(",", ":"), sort_keys=True)


def _encode_decimal(number: Decimal) -> str:
    return f'"{number:f}"'


def _memoized_encoder(encode: _Encode) -> _Encode:
    """Return a function that encodes each object once, however many records share it."""
    memo: dict[int, tuple[Any, str]] = {}

    def encode_once(value: Any) -> str:
        known = memo.get(id(value))
        if known is None or known[0] is not value:
            if len(memo) >= MAX_MEMO:
                memo.clear()
            known = memo[id(value)] = (value, encode(value))
        return known[1]

    return encode_once

"""Records and their parts as plain data.

Plain data are dictionaries, lists, text, whole numbers and flags.

Dates are EDTF text, numbers decimal text, and references ids. Fields at their defaults are left
out.
"""

from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from functools import cache
from typing import Any, cast

from diplomacy.dates import PartialDate, Period
from diplomacy.errors import InvalidType, require
from diplomacy.formats.decoding import Decoder
from diplomacy.formats.parsing import to_pairs
from diplomacy.formats.shapes import has_fields, settable_fields
from diplomacy.formats.versions import FORMAT
from diplomacy.records import TYPES_BY_NAME, Record
from diplomacy.vocabulary import Term

__all__ = ["from_dict", "iter_leaves", "to_dict", "to_plain"]


def to_dict(record: Record) -> dict[str, Any]:
    """Return a record as a dictionary of plain data, with its type first.

    It has the form of a line of a file, so `json.dumps` accepts it.

    Raises:
        InvalidType: if it is not a record.

    >>> from diplomacy import Source
    >>> to_dict(Source(id="yearbook", published="2024"))
    {'type': 'Source', 'id': 'yearbook', 'published': '2024'}
    """
    name = type(record).__name__
    if TYPES_BY_NAME.get(name) is not type(record):
        raise InvalidType(record, "a record")
    return {"type": name, **to_plain(record)}


def to_plain(value: Any) -> Any:
    """Return a value or a list of values as plain data, a record without its type.

    >>> from diplomacy import Milestone
    >>> to_plain([Milestone("signed", "2012")])
    [{'stage': 'signed', 'date': '2012'}]
    """
    match value:
        case Decimal():
            return format(value, "f")
        case str() | PartialDate() | Period() | Term():
            return str(value)
        case frozenset():
            return sorted(map(str, cast("frozenset[object]", value)))
        case tuple() | list():
            return [to_plain(item) for item in cast("Sequence[Any]", value)]
        case Mapping():
            mapping = cast("Mapping[str, Any]", value)
            return {name: to_plain(mapping[name]) for name in sorted(mapping)}
        case _ if has_fields(type(value)):
            fields = settable_fields(type(value))
            items = ((field.name, getattr(value, field.name), field.default) for field in fields)
            # An empty mapping is left out too, whatever its default is.
            return {n: to_plain(item) for n, item, default in items if item not in (default, {})}
        case _:
            return value


def iter_leaves(path: str, value: Any) -> Iterator[tuple[str, Any]]:
    """Yield the path and the value of each part of plain data without parts.

    >>> list(iter_leaves("history", [{"stage": "signed", "date": "2012"}]))
    [('history[0].stage', 'signed'), ('history[0].date', '2012')]
    """
    if isinstance(value, dict):
        for name, part in cast("dict[str, Any]", value).items():
            yield from iter_leaves(f"{path}.{name}", part)
    elif isinstance(value, list):
        for i, part in enumerate(cast("Sequence[Any]", value)):
            yield from iter_leaves(f"{path}[{i}]", part)
    else:
        yield path, value


_decoder = cache(Decoder)


def from_dict(data: Mapping[str, Any], *, format: int = FORMAT) -> Record:
    """Return the record that a dictionary of plain data describes.

    The records that it refers to, sources included, need not be known.

    Args:
        data: the type and the fields of the record; it is not changed.
        format: the version of the format that the data are in.

    Raises:
        ArchiveErrors: with every problem as an `InvalidLine`.
        InvalidType: if a key is not text, the data are nested deeper than any record, or the version
            is not one that can be read.

    >>> from_dict({"type": "Source", "id": "yearbook", "published": "2024"})
    Source(id='yearbook', published=PartialDate('2024'))
    """
    return _decoder(require(format, int, "a version of the format")).decode_record(to_pairs(data))

"""Records as text for snapshot tests: a line for each value, and the same text on every machine."""

import json
from collections.abc import Iterator
from typing import cast

from diplomacy.formats import to_dict
from diplomacy.testing.assertions import Records, index_records

__all__ = ["describe_records"]


def describe_records(records: Records) -> str:
    """Return the values of records as lines, for a snapshot.

    The records are in the order of their ids; fields that have their default are left out.

    Args:
        records: a record, an archive or an iterable of records.

    Raises:
        InvalidType: if an element is not a record.
        ArchiveErrors: if two different records have one id.

    >>> from diplomacy.testing import make_source
    >>> print(describe_records([make_source(language="en"), make_source(id="a-page")]))
    Source a-page
      publisher: "The Sample Press"
      title: "A sample source"
    Source sample-source
      publisher: "The Sample Press"
      title: "A sample source"
      language: "en"
    """
    lines = list[str]()
    for id, record in sorted(index_records(records).items()):
        plain = to_dict(record)
        lines.append(f"{plain.pop('type')} {plain.pop('id', id)}")
        lines += (f"  {line}" for line in _iter_values(plain, ""))
    return "\n".join(lines)


def _iter_values(value: object, path: str) -> Iterator[str]:
    """Yield the path and the JSON text of each value; a list of plain values is one value."""
    parts = cast("list[object]", value) if isinstance(value, list) else []
    if isinstance(value, dict):
        for name, part in cast("dict[str, object]", value).items():
            yield from _iter_values(part, f"{path}.{name}" if path else name)
    elif any(isinstance(part, (dict, list)) for part in parts):
        for i, part in enumerate(parts):
            yield from _iter_values(part, f"{path}[{i}]")
    else:
        yield f"{path}: {json.dumps(value, ensure_ascii=False)}"

"""Commands about records: ``show`` and ``sources``."""

from collections.abc import Iterator, Sequence
from typing import Any, cast

from diplomacy.cli.streams import print_json, print_line
from diplomacy.fixtures import ARCHIVE
from diplomacy.formats import to_dict
from diplomacy.sources import Citation, Source

__all__ = ["print_record", "print_sources"]


def print_record(id: str, *, as_json: bool) -> bool:
    """Print a record: each field with its path, then the citations.

    >>> print_record("g20", as_json=False)
    Organization g20
      name: G20
      kind: forum
      citations[0]: ankara-2025 ¶ 15, stated: name — “G20”
      citations[1]: ankara-2025 ¶ 15, inferred: kind — “international and regional platforms” (A platform on which states coordinate is read as a forum.)
    True
    """
    record = ARCHIVE[id]
    fields = to_dict(record)
    if as_json:
        print_json(fields)
        return True
    print_line(f"{fields.pop('type')} {fields.pop('id')}")
    fields.pop("citations", None)
    for name, value in fields.items():
        for path, part in _iter_leaves(name, value):
            print_line(f"  {path}: {part}")
    for i, citation in enumerate(() if isinstance(record, Source) else record.citations):
        print_line(f"  citations[{i}]: {_render_citation(citation)}")
    return True


def print_sources(*, as_json: bool) -> bool:
    """Print the sources, a line each."""
    if as_json:
        print_json([to_dict(source) for source in ARCHIVE.sources])
        return True
    for source in ARCHIVE.sources:
        print_line(f"{source.id}  {source.label}")
    return True


def _iter_leaves(path: str, value: Any) -> Iterator[tuple[str, Any]]:
    """Yield the path and value of a field, or of each part of it."""
    if isinstance(value, dict):
        for name, part in cast("dict[str, Any]", value).items():
            yield from _iter_leaves(f"{path}.{name}", part)
    elif isinstance(value, list):
        for i, part in enumerate(cast("Sequence[Any]", value)):
            yield from _iter_leaves(f"{path}[{i}]", part)
    else:
        yield path, value


def _render_citation(citation: Citation) -> str:
    """Return a citation in one line."""
    paragraph = f" ¶ {citation.paragraph}" if citation.paragraph else ""
    credit = f", according to {citation.attributed_to}" if citation.attributed_to else ""
    quote = f" — “{citation.quote}”" if citation.quote else ""
    note = f" ({citation.note})" if citation.note else ""
    fields = ", ".join(citation.fields)
    return f"{citation.source}{paragraph}, {citation.basis}{credit}: {fields}{quote}{note}"

"""Duplicates: records that are the same except for their ids."""

from collections.abc import Hashable, Iterator

import attrs

from diplomacy.collection import Collection
from diplomacy.provenance.findings import Finding
from diplomacy.records import Cited
from diplomacy.sources import Source
from diplomacy.vocabulary import FindingKind

__all__ = ["iter_duplicates"]


def iter_duplicates(collection: Collection) -> Iterator[Finding]:
    """Yield each record that equals an earlier one in every field but the id.

    >>> from diplomacy.testing import make_archive, make_meeting
    >>> for finding in iter_duplicates(make_archive([make_meeting(id="a"), make_meeting(id="b")])):
    ...     print(finding)
    b, id: it is the same record as a.
    """
    first_ids: dict[Hashable, str] = {}
    for record in collection:
        if isinstance(record, Source):
            continue
        first = first_ids.setdefault(_content_of(record), record.id)
        if first != record.id:
            reason = f"it is the same record as {first}."
            yield Finding(FindingKind.DUPLICATE, record.id, "id", reason)


def _content_of(record: Cited) -> Hashable:
    """Return the type of a record and its fields, without the id."""
    names = (field.name for field in attrs.fields(type(record)) if field.name != "id")
    return type(record), *(getattr(record, name) for name in names)

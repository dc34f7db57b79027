"""The publication of the sources of a record, which limits what they can know."""

from collections.abc import Iterable
from datetime import date
from typing import TypeAlias

from diplomacy.collection import Collection
from diplomacy.dates import PartialDate
from diplomacy.errors import require
from diplomacy.records import Record
from diplomacy.records.base import enclosing_paths
from diplomacy.sources import Source

__all__ = ["knowable_until", "known_until"]


def known_until(collection: Collection, record: Record, path: str | None = None) -> date | None:
    """Return the last day of which the sources of a record can certainly know.

    This is the latest day on which a source that it cites was published. Of a less precise date
    (``2015``), the earliest possible day counts. It is None if no cited source has a date, or only
    an approximate one. A situation that a source describes as ongoing is certain until that day and
    possible afterwards.

    Args:
        collection: the records.
        record: a record of the collection.
        path: a field of the record, such as ``tenures[0].period``: only the sources cited for
            it, for a field that it is part of, or for a part of it count, if there are any.

    Raises:
        InvalidType: if *record* is not a record.
        UnknownRecord: if it cites a source that is not in the collection.

    >>> from diplomacy.fixtures import ARCHIVE
    >>> ARCHIVE.known_until(ARCHIVE["2025-11-24-kr-tr-summit"])
    datetime.date(2025, 11, 25)
    """
    return _publication(collection, record).days(path)[0]


def knowable_until(collection: Collection, record: Record, path: str | None = None) -> date:
    """Return the last day of which the sources of a record can possibly know.

    This is the latest day on which one of them may have been published, and
    `datetime.date.max` if one has no date or an approximate one. A statement of a source about a
    later day is a forecast.

    Args:
        collection: the records.
        record: a record of the collection.
        path: a field of the record, as for `known_until`.

    Raises:
        InvalidType: if *record* is not a record.
        UnknownRecord: if it cites a source that is not in the collection.

    >>> from diplomacy.fixtures import ARCHIVE
    >>> ARCHIVE.knowable_until(ARCHIVE["tr-sco"])
    datetime.date(9999, 12, 31)
    """
    return _publication(collection, record).days(path)[1]


def _publication(collection: Collection, record: Record) -> "_Publication":
    """Return the publication of the sources of a record."""
    require(collection, Collection, "an archive")
    require(record, Record, "a record")
    if record not in collection:
        return _Publication(collection, _list_cited(record))
    memo: dict[str, _Publication] = collection.memoize("publications", dict[str, _Publication])
    if record.id not in memo:
        memo[record.id] = _share_publication(collection, _list_cited(record))
    return memo[record.id]


_Cited: TypeAlias = tuple[tuple[str, tuple[str, ...]], ...]
"""The source of each citation of a record, and the fields that it supports."""


def _list_cited(record: Record) -> _Cited:
    return tuple(
        (citation.source, citation.fields) for citation in getattr(record, "citations", ())
    )


def _share_publication(collection: Collection, cited: _Cited) -> "_Publication":
    """Return one object for all records with the same citations, such as those of a register."""
    memo: dict[_Cited, _Publication] = collection.memoize(
        "publications by citations", dict[_Cited, _Publication]
    )
    if cited not in memo:
        memo[cited] = _Publication(collection, cited)
    return memo[cited]


# The latest day on which a source was certainly published, if any, and on which it may have been.
_Bounds: TypeAlias = tuple[date | None, date]


class _Publication:
    """The days of publication of the sources of a record, by the field that they are cited for."""

    __slots__ = ("_by_path", "_fields_by_bounds", "_whole")

    def __init__(self, collection: Collection, cited: _Cited) -> None:
        fields_by_source: dict[str, set[str]] = {}
        for source, fields in cited:
            fields_by_source.setdefault(source, set()).update(fields)
        self._fields_by_bounds: dict[_Bounds, set[str]] = {}
        for source, supported in fields_by_source.items():
            bounds = _bounds(collection.get(Source, source).published)
            self._fields_by_bounds.setdefault(bounds, set()).update(supported)
        self._whole = _latest(self._fields_by_bounds)
        self._by_path: tuple[dict[str, _Bounds], dict[str, _Bounds]] | None = None

    def days(self, path: str | None) -> _Bounds:
        """Return the latest days for a path, or for the record if nothing is cited for it."""
        wider = [] if path is None else enclosing_paths(path)
        if path is None or len(self._fields_by_bounds) <= 1:
            return self._whole
        if self._by_path is None:
            self._by_path = self._index()
        exact, within = self._by_path
        found = [exact[place] for place in wider if place in exact]
        found += [within[path]] if path in within else []
        return _latest(found) if found else self._whole

    def _index(self) -> tuple[dict[str, _Bounds], dict[str, _Bounds]]:
        """Return the latest days by path: of citations of it, and of citations within it."""
        exact: dict[str, _Bounds] = {}
        within: dict[str, _Bounds] = {}
        for bounds, fields in self._fields_by_bounds.items():
            enclosing = {wider for path in fields for wider in enclosing_paths(path)}
            for by_path, paths in ((exact, fields), (within, enclosing)):
                for path in paths:
                    by_path[path] = _latest([by_path.get(path, bounds), bounds])
        return exact, within


def _bounds(published: PartialDate | None) -> _Bounds:
    """Return the first and last day on which a source may have been published."""
    if published is None or published.qualified:
        return None, date.max
    return published.earliest, published.latest or date.max


def _latest(bounds: Iterable[_Bounds]) -> _Bounds:
    """Return the latest days of some publications; None and the last day of all if none is."""
    found = list(bounds)
    return (
        max((first for first, _ in found if first is not None), default=None),
        max((last for _, last in found), default=date.max),
    )

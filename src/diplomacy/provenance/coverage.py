"""Coverage: the citations that support each field of a record, and unsupported fields."""

from collections import defaultdict
from collections.abc import Iterable, Iterator

from diplomacy.collection import Collection
from diplomacy.errors import InvalidId
from diplomacy.provenance.findings import Finding
from diplomacy.provenance.paths import (
    FieldPath,
    enclosing_paths,
    iter_field_paths,
    value_at,
)
from diplomacy.records import Cited
from diplomacy.sources import Citation, Source
from diplomacy.vocabulary import Basis, FindingKind

__all__ = ["Coverage", "check_coverage"]


class Coverage:
    """The citations of a record by the paths that they name.

    >>> from diplomacy.fixtures import ankara_2025
    >>> coverage = Coverage(ankara_2025.SUMMIT)
    >>> place = FieldPath("place", widest="place")
    >>> coverage.supports(place), [c.quote for c in coverage.citations_of([place])]
    (True, ['in Ankara'])
    """

    __slots__ = ("_citations", "_cited_at", "_cited_within", "_parts")

    def __init__(self, record: Cited) -> None:
        self._citations = record.citations
        # The numbers of the citations that name a path, and of those that name a part of it too.
        self._cited_at: defaultdict[str, list[int]] = defaultdict(list)
        self._cited_within: defaultdict[str, list[int]] = defaultdict(list)
        self._parts: defaultdict[str, list[str]] = defaultdict(list)
        for i, citation in enumerate(record.citations):
            for path in citation.fields:
                self._cited_at[path].append(i)
                for enclosing in enclosing_paths(path):
                    self._cited_within[enclosing].append(i)
                    if enclosing != path:
                        self._parts[enclosing].append(path)

    def supports(self, place: FieldPath) -> bool:
        """Return whether a citation supports a field as a whole."""
        return any(path in self._cited_at for path in place.supporting_paths())

    def naming(self, path: str) -> tuple[Citation, ...]:
        """Return the citations that name exactly a path, in the order of the record."""
        return tuple(self._citations[i] for i in self._cited_at.get(path, ()))

    def parts_cited(self, path: str) -> tuple[str, ...]:
        """Return the paths under a path that citations name, such as value.unit for value."""
        return tuple(dict.fromkeys(self._parts.get(path, ())))

    def citations_of(self, places: Iterable[FieldPath]) -> tuple[Citation, ...]:
        """Return the citations of some fields or their parts, in the order of the record."""
        found: set[int] = set()
        for place in places:
            found.update(self._cited_within.get(place.path, ()))
            for path in place.supporting_paths():
                found.update(self._cited_at.get(path, ()))
        return tuple(self._citations[i] for i in sorted(found))


def check_coverage(record: Cited, collection: Collection) -> Iterator[Finding]:
    """Yield the problems with the citations of a record.

    Every field that is set must be supported; every citation must name fields that are set; and an
    external citation must name a source with a URL, and must not be the only support of a record.

    >>> from diplomacy.fixtures import ARCHIVE, ankara_2025
    >>> list(check_coverage(ankara_2025.SUMMIT, ARCHIVE))
    []
    """
    places = tuple(iter_field_paths(record))
    yield from _check_fields(record, places)
    yield from _check_citation_paths(record, places)
    yield from _check_external_citations(record, collection)


def _check_fields(record: Cited, places: Iterable[FieldPath]) -> Iterator[Finding]:
    """Yield each field that no citation supports."""
    coverage = Coverage(record)
    for place in places:
        if not coverage.supports(place):
            reason = "no citation supports it."
            yield Finding(FindingKind.UNSUPPORTED, record.id, place.path, reason)


def _check_citation_paths(record: Cited, places: Iterable[FieldPath]) -> Iterator[Finding]:
    """Yield each citation of a field that does not exist, is not set or needs no citation."""
    fields = {place.path for place in places}
    known = {enclosing for path in fields for enclosing in enclosing_paths(path)}
    for i, citation in enumerate(record.citations):
        for path in citation.fields:
            reason = None if path in known else _explain_misplaced(record, path, fields)
            if reason:
                yield Finding(FindingKind.MISPLACED, record.id, f"citations[{i}].fields", reason)


def _explain_misplaced(record: Cited, path: str, fields: set[str]) -> str | None:
    """Return the reason why a path needs no citation; None for a part of a field that needs one."""
    try:
        value = value_at(record, path)
    except InvalidId as error:
        return str(error)
    if value is None or fields.isdisjoint(enclosing_paths(path)):
        return f"{path} is not set, is derived, or needs no citation."
    return None


def _check_external_citations(record: Cited, collection: Collection) -> Iterator[Finding]:
    """Yield each external citation without a URL, or without a citation of another source."""
    own_sources = {c.source for c in record.citations if c.basis is not Basis.EXTERNAL}
    for i, citation in enumerate(record.citations):
        if citation.basis is not Basis.EXTERNAL:
            continue
        path = f"citations[{i}].source"
        if collection.get(Source, citation.source).url is None:
            reason = "the source of an external citation needs a URL."
            yield Finding(FindingKind.UNSOURCED, record.id, path, reason)
        if own_sources <= {citation.source}:
            reason = "a record cannot rest on external citations only."
            yield Finding(FindingKind.UNSOURCED, record.id, path, reason)

"""Explanations: the citations behind the fields of a record."""

from collections.abc import Sequence
from itertools import chain
from typing import Any, NamedTuple, cast, final

import attrs

from diplomacy.collection import Collection
from diplomacy.errors import InvalidId, require
from diplomacy.provenance.coverage import Coverage
from diplomacy.provenance.paths import (
    FieldPath,
    enclosing_paths,
    is_under,
    iter_field_paths,
    value_at,
)
from diplomacy.provenance.sufficiency import basis_of, weakest
from diplomacy.records import Agreement, Cited, Partnership
from diplomacy.records.base import iter_values
from diplomacy.sources import Citation, Source
from diplomacy.values import Value
from diplomacy.vocabulary import Basis

__all__ = ["Explanation", "Explanations", "Support", "explain"]


@final
@attrs.frozen(repr=False)
class Support(Value):
    """A citation of a field, with the source that it names.

    Attributes:
        citation: the citation.
        source: the source.

    >>> from diplomacy.fixtures import ARCHIVE
    >>> [support] = explain(ARCHIVE, "tr-sco", "status")[0].support
    >>> support.source.id, support.citation.paragraph
    ('astana-2024', 16)
    """

    citation: Citation
    source: Source

    def __str__(self) -> str:
        citation = self.citation
        place = f", paragraph {citation.paragraph}" if citation.paragraph else ""
        url = f" <{self.source.url}>" if self.source.url and not citation.paragraph else ""
        lines = [f"{citation.basis}: {self.source.label} [{self.source.id}]{place}{url}"]
        if citation.quote:
            lines.append(f"  words: “{citation.quote}”")
        if citation.attributed_to:
            lines.append(f"  credited to: {citation.attributed_to}")
        if citation.note:
            lines.append(f"  note: {citation.note}")
        return "\n".join(lines)


@final
@attrs.frozen(repr=False)
class Explanation(Value):
    """The value of a field and the citations behind it.

    Attributes:
        id: the id of the record.
        path: the field.
        value: the value of the field.
        basis: the basis of the best sufficient citation, or of the weakest part of the value; None
            if a part of it is not supported. External is weaker than inferred, and inferred is
            weaker than stated.
        support: the citations of the field, with their sources.
        derived_from: the paths that a derived field is derived from.

    >>> from diplomacy.fixtures import ARCHIVE
    >>> [explanation] = explain(ARCHIVE, "tr-sco", "status")
    >>> explanation.value, explanation.basis, [s.source.id for s in explanation.support]
    (MembershipStatus.DIALOGUE_PARTNER, Basis.STATED, ['astana-2024'])
    """

    id: str
    path: str
    value: Any
    basis: Basis | None
    support: tuple[Support, ...]
    derived_from: tuple[str, ...] = ()

    def __str__(self) -> str:
        value = _format_value(self.value)
        derived = f", derived from {', '.join(self.derived_from)}" if self.derived_from else ""
        lines = [f"{self.id}, {self.path}: {value} ({self.basis or 'unsupported'}{derived})"]
        for support in self.support:
            lines += [f"  {line}" for line in str(support).splitlines()]
        return "\n".join(lines)


def _format_value(value: Any) -> str:
    """Return a value in words: a sequence as a list, a set in alphabetical order."""
    if isinstance(value, frozenset):
        return ", ".join(sorted(str(part) for part in cast("frozenset[object]", value)))
    if isinstance(value, tuple):
        return ", ".join(str(part) for part in cast("tuple[object, ...]", value))
    return str(value)


@final
class Explanations(tuple[Explanation, ...]):
    """A sequence of explanations, printed one below the other.

    >>> from diplomacy.fixtures import ARCHIVE
    >>> [explanation.path for explanation in explain(ARCHIVE, "mikta")]
    ['name', 'kind']
    """

    __slots__ = ()

    def __str__(self) -> str:
        return "\n".join(map(str, self))


def explain(collection: Collection, id: str, field: str | None = None) -> Explanations:
    """Return the citations behind one field of a record, or behind all its fields.

    Derived fields (``signed_on``, ``stage``, ``parties`` of a meeting) are explained by the fields
    that they are derived from; a field with parts (``history[0]``) by each of its parts.

    Raises:
        UnknownRecord: if there is no such record.
        InvalidId: if the record is a source, or the field does not exist, is not set or has its
            default value.

    >>> from diplomacy.fixtures import ARCHIVE
    >>> [explanation] = explain(ARCHIVE, "2025-kepco-tr-utility-nuclear-mou", "signed_on")
    >>> explanation.value, explanation.basis, explanation.derived_from
    (PartialDate('2025-11-24'), Basis.EXTERNAL, ('history[0].date',))
    """
    record = require(collection, Collection, "an archive")[id]
    if isinstance(record, Source):
        raise InvalidId(id, "a source has no citations; pass the id of a record that cites it.")
    coverage = Coverage(record)
    return Explanations(
        _explain_field(record, part, coverage, collection)
        for part in _fields_at(record, field, coverage)
    )


class _Field(NamedTuple):
    """A field to explain: its path, and the places whose citations support it."""

    path: str
    places: Sequence[FieldPath]
    derived_from: tuple[str, ...] = ()


def _fields_at(record: Cited, path: str | None, coverage: Coverage) -> list[_Field]:
    """Return the fields at a path of a record, or all that are set if there is no path."""
    places = {place.path: place for place in iter_field_paths(record)}
    if path is None:
        return [_Field(place.path, [place]) for place in places.values()]
    if value_at(record, path) in (None, ()):
        raise InvalidId(path, f"field of {record.id} is not set.")
    derived_from = _derived_from(record, path)
    if derived_from:
        return [_Field(path, [places[part] for part in derived_from], derived_from)]
    parts = [_Field(place.path, [place]) for place in places.values() if is_under(place.path, path)]
    if parts:
        return parts
    for enclosing in enclosing_paths(path):
        if enclosing in places:
            return [_Field(path, [_place_of_part(path, places[enclosing], coverage)])]
    raise InvalidId(path, f"field of {record.id} has its default value or needs no citation.")


def _place_of_part(path: str, enclosing: FieldPath, coverage: Coverage) -> FieldPath:
    """Return the place of a part of a value; its own citations come before those of the value."""
    own = FieldPath(path, widest=path)
    return own if coverage.supports(own) else FieldPath(path, enclosing.widest)


def _derived_from(record: Cited, path: str) -> tuple[str, ...]:
    """Return the paths that a derived field is derived from; empty for any other field."""
    if path in record.DERIVED:
        places = record.DERIVED[path]
        values = chain.from_iterable(iter_values(record, place) for place in places)
        return tuple(part for part, value in values if value is not None)
    if not isinstance(record, Agreement | Partnership):
        return ()
    if path == "stage":
        step, part = record.current_index(), "stage"
    else:
        step = record.index_of_date(path) if isinstance(record, Agreement) else None
        part = "date"
    return () if step is None else (f"history[{step}].{part}",)


def _explain_field(
    record: Cited, field: _Field, coverage: Coverage, collection: Collection
) -> Explanation:
    """Return the explanation of a field by the citations of its places."""
    citations = coverage.citations_of(field.places)
    bases = [basis_of(record, place, coverage) for place in field.places]
    known = [basis for basis in bases if basis is not None]
    basis = weakest(known) if known and len(known) == len(bases) else None
    support = tuple(
        Support(citation, collection.get(Source, citation.source)) for citation in citations
    )
    value = value_at(record, field.path)
    return Explanation(record.id, field.path, value, basis, support, field.derived_from)

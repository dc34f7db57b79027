"""Merging of fields of several records of one thing, with their citations."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any, Final

import attrs

from diplomacy.differences import FieldDifference
from diplomacy.entries import Extra, Scalar
from diplomacy.records import Record
from diplomacy.sources import Citation, Source
from diplomacy.values import Value

__all__ = ["combine", "iter_disagreements"]

# The parts of these fields are independent of each other.
_UNITED: Final = frozenset(
    {
        "attested",
        "identifiers",
        "languages",
        "links",
        "other_names",
        "registrations",
        "tenures",
        "topics",
    }
)
_NOT_COMPARED: Final = _UNITED | {"id", "extra", "citations"}
_INDEX_RE: Final = re.compile(r"([a-z_]+)\[([0-9]+)\](.*)")


def iter_disagreements(records: Sequence[Record]) -> Iterator[FieldDifference]:
    """Yield the fields with one value in which records of one type and id differ.

    Each value that a later record has is compared with that of the first record.

    >>> first, second = Source(id="a", title="A", language="en"), Source(id="a", title="B")
    >>> [difference.path for difference in iter_disagreements([first, second])]
    ['title', 'language']
    """
    id = records[0].id
    for name in _settable_names(records[0]):
        if name not in _NOT_COMPARED:
            first, *others = dict.fromkeys(getattr(record, name) for record in records)
            yield from (FieldDifference(id, name, first, other) for other in others)
        elif name == "extra":
            yield from _extra_disagreements(records)


def _extra_disagreements(records: Sequence[Record]) -> Iterator[FieldDifference]:
    values: dict[str, list[Scalar]] = {}
    for record in records:
        for key, value in record.extra.items():
            values.setdefault(key, []).append(value)
    for key in sorted(values):
        first, *others = values[key]
        for other in dict.fromkeys(Extra({key: value}) for value in others):
            if other != {key: first}:
                yield FieldDifference(records[0].id, f"extra[{key!r}]", first, other[key])


def _settable_names(record: Record) -> list[str]:
    return [field.name for field in attrs.fields(type(record)) if field.init]


def combine(records: Sequence[Record]) -> Record:
    """Return one record for several of one type and id, in the order of preference.

    Parts of sets are united. Any other field has the first known value; citations of other values
    are left out.

    Raises:
        DiplomacyError: if the fields do not make a valid record.

    >>> combine([Source(id="a", title="A"), Source(id="a", title="B", language="en")])
    Source(id='a', title='A', language='en')
    """
    first = records[0]
    fields: dict[str, Any] = {}
    for name in _settable_names(first):
        values = [getattr(record, name) for record in records]
        if name in _UNITED:
            fields[name] = _unite(values)
        elif name not in _NOT_COMPARED:
            fields[name] = next((value for value in values if value not in (None, ())), values[0])
    fields["extra"] = {
        key: value for record in records[::-1] for key, value in record.extra.items()
    }
    if not isinstance(first, Source):
        fields["citations"] = _unite([tuple(_iter_citations(record, fields)) for record in records])
    return attrs.evolve(first, **fields)


def _unite(values: Sequence[tuple[Any, ...]]) -> tuple[Any, ...]:
    """Return the parts of several tuples, sorted unless all tuples are equal."""
    if len(set(values)) == 1:
        return values[0]
    return tuple(sorted({part for value in values for part in value}, key=_sort_key))


def _sort_key(part: Any) -> tuple[str, int, str]:
    """Return a key that does not depend on the order of a set within a part."""
    from diplomacy.formats import to_plain

    if isinstance(part, Citation):
        return part.source, part.paragraph or 0, repr(to_plain(part))
    return "", 0, repr(to_plain(part))


def _iter_citations(record: Any, fields: Mapping[str, Any]) -> Iterator[Citation]:
    """Yield the citations of a record as those of the record that has other *fields*.

    A citation that supports no value of the other record is left out.
    """
    for citation in record.citations:
        paths = tuple(dict.fromkeys(_iter_paths(citation.fields, record, fields)))
        if paths:
            yield citation if paths == citation.fields else attrs.evolve(citation, fields=paths)


def _iter_paths(paths: Iterable[str], record: Any, fields: Mapping[str, Any]) -> Iterator[str]:
    """Yield the paths, in other *fields*, of the values at some paths of a record."""
    for path in paths:
        name = re.split(r"[.\[]", path, maxsplit=1)[0]
        united: Any = fields.get(name)
        own: Any = getattr(record, name, united)
        if name not in fields or united == own:
            yield path
        elif name in _UNITED:
            yield from _paths_in_union(path, own, united)


def _paths_in_union(path: str, own: tuple[Any, ...], united: tuple[Any, ...]) -> Iterator[str]:
    """Yield the paths of the parts that a path names, by their places among the united parts."""
    match = _INDEX_RE.fullmatch(path)
    if match is None:
        # A citation of all parts supports none of the parts that have their own fields.
        if any(isinstance(part, Value) and attrs.has(type(part)) for part in own):
            yield path
        else:
            yield from (f"{path}[{i}]" for i in sorted(map(united.index, own)))
    elif int(match[2]) < len(own):
        yield f"{match[1]}[{united.index(own[int(match[2])])}]{match[3]}"

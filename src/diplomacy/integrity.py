"""Checks that a set of records is consistent.

Ids are unique, references resolve, and the types of records fit.

The references of all records are collected and looked up once each. Only if one does not resolve
are the records examined again, to report which record has it, and where.
"""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping
from itertools import chain
from typing import Any, Final, NamedTuple, TypeVar

import attrs

from diplomacy.countries import Country
from diplomacy.dates import Period
from diplomacy.errors import (
    ArchiveProblem,
    BelowLeaderLevel,
    DanglingReference,
    DuplicateId,
    InvalidType,
    ReferenceCycle,
    WrongReference,
)
from diplomacy.records import (
    REFERENCED_TYPES,
    TYPES_BY_NAME,
    Leader,
    Organization,
    Record,
    Summit,
)
from diplomacy.records.base import RecordBase, iter_values, values_getter

__all__ = [
    "Reference",
    "differing_fields",
    "find_problems",
    "index_by_id",
    "iter_references",
    "rename_references",
]

R = TypeVar("R", bound=Record)

# How much of a long list a message shows.
_MAX_SHOWN: Final = 10
# A record must not lead back to itself along any of these.
_CHAINS: Final = ("sidelines_of", "elevated_from", "successor", "fulfilled_by")
_TYPES: Final = frozenset(TYPES_BY_NAME.values())


class Reference(NamedTuple):
    """A reference from one record to another: its path, the id, and the required type."""

    path: str
    id: str
    record_type: type[Record] | type[RecordBase]


def iter_references(record: Record) -> Iterator[Reference]:
    """Yield every reference of a record to another.

    >>> from diplomacy.fixtures import ARCHIVE
    >>> next(iter_references(ARCHIVE["2025-kepco-tr-utility-nuclear-mou"]))[:2]
    ('parties[0]', 'kepco')
    """
    for place, type_name in record.REFERENCES.items():
        for path, id in iter_values(record, place):
            if id is not None and not isinstance(id, Country):
                yield Reference(path, id, REFERENCED_TYPES[type_name])


def rename_references(record: R, new_ids: Mapping[str, str]) -> R:
    """Return a record with other ids, its own and those that it refers to.

    Args:
        record: the record.
        new_ids: the new ids by the present ones; other ids stay.

    Raises:
        DiplomacyError: if the record is not valid with these ids, such as a treaty whose parties
            become one.

    >>> from diplomacy.fixtures import ARCHIVE
    >>> rename_references(ARCHIVE["2025-kepco-tr-utility-nuclear-mou"], {"kepco": "a-firm"}).parties
    ('a-firm', 'tr-state-utility')
    """
    changes: dict[str, Any] = {}
    for place in record.REFERENCES:
        name, is_list, part = place.partition("[]")
        value = changes.get(name, getattr(record, name))
        if not is_list:
            changed = new_ids.get(value, value)
        elif not part:
            changed = tuple([new_ids.get(id, id) for id in value])
        else:
            changed = tuple([_rename_in_part(element, part[1:], new_ids) for element in value])
        if changed != value:
            changes[name] = changed
    if record.id in new_ids:
        changes["id"] = new_ids[record.id]
    return attrs.evolve(record, **changes) if changes else record


def _rename_in_part(part: Any, name: str, new_ids: Mapping[str, str]) -> Any:
    id = getattr(part, name)
    return attrs.evolve(part, **{name: new_ids[id]}) if id in new_ids else part


def index_by_id(records: Iterable[Record]) -> tuple[dict[str, Record], list[ArchiveProblem]]:
    """Return records by id, and a problem for each id that two different records have.

    A record that occurs twice counts once.

    Raises:
        InvalidType: if something is not a record.

    >>> from diplomacy import Source
    >>> index_by_id([Source(id="a"), Source(id="a")])
    ({'a': Source(id='a')}, [])
    """
    if isinstance(records, str | bytes) or not isinstance(records, Iterable):
        raise InvalidType(records, "a collection of records")
    by_id: dict[str, Record] = {}
    problems: list[ArchiveProblem] = []
    for record in records:
        if type(record) not in _TYPES:
            raise InvalidType(record, "a record")
        known = by_id.setdefault(record.id, record)
        if known is not record and known != record:
            fields = ", ".join(differing_fields(known, record))
            reason = f"two records have this id and differ in {fields}."
            problems.append(DuplicateId(record.id, "id", reason))
    return by_id, problems


def differing_fields(left: Record, right: Record) -> list[str]:
    """Return the names of the fields in which two records differ, or ``["type"]``.

    >>> from diplomacy import Source
    >>> differing_fields(Source(id="a"), Source(id="a", title="A title"))
    ['title']
    """
    if type(left) is not type(right):
        return ["type"]
    names = [field.name for field in attrs.fields(type(left))]
    return [name for name in names if getattr(left, name) != getattr(right, name)]


def find_problems(
    by_id: Mapping[str, Record], invalid_ids: Collection[str] = frozenset()
) -> Iterator[ArchiveProblem]:
    """Yield the problems of references and of the levels of summits.

    Args:
        by_id: the records.
        invalid_ids: ids of records that exist but could not be read; references to them are accepted.

    >>> from diplomacy.fixtures import ARCHIVE
    >>> list(find_problems({record.id: record for record in ARCHIVE}))
    []
    """
    by_type: defaultdict[type[Record], list[Any]] = defaultdict(list)
    for record in by_id.values():
        by_type[type(record)].append(record)
    if not all(
        isinstance(by_id.get(id), REFERENCED_TYPES[type_name]) or id in invalid_ids
        for type_name, ids in _referenced_ids(by_type).items()
        for id in ids
    ):
        for record in by_id.values():
            yield from _reference_problems(record, by_id, invalid_ids)
    for name in _CHAINS:
        yield from _circular_references(name, by_type)
    for summit in by_type[Summit]:
        yield from _level_problems(summit, by_id)


def _referenced_ids(by_type: Mapping[type[Record], list[Any]]) -> dict[str, set[str]]:
    """Return the ids that records refer to, by the name of the required type."""
    referenced: defaultdict[str, set[Any]] = defaultdict(set)
    for record_type, records in by_type.items():
        for place, type_name in record_type.REFERENCES.items():
            values = chain.from_iterable(map(values_getter(place), records))
            referenced[type_name].update(values)
    return {
        type_name: {id for id in ids if id is not None and type(id) is not Country}
        for type_name, ids in referenced.items()
    }


def _reference_problems(
    record: Record, by_id: Mapping[str, Record], invalid_ids: Collection[str]
) -> Iterator[ArchiveProblem]:
    for path, id, record_type in iter_references(record):
        target = by_id.get(id)
        if target is None and id not in invalid_ids:
            advice = _country_advice(id) if record_type is Organization else ""
            yield DanglingReference(record.id, path, f"{id} is not in the archive.{advice}")
        elif target is not None and not isinstance(target, record_type):
            found = type(target).__name__
            article = "an" if found[0] in "AEIO" else "a"
            expected = f"record of type {record_type.__name__}"
            if record_type is RecordBase:
                expected = "cited record"
            reason = f"expected the id of a {expected}, but {id} is {article} {found}."
            yield WrongReference(record.id, path, reason)


def _country_advice(id: str) -> str:
    """Return what to write if an id that was not found is the name of a country."""
    from diplomacy.countries import find_country  # loads the tables of countries

    country = find_country(id)
    return "" if country is None else f" Write {str(country)!r} if {country.name} is meant."


def _circular_references(
    name: str, by_type: Mapping[type[Record], list[Any]]
) -> Iterator[ArchiveProblem]:
    """Yield each cycle along a field once, starting from the least of its ids."""
    following: dict[str, str] = {
        record.id: getattr(record, name)
        for record_type, records in by_type.items()
        if name in record_type.REFERENCES
        for record in records
        if getattr(record, name) is not None
    }
    seen: set[str] = set()
    for start in following:
        walked: dict[str, None] = {}
        id: str | None = start
        while id is not None and id not in seen and id not in walked:
            walked[id] = None
            id = following.get(id)
        seen.update(walked)
        if id in walked:
            cycle = list(walked)[list(walked).index(id) :]
            first = cycle.index(min(cycle))
            shown = cycle[first:] + cycle[:first] + [min(cycle)]
            if len(cycle) > _MAX_SHOWN:
                shown[_MAX_SHOWN:] = [f"... ({len(cycle)} in all)"]
            yield ReferenceCycle(min(cycle), name, f"circular reference: {' -> '.join(shown)}.")


def _level_problems(summit: Summit, by_id: Mapping[str, Record]) -> Iterator[ArchiveProblem]:
    """Yield each participant of a summit who is known to be below leader level."""
    offices_by_leader: dict[str | None, list[str]] = {}
    for i, participant in enumerate(summit.participants):
        id = participant.leader
        if id not in offices_by_leader:
            leader = by_id.get(id or "")
            offices_by_leader[id] = _lower_offices(leader, summit.period)
        offices = offices_by_leader[id]
        if offices:
            names = ", ".join(offices[:_MAX_SHOWN])
            name = getattr(by_id[id or ""], "name", id)
            reason = f"{name} ({names}) is below leader level; make it a Meeting."
            yield BelowLeaderLevel(summit.id, f"participants[{i}].leader", reason)


def _lower_offices(leader: Record | None, span: Period | None) -> list[str]:
    """Return the offices held in a span by a person who was not a leader then."""
    if not isinstance(leader, Leader):
        return []
    held = [tenure for tenure in leader.tenures if _may_overlap(tenure.period, span)]
    return [] if any(tenure.is_leader for tenure in held) else [tenure.office for tenure in held]


def _may_overlap(term: Period | None, span: Period | None) -> bool:
    """Return whether a term and a span, if known, may share a day."""
    return term is None or span is None or term.possibly_within(span.start, span.end)

"""Checks that a set of records is consistent.

Ids are unique, references resolve, and the types of records fit.

The references of all records are collected and looked up once each. Only if one does not resolve
are the records examined again, to report which record has it, and where.
"""

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from itertools import accumulate, chain
from typing import Any, Final, NamedTuple, TypeAlias, TypeVar

import attrs

from diplomacy.countries import Country
from diplomacy.dates import Period
from diplomacy.dates.extents import ALWAYS, extent_of
from diplomacy.errors import (
    ArchiveProblem,
    BelowLeaderLevel,
    DanglingReference,
    DuplicateId,
    InvalidType,
    ReferenceCycle,
    WrongReference,
    iterate,
    truncate,
)
from diplomacy.records import (
    REFERENCED_TYPES,
    TYPES_BY_NAME,
    Leader,
    Organization,
    Record,
    Summit,
    Tenure,
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

# The number of entries of a long list that a message shows.
_MAX_SHOWN: Final = 10
# A record must not refer to itself, directly or through others, by any of these fields.
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
    """Return a record with other ids, both its own and those that it refers to.

    Args:
        record: the record.
        new_ids: the new ids by the present ones; other ids do not change.

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
    if isinstance(records, str | bytes):
        raise InvalidType(records, "a collection of records")
    by_id: dict[str, Record] = {}
    problems: list[ArchiveProblem] = []
    for record in iterate(records, "a collection of records"):
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
    terms: dict[str, _Terms] = {}
    for summit in by_type[Summit]:
        yield from _level_problems(summit, by_id, terms)


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
    """Return advice on an id that was not found, if it has the form of a country code."""
    from diplomacy.countries import advise_on_id  # loads the tables of countries

    advice = advise_on_id(id)
    return f" {advice}" if advice else ""


def _circular_references(
    name: str, by_type: Mapping[type[Record], list[Any]]
) -> Iterator[ArchiveProblem]:
    """Yield each cycle of references in a field once, starting from the least of its ids."""
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


def _level_problems(
    summit: Summit, by_id: Mapping[str, Record], terms: dict[str, "_Terms"]
) -> Iterator[ArchiveProblem]:
    """Yield each participant of a summit who is known to be below leader level.

    Args:
        summit: the summit.
        by_id: the records.
        terms: a cache of the terms of leaders by id.
    """
    days = _days_of(summit.period)
    for i, participant in enumerate(summit.participants):
        leader = by_id.get(participant.leader or "")
        if not isinstance(leader, Leader):
            continue
        if leader.id not in terms:
            terms[leader.id] = _Terms(leader)
        office = terms[leader.id].lower_office(days)
        if office is not None:
            name = f"{truncate(leader.name)} ({truncate(office)})"
            reason = f"{name} is below leader level; make it a Meeting."
            yield BelowLeaderLevel(summit.id, f"participants[{i}].leader", reason)


# The first and the last possible day, as ordinals; infinite if nothing bounds them.
_Days: TypeAlias = tuple[float, float]


def _days_of(period: Period | None) -> _Days:
    extent = ALWAYS if period is None else extent_of(period)
    return extent.begin_low, extent.end_high


class _Terms:
    """The terms of a person in leading and in other offices, sorted once for all summits."""

    __slots__ = ("_leading", "_others")

    def __init__(self, leader: Leader) -> None:
        by_start = sorted(
            ((*_days_of(tenure.period), place) for place, tenure in enumerate(leader.tenures))
        )
        tenures = [(first, last, leader.tenures[place]) for first, last, place in by_start]
        self._leading = _Latest([term for term in tenures if term[2].is_leader])
        self._others = _Latest([term for term in tenures if not term[2].is_leader])

    def lower_office(self, days: _Days) -> str | None:
        """Return a lower office held on some days, if the person may not have led then."""
        if self._leading.during(days) is not None:
            return None
        tenure = self._others.during(days)
        return None if tenure is None else tenure.office


# The first and the last day of a term, and its tenure.
_Term: TypeAlias = tuple[float, float, Tenure]


class _Latest:
    """Terms in order of their first days, with a search for the longest that has begun."""

    __slots__ = ("_firsts", "_latest")

    def __init__(self, terms: Sequence[_Term]) -> None:
        self._firsts = [first for first, _, _ in terms]
        self._latest: list[_Term] = [*accumulate(terms, _later)]

    def during(self, days: _Days) -> Tenure | None:
        """Return a tenure that may share a day with others, or None if there is none."""
        first, last = days
        begun = bisect_right(self._firsts, last)
        if not begun:
            return None
        _, until, tenure = self._latest[begun - 1]
        return None if until < first else tenure


def _later(left: _Term, right: _Term) -> _Term:
    return right if right[1] > left[1] else left

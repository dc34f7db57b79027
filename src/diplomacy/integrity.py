"""What makes a set of records hold together: unique ids, references that resolve, kinds that fit.

Every mention is looked up once, whoever makes it; only where something is wrong are the records
gone through again, to say which, and where in it.
"""

from collections.abc import Collection, Iterable, Iterator, Mapping
from itertools import chain
from operator import attrgetter
from types import MappingProxyType
from typing import Any, Final, NamedTuple

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
    Agreement,
    Leader,
    Meeting,
    Membership,
    Organization,
    Partnership,
    Record,
    Statement,
    Statistic,
    Summit,
    TradeFigure,
)
from diplomacy.sources import Source

__all__ = [
    "KINDS",
    "REFERENCES",
    "Reference",
    "differing",
    "gathered",
    "problems",
    "references",
]

KINDS: Final[tuple[type[Record], ...]] = (
    Source,
    Leader,
    Organization,
    Meeting,
    Agreement,
    Partnership,
    Membership,
    TradeFigure,
    Statistic,
    Statement,
)
"""The kinds of records in the order in which an archive gives them; a `Summit` is a `Meeting`."""

_PARTICIPANTS: Final = {
    "participants[].party": Organization,
    "participants[].leader": Leader,
    "host": Organization,
    "organizer": Organization,
    "brokered_by": Organization,
    "sidelines_of": Meeting,
    "citations[].source": Source,
}

REFERENCES: Final[Mapping[type[Record], Mapping[str, type[Record]]]] = MappingProxyType(
    {
        Source: {},
        Leader: {"tenures[].party": Organization, "citations[].source": Source},
        Organization: {"citations[].source": Source},
        Meeting: _PARTICIPANTS,
        Summit: _PARTICIPANTS,
        Agreement: {
            "parties[]": Organization,
            "history[].party": Organization,
            "concluded_at": Meeting,
            "amends": Agreement,
            "citations[].source": Source,
        },
        Partnership: {
            "parties[]": Organization,
            "history[].party": Organization,
            "elevated_from": Partnership,
            "instrument": Agreement,
            "citations[].source": Source,
        },
        Membership: {
            "member": Organization,
            "organization": Organization,
            "citations[].source": Source,
        },
        TradeFigure: {"citations[].source": Source},
        Statistic: {
            "subject": Organization,
            "counterpart": Organization,
            "citations[].source": Source,
        },
        Statement: {
            "speakers[].party": Organization,
            "speakers[].leader": Leader,
            "addressees[].party": Organization,
            "addressees[].leader": Leader,
            "about[]": Organization,
            "made_at": Meeting,
            "citations[].source": Source,
        },
    }
)
"""By type of record: where it mentions others, and the kind that they must be of.

A party that is a country is no mention; it is not on record.
"""

# How much of a long list a message shows.
_SHOWN: Final = 10
# Along these no record may come back to itself.
_CHAINS: Final = ("amends", "sidelines_of", "elevated_from")


class Reference(NamedTuple):
    """One record's mention of another: where it stands, the id, and what it must be."""

    path: str
    id: str
    kind: type[Record]


def references(record: Record) -> Iterator[Reference]:
    """Give every mention of another record: its path, the id, and the kind it must be of.

    >>> from diplomacy.fixtures import ARCHIVE
    >>> next(references(ARCHIVE["2025-kepco-tr-utility-nuclear-mou"]))[:2]
    ('parties[0]', 'kepco')
    """
    for place, kind in REFERENCES[type(record)].items():
        name, is_list, part = place.partition("[]")
        value: Any = getattr(record, name)
        for i, found in enumerate(value if is_list else (value,)):
            id = getattr(found, part[1:]) if part else found
            if id is not None and not isinstance(id, Country):
                yield Reference(f"{name}[{i}]{part}" if is_list else name, id, kind)


def gathered(records: Iterable[Record]) -> tuple[dict[str, Record], list[ArchiveProblem]]:
    """Return records by id, and those of another content under an id that is taken.

    A record that is given twice is one.

    Raises:
        InvalidType: if something is no record.

    >>> gathered([Source(id="a"), Source(id="a")])
    ({'a': Source(id='a')}, [])
    """
    if isinstance(records, str | bytes) or not isinstance(records, Iterable):
        raise InvalidType(records, "a collection of records")
    by_id: dict[str, Record] = {}
    repeated: list[ArchiveProblem] = []
    for record in records:
        if type(record) not in REFERENCES:
            raise InvalidType(record, "a record")
        known = by_id.setdefault(record.id, record)
        if known is not record and known != record:
            fields = ", ".join(differing(known, record))
            repeated.append(DuplicateId(record.id, "id", f"two records have it; {fields} differ."))
    return by_id, repeated


def differing(one: Record, other: Record) -> list[str]:
    """Return the names of the fields in which two records differ, or "type".

    >>> differing(Source(id="a"), Source(id="a", title="A title"))
    ['title']
    """
    if type(one) is not type(other):
        return ["type"]
    names = [field.name for field in attrs.fields(type(one))]
    return [name for name in names if getattr(one, name) != getattr(other, name)]


def problems(
    by_id: Mapping[str, Record], unread: Collection[str] = frozenset()
) -> Iterator[ArchiveProblem]:
    """Give what does not hold together: references, chains of them, the levels of summits.

    Args:
        by_id: the records.
        unread: ids of records that are there and could not be read; nothing is said of these.

    >>> from diplomacy.fixtures import ARCHIVE
    >>> list(problems({record.id: record for record in ARCHIVE}))
    []
    """
    by_type: dict[type[Record], list[Any]] = {kind: [] for kind in REFERENCES}
    for record in by_id.values():
        by_type[type(record)].append(record)
    mentioned = _mentioned(by_type)
    if not all(
        isinstance(by_id.get(id), kind) or id in unread
        for kind, ids in mentioned.items()
        for id in ids
    ):
        for record in by_id.values():
            yield from _reference_problems(record, by_id, unread)
    for name in _CHAINS:
        yield from _cycles(name, by_type)
    for summit in by_type[Summit]:
        yield from _level_problems(summit, by_id)


def _mentioned(by_type: Mapping[type[Record], list[Any]]) -> dict[type[Record], set[str]]:
    """Return the ids that records mention, each once, by the kind that is meant."""
    mentioned: dict[type[Record], set[Any]] = {kind: set() for kind in KINDS}
    for kind, records in by_type.items():
        for place, meant in REFERENCES[kind].items():
            name, is_list, part = place.partition("[]")
            found: Iterable[Any] = map(attrgetter(name), records)
            if is_list:
                found = chain.from_iterable(found)
            mentioned[meant].update(map(attrgetter(part[1:]), found) if part else found)
    return {
        kind: {id for id in ids if id is not None and type(id) is not Country}
        for kind, ids in mentioned.items()
    }


def _reference_problems(
    record: Record, by_id: Mapping[str, Record], unread: Collection[str]
) -> Iterator[ArchiveProblem]:
    for path, id, kind in references(record):
        found = by_id.get(id)
        if found is None and id not in unread:
            yield DanglingReference(record.id, path, f"{id} is not in the archive.")
        elif found is not None and not isinstance(found, kind):
            reason = f"{id} is of the kind {type(found).__name__}; {kind.__name__} is meant."
            yield WrongReference(record.id, path, reason)


def _cycles(name: str, by_type: Mapping[type[Record], list[Any]]) -> Iterator[ArchiveProblem]:
    """Give each cycle along a field, once, from the least of its ids on."""
    following: dict[str, str] = {
        record.id: getattr(record, name)
        for kind, records in by_type.items()
        if name in REFERENCES[kind]
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
            told = cycle[first:] + cycle[:first]
            if len(told) > _SHOWN:
                told[_SHOWN:] = [f"… ({len(cycle)} in all)"]
            yield ReferenceCycle(min(cycle), name, f"it comes back: {' -> '.join(told)}.")


def _level_problems(summit: Summit, by_id: Mapping[str, Record]) -> Iterator[ArchiveProblem]:
    below: dict[str | None, list[str]] = {}
    for i, participant in enumerate(summit.participants):
        id = participant.leader
        if id not in below:
            below[id] = _below(by_id.get(id or ""), summit.period)
        offices = below[id]
        if offices:
            names = ", ".join(offices[:_SHOWN])
            who = getattr(by_id[id or ""], "name", id)
            reason = f"{who} ({names}) is below leader level; make it a Meeting."
            yield BelowLeaderLevel(summit.id, f"participants[{i}].leader", reason)


def _below(leader: Record | None, span: Period | None) -> list[str]:
    """Return the offices that somebody may have held in a span, if none is at leader level."""
    if not isinstance(leader, Leader):
        return []
    held = [tenure for tenure in leader.tenures if _may_overlap(tenure.period, span)]
    return [] if any(tenure.is_leader for tenure in held) else [tenure.office for tenure in held]


def _may_overlap(term: Period | None, span: Period | None) -> bool:
    """Return whether a term and a span may share a day; what is not known may."""
    if term is None or span is None or span.approximate:
        return True
    return term.possibly_within(span.earliest, span.latest)

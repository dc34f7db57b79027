"""The strategy for archives: records that refer to each other."""

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from functools import cache, partial
from typing import Any, Final

import attrs
from hypothesis import note
from hypothesis import strategies as st
from hypothesis.errors import InvalidArgument
from hypothesis.strategies import SearchStrategy

from diplomacy.archive import Archive
from diplomacy.records import (
    RECORD_TYPES,
    Leader,
    Meeting,
    Organization,
    Record,
    Summit,
    Visit,
)
from diplomacy.sources import Source
from diplomacy.testing.strategies.by_type import strategies_by_type
from diplomacy.testing.strategies.values import SAMPLE_STATES, Day, Scope

__all__ = ["archives"]


def archives(
    *,
    countries: Iterable[str] = SAMPLE_STATES,
    since: Day | None = None,
    min_records: int = 0,
    max_records: int | None = None,
) -> SearchStrategy[Archive]:
    """Return archives with every type of record, in which every reference resolves.

    A record refers to records of the types before its own in the order of an archive, or to earlier
    ones of its own type, so that no reference is circular; only a meeting also refers to a visit,
    which may have been made for that meeting. If a test fails, hypothesis shows the
    archive as lines that `Archive.loads` reads.

    Args:
        countries: the countries that records are about, as at least two codes.
        since: no date lies wholly before this day.
        min_records: the smallest number of records in an archive.
        max_records: the largest number; by default eight, or *min_records* if that is larger.

    Raises:
        InvalidCountry, InvalidType: if the countries are not valid, or fewer than two.
        InvalidDate: if *since* is not a valid date.
        hypothesis.errors.InvalidArgument: if the numbers of records are negative or reversed.

    >>> small = archives(countries=["XD", "XE"], since="1990", min_records=1, max_records=4)
    """
    most = max(min_records, 8) if max_records is None else max_records
    if not 0 <= min_records <= most:
        raise InvalidArgument(f"min_records={min_records} must be from 0 to max_records={most}")
    scope = Scope.of(countries, since)
    numbers = range(min(len(scope.organizations) + 1, max(most, 1)))
    scopes = [attrs.evolve(scope, organizations=scope.organizations[:n]) for n in numbers]
    archives = st.one_of([_archives_within(scope, min_records, most) for scope in scopes])
    if most == 0:
        return st.builds(Archive)
    return st.builds(Archive) | archives if min_records == 0 else archives


def _archives_within(scope: Scope, least: int, most: int) -> SearchStrategy[Archive]:
    """Return archives with a source, the organizations of a scope, and other records."""
    required = [strategies_by_type(scope)[Source]]
    required += [
        strategies_by_type(scope)[Organization].map(partial(attrs.evolve, id=id))
        for id in scope.organizations
    ]
    others = st.lists(
        _weighted_records(scope),
        min_size=max(least - len(required), 0),
        max_size=max(most - len(required), 0),
    )
    return st.builds(_link, st.tuples(*required), others)


@cache
def _weighted_records(scope: Scope) -> SearchStrategy[Any]:
    """Return records of every type, but few sources and organizations.

    Each archive has some of these already.
    """
    by_type = strategies_by_type(scope)
    rare = by_type[Source] | by_type[Organization]
    common = [by_type[kind] for kind in by_type if kind not in (Source, Organization)]
    return st.one_of(*common, *common, rare)


# --- references ---------------------------------------------------------------------------------

_Pool = Mapping[str, Sequence[str]]


def _link(required: Sequence[Record], others: Sequence[Record]) -> Archive:
    """Return an archive of some records, with references changed to these records.

    Parties stay as they are: the organizations are among the required records.
    """
    fixed = {record.id for record in required if isinstance(record, Organization)}
    ordered = sorted([*required, *others], key=_rank)
    ids = [
        record.id if record.id in fixed else f"sample-{_slug(type(record).__name__)}-{n}"
        for n, record in enumerate(ordered)
    ]
    pool: defaultdict[str, list[str]] = defaultdict(list)
    pool[_VISIT] = [
        id for id, record in zip(ids, ordered, strict=True) if isinstance(record, Visit)
    ]
    linked: list[Record] = []
    for id, record in zip(ids, ordered, strict=True):
        linked.append(_with_references(attrs.evolve(record, id=id), pool))
        for name in _roles(record):
            pool[name].append(id)
    archive = Archive(linked)
    note(archive.dumps())
    return archive


def _rank(record: Record) -> int:
    return next(i for i, kind in enumerate(RECORD_TYPES) if isinstance(record, kind))


def _slug(type_name: str) -> str:
    return re.sub("(?<=[a-z])(?=[A-Z])", "-", type_name).lower()


_SUMMIT_LEADER: Final = "Leader at a Summit"
_VISIT: Final = Visit.__name__
_CITED: Final = "Record"


def _roles(record: Record) -> list[str]:
    """Return the names under which other records may refer to a record."""
    roles = [Meeting.__name__ if isinstance(record, Summit) else type(record).__name__]
    if isinstance(record, Leader) and all(tenure.is_leader for tenure in record.tenures):
        roles.append(_SUMMIT_LEADER)
    return roles if isinstance(record, Source) else [*roles, _CITED]


def _with_references(record: Any, pool: _Pool) -> Any:
    """Return a record whose references are to ids in a pool, or None if that has none."""
    changes: dict[str, Any] = {}
    for place, type_name in record.REFERENCES.items():
        if type_name == Organization.__name__ and type(record) is not Organization:
            continue
        is_of_summit = type(record) is Summit and type_name == Leader.__name__
        candidates = pool.get(_SUMMIT_LEADER if is_of_summit else type_name, ())
        name, is_list, part = place.partition("[].")
        value = getattr(record, name)
        if is_list:
            chosen = [(part_of, _choose(getattr(part_of, part), candidates)) for part_of in value]
            parts = [
                attrs.evolve(part_of, **{part: id})
                for part_of, id in chosen
                if id is not None or not _is_required(part_of, part)
            ]
            changes[name] = list(dict.fromkeys(parts))
        else:
            changes[name] = _choose(value, candidates)
    return attrs.evolve(record, **changes)


def _is_required(part_of: Any, field: str) -> bool:
    kind: Any = part_of.__class__
    default: object = attrs.fields_dict(kind)[field].default
    return default is attrs.NOTHING


def _choose(drawn: str | None, candidates: Sequence[str]) -> str | None:
    """Return the candidate that the number at the end of a drawn id selects."""
    if drawn is None or not candidates:
        return None
    return candidates[int(drawn.rpartition("-")[2]) % len(candidates)]

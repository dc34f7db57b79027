"""The strategy for archives: records of one pair of countries that refer to each other."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from functools import cache, partial
from itertools import combinations
from typing import Any, Final, NamedTuple, TypeAlias, cast

import attrs
from hypothesis import note
from hypothesis import strategies as st
from hypothesis.errors import InvalidArgument
from hypothesis.strategies import SearchStrategy

from diplomacy import converters
from diplomacy.archive import Archive
from diplomacy.errors import InvalidType
from diplomacy.records import (
    RECORD_TYPES,
    TYPES_BY_NAME,
    Agreement,
    Leader,
    Meeting,
    Membership,
    Organization,
    Participant,
    Record,
    Summit,
    Visit,
)
from diplomacy.sources import Source
from diplomacy.testing.strategies.fields import fields_within
from diplomacy.testing.strategies.rules import make
from diplomacy.testing.strategies.values import SAMPLE_STATES, Day, Scope, slug_of

__all__ = ["archives"]

_USUAL_SIZE: Final = 8


def archives(
    *,
    types: Iterable[type[Record]] | None = None,
    countries: Iterable[str] = SAMPLE_STATES,
    since: Day | None = None,
    min_records: int = 0,
    max_records: int | None = None,
) -> SearchStrategy[Archive]:
    """Return archives with every type of record, in which every reference resolves.

    Most have an agreement and a meeting of the same two countries, if there is room for them, and
    further records of any type. A record refers to records of the types before its own in the order
    of an archive, or to earlier ones of its own type, so that no reference is circular; only a
    meeting also refers to a visit, which may have been made for that meeting. If a test fails,
    hypothesis shows the archive as lines that `Archive.loads` reads.

    Args:
        types: the types of the records; by default, every type. A `Meeting` is then below leader
            level, and a `Summit` is not. The sources that the records cite and the organizations
            that are parties to them are added.
        countries: the countries that records are about, as at least two codes.
        since: no date lies wholly before this day.
        min_records: the smallest number of records in an archive.
        max_records: the largest number; by default eight, or *min_records* if that is larger.

    Raises:
        InvalidCountry, InvalidType: if the countries are not valid, or fewer than two; if a type is
            not one of records, or there is none.
        InvalidDate: if *since* is not a valid date.
        hypothesis.errors.InvalidArgument: if the numbers of records are negative or reversed.

    >>> from diplomacy import Agreement, Summit
    >>> small = archives(types=[Agreement, Summit], since="1990", min_records=1, max_records=4)
    """
    most = max(min_records, _USUAL_SIZE) if max_records is None else max_records
    if not 0 <= min_records <= most:
        raise InvalidArgument(f"min_records={min_records} must be from 0 to max_records={most}")
    kinds = _TYPES if types is None else _record_types(types)
    scope = Scope.of(countries, since)
    # There is room for a source, an agreement, a meeting, and a record besides the organizations.
    numbers = range(max(min(len(scope.organizations), most - 4), 0) + 1)
    scopes = [attrs.evolve(scope, organizations=scope.organizations[:n]) for n in numbers]
    return st.one_of([_archives_within(scope, kinds, min_records, most) for scope in scopes])


def _rank(kind: type[Record]) -> int:
    """Return the place of a type in the order of an archive."""
    return next(i for i, known in enumerate(RECORD_TYPES) if issubclass(kind, known))


_TYPES: Final = tuple(sorted(TYPES_BY_NAME.values(), key=_rank))


def _record_types(types: Iterable[type[Record]]) -> tuple[type[Record], ...]:
    """Return some types of records in the order of an archive."""
    chosen = converters.parts(types, "types")
    for kind in chosen:
        if kind not in _TYPES:
            raise InvalidType(kind, "a type of record, such as Agreement")
    if not chosen:
        raise InvalidType(chosen, "at least one type of record")
    return tuple(kind for kind in _TYPES if kind in chosen)


# --- what is drawn ------------------------------------------------------------------------------


class _Draft(NamedTuple):
    """A record that is not made yet, whose references are numbers of candidates."""

    kind: Any
    fields: Mapping[str, Any]


_Pair: TypeAlias = tuple[str, str]
_USUAL_TYPES: Final[tuple[frozenset[type[Record]], ...]] = (
    frozenset({Agreement}),
    frozenset({Meeting, Summit}),
)
_FLAGS: Final = st.tuples(*[st.booleans()] * 6)


def _archives_within(
    scope: Scope, kinds: Sequence[type[Record]], least: int, most: int
) -> SearchStrategy[Archive]:
    """Return archives of some types with at most the organizations of a scope."""
    if most == 0:
        return st.builds(Archive)
    room = most - 1 - len(scope.organizations)
    needed = max(least - 1 - len(scope.organizations), 0)
    usual = [chosen for chosen in _USUAL_TYPES if chosen & {*kinds}] if room > 1 else []
    must_be_there = needed > room - len(usual)
    agreements, meetings = (
        _usually(scope, chosen & {*kinds} if chosen in usual else set(), always=must_be_there)
        for chosen in _USUAL_TYPES
    )
    others = st.lists(
        _drafts(scope, tuple(kinds)),
        min_size=max(needed - len(usual), 0) if must_be_there else needed,
        max_size=room - len(usual),
    )
    return st.builds(
        partial(_make_archive, scope, least),
        st.sampled_from([*combinations(scope.states, 2)]),
        agreements,
        meetings,
        st.booleans(),
        others,
        fields_within(Source, scope),
        st.tuples(*[fields_within(Organization, scope) for _ in scope.organizations]),
    )


@st.composite
def _usually(
    draw: st.DrawFn, scope: Scope, kinds: Collection[type[Record]], *, always: bool
) -> _Draft | None:
    """Return drafts of some types, and rarely None, unless there *always* must be one."""
    if not kinds or not (always or any(draw(_FLAGS))):
        return None
    return draw(_drafts(scope, tuple(kind for kind in _TYPES if kind in kinds)))


@cache
def _drafts(scope: Scope, kinds: tuple[Any, ...]) -> SearchStrategy[_Draft]:
    """Return drafts of records of some types.

    Sources and organizations are rare: each archive has some of these already.
    """
    by_kind = {
        kind: st.builds(_Draft, st.just(kind), fields_within(kind, scope))
        for kind in kinds
        if scope.organizations or kind is not Membership
    }
    rare = [by_kind.pop(kind) for kind in (Source, Organization) if kind in by_kind]
    return st.one_of([*by_kind.values(), st.one_of(rare).map(_Draft._make)])


# --- the archive --------------------------------------------------------------------------------


class _Lines:
    """The lines of an archive, which are only written if a test fails."""

    def __init__(self, archive: Archive) -> None:
        self._archive = archive

    def __repr__(self) -> str:
        return self._archive.dumps()


def _make_archive(
    scope: Scope,
    least: int,
    pair: _Pair,
    agreement: _Draft | None,
    meeting: _Draft | None,
    is_concluded_there: bool,
    others: Sequence[_Draft],
    source: Mapping[str, Any],
    organizations: Sequence[Mapping[str, Any]],
) -> Archive:
    """Return an archive of some drafts, with the source and the organizations that they need."""
    drafts = list(others)
    if meeting is not None:
        drafts.insert(0, _between(pair, meeting))
    if agreement is not None:
        fields = {**agreement.fields}
        if meeting is not None and is_concluded_there:
            fields["concluded_at"] = "the-meeting-0"
        drafts.insert(0, _between(pair, _Draft(Agreement, fields)))
    drafts.sort(key=lambda draft: _rank(draft.kind))
    parties = _parties(drafts)
    needless = max(1 + len(organizations) + len(drafts) - least, 0)
    named = dict(zip(scope.organizations, organizations, strict=True))
    for id in scope.organizations:
        if id not in parties and needless > 0:
            del named[id]
            needless -= 1
    if not (drafts or named) and needless > 0:
        return Archive()
    archive = Archive(_link(source, named, drafts, scope))
    note(cast("str", _Lines(archive)))
    return archive


def _between(pair: _Pair, draft: _Draft) -> _Draft:
    """Return a draft of an agreement or a meeting, of which two countries are parties."""
    fields = {**draft.fields}
    if draft.kind is Agreement:
        fields["parties"] = tuple(dict.fromkeys((*pair, *fields.get("parties", ()))))
    else:
        present = fields.get("participants", ())
        named = {participant.party for participant in present}
        missing = [Participant(party) for party in pair if party not in named]
        fields["participants"] = [*present, *missing]
    return _Draft(draft.kind, fields)


def _parties(drafts: Iterable[_Draft]) -> set[str | None]:
    """Return the parties that drafts refer to."""
    found: set[str | None] = set()
    for kind, fields in drafts:
        for place, type_name in kind.REFERENCES.items():
            if type_name == Organization.__name__ and kind is not Organization:
                found.update(_values_at(fields, place))
    return found


def _values_at(fields: Mapping[str, Any], place: str) -> Iterable[str | None]:
    name, is_list, part = place.partition("[]")
    value: Any = fields.get(name)
    if not is_list:
        return (value,)
    return [getattr(element, part[1:]) if part else element for element in value or ()]


# --- references ---------------------------------------------------------------------------------

_Pool: TypeAlias = Mapping[str, Sequence[str]]
_SUMMIT_LEADER: Final = "Leader at a Summit"
_VISIT: Final = Visit.__name__
_CITED: Final = "Record"


def _link(
    source: Mapping[str, Any],
    organizations: Mapping[str, Mapping[str, Any]],
    drafts: Sequence[_Draft],
    scope: Scope,
) -> list[Record]:
    """Return the records of drafts, with references to each other.

    Parties stay as they are: their records have the ids by which they are drawn.
    """
    ordered = [("sample-source", _Draft(Source, source))]
    numbers: defaultdict[Any, int] = defaultdict(int)
    named = [(id, _Draft(Organization, fields)) for id, fields in organizations.items()]
    for draft in drafts:
        if draft.kind is not Source:
            ordered, named = [*ordered, *named], []
        numbers[draft.kind] += 1
        ordered.append((f"sample-{slug_of(draft.kind)}-{numbers[draft.kind]}", draft))
    ordered += named
    pool: defaultdict[str, list[str]] = defaultdict(list)
    pool[_VISIT] = [id for id, draft in ordered if draft.kind is Visit]
    linked: list[Record] = []
    for id, draft in ordered:
        fields = _with_references(draft, pool)
        record: Record = make(draft.kind, {"id": id, **fields}, scope)
        linked.append(record)
        for name in _roles(record):
            pool[name].append(id)
    return linked


def _roles(record: Record) -> list[str]:
    """Return the names under which other records may refer to a record."""
    roles = [Meeting.__name__ if isinstance(record, Summit) else type(record).__name__]
    if isinstance(record, Leader) and all(tenure.is_leader for tenure in record.tenures):
        roles.append(_SUMMIT_LEADER)
    return roles if isinstance(record, Source) else [*roles, _CITED]


def _with_references(draft: _Draft, pool: _Pool) -> dict[str, Any]:
    """Return the fields of a draft whose references are to ids in a pool, if there are any."""
    fields = {**draft.fields}
    for place, type_name in draft.kind.REFERENCES.items():
        if type_name == Organization.__name__ and draft.kind is not Organization:
            continue
        is_of_summit = draft.kind is Summit and type_name == Leader.__name__
        candidates = pool.get(_SUMMIT_LEADER if is_of_summit else type_name, ())
        name, is_list, part = place.partition("[].")
        if name not in fields:
            continue
        if is_list:
            parts = [_with_reference(element, part, candidates) for element in fields[name]]
            fields[name] = [element for element in parts if element is not None]
        else:
            fields[name] = _choose(fields[name], candidates)
    return fields


def _with_reference(part_of: Any, name: str, candidates: Sequence[str]) -> Any:
    """Return a part whose reference is to a candidate, or None if it needs one."""
    drawn = getattr(part_of, name)
    id = _choose(drawn, candidates)
    if id is not None or drawn is None:
        return part_of if drawn is None else attrs.evolve(part_of, **{name: id})
    if isinstance(part_of, Participant):
        is_named = part_of.party or part_of.office or part_of.name
        return attrs.evolve(part_of, leader=None, name=part_of.name if is_named else "A. Sample")
    return None


def _choose(drawn: str | None, candidates: Sequence[str]) -> str | None:
    """Return the candidate that the number at the end of a drawn id selects."""
    if drawn is None or not candidates:
        return None
    return candidates[int(drawn.rpartition("-")[2]) % len(candidates)]

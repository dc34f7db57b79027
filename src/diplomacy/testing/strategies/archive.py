"""The strategy for archives: records of one pair of countries that refer to each other."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from functools import cache, partial
from itertools import combinations
from typing import Any, Final, NamedTuple, TypeAlias, cast

import attrs
from hypothesis import note
from hypothesis import strategies as st
from hypothesis.errors import InvalidArgument
from hypothesis.strategies import SearchStrategy

from diplomacy.archive import Archive
from diplomacy.errors import InvalidType, iterate
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
    of an archive, or to earlier ones of the same type, so that no reference is circular; only a
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
    # There is room for a source, the organizations and, besides, a record or those of a pair.
    has_pair = Agreement in kinds and not {Meeting, Summit}.isdisjoint(kinds)
    spare = most - (3 if has_pair else 2)
    numbers = range(max(min(len(scope.organizations), spare), 0) + 1)
    scopes = [attrs.evolve(scope, organizations=scope.organizations[:n]) for n in numbers]
    # A membership needs an organization; without one, there may be no record to draw.
    plans = [plan for s in scopes if not (plan := _Plan.of(s, kinds, most)).other.is_empty]
    if not plans and min_records:
        raise InvalidArgument(f"max_records={most} leaves no room for a record of these types")
    return _draw_archive(plans, min_records) if most > 0 and plans else st.builds(Archive)


def _rank(kind: type[Record]) -> int:
    """Return the place of a type in the order of an archive."""
    return next(i for i, known in enumerate(RECORD_TYPES) if issubclass(kind, known))


_TYPES: Final = tuple(sorted(TYPES_BY_NAME.values(), key=_rank))


def _record_types(types: Iterable[type[Record]]) -> tuple[type[Record], ...]:
    """Return some types of records in the order of an archive."""
    chosen = tuple(iterate(types, "types of records, such as [Agreement, Meeting]"))
    for kind in chosen:
        if kind not in _TYPES:
            raise InvalidType(kind, "a type of record, such as Agreement")
    if not chosen:
        raise InvalidType(chosen, "at least one type of record")
    return tuple(kind for kind in _TYPES if kind in chosen)


# --- drafts ------------------------------------------------------------------------------


class _Draft(NamedTuple):
    """A record that is not made yet, whose references are numbers of candidates."""

    kind: Any
    fields: Mapping[str, Any]


_Pair: TypeAlias = tuple[str, str]
# Whether an archive has an agreement and a meeting of its main pair. One choice decides on both:
# hypothesis often copies one choice to similar ones.
_IS_MAIN: Final = st.sampled_from(
    ((False, False), (True, False), (False, True), *[(True, True)] * 125)
)


class _Plan(NamedTuple):
    """The drafts of an archive with at most the organizations of a scope.

    Attributes:
        scope: the scope.
        main: an agreement and a meeting, each None if there is no room or the type is not chosen.
        other: any other record.
        room: the number of other records that fit.
    """

    scope: Scope
    main: tuple[SearchStrategy[_Draft | None], SearchStrategy[_Draft | None]]
    other: SearchStrategy[_Draft]
    room: int

    def __repr__(self) -> str:  # hypothesis shows the arguments of a strategy
        return f"<plan for archives with {len(self.scope.organizations)} organizations>"

    @classmethod
    def of(cls, scope: Scope, kinds: Sequence[type[Record]], most: int) -> "_Plan":
        """Return the plan for archives of some types and sizes."""
        room = max(most - 1 - len(scope.organizations), 0)
        agreements = [kind for kind in kinds if kind is Agreement and room > 1]
        meetings = [kind for kind in kinds if issubclass(kind, Meeting) and room > 1]
        room -= bool(agreements) + bool(meetings)
        main = _drafts_of(scope, agreements), _drafts_of(scope, meetings)
        return cls(scope, main, _drafts(scope, tuple(kinds)), room)


def _drafts_of(scope: Scope, kinds: Sequence[type[Record]]) -> SearchStrategy[_Draft | None]:
    return _drafts(scope, tuple(kinds)) if kinds else st.none()


# Not `builds`, whose arguments hypothesis varies one by one to explain a failure: for an archive,
# that takes longer than to shrink it.
@st.composite
def _draw_archive(draw: st.DrawFn, plans: Sequence[_Plan], least: int) -> Archive:
    chosen = draw(_IS_MAIN)  # first, since hypothesis varies the first choices most
    scope, main, other, room = plans[draw(st.integers(0, len(plans) - 1))]
    drafts = draw(st.lists(other, max_size=room))
    agreement, meeting = (
        draw(values) if is_drawn else None for values, is_drawn in zip(main, chosen, strict=True)
    )
    if agreement or meeting:
        pair = draw(st.sampled_from([*combinations(scope.states, 2)]))
        is_linked = agreement and meeting and draw(st.booleans())
        if meeting:
            drafts.insert(0, _between(pair, meeting))
        if agreement:
            place = {"concluded_at": "the-meeting-0"} if is_linked else {}
            drafts.insert(0, _between(pair, _Draft(Agreement, {**agreement.fields, **place})))
    while 1 + len(scope.organizations) + len(drafts) < least:
        drafts.append(draw(other))
    needed = _needed_organizations(scope, drafts, least)
    if not (drafts or needed) and least == 0:
        return Archive()
    organizations = {id: draw(fields_within(Organization, scope)) for id in needed}
    source = draw(fields_within(Source, scope))
    drafts.sort(key=lambda draft: _rank(draft.kind))
    archive = Archive(_link(source, organizations, drafts, scope))
    note(cast("str", _Lines(archive)))
    return archive


def _needed_organizations(scope: Scope, drafts: Sequence[_Draft], least: int) -> Sequence[str]:
    """Return the organizations that are parties, and the least number of others."""
    parties = _parties(drafts)
    missing = least - 1 - len(drafts)
    needed = [id for id in scope.organizations if id in parties]
    others = [id for id in scope.organizations if id not in parties]
    return [*needed, *others[: max(missing - len(needed), 0)]]


@cache
def _drafts(scope: Scope, kinds: tuple[Any, ...]) -> SearchStrategy[_Draft]:
    """Return drafts of records of some types.

    Sources and organizations are rare: each archive has some of these already.
    """
    by_kind = {
        kind: fields_within(kind, scope).map(partial(_Draft, kind))
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

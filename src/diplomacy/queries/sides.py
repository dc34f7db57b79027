"""The sides that a query is about, and the records of one side or between two.

Each side is a country, an organization or a person, passed as an id, a code, a name or another
name. A party represents a country if it is that country or an organization of that country, so an
agreement between two companies is found under their countries. A person does not count for a
country: the records of a person are those in which the person takes part, as a participant, a
traveller, the head of a mission, a speaker or an addressee. A person and a party are two sides of a
record only if another person takes part for the party.

``states_only=True`` narrows a query to acts of the sides themselves. By default, earlier states do
not count: ``continuing=True`` also counts the acts of states that a side continues in law, which
are its own (`diplomacy.countries.continued_states`). ``predecessors=True`` also counts the acts of
states from which it came, up to the succession, which may bind it
(`diplomacy.countries.treaty_predecessors`); it includes the former. An act without a date counts.
Answers keep the parties as recorded.
"""

import difflib
from collections.abc import Hashable, Iterator, Sequence
from functools import partial
from itertools import product
from typing import TYPE_CHECKING, Any, Final, NamedTuple, TypeVar

from diplomacy import converters
from diplomacy.collection import Collection
from diplomacy.countries import Country, fold
from diplomacy.errors import (
    AmbiguousParty,
    InvalidType,
    SameParty,
    UnknownCountry,
    UnknownParty,
    require,
)
from diplomacy.queries.party_index import End, PartyIndex, check_end
from diplomacy.queries.person_index import PersonIndex
from diplomacy.records import Leader, Organization, Record
from diplomacy.records.base import RecordBase

if TYPE_CHECKING:
    from diplomacy.countries import Antecedent, Succession
    from diplomacy.dates import PartialDate, Period

__all__ = [
    "STRICT",
    "Scope",
    "Side",
    "countries_by_organization",
    "is_person",
    "iter_counted",
    "iter_records_of",
    "iter_side_pairs",
    "iter_sides",
    "members_of_side",
    "records_between",
    "records_of",
    "records_with",
    "resolve_party",
    "resolve_person",
    "resolve_side",
    "resolve_sides",
]

R = TypeVar("R", bound=Record)

# The cache of answers is emptied when it has more entries: some 8 MB of references to records.
_MAX_REMEMBERED: Final = 1_000_000
# The number of entries for an answer, besides its records: a pair and a tuple take as much.
_ANSWER_WEIGHT: Final = 25
# The search for a similar name among more than this many, or for a longer one, takes seconds.
_MAX_SUGGESTION_POOL: Final = 20_000
_MAX_NAME_LENGTH: Final = 100


class Scope(NamedTuple):
    """The scope of the sides of a query: the arguments that every query has.

    Attributes:
        states_only: whether an organization does not represent its country.
        continuing: whether the acts of states that a side continues in law count.
        predecessors: whether the acts of states from which it came count; includes *continuing*.
    """

    states_only: bool = False
    continuing: bool = False
    predecessors: bool = False


STRICT: Final = Scope()
"""The default scope of a query."""


class Side(NamedTuple):
    """A party that a record names, with the succession by which it counts for another.

    Attributes:
        party: a country, or the id of an organization.
        antecedent: the succession by which it counts; None for the party of the query itself.
        is_continued: whether the party of the query continues it in law.
    """

    party: str
    antecedent: "Antecedent | None" = None
    is_continued: bool = False

    @property
    def links(self) -> "tuple[Succession, ...]":
        """The successions that lead from this party to that of the query, in order."""
        return () if self.antecedent is None else self.antecedent.links

    def counts(self, when: "PartialDate | Period | None") -> bool:
        """Return whether an act of this date may count."""
        return self.antecedent is None or self.antecedent.counts(when)

    def counts_for(self, party: str, when: "PartialDate | Period | None") -> bool:
        """Return whether an act of a party is an act of this side and may count."""
        return party == self.party and self.counts(when)


def iter_sides(party: str, *, continuing: bool, predecessors: bool) -> Iterator[Side]:
    """Yield the party of a query, then the earlier states that count, the nearest first.

    >>> from diplomacy import Country
    >>> sides = iter_sides(Country("CZ"), continuing=False, predecessors=True)
    >>> [str(side.party) for side in sides]
    ['CZ', 'CSHH', 'XAUH']
    """
    continuing, predecessors = converters.flag(continuing), converters.flag(predecessors)
    yield Side(party)
    if not isinstance(party, Country) or not (continuing or predecessors):
        return
    from diplomacy.countries import continued_states, treaty_predecessors

    for state in continued_states(party):
        yield Side(state.country, state, is_continued=True)
    for state in treaty_predecessors(party) if predecessors else ():
        yield Side(state.country, state)


def iter_side_pairs(
    first: str, second: str, *, continuing: bool, predecessors: bool
) -> Iterator[tuple[Side, Side]]:
    """Yield the pairs of parties that count for two parties, first these two.

    >>> from diplomacy import Country
    >>> pairs = iter_side_pairs(Country("RU"), Country("VN"), continuing=True, predecessors=False)
    >>> [f"{left.party}-{right.party}" for left, right in pairs]
    ['RU-VN', 'RU-VDVN', 'SUHH-VN', 'SUHH-VDVN']
    """
    sides = (
        tuple(iter_sides(party, continuing=continuing, predecessors=predecessors))
        for party in (first, second)
    )
    return ((left, right) for left, right in product(*sides) if left.party != right.party)


def records_between(
    collection: Collection, record_type: type[R], first: str, second: str, scope: Scope = STRICT
) -> tuple[R, ...]:
    """Return the records of a type between two sides, in order of time.

    Raises:
        UnknownParty: if no country, organization or person has the name of a side.
        AmbiguousCountry, AmbiguousParty: if several have it.
        SameParty: if both sides are the same.

    >>> from diplomacy import Agreement
    >>> from diplomacy.fixtures import ARCHIVE
    >>> len(records_between(ARCHIVE, Agreement, "KR", "TR"))
    3
    """
    _check_type(record_type)
    states_only, continuing, predecessors = map(converters.flag, require(scope, Scope, "a Scope"))
    pair = resolve_sides(collection, first, second)
    pairs = list(iter_side_pairs(*pair, continuing=continuing, predecessors=predecessors))
    if len(pairs) == 1:
        return _records_of_pair(collection, record_type, pair, states_only)
    found = {
        record.id: record
        for left, right in pairs
        for record in iter_counted(collection, record_type, left, right, states_only=states_only)
    }
    return collection.in_order(found.values())


def records_of(
    collection: Collection,
    record_type: type[R],
    side: str,
    scope: Scope = STRICT,
    *,
    end: End | None = None,
) -> tuple[R, ...]:
    """Return the records of a type with a side, in order of time.

    Args:
        collection: the records.
        record_type: the type of the records.
        side: the country, organization or person.
        scope: the scope of the side.
        end: the end of a directed record that must have it: "from" or "to"; None for either.

    Raises:
        UnknownParty: if no country, organization or person has the name.
        AmbiguousCountry, AmbiguousParty: if several have it.

    >>> from diplomacy import Visit
    >>> from diplomacy.fixtures import ARCHIVE
    >>> [visit.visited for visit in records_of(ARCHIVE, Visit, "Lee Jae Myung", end="from")]
    [(Country('TR'),)]
    """
    _check_type(record_type)
    states_only, continuing, predecessors = map(converters.flag, require(scope, Scope, "a Scope"))
    check_end(end)
    id = resolve_side(collection, side)
    counted = list(iter_sides(id, continuing=continuing, predecessors=predecessors))
    find = partial(iter_records_of, collection, record_type, states_only=states_only, end=end)
    found = {record.id: record for party in counted for record in find(party)}
    return tuple(found.values()) if len(counted) == 1 else collection.in_order(found.values())


def records_with(
    collection: Collection,
    record_type: type[R],
    sides: Sequence[str],
    scope: Scope = STRICT,
) -> tuple[R, ...]:
    """Return the records of a type with two sides or one; all records without a side.

    Raises:
        UnknownParty, AmbiguousCountry, AmbiguousParty, SameParty: as `records_between`.

    >>> from diplomacy import Agreement
    >>> from diplomacy.fixtures import ARCHIVE
    >>> len(records_with(ARCHIVE, Agreement, ["TR"])), len(records_with(ARCHIVE, Agreement, []))
    (3, 8)
    """
    require(collection, Collection, "an archive")
    match sides:
        case (first, second):
            return records_between(collection, record_type, first, second, scope)
        case (side,):
            return records_of(collection, record_type, side, scope)
        case _:
            return collection.of_type(record_type)


def _check_type(record_type: object) -> None:
    kind: Any = record_type
    if not (isinstance(kind, type) and issubclass(kind, RecordBase)):
        raise InvalidType(record_type, "a type of record with parties, such as Agreement")


def iter_counted(
    collection: Collection, record_type: type[R], left: Side, right: Side, *, states_only: bool
) -> Iterator[R]:
    """Yield the records between the parties of two sides that count for both."""
    pair = left.party, right.party
    for record in _records_of_pair(collection, record_type, pair, states_only):
        when = collection.date_of(record)
        if left.counts(when) and right.counts(when):
            yield record


def iter_records_of(
    collection: Collection,
    record_type: type[R],
    side: Side,
    *,
    states_only: bool,
    end: End | None = None,
) -> Iterator[R]:
    """Yield the records with the party of a side that count for it, in order of time."""
    if is_person(collection, side.party):
        found = _person_index(collection, record_type).of(side.party, end=end)
    else:
        index = _party_index(collection, record_type)
        found = index.of(side.party, states_only=states_only, end=end)
    return (record for record in found if side.counts(collection.date_of(record)))


def _records_of_pair(
    collection: Collection, record_type: type[R], pair: tuple[str, str], states_only: bool
) -> tuple[R, ...]:
    """Return the records of a type between two resolved sides, in order of time."""
    memo: _AnswerMemo = collection.memoize("answers between", _AnswerMemo)
    key = (record_type, states_only, pair)
    answer = memo.get(key)
    if answer is None:
        answer = tuple(_find_between(collection, record_type, pair, states_only))
        memo.add(key, answer)
    return answer


class _AnswerMemo:
    """A cache of the answers between pairs of sides, with a limited number of records."""

    __slots__ = ("_answers", "_weight")

    def __init__(self) -> None:
        self._answers: dict[Hashable, tuple[Any, ...]] = {}
        self._weight = 0

    def get(self, key: Hashable) -> tuple[Any, ...] | None:
        """Return the answer that was added, if it is still cached."""
        return self._answers.get(key)

    def add(self, key: Hashable, answer: tuple[Any, ...]) -> None:
        """Cache an answer, and drop the others if they are too many."""
        weight = _ANSWER_WEIGHT + len(answer)
        if self._weight + weight > _MAX_REMEMBERED:
            self._answers, self._weight = {}, 0
        if weight <= _MAX_REMEMBERED:
            self._answers[key] = answer
            self._weight += weight


def _find_between(
    collection: Collection, record_type: type[R], pair: tuple[str, str], states_only: bool
) -> Iterator[R]:
    """Return the records of a type between two resolved sides, in order of time."""
    for person, other in (pair, pair[::-1]):
        if is_person(collection, person):
            index = _person_index(collection, record_type)
            return index.between(person, other, states_only=states_only)
    return _party_index(collection, record_type).between(*pair, states_only=states_only)


def _party_index(collection: Collection, record_type: type[R]) -> PartyIndex[R]:
    return collection.memoize(
        ("party index", record_type),
        lambda: PartyIndex(
            record_type, collection.of_type(record_type), countries_by_organization(collection)
        ),
    )


def _person_index(collection: Collection, record_type: type[R]) -> PersonIndex[R]:
    return collection.memoize(
        ("person index", record_type),
        lambda: PersonIndex(
            record_type, collection.of_type(record_type), countries_by_organization(collection)
        ),
    )


def is_person(collection: Collection, id: str) -> bool:
    """Return whether an id is that of a person.

    >>> from diplomacy.fixtures import ARCHIVE
    >>> is_person(ARCHIVE, "lee-jae-myung"), is_person(ARCHIVE, "KR")
    (True, False)
    """
    return id in collection and isinstance(collection[id], Leader)


def resolve_side(collection: Collection, text: str) -> str:
    """Return the id of the country, organization or person with this id, code or name.

    Case and accents do not matter. A text that is the name of a country is always that country.

    Raises:
        UnknownParty: if no party has it.
        AmbiguousCountry: if several countries have the name.
        AmbiguousParty: if several organizations or people of the collection have it.
        InvalidType: if *text* is not a string.

    >>> from diplomacy.fixtures import ARCHIVE
    >>> resolve_side(ARCHIVE, "Erdogan"), resolve_side(ARCHIVE, "Turkey")
    ('recep-tayyip-erdogan', Country('TR'))
    """
    require(collection, Collection, "an archive")
    if not isinstance(text, str):
        raise InvalidType(text, "a country, an organization or a person, by id, code or name")
    if text in collection and isinstance(collection[text], Organization | Leader):
        return text
    try:
        return Country.parse(text)
    except UnknownCountry as error:
        ids = _ids_by_name(collection).get(fold(text), set())
        if len(ids) > 1:
            raise AmbiguousParty(text, sorted(ids)) from None
        if not ids:
            near = (*error.near, *_similar_names(collection, text))
            raise UnknownParty(text, near, error.reason) from None
        return next(iter(ids))


def resolve_sides(collection: Collection, first: str, second: str) -> tuple[str, str]:
    """Return the ids of two sides.

    Raises:
        SameParty: if both are the same.
        UnknownParty, AmbiguousCountry, AmbiguousParty: as `resolve_side`.

    >>> from diplomacy.fixtures import ARCHIVE
    >>> resolve_sides(ARCHIVE, "KR", "Putin")
    (Country('KR'), 'vladimir-putin')
    """
    left, right = resolve_side(collection, first), resolve_side(collection, second)
    if left == right:
        raise SameParty(left)
    return left, right


def resolve_party(collection: Collection, text: str) -> str:
    """Return the id of the country or organization with this id, code or name.

    Raises:
        UnknownParty: if no party has it.
        UnknownRecord: if it is that of a person.
        AmbiguousCountry, AmbiguousParty: as `resolve_side`.
        InvalidType: if *text* is not a string.

    >>> from diplomacy.fixtures import ARCHIVE
    >>> resolve_party(ARCHIVE, "Turkey"), resolve_party(ARCHIVE, "KEPCO")
    (Country('TR'), 'kepco')
    """
    id = resolve_side(collection, text)
    return collection.get(Organization, id).id if is_person(collection, id) else id


def resolve_person(collection: Collection, text: str) -> str:
    """Return the id of the person with this id or name.

    Raises:
        UnknownRecord: if no person has it.
        AmbiguousParty: if several people have the name.

    >>> from diplomacy.fixtures import ARCHIVE
    >>> resolve_person(ARCHIVE, "Yoon Suk Yeol")
    'yoon-suk-yeol'
    """
    if isinstance(text, str) and text not in collection:
        ids = {
            id for id in _ids_by_name(collection).get(fold(text), ()) if is_person(collection, id)
        }
        if len(ids) > 1:
            raise AmbiguousParty(text, sorted(ids))
        text = next(iter(ids), text)
    return collection.get(Leader, text).id


def countries_by_organization(collection: Collection) -> dict[str, str]:
    """Return the country of each organization that belongs to one, by id.

    >>> from diplomacy.fixtures import ARCHIVE
    >>> countries_by_organization(ARCHIVE)["kepco"]
    Country('KR')
    """
    return collection.memoize(
        "countries by organization",
        lambda: {
            organization.id: organization.country
            for organization in collection.organizations
            if organization.country is not None
        },
    )


def members_of_side(
    collection: Collection, parties: Sequence[str], side: str, *, states_only: bool = False
) -> tuple[str, ...]:
    """Return the parties among some that are a side or represent it.

    >>> from diplomacy.fixtures import ARCHIVE
    >>> members_of_side(ARCHIVE, ["kepco", "tr-state-utility"], "KR")
    ('kepco',)
    """
    countries = {} if states_only else countries_by_organization(collection)
    if not countries:
        return (side,) if side in parties else ()
    return tuple(party for party in parties if side in (party, countries.get(party)))


def _ids_by_name(collection: Collection) -> dict[str, set[str]]:
    """Return the ids of the organizations and people with a name, by the folded name."""

    def index() -> dict[str, set[str]]:
        ids: dict[str, set[str]] = {}
        for organization in collection.organizations:
            names = (organization.name, organization.short_name, *organization.other_names)
            for name in filter(None, names):
                ids.setdefault(fold(name), set()).add(organization.id)
        for leader in collection.leaders:
            for name in filter(None, (leader.name, leader.family_name, *leader.other_names)):
                ids.setdefault(fold(name), set()).add(leader.id)
        return {name: found for name, found in ids.items() if name}

    return collection.memoize("ids by name", index)


def _similar_names(collection: Collection, text: str) -> list[str]:
    """Return the ids of organizations and people with similar names."""
    known = _ids_by_name(collection)
    if len(text) > _MAX_NAME_LENGTH or len(known) > _MAX_SUGGESTION_POOL:
        return []
    names = difflib.get_close_matches(fold(text), known, 3, 0.8)
    return list(dict.fromkeys(id for name in names for id in sorted(known[name])))[:3]

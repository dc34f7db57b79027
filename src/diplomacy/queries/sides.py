"""The parties that a query is about, and the earlier states whose acts it counts for them.

A query is strict unless it says otherwise: a side is the party that a record names.
``continuing=True`` also counts the acts of states that a side continues in law, which are its own
(`diplomacy.countries.continued_states`). ``predecessors=True`` also counts the acts of states from
which it came, up to the succession, which may bind it (`diplomacy.countries.treaty_predecessors`);
it includes the former. An act without a date counts. Answers keep the parties as recorded.
"""

from collections.abc import Iterable, Iterator
from itertools import product
from typing import TYPE_CHECKING, NamedTuple

from diplomacy import converters
from diplomacy.collection import Collection
from diplomacy.countries import Country, fold
from diplomacy.errors import AmbiguousParty, InvalidType, SameParty, UnknownCountry, UnknownParty
from diplomacy.records import Organization

if TYPE_CHECKING:
    from diplomacy.countries import Antecedent, Succession
    from diplomacy.dates import PartialDate, Period

__all__ = [
    "Side",
    "countries_by_organization",
    "iter_side_pairs",
    "iter_sides",
    "members_of_side",
    "parties_standing_for",
    "resolve_pair",
    "resolve_party",
]


class Side(NamedTuple):
    """A party that a record names, and why its acts count for the party of a query.

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
        """Return whether an act of a party is this side's and may count."""
        return party == self.party and self.counts(when)


def iter_sides(party: str, *, continuing: bool, predecessors: bool) -> Iterator[Side]:
    """Yield the party of a query and the earlier states that count for it, the nearest first.

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
    """Yield the pairs of parties that count for two parties, these themselves first.

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


def resolve_party(collection: Collection, text: str) -> str:
    """Return the id of the party with this id, code or name.

    Raises:
        UnknownParty: if no country and no organization of the collection has it.
        AmbiguousCountry: if several countries have the name.
        AmbiguousParty: if several organizations have it.
        InvalidType: if *text* is not a string.

    >>> from diplomacy.fixtures import ARCHIVE
    >>> resolve_party(ARCHIVE, "Turkey"), resolve_party(ARCHIVE, "KEPCO")
    (Country('TR'), 'kepco')
    """
    if not isinstance(text, str):
        raise InvalidType(text, "a party: a code, a name, or the id of an organization")
    if text in collection and isinstance(collection[text], Organization):
        return text
    try:
        return Country.parse(text)
    except UnknownCountry as error:
        ids = _organizations_by_name(collection).get(fold(text), set())
        if len(ids) > 1:
            raise AmbiguousParty(text, sorted(ids)) from None
        if not ids:
            raise UnknownParty(text, error.near, error.reason) from None
        return next(iter(ids))


def resolve_pair(collection: Collection, first: str, second: str) -> tuple[str, str]:
    """Return the ids of two parties.

    Raises:
        SameParty: if both are the same.
        UnknownParty, AmbiguousCountry, AmbiguousParty: as `resolve_party`.

    >>> from diplomacy.fixtures import ARCHIVE
    >>> resolve_pair(ARCHIVE, "KR", "Turkey")
    (Country('KR'), Country('TR'))
    """
    left, right = resolve_party(collection, first), resolve_party(collection, second)
    if left == right:
        raise SameParty(left)
    return left, right


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
    collection: Collection, parties: Iterable[str], side: str, *, states_only: bool = False
) -> tuple[str, ...]:
    """Return those of some parties that stand for a side: the side, or its organizations.

    >>> from diplomacy.fixtures import ARCHIVE
    >>> members_of_side(ARCHIVE, ["kepco", "tr-state-utility"], "KR")
    ('kepco',)
    """
    countries = {} if states_only else countries_by_organization(collection)
    return tuple(party for party in parties if side in (party, countries.get(party)))


def parties_standing_for(
    collection: Collection, party: str, *, states_only: bool
) -> frozenset[str]:
    """Return a party and, unless *states_only*, the organizations that belong to it.

    Raises:
        UnknownParty, AmbiguousCountry, AmbiguousParty: as `resolve_party`.

    >>> from diplomacy.fixtures import ARCHIVE
    >>> "kepco" in parties_standing_for(ARCHIVE, "South Korea", states_only=False)
    True
    """
    id = resolve_party(collection, party)
    if converters.flag(states_only):
        return frozenset({id})
    countries = countries_by_organization(collection)
    return frozenset(
        {id, *(organization for organization in countries if countries[organization] == id)}
    )


def _organizations_by_name(collection: Collection) -> dict[str, set[str]]:
    """Return the ids of the organizations with a name, by the folded name."""

    def index() -> dict[str, set[str]]:
        ids: dict[str, set[str]] = {}
        for organization in collection.organizations:
            short_name = organization.short_name or organization.name
            for name in (organization.name, short_name, *organization.other_names):
                ids.setdefault(fold(name), set()).add(organization.id)
        return {name: found for name, found in ids.items() if name}

    return collection.memoize("organizations by name", index)

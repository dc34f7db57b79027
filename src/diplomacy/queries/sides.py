"""The parties that a query is about: resolved from ids, codes and names."""

from collections.abc import Iterable

from diplomacy import converters
from diplomacy.collection import Collection
from diplomacy.countries import Country, fold
from diplomacy.errors import AmbiguousParty, InvalidType, SameParty, UnknownCountry, UnknownParty
from diplomacy.records import Organization

__all__ = [
    "countries_by_organization",
    "members_of_side",
    "parties_standing_for",
    "resolve_pair",
    "resolve_party",
]


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

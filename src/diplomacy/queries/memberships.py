"""Queries about memberships: what a party belongs to, who belongs to an organization."""

from collections.abc import Iterable

from diplomacy.collection import Collection
from diplomacy.dates import to_date
from diplomacy.queries.filters import Day, filter_by_term
from diplomacy.queries.sides import iter_sides, resolve_party
from diplomacy.records import Membership, Organization
from diplomacy.vocabulary import MembershipStatus

__all__ = ["members_of", "memberships_of"]


def memberships_of(
    collection: Collection,
    party: str,
    *,
    on: Day | None = None,
    status: MembershipStatus | str | None = None,
    continuing: bool = False,
    predecessors: bool = False,
) -> tuple[Membership, ...]:
    """Return the memberships of a party, of every status unless *status* is given.

    Without a day, planned memberships are included; with one, those that may hold on it.
    *continuing* and *predecessors* also count earlier states, see `diplomacy.queries.sides`.

    Raises:
        UnknownParty: if no country and no organization has the name.
        AmbiguousCountry, AmbiguousParty: if several have it.
        InvalidTerm: if there is no such status.
        InvalidDate: if *on* is not a date.

    >>> from diplomacy.fixtures import ARCHIVE
    >>> [(m.organization, m.status) for m in ARCHIVE.memberships_of("TR")]
    [('sco', MembershipStatus.DIALOGUE_PARTNER)]
    """
    member = resolve_party(collection, party)
    sides = tuple(iter_sides(member, continuing=continuing, predecessors=predecessors))
    found = [
        membership
        for membership in collection.memberships
        if any(side.counts_for(membership.member, membership.period) for side in sides)
    ]
    return _filter_by_day(filter_by_term(found, "status", MembershipStatus, status), on)


def members_of(
    collection: Collection,
    organization: str,
    *,
    on: Day | None = None,
    status: MembershipStatus | str | None = MembershipStatus.MEMBER,
) -> tuple[Membership, ...]:
    """Return the memberships of an organization: full ones unless *status* says otherwise.

    *status* None stands for every status. Planned memberships are left out. The answer holds what
    is on record: a list of founders is not a list of today's members.

    Raises:
        UnknownParty: if no country and no organization has the name.
        AmbiguousCountry, AmbiguousParty: if several have it.
        UnknownRecord: if it is the name of a country.
        InvalidTerm: if there is no such status.
        InvalidDate: if *on* is not a date.

    >>> from diplomacy.fixtures import ARCHIVE
    >>> [m.member for m in ARCHIVE.members_of("sco", on="2001")]
    [Country('CN'), Country('KG'), Country('KZ'), Country('RU'), Country('TJ'), Country('UZ')]
    """
    id = collection.get(Organization, resolve_party(collection, organization)).id
    found = [m for m in collection.memberships if m.organization == id and not m.planned]
    return _filter_by_day(filter_by_term(found, "status", MembershipStatus, status), on)


def _filter_by_day(memberships: Iterable[Membership], on: Day | None) -> tuple[Membership, ...]:
    """Return the memberships that may hold on a day; all if it is None."""
    if on is None:
        return tuple(memberships)
    day = to_date(on)
    return tuple(
        membership
        for membership in memberships
        if not membership.planned
        and (membership.period is None or membership.period.possibly_covers(day))
    )

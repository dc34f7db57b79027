"""Queries about memberships: those of a party, and those in an organization."""

from collections import defaultdict
from operator import attrgetter
from typing import final

import attrs

from diplomacy.collection import Collection, answering
from diplomacy.dates import PartialDate, Period
from diplomacy.queries.certainty import extent_of, to_day
from diplomacy.queries.filters import Day
from diplomacy.queries.sides import iter_sides, resolve_side
from diplomacy.records import Membership, Organization
from diplomacy.values import Value
from diplomacy.vocabulary import Certainty, MembershipStatus

__all__ = ["Affiliation", "members_of", "memberships_of"]


@final
@attrs.frozen(repr=False)
class Affiliation(Value):
    """A membership with its certainty.

    Attributes:
        membership: the record of the membership.
        certainty: its certainty for the day of the query; None for a query without a day.

    >>> from diplomacy import memberships_of
    >>> [affiliation] = memberships_of("TR", on="2020")
    >>> affiliation.organization, str(affiliation.status), affiliation.certainty
    ('sco', 'dialogue-partner', Certainty.WITHIN_TERM)
    """

    membership: Membership
    certainty: Certainty | None = None

    @property
    def member(self) -> str:
        """The country or organization that belongs to the organization."""
        return self.membership.member

    @property
    def organization(self) -> str:
        """The id of the organization."""
        return self.membership.organization

    @property
    def status(self) -> MembershipStatus:
        """The status of the member."""
        return self.membership.status

    @property
    def period(self) -> Period | None:
        """The period of the membership, if known."""
        return self.membership.period


@answering
def memberships_of(
    collection: Collection,
    party: str,
    *,
    on: Day | Period | None = None,
    status: MembershipStatus | str | None = None,
    certain: bool = False,
    continuing: bool = False,
    predecessors: bool = False,
) -> tuple[Affiliation, ...]:
    """Return the memberships of a party, by default of every status.

    Without a day, planned memberships are included. With one, the answer has those that no source
    excludes, with the certainty of each, in order of time; see `members_of`.

    Args:
        collection: the records.
        party: the country or organization.
        on: the day, or a period on any day of which the membership may have held.
        status: the status; None for every one.
        certain: whether to leave out memberships that are only possible; needs a day.
        continuing: whether to count acts of states that the party continues in law.
        predecessors: whether to count acts of states before the party came from them; includes
            *continuing*.

    Raises:
        UnknownParty: if no country and no organization has the name.
        AmbiguousCountry, AmbiguousParty: if several have it.
        InvalidTerm: if there is no such status.
        InvalidDate: if *on* is not a date.
        InvalidType: if *certain* is True without a day.

    >>> from diplomacy.fixtures import ARCHIVE
    >>> [(a.organization, a.status) for a in ARCHIVE.memberships_of("TR")]
    [('sco', MembershipStatus.DIALOGUE_PARTNER)]
    """
    by_member = _memberships_by(collection, "member")
    found = [
        membership
        for side in iter_sides(
            resolve_side(collection, party), continuing=continuing, predecessors=predecessors
        )
        for membership in by_member.get(side.party, ())
        if side.counts(membership.period)
    ]
    if continuing or predecessors:
        found = list(collection.in_order(dict.fromkeys(found)))
    return _select(collection, found, status, on, certain=certain)


@answering
def members_of(
    collection: Collection,
    organization: str,
    *,
    on: Day | Period | None = None,
    status: MembershipStatus | str | None = MembershipStatus.MEMBER,
    certain: bool = False,
) -> tuple[Affiliation, ...]:
    """Return the memberships of an organization, by default the full ones.

    *status* None means every status. Planned memberships are left out. The answer is limited to the
    record: a list of founders is not a list of today's members.

    With a day, the answer has the memberships that no source excludes, with the certainty of each,
    in order of time. A membership that is ongoing (``2012/..``) is certain until the source of its
    period was published, and possible afterwards; one without a known end is certain until the last
    attested date. One of unknown status is possible for every status and never certain. No member
    belongs to an organization before it was founded or after it ended.

    Args:
        collection: the records.
        organization: its id or name.
        on: the day, or a period on any day of which the membership may have held.
        status: the status; None for every one.
        certain: whether to leave out memberships that are only possible; needs a day.

    Raises:
        UnknownParty: if no country and no organization has the name.
        AmbiguousCountry, AmbiguousParty: if several have it.
        UnknownRecord: if it is the name of a country or a person.
        InvalidTerm: if there is no such status.
        InvalidDate: if *on* is not a date.
        InvalidType: if *certain* is True without a day.

    >>> from diplomacy.fixtures import ARCHIVE
    >>> [str(a.member) for a in ARCHIVE.members_of("sco", on="2001")]
    ['CN', 'KG', 'KZ', 'RU', 'TJ', 'UZ']
    >>> {a.certainty for a in ARCHIVE.members_of("sco", on="2023")}
    {Certainty.POSSIBLE}
    """
    id = collection.get(Organization, resolve_side(collection, organization)).id
    found = [m for m in _memberships_by(collection, "organization").get(id, ()) if not m.planned]
    return _select(collection, found, status, on, certain=certain)


def _memberships_by(collection: Collection, field: str) -> dict[str, list[Membership]]:
    """Return the memberships by their members or organizations, in order of time."""

    def index() -> dict[str, list[Membership]]:
        found: defaultdict[str, list[Membership]] = defaultdict(list)
        get_party = attrgetter(field)
        for membership in collection.memberships:
            found[get_party(membership)].append(membership)
        return dict(found)

    return collection.memoize(("memberships by", field), index)


def _select(
    collection: Collection,
    memberships: list[Membership],
    status: MembershipStatus | str | None,
    on: Day | Period | None,
    *,
    certain: bool,
) -> tuple[Affiliation, ...]:
    """Return the memberships of a status that may hold on a day; all if it is None."""
    wanted = None if status is None else MembershipStatus(status)
    day = to_day(on, certain=certain)
    if day is None:
        return tuple(Affiliation(m) for m in memberships if wanted in (None, m.status))
    return tuple(
        Affiliation(membership, how)
        for membership in memberships
        if wanted is None or membership.status in (wanted, MembershipStatus.UNKNOWN)
        if not membership.planned
        if (how := _certainty_on(collection, membership, day)) is not None
        if how.certain or not certain
    )


def _certainty_on(
    collection: Collection, membership: Membership, day: PartialDate
) -> Certainty | None:
    """Return the certainty of a membership for a day, or None if it is excluded."""
    how = extent_of(collection, membership, membership, "period").certainty_on(day)
    return Certainty.POSSIBLE if how and membership.status is MembershipStatus.UNKNOWN else how

"""Delegations: whether the people at a meeting held an office of the party that they represent."""

from collections.abc import Iterator

from diplomacy.collection import Collection
from diplomacy.countries import Country
from diplomacy.dates import PartialDate, Period
from diplomacy.provenance.findings import Finding
from diplomacy.records import Leader, Organization, Participant, Statement, Tenure
from diplomacy.vocabulary import FindingKind

__all__ = ["check_delegations"]


def check_delegations(collection: Collection) -> Iterator[Finding]:
    """Yield each participant or speaker who is in the delegation of another party.

    Someone is if all tenures on record that may include the day are of other parties. Since an
    office of a country and one of an international organization may follow one another, such a
    tenure counts only if it certainly includes the day. An organization's people may speak for its
    country.

    >>> from diplomacy.fixtures import ARCHIVE
    >>> list(check_delegations(ARCHIVE))
    []
    """
    for meeting in collection.meetings:
        yield from _check(
            meeting.id, "participants", meeting.participants, meeting.period, collection
        )
    for statement in collection.of_type(Statement):
        day = collection.date_of(statement)
        period = day if isinstance(day, Period) else Period(str(day)) if day else None
        for name in ("speakers", "addressees"):
            people = getattr(statement, name)
            yield from _check(statement.id, name, people, period, collection)


def _check(
    id: str,
    name: str,
    people: tuple[Participant, ...],
    period: Period | None,
    collection: Collection,
) -> Iterator[Finding]:
    """Yield each person of a list who held offices of other parties only."""
    for i, participant in enumerate(people):
        if participant.leader is None:
            continue
        leader = collection.get(Leader, participant.leader)
        own = _countries_of(participant.party, collection)
        tenures = [t for t in leader.tenures if period is None or _may_cover(t, period)]
        excluded = [_is_of_others(t, own, period, collection) for t in tenures]
        if excluded and all(excluded):
            offices = ", ".join(sorted(f"{t.office} ({t.party})" for t in tenures))
            reason = f"{leader.name} held no office of {participant.party}, but: {offices}."
            yield Finding(FindingKind.DELEGATION, id, f"{name}[{i}].leader", reason)


def _is_of_others(
    tenure: Tenure, own: frozenset[str], period: Period | None, collection: Collection
) -> bool:
    """Return whether the holder of an office cannot have been in a delegation."""
    parties = _countries_of(tenure.party, collection)
    if not own.isdisjoint(parties):
        return False
    both_states = all(any(isinstance(p, Country) for p in side) for side in (own, parties))
    return both_states or (period is not None and _certainly_covers(tenure, period))


def _certainly_covers(tenure: Tenure, period: Period) -> bool:
    """Return whether a tenure is known to include the whole of a period."""
    if period.earliest != period.latest:
        return False
    day = PartialDate(period.earliest.isoformat())
    return any(day.certainly_same(other) for other in tenure.attested) or (
        tenure.period is not None and tenure.period.certainly_covers(day)
    )


def _may_cover(tenure: Tenure, period: Period) -> bool:
    """Return whether a tenure may include a day of a period."""
    return tenure.period is None or tenure.period.possibly_within(period.earliest, period.latest)


def _countries_of(party: str, collection: Collection) -> frozenset[str]:
    """Return a party, with the country of an organization."""
    if party not in collection:
        return frozenset({party})
    country = collection.get(Organization, party).country
    return frozenset({party, country} if country else {party})

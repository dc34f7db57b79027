"""Occasions: acts at meetings and visits that were not held, or by people who were not there."""

from collections.abc import Iterator

from diplomacy.collection import Collection
from diplomacy.countries import Country
from diplomacy.provenance.findings import Finding
from diplomacy.records import Agreement, Meeting, Organization, Visit
from diplomacy.vocabulary import FindingKind, MeetingFormat, MeetingStatus, Stage

__all__ = ["iter_impossible_occasions", "with_country"]


def iter_impossible_occasions(collection: Collection) -> Iterator[Finding]:
    """Yield each record of an act at an impossible occasion.

    Conclusions and statements at a meeting need one that was held, and a meeting that was held
    during a visit needs a visit that was: it is not planned, proposed or cancelled. A speaker at a
    bilateral meeting is of one of its parties, or of its host, organizer or broker.

    >>> from diplomacy.fixtures import ARCHIVE
    >>> list(iter_impossible_occasions(ARCHIVE))
    []
    """
    yield from _check_occasions(collection)
    yield from _check_speakers(collection)


def _check_occasions(collection: Collection) -> Iterator[Finding]:
    for id, path, occasion in _iter_occasions(collection):
        if occasion.status is not MeetingStatus.HELD:
            reason = f"{occasion.id} is recorded as {occasion.status}, not as held."
            yield Finding(FindingKind.NOT_HELD, id, path, reason)


def _iter_occasions(collection: Collection) -> Iterator[tuple[str, str, Meeting | Visit]]:
    """Yield each act at a meeting or visit: the id of its record, the field, and the occasion."""
    for agreement in collection.agreements:
        if agreement.concluded_at is not None and _is_concluded(agreement):
            yield agreement.id, "concluded_at", collection.get(Meeting, agreement.concluded_at)
    for statement in collection.statements:
        if statement.made_at is not None:
            yield statement.id, "made_at", collection.get(Meeting, statement.made_at)
    for meeting in collection.meetings:
        if meeting.visit is not None and meeting.status is MeetingStatus.HELD:
            yield meeting.id, "visit", collection.get(Visit, meeting.visit)


def _is_concluded(agreement: Agreement) -> bool:
    """Return whether an agreement was adopted or signed, by all or by one."""
    concluding = (Stage.ADOPTED, Stage.SIGNED)
    return any(act.stage in concluding and not act.planned for act in agreement.history)


def _check_speakers(collection: Collection) -> Iterator[Finding]:
    """Yield each speaker at a bilateral meeting who does not belong to a party to it."""
    sides: dict[str, frozenset[str]] = {}
    for statement in collection.statements:
        if statement.made_at is None:
            continue
        meeting = collection.get(Meeting, statement.made_at)
        if meeting.format is not MeetingFormat.BILATERAL or len(meeting.parties) < 2:
            continue
        if meeting.id not in sides:
            sides[meeting.id] = _sides_of(meeting, collection)
        for i, speaker in enumerate(statement.speakers):
            if speaker.party and not sides[meeting.id] & with_country(speaker.party, collection):
                reason = f"{speaker.party} is not a party to {meeting.id}, at which this was said."
                yield Finding(FindingKind.ABSENT, statement.id, f"speakers[{i}]", reason)


def _sides_of(meeting: Meeting, collection: Collection) -> frozenset[str]:
    """Return the parties whose people may speak at a meeting."""
    others = (meeting.host, meeting.organizer, meeting.brokered_by)
    parties = [*meeting.parties, *(other for other in others if other is not None)]
    return frozenset(side for party in parties for side in with_country(party, collection))


def with_country(party: str, collection: Collection) -> frozenset[str]:
    """Return a party, with the country of an organization.

    >>> from diplomacy.fixtures import ARCHIVE
    >>> sorted(with_country("kepco", ARCHIVE)) == ["KR", "kepco"]
    True
    """
    if isinstance(party, Country):
        return frozenset({party})
    country = collection.get(Organization, party).country
    return frozenset({party, country} if country else {party})

"""Representatives: the participants of a meeting, with the offices held that day."""

from typing import final

import attrs

from diplomacy.collection import Collection, answering
from diplomacy.dates import PartialDate, Period
from diplomacy.queries.offices import Incumbency, offices_of
from diplomacy.queries.sides import members_of_side
from diplomacy.records import Leader, Meeting, Participant
from diplomacy.values import Value
from diplomacy.vocabulary import Certainty

__all__ = ["Representative", "participants_at"]


@final
@attrs.frozen(repr=False)
class Representative(Value):
    """A participant of a meeting, with the offices that the person held at the time.

    Attributes:
        participant: the participant, as the meeting lists it.
        leader: the record of the person; None if there is none.
        offices: the offices of the party that the person held on the day of the meeting, most
            certain first; if the party is not known, all offices of the person.

    >>> from diplomacy import participants_at
    >>> for person in participants_at("2025-11-24-kr-tr-summit"):
    ...     print(person.party, person.name, person.office, person.certainty)
    KR Lee Jae Myung President attested
    TR Recep Tayyip Erdoğan President attested
    """

    participant: Participant
    leader: Leader | None = None
    offices: tuple[Incumbency, ...] = ()

    @property
    def party(self) -> str | None:
        """The country or organization that was represented, if known."""
        return self.participant.party

    @property
    def name(self) -> str | None:
        """The name of the person, if known."""
        return self.participant.name if self.leader is None else self.leader.name

    @property
    def office(self) -> str | None:
        """The office that the source of the meeting names, otherwise the most certain one."""
        if self.participant.office is not None or not self.offices:
            return self.participant.office
        return self.offices[0].tenure.office

    @property
    def certainty(self) -> Certainty | None:
        """The certainty of that office for the day of the meeting.

        It is attested if the source of the meeting names it, and None if no office is known or the
        meeting has no date.
        """
        if self.participant.office is not None:
            return Certainty.ATTESTED
        return self.offices[0].certainty if self.offices else None


@answering
def participants_at(collection: Collection, meeting: str) -> tuple[Representative, ...]:
    """Return the participants of a meeting, in their order, with their offices.

    An office counts if the person may have held it on the day of the meeting, or, if that lasted
    for several days or its day is not known, on one of them; it is certain only if the person held
    it on all of them or is shown in it on one. For a meeting without a date, all offices of the
    person count.

    Args:
        collection: the records to search.
        meeting: the id of the meeting.

    Raises:
        UnknownRecord: if there is no such meeting.

    >>> from diplomacy.fixtures import ARCHIVE
    >>> [(p.name, p.office) for p in ARCHIVE.participants_at("2018-08-06-kr-tr-defence-talks")]
    [('Song Young-moo', 'National Defense Minister'), ('Hulusi Akar', 'Defence Minister')]
    """
    record = collection.get(Meeting, meeting)
    day = None if record.period is None else _day_within(record.period)
    return tuple(_represent(collection, participant, day) for participant in record.participants)


def _represent(
    collection: Collection, participant: Participant, day: PartialDate | None
) -> Representative:
    """Return a participant with the offices that the person may have held on a day."""
    if participant.leader is None:
        return Representative(participant)
    leader = collection.get(Leader, participant.leader)
    party = participant.party
    offices = tuple(
        incumbency
        for incumbency in offices_of(collection, leader, day)
        if party is None or members_of_side(collection, [incumbency.tenure.party], party)
    )
    return Representative(participant, leader, offices)


def _day_within(period: Period) -> PartialDate | None:
    """Return a period as one day of it that is not known."""
    first, last = period.start, period.end
    if period.qualified:
        return first if first is not None and first.qualified else last
    if first == last:
        return first
    earliest, latest = period.earliest, period.latest
    if earliest is None and latest is None:
        return None
    return PartialDate(f"[{earliest or ''}..{latest or ''}]")

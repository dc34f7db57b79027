"""Meetings, summits and participants."""

from datetime import date
from typing import assert_type

from diplomacy import (
    Citation,
    Country,
    Meeting,
    MeetingFormat,
    MeetingLevel,
    MeetingStatus,
    Participant,
    Period,
    Quantity,
    Summit,
)


def participant(participant: Participant, korea: Country) -> None:
    """A participant: a party, and a person or an office."""
    assert_type(Participant("KR"), Participant)
    assert_type(Participant(korea, "a-person", "President"), Participant)
    assert_type(Participant(party="nato", leader=None, office=None), Participant)
    assert_type(Participant(None, office="Envoy", name="A. Person"), Participant)
    assert_type(participant.party, str | None)
    assert_type(participant.name, str | None)
    assert_type(participant.leader, str | None)
    assert_type(participant.office, str | None)


def meetings(citation: Citation, participant: Participant, count: Quantity) -> None:
    """Levels, formats and statuses may be slugs; periods text, days or periods."""
    assert_type(
        Meeting(id="talks", title="Talks", format="bilateral", citations=[citation]), Meeting
    )
    assert_type(
        Meeting(
            id="talks",
            title="Talks",
            level="ministerial",
            format=MeetingFormat.BILATERAL,
            participants=[participant, Participant("TR")],
            participant_count=count,
            host="TR",
            organizer="nato",
            brokered_by="CN",
            period="2018-08-06",
            place="Ankara",
            country="TR",
            sidelines_of="another-meeting",
            visit="a-visit",
            status="held",
            topics=["defence"],
            outcome_documents=Quantity(2, "documents", "exactly"),
            citations=(citation,),
        ),
        Meeting,
    )
    assert_type(
        Meeting(
            id="talks",
            title="Talks",
            level=MeetingLevel.MINISTERIAL,
            format="bilateral",
            period=date(2018, 8, 6),
            country=Country("TR"),
            status=MeetingStatus.PLANNED,
            topics=("defence",),
            citations=[citation],
        ),
        Meeting,
    )


def meeting(meeting: Meeting) -> None:
    """The attributes of a meeting."""
    assert_type(meeting.id, str)
    assert_type(meeting.title, str)
    assert_type(meeting.level, MeetingLevel)
    assert_type(meeting.format, MeetingFormat)
    assert_type(meeting.participants, tuple[Participant, ...])
    assert_type(meeting.participant_count, Quantity | None)
    assert_type(meeting.host, str | None)
    assert_type(meeting.organizer, str | None)
    assert_type(meeting.brokered_by, str | None)
    assert_type(meeting.period, Period | None)
    assert_type(meeting.place, str | None)
    assert_type(meeting.country, Country | None)
    assert_type(meeting.sidelines_of, str | None)
    assert_type(meeting.visit, str | None)
    assert_type(meeting.status, MeetingStatus)
    assert_type(meeting.topics, tuple[str, ...])
    assert_type(meeting.outcome_documents, Quantity | None)
    assert_type(meeting.citations, tuple[Citation, ...])
    assert_type(meeting.parties, tuple[str, ...])


def summits(citation: Citation, span: Period) -> None:
    """A summit accepts the arguments of a meeting, except the level."""
    assert_type(
        Summit(
            id="summit",
            title="A summit",
            format="multilateral",
            participants=[Participant("KR")],
            period=span,
            sidelines_of="another-summit",
            citations=[citation],
        ),
        Summit,
    )


def summit(summit: Summit) -> None:
    """A summit is a meeting."""
    met: Meeting = summit
    assert_type(met.id, str)
    assert_type(summit.id, str)
    assert_type(summit.title, str)
    assert_type(summit.level, MeetingLevel)
    assert_type(summit.format, MeetingFormat)
    assert_type(summit.participants, tuple[Participant, ...])
    assert_type(summit.participant_count, Quantity | None)
    assert_type(summit.host, str | None)
    assert_type(summit.organizer, str | None)
    assert_type(summit.brokered_by, str | None)
    assert_type(summit.period, Period | None)
    assert_type(summit.place, str | None)
    assert_type(summit.country, Country | None)
    assert_type(summit.sidelines_of, str | None)
    assert_type(summit.status, MeetingStatus)
    assert_type(summit.topics, tuple[str, ...])
    assert_type(summit.outcome_documents, Quantity | None)
    assert_type(summit.citations, tuple[Citation, ...])
    assert_type(summit.parties, tuple[str, ...])

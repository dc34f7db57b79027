"""Visited: visits with their stops, missions with their acts, and the queries about both."""

from datetime import date
from typing import assert_type

from diplomacy import (
    Archive,
    Citation,
    Country,
    MeetingStatus,
    Mission,
    MissionAct,
    MissionActKind,
    MissionHeadClass,
    MissionRank,
    PartialDate,
    Participant,
    Period,
    Quantity,
    Stop,
    Visit,
    VisitRank,
    missions_between,
    missions_of,
    missions_to,
    visits_between,
    visits_of,
    visits_to,
)


def stop(stop: Stop, korea: Country) -> None:
    """A stop has a country, a place or a host, and a time."""
    assert_type(Stop("TR"), Stop)
    assert_type(Stop(korea, "Seoul", "nato", date(2024, 12, 3)), Stop)
    assert_type(Stop(country=None, place="Yalta", host=None, period="1945-02"), Stop)
    assert_type(stop.country, Country | None)
    assert_type(stop.place, str | None)
    assert_type(stop.host, str | None)
    assert_type(stop.period, Period | None)


def made_visit(citation: Citation, participant: Participant, stop: Stop) -> None:
    """Rank and status may be slugs."""
    assert_type(
        Visit(id="a-visit", travellers=[participant], stops=[stop], citations=[citation]), Visit
    )
    assert_type(
        Visit(
            id="a-visit",
            rank=VisitRank.STATE,
            travellers=(participant,),
            delegation="business leaders",
            delegation_count=Quantity(30, "persons"),
            accompanied_by=[participant],
            origin="KZ",
            stops=(stop, stop),
            period="2025-11",
            occasion="a funeral",
            attended="a-summit",
            status="cancelled",
            status_reason="a storm",
            topics=["trade"],
            citations=(citation,),
        ),
        Visit,
    )


def visit(visit: Visit) -> None:
    """A visit as stored."""
    assert_type(visit.id, str)
    assert_type(visit.rank, VisitRank)
    assert_type(visit.travellers, tuple[Participant, ...])
    assert_type(visit.delegation, str | None)
    assert_type(visit.delegation_count, Quantity | None)
    assert_type(visit.accompanied_by, tuple[Participant, ...])
    assert_type(visit.origin, str | None)
    assert_type(visit.stops, tuple[Stop, ...])
    assert_type(visit.period, Period | None)
    assert_type(visit.occasion, str | None)
    assert_type(visit.attended, str | None)
    assert_type(visit.status, MeetingStatus)
    assert_type(visit.status_reason, str | None)
    assert_type(visit.topics, tuple[str, ...])
    assert_type(visit.citations, tuple[Citation, ...])
    assert_type(visit.visitors, tuple[str, ...])
    assert_type(visit.visited, tuple[str, ...])
    assert_type(visit.first_stop_period, Period | None)
    assert_type(visit.own_date, PartialDate | Period | None)


def act(act: MissionAct, day: PartialDate) -> None:
    """Kind and rank of an act may be slugs."""
    assert_type(MissionAct("opened"), MissionAct)
    assert_type(MissionAct(MissionActKind.OPENED, "1957", MissionRank.EMBASSY), MissionAct)
    assert_type(MissionAct(kind="closed", date=day, rank=None, planned=True), MissionAct)
    assert_type(act.kind, MissionActKind)
    assert_type(act.date, PartialDate | None)
    assert_type(act.rank, MissionRank | None)
    assert_type(act.planned, bool)


def made_mission(citation: Citation, act: MissionAct) -> None:
    """Rank and class may be slugs."""
    assert_type(Mission(id="a", sending="KR", receiving="un", citations=[citation]), Mission)
    assert_type(
        Mission(
            id="a",
            sending="KR",
            receiving="TR",
            rank="embassy",
            place="Ankara",
            resident=False,
            accredited_from="EG",
            head="a-leader",
            head_office="Ambassador",
            head_class=MissionHeadClass.AMBASSADOR,
            history=[act],
            citations=(citation,),
        ),
        Mission,
    )


def mission(mission: Mission, day: PartialDate) -> None:
    """A mission as stored, and what its history says of a day."""
    assert_type(mission.id, str)
    assert_type(mission.sending, str)
    assert_type(mission.receiving, str)
    assert_type(mission.rank, MissionRank)
    assert_type(mission.place, str | None)
    assert_type(mission.resident, bool | None)
    assert_type(mission.accredited_from, Country | None)
    assert_type(mission.head, str | None)
    assert_type(mission.head_office, str | None)
    assert_type(mission.head_class, MissionHeadClass | None)
    assert_type(mission.history, tuple[MissionAct, ...])
    assert_type(mission.citations, tuple[Citation, ...])
    assert_type(mission.first_done_on, PartialDate | None)
    assert_type(mission.certainly_open_on("1990", as_of=day), bool)
    assert_type(mission.possibly_open_on(date(1990, 1, 1)), bool)
    assert_type(mission.rank_on(day, as_of="2024"), MissionRank | None)
    assert_type(mission.possible_ranks_on("1990"), frozenset[MissionRank])


def queries(archive: Archive, korea: Country, day: PartialDate) -> None:
    """Queries take the filters of their type of record."""
    assert_type(visits_between("KR", "Turkey"), tuple[Visit, ...])
    assert_type(
        visits_of(
            korea,
            rank="state",
            status=MeetingStatus.HELD,
            leader="lee-jae-myung",
            topic="trade",
            since="2018",
            until=day,
            states_only=True,
        ),
        tuple[Visit, ...],
    )
    assert_type(visits_to("TR", rank=VisitRank.WORKING), tuple[Visit, ...])
    assert_type(missions_between("KR", "TR", rank="embassy", on=day), tuple[Mission, ...])
    assert_type(missions_of("KR", since="1950", until="1960"), tuple[Mission, ...])
    assert_type(missions_to("TR", rank=MissionRank.LEGATION, states_only=True), tuple[Mission, ...])
    assert_type(archive.visits_between("KR", "TR", leader=None), tuple[Visit, ...])
    assert_type(archive.visits_of("KR"), tuple[Visit, ...])
    assert_type(archive.visits_to("TR"), tuple[Visit, ...])
    assert_type(archive.missions_between("KR", "TR"), tuple[Mission, ...])
    assert_type(archive.missions_of("KR"), tuple[Mission, ...])
    assert_type(archive.missions_to("TR"), tuple[Mission, ...])
    assert_type(archive.visits, tuple[Visit, ...])
    assert_type(archive.missions, tuple[Mission, ...])


def terms(slug: str) -> None:
    """Each vocabulary reads a slug."""
    assert_type(VisitRank(slug), VisitRank)
    assert_type(MissionRank(slug), MissionRank)
    assert_type(MissionHeadClass(slug), MissionHeadClass)
    assert_type(MissionActKind(slug), MissionActKind)


def visit_rank(term: VisitRank) -> str:
    """Every `VisitRank`."""
    match term:
        case (
            VisitRank.STATE
            | VisitRank.OFFICIAL
            | VisitRank.OFFICIAL_WORKING
            | VisitRank.WORKING
            | VisitRank.PRIVATE
            | VisitRank.TRANSIT
            | VisitRank.OTHER
            | VisitRank.UNKNOWN
        ):
            return term.definition


def mission_rank(term: MissionRank) -> str:
    """Every `MissionRank`."""
    match term:
        case (
            MissionRank.EMBASSY
            | MissionRank.HIGH_COMMISSION
            | MissionRank.LEGATION
            | MissionRank.LIAISON_OFFICE
            | MissionRank.INTERESTS_SECTION
            | MissionRank.PERMANENT_MISSION
            | MissionRank.CONSULATE_GENERAL
            | MissionRank.CONSULATE
            | MissionRank.OTHER
            | MissionRank.NONE
            | MissionRank.UNKNOWN
        ):
            return term.definition


def mission_head_class(term: MissionHeadClass) -> str:
    """Every `MissionHeadClass`."""
    match term:
        case (
            MissionHeadClass.AMBASSADOR
            | MissionHeadClass.MINISTER
            | MissionHeadClass.CHARGE_D_AFFAIRES
            | MissionHeadClass.CHARGE_D_AFFAIRES_AD_INTERIM
            | MissionHeadClass.CONSULAR
        ):
            return term.definition


def mission_act_kind(term: MissionActKind) -> str:
    """Every `MissionActKind`."""
    match term:
        case (
            MissionActKind.OPENED
            | MissionActKind.RANK_CHANGED
            | MissionActKind.MOVED
            | MissionActKind.SUSPENDED
            | MissionActKind.CLOSED
            | MissionActKind.REOPENED
        ):
            return term.definition

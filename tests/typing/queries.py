"""The queries of the shipped archive: their arguments and answers."""

from datetime import date
from typing import assert_type

from diplomacy import (
    Affiliation,
    Agreement,
    Archive,
    Certainty,
    Country,
    FigureKind,
    Incumbency,
    InstrumentKind,
    Leader,
    Meeting,
    MeetingLevel,
    MeetingStatus,
    Membership,
    MembershipStatus,
    Mission,
    Omission,
    Organization,
    PartialDate,
    Participant,
    Partnership,
    PartnershipKind,
    Period,
    Plan,
    PlanState,
    Representative,
    Role,
    Stage,
    Statement,
    StatementKind,
    Statistic,
    Summit,
    TradeFigure,
    TradeFlow,
    Visit,
    agreements_between,
    agreements_concluded_at,
    agreements_of,
    find,
    leaders_of,
    meetings_between,
    meetings_of,
    meetings_on_sidelines_of,
    members_of,
    memberships_of,
    omissions_between,
    omissions_of,
    participants_at,
    partnerships_between,
    partnerships_of,
    planned,
    relations,
    statements_between,
    statements_of,
    statistics_between,
    statistics_of,
    summits_between,
    summits_of,
    trade_between,
    trade_of,
)
from diplomacy.brief import Relations
from diplomacy.countries import Succession
from diplomacy.records import Record
from diplomacy.vocabulary import MissionActKind


def between_two_parties(korea: Country, day: PartialDate) -> None:
    """Parties are codes, names or countries; terms may be slugs, and dates text."""
    assert_type(agreements_between("KR", "TR"), tuple[Agreement, ...])
    assert_type(
        agreements_between(
            korea,
            "Turkey",
            kind="treaty",
            stage="in-force",
            reached="signed",
            topic=["nuclear-energy", "trade"],
            since="2025",
            until="2025-11",
            states_only=True,
        ),
        tuple[Agreement, ...],
    )
    assert_type(
        agreements_between(
            first="KR",
            second="TR",
            kind=InstrumentKind.TREATY,
            stage=Stage.IN_FORCE,
            reached=Stage.SIGNED,
            since=date(2025, 1, 1),
            until=day,
        ),
        tuple[Agreement, ...],
    )
    assert_type(
        partnerships_between(
            "KR", "KG", kind=PartnershipKind.ALLIANCE, stage="established", reached=Stage.ENDED
        ),
        tuple[Partnership, ...],
    )
    assert_type(
        partnerships_between(
            "KR", "KG", kind="alliance", since=day, until="2024", states_only=True
        ),
        tuple[Partnership, ...],
    )
    assert_type(
        meetings_between("RU", "TR", level=MeetingLevel.MINISTERIAL, status=MeetingStatus.HELD),
        tuple[Meeting, ...],
    )
    assert_type(
        meetings_between(
            "RU",
            "TR",
            level="ministerial",
            status="held",
            topic="trade",
            since="2023",
            until=date(2024, 7, 3),
            states_only=False,
        ),
        tuple[Meeting, ...],
    )
    assert_type(
        summits_between(
            "KR", "TR", status="held", topic="trade", since=day, until=day, states_only=True
        ),
        tuple[Summit, ...],
    )
    assert_type(summits_between("KR", "TR", status=MeetingStatus.PLANNED), tuple[Summit, ...])
    assert_type(
        trade_between("TR", "RU", kind="target", flow="total", since="2024", until=day),
        tuple[TradeFigure, ...],
    )
    assert_type(
        trade_between("TR", "RU", kind=FigureKind.TARGET, flow=TradeFlow.TOTAL),
        tuple[TradeFigure, ...],
    )
    assert_type(
        statistics_between("TR", "RU", indicator="tourist-arrivals", since="2023", until=day),
        tuple[Statistic, ...],
    )
    assert_type(
        statements_between("KR", "NL", kind="requested", topic="trade", since=day, until="2024"),
        tuple[Statement, ...],
    )
    assert_type(statements_between("KR", "NL", kind=StatementKind.REQUESTED), tuple[Statement, ...])
    assert_type(relations("South Korea", korea), Relations)
    assert_type(relations("RU", korea, continuing=True, predecessors=False), Relations)


def earlier_states(korea: Country, day: PartialDate) -> None:
    """Queries count earlier states if asked to, and list what they do not count."""
    assert_type(
        agreements_between("RU", korea, continuing=True, predecessors=True), tuple[Agreement, ...]
    )
    assert_type(trade_between("RU", "KR", continuing=True), tuple[TradeFigure, ...])
    assert_type(leaders_of("RU", on=day, continuing=True), tuple[Incumbency, ...])
    assert_type(memberships_of("CZ", predecessors=True), tuple[Affiliation, ...])
    assert_type(omissions_of("RU", continuing=True), tuple[Omission, ...])
    assert_type(
        omissions_between("RU", korea, states_only=True, predecessors=False),
        tuple[Omission, ...],
    )


def omitted(omission: Omission) -> None:
    """What a query leaves out has the succession behind it, the records and their number."""
    russia = Country("RU")
    assert_type(Omission(russia, Country("SUHH"), "continuing", (), ()), Omission)
    assert_type(omission.party, Country)
    assert_type(omission.state, Country)
    assert_type(omission.keyword, str)
    assert_type(omission.links, tuple[Succession, ...])
    assert_type(omission.counts, dict[str, int])
    assert_type(
        omission.records,
        tuple[
            Leader
            | Organization
            | Meeting
            | Visit
            | Agreement
            | Partnership
            | Membership
            | Mission
            | TradeFigure
            | Statistic
            | Statement,
            ...,
        ],
    )


def about_one_record(korea: Country, day: PartialDate) -> None:
    """One party, or one meeting by its id."""
    assert_type(leaders_of("KR"), tuple[Incumbency, ...])
    assert_type(
        leaders_of(korea, on="2024-12-03", role="minister", certain=True), tuple[Incumbency, ...]
    )
    assert_type(leaders_of("nato", on=day, role=Role.HEAD_OF_STATE), tuple[Incumbency, ...])
    assert_type(memberships_of("TR", on="2024", status="member"), tuple[Affiliation, ...])
    assert_type(
        memberships_of(korea, on=date(2024, 1, 1), status=MembershipStatus.OBSERVER),
        tuple[Affiliation, ...],
    )
    assert_type(members_of("sco"), tuple[Affiliation, ...])
    assert_type(members_of("sco", on="2001", status=None), tuple[Affiliation, ...])
    assert_type(members_of("sco", on=day, status="observer"), tuple[Affiliation, ...])
    assert_type(meetings_on_sidelines_of("nato-vilnius-2023"), tuple[Meeting, ...])
    assert_type(agreements_concluded_at(meeting="a-summit"), tuple[Agreement, ...])


def about_one_side(korea: Country, day: PartialDate) -> None:
    """A country, an organization or a person, with the filters of a pair."""
    assert_type(
        agreements_of(
            "KR", kind="treaty", stage="in-force", in_force_on=day, since="2020", certain=True
        ),
        tuple[Agreement, ...],
    )
    assert_type(agreements_of(side=korea, predecessors=True), tuple[Agreement, ...])
    assert_type(partnerships_of("KR", kind=PartnershipKind.ALLIANCE), tuple[Partnership, ...])
    assert_type(meetings_of("Erdogan", level="ministerial", until=day), tuple[Meeting, ...])
    assert_type(summits_of("Erdogan", status="held", certain=True), tuple[Summit, ...])
    assert_type(trade_of("KR", flow="total", continuing=True), tuple[TradeFigure, ...])
    assert_type(statistics_of("KR", kind="target", indicator="rank"), tuple[Statistic, ...])
    assert_type(statements_of("Erdogan", topic=["trade"]), tuple[Statement, ...])


def found_by_text() -> None:
    """The types that are looked through are those of the answer."""
    assert_type(find("free trade"), tuple[Record, ...])
    assert_type(find("free trade", types=Agreement), tuple[Agreement, ...])
    assert_type(find("free trade", types=[Agreement, Summit]), tuple[Record, ...])


def outstanding(day: PartialDate, plan: Plan) -> None:
    """A plan has the record that states it, what is to come, and when."""
    assert_type(planned(as_of="2025-11-25"), tuple[Plan, ...])
    assert_type(planned("KR", "TR", as_of=day, state="ahead", topic="trade"), tuple[Plan, ...])
    assert_type(
        plan.record,
        Agreement | Partnership | Meeting | Visit | Mission | Membership | Statement,
    )
    assert_type(
        plan.what, Stage | MissionActKind | MembershipStatus | MeetingStatus | StatementKind
    )
    assert_type(plan.due, PartialDate | Period | None)
    assert_type(plan.state, PlanState)
    assert_type(plan.path, str)
    assert_type(Plan(plan.record, plan.what, None, PlanState.NO_DATE), Plan)


def represented(representative: Representative) -> None:
    """A representative is a participant with the offices of the person."""
    assert_type(participants_at("2025-11-24-kr-tr-summit"), tuple[Representative, ...])
    assert_type(Representative(Participant("KR")), Representative)
    assert_type(representative.participant, Participant)
    assert_type(representative.leader, Leader | None)
    assert_type(representative.offices, tuple[Incumbency, ...])
    assert_type(representative.party, str | None)
    assert_type(representative.name, str | None)
    assert_type(representative.office, str | None)
    assert_type(representative.certainty, Certainty | None)


def about_one_side_of_an_archive(archive: Archive) -> None:
    """An archive has each query as a method."""
    assert_type(archive.agreements_of("XA", certain=True), tuple[Agreement, ...])
    assert_type(archive.partnerships_of("XA"), tuple[Partnership, ...])
    assert_type(archive.meetings_of("A Person"), tuple[Meeting, ...])
    assert_type(archive.summits_of("A Person"), tuple[Summit, ...])
    assert_type(archive.trade_of("XA"), tuple[TradeFigure, ...])
    assert_type(archive.statistics_of("XA"), tuple[Statistic, ...])
    assert_type(archive.statements_of("A Person"), tuple[Statement, ...])
    assert_type(archive.planned("XA", as_of="2025"), tuple[Plan, ...])
    assert_type(archive.participants_at("a-summit"), tuple[Representative, ...])
    assert_type(archive.find("free trade"), tuple[Record, ...])
    assert_type(archive.find("free trade", types=Agreement), tuple[Agreement, ...])
    assert_type(archive.find("free trade", types={Agreement, Summit}), tuple[Record, ...])

"""The questions, asked of the shipped archive: what they take, and what they answer."""

from datetime import date
from typing import assert_type

from diplomacy import (
    Affiliation,
    Agreement,
    Country,
    FigureKind,
    Incumbency,
    InstrumentKind,
    Meeting,
    MeetingLevel,
    MeetingStatus,
    MembershipStatus,
    PartialDate,
    Partnership,
    PartnershipKind,
    Role,
    Stage,
    Statement,
    StatementKind,
    Statistic,
    Summit,
    TradeFigure,
    TradeFlow,
    agreements_between,
    agreements_concluded_at,
    leaders_of,
    meetings_between,
    meetings_on_sidelines_of,
    members_of,
    memberships_of,
    partnerships_between,
    relations,
    statements_between,
    statistics_between,
    summits_between,
    trade_between,
)
from diplomacy.brief import Relations


def between_two(korea: Country, day: PartialDate) -> None:
    """Sides are codes, names or countries; terms may be slugs, and dates texts."""
    assert_type(agreements_between("KR", "TR"), tuple[Agreement, ...])
    assert_type(
        agreements_between(
            korea,
            "Turkey",
            kind="treaty",
            stage="in-force",
            reached="signed",
            topic="nuclear-energy",
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


def of_one(korea: Country, day: PartialDate) -> None:
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

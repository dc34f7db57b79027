"""The testing package: builders, assertions and strategies."""

from typing import assert_type

from hypothesis.strategies import SearchStrategy

from diplomacy import (
    Agreement,
    Archive,
    Citation,
    Country,
    Leader,
    Meeting,
    Membership,
    Milestone,
    Mission,
    MissionAct,
    Obligation,
    Organization,
    PartialDate,
    Participant,
    Partnership,
    Period,
    Quantity,
    Source,
    Statement,
    Statistic,
    Stop,
    Summit,
    Tenure,
    TradeFigure,
    Visit,
)
from diplomacy.records import Record
from diplomacy.testing import (
    assert_audited,
    assert_round_trips,
    assert_same_records,
    describe_records,
    make_agreement,
    make_archive,
    make_leader,
    make_meeting,
    make_membership,
    make_mission,
    make_organization,
    make_partnership,
    make_source,
    make_statement,
    make_statistic,
    make_summit,
    make_trade_figure,
    make_visit,
    name_fictional_states,
)
from diplomacy.testing.strategies import (
    agreements,
    archives,
    citations,
    countries,
    leaders,
    meetings,
    memberships,
    milestones,
    mission_acts,
    missions,
    obligations,
    organizations,
    partial_dates,
    participants,
    partnerships,
    periods,
    quantities,
    records,
    sources,
    statements,
    statistics,
    stops,
    summits,
    tenures,
    texts,
    trade_figures,
    visits,
)


def builders(archive: Archive) -> None:
    """Each builder returns its type of record, or an archive."""
    assert_type(make_source(id="a"), Source)
    assert_type(make_leader(id="a"), Leader)
    assert_type(make_organization(id="a"), Organization)
    assert_type(make_meeting(id="a"), Meeting)
    assert_type(make_summit(id="a"), Summit)
    assert_type(make_visit(id="a"), Visit)
    assert_type(make_mission(id="a"), Mission)
    assert_type(make_agreement(id="a"), Agreement)
    assert_type(make_partnership(id="a"), Partnership)
    assert_type(make_membership(id="a"), Membership)
    assert_type(make_trade_figure(id="a"), TradeFigure)
    assert_type(name_fictional_states(XA="Ruritania")(len)("KR"), int)
    assert_type(make_statistic(id="a"), Statistic)
    assert_type(make_statement(id="a"), Statement)
    assert_type(make_archive([make_agreement(), make_summit()]), Archive)
    assert_type(make_archive(archive), Archive)
    assert_type(describe_records(archive), str)


def assertions(archive: Archive, agreement: Agreement) -> None:
    """Each assertion accepts the values it compares, and returns None."""
    assert_type(assert_same_records(archive, [agreement]), None)
    assert_type(assert_same_records(agreement, agreement), None)
    assert_type(assert_round_trips(agreement), None)
    assert_type(assert_round_trips(archive), None)
    assert_type(assert_audited(archive), None)


def values() -> None:
    """There is a strategy for each value."""
    assert_type(citations(), SearchStrategy[Citation])
    assert_type(countries(), SearchStrategy[Country])
    assert_type(milestones(), SearchStrategy[Milestone])
    assert_type(obligations(), SearchStrategy[Obligation])
    assert_type(mission_acts(since="1990"), SearchStrategy[MissionAct])
    assert_type(stops(countries=["XD", "XE"]), SearchStrategy[Stop])
    assert_type(partial_dates(since="1990", approximate=False), SearchStrategy[PartialDate])
    assert_type(participants(), SearchStrategy[Participant])
    assert_type(periods(since="1990"), SearchStrategy[Period])
    assert_type(quantities(units=["USD"]), SearchStrategy[Quantity])
    assert_type(tenures(), SearchStrategy[Tenure])
    assert_type(texts(), SearchStrategy[str])


def types() -> None:
    """There is a strategy for each type of record, and for archives."""
    assert_type(agreements(countries=["XD", "XE"], since="1990"), SearchStrategy[Agreement])
    assert_type(leaders(), SearchStrategy[Leader])
    assert_type(meetings(), SearchStrategy[Meeting])
    assert_type(memberships(), SearchStrategy[Membership])
    assert_type(missions(), SearchStrategy[Mission])
    assert_type(visits(countries=["XD", "XE"], since="1990"), SearchStrategy[Visit])
    assert_type(organizations(), SearchStrategy[Organization])
    assert_type(partnerships(), SearchStrategy[Partnership])
    assert_type(records(), SearchStrategy[Record])
    assert_type(sources(), SearchStrategy[Source])
    assert_type(statements(), SearchStrategy[Statement])
    assert_type(statistics(), SearchStrategy[Statistic])
    assert_type(summits(), SearchStrategy[Summit])
    assert_type(trade_figures(), SearchStrategy[TradeFigure])
    assert_type(
        archives(countries=["XD", "XE"], since="1990", max_records=4), SearchStrategy[Archive]
    )
    assert_type(archives(types=[Agreement, Summit]), SearchStrategy[Archive])

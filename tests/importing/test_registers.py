"""The ready importers, on rows made up in the layout of each register."""

from typing import Final

import pytest

from diplomacy import Leader, Partnership, Tenure
from diplomacy.errors import InvalidMapping
from diplomacy.importing import part
from diplomacy.importing.registers import read_archigos, read_cow_alliances, read_cow_trade

SPELL: Final = {
    "leadid": "L1",
    "leader": "Doe",
    "ccode": "220",
    "startdate": "1951-01-20",
    "enddate": "1954-06-18",
    "entry": "Regular",
    "exit": "Irregular",
    "yrborn": "1900",
    "yrdied": "-999",
    "gender": "M",
}
MEMBER: Final = {
    "version4id": "7",
    "ccode": "220",
    "state_name": "France",
    "mem_st_day": "3",
    "mem_st_month": "4",
    "mem_st_year": "1904",
    "mem_end_day": "5",
    "mem_end_month": "6",
    "mem_end_year": "1910",
    "defense": "1",
    "neutrality": "0",
    "nonaggression": "1",
    "entente": "0",
}


def test_the_spells_of_a_leader_are_tenures_of_one_person() -> None:
    again = {"startdate": "2013-02-01", "enddate": "2015-12-31", "exit": "Still in Office"}
    archive, report = read_archigos([SPELL, {**SPELL, **again}])
    leader = archive["archigos-l1"]
    assert isinstance(leader, Leader)
    assert [str(tenure.period) for tenure in leader.tenures] == [
        "1951-01-20/1954-06-18",
        "2013-02-01/[2015-12-31..]",
    ]
    assert [tenure.ended_by and str(tenure.ended_by) for tenure in leader.tenures] == [
        "irregular",
        None,
    ]
    assert leader.died is None
    assert leader.identifiers == ("archigos:L1",)
    assert (report.tried, report.held, report.findings) == (2, 2, ())
    assert report.unmapped == {("archigos", "gender"): 2}


def test_a_spell_of_a_state_without_a_code_is_refused_with_the_reason() -> None:
    _, report = read_archigos([{**SPELL, "ccode": "999"}])
    assert [(found.column, found.kind) for found in report.findings[:1]] == [
        ("ccode", "unknown-country")
    ]


def test_an_alliance_has_the_terms_and_obligations_of_each_member() -> None:
    other = {**MEMBER, "ccode": "235", "state_name": "Portugal", "mem_end_year": "", "defense": "0"}
    archive, report = read_cow_alliances([MEMBER, other])
    alliance = archive["cow-alliance-7"]
    assert isinstance(alliance, Partnership)
    assert [str(party) for party in alliance.parties] == ["FR", "PT"]
    assert [(str(act.stage), str(act.date), act.party) for act in alliance.history] == [
        ("established", "1904-04-03", "FR"),
        ("established", "1904-04-03", "PT"),
        ("ended", "1910-06-05", "FR"),
    ]
    assert [(str(duty.kind), duty.party, str(duty.period)) for duty in alliance.obligations] == [
        ("defence", "FR", "1904-04-03/1910-06-05"),
        ("non-aggression", "FR", "1904-04-03/1910-06-05"),
        ("non-aggression", "PT", "1904-04-03/"),
    ]
    assert report.held == 2
    assert report.findings == ()


def test_a_former_state_is_an_organization_in_an_alliance_and_reported() -> None:
    archive, report = read_cow_alliances([MEMBER, {**MEMBER, "state_name": "Ruritania"}])
    alliance = archive["cow-alliance-7"]
    assert isinstance(alliance, Partnership)
    assert alliance.parties == ("FR", "ruritania")
    assert "unknown-country" in report.counts()
    assert report.held_with_loss == 1


def test_each_flow_of_a_pair_is_a_figure_and_a_missing_one_is_none() -> None:
    row = {"ccode1": "2", "ccode2": "732", "year": "2000", "flow1": "40.5", "flow2": "0"}
    archive, report = read_cow_trade([row, {**row, "year": "2001", "flow2": "-9"}])
    found = {figure.id: str(figure.value) for figure in archive.trade_figures}
    assert found["cow-trade-2-732-2000"] == "40.5 million US dollars"
    assert found["cow-trade-732-2-2000"] == "0 US dollars"
    assert found["cow-trade-732-2-2001"] == "None"
    assert [str(figure.kind) for figure in archive.trade_of("KR", since="2001")].count(
        "not-reported"
    ) == 1
    assert {str(figure.period) for figure in archive.trade_figures} == {"2000", "2001"}
    assert (report.held, report.findings) == (2, ())


def test_another_layout_is_an_error() -> None:
    with pytest.raises(InvalidMapping, match="has no column"):
        read_cow_trade([{"state": "x"}])


def test_a_part_needs_the_field_that_it_is_only_with() -> None:
    with pytest.raises(InvalidMapping, match="only_with"):
        part(Tenure, only_with="period", office="office")

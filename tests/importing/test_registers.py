"""The ready importers, on rows made up in the layout of each register."""

from inspect import Parameter, signature
from pathlib import Path
from typing import Any, Final

import pytest

from diplomacy import Leader, Mission, Participant, Partnership
from diplomacy.errors import InvalidMapping
from diplomacy.importing import part, registers
from diplomacy.importing.registers import (
    read_archigos,
    read_cow_alliances,
    read_cow_memberships,
    read_cow_trade,
    read_us_missions,
    read_us_travels,
    read_us_visits,
)
from diplomacy.provenance import verify

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


def test_a_spell_during_which_a_number_passes_to_another_state_is_a_tenure_in_each() -> None:
    days = {"ccode": "365", "startdate": "1991-08-21", "enddate": "1999-12-31"}
    archive, report = read_archigos([{**SPELL, **days}])
    leader = archive.get(Leader, "archigos-l1")
    found = [(t.party, str(t.period), str(t.began_by), str(t.ended_by)) for t in leader.tenures]
    assert found == [
        ("SUHH", "1991-08-21/1991-12-25", "regular", "None"),
        ("RU", "1991-12-26/1999-12-31", "None", "irregular"),
    ]
    assert [i.leader.id for i in archive.leaders_of("RU", on="1995", certain=True)] == [leader.id]
    bases = {str(c.basis) for c in leader.citations if "tenures[1].period" in c.fields}
    assert bases == {"inferred"}
    assert (report.held, report.findings) == (1, ())


@pytest.mark.parametrize(
    ("start", "end"), [("1980", "1999"), ("1999-01-01", "1980-01-01"), ("", "x")]
)
def test_a_spell_without_two_days_in_order_is_not_divided(start: str, end: str) -> None:
    days = {"ccode": "365", "startdate": start, "enddate": end}
    _, report = read_archigos([{**SPELL, **days}])
    assert (report.tried, report.refused) == (1, 0)


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


def test_an_obligation_that_is_neither_one_nor_zero_is_reported() -> None:
    archive, report = read_cow_alliances(
        [{**MEMBER, "neutrality": "2", "entente": "-9"}, {**MEMBER, "ccode": "235"}]
    )
    [finding] = report.findings
    assert finding[:5] == ("cow-alliances", 2, "neutrality", "2", "unknown-term")
    alliance = archive.get(Partnership, "cow-alliance-7")
    assert {str(duty.kind) for duty in alliance.obligations} == {"defence", "non-aggression"}
    assert (report.held, report.held_with_loss) == (1, 1)


def test_a_number_of_no_state_is_an_organization_in_an_alliance_and_reported() -> None:
    archive, report = read_cow_alliances(
        [MEMBER, {**MEMBER, "ccode": "999", "state_name": "Ruritania"}]
    )
    alliance = archive.get(Partnership, "cow-alliance-7")
    assert alliance.parties == ("FR", "999")
    assert "Ruritania" in alliance.extra.values()
    assert "unknown-country" in report.counts()
    assert report.held_with_loss == 1


def test_a_number_is_the_state_of_that_year() -> None:
    days = {"mem_st_year": "1816", "mem_st_month": "1", "mem_st_day": "1", "mem_end_year": "1850"}
    rows = [{**MEMBER, **days, "ccode": number, "state_name": "X"} for number in ("255", "325")]
    archive, report = read_cow_alliances(rows)
    alliance = archive.get(Partnership, "cow-alliance-7")
    assert alliance.parties == ("XPRU", "XSAR")
    assert {str(act.date) for act in alliance.history} == {"[..1816-01-01]", "1850-06-05"}
    assert {str(duty.period) for duty in alliance.obligations} == {"[..1816-01-01]/1850-06-05"}
    assert report.held == 2


@pytest.mark.parametrize("end", [("1995", "9", "7"), ("", "", "")])
def test_a_term_during_which_a_number_passes_to_another_state_is_one_of_each(
    end: tuple[str, str, str],
) -> None:
    start = {"mem_st_year": "1961", "mem_st_month": "7", "mem_st_day": "6", "ccode": "365"}
    ends = dict(zip(("mem_end_year", "mem_end_month", "mem_end_day"), end, strict=True))
    archive, report = read_cow_alliances([{**MEMBER, **start, **ends}])
    alliance = archive.get(Partnership, "cow-alliance-7")
    last = "1995-09-07" if end[0] else ""
    assert {(o.party, str(o.period)) for o in alliance.obligations} == {
        ("SUHH", "1961-07-06/1991-12-25"),
        ("RU", f"1991-12-26/{last}"),
    }
    ended = [("ended", last, "RU")] if last else []
    assert [(str(a.stage), str(a.date), a.party) for a in alliance.history] == [
        ("established", "1961-07-06", "SUHH"),
        *ended,
    ]
    assert (alliance.parties, report.held, report.findings) == (("SUHH", "RU"), 1, ())


def test_a_number_that_passes_twice_is_three_members() -> None:
    days = {"mem_st_year": "1995", "mem_end_year": "2008", "ccode": "345"}
    archive, _ = read_cow_alliances([{**MEMBER, **days}])
    assert {(o.party, str(o.period)) for o in archive.partnerships[0].obligations} == {
        ("YUCS", "1995-04-03/2003-02-03"),
        ("CSXX", "2003-02-04/2006-06-04"),
        ("RS", "2006-06-05/2008-06-05"),
    }


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


@pytest.mark.parametrize("name", registers.__all__)
def test_every_importer_reports_its_progress(name: str) -> None:
    read: Any = getattr(registers, name)
    tables = [
        p for p in signature(read).parameters.values() if p.kind is not Parameter.KEYWORD_ONLY
    ]
    calls: list[tuple[int, int]] = []
    read(*[[] for _ in tables], progress=lambda done, total: calls.append((done, total)))
    assert {*calls} == {(0, 0)}


def test_another_layout_is_an_error() -> None:
    with pytest.raises(InvalidMapping, match="has no column"):
        read_cow_trade([{"state": "x"}])


def test_a_part_needs_the_field_that_it_is_only_with() -> None:
    with pytest.raises(InvalidMapping, match="only_with"):
        part(Participant, only_with="name", office="office")


# --- memberships ----------------------------------------------------------------------------------


def test_the_years_of_a_status_are_one_membership() -> None:
    row = {"ccode": "640", "state": "turkey"}
    years = [
        {**row, "year": "1949", "coe": "0", "nato": "-1"},
        {**row, "year": "1950", "coe": "1", "nato": "0"},
        {**row, "year": "1951", "coe": "1", "nato": "-9"},
        {**row, "year": "1952", "coe": "1", "nato": "1"},
        {**row, "year": "2014", "coe": "2", "nato": "1"},
    ]
    archive, report = read_cow_memberships(years)
    found = [(m.organization, str(m.status), str(m.period)) for m in archive.memberships]
    assert sorted(found) == [
        ("coe", "associate", "2014/[2014..]"),
        ("coe", "member", "1950/1952"),
        ("nato", "member", "1952"),
        ("nato", "member", "2014/[2014..]"),
    ]
    assert (report.tried, report.held, report.left_out) == (4, 4, {"cow-igo": 1})
    assert report.missing == {("membership", "-9"): 1}


def test_a_number_that_passes_to_another_state_is_two_members() -> None:
    years = [{"ccode": "365", "state": "russia", "year": year, "un": "1"} for year in YEARS]
    archive, report = read_cow_memberships([*years, {**years[0], "ccode": "9", "year": "1993"}])
    found = {m.member: str(m.period) for m in archive.memberships}
    assert found == {"SUHH": "1989/1991", "RU": "1991/[2014..]", "9": "1993"}
    assert [str(a.membership.member) for a in archive.members_of("un", on="2010")] == ["RU"]
    assert [f.cell for f in report.findings] == ["9"]
    assert report.tried == len(years) + 1


YEARS: Final = tuple(map(str, range(1989, 2015)))


def test_a_status_of_a_member_that_is_not_known_is_reported() -> None:
    row = {"ccode": "640", "state": "turkey", "year": "1950", "coe": "1", "un": "1", "nato": "5"}
    archive, report = read_cow_memberships([row, {**row, "year": "1951", "nato": "0"}])
    assert sorted(m.organization for m in archive.memberships) == ["coe", "un"]
    [finding] = [found for found in report.findings if found.kind == "unknown-term"]
    assert (finding.line, finding.column, finding.cell) == (2, "nato", "5")
    assert (report.held, report.held_with_loss) == (1, 1)


# --- missions -------------------------------------------------------------------------------------


def span(number: str, start: str, end: str, status: str) -> dict[str, str]:
    names = {"country_abbrev_cow": "A", "country_name_cow": "A", "country_name_usdos": "A"}
    days = {"date_start": start, "date_end": end}
    return {"country_code_cow": number, **names, **days, "us_mission_status": status}


def test_spans_of_a_rank_are_acts_of_a_mission() -> None:
    archive, report = read_us_missions(
        [
            span("640", "1906-01-01", "1917-04-19", "Legation"),
            span("640", "1917-04-20", "1927-10-11", "None"),
            span("640", "1927-10-12", "1952-01-30", "Legation"),
            span("640", "1952-01-31", "1970-12-31", "Embassy"),
            span("640", "1972-01-02", "2024-12-31", "Ambassador Nonresident"),
        ]
    )
    resident, elsewhere = (archive.get(Mission, id) for id in ("us-tr", "us-tr-nonresident"))
    assert [f"{act.kind} {act.date}" for act in resident.history] == [
        "opened 1906",
        "closed 1917-04-20",
        "reopened 1927-10-12",
        "rank-changed 1952-01-31",
        "closed 1970-12-31",
    ]
    assert (str(resident.rank), resident.resident) == ("embassy", True)
    assert (str(elsewhere.head_class), elsewhere.resident) == ("ambassador", False)
    assert report.held == 5


def test_a_number_of_two_states_is_two_missions() -> None:
    archive, report = read_us_missions(
        [
            span("365", "1933-12-13", "2024-12-31", "Embassy"),
            span("710", "1949-10-01", "2024-12-31", "None"),
        ]
    )
    first, second = archive.get(Mission, "us-suhh"), archive.get(Mission, "us-ru")
    assert [str(mission.history[0].date) for mission in (first, second)] == [
        "1933-12-13",
        "1991-12-26",
    ]
    assert str(archive.get(Mission, "us-cn").rank) == "none"
    assert report.held == 2


def test_a_bad_day_costs_the_acts_of_its_span_and_an_unknown_state_the_row() -> None:
    archive, report = read_us_missions(
        [
            span("999", "1950-03-01", "2024-12-31", "Embassy"),
            span("230", "soon", "2024-12-31", "Embassy"),
            span("230", "1951-02-27", "2023-02-30", "Embassy"),
            span("230", "", "9999-12-31", "Embassy"),
        ]
    )
    assert [(found.column, found.cell, found.kind) for found in report.findings if found.cell] == [
        ("country_code_cow", "999", "unknown-country"),
        ("date_start", "soon", "invalid-date"),
        ("date_end", "2023-02-30", "invalid-date"),
    ]
    assert ("date_start", "") in {(found.column, found.cell) for found in report.findings}
    [mission] = archive.missions
    assert (mission.receiving, mission.history) == ("ES", ())
    assert (report.refused, report.held_with_loss) == (1, 3)


def test_two_numbers_of_one_state_are_one_mission() -> None:
    archive, _ = read_us_missions(
        [
            span("255", "1921-12-10", "1941-12-11", "Embassy"),
            span("260", "1955-05-05", "1990-10-02", "Embassy"),
            span("255", "1990-10-03", "2024-12-31", "Embassy"),
        ]
    )
    kinds = [str(act.kind) for act in archive.get(Mission, "us-de").history]
    assert kinds == ["opened", "closed", "reopened", "closed", "reopened"]


@pytest.mark.parametrize("status", ["Consulate General", "embassy", ""])
def test_a_status_that_is_not_known_is_reported_and_is_not_held_in_full(status: str) -> None:
    archive, report = read_us_missions(
        [
            span("640", "1906-02-03", "1917-04-19", "Legation"),
            span("640", "1917-04-20", "1927-10-11", status),
            span("640", "1927-10-12", "2024-12-31", "Embassy"),
        ]
    )
    [finding] = report.findings
    assert finding[:5] == ("us-missions", 3, "us_mission_status", status, "unknown-term")
    assert "Interests" in finding.reason
    assert (report.held, report.held_with_loss, finding.record) == (2, 1, "us-tr")
    acts = [f"{act.kind} {act.date}" for act in archive.get(Mission, "us-tr").history]
    assert acts == ["opened 1906-02-03", "closed 1917-04-20", "reopened 1927-10-12"]


# --- visits ---------------------------------------------------------------------------------------

VISIT: Final = {
    "id": "1",
    "start_date": "1999-05-03",
    "end_date": "1999-05-05",
    "visitor": "President A. Person",
    "from_id": "turkey",
    "from_name": "Turkey",
    "description": "State visit.",
}


@pytest.mark.parametrize(
    ("label", "id", "day", "party"),
    [
        ("Korea", "korea-south", "1999-05-03", "KR"),
        ("Poland (government-in-exile)", "poland", "1943-05-03", "PL"),
        ("Vietnam", "vietnam", "1957-05-08", "XRVN"),
        ("Vietnam", "vietnam", "2005-06-21", "VN"),
        ("Yemen", "yemen", "2000-01-01", "YE"),
        ("Germany", "germany", "1978-07-15", "DE"),
        ("U.S.S.R.", "russia", "1973-06-18", "SUHH"),
        ("U.S.S.R.", "russia", "1992-02-01", "RU"),
    ],
)
def test_a_label_is_read_with_its_day(label: str, id: str, day: str, party: str) -> None:
    cells = {"from_name": label, "from_id": id, "start_date": day, "end_date": day}
    archive, report = read_us_visits([{**VISIT, **cells}])
    assert [visit.visitors for visit in archive.visits] == [(party,)]
    assert report.held == 1


def test_a_visit_is_a_meeting_only_if_the_prose_says_so() -> None:
    summit = {**VISIT, "id": "2", "description": "Attended the NATO Summit."}
    met = {**VISIT, "id": "3", "description": "Private visit. Met with President Clinton May 4."}
    archive, report = read_us_visits([VISIT, summit, met])
    assert [str(visit.rank) for visit in archive.visits] == ["state", "unknown", "private"]
    [meeting] = archive.meetings
    assert (meeting.visit, str(meeting.period)) == ("us-visit-3", "[1999-05-03..1999-05-05]")
    [held] = archive.leaders_of("TR", on="1999-05-03")
    assert (held.leader.name, str(held.certainty)) == ("A. Person", "attested")
    assert report.held == 3


def test_a_visit_that_ends_before_it_starts_has_no_end() -> None:
    archive, report = read_us_visits([VISIT, {**VISIT, "id": "2", "end_date": "1999-05-02"}])
    assert [str(visit.period) for visit in archive.visits] == [
        "1999-05-03/1999-05-05",
        "1999-05-03/",
    ]
    assert [(f.line, f.column, f.kind) for f in report.findings] == [
        (3, "end_date", "invalid-period")
    ]


def travel(**cells: str) -> dict[str, str]:
    row = {"id": "1", "role": "secretary", "who": "doe-jo", "name": "Jo Doe", "locale": "Ankara"}
    row |= {"start_date": "1999-06-01", "end_date": "1999-06-01", "country_id": "turkey"}
    return {**row, "country_name": "Turkey", **cells}


@pytest.mark.parametrize(
    ("prose", "met"),
    [
        ("Met with Pope Francis.", True),
        ("Audience with Pope John Paul II.", True),
        ("Official visit; met with Prime Minister Begin.", True),
        ("Attended a summit; met with Russian President Putin.", False),
        ("Vacation.", False),
    ],
)
def test_a_travel_is_a_meeting_with_the_host_that_the_prose_names(prose: str, met: bool) -> None:
    """A counterpart of another country is named with its nationality."""
    archive, report = read_us_travels([travel(remarks=prose)])
    [visit] = archive.visits_between("US", "TR")
    assert (visit.stops[0].place, visit.visitors) == ("Ankara", ("US",))
    assert len(archive.meetings_between("US", "TR")) == met
    assert report.held == 1


def test_a_travel_to_a_place_without_a_country_is_held_with_loss() -> None:
    cells = {"role": "president", "country_id": "west-bank", "country_name": "West Bank"}
    archive, report = read_us_travels([travel(**cells, locale="Ramallah", remarks="")])
    [visit] = archive.visits
    assert (visit.visited, visit.stops[0].place) == (("west-bank",), "Ramallah")
    [tenure] = archive.leaders[0].tenures
    assert {str(role) for role in tenure.roles} == {"head-of-state", "head-of-government"}
    assert report.held_with_loss == 1


def test_a_role_of_a_traveller_that_is_not_known_is_reported() -> None:
    archive, report = read_us_travels([travel(role="vice-president", remarks="")])
    assert ("role", "vice-president", "unknown-term") in {f[2:5] for f in report.findings}
    assert archive.leaders[0].tenures == ()
    assert [visit.visited for visit in archive.visits] == [("TR",)]
    assert report.held_with_loss == 1


def test_the_citations_of_a_file_fit_its_text(tmp_path: Path) -> None:
    table = tmp_path / "visits.csv"
    table.write_text(f"{','.join(VISIT)}\n{','.join(VISIT.values())}\n", "utf-8")
    archive, _ = read_us_visits(table)
    found = {
        str(finding.kind) for finding in verify(archive, "us-visits", table.read_text("utf-8"))
    }
    assert "another-text" not in found
    changed = verify(archive, "us-visits", "Another text.")
    assert "another-text" in {str(finding.kind) for finding in changed}

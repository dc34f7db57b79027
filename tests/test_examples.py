"""The importers in ``examples/registers/``: each row is held, or reported with the reason."""

import csv
import gzip
import importlib
import io
import runpy
import sys
from pathlib import Path
from types import ModuleType
from typing import Any, Final

import pytest

from diplomacy import Agreement, Archive, Basis, Mission
from diplomacy.provenance import audit, verify

ROOT: Final = Path(__file__).parent.parent
SCRIPTS: Final = ROOT / "examples" / "registers"
REGISTERS: Final = ROOT.parent / "shared" / "datasets"
FILES: Final = {
    "ggo": ("manytreaties_agreements_ggo", "manytreaties_parties_ggo"),
    "desta": ("manytreaties_agreements_desta", "manytreaties_parties_desta"),
    "office_holders": ("wikidata_office_holders_2022",),
    "us_missions": ("us_diplomatic_missions",),
    "us_visits": ("us_visits_by_foreign_leaders", "us_president_secretary_travels"),
}
HEADERS: Final = {
    "manytreaties_agreements_ggo": "treatyID,Title,Begin,End,Signature,Force,Term,Grounds,"
    "TypeDomain,TypeAgree,TypeAmbit,TypeGeo,TypeSubject,Location,Depository,Published,Secretariat,"
    "Website,TitleAlt,Language,Languages,Text,TextURL,Coder,Comments,Source",
    "manytreaties_parties_ggo": "stateID,treatyID,Title,Begin,End,Signature,StateSignature,"
    "StateRatification,Force,StateForce,Term,StateEnd,Coder,Comments",
    "manytreaties_agreements_desta": "treatyID,Title,Begin,Signature,Force,TypeAgree,TypeAmbit,"
    "TypeGeo,TitleAlt,Language,destaID",
    "manytreaties_parties_desta": "stateID,treatyID,Begin,Title,Signature,Force,StateName,destaID",
    "wikidata_office_holders_2022": "catalog,position,person,personID,start,end,gender,DOB,DOD,"
    "image,enwiki",
    "us_diplomatic_missions": "country_abbrev_cow,country_code_cow,country_name_cow,"
    "country_name_usdos,date_start,date_end,us_mission_status",
    "us_visits_by_foreign_leaders": "id,start_date,end_date,visitor,from_id,from_name,description",
    "us_president_secretary_travels": "id,role,who,name,start_date,end_date,country_id,"
    "country_name,locale,remarks",
}


@pytest.fixture(autouse=True)
def _importable(monkeypatch: pytest.MonkeyPatch) -> None:
    """The scripts import one another as if they were run from the command line."""
    monkeypatch.syspath_prepend(str(SCRIPTS))


def load(name: str) -> ModuleType:
    return importlib.import_module(name)


def _write(folder: Path, name: str, rows: list[dict[str, str]]) -> Path:
    columns = HEADERS[name].split(",")
    assert all(row.keys() <= set(columns) for row in rows)
    text = io.StringIO()
    writer = csv.DictWriter(text, columns, restval="", lineterminator="\n")
    writer.writeheader()
    writer.writerows(rows)
    path = folder / f"{name}.csv.gz"
    path.write_bytes(gzip.compress(text.getvalue().encode()))
    return path


def convert(
    folder: Path, script: str, *tables: list[dict[str, str]], findings: int = 0
) -> tuple[Archive, Any]:
    """Return the archive and report of sample rows; the archive has this many findings."""
    paths = [_write(folder, name, rows) for name, rows in zip(FILES[script], tables, strict=True)]
    archive, report = load(script).convert(*paths)
    assert report.tried == sum(map(len, tables))
    assert Archive.loads(archive.dumps()) == archive
    assert len(audit(archive)) == findings, audit(archive)
    return archive, report


# --- treaties -----------------------------------------------------------------------------------

TREATY: Final = {
    "treatyID": "XYZ_1970A",
    "Title": "A Convention",
    "Begin": "1970-05-01",
    "Signature": "1970-05-01",
    "Force": "1972-01-01",
    "TypeDomain": "Environment",
    "TypeAgree": "Agreement",
    "TypeSubject": "Fishing",
    "TypeGeo": "North Sea",
    "Depository": "Norway",
    "Languages": "English | French",
    "TextURL": "https://example.org/a",
    "Coder": "A. Coder",
}
PARTY: Final = {
    "stateID": "NOR",
    "treatyID": "XYZ_1970A",
    "Title": "A Convention",
    "Begin": "1970-05-01",
    "End": "9999-12-31",
    "Signature": "1970-05-01",
    "StateSignature": "1970-05-01",
    "StateRatification": "1971-03-01",
    "Force": "1972-01-01",
    "StateForce": "1972-01-01",
    "StateEnd": "9999-12-31",
    "Coder": "A. Coder",
}


def test_a_treaty_is_made_of_its_row_and_the_rows_of_its_parties(tmp_path: Path) -> None:
    left = PARTY | {
        "stateID": "DNK",
        "StateEnd": "1990-06-01",
        "End": "1990-06-01",
        "Comments": "It left.",
    }
    archive, report = convert(tmp_path, "ggo", [TREATY], [PARTY, left])
    held = archive.get(Agreement, "ggo-xyz-1970a")
    assert (report.held_whole, report.losses, report.rejected) == (3, {}, {})
    assert (held.parties, held.depositaries, held.languages) == (
        ("NO", "DK"),
        ("NO",),
        ("English", "French"),
    )
    assert (held.scope, held.topics, held.url) == (
        "Fishing",
        ("environment",),
        "https://example.org/a",
    )
    assert held.identifiers == ("manytreaties:XYZ_1970A",)
    assert held.extra["TypeGeo"] == "North Sea"
    assert str(held.stage_of("DK")) == "withdrawn"
    between = ("NO", "DK")
    assert held.certainly_in_force("1980-01-01", between=between, as_of="2025")
    assert not held.possibly_in_force("1995-01-01", between=between)
    [noted] = [c for c in held.citations if c.note and "It left." in c.note]
    assert (noted.paragraph, noted.attributed_to) == (3, "A. Coder")


def test_a_bad_act_costs_the_act_and_never_the_treaty(tmp_path: Path) -> None:
    """A signature after ratification is held; a cell that is not a date is kept as text."""
    early = PARTY | {"StateSignature": "1971-09-01", "StateEnd": "1990-01-01"}
    odd = PARTY | {"stateID": "DNK", "StateForce": "1972-06-31~"}
    archive, report = convert(tmp_path, "ggo", [TREATY], [early, odd], findings=1)
    held = archive.get(Agreement, "ggo-xyz-1970a")
    assert (report.held_whole, report.held_with_loss, len(report.rejected)) == (2, 1, 0)
    assert held.extra["row 3, StateForce"] == "1972-06-31~"
    assert sum(act.party == "NO" for act in held.history) == 4


@pytest.mark.parametrize(
    ("code", "party", "losses"),
    [
        ("PRU", "XPRU", 0),
        ("GDR", "DDDE", 0),
        ("ALG", "DZ", 0),
        ("EUE", "european-union", 0),
        ("EC", "european-community", 0),
        ("Bayern", "bayern", 1),
    ],
)
def test_a_code_is_a_country_or_an_organization(
    tmp_path: Path, code: str, party: str, losses: int
) -> None:
    parties = [PARTY | {"stateID": code}, PARTY | {"stateID": "CHE"}]
    years = {"StateSignature": "1960", "StateRatification": "", "StateForce": ""}
    findings = {"XPRU": 1}.get(party, 0)  # Prussia was not a state in 1960
    rows = [row | years for row in parties]
    archive, report = convert(tmp_path, "ggo", [TREATY], rows, findings=findings)
    [held] = archive.agreements
    assert held.parties == (party, "CH")
    assert report.held_with_loss == losses


def test_rows_without_an_agreement_make_one(tmp_path: Path) -> None:
    """And an agreement without rows of parties has none that is known."""
    alone = PARTY | {"treatyID": "ABC_1980A"}
    archive, report = convert(tmp_path, "ggo", [TREATY], [alone])
    first, second = (archive.get(Agreement, f"ggo-{id}") for id in ("xyz-1970a", "abc-1980a"))
    assert (first.parties, first.parties_complete) == ((), False)
    assert (second.parties, second.title) == (("NO",), "A Convention")
    assert report.held_whole == 2


def test_an_amendment_is_linked_to_what_it_amends(tmp_path: Path) -> None:
    change = {"treatyID": "XYZ_1975E:XYZ_1970A", "TypeAgree": "Amendment", "Title": "A Change"}
    lost = {"treatyID": "XYZ_1976E:NONE_1970A", "TypeAgree": "Amendment", "Title": "Another"}
    archive, report = convert(tmp_path, "ggo", [TREATY, TREATY | change, TREATY | lost], [])
    links = [link for agreement in archive.agreements for link in agreement.links]
    assert [(str(link.kind), link.agreement) for link in links] == [("amends", "ggo-xyz-1970a")]
    assert report.held_with_loss == 1


def test_later_rounds_of_a_trade_agreement_are_acts_of_one(tmp_path: Path) -> None:
    row = {"treatyID": "EC_1957O", "Title": "EC", "Begin": "1957", "Signature": "1957"}
    row |= {"Force": "1958", "destaID": "293"}
    agreement = row | {"TypeAgree": "Agreement", "TypeAmbit": "Regional", "Language": "en"}
    belgium = row | {"stateID": "BEL", "StateName": "Belgium"}
    kosovo = belgium | {"stateID": "", "StateName": "Kosovo", "Signature": "2010", "Force": ""}
    parties = [belgium, belgium | {"Signature": "1972", "Force": "1973"}, kosovo]
    archive, report = convert(tmp_path, "desta", [agreement], parties)
    [held] = archive.agreements
    assert held.parties == ("BE", "XK")
    signed = [
        str(act.date) for act in held.history if act.party == "BE" and act.stage.value == "signed"
    ]
    assert signed == ["1957", "1972"]
    assert (held.identifiers, report.held_whole) == (("desta:293",), 4)


# --- office holders -----------------------------------------------------------------------------

HOLDER: Final = {
    "catalog": "Iceland",
    "position": "Minister of Health",
    "person": "A. Person",
    "personID": "Q1",
    "start": "2010-05-01",
    "end": "2013",
    "gender": "female",
    "DOB": "1950-01-02",
    "enwiki": "A. Person",
}


def test_the_offices_of_a_person_make_one_leader(tmp_path: Path) -> None:
    later = HOLDER | {"position": "Prime Minister", "start": "2014", "end": ""}
    archive, report = convert(tmp_path, "office_holders", [HOLDER, later, HOLDER])
    [person] = archive.leaders
    assert (report.held_whole, person.identifiers) == (
        3,
        ("enwiki:A. Person", "wikidata:Q1"),
    )
    assert [(term.office, str(term.period)) for term in person.tenures] == [
        ("Minister of Health", "2010-05-01/2013"),
        ("Prime Minister", "2014/"),
    ]
    assert (str(person.born), person.extra["gender"]) == ("1950-01-02", "female")
    [head] = archive.leaders_of("IS", on="2015")
    assert str(head.certainty) == "possible"


@pytest.mark.parametrize(
    ("cells", "column"),
    [
        ({"catalog": "Transnistria"}, "catalog"),
        ({"person": ""}, "person"),
        ({"end": "2009"}, "end"),
        ({"start": "2014s"}, "start"),
        ({"catalog": "Russia", "start": "1990-06-01"}, "catalog"),
    ],
)
def test_what_a_holder_loses_is_reported(
    tmp_path: Path, cells: dict[str, str], column: str
) -> None:
    _, report = convert(tmp_path, "office_holders", [HOLDER | cells])
    assert [lost for lost, _ in report.losses_by_column()] == [column]
    assert (report.held_with_loss, report.rejected) == (1, {})


# --- missions -----------------------------------------------------------------------------------


def spans(number: str, *spans: tuple[str, str, str]) -> list[dict[str, str]]:
    return [
        {
            "country_code_cow": number,
            "country_name_cow": "A state",
            "date_start": start,
            "date_end": end,
            "us_mission_status": status,
        }
        for start, end, status in spans
    ]


def test_spans_of_a_rank_make_a_mission(tmp_path: Path) -> None:
    """1 January represents the year; a span of the same rank adds no act."""
    rows = spans(
        "640",
        ("1906-01-01", "1917-04-19", "Legation"),
        ("1917-04-20", "1927-10-11", "None"),
        ("1927-10-12", "1952-01-30", "Embassy"),
        ("1952-01-31", "2024-12-31", "Embassy"),
    )
    archive, report = convert(tmp_path, "us_missions", rows)
    mission = archive.get(Mission, "us-tr")
    assert [f"{act.kind} {act.date}" for act in mission.history] == [
        "opened 1906",
        "closed 1917-04-20",
        "reopened 1927-10-12",
    ]
    assert (str(mission.rank_on("1910", as_of="2024")), report.held_whole) == ("legation", 4)
    assert mission.extra["row 5, date_start"] == "1952-01-31"
    assert mission.history[0].date is not None


def test_a_mission_accredited_from_elsewhere_is_one_of_its_own(tmp_path: Path) -> None:
    rows = spans(
        "58",
        ("1981-11-01", "1994-06-29", "Embassy"),
        ("1994-06-30", "2024-12-31", "Ambassador Nonresident"),
    )
    archive, _ = convert(tmp_path, "us_missions", rows)
    resident, elsewhere = (archive.get(Mission, id) for id in ("us-ag", "us-ag-nonresident"))
    assert (resident.resident, elsewhere.resident) == (True, False)
    assert str(resident.history[-1].kind) == "closed"
    assert str(elsewhere.head_class) == "ambassador"


def test_a_span_of_two_states_opens_the_second_mission_on_an_open_day(tmp_path: Path) -> None:
    rows = spans("365", ("1933-12-13", "2024-12-31", "Embassy"))
    archive, report = convert(tmp_path, "us_missions", rows)
    soviet, russian = archive.get(Mission, "us-suhh"), archive.get(Mission, "us-ru")
    assert [str(m.history[0].date) for m in (soviet, russian)] == [
        "1933-12-13",
        "[1933-12-13..2024-12-31]",
    ]
    assert report.held_with_loss == 1


def test_a_state_without_a_mission_is_a_mission_of_no_rank(tmp_path: Path) -> None:
    rows = spans("710", ("1949-10-01", "2024-12-31", "None"))
    archive, _ = convert(tmp_path, "us_missions", rows)
    [mission] = archive.missions
    assert (str(mission.rank), mission.history) == ("none", ())


# --- visits -------------------------------------------------------------------------------------

VISIT: Final = {
    "id": "1",
    "start_date": "1999-05-03",
    "end_date": "1999-05-05",
    "visitor": "President A. Person",
    "from_id": "turkey",
    "from_name": "Turkey",
    "description": "State visit.",
}
TRAVEL: Final = {
    "id": "1",
    "role": "secretary",
    "who": "body-some",
    "name": "Some Body",
    "start_date": "1999-06-01",
    "end_date": "1999-06-01",
    "country_id": "turkey",
    "country_name": "Turkey",
    "locale": "Ankara",
    "remarks": "Met with President Person.",
}


def test_a_visit_is_no_meeting_unless_the_prose_says_so(tmp_path: Path) -> None:
    summit = VISIT | {"id": "2", "description": "Attended the NATO Summit."}
    met = VISIT | {"id": "3", "description": "Private visit. Met with President Clinton May 4."}
    archive, report = convert(tmp_path, "us_visits", [VISIT, summit, met], [])
    first, second, third = archive.visits_between("TR", "US")
    assert [str(visit.rank) for visit in (first, second, third)] == ["state", "unknown", "private"]
    assert (second.occasion, third.extra["description"]) == (
        "Attended the NATO Summit",
        met["description"],
    )
    [meeting] = archive.meetings_between("TR", "US")
    assert (meeting.visit, str(meeting.period)) == ("us-visit-3", "[1999-05-03..1999-05-05]")
    assert report.held_whole == 3
    [held] = archive.leaders_of("TR", on="1999-05-03")
    assert (held.leader.name, str(held.certainty)) == ("A. Person", "attested")


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
def test_a_travel_is_a_meeting_with_the_host_that_the_prose_names(
    tmp_path: Path, prose: str, met: bool
) -> None:
    """A counterpart of another country is named with its nationality."""
    archive, _ = convert(tmp_path, "us_visits", [], [TRAVEL | {"remarks": prose}])
    [visit] = archive.visits_between("US", "TR")
    assert (visit.stops[0].place, visit.visitors) == ("Ankara", ("US",))
    assert len(archive.meetings_between("US", "TR")) == met


@pytest.mark.parametrize(
    ("label", "id", "day", "party"),
    [
        ("Korea", "korea-south", "1999-05-03", "KR"),
        ("Poland (government-in-exile)", "poland", "1943-05-03", "PL"),
        ("Vietnam", "vietnam", "1957-05-08", "XRVN"),
        ("Yemen", "yemen", "2000-01-01", "YE"),
        ("Germany", "germany", "1978-07-15", "DE"),
        ("U.S.S.R.", "russia", "1973-06-18", "SUHH"),
        ("U.S.S.R.", "russia", "1992-02-01", "RU"),
    ],
)
def test_a_label_is_read_with_its_id_and_day(
    tmp_path: Path, label: str, id: str, day: str, party: str
) -> None:
    cells = {"from_name": label, "from_id": id, "start_date": day, "end_date": day}
    archive, report = convert(tmp_path, "us_visits", [VISIT | cells], [])
    [visit] = archive.visits
    assert (visit.visitors, report.held_whole) == ((party,), 1)
    assert visit.citations[1].basis is Basis.INFERRED


def test_a_place_without_a_country_is_a_loss(tmp_path: Path) -> None:
    cells = {"country_name": "West Bank", "country_id": "west-bank", "locale": "Ramallah"}
    archive, report = convert(tmp_path, "us_visits", [], [TRAVEL | cells])
    [visit] = archive.visits
    assert (visit.visited, visit.stops[0].place) == (("west-bank",), "Ramallah")
    assert report.held_with_loss == 1


def test_a_row_that_cannot_be_is_rejected_with_the_reason(tmp_path: Path) -> None:
    archive, report = convert(
        tmp_path, "us_visits", [VISIT, VISIT | {"id": "2", "end_date": "1999-05-02"}], []
    )
    [reason] = report.rejected.values()
    assert "ends before it starts" in reason
    assert len(archive.visits) == 1
    assert "rejected" in str(report)


def test_the_citations_fit_the_text(tmp_path: Path) -> None:
    paths = [
        _write(tmp_path, name, rows)
        for name, rows in zip(FILES["us_visits"], ([VISIT], [TRAVEL]), strict=True)
    ]
    archive, _ = load("us_visits").convert(*paths)
    text = gzip.decompress(paths[0].read_bytes())
    assert "another-text" not in {str(f.kind) for f in verify(archive, "us-visits", text)}


def test_a_script_writes_the_archive_and_prints_the_report(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    paths = [
        _write(tmp_path, name, rows)
        for name, rows in zip(FILES["us_visits"], ([VISIT], [TRAVEL]), strict=True)
    ]
    out = tmp_path / "out.jsonl.gz"
    monkeypatch.setattr(sys, "argv", ["us_visits.py", *map(str, paths), str(out)])
    runpy.run_path(str(SCRIPTS / "us_visits.py"), run_name="__main__")
    printed = capsys.readouterr().out
    assert "held whole            2" in printed
    assert len(Archive.read(out).visits) == 2


@pytest.mark.parametrize(
    "path", sorted((ROOT / "examples").glob("*.py")), ids=lambda path: path.name
)
def test_an_example_is_short(path: Path) -> None:
    assert len(path.read_text("utf-8").splitlines()) <= 120


# --- the real files -----------------------------------------------------------------------------

COUNTS: Final = {  # tried, held whole, held with loss, records
    "desta": (8_453, 8_453, 0, 963),
    "office_holders": (30_678, 29_898, 780, 21_100),
    "us_missions": (656, 647, 9, 275),
    "us_visits": (7_535, 7_520, 15, 11_461),
    "ggo": (102_852, 102_452, 400, 4_982),
}


def _check_ggo(archive: Archive) -> None:
    """Canada and the United States left the whaling agreement of 1937 in 1950 and 1949."""
    whaling, between = archive.get(Agreement, "ggo-intrrw-1937a"), ("CA", "US")
    assert whaling.certainly_in_force("1945-01-01", between=between, as_of="2025")
    assert not whaling.possibly_in_force("1960-01-01", between=between)
    assert len(archive.agreements_between("KR", "TR", states_only=True)) == 350


def _check_desta(archive: Archive) -> None:
    """The same counts as a filter of the rows."""
    pairs = [("CL", "MX"), ("EG", "JO"), ("KR", "TR"), ("RS", "XK")]
    counts = [len(archive.agreements_between(*pair, states_only=True)) for pair in pairs]
    assert counts == [9, 7, 2, 2]


def _check_us_visits(archive: Archive) -> None:
    """A summit of NATO is 38 visits and no meeting of two; an audience is a meeting."""
    summit = {
        visit.id
        for visit in archive.visits
        if visit.occasion and "NATO" in visit.occasion and str(visit.period).startswith("1999-04")
    }
    assert len(summit) == 38
    assert summit.isdisjoint(meeting.visit for meeting in archive.meetings)
    counts = [
        (len(archive.visits_between("US", party)), len(archive.meetings_between("US", party)))
        for party in ("EG", "DE", "IL", "VA", "TR", "SUHH")
    ]
    assert counts == [(182, 68), (286, 82), (311, 104), (61, 35), (99, 43), (46, 9)]
    [prime] = archive.leaders_of("GB", on="1985-02-19", role="head-of-government", certain=True)
    assert prime.leader.name == "Margaret Thatcher"


def _check_office_holders(archive: Archive) -> None:
    """A court has many judges at once."""
    found = archive.leaders_of("CA", on="2019-11-20", role="official")
    judges = [i.leader.name for i in found if i.tenure.office == "justice of the Supreme Court"]
    assert judges == ["Rosalie Abella", "Nicholas Kasirer", "Sheilah Martin"]


def _check_us_missions(archive: Archive) -> None:
    """The embassy in Havana was closed from 1961 to 2015."""
    [havana] = archive.missions_between("US", "CU")
    ranks = [str(havana.rank_on(day)) for day in ("1950", "1970", "1990", "2015-08-01")]
    assert ranks == ["embassy", "none", "interests-section", "None"]


CHECKS: Final = {
    "desta": _check_desta,
    "ggo": _check_ggo,
    "office_holders": _check_office_holders,
    "us_missions": _check_us_missions,
    "us_visits": _check_us_visits,
}


@pytest.mark.slow
@pytest.mark.parametrize("script", COUNTS)
def test_every_row_of_the_real_file_is_held(script: str) -> None:
    paths = [REGISTERS / f"{name}.csv.gz" for name in FILES[script]]
    if not all(path.exists() for path in paths):
        pytest.skip("the registers are not available: see examples/registers/README.md")
    archive, report = load(script).convert(*paths)
    counts = (report.tried, report.held_whole, report.held_with_loss, len(archive))
    assert counts == COUNTS[script]
    assert report.rejected == {}
    CHECKS[script](archive)

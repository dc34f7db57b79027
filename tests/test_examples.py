"""The example in ``examples/``: each row is imported, or listed with the reason."""

import csv
import gzip
import importlib.util
import io
import sys
from pathlib import Path
from typing import Any, Final

import pytest

from diplomacy import Archive, Basis, Leader, Meeting
from diplomacy.provenance import audit, paragraphs, text_digest, verify

ROOT: Final = Path(__file__).parent.parent
PATH: Final = ROOT / "examples" / "us_visits.py"
REGISTERS: Final = ROOT.parent / "shared" / "datasets"
VISITS: Final = "id,start_date,end_date,visitor,from_id,from_name,description"
TRAVELS: Final = "id,role,who,name,start_date,end_date,country_id,country_name,locale,remarks"


def _loaded() -> Any:
    """Return the example, which is not part of the package, as a module."""
    spec = importlib.util.spec_from_file_location("us_visits", PATH)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


us_visits: Final = _loaded()


def visit(**cells: str) -> list[str]:
    """Return the cells of a sample visit, with changes."""
    row = {
        "id": "1",
        "start_date": "1999-05-03",
        "end_date": "1999-05-05",
        "visitor": "President A. Person",
        "from_id": "turkey",
        "from_name": "Turkey",
        "description": "State visit.",
    }
    return list((row | cells).values())


def travel(**cells: str) -> list[str]:
    """Return the cells of a sample travel, with changes."""
    row = {
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
    return list((row | cells).values())


def _text(header: str, rows: list[list[str]]) -> str:
    text = io.StringIO()
    csv.writer(text, lineterminator="\n").writerows(rows)
    return f"{header}\n{text.getvalue()}"


def _converted(folder: Path, visits: str, travels: str) -> tuple[Archive, list[Any]]:
    paths = folder / "visits.csv.gz", folder / "travels.csv.gz"
    for path, text in zip(paths, (visits, travels), strict=True):
        path.write_bytes(gzip.compress(text.encode()))
    archive, refused = us_visits.convert(*paths)
    return archive, refused


def converted(
    folder: Path, visits: list[list[str]], travels: list[list[str]]
) -> tuple[Archive, list[Any]]:
    """Return the archive and the listed rows; check that no row is lost and every field is cited."""
    texts = {"visits": _text(VISITS, visits), "travels": _text(TRAVELS, travels)}
    archive, refused = _converted(folder, texts["visits"], texts["travels"])
    assert len(archive.meetings) + len(refused) == len(visits) + len(travels)
    assert audit(archive) == ()
    assert all(verify(archive, id, text) == () for id, text in texts.items())
    return archive, refused


# --- imported rows ------------------------------------------------------------------------------


def test_a_visit_is_a_meeting_of_the_two_states(tmp_path: Path) -> None:
    """The level is unknown, and inferred fields are marked as such."""
    archive, refused = converted(tmp_path, [visit()], [])
    meeting = archive.get(Meeting, "visit-1")
    assert not refused
    assert meeting.parties == ("TR", "US")
    assert (meeting.host, meeting.country, str(meeting.level)) == ("US", "US", "unknown")
    assert str(meeting.period) == "1999-05-03/1999-05-05"
    assert [leader.name for leader in archive.leaders] == ["President A. Person"]
    shown = {path: c for c in meeting.citations for path in c.fields}
    assert shown["format"].basis is Basis.INFERRED
    assert (shown["participants[0].party"].quote, shown["period"].paragraph) == ("Turkey", 2)


@pytest.mark.parametrize("prose", ["Private visit.", "Attended a summit.", ""])
def test_the_notes_support_a_meeting_up_to_2007(tmp_path: Path, prose: str) -> None:
    """The remarks do not mention a meeting; the notes to the register do."""
    archive, _ = converted(tmp_path, [visit(description=prose, end_date="1999-05-03")], [])
    meeting = archive.get(Meeting, "visit-1")
    assert meeting.citations[-1].basis is Basis.EXTERNAL
    assert (meeting.host, str(meeting.period)) == (None, "1999-05-03")


def test_an_empty_end_is_an_unknown_end(tmp_path: Path) -> None:
    archive, _ = converted(tmp_path, [visit(end_date="")], [])
    assert str(archive.get(Meeting, "visit-1").period) == "1999-05-03/"


@pytest.mark.parametrize(
    ("label", "id", "code"),
    [
        ("Korea", "korea-south", "KR"),
        ("Poland (government-in-exile)", "poland", "PL"),
        ("Israel (Provisional Government)", "israel", "IL"),
        ("Afghanistan (Interim Authority)", "afghanistan", "AF"),
    ],
)
def test_an_unambiguous_label_is_mapped(tmp_path: Path, label: str, id: str, code: str) -> None:
    """A country that `Country.parse` rejects is inferred, and the citation quotes the label."""
    archive, _ = converted(tmp_path, [visit(from_name=label, from_id=id)], [])
    meeting = archive.get(Meeting, "visit-1")
    named = next(c for c in meeting.citations if c.fields == ("participants[0].party",))
    assert (meeting.parties[0], named.quote, named.basis) == (code, label, Basis.INFERRED)


def test_a_person_is_a_name_within_a_country(tmp_path: Path) -> None:
    """Two spellings are two people, and so are namesakes of two countries."""
    rows = [
        visit(id="1", visitor="President Gül"),
        visit(id="2", visitor="President Gul"),
        visit(id="3", visitor="President Gul", from_name="Türkiye", from_id="turkiye"),
        visit(id="4", visitor="President Gul", from_name="Chad", from_id="chad"),
    ]
    archive, _ = converted(tmp_path, rows, [])
    people = [archive.get(Meeting, f"visit-{i}").participants[0].leader for i in (1, 2, 3, 4)]
    assert people[1] == people[2]
    assert len(set(people)) == len(archive.leaders) == 3
    assert us_visits.convert(tmp_path / "visits.csv.gz", tmp_path / "travels.csv.gz")[0] == archive


def test_a_travel_names_only_the_traveller(tmp_path: Path) -> None:
    """The people met are named only in the remarks, which are not parsed."""
    archive, refused = converted(tmp_path, [], [travel(), travel(id="2", locale="")])
    meeting, other = archive.meetings
    assert not refused
    assert (meeting.parties, meeting.country, meeting.host) == (("US",), "TR", None)
    assert (meeting.place, other.place) == ("Ankara", None)
    assert meeting.participants[0].office == "secretary"
    assert [(leader.id, leader.name) for leader in archive.leaders] == [("body-some", "Some Body")]


@pytest.mark.parametrize(
    "prose", ["Official visit.", "Accompanied President Body on a State visit."]
)
def test_an_official_travel_has_a_host(tmp_path: Path, prose: str) -> None:
    archive, _ = converted(tmp_path, [], [travel(remarks=prose)])
    meeting = archive.get(Meeting, "travel-1")
    assert (meeting.parties, meeting.host) == (("US", "TR"), "TR")


def test_blank_lines_are_not_paragraphs(tmp_path: Path) -> None:
    """Rows are counted as the library counts paragraphs."""
    visits = _text(VISITS, [visit(), visit(id="2")]).replace("\n", "\n\n").replace("\n", "\r\n")
    archive, _ = _converted(tmp_path, visits, f"{TRAVELS}\n")
    assert archive.get(Meeting, "visit-2").citations[0].paragraph == 3
    assert verify(archive, "visits", visits) == ()


# --- listed rows --------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("cells", "reason"),
    [
        ({"from_name": "Korea", "from_id": "korea"}, "is ambiguous"),
        ({"from_name": "Somoa", "from_id": "somoa"}, "not a known country name"),
        ({"from_name": ""}, "not a known country name"),
        ({"from_name": "Vietnam", "start_date": "1957-05-08"}, "more than one state"),
        ({"from_name": "Yemen", "start_date": "1990-01-23"}, "more than one state"),
        ({"start_date": "2010-04-12", "description": "Attended a summit."}, "for certain"),
        ({"start_date": "2010-04-12", "description": "Unofficial visit."}, "for certain"),
        ({"description": "Led a delegation to the United Nations Conference."}, "for certain"),
        ({"end_date": "1999-05-02"}, "ends before it starts"),
        ({"start_date": "1999-02-30"}, "28 days"),
        ({"start_date": ""}, "is not a"),
        ({"start_date": "3 May 1999"}, "is not a"),
        ({"visitor": ""}, "not valid text"),
        ({"visitor": "President A. Person "}, "not valid text"),
        ({"visitor": " ".join(["Very"] * 13)}, "quotation is too long"),
        ({"id": "1 "}, "single hyphens"),
    ],
)
def test_a_visit_is_listed_with_the_reason(
    tmp_path: Path, cells: dict[str, str], reason: str
) -> None:
    """The row is listed with its line and the reason, and adds nothing to the archive."""
    row = visit(**cells)
    archive, refused = converted(tmp_path, [row], [])
    assert [listed[:3] for listed in refused] == [("visits", 2, row)]
    assert reason in refused[0][3]
    assert not archive.leaders


@pytest.mark.parametrize(
    ("cells", "reason"),
    [
        ({"remarks": "Attended a conference."}, "for certain"),
        ({"remarks": "Vacation."}, "for certain"),
        ({"remarks": "Met with President One and Prime Minister Two."}, "for certain"),
        ({"remarks": "Met with the Foreign Ministers of Chad."}, "for certain"),
        ({"remarks": "Met with ASEAN Foreign Ministers."}, "for certain"),
        ({"remarks": "Met with President One. Attended a conference."}, "for certain"),
        ({"country_name": "West Bank"}, "no code for the West Bank alone"),
        ({"country_name": "Denmark (Greenland)"}, "not a known country name"),
        ({"country_name": "Vietnam", "start_date": "1969-05-14"}, "more than one state"),
        ({"who": ""}, "single hyphens"),
    ],
)
def test_a_travel_is_listed_with_the_reason(
    tmp_path: Path, cells: dict[str, str], reason: str
) -> None:
    row = travel(**cells)
    _, refused = converted(tmp_path, [], [row])
    assert [listed[:3] for listed in refused] == [("travels", 2, row)]
    assert reason in refused[0][3]


def test_an_id_belongs_to_one_row(tmp_path: Path) -> None:
    """A second row with an id is listed even if it is equal, and so is a traveller's second name."""
    travels = [travel(), travel(id="2", name="Other Body")]
    archive, refused = converted(tmp_path, [visit(), visit()], travels)
    assert [listed[:2] for listed in refused] == [("visits", 3), ("travels", 3)]
    assert {listed[3] for listed in refused} == {"Its id is that of another row."}
    assert archive.get(Leader, "body-some").name == "Some Body"


def test_a_malformed_row_is_listed(tmp_path: Path) -> None:
    """A row of several lines has no single paragraph; a row of another length has no known columns."""
    rows = [visit(description="State visit.\nAnd more."), visit(id="2")[:-1], visit(id="3")]
    visits = _text(VISITS, rows)
    archive, refused = _converted(tmp_path, visits, f"{TRAVELS}\n")
    assert [listed[1] for listed in refused] == [2, 4]
    assert all("not one line" in listed[3] for listed in refused)
    assert [meeting.id for meeting in archive.meetings] == ["visit-3"]
    assert archive.get(Meeting, "visit-3").citations[0].paragraph == 5


# --- the script ---------------------------------------------------------------------------------


def test_the_script_writes_a_file_and_prints_an_answer(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """Listed rows go to standard error, and the answer to standard output."""
    archive, _ = converted(tmp_path, [visit(), visit(id="2", end_date="1990")], [travel()])
    files = [str(tmp_path / name) for name in ("visits.csv.gz", "travels.csv.gz", "out.jsonl.gz")]
    monkeypatch.setattr(sys, "argv", [str(PATH), *files])
    us_visits.main()
    printed = capsys.readouterr()
    assert printed.out.splitlines() == [
        "2 rows held, 1 listed; of those held, from Türkiye:",
        "1999 Visit of President A. Person from Turkey",
    ]
    assert printed.err.startswith("visits, line 3, 1999-05-03 1990 ")
    assert Archive.read(files[-1]) == archive


@pytest.mark.parametrize("path", sorted(PATH.parent.glob("*.py")), ids=lambda path: path.name)
def test_an_example_is_short(path: Path) -> None:
    assert len(path.read_text("utf-8").splitlines()) <= 120


@pytest.mark.slow
def test_the_published_registers_are_imported_or_listed() -> None:
    """Every row is imported or listed, every field is cited, and Türkiye's visits are known."""
    paths = [
        REGISTERS / "us_visits_by_foreign_leaders.csv.gz",
        REGISTERS / "us_president_secretary_travels.csv.gz",
    ]
    if not all(path.is_file() for path in paths):
        pytest.skip("the registers are not available: see examples/README.md")
    archive, refused = us_visits.convert(*paths)
    texts = [gzip.decompress(path.read_bytes()) for path in paths]
    rows = sum(len(paragraphs(text.decode())) - 1 for text in texts)
    assert (rows, len(archive.meetings), len(refused)) == (7535, 3615, 3920)
    assert audit(archive) == ()
    for id, text in zip(("visits", "travels"), texts, strict=True):
        assert verify(archive, id, text) == ()
        assert any(source.digest == text_digest(text) for source in archive.sources)
    visits = archive.from_source("visits").meetings_between("Turkey", "US")
    years = [int(str(meeting.period)[:4]) for meeting in visits]
    assert (len(years), years[0], years[-1]) == (38, 1954, 2019)
    names = {meeting.participants[0].leader for meeting in visits}
    assert any(name and name.startswith("tr-president-cevdet-sunay-") for name in names)
    listed = [
        row for id, _, row, _ in refused if id == "visits" and row[5] in ("Turkey", "Türkiye")
    ]
    assert sorted(row[1][:4] for row in listed) == ["2008", "2009", "2010", "2012", "2016", "2024"]

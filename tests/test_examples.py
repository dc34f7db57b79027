"""The examples in ``examples/``: they are short, and the one of registers imports each."""

import csv
import gzip
import runpy
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Final

import pytest

from diplomacy import Archive
from diplomacy.importing import registers
from diplomacy.importing.reading import columns_of_table
from diplomacy.importing.registers.manytreaties import _DESTA, _GGO

ROOT: Final = Path(__file__).parent.parent
SCRIPT: Final = ROOT / "examples" / "import_register.py"
REGISTERS: Final = ROOT.parent / "shared" / "datasets"

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
    "path", sorted((ROOT / "examples").glob("*.py")), ids=lambda path: path.name
)
def test_an_example_is_short(path: Path) -> None:
    assert len(path.read_text("utf-8").splitlines()) <= 120


def run(monkeypatch: pytest.MonkeyPatch, *arguments: str | Path) -> None:
    monkeypatch.setattr(sys, "argv", ["import_register.py", *map(str, arguments)])
    runpy.run_path(str(SCRIPT), run_name="__main__")


def test_the_script_writes_the_archive_and_prints_the_report(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    table, archive = tmp_path / "visits.csv", tmp_path / "out.jsonl.gz"
    with table.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, [*VISIT])
        writer.writeheader()
        writer.writerow(VISIT)
    run(monkeypatch, "us_visits", table, archive)
    assert len(Archive.read(archive).visits) == 1
    printed = capsys.readouterr().out
    assert "3 records" in printed
    assert "held                    1" in printed


def test_the_script_names_every_register() -> None:
    names = SCRIPT.read_text("utf-8")
    assert all(name.removeprefix("read_") in names for name in registers.__all__)


# --- the real files -----------------------------------------------------------------------------

TABLES: Final = {
    "desta": ("manytreaties_agreements_desta", "manytreaties_parties_desta"),
    "us_missions": ("us_diplomatic_missions",),
    "us_travels": ("us_president_secretary_travels",),
    "us_visits": ("us_visits_by_foreign_leaders",),
    "wikidata_offices": ("wikidata_office_holders_2022",),
}
COUNTS: Final = {  # rows tried, held, held with loss, and records
    "desta": (8_453, 8_441, 12, 963),
    "us_missions": (656, 656, 0, 275),
    "us_travels": (4_271, 4_259, 12, 6_059),
    "us_visits": (3_264, 3_261, 3, 5_404),
    "wikidata_offices": (30_678, 30_129, 549, 21_100),
}


def _check_desta(archive: Archive) -> None:
    """The same counts as a filter of the rows."""
    pairs = [("CL", "MX"), ("EG", "JO"), ("KR", "TR"), ("RS", "XK")]
    counts = [len(archive.agreements_between(*pair, states_only=True)) for pair in pairs]
    assert counts == [9, 7, 2, 2]


def _check_us_missions(archive: Archive) -> None:
    """The embassy in Havana was closed from 1961 to 2015."""
    [havana] = archive.missions_between("US", "CU")
    ranks = [str(havana.rank_on(day)) for day in ("1950", "1970", "1990", "2015-08-01")]
    assert ranks == ["embassy", "none", "interests-section", "None"]


def _check_us_visits(archive: Archive) -> None:
    """A summit of NATO is 37 visits and no meeting of two."""
    summit = {
        visit.id
        for visit in archive.visits
        if visit.occasion and "NATO" in visit.occasion and str(visit.period).startswith("1999-04")
    }
    assert len(summit) == 37
    assert summit.isdisjoint(meeting.visit for meeting in archive.meetings)
    [prime] = archive.leaders_of("GB", on="1985-02-19", role="head-of-government", certain=True)
    assert prime.leader.name == "Margaret Thatcher"


def _check_us_travels(archive: Archive) -> None:
    """An audience is a meeting."""
    counts = [
        (len(archive.visits_between("US", party)), len(archive.meetings_between("US", party)))
        for party in ("EG", "VA", "TR", "SUHH")
    ]
    assert counts == [(143, 59), (54, 30), (55, 31), (40, 8)]


def _check_wikidata_offices(archive: Archive) -> None:
    """A court has many judges at once."""
    found = archive.leaders_of("CA", on="2019-11-20", role="official")
    judges = [i.leader.name for i in found if i.tenure.office == "justice of the Supreme Court"]
    assert judges == ["Rosalie Abella", "Nicholas Kasirer", "Sheilah Martin"]


CHECKS: Final[dict[str, Callable[[Archive], None]]] = {
    "desta": _check_desta,
    "us_missions": _check_us_missions,
    "us_travels": _check_us_travels,
    "us_visits": _check_us_visits,
    "wikidata_offices": _check_wikidata_offices,
}


@pytest.mark.slow
@pytest.mark.parametrize("register", COUNTS)
def test_the_rows_of_the_real_file_are_held(register: str) -> None:
    paths = [REGISTERS / f"{name}.csv.gz" for name in TABLES[register]]
    if not all(path.exists() for path in paths):
        pytest.skip("the registers are not available: see docs/howto/registers.md")
    archive, report = getattr(registers, f"read_{register}")(*paths)
    counts = (report.tried, report.held, report.held_with_loss, len(archive))
    assert counts == COUNTS[register]
    assert (report.refused, report.unmapped) == (0, {})
    CHECKS[register](archive)


TREATY: Final = {
    "treatyID": "KOR-TUR_2012A",
    "Title": "Korea Turkey",
    "Begin": "2012",
    "Signature": "2012",
    "Force": "2013",
    "TypeAgree": "Agreement",
    "destaID": "831",
}


def test_the_script_of_two_registers_prints_what_is_in_force(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    for name, mapping in (("desta", _DESTA), ("ggo", _GGO)):
        for table in ("agreements", "parties"):
            columns = sorted(columns_of_table(mapping, f"{name}-{table}"))
            codes = ("KOR", "TUR") if table == "parties" else ("",)
            with gzip.open(tmp_path / f"manytreaties_{table}_{name}.csv.gz", "wt") as file:
                writer = csv.DictWriter(file, columns, restval="", extrasaction="ignore")
                writer.writeheader()
                writer.writerows({**TREATY, "stateID": code} for code in codes)
    monkeypatch.setattr(sys, "argv", ["two_registers.py", str(tmp_path)])
    runpy.run_path(str(SCRIPT.with_name("two_registers.py")), run_name="__main__")
    printed = capsys.readouterr().out
    assert "Certainly in force on 1 January 2014: 0" in printed
    assert printed.endswith("Korea Turkey | 2012 | 2013\n")
    assert "Korea Turkey" in (tmp_path / "brief.html").read_text("utf-8")
    [treaty] = Archive.read(tmp_path / "treaties.parquet").agreements
    assert {cited.source.partition("-")[0] for cited in treaty.citations} == {"desta", "ggo"}

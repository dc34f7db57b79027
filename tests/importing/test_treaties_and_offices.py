"""The mappings of public registers, on sample rows and on the registers if they are available."""

from pathlib import Path
from typing import Final

import pytest

from diplomacy import Agreement, Leader
from diplomacy.importing import Register
from diplomacy.importing.registers import read_desta, read_ggo, read_wikidata_offices
from diplomacy.importing.registers.manytreaties import _DESTA as DESTA
from diplomacy.importing.registers.manytreaties import _GGO as GGO
from diplomacy.importing.registers.wikidata import _OFFICES as OFFICES
from diplomacy.provenance import audit

FOLDER: Final = Path(__file__).parents[3] / "shared" / "datasets"


def fill(register: Register, table: str, **cells: str) -> dict[str, str]:
    """Return a row with all columns that a mapping reads, most of them empty."""
    from diplomacy.importing.reading import columns_of_table

    return {**dict.fromkeys(sorted(columns_of_table(register, table)), ""), **cells}


def test_treaties_in_two_tables() -> None:
    both = {"treatyID": "A_1910A", "Title": "On fish", "Signature": "1910-05-01..1910-05-03"}
    agreement = fill(GGO, "ggo-agreements", **both, TypeAgree="MOU", Term="9999-12-31")
    parties = [
        fill(GGO, "ggo-parties", **both, stateID=code, StateEnd=end)
        for code, end in (("AUH", ""), ("FRA", "1911"), ("BAV", ""))
    ]
    archive, report = read_ggo([agreement], parties)
    [treaty] = archive.agreements
    assert treaty.parties == ("XAUH", "FR", "bav")
    assert [(str(a.stage), str(a.date), a.party) for a in treaty.history] == [
        ("signed", "[1910-05-01..1910-05-03]", None),
        ("withdrawn", "1911", "FR"),
    ]
    assert [f.cell for f in report.findings] == ["BAV"]
    assert audit(archive) == ()


def test_a_title_among_the_parties_is_another_title() -> None:
    both = {"treatyID": "A_1910A", "Title": "On fish", "Signature": "1910"}
    party = fill(GGO, "ggo-parties", **both, stateID="FRA")
    french = {**party, "Title": "Sur la pêche", "stateID": "AUH"}
    archive, report = read_ggo([fill(GGO, "ggo-agreements", **both)], [party, french])
    [treaty] = archive.agreements
    assert (treaty.title, treaty.parties) == ("On fish", ("FR", "XAUH"))
    assert treaty.extra["Title"] == "Sur la pêche"
    assert (report.held, report.findings) == (3, ())


def test_a_party_without_a_code_is_read_by_its_name() -> None:
    both = {"destaID": "7", "Title": "A union", "Signature": "1948"}
    parties = [
        fill(DESTA, "desta-parties", **both, stateID="ZAF", StateName="South Africa"),
        fill(DESTA, "desta-parties", **both, StateName="Zimbabwe"),
    ]
    tables = ([fill(DESTA, "desta-agreements", **both)], parties)
    archive, report = read_desta(*tables)
    assert isinstance(archive["desta-7"], Agreement)
    assert archive["desta-7"].parties == ("ZA", "ZW")
    assert report.held == 3


def test_office_holders() -> None:
    cells = {"catalog": "Russia", "position": "President", "personID": "Q1", "start": "1999-12-31"}
    rows = [fill(OFFICES, "wikidata-2022", **cells, enwiki="A. Person")]
    archive, report = read_wikidata_offices(rows)
    assert isinstance(archive["q1"], Leader)
    assert (archive["q1"].name, archive["q1"].tenures[0].party) == ("Q1", "RU")
    assert archive["q1"].identifiers == ("enwiki:A. Person", "wikidata:Q1")
    assert (report.held, audit(archive)) == (1, ())


def path(name: str) -> Path:
    found = FOLDER / f"{name}.csv.gz"
    if not found.exists():
        pytest.skip("the registers are not available: see examples/registers/README.md")
    return found


@pytest.mark.slow
def test_the_whole_of_desta() -> None:
    tables = [path(f"manytreaties_{name}_desta") for name in ("agreements", "parties")]
    archive, report = read_desta(*tables)
    assert len(archive.agreements) == 961
    assert (report.tried, report.held, report.held_with_loss) == (8_453, 8_441, 12)
    assert report.counts() == {"contradiction": 12}
    assert report.unmapped == {}


@pytest.mark.slow
def test_all_office_holders() -> None:
    archive, report = read_wikidata_offices(path("wikidata_office_holders_2022"))
    assert len(archive) == 21_100
    assert (report.tried, report.held_with_loss, report.refused) == (30_678, 549, 0)
    assert report.counts() == {
        "unknown-country": 524,
        "invalid-period": 17,
        "ambiguous-country": 6,
        "invalid-date": 2,
    }
    assert report.unmapped == {}


@pytest.mark.slow
def test_the_whole_of_ggo() -> None:
    tables = [path(f"manytreaties_{name}_ggo") for name in ("agreements", "parties")]
    _, report = read_ggo(*tables)
    assert (report.tried, report.held, report.refused) == (102_852, 102_791, 0)
    assert report.counts() == {"unknown-country": 51, "invalid-date": 10}
    assert report.unmapped == {}

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


@pytest.mark.parametrize(
    ("code", "party"),
    [
        ("PRU", "XPRU"),
        ("GDR", "DDDE"),
        ("ALG", "DZ"),
        ("EUE", "european-union"),
        ("EC", "european-community"),
    ],
)
def test_a_code_that_is_not_of_iso_is_a_country_or_an_organization(code: str, party: str) -> None:
    both = {"treatyID": "A_1960A", "Title": "On fish", "Signature": "1960"}
    row = fill(GGO, "ggo-parties", **both, stateID=code)
    archive, report = read_ggo([fill(GGO, "ggo-agreements", **both)], [row])
    assert archive.agreements[0].parties == (party,)
    assert report.held == 2


def test_rows_of_parties_without_an_agreement_make_one() -> None:
    """An agreement without rows of parties has none that is known."""
    both = {"Title": "On fish", "Signature": "1960"}
    agreement = fill(GGO, "ggo-agreements", treatyID="A_1960A", **both)
    row = fill(GGO, "ggo-parties", treatyID="B_1960A", stateID="NOR", **both)
    archive, report = read_ggo([agreement], [row])
    first, second = (archive.get(Agreement, f"ggo-{id}") for id in ("a-1960a", "b-1960a"))
    assert (first.parties, first.parties_complete) == ((), False)
    assert (second.parties, second.title) == (("NO",), "On fish")
    assert report.held == 2


@pytest.mark.parametrize(
    ("spells", "acts"),
    [
        # An end before the start in the same row is not one of that time.
        (["2006-05-16 1999-06-30"], "in-force 2006-05-16"),
        (["2006..2007 2006-06-30"], "in-force [2006..2007], withdrawn 2006-06-30"),
        (["1958-10-06 1964-06-30"], "in-force 1958-10-06, withdrawn 1964-06-30"),
        (["1974-10-02 1974-10-02"], "in-force 1974-10-02, withdrawn 1974-10-02"),
        # A state may come back, also if the end of the second time is one before it.
        (
            ["1958-10-06 1964-06-30", "1979-06-15 1970-06-30"],
            "in-force 1958-10-06, withdrawn 1964-06-30, in-force 1979-06-15",
        ),
        # Another row continues beyond the end, or begins on its day.
        (["1965 1992-12-31", "1992-01-27 "], "in-force 1965, in-force 1992-01-27"),
        (["1970 1990-10-03", "1990-10-03 "], "in-force 1970, in-force 1990-10-03"),
        (["1970 1990-10-03", "1960 9999-12-31"], "in-force 1960, in-force 1970"),
        (["1970 1974", "1960 1980"], "in-force 1960, in-force 1970, withdrawn 1980"),
        (["1960 1980", " 1974"], "in-force 1960, withdrawn 1980"),
        ([" 1974"], "withdrawn 1974"),
    ],
)
def test_the_rows_of_a_state_are_times_of_being_bound(spells: list[str], acts: str) -> None:
    """An end that is not a withdrawal is in `extra`."""
    both = {"treatyID": "A_1910A", "Title": "On whales", "Signature": "1910"}
    parties = [fill(GGO, "ggo-parties", **both, stateID="NOR")]
    for spell in spells:
        start, _, end = spell.partition(" ")
        times = {"StateForce": start, "StateEnd": end}
        parties.append(fill(GGO, "ggo-parties", **both, **times, stateID="SWE"))
    archive, report = read_ggo([fill(GGO, "ggo-agreements", **both)], parties)
    [treaty] = archive.agreements
    found = [f"{act.stage} {act.date}" for act in treaty.history if act.party == "SE"]
    assert ", ".join(found) == acts
    ends = {spell.partition(" ")[2] for spell in spells} - {"", "9999-12-31"}
    others = {cell for key, cell in treaty.extra.items() if key.startswith("StateEnd")}
    assert others == {end for end in ends if f"withdrawn {end}" not in acts}
    assert (report.held, report.findings) == (2 + len(spells), ())


@pytest.mark.parametrize("never", ["9999-12-31", "9999-12-01", "0001-01-01"])
def test_a_first_or_last_day_of_all_is_no_date_of_an_act(never: str) -> None:
    """It means that there is none yet, or that none is known; nothing is in force only from then."""
    both = {"treatyID": "A_2013A", "Title": "On mercury", "Signature": "2013-10-10"}
    both |= {"Force": never, "Term": never}
    sides = [
        fill(GGO, "ggo-parties", **both, stateID="NOR", StateRatification="2014", StateForce=never),
        fill(GGO, "ggo-parties", **both, stateID="SWE", StateForce=never, StateEnd="2016"),
        fill(GGO, "ggo-parties", **both, stateID="FIN", StateSignature=never, StateEnd=never),
        fill(GGO, "ggo-parties", **both, stateID="DNK", StateRatification=never),
    ]
    archive, report = read_ggo([fill(GGO, "ggo-agreements", **both)], sides)
    [treaty] = archive.agreements
    acts = [f"{act.stage} {act.date} {act.party}" for act in treaty.history]
    assert acts == ["signed 2013-10-10 None", "ratified 2014 NO", "withdrawn 2016 SE"]
    assert archive.agreements_between("NO", "FI", in_force_on="2020") == (treaty,)
    assert (report.held, report.findings) == (5, ())


def test_an_end_of_another_state_or_agreement_is_no_matter() -> None:
    both = {"treatyID": "A_1910A", "Title": "On whales", "Signature": "1910"}
    ends = fill(GGO, "ggo-parties", **both, stateID="SWE", StateForce="1911", StateEnd="1920")
    continues = {**ends, "StateEnd": ""}
    others = [{**continues, "stateID": "NOR"}, {**continues, "treatyID": "B_1910A"}]
    archive, _ = read_ggo([fill(GGO, "ggo-agreements", **both)], [ends, *others])
    [left] = [a for t in archive.agreements for a in t.history if str(a.stage) == "withdrawn"]
    assert (str(left.date), left.party) == ("1920", "SE")


def test_a_bad_date_costs_the_act_and_never_the_treaty() -> None:
    both = {"treatyID": "A_1960A", "Title": "On fish", "Signature": "1960"}
    good = fill(GGO, "ggo-parties", **both, stateID="NOR", StateRatification="1961")
    odd = fill(GGO, "ggo-parties", **both, stateID="DNK", StateRatification="1961-06-31~")
    archive, report = read_ggo([fill(GGO, "ggo-agreements", **both)], [good, odd])
    [treaty] = archive.agreements
    assert treaty.parties == ("NO", "DK")
    assert [f"{act.stage} {act.party}" for act in treaty.history] == ["signed None", "ratified NO"]
    assert [(found.column, found.kind) for found in report.findings] == [
        ("StateRatification", "invalid-date")
    ]


def test_later_rounds_of_a_trade_agreement_are_acts_of_one() -> None:
    both = {"destaID": "293", "Title": "EC"}
    rows = [
        fill(DESTA, "desta-parties", **both, stateID="BEL", Signature=year)
        for year in ("1957", "1972", "1957")
    ]
    archive, report = read_desta([fill(DESTA, "desta-agreements", **both)], rows)
    [held] = archive.agreements
    assert [f"{act.date} {act.party}" for act in held.history] == ["1957 BE", "1972 BE"]
    assert report.held == 4


@pytest.mark.parametrize(
    ("cells", "column", "kind"),
    [
        ({"catalog": "Transnistria"}, "catalog", "unknown-country"),
        ({"end": "2009"}, "end", "invalid-period"),
        ({"start": "2014s"}, "start", "invalid-date"),
        ({"catalog": "Russia", "start": "1990-06-01"}, "catalog", "ambiguous-country"),
    ],
)
def test_what_a_holder_of_an_office_loses_is_reported(
    cells: dict[str, str], column: str, kind: str
) -> None:
    known = {"catalog": "Iceland", "position": "Minister", "personID": "Q1", "person": "A. Person"}
    known |= {"start": "2010-05-01", "end": "2013"}
    archive, report = read_wikidata_offices([fill(OFFICES, "wikidata-2022", **{**known, **cells})])
    assert [(found.column, found.kind) for found in report.findings] == [(column, kind)]
    assert (report.held_with_loss, len(archive.leaders[0].tenures)) == (1, 1)


def path(name: str) -> Path:
    found = FOLDER / f"{name}.csv.gz"
    if not found.exists():
        pytest.skip("the registers are not available: see docs/howto/registers.md")
    return found


@pytest.mark.slow
def test_the_whole_of_ggo() -> None:
    tables = [path(f"manytreaties_{name}_ggo") for name in ("agreements", "parties")]
    _, report = read_ggo(*tables)
    assert (report.tried, report.held, report.refused) == (102_852, 102_791, 0)
    assert report.counts() == {"unknown-country": 51, "invalid-date": 10}
    assert report.unmapped == {}

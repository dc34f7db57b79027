"""A first mapping is valid, reads the sample, and marks what is guessed."""

import pytest

from diplomacy import Agreement
from diplomacy.importing import loads_mapping, suggest_mapping

ROWS = [
    {
        "No": str(number),
        "Title": f"Treaty {number}",
        "Type": kind,
        "Parties": parties,
        "Signed": signed,
        "Entry into force": force,
        "Remarks": "a remark",
    }
    for number, kind, parties, signed, force in [
        (1, "Treaty", "France; Italy", "25/03/1998", "n.d."),
        (2, "Protocol", "France / South Korea", "03/04/1999", "2001"),
        (3, "Agreement", "Türkiye; Japan", "13.12.2001", "May 2002"),
    ]
]


def test_a_suggested_mapping_reads_its_table() -> None:
    suggested = suggest_mapping(ROWS, "My treaties")
    archive, report = loads_mapping(suggested).read(ROWS)
    assert report.held == 3
    assert report.unmapped == {("my-treaties", "Remarks"): 3}
    second = archive["my-treaties-2"]
    assert isinstance(second, Agreement)
    assert (str(second.kind), second.parties) == ("protocol", ("FR", "KR"))
    assert [(str(a.stage), str(a.date)) for a in second.history] == [
        ("signed", "1999-04-03"),
        ("in-force", "2001"),
    ]


def test_each_guess_is_marked_and_a_column_without_one_is_named() -> None:
    lines = suggest_mapping(ROWS).splitlines()
    given = [line for line in lines if " = " in line and not line.startswith(("#", "history ="))]
    assert [line for line in given if "# guess" not in line] == ["ignore = []"]
    assert '# not mapped: "Remarks", such as "a remark"' in lines


@pytest.mark.parametrize("rows", [[], [{"a": ""}], [{'"quoted" \\ column': "x", "b": "2001"}]])
def test_any_table_has_a_valid_suggestion(rows: list[dict[str, str]]) -> None:
    assert loads_mapping(suggest_mapping(rows)).records


VISITS = [
    {"Year": year, "Name": name, "Position": "President", "From": home, "Country": host}
    for year, name, home, host in [
        ("1956", "A", "Türkiye", "Vietnam"),
        ("1956", "A", "Türkiye", "Myanmar"),
        ("1998", "B", "South Korea", "Kyrgyzstan"),
    ]
]


def test_a_table_of_visits_is_read_as_visits_with_the_names_of_their_time() -> None:
    archive, report = loads_mapping(suggest_mapping(VISITS, "visits")).read(VISITS)
    assert [(v.id, v.travellers[0].party, v.stops[0].country) for v in archive.visits] == [
        ("visits-1956-a-president-turkiye-myanmar", "TR", "MM"),
        ("visits-1998-b-president-south-korea-kyrgyzstan", "KR", "KG"),
    ]
    [ambiguous, _] = report.findings
    assert (ambiguous.cell, ambiguous.kind) == ("Vietnam", "ambiguous-country")


def test_a_table_of_leaders_is_read_with_their_terms() -> None:
    rows = [
        {
            "Leader": "A",
            "Country": "Türkiye",
            "Office": "President",
            "Start": "1998",
            "End": "2001",
        },
        {"Leader": "A", "Country": "Türkiye", "Office": "Minister", "Start": "1990", "End": "1991"},
    ]
    [leader] = loads_mapping(suggest_mapping(rows)).read(rows).archive.leaders
    assert [(t.office, t.party, str(t.period)) for t in leader.tenures] == [
        ("President", "TR", "1998/2001"),
        ("Minister", "TR", "1990/1991"),
    ]


@pytest.mark.parametrize("columns", ["Traveller Host", "Visit", "Leader Office", "Leader Country"])
def test_a_table_without_what_a_visit_or_leader_needs_has_a_valid_suggestion(columns: str) -> None:
    rows = [dict.fromkeys(columns.split(), "x")]
    assert loads_mapping(suggest_mapping(rows)).records


def test_rows_without_a_number_have_ids_of_the_columns_that_tell_them_apart() -> None:
    rows = [{"Place": "Seoul", "Day": "1998", "Note": "a"}, {"Place": "Seoul", "Day": "1999"}]
    assert 'id = "register {Place} {Day}"  # guess' in suggest_mapping(rows).splitlines()


STATES = ("France", "Norway", "Japan", "Kenya", "Slovakia")


def _acts_of(rows: list[dict[str, str]]) -> set[tuple[str, str, str, str]]:
    archive, report = loads_mapping(suggest_mapping(rows, "acts")).read(rows)
    assert report.findings == ()
    assert report.held == len(rows)
    return {
        (treaty.title, str(act.party), str(act.stage), str(act.date))
        for treaty in archive.agreements
        for act in treaty.history
    }


def test_a_matrix_with_a_column_a_treaty_is_read_act_by_act() -> None:
    days = ("3 May 1996 a", "4 June 1997", "5 July 1998 (d)", "6 May 1999 AA", "")
    rows = [
        {"Country": state, "Ports": day, "Rivers": days[0], "Lakes": days[1], "Region": "x"}
        for state, day in zip(STATES, days, strict=True)
    ]
    assert _acts_of(rows) >= {
        ("Ports", "FR", "acceded", "1996-05-03"),
        ("Ports", "NO", "ratified", "1997-06-04"),
        ("Ports", "JP", "succeeded", "1998-07-05"),
        ("Ports", "KE", "approved", "1999-05-06"),
        ("Rivers", "SK", "acceded", "1996-05-03"),
    }
    assert 'ignore = ["Region"]  # guess' in suggest_mapping(rows).splitlines()


def test_a_matrix_with_the_act_in_the_name_of_a_column_is_read_act_by_act() -> None:
    columns = ("Ports signed", "Ports ratified", "Rivers signed", "Rivers ratified")
    rows = [{"State": state, **dict.fromkeys(columns, "3 May 1996")} for state in STATES]
    acts = {(title, stage) for title, _, stage, _ in _acts_of(rows)}
    assert acts == {(t, stage) for t in ("Ports", "Rivers") for stage in ("signed", "ratified")}


def test_a_matrix_with_a_column_a_state_is_read_act_by_act() -> None:
    rows = [{"Treaty": name, **dict.fromkeys(STATES, "3 May 1996")} for name in ("Ports", "Lakes")]
    assert len(_acts_of(rows)) == 10


def test_a_list_of_the_states_of_one_treaty_is_one_treaty() -> None:
    """Those that did not sign acceded."""
    rows = [
        {"Participant": state, "Signature": signed, "Ratification, Accession(a)": bound}
        for state, signed, bound in zip(
            STATES,
            ("3 May 1996", "3 May 1996", "", "", ""),
            ("4 May 1998", "", "5 May 1999 a", "6 May 1999 a", "7 May 2000 a"),
            strict=True,
        )
    ]
    assert {(party, stage) for _, party, stage, _ in _acts_of(rows)} == {
        ("FR", "signed"),
        ("FR", "ratified"),
        ("NO", "signed"),
        *((party, "acceded") for party in ("JP", "KE", "SK")),
    }


@pytest.mark.parametrize("title", [{"Title": "Ambassador"}, {}])
def test_a_list_of_ambassadors_is_read_with_their_terms(title: dict[str, str]) -> None:
    rows = [
        {"Country": "Japan", "Ambassador": "Ada", **title, "Term": "1953–57"},
        {"Country": "Kenya", "Ambassador": "Ada", **title, "Term": "1957–1960"},
        {"Country": "Norway", "Ambassador": "Bo", **title, "Term": "since 2019"},
    ]
    suggested = suggest_mapping(rows, "posts")
    assert "# XA is to be the code of the state that sends them." in suggested.splitlines()
    leaders = loads_mapping(suggested).read(rows).archive.leaders
    assert [(t.office, str(t.period)) for leader in leaders for t in leader.tenures] == [
        ("Ambassador to Japan", "1953/1957"),
        ("Ambassador to Kenya", "1957/1960"),
        ("Ambassador to Norway", "2019/.."),
    ]


def test_separators_beside_others_and_an_order_beside_impossible_dates_are_found() -> None:
    cells = ("Japan; Kenya", "Trinidad and Tobago; Kenya", "Norway and Japan", "France\nItaly")
    days = ("25/3/1998", "30/2/1999", "13/4/2000", "14/5/2001")
    rows = [{"Parties": cell, "Signed": day} for cell, day in zip(cells, days, strict=True)]
    lines = suggest_mapping(rows).splitlines()
    assert 'order = "dmy"  # guess' in lines
    [parties] = [line for line in lines if line.startswith("parties")]
    assert 'split = [";", "\\n", " and "]' in parties


def test_a_list_of_ambassadors_to_one_country_is_read_with_their_terms() -> None:
    rows = [
        {"Ambassador": "Ada", "Start of term": "3 May 1996", "End of term": "1998"},
        {"Ambassador": "Bo", "Start of term": "1998", "End of term": ""},
    ]
    leaders = loads_mapping(suggest_mapping(rows)).read(rows).archive.leaders
    assert [(t.office, str(t.period)) for leader in leaders for t in leader.tenures] == [
        ("Ambassador", "1996-05-03/1998"),
        ("Ambassador", "1998/"),
    ]


def lines_of(rows: list[dict[str, str]], id: str = "register") -> list[str]:
    """Return the lines of a suggestion without the mark of a guess."""
    return [
        line.partition("  # guess")[0].strip() for line in suggest_mapping(rows, id).splitlines()
    ]


PARTIES = ("France", "Italy", "Spain")
STATUS = [
    {"Party": party, "Treaty": treaty, "Signed": f"{year}-05-01", "Instrument": instrument}
    | {"Instrument date": f"{year + 1}-06-02"}
    for treaty, year in (("On lakes", 1990), ("On rivers", 2001))
    for party, instrument in zip(PARTIES, ("Ratification", "Accession", "Approval"), strict=True)
]


def test_rows_of_the_parties_of_an_agreement_make_one_record() -> None:
    """The act is what another column says, if the name of the column of its date does not."""
    archive, report = loads_mapping(suggest_mapping(STATUS, "status")).read(STATUS)
    assert report.findings == ()
    assert [(a.id, len(a.parties), len(a.history)) for a in archive.agreements] == [
        ("status-on-lakes", 3, 6),
        ("status-on-rivers", 3, 6),
    ]
    acts = {(step.party, str(step.stage)) for step in archive.agreements[0].history}
    assert acts == {
        *((party, "signed") for party in ("FR", "IT", "ES")),
        ("FR", "ratified"),
        ("IT", "acceded"),
        ("ES", "approved"),
    }


def test_a_table_of_the_status_of_one_agreement_makes_one_record() -> None:
    """A code beside a name is not another party, and a flag called "no action" is not a number."""
    rows = [
        {"iso2": code, "member": name, "ratified": year, "no action": flag}
        for code, name, year, flag in (("FR", "France", "1980", "0"), ("IT", "Italy", "1981", "1"))
    ]
    [treaty] = loads_mapping(suggest_mapping(rows, "covenant")).read(rows).archive.agreements
    assert treaty.id == "covenant-treaty"
    assert (treaty.parties, len(treaty.history)) == (("FR", "IT"), 2)


def test_numbers_are_years_only_within_the_times_of_registers() -> None:
    """The number of an alliance is not a year, and a year is read with its month and day."""
    rows = [
        {"atopid": f"{number}", "ccode1": "2", "ccode2": "220", "begyr": "1950", "begmo": "4"}
        | {"begday": "3", "endyr": "0", "length": "1200"}
        for number in (1005, 1990, 2010, 3045)
    ]
    lines = lines_of(rows, "atop")
    assert 'id = "atop {atopid}"' in lines
    assert '{ act = "signed", on = { date = ["begyr", "begmo", "begday"] } },' in lines
    assert not any("length" in line or "endyr" in line for line in lines if "act" in line)
    [first, *_] = loads_mapping(suggest_mapping(rows, "atop")).read(rows).archive.agreements
    assert (first.parties, str(first.signed_on)) == (("US", "FR"), "1950-04-03")


def test_zero_is_a_marker_if_a_column_of_years_has_it() -> None:
    rows = [{"id": f"{i}", "begyr": "1950", "endyr": end} for i, end in enumerate(("1960", "0"))]
    assert 'missing = ["0"]' in lines_of(rows)
    archive, report = loads_mapping(suggest_mapping(rows)).read(rows)
    assert report.findings == ()
    assert [len(alliance.history) for alliance in archive.agreements] == [2, 1]


def test_a_flag_is_not_a_period_and_an_id_has_no_column_with_empty_cells() -> None:
    rows = [
        {
            "Note": note,
            "Name": "A",
            "Country": country,
            "Year": "1999",
            "Is rich": flag,
            "Visit": "x",
        }
        for note, country, flag in (("", "France", "0"), ("y", "Chad", "1"))
    ]
    lines = lines_of(rows, "visits")
    assert 'period = { period = "Year" }' in lines
    assert 'id = "visits {Name} {Country}"' in lines


def test_a_text_that_is_not_a_kind_is_listed_to_be_corrected() -> None:
    rows = [
        {"No.": f"{number}", "Full title": "", "Short title": f"A {number}", "Type": kind}
        for number, kind in enumerate(("BITs", "Treaty", "TIPs"))
    ]
    lines = lines_of(rows)
    assert 'kind = { term = "Type", synonyms = { "BITs" = "other", "TIPs" = "other" } }' in lines
    assert 'title = "Short title"' in lines
    many = [{**row, "Type": f"Kind {i}"} for i, row in enumerate(rows * 5)]
    assert not any("synonyms" in line for line in lines_of(many))


def test_rows_that_columns_do_not_tell_apart_have_ids_of_their_lines() -> None:
    rows = [{"Place": "Seoul", "Day": "1998"}] * 2
    assert 'id = "register {line}"' in lines_of(rows)
    archive, report = loads_mapping(suggest_mapping(rows)).read(rows)
    assert (len(archive.agreements), report.held) == (2, 2)


def test_the_code_and_the_name_of_a_country_are_one_party() -> None:
    rows = [
        {"No": "1", "Code": "FRA", "Country": "France", "Signed": "1998", "Force": "…"},
        {"No": "2", "Code": "NOR", "Country": "Norway", "Signed": "1999", "Force": "2001"},
    ]
    suggested = suggest_mapping(rows)
    assert 'parties = { country = "Code", on = "Signed" }  # guess' in suggested.splitlines()
    assert loads_mapping(suggested).read(rows).report.findings == ()


def test_the_numbers_of_a_list_of_ambassadors_are_not_terms() -> None:
    rows = [
        {"No.": "1", "Ambassador": "Ada", "Start": "1996", "End": "1998"},
        {"No.": "2", "Ambassador": "Bo", "Start": "1998", "End": "Incumbent"},
    ]
    [ada, bo] = loads_mapping(suggest_mapping(rows)).read(rows).archive.leaders
    assert (str(ada.tenures[0].period), str(bo.tenures[0].period)) == ("1996/1998", "1998/..")

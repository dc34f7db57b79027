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

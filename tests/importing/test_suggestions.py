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

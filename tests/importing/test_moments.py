"""Cells that say when: the forms of dates and periods in registers and spreadsheets."""

from typing import Any

import pytest

from diplomacy import Agreement, Leader, Source, Tenure
from diplomacy.errors import AmbiguousDate, DiplomacyError, InvalidDate
from diplomacy.importing import Records, Register, act, constant, date, loads_mapping, part, period
from diplomacy.importing.moments import parse_date, parse_days


@pytest.mark.parametrize(
    ("cell", "text"),
    [
        ("36526", "2000-01-01"),
        ("36526.0", "2000-01-01"),
        ("36526.75", "2000-01-01"),
        ("12.III.2011", "2011-03-12"),
        ("1999-03-12T10:30:00.5", "1999-03-12"),
        ("25/3/1999 2:30 PM", "1999-03-25"),
        ("2nd half of 1999", "[1999-07..1999-12]"),
    ],
)
def test_a_date_of_a_spreadsheet(cell: str, text: str) -> None:
    assert str(parse_date(cell, None)) == text


@pytest.mark.parametrize(
    ("cell", "text"),
    [
        ("1953–1957", "1953/1957"),
        ("1953-1957", "1953/1957"),
        ("1953–57", "1953/1957"),
        ("1953-57", "1953/1957"),
        ("since 2019", "2019/.."),
        ("2019 - present", "2019/.."),
        ("2019–Incumbent", "2019/.."),
        ("2019–", "2019/"),
        ("12–14 March 2011", "2011-03-12/2011-03-14"),
        ("12-14.III.2011", "2011-03-12/2011-03-14"),
        ("12–14.3.2011", "2011-03-12/2011-03-14"),
        ("2004..2005", "[2004..2005]"),
        ("2001-05", "2001-05"),
        ("III/1999", "1999-03"),
        ("between 1998 and 1999", "[1998..1999]"),
        ("36526", "2000-01-01"),
    ],
)
def test_the_period_of_a_cell(cell: str, text: str) -> None:
    assert str(parse_days(cell, None)) == text


@pytest.mark.parametrize(
    ("cell", "error"),
    [
        ("2001–05", AmbiguousDate),
        ("3/4/2011 - 5/6/2011", AmbiguousDate),
        ("Winter 1999/2000", InvalidDate),
        ("12 March 1999 a", InvalidDate),
        ("1957–1953", DiplomacyError),
        ("1953 and 1957", InvalidDate),
    ],
)
def test_a_period_that_is_not_read(cell: str, error: Any) -> None:
    with pytest.raises(error):
        parse_days(cell, None)


@pytest.mark.parametrize("cell", ["1999-03-12T22:30:00Z", "1999-03-12 22:30+00:00"])
def test_a_time_of_another_zone_may_be_of_another_day(cell: str) -> None:
    with pytest.raises(InvalidDate, match="a time of day is not supported"):
        parse_date(cell, None)


def test_the_order_of_the_register_is_that_of_both_ends() -> None:
    assert str(parse_days("3/4/2011 - 5/4/2011", "dmy")) == "2011-04-03/2011-04-05"


def test_the_mark_of_a_footnote_is_dropped() -> None:
    signed = act("signed", date("Signed", drop=r"\[\d+\]|\*|T.*"))
    register = Register(
        Source(id="list"), Records(Agreement, "{No}", {"title": "No", "history": signed})
    )
    rows = [
        {"No": "a", "Signed": "12 March 1999 [1]"},
        {"No": "b", "Signed": "12 March 1999*"},
        {"No": "c", "Signed": "1999-03-12T10:30:00"},
        {"No": "d", "Signed": "[2]"},
    ]
    archive, report = register.read(rows)
    assert {str(found.signed_on) for found in archive.agreements} == {"1999-03-12", "None"}
    assert report.findings == ()


def test_the_terms_of_a_list_of_ambassadors_are_read_by_a_file() -> None:
    fields = {
        "name": "Name",
        "tenures": part(
            Tenure, office="Title", party=constant("NO"), roles=constant("diplomat"), period="Term"
        ),
    }
    python = Register(Source(id="posts"), Records(Leader, "{Name}", fields))
    toml = loads_mapping("""
        source = { id = "posts" }
        [[records]]
        type = "Leader"
        id = "{Name}"
        fields.name = "Name"
        [[records.fields.tenures]]
        part = "Tenure"
        office = "Title"
        party = { constant = "NO" }
        roles = { constant = "diplomat" }
        period = { days = "Term", drop = "[*]" }
    """)
    rows = [{"Name": "Ada", "Title": "Envoy", "Term": "1953–57"}]
    for register in (python, toml):
        [leader] = register.read(rows).archive.leaders
        assert str(leader.tenures[0].period) == "1953/1957"


@pytest.mark.parametrize(
    ("end", "text"),
    [("Present", "2019/.."), ("incumbent", "2019/.."), ("", "2019/"), ("?", "2019/")],
)
def test_the_end_of_a_term_may_be_a_word(end: str, text: str) -> None:
    fields = {
        "name": "Name",
        "tenures": part(
            Tenure,
            office=constant("Envoy"),
            party=constant("NO"),
            roles=constant("diplomat"),
            period=period("Start", "End"),
        ),
    }
    register = Register(Source(id="posts"), Records(Leader, "{Name}", fields), missing=["?"])
    archive, report = register.read([{"Name": "Ada", "Start": "2019", "End": end}])
    assert str(archive.leaders[0].tenures[0].period) == text
    assert report.findings == ()

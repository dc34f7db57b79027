"""Tables whose rows are not records: wide tables, a row a year, two things in one cell."""

import pytest

from diplomacy import Country, Leader, Membership, Obligation, Partnership, Source, Tenure
from diplomacy.errors import InvalidMapping
from diplomacy.importing import (
    Records,
    Register,
    act,
    constant,
    country,
    date,
    derived,
    identifier,
    loads_mapping,
    part,
    period,
    slug,
    term,
)

BODIES = Records(
    Membership,
    "{ccode} {body} {first year}",
    {
        "member": country("ccode", system="cow", on="first year"),
        "organization": country("body", otherwise="organization"),
        "status": term("status", {"1": "member", "2": "associate"}),
        "period": period("first year", "last year"),
    },
    unpivot=("body", "status"),
    where={"status": ["1", "2"]},
    spells=("year", "{ccode} {body} {status}"),
)
YEARS = Register(Source(id="years"), BODIES, ignore=["state"])


def year(number: int, **cells: str) -> dict[str, str]:
    return {"ccode": "220", "state": "france", "year": str(number), "aaa": "0", "bbb": "", **cells}


def test_a_column_a_thing_and_a_row_a_year_make_spells() -> None:
    table = [
        year(1951, aaa="1"),
        year(1952, aaa="1"),
        year(1953, aaa="1", bbb="-9"),
        year(1954, aaa="2"),
        year(1956, aaa="2", bbb="1"),
        year(1957),
    ]
    archive, report = YEARS.read(table)
    found = {(m.organization, str(m.status), str(m.period)) for m in archive.memberships}
    assert found == {
        ("aaa", "member", "1951/1953"),
        ("aaa", "associate", "1954"),
        ("aaa", "associate", "1956"),
        ("bbb", "member", "1956"),
    }
    [three] = [m for m in archive.memberships if str(m.period) == "1951/1953"]
    assert {c.paragraph for c in three.citations} == {2, 4}
    assert (report.tried, report.refused) == (5, 0)
    assert report.left_out == {"years": 1}
    assert report.unmapped == {}
    assert report.ignored == {("years", "state"): 6}


def test_a_spell_that_is_not_held_is_refused_with_each_of_its_rows() -> None:
    _, report = YEARS.read([{**year(1951 + i, aaa="1"), "ccode": "999"} for i in range(3)])
    assert (report.tried, report.refused) == (3, 3)


@pytest.mark.parametrize("years", [("1951", "1951"), ("n.d.", "1951"), ("1951", "1953")])
def test_only_years_that_follow_one_another_make_a_spell(years: tuple[str, str]) -> None:
    archive, _ = YEARS.read([{**year(0, aaa="1"), "year": number} for number in years])
    assert all("/" not in str(m.period) for m in archive.memberships)


@pytest.mark.parametrize(
    ("years", "joined"),
    [
        ([1950, 1955, 1960, 1965, 1966, 1967], ["1950/1967"]),
        ([1816, 1820, 1825, 1830, 1835], ["1816/1835"]),
        ([1951, 1952, 1953, 1955, 1956], ["1951/1953", "1955/1956"]),
        ([1951, 1952, 1955, 1956, 1959], ["1951/1952", "1955/1956", "1959"]),
        ([1950, 1960, 1970, 1985], ["1950/1970", "1985"]),
    ],
)
def test_the_years_of_a_table_say_its_step(years: list[int], joined: list[str]) -> None:
    archive, _ = YEARS.read([year(number, aaa="1") for number in years])
    assert sorted(str(m.period) for m in archive.memberships) == joined


def test_a_year_of_the_table_without_the_thing_ends_a_spell() -> None:
    table = [year(number, aaa="1" if number != 1960 else "0") for number in range(1950, 1975, 5)]
    archive, _ = YEARS.read(table)
    assert sorted(str(m.period) for m in archive.memberships) == ["1950/1955", "1965/1970"]


def test_years_that_are_columns_have_a_step() -> None:
    members = Records(
        Membership,
        "{state} {first year}",
        {
            "member": "state",
            "organization": country("body", otherwise="organization"),
            "status": term("status", {"1": "member"}),
            "period": period("first year", "last year"),
        },
        unpivot=("year", "status"),
        where={"status": ["1"]},
        spells=("year", "{state} {body}"),
    )
    row = {"state": "France", "body": "aaa", "1950": "1", "1955": "1", "1960": "", "1965": "1"}
    archive, _ = Register(Source(id="a"), members).read([row])
    assert sorted(str(m.period) for m in archive.memberships) == ["1950/1955", "1965"]


def _common(*days: str) -> str | None:
    """Return the time that two members have in common."""
    starts, ends = max(days[:2]), min(day or "9999" for day in days[2:])
    return f"{starts}/{ends.replace('9999', '')}" if starts <= ends else None


ALLIES = Records(
    Partnership,
    "{alliance} {member 1} {member 2}",
    {
        "kind": constant("alliance"),
        "parties": [country("member 1"), country("member 2")],
        "obligations": part(
            Obligation,
            kind=constant("defence"),
            period=derived(["from 1", "from 2", "to 1", "to 2"], _common),
        ),
        "history": [
            act("established", date("from 1"), party=country("member 1")),
            act("established", date("from 2"), party=country("member 2")),
        ],
        "identifiers": identifier("alliance", "alliance"),
    },
    row_pairs=("member", "{alliance}"),
)


def ally(alliance: str, member: str, start: str, end: str = "") -> dict[str, str]:
    return {"alliance": alliance, "member": member, "from": start, "to": end, "n": "x"}


def test_each_two_rows_of_a_group_make_a_record() -> None:
    rows = [
        ally("7", "Italy", "1904", "1910"),
        ally("7", "France", "1902"),
        ally("8", "Peru", "1905"),
    ]
    rows += [ally("7", "Spain", "soon", "1909")]
    archive, report = Register(Source(id="allies"), ALLIES).read(rows)
    found = {p.id: (p.parties, str(p.obligations[0].period)) for p in archive.partnerships}
    assert found["7-france-italy"] == (("FR", "IT"), "1904/1910")
    assert sorted(found) == ["7-france-italy", "7-france-spain", "7-italy-spain"]
    pair = archive.get(Partnership, "7-france-italy")
    lines = {path: {c.paragraph for c in pair.citations if path in c.fields} for path in PATHS}
    assert lines == {"parties[0]": {3}, "parties[1]": {2}, "obligations[0].period": {3, 2}}
    spoilt = {(f.line, f.column, f.cell) for f in report.findings if f.kind == "invalid-date"}
    assert spoilt == {(5, "from", "soon")}
    assert (report.tried, report.held, report.held_with_loss) == (3, 2, 1)
    assert report.left_out == {"allies": 1}
    assert report.unmapped == {("allies", "n"): 4}


def test_a_pair_that_is_refused_is_reported_on_both_of_its_lines() -> None:
    """A row that is in another pair as well is held with loss."""
    pairs = Records(
        Partnership,
        "{alliance} {member 1} {member 2}",
        {"kind": "n 2", "parties": ["member 1", "member 2"]},
        row_pairs=("member", "{alliance}"),
    )
    rows = [ally("7", "Italy", ""), ally("7", "France", "")]
    lost = {(2, "n", "unknown-term"), (2, "", "missing-value"), (3, "", "missing-value")}
    for others, counts in (
        ([], (0, 0, 2)),
        ([{**ally("7", "Peru", ""), "n": "alliance"}], (1, 2, 0)),
    ):
        archive, report = Register(Source(id="allies"), pairs).read(rows + others)
        assert {(f.line, f.column, f.kind) for f in report.findings} == lost
        assert (report.held, report.held_with_loss, report.refused) == counts
        assert report.tried == len(rows + others)
        assert len(archive.partnerships) == 2 * len(others)


PATHS = ("parties[0]", "parties[1]", "obligations[0].period")


def test_two_terms_of_a_member_make_one_pair_with_a_key() -> None:
    rows = [
        ally("7", "Italy", "1904", "1910"),
        ally("7", "France", "1902"),
        ally("7", "Italy", "1920"),
    ]
    keyed = Records(
        Partnership,
        "{alliance} {member 1} {member 2}",
        {"kind": constant("alliance"), "parties": ["member 1", "member 2"]}
        | {"history": [act("established", "from 2", party=country("member 2"))]},
        key="{alliance} {member 1} {member 2}",
        row_pairs=("member", "{alliance}"),
    )
    archive, report = Register(Source(id="allies"), keyed).read(rows)
    [pair] = archive.partnerships
    assert [f"{act.date} {act.party}" for act in pair.history] == ["1904 IT", "1920 IT"]
    assert (report.held, report.findings) == (3, ())


def test_pairs_of_rows_can_be_in_a_file() -> None:
    register = loads_mapping("""
        source = { id = "allies" }
        [[records]]
        type = "Partnership"
        id = "{alliance} {member 1} {member 2}"
        row_pairs = ["member", "{alliance}"]
        [records.fields]
        kind = { constant = "alliance" }
        parties = ["member 1", "member 2"]
    """)
    rows = [ally("7", member, "1904") for member in ("Italy", "France", "Spain")]
    archive, _ = register.read(rows)
    assert [pair.parties for pair in archive.partnerships_between("Spain", "France")] == [
        ("FR", "ES")
    ]


TITLED = Records(
    Leader,
    slug("{name}"),
    {
        "name": "name",
        "tenures": part(
            Tenure,
            only_with="office",
            office="office",
            roles=term("office", {"King": "head-of-state"}),
            party="from",
        ),
    },
    key=slug("{name}"),
    patterns={"who": "(?:(?P<office>King|Minister) )?(?P<name>[^,]+)"},
)


def test_a_pattern_makes_columns_of_the_parts_of_a_cell() -> None:
    rows = [
        {"who": "King Édouard", "from": "France"},
        {"who": "Minister Edouard", "from": "France"},
        {"who": "Bo", "from": "Italy"},
        {"who": "Cy, King", "from": "Italy"},
        {"who": "", "from": "Italy"},
    ]
    archive, report = Register(Source(id="a"), TITLED).read(rows)
    assert {leader.name: [t.office for t in leader.tenures] for leader in archive.leaders} == {
        "Édouard": ["King", "Minister"],
        "Bo": [],
    }
    [unmatched] = [found for found in report.findings if found.column == "who"]
    assert (unmatched.line, unmatched.kind) == (5, "invalid-value")
    assert (report.held, report.refused) == (3, 2)


def test_a_regular_expression_selects_rows() -> None:
    selected = Records(
        Leader,
        "{name}",
        {"name": "name"},
        where={"name": "^[AB]"},
    )
    archive, report = Register(Source(id="a"), selected).read(
        [{"name": name} for name in ("Ada", "Bo", "Cy")]
    )
    assert [leader.name for leader in archive.leaders] == ["Ada", "Bo"]
    assert report.left_out == {"a": 1}


def test_of_several_names_the_one_of_the_day_is_read() -> None:
    names = {"Germany": ("West Germany", "Germany"), "Vietnam": ("South Vietnam", "Vietnam")}
    cell = country("state", on="year", names=names)
    stays = part(Tenure, office="office", roles=term("office"), party=cell)
    register = Register(
        Source(id="a"), Records(Leader, "{name}", {"name": "name", "tenures": stays})
    )
    rows = [
        {"name": f"{state} {on}", "office": "Minister", "state": state, "year": on}
        for state, on in (("Germany", "1978"), ("Germany", "1900"), ("Vietnam", "1960"))
    ]
    parties = [leader.tenures[0].party for leader in register.read(rows).archive.leaders]
    assert parties == [Country("DE"), Country("DE"), Country("XRVN")]


def test_the_shapes_of_a_table_can_be_in_a_file() -> None:
    register = loads_mapping("""
        source = { id = "years" }
        [[records]]
        type = "Membership"
        id = "{ccode} {body} {first year}"
        unpivot = ["body", "status"]
        where = { status = "[12]", name = "^F" }
        spells = ["year", "{ccode} {body} {status}"]
        patterns = { state = "(?P<name>[A-Z]).*" }
        [records.fields]
        member = { country = "ccode", system = "cow", on = "first year" }
        organization = { country = "body", otherwise = "organization" }
        status = { term = "status", synonyms = { 1 = "member", 2 = "associate" } }
        period = { period = "first year", end = "last year" }
    """)
    rows = [{**year(1951 + i, aaa="1"), "state": "FR"} for i in range(2)]
    [member] = register.read(rows).archive.memberships
    assert str(member.period) == "1951/1952"


def test_a_shape_of_columns_that_do_not_exist_is_an_error() -> None:
    with pytest.raises(InvalidMapping, match="ccode"):
        YEARS.read([{"year": "1951", "aaa": "1"}])


MATRIX = """
    source = { id = "acts" }
    [[records]]
    type = "Agreement"
    id = "treaty {treaty}"
    key = "{treaty}"
    unpivot = ["treaty", "entry"]
    patterns = { entry = '(?P<day>.+?[0-9]{4})( (?P<mark>[aA]+))?' }
    [records.fields]
    title = "treaty"
    parties = { country = "State", on = "day" }
    [[records.fields.history]]
    act = { either = [{ term = "mark", synonyms = { a = "acceded", AA = "approved" } }, { constant = "ratified" }] }
    on = "day"
    party = { country = "State", on = "day" }
"""


def test_the_cells_of_a_matrix_of_ratifications_have_a_date_and_a_mark() -> None:
    """What is not read is reported in the column of the treaty, with the cell of the state."""
    rows = [
        {"State": "France", "On rivers": "3 May 1956 a", "On ports": "4 June 1960"},
        {"State": "Norway", "On rivers": "31 June 1957 AA", "On ports": "pending"},
        {"State": "Slovakia", "On rivers": "5 May 1958", "On ports": ""},
    ]
    archive, report = loads_mapping(MATRIX).read(rows)
    acts = {(t.title, str(a.stage), a.party) for t in archive.agreements for a in t.history}
    assert acts == {("On rivers", "acceded", "FR"), ("On ports", "ratified", "FR")}
    found = [
        (finding.line, finding.column, finding.cell, finding.kind) for finding in report.findings
    ]
    assert found == [
        (3, "On rivers", "31 June 1957", "invalid-date"),
        (3, "On ports", "pending", "invalid-value"),
        (4, "State", "Slovakia", "anachronistic-country"),
        (4, "On rivers", "5 May 1958", "missing-value"),
    ]
    assert (report.held, report.held_with_loss, report.refused) == (1, 2, 0)

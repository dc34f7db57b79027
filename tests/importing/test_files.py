"""Mappings as TOML files do what the same mappings do in Python."""

from pathlib import Path

import pytest

from diplomacy import Agreement, Leader, Source
from diplomacy.errors import DiplomacyError, InvalidMapping
from diplomacy.importing import (
    Records,
    Register,
    Rows,
    act,
    country,
    loads_mapping,
    read_mapping,
    term,
)

MAPPING = """
sources = [{ id = "agreements" }, { id = "parties", published = "2040" }]
order = "dmy"
missing = ["n.d."]
ignore = ["Coder"]

[[records]]
type = "Agreement"
id = "t {id}"
table = "agreements"
key = "{id}"
keep = ["note"]

[records.fields]
title = "title"
kind = { term = "kind", synonyms = { MoU = "memorandum-of-understanding" } }
history = [{ act = "signed", on = "signed" }]

[[records.joined]]
table = "parties"
key = "{id}"

[records.joined.fields]
parties = { country = "state", on = "day" }
history = { act = { term = "code", synonyms = { a = "acceded" } }, on = "day", party = { country = "state" } }
"""
TABLES = {
    "agreements": [
        {"id": "1", "title": "A", "kind": "MoU", "signed": "3/4/2031", "note": "x", "Coder": "y"},
        {"id": "2", "title": "B", "kind": "?", "signed": "n.d.", "note": "", "Coder": ""},
    ],
    "parties": [
        {"id": "1", "state": "France", "code": "a", "day": "2032"},
        {"id": "2", "state": "Utopia", "code": "a", "day": "2032"},
    ],
}


def test_a_file_says_what_python_does(tmp_path: Path) -> None:
    rows = Rows(
        {
            "parties": country("state", on="day"),
            "history": act(term("code", {"a": "acceded"}), "day", party=country("state")),
        },
        table="parties",
        key="{id}",
    )
    fields = {
        "title": "title",
        "kind": term("kind", {"MoU": "memorandum-of-understanding"}),
        "history": act("signed", "signed"),
    }
    plan = Records(
        Agreement, "t {id}", fields, table="agreements", key="{id}", keep=["note"], joined=[rows]
    )
    sources = [Source(id="agreements"), Source(id="parties", published="2040")]
    register = Register(sources, plan, order="dmy", missing=["n.d."], ignore=["Coder"])
    path = tmp_path / "mapping.toml"
    path.write_text(MAPPING, "utf-8")
    ours, theirs = register.read(TABLES), read_mapping(path).read(TABLES)
    assert ours.archive == theirs.archive
    assert ours.report == theirs.report
    found = [(finding.line, finding.column) for finding in ours.report.findings]
    assert found == [(3, "kind"), (3, "state"), (3, "code"), (3, "day")]


def test_parts_dates_and_records_from_parts_of_cells() -> None:
    register = loads_mapping("""
    source = { id = "holders" }
    [[records]]
    type = "Leader"
    id = { slug = "{name}" }
    each = ["name", ";"]
    [records.fields]
    name = "name"
    born = { date = ["y", "m"] }
    identifiers = { identifier = "wikidata", column = "q" }
    tenures = { part = "Tenure", office = "o", roles = { constant = "official" }, party = "c", period = { period = "from", end = "to" } }
    """)
    row = {"name": "A; B", "y": "1950", "m": "2", "q": "Q1", "o": "Judge", "c": "FR"}
    archive, _ = register.read([{**row, "from": "1990", "to": "1991"}])
    assert [p.id for p in archive.leaders] == ["a", "b"]
    first = archive["a"]
    assert isinstance(first, Leader)
    assert (str(first.born), str(first.tenures[0].period)) == ("1950-02", "1990/1991")


def test_alternatives_and_parts_that_a_row_may_lack() -> None:
    register = loads_mapping("""
    source = { id = "alliances" }
    [[records]]
    type = "Partnership"
    id = "{n}"
    [records.fields]
    kind = { constant = "alliance" }
    parties = [{ either = [{ country = "code", system = "cow" }, { country = "name" }] }, "other"]
    obligations = { part = "Obligation", only_with = "kind", kind = { term = "duty", synonyms = { 0 = "" } }, party = { country = "name" } }
    """)
    archive, report = register.read(
        [
            {"n": "a", "code": "220", "name": "Utopia", "duty": "0", "other": "Japan"},
            {"n": "b", "code": "", "name": "Italy", "duty": "defence", "other": "Japan"},
        ]
    )
    first, second = sorted(archive.partnerships, key=lambda alliance: alliance.id)
    assert (first.parties, first.obligations) == (("FR", "JP"), ())
    assert second.parties == ("IT", "JP")
    assert [(str(duty.kind), duty.party) for duty in second.obligations] == [("defence", "IT")]
    assert (report.held, report.findings) == (2, ())


START = 'source = { id = "a" }\n[[records]]\ntype = "Agreement"\nid = "{n}"\n[records.fields]\n'


@pytest.mark.parametrize(
    ("content", "message"),
    [
        ("source = ", "is not TOML"),
        ("", "needs a"),
        ("source = { id = 'a' }", "needs a"),
        ("sources = [1]\nrecords = []", "needs a"),
        ("colour = 1", "unknown key 'colour'"),
        ("source = { id = 'a', colour = 'b' }\nrecords = []", "unknown key 'colour'"),
        ("source = {}\nrecords = []", "source"),
        ("source = { id = 'a' }\nrecords = [1]", "must be tables"),
        ("source = { id = 'a' }\n[[records]]\ntype = 'Whim'\nid = 'a'", "one of"),
        (f"{START}title = {{ txt = 'a' }}", "'txt' is not a kind of cell"),
        (f"{START}title = {{ text = 'a', colour = 'b' }}", "unknown key 'colour'"),
        (f"{START}title = {{ identifier = 'a' }}", "not complete"),
        (f"{START}title = 1", "not a column"),
        (f"{START}history = {{ part = 'Whim' }}", "is not a part"),
        (f"{START}titel = 'a'", "no field 'titel'"),
    ],
)
def test_a_file_that_is_not_a_mapping_is_rejected(content: str, message: str) -> None:
    with pytest.raises(InvalidMapping, match=message):
        loads_mapping(content)


ANY_MAPPING = """
source = { id = "table" }
OPTION

[[records]]
type = "Agreement"
id = "{Treaty}"
ROWS

[records.fields]
title = CELL
"""


@pytest.mark.parametrize(
    ("part", "text", "message"),
    [
        ("OPTION", 'order = "dym"', "'dym' .* order of a date"),
        ("OPTION", "ignore = 3", "a list of texts"),
        ("OPTION", "missing = [0]", "a list of texts"),
        ("ROWS", 'unpivot = "slot"', "not two texts"),
        ("ROWS", 'spells = ["year"]', "not two texts"),
        ("ROWS", "pairs = 3", "not two texts"),
        ("ROWS", "keep = 3", "a list of texts"),
        ("ROWS", "where = { Treaty = 3 }", "a list of texts"),
        ("ROWS", 'where = { Treaty = "(" }', "not a regular expression"),
        ("ROWS", 'where = "Treaty"', "a table"),
        ("ROWS", 'patterns = { Treaty = "(" }', "not a regular expression"),
        ("ROWS", "patterns = { Treaty = 3 }", "not a regular expression"),
        ("CELL", '{ text = "Treaty", drop = "(see" }', "not a regular expression"),
        ("CELL", '{ text = "Treaty", split = 3 }', "a list of texts"),
        ("CELL", "{ date = 3 }", "a list of texts"),
        ("CELL", '{ date = "Day", drop = "(" }', "not a regular expression"),
        ("CELL", '{ date = "Day", order = "xyz" }', "order of a date"),
        ("CELL", '{ country = "Party", names = "HK" }', "a table"),
        ("CELL", '{ country = "Party", organizations = ["EU"] }', "a table"),
        ("CELL", '{ term = "Type", synonyms = "BIT" }', "a table"),
    ],
)
def test_an_option_that_has_no_meaning_is_an_error_of_the_mapping(
    part: str, text: str, message: str
) -> None:
    """It is named before a table is read, and not taken for something else."""
    content = ANY_MAPPING.replace(part, text)
    for other, default in (("OPTION", ""), ("ROWS", ""), ("CELL", '"Treaty"')):
        content = content.replace(other, default)
    with pytest.raises(DiplomacyError, match=message):
        loads_mapping(content)

"""Registers of shapes that public ones have, with fictional rows: what a short mapping holds of them."""

from typing import Final

import pytest

from diplomacy import Agreement, Source, Stage
from diplomacy.errors import InvalidMapping
from diplomacy.importing import (
    Cell,
    Records,
    Register,
    act,
    country,
    either,
    loads_mapping,
    part,
    template,
    term,
)
from diplomacy.records import Milestone

RATIFICATIONS: Final = """
source = { id = "depositary", title = "Status of treaties" }

[[records]]
type = "Agreement"
id = "depositary {Treaty}"
key = "{Treaty}"

[records.fields]
title = { either = ["Full title", "Treaty"] }
kind = { constant = "treaty" }
parties = "Party"
history = [
    { act = "signed", on = "Signature", party = "Party" },
    { act = { term = "Instrument" }, on = "Deposited", party = "Party" },
    { act = "in-force", on = { either = ["In force", "Provisionally"] }, party = "Party" },
]
"""


def ratification(party: str, instrument: str, deposited: str, **cells: str) -> dict[str, str]:
    """Return a row of a depositary's table, which has a row a party."""
    empty = dict.fromkeys(("Full title", "Signature", "In force", "Provisionally"), "")
    row = {"Treaty": "Lakes", "Party": party, "Instrument": instrument, "Deposited": deposited}
    return {**empty, **row, **cells}


def test_the_noun_of_an_act_is_read_as_its_stage() -> None:
    """Depositaries write "Accession" where the vocabulary has "acceded"."""
    rows = [
        ratification("France", "Ratification", "2031-05-02", Signature="2030-06-01"),
        ratification("Italy", "Accession", "2032-01-09"),
        ratification("Spain", "ACCEPTANCE", "2032-02-09"),
        ratification("Norway", "Entry into force", "2032-03-09"),
        ratification("Chad", "Coronation", "2032-04-09"),
    ]
    archive, report = loads_mapping(RATIFICATIONS).read(rows)
    [treaty] = archive.agreements
    acts = [(str(step.stage), str(step.date), step.party) for step in treaty.history]
    assert acts == [
        ("signed", "2030-06-01", "FR"),
        ("ratified", "2031-05-02", "FR"),
        ("acceded", "2032-01-09", "IT"),
        ("accepted", "2032-02-09", "ES"),
        ("in-force", "2032-03-09", "NO"),
    ]
    assert [(found.cell, found.kind) for found in report.findings] == [
        ("Coronation", "unknown-term")
    ]


@pytest.mark.parametrize("stage", ["Instrument", term("Instrument", {"Accession": "adopted"})])
def test_your_synonym_goes_before_the_noun(stage: Cell | str) -> None:
    """A column of stages reads nouns without being a term, and as you say if you say so."""
    step = part(Milestone, stage=stage, date="Deposited")
    fields: dict[str, Cell | str] = {"title": "Treaty", "parties": "Party", "history": step}
    register = Register(Source(id="table"), Records(Agreement, "{Treaty}", fields))
    archive, _ = register.read([ratification("Italy", "Accession", "2032")])
    expected = "acceded" if stage == "Instrument" else "adopted"
    assert [str(step.stage) for step in archive.agreements[0].history] == [expected]


def test_either_reads_columns_as_the_type_of_the_field_does() -> None:
    """The first column that is not empty is a title, a date or a country, as the field is."""
    rows = [
        ratification("Italy", "", "", **{"Full title": "On lakes", "In force": "3 May 2033"}),
        ratification("France", "", "", Treaty="Rivers", Provisionally="June 2034"),
    ]
    archive, report = loads_mapping(RATIFICATIONS).read(rows)
    assert report.findings == ()
    assert {
        a.title: str(a.entered_into_force_on or a.history[0].date) for a in archive.agreements
    } == {
        "On lakes": "2033-05-03",
        "Rivers": "2034-06",
    }


def test_either_of_columns_is_an_id_and_a_key() -> None:
    """An id is made of the first column that is not empty, and rows of one key are one record."""
    fields = {"title": either("Full title", "Treaty"), "parties": country("Party")}
    name = either("Full title", "Treaty")
    register = Register(Source(id="table"), Records(Agreement, name, fields, key=name))
    archive, _ = register.read(
        [ratification("Italy", "", ""), ratification("France", "", "", **{"Full title": "lakes"})]
    )
    assert {a.id: tuple(a.parties) for a in archive.agreements} == {"lakes": ("IT", "FR")}


def test_an_act_names_its_party_by_a_column() -> None:
    """In Python as in a file, a column is enough."""
    step = act("signed", "Signature", party="Party")
    fields: dict[str, Cell | str] = {"title": "Treaty", "parties": "Party", "history": step}
    register = Register(Source(id="table"), Records(Agreement, "{Treaty}", fields))
    archive, _ = register.read([ratification("Italy", "", "", Signature="2031")])
    assert archive.agreements[0].history[0].party == "IT"


VISITS: Final = """
source = { id = "visits", title = "Visits of leaders" }
ignore = ["Continent", "Is *"]

[[records]]
type = "Visit"
id = "visit {Year} {Country} {line}"

[records.fields]
travellers = { part = "Participant", name = "Name", party = { constant = "XA" } }
stops = { part = "Stop", country = "Country" }
period = "Year"
"""


def test_the_line_tells_rows_apart_that_are_equal() -> None:
    """A register without days has equal rows for two visits of one year."""
    row = {"Year": "2031", "Name": "A. Leader", "Country": "France"}
    row |= {"Continent": "Europe", "Is rich": "1", "Is poor": "0"}
    archive, report = loads_mapping(VISITS).read([row, row])
    assert [visit.id for visit in archive.visits] == ["visit-2031-france-2", "visit-2031-france-3"]
    assert (report.held, report.unmapped) == (2, {})
    assert report.ignored == dict.fromkeys(
        (("visits", column) for column in ("Continent", "Is rich", "Is poor")), 2
    )
    _, report = loads_mapping(VISITS.replace(" {line}", "")).read([row, row])
    [finding] = report.findings
    assert finding.kind == "repeated-id"
    assert "{line}" in finding.reason


def test_a_record_with_the_id_of_a_source_is_reported_as_such() -> None:
    """A table of one treaty is easily called as the treaty is."""
    records = Records(Agreement, "lakes", {"title": "Treaty", "parties": "Party"}, key="lakes")
    _, report = Register(Source(id="lakes"), records).read([ratification("Italy", "", "")])
    [finding] = report.findings
    assert finding.kind == "repeated-id"
    assert finding.reason.startswith("A source has the id 'lakes'.")


def test_a_column_called_line_is_read_before_the_line_of_the_row() -> None:
    row = {"Year": "2031", "Name": "A. Leader", "Country": "France", "line": "A7"}
    archive, _ = loads_mapping(VISITS).read([row])
    assert [visit.id for visit in archive.visits] == ["visit-2031-france-a7"]


def test_the_line_is_of_an_id_only() -> None:
    """A field cannot be the line of a row, and a mistyped column is not one."""
    fields = {"title": template("Treaty on line {line}"), "parties": "Party"}
    register = Register(Source(id="table"), Records(Agreement, "{line}", fields))
    with pytest.raises(InvalidMapping, match="no column 'line'"):
        register.read([{"Party": "Italy"}])


def test_a_star_is_any_text_and_nothing_else_is_special() -> None:
    """A column that the mapping reads is read, although a pattern matches it."""
    row = {
        "Treaty": "Lakes",
        "Treaty (alt.)": "Lakes",
        "Party": "Italy",
        "code.1": "x",
        "code+1": "y",
    }
    fields = {"title": "Treaty", "parties": "Party"}
    records = Records(Agreement, "{Treaty}", fields)
    _, report = Register(Source(id="table"), records, ignore=["Treaty*", "code.*"]).read([row])
    assert (report.unmapped, report.ignored) == (
        {("table", "code+1"): 1},
        {("table", "Treaty (alt.)"): 1, ("table", "code.1"): 1},
    )


ALLIANCES: Final = """
source = { id = "alliances", title = "Alliances" }
missing = ["0"]

[[records]]
type = "Agreement"
id = "alliance {id}"
key = "{id}"
unpivot = ["slot", "member"]
where = { slot = "^mem" }

[records.fields]
title = { template = "Alliance {id}" }
parties = { country = "member", system = "cow", on = "begyr" }
history = [
    { act = "in-force", on = { date = ["begyr", "begmo", "begday"] } },
    { act = "terminated", on = { date = ["endyr", "endmo", "endday"] } },
]
"""


def test_members_in_numbered_columns_are_parties_and_other_columns_are_reported() -> None:
    """A row of codes has the members last; a code that is not a member is not read as one."""
    dates = {
        "begyr": "1950",
        "begmo": "4",
        "begday": "3",
        "endyr": "0",
        "endmo": "0",
        "endday": "0",
    }
    row = {
        "id": "3001",
        **dates,
        "defense": "2",
        "offense": "20",
        "mem1": "2",
        "mem2": "220",
        "mem3": "",
    }
    archive, report = loads_mapping(ALLIANCES).read([row])
    [alliance] = archive.agreements
    assert (alliance.parties, str(alliance.entered_into_force_on)) == (("US", "FR"), "1950-04-03")
    assert alliance.history[-1].stage == Stage.IN_FORCE
    assert report.findings == ()
    assert report.unmapped == {("alliances", "defense"): 1, ("alliances", "offense"): 1}
    ignoring = ALLIANCES.replace("missing =", 'ignore = ["*"]\nmissing =')
    again, report = loads_mapping(ignoring).read([row])
    assert again == archive
    assert (report.unmapped, len(report.ignored)) == ({}, 2)


LEVELS: Final = """
source = { id = "exchange", title = "Diplomatic exchange" }

[[records]]
type = "Mission"
id = "{sender} in {host} {first year}"
where = { level = ["2", "3"] }
spells = ["year", "{sender} {host} {level}"]

[records.fields]
sending = { country = "sender", system = "cow", on = "first year" }
receiving = { country = "host", system = "cow", on = "first year" }
rank = { term = "level", synonyms = { 2 = "legation", 3 = "embassy" } }

[[records.fields.history]]
part = "MissionAct"
only_with = "date"
kind = { constant = "opened" }
date = { template = "[{before year}..{first year}]" }

[[records.fields.history]]
part = "MissionAct"
only_with = "date"
kind = { constant = "closed" }
date = { template = "[{last year}..{after year}]" }
"""


def test_what_is_seen_every_few_years_began_and_ended_between_two_of_them() -> None:
    """The neighbouring years of the table bound the acts; at its ends there is none."""
    levels = {"1955": "2", "1960": "3", "1965": "3", "1970": "0", "1975": "3"}
    row = {"sender": "2", "host": "220"}
    rows = [{**row, "year": year, "level": level} for year, level in levels.items()]
    archive, report = loads_mapping(LEVELS).read(rows)
    assert (report.held, report.left_out) == (4, {"exchange": 1})
    found = {
        mission.id: [(str(act.kind), str(act.date)) for act in mission.history]
        for mission in archive.missions
    }
    assert found == {
        "2-in-220-1955": [("closed", "[1955..1960]")],
        "2-in-220-1960": [("opened", "[1955..1960]"), ("closed", "[1965..1970]")],
        "2-in-220-1975": [("opened", "[1970..1975]")],
    }

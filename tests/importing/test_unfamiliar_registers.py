"""Registers of shapes that public ones have, with fictional rows: what a short mapping holds of them."""

from typing import Final

import pytest

from diplomacy import Agreement, Source
from diplomacy.importing import (
    Cell,
    Records,
    Register,
    act,
    country,
    either,
    loads_mapping,
    part,
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

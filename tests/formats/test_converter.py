"""The cattrs converter: a user's own classes with records inside, in the form of the files."""

import json
from typing import Any

import attrs
import pytest
from hypothesis import given, settings

from diplomacy import (
    Agreement,
    Archive,
    ArchiveErrors,
    Citation,
    Country,
    Meeting,
    PartialDate,
    Period,
    Quantity,
    Stage,
    Summit,
)
from diplomacy.fixtures import ARCHIVE
from diplomacy.formats import make_converter, to_dict, to_plain
from diplomacy.records import Record
from diplomacy.testing import strategies


@attrs.frozen
class Dossier:
    """A class of a user, with values and records of this library."""

    title: str
    about: Country
    since: PartialDate | None
    term: Period
    stages: list[Stage]
    counts: dict[str, Quantity]
    citation: Citation
    treaty: Agreement
    meetings: list[Meeting]
    either: Agreement | Meeting
    records: tuple[Record, ...]


TREATY = ARCHIVE.get(Agreement, "kr-tr-fta")
SUMMIT = ARCHIVE.get(Summit, "2025-11-24-kr-tr-summit")
DOSSIER = Dossier(
    title="Türkiye",
    about=Country("TR"),
    since=PartialDate("1957-03"),
    term=Period("2012/.."),
    stages=[Stage.SIGNED, Stage.IN_FORCE],
    counts={"documents": Quantity(10, "documents", "exactly")},
    citation=TREATY.citations[0],
    treaty=TREATY,
    meetings=[SUMMIT],
    either=TREATY,
    records=(TREATY, SUMMIT),
)


def test_a_class_of_a_user_survives_json() -> None:
    """Values and records have the form of the files, and come back equal and of the same types."""
    converter = make_converter()
    data = converter.unstructure(DOSSIER)
    assert data["treaty"] == to_dict(TREATY)
    assert data["meetings"] == [to_dict(SUMMIT)]
    assert data["citation"] == to_plain(TREATY.citations[0])
    assert (data["about"], data["since"], data["stages"]) == (
        "TR",
        "1957-03",
        ["signed", "in-force"],
    )
    assert type(data["about"]) is str
    read = converter.structure(json.loads(json.dumps(data)), Dossier)
    assert read == DOSSIER
    assert type(read.about) is Country
    assert type(read.meetings[0]) is Summit


def test_none_stays_none() -> None:
    """An optional value of a user's class can be None."""
    converter = make_converter()
    data = converter.unstructure(attrs.evolve(DOSSIER, since=None))
    assert converter.structure(data, Dossier).since is None


def test_the_type_of_a_record_can_be_left_out_if_the_class_is_known() -> None:
    """A record without its type is one of the class of the field."""
    data = to_dict(TREATY)
    del data["type"]
    assert make_converter().structure(data, Agreement) == TREATY


@settings(max_examples=8)
@given(strategies.archives(min_records=1))
def test_any_records_come_back_equal(archive: Archive) -> None:
    """Lists of records of all types survive."""
    converter = make_converter()
    records = list(archive)
    data = converter.unstructure(records, list[Record])
    assert data == [to_dict(record) for record in records]
    assert converter.structure(data, list[Record]) == records


@pytest.mark.parametrize(
    ("data", "kind"),
    [
        ({**to_dict(TREATY), "titel": "T"}, Agreement),
        ({**to_dict(TREATY), "parties": "KR"}, Agreement),
        (None, Agreement),
        ("kr-tr-fta", Agreement),
        ({"stage": "signd"}, Record),
        ({"source": "s"}, Citation),
        ({"number": 1.5, "unit": "USD"}, Quantity),
    ],
)
def test_data_are_checked_as_strictly_as_in_a_file(data: Any, kind: Any) -> None:
    """Data that are not valid raise the errors of files."""
    with pytest.raises(ArchiveErrors):
        make_converter().structure(data, kind)


@pytest.mark.parametrize(
    ("data", "kind"), [(5, Country), ("Korea", Country), (2024, PartialDate), ("x", Stage)]
)
def test_values_are_checked(data: Any, kind: Any) -> None:
    """A value that is not text, or not valid text, raises an error of this library."""
    from diplomacy import DiplomacyError

    with pytest.raises(DiplomacyError):
        make_converter().structure(data, kind)


def test_a_record_of_another_type_is_rejected() -> None:
    """A field for an agreement accepts no meeting."""
    from diplomacy import InvalidType

    with pytest.raises(InvalidType):
        make_converter().structure(to_dict(SUMMIT), Agreement)


def test_a_former_format_can_be_read() -> None:
    """The converter reads the names of the format that it was made for."""
    data = {"source": "s", "exact": "in Ankara", "fields": ["place"]}
    citation = make_converter(format=1).structure(data, Citation)
    assert citation == Citation("s", quote="in Ankara", fields=["place"])

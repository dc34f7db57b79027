"""Records and values as fields of pydantic models: validation, JSON and its schema."""

import json
from typing import Any, Final

import jsonschema
import pytest
from hypothesis import given, settings
from pydantic import BaseModel, TypeAdapter, ValidationError

from diplomacy import (
    Agreement,
    Archive,
    Country,
    DayCount,
    Incumbency,
    Meeting,
    Milestone,
    PartialDate,
    Period,
    Quantity,
    Stage,
    to_dict,
)
from diplomacy.fixtures import ARCHIVE
from diplomacy.records import TYPES_BY_NAME, Record
from diplomacy.testing import strategies

TREATY: Final = ARCHIVE.get(Agreement, "kr-tr-fta")


class Dossier(BaseModel):
    """A model of a user, with values and records of this library."""

    about: Country
    since: PartialDate | None = None
    term: Period | None = None
    worth: Quantity | None = None
    stage: Stage | None = None
    history: list[Milestone] = []
    treaty: Agreement | None = None
    counts: dict[Country, int] = {}


DOSSIER: Final = Dossier.model_validate(
    {
        "about": "TR",
        "since": "1957-03",
        "term": "2012/..",
        "worth": {"number": "15000000000", "unit": "USD"},
        "stage": "signed",
        "history": [{"stage": "signed", "date": "2012-08-01"}],
        "treaty": to_dict(TREATY),
        "counts": {"KR": 2},
    }
)


def test_data_become_values_and_records() -> None:
    assert type(DOSSIER.about) is Country
    assert DOSSIER.since == PartialDate("1957-03")
    assert DOSSIER.term == Period("2012/..")
    assert DOSSIER.worth == Quantity(15_000_000_000, "USD")
    assert DOSSIER.stage is Stage.SIGNED
    assert DOSSIER.history == [Milestone("signed", "2012-08-01")]
    assert DOSSIER.treaty == TREATY
    assert type(next(iter(DOSSIER.counts))) is Country


def test_a_model_survives_json() -> None:
    """The JSON of a model has records in the form of a line of a file."""
    text = DOSSIER.model_dump_json()
    assert json.loads(text)["treaty"] == to_dict(TREATY)
    assert json.loads(text)["since"] == "1957-03"
    assert Dossier.model_validate_json(text) == DOSSIER
    assert DOSSIER.model_dump()["treaty"] is DOSSIER.treaty


def test_instances_are_accepted_as_they_are() -> None:
    assert Dossier(about=Country("TR"), treaty=TREATY).treaty is TREATY


@settings(max_examples=5)
@given(strategies.archives(min_records=1))
def test_any_record_survives_json(archive: Archive) -> None:
    adapter: TypeAdapter[list[Record]] = TypeAdapter(list[Record])
    text = adapter.dump_json(list(archive))
    assert json.loads(text) == [to_dict(record) for record in archive]
    assert adapter.validate_json(text) == list(archive)


@pytest.mark.parametrize(
    ("data", "place", "message"),
    [
        ({"about": "kr"}, ("about",), "Use upper case: 'KR'."),
        ({"about": 5}, ("about",), "is not text"),
        ({"since": "2023-02-30"}, ("since",), "2023-02 has 28 days"),
        ({"since": 2023}, ("since",), "is not text"),
        ({"stage": "ratifyed"}, ("stage",), "Unknown term 'ratifyed'"),
        ({"worth": {"number": "1", "unit": "usd"}}, ("worth", "unit"), "write its unit"),
        ({"history": [{}]}, ("history", 0, "stage"), "is missing"),
        ({"treaty": {**to_dict(TREATY), "kind": "x"}}, ("treaty", "kind"), "Unknown term"),
        ({"treaty": to_dict(ARCHIVE["kepco"])}, ("treaty",), "a record of type Agreement"),
        ({"treaty": "kr-tr-fta"}, ("treaty",), "is not a record"),
    ],
)
def test_each_problem_has_its_place(
    data: dict[str, Any], place: tuple[str | int, ...], message: str
) -> None:
    """Pydantic reports the field within the record, and the message of this library."""
    with pytest.raises(ValidationError) as caught:
        Dossier.model_validate({"about": "TR", **data})
    [problem] = caught.value.errors()
    assert problem["loc"] == place
    assert message in problem["msg"]


def test_all_problems_of_a_record_are_reported_at_once() -> None:
    data = {"id": "t", "titel": "T", "history": [{"stage": "signed", "date": "2012-13"}]}
    with pytest.raises(ValidationError) as caught:
        TypeAdapter(Agreement).validate_python(data)
    places = [problem["loc"] for problem in caught.value.errors()]
    assert places == [("title",), ("history", 0, "date"), ("citations",), ("titel",)]


def test_the_json_schema_is_that_of_the_format() -> None:
    """The schema of a record accepts its line, and the schema of a model has a title for each."""
    for record in ARCHIVE:
        schema = TypeAdapter(type(record)).json_schema()
        jsonschema.validate(to_dict(record), schema)
    schema = Dossier.model_json_schema()
    assert {"Agreement", "Country", "Milestone", "Quantity", "Stage"} <= schema["$defs"].keys()
    jsonschema.validate(json.loads(DOSSIER.model_dump_json()), schema)
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.validate({"about": "kr"}, schema)


def test_an_answer_is_written_but_not_read() -> None:
    """A route can return what a query answers; only a query makes it."""
    adapter = TypeAdapter(list[Incumbency])
    answers = list(ARCHIVE.leaders_of("KR", on="2024-06-05"))
    data = json.loads(adapter.dump_json(answers))
    assert data[0]["leader"]["id"] == answers[0].leader.id
    jsonschema.validate(data, adapter.json_schema())
    with pytest.raises(ValidationError, match="only a query makes"):
        adapter.validate_python(data)
    assert TypeAdapter(DayCount).json_schema()["properties"]["at_least"]["anyOf"][0] == {
        "type": "integer"
    }


def test_every_class_of_the_format_has_a_schema() -> None:
    for kind in (*TYPES_BY_NAME.values(), Country, PartialDate, Period, Quantity, Stage):
        title = TypeAdapter(kind).json_schema()["title"]
        assert title == kind.__name__
    assert TypeAdapter(list[Meeting]).json_schema()["items"]["$ref"] == "#/$defs/Meeting"

"""States that ceased to exist are accepted wherever a country is, in every type of record."""

import json
from collections.abc import Callable
from typing import Any, Final, get_args

import attrs
import pytest
from tests.records.samples import CLASSES, RECORDS, make

from diplomacy import (
    Agreement,
    Archive,
    Country,
    Leader,
    Meeting,
    Membership,
    Milestone,
    Mission,
    Obligation,
    Participant,
    Partnership,
    Statement,
    Statistic,
    Stop,
    Summit,
    Tenure,
    TradeFigure,
    Visit,
    converters,
)
from diplomacy.formats import from_dict, to_dict
from diplomacy.provenance import audit, find_conflicts
from diplomacy.queries import records_between
from diplomacy.records.base import values_getter
from diplomacy.testing import make_archive

FORMER: Final = Country.former()
_PARTIES: Final[tuple[Any, ...]] = (converters.party, converters.optional_party, converters.parties)


def holds_countries(field: Any) -> bool:
    """Return whether a field holds a country, or parties that may be countries."""
    types = (field.type, *get_args(field.type))
    return Country in types or field.converter in _PARTIES


PLACES: Final = [
    (cls, field) for cls in CLASSES for field in attrs.fields(cls) if holds_countries(field)
]
every_place = pytest.mark.parametrize(
    ("cls", "field"), PLACES, ids=[f"{cls.__name__}.{field.name}" for cls, field in PLACES]
)

# A record that has a part, and that accepts any country in it.
HOLDERS: Final[dict[Any, Callable[[Any, str], Any]]] = {
    Tenure: lambda part, _: make(Leader, tenures=[part]),
    Participant: lambda part, _: make(Meeting, participants=[part]),
    Milestone: lambda part, code: make(Partnership, parties=[code, "KR"], history=[part]),
    Obligation: lambda part, code: make(Partnership, parties=[code, "KR"], obligations=[part]),
    Stop: lambda part, _: make(Visit, stops=[part]),
}


def record_with(cls: Any, field: Any, code: str) -> Any:
    """Return a record that has a country in one place."""
    value = [code, "KR"] if field.converter is converters.parties else code
    changes: dict[str, Any] = {field.name: value}
    if cls is Milestone:
        changes["stage"] = "established"
    if field.name == "accredited_from":
        changes["resident"] = False
    return make(cls, **changes) if cls in RECORDS else HOLDERS[cls](make(cls, **changes), code)


def test_the_places_are_found() -> None:
    """Offices, places of meetings, organizations, figures: none is left out."""
    names = {f"{cls.__name__}.{field.name}" for cls, field in PLACES}
    assert {
        "Meeting.country",
        "Organization.country",
        "Tenure.party",
        "TradeFigure.reporter",
        "TradeFigure.partner",
        "Statistic.subject",
        "Statistic.counterpart",
        "Obligation.party",
    } <= names


@every_place
def test_former_states_are_stored_as_countries(cls: Any, field: Any) -> None:
    """The code is kept, and the record is read back from its plain form as it was."""
    for code in FORMER:
        record = record_with(cls, field, str(code))
        assert f'"{code}"' in json.dumps(to_dict(record))
        again = from_dict(to_dict(record))
        assert again == record
        if cls in RECORDS and field.converter is not converters.parties:
            assert type(getattr(again, field.name)) is Country


@every_place
@pytest.mark.parametrize("code", ["SUHH", "DDDE", "XAUH"])
def test_archives_answer_about_former_states(cls: Any, field: Any, code: str) -> None:
    """A former state is found by its name, and the brief on it is written."""
    country = Country(code)
    archive = make_archive([record_with(cls, field, code)])
    assert Archive.loads(archive.dumps()) == archive
    assert find_conflicts(archive) == ()
    assert isinstance(audit(archive), tuple)
    assert archive.relations(country.name, "KR").title == f"{country.name} – South Korea"
    for record in archive:
        for other in counterparts(record, code):
            assert record in records_between(archive, type(record), country.name, other)
            assert record in archive.relations(other, code).parts()[PARTS_BY_TYPE[type(record)]]


PARTS_BY_TYPE: Final[dict[type, str]] = {
    Agreement: "agreements",
    Meeting: "meetings",
    Membership: "memberships",
    Mission: "missions",
    Partnership: "partnerships",
    Statement: "statements",
    Statistic: "statistics",
    Summit: "meetings",
    TradeFigure: "trade_figures",
    Visit: "visits",
}


def counterparts(record: Any, code: str) -> set[str]:
    """Return the parties that a record puts on the other side of one."""
    found: set[str] = set()
    for places in getattr(record, "SIDES", ()):
        first, second = ({*values_getter(place)(record)} - {None} for place in places)
        found |= second if code in first else set()
        found |= first if code in second else set()
    return found - {code}

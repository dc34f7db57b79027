"""Records as plain data: only types of JSON, and only fields that are set."""

import json
from decimal import Decimal
from typing import Any, Final

import attrs

from diplomacy import Citation, Country, PartialDate, Period, Quantity, Source, Summit, TradeFigure
from diplomacy.fixtures import ARCHIVE
from diplomacy.formats import to_dict
from diplomacy.vocabulary import Term

RECORDS: Final = list(ARCHIVE)
PLAIN: Final = (str, bool, int, list, dict)


def expected(value: Any) -> Any:
    """Return a value as plain data, field by field, as documented."""
    if isinstance(value, tuple):
        return [expected(part) for part in value]
    if isinstance(value, frozenset):
        return sorted(str(part) for part in value)
    if isinstance(value, PartialDate | Period):
        return value.text
    if isinstance(value, Term | Decimal | Country):
        return str(value)
    if attrs.has(type(value)):
        return {
            field.name: expected(getattr(value, field.name))
            for field in attrs.fields(type(value))
            if field.init and getattr(value, field.name) != field.default
        }
    return value


def assert_plain(value: object) -> None:
    """Assert that a value has the types of JSON, and not subclasses of them."""
    assert type(value) in PLAIN, type(value)
    if isinstance(value, dict):
        for name, part in value.items():
            assert type(name) is str
            assert_plain(part)
    elif isinstance(value, list):
        for part in value:
            assert_plain(part)


def names(value: object) -> set[str]:
    """Return the names of the fields anywhere in plain data."""
    if isinstance(value, dict):
        return set(value).union(*(names(part) for part in value.values()))
    if isinstance(value, list):
        return set().union(*(names(part) for part in value))
    return set()


def test_a_record_becomes_its_type_and_the_fields_that_were_set() -> None:
    """Each shipped record becomes its type and the fields that are not at their defaults."""
    for record in RECORDS:
        plain = to_dict(record)
        assert plain == {"type": type(record).__name__, **expected(record)}
        assert next(iter(plain)) == "type"


def test_plain_data_have_no_subclasses() -> None:
    """Text, numbers, lists and dictionaries are those of Python."""
    for record in RECORDS:
        assert_plain(to_dict(record))


def test_plain_data_round_trip_through_json() -> None:
    for record in RECORDS:
        plain = to_dict(record)
        assert json.loads(json.dumps(plain)) == plain
        assert json.loads(json.dumps(plain, ensure_ascii=False)) == plain


def test_derived_values_are_left_out() -> None:
    """The bounds of dates and the level of summits are left out."""
    derived = {"earliest", "latest", "precision", "approximate", "start", "end", "text", "ongoing"}
    for record in RECORDS:
        plain = to_dict(record)
        assert not names(plain) & derived
        assert not (isinstance(record, Summit) and "level" in plain)
        assert not {"signed_on", "stage", "label"} & set(plain)


def test_dates_are_text() -> None:
    """Dates and periods are EDTF text, as written in the source code."""
    figure = TradeFigure(
        id="figure",
        reporter="TR",
        partner="KR",
        flow="total",
        value=Quantity("15E9", "USD", "nearly"),
        kind="actual",
        period="2024/..",
        as_of="[2025-11-01..2025-11-24]",
        citations=[Citation("source", 1, fields=["value"])],
    )
    assert to_dict(figure) == {
        "type": "TradeFigure",
        "id": "figure",
        "reporter": "TR",
        "partner": "KR",
        "flow": "total",
        "value": {"number": "15000000000", "unit": "USD", "qualifier": "nearly"},
        "kind": "actual",
        "period": "2024/..",
        "as_of": "[2025-11-01..2025-11-24]",
        "citations": [{"source": "source", "paragraph": 1, "fields": ["value"]}],
    }


def test_defaults_are_left_out() -> None:
    """A source with only an id has two keys."""
    assert to_dict(Source(id="source")) == {"type": "Source", "id": "source"}


def test_changing_plain_data_changes_no_record() -> None:
    """Each call returns new data."""
    record = ARCHIVE["kr-tr-fta"]
    first = to_dict(record)
    first["parties"].append("XA")
    first["history"].clear()
    assert to_dict(record) != first
    assert to_dict(record)["parties"] == ["KR", "TR"]

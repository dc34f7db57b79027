"""Records as plain data: nothing but what JSON knows, and nothing but what was set."""

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
    """Return what a value is as plain data, field by field, from the specification."""
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
    """Assert that a value is made of the types of JSON themselves, and not of their children."""
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


def test_plain_data_is_plain_throughout() -> None:
    """Text, numbers, lists and dictionaries are those of Python, not children of them."""
    for record in RECORDS:
        assert_plain(to_dict(record))


def test_plain_data_survives_json() -> None:
    """What is written as JSON reads back as it was."""
    for record in RECORDS:
        plain = to_dict(record)
        assert json.loads(json.dumps(plain)) == plain
        assert json.loads(json.dumps(plain, ensure_ascii=False)) == plain


def test_nothing_derived_is_written() -> None:
    """What follows from the fields is left out: bounds of dates, the level of summits."""
    derived = {"earliest", "latest", "precision", "approximate", "start", "end", "text", "ongoing"}
    for record in RECORDS:
        plain = to_dict(record)
        assert not names(plain) & derived
        assert not (isinstance(record, Summit) and "level" in plain)
        assert not {"signed_on", "stage", "label"} & set(plain)


def test_dates_are_text() -> None:
    """Dates and periods are the EDTF text they were written in."""
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
    """A source of which nothing but the id is known is two words long."""
    assert to_dict(Source(id="source")) == {"type": "Source", "id": "source"}


def test_what_is_given_does_not_come_back() -> None:
    """Plain data is made anew each time: to change it changes no record and no other copy."""
    record = ARCHIVE["kr-tr-fta"]
    first = to_dict(record)
    first["parties"].append("XA")
    first["history"].clear()
    assert to_dict(record) != first
    assert to_dict(record)["parties"] == ["KR", "TR"]

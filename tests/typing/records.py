"""The attributes that all types of records share."""

from collections.abc import Mapping
from typing import assert_type

from diplomacy import Citation, PartialDate, Period, Source
from diplomacy.entries import Entry
from diplomacy.records.base import RecordBase


def entry(entry: Entry) -> None:
    """What every record has, sources included."""
    assert_type(entry.identifiers, tuple[str, ...])
    assert_type(entry.extra, Mapping[str, str | int | float | bool | None])
    assert_type(entry.extra["row"], str | int | float | bool | None)


def made() -> None:
    """Identifiers are in any collection, extra values in any mapping."""
    assert_type(Source(id="a", identifiers=["doi:10.1"], extra={"row": 1}), Source)
    assert_type(Source(id="a", identifiers={"doi:10.1"}, extra={"a": None, "b": 0.5}), Source)


def record(record: RecordBase) -> None:
    """A cited record, sorted by a date or a period."""
    assert_type(record.id, str)
    assert_type(record.citations, tuple[Citation, ...])
    assert_type(record.own_date, PartialDate | Period | None)


def source(source: Source) -> None:
    """A source, sorted by its date of publication."""
    assert_type(source.own_date, PartialDate | None)

"""The attributes that all types of records share."""

from typing import assert_type

from diplomacy import Citation, PartialDate, Period, Source
from diplomacy.records.base import RecordBase


def record(record: RecordBase) -> None:
    """A cited record, sorted by a date or a period."""
    assert_type(record.id, str)
    assert_type(record.citations, tuple[Citation, ...])
    assert_type(record.own_date, PartialDate | Period | None)


def source(source: Source) -> None:
    """A source, sorted by its date of publication."""
    assert_type(source.own_date, PartialDate | None)

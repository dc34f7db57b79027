"""What every type of record states about itself: its references, its sides and its dates."""

from collections.abc import Mapping
from typing import assert_type

from diplomacy import Citation, PartialDate, Period, Source
from diplomacy.records.base import RecordBase


def record(record: RecordBase) -> None:
    """The attributes that all cited records share."""
    assert_type(record.id, str)
    assert_type(record.citations, tuple[Citation, ...])
    assert_type(record.own_date, PartialDate | Period | None)
    assert_type(record.REFERENCES, Mapping[str, str])
    assert_type(record.SIDES, tuple[tuple[str, str], ...])
    assert_type(record.DATES, tuple[str, ...])


def source(source: Source) -> None:
    """A source has the same, and is dated by its publication."""
    assert_type(source.REFERENCES, Mapping[str, str])
    assert_type(source.SIDES, tuple[tuple[str, str], ...])
    assert_type(source.own_date, PartialDate | None)

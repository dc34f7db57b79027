"""Tests of duplicates: records that are the same except for their ids."""

from typing import Final

import pytest
from attrs import evolve

from diplomacy import Archive, FindingKind, Source
from diplomacy.fixtures import ARCHIVE
from diplomacy.provenance import audit
from diplomacy.provenance.duplicates import iter_duplicates
from diplomacy.records import Cited, Record
from diplomacy.testing import make_agreement, make_archive, make_meeting, make_source, make_summit

SHIPPED: Final = [record for record in ARCHIVE if not isinstance(record, Source)]


def duplicates(*records: Record) -> list[tuple[str, str, str]]:
    findings = audit(make_archive(records))
    return [(f.id, f.path, f.reason) for f in findings if f.kind is FindingKind.DUPLICATE]


def test_a_record_that_repeats_an_earlier_one_is_reported() -> None:
    """Each is compared with the first."""
    three = [make_agreement(id=id) for id in ("a", "b", "c")]
    assert duplicates(*three) == [
        ("b", "id", "it is the same record as a."),
        ("c", "id", "it is the same record as a."),
    ]


def test_records_that_differ_in_a_field_or_type_are_not() -> None:
    meeting = make_meeting(id="a")
    assert duplicates(meeting, make_meeting(id="b", period="2002")) == []
    assert duplicates(meeting, make_meeting(id="b", identifiers=["wikidata:Q1"])) == []
    assert duplicates(meeting, make_meeting(id="b", extra={"key": 1})) == []
    assert duplicates(meeting, make_summit(id="b", title=meeting.title)) == []


def test_sources_may_be_alike() -> None:
    """Nothing but the id may be known of a source."""
    assert duplicates(make_source(id="a"), make_source(id="b")) == []


@pytest.mark.parametrize("record", SHIPPED[::7], ids=lambda record: record.id)
def test_a_copy_with_another_id_is_found(record: Cited) -> None:
    """Among all others, and nothing else is."""
    archive = Archive([*ARCHIVE, evolve(record, id="zz-copy")])
    assert [(f.id, f.path) for f in iter_duplicates(archive)] == [("zz-copy", "id")]

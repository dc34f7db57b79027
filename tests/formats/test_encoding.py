"""Lines of JSON: the plain form of records, in one canonical form."""

import json

import pytest
from hypothesis import given, settings
from tests.formats.complete_records import COMPLETE

from diplomacy import Archive, Summit
from diplomacy.fixtures import ARCHIVE
from diplomacy.formats import decoding, digest, encoding, to_dict
from diplomacy.formats.encoding import encode_lines
from diplomacy.records import RECORD_TYPES, Record
from diplomacy.testing import strategies


def as_json(record: Record) -> str:
    """Return the line of a record by its definition: the plain form as compact JSON."""
    return json.dumps(to_dict(record), ensure_ascii=False, separators=(",", ":"))


def test_a_line_is_the_plain_form_as_json() -> None:
    """A line equals what the standard library writes for the plain form."""
    for record in (*COMPLETE, *ARCHIVE):
        assert list(encode_lines([record])) == [as_json(record)]


@settings(max_examples=15)
@given(strategies.archives(min_records=1))
def test_a_line_of_any_record_is_the_plain_form_as_json(archive: Archive) -> None:
    """The same is true of records with any text in them."""
    lines = list(encode_lines(archive))
    assert sorted(map(as_json, archive)) == sorted(lines)
    assert archive.dumps().split("\n")[1:-1] == lines


def test_lines_are_sorted_by_type_and_id() -> None:
    """Records have one order, so that a file changes only where the facts do."""
    names = [record_type.__name__ for record_type in RECORD_TYPES]
    lines = [json.loads(line) for line in encode_lines(reversed(list(ARCHIVE)))]
    ranks = [
        (names.index("Meeting" if line["type"] == Summit.__name__ else line["type"]), line["id"])
        for line in lines
    ]
    assert ranks == sorted(ranks)


def test_the_digest_is_that_of_the_lines_in_a_file() -> None:
    """The digest does not depend on the order in which records are given."""
    header = json.loads(ARCHIVE.dumps().split("\n", 1)[0])
    assert digest(ARCHIVE) == digest(reversed(list(ARCHIVE))) == header["digest"]


@pytest.mark.parametrize("size", [0, 1, 7])
def test_a_full_memo_changes_no_result(size: int, monkeypatch: pytest.MonkeyPatch) -> None:
    """Readers and writers cache a limited number of equal parts."""
    text = ARCHIVE.dumps()
    monkeypatch.setattr(encoding, "MAX_MEMO", size)
    monkeypatch.setattr(decoding, "MAX_MEMO", size)
    assert ARCHIVE.dumps() == text
    assert Archive.loads(text) == ARCHIVE

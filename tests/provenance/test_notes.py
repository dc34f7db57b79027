"""Tests of notes: weekdays that contradict a date, and notes that misdate their source."""

import pytest

from diplomacy import Archive, Citation, Meeting, Source
from diplomacy.provenance import audit


def found(
    *, quote: str | None = None, note: str | None = None, period: str = "2024-12-03"
) -> list[tuple[str, str]]:
    """Return the kinds and paths of what an audit finds in the words of a citation."""
    source = Source(id="paper", published="2024-12-04")
    fields = ["title", "format", "period"]
    meeting = Meeting(
        id="talks",
        title="Talks",
        format="bilateral",
        period=period,
        citations=[Citation("paper", 1, quote, fields=fields, note=note)],
    )
    return [(str(f.kind), f.path) for f in audit(Archive([source, meeting]))]


@pytest.mark.parametrize(
    "words",
    [
        "met on Tuesday",
        "met last Friday",
        "the Friday before",
        "met every Friday",
        "Tuesday, 3 December 2024",
        "3 December 2024, a Tuesday",
        "met on Friday and on Tuesday",
        "no day",
    ],
)
def test_a_weekday_that_may_be_right_is_left_alone(words: str) -> None:
    """So is one that is counted from another day."""
    assert found(quote=words, note=words) == []


@pytest.mark.parametrize("words", ["met on Friday", "Friday, 3 December 2024"])
def test_a_weekday_that_contradicts_the_date_is_reported(words: str) -> None:
    """In a quotation as in a note."""
    assert found(quote=words) == [("weekday", "citations[0].quote")]
    assert found(note=words) == [("weekday", "citations[0].note")]


def test_a_weekday_must_be_that_of_the_date_beside_it() -> None:
    """Whatever the date of the record is."""
    assert found(note="1 December 2024, a Monday", period="2024-12") == [
        ("weekday", "citations[0].note")
    ]
    assert found(note="31 February 2024, a Monday", period="2024-12") == []


def test_a_weekday_says_nothing_of_a_longer_time() -> None:
    """A month has every weekday."""
    assert found(quote="on Friday", period="2024-12") == []
    assert found(quote="on Friday", period="2024-12-03/2024-12-06") == []


def test_a_note_must_date_its_source_rightly() -> None:
    """Only a note that dates the cited report itself is checked."""
    assert found(note="This report is dated 4 December 2024.") == []
    assert found(note="This report is dated 5 December 2024.") == [
        ("publication", "citations[0].note")
    ]
    assert found(note="This report of 5 December 2024 has the day.") == [
        ("publication", "citations[0].note")
    ]
    assert found(note="It was announced on 5 December 2024.") == []
    assert found(note="This report is dated 4 December.") == []

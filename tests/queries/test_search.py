"""Text search: what is found, in which order, and what is rejected."""

from typing import Any, Final

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from diplomacy import Agreement, Archive, Leader, Summit
from diplomacy.errors import InvalidText, InvalidType
from diplomacy.fixtures import ARCHIVE
from diplomacy.testing import make_agreement, make_archive, make_leader, make_statement
from diplomacy.testing.strategies import archives

FIELDS: Final = ("name", "short_name", "title", "designation", "summary")


def texts_of(record: Any) -> list[str]:
    """Return the texts of a record that are searched."""
    found = [getattr(record, field, None) for field in FIELDS]
    return [text for text in (*found, *getattr(record, "other_names", ())) if text]


@settings(max_examples=60, deadline=None)
@given(archives(min_records=3, max_records=10), st.data())
def test_every_text_finds_its_record(archive: Archive, data: st.DataObject) -> None:
    """By the whole text and by a part of it, and in capitals."""
    named = [(record, text) for record in archive for text in texts_of(record)]
    assume(named)
    record, text = data.draw(st.sampled_from(named))
    start = data.draw(st.integers(0, len(text) - 1))
    part = text[start : data.draw(st.integers(start + 1, len(text)))]
    for query in (text, text.upper()):
        assume(any(c.isalnum() for c in query))
        assert record in archive.find(query)
    if part.isascii() and part.isalnum() and "'" not in text:
        assert record in archive.find(part)


@settings(max_examples=40, deadline=None)
@given(archives(min_records=3, max_records=10), st.sampled_from(["a", "sample", "The state", "XA"]))
def test_types_narrow_the_answer_and_keep_the_order(archive: Archive, text: str) -> None:
    found = archive.find(text)
    assert found == archive.find(text)
    assert len(set(found)) == len(found)
    for kind in (Agreement, Summit):
        only = archive.find(text, types=kind)
        assert only == tuple(record for record in found if type(record) is kind)
    both = archive.find(text, types=[Agreement, Summit])
    assert both == tuple(record for record in found if isinstance(record, Agreement | Summit))


def test_the_best_match_comes_first() -> None:
    """The whole text, its beginning, words in a row, words in any order, parts of words."""
    titles = {
        "whole": "Free Trade",
        "start": "Free trade agreement",
        "row": "Agreement on free trade",
        "order": "Trade agreement, duty free",
        "prefix": "Freedom of traders",
        "part": "Duty-free trades abroad; carefree trade",
    }
    treaties = [make_agreement(id=id, title=title) for id, title in titles.items()]
    said = make_statement(id="said", summary="Free trade was praised.")
    archive = make_archive([*reversed(treaties), said])
    found = [record.id for record in archive.find("free trade")]
    assert found == ["whole", "start", "said", "row", "order", "part", "prefix"]


@pytest.mark.parametrize("text", ["erdogan", "ERDOĞAN", "Erdoğan", "tayyip  Recep", "erdog"])
def test_case_accents_and_order_do_not_matter(text: str) -> None:
    assert [leader.id for leader in ARCHIVE.find(text, types=Leader)] == ["recep-tayyip-erdogan"]


def test_letters_of_every_script_are_found() -> None:
    leader = make_leader(
        id="a-person", name="A. Person", other_names=["이재명", "Лавров", "Ørsted"]
    )
    archive = make_archive([leader])
    for text in ("이재명", "лавров", "ЛАВРОВ", "orsted"):
        assert archive.find(text) == (leader,)


def test_nothing_found_is_an_empty_answer() -> None:
    assert ARCHIVE.find("Freedonia") == ()


@pytest.mark.parametrize("text", ["", "  ", "!?", "’s"])
def test_a_text_without_words_is_rejected(text: str) -> None:
    with pytest.raises(InvalidText, match="no letter or digit"):
        ARCHIVE.find(text)


@pytest.mark.parametrize("types", ["Agreement", int, [], [Agreement, int], 3, [3]])
def test_what_is_no_type_of_record_is_rejected(types: Any) -> None:
    with pytest.raises(InvalidType, match="type of record"):
        ARCHIVE.find("trade", types=types)


@pytest.mark.parametrize("text", [None, 3, b"trade"])
def test_what_is_no_text_is_rejected(text: Any) -> None:
    with pytest.raises(InvalidType):
        ARCHIVE.find(text)

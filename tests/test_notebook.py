"""The tables that a notebook shows for records, answers and timelines."""

import copy
import gc
import html
import pickle
from html.parser import HTMLParser
from typing import Any, Final
from weakref import ref

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from diplomacy import Archive, Citation, Milestone, Source
from diplomacy.answers import Answer
from diplomacy.fixtures import ARCHIVE
from diplomacy.notebook import render_answer, render_record
from diplomacy.testing import make_agreement, make_archive, make_organization, make_statement
from diplomacy.testing.strategies import archives

HOSTILE: Final = (
    "<script>alert(1)</script>",
    '"><img src=x onerror=alert(1)>',
    "'); drop table; --",
    "</td></table><b>",
    "&lt;b&gt; &amp; $x^2$",
    "<!-- x",
    "javascript:alert(1)",
)
ALLOWED: Final = {"table", "caption", "tr", "th", "td"}


class Table(HTMLParser):
    """The tags of a page, and the text of its cells."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.attributes: set[tuple[str, str | None]] = set()
        self.cells: list[str] = []
        self.feed(page)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        self.attributes.update(attrs)
        if tag in ("caption", "th", "td"):
            self.cells.append("")

    def handle_data(self, data: str) -> None:
        if self.cells:
            self.cells[-1] += data.removesuffix("\n")

    def handle_comment(self, data: str) -> None:
        raise AssertionError(data)


def show(value: Any) -> str:
    """Return the page that a notebook shows."""
    page: str = value._repr_html_()
    return page


def assert_safe(page: str) -> Table:
    """Check that a page is one table without anything else in it."""
    table = Table(page)
    assert set(table.tags) <= ALLOWED
    assert table.tags.count("table") == 1
    assert table.attributes == {("class", "tex2jax_ignore mathjax_ignore")}
    return table


ANSWERS: Final[dict[str, tuple[object, ...]]] = {
    "agreements": ARCHIVE.agreements_between("KR", "TR"),
    "statements": ARCHIVE.statements_of("Erdogan"),
    "find": ARCHIVE.find("trade"),
    "leaders": ARCHIVE.leaders_of("KR", on="2025"),
    "members": ARCHIVE.members_of("sco"),
    "plans": ARCHIVE.planned("KR", as_of="2025"),
    "participants": ARCHIVE.participants_at("2025-11-24-kr-tr-summit"),
    "conflicts": ARCHIVE.conflicts(),
    "timeline": ARCHIVE.relations("KR", "TR").timeline(),
    "all": ARCHIVE.visits,
}


@pytest.mark.parametrize("name", ANSWERS)
def test_an_answer_is_a_table(name: str) -> None:
    """An answer has a row for each thing found, a heading, and names in place of objects."""
    found = ANSWERS[name]
    assert type(found) is Answer
    table = assert_safe(show(found))
    rows = min(len(ANSWERS[name]), 60)
    assert table.tags.count("tr") == rows + 1
    assert table.tags.count("td") == table.tags.count("th") * rows
    assert not any("=" in cell or "diplomacy." in cell for cell in table.cells)


def test_a_table_is_in_words() -> None:
    """Dates and parties are in words; a column that is empty throughout is left out."""
    table = Table(show(ANSWERS["agreements"]))
    assert table.cells[0] == "3 results"
    assert table.cells[1:7] == ["date", "type", "state", "name", "parties", "id"]
    assert table.cells[7:9] == ["1 August 2012", "Agreement"]
    assert "Korea Electric Power Corp., Türkiye's state utility (unnamed)" in table.cells
    event = Table(show(ANSWERS["timeline"])).cells
    assert event[1:4] == ["when", "what", "id"]
    assert event[4:7] == [
        "2012",
        "Strategic partnership: established",
        "kr-tr-strategic-partnership",
    ]
    leaders = Table(show(ANSWERS["leaders"])).cells
    assert leaders[4:7] == ["Lee Jae Myung", "President, South Korea", "attested"]


def test_a_record_is_a_table() -> None:
    """A record has a row for each part of its fields and each citation."""
    treaty = make_agreement(
        history=[Milestone("signed", "2001-02-03")],
        citations=[Citation("sample-source", 7, fields=["title"], quote="a treaty")],
        extra={"row": 3},
    )
    table = assert_safe(show(treaty))
    assert table.cells[0] == "Agreement sample-agreement"
    rows = dict(zip(table.cells[1::2], table.cells[2::2], strict=True))
    assert rows["history[0].date"] == "2001-02-03"
    assert rows["parties[1]"] == "XB"
    assert rows["extra.row"] == "3"
    assert rows["citations[0]"] == "sample-source ¶ 7, stated: title — “a treaty”"
    assert "yearbook" in show(Source(id="yearbook"))


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_text_is_shown_as_text(text: str) -> None:
    bank = make_organization(id="bank", name=text, other_names=[f"{text}2"])
    word = make_statement(id="word", summary=f"He said {text}", about=["bank"])
    treaty = make_agreement(title=text, parties=["bank", "XA"], extra={text: text})
    archive = make_archive([bank, word, treaty])
    for value in (bank, word, treaty, archive.agreements, archive.statements, archive.find("bank")):
        assert_safe(show(value))
    assert html.escape(text) in show(treaty)
    assert html.escape(text) in show(archive.relations("bank", "XA").timeline())
    assert text in "".join(Table(show(archive.agreements)).cells)


def test_marks_that_reverse_text_are_visible() -> None:
    """A mark that would reverse what follows cannot hide text."""
    assert "\u202e" not in render_answer(["a\u202eb"])
    assert "a\\u202eb" in render_answer(["a\u202eb"])


@settings(max_examples=60, deadline=None)
@given(archive=archives(), text=st.text())
def test_any_record_is_safe(archive: Archive, text: str) -> None:
    """Any record gives a safe table, alone and in an answer, with and without its collection."""
    for record in archive:
        assert_safe(render_record(record))
    found = [*archive, text]
    assert_safe(render_answer(found))
    assert_safe(render_answer(found, archive))


def test_long_answers_and_texts_are_cut() -> None:
    """A table has at most 60 rows, and says so; a long text is cut."""
    found = [Source(id=f"source-{i}", title="x" * 1000) for i in range(61)]
    page = render_answer(found)
    assert "61 results; the first 60 are shown" in page
    assert page.count("<tr>") == 61
    assert len(page) < 61 * 500
    assert render_answer(()).splitlines()[0].endswith("<caption>0 results</caption>")


def test_an_answer_is_a_tuple() -> None:
    """An answer is equal to a tuple, and copies, slices and pickles are tuples."""
    found = ARCHIVE.agreements_of("KG")
    plain = tuple(found)
    assert type(plain) is tuple
    assert (found, hash(found), repr(found)) == (plain, hash(plain), repr(plain))
    loaded = pickle.loads(pickle.dumps(found))  # noqa: S301
    for other in (loaded, copy.deepcopy(found), copy.copy(found), found[:]):
        assert other == found
        assert type(other) is tuple


def test_an_answer_does_not_keep_its_archive() -> None:
    """Without its archive, an answer shows ids, and an archive is freed at once."""
    gc.disable()
    try:
        archive = Archive(ARCHIVE)
        found, dead = archive.agreements, ref(archive)
        assert "Korea Electric Power Corp." in show(found)
        del archive
        assert dead() is None
    finally:
        gc.enable()
    table = assert_safe(show(found))
    assert "kepco, tr-state-utility" in table.cells

"""The pages of a brief: the same entries in text, Markdown and HTML, whatever words they hold."""

import html
import re
from html.parser import HTMLParser
from typing import Final

import pytest
from tests.brief.samples import BRIEFS, SIDES, archive_of_words, brief_id, entries_by_heading

from diplomacy.brief import Relations

WIDTH: Final = 96
HOSTILE: Final = "<script>alert('x')</script> & **bold** _it_ `code` [a](b) | \\ <!-- ![c](d)"


@pytest.mark.parametrize("brief", BRIEFS, ids=brief_id)
def test_all_pages_have_the_same_entries(brief: Relations) -> None:
    """The text, the Markdown and the HTML have the same entries, and lines of text are short."""
    text = str(brief)
    entries = [
        entry for section in entries_by_heading(brief.to_markdown()).values() for entry in section
    ]
    items = [html.unescape(item) for item in re.findall("<li>(.*?)</li>", brief.to_html())]
    assert items == entries
    unwrapped = " ".join(text.split())
    for part in (*entries, str(brief.coverage)):
        assert " ".join(part.split()) in unwrapped
    for line in text.splitlines():
        assert len(line) <= WIDTH or len(line.split()) == 1
        assert line == line.rstrip()
    assert "\n\n\n" not in text


class Page(HTMLParser):
    """The tags and the text of a page."""

    def __init__(self) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.text: list[str] = []
        self.open: list[str] = []

    def handle_starttag(self, tag: str, attributes: list[tuple[str, str | None]]) -> None:
        assert not attributes
        self.tags.append(tag)
        self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        self.text.append(data)

    def handle_comment(self, data: str) -> None:
        pytest.fail(f"a comment: {data}")


@pytest.mark.parametrize("sides", SIDES, ids="-".join)
def test_words_are_not_html(sides: tuple[str, str]) -> None:
    """Titles and names are displayed as written, and make no tag."""
    page = Page()
    page.feed(archive_of_words(HOSTILE).relations(*sides).to_html())
    page.close()
    assert set(page.tags) == {"h2", "h3", "ul", "li", "p", "em"}
    assert page.open == []
    assert HOSTILE in "".join(page.text)


@pytest.mark.parametrize("sides", SIDES, ids="-".join)
def test_words_are_not_markdown(sides: tuple[str, str]) -> None:
    """Titles and names are escaped in Markdown, in headings and in entries."""
    brief = archive_of_words(HOSTILE).relations(*sides)
    *lines, coverage, end = brief.to_markdown().split("\n")
    assert end == ""
    assert re.fullmatch(r"\*[^*]*\*", coverage)
    for line in lines:
        written = re.sub(r"^(- |#{1,2} )", "", line)
        assert not re.search(r"[<>`*_\[\]\\]", re.sub(r"\\[^A-Za-z0-9\s]", "", written)), line
    for section, entries in entries_by_heading(brief.to_markdown()).items():
        if section in ("Meetings", "Agreements"):
            assert all(HOSTILE in entry for entry in entries)


@pytest.mark.parametrize("words", ["AT&amp;T", "&lt;b&gt;", "&#42;"])
def test_markdown_keeps_entities_as_written(words: str) -> None:
    """What looks like a character reference does not become the character."""
    markdown = archive_of_words(words).relations("XA", "XB").to_markdown()
    assert words.removeprefix("AT") not in re.sub(r"\\.", "", markdown)


@pytest.mark.parametrize("words", ["# A heading", "1. A list", "- A list", "+ A list", "> Quoted"])
def test_markdown_entries_do_not_begin_another_block(words: str) -> None:
    """An entry that begins like a heading, a list or a quotation is plain text."""
    markdown = archive_of_words(words).relations("XA", "XB").to_markdown()
    body, _, sources = markdown.partition("## Sources")
    entries = re.findall(r"^- (.*)", body, re.MULTILINE)
    entries += re.findall(r"^- \d+\. (.*)", sources, re.MULTILINE)
    assert len(entries) > 10
    for entry in entries:
        assert not re.match(r"(#{1,6}|[-+*>]|\d+[.)])( |$)", entry), entry


@pytest.mark.parametrize("sides", SIDES, ids="-".join)
def test_long_names_are_wrapped(sides: tuple[str, str]) -> None:
    """Names too long for a line are wrapped wherever they stand, in the heading too."""
    text = str(archive_of_words("a very long name " * 9 + "indeed").relations(*sides))
    assert max(map(len, text.splitlines())) <= WIDTH


def test_a_word_too_long_for_a_line_stays_whole() -> None:
    """A single word longer than a line is not broken."""
    word = "x" * 200
    assert word in str(archive_of_words(word).relations("XA", "XB"))

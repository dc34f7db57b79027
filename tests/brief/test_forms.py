"""The forms of a brief: one document as text, Markdown and HTML, whatever words it holds."""

import html
import re
from html.parser import HTMLParser
from itertools import pairwise
from typing import Final

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.brief.samples import AS_OF, BRIEFS, SIDES, archive_of_words, brief_id, flatten

from diplomacy import relations
from diplomacy.brief import Document, Relations
from diplomacy.brief.document import (
    Bullets,
    Facts,
    Link,
    Paragraph,
    Reference,
    References,
    Section,
    Sources,
    Strong,
    Table,
)
from diplomacy.brief.markdown import render_markdown
from diplomacy.brief.plain import render_text
from diplomacy.brief.webpage import render_page, render_part
from diplomacy.sources import Source

HOSTILE: Final = "<script>alert('x')</script> & **bold** _it_ `code` [a](b) | \\ <!-- ![c](d)"
TAGS: Final = {
    *("html", "head", "meta", "title", "style", "body", "main", "section", "article"),
    *(
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "p",
        "div",
        "ul",
        "ol",
        "li",
        "dl",
        "dt",
        "dd",
        "strong",
        "sup",
        "a",
    ),
    *("table", "thead", "tbody", "tr", "th", "td"),
}
VOID: Final = {"meta"}


class Page(HTMLParser):
    """The elements, ids, links and text of a page."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.ids: list[str] = []
        self.links: list[str] = []
        self.text = ""
        self.open: list[str] = []
        self.feed(page)
        self.close()
        assert self.open == []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        for name, value in attrs:
            assert not name.startswith("on")
            if name == "id":
                self.ids.append(value or "")
            if name == "href":
                self.links.append(value or "")
        if tag not in VOID:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        if "style" not in self.open:
            self.text += data

    def handle_comment(self, data: str) -> None:
        pytest.fail(f"a comment: {data}")


def words_of(page: str) -> str:
    """Return the letters and digits of a page in small letters, to compare forms."""
    return re.sub(r"[\W_]+", "", page).casefold()


@pytest.mark.parametrize("brief", BRIEFS, ids=brief_id)
def test_all_forms_say_the_same(brief: Relations) -> None:
    """Every heading and every text of the document is in each form."""
    texts = set(_iter_texts(brief.document.sections))
    page = Page(brief.to_html())
    forms = [
        words_of(brief.to_text(width=2000)),
        words_of(re.sub(r"\\(.)", r"\1", brief.to_markdown())),
        words_of(page.text),
    ]
    for text in texts:
        for form in forms:
            assert words_of(text) in form


def _iter_texts(value: object) -> list[str]:
    """Return the texts within a part of a document, addresses left out."""
    match value:
        case str():
            return [value]
        case Link():
            return [value.text]
        case References() | Reference() | int() | None:
            return []
        case Section(heading, blocks, sections):
            return [heading, *_iter_texts(blocks), *_iter_texts(sections)]
        case tuple():
            return [text for part in value for text in _iter_texts(part)]
        case _:
            raise TypeError(value)


@pytest.mark.parametrize("brief", BRIEFS, ids=brief_id)
def test_a_page_has_anchors_and_an_order_of_headings(brief: Relations) -> None:
    """Each reference leads to its source on the page, and no level of headings is skipped."""
    for html_text, first in ((brief.to_html(), 1), (brief.__html__(), 2)):
        page = Page(html_text)
        assert set(page.tags) <= TAGS
        assert len(set(page.ids)) == len(page.ids)
        document = brief.document
        assert len(page.ids) == len(document.sources) + len(document.sections)
        for link in page.links:
            assert link[1:] in page.ids if link[0] == "#" else link.startswith("http")
        levels = [int(tag[1]) for tag in page.tags if re.fullmatch("h[1-6]", tag)]
        assert levels[0] == first
        assert levels.count(first) == 1
        assert all(after <= before + 1 for before, after in pairwise(levels))


def test_a_page_is_complete() -> None:
    """A page has its language, its title, its style sheet, and needs nothing from elsewhere."""
    page = relations("KR", "TR").to_html()
    assert page.startswith('<!DOCTYPE html>\n<html lang="en">')
    assert "<title>South Korea – Türkiye</title>" in page
    for feature in ("@media print", "prefers-color-scheme: dark", "max-width: 40rem"):
        assert feature in page
    assert not re.search(r"<(script|link|img)|url\(|@import|src=", page)


def test_parts_of_several_briefs_fit_one_page() -> None:
    """The ids of a part begin with the two sides."""
    parts = [relations(*pair).__html__() for pair in (("KR", "TR"), ("KR", "KG"))]
    ids = Page("".join(parts)).ids
    assert len(set(ids)) == len(ids) > 10


@pytest.mark.parametrize("sides", SIDES, ids="-".join)
def test_words_are_not_html(sides: tuple[str, str]) -> None:
    """Titles and names are displayed as written, and make no tag."""
    page = Page(archive_of_words(HOSTILE).relations(*sides).to_html())
    assert set(page.tags) <= TAGS
    assert HOSTILE in page.text


@pytest.mark.parametrize("sides", SIDES, ids="-".join)
def test_words_are_not_markdown(sides: tuple[str, str]) -> None:
    """Titles and names are escaped in Markdown, in headings, cells and entries."""
    document = archive_of_words(HOSTILE).relations(*sides).document
    markdown = render_markdown(document, lambda reference: str(reference.number))
    for line in markdown.splitlines():
        written = re.sub(r"^(- |#{1,4} |\d+\. )", "", line)
        written = re.sub(r"\\[^A-Za-z0-9\s]", "", written)
        written = written.strip("| ").replace(" | ", " ").replace("**", "")
        assert not re.search(r"[<>`*_\[\]\\|]", written), line


@pytest.mark.parametrize("words", ["AT&amp;T", "&lt;b&gt;", "&#42;"])
def test_markdown_keeps_entities_as_written(words: str) -> None:
    """What looks like a character reference does not become the character."""
    markdown = archive_of_words(words).relations("XA", "XB").to_markdown()
    assert words.removeprefix("AT") not in re.sub(r"\\.", "", markdown)


@pytest.mark.parametrize("words", ["# A heading", "1. A list", "- A list", "+ A list", "> Quoted"])
def test_markdown_entries_do_not_begin_another_block(words: str) -> None:
    """An entry that begins like a heading, a list or a quotation is plain text."""
    markdown = archive_of_words(words).relations("XA", "XB").to_markdown()
    entries = re.findall(r"^(?:- |#+ |\d+\. |\| )(.*)", markdown, re.MULTILINE)
    assert len(entries) > 10
    for entry in entries:
        assert not re.match(r"(#{1,6}|[-+*>]|\d+[.)])( |$)", entry), entry


BAD_ADDRESSES: Final = [
    "javascript:alert(1)",
    "data:text/html,<b>",
    "file:///etc/passwd",
    "https://a.example/\n](x)",
    "https://a b.example",
    "//a.example",
    "https://[",
]


@pytest.mark.parametrize("url", BAD_ADDRESSES)
def test_only_addresses_of_the_web_are_links(url: str) -> None:
    document = Document("T", (((Link("text", url)),),), (), (Source(id="a"),))
    assert "](" not in render_markdown(document)
    assert "href" not in render_page(document)
    assert "<" not in render_text(document)


@pytest.mark.parametrize(
    "url",
    [
        "https://a.example/?q=(a)&b=[c]",
        'https://a.example/"><script>',
        "https://a.example/a_b*c*|d<e>",
        "https://a.example/ü",
    ],
)
def test_addresses_are_escaped(url: str) -> None:
    """An address ends neither a link nor an attribute nor a cell."""
    table = Table(("A",), (((Link("text", url),),),))
    document = Document("T", (), (Section("S", (table,)),), ())
    [line] = [x for x in render_markdown(document).splitlines() if "text" in x]
    assert re.fullmatch(r"\| \[text\]\([^()<>|\s\[\]]*\) \|", line)
    assert Page(render_page(document)).links == [html.unescape(html.escape(url))]


@pytest.mark.parametrize("width", [40, 60, 79, 80, 96, 140])
@pytest.mark.parametrize("brief", BRIEFS[:3], ids=brief_id)
def test_text_fits_the_width(brief: Relations, width: int) -> None:
    """No line is longer than asked for, apart from a word that is."""
    for line in brief.to_text(width).splitlines():
        assert len(line) <= width or len(line.strip("- ").split()) == 1, line
        assert line == line.rstrip()
    assert "\n\n\n" not in brief.to_text(width)


@pytest.mark.parametrize("sides", SIDES, ids="-".join)
def test_long_names_are_wrapped(sides: tuple[str, str]) -> None:
    """Names too long for a line are wrapped wherever they stand, in the heading too."""
    text = str(archive_of_words("a very long name " * 9 + "indeed").relations(*sides))
    assert max(map(len, text.splitlines())) <= 96


def test_a_word_too_long_for_a_line_stays_whole() -> None:
    """A single word longer than a line is not broken, except in a table."""
    word = "x" * 200
    assert word in str(archive_of_words(word).relations("XA", "XB", without="agreements"))


def test_text_moves_no_terminal() -> None:
    """Control characters of an archive are escaped in a terminal, and on a page."""
    line = ("a\x1b[31mb\x07c\u202ed",)
    text = render_text(Document("T\x1b[0m", (line,), (), ()))
    assert text == "T\\x1b[0M\n\na\\x1b[31mb\\x07c\\u202ed"
    page = render_page(Document("T\x1b[0m", (line,), (), ()))
    assert "<h1>T\\x1b[0m</h1>\n<p>a\\x1b[31mb\\x07c\\u202ed</p>" in page


# --- any words ----------------------------------------------------------------------------------

WORDS: Final = st.text(min_size=1, max_size=30)


@given(WORDS, WORDS)
def test_any_words_are_displayed_and_make_no_element(title: str, words: str) -> None:
    """Whatever the words are, a page has the same elements as with plain ones."""
    tags = Page(render_page(_document("a", "b"))).tags
    page = Page(render_page(_document(title, words)))
    assert page.tags == tags
    part = Page(render_part(_document(title, words), title))
    assert part.open == []
    assert render_text(_document(title, words)).splitlines()
    markdown = render_markdown(_document(title, words))
    assert len(markdown.split("\n")) == len(render_markdown(_document("a", "b")).split("\n"))


def _document(title: str, words: str) -> Document:
    marks = References((Reference(1, 2, True), Reference(1)))
    line = (words, Strong(words), Link(words, "https://a.example"), marks)
    blocks = (
        Paragraph(line),
        Bullets((line, line)),
        Facts(((words, line),)),
        Table((words, words), ((line, line), ((words,), line))),
        Sources((line,)),
    )
    section = Section(words, blocks, (Section(words, (Paragraph((words,)),)),))
    return Document(title, (line,), (section,), (Source(id="a"),))


def test_the_widest_page_is_no_longer_than_it_says() -> None:
    """The words of a brief on two countries stay within what two printed pages hold."""
    brief = relations("KR", "TR", as_of=AS_OF, without=["people", "sources", "coverage"])
    assert len(flatten(Page(brief.to_html()).text).split()) < 1500

"""Words of a stranger's record in the Markdown of a brief, as five renderers display them."""

import html
import re
from collections.abc import Callable
from html.parser import HTMLParser
from typing import Final

import cmarkgfm
import markdown
import marko
import mistune
import pytest
from cmarkgfm.cmark import Options
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt
from tests.brief.samples import SIDES, archive_of_words

from diplomacy.brief.phrases import escape_markdown

_UNSAFE: Final = Options.CMARK_OPT_UNSAFE | Options.CMARK_OPT_FOOTNOTES
RENDERERS: Final[dict[str, Callable[[str], str]]] = {
    "cmarkgfm": lambda text: str(cmarkgfm.github_flavored_markdown_to_html(text, options=_UNSAFE)),
    "markdown-it-py": MarkdownIt("gfm-like").render,
    "mistune": lambda text: str(
        mistune.create_markdown(escape=False, plugins=["url", "table", "strikethrough"])(text)
    ),
    "markdown": lambda text: str(markdown.markdown(text, extensions=["extra"])),
    "marko": marko.Markdown(extensions=["gfm"]).convert,
}
PIECES: Final = (
    "http://e/",
    "https://e.org",
    "ftp://e.org/",
    "//localhost",
    "www.",
    "e.org",
    "mailto:",
    "<img src=x onerror=alert(1)>",
    "<script>",
    "</li>",
    "<!--",
    "<",
    ">",
    "`",
    "|",
    "~~",
    "*",
    "_",
    "&lt;",
    "&#60;",
    "&",
    "[^1]",
    "[a](javascript:x)",
    "![a](b)",
    "$x$",
    "{=html}",
    "\\",
    "\n",
    "\n\n",
    "#",
    "1.",
    "-",
    "+",
    " ",
    "x",
    "é",
)
ELEMENTS: Final = {
    *("h1", "h2", "h3", "h4", "ul", "ol", "li", "p", "strong"),
    *("table", "thead", "tbody", "tr", "th", "td"),
}
hostile: Final = st.lists(st.sampled_from(PIECES), min_size=1, max_size=9).map(
    lambda pieces: " ".join("".join(pieces).split())
)


class _Page(HTMLParser):
    """The tags with their attributes, and the text of a page."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.text = ""
        self.feed(page)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        assert not attrs
        self.tags.append(tag)

    def handle_data(self, data: str) -> None:
        self.text += data

    def handle_comment(self, data: str) -> None:
        pytest.fail(f"a comment: {data}")

    def handle_decl(self, decl: str) -> None:
        pytest.fail(f"a declaration: {decl}")


@pytest.mark.parametrize("name", RENDERERS)
@given(hostile.filter(bool))
def test_words_are_neither_tags_nor_links(name: str, text: str) -> None:
    """Escaped words are text to every renderer, and no address becomes a link."""
    page = _Page(RENDERERS[name](f"- {escape_markdown(text)}\n"))
    assert set(page.tags) <= {"ul", "li", "p"}
    if name != "markdown":  # it displays some of the backslashes
        assert page.text.strip() == text


@pytest.mark.parametrize("name", RENDERERS)
@pytest.mark.parametrize("sides", SIDES, ids="-".join)
def test_a_brief_of_hostile_words_has_no_tag_of_theirs(name: str, sides: tuple[str, str]) -> None:
    """Whatever words its records have, a brief has only headings, lists, tables and emphasis."""
    words = "http://e/<img src=x onerror=alert(1)> www.e.org/<b> `|~~ [a](b)"
    brief = archive_of_words(words).relations(*sides)
    page = _Page(RENDERERS[name](brief.to_markdown()))
    assert set(page.tags) <= ELEMENTS
    assert "http" in html.unescape(re.sub(r"\\", "", page.text))

"""A document as Markdown: CommonMark with the tables of GitHub, and no HTML."""

from collections.abc import Callable, Iterator, Sequence
from typing import Final, TypeAlias
from urllib.parse import quote

from diplomacy.brief.document import (
    Block,
    Bullets,
    Document,
    Facts,
    Line,
    Link,
    Paragraph,
    Reference,
    References,
    Section,
    Sources,
    Strong,
    Table,
    is_web_address,
)
from diplomacy.brief.phrases import escape_markdown

__all__ = ["render_markdown"]

LinkReference: TypeAlias = Callable[[Reference], str]
"""A function that returns a reference as Markdown."""

_MAX_LEVEL: Final = 6
_ESCAPED_BACKTICK: Final = r"\`"
# Characters besides letters and digits that an address may have and that do not end a link.
_SAFE_IN_ADDRESS: Final = "%:/?#@!$&+,;=~-._"


def render_markdown(document: Document, link_reference: LinkReference | None = None) -> str:
    r"""Return a document as Markdown.

    Args:
        document: the document.
        link_reference: how to write a reference; None for links to the sources.

    >>> section = Section("Meetings", (Bullets((("Talks.",),)),))
    >>> render_markdown(Document("South Korea – Fiji", (("A brief.",),), (section,), ()))
    '# South Korea – Fiji\n\nA brief.\n\n## Meetings\n\n- Talks.\n'
    """
    return "\n\n".join(_Writer(document, link_reference).iter_blocks()) + "\n"


class _Writer:
    """A writer of one document."""

    def __init__(self, document: Document, link_reference: LinkReference | None) -> None:
        self.document = document
        self.link_reference = link_reference or self._link_to_source

    def iter_blocks(self) -> Iterator[str]:
        """Yield the blocks of the document, which are separated by blank lines."""
        yield f"# {_escape(self.document.title)}"
        for line in self.document.lead:
            yield self._render_line(line)
        for section in self.document.sections:
            yield from self._render_section(section, 2)

    def _render_section(self, section: Section, level: int) -> Iterator[str]:
        yield f"{'#' * min(level, _MAX_LEVEL)} {_escape(section.heading)}"
        for block in section.blocks:
            yield self._render_block(block)
        for part in section.sections:
            yield from self._render_section(part, level + 1)

    def _render_block(self, block: Block) -> str:
        match block:
            case Paragraph(line):
                return self._render_line(line)
            case Bullets(items):
                return "\n".join(f"- {self._render_line(item)}" for item in items)
            case Sources(items):
                numbered = enumerate(items, 1)
                return "\n".join(f"{n}. {self._render_line(item)}" for n, item in numbered)
            case Facts(rows):
                return "\n".join(
                    f"- **{_escape(name)}:** {self._render_line(line)}" for name, line in rows
                )
            case Table(columns, rows):
                header = [_row(map(_escape, columns)), _row("---" for _ in columns)]
                cells = [_row(self._render_line(cell) for cell in row) for row in rows]
                return "\n".join([*header, *cells])

    def _render_line(self, line: Line) -> str:
        return "".join(self._render_part(part, is_first=not i) for i, part in enumerate(line))

    def _render_part(self, part: object, *, is_first: bool) -> str:
        match part:
            case str():
                return _escape(part) if is_first else _escape_within(part)
            case Strong(text):
                # marko reads an escaped backtick within strong words as a mark of code
                return f"**{_escape_within(text).replace(_ESCAPED_BACKTICK, '&#96;')}**"
            case Link(text, url):
                return _link(_escape_within(text), url)
            case References(marks):
                return f" \\[{', '.join(map(self.link_reference, marks))}\\]"
            case _:
                raise TypeError(part)

    def _link_to_source(self, reference: Reference) -> str:
        url = self.document.sources[reference.number - 1].url
        mark = _escape_within(str(reference))
        return _link(mark, url) if url else mark


def _link(text: str, url: str) -> str:
    """Return a link if its address is a web address, otherwise the text."""
    return f"[{text}]({quote(url, safe=_SAFE_IN_ADDRESS)})" if is_web_address(url) else text


def _row(cells: "Iterator[str] | Sequence[str] | map[str]") -> str:
    return f"| {' | '.join(cells)} |"


def _escape(text: str) -> str:
    """Return text as the beginning of a block."""
    return escape_markdown(" ".join(text.split()))


def _escape_within(text: str) -> str:
    """Return text within a line, with the whitespace at its ends."""
    words = _escape(text)
    before = " " if text[:1].isspace() else ""
    after = " " if text[-1:].isspace() and words else ""
    return f"{before}{words}{after}"

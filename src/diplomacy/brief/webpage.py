"""A document as HTML: a complete page with its own style sheet, or a part of another page."""

import html
from collections.abc import Iterator
from functools import cache
from importlib import resources
from itertools import groupby
from typing import Final

from diplomacy.brief.document import (
    ANNEXES,
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
from diplomacy.texts import escape_unprintable

__all__ = ["render_page", "render_part"]

_MAX_LEVEL: Final = 6

_PAGE: Final = """\
<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>{title}</title>
<style>
{style}</style>
</head>
<body>
<main>
{body}
</main>
</body>
</html>
"""


def render_page(document: Document) -> str:
    """Return a document as a complete page.

    >>> page = render_page(Document("South Korea – Fiji", (("A brief.",),), (), ()))
    >>> page.splitlines()[0]
    '<!DOCTYPE html>'
    >>> "<h1>South Korea – Fiji</h1>" in page
    True
    """
    body = "\n".join(_Writer(document, "").iter_blocks(1))
    title = html.escape(_flatten(document.title))
    return _PAGE.format(title=title, style=_style_sheet(), body=body)


def render_part(document: Document, prefix: str) -> str:
    r"""Return a document as a part of a page, with its title as a second-level heading.

    Args:
        document: the document.
        prefix: the beginning of the ids, so that several documents fit one page.

    >>> render_part(Document("South Korea – Fiji", (("A brief.",),), (), ()), "kr-fj")
    '<article>\n<h2>South Korea – Fiji</h2>\n<p>A brief.</p>\n</article>'
    """
    return "\n".join(["<article>", *_Writer(document, f"{prefix}-").iter_blocks(2), "</article>"])


@cache
def _style_sheet() -> str:
    return resources.files("diplomacy.brief").joinpath("brief.css").read_text("utf-8")


class _Writer:
    """A writer of one document."""

    def __init__(self, document: Document, prefix: str) -> None:
        self.document = document
        self.prefix = html.escape(prefix)

    def iter_blocks(self, level: int) -> Iterator[str]:
        """Yield the elements of the document, whose title is a heading of *level*."""
        yield f"<h{level}>{_escape(self.document.title)}</h{level}>"
        for line in self.document.lead:
            yield f"<p>{self._render_line(line)}</p>"
        for is_annex, sections in groupby(self.document.sections, lambda s: s.name in ANNEXES):
            if is_annex:
                yield '<div class="annexes">'
            for section in sections:
                yield from self._render_section(section, level + 1)
            if is_annex:
                yield "</div>"

    def _render_section(self, section: Section, level: int) -> Iterator[str]:
        tag = f"h{min(level, _MAX_LEVEL)}"
        yield f'<section id="{self.prefix}{section.name}">' if section.name else "<section>"
        yield f"<{tag}>{_escape(section.heading)}</{tag}>"
        for block in section.blocks:
            yield self._render_block(block)
        for part in section.sections:
            yield from self._render_section(part, level + 1)
        yield "</section>"

    def _render_block(self, block: Block) -> str:
        match block:
            case Paragraph(line):
                return f"<p>{self._render_line(line)}</p>"
            case Bullets(items):
                entries = "".join(f"<li>{self._render_line(item)}</li>\n" for item in items)
                return f"<ul>\n{entries}</ul>"
            case Sources(items):
                entries = "".join(
                    f'<li id="{self.prefix}source-{number}">{self._render_line(item)}</li>\n'
                    for number, item in enumerate(items, 1)
                )
                return f"<ol>\n{entries}</ol>"
            case Facts(rows):
                entries = "".join(
                    f"<dt>{_escape(name)}</dt><dd>{self._render_line(line)}</dd>\n"
                    for name, line in rows
                )
                return f"<dl>\n{entries}</dl>"
            case Table():
                return self._render_table(block)

    def _render_table(self, table: Table) -> str:
        """Return a table whose cells repeat the name of their column, for narrow screens."""
        columns = [_escape(column) for column in table.columns]
        header = "".join(f'<th scope="col">{column}</th>' for column in columns)
        rows = "".join(f"<tr>{self._render_cells(columns, row)}</tr>\n" for row in table.rows)
        return f"<table>\n<thead><tr>{header}</tr></thead>\n<tbody>\n{rows}</tbody>\n</table>"

    def _render_cells(self, columns: list[str], row: tuple[Line, ...]) -> str:
        return "".join(
            f'<td data-label="{column}">{self._render_line(cell)}</td>'
            for column, cell in zip(columns, row, strict=True)
        )

    def _render_line(self, line: Line) -> str:
        return "".join(map(self._render_part, line))

    def _render_part(self, part: object) -> str:
        match part:
            case str():
                return _escape(part)
            case Strong(text):
                return f"<strong>{_escape(text)}</strong>"
            case Link(text, url):
                if not is_web_address(url):
                    return _escape(text)
                return f'<a href="{html.escape(url)}">{_escape(text)}</a>'
            case References(marks):
                return f"\u00a0<sup>{', '.join(map(self._render_reference, marks))}</sup>"
            case _:
                raise TypeError(part)

    def _render_reference(self, reference: Reference) -> str:
        label = f"Source {reference.number}"
        label += f", paragraph {reference.paragraph}" if reference.paragraph else ""
        label += ", inferred" if reference.is_inferred else ""
        target = f"#{self.prefix}source-{reference.number}"
        return f'<a href="{target}" aria-label="{label}">{reference}</a>'


def _escape(text: str) -> str:
    """Return text for a page, with HTML syntax and unprintable characters escaped."""
    return html.escape(_flatten(text))


def _flatten(text: str) -> str:
    """Return text on one line, with characters that do not print escaped."""
    return "".join(" " if c.isspace() else c for c in escape_unprintable(text))

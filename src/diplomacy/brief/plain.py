"""A document as plain text that fits a terminal."""

import textwrap
from collections.abc import Iterable, Iterator, Sequence
from itertools import zip_longest
from typing import Final

from diplomacy.brief.document import (
    Block,
    Bullets,
    Document,
    Facts,
    Line,
    Link,
    Paragraph,
    References,
    Section,
    Sources,
    Strong,
    Table,
    is_web_address,
)
from diplomacy.texts import escape_unprintable

__all__ = ["DEFAULT_WIDTH", "render_text"]

DEFAULT_WIDTH: Final = 96
"""The default length of the longest line."""

_MIN_WIDTH: Final = 40
# The width below which a table has a line for each cell.
_MIN_TABLE_WIDTH: Final = 80
_MIN_COLUMN: Final = 16  # "24 November 2025" fits
_GAP: Final = "  "
_INDENT: Final = "  "


def render_text(document: Document, width: int = DEFAULT_WIDTH) -> str:
    """Return a document as plain text.

    Args:
        document: the document.
        width: the length of the longest line, at least 40 characters; longer words are not broken.

    >>> section = Section("Meetings", (Bullets((("Talks.",),)),))
    >>> print(render_text(Document("South Korea – Fiji", (("A brief.",),), (section,), ())))
    SOUTH KOREA – FIJI
    <BLANKLINE>
    A brief.
    <BLANKLINE>
    MEETINGS
    <BLANKLINE>
      - Talks.
    """
    width = max(width, _MIN_WIDTH)
    blocks = [_wrap(_flatten(document.title.upper()), width)]
    blocks += [_wrap(_render_line(line), width) for line in document.lead]
    for section in document.sections:
        blocks += _render_section(section, width, 0)
    return "\n\n".join(blocks)


def _render_section(section: Section, width: int, depth: int) -> Iterator[str]:
    """Yield the heading and the blocks of a section, each without a blank line."""
    indent = _INDENT * min(depth, 1)
    blocks = [_render_block(block, width) for block in section.blocks]
    words = section.heading.upper() if depth == 0 else section.heading
    heading = _wrap(_flatten(words), width, indent)
    if depth and blocks:
        yield f"{heading}\n{blocks[0]}"
        yield from blocks[1:]
    else:
        yield heading
        yield from blocks
    for part in section.sections:
        yield from _render_section(part, width, depth + 1)


def _render_block(block: Block, width: int) -> str:
    match block:
        case Paragraph(line):
            return _wrap(_render_line(line), width, _INDENT)
        case Bullets(items):
            return "\n".join(_wrap(_render_line(i), width, f"{_INDENT}- ", "    ") for i in items)
        case Sources(items):
            marks = [f"{_INDENT}{number}. " for number, _ in enumerate(items, 1)]
            return "\n".join(
                _wrap(_render_line(item), width, mark, " " * len(mark))
                for mark, item in zip(marks, items, strict=True)
            )
        case Facts(rows):
            room = max(len(_flatten(name)) for name, _ in rows) + len(_INDENT)
            return "\n".join(
                _wrap(
                    _render_line(line),
                    width,
                    _INDENT + _flatten(name).ljust(room),
                    " " * (room + len(_INDENT)),
                )
                for name, line in rows
            )
        case Table(columns, rows):
            cells = [[_render_line(cell) for cell in row] for row in rows]
            if width < _MIN_TABLE_WIDTH:
                return "\n\n".join(_stack(columns, row, width) for row in cells)
            return _render_table(columns, cells, width - len(_INDENT))


# --- tables -------------------------------------------------------------------------------------


def _stack(columns: Sequence[str], row: Sequence[str], width: int) -> str:
    """Return the cells of a row below one another, each after the name of its column."""
    return "\n".join(
        _wrap(f"{column}: {cell}", width, _INDENT, "    ")
        for column, cell in zip(columns, row, strict=True)
        if cell
    )


def _render_table(columns: Sequence[str], rows: Sequence[Sequence[str]], width: int) -> str:
    """Return a table whose cells are wrapped, with a line under the header."""
    widths = _share_width(columns, rows, width - len(_GAP) * (len(columns) - 1))
    rule = ["-" * room for room in widths]
    lines = [*_lay_out(columns, widths), _GAP.join(rule)]
    for row in rows:
        lines += _lay_out(row, widths)
    return "\n".join((_INDENT + line).rstrip() for line in lines)


def _lay_out(cells: Sequence[str], widths: Sequence[int]) -> Iterator[str]:
    """Yield the lines of a row."""
    wrapped = [
        textwrap.wrap(cell, room, break_on_hyphens=False) or [""]
        for cell, room in zip(cells, widths, strict=True)
    ]
    for parts in zip_longest(*wrapped, fillvalue=""):
        yield _GAP.join(part.ljust(room) for part, room in zip(parts, widths, strict=True))


def _share_width(columns: Sequence[str], rows: Iterable[Sequence[str]], width: int) -> list[int]:
    """Return the widths of columns: those they need if there is room, otherwise a fair share.

    A column whose longest cell is four times as long as that of another is twice as wide.
    """
    needs = [max(map(len, cells)) for cells in zip(columns, *rows, strict=True)]
    widths = [min(need, _MIN_COLUMN) for need in needs]
    while sum(widths) < width and widths != needs:
        narrow = [i for i, need in enumerate(needs) if widths[i] < need]
        widths[max(narrow, key=lambda i: needs[i] / widths[i] ** 2)] += 1
    return widths


# --- lines --------------------------------------------------------------------------------------


def _render_line(line: Line) -> str:
    """Return a line with its references in brackets, and the addresses of its links."""
    words, addresses = "", ""
    for part in line:
        match part:
            case str():
                words += part
            case Strong(text):
                words += text
            case Link(text, url):
                words += text
                addresses += f" <{url}>" if is_web_address(url) else ""
            case References(marks):
                words += f" [{', '.join(map(str, marks))}]"
    return _flatten(words + addresses)


def _flatten(text: str) -> str:
    """Return text on one line, with characters that move or colour a terminal escaped."""
    return " ".join(escape_unprintable(text).split())


def _wrap(text: str, width: int, first: str = "", following: str | None = None) -> str:
    return textwrap.fill(
        text,
        width,
        initial_indent=first,
        subsequent_indent=first if following is None else following,
        break_long_words=False,
        break_on_hyphens=False,
    )

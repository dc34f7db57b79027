"""The document that a brief prints: sections of paragraphs, lists and tables, with references.

It states the printed text and its order, not its form: `plain`, `markdown` and `webpage` each
render all of it. Its texts are those of the archive; a renderer escapes them.
"""

from collections.abc import Iterator, Sequence
from typing import Final, NamedTuple, TypeAlias
from urllib.parse import urlsplit

from diplomacy.sources import Source

__all__ = [
    "ANNEXES",
    "Block",
    "Bullets",
    "Document",
    "Facts",
    "Inline",
    "Line",
    "Link",
    "Paragraph",
    "Reference",
    "References",
    "Section",
    "Sources",
    "Strong",
    "Table",
    "is_web_address",
    "iter_references",
]


ANNEXES: Final = ("people", "sources", "coverage")
"""The names of the sections that follow the brief proper."""


class Strong(NamedTuple):
    """Words in bold, such as the name of a meeting at the start of its item."""

    text: str


class Link(NamedTuple):
    """Words with a link to an address on the web."""

    text: str
    url: str


class Reference(NamedTuple):
    """A place in a numbered source.

    Attributes:
        number: the number of the source, from 1.
        paragraph: the paragraph; None if the source is cited as a whole.
        is_inferred: whether an editor inferred something in the line from that paragraph.

    >>> str(Reference(1, 7, True)), str(Reference(2))
    ('1:7*', '2')
    """

    number: int
    paragraph: int | None = None
    is_inferred: bool = False

    def __str__(self) -> str:
        paragraph = f":{self.paragraph}" if self.paragraph else ""
        return f"{self.number}{paragraph}{'*' if self.is_inferred else ''}"


class References(NamedTuple):
    """The references at the end of a line, in ascending order."""

    references: tuple[Reference, ...]


Inline: TypeAlias = str | Strong | Link | References
Line: TypeAlias = tuple[Inline, ...]


class Paragraph(NamedTuple):
    """A paragraph."""

    line: Line


class Bullets(NamedTuple):
    """A list without an order."""

    items: tuple[Line, ...]


class Facts(NamedTuple):
    """Names with their values."""

    rows: tuple[tuple[str, Line], ...]


class Table(NamedTuple):
    """A table with a header.

    Attributes:
        columns: the header.
        rows: the rows, each with a cell for every column.
    """

    columns: tuple[str, ...]
    rows: tuple[tuple[Line, ...], ...]


class Sources(NamedTuple):
    """The list of sources, numbered from 1, that references link to."""

    items: tuple[Line, ...]


class Section(NamedTuple):
    """A part under a heading, which may have further sections after its blocks.

    Attributes:
        heading: its heading.
        blocks: its paragraphs, lists and tables.
        sections: the sections within it.
        name: the name by which it is chosen and linked to; "" within another section.
    """

    heading: str
    blocks: "tuple[Block, ...]" = ()
    sections: "tuple[Section, ...]" = ()
    name: str = ""


Block: TypeAlias = Paragraph | Bullets | Facts | Table | Sources


class Document(NamedTuple):
    """A brief as it is printed.

    Attributes:
        title: its title.
        lead: the paragraphs under the title.
        sections: its sections in order.
        sources: the sources in the order of their numbers.

    >>> from diplomacy import relations
    >>> [section.heading for section in relations("TR", "SY").document.sections]
    ['At a glance', 'Meetings and what was said', 'People', 'Sources', 'Coverage']
    """

    title: str
    lead: tuple[Line, ...]
    sections: tuple[Section, ...]
    sources: tuple[Source, ...]


_SCHEMES: Final = frozenset({"http", "https"})


def is_web_address(url: str) -> bool:
    """Return whether a renderer may link to an address.

    >>> is_web_address("https://example.org/a"), is_web_address("javascript:alert(1)")
    (True, False)
    """
    try:
        parts = urlsplit(url)
    except ValueError:
        return False
    return parts.scheme in _SCHEMES and bool(parts.netloc) and url.isprintable() and " " not in url


def iter_references(document: Document) -> Iterator[Reference]:
    """Yield every reference of a document, in order."""
    for line in _iter_lines(document.lead, document.sections):
        for part in line:
            if isinstance(part, References):
                yield from part.references


def _iter_lines(lead: Sequence[Line], sections: Sequence[Section]) -> Iterator[Line]:
    yield from lead
    for section in sections:
        for block in section.blocks:
            match block:
                case Paragraph(line):
                    yield line
                case Bullets(items) | Sources(items):
                    yield from items
                case Facts(rows):
                    yield from (line for _, line in rows)
                case Table(_, rows):
                    yield from (cell for row in rows for cell in row)
        yield from _iter_lines((), section.sections)

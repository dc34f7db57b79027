"""The end of a brief: its sources, what it covers, and how to read its references."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Final

from diplomacy.brief.context import Context
from diplomacy.brief.document import Line, Link, Paragraph, Section, Sources
from diplomacy.brief.phrases import join_names, name_party, render_count
from diplomacy.records import Record, Summit, TradeFigure
from diplomacy.sources import Source

__all__ = ["write_coverage", "write_lead", "write_sources"]

_NOUNS: Final[Mapping[type, str]] = {Summit: "meeting", TradeFigure: "trade figure"}
_KEY: Final = (
    "A reference is the number of a source, a colon and the paragraph. An asterisk marks the "
    "editors' inference; a bare number, a fact looked up in that source."
)


def write_lead(context: Context, edition: str | None) -> Line:
    """Return the line under the title, which names the sources of the brief."""
    drawn_from, consulted = _split_sources(context)
    if not (drawn_from or consulted):
        return (_say_nothing(context),)
    words = "Bilateral brief. "
    if context.content.coverage.years:
        first, last = context.content.coverage.years
        words += f"Entries dated {first}" + (f" to {last}" if first != last else "") + ", drawn "
    else:
        words += "Drawn "
    words += f"from {render_count(len(drawn_from or consulted), 'source')}."
    if context.narrowing:
        words += f" Narrowed: {context.narrowing}."
    words += " It is not a complete account of relations."
    return (f"{words}{f' {edition}.' if edition else ''}",)


def write_sources(context: Context) -> Section | None:
    """Return the list of the sources that the document cites, in order of number."""
    bibliography = context.bibliography
    items = tuple(
        (*_describe_source(source), f" {bibliography.describe_use(source)}".rstrip())
        for source in bibliography.sources
    )
    return Section("Sources", (Sources(items), Paragraph((_KEY,)))) if items else None


def write_coverage(context: Context, edition: str | None) -> Section:
    """Return the section on the coverage of the brief, its data and the day of printing."""
    drawn_from, consulted = _split_sources(context)
    printed = f"Printed on {context.as_of.words}."
    if edition:
        printed = f"{edition}. {printed}"
    if not (drawn_from or consulted):
        return Section("Coverage", (Paragraph((f"{_say_nothing(context)} {printed}",)),))
    first, second = (name_party(context.collection, s) for s in (context.first, context.second))
    number, others = len(drawn_from), len(consulted)
    if not number:
        words = f"This brief records what was looked up in {render_count(others, 'source')}"
    else:
        words = (
            f"This brief records what {render_count(number, 'source')} report{'s' * (number == 1)}"
        )
        if others:
            verb = "was" if others == 1 else "were"
            words += f"; {render_count(others, 'other')} {verb} consulted for details"
    parts = _list_counts(context.content.between)
    words += (
        f". It has {parts}. It is not a complete account of relations between {first} and {second}: "
        "other meetings, agreements and figures may exist. Whether the sources are right is a "
        "separate question."
    )
    return Section("Coverage", (Paragraph((f"{words} {printed}",)),))


def _split_sources(context: Context) -> tuple[tuple[Source, ...], tuple[Source, ...]]:
    """Return the listed sources that entries are drawn from, and those consulted for details.

    Of a document that lists no sources, they are all of the brief.
    """
    coverage = context.content.coverage
    listed = context.bibliography.sources
    if not listed:
        return coverage.drawn_from, coverage.consulted
    drawn_from = set(coverage.drawn_from)
    return (
        tuple(source for source in listed if source in drawn_from),
        tuple(source for source in listed if source not in drawn_from),
    )


def _list_counts(parts: Iterable[Sequence[Record]]) -> str:
    """Return how many records each part has, without the empty parts.

    >>> from diplomacy.fixtures import ARCHIVE
    >>> _list_counts([ARCHIVE.agreements_between("KR", "TR"), (), ARCHIVE.trade_between("KR", "TR")])
    '3 agreements and 2 trade figures'
    """
    counts = (
        render_count(len(part), _NOUNS.get(type(part[0]), type(part[0]).__name__.lower()))
        for part in parts
        if part
    )
    return join_names(list(counts))


def _say_nothing(context: Context) -> str:
    first, second = (name_party(context.collection, s) for s in (context.first, context.second))
    narrowing = f" ({context.narrowing})" if context.narrowing else ""
    return (
        f"No records on {first} and {second}{narrowing}. The archive is not exhaustive: this does not mean "
        "that nothing exists."
    )


def _describe_source(source: Source) -> Line:
    """Return the bibliographic entry of a source, with a link to it if it has an address."""
    author = f"{source.author}, " if source.author else ""
    published = source.published.words if source.published else ""
    after = ", ".join(filter(None, (source.publisher, published)))
    if source.title:
        end = f"”, {after}." if after else "”."
        return (f"{author}“", _link(source.title, source.url), end)
    name = _link(after or f"Untitled source {source.id}", source.url)
    return (author, name, ".") if author else (name, ".")


def _link(text: str, url: str | None) -> str | Link:
    return Link(text, url) if url else text

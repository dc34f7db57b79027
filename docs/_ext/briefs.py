"""The bilateral briefs: a page for each two countries that dealt with one another."""

from collections.abc import Iterator
from functools import cache
from itertools import combinations
from pathlib import Path

from sphinx.application import Sphinx
from sphinx.util.typing import ExtensionMetadata

from diplomacy import Country, Source
from diplomacy.brief import Relations
from diplomacy.brief.document import Reference
from diplomacy.brief.markdown import render_markdown
from diplomacy.brief.phrases import escape_markdown
from diplomacy.fixtures import ARCHIVE
from diplomacy.provenance import citable_paths, value_at
from pages import describe, fill
from wording import ARTICLES, link

__all__ = ["has_page", "label", "setup"]


def generate(app: Sphinx) -> None:
    """Write a page for each pair, and the table of them."""
    pages = {f"{_slug(brief)}.md": _write_page(brief) for brief in _briefs().values()}
    pages["index.md"] = _write_index()
    fill(Path(app.srcdir) / "pairs", pages)


def label(first: str, second: str) -> str:
    """Return the label of the page of two countries, in either order."""
    return f"pair-{'-'.join(sorted((first, second))).lower()}"


def has_page(first: str, second: str) -> bool:
    """Return whether two countries have a page."""
    return label(first, second) in _briefs()


@cache
def _briefs() -> dict[str, Relations]:
    """Return the briefs by label: of pairs with a meeting, agreement, partnership or statement."""
    briefs = (ARCHIVE.relations(*pair) for pair in combinations(_countries(), 2))
    return {
        label(brief.first, brief.second): brief
        for brief in briefs
        if brief.meetings or brief.agreements or brief.partnerships or brief.statements
    }


def _countries() -> list[Country]:
    """Return the countries that the shipped records name, by name."""
    named = {
        value
        for record in ARCHIVE
        if not isinstance(record, Source)
        for path in citable_paths(record)
        if isinstance(value := value_at(record, path), Country)
    }
    return sorted(named, key=lambda country: country.name)


def _slug(brief: Relations) -> str:
    return label(brief.first, brief.second).removeprefix("pair-")


def _write_page(brief: Relations) -> str:
    """Return a brief whose references lead to paragraphs of the articles, if they are of one."""
    document = brief.document
    articles = {source.id for source in ARTICLES}

    def link_reference(reference: Reference) -> str:
        source = document.sources[reference.number - 1]
        if source.id in articles and reference.paragraph:
            return link(str(reference), f"{source.id}-{reference.paragraph}")
        mark = escape_markdown(str(reference))
        return f"[{mark}]({source.url})" if source.url else mark

    preview = describe(f"Bilateral brief on {brief.title}. {brief.coverage}")
    target = f"({label(brief.first, brief.second)})="
    return f"{preview}{target}\n{render_markdown(document, link_reference)}"


def _write_index() -> str:
    """Return the page of all pairs, by country."""
    rows = [f"| {escape_markdown(c.name)} | {o} |" for c in _countries() if (o := _partners(c))]
    entries = "\n".join(map(_slug, _briefs().values()))
    text = (
        f"Briefs on the {len(_briefs())} pairs of countries with a meeting, an agreement, a "
        "partnership or a statement on record. A pair that is not listed has none here, which does "
        "not mean that there is none."
    )
    return describe(text) + "\n\n".join(
        [
            "# Bilateral briefs",
            text,
            "\n".join(["| country | with |", "| --- | --- |", *rows]),
            f"```{{toctree}}\n:hidden:\n:titlesonly:\n\n{entries}\n```",
        ]
    )


def _partners(country: Country) -> str:
    """Return links to the pages of a country, by the name of the other."""
    links: Iterator[str] = (
        link(other.name, label(country, other))
        for other in _countries()
        if other != country and has_page(country, other)
    )
    return " · ".join(links)


def setup(app: Sphinx) -> ExtensionMetadata:
    """Write the pages before pages are read."""
    app.connect("builder-inited", generate)
    return {"parallel_read_safe": True, "parallel_write_safe": True}

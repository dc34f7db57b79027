"""The bilateral files: a page for each two countries that have something on record."""

from collections.abc import Iterator
from itertools import combinations
from pathlib import Path

from sphinx.application import Sphinx
from sphinx.util.typing import ExtensionMetadata

from diplomacy import Country, Source
from diplomacy.brief import Relations
from diplomacy.brief.document import Reference
from diplomacy.brief.markdown import render_markdown
from diplomacy.brief.phrases import capitalize, escape_markdown
from diplomacy.fixtures import ARCHIVE
from diplomacy.provenance import citable_paths, value_at
from pages import fill
from wording import ARTICLES, link, link_record

__all__ = ["countries", "files", "label", "setup"]


def generate(app: Sphinx) -> None:
    """Write a page for each two countries, and the table of them."""
    pages = {f"{_slug(file)}.md": _page(file) for file in files()}
    pages["index.md"] = _index()
    fill(Path(app.srcdir) / "pairs", pages)


def countries() -> list[Country]:
    """Return the countries that the shipped records name, by name."""
    named = {
        value
        for record in ARCHIVE
        if not isinstance(record, Source)
        for path in citable_paths(record)
        if isinstance(value := value_at(record, path), Country)
    }
    return sorted(named, key=lambda country: country.name)


def files() -> Iterator[Relations]:
    """Give the file of each two countries that have something on record."""
    for first, second in combinations(countries(), 2):
        file = ARCHIVE.relations(first, second)
        if file.coverage.drawn_from:
            yield file


def label(first: str, second: str) -> str:
    """Return the label of the page of two countries, in whichever order."""
    return f"pair-{'-'.join(sorted((first, second))).lower()}"


def _slug(file: Relations) -> str:
    return label(file.first, file.second).removeprefix("pair-")


def _page(file: Relations) -> str:
    """Return the page of two countries: their brief, and links to its records."""
    listed = [
        (name, records)
        for name, records in file.parts().items()
        if records and name not in ("leaders", "organizations", "sources")
    ]
    text = _write_brief(file).strip()
    blocks = [f"({label(file.first, file.second)})=\n{text}", "## Records"]
    for name, records in listed:
        lines = "\n".join(f"- {link_record(record)}" for record in records)
        blocks.append(f"{capitalize(name.replace('_', ' '))}:\n\n{lines}")
    articles = [source for source in file.sources if source.digest is not None]
    lines = "\n".join(f"- {link_record(article)}" for article in articles)
    blocks.append(f"The articles they are drawn from:\n\n{lines}")
    return "\n\n".join(blocks) + "\n"


def _write_brief(file: Relations) -> str:
    """Return a brief whose references lead to paragraphs of the articles, where they are."""
    document = file.document
    articles = {source.id for source in ARTICLES}

    def link_reference(reference: Reference) -> str:
        source = document.sources[reference.number - 1]
        if source.id in articles and reference.paragraph:
            return link(str(reference), f"{source.id}-{reference.paragraph}")
        mark = escape_markdown(str(reference))
        return f"[{mark}]({source.url})" if source.url else mark

    return render_markdown(document, link_reference)


def _index() -> str:
    """Return the page of all pairs: by country, whom it has something on record with."""
    drawn = list(files())
    rows = []
    for country in countries():
        others = {
            other: label(file.first, file.second)
            for file in drawn
            for other in (file.first, file.second)
            if country in (file.first, file.second) and other != country
        }
        names = sorted((Country(other).name, target) for other, target in others.items())
        rows.append((country.name, " · ".join(link(name, target) for name, target in names)))
    table = "\n".join(f"| {escape_markdown(name)} | {others} |" for name, others in rows if others)
    entries = "\n".join(_slug(file) for file in drawn)
    return "\n\n".join(
        [
            "# Bilateral briefs",
            (
                f"Briefs on the {len(drawn)} pairs of countries that have something on record, "
                "if only memberships of the same organization. A pair that is not listed has "
                "nothing on record here, which does not mean that nothing exists."
            ),
            f"| country | with |\n| --- | --- |\n{table}",
            f"```{{toctree}}\n:hidden:\n:titlesonly:\n\n{entries}\n```",
        ]
    )


def setup(app: Sphinx) -> ExtensionMetadata:
    """Write the pages before pages are read."""
    app.connect("builder-inited", generate)
    return {"parallel_read_safe": True, "parallel_write_safe": True}

"""The pages of the five articles: their records by type, and paragraph by paragraph.

They are made from the ledgers in ``seeds/`` and the shipped records. The articles belong to their
publishers: the pages contain only the short quotations of citations.
"""

import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any, Final

from sphinx.application import Sphinx
from sphinx.util.typing import ExtensionMetadata

from diplomacy import Basis, Citation, Source
from diplomacy.brief.phrases import capitalize, escape_markdown, name_record, render_count
from diplomacy.fixtures import ARCHIVE
from diplomacy.provenance import citable_paths, value_at
from diplomacy.records import RECORD_TYPES, Cited
from pages import describe, fill
from wording import ARTICLES, anchor, link, render_value

__all__ = ["setup"]

LEDGERS: Final = Path(__file__).parents[2] / "seeds"


def generate(app: Sphinx) -> None:
    """Write a page for each article, and their index."""
    pages = {f"{article.id}.md": _page(article) for article in ARTICLES}
    pages["index.md"] = _index()
    fill(Path(app.srcdir) / "articles", pages)


def _index() -> str:
    """Return the page that lists the articles."""
    cards = [
        f"{link(_heading(article), f'article-{article.id}')}\n"
        f": {escape_markdown(_name_publication(article))}; {render_count(len(_records_citing(article)), 'record')}, "
        f"{render_count(len(article.paragraph_digests), 'paragraph')}"
        for article in ARTICLES
    ]
    entries = "\n".join(article.id for article in ARTICLES)
    text = (
        "Each page lists the records of one article, with the evidence for every field. The texts "
        "of the articles belong to their publishers and are not included."
    )
    return describe(text) + "\n\n".join(
        [
            "# The five articles",
            text,
            *cards,
            f"```{{toctree}}\n:hidden:\n\n{entries}\n```",
        ]
    )


# --- an article ---------------------------------------------------------------------------------


def _page(article: Source) -> str:
    """Return the page of an article: its contents, the records by type, the paragraphs."""
    ledger = tomllib.loads((LEDGERS / f"{article.id}.toml").read_text("utf-8"))
    records = _records_citing(article)
    sections = {
        f"{_spaced(kind.__name__)}s": found
        for kind in RECORD_TYPES
        if (found := [record for record in records if isinstance(record, kind)])
    }
    contents = [
        *(f"[{title}](#{_slug(title)}) ({len(found)})" for title, found in sections.items()),
        f"[Paragraphs](#paragraphs) ({len(ledger['paragraph'])})",
    ]
    preview = describe(
        f"The {render_count(len(records), 'record')} drawn from an article, with the evidence for "
        f"every field: {_name_publication(article)}."
    )
    return preview + "\n\n".join(
        [
            f"(article-{article.id})=\n# {escape_markdown(_heading(article))}",
            _bibliographic_entry(article, ledger["card"]),
            f"**Contents:** {' · '.join(contents)}",
            "Open a record to see the evidence for each of its fields.",
            *(
                block
                for title, found in sections.items()
                for block in (f"## {title}", *(_record(article, record) for record in found))
            ),
            "## Paragraphs",
            *(_paragraph(article, row) for row in ledger["paragraph"]),
        ]
    )


def _heading(article: Source) -> str:
    return article.title or f"An article without a title ({article.id})"


def _name_publication(article: Source) -> str:
    publisher = article.publisher or "publisher not known"
    return f"{publisher}, {article.published.words if article.published else 'not dated'}"


def _records_citing(article: Source) -> list[Cited]:
    """Return the records that cite an article."""
    return [
        record
        for record in ARCHIVE
        if not isinstance(record, Source)
        and any(citation.source == article.id for citation in record.citations)
    ]


def _bibliographic_entry(article: Source, card: dict[str, Any]) -> str:
    """Return the bibliographic entry of an article, with the details of its ledger."""
    published = article.published
    entry = {
        "Publisher": f"{escape_markdown(article.publisher or 'not known')} ({card['publisher_how']})",
        "Author": escape_markdown(article.author or "not known"),
        "Published": f"{published.words} ({card['published_how']})" if published else "not known",
        "Language": f"`{article.language}`",
        "Address": f"<{article.url}>" if article.url else "not known",
        "Record": f"`{article.id}`",
    }
    return "\n".join(f":{name}: {text}" for name, text in entry.items())


def _spaced(name: str) -> str:
    """Return the name of a class as words: "Trade figure"."""
    return capitalize("".join(f" {c.lower()}" if c.isupper() else c for c in name).strip())


def _slug(title: str) -> str:
    return title.lower().replace(" ", "-")


def _paragraph(article: Source, row: dict[str, Any]) -> str:
    """Return the records of a paragraph, or the reason why it has none."""
    found = [
        link(id, anchor(article.id, id))
        for id in row.get("records", ())
        if not isinstance(ARCHIVE[id], Source)
    ]
    text = " · ".join(found) or f"no record: {escape_markdown(row.get('none', 'see the note'))}."
    note = f" Note: {escape_markdown(row['note'])}" if "note" in row else ""
    return f"({article.id}-{row['number']})=\n**Paragraph {row['number']}**: {text}{note}"


# --- a record -----------------------------------------------------------------------------------


def _record(article: Source, record: Cited) -> str:
    """Return the name of a record, with its citations folded below it."""
    citations = [
        citation
        for citation in record.citations
        if citation.source == article.id or citation.basis is Basis.EXTERNAL
    ]
    return "\n".join(
        [
            f":::{{admonition}} {escape_markdown(name_record(ARCHIVE, record))}",
            ":class: record\n:collapsible: closed\n",
            f"({anchor(article.id, record.id)})=\n`{record.id}`\n",
            *(f"- {_evidence(article, c)}: {_fields(record, c)}." for c in citations),
            ":::",
        ]
    )


def _evidence(article: Source, citation: Citation) -> str:
    """Return the details of a citation: paragraph, basis, quotation, note."""
    if citation.source == article.id:
        number = citation.paragraph
        text = f"{link(f'Paragraph {number}', f'{article.id}-{number}')}, {citation.basis}"
    else:
        source = ARCHIVE.get(Source, citation.source)
        text = f"[{escape_markdown(source.label)}]({source.url}), {citation.basis}"
    if citation.quote:
        text += f", “{escape_markdown(citation.quote)}”"
    if citation.attributed_to:
        text += f", credited to {escape_markdown(citation.attributed_to)}"
    return f"{text} ({escape_markdown(citation.note.rstrip('.'))})" if citation.note else text


def _fields(record: Cited, citation: Citation) -> str:
    """Return the fields that a citation supports, each with its value."""
    return "; ".join(
        f"`{path}` {render_value(value_at(record, path), record)}"
        for name in citation.fields
        for path in _iter_parts(record, name)
    )


def _iter_parts(record: Cited, path: str) -> Iterator[str]:
    """Yield the paths of the parts of a value, or its own if it has none."""
    inside = (f"{path}.", f"{path}[")
    parts = [leaf for leaf in citable_paths(record) if leaf.startswith(inside)]
    yield from parts if parts and not isinstance(value_at(record, path), tuple) else [path]


def setup(app: Sphinx) -> ExtensionMetadata:
    """Write the pages before pages are read."""
    app.connect("builder-inited", generate)
    return {"parallel_read_safe": True, "parallel_write_safe": True}

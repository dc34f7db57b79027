"""The pages of the five articles: paragraph by paragraph, the records drawn from it.

They are made of the ledgers in ``seeds/`` and the shipped records. The articles belong to their
publishers: of their words there are here only the few that a citation quotes.
"""

import tomllib
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any, Final

from sphinx.application import Sphinx
from sphinx.util.typing import ExtensionMetadata

from diplomacy import Basis, Citation, Source
from diplomacy.brief.phrases import capitalize, escape_markdown, name_record, render_count
from diplomacy.fixtures import ARCHIVE
from diplomacy.provenance import citable_paths, value_at
from diplomacy.records import Cited
from pages import fill
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
        f": {_published(article)}; {render_count(len(_drawn(article)), 'record')}, "
        f"{render_count(len(article.paragraph_digests), 'paragraph')}"
        for article in ARTICLES
    ]
    entries = "\n".join(article.id for article in ARTICLES)
    return "\n\n".join(
        [
            "# The five articles",
            (
                "What each says, as records: paragraph by paragraph, with the fields that stand on it. "
                "The texts themselves belong to their publishers, and are not here."
            ),
            *cards,
            f"```{{toctree}}\n:hidden:\n\n{entries}\n```",
        ]
    )


# --- an article ---------------------------------------------------------------------------------


def _page(article: Source) -> str:
    """Return the page of an article."""
    ledger = tomllib.loads((LEDGERS / f"{article.id}.toml").read_text("utf-8"))
    seen: set[str] = set()
    blocks = [
        # The paragraphs, and not the records too, stand in the page's table of contents.
        "---\ntocdepth: 2\n---",
        f"(article-{article.id})=\n# {escape_markdown(_heading(article))}",
        (
            f"{render_count(len(_drawn(article)), 'record')} drawn from "
            f"{render_count(len(ledger['paragraph']), 'paragraph')}."
        ),
        _card(article, ledger["card"]),
    ]
    for row in ledger["paragraph"]:
        blocks += _paragraph(article, row, seen)
    return "\n\n".join(blocks) + "\n"


def _heading(article: Source) -> str:
    return article.title or f"An article without a title ({article.id})"


def _published(article: Source) -> str:
    publisher = escape_markdown(article.publisher) if article.publisher else "publisher not known"
    return f"{publisher}, {article.published.words if article.published else 'not dated'}"


def _drawn(article: Source) -> list[Cited]:
    """Return the records that cite an article."""
    return [
        record
        for record in ARCHIVE
        if not isinstance(record, Source)
        and any(citation.source == article.id for citation in record.citations)
    ]


def _card(article: Source, card: dict[str, Any]) -> str:
    """Return the bibliographic card of an article, as its ledger has it."""
    published = article.published
    told = {
        "Publisher": f"{escape_markdown(article.publisher or 'not known')} ({card['publisher_how']})",
        "Author": escape_markdown(article.author or "not known"),
        "Published": f"{published.words} ({card['published_how']})" if published else "not known",
        "Language": f"`{article.language}`",
        "Address": f"<{article.url}>" if article.url else "not known",
        "Record": f"`{article.id}`",
    }
    return "\n".join(f":{name}: {text}" for name, text in told.items())


# --- a paragraph --------------------------------------------------------------------------------


def _paragraph(article: Source, row: dict[str, Any], seen: set[str]) -> Iterator[str]:
    """Give what is drawn from a paragraph, or why nothing is."""
    number = row["number"]
    yield f"({article.id}-{number})=\n## Paragraph {number}"
    if "none" in row:
        yield f"Nothing is drawn from it: {escape_markdown(row['none'])}."
    for id in row.get("records", ()):
        record = ARCHIVE[id]
        if not isinstance(record, Source):
            yield "\n\n".join([":::{container} record", *_record(article, number, record, seen)])
            seen.add(id)
            yield ":::"
    if "note" in row:
        yield f"{escape_markdown(row['note'])}"


def _record(article: Source, number: int, record: Cited, seen: set[str]) -> Iterator[str]:
    """Give what is drawn from a paragraph for a record: what it is, then by citation."""
    kind = _spaced(type(record).__name__)
    if record.id in seen:
        name = link(name_record(ARCHIVE, record), anchor(article.id, record.id))
    else:
        yield f"({anchor(article.id, record.id)})="
        name = f"**{escape_markdown(name_record(ARCHIVE, record))}**"
    yield f"{kind}: {name}  \n`{record.id}`"
    here = [c for c in record.citations if (c.source, c.paragraph) == (article.id, number)]
    looked_up = [c for c in record.citations if c.basis is Basis.EXTERNAL]
    for citation in here + (looked_up if record.id not in seen else []):
        yield _told(citation)
        yield _table(record, citation)


def _spaced(name: str) -> str:
    """Return the name of a class as words: "Trade figure"."""
    return capitalize("".join(f" {c.lower()}" if c.isupper() else c for c in name).strip())


def _told(citation: Citation) -> str:
    """Return on what a citation rests: the basis, the words, whom the source credits, and why."""
    if citation.basis is Basis.EXTERNAL:
        source = ARCHIVE.get(Source, citation.source)
        where = f"[{escape_markdown(source.label)}]({source.url})"
        return f"*Looked up* in {where}: {escape_markdown(citation.note or '')}"
    text = f"*{capitalize(str(citation.basis))}*"
    if citation.quote:
        text += f", in the words “{escape_markdown(citation.quote)}”"
    if citation.attributed_to:
        text += f"; credited to {escape_markdown(citation.attributed_to)}"
    return f"{text}. {escape_markdown(citation.note)}" if citation.note else f"{text}."


def _table(record: Cited, citation: Citation) -> str:
    """Return the fields that a citation supports, each with its value."""
    rows = [
        f"| `{path}` | {render_value(value_at(record, path), record)} |"
        for name in citation.fields
        for path in _under(record, name)
    ]
    return "\n".join(["{.fields}", "| field | value |", "| --- | --- |", *rows])


def _under(record: Cited, path: str) -> Sequence[str]:
    """Return the path of each part of what a citation's path stands for."""
    if not isinstance(value_at(record, path), tuple):
        parts = [
            leaf for leaf in citable_paths(record) if leaf.startswith((f"{path}.", f"{path}["))
        ]
        return parts or [path]
    return [path]


def setup(app: Sphinx) -> ExtensionMetadata:
    """Write the pages before pages are read."""
    app.connect("builder-inited", generate)
    return {"parallel_read_safe": True, "parallel_write_safe": True}

"""Links and values on the generated pages, and the places of records on them."""

from collections.abc import Mapping
from functools import cache
from typing import Final

from diplomacy import Country, PartialDate, Period, Source
from diplomacy.brief.phrases import escape_markdown, name_record
from diplomacy.fixtures import ARCHIVE
from diplomacy.records import Cited, Record

__all__ = [
    "ARTICLES",
    "anchor",
    "find_label",
    "link",
    "link_record",
    "render_value",
]

ARTICLES: Final = tuple(source for source in ARCHIVE.sources if source.digest is not None)
"""The articles of the shipped records, in order of time."""


def link(text: str, label: str) -> str:
    """Return a link to a place of the site by its label."""
    return f"{{ref}}`{text.replace('`', chr(39)).replace('<', '‹')} <{label}>`"


def anchor(article: str, record: str) -> str:
    """Return the label of a record on the page of an article."""
    return f"in-{article}-{record}"


@cache
def _labels_by_id() -> Mapping[str, str]:
    """Return the label of the first place of each record, by its id."""
    articles = {source.id for source in ARTICLES}
    return {
        record.id: anchor(citation.source, record.id)
        for record in ARCHIVE
        if not isinstance(record, Source)
        for citation in reversed(record.citations)
        if citation.source in articles
    } | {article: f"article-{article}" for article in articles}


def find_label(record: Record) -> str | None:
    """Return the label of the first place of a record, or None for an external source."""
    return _labels_by_id().get(record.id)


def link_record(record: Record) -> str:
    """Return the name of a record as a link to its first place."""
    name = name_record(ARCHIVE, record)
    label = find_label(record)
    return link(name, label) if label else escape_markdown(name)


# --- values -------------------------------------------------------------------------------------


def render_value(found: object, record: Cited) -> str:
    """Return a value as Markdown: a country with its code, an id as a link."""
    match found:
        case Country():
            return f"{escape_markdown(found.name)} (`{found}`)"
        case PartialDate() | Period():
            return f"{found.words} (`{found}`)"
        case bool():
            return "yes" if found else "no"
        case frozenset():
            return ", ".join(sorted(render_value(part, record) for part in found))
        case tuple():
            return ", ".join(render_value(part, record) for part in found)
        case str() if found in ARCHIVE and found != record.id:
            return link_record(ARCHIVE[found])
        case _:
            return escape_markdown(str(found))

"""How the generated pages call records and values, and where each record stands in them."""

import re
from collections.abc import Mapping, Sequence
from functools import cache
from typing import Final

from diplomacy import (
    Agreement,
    Country,
    Leader,
    Meeting,
    Membership,
    Organization,
    PartialDate,
    Partnership,
    Period,
    Source,
    Statement,
    Statistic,
    TradeFigure,
)
from diplomacy.fixtures import ARCHIVE
from diplomacy.records import Cited, Record

__all__ = [
    "ARTICLES",
    "anchor",
    "capital",
    "escaped",
    "link",
    "linked",
    "listed",
    "party",
    "place",
    "title",
    "value",
]

ARTICLES: Final = tuple(source for source in ARCHIVE.sources if source.digest is not None)
"""The sources that the shipped facts are drawn from, in order of time."""


# --- text ---------------------------------------------------------------------------------------


def escaped(text: str) -> str:
    """Return text in which nothing is taken for Markdown."""
    return re.sub(r"([\\`*_\[\]<>&#|~{}])", r"\\\1", text)


def capital(words: str) -> str:
    """Return words with a capital at the beginning."""
    return words[:1].upper() + words[1:]


def listed(names: Sequence[str]) -> str:
    """Return names as a list in words."""
    return " and ".join(filter(None, (", ".join(names[:-1]), *names[-1:])))


def link(text: str, label: str) -> str:
    """Return a link to a place of the site by its label."""
    return f"{{ref}}`{text.replace('`', chr(39)).replace('<', '‹')} <{label}>`"


# --- records ------------------------------------------------------------------------------------


def party(id: str) -> str:
    """Return what a reader calls a country or an organization."""
    if isinstance(id, Country):
        return id.name
    body = ARCHIVE.get(Organization, id)
    return body.short_name or body.name


def title(record: Record) -> str:
    """Return what a reader calls a record, in one line."""
    match record:
        case Leader() | Organization():
            return record.name
        case Meeting() | Agreement():
            return record.title
        case Partnership():
            tie = record.designation or str(record.kind).replace("-", " ")
            return f"{capital(tie)} of {listed([party(one) for one in record.parties])}"
        case Membership():
            return f"{party(record.member)} in {party(record.organization)}"
        case TradeFigure():
            between = f"{record.reporter.name} with {record.partner.name}"
            return f"Trade of {between}, {record.flow}: {record.value}"
        case Statistic():
            sides = [party(one) for one in (record.subject, record.counterpart) if one]
            return f"{capital(record.indicator.replace('-', ' '))}, {listed(sides)}: {record.value}"
        case Statement():
            return record.summary
        case Source():
            return record.label


def anchor(article: str, record: str) -> str:
    """Return the label of the place of a record on the page of an article."""
    return f"in-{article}-{record}"


@cache
def _places() -> Mapping[str, str]:
    """Return by id of a record the label of the place where it is first drawn."""
    articles = {source.id for source in ARTICLES}
    return {
        record.id: anchor(citation.source, record.id)
        for record in ARCHIVE
        if not isinstance(record, Source)
        for citation in reversed(record.citations)
        if citation.source in articles
    } | {article: f"article-{article}" for article in articles}


def place(record: Record) -> str | None:
    """Return the label of the place where a record is first drawn; None for a source looked up."""
    return _places().get(record.id)


def linked(record: Record) -> str:
    """Return the name of a record as a link to where it stands."""
    label = place(record)
    return link(title(record), label) if label else escaped(title(record))


# --- values -------------------------------------------------------------------------------------


def value(found: object, record: Cited) -> str:
    """Return what stands in a field as Markdown: a name with its code, an id as a link."""
    match found:
        case Country():
            return f"{escaped(found.name)} (`{found}`)"
        case PartialDate() | Period():
            return f"{found.words} (`{found}`)"
        case bool():
            return "yes" if found else "no"
        case frozenset():
            return ", ".join(sorted(value(part, record) for part in found))
        case tuple():
            return ", ".join(value(part, record) for part in found)
        case str() if found in ARCHIVE and found != record.id:
            return linked(ARCHIVE[found])
        case _:
            return escaped(str(found))

"""BibTeX entries for sources and for the data."""

from collections.abc import Mapping
from typing import Final

from diplomacy.collection import Collection
from diplomacy.data_version import DATA_DIGEST, DATA_VERSION
from diplomacy.dates import PartialDate
from diplomacy.errors import require
from diplomacy.sources import Source
from diplomacy.vocabulary import DatePrecision

__all__ = ["cite", "cite_data"]


def cite(collection: Collection, id: str) -> str:
    """Return the BibTeX entry of a source, or of each source that a record cites.

    Raises:
        UnknownRecord: if there is no such record.

    >>> from diplomacy.fixtures import ARCHIVE
    >>> print(cite(ARCHIVE, "tass-2024-07-03"))
    @misc{tass-2024-07-03,
      author = {{TASS}},
      title = {untitled source tass-2024-07-03},
      year = {2024},
      month = {7},
      day = {3},
      language = {en},
      url = {https://tass.com/politics/1811843}
    }
    """
    record = require(collection, Collection, "an archive")[id]
    if isinstance(record, Source):
        return _format_source(record)
    sources = dict.fromkeys(citation.source for citation in record.citations)
    return "\n\n".join(_format_source(collection.get(Source, source)) for source in sources)


def _format_source(source: Source) -> str:
    date = source.published
    calendar_date = _calendar_date(date)
    fields = {
        "author": _escape_name(source.author or source.publisher),
        "title": _escape(source.title or f"untitled source {source.id}"),
        "howpublished": _escape(source.publisher) if source.author else None,
        **calendar_date,
        "note": f"published {date.words}" if date and not calendar_date else None,
        "language": _escape(source.language),
        "url": _escape_url(source.url),
    }
    return _format_entry(source.id, fields)


def cite_data(collection: Collection, digest: str) -> str:
    """Return a BibTeX entry for a collection of records with this digest.

    The shipped data are cited by name and version.

    >>> from diplomacy.fixtures import ARCHIVE
    >>> print(cite_data(ARCHIVE, ARCHIVE.digest()).splitlines()[0])
    @misc{diplomacy-records,
    """
    require(collection, Collection, "an archive")
    if require(digest, str, "the digest of an archive") != DATA_DIGEST:
        title = f"An archive of {len(collection)} records of diplomatic relations"
        return _format_entry("archive", {"title": title, "note": f"content {digest}"})
    fields = {
        "author": "{The diplomacy authors}",
        "title": "diplomacy-records: cited records of diplomatic relations",
        "note": f"data version {DATA_VERSION}, content {digest}",
    }
    return _format_entry("diplomacy-records", fields)


_CALENDAR_PARTS: Final = (DatePrecision.YEAR, DatePrecision.MONTH, DatePrecision.DAY)


def _calendar_date(date: PartialDate | None) -> dict[str, str]:
    """Return the year, month and day if they are certain."""
    if date is None or date.qualified or date.precision not in _CALENDAR_PARTS:
        return {}
    parts = (part.lstrip("0") for part in date.text.split("-") if part != "XX")
    return dict(zip(("year", "month", "day"), parts, strict=False))


def _format_entry(key: str, fields: Mapping[str, str | None]) -> str:
    lines = [f"  {name} = {{{value}}}" for name, value in fields.items() if value]
    return "\n".join([f"@misc{{{key},", ",\n".join(lines), "}"])


_TEX_ESCAPES: Final = {
    **{mark: f"\\{mark}" for mark in "&%$#_"},
    "{": r"\textbraceleft{}",
    "}": r"\textbraceright{}",
    "\\": r"\textbackslash{}",
    "~": r"\textasciitilde{}",
    "^": r"\textasciicircum{}",
}


def _escape(text: str | None) -> str | None:
    """Return text with the special characters of TeX escaped."""
    return None if text is None else "".join(_TEX_ESCAPES.get(c, c) for c in text)


def _escape_name(name: str | None) -> str | None:
    """Return a name in braces to keep BibTeX from splitting it: family names may come first."""
    return None if name is None else f"{{{_escape(name)}}}"


def _escape_url(url: str | None) -> str | None:
    """Return a URL with its braces encoded, because BibTeX counts braces."""
    return None if url is None else url.replace("{", "%7B").replace("}", "%7D")

"""References for a paper or a README, as BibTeX."""

from collections.abc import Mapping
from typing import Final

from diplomacy.collection import Collection
from diplomacy.data_version import DATA_DIGEST, DATA_VERSION
from diplomacy.dates import PartialDate
from diplomacy.sources import Source

__all__ = ["cite", "cite_data"]


def cite(collection: Collection, id: str) -> str:
    """Return BibTeX entries: of a source, or of the sources that a record cites.

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
    record = collection[id]
    if isinstance(record, Source):
        return _entry(record)
    sources = dict.fromkeys(citation.source for citation in record.citations)
    return "\n\n".join(_entry(collection.get(Source, source)) for source in sources)


def _entry(source: Source) -> str:
    """Return the entry of a source."""
    fields = {
        "author": _braced(source.author or source.publisher),
        "title": _tex(source.title or f"untitled source {source.id}"),
        "howpublished": _tex(source.publisher) if source.author else None,
        **_published(source.published),
        "note": _not_exactly(source.published),
        "language": _tex(source.language),
        "url": _unbraced(source.url),
    }
    return _bibtex(source.id, fields)


def cite_data(collection: Collection, digest: str) -> str:
    """Return a BibTeX entry for a collection of records with this digest.

    The shipped data are cited by name and version.

    >>> from diplomacy.fixtures import ARCHIVE
    >>> print(cite_data(ARCHIVE, ARCHIVE.digest()).splitlines()[0])
    @misc{diplomacy-records,
    """
    if digest != DATA_DIGEST:
        title = f"An archive of {len(collection)} records of diplomatic relations"
        return _bibtex("archive", {"title": title, "note": f"content {digest}"})
    fields = {
        "author": "{The diplomacy authors}",
        "title": "diplomacy-records: cited records of diplomatic relations",
        "note": f"data version {DATA_VERSION}, content {digest}",
    }
    return _bibtex("diplomacy-records", fields)


def _published(date: PartialDate | None) -> dict[str, str | None]:
    """Return year, month and day as far as they are known for certain."""
    if date is None or date.approximate or date.text.startswith("["):
        return {}
    return dict(
        zip(("year", "month", "day"), (p.lstrip("0") for p in date.text.split("-")), strict=False)
    )


def _not_exactly(date: PartialDate | None) -> str | None:
    """Return what is known of a date that is no date of a calendar."""
    return f"published {date.words}" if date and not _published(date) else None


def _bibtex(key: str, fields: Mapping[str, str | None]) -> str:
    lines = [f"  {name} = {{{value}}}" for name, value in fields.items() if value]
    return "\n".join([f"@misc{{{key},", ",\n".join(lines), "}"])


_TEX: Final = {
    **{mark: f"\\{mark}" for mark in "&%$#_"},
    "{": r"\textbraceleft{}",
    "}": r"\textbraceright{}",
    "\\": r"\textbackslash{}",
    "~": r"\textasciitilde{}",
    "^": r"\textasciicircum{}",
}


def _tex(text: str | None) -> str | None:
    """Return text with what TeX reads as its own made harmless."""
    return None if text is None else "".join(_TEX.get(c, c) for c in text)


def _unbraced(url: str | None) -> str | None:
    """Return an address without braces, which BibTeX counts and addresses can do without."""
    return None if url is None else url.replace("{", "%7B").replace("}", "%7D")


def _braced(name: str | None) -> str | None:
    """Return a name in braces: nothing splits it, since names differ in what stands first."""
    return None if name is None else f"{{{_tex(name)}}}"

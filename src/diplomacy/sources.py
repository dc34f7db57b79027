"""Sources of facts, and citations of the places in them."""

import re
from collections.abc import Mapping
from numbers import Integral
from typing import ClassVar, Final, Protocol, final

import attrs

from diplomacy import converters
from diplomacy.dates import PartialDate
from diplomacy.entries import Entry, put_shared_last
from diplomacy.errors import InvalidId, InvalidRecord, InvalidType, short_repr
from diplomacy.values import Part
from diplomacy.vocabulary import Basis, DatePrecision

__all__ = ["DIGEST", "Citation", "Source", "citations"]

DIGEST: Final = "sha256:[0-9a-f]{64}"
"""The pattern of a digest."""

_DIGEST_RE: Final = re.compile(DIGEST)
_MAX_QUOTED_WORDS: Final = 12
# A text without spaces, such as Chinese, is one word of any length.
_MAX_QUOTED_CHARACTERS: Final = 200
_MAX_PARAGRAPH: Final = 10**18


def _digest(value: str) -> str:
    """Return *value* if it is a SHA-256 digest."""
    if _DIGEST_RE.fullmatch(converters.text(value)) is None:
        reason = "not a valid digest; write sha256: and 64 lower-case hexadecimal digits."
        raise InvalidId(value, reason)
    return str.__str__(value)


def _optional_digest(value: str | None) -> str | None:
    """Return *value* as a digest, and None as None."""
    return None if value is None else _digest(value)


def _digests(value: converters.Ordered[str]) -> tuple[str, ...]:
    """Return *value* as a tuple of digests, which recur if a text repeats a paragraph."""
    return tuple(_digest(part) for part in converters.parts(value, "digests"))


def _paragraph(value: int | None) -> int | None:
    """Return *value* if it is the number of a paragraph, or None."""
    if value is None:
        return None
    if type(value) is not int:
        if isinstance(value, bool) or not isinstance(value, Integral):
            raise InvalidType(value, "the number of a paragraph")
        value = int(value)  # integers of numpy, for example
    if not 1 <= value <= _MAX_PARAGRAPH:
        reason = f"{short_repr(value)} is not the number of a paragraph; they are counted from 1."
        raise InvalidRecord("Citation", "paragraph", reason)
    return value


def _paths(value: converters.Ordered[str]) -> tuple[str, ...]:
    """Return *value* as a tuple of at least one path."""
    paths = converters.sequence(value, converters.path, "paths")
    if not paths:
        raise InvalidRecord("Citation", "fields", "at least one supported field is required.")
    return paths


def _basis(value: Basis | str) -> Basis:
    """Return *value* as a `Basis`."""
    return Basis(value)


@final
@attrs.frozen(kw_only=True, repr=False, field_transformer=put_shared_last)
class Source(Entry):
    """A text that supports facts, as a bibliographic entry.

    Attributes:
        id: a slug.
        publisher: who published it.
        title: its title, as printed.
        author: its author, as printed.
        published: when it was published, if known.
        language: a BCP 47 tag, such as ``en``.
        url: where it was published.
        digest: ``sha256:`` and the digest of the bytes of the text.
        paragraph_digests: the digest of each paragraph in order, as UTF-8; the paragraphs of a
            text are its lines that are not blank.
        identifiers: its identifiers in other data sets, such as ``doi:10.1000/182``.
        extra: your own values by key; see `diplomacy.entries.Entry`.

    >>> Source(id="yearbook", publisher="The Press", title="A Yearbook", published="2024").label
    'The Press, “A Yearbook” (2024)'
    """

    REFERENCES: ClassVar[Mapping[str, str]] = {}
    SIDES: ClassVar[tuple[tuple[str, str], ...]] = ()
    PEOPLE: ClassVar[Mapping[str, str]] = {}

    id: str = attrs.field(converter=converters.slug)
    publisher: str | None = attrs.field(default=None, converter=converters.optional_text)
    title: str | None = attrs.field(default=None, converter=converters.optional_text)
    author: str | None = attrs.field(default=None, converter=converters.optional_text)
    published: PartialDate | None = attrs.field(default=None, converter=converters.optional_date)
    language: str | None = attrs.field(default=None, converter=converters.optional_language)
    url: str | None = attrs.field(default=None, converter=converters.optional_url)
    digest: str | None = attrs.field(default=None, converter=_optional_digest, repr=False)
    paragraph_digests: tuple[str, ...] = attrs.field(default=(), converter=_digests, repr=False)

    @property
    def own_date(self) -> PartialDate | None:
        """The date of publication, by which sources are sorted, or None."""
        return self.published

    @property
    def label(self) -> str:
        """The publisher, title and date for display, if known."""
        title = f"“{self.title}”" if self.title else None
        label = ", ".join(part for part in (self.publisher, title) if part)
        label = label or f"untitled source {self.id}"
        if self.published is None or self.published.precision is DatePrecision.RANGE:
            return label
        return f"{label} ({self.published.words})"


class HasSources(Protocol):
    """An object that can look up a source by its id, such as an `Archive`."""

    def get(self, record_type: type[Source], id: str, /) -> Source:
        """Return the source with this id."""
        ...


@final
@attrs.frozen(repr=False)
class Citation(Part):
    """The place in a source that supports some fields of a record, and the basis.

    Attributes:
        source: the id of the `Source`.
        paragraph: the number of the paragraph, counted from 1 over the lines that are not blank.
        quote: the words or the figure there that state the fact, never a whole sentence.
        fields: the fields that it supports, as paths into the record: ``period``,
            ``history[0].date``, ``participants[1].leader``. A path includes everything under it.
        basis: STATED, INFERRED or EXTERNAL.
        note: the reason, which is required if it is inferred or external, or a doubt.
        attributed_to: the person or paper that the source credits, in plain words, nearest first.

    Raises:
        InvalidRecord: if it supports no field, if it is inferred or external and has no note, or
            if *quote* is longer than 12 words or 200 characters.

    >>> Citation("yearbook", 3, "in Ankara", fields=["place"])
    Citation(source='yearbook', paragraph=3, quote='in Ankara', fields=('place',))
    """

    source: str = attrs.field(converter=converters.slug)
    paragraph: int | None = attrs.field(default=None, converter=_paragraph)
    quote: str | None = attrs.field(default=None, converter=converters.optional_mark)
    fields: tuple[str, ...] = attrs.field(kw_only=True, converter=_paths)
    basis: Basis = attrs.field(default=Basis.STATED, kw_only=True, converter=_basis)
    note: str | None = attrs.field(default=None, kw_only=True, converter=converters.optional_text)
    attributed_to: str | None = attrs.field(
        default=None, kw_only=True, converter=converters.optional_text
    )

    def __attrs_post_init__(self) -> None:
        if self.basis is not Basis.STATED and self.note is None:
            reason = f"a note is required if the basis is {self.basis}; state the reason."
            raise InvalidRecord("Citation", "note", reason)
        if self.quote is not None and len(self.quote.split()) > _MAX_QUOTED_WORDS:
            reason = f"the quotation is too long; quote {_MAX_QUOTED_WORDS} words at most."
            raise InvalidRecord("Citation", "quote", reason)
        if self.quote is not None and len(self.quote) > _MAX_QUOTED_CHARACTERS:
            reason = (
                f"the quotation is too long; quote {_MAX_QUOTED_CHARACTERS} characters at most."
            )
            raise InvalidRecord("Citation", "quote", reason)

    def link(self, archive: HasSources) -> str | None:
        """Return the address of the source, as a link to the quoted words.

        A browser scrolls to the words and highlights them (WICG, URL Fragment Text Directives).
        Without a quotation, the link is the address itself; None if the source has no address.

        Raises:
            UnknownRecord: if *archive* does not have the source.

        >>> from diplomacy import Archive
        >>> source = Source(id="yearbook", url="https://example.org/2024")
        >>> Citation("yearbook", 3, "top-level talks, in Ankara", fields=["place"]).link(
        ...     Archive([source])
        ... )
        'https://example.org/2024#:~:text=top%2Dlevel%20talks%2C%20in%20Ankara'
        """
        url = archive.get(Source, self.source).url
        if url is None or self.quote is None:
            return url
        from urllib.parse import quote  # not loaded by ``import diplomacy``

        # Commas, ampersands and hyphens have a meaning in a text directive.
        words = quote(self.quote, safe="", errors="replace").replace("-", "%2D")
        address, _, fragment = url.partition("#")
        fragment = fragment.partition(":~:")[0]
        return f"{address}#{fragment}:~:text={words}"


def citations(value: converters.Ordered[Citation]) -> tuple[Citation, ...]:
    """Return *value* as a tuple of citations.

    >>> citations([Citation("yearbook", 3, fields=["place"])])[0].paragraph
    3
    """
    return converters.instances(value, Citation, "citations")

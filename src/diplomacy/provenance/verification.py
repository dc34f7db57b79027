"""Verification of a text against the records that cite it."""

from collections.abc import Iterable, Iterator, Sequence
from difflib import SequenceMatcher
from hashlib import sha256
from typing import final

from diplomacy.collection import Collection
from diplomacy.errors import InvalidId, InvalidType, require
from diplomacy.provenance.citing_places import citing_places
from diplomacy.provenance.evidence import check_evidence
from diplomacy.provenance.findings import Finding
from diplomacy.provenance.typography import plain_text
from diplomacy.sources import Source
from diplomacy.vocabulary import FindingKind

__all__ = ["Verification", "paragraphs", "text_digest", "verify"]


def paragraphs(text: str) -> tuple[str, ...]:
    r"""Return the paragraphs of a text: its stripped non-blank lines.

    Only LF and CRLF end a line.

    >>> paragraphs("One.\r\n\r\n  Two. \n")
    ('One.', 'Two.')
    """
    lines = require(text, str, "a text").replace("\r\n", "\n").split("\n")
    return tuple(stripped for line in lines if (stripped := line.strip()))


def text_digest(text: str | bytes) -> str:
    """Return the SHA-256 digest of a text in the form of `Source.digest`.

    >>> text_digest("")[:15]
    'sha256:e3b0c442'
    """
    if isinstance(text, str):
        text = text.encode("utf-8", "surrogatepass")
    data = require(text, bytes, "a text: str or bytes")
    return f"sha256:{sha256(data).hexdigest()}"


@final
class Verification(tuple[Finding, ...]):  # noqa: SLOT001 - a tuple has no room for slots
    """The findings about a text, empty if nothing is wrong.

    >>> from diplomacy.fixtures import ARCHIVE
    >>> verification = verify(ARCHIVE, "ankara-2025", "Something else.")
    >>> len(verification), verification.judged, verification.share
    (1, 0, 0.0)
    """

    _judged: int
    _stated: int

    def __new__(
        cls, findings: Iterable[Finding] = (), judged: int = 0, stated: int = 0
    ) -> "Verification":
        """Return findings with the numbers of fields that were judged and are stated."""
        self = super().__new__(cls, findings)
        self._judged, self._stated = judged, stated
        return self

    @property
    def judged(self) -> int:
        """The number of stated fields that could be checked against their paragraphs."""
        return self._judged

    @property
    def stated(self) -> int:
        """The number of fields that the source is cited for as stating them."""
        return self._stated

    @property
    def share(self) -> float:
        """The share of the stated fields that could be checked, or 0 if none is stated."""
        return self.judged / self.stated if self.stated else 0.0


def verify(collection: Collection, source_id: str, text: str | bytes) -> Verification:
    """Return the differences between a text and the records that cite it.

    The result is empty if there are none. A finding distinguishes a different text, the cited text
    with other line endings, and one with some other paragraphs. It names each citation whose
    quotation is not in its paragraph. Curly and straight quotation marks are equal in a quotation,
    and so are spaces and dashes of any width.

    In each unchanged paragraph, every field that a citation says is *stated* there is searched for:
    names in any form, numbers with unit and qualifier, dates and weekdays, some terms, plans
    against past events, and the numbers, names and quoted words of a summary. The quotation is
    checked for the same values, and the whole text for the people and papers that a citation
    credits. Values that no rule can judge are not checked; see `Verification.share`. Only texts in
    English are judged.

    Raises:
        UnknownRecord: if there is no such source.
        InvalidId: if the source has no digest.
        InvalidType: if *text* is neither text nor bytes.

    >>> from diplomacy.fixtures import ARCHIVE
    >>> [str(finding.kind) for finding in verify(ARCHIVE, "ankara-2025", "Something else.")]
    ['another-text']
    """
    source = require(collection, Collection, "an archive").get(Source, source_id)
    if not isinstance(text, str | bytes):
        raise InvalidType(text, "a text: str or bytes")
    if source.digest is None:
        raise InvalidId(source_id, "this source has no digest to check a text against.")
    known = source.paragraph_digests
    if text_digest(text) == source.digest:
        exact = paragraphs(text.decode("utf-8", "replace") if isinstance(text, bytes) else text)
        if not known or tuple(map(text_digest, exact)) == known:
            return _verify_paragraphs(collection, source, (), exact)
    found = paragraphs(_decode(text))
    if tuple(map(text_digest, found)) == known:
        reason = "same paragraphs, but other line endings, whitespace or byte-order mark."
        same = Finding(FindingKind.LINE_ENDS, source_id, "", reason)
        return _verify_paragraphs(collection, source, [same], found)
    if not known or len(set(known) & set(map(text_digest, found))) * 2 < len(set(known)):
        other = Finding(FindingKind.ANOTHER_TEXT, source.id, "", "this is not the cited text.")
        return Verification([other])
    aligned: list[str | None] = [None] * len(known)
    findings = list(_check_paragraphs(source, found, aligned))
    return _verify_paragraphs(collection, source, findings, aligned)


def _verify_paragraphs(
    collection: Collection,
    source: Source,
    findings: Iterable[Finding],
    found: Sequence[str | None],
) -> Verification:
    """Return findings with those about the quotations and values in some paragraphs."""
    known = source.paragraph_digests
    cited = [
        text if text is not None and (not known or text_digest(text) == known[i]) else None
        for i, text in enumerate(found)
    ]
    evidence = check_evidence(collection, source, cited)
    quotations = _check_quotations(collection, source.id, found)
    return Verification(
        [*findings, *quotations, *evidence.findings], evidence.judged, evidence.stated
    )


def _decode(text: str | bytes) -> str:
    """Return a text as `str` with LF at its line ends, without a byte-order mark.

    Bytes that are not UTF-8 are replaced.
    """
    decoded = text.decode("utf-8", "replace") if isinstance(text, bytes) else text
    return decoded.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n")


def _check_paragraphs(
    source: Source, found: tuple[str, ...], aligned: list[str | None]
) -> Iterator[Finding]:
    """Yield the paragraphs that differ, and put each paragraph found into its place."""
    known, digests = source.paragraph_digests, tuple(map(text_digest, found))
    if len(digests) != len(known):
        reason = f"the text has {len(digests)} paragraphs; {len(known)} are expected."
        yield Finding(FindingKind.PARAGRAPH, source.id, "", reason)
    for change, a, b, c, d in SequenceMatcher(None, known, digests, autojunk=False).get_opcodes():
        for i in range(a, b):
            aligned[i] = found[c + i - a] if c + i - a < d else None
            if change != "equal":
                reason = "it differs." if aligned[i] is not None else "it is missing."
                yield Finding(FindingKind.PARAGRAPH, source.id, f"paragraph {i + 1}", reason)
        added = d - c - (b - a)
        if added > 0:
            reason = "1 paragraph was added." if added == 1 else f"{added} paragraphs were added."
            yield Finding(FindingKind.PARAGRAPH, source.id, f"after paragraph {b}", reason)


def _check_quotations(
    collection: Collection, source_id: str, found: Sequence[str | None]
) -> Iterator[Finding]:
    """Yield each citation whose paragraph is missing or does not have its quotation."""
    plain = [text and plain_text(text) for text in found]
    for record, position, citation in citing_places(collection).get(source_id, ()):
        number, quote, path = citation.paragraph, citation.quote, f"citations[{position}].quote"
        if number is None:
            continue
        paragraph = plain[number - 1] if number <= len(plain) else None
        if paragraph is None:
            reason = f"{source_id} has no paragraph {number}."
            yield Finding(FindingKind.WORDS, record.id, path, reason)
        elif quote and plain_text(quote) not in paragraph:
            reason = f"“{quote}” is not in paragraph {number} of {source_id}."
            yield Finding(FindingKind.WORDS, record.id, path, reason)

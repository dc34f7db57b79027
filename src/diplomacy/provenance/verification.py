"""Verification: whether a text is the one that the records cite, and where it differs."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from difflib import SequenceMatcher
from hashlib import sha256

from diplomacy.collection import Collection
from diplomacy.errors import InvalidId, InvalidType
from diplomacy.provenance.findings import Finding
from diplomacy.sources import Citation, Source
from diplomacy.vocabulary import FindingKind

__all__ = ["paragraphs", "text_digest", "verify"]


def paragraphs(text: str) -> tuple[str, ...]:
    r"""Return the paragraphs of a text: its non-blank lines, without surrounding whitespace.

    Lines end at LF, or at CRLF, and at nothing else.

    >>> paragraphs("One.\r\n\r\n  Two. \n")
    ('One.', 'Two.')
    """
    lines = text.replace("\r\n", "\n").split("\n")
    return tuple(stripped for line in lines if (stripped := line.strip()))


def text_digest(text: str | bytes) -> str:
    """Return the SHA-256 digest of a text in the form that a `Source` has it.

    >>> text_digest("")[:15]
    'sha256:e3b0c442'
    """
    data = text.encode("utf-8", "surrogatepass") if isinstance(text, str) else text
    return f"sha256:{sha256(data).hexdigest()}"


def verify(collection: Collection, source_id: str, text: str | bytes) -> tuple[Finding, ...]:
    """Return where a text differs from the one that the records cite; empty if it is that text.

    A finding tells a different text from the cited one with other line endings, and from one with
    some other paragraphs; and names each citation whose quotation is not in its paragraph.

    Raises:
        UnknownRecord: if there is no such source.
        InvalidId: if the source has no digest.
        InvalidType: if *text* is neither text nor bytes.

    >>> from diplomacy.fixtures import ARCHIVE
    >>> [str(finding.kind) for finding in verify(ARCHIVE, "ankara-2025", "Something else.")]
    ['another-text']
    """
    source = collection.get(Source, source_id)
    if not isinstance(text, str | bytes):
        raise InvalidType(text, "a text: str or bytes")
    if source.digest is None:
        raise InvalidId(source_id, "this source has no digest to check a text against.")
    known = source.paragraph_digests
    if text_digest(text) == source.digest:
        exact = paragraphs(text.decode("utf-8", "replace") if isinstance(text, bytes) else text)
        if not known or tuple(map(text_digest, exact)) == known:
            return tuple(_check_quotations(collection, source_id, exact))
    found = paragraphs(_decode(text))
    if tuple(map(text_digest, found)) == known:
        reason = "same paragraphs, but other line endings, whitespace or byte-order mark."
        same = Finding(FindingKind.LINE_ENDS, source_id, "", reason)
        return (same, *_check_quotations(collection, source_id, found))
    return tuple(_check_paragraphs(collection, source, found))


def _decode(text: str | bytes) -> str:
    """Return a text as `str` with LF at its line ends, without a byte-order mark.

    Bytes that are not UTF-8 are replaced.
    """
    decoded = text.decode("utf-8", "replace") if isinstance(text, bytes) else text
    return decoded.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n")


def _check_paragraphs(
    collection: Collection, source: Source, found: tuple[str, ...]
) -> Iterator[Finding]:
    """Yield the paragraphs that differ, or one finding if fewer than half of them are the same."""
    known, digests = source.paragraph_digests, tuple(map(text_digest, found))
    if not known or len(set(known) & set(digests)) * 2 < len(set(known)):
        yield Finding(FindingKind.ANOTHER_TEXT, source.id, "", "this is not the cited text.")
        return
    if len(digests) != len(known):
        reason = f"the text has {len(digests)} paragraphs; {len(known)} are expected."
        yield Finding(FindingKind.PARAGRAPH, source.id, "", reason)
    aligned: list[str | None] = [None] * len(known)
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
    yield from _check_quotations(collection, source.id, aligned)


def _check_quotations(
    collection: Collection, source_id: str, found: Sequence[str | None]
) -> Iterator[Finding]:
    """Yield each citation whose paragraph is missing or does not have its quotation."""
    for record_id, path, citation in _citations_by_source(collection).get(source_id, ()):
        number, quote = citation.paragraph, citation.quote
        if number is None:
            continue
        paragraph = found[number - 1] if number <= len(found) else None
        if paragraph is None:
            reason = f"{source_id} has no paragraph {number}."
            yield Finding(FindingKind.WORDS, record_id, path, reason)
        elif quote and quote not in paragraph:
            reason = f"“{quote}” is not in paragraph {number} of {source_id}."
            yield Finding(FindingKind.WORDS, record_id, path, reason)


def _citations_by_source(
    collection: Collection,
) -> Mapping[str, list[tuple[str, str, Citation]]]:
    """Return the citations of each source, with their records' ids and the paths of the quotes."""

    def index() -> Mapping[str, list[tuple[str, str, Citation]]]:
        citations: defaultdict[str, list[tuple[str, str, Citation]]] = defaultdict(list)
        for record in collection:
            for i, citation in enumerate(() if isinstance(record, Source) else record.citations):
                citations[citation.source].append((record.id, f"citations[{i}].quote", citation))
        return citations

    return collection.memoize("citations by source", index)

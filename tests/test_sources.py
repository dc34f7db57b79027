"""Sources and citations: where a fact comes from, and what is no proof."""

import copy
import pickle
from typing import Any, Final

import pytest
from hypothesis import given

from diplomacy import (
    Basis,
    Citation,
    InvalidDate,
    InvalidRecord,
    InvalidTerm,
    InvalidType,
    PartialDate,
    Source,
)
from diplomacy.errors import InvalidId, InvalidText
from diplomacy.sources import citations as cited
from diplomacy.testing.strategies import citations, sources

DIGEST: Final = "sha256:" + "0123456789abcdef" * 4
TWELVE_WORDS: Final = "one two three four five six seven eight nine ten eleven twelve"


# --- citations ----------------------------------------------------------------------------------


def test_a_citation_in_full() -> None:
    """A citation keeps what it was given, in one form."""
    citation = Citation(
        "yearbook",
        3,
        "in Ankara",
        fields=["place", "history[0].date"],
        basis="inferred",
        note="The venue is named, the city is not.",
        attributed_to="the ministry",
    )
    assert citation.source == "yearbook"
    assert citation.paragraph == 3
    assert citation.quote == "in Ankara"
    assert citation.fields == ("place", "history[0].date")
    assert citation.basis is Basis.INFERRED
    assert citation.note == "The venue is named, the city is not."
    assert citation.attributed_to == "the ministry"


def test_a_bare_citation_is_stated() -> None:
    """What is not said otherwise is stated by the source, at no paragraph in particular."""
    citation = Citation("yearbook", fields=["title"])
    assert citation.basis is Basis.STATED
    assert citation.paragraph is None
    assert citation.quote is None
    assert citation.note is None
    assert repr(citation) == "Citation(source='yearbook', fields=('title',))"


@pytest.mark.parametrize("basis", [Basis.INFERRED, Basis.EXTERNAL, "inferred", "external"])
def test_what_is_not_stated_needs_a_note(basis: Any) -> None:
    """Whoever infers, or looks up elsewhere, says why."""
    with pytest.raises(
        InvalidRecord, match=rf"Citation, note: a note is required .*{basis}"
    ) as caught:
        Citation("yearbook", 1, fields=["title"], basis=basis)
    assert (caught.value.kind, caught.value.path) == ("Citation", "note")
    assert Citation("yearbook", 1, fields=["title"], basis=basis, note="Why.").note == "Why."


def test_a_citation_supports_something() -> None:
    """A citation of no field is refused."""
    with pytest.raises(InvalidRecord, match="Citation, fields: name at least one") as caught:
        Citation("yearbook", 1, fields=[])
    assert caught.value.path == "fields"
    without: Any = Citation
    with pytest.raises(TypeError):
        without("yearbook", 1)


@pytest.mark.parametrize("fields", ["title", b"title", None, 3], ids=repr)
def test_fields_are_a_sequence(fields: Any) -> None:
    """A bare string is no sequence of paths, and the message shows how to write one."""
    with pytest.raises(InvalidType, match="a sequence of paths"):
        Citation("yearbook", 1, fields=fields)


def test_a_field_is_named_once() -> None:
    """A path that stands twice is a slip."""
    with pytest.raises(InvalidId, match="duplicated"):
        Citation("yearbook", 1, fields=["title", "title"])


@pytest.mark.parametrize(
    "path",
    [
        "title",
        "history[0]",
        "history[0].date",
        "history[10].party",
        "participants[1].leader",
        "tenures[0].attested[2]",
        "sidelines_of",
    ],
)
def test_paths(path: str) -> None:
    """A path names a field, one part of it, and what lies under it."""
    assert Citation("yearbook", 1, fields=[path]).fields == (path,)


@pytest.mark.parametrize(
    "path",
    [
        "Title",
        "history[]",
        "history[-1]",
        "history[0]date",
        ".title",
        "title.",
        "history[0][1]",
        "history.0",
        "a..b",
        "history[٠]",
        "a b",
        "a-b",
    ],
)
def test_paths_that_are_refused(path: str) -> None:
    """What is no path into a record is refused with an example of one."""
    with pytest.raises(InvalidId, match=r"history\[0\]\.date"):
        Citation("yearbook", 1, fields=[path])


@pytest.mark.parametrize("paragraph", [True, False, "3", 3.0, b"3", [3]], ids=repr)
def test_a_paragraph_is_a_number(paragraph: Any) -> None:
    """True, '3' and 3.0 are no paragraph numbers."""
    with pytest.raises(InvalidType, match="the number of a paragraph"):
        Citation("yearbook", paragraph, fields=["title"])


@pytest.mark.parametrize("paragraph", [0, -1])
def test_paragraphs_are_counted_from_one(paragraph: int) -> None:
    """There is no paragraph 0."""
    with pytest.raises(InvalidRecord, match=r"Citation, paragraph: .*counted from 1"):
        Citation("yearbook", paragraph, fields=["title"])


@pytest.mark.parametrize("path", ["", " ", "title ", "title\n"])
def test_a_path_is_one_line(path: str) -> None:
    """A path that is blank, or has blanks at its ends, is no path."""
    with pytest.raises(InvalidId):
        Citation("yearbook", 1, fields=[path])


def test_few_words_and_never_a_sentence() -> None:
    """Twelve words are few; a thirteenth is one too many, however they are spaced."""
    assert Citation("yearbook", 1, TWELVE_WORDS, fields=["title"]).quote == TWELVE_WORDS
    for longer in (f"{TWELVE_WORDS} thirteen", f"{TWELVE_WORDS}  \u00a0thirteen"):
        with pytest.raises(InvalidRecord, match=r"Citation, quote: .* 12 words at most"):
            Citation("yearbook", 1, longer, fields=["title"])


@pytest.mark.parametrize("field", ["quote", "note", "attributed_to"])
@pytest.mark.parametrize("text", ["", " ", " in Ankara", "in\nAnkara", "\x00", "a\u2028b"])
def test_words_are_one_line(field: str, text: str) -> None:
    """A text that is blank, has blanks at its ends, or breaks the line is refused."""
    given: dict[str, Any] = {"fields": ["title"], field: text}
    with pytest.raises(InvalidText):
        Citation("yearbook", 1, **given)


def test_a_citation_names_its_source_and_its_basis() -> None:
    """The source is an id, and the basis one of three terms."""
    with pytest.raises(InvalidId):
        Citation("The Yearbook", 1, fields=["title"])
    with pytest.raises(InvalidTerm, match="stated, inferred, external"):
        Citation("yearbook", 1, fields=["title"], basis="guessed")
    nothing: Any = None
    with pytest.raises(InvalidType):
        Citation(nothing, 1, fields=["title"])


@given(citations())
def test_citations_are_values(citation: Citation) -> None:
    """A citation equals its copy and its pickle, hashes, and does not change."""
    for again in (copy.copy(citation), copy.deepcopy(citation)):
        assert again == citation
        assert hash(again) == hash(citation)
    assert pickle.loads(pickle.dumps(citation)) == citation  # noqa: S301
    frozen: Any = citation
    with pytest.raises(AttributeError):
        frozen.note = "changed"


def test_proof_is_a_sequence_of_citations() -> None:
    """The proof of a record is a sequence of citations, and of nothing else."""
    one = Citation("yearbook", 1, fields=["title"])
    assert cited([one]) == (one,)
    alone: Any = one
    with pytest.raises(InvalidType, match="a sequence of citations"):
        cited(alone)
    words: Any = ["yearbook"]
    with pytest.raises(InvalidType, match="is not a Citation"):
        cited(words)


# --- sources ------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("card", "label"),
    [
        ({}, "untitled source yearbook"),
        ({"title": "A Yearbook"}, "“A Yearbook”"),
        ({"publisher": "The Press"}, "The Press"),
        ({"publisher": "The Press", "title": "A Yearbook"}, "The Press, “A Yearbook”"),
        (
            {"publisher": "The Press", "title": "A Yearbook", "published": "2024"},
            "The Press, “A Yearbook” (2024)",
        ),
        (
            {"title": "A Yearbook", "published": "2024-05-06"},
            "“A Yearbook” (6 May 2024)",
        ),
        ({"publisher": "The Press", "published": "2024~"}, "The Press (about 2024)"),
        ({"publisher": "The Press", "published": "[..2025]"}, "The Press"),
        ({"published": "2024"}, "untitled source yearbook (2024)"),
    ],
)
def test_label(card: dict[str, Any], label: str) -> None:
    """A reader is shown publisher, title and date, as far as they are known."""
    assert Source(id="yearbook", **card).label == label


def test_a_source_in_full() -> None:
    """A source is a card in a catalogue; the same paragraph may stand in it twice."""
    source = Source(
        id="yearbook",
        publisher="The Press",
        title="A Yearbook",
        author="A. Writer",
        published="2024-05",
        language="en",
        url="https://example.org/yearbook",
        digest=DIGEST,
        paragraph_digests=[DIGEST, DIGEST],
    )
    assert source.published == PartialDate("2024-05")
    assert source.paragraph_digests == (DIGEST, DIGEST)
    assert "sha256" not in repr(source)


@pytest.mark.parametrize(
    "digest",
    ["", DIGEST[:-1], DIGEST + "0", DIGEST.upper(), DIGEST[7:], "md5:" + "0" * 32, DIGEST + "\n"],
)
def test_digests_that_are_refused(digest: str) -> None:
    """A digest is sha256: and 64 hexadecimal digits, of the text and of each paragraph."""
    with pytest.raises((InvalidId, InvalidText)):
        Source(id="yearbook", digest=digest)
    with pytest.raises((InvalidId, InvalidText)):
        Source(id="yearbook", paragraph_digests=[DIGEST, digest])


@pytest.mark.parametrize("digests", [DIGEST, None, 5, [None], [5], b"sha256"], ids=repr)
def test_digests_are_a_sequence_of_text(digests: Any) -> None:
    """What is no sequence of digests is of the wrong type, and it is this library that says so."""
    with pytest.raises(InvalidType):
        Source(id="yearbook", paragraph_digests=digests)


@pytest.mark.parametrize("url", ["", "example.org", "ftp://example.org", "javascript:alert(1)"])
def test_urls_that_are_refused(url: str) -> None:
    """A source on the web has an address of the web."""
    with pytest.raises((InvalidId, InvalidText)):
        Source(id="yearbook", url=url)


@pytest.mark.parametrize(
    ("field", "value", "error"),
    [
        ("id", "The Yearbook", InvalidId),
        ("id", "", InvalidId),
        ("id", "a--b", InvalidId),
        ("id", "-a", InvalidId),
        ("id", "a\n", InvalidId),
        ("id", "año", InvalidId),
        ("id", None, InvalidType),
        ("title", "", InvalidText),
        ("title", 5, InvalidType),
        ("published", "last year", InvalidDate),
        ("published", 2024, InvalidType),
        ("digest", 5, InvalidType),
        ("url", 5, InvalidType),
        ("language", " en", InvalidText),
    ],
)
def test_cards_that_are_refused(field: str, value: Any, error: type[Exception]) -> None:
    """Each field of a source takes what it says, and refuses the rest."""
    card: dict[str, Any] = {"id": "yearbook", field: value}
    with pytest.raises(error):
        Source(**card)


def test_a_source_is_made_by_keyword() -> None:
    """The fields of a source are named, since there are many of one type."""
    positional: Any = Source
    with pytest.raises(TypeError):
        positional("yearbook")


@given(sources())
def test_sources_are_values(source: Source) -> None:
    """A source equals its copy and its pickle, hashes, and has a label of one line."""
    assert copy.copy(source) == copy.deepcopy(source) == source
    assert pickle.loads(pickle.dumps(source)) == source  # noqa: S301
    assert hash(copy.deepcopy(source)) == hash(source)
    assert source.label
    assert "\n" not in source.label

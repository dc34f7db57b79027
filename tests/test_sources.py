"""Sources and citations."""

import copy
import pickle
from typing import Any, Final
from urllib.parse import unquote

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from diplomacy import (
    Archive,
    Basis,
    Citation,
    DiplomacyError,
    InvalidDate,
    InvalidRecord,
    InvalidTerm,
    InvalidType,
    PartialDate,
    Source,
    UnknownRecord,
)
from diplomacy.errors import InvalidId, InvalidText
from diplomacy.sources import citations as convert_citations
from diplomacy.testing.strategies import citations, sources

DIGEST: Final = "sha256:" + "0123456789abcdef" * 4
TWELVE_WORDS: Final = "one two three four five six seven eight nine ten eleven twelve"


# --- citations ----------------------------------------------------------------------------------


def test_citations_store_their_arguments() -> None:
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


def test_citations_are_stated_by_default() -> None:
    citation = Citation("yearbook", fields=["title"])
    assert citation.basis is Basis.STATED
    assert citation.paragraph is None
    assert citation.quote is None
    assert citation.note is None
    assert repr(citation) == "Citation(source='yearbook', fields=('title',))"


@pytest.mark.parametrize("basis", [Basis.INFERRED, Basis.EXTERNAL, "inferred", "external"])
def test_inferred_and_external_citations_need_a_note(basis: Any) -> None:
    with pytest.raises(InvalidRecord) as caught:
        Citation("yearbook", 1, fields=["title"], basis=basis)
    assert str(caught.value) == (
        f"Citation, note: a note is required if the basis is {basis}; state the reason."
    )
    assert Citation("yearbook", 1, fields=["title"], basis=basis, note="Why.").note == "Why."


def test_citations_support_at_least_one_field() -> None:
    with pytest.raises(InvalidRecord, match="fields: at least one supported field is required"):
        Citation("yearbook", 1, fields=[])
    without: Any = Citation
    with pytest.raises(TypeError):
        without("yearbook", 1)


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
def test_paths_to_fields_parts_and_their_fields(path: str) -> None:
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
        "",
        " ",
        "title ",
        "title\n",
    ],
)
def test_invalid_paths_are_rejected(path: str) -> None:
    with pytest.raises(InvalidId, match=r"history\[0\]\.date"):
        Citation("yearbook", 1, fields=[path])


@pytest.mark.parametrize("paragraph", [True, False, "3", 3.0, b"3", [3]], ids=repr)
def test_paragraphs_must_be_integers(paragraph: Any) -> None:
    with pytest.raises(InvalidType, match="the number of a paragraph"):
        Citation("yearbook", paragraph, fields=["title"])


@pytest.mark.parametrize("paragraph", [0, -1, 10**18 + 1])
def test_paragraphs_are_counted_from_one(paragraph: int) -> None:
    with pytest.raises(InvalidRecord, match=r"Citation, paragraph: .*counted from 1"):
        Citation("yearbook", paragraph, fields=["title"])


def test_quotations_have_at_most_twelve_words() -> None:
    assert Citation("yearbook", 1, TWELVE_WORDS, fields=["title"]).quote == TWELVE_WORDS
    for longer in (f"{TWELVE_WORDS} thirteen", f"{TWELVE_WORDS}  \u00a0thirteen"):
        with pytest.raises(InvalidRecord, match=r"Citation, quote: .* 12 words at most"):
            Citation("yearbook", 1, longer, fields=["title"])


@pytest.mark.parametrize("field", ["quote", "note", "attributed_to"])
@pytest.mark.parametrize("text", ["", " ", " in Ankara", "in\nAnkara", "\x00", "a\u2028b"])
def test_texts_are_one_line_without_surrounding_whitespace(field: str, text: str) -> None:
    given: dict[str, Any] = {"fields": ["title"], field: text}
    with pytest.raises(InvalidText):
        Citation("yearbook", 1, **given)


def test_invalid_sources_and_bases_are_rejected() -> None:
    with pytest.raises(InvalidId):
        Citation("The Yearbook", 1, fields=["title"])
    with pytest.raises(InvalidTerm, match="stated, inferred, external"):
        Citation("yearbook", 1, fields=["title"], basis="guessed")
    nothing: Any = None
    with pytest.raises(InvalidType):
        Citation(nothing, 1, fields=["title"])


@settings(max_examples=30)
@given(citations())
def test_citations_are_immutable_values(citation: Citation) -> None:
    for again in (copy.copy(citation), copy.deepcopy(citation)):
        assert again == citation
        assert hash(again) == hash(citation)
    assert pickle.loads(pickle.dumps(citation)) == citation  # noqa: S301
    frozen: Any = citation
    with pytest.raises(AttributeError):
        frozen.note = "changed"


def test_citations_are_a_sequence_of_citations() -> None:
    citation: Any = Citation("yearbook", 1, fields=["title"])
    assert convert_citations([citation]) == (citation,)
    with pytest.raises(InvalidType, match="is not a sequence of citations, such as a list"):
        convert_citations(citation)
    texts: Any = ["yearbook"]
    with pytest.raises(InvalidType, match="is not a Citation"):
        convert_citations(texts)


# --- sources ------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("arguments", "label"),
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
def test_labels_have_publisher_title_and_date_if_known(
    arguments: dict[str, Any], label: str
) -> None:
    assert Source(id="yearbook", **arguments).label == label


def test_sources_store_their_arguments() -> None:
    """Paragraph digests may recur, and a repr has no digests."""
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
def test_invalid_digests_are_rejected(digest: str) -> None:
    with pytest.raises((InvalidId, InvalidText)):
        Source(id="yearbook", digest=digest)
    with pytest.raises((InvalidId, InvalidText)):
        Source(id="yearbook", paragraph_digests=[DIGEST, digest])


@pytest.mark.parametrize("digests", [DIGEST, None, 5, [None], [5], b"sha256"], ids=repr)
def test_paragraph_digests_are_a_sequence_of_strings(digests: Any) -> None:
    with pytest.raises(InvalidType):
        Source(id="yearbook", paragraph_digests=digests)


@pytest.mark.parametrize(
    "url",
    [
        "",
        "example.org",
        "ftp://example.org",
        "javascript:alert(1)",
        "https://",
        "https:///path",
        "https://?query",
        "https://a b",
    ],
)
def test_invalid_urls_are_rejected(url: str) -> None:
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
def test_invalid_arguments_are_rejected(field: str, value: Any, error: type[Exception]) -> None:
    arguments: dict[str, Any] = {"id": "yearbook", field: value}
    with pytest.raises(error):
        Source(**arguments)


@settings(max_examples=30)
@given(sources())
def test_sources_are_immutable_values_with_a_label(source: Source) -> None:
    assert copy.copy(source) == copy.deepcopy(source) == source
    assert pickle.loads(pickle.dumps(source)) == source  # noqa: S301
    assert hash(copy.deepcopy(source)) == hash(source)
    assert source.label
    assert "\n" not in source.label


# --- links --------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("quote", "fragment"),
    [
        ("in Ankara", "in%20Ankara"),
        ("well-known, R&D", "well%2Dknown%2C%20R%26D"),
        ("“Türkiye’s”", "%E2%80%9CT%C3%BCrkiye%E2%80%99s%E2%80%9D"),
        ("50% = #1?", "50%25%20%3D%20%231%3F"),
        ("a–b", "a%E2%80%93b"),
    ],
)
def test_a_link_has_the_quoted_words(quote: str, fragment: str) -> None:
    """Whatever has a meaning in a text directive is escaped."""
    archive = Archive([Source(id="a-source", url="https://example.org/a?b=c")])
    link = Citation("a-source", 1, quote, fields=["title"]).link(archive)
    assert link == f"https://example.org/a?b=c#:~:text={fragment}"


def test_a_link_needs_an_address_and_takes_no_words_without_a_quotation() -> None:
    """An address that has a fragment keeps it."""
    archive = Archive(
        [
            Source(id="printed"),
            Source(id="page", url="https://example.org/#part"),
            Source(id="linked", url="https://example.org/#:~:text=old"),
        ]
    )

    def link(source: str, quote: str | None) -> str | None:
        return Citation(source, 1, quote, fields=["title"]).link(archive)

    assert link("printed", "words") is None
    assert link("page", None) == "https://example.org/#part"
    assert link("page", "words") == "https://example.org/#part:~:text=words"
    assert link("linked", "words") == "https://example.org/#:~:text=words"
    with pytest.raises(UnknownRecord):
        link("missing", "words")


@settings(max_examples=50)
@given(st.text(max_size=40).filter(lambda text: text.strip()))
def test_a_link_is_ascii_and_gives_the_words_back(words: str) -> None:
    """Any words that can be quoted can be linked to."""
    archive = Archive([Source(id="a-source", url="https://example.org/")])
    try:
        citation = Citation("a-source", 1, words, fields=["title"])
    except DiplomacyError:
        return
    link = citation.link(archive)
    assert link is not None
    fragment = link.partition(":~:text=")[2]
    assert link.isascii()
    assert not set("-,&") & set(fragment)
    assert unquote(fragment, errors="strict") == citation.quote


@pytest.mark.parametrize("tag", ["not a language!!", "english", "x", "en-", "e", "en_GB"])
def test_invalid_language_tags_are_rejected(tag: str) -> None:
    with pytest.raises(InvalidId, match="language tag"):
        Source(id="a", language=tag)


@pytest.mark.parametrize("tag", ["en", "tr", "de-AT", "zh-Hant-TW", "gsw", "x-own"])
def test_language_tags_are_kept(tag: str) -> None:
    assert Source(id="a", language=tag).language == tag


def test_a_quotation_without_blanks_has_a_limit() -> None:
    """Words are not distinguished in Chinese or Japanese, so characters are counted too."""
    assert Citation("a", 1, "記" * 200, fields=["title"]).quote == "記" * 200
    with pytest.raises(InvalidRecord, match="200 characters"):
        Citation("a", 1, "記" * 201, fields=["title"])

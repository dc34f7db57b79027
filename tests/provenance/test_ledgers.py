"""Tests that the ledgers in ``seeds/`` agree with the records, and with the texts if available."""

import json
import tomllib
from pathlib import Path
from typing import Any, Final

import pytest

from diplomacy import Source
from diplomacy.fixtures import ARCHIVE
from diplomacy.provenance import text_digest as digest

SEEDS: Final = Path(__file__).parents[2] / "seeds"
LEDGERS: Final[dict[str, Any]] = {
    path.stem: tomllib.loads(path.read_text("utf-8")) for path in sorted(SEEDS.glob("*.toml"))
}
ARTICLES: Final = [source for source in ARCHIVE.sources if source.digest is not None]
# The ledgers of articles in the archive; test_every_article_has_a_ledger reports any other.
WIRED: Final = [article for article in LEDGERS if article in ARCHIVE]


def records_citing(article: str, paragraph: int) -> list[str]:
    """Return the ids of the records that cite a paragraph, in the order of the archive."""
    return [
        record.id
        for record in ARCHIVE
        if not isinstance(record, Source)
        and any((c.source, c.paragraph) == (article, paragraph) for c in record.citations)
    ]


def test_every_article_has_a_ledger() -> None:
    """Each article has one ledger, and its module is part of the archive."""
    shipped = {source.id for source in ARTICLES}
    unwired = sorted(set(LEDGERS) - shipped)
    assert not unwired, (
        f"seeds/ has ledgers of {unwired}: put the RECORDS of their modules into ARCHIVE, "
        "in src/diplomacy/fixtures/__init__.py"
    )
    assert set(LEDGERS) == shipped


@pytest.mark.parametrize("article", WIRED)
def test_the_ledger_and_the_source_agree(article: str) -> None:
    """The bibliographic entry of a ledger has the same fields as the source."""
    card = LEDGERS[article]["card"]
    source = ARCHIVE.get(Source, article)
    for name in ("id", "publisher", "title", "author", "language", "url", "digest"):
        assert card.get(name) == getattr(source, name), f"{article}: {name}, on card and source"
    assert card["published"] == str(source.published), f"{article}: published, on card and source"
    for name in ("published_how", "publisher_how"):
        assert card[name], f"{article}: fill in {name} on the card, in seeds/{article}.toml"


@pytest.mark.parametrize("article", LEDGERS)
def test_paragraphs_are_numbered_in_order(article: str) -> None:
    """Rows are counted from 1, do not overlap, and lie within the text."""
    rows = LEDGERS[article]["paragraph"]
    assert [row["number"] for row in rows] == list(range(1, len(rows) + 1))
    ends = [0, *(row["end"] for row in rows)]
    for end, row in zip(ends, rows, strict=False):
        assert end <= row["start"] < row["end"] <= LEDGERS[article]["card"]["length"]


@pytest.mark.parametrize("article", WIRED)
def test_rows_and_sources_have_the_same_digests(article: str) -> None:
    """The paragraph digests of a source are those of its ledger."""
    digests = tuple(row["digest"] for row in LEDGERS[article]["paragraph"])
    assert digests == ARCHIVE.get(Source, article).paragraph_digests


@pytest.mark.parametrize("article", LEDGERS)
def test_every_id_in_a_ledger_exists(article: str) -> None:
    """A ledger names only records of the archive."""
    named = {id for row in LEDGERS[article]["paragraph"] for id in row.get("records", [])}
    assert {id for id in named if id not in ARCHIVE} == set()


@pytest.mark.parametrize("article", LEDGERS)
def test_every_row_names_the_records_that_cite_it(article: str) -> None:
    """A row names the records that cite its paragraph, in order, or says why none does."""
    wrong = [
        f"paragraph {row['number']}: {expected_row(cited)}"
        for row in LEDGERS[article]["paragraph"]
        for cited in [records_citing(article, row["number"])]
        if row.get("records") != (cited or None) or bool(row.get("none")) is bool(cited)
    ]
    assert not wrong, "\n".join([f"seeds/{article}.toml should have", *wrong])


def expected_row(cited: list[str]) -> str:
    """Return the line that a row needs for the records that cite its paragraph."""
    return (
        f"records = {json.dumps(cited)}"
        if cited
        else 'none = "the reason", in the place of records'
    )


@pytest.mark.parametrize("article", LEDGERS)
def test_every_cited_paragraph_has_a_row(article: str) -> None:
    """No record cites a paragraph that the ledger does not have."""
    rows = {row["number"] for row in LEDGERS[article]["paragraph"]}
    for record in ARCHIVE:
        for citation in () if isinstance(record, Source) else record.citations:
            if citation.source == article:
                assert citation.paragraph in rows, record.id


@pytest.mark.parametrize("article", LEDGERS)
def test_the_text_is_that_of_the_ledger(article: str, texts: dict[str, bytes]) -> None:
    """Length, offsets and digests of the ledger are those of the text."""
    ledger = LEDGERS[article]
    text = texts[ledger["card"]["digest"]].decode("utf-8")
    assert len(text) == ledger["card"]["length"]
    for row in ledger["paragraph"]:
        paragraph = text[row["start"] : row["end"]]
        assert digest(paragraph) == row["digest"], row["number"]
        assert paragraph == paragraph.strip()
        assert "\n" not in paragraph


@pytest.mark.parametrize("article", LEDGERS)
def test_every_line_of_the_text_has_a_row(article: str, texts: dict[str, bytes]) -> None:
    """There is only whitespace between the rows."""
    ledger = LEDGERS[article]
    text = texts[ledger["card"]["digest"]].decode("utf-8")
    bounds = [0, *(n for row in ledger["paragraph"] for n in (row["start"], row["end"])), len(text)]
    between = "".join(text[a:b] for a, b in zip(bounds[::2], bounds[1::2], strict=True))
    assert between.strip() == ""


@pytest.mark.parametrize("article", [source.id for source in ARTICLES])
def test_each_text_is_verified(article: str, texts: dict[str, bytes]) -> None:
    """The archive reports nothing about the texts that it cites."""
    text = texts[ARCHIVE.get(Source, article).digest or ""]
    assert ARCHIVE.verify(article, text) == ()
    assert ARCHIVE.verify(article, text.decode("utf-8")) == ()

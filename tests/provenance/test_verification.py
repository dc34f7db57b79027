"""Tests of verification: whether a text is the cited one, and what differs."""

import json
import tomllib
from collections.abc import Iterable
from pathlib import Path
from typing import Any, Final

import attrs
import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from diplomacy import (
    Archive,
    ArchiveErrors,
    Citation,
    DiplomacyError,
    FindingKind,
    InvalidType,
    Milestone,
    Organization,
    Quantity,
    Source,
    TradeFigure,
    UnknownRecord,
)
from diplomacy.cli import main
from diplomacy.errors import InvalidId, MergeConflict
from diplomacy.fixtures import ARCHIVE
from diplomacy.formats import to_dict
from diplomacy.provenance import Finding, paragraphs, verify
from diplomacy.provenance import text_digest as digest
from diplomacy.records import Agreement, Record

ROOT: Final = Path(__file__).parents[2]
ARTICLES: Final = tuple(source.id for source in ARCHIVE.sources if source.digest is not None)

ESSAY: Final = (
    "A headline\n\nThe first of them met in May.\nThey signed two texts.\nAll went home.\n"
)
NAMES: Final = "The firm of Aland & Sons is owned by nobody."

few_examples = settings(
    max_examples=15, suppress_health_check=[HealthCheck.function_scoped_fixture]
)


def make_source(text: str, id: str = "essay") -> Source:
    """Return the source of a text, with all its digests."""
    return Source(id=id, digest=digest(text), paragraph_digests=map(digest, paragraphs(text)))


def firm(*citations: Citation) -> Organization:
    return Organization(id="firm", name="A firm", kind="company", citations=citations)


SMALL: Final = Archive(
    [
        make_source(ESSAY),
        firm(
            Citation("essay", 2, "met in May", fields=["kind"]),
            Citation("essay", 3, "two texts", fields=["kind"]),
        ),
    ]
)


def verify_essay(text: str | bytes, archive: Archive = SMALL) -> list[tuple[FindingKind, str, str]]:
    """Return what is reported about a text that should be the essay."""
    return [(f.kind, f.id, f.path) for f in verify(archive, "essay", text)]


def faults(findings: Iterable[Finding]) -> set[FindingKind]:
    return {finding.kind for finding in findings}


def article_text(texts: dict[str, bytes], article: str) -> bytes:
    """Return the bytes of an article."""
    return texts[ARCHIVE.get(Source, article).digest or ""]


def replace_paragraph(text: str, number: int, other: str | None) -> str:
    """Return a text with one paragraph replaced, or removed."""
    lines = text.split("\n")
    at = [i for i, line in enumerate(lines) if line.strip()][number - 1]
    return "\n".join(lines[:at] + ([] if other is None else [other]) + lines[at + 1 :])


# --- a fictional text ---------------------------------------------------------------------------


def test_the_cited_text_has_no_findings() -> None:
    """The very text is accepted as a string and as its UTF-8 bytes."""
    assert verify_essay(ESSAY) == []
    assert verify_essay(ESSAY.encode()) == []


def test_a_quotation_missing_from_its_paragraph_is_reported() -> None:
    """The finding names the citation and its quotation."""
    wrong = firm(
        Citation("essay", 2, "met in May", fields=["kind"]),
        Citation("essay", 2, "two texts", fields=["kind"]),
    )
    archive = Archive([make_source(ESSAY), wrong])
    [finding] = verify(archive, "essay", ESSAY)
    assert (finding.kind, finding.id, finding.path) == (
        FindingKind.WORDS,
        "firm",
        "citations[1].quote",
    )
    assert "two texts" in finding.reason
    assert "paragraph 2" in finding.reason


def test_a_citation_of_a_missing_paragraph_is_reported() -> None:
    """A citation of the fifth of four paragraphs is reported, even without a quotation."""
    archive = Archive([make_source(ESSAY), firm(Citation("essay", 5, fields=["kind"]))])
    [finding] = verify(archive, "essay", ESSAY)
    assert (finding.kind, finding.id) == (FindingKind.WORDS, "firm")
    assert "no paragraph 5" in finding.reason


def test_a_citation_without_a_paragraph_is_not_checked() -> None:
    """A quotation is looked for in one paragraph only."""
    archive = Archive([make_source(ESSAY), firm(Citation("essay", quote="six", fields=["kind"]))])
    assert verify_essay(ESSAY, archive) == []


def test_citations_of_other_sources_are_not_checked() -> None:
    """A quotation from another source is not looked for in this text."""
    cited = firm(Citation("names", 1, "owned by nobody", fields=["kind"]))
    archive = Archive([make_source(ESSAY), make_source(NAMES, "names"), cited])
    assert verify(archive, "essay", ESSAY) == ()
    assert verify(archive, "names", NAMES) == ()


@pytest.mark.parametrize(
    "text",
    [
        pytest.param(ESSAY.replace("\n", "\r\n"), id="windows"),
        pytest.param(ESSAY.replace("\n", "\r"), id="old macintosh"),
        pytest.param("\ufeff" + ESSAY, id="byte-order mark"),
        pytest.param("\ufeff" + ESSAY.replace("\n", "\r\n"), id="byte-order mark and windows"),
        pytest.param(ESSAY.replace("\n", "  \n"), id="trailing blanks"),
        pytest.param(ESSAY.replace("\n", "\n\t"), id="leading blanks"),
        pytest.param(ESSAY.rstrip(), id="no end of line at the end"),
        pytest.param(ESSAY + "\n\n", id="more blank lines at the end"),
        pytest.param(ESSAY.replace("\n\n", "\n"), id="no blank line between"),
        pytest.param(ESSAY.replace("\n", "\n\n\n"), id="blank lines between"),
    ],
)
def test_other_line_endings_and_whitespace_are_one_finding(text: str) -> None:
    """The same paragraphs with other line endings, whitespace or byte-order mark."""
    assert verify_essay(text) == [(FindingKind.LINE_ENDS, "essay", "")]
    assert verify_essay(text.encode()) == [(FindingKind.LINE_ENDS, "essay", "")]


@pytest.mark.parametrize(
    "text",
    [
        pytest.param(b"", id="empty"),
        pytest.param(b"\n \r\n", id="blank"),
        pytest.param(b"\xef\xbb\xbf", id="a byte-order mark alone"),
        pytest.param(bytes(i * i * 7 % 251 for i in range(4096)), id="bytes of no text"),
        pytest.param(b"\x00" * 1000, id="zeros"),
        pytest.param(ESSAY.encode("utf-16"), id="another encoding"),
        pytest.param(NAMES, id="another text"),
        pytest.param("\ud800", id="half a character"),
        pytest.param(ESSAY.replace("\n", " "), id="all in one line"),
    ],
)
def test_another_text_is_one_finding(text: str | bytes) -> None:
    """A text that shares hardly a paragraph is another text."""
    assert verify_essay(text) == [(FindingKind.ANOTHER_TEXT, "essay", "")]


def test_a_changed_paragraph_is_named() -> None:
    """No other paragraph is named; quotations that went with it are."""
    assert verify_essay(ESSAY.replace("All went", "Both went")) == [
        (FindingKind.PARAGRAPH, "essay", "paragraph 4")
    ]
    assert verify_essay(ESSAY.replace("two texts", "a text")) == [
        (FindingKind.PARAGRAPH, "essay", "paragraph 3"),
        (FindingKind.WORDS, "firm", "citations[1].quote"),
    ]


def test_two_changed_paragraphs_are_both_named() -> None:
    """A text with half of its paragraphs changed is still the text."""
    changed = ESSAY.replace("headline", "Headline").replace("home", "away")
    assert verify_essay(changed) == [
        (FindingKind.PARAGRAPH, "essay", "paragraph 1"),
        (FindingKind.PARAGRAPH, "essay", "paragraph 4"),
    ]


def test_paragraphs_in_another_order_are_reported() -> None:
    """The same paragraphs in another order are not the same text."""
    lines = ESSAY.splitlines()
    found = verify_essay("\n".join([*lines[:3], lines[4], lines[3]]))
    assert found == [
        (FindingKind.PARAGRAPH, "essay", "after paragraph 2"),
        (FindingKind.PARAGRAPH, "essay", "paragraph 4"),
    ]


def test_a_missing_or_added_paragraph_is_reported_with_both_counts() -> None:
    """The finding has the number of paragraphs, and how many are expected."""
    [short, missing] = verify(SMALL, "essay", ESSAY.replace("All went home.\n", ""))
    assert (short.kind, short.id) == (FindingKind.PARAGRAPH, "essay")
    assert "3" in short.reason
    assert "4" in short.reason
    assert (missing.kind, missing.path) == (FindingKind.PARAGRAPH, "paragraph 4")
    [long, where] = verify(SMALL, "essay", ESSAY + "Advertisement\n")
    assert where.path == "after paragraph 4"
    assert (long.kind, long.id) == (FindingKind.PARAGRAPH, "essay")
    assert "5" in long.reason
    assert "4" in long.reason


def test_a_line_before_the_text_shifts_nothing() -> None:
    """Only the added line is reported, because paragraphs are aligned."""
    [count, where] = verify(SMALL, "essay", "Advertisement\n" + ESSAY)
    assert count.path == ""
    assert where.path == "after paragraph 0"


def test_without_paragraph_digests_a_changed_text_is_another() -> None:
    """A source with only a digest of its whole text allows no more."""
    archive = Archive([Source(id="essay", digest=digest(ESSAY))])
    assert verify_essay(ESSAY, archive) == []
    assert verify_essay(ESSAY + "x", archive) == [(FindingKind.ANOTHER_TEXT, "essay", "")]


def test_verify_rejects_other_arguments() -> None:
    """The source must exist and have a digest, and the text must be text or bytes."""
    with pytest.raises(UnknownRecord):
        verify(SMALL, "no-such-source", ESSAY)
    with pytest.raises(UnknownRecord):
        verify(SMALL, "firm", ESSAY)
    with pytest.raises(InvalidId):
        verify(Archive([Source(id="essay")]), "essay", ESSAY)
    nothing: Any
    for nothing in (None, 7, ["a"], bytearray(b"a")):
        with pytest.raises(InvalidType):
            verify(SMALL, "essay", nothing)


def test_a_finding_prints_source_and_paragraph() -> None:
    """A finding prints the source, the paragraph and the reason."""
    [finding] = verify(SMALL, "essay", ESSAY.replace("All went", "Both went"))
    assert str(finding).startswith("essay, paragraph 4: ")


@settings(max_examples=50)
@given(st.text() | st.binary())
@example("")
@example(b"\xff\xfe\x00")
@example("\x00\x85\u2028\x1c")
@example("\udcff\ud800")
def test_any_text_can_be_verified(text: str | bytes) -> None:
    """Any text or bytes give an answer, and no article is recognized in them."""
    for id in ARTICLES:
        try:
            findings = verify(ARCHIVE, id, text)
        except DiplomacyError:
            continue
        assert faults(findings) == {FindingKind.ANOTHER_TEXT}


@settings(max_examples=50)
@given(st.lists(st.text(max_size=12), max_size=6), st.sampled_from(["\n", "\r\n", "\r", "\n\n"]))
def test_only_the_same_line_endings_have_no_findings(lines: list[str], end: str) -> None:
    """For any source, its text is accepted, and one with other line endings is not."""
    text = "\n".join(lines)
    archive = Archive([make_source(text)])
    assert verify(archive, "essay", text) == ()
    joined = end.join(lines)
    assert (verify(archive, "essay", joined) == ()) is (joined == text)


@settings(max_examples=60)
@given(st.text(max_size=60), st.data())
def test_a_changed_character_is_always_reported(text: str, data: st.DataObject) -> None:
    """A character added, removed or replaced is always reported."""
    archive = Archive([make_source(text)])
    at = data.draw(st.integers(0, len(text)))
    taken = data.draw(st.integers(0, 1))
    other = text[:at] + data.draw(st.text(max_size=1)) + text[at + taken :]
    assert (verify(archive, "essay", other) == ()) is (other == text)


# --- the five articles --------------------------------------------------------------------------


@pytest.mark.parametrize("article", ARTICLES)
@few_examples
@given(data=st.data())
def test_a_changed_character_names_its_paragraph(
    article: str, texts: dict[str, bytes], data: st.DataObject
) -> None:
    """The paragraph of a changed character is named, and no other."""
    text = article_text(texts, article).decode()
    known = paragraphs(text)
    number = data.draw(st.integers(1, len(known)))
    paragraph = known[number - 1]
    at = data.draw(st.integers(0, len(paragraph) - 1))
    character = data.draw(st.characters(exclude_characters=[paragraph[at], "\n", "\r"]))
    changed = paragraph[:at] + character + paragraph[at + 1 :]
    findings = ARCHIVE.verify(article, replace_paragraph(text, number, changed))
    differing = [f for f in findings if f.kind is FindingKind.PARAGRAPH]
    assert [(f.id, f.path) for f in differing] == [(article, f"paragraph {number}")]
    assert faults(findings) <= {FindingKind.PARAGRAPH, FindingKind.WORDS}


@pytest.mark.parametrize("article", ARTICLES)
@few_examples
@given(data=st.data())
def test_a_change_anywhere_in_an_article_is_reported(
    article: str, texts: dict[str, bytes], data: st.DataObject
) -> None:
    """A change is reported even in the whitespace between paragraphs."""
    text = article_text(texts, article).decode()
    at = data.draw(st.integers(0, len(text) - 1))
    character = data.draw(st.characters() | st.sampled_from(["", " ", "\n", "\r", "\ufeff"]))
    changed = text[:at] + character + text[at + data.draw(st.integers(0, 1)) :]
    assert bool(ARCHIVE.verify(article, changed)) is (changed != text)


@pytest.mark.parametrize("article", ARTICLES)
@pytest.mark.parametrize(
    ("old", "new"),
    [
        pytest.param(b"\n", b"\r\n", id="windows"),
        pytest.param(b"\n", b"\r", id="old macintosh"),
        pytest.param(b"\n", b" \t\n", id="trailing blanks"),
        pytest.param(b"\n", b"\n\n", id="blank lines"),
    ],
)
def test_an_article_saved_on_another_system_is_recognized(
    article: str, texts: dict[str, bytes], old: bytes, new: bytes
) -> None:
    """Other line endings are the only finding."""
    text = article_text(texts, article).replace(old, new)
    for same in (text, b"\xef\xbb\xbf" + text):
        assert [f.kind for f in ARCHIVE.verify(article, same)] == [FindingKind.LINE_ENDS]


@pytest.mark.parametrize("article", ARTICLES)
def test_each_other_article_is_another_text(article: str, texts: dict[str, bytes]) -> None:
    """An article is another text for every source but its own."""
    for other in ARTICLES:
        findings = ARCHIVE.verify(article, article_text(texts, other))
        assert faults(findings) == (set() if other == article else {FindingKind.ANOTHER_TEXT})


@pytest.mark.parametrize("article", ARTICLES)
@pytest.mark.parametrize("encoding", ["latin-1", "cp1252", "cp949"])
def test_a_wrong_encoding_changes_only_paragraphs_beyond_ascii(
    article: str, texts: dict[str, bytes], encoding: str
) -> None:
    """Decoded wrongly, exactly the paragraphs with letters beyond ASCII differ."""
    text = article_text(texts, article)
    spoilt = text.decode(encoding, "replace")
    findings = ARCHIVE.verify(article, spoilt)
    beyond = [
        f"paragraph {number}"
        for number, paragraph in enumerate(paragraphs(text.decode()), 1)
        if not paragraph.isascii()
    ]
    assert beyond or text.isascii()
    if faults(findings) != {FindingKind.ANOTHER_TEXT}:
        assert [f.path for f in findings if f.kind is FindingKind.PARAGRAPH] == beyond
    utf_16 = ARCHIVE.verify(article, text.decode().encode("utf-16"))
    assert faults(utf_16) == {FindingKind.ANOTHER_TEXT}


@pytest.mark.parametrize("article", ARTICLES)
def test_a_missing_paragraph_is_named_and_none_before_it(
    article: str, texts: dict[str, bytes]
) -> None:
    """For each paragraph that is removed."""
    text = article_text(texts, article).decode()
    known = (*paragraphs(text), None)
    for number in range(1, len(known)):
        if known[number - 1] in (known[number], known[number - 2]):
            continue  # Of two lines alike, either may be the one that is gone.
        findings = ARCHIVE.verify(article, replace_paragraph(text, number, None))
        named = {f.path for f in findings if f.kind is FindingKind.PARAGRAPH}
        assert f"paragraph {number}" in named
        assert not named & {f"paragraph {before}" for before in range(1, number)}


@pytest.mark.parametrize("article", ARTICLES)
def test_an_added_paragraph_is_reported(article: str, texts: dict[str, bytes]) -> None:
    """A line added before or after an article is reported, with both counts."""
    text = article_text(texts, article).decode()
    for longer in (f"Advertisement\n{text}", f"{text}\nAdvertisement"):
        findings = ARCHIVE.verify(article, longer)
        assert FindingKind.PARAGRAPH in faults(findings)
        assert FindingKind.ANOTHER_TEXT not in faults(findings)
        count = len(ARCHIVE.get(Source, article).paragraph_digests)
        assert any(str(count) in f.reason and str(count + 1) in f.reason for f in findings)


# --- the command --------------------------------------------------------------------------------


def test_the_command_accepts_the_articles(
    texts: dict[str, bytes], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """A folder of the articles gives a line for each and exit code 0."""
    for i, text in enumerate(article_text(texts, article) for article in ARTICLES):
        (tmp_path / f"{i}.txt").write_bytes(text)
    assert main(["verify", str(tmp_path)]) == 0
    rows = capsys.readouterr().out.splitlines()
    assert [row.partition(" (")[0] for row in rows] == [
        f"{i}.txt: {article}, OK" for i, article in enumerate(ARTICLES)
    ]
    assert all(row.endswith(" stated fields checked)") for row in rows)


def test_the_command_names_what_differs(
    texts: dict[str, bytes], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """A changed article gives exit code 1, its source and the paragraph."""
    first, second, third = (article_text(texts, article) for article in ARTICLES[:3])
    changed = replace_paragraph(first.decode(), 3, "Something else.")
    (tmp_path / "a.txt").write_text(changed, "utf-8", newline="")
    (tmp_path / "b.txt").write_bytes(second)
    (tmp_path / "c.txt").write_bytes(third.replace(b"\n", b"\r\n"))
    assert main(["verify", str(tmp_path)]) == 1
    out = capsys.readouterr().out
    assert f"a.txt: {ARTICLES[0]}, " in out
    assert f"paragraph: {ARTICLES[0]}, paragraph 3: " in out
    assert f"b.txt: {ARTICLES[1]}, OK" in out
    assert f"line-ends: {ARTICLES[2]}" in out


@pytest.mark.parametrize("text", [b"", b"\xff\x00\x80", b"Something else."])
def test_the_command_reports_another_text(
    text: bytes, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """A folder with another text gives exit code 1."""
    (tmp_path / "a.txt").write_bytes(text)
    assert main(["verify", str(tmp_path)]) == 1
    assert capsys.readouterr().out.startswith("a.txt: matches no source in the archive\n")
    assert main(["verify", str(tmp_path), "--json"]) == 1
    printed = json.loads(capsys.readouterr().out)
    assert printed["a.txt"]["source"] is None
    assert printed["a.txt"]["findings"] == []


def test_the_command_needs_a_folder_with_texts(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """An empty or missing folder gives exit code 2."""
    assert main(["verify", str(tmp_path)]) == 2
    assert main(["verify", str(tmp_path / "nowhere")]) == 2
    captured = capsys.readouterr()
    assert captured.out == ""
    assert len(captured.err.splitlines()) == 2


def test_the_command_ignores_a_folder_named_like_a_text(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """A folder called ``old.txt`` is not read."""
    (tmp_path / "old.txt").mkdir()
    (tmp_path / "a.txt").write_bytes(b"Something else.")
    assert main(["verify", str(tmp_path)]) in (1, 2)
    capsys.readouterr()


# --- changes to the shipped records are detected ------------------------------------------------

SNAPSHOT: Final = {
    plain["id"]: plain
    for plain in map(
        json.loads, (ROOT / "tests/snapshots/archive.jsonl").read_text("utf-8").splitlines()
    )
}
ROWS: Final = {
    (path.stem, row["number"]): tuple(row.get("records", ()))
    for path in sorted((ROOT / "seeds").glob("*.toml"))
    for row in tomllib.loads(path.read_text("utf-8"))["paragraph"]
}
CITED: Final = tuple(record for record in ARCHIVE if not isinstance(record, Source))


def replace_record(record: Record) -> Archive:
    """Return the shipped archive with a record in place of the one with its id."""
    return Archive(record if old.id == record.id else old for old in ARCHIVE)


def replace_citation(id: str, which: int, **changes: Any) -> Archive:
    """Return the shipped archive with one citation of one record changed."""
    record = next(record for record in CITED if record.id == id)
    changed = attrs.evolve(record.citations[which], **changes)
    citations = (*record.citations[:which], changed, *record.citations[which + 1 :])
    return replace_record(attrs.evolve(record, citations=citations))


def differences_from_snapshot(archive: Archive) -> set[tuple[str, str]]:
    """Return the ids and fields that differ from the snapshot, of records that were replaced."""
    return {
        (record.id, field)
        for record, was in ((r, SNAPSHOT[r.id]) for r in archive if r is not ARCHIVE[r.id])
        for field in to_dict(record).keys() | was.keys()
        if to_dict(record).get(field) != was.get(field)
    }


def differences_from_ledgers(archive: Archive) -> set[tuple[str, str, int]]:
    """Return each id and paragraph that only a citation or only a ledger has."""
    cited = {
        (record.id, citation.source, citation.paragraph)
        for record in archive
        for citation in (() if isinstance(record, Source) else record.citations)
        if citation.paragraph is not None
    }
    named = {(id, article, number) for (article, number), ids in ROWS.items() for id in ids}
    return cited ^ named


def merge_conflicts(archive: Archive) -> list[tuple[str, tuple[str, ...]]]:
    """Return the ids and fields that prevent a merge with the shipped archive."""
    with pytest.raises(ArchiveErrors) as caught:
        ARCHIVE | archive
    return [(e.id, e.fields) for e in caught.value.exceptions if isinstance(e, MergeConflict)]


def test_the_shipped_archive_agrees_with_snapshot_and_ledgers() -> None:
    """Unchanged records differ in nothing, so the tests below detect only their own change."""
    assert {record.id: to_dict(record) for record in ARCHIVE} == SNAPSHOT
    assert differences_from_ledgers(ARCHIVE) == set()


@pytest.mark.parametrize("id", [figure.id for figure in ARCHIVE.trade_figures])
def test_a_changed_figure_is_detected(id: str) -> None:
    """Any trade figure made larger differs in its value only."""
    figure = ARCHIVE.get(TradeFigure, id)
    assert figure.value is not None
    larger = Quantity(figure.value.number + 1, figure.value.unit, figure.value.qualifier)
    changed = replace_record(attrs.evolve(figure, value=larger))
    assert differences_from_snapshot(changed) == {(id, "value")}
    assert merge_conflicts(changed) == [(id, ("value",))]


@pytest.mark.parametrize("id", [a.id for a in ARCHIVE.agreements if a.history[0].date])
def test_a_changed_date_is_detected(id: str) -> None:
    """The date of a first milestone made vaguer is detected by record and field."""
    agreement = ARCHIVE.get(Agreement, id)
    step = agreement.history[0]
    moved = Milestone(step.stage, "2005~", step.planned, step.party)
    changed = replace_record(attrs.evolve(agreement, history=[moved, *agreement.history[1:]]))
    assert differences_from_snapshot(changed) == {(id, "history")}
    assert merge_conflicts(changed) == [(id, ("history",))]


@settings(max_examples=40)
@given(st.data())
def test_a_changed_paragraph_number_is_detected(data: st.DataObject) -> None:
    """A citation moved to another paragraph is detected, by the ledger if that is new to it."""
    record = data.draw(st.sampled_from(CITED))
    which = data.draw(
        st.sampled_from([i for i, c in enumerate(record.citations) if c.paragraph is not None])
    )
    citation = record.citations[which]
    last = len(ARCHIVE.get(Source, citation.source).paragraph_digests)
    number = data.draw(st.integers(1, last + 1).filter(lambda n: n != citation.paragraph))
    changed = replace_citation(record.id, which, paragraph=number)
    assert differences_from_snapshot(changed) == {(record.id, "citations")}
    cited = {(c.source, c.paragraph) for c in record.citations}
    if (citation.source, number) not in cited:
        assert (record.id, citation.source, number) in differences_from_ledgers(changed)
    assert {id for id, _, _ in differences_from_ledgers(changed)} <= {record.id}


@few_examples
@given(data=st.data())
def test_a_changed_quotation_is_detected_by_the_text(
    texts: dict[str, bytes], data: st.DataObject
) -> None:
    """A quotation that the paragraph does not have is reported."""
    record, which = data.draw(
        st.sampled_from([(r, i) for r in CITED for i, c in enumerate(r.citations) if c.quote])
    )
    citation = record.citations[which]
    changed = replace_citation(record.id, which, quote=f"{(citation.quote or '')[:20]}Q".strip())
    assert differences_from_snapshot(changed) == {(record.id, "citations")}
    [finding] = changed.verify(citation.source, article_text(texts, citation.source))
    where = (FindingKind.WORDS, record.id, f"citations[{which}].quote")
    assert (finding.kind, finding.id, finding.path) == where


def test_most_moved_quotations_are_detected_by_the_text(texts: dict[str, bytes]) -> None:
    """Moved by one paragraph, most quotations are reported; the ledgers detect the rest."""
    detected, moved = 0, 0
    for record in CITED[::4]:
        for which, citation in enumerate(record.citations):
            if citation.quote is None or citation.paragraph is None:
                continue
            changed = replace_citation(record.id, which, paragraph=citation.paragraph + 1)
            found = changed.verify(citation.source, article_text(texts, citation.source))
            assert {f.id for f in found} <= {record.id}
            detected += f"citations[{which}].quote" in {f.path for f in found}
            moved += 1
    assert detected > moved * 0.8 > 0


def test_a_changed_digest_is_detected(texts: dict[str, bytes]) -> None:
    """A source with a digest of another text no longer accepts its own."""
    source = ARCHIVE.get(Source, ARTICLES[0])
    text = article_text(texts, source.id)
    other = replace_record(attrs.evolve(source, digest=digest("")))
    assert faults(other.verify(source.id, text)) == {FindingKind.LINE_ENDS}
    digests = [*source.paragraph_digests[:-1], digest("")]
    changed = attrs.evolve(source, digest=digest(""), paragraph_digests=digests)
    [finding] = replace_record(changed).verify(source.id, text)
    assert (finding.kind, finding.path) == (FindingKind.PARAGRAPH, f"paragraph {len(digests)}")
    assert differences_from_snapshot(replace_record(changed)) == {
        (source.id, "digest"),
        (source.id, "paragraph_digests"),
    }

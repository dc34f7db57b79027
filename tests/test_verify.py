"""Whether a text is the one cited: what is told apart, what is survived, what is never passed."""

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
from diplomacy.formats.codec import to_plain
from diplomacy.provenance import Finding, paragraphs, verify
from diplomacy.provenance import text_digest as digest
from diplomacy.records import Agreement, Record

ROOT: Final = Path(__file__).parent.parent
ARTICLES: Final = tuple(source.id for source in ARCHIVE.sources if source.digest is not None)

ESSAY: Final = (
    "A headline\n\nThe first of them met in May.\nThey signed two texts.\nAll went home.\n"
)
NAMES: Final = "The firm of Aland & Sons is owned by nobody."

quick = settings(
    max_examples=60,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)


def card(text: str, id: str = "essay") -> Source:
    """Return the source of a made-up text, with all its digests."""
    return Source(id=id, digest=digest(text), paragraph_digests=map(digest, paragraphs(text)))


def firm(*citations: Citation) -> Organization:
    return Organization(id="firm", name="A firm", kind="company", citations=citations)


SMALL: Final = Archive(
    [
        card(ESSAY),
        firm(
            Citation("essay", 2, "met in May", fields=["name"]),
            Citation("essay", 3, "two texts", fields=["kind"]),
        ),
    ]
)


def held(text: str | bytes, archive: Archive = SMALL) -> list[tuple[FindingKind, str, str]]:
    """Return what is found in a text that should be the essay."""
    return [(f.kind, f.id, f.path) for f in verify(archive, "essay", text)]


def faults(findings: Iterable[Finding]) -> set[FindingKind]:
    return {finding.kind for finding in findings}


def real(texts: dict[str, bytes], article: str) -> bytes:
    """Return the bytes of an article."""
    return texts[ARCHIVE.get(Source, article).digest or ""]


def with_paragraph(text: str, number: int, other: str | None) -> str:
    """Return a text with one paragraph put in the place of another, or left out."""
    lines = text.split("\n")
    at = [i for i, line in enumerate(lines) if line.strip()][number - 1]
    return "\n".join(lines[:at] + ([] if other is None else [other]) + lines[at + 1 :])


# --- examples, of a text made up ----------------------------------------------------------------


def test_the_text_itself_is_passed_as_text_and_as_bytes() -> None:
    """The very text gives no finding, as str or as its UTF-8."""
    assert held(ESSAY) == []
    assert held(ESSAY.encode()) == []


def test_a_citation_of_other_words_is_found_in_the_right_text() -> None:
    """Where the text is right and the citation wrong, the citation is named, and its words."""
    wrong = firm(
        Citation("essay", 2, "met in May", fields=["name"]),
        Citation("essay", 2, "two texts", fields=["kind"]),
    )
    archive = Archive([card(ESSAY), wrong])
    [finding] = verify(archive, "essay", ESSAY)
    assert (finding.kind, finding.id, finding.path) == (
        FindingKind.WORDS,
        "firm",
        "citations[1].quote",
    )
    assert "two texts" in finding.reason
    assert "paragraph 2" in finding.reason


def test_a_citation_beyond_the_text_is_found() -> None:
    """A citation of the fifth of four paragraphs is found, with words or without."""
    archive = Archive([card(ESSAY), firm(Citation("essay", 5, fields=["name"]))])
    [finding] = verify(archive, "essay", ESSAY)
    assert (finding.kind, finding.id) == (FindingKind.WORDS, "firm")
    assert "no paragraph 5" in finding.reason


def test_a_citation_of_another_source_is_not_held_to_this_text() -> None:
    """Words cited from another source are not looked for here."""
    cited = firm(Citation("names", 1, "owned by nobody", fields=["name"]))
    archive = Archive([card(ESSAY), card(NAMES, "names"), cited])
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
def test_other_line_ends_and_blanks_are_told_as_such(text: str) -> None:
    """The same paragraphs with other line ends, blanks or a byte-order mark: that and no more."""
    assert held(text) == [(FindingKind.LINE_ENDS, "essay", "digest")]
    assert held(text.encode()) == [(FindingKind.LINE_ENDS, "essay", "digest")]


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
def test_another_text_is_told_as_such(text: str | bytes) -> None:
    """What shares hardly a paragraph is another text, said once."""
    assert held(text) == [(FindingKind.ANOTHER_TEXT, "essay", "digest")]


def test_the_paragraph_that_differs_is_named() -> None:
    """One paragraph changed: it is named, no other is, and so are words that went with it."""
    assert held(ESSAY.replace("All went", "Both went")) == [
        (FindingKind.PARAGRAPH, "essay", "paragraph 4")
    ]
    assert held(ESSAY.replace("two texts", "a text")) == [
        (FindingKind.PARAGRAPH, "essay", "paragraph 3"),
        (FindingKind.WORDS, "firm", "citations[1].quote"),
    ]


def test_two_paragraphs_that_differ_are_both_named() -> None:
    """Half of the paragraphs changed is still the text, and each of them is named."""
    changed = ESSAY.replace("headline", "Headline").replace("home", "away")
    assert held(changed) == [
        (FindingKind.PARAGRAPH, "essay", "paragraph 1"),
        (FindingKind.PARAGRAPH, "essay", "paragraph 4"),
    ]


def test_paragraphs_in_another_order_are_found() -> None:
    """The same paragraphs in another order are not the same text."""
    lines = ESSAY.splitlines()
    found = held("\n".join([*lines[:3], lines[4], lines[3]]))
    assert found == [
        (FindingKind.PARAGRAPH, "essay", "after paragraph 2"),
        (FindingKind.PARAGRAPH, "essay", "paragraph 4"),
    ]


def test_a_paragraph_too_few_or_too_many_is_found_with_both_numbers() -> None:
    """A text cut off or gone on says how many paragraphs it has, and how many are known."""
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


def test_one_line_before_the_text_shifts_nothing() -> None:
    """Paragraphs are aligned: what comes before the first is told as such, and nothing else."""
    [count, where] = verify(SMALL, "essay", "Advertisement\n" + ESSAY)
    assert count.path == "digest"
    assert where.path == "after paragraph 0"


def test_without_digests_of_paragraphs_a_changed_text_is_another() -> None:
    """A source that knows its whole text alone can tell no more."""
    archive = Archive([Source(id="essay", digest=digest(ESSAY))])
    assert held(ESSAY, archive) == []
    assert held(ESSAY + "x", archive) == [(FindingKind.ANOTHER_TEXT, "essay", "digest")]


def test_a_text_is_held_to_a_known_source_with_a_digest() -> None:
    """No such source, no source at all, one without a digest, and no text are refused."""
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


def test_a_finding_names_source_and_paragraph_as_it_is_printed() -> None:
    """The line of a finding has the source, the paragraph and the reason."""
    [finding] = verify(SMALL, "essay", ESSAY.replace("All went", "Both went"))
    assert str(finding).startswith("essay, paragraph 4: ")


@given(st.text() | st.binary())
@example("")
@example(b"\xff\xfe\x00")
@example("\x00\x85\u2028\x1c")
@example("\udcff\ud800")
def test_any_text_is_survived(text: str | bytes) -> None:
    """Whatever is held to a source, there is an answer, and it is not that all is well."""
    for id in ARTICLES:
        try:
            findings = verify(ARCHIVE, id, text)
        except DiplomacyError:
            continue
        assert faults(findings) == {FindingKind.ANOTHER_TEXT}


@given(st.lists(st.text(max_size=12), max_size=6), st.sampled_from(["\n", "\r\n", "\r", "\n\n"]))
def test_a_text_is_passed_just_where_it_is_the_same(lines: list[str], end: str) -> None:
    """For any source whatever: the text is passed, and one that is joined otherwise is not."""
    text = "\n".join(lines)
    archive = Archive([card(text)])
    assert verify(archive, "essay", text) == ()
    joined = end.join(lines)
    assert (verify(archive, "essay", joined) == ()) is (joined == text)


@given(st.text(max_size=60), st.data())
def test_a_text_that_differs_by_a_character_is_never_passed(text: str, data: st.DataObject) -> None:
    """A character put in, taken out or changed: something is always found."""
    archive = Archive([card(text)])
    at = data.draw(st.integers(0, len(text)))
    taken = data.draw(st.integers(0, 1))
    other = text[:at] + data.draw(st.text(max_size=1)) + text[at + taken :]
    assert (verify(archive, "essay", other) == ()) is (other == text)


# --- the five articles --------------------------------------------------------------------------


@pytest.mark.parametrize("article", ARTICLES)
@quick
@given(data=st.data())
def test_a_changed_character_names_its_paragraph(
    article: str, texts: dict[str, bytes], data: st.DataObject
) -> None:
    """One character of a paragraph changed: that paragraph differs, and no other."""
    text = real(texts, article).decode()
    known = paragraphs(text)
    number = data.draw(st.integers(1, len(known)))
    paragraph = known[number - 1]
    at = data.draw(st.integers(0, len(paragraph) - 1))
    character = data.draw(st.characters(exclude_characters=[paragraph[at], "\n", "\r"]))
    changed = paragraph[:at] + character + paragraph[at + 1 :]
    findings = ARCHIVE.verify(article, with_paragraph(text, number, changed))
    differing = [f for f in findings if f.kind is FindingKind.PARAGRAPH]
    assert [(f.id, f.path) for f in differing] == [(article, f"paragraph {number}")]
    assert faults(findings) <= {FindingKind.PARAGRAPH, FindingKind.WORDS}


@pytest.mark.parametrize("article", ARTICLES)
@quick
@given(data=st.data())
def test_an_article_with_a_character_more_less_or_other_is_never_passed(
    article: str, texts: dict[str, bytes], data: st.DataObject
) -> None:
    """Anywhere in an article, blanks between its paragraphs included, a change is found."""
    text = real(texts, article).decode()
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
def test_an_article_with_other_line_ends_is_told_as_such(
    article: str, texts: dict[str, bytes], old: bytes, new: bytes
) -> None:
    """An article saved on another system is the same text with other line ends."""
    text = real(texts, article).replace(old, new)
    for same in (text, b"\xef\xbb\xbf" + text):
        assert [f.kind for f in ARCHIVE.verify(article, same)] == [FindingKind.LINE_ENDS]


@pytest.mark.parametrize("article", ARTICLES)
def test_each_other_article_is_another_text(article: str, texts: dict[str, bytes]) -> None:
    """An article held to the source of another is another text."""
    for other in ARTICLES:
        findings = ARCHIVE.verify(article, real(texts, other))
        assert faults(findings) == (set() if other == article else {FindingKind.ANOTHER_TEXT})


@pytest.mark.parametrize("article", ARTICLES)
@pytest.mark.parametrize("encoding", ["latin-1", "cp1252", "cp949"])
def test_mojibake_is_found_where_it_is(
    article: str, texts: dict[str, bytes], encoding: str
) -> None:
    """Read in another encoding, just the paragraphs with letters beyond ASCII differ."""
    text = real(texts, article)
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
def test_a_missing_paragraph_is_found_and_none_before_it(
    article: str, texts: dict[str, bytes]
) -> None:
    """With any one paragraph gone, that one is named, and what stands before it is not."""
    text = real(texts, article).decode()
    known = (*paragraphs(text), None)
    for number in range(1, len(known)):
        if known[number - 1] in (known[number], known[number - 2]):
            continue  # Of two lines alike, either may be the one that is gone.
        findings = ARCHIVE.verify(article, with_paragraph(text, number, None))
        named = {f.path for f in findings if f.kind is FindingKind.PARAGRAPH}
        assert f"paragraph {number}" in named
        assert not named & {f"paragraph {before}" for before in range(1, number)}


@pytest.mark.parametrize("article", ARTICLES)
def test_an_added_paragraph_is_found(article: str, texts: dict[str, bytes]) -> None:
    """A line put before or after the text is found, and the text is still known for what it is."""
    text = real(texts, article).decode()
    for longer in (f"Advertisement\n{text}", f"{text}\nAdvertisement"):
        findings = ARCHIVE.verify(article, longer)
        assert FindingKind.PARAGRAPH in faults(findings)
        assert FindingKind.ANOTHER_TEXT not in faults(findings)
        count = len(ARCHIVE.get(Source, article).paragraph_digests)
        assert any(str(count) in f.reason and str(count + 1) in f.reason for f in findings)


# --- the command --------------------------------------------------------------------------------


def test_the_command_passes_the_articles(
    texts: dict[str, bytes], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """A folder of the articles gives a row each, all well, and exit code 0."""
    for i, text in enumerate(real(texts, article) for article in ARTICLES):
        (tmp_path / f"{i}.txt").write_bytes(text)
    assert main(["verify", str(tmp_path)]) == 0
    rows = capsys.readouterr().out.splitlines()
    assert rows == [f"{i}.txt: {article}, OK" for i, article in enumerate(ARTICLES)]


def test_the_command_names_what_differs(
    texts: dict[str, bytes], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """A changed article gives exit code 1, its source, and the paragraph; the others are well."""
    first, second, third = (real(texts, article) for article in ARTICLES[:3])
    changed = with_paragraph(first.decode(), 3, "Something else.")
    (tmp_path / "a.txt").write_text(changed, "utf-8", newline="")
    (tmp_path / "b.txt").write_bytes(second)
    (tmp_path / "c.txt").write_bytes(third.replace(b"\n", b"\r\n"))
    assert main(["verify", str(tmp_path)]) == 1
    out = capsys.readouterr().out
    assert f"a.txt: {ARTICLES[0]}, " in out
    assert f"paragraph: {ARTICLES[0]}, paragraph 3: " in out
    assert f"b.txt: {ARTICLES[1]}, OK" in out
    assert f"line-ends: {ARTICLES[2]}, digest: " in out


@pytest.mark.parametrize("text", [b"", b"\xff\x00\x80", b"Something else."])
def test_the_command_finds_another_text(
    text: bytes, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """A folder with any other text gives exit code 1 and says so."""
    (tmp_path / "a.txt").write_bytes(text)
    assert main(["verify", str(tmp_path)]) == 1
    assert capsys.readouterr().out.startswith("a.txt: matches no source in the archive\n")
    assert main(["verify", str(tmp_path), "--json"]) == 1
    told = json.loads(capsys.readouterr().out)
    assert told["a.txt"]["source"] is None
    assert [f["kind"] for f in told["a.txt"]["findings"]] == ["another-text"]


def test_the_command_refuses_a_folder_without_texts(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """An empty folder, and one that is not there, cannot be verified: exit code 2."""
    assert main(["verify", str(tmp_path)]) == 2
    assert main(["verify", str(tmp_path / "nowhere")]) == 2
    captured = capsys.readouterr()
    assert captured.out == ""
    assert len(captured.err.splitlines()) == 2


def test_the_command_survives_a_folder_named_like_a_text(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """A folder called ``old.txt`` is no text, and no reason for a traceback."""
    (tmp_path / "old.txt").mkdir()
    (tmp_path / "a.txt").write_bytes(b"Something else.")
    assert main(["verify", str(tmp_path)]) in (1, 2)
    capsys.readouterr()


# --- mutations: a changed fact does not pass unseen ---------------------------------------------

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


def with_record(record: Record) -> Archive:
    """Return a copy of the shipped archive in which a record stands for the one of its id."""
    return Archive(record if old.id == record.id else old for old in ARCHIVE)


def with_citation(id: str, which: int, **changes: Any) -> Archive:
    """Return a copy of the shipped archive in which one citation of one record is changed."""
    record = next(record for record in CITED if record.id == id)
    changed = attrs.evolve(record.citations[which], **changes)
    citations = (*record.citations[:which], changed, *record.citations[which + 1 :])
    return with_record(attrs.evolve(record, citations=citations))


def off_the_snapshot(archive: Archive) -> set[tuple[str, str]]:
    """Return the ids and fields that are not as the snapshot has them."""
    return {
        (record.id, field)
        for record, was in ((r, SNAPSHOT[r.id]) for r in archive)
        for field in to_plain(record).keys() | was.keys()
        if to_plain(record).get(field) != was.get(field)
    }


def off_the_ledgers(archive: Archive) -> set[tuple[str, str, int]]:
    """Return the ids that cite a paragraph that does not name them, or do not cite one that does."""
    cited = {
        (record.id, citation.source, citation.paragraph)
        for record in archive
        for citation in (() if isinstance(record, Source) else record.citations)
        if citation.paragraph is not None
    }
    named = {(id, article, number) for (article, number), ids in ROWS.items() for id in ids}
    return cited ^ named


def differing(archive: Archive) -> list[tuple[str, tuple[str, ...]]]:
    """Return the ids and fields over which an archive does not merge with the shipped one."""
    with pytest.raises(ArchiveErrors) as caught:
        ARCHIVE | archive
    return [(e.id, e.fields) for e in caught.value.exceptions if isinstance(e, MergeConflict)]


def test_the_shipped_archive_is_as_snapshot_and_ledgers_have_it() -> None:
    """Unchanged, nothing is off: so that what follows is found for its change alone."""
    assert off_the_snapshot(ARCHIVE) == set()
    assert off_the_ledgers(ARCHIVE) == set()


@pytest.mark.parametrize("id", [figure.id for figure in ARCHIVE.trade_figures])
def test_a_changed_figure_is_named(id: str) -> None:
    """Any trade figure made larger is named with its record and field."""
    figure = ARCHIVE.get(TradeFigure, id)
    larger = Quantity(figure.value.number + 1, figure.value.unit, figure.value.qualifier)
    changed = with_record(attrs.evolve(figure, value=larger))
    assert off_the_snapshot(changed) == {(id, "value")}
    assert differing(changed) == [(id, ("value",))]


@pytest.mark.parametrize("id", [a.id for a in ARCHIVE.agreements if a.history[0].date])
def test_a_changed_date_is_named(id: str) -> None:
    """The date of an agreement's first milestone made coarser is named with record and field."""
    agreement = ARCHIVE.get(Agreement, id)
    step = agreement.history[0]
    moved = Milestone(step.stage, "2005~", step.planned, step.party)
    changed = with_record(attrs.evolve(agreement, history=[moved, *agreement.history[1:]]))
    assert off_the_snapshot(changed) == {(id, "history")}
    assert differing(changed) == [(id, ("history",))]


@given(st.data())
def test_a_changed_paragraph_number_is_named(data: st.DataObject) -> None:
    """A citation moved to any other paragraph is named; by the ledger, if that one is new to it."""
    record = data.draw(st.sampled_from(CITED))
    which = data.draw(
        st.sampled_from([i for i, c in enumerate(record.citations) if c.paragraph is not None])
    )
    citation = record.citations[which]
    last = len(ARCHIVE.get(Source, citation.source).paragraph_digests)
    number = data.draw(st.integers(1, last + 1).filter(lambda n: n != citation.paragraph))
    changed = with_citation(record.id, which, paragraph=number)
    assert off_the_snapshot(changed) == {(record.id, "citations")}
    cited = {(c.source, c.paragraph) for c in record.citations}
    if (citation.source, number) not in cited:
        assert (record.id, citation.source, number) in off_the_ledgers(changed)
    assert {id for id, _, _ in off_the_ledgers(changed)} <= {record.id}


@quick
@given(data=st.data())
def test_changed_words_are_named_by_the_text(texts: dict[str, bytes], data: st.DataObject) -> None:
    """Words that the paragraph does not have are named with their record and citation."""
    record, which = data.draw(
        st.sampled_from([(r, i) for r in CITED for i, c in enumerate(r.citations) if c.quote])
    )
    citation = record.citations[which]
    changed = with_citation(record.id, which, quote=f"{(citation.quote or '')[:20]}Q".strip())
    assert off_the_snapshot(changed) == {(record.id, "citations")}
    [finding] = changed.verify(citation.source, real(texts, citation.source))
    where = (FindingKind.WORDS, record.id, f"citations[{which}].quote")
    assert (finding.kind, finding.id, finding.path) == where


def test_words_cited_from_another_paragraph_are_named_by_the_text(texts: dict[str, bytes]) -> None:
    """Moved by a paragraph, most citations with words are named; the ledger names the rest."""
    told, all_moved = 0, 0
    for record in CITED[::4]:
        for which, citation in enumerate(record.citations):
            if citation.quote is None or citation.paragraph is None:
                continue
            changed = with_citation(record.id, which, paragraph=citation.paragraph + 1)
            found = changed.verify(citation.source, real(texts, citation.source))
            assert all((f.id, f.path) == (record.id, f"citations[{which}].quote") for f in found)
            told += bool(found)
            all_moved += 1
    assert all_moved
    assert told > all_moved * 0.8


def test_a_digest_of_the_source_changed_is_found(texts: dict[str, bytes]) -> None:
    """A source with the digest of another text, or one paragraph's, no longer takes its own."""
    source = ARCHIVE.get(Source, ARTICLES[0])
    text = real(texts, source.id)
    other = with_record(attrs.evolve(source, digest=digest("")))
    assert faults(other.verify(source.id, text)) == {FindingKind.LINE_ENDS}
    digests = [*source.paragraph_digests[:-1], digest("")]
    changed = attrs.evolve(source, digest=digest(""), paragraph_digests=digests)
    [finding] = with_record(changed).verify(source.id, text)
    assert (finding.kind, finding.path) == (FindingKind.PARAGRAPH, f"paragraph {len(digests)}")
    assert off_the_snapshot(with_record(changed)) == {
        (source.id, "digest"),
        (source.id, "paragraph_digests"),
    }

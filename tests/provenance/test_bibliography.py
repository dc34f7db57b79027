"""Tests of BibTeX entries: valid for any title, and no more exact than the source."""

import re
from typing import Any, Final
from urllib.parse import unquote

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from pybtex.database import Entry, parse_string

from diplomacy import Archive, Citation, Organization, Source, UnknownRecord
from diplomacy.cli import main
from diplomacy.dates import day_bounds
from diplomacy.fixtures import ARCHIVE, DATA_VERSION
from diplomacy.testing import strategies as made

ENTRY: Final = re.compile(r"@misc\{([a-z0-9-]+),\n((?:  [a-z]+ = \{.*\},\n)*  [a-z]+ = \{.*\}\n)\}")


def is_balanced(text: str) -> bool:
    """Return whether braces are balanced as BibTeX counts them, with no escapes."""
    depth = 0
    for character in text:
        depth += {"{": 1, "}": -1}.get(character, 0)
        if depth < 0:
            return False
    return depth == 0


def parse_entry(entry: str) -> dict[str, str]:
    """Return the fields of an entry, which must have the form of one."""
    match = ENTRY.fullmatch(entry)
    assert match is not None, entry
    lines = [line.removesuffix(",") for line in match[2].splitlines()]
    pairs = [line.strip().split(" = ", 1) for line in lines]
    assert len({name for name, _ in pairs}) == len(pairs)
    return {name: value[1:-1] for name, value in pairs}


def cite_source(**card: Any) -> dict[str, str]:
    """Return the fields of the entry of a source."""
    return parse_entry(Archive([Source(id="essay", **card)]).cite("essay"))


# --- sources ------------------------------------------------------------------------------------


@pytest.mark.parametrize("id", [source.id for source in ARCHIVE.sources])
def test_every_shipped_source_has_a_valid_entry(id: str) -> None:
    """Each entry has the key, the URL and the language of its source."""
    source = ARCHIVE.get(Source, id)
    entry = ARCHIVE.cite(id)
    assert is_balanced(entry)
    entry_fields = parse_entry(entry)
    assert entry.startswith(f"@misc{{{id},")
    assert entry_fields.get("url") == source.url
    assert entry_fields.get("language") == source.language
    assert entry_fields["title"]
    assert ("author" in entry_fields) is (source.author is not None or source.publisher is not None)


def test_author_and_publisher_are_separate_parse_entry() -> None:
    """The publisher is the author only of a source that has no author."""
    both = cite_source(author="A. Person", publisher="The Press", title="An essay")
    assert both["author"] == "{A. Person}"
    assert both["howpublished"] == "The Press"
    press = cite_source(publisher="The Press", title="An essay")
    assert press["author"] == "{The Press}"
    assert "howpublished" not in press
    assert "author" not in cite_source(title="An essay")


def test_a_source_without_a_title_is_named_by_its_id() -> None:
    """No title is invented."""
    assert "essay" in cite_source(publisher="The Press")["title"]


@pytest.mark.parametrize(
    ("published", "parts"),
    [
        ("2024-07-03", {"year": "2024", "month": "7", "day": "3"}),
        ("2024-12-31", {"year": "2024", "month": "12", "day": "31"}),
        ("2024-10", {"year": "2024", "month": "10"}),
        ("2024", {"year": "2024"}),
        ("2024~", {}),
        ("[2024-07-03..]", {}),
        ("[..2024]", {}),
        ("[2023..2025]", {}),
        (None, {}),
    ],
)
def test_an_entry_has_the_parts_of_a_date_that_are_certain(
    published: str | None, parts: dict[str, str]
) -> None:
    """Year, month and day are given only if the source has them exactly."""
    given = cite_source(title="An essay", published=published)
    assert {n: v for n, v in given.items() if n in ("year", "month", "day")} == parts


@settings(max_examples=50)
@given(made.sources())
def test_the_date_of_an_entry_is_certain(source: Source) -> None:
    """For any source, the date in the entry holds for every day on which it may be."""
    entry_fields = parse_entry(Archive([source]).cite(source.id))
    date = source.published
    if "year" in entry_fields:
        assert date is not None
        assert not date.qualified
        assert {bound.year for bound in day_bounds(date)} == {int(entry_fields["year"])}
    if "month" in entry_fields:
        assert date is not None
        assert {bound.month for bound in day_bounds(date)} == {int(entry_fields["month"])}
    if "day" in entry_fields:
        assert date is not None
        assert {bound.day for bound in day_bounds(date)} == {int(entry_fields["day"])}
    assert ("day" in entry_fields) <= ("month" in entry_fields) <= ("year" in entry_fields)


# --- characters with a meaning in TeX -----------------------------------------------------------


@pytest.mark.parametrize("mark", list("&%$#_"))
def test_special_characters_are_escaped(mark: str) -> None:
    """A character with a meaning in TeX follows a backslash."""
    entry_fields = cite_source(
        title=f"Profit {mark} loss", author=f"A {mark} B", publisher=f"C {mark} D"
    )
    assert entry_fields["title"] == f"Profit \\{mark} loss"
    assert entry_fields["author"] == f"{{A \\{mark} B}}"
    assert entry_fields["howpublished"] == f"C \\{mark} D"


def test_characters_without_an_escape_become_commands() -> None:
    """Backslash, tilde and circumflex become commands; other letters are unchanged."""
    title = cite_source(title=r"a\b~c^d, “Türkiye” 서울")["title"]
    assert title == r"a\textbackslash{}b\textasciitilde{}c\textasciicircum{}d, “Türkiye” 서울"


@pytest.mark.parametrize("title", ["a { b", "a } b", "}{a", "a{{}", "\\{a", "{a} title", "%}a"])
def test_braces_in_a_title_are_balanced(title: str) -> None:
    """A brace in a title neither opens nor closes a group."""
    entry = Archive([Source(id="essay", title=title)]).cite("essay")
    assert is_balanced(entry), entry


def read_one_entry(text: str) -> Entry:
    """Return the entry that BibTeX reads, which must be the only one and lose nothing."""
    entries = parse_string(text, "bibtex").entries
    [(key, entry)] = entries.items()
    assert key == "essay"
    assert is_balanced(text)
    return entry


def read_tex(escaped: str) -> str:
    """Return the text that TeX shows for a value."""
    escaped = re.sub(r"\\(text[a-z]+)\{\}", lambda m: f"\0{ord(MARKS[m[1]])}\0", escaped)
    escaped = re.sub(r"\\([&%$#_])", lambda m: f"\0{ord(m[1])}\0", escaped)
    assert not set(escaped) & set("\\{}&%$#_~^")
    return re.sub("\0([0-9]+)\0", lambda m: chr(int(m[1])), escaped)


MARKS: Final = {
    "textbackslash": "\\",
    "textasciitilde": "~",
    "textasciicircum": "^",
    "textbraceleft": "{",
    "textbraceright": "}",
}
marks: Final = st.text(alphabet="\\{}%$#&_~^ \"'@=,ab", max_size=12)
hostile: Final = st.builds("{}a{}".format, marks, marks).map(str.strip)
forged: Final = st.sampled_from(
    (
        "a},\\n}",
        "a}, note = {forged",
        "a} } @misc{forged, title = {b",
        "@string{a = {b}}",
        "@comment{a",
        "% a",
        'a" # b',
        "a and b",
        "von a, b, c, d",
        "\\input{a}",
        "a \\",
    )
)
lines: Final = made.texts() | hostile | forged


@settings(max_examples=100)
@given(lines, lines, lines)
@example("a{", "a}", "a\\")
def test_any_source_has_one_entry_that_reads_back(title: str, author: str, publisher: str) -> None:
    """Whatever texts a source has, BibTeX reads one entry, with the texts and nothing else."""
    source = Source(id="essay", title=title, author=author, publisher=publisher)
    entry = read_one_entry(Archive([source]).cite("essay"))
    assert set(entry.fields) == {"title", "howpublished"}
    assert " ".join(read_tex(entry.fields["title"]).split()) == " ".join(title.split())
    assert " ".join(read_tex(entry.fields["howpublished"]).split()) == " ".join(publisher.split())
    [person] = entry.persons["author"]
    name = str(person).removeprefix("{").removesuffix("}")
    assert " ".join(read_tex(name).split()) == " ".join(author.split())


@settings(max_examples=100)
@given(lines, st.sampled_from(("en", "zh-Hant", "x-ab")))
@example("a}", "en")
def test_any_url_and_language_have_one_entry(rest: str, language: str) -> None:
    """Braces in a URL are harmless."""
    url = f"https://example.org/{''.join(rest.split())}"
    source = Source(id="essay", title="An essay", url=url, language=language)
    entry = read_one_entry(Archive([source]).cite("essay"))
    assert set(entry.fields) == {"title", "language", "url"}
    assert "{" not in entry.fields["url"]
    assert unquote(entry.fields["url"].replace("\\", "")) == unquote(url.replace("\\", ""))


@settings(max_examples=50)
@given(lines)
def test_escaping_is_reversible(title: str) -> None:
    """TeX shows every character of the title."""
    fields = parse_entry(Archive([Source(id="essay", title=title)]).cite("essay"))
    assert read_tex(fields["title"]) == title


# --- records and the data -----------------------------------------------------------------------


def test_a_record_is_cited_by_its_distinct_sources() -> None:
    """The entries are in the order of the citations, separated by a blank line."""
    record = ARCHIVE["2025-kepco-tr-utility-nuclear-mou"]
    assert not isinstance(record, Source)
    ids = list(dict.fromkeys(citation.source for citation in record.citations))
    assert len(ids) > 1
    assert ARCHIVE.cite(record.id) == "\n\n".join(ARCHIVE.cite(id) for id in ids)


def test_an_unknown_record_cannot_be_cited() -> None:
    """An unknown id raises UnknownRecord."""
    with pytest.raises(UnknownRecord, match="ankara-2052"):
        ARCHIVE.cite("ankara-2052")


def test_the_shipped_data_are_cited_with_version_and_digest() -> None:
    """The entry identifies the data by their version and digest."""
    entry = ARCHIVE.cite()
    entry_fields = parse_entry(entry)
    assert is_balanced(entry)
    assert entry.startswith("@misc{diplomacy-records,")
    assert f"version {DATA_VERSION}," in entry_fields["note"]
    assert ARCHIVE.digest() in entry_fields["note"]
    assert entry_fields["author"]
    assert entry_fields["title"]


def test_other_data_are_cited_without_the_shipped_version() -> None:
    """Another archive is cited by its own digest."""
    own = Organization(
        id="firm",
        name="A firm",
        kind="company",
        citations=[Citation("ankara-2025", 1, fields=["name"])],
    )
    more = ARCHIVE | Archive([own, ARCHIVE["ankara-2025"]])
    note = parse_entry(more.cite())["note"]
    assert more.digest() in note
    assert ARCHIVE.digest() not in note
    assert "version" not in note
    assert parse_entry(Archive(list(ARCHIVE)[::-1]).cite()) == parse_entry(ARCHIVE.cite())


def test_the_command_prints_the_entry(capsys: pytest.CaptureFixture[str]) -> None:
    """`diplomacy cite` prints what `cite` returns: for a source, a record or the data."""
    for arguments, entry in (
        ([], ARCHIVE.cite()),
        (["ankara-2025"], ARCHIVE.cite("ankara-2025")),
        (["kr-tr-fta"], ARCHIVE.cite("kr-tr-fta")),
    ):
        assert main(["cite", *arguments]) == 0
        assert capsys.readouterr().out == f"{entry}\n"
    assert main(["cite", "ankara-2052"]) == 2
    assert "ankara-2052" in capsys.readouterr().err

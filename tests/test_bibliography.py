"""References in BibTeX: sound for any title, and as exact as the source and no more."""

import re
from typing import Any, Final

import pytest
from hypothesis import assume, example, given
from hypothesis import strategies as st

from diplomacy import Archive, Citation, Organization, Source, UnknownRecord
from diplomacy.cli import main
from diplomacy.errors import InvalidText
from diplomacy.fixtures import ARCHIVE, DATA_VERSION
from diplomacy.testing import strategies as made

ENTRY: Final = re.compile(r"@misc\{([a-z0-9-]+),\n((?:  [a-z]+ = \{.*\},\n)*  [a-z]+ = \{.*\}\n)\}")


def balanced(text: str) -> bool:
    """Return whether braces are balanced as BibTeX counts them: a backslash hides none."""
    depth = 0
    for character in text:
        depth += {"{": 1, "}": -1}.get(character, 0)
        if depth < 0:
            return False
    return depth == 0


def fields(entry: str) -> dict[str, str]:
    """Return the fields of one entry, which must be of the form of an entry."""
    match = ENTRY.fullmatch(entry)
    assert match is not None, entry
    lines = [line.removesuffix(",") for line in match[2].splitlines()]
    pairs = [line.strip().split(" = ", 1) for line in lines]
    assert len({name for name, _ in pairs}) == len(pairs)
    return {name: value[1:-1] for name, value in pairs}


def reference(**card: Any) -> dict[str, str]:
    """Return the fields of the reference of a source."""
    return fields(Archive([Source(id="essay", **card)]).cite("essay"))


# --- articles -----------------------------------------------------------------------------------


@pytest.mark.parametrize("id", [source.id for source in ARCHIVE.sources])
def test_every_shipped_source_has_a_sound_entry(id: str) -> None:
    """Each entry has its key, its address, its language and its day as far as known."""
    source = ARCHIVE.get(Source, id)
    entry = ARCHIVE.cite(id)
    assert balanced(entry)
    told = fields(entry)
    assert entry.startswith(f"@misc{{{id},")
    assert told.get("url") == source.url
    assert told.get("language") == source.language
    assert told["title"]
    assert ("author" in told) is (source.author is not None or source.publisher is not None)


def test_author_and_publisher_are_kept_apart() -> None:
    """An author is the author and the publisher how it was published; else the publisher is it."""
    both = reference(author="A. Person", publisher="The Press", title="An essay")
    assert both["author"] == "{A. Person}"
    assert both["howpublished"] == "The Press"
    press = reference(publisher="The Press", title="An essay")
    assert press["author"] == "{The Press}"
    assert "howpublished" not in press
    assert "author" not in reference(title="An essay")


def test_a_source_without_a_title_is_called_by_its_id() -> None:
    """No title is made up."""
    assert "essay" in reference(publisher="The Press")["title"]


@pytest.mark.parametrize(
    ("published", "told"),
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
def test_a_date_is_given_as_far_as_it_is_known(published: str | None, told: dict[str, str]) -> None:
    """Year, month and day stand there as far as the source is certain of them."""
    given = reference(title="An essay", published=published)
    assert {n: v for n, v in given.items() if n in ("year", "month", "day")} == told


@given(made.sources())
def test_a_date_given_is_a_date_known(source: Source) -> None:
    """For any source, the year of the reference holds for every day on which it may be."""
    told = fields(Archive([source]).cite(source.id))
    date = source.published
    if "year" in told:
        assert date is not None
        assert not date.approximate
        assert {date.earliest.year, date.latest.year} == {int(told["year"])}
    if "month" in told:
        assert date is not None
        assert {date.earliest.month, date.latest.month} == {int(told["month"])}
    if "day" in told:
        assert date is not None
        assert {date.earliest.day, date.latest.day} == {int(told["day"])}
    assert ("day" in told) <= ("month" in told) <= ("year" in told)


# --- what TeX reads as its own ------------------------------------------------------------------


@pytest.mark.parametrize("mark", list("&%$#_"))
def test_marks_of_tex_are_escaped(mark: str) -> None:
    """A mark that TeX would act on is preceded by a backslash."""
    told = reference(title=f"Profit {mark} loss", author=f"A {mark} B", publisher=f"C {mark} D")
    assert told["title"] == f"Profit \\{mark} loss"
    assert told["author"] == f"{{A \\{mark} B}}"
    assert told["howpublished"] == f"C \\{mark} D"


def test_marks_without_an_escape_are_named() -> None:
    """Backslash, tilde and circumflex are written as commands; letters of all scripts stay."""
    title = reference(title=r"a\b~c^d, “Türkiye” 서울")["title"]
    assert title == r"a\textbackslash{}b\textasciitilde{}c\textasciicircum{}d, “Türkiye” 서울"


@pytest.mark.parametrize("title", ["a { b", "a } b", "}{", "{{}", "\\{", "{a} title", "%}"])
def test_braces_are_balanced_for_a_title_with_braces(title: str) -> None:
    """A brace in a title does not open or close anything, as BibTeX counts: escaped ones too."""
    entry = Archive([Source(id="essay", title=title)]).cite("essay")
    assert balanced(entry), entry


def source_of(**card: Any) -> Source:
    """Return a source of any words, as far as they are words at all."""
    try:
        return Source(id="essay", **card)
    except InvalidText:
        assume(False)
        raise


lines: Final = st.text(min_size=1, max_size=20) | st.text(
    alphabet="\\{}%$&#_~^ \"'@=,ab", min_size=1, max_size=12
)


@given(lines, lines, lines)
@example("{", "}", "\\")
def test_any_card_gives_a_sound_entry(title: str, author: str, publisher: str) -> None:
    """Whatever stands on the card, the entry is one, and its braces are balanced."""
    entry = Archive([source_of(title=title, author=author, publisher=publisher)]).cite("essay")
    assert set(fields(entry)) == {"author", "title", "howpublished"}
    assert balanced(entry)
    assert all(balanced(value) for value in fields(entry).values())


@given(lines, lines)
@example("}", "}")
def test_any_address_and_language_give_a_sound_entry(rest: str, language: str) -> None:
    """A brace in an address, or in what should be a tag of a language, breaks nothing either."""
    assume(not re.search(r"[\x00-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff]", rest))
    entry = Archive([source_of(url=f"https://example.org/{rest}", language=language)]).cite("essay")
    assert balanced(entry)


@given(lines)
def test_escaping_loses_no_letter(title: str) -> None:
    """What a reader sees in the end is the title, letter by letter."""
    told = fields(Archive([source_of(title=title)]).cite("essay"))["title"]
    for name, mark in (
        ("backslash", "\\"),
        ("asciitilde", "~"),
        ("asciicircum", "^"),
        ("braceleft", "{"),
        ("braceright", "}"),
    ):
        told = told.replace(f"\\text{name}{{}}", f"\0{ord(mark)}\0")
    told = re.sub(r"\\([&%$#_{}])", lambda m: f"\0{ord(m[1])}\0", told)
    assert "\\" not in told
    assert re.sub("\0([0-9]+)\0", lambda m: chr(int(m[1])), told) == title


# --- records, and the data ----------------------------------------------------------------------


def test_a_record_is_cited_by_its_sources_each_once() -> None:
    """A record gives the entries of all it cites, in the order it cites them, a blank line apart."""
    record = ARCHIVE["2025-kepco-tr-utility-nuclear-mou"]
    assert not isinstance(record, Source)
    ids = list(dict.fromkeys(citation.source for citation in record.citations))
    assert len(ids) > 1
    assert ARCHIVE.cite(record.id) == "\n\n".join(ARCHIVE.cite(id) for id in ids)


def test_what_is_not_there_has_no_reference() -> None:
    """An unknown id is refused."""
    with pytest.raises(UnknownRecord, match="ankara-2052"):
        ARCHIVE.cite("ankara-2052")


def test_the_data_are_cited_with_version_and_digest() -> None:
    """The reference of the data says which they are: their version, and the digest of them."""
    entry = ARCHIVE.cite()
    told = fields(entry)
    assert balanced(entry)
    assert entry.startswith("@misc{diplomacy-records,")
    assert f"version {DATA_VERSION}," in told["note"]
    assert ARCHIVE.digest() in told["note"]
    assert told["author"]
    assert told["title"]


def test_other_data_are_not_cited_as_the_shipped() -> None:
    """An archive of one's own has its own digest, and no version of ours."""
    own = Organization(
        id="firm",
        name="A firm",
        kind="company",
        citations=[Citation("ankara-2025", 1, fields=["name"])],
    )
    more = ARCHIVE | Archive([own, ARCHIVE["ankara-2025"]])
    note = fields(more.cite())["note"]
    assert more.digest() in note
    assert ARCHIVE.digest() not in note
    assert "version" not in note
    assert fields(Archive(list(ARCHIVE)[::-1]).cite()) == fields(ARCHIVE.cite())


def test_the_command_prints_the_reference(capsys: pytest.CaptureFixture[str]) -> None:
    """``cite`` prints what the archive gives: of a source, a record, or the data."""
    for arguments, entry in (
        ([], ARCHIVE.cite()),
        (["ankara-2025"], ARCHIVE.cite("ankara-2025")),
        (["kr-tr-fta"], ARCHIVE.cite("kr-tr-fta")),
    ):
        assert main(["cite", *arguments]) == 0
        assert capsys.readouterr().out == f"{entry}\n"
    assert main(["cite", "ankara-2052"]) == 2
    assert "ankara-2052" in capsys.readouterr().err

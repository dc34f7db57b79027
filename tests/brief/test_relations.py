"""The bilateral file: its parts, its order in time, and that every reference is to the right place."""

import html
import re
from html.parser import HTMLParser
from itertools import combinations
from typing import Any, Final

import pytest

from diplomacy import (
    Agreement,
    Archive,
    Basis,
    Citation,
    Country,
    Leader,
    Meeting,
    Membership,
    Milestone,
    Organization,
    Participant,
    Partnership,
    Quantity,
    Source,
    Statement,
    Statistic,
    Summit,
    Tenure,
    TradeFigure,
    relations,
)
from diplomacy.fixtures import ARCHIVE

STATES: Final = ("BY", "CN", "FI", "FJ", "KG", "KP", "KR", "KZ", "NL", "RU", "SY", "TR", "US")
PAIRS: Final = [
    *combinations(STATES, 2),
    ("kepco", "tr-state-utility"),
    ("KR", "asml"),
    ("sco", "BY"),
]
TELLING: Final = [pair for pair in PAIRS if any(relations(*pair).parts().values())]
WIDTH: Final = 96


def named(pair: tuple[str, str]) -> str:
    return "-".join(pair)


def bullets(markdown: str) -> dict[str, list[str]]:
    """Return the entries of a file in Markdown, section by section, as they are read."""
    sections: dict[str, list[str]] = {}
    heading = ""
    for line in markdown.splitlines():
        if line.startswith("## "):
            heading = line.removeprefix("## ")
        elif line.startswith("- "):
            entry = html.unescape(re.sub(r"\\([^A-Za-z0-9\s])", r"\1", line[2:]))
            sections.setdefault(heading, []).append(entry)
    return sections


# --- the parts ----------------------------------------------------------------------------------


@pytest.mark.parametrize("pair", PAIRS, ids=named)
def test_the_parts_are_what_the_questions_give(pair: tuple[str, str]) -> None:
    """Each part of a file is the answer to the question of that name."""
    file = relations(*pair)
    assert file.collection is ARCHIVE
    assert file.partnerships == ARCHIVE.partnerships_between(*pair)
    assert file.meetings == ARCHIVE.meetings_between(*pair)
    assert file.agreements == ARCHIVE.agreements_between(*pair)
    assert file.trade_figures == ARCHIVE.trade_between(*pair)
    assert file.statistics == ARCHIVE.statistics_between(*pair)
    assert file.statements == ARCHIVE.statements_between(*pair)
    for name, part in file.parts().items():
        assert part == getattr(file, name)
        assert all(record in ARCHIVE for record in part)


@pytest.mark.parametrize("pair", PAIRS, ids=named)
def test_a_file_is_of_either_side_alike(pair: tuple[str, str]) -> None:
    """Turned round, a file holds the same records, and names its sides the other way."""
    file, turned = relations(*pair), relations(*reversed(pair))
    assert (file.first, file.second) == (turned.second, turned.first)
    for name, part in file.parts().items():
        if name != "memberships":  # ours first, then theirs
            assert turned.parts()[name] == part
    assert set(turned.memberships) == set(file.memberships)
    assert [event.record for event in turned.timeline()] == [e.record for e in file.timeline()]
    assert turned.coverage == file.coverage


def test_a_file_is_a_value() -> None:
    """Files of the same sides of equal archives are equal and hash alike; names are resolved."""
    assert relations("KR", "TR") == relations("South Korea", "Turkey")
    assert hash(relations("KR", "TR")) == hash(relations("KR", "TR"))
    assert relations("KR", "TR") != relations("TR", "KR")
    assert relations("South Korea", "KEPCO").first is Country("KR")
    assert relations("South Korea", "KEPCO").second == "kepco"
    assert "South Korea" in repr(relations("KR", "TR"))
    with pytest.raises(AttributeError):
        relations("KR", "TR").first = "FR"  # type: ignore[misc]


def test_organizations_in_common() -> None:
    """Standings are those in the organizations with which both have one, of both sides."""
    shared = relations("TR", "RU").memberships
    assert {(m.member, m.organization) for m in shared} == {("TR", "sco"), ("RU", "sco")}
    assert relations("KR", "TR").memberships == ()


@pytest.mark.parametrize("pair", PAIRS, ids=named)
def test_the_people_and_bodies_are_those_named(pair: tuple[str, str]) -> None:
    """People and bodies are all that the records between the two name, each once.

    Nobody else is, but a leader of either whom a paragraph of theirs tells of: Assad beside the
    ties with Syria.
    """
    file = relations(*pair)
    text = repr(
        [p for n, p in file.parts().items() if n not in ("leaders", "organizations", "sources")]
    )
    everybody: list[Leader | Organization] = [*ARCHIVE.leaders, *ARCHIVE.organizations]
    for body in everybody:
        listed = body in file.leaders or body in file.organizations
        beside = (set(pair), body.id) == ({"SY", "TR"}, "bashar-al-assad")
        assert listed == (beside or f"'{body.id}'" in text)


# --- in order of time ---------------------------------------------------------------------------


@pytest.mark.parametrize("pair", PAIRS, ids=named)
def test_the_timeline_is_in_order(pair: tuple[str, str]) -> None:
    """What is dated comes in order of time; what is not comes last."""
    events = relations(*pair).timeline()
    moments = [event.when for event in events]
    dated = [when for when in moments if when is not None]
    assert moments[: len(dated)] == dated
    keys = [when.sort_key for when in dated]
    assert keys == sorted(keys)


@pytest.mark.parametrize("pair", PAIRS, ids=named)
def test_the_timeline_tells_everything_once(pair: tuple[str, str]) -> None:
    """Each record is one event, and each milestone of a tie or text is one."""
    file = relations(*pair)
    once: list[Any] = [
        *file.memberships,
        *file.meetings,
        *file.trade_figures,
        *file.statistics,
        *file.statements,
    ]
    staged: list[Any] = [*file.partnerships, *file.agreements]
    expected = [record.id for record in once]
    expected += [record.id for record in staged for _ in record.history]
    assert sorted(event.record.id for event in file.timeline()) == sorted(expected)
    assert all(event.what for event in file.timeline())


def test_a_timeline_by_hand() -> None:
    """South Korea and Kyrgyzstan: relations since about 1992, a first and a second summit."""
    told = [
        (str(event.when), event.record.id)
        for event in relations("KR", "KG").timeline()
        if isinstance(event.record, Summit | Partnership)
    ]
    assert told[:2] == [
        ("1992~", "kr-kg-diplomatic-relations"),
        ("2023-09", "2023-09-kr-kg-summit"),
    ]
    assert ("2024-12-03", "2024-12-03-kr-kg-summit") in told[2:]


# --- the sources --------------------------------------------------------------------------------

RECORDS_OF: Final = {
    "Partnerships": ("partnerships",),
    "Memberships": ("memberships",),
    "Meetings": ("meetings",),
    "Agreements": ("agreements",),
    "Figures": ("trade_figures", "statistics"),
    "People": ("leaders",),
    "Organizations": ("organizations",),
}


def cited_in(entry: str) -> dict[int, tuple[set[int], set[int]]]:
    """Return the references of an entry: number of the source -> paragraphs stated, inferred."""
    [references] = re.findall(r" \[([^\[\]]*)\]$", entry)
    found: dict[int, tuple[set[int], set[int]]] = {}
    for reference in references.split("; "):
        number, _, places = reference.partition(" ¶ ")
        stated: set[int] = set()
        inferred: set[int] = set()
        for place in filter(None, places.split(", ")):
            first, _, last = place.strip("()").partition("–")
            run = range(int(first), int(last or first) + 1)
            (inferred if place.startswith("(") else stated).update(run)
        assert int(number) not in found
        found[int(number)] = (stated, inferred)
    return found


def shown_for(who: Leader | Organization, own: set[str]) -> list[Citation]:
    """Return a person's or body's citations of the file's sources, and what else it rests on."""
    printed = ["name", "tenures"]
    if isinstance(who, Organization):
        printed = ["name", "short_name", "kind", "country", "state_owned", "founded"]
    shown = [c for c in who.citations if c.source in own]
    for name in printed:
        of_name = [c for c in who.citations if any(path.startswith(name) for path in c.fields)]
        if not any(c in shown for c in of_name):
            shown += of_name
    return shown


def numbered(entries: list[str]) -> dict[int, str]:
    """Return the sources by number, as the last section of a file lists them."""
    found = (re.match(r"(\d+)\. (.*)", entry) for entry in entries)
    return {int(match[1]): match[2] for match in found if match}


@pytest.mark.parametrize("pair", TELLING, ids=named)
def test_references_lead_to_their_sources(pair: tuple[str, str]) -> None:
    """Each entry is followed by the numbers of its sources and the paragraphs it is drawn from."""
    file = relations(*pair)
    sections = bullets(file.to_markdown())
    sources = numbered(sections["Sources"])
    assert list(sources) == list(range(1, len(file.sources) + 1))
    for source, shown in zip(file.sources, sources.values(), strict=True):
        assert shown.startswith(source.label)

    own = {
        c.source
        for name, part in file.parts().items()
        if name not in ("leaders", "organizations", "sources")
        for record in part
        for c in record.citations  # type: ignore[union-attr]
    }
    used: set[int] = set()
    for heading, names in RECORDS_OF.items():
        records: list[Any] = [record for name in names for record in getattr(file, name)]
        for entry, record in zip(sections.get(heading, []), records, strict=True):
            citations = record.citations
            if isinstance(record, Leader | Organization):
                citations = shown_for(record, own)
            expected = {
                number: (
                    {c.paragraph for c in here if c.basis is Basis.STATED} - {None},
                    {c.paragraph for c in here if c.basis is Basis.INFERRED} - {None},
                )
                for number, source in enumerate(file.sources, 1)
                if (here := [c for c in citations if c.source == source.id])
            }
            assert cited_in(entry) == expected
            used |= set(expected)
    said = sections.get("Statements", [])
    assert len(said) == len(file.statements)
    for statement in file.statements:
        [entry] = [one for one in said if statement.summary in one]
        numbers = {file.sources[number - 1].id for number in cited_in(entry)}
        assert numbers == {citation.source for citation in statement.citations}
        used |= set(cited_in(entry))
    assert used == set(sources)


@pytest.mark.parametrize("pair", TELLING, ids=named)
def test_plain_text_tells_what_markdown_tells(pair: tuple[str, str]) -> None:
    """The text, the Markdown and the HTML of a file hold the same entries in the same words."""
    file = relations(*pair)
    entries = [entry for section in bullets(file.to_markdown()).values() for entry in section]
    unwrapped = " ".join(str(file).split())
    items = [html.unescape(item) for item in re.findall("<li>(.*?)</li>", file.to_html())]
    assert items == entries
    assert all(" ".join(entry.split()) in unwrapped for entry in entries)


@pytest.mark.parametrize("pair", PAIRS, ids=named)
def test_coverage(pair: tuple[str, str]) -> None:
    """Coverage tells which sources a file is drawn from, which were looked up, and the years."""
    file = relations(*pair)
    coverage = file.coverage
    between = [
        record
        for name, part in file.parts().items()
        if name not in ("leaders", "organizations", "sources")
        for record in part
    ]
    cited = [c for record in between for c in record.citations]  # type: ignore[union-attr]
    drawn = {c.source for c in cited if c.basis is not Basis.EXTERNAL}
    assert {source.id for source in coverage.drawn_from} == drawn
    assert {source.id for source in coverage.looked_up} == {c.source for c in cited} - drawn
    assert file.sources[: len(drawn)] == coverage.drawn_from
    dated = [event for event in file.timeline() if event.when is not None]
    assert (coverage.years is None) == (not dated)
    if coverage.years:
        first, last = coverage.years
        assert first <= last
        assert str(first) in str(coverage)
        assert str(last) in str(coverage)
    assert "proves nothing" in str(coverage) or not drawn
    assert " ".join(str(coverage).split()) in " ".join(str(file).split())


def test_coverage_of_south_korea_and_turkiye() -> None:
    """The two are told of from 2012, when their partnership began, to 2025, by two articles."""
    coverage = relations("KR", "TR").coverage
    assert coverage.years == (2012, 2025)
    assert [s.id for s in coverage.drawn_from] == ["defence-talks-2018", "ankara-2025"]
    assert coverage.looked_up


def test_years_reach_to_the_end_of_what_lasted() -> None:
    """The last year is that in which the last event ended, not that in which it began."""
    talks = Meeting(
        id="talks",
        title="Talks",
        format="bilateral",
        participants=[Participant("XA"), Participant("XB")],
        period="2023-12-30/2024-01-02",
        citations=CITED,
    )
    archive = Archive([Source(id="source"), talks])
    assert archive.relations("XA", "XB").coverage.years == (2023, 2024)


# --- the page -----------------------------------------------------------------------------------


def test_both_figures_are_told_as_the_source_has_them() -> None:
    """Two figures of one day that do not agree both stand, each as exact as it was stated."""
    told = " ".join(str(relations("KR", "TR")).split())
    assert "nearly 15 billion US dollars" in told
    assert "more than 10 billion US dollars" in told


def test_a_file_without_records_says_what_that_means() -> None:
    """A file on two of whom nothing is on record says so, and that this proves nothing."""
    file = relations("FJ", "IS")
    assert not any(file.parts().values())
    assert file.timeline() == ()
    assert file.coverage.years is None
    assert file.coverage.drawn_from == file.coverage.looked_up == ()
    for text in (str(file), file.to_markdown(), file.to_html()):
        assert "Nothing on record" in text
        assert "does not mean that nothing exists" in text
        assert "Fiji" in text or "FIJI" in text


@pytest.mark.parametrize("pair", PAIRS, ids=named)
def test_no_line_is_too_long(pair: tuple[str, str]) -> None:
    """No line of the text is longer than 96 characters, but for a single long word."""
    text = str(relations(*pair))
    for line in text.splitlines():
        assert len(line) <= WIDTH or len(line.split()) == 1
        assert line == line.rstrip()
    assert "\n\n\n" not in text
    assert "None" not in text
    assert "Stage." not in text


@pytest.mark.parametrize("pair", [("KR", "TR"), ("FJ", "IS")], ids=named)
def test_notebooks_show_the_file(pair: tuple[str, str]) -> None:
    """Notebooks are given the Markdown and the HTML, headed by the names of the sides."""
    file = relations(*pair)
    assert file._repr_markdown_() == file.to_markdown()
    assert file._repr_html_() == file.to_html()
    assert file.to_markdown().startswith(f"# {file.title}\n")
    assert file.to_html().startswith(f"<h2>{file.title}</h2>")
    assert str(file).startswith(file.title.upper())


# --- hostile words ------------------------------------------------------------------------------

CITED: Final = (Citation("source", 1, fields=["title"]),)
HOSTILE: Final = "<script>alert('x')</script> & **bold** _it_ `code` [a](b) | \\ <!-- ![c](d)"


def hostile(words: str) -> Archive:
    """Return an archive whose every text is made of the words given."""
    given: dict[str, Any] = {"citations": CITED}
    bodies = [
        Organization(
            id=id,
            name=f"{words} {id}",
            short_name=words,
            other_names=[f"{words} too"],
            kind="other",
            country=country,
            **given,
        )
        for id, country in [("one", "XA"), ("other", "XB"), ("club", None)]
    ]
    leader = Leader(
        id="leader",
        name=words,
        other_names=[f"{words} too"],
        tenures=[Tenure(words, {"head-of-state"}, "one", "2001/2004")],
        **given,
    )
    sides = [Participant("one", "leader"), Participant("other", office=words)]
    meeting = Summit(
        id="meeting",
        title=words,
        format="multilateral",
        participants=sides,
        host="club",
        organizer="club",
        brokered_by="XC",
        period="2003",
        place=words,
        country="XC",
        **given,
    )
    text = Agreement(
        id="text",
        title=words,
        parties=["one", "other"],
        history=[Milestone("signed", "2003", party="one")],
        concluded_at="meeting",
        **given,
    )
    return Archive(
        [
            Source(id="source", publisher=words, title=words, published="2004"),
            *bodies,
            leader,
            meeting,
            Summit(
                id="beside",
                title=words,
                format="bilateral",
                participants=sides,
                sidelines_of="meeting",
                **given,
            ),
            text,
            Agreement(
                id="change",
                title=words,
                parties=["one", "other", "XC"],
                history=[Milestone("proposed", planned=True)],
                amends="text",
                **given,
            ),
            Partnership(
                id="tie",
                kind="partnership",
                designation=words,
                parties=["one", "other"],
                history=[Milestone("established")],
                instrument="text",
                **given,
            ),
            *(
                Membership(
                    id=f"{id}-club",
                    member=id,
                    organization="club",
                    status="member",
                    **given,
                )
                for id in ("one", "other")
            ),
            Statistic(
                id="figure",
                subject="one",
                counterpart="other",
                indicator="visitors",
                scope=words,
                value=Quantity(5, "persons"),
                kind="actual",
                citations=[Citation("source", 1, fields=["value"], attributed_to=words)],
            ),
            TradeFigure(
                id="trade",
                reporter="XA",
                partner="XB",
                flow="total",
                value=Quantity(5, "USD"),
                kind="actual",
                **given,
            ),
            Statement(
                id="said",
                kind="noted",
                speakers=sides[:1],
                addressees=sides[1:],
                summary=words,
                **given,
            ),
        ]
    )


class Tags(HTMLParser):
    """The tags and the text of a page."""

    def __init__(self) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.text: list[str] = []
        self.open: list[str] = []

    def handle_starttag(self, tag: str, attributes: list[tuple[str, str | None]]) -> None:
        assert not attributes
        self.tags.append(tag)
        self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        self.text.append(data)

    def handle_comment(self, data: str) -> None:
        pytest.fail(f"a comment: {data}")


SIDES: Final = [("one", "other"), ("XA", "XB"), ("XA", "other")]


@pytest.mark.parametrize("pair", SIDES, ids=named)
def test_hostile_words_are_no_html(pair: tuple[str, str]) -> None:
    """Whatever stands in titles and names is shown as written, and makes no tag."""
    page = Tags()
    page.feed(hostile(HOSTILE).relations(*pair).to_html())
    page.close()
    assert set(page.tags) == {"h2", "h3", "ul", "li", "p", "em"}
    assert page.open == []
    assert HOSTILE in "".join(page.text)


@pytest.mark.parametrize("pair", SIDES, ids=named)
def test_hostile_words_are_no_markdown(pair: tuple[str, str]) -> None:
    """Whatever stands in titles and names is escaped in Markdown, in headings and in entries."""
    file = hostile(HOSTILE).relations(*pair)
    *lines, coverage, end = file.to_markdown().split("\n")
    assert end == ""
    assert re.fullmatch(r"\*[^*]*\*", coverage)
    for line in lines:
        written = re.sub(r"^(- |#{1,2} )", "", line)
        assert not re.search(r"[<>`*_\[\]\\]", re.sub(r"\\[^A-Za-z0-9\s]", "", written)), line
    for section, entries in bullets(file.to_markdown()).items():
        if section in ("Meetings", "Agreements"):
            assert all(HOSTILE in entry for entry in entries)


@pytest.mark.parametrize("words", ["AT&amp;T", "&lt;b&gt;", "&#42;"])
def test_markdown_keeps_entities_as_written(words: str) -> None:
    """What looks like a character reference is not turned into the character."""
    markdown = hostile(words).relations("XA", "XB").to_markdown()
    assert words.removeprefix("AT") not in re.sub(r"\\.", "", markdown)


@pytest.mark.parametrize("words", ["# A heading", "1. A list", "- A list", "+ A list", "> Quoted"])
def test_markdown_entries_do_not_begin_another_block(words: str) -> None:
    """An entry that begins like a heading, a list or a quotation is still plain text."""
    body, _, sources = hostile(words).relations("XA", "XB").to_markdown().partition("## Sources")
    entries = re.findall(r"^- (.*)", body, re.MULTILINE)
    entries += re.findall(r"^- \d+\. (.*)", sources, re.MULTILINE)
    assert len(entries) > 10
    for entry in entries:
        assert not re.match(r"(#{1,6}|[-+*>]|\d+[.)])( |$)", entry), entry


@pytest.mark.parametrize("pair", SIDES, ids=named)
def test_long_names_are_wrapped(pair: tuple[str, str]) -> None:
    """Names too long for a line are wrapped wherever they stand, in the heading too."""
    text = str(hostile("a very long name " * 9 + "indeed").relations(*pair))
    assert max(map(len, text.splitlines())) <= WIDTH


def test_a_word_too_long_for_a_line_stays_whole() -> None:
    """A single word longer than a line is not broken."""
    word = "x" * 200
    assert f"{word}" in str(hostile(word).relations("XA", "XB"))


def test_an_archive_of_ones_own_is_told_alike() -> None:
    """Every kind of record has its section, in order, where there is one."""
    file = hostile("Words").relations("one", "other")
    assert list(bullets(file.to_markdown())) == [
        "Partnerships",
        "Memberships",
        "Meetings",
        "Agreements",
        "Figures",
        "Statements",
        "People",
        "Organizations",
        "Sources",
    ]
    told = " ".join(str(file).split())
    for words in (
        "brokered by XC",
        "on the sidelines of: Words",
        "at: Words",
        "amends: Words",
        "5 persons",
    ):
        assert words in told

"""The sections of a brief: every reference leads to the right source and paragraphs."""

import re
from collections.abc import Iterable
from typing import Any, Final

import pytest
from tests.brief.samples import (
    FULL_BRIEFS,
    archive_of_words,
    brief_id,
    entries_by_heading,
    records_between,
)

from diplomacy import (
    Archive,
    Basis,
    Citation,
    Leader,
    Meeting,
    Organization,
    Participant,
    Source,
    relations,
)
from diplomacy.brief import Relations

PARTS_BY_HEADING: Final = {
    "Partnerships": ("partnerships",),
    "Memberships": ("memberships",),
    "Meetings": ("meetings",),
    "Agreements": ("agreements",),
    "Figures": ("trade_figures", "statistics"),
    "People": ("leaders",),
    "Organizations": ("organizations",),
}


STATEMENT_HEADINGS: Final = (
    *("Agreed", "Pledged", "Requested", "Offered", "Supported", "Positions", "Reported"),
)


def test_the_kind_of_a_statement_is_its_heading() -> None:
    """Each statement is under the heading of its kind, and the source's own under Reported."""
    brief = relations("KR", "TR")
    sections = entries_by_heading(brief.to_markdown())
    for statement in brief.statements:
        heading = {"noted": "Positions"}.get(str(statement.kind), str(statement.kind).capitalize())
        if not statement.speakers:
            heading = "Reported"
        assert [
            entry for entry in sections[heading] if statement.summary.removesuffix(".") in entry
        ], statement.id


def test_every_type_of_record_has_a_section() -> None:
    """The sections stand in one order."""
    markdown = archive_of_words("Words").relations("one", "other").to_markdown()
    assert list(entries_by_heading(markdown)) == [
        *list(PARTS_BY_HEADING)[:5],
        "Positions",
        "People",
        "Organizations",
        "Sources",
    ]


# --- references ---------------------------------------------------------------------------------


def references_of(entry: str) -> dict[int, tuple[set[int], set[int]]]:
    """Return the paragraphs stated and inferred from, by the number of the source."""
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


def expected_citations(record: Any, own_sources: set[str]) -> list[Citation]:
    """Return the citations to print: all, or of people and organizations those of the sources.

    What is printed of a person or organization and has no citation there keeps its others.
    """
    if not isinstance(record, Leader | Organization):
        return list(record.citations)
    printed = ["name", "tenures"]
    if isinstance(record, Organization):
        printed = ["name", "short_name", "kind", "country", "state_owned", "founded"]
    chosen = [c for c in record.citations if c.source in own_sources]
    for field in printed:
        supporting = [c for c in record.citations if any(p.startswith(field) for p in c.fields)]
        if not any(c in chosen for c in supporting):
            chosen += supporting
    return chosen


def expected_references(
    citations: Iterable[Citation], sources: Iterable[Source]
) -> dict[int, tuple[set[int], set[int]]]:
    """Return the references that citations are printed as."""
    citations = list(citations)
    return {
        number: (
            {c.paragraph for c in here if c.paragraph and c.basis is Basis.STATED},
            {c.paragraph for c in here if c.paragraph and c.basis is Basis.INFERRED},
        )
        for number, source in enumerate(sources, 1)
        if (here := [c for c in citations if c.source == source.id])
    }


@pytest.mark.parametrize("brief", FULL_BRIEFS, ids=brief_id)
def test_references_lead_to_the_sources(brief: Relations) -> None:
    """Each entry ends with the numbers of its sources and the paragraphs it is drawn from."""
    sections = entries_by_heading(brief.to_markdown())
    own_sources = {c.source for record in records_between(brief) for c in record.citations}
    used: set[int] = set()
    for heading, names in PARTS_BY_HEADING.items():
        records: list[Any] = [record for name in names for record in getattr(brief, name)]
        for entry, record in zip(sections.get(heading, []), records, strict=True):
            citations = expected_citations(record, own_sources)
            assert references_of(entry) == expected_references(citations, brief.sources)
            used |= references_of(entry).keys()
    statements = [entry for heading in STATEMENT_HEADINGS for entry in sections.get(heading, [])]
    assert len(statements) == len(brief.statements)
    for statement in brief.statements:
        [entry] = [entry for entry in statements if statement.summary.removesuffix(".") in entry]
        assert references_of(entry) == expected_references(statement.citations, brief.sources)
        used |= references_of(entry).keys()
    assert used == set(range(1, len(brief.sources) + 1))


@pytest.mark.parametrize("brief", FULL_BRIEFS, ids=brief_id)
def test_the_last_section_lists_the_sources(brief: Relations) -> None:
    """The sources are numbered in order, and the last line says how to read references."""
    *lines, key = entries_by_heading(brief.to_markdown())["Sources"]
    for number, (line, source) in enumerate(zip(lines, brief.sources, strict=True), 1):
        assert line.startswith(f"{number}. {source.label}")
    assert key.startswith("References give")


def test_a_consulted_source_says_for_what() -> None:
    """A source without cited paragraphs says what it was consulted for."""
    lines = entries_by_heading(relations("KR", "TR").to_markdown())["Sources"]
    [line] = [line for line in lines if "Korea Herald (7 August 2018)" in line]
    assert line.endswith(": consulted for the date, the place, the title and terms of office")


def meeting_citing(*citations: Citation) -> str:
    """Return the entry of a meeting with these citations, and the line of its source."""
    talks = Meeting(
        id="talks",
        title="Talks",
        format="bilateral",
        participants=[Participant("XA"), Participant("XB")],
        citations=citations,
    )
    source = Source(id="source", publisher="A yearbook")
    markdown = Archive([source, talks]).relations("XA", "XB").to_markdown()
    sections = entries_by_heading(markdown)
    return f"{sections['Meetings'][0]} / {sections['Sources'][0]}"


def test_three_paragraphs_in_a_row_are_a_range() -> None:
    """Paragraphs 4, 5 and 6 are written 4–6; two in a row are written one by one."""
    cited = [Citation("source", i, fields=["title"]) for i in (9, 4, 6, 5, 8, 1)]
    line = meeting_citing(*cited)
    assert "[1 ¶ 1, 4–6, 8, 9] / 1. A yearbook: paragraphs 1, 4–6, 8, 9" in line


def test_a_source_without_paragraphs_is_only_named() -> None:
    """A source that states a fact without a paragraph was not consulted for one."""
    assert meeting_citing(Citation("source", fields=["title"])).endswith("[1] / 1. A yearbook")


def test_statements_of_one_date_follow_the_source() -> None:
    """Statements are in order of time; those of one date in the order of the paragraphs."""
    sections = entries_by_heading(relations("KR", "TR").to_markdown())
    entries = sections["Positions"]
    dates = [entry.partition(" — ")[0] for entry in entries]
    assert [date for i, date in enumerate(dates) if date not in dates[:i]] == [
        "About August 2018",
        "6 August 2018",
        "6 August 2018 or later",
        "24 November 2025",
    ]
    statements = [
        statement
        for entry in entries
        for statement in relations("KR", "TR").statements
        if statement.summary.removesuffix(".") in entry
    ]
    paragraphs = [
        (date, statement.citations[0].source, statement.citations[0].paragraph or 0)
        for date, statement in zip(dates, statements, strict=True)
    ]
    assert paragraphs == sorted(paragraphs, key=lambda place: (dates.index(place[0]), place))

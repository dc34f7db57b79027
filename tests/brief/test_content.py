"""The content of a brief: its parts, its people, its sources, and what collecting it costs."""

import sys
from collections.abc import Callable
from pathlib import Path
from types import FrameType
from typing import Any

import pytest
from tests.brief.samples import (
    BRIEFS,
    CITED,
    FULL_BRIEFS,
    archive_of_size,
    brief_id,
    records_between,
)

import diplomacy
from diplomacy import (
    Archive,
    Basis,
    Citation,
    Leader,
    Meeting,
    Milestone,
    Organization,
    Participant,
    Source,
    queries,
    relations,
)
from diplomacy.brief import Coverage, Relations
from diplomacy.fixtures import ARCHIVE
from diplomacy.testing import (
    make_agreement,
    make_archive,
    make_meeting,
    make_partnership,
    make_trade_figure,
)

SIDES = [Participant("XA"), Participant("XB")]
PACKAGE = str(Path(diplomacy.__file__).parent)


@pytest.mark.parametrize("brief", BRIEFS, ids=brief_id)
def test_parts_are_the_answers_of_queries(brief: Relations) -> None:
    """Each part of a brief is the answer to the query of that name."""
    sides = (brief.first, brief.second)
    assert brief.collection is ARCHIVE
    assert brief.partnerships == ARCHIVE.partnerships_between(*sides)
    assert brief.meetings == ARCHIVE.meetings_between(*sides)
    assert brief.agreements == ARCHIVE.agreements_between(*sides)
    assert brief.trade_figures == ARCHIVE.trade_between(*sides)
    assert brief.statistics == ARCHIVE.statistics_between(*sides)
    assert brief.statements == ARCHIVE.statements_between(*sides)
    for name, part in brief.parts().items():
        assert part == getattr(brief, name)
        assert all(record in ARCHIVE for record in part)


def test_memberships_are_those_in_the_same_organizations() -> None:
    """Memberships are of both sides in one organization, or of one side in the other."""
    shared = relations("TR", "RU").memberships
    assert {(m.member, m.organization) for m in shared} == {("TR", "sco"), ("RU", "sco")}
    assert [m.id for m in relations("TR", "sco").memberships] == ["tr-sco"]
    assert relations("KR", "TR").memberships == ()


@pytest.mark.parametrize("brief", FULL_BRIEFS, ids=brief_id)
def test_people_and_organizations_are_those_named(brief: Relations) -> None:
    """A brief lists whom its records name, and leaders cited from the same paragraphs.

    In the shipped archive the latter is only Assad, named with the relations with Syria.
    """
    text = repr(records_between(brief))
    candidates: list[Leader | Organization] = [*ARCHIVE.leaders, *ARCHIVE.organizations]
    for record in candidates:
        is_listed = record in brief.leaders or record in brief.organizations
        is_beside = (brief_id(brief), record.id) == ("TR-SY", "bashar-al-assad")
        assert is_listed == (is_beside or f"'{record.id}'" in text)


@pytest.mark.parametrize("brief", BRIEFS, ids=brief_id)
def test_coverage(brief: Relations) -> None:
    """Coverage has the sources drawn from, all others as consulted, and the years."""
    cited: list[Citation] = [c for record in records_between(brief) for c in record.citations]
    drawn_from = {c.source for c in cited if c.basis is not Basis.EXTERNAL}
    coverage = brief.coverage
    assert {source.id for source in coverage.drawn_from} == drawn_from
    assert {source.id for source in coverage.consulted} >= {c.source for c in cited} - drawn_from
    assert brief.sources == (*coverage.drawn_from, *coverage.consulted)
    assert len(set(brief.sources)) == len(brief.sources)
    is_dated = any(event.when is not None for event in brief.timeline())
    assert (coverage.years is not None) == is_dated
    assert all(str(year) in str(coverage) for year in coverage.years or ())


def test_coverage_of_south_korea_and_turkiye() -> None:
    """The records run from 2012, when the partnership began, to 2025, and are of two articles."""
    coverage = relations("KR", "TR").coverage
    assert coverage.years == (2012, 2025)
    assert [s.id for s in coverage.drawn_from] == ["defence-talks-2018", "ankara-2025"]
    assert coverage.consulted


@pytest.mark.parametrize(
    ("coverage", "text"),
    [
        (Coverage((), (), None), "Nothing on record. "),
        (Coverage((Source(id="a"),), (), None), "Based on 1 source. "),
        (Coverage((), (Source(id="a"),), None), "Based on 1 source. "),
        (
            Coverage((Source(id="a"), Source(id="b")), (), (2018, 2018)),
            "Based on 2 sources; all dated entries are from 2018. ",
        ),
        (
            Coverage((Source(id="a"),), (Source(id="b"),), (2018, 2025)),
            "Based on 1 source; dated entries run from 2018 to 2025. ",
        ),
    ],
)
def test_coverage_in_words(coverage: Coverage, text: str) -> None:
    """Coverage states the sources and the years, and that the account is not complete."""
    assert str(coverage).startswith(text)
    assert "not" in str(coverage).removeprefix(text)


def test_a_partnership_that_the_summary_does_not_name_has_an_entry() -> None:
    """The summary is about the two sides, so a partnership of three has its own entry."""
    partnership = make_partnership(parties=["XA", "XB", "XC"], kind="alliance")
    meetings = [make_meeting(id=f"m{i}", participants=SIDES) for i in range(9)]
    brief = make_archive([partnership, *meetings]).relations("XA", "XB")
    headings = [section.heading for section in brief.document.sections]
    assert "At a glance" in headings
    assert "Partnerships" in headings


def test_years_are_not_those_of_plans_and_targets() -> None:
    """What is to come has a year, of which the brief has no account."""
    target = make_trade_figure(
        reporter="XA", partner="XB", period="2040", as_of="2024-05", kind="target"
    )
    treaty = make_agreement(
        parties=["XA", "XB"],
        history=[Milestone("signed", "2023"), Milestone("in-force", "2030", planned=True)],
    )
    summit = make_meeting(participants=SIDES, status="planned", period="2035")
    archive = make_archive([target, treaty, summit])
    assert archive.relations("XA", "XB").coverage.years == (2023, 2024)


def test_years_reach_to_the_end_of_a_period() -> None:
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


# --- what it costs ------------------------------------------------------------------------------


def test_records_are_collected_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """However often a brief is read and printed, it asks for its records once."""
    asked: list[str] = []

    def counting(name: str, query: Callable[..., Any]) -> Callable[..., Any]:
        def ask(*arguments: Any, **options: Any) -> Any:
            asked.append(name)
            return query(*arguments, **options)

        return ask

    names = ("records_between", "memberships_of")
    for name in names:
        monkeypatch.setattr(queries, name, counting(name, getattr(queries, name)))
    brief = relations("KR", "TR")
    for _ in range(2):
        assert str(brief)
        assert brief.to_html()
        assert brief.timeline()
        assert brief.parts()
    assert sorted(asked) == ["memberships_of"] * 2 + ["records_between"] * 8


def instructions(run: Callable[[], object]) -> int:
    """Return how many instructions of this package *run* executes."""
    count = 0

    def trace(frame: FrameType, event: str, argument: Any) -> Any:
        nonlocal count
        if not frame.f_code.co_filename.startswith(PACKAGE):
            return None
        frame.f_trace_opcodes = True
        frame.f_trace_lines = False
        count += event == "opcode"
        return trace

    previous = sys.gettrace()
    # Python 3.12 only counts the instructions if a frame asks for them before tracing starts.
    sys._getframe().f_trace_opcodes = True
    sys.settrace(trace)
    try:
        run()
    finally:
        sys.settrace(previous)
    return count


@pytest.mark.skipif(sys.gettrace() is not None, reason="a debugger or coverage is tracing")
def test_printing_costs_in_proportion() -> None:
    """Twice as many leaders, meetings and sources cost twice as many instructions to print."""
    briefs = [archive_of_size(size).relations("XA", "XB") for size in (60, 120)]
    smaller, larger = (instructions(brief.__str__) for brief in briefs)
    assert smaller < larger < 2.2 * smaller

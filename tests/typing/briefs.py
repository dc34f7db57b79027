"""The bilateral brief: its parts, its timeline and its printed forms."""

from datetime import date
from typing import Literal, assert_type

from diplomacy import (
    Agreement,
    Archive,
    Leader,
    Meeting,
    Membership,
    Mission,
    Omission,
    Organization,
    PartialDate,
    Partnership,
    Period,
    Source,
    Statement,
    Statistic,
    TradeFigure,
    Visit,
)
from diplomacy.brief import SECTIONS, Coverage, Document, Event, Relations, make_timeline
from diplomacy.collection import Collection
from diplomacy.records import Record
from diplomacy.vocabulary import StatementKind


def brief(file: Relations, archive: Archive) -> None:
    """Each part is a typed tuple."""
    assert_type(Relations(archive, "KR", "TR"), Relations)
    assert_type(Relations(archive, "KR", "TR", continuing=True, predecessors=True), Relations)
    assert_type((file.continuing, file.predecessors), tuple[bool, bool])
    assert_type(
        (file.since, file.until, file.as_of),
        tuple[PartialDate | None, PartialDate | None, PartialDate | None],
    )
    assert_type((file.topic, file.kind), tuple[tuple[str, ...], tuple[StatementKind, ...]])
    assert_type((file.sections, file.without), tuple[tuple[str, ...], tuple[str, ...]])
    assert_type((file.order, file.heading), tuple[Literal["newest", "oldest"], str | None])
    assert_type(archive.relations("KR", "TR", since="2020", until=date(2025, 1, 1)), Relations)
    assert_type(archive.relations("KR", "TR", topic=["energy"], kind="agreed"), Relations)
    assert_type(archive.relations("KR", "TR", sections="glance", without=["people"]), Relations)
    assert_type(archive.relations("KR", "TR", order="oldest", title="A", as_of="2026"), Relations)
    assert_type(file.document, Document)
    assert_type(file.to_text(width=60), str)
    assert_type(file.__html__(), str)
    assert_type(SECTIONS, tuple[str, ...])
    assert_type(file.omissions, tuple[Omission, ...])
    assert_type(file.collection, Collection)
    assert_type(file.first, str)
    assert_type(file.second, str)
    assert_type(file.title, str)
    assert_type(file.partnerships, tuple[Partnership, ...])
    assert_type(file.memberships, tuple[Membership, ...])
    assert_type(file.meetings, tuple[Meeting, ...])
    assert_type(file.visits, tuple[Visit, ...])
    assert_type(file.missions, tuple[Mission, ...])
    assert_type(file.agreements, tuple[Agreement, ...])
    assert_type(file.trade_figures, tuple[TradeFigure, ...])
    assert_type(file.statistics, tuple[Statistic, ...])
    assert_type(file.statements, tuple[Statement, ...])
    assert_type(file.leaders, tuple[Leader, ...])
    assert_type(file.organizations, tuple[Organization, ...])
    assert_type(file.sources, tuple[Source, ...])
    assert_type(file.coverage, Coverage)
    assert_type(file.parts(), dict[str, tuple[Record, ...]])
    assert_type(file.timeline(), tuple[Event, ...])
    assert_type(make_timeline(archive, archive.meetings), tuple[Event, ...])
    assert_type(make_timeline(archive, archive.meetings, {"KR", "TR"}), tuple[Event, ...])
    assert_type(file.to_markdown(), str)
    assert_type(file.to_html(), str)
    assert_type(str(file), str)
    assert_type(f"{file}", str)


def coverage(coverage: Coverage, sources: tuple[Source, ...]) -> None:
    """The sources and years that the brief is based on."""
    assert_type(Coverage(sources, sources, (2018, 2025)), Coverage)
    assert_type(Coverage(drawn_from=(), consulted=(), years=None), Coverage)
    assert_type(coverage.drawn_from, tuple[Source, ...])
    assert_type(coverage.consulted, tuple[Source, ...])
    assert_type(coverage.years, tuple[int, int] | None)


def event(event: Event, meeting: Meeting) -> None:
    """An event is a tuple of three values."""
    assert_type(Event(meeting.period, "They met.", meeting), Event)
    assert_type(event.when, PartialDate | Period | None)
    assert_type(event.what, str)
    assert_type(event.record, Record)
    when, what, record = event
    assert_type(when, PartialDate | Period | None)
    assert_type(what, str)
    assert_type(record, Record)


def document(file: Document) -> None:
    """A document is a tuple of its title and its parts."""
    assert_type(Document("Title", (("A line.",),), (), ()), Document)
    assert_type(file.title, str)
    assert_type(file.sources, tuple[Source, ...])
    assert_type(file.sections[0].heading, str)
    assert_type(len(file.lead), int)

"""The bilateral brief: its parts, its timeline, and its printed forms."""

from typing import assert_type

from diplomacy import (
    Agreement,
    Archive,
    Citation,
    Leader,
    Meeting,
    Membership,
    Organization,
    PartialDate,
    Partnership,
    Period,
    Source,
    Statement,
    Statistic,
    TradeFigure,
)
from diplomacy.brief import Coverage, Event, Relations
from diplomacy.collection import Collection
from diplomacy.records import Cited, Record


def brief(brief: Relations, archive: Archive, leader: Leader) -> None:
    """Each part of a brief is typed."""
    assert_type(Relations(archive, "KR", "TR"), Relations)
    assert_type(brief.collection, Collection)
    assert_type(brief.first, str)
    assert_type(brief.second, str)
    assert_type(brief.title, str)
    assert_type(brief.partnerships, tuple[Partnership, ...])
    assert_type(brief.memberships, tuple[Membership, ...])
    assert_type(brief.meetings, tuple[Meeting, ...])
    assert_type(brief.agreements, tuple[Agreement, ...])
    assert_type(brief.trade_figures, tuple[TradeFigure, ...])
    assert_type(brief.statistics, tuple[Statistic, ...])
    assert_type(brief.statements, tuple[Statement, ...])
    assert_type(brief.leaders, tuple[Leader, ...])
    assert_type(brief.organizations, tuple[Organization, ...])
    assert_type(brief.sources, tuple[Source, ...])
    assert_type(brief.records, tuple[Cited, ...])
    assert_type(brief.citations_of(leader), tuple[Citation, ...])
    assert_type(brief.names_of(leader), list[str])
    assert_type(brief.coverage, Coverage)
    assert_type(brief.parts(), dict[str, tuple[Record, ...]])
    assert_type(brief.timeline(), tuple[Event, ...])
    assert_type(brief.to_markdown(), str)
    assert_type(brief.to_html(), str)
    assert_type(str(brief), str)
    assert_type(f"{brief}", str)


def coverage(coverage: Coverage, sources: tuple[Source, ...]) -> None:
    """The sources and years of a brief."""
    assert_type(Coverage(sources, sources, (2018, 2025)), Coverage)
    assert_type(Coverage(drawn_from=(), looked_up=(), years=None), Coverage)
    assert_type(coverage.drawn_from, tuple[Source, ...])
    assert_type(coverage.looked_up, tuple[Source, ...])
    assert_type(coverage.years, tuple[int, int] | None)


def event(event: Event, meeting: Meeting) -> None:
    """An event is a tuple of three, which unpacks."""
    assert_type(Event(meeting.period, "They met.", meeting), Event)
    assert_type(event.when, PartialDate | Period | None)
    assert_type(event.what, str)
    assert_type(event.record, Record)
    when, what, record = event
    assert_type(when, PartialDate | Period | None)
    assert_type(what, str)
    assert_type(record, Record)

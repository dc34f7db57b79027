"""Archives: what they are made of, and what they hold, answer and tell."""

from collections.abc import Callable, Iterator
from datetime import date
from io import BytesIO, StringIO
from pathlib import Path
from typing import assert_type

from diplomacy import (
    Agreement,
    Archive,
    Certainty,
    Country,
    Incumbency,
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
    Summit,
    Tenure,
    TradeFigure,
)
from diplomacy.brief import Relations
from diplomacy.provenance import Conflict, Explanations, Verification
from diplomacy.records import Record


def made(source: Source, summit: Summit, archive: Archive, other: Archive) -> None:
    """An archive is made of records, of other archives, or of a file."""
    assert_type(Archive(), Archive)
    assert_type(Archive([source, summit]), Archive)
    assert_type(Archive(record for record in archive), Archive)
    assert_type(archive | other, Archive)
    assert_type(Archive.merge([archive, other]), Archive)
    assert_type(archive.merge({archive, other}), Archive)
    assert_type(archive.replace(summit), Archive)
    assert_type(archive.without("a-summit"), Archive)
    assert_type(archive.from_source("yearbook"), Archive)


def files(archive: Archive, path: Path, progress: Callable[[int, int], None]) -> None:
    """Files are named or open, of text or of bytes."""
    assert_type(Archive.read("mine.jsonl.gz"), Archive)
    assert_type(
        Archive.read(path, progress=progress, max_problems=1, max_line=80, pause_gc=False), Archive
    )
    assert_type(Archive.read(StringIO()), Archive)
    assert_type(Archive.read(BytesIO(), progress=None), Archive)
    assert_type(Archive.loads("{}"), Archive)
    assert_type(Archive.loads(b"{}"), Archive)
    archive.write("mine.jsonl")
    archive.write(path)
    archive.write(StringIO())
    with path.open("wb") as file:
        assert_type(archive.write(file), None)
    assert_type(archive.dumps(), str)
    assert_type(archive.digest(), str)


def collection(archive: Archive) -> None:
    """An archive is a collection of records, by id, typed where the kind is said."""
    assert_type(len(archive), int)
    assert_type("kepco" in archive, bool)
    assert_type(iter(archive), Iterator[Record])
    assert_type(archive["kepco"], Record)
    assert_type(archive.get(Organization, "kepco"), Organization)
    assert_type(archive.get(Meeting, "talks"), Meeting)
    assert_type(archive == archive, bool)
    assert_type(hash(archive), int)


def kinds(archive: Archive) -> None:
    """Each kind of record is a tuple."""
    assert_type(archive.sources, tuple[Source, ...])
    assert_type(archive.leaders, tuple[Leader, ...])
    assert_type(archive.organizations, tuple[Organization, ...])
    assert_type(archive.meetings, tuple[Meeting, ...])
    assert_type(archive.summits, tuple[Summit, ...])
    assert_type(archive.agreements, tuple[Agreement, ...])
    assert_type(archive.partnerships, tuple[Partnership, ...])
    assert_type(archive.memberships, tuple[Membership, ...])
    assert_type(archive.trade_figures, tuple[TradeFigure, ...])
    assert_type(archive.statistics, tuple[Statistic, ...])
    assert_type(archive.statements, tuple[Statement, ...])


def questions(archive: Archive, korea: Country, day: PartialDate) -> None:
    """The questions are those of the shipped archive."""
    assert_type(
        archive.agreements_between(
            korea, "TR", kind="treaty", stage="signed", reached="signed", topic="trade", since=day
        ),
        tuple[Agreement, ...],
    )
    assert_type(
        archive.partnerships_between("KR", "TR", kind="alliance", until=date(2025, 1, 1)),
        tuple[Partnership, ...],
    )
    assert_type(
        archive.meetings_between("KR", "TR", level="ministerial", status="held"),
        tuple[Meeting, ...],
    )
    assert_type(archive.summits_between("KR", "TR", states_only=True), tuple[Summit, ...])
    assert_type(archive.trade_between("KR", "TR", flow="total"), tuple[TradeFigure, ...])
    assert_type(archive.statistics_between("KR", "TR", indicator="rank"), tuple[Statistic, ...])
    assert_type(archive.statements_between("KR", "TR", kind="noted"), tuple[Statement, ...])
    assert_type(archive.relations("KR", "TR"), Relations)
    assert_type(archive.leaders_of("KR", on=day, role="minister"), tuple[Incumbency, ...])
    assert_type(archive.memberships_of("KR", on="2024", status=None), tuple[Membership, ...])
    assert_type(archive.members_of("sco", on="2001"), tuple[Membership, ...])
    assert_type(archive.meetings_on_sidelines_of("a-summit"), tuple[Meeting, ...])
    assert_type(archive.agreements_concluded_at("a-summit"), tuple[Agreement, ...])


def told(archive: Archive, statement: Statement) -> None:
    """What an archive tells of its records, and of what they rest on."""
    assert_type(archive.date_of(statement), PartialDate | Period | None)
    assert_type(archive.of_type(Meeting), tuple[Meeting, ...])
    assert_type(archive.in_order([statement]), tuple[Statement, ...])
    assert_type(archive.memoize("length", lambda: len(archive)), int)
    assert_type(archive.explain("a-treaty"), Explanations)
    assert_type(archive.explain("a-treaty", "signed_on"), Explanations)
    assert_type(archive.verify("yearbook", "A text."), Verification)
    assert_type(archive.verify("yearbook", b"A text."), Verification)
    assert_type(archive.conflicts(), tuple[Conflict, ...])
    assert_type(archive.cite(), str)
    assert_type(archive.cite("yearbook"), str)


def incumbency(incumbency: Incumbency, leader: Leader, tenure: Tenure) -> None:
    """Who held an office, and how sure that is."""
    assert_type(Incumbency(leader, tenure), Incumbency)
    assert_type(Incumbency(leader=leader, tenure=tenure, certainty=None), Incumbency)
    assert_type(incumbency.leader, Leader)
    assert_type(incumbency.tenure, Tenure)
    assert_type(incumbency.certainty, Certainty | None)

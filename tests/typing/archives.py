"""Archives: their construction, records, queries and explanations."""

from collections.abc import Callable, Iterator, Mapping
from datetime import date
from io import BytesIO, StringIO
from pathlib import Path
from typing import Any, assert_type

from diplomacy import (
    Affiliation,
    Agreement,
    Archive,
    Certainty,
    Country,
    Incumbency,
    Leader,
    Meeting,
    Membership,
    MembershipStatus,
    Omission,
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
from diplomacy.differences import Differences, FieldDifference, diff, iter_differences
from diplomacy.merging import JoinedRecord, MergeReport, merge, merge_report, renamed
from diplomacy.provenance import Conflict, Explanations, Verification
from diplomacy.records import Record


def construction(source: Source, summit: Summit, archive: Archive, other: Archive) -> None:
    """An archive is made from records, other archives or a file."""
    assert_type(Archive(), Archive)
    assert_type(Archive([source, summit]), Archive)
    assert_type(Archive(record for record in archive), Archive)
    assert_type(archive | other, Archive)
    assert_type(Archive.merge(archive, other), Archive)
    assert_type(archive.merge(other, archive, same="identifiers", prefer="first"), Archive)
    assert_type(archive.merge(other, same=["wikidata"], prefer="last"), Archive)
    assert_type(archive.merge_report(other, same={"wikidata"}, prefer=None), MergeReport)
    assert_type(archive.renamed({"nato": "otan"}), Archive)
    assert_type(archive.diff(other), Differences)
    assert_type(archive.replace(summit), Archive)
    assert_type(archive.without("a-summit"), Archive)
    assert_type(archive.from_source("yearbook"), Archive)


def files(archive: Archive, path: Path, progress: Callable[[int, int], None]) -> None:
    """Files are paths or open files, of text or bytes."""
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
    archive.write(StringIO(), progress=progress)
    with path.open("wb") as file:
        assert_type(archive.write(file), None)
    assert_type(archive.dumps(), str)
    assert_type(archive.digest(), str)
    assert_type(Archive.from_arrow(archive.to_arrow()), Archive)
    assert_type(archive.to_arrow(derived=True), dict[str, Any])
    archive.write("mine.parquet", derived=False)
    archive.write("mine.jsonl", max_line=1 << 24)
    assert_type(archive.table("agreements"), Any)
    assert_type(archive.to_pandas("agreements"), Any)
    assert_type(archive.to_polars("agreements"), Any)


def collection(archive: Archive) -> None:
    """An archive is a collection of records by id, typed if the type is passed."""
    assert_type(len(archive), int)
    assert_type("kepco" in archive, bool)
    assert_type(iter(archive), Iterator[Record])
    assert_type(archive["kepco"], Record)
    assert_type(archive.get(Organization, "kepco"), Organization)
    assert_type(archive.by_identifier("wikidata:Q37181"), tuple[Record, ...])
    assert_type(archive.get(Meeting, "talks"), Meeting)
    assert_type(archive == archive, bool)
    assert_type(hash(archive), int)


def types(archive: Archive) -> None:
    """Each type of record is a tuple."""
    assert_type(archive.sources, tuple[Source, ...])
    assert_type(archive.leaders, tuple[Leader, ...])
    assert_type(archive.organizations, tuple[Organization, ...])
    assert_type(archive.meetings, tuple[Meeting, ...])
    assert_type(archive.summits, tuple[Summit, ...])
    assert_type(archive.agreements, tuple[Agreement, ...])
    assert_type(archive.partnerships, tuple[Partnership, ...])
    assert_type(archive.memberships, tuple[Membership, ...])
    assert_type(archive.trade_figures, tuple[TradeFigure, ...])
    assert_type(archive.topics, Mapping[str, int])
    assert_type(archive.statistics, tuple[Statistic, ...])
    assert_type(archive.statements, tuple[Statement, ...])


def queries(archive: Archive, korea: Country, day: PartialDate) -> None:
    """The queries are those of the shipped archive."""
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
    assert_type(archive.memberships_of("KR", on="2024", status=None), tuple[Affiliation, ...])
    assert_type(archive.members_of("sco", on="2001", certain=True), tuple[Affiliation, ...])
    assert_type(archive.omissions_between("KR", "RU"), tuple[Omission, ...])
    assert_type(archive.omissions_of("RU"), tuple[Omission, ...])
    assert_type(archive.meetings_on_sidelines_of("a-summit"), tuple[Meeting, ...])
    assert_type(archive.agreements_concluded_at("a-summit"), tuple[Agreement, ...])


def provenance(archive: Archive, statement: Statement) -> None:
    """Explanations, audits and references of an archive."""
    assert_type(archive.date_of(statement), PartialDate | Period | None)
    assert_type(archive.known_until(statement), date | None)
    assert_type(archive.known_until(statement, "date"), date | None)
    assert_type(archive.knowable_until(statement), date)
    assert_type(archive.knowable_until(statement, "date"), date)
    assert_type(archive.of_type(Meeting), tuple[Meeting, ...])
    assert_type(archive.unordered(Meeting), Iterator[Meeting])
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
    """A leader in office, with the certainty."""
    assert_type(Incumbency(leader, tenure), Incumbency)
    assert_type(Incumbency(leader=leader, tenure=tenure, certainty=None), Incumbency)
    assert_type(incumbency.leader, Leader)
    assert_type(incumbency.tenure, Tenure)
    assert_type(incumbency.certainty, Certainty | None)


def affiliation(affiliation: Affiliation, membership: Membership) -> None:
    """A membership, and how certain it is."""
    assert_type(Affiliation(membership), Affiliation)
    assert_type(Affiliation(membership=membership, certainty=Certainty.POSSIBLE), Affiliation)
    assert_type(affiliation.membership, Membership)
    assert_type(affiliation.certainty, Certainty | None)
    assert_type(affiliation.member, str)
    assert_type(affiliation.organization, str)
    assert_type(affiliation.status, MembershipStatus)
    assert_type(affiliation.period, Period | None)


def differences(archive: Archive, differences: Differences, item: FieldDifference) -> None:
    """What changed from one archive to another."""
    assert_type(diff(archive, archive), Differences)
    assert_type(iter_differences(archive["a"], archive["b"]), Iterator[FieldDifference])
    assert_type(Differences(), Differences)
    assert_type(differences.added, tuple[Record, ...])
    assert_type(differences.removed, tuple[Record, ...])
    assert_type(differences.changed, tuple[FieldDifference, ...])
    assert_type(FieldDifference("a-treaty", "title", "A", None), FieldDifference)
    assert_type(item.id, str)
    assert_type(item.path, str)
    assert_type(item.first, Any)
    assert_type(item.second, Any)
    assert_type(item.change, str)


def merged(archive: Archive, report: MergeReport, record: JoinedRecord) -> None:
    """What a merge joins, and what it decides."""
    assert_type(merge(archive, archive, same="identifiers", prefer="last"), Archive)
    assert_type(merge_report(archive, archive), MergeReport)
    assert_type(renamed(archive, {}), Archive)
    assert_type(MergeReport(), MergeReport)
    assert_type(report.joined, tuple[JoinedRecord, ...])
    assert_type(report.differences, tuple[FieldDifference, ...])
    assert_type(JoinedRecord("a", ("a", "b"), ("name",)), JoinedRecord)
    assert_type(record.id, str)
    assert_type(record.ids, tuple[str, ...])
    assert_type(record.fields, tuple[str, ...])

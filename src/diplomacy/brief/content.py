"""The content of a bilateral brief: the records between two sides."""

from collections.abc import Iterable, Iterator, Mapping
from collections.abc import Set as AbstractSet
from datetime import date
from itertools import chain
from typing import Final, NamedTuple, TypeAlias, TypeVar, final

import attrs

from diplomacy import queries
from diplomacy.brief.actors import actors_for, iter_acts
from diplomacy.brief.phrases import render_count, space_term
from diplomacy.collection import Collection
from diplomacy.dates import PartialDate, Period
from diplomacy.queries.filters import filter_by_span, filter_by_topic
from diplomacy.records import (
    Agreement,
    Cited,
    Leader,
    Meeting,
    Membership,
    Mission,
    Organization,
    Partnership,
    Statement,
    Statistic,
    TradeFigure,
    Visit,
)
from diplomacy.records.base import values_getter
from diplomacy.sources import Citation, Source
from diplomacy.values import Value
from diplomacy.vocabulary import Basis, FigureKind, MeetingStatus, StatementKind

__all__ = ["Content", "Coverage", "Filters", "RecordsBetween", "collect", "iter_dates"]

R = TypeVar("R", bound=Cited)

Citations: TypeAlias = tuple[Citation, ...]

# The fields of people and organizations that a brief prints, apart from other names.
_PRINTED_FIELDS: Final[Mapping[type, tuple[str, ...]]] = {
    Leader: ("name", "tenures"),
    Organization: (
        "name",
        "short_name",
        "kind",
        "country",
        "state_owned",
        "founded",
        "ended",
        "successor",
    ),
}


_PLANNED_STATUSES: Final = frozenset({MeetingStatus.PLANNED, MeetingStatus.PROPOSED})


@final
@attrs.frozen(repr=False)
class Coverage(Value):
    """The sources and the years that a brief is based on.

    Attributes:
        drawn_from: the sources whose facts it contains.
        consulted: the other sources, consulted for details such as a year or a person's office.
        years: the first and last year of the dated entries, without plans and targets; None if none
            is dated.

    >>> from diplomacy import relations
    >>> print(relations("KR", "NL").coverage)
    Based on 1 source; all dated entries are from 2023. This is not a complete account: absence from it proves nothing.
    """

    drawn_from: tuple[Source, ...]
    consulted: tuple[Source, ...]
    years: tuple[int, int] | None

    def __str__(self) -> str:
        count = len(self.drawn_from or self.consulted)
        if not count:
            return (
                "Nothing on record. This does not mean that nothing exists: the archive holds "
                "only what was put into it."
            )
        span = ""
        if self.years:
            first, last = self.years
            run = f"dated entries run from {first} to {last}"
            span = f"; all dated entries are from {first}" if first == last else f"; {run}"
        return f"Based on {render_count(count, 'source')}{span}. This is not a complete account: absence from it proves nothing."


class RecordsBetween(NamedTuple):
    """The records between two sides by type, in the order of a brief."""

    partnerships: tuple[Partnership, ...]
    memberships: tuple[Membership, ...]
    meetings: tuple[Meeting, ...]
    visits: tuple[Visit, ...]
    missions: tuple[Mission, ...]
    agreements: tuple[Agreement, ...]
    trade_figures: tuple[TradeFigure, ...]
    statistics: tuple[Statistic, ...]
    statements: tuple[Statement, ...]

    def iter_records(self) -> Iterator[Cited]:
        """Yield every record."""
        parts: tuple[tuple[Cited, ...], ...] = self
        return chain.from_iterable(parts)


class Filters(NamedTuple):
    """The filters of a brief, as in `diplomacy.queries.filters`.

    Attributes:
        since: the first day that the date of a record may be.
        until: the last day that it may be.
        topic: topics of which a record has any or a narrower one; empty for all records.
        kind: the kinds of statements; empty for all records.
    """

    since: PartialDate | None = None
    until: PartialDate | None = None
    topic: tuple[str, ...] = ()
    kind: tuple[StatementKind, ...] = ()

    def describe(self) -> str:
        """Return the filters in words, or "" if there are none.

        >>> Filters(since=PartialDate("2020"), topic=("energy", "trade")).describe()
        'since 2020, on energy or trade'
        """
        parts = [
            f"since {self.since.words}" if self.since else "",
            f"until {self.until.words}" if self.until else "",
            f"on {' or '.join(map(space_term, self.topic))}" if self.topic else "",
            f"only what was {' or '.join(map(str, self.kind))}" if self.kind else "",
        ]
        return ", ".join(filter(None, parts))

    def apply(self, collection: Collection, records: Iterable[R]) -> tuple[R, ...]:
        """Return the records that pass."""
        found = filter_by_topic(collection, records, self.topic or None)
        found = filter_by_span(collection, found, self.since, self.until, certain=False)
        if not self.kind:
            return found
        return tuple(r for r in found if isinstance(r, Statement) and r.kind in self.kind)


_ALL: Final = Filters()


class Content(NamedTuple):
    """Everything that a brief prints.

    Attributes:
        between: the records between the two sides.
        leaders: the people whom these name, and leaders of a side cited from the same paragraphs.
        organizations: the organizations that the records between the two sides name.
        sources: the sources, those that the records are drawn from first.
        coverage: the sources and years of the records between the two sides.
        citations: the citations to print for each record, by its id.
        actors: the parties whose acts count for the two sides.
    """

    between: RecordsBetween
    leaders: tuple[Leader, ...]
    organizations: tuple[Organization, ...]
    sources: tuple[Source, ...]
    coverage: Coverage
    citations: Mapping[str, Citations]
    actors: frozenset[str]


def collect(
    collection: Collection,
    first: str,
    second: str,
    *,
    continuing: bool = False,
    predecessors: bool = False,
    filters: Filters = _ALL,
) -> Content:
    """Return the content of a brief on two sides.

    >>> from diplomacy.fixtures import ARCHIVE
    >>> content = collect(ARCHIVE, "KR", "TR")
    >>> len(content.between.agreements), len(content.leaders), len(content.sources)
    (3, 6, 11)
    """
    between = _records_between(
        collection,
        first,
        second,
        filters,
        continuing=continuing,
        predecessors=predecessors,
    )
    citations: dict[str, Citations] = {
        record.id: record.citations for record in between.iter_records()
    }
    cited = tuple(chain.from_iterable(citations.values()))
    source_ids = {citation.source for citation in cited}
    named = {
        id
        for record in between.iter_records()
        for place in record.REFERENCES
        for id in values_getter(place)(record)
    }
    paragraphs = {(c.source, c.paragraph) for c in cited if c.paragraph}
    leaders = tuple(
        leader
        for leader in collection.leaders
        if leader.id in named or _is_cited_beside(leader, {first, second}, paragraphs)
    )
    organizations = tuple(
        organization for organization in collection.organizations if organization.id in named
    )
    named_records: tuple[Leader | Organization, ...] = (*leaders, *organizations)
    for record in named_records:
        citations[record.id] = _citations_from(record, source_ids)
    actors = actors_for(
        collection, (first, second), continuing=continuing, predecessors=predecessors
    )
    coverage = _measure_coverage(
        collection, between, chain.from_iterable(citations.values()), actors
    )
    sources = (*coverage.drawn_from, *coverage.consulted)
    return Content(between, leaders, organizations, sources, coverage, citations, actors)


def iter_dates(
    collection: Collection, record: Cited, actors: AbstractSet[str] | None = None
) -> Iterator[PartialDate | Period | None]:
    """Yield the date of each entry of a record on a timeline.

    A record with milestones or acts has an entry for each, see `iter_acts`; a mission without acts
    has one entry, without a date.

    >>> from diplomacy.fixtures import ARCHIVE
    >>> list(iter_dates(ARCHIVE, ARCHIVE["kr-tr-strategic-partnership"]))
    [PartialDate('2012')]
    """
    if isinstance(record, Agreement | Partnership):
        yield from (act.date for act in iter_acts(record, actors))
    elif isinstance(record, Mission) and record.history:
        yield from (act.date for act in record.history)
    else:
        yield collection.date_of(record)


def _records_between(
    collection: Collection,
    first: str,
    second: str,
    filters: Filters,
    *,
    continuing: bool,
    predecessors: bool,
) -> RecordsBetween:
    """Return the records between two sides, by type."""
    scope = queries.Scope(False, continuing, predecessors)

    def find(record_type: type[R]) -> tuple[R, ...]:
        found = queries.records_between(collection, record_type, first, second, scope)
        return filters.apply(collection, found)

    def memberships_of(party: str) -> list[Membership]:
        affiliations = queries.memberships_of(
            collection, party, continuing=continuing, predecessors=predecessors
        )
        return [affiliation.membership for affiliation in affiliations]

    ours, theirs = memberships_of(first), memberships_of(second)
    shared = {m.organization for m in ours} & {m.organization for m in theirs}
    organizations = shared | {first, second}
    memberships = {m.id: m for m in (*ours, *theirs) if m.organization in organizations}
    return RecordsBetween(
        partnerships=find(Partnership),
        memberships=filters.apply(collection, memberships.values()),
        meetings=find(Meeting),
        visits=find(Visit),
        missions=find(Mission),
        agreements=find(Agreement),
        trade_figures=find(TradeFigure),
        statistics=find(Statistic),
        statements=find(Statement),
    )


def _is_cited_beside(
    leader: Leader, sides: AbstractSet[str], paragraphs: AbstractSet[tuple[str, int | None]]
) -> bool:
    """Return whether a leader of a side is cited from one of the paragraphs."""
    if not any(tenure.is_leader and tenure.party in sides for tenure in leader.tenures):
        return False
    return any((c.source, c.paragraph) in paragraphs for c in leader.citations)


def _citations_from(record: Leader | Organization, source_ids: AbstractSet[str]) -> Citations:
    """Return a record's citations of these sources.

    A printed field that none of them supports keeps its citations of other sources.
    """
    chosen = [c for c in record.citations if c.source in source_ids]
    for field in _PRINTED_FIELDS[type(record)]:
        if not any(_supports(c, field) for c in chosen):
            chosen += [c for c in record.citations if _supports(c, field)]
    return tuple(dict.fromkeys(chosen))


def _supports(citation: Citation, field: str) -> bool:
    """Return whether a citation supports a field or a part of it."""
    return any(
        path == field or path.startswith((f"{field}.", f"{field}[")) for path in citation.fields
    )


def _measure_coverage(
    collection: Collection,
    between: RecordsBetween,
    cited: Iterable[Citation],
    actors: AbstractSet[str],
) -> Coverage:
    """Return the sources of all citations, and the years of the records between two sides."""
    consulted = {citation.source for citation in cited}
    drawn_from = {
        citation.source
        for record in between.iter_records()
        for citation in record.citations
        if citation.basis is not Basis.EXTERNAL
    }
    dates = [
        date
        for record in between.iter_records()
        for date in _dates_of_events(collection, record, actors)
        if date is not None
    ]
    years = [day.year for date in dates for day in (date.sort_key[0], _last_known_day(date))]
    return Coverage(
        tuple(source for source in collection.sources if source.id in drawn_from),
        tuple(source for source in collection.sources if source.id in consulted - drawn_from),
        (min(years), max(years)) if years else None,
    )


def _dates_of_events(
    collection: Collection, record: Cited, actors: AbstractSet[str]
) -> Iterable[PartialDate | Period | None]:
    """Return the dates of a record, apart from the dates of plans and targets."""
    match record:
        case Agreement() | Partnership():
            return [act.date for act in iter_acts(record, actors) if not act.planned]
        case Mission():
            return [act.date for act in record.history if not act.planned]
        case Meeting() | Visit() if record.status in _PLANNED_STATUSES:
            return ()
        case TradeFigure() | Statistic() if record.kind is FigureKind.TARGET:
            return (record.as_of,)
        case Membership(planned=True):
            return ()
        case _:
            return iter_dates(collection, record)


def _last_known_day(moment: PartialDate | Period) -> date:
    """Return the last day of a date or period, or the first if it is open."""
    return moment.latest or moment.sort_key[0]

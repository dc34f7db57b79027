"""Queries about two parties.

A party stands for a country if it is that country or an organization of that country, so that an
agreement between two companies is found under their countries. ``states_only=True`` narrows a
query to the states themselves; ``continuing=True`` and ``predecessors=True`` widen it to earlier
states, see `diplomacy.queries.sides`. Sides are given as codes, names, or ids of organizations.

Answers are in order of time. An empty answer means that nothing is on record.
"""

from collections.abc import Iterator
from typing import Final, TypeVar

from diplomacy import converters
from diplomacy.collection import Collection
from diplomacy.dates import to_date
from diplomacy.queries.filters import (
    Day,
    Topics,
    filter_by_span,
    filter_by_stage,
    filter_by_term,
    filter_by_topic,
)
from diplomacy.queries.in_force import filter_in_force
from diplomacy.queries.pair_index import PairIndex
from diplomacy.queries.sides import (
    Side,
    countries_by_organization,
    iter_side_pairs,
    resolve_pair,
)
from diplomacy.records import (
    Agreement,
    Meeting,
    Partnership,
    Record,
    Statement,
    Statistic,
    Summit,
    TradeFigure,
)
from diplomacy.vocabulary import (
    FigureKind,
    InstrumentKind,
    MeetingLevel,
    MeetingStatus,
    PartnershipKind,
    Stage,
    StatementKind,
    TradeFlow,
)

__all__ = [
    "agreements_between",
    "iter_counted",
    "meetings_between",
    "partnerships_between",
    "records_between",
    "statements_between",
    "statistics_between",
    "summits_between",
    "trade_between",
]

R = TypeVar("R", bound=Record)

# The memo of answers is emptied when it holds more records than this: some 8 MB.
_MAX_REMEMBERED: Final = 1_000_000


def records_between(
    collection: Collection,
    record_type: type[R],
    first: str,
    second: str,
    *,
    states_only: bool = False,
    continuing: bool = False,
    predecessors: bool = False,
) -> tuple[R, ...]:
    """Return the records of a type between two parties, in order of time.

    Raises:
        UnknownParty: if no country and no organization has the name of a side.
        AmbiguousCountry, AmbiguousParty: if several have it.
        SameParty: if both sides are the same.

    >>> from diplomacy import Agreement
    >>> from diplomacy.fixtures import ARCHIVE
    >>> len(records_between(ARCHIVE, Agreement, "KR", "TR"))
    3
    """
    states_only = converters.flag(states_only)
    pair = resolve_pair(collection, first, second)
    pairs = list(iter_side_pairs(*pair, continuing=continuing, predecessors=predecessors))
    if len(pairs) == 1:
        return _records_of_pair(collection, record_type, pair, states_only)
    found = {
        record.id: record
        for left, right in pairs
        for record in iter_counted(collection, record_type, left, right, states_only=states_only)
    }
    return collection.in_order(found.values())


def iter_counted(
    collection: Collection, record_type: type[R], left: Side, right: Side, *, states_only: bool
) -> Iterator[R]:
    """Yield the records between the parties of two sides that count for both."""
    pair = left.party, right.party
    for record in _records_of_pair(collection, record_type, pair, states_only):
        when = collection.date_of(record)
        if left.counts(when) and right.counts(when):
            yield record


def _records_of_pair(
    collection: Collection, record_type: type[R], pair: tuple[str, str], states_only: bool
) -> tuple[R, ...]:
    """Return the records of a type between two resolved parties, in order of time."""
    memo: dict[tuple[str, str], tuple[R, ...]] = collection.memoize(
        ("answers", record_type, states_only), dict[tuple[str, str], tuple[R, ...]]
    )
    answer = memo.get(pair)
    if answer is None:
        index = collection.memoize(
            ("pair index", record_type),
            lambda: PairIndex(
                record_type,
                collection.of_type(record_type),
                countries_by_organization(collection),
            ),
        )
        answer = collection.in_order(index.between(*pair, states_only=states_only))
        if sum(map(len, tuple(memo.values()))) + len(answer) > _MAX_REMEMBERED:
            memo.clear()
        memo[pair] = answer
    return answer


def agreements_between(
    collection: Collection,
    first: str,
    second: str,
    *,
    kind: InstrumentKind | str | None = None,
    stage: Stage | str | None = None,
    reached: Stage | str | None = None,
    topic: Topics | None = None,
    in_force_on: Day | None = None,
    certain: bool = False,
    since: Day | None = None,
    until: Day | None = None,
    states_only: bool = False,
    continuing: bool = False,
    predecessors: bool = False,
) -> tuple[Agreement, ...]:
    """Return the agreements to which both sides are parties, multilateral ones included.

    Args:
        collection: the records to search.
        first: a party, as a code, a name or the id of an organization.
        second: another party.
        kind: the kind of instrument.
        stage: the current stage.
        reached: a stage that was reached, whether or not it is the current one.
        topic: a topic, or several, of which the agreement has any; narrower ones count.
        in_force_on: a day on which it was in force between the two, see
            `diplomacy.Agreement.certainly_in_force`.
        certain: whether it must be certain that it was in force between them on that day, by
            what its sources can know; if not, it is enough that no record excludes it.
        since: the first day on which it may have been signed.
        until: the last day on which it may have been signed.
        states_only: whether the sides must be parties themselves.
        continuing: whether to count what states did that a side continues in law.
        predecessors: whether to count what states did before a side came from them, which may bind
            it; includes *continuing*.

    Raises:
        UnknownParty: if no country and no organization has the name of a side.
        AmbiguousCountry, AmbiguousParty: if several have it.
        SameParty: if both sides are the same.
        InvalidTerm: if there is no such kind, or no such stage of agreements.
        InvalidId: if a topic is not a slug.
        UnknownTopic: if no record of the collection is on a topic.
        InvalidDate, InvalidPeriod: if a date is invalid, or the span ends before it starts.

    >>> from diplomacy.fixtures import ARCHIVE
    >>> [a.id for a in ARCHIVE.agreements_between("KR", "TR", states_only=True)]
    ['kr-tr-fta']
    >>> len(ARCHIVE.agreements_between("South Korea", "Turkey", reached="signed"))
    3
    >>> [a.id for a in ARCHIVE.agreements_between("KR", "TR", in_force_on="2014", certain=True)]
    ['kr-tr-fta']
    """
    found = records_between(
        collection,
        Agreement,
        first,
        second,
        states_only=states_only,
        continuing=continuing,
        predecessors=predecessors,
    )
    found = filter_by_term(found, "kind", InstrumentKind, kind)
    found = filter_by_stage(found, Agreement, stage, reached)
    if in_force_on is not None:
        found = filter_in_force(
            collection,
            found,
            iter_side_pairs(
                *resolve_pair(collection, first, second),
                continuing=continuing,
                predecessors=predecessors,
            ),
            to_date(in_force_on),
            certain=converters.flag(certain),
            states_only=converters.flag(states_only),
        )
    return filter_by_span(collection, filter_by_topic(collection, found, topic), since, until)


def partnerships_between(
    collection: Collection,
    first: str,
    second: str,
    *,
    kind: PartnershipKind | str | None = None,
    stage: Stage | str | None = None,
    reached: Stage | str | None = None,
    since: Day | None = None,
    until: Day | None = None,
    states_only: bool = False,
    continuing: bool = False,
    predecessors: bool = False,
) -> tuple[Partnership, ...]:
    """Return the partnerships between two sides: relations, alliances, joint bodies.

    The arguments are those of `agreements_between`.

    Raises:
        UnknownParty, AmbiguousCountry, AmbiguousParty, SameParty: as `agreements_between`.
        InvalidTerm: if there is no such kind, or no such stage of partnerships.
        InvalidDate, InvalidPeriod: if a date is invalid, or the span ends before it starts.

    >>> from diplomacy.fixtures import ARCHIVE
    >>> [p.designation for p in ARCHIVE.partnerships_between("KR", "KG")]
    [None, 'Comprehensive Partnership']
    """
    found = records_between(
        collection,
        Partnership,
        first,
        second,
        states_only=states_only,
        continuing=continuing,
        predecessors=predecessors,
    )
    found = filter_by_term(found, "kind", PartnershipKind, kind)
    found = filter_by_stage(found, Partnership, stage, reached)
    return filter_by_span(collection, found, since, until)


def meetings_between(
    collection: Collection,
    first: str,
    second: str,
    *,
    level: MeetingLevel | str | None = None,
    status: MeetingStatus | str | None = None,
    topic: Topics | None = None,
    since: Day | None = None,
    until: Day | None = None,
    states_only: bool = False,
    continuing: bool = False,
    predecessors: bool = False,
) -> tuple[Meeting, ...]:
    """Return the meetings in which both sides took or will take part, summits included.

    Proposed, planned and cancelled meetings are included; ``status="held"`` leaves them out.

    Raises:
        UnknownParty, AmbiguousCountry, AmbiguousParty, SameParty: as `agreements_between`.
        InvalidTerm: if there is no such level or status.
        InvalidId: if a topic is not a slug.
        UnknownTopic: if no record of the collection is on a topic.
        InvalidDate, InvalidPeriod: if a date is invalid, or the span ends before it starts.

    >>> from diplomacy.fixtures import ARCHIVE
    >>> [m.id for m in ARCHIVE.meetings_between("RU", "TR", status="held")]
    ['2023-09-ru-tr-summit', 'sco-astana-2024', '2024-07-03-ru-tr-summit']
    """
    found = records_between(
        collection,
        Meeting,
        first,
        second,
        states_only=states_only,
        continuing=continuing,
        predecessors=predecessors,
    )
    found = filter_by_term(found, "level", MeetingLevel, level)
    found = filter_by_term(found, "status", MeetingStatus, status)
    return filter_by_span(collection, filter_by_topic(collection, found, topic), since, until)


def summits_between(
    collection: Collection,
    first: str,
    second: str,
    *,
    status: MeetingStatus | str | None = None,
    topic: Topics | None = None,
    since: Day | None = None,
    until: Day | None = None,
    states_only: bool = False,
    continuing: bool = False,
    predecessors: bool = False,
) -> tuple[Summit, ...]:
    """Return the meetings of leaders in which both sides took or will take part.

    Proposed, planned and cancelled summits are included; ``status="held"`` leaves them out.

    Raises:
        UnknownParty, AmbiguousCountry, AmbiguousParty, SameParty: as `agreements_between`.
        InvalidTerm, InvalidId, UnknownTopic, InvalidDate, InvalidPeriod: as `meetings_between`.

    >>> from diplomacy.fixtures import ARCHIVE
    >>> [str(s.period) for s in ARCHIVE.summits_between("KR", "TR")]
    ['2018-05', '2025-11-24']
    """
    found = meetings_between(
        collection,
        first,
        second,
        status=status,
        topic=topic,
        since=since,
        until=until,
        states_only=states_only,
        continuing=continuing,
        predecessors=predecessors,
    )
    return tuple(meeting for meeting in found if isinstance(meeting, Summit))


def trade_between(
    collection: Collection,
    first: str,
    second: str,
    *,
    kind: FigureKind | str | None = None,
    flow: TradeFlow | str | None = None,
    since: Day | None = None,
    until: Day | None = None,
    states_only: bool = False,
    continuing: bool = False,
    predecessors: bool = False,
) -> tuple[TradeFigure, ...]:
    """Return the trade figures that either side reports for the other.

    Targets are included unless *kind* says otherwise. Figures of two reporters are neither added
    nor mirrored, since countries count differently.

    Raises:
        UnknownParty, AmbiguousCountry, AmbiguousParty, SameParty: as `agreements_between`.
        InvalidTerm: if there is no such kind or flow.
        InvalidDate, InvalidPeriod: if a date is invalid, or the span ends before it starts.

    >>> from diplomacy.fixtures import ARCHIVE
    >>> [str(figure.value) for figure in ARCHIVE.trade_between("TR", "RU", kind="target")]
    ['100 billion US dollars']
    """
    found = records_between(
        collection,
        TradeFigure,
        first,
        second,
        states_only=states_only,
        continuing=continuing,
        predecessors=predecessors,
    )
    found = filter_by_term(found, "kind", FigureKind, kind)
    found = filter_by_term(found, "flow", TradeFlow, flow)
    return filter_by_span(collection, found, since, until)


def statistics_between(
    collection: Collection,
    first: str,
    second: str,
    *,
    indicator: str | None = None,
    since: Day | None = None,
    until: Day | None = None,
    states_only: bool = False,
    continuing: bool = False,
    predecessors: bool = False,
) -> tuple[Statistic, ...]:
    """Return the statistics of one side that concern the other.

    Raises:
        UnknownParty, AmbiguousCountry, AmbiguousParty, SameParty: as `agreements_between`.
        InvalidId: if the indicator is not a slug.
        InvalidDate, InvalidPeriod: if a date is invalid, or the span ends before it starts.

    >>> from diplomacy.fixtures import ARCHIVE
    >>> [str(s.value) for s in ARCHIVE.statistics_between("TR", "RU")]
    ['6.7 million persons', 'more than 1 hour']
    """
    found = records_between(
        collection,
        Statistic,
        first,
        second,
        states_only=states_only,
        continuing=continuing,
        predecessors=predecessors,
    )
    if indicator is not None:
        slug = converters.slug(indicator)
        found = tuple(statistic for statistic in found if statistic.indicator == slug)
    return filter_by_span(collection, found, since, until)


def statements_between(
    collection: Collection,
    first: str,
    second: str,
    *,
    kind: StatementKind | str | None = None,
    topic: Topics | None = None,
    since: Day | None = None,
    until: Day | None = None,
    states_only: bool = False,
    continuing: bool = False,
    predecessors: bool = False,
) -> tuple[Statement, ...]:
    """Return the statements of one side to the other, of both, or about both.

    Raises:
        UnknownParty, AmbiguousCountry, AmbiguousParty, SameParty: as `agreements_between`.
        InvalidTerm: if there is no such kind.
        InvalidId: if a topic is not a slug.
        UnknownTopic: if no record of the collection is on a topic.
        InvalidDate, InvalidPeriod: if a date is invalid, or the span ends before it starts.

    >>> from diplomacy.fixtures import ARCHIVE
    >>> [s.id for s in ARCHIVE.statements_between("KR", "NL", kind="requested")]
    ['2023-07-yoon-asks-asml-investment']
    """
    found = records_between(
        collection,
        Statement,
        first,
        second,
        states_only=states_only,
        continuing=continuing,
        predecessors=predecessors,
    )
    found = filter_by_term(found, "kind", StatementKind, kind)
    return filter_by_span(collection, filter_by_topic(collection, found, topic), since, until)

"""Queries about two sides.

A side is a country, an organization or a person, see `diplomacy.queries.sides`; the other arguments
are explained in `diplomacy.queries.filters`. Answers are in order of time. An empty answer means that
nothing is on record.
"""

from diplomacy import converters
from diplomacy.collection import Collection, answering
from diplomacy.queries.filters import (
    Day,
    Topics,
    filter_by_span,
    filter_by_stage,
    filter_by_terms,
    filter_by_topic,
)
from diplomacy.queries.in_force import filter_in_force
from diplomacy.queries.sides import Scope, records_between, resolve_sides
from diplomacy.records import (
    Agreement,
    Meeting,
    Partnership,
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
    "meetings_between",
    "partnerships_between",
    "statements_between",
    "statistics_between",
    "summits_between",
    "trade_between",
]


@answering
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
    since: Day | None = None,
    until: Day | None = None,
    certain: bool = False,
    states_only: bool = False,
    continuing: bool = False,
    predecessors: bool = False,
) -> tuple[Agreement, ...]:
    """Return the agreements to which both sides are parties.

    Multilateral agreements are included. A party represents its country, unless *states_only* is
    True.

    Args:
        collection: the records to search.
        first: a side: a country, an organization or a person, by id, code or name.
        second: another side. An agreement is not between people, so the answer is empty if either
            is a person.
        kind: the kind of instrument.
        stage: the current stage.
        reached: a stage that was reached, whether or not it is the current one.
        topic: a topic, or several, of which the agreement has any; narrower ones count.
        in_force_on: a day on which it may have been in force between the two, see
            `diplomacy.Agreement.possibly_in_force`.
        since: the first day on which it may have been signed.
        until: the last day on which it may have been signed.
        certain: whether *in_force_on*, *since* and *until* must certainly apply according to the
            sources; if not, it is enough that no record excludes it.
        states_only: whether the sides must be parties themselves.
        continuing: whether to count acts of states that a side continues in law.
        predecessors: whether to count acts of states before a side came from them, which may bind
            it; includes *continuing*.

    Raises:
        UnknownParty: if no country, organization or person has the name of a side.
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
    scope = Scope(states_only, continuing, predecessors)
    found = records_between(collection, Agreement, first, second, scope)
    found = filter_by_terms(found, kind=(InstrumentKind, kind))
    found = filter_by_stage(found, Agreement, stage, reached)
    sides = resolve_sides(collection, first, second)
    found = filter_in_force(collection, found, sides, scope, in_force_on, certain=certain)
    return filter_by_span(
        collection, filter_by_topic(collection, found, topic), since, until, certain=certain
    )


@answering
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
    certain: bool = False,
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
    scope = Scope(states_only, continuing, predecessors)
    found = records_between(collection, Partnership, first, second, scope)
    found = filter_by_terms(found, kind=(PartnershipKind, kind))
    found = filter_by_stage(found, Partnership, stage, reached)
    return filter_by_span(collection, found, since, until, certain=certain)


@answering
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
    certain: bool = False,
    states_only: bool = False,
    continuing: bool = False,
    predecessors: bool = False,
) -> tuple[Meeting, ...]:
    """Return the meetings in which both sides took or will take part.

    Summits are included, and so are proposed, planned and cancelled meetings, which
    ``status="held"`` leaves out.

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
    scope = Scope(states_only, continuing, predecessors)
    found = records_between(collection, Meeting, first, second, scope)
    found = filter_by_terms(found, level=(MeetingLevel, level), status=(MeetingStatus, status))
    return filter_by_span(
        collection, filter_by_topic(collection, found, topic), since, until, certain=certain
    )


@answering
def summits_between(
    collection: Collection,
    first: str,
    second: str,
    *,
    status: MeetingStatus | str | None = None,
    topic: Topics | None = None,
    since: Day | None = None,
    until: Day | None = None,
    certain: bool = False,
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
        certain=certain,
        states_only=states_only,
        continuing=continuing,
        predecessors=predecessors,
    )
    return tuple(meeting for meeting in found if isinstance(meeting, Summit))


@answering
def trade_between(
    collection: Collection,
    first: str,
    second: str,
    *,
    kind: FigureKind | str | None = None,
    flow: TradeFlow | str | None = None,
    since: Day | None = None,
    until: Day | None = None,
    certain: bool = False,
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
    scope = Scope(states_only, continuing, predecessors)
    found = records_between(collection, TradeFigure, first, second, scope)
    found = filter_by_terms(found, kind=(FigureKind, kind), flow=(TradeFlow, flow))
    return filter_by_span(collection, found, since, until, certain=certain)


@answering
def statistics_between(
    collection: Collection,
    first: str,
    second: str,
    *,
    kind: FigureKind | str | None = None,
    indicator: str | None = None,
    since: Day | None = None,
    until: Day | None = None,
    certain: bool = False,
    states_only: bool = False,
    continuing: bool = False,
    predecessors: bool = False,
) -> tuple[Statistic, ...]:
    """Return the statistics of one side that concern the other.

    Raises:
        UnknownParty, AmbiguousCountry, AmbiguousParty, SameParty: as `agreements_between`.
        InvalidTerm: if there is no such kind.
        InvalidId: if the indicator is not a slug.
        InvalidDate, InvalidPeriod: if a date is invalid, or the span ends before it starts.

    >>> from diplomacy.fixtures import ARCHIVE
    >>> [str(s.value) for s in ARCHIVE.statistics_between("TR", "RU")]
    ['6.7 million persons', 'more than 1 hour']
    """
    scope = Scope(states_only, continuing, predecessors)
    found = records_between(collection, Statistic, first, second, scope)
    found = filter_by_terms(found, kind=(FigureKind, kind))
    if indicator is not None:
        slug = converters.slug(indicator)
        found = tuple(statistic for statistic in found if statistic.indicator == slug)
    return filter_by_span(collection, found, since, until, certain=certain)


@answering
def statements_between(
    collection: Collection,
    first: str,
    second: str,
    *,
    kind: StatementKind | str | None = None,
    topic: Topics | None = None,
    since: Day | None = None,
    until: Day | None = None,
    certain: bool = False,
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
    scope = Scope(states_only, continuing, predecessors)
    found = records_between(collection, Statement, first, second, scope)
    found = filter_by_terms(found, kind=(StatementKind, kind))
    return filter_by_span(
        collection, filter_by_topic(collection, found, topic), since, until, certain=certain
    )

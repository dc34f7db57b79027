"""Queries about one side: a country, an organization or a person.

The side and the other arguments are as in `diplomacy.queries.between`. The answer has the records
with the side among the parties that they are between, see `diplomacy.queries.sides`, in order of
time. Queries about visits and missions, which have a direction, are in their own modules.
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
from diplomacy.queries.sides import Scope, records_of, resolve_side
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
    "agreements_of",
    "meetings_of",
    "partnerships_of",
    "statements_of",
    "statistics_of",
    "summits_of",
    "trade_of",
]


@answering
def agreements_of(
    collection: Collection,
    side: str,
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
    """Return the agreements to which a side is a party.

    A party represents its country, unless *states_only* is True.

    Args:
        collection: the records to search.
        side: a country or an organization, by id, code or name. A person is accepted, with an
            empty answer, since an agreement is not between people.
        kind: the kind of instrument.
        stage: the current stage.
        reached: a stage that was reached, whether or not it is the current one.
        topic: a topic, or several, of which the agreement has any; narrower ones count.
        in_force_on: a day on which it may have been in force for the side.
        since: the first day on which it may have been signed.
        until: the last day on which it may have been signed.
        certain: whether *in_force_on*, *since* and *until* must certainly apply according to the
            sources; if not, it is enough that no record excludes it.
        states_only: whether the side must be a party itself.
        continuing: whether to count acts of states that the side continues in law.
        predecessors: whether to count acts of states before the side came from them, which may bind
            it; includes *continuing*.

    Raises:
        UnknownParty: if no country, organization or person has the name.
        AmbiguousCountry, AmbiguousParty: if several have it.
        InvalidTerm: if there is no such kind, or no such stage of agreements.
        InvalidId: if a topic is not a slug.
        UnknownTopic: if no record of the collection is on a topic.
        InvalidDate, InvalidPeriod: if a date is invalid, or the span ends before it starts.

    >>> from diplomacy.fixtures import ARCHIVE
    >>> [a.id for a in ARCHIVE.agreements_of("TR", in_force_on="2014", certain=True)]
    ['kr-tr-fta']
    """
    scope = Scope(states_only, continuing, predecessors)
    found = records_of(collection, Agreement, side, scope)
    found = filter_by_terms(found, kind=(InstrumentKind, kind))
    found = filter_by_stage(found, Agreement, stage, reached)
    sides = (resolve_side(collection, side),)
    found = filter_in_force(collection, found, sides, scope, in_force_on, certain=certain)
    found = filter_by_topic(collection, found, topic)
    return filter_by_span(collection, found, since, until, certain=certain)


@answering
def partnerships_of(
    collection: Collection,
    side: str,
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
    """Return the partnerships of a side: relations, alliances, joint bodies.

    The arguments are those of `agreements_of`.

    Raises:
        UnknownParty, AmbiguousCountry, AmbiguousParty: as `agreements_of`.
        InvalidTerm: if there is no such kind, or no such stage of partnerships.
        InvalidDate, InvalidPeriod: if a date is invalid, or the span ends before it starts.

    >>> from diplomacy.fixtures import ARCHIVE
    >>> [p.designation for p in ARCHIVE.partnerships_of("KG")]
    [None, 'Comprehensive Partnership']
    """
    found = records_of(collection, Partnership, side, Scope(states_only, continuing, predecessors))
    found = filter_by_terms(found, kind=(PartnershipKind, kind))
    found = filter_by_stage(found, Partnership, stage, reached)
    return filter_by_span(collection, found, since, until, certain=certain)


@answering
def meetings_of(
    collection: Collection,
    side: str,
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
    """Return the meetings in which a side took or will take part, summits included.

    A host or organizer that does not take part itself does not count. Proposed, planned and
    cancelled meetings are included; ``status="held"`` leaves them out.

    Raises:
        UnknownParty, AmbiguousCountry, AmbiguousParty: as `agreements_of`.
        InvalidTerm: if there is no such level or status.
        InvalidId: if a topic is not a slug.
        UnknownTopic: if no record of the collection is on a topic.
        InvalidDate, InvalidPeriod: if a date is invalid, or the span ends before it starts.

    >>> from diplomacy.fixtures import ARCHIVE
    >>> [m.id for m in ARCHIVE.meetings_of("Putin", status="held", since="2024")]
    ['sco-astana-2024', '2024-07-03-ru-tr-summit']
    """
    found = records_of(collection, Meeting, side, Scope(states_only, continuing, predecessors))
    found = filter_by_terms(found, level=(MeetingLevel, level), status=(MeetingStatus, status))
    found = filter_by_topic(collection, found, topic)
    return filter_by_span(collection, found, since, until, certain=certain)


@answering
def summits_of(
    collection: Collection,
    side: str,
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
    """Return the meetings of leaders in which a side took or will take part.

    The arguments and errors are those of `meetings_of`.

    >>> from diplomacy.fixtures import ARCHIVE
    >>> [str(summit.period) for summit in ARCHIVE.summits_of("Lee Jae Myung")]
    ['2025-11-24']
    """
    found = meetings_of(
        collection,
        side,
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
def trade_of(
    collection: Collection,
    side: str,
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
    """Return the trade figures that a country reports, or that others report for it.

    Targets are included unless *kind* says otherwise.

    Raises:
        UnknownParty, AmbiguousCountry, AmbiguousParty: as `agreements_of`.
        InvalidTerm: if there is no such kind or flow.
        InvalidDate, InvalidPeriod: if a date is invalid, or the span ends before it starts.

    >>> from diplomacy.fixtures import ARCHIVE
    >>> {str(f.partner) for f in ARCHIVE.trade_of("TR", kind="target")}
    {'RU'}
    """
    found = records_of(collection, TradeFigure, side, Scope(states_only, continuing, predecessors))
    found = filter_by_terms(found, kind=(FigureKind, kind), flow=(TradeFlow, flow))
    return filter_by_span(collection, found, since, until, certain=certain)


@answering
def statistics_of(
    collection: Collection,
    side: str,
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
    """Return the statistics of which a side is the subject or the counterpart.

    Raises:
        UnknownParty, AmbiguousCountry, AmbiguousParty: as `agreements_of`.
        InvalidTerm: if there is no such kind.
        InvalidId: if the indicator is not a slug.
        InvalidDate, InvalidPeriod: if a date is invalid, or the span ends before it starts.

    >>> from diplomacy.fixtures import ARCHIVE
    >>> [str(s.value) for s in ARCHIVE.statistics_of("RU", indicator="tourist-arrivals")]
    ['6.7 million persons']
    """
    found = records_of(collection, Statistic, side, Scope(states_only, continuing, predecessors))
    found = filter_by_terms(found, kind=(FigureKind, kind))
    if indicator is not None:
        slug = converters.slug(indicator)
        found = tuple(statistic for statistic in found if statistic.indicator == slug)
    return filter_by_span(collection, found, since, until, certain=certain)


@answering
def statements_of(
    collection: Collection,
    side: str,
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
    """Return the statements by a side, to it or about it.

    Statements of a person are those in which the person speaks or is addressed.

    Raises:
        UnknownParty, AmbiguousCountry, AmbiguousParty: as `agreements_of`.
        InvalidTerm: if there is no such kind.
        InvalidId: if a topic is not a slug.
        UnknownTopic: if no record of the collection is on a topic.
        InvalidDate, InvalidPeriod: if a date is invalid, or the span ends before it starts.

    >>> from diplomacy.fixtures import ARCHIVE
    >>> [s.id for s in ARCHIVE.statements_of("NL", kind="requested")]
    ['2023-07-yoon-asks-asml-investment']
    """
    found = records_of(collection, Statement, side, Scope(states_only, continuing, predecessors))
    found = filter_by_terms(found, kind=(StatementKind, kind))
    found = filter_by_topic(collection, found, topic)
    return filter_by_span(collection, found, since, until, certain=certain)

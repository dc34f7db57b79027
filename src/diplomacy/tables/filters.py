"""The filters of queries on an engine, with the meaning and the errors of those in memory.

The filters of `diplomacy.queries`, called without records, find invalid arguments.
"""

from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING, Any, Final, NamedTuple, TypedDict

from diplomacy import converters
from diplomacy.dates import PartialDate, day_bounds, to_date
from diplomacy.queries.filters import (
    Day,
    Topics,
    filter_by_span,
    filter_by_stage,
    filter_by_terms,
    filter_by_topic,
)
from diplomacy.queries.sides import Scope, resolve_person
from diplomacy.records import (
    Agreement,
    Meeting,
    Mission,
    Partnership,
    Statement,
    Statistic,
    TradeFigure,
    Visit,
)
from diplomacy.tables.conditions import (
    any_of,
    column,
    covers,
    load_narwhals,
    meets,
    never,
    with_ids,
    within_span,
)
from diplomacy.vocabulary import (
    FigureKind,
    InstrumentKind,
    MeetingLevel,
    MeetingStatus,
    MembershipStatus,
    MissionRank,
    PartnershipKind,
    Role,
    Stage,
    StatementKind,
    Term,
    TradeFlow,
    VisitRank,
    narrower_topics,
)

if TYPE_CHECKING:
    from diplomacy.tables.store import Store

__all__ = [
    "AgreementFilters",
    "LeaderFilters",
    "MeetingFilters",
    "MemberFilters",
    "MembershipFilters",
    "MissionFilters",
    "PartnershipFilters",
    "StatementFilters",
    "StatisticFilters",
    "SummitFilters",
    "TradeFilters",
    "VisitFilters",
    "filter_records",
    "split_scope",
]


class _ScopeFilters(TypedDict, total=False):
    states_only: bool
    continuing: bool
    predecessors: bool


class _SpanFilters(_ScopeFilters, total=False):
    since: Day | None
    until: Day | None
    certain: bool


class PartnershipFilters(_SpanFilters, total=False):
    """The filters of partnerships."""

    kind: PartnershipKind | str | None
    stage: Stage | str | None
    reached: Stage | str | None


class AgreementFilters(_SpanFilters, total=False):
    """The filters of agreements."""

    kind: InstrumentKind | str | None
    stage: Stage | str | None
    reached: Stage | str | None
    topic: Topics | None
    in_force_on: Day | None


class SummitFilters(_SpanFilters, total=False):
    """The filters of summits."""

    status: MeetingStatus | str | None
    topic: Topics | None


class MeetingFilters(SummitFilters, total=False):
    """The filters of meetings."""

    level: MeetingLevel | str | None


class VisitFilters(SummitFilters, total=False):
    """The filters of visits."""

    rank: VisitRank | str | None
    leader: str | None


class MissionFilters(_SpanFilters, total=False):
    """The filters of missions."""

    rank: MissionRank | str | None
    on: Day | None


class TradeFilters(_SpanFilters, total=False):
    """The filters of trade figures."""

    kind: FigureKind | str | None
    flow: TradeFlow | str | None


class StatisticFilters(_SpanFilters, total=False):
    """The filters of statistics."""

    kind: FigureKind | str | None
    indicator: str | None


class StatementFilters(_SpanFilters, total=False):
    """The filters of statements."""

    kind: StatementKind | str | None
    topic: Topics | None


class LeaderFilters(TypedDict, total=False):
    """The filters of those who hold an office."""

    on: Day | None
    role: Role | str | None
    certain: bool
    continuing: bool
    predecessors: bool


class MemberFilters(TypedDict, total=False):
    """The filters of the members of an organization."""

    on: Day | None
    status: MembershipStatus | str | None
    certain: bool


class MembershipFilters(MemberFilters, total=False):
    """The filters of the memberships of a party."""

    continuing: bool
    predecessors: bool


class _Kind(NamedTuple):
    """The filters of a type of records.

    Attributes:
        names: the names of the filters.
        terms: the vocabulary of each filter that is a term of a field.
    """

    names: frozenset[str]
    terms: Mapping[str, type[Term]]


def _kind_of(filters: type, **terms: type[Term]) -> _Kind:
    return _Kind(frozenset(filters.__annotations__) | _SPAN, terms)


_SPAN: Final = frozenset({"since", "until", "certain", "states_only", "continuing", "predecessors"})
_KINDS: Final[Mapping[Any, _Kind]] = {
    Agreement: _kind_of(AgreementFilters, kind=InstrumentKind),
    Partnership: _kind_of(PartnershipFilters, kind=PartnershipKind),
    Meeting: _Kind(
        _SPAN | {"level", "status", "topic"}, {"level": MeetingLevel, "status": MeetingStatus}
    ),
    Visit: _Kind(
        _SPAN | {"rank", "status", "topic", "leader"}, {"rank": VisitRank, "status": MeetingStatus}
    ),
    Mission: _kind_of(MissionFilters, rank=MissionRank),
    TradeFigure: _kind_of(TradeFilters, kind=FigureKind, flow=TradeFlow),
    Statistic: _kind_of(StatisticFilters, kind=FigureKind),
    Statement: _kind_of(StatementFilters, kind=StatementKind),
}


def split_scope(record_type: Any, filters: Mapping[str, Any]) -> Scope:
    """Return the scope of the sides of a query, after a check of its arguments.

    Raises:
        InvalidType: if one is not True or False.
        TypeError: if there is no filter of a name.
    """
    kind = _KINDS[record_type]
    for name in filters.keys() - kind.names:
        raise TypeError(f"{name!r} is not a filter of {record_type.__name__}")
    return Scope(*(converters.flag(filters.get(name, False)) for name in Scope._fields))


def filter_records(
    tables: "Store",
    record_type: Any,
    rows: Any,
    filters: Mapping[str, Any],
    in_force: "tuple[Any, ...]",
) -> Any:
    """Return the rows of a table that pass the filters of a query.

    Args:
        tables: the tables.
        record_type: the type of the records.
        rows: the rows, as a lazy frame.
        filters: the values of the filters by name.
        in_force: the rows of the parties of the sides of a query for agreements, as pairs of frames
            that must both be bound.
    """
    values: dict[str, Any] = dict.fromkeys(_KINDS[record_type].names) | dict(filters)
    certain = filters.get("certain", False)
    rows = _filter_by_terms(rows, record_type, values)
    if record_type in (Agreement, Partnership):
        rows = _filter_by_stage(rows, record_type, values["stage"], values["reached"])
    if record_type is Agreement and values["in_force_on"] is not None:
        day, is_certain = to_date(values["in_force_on"]), converters.flag(certain)
        rows = _filter_by_force(tables, rows, day, in_force, certain=is_certain)
    if record_type is Visit and values["leader"] is not None:
        rows = _filter_by_traveller(tables, rows, values["leader"])
    if record_type is Statistic and values["indicator"] is not None:
        rows = rows.filter(column("indicator") == converters.slug(values["indicator"]))
    rows = _filter_by_topic(tables, rows, values.get("topic"))
    since, until = values["since"], values["until"]
    filter_by_span(tables.actors, (), since, until, certain=certain)
    if since is not None or until is not None:
        rows = rows.filter(within_span(since, until, certain=certain))
    if record_type is Mission and values["on"] is not None:
        rows = _filter_by_spells(tables, rows, "mission_spells", to_date(values["on"]), certain)
    return rows


def _filter_by_terms(rows: Any, record_type: Any, values: Mapping[str, Any]) -> Any:
    terms = {name: (kind, values[name]) for name, kind in _KINDS[record_type].terms.items()}
    filter_by_terms((), **terms)
    for name, (kind, term) in terms.items():
        if term is not None:
            rows = rows.filter(column(name) == str(kind(term)))
    return rows


def _filter_by_traveller(tables: "Store", rows: Any, leader: str) -> Any:
    person = resolve_person(tables.actors, leader)
    is_traveller = (column("role") == "travellers") & (column("leader") == person)
    return with_ids(rows, tables.rows("visit_parties").filter(is_traveller).select("id"))


def _filter_by_stage(rows: Any, record_type: Any, stage: Any, reached: Any) -> Any:
    filter_by_stage((), record_type, stage, reached)
    if stage is not None:
        rows = rows.filter(column("stage") == str(Stage(stage)))
    if reached is not None:
        rows = rows.filter(column("stages_reached").list.contains(str(Stage(reached))))
    return rows


def _filter_by_topic(tables: "Store", rows: Any, topic: Topics | None) -> Any:
    if topic is None:
        return rows
    given: Any = topic
    if isinstance(topic, Iterable) and not isinstance(topic, str | bytes):
        given = tuple(topic)  # an iterator can be read once
    filter_by_topic(tables.actors, (), given)
    given = [given] if isinstance(given, str) else given
    wanted = sorted({slug for each in given for slug in (each, *narrower_topics(each))})
    return rows.filter(any_of(column("topics").list.contains(slug) for slug in wanted))


_SPELL: Final = ("first_day", "last_day")


def _spells_on(tables: "Store", name: str, day: PartialDate, *, certain: bool) -> Any:
    """Return the spells that certainly include all of a date, or possibly a day of it."""
    certainty = "certain" if certain else "possible"
    spells = tables.rows(name).filter(column("certainty") == certainty)
    if day.qualified:
        return spells.filter(never()) if certain else spells
    first, last = day_bounds(day)
    return spells.filter(covers(_SPELL, first, last) if certain else meets(_SPELL, first, last))


def _filter_by_spells(
    tables: "Store", rows: Any, name: str, day: PartialDate, certain: bool
) -> Any:
    spells = _spells_on(tables, name, day, certain=certain)
    return with_ids(rows, spells.select("id"))


def _filter_by_force(
    tables: "Store", rows: Any, day: PartialDate, pairs: tuple[Any, ...], *, certain: bool
) -> Any:
    """Return the agreements in force for a party of a side, or for two of two sides at once."""
    nw = load_narwhals()
    spells = _spells_on(tables, "agreement_spells", day, certain=certain)
    alone = spells.filter(~column("party").is_null()).select("id", "party", *_SPELL)
    found = [spells.filter(column("party").is_null()).select("id")]
    for left, right in pairs:
        ours, theirs = (
            alone.join(side.select("id", "party").unique(["id", "party"]), on=["id", "party"])
            for side in (left, right)
        )
        both = ours.join(theirs, on="id", suffix="_2")
        if not certain and not day.qualified:  # on the same day
            both = _on_one_day(both, *day_bounds(day))
        found.append(both.select("id"))
    return with_ids(rows, nw.concat(found))


def _on_one_day(both: Any, first: Any, last: Any) -> Any:
    """Return the rows of two spells that have a day in common within a span."""
    nw = load_narwhals()
    low = nw.max_horizontal("first_day", "first_day_2")
    high = nw.min_horizontal("last_day", "last_day_2")
    both = both.with_columns(low=low, high=high)
    common = column("low").is_null() | column("high").is_null() | (column("low") <= column("high"))
    return both.filter(common & meets(("low", "high"), first, last))

"""Commands about two sides, one side, or everything on record.

``relations`` is about two sides. The others also accept one side or none: ``timeline``, ``planned``,
and a list for each type of record.
"""

from collections.abc import Callable, Iterable
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final, TypedDict, TypeVar, cast

from diplomacy import queries
from diplomacy.archive import Archive
from diplomacy.cli.archives import load_archive
from diplomacy.cli.options import Options
from diplomacy.cli.streams import measure_width, print_json, print_line, writing
from diplomacy.dates import PartialDate, Period
from diplomacy.errors import AmbiguousDate, InvalidPeriod, InvalidTerm
from diplomacy.queries.filters import (
    filter_by_stage,
    filter_by_terms,
    filter_by_topic,
    span_test,
)
from diplomacy.queries.sides import resolve_side
from diplomacy.records import (
    Agreement,
    Cited,
    Meeting,
    Membership,
    Mission,
    Partnership,
    Record,
    Statement,
    Statistic,
    TradeFigure,
    Visit,
)
from diplomacy.vocabulary import (
    InstrumentKind,
    MeetingStatus,
    MissionRank,
    StatementKind,
    Term,
    VisitRank,
)

if TYPE_CHECKING:
    from diplomacy.brief import Event, Relations
    from diplomacy.brief.relations import Order
    from diplomacy.queries import Omission, Plan

__all__ = [
    "list_agreements",
    "list_meetings",
    "list_missions",
    "list_plans",
    "list_statements",
    "list_visits",
    "narrow",
    "print_nothing",
    "print_record_lines",
    "print_relations",
    "print_timeline",
]

R = TypeVar("R", bound=Record)
C = TypeVar("C", bound=Cited)
T = TypeVar("T")

# The types with entries on a timeline, in the order of a brief.
_TIMELINE_TYPES: Final = (
    *(Partnership, Membership, Meeting, Visit, Mission, Agreement),
    *(TradeFigure, Statistic, Statement),
)


class _Earlier(TypedDict):
    """The options that widen a query to earlier states."""

    continuing: bool
    predecessors: bool


# The format of a brief by the ending of its file.
_FORMATS: Final = {"": "text", ".txt": "text", ".md": "markdown", ".html": "html", ".htm": "html"}


def print_relations(options: Options) -> bool:
    """Print the bilateral brief on two sides, or write it to a file."""
    archive = load_archive(options)
    first, second = _sides(options)
    _parse_span(options)  # so that errors name the options
    brief = archive.relations(
        first,
        second,
        since=None if options.since is None else _parse_date(options.since),
        until=None if options.until is None else _parse_date(options.until),
        topic=options.topic,
        kind=options.kind,
        sections=_split(options.sections),
        without=_split(options.without),
        order=cast("Order", options.order or "newest"),
        title=options.title,
        as_of=None if options.as_of is None else _parse_date(options.as_of),
        **_earlier(options),
    )
    if options.output:
        _write(brief, options.output, options)
        return True
    if not options.json:
        print_line(_render(brief, options.format).rstrip("\n"))
        return True
    from diplomacy.formats import to_dict

    parts = {name: [to_dict(r) for r in records] for name, records in brief.parts().items()}
    omissions = [
        {"party": o.party, "state": o.state, "keyword": o.keyword, "counts": o.counts}
        for o in brief.omissions
    ]
    sides = [brief.first, brief.second]
    coverage = str(brief.coverage)
    print_json({"sides": sides, **parts, "omissions": omissions, "coverage": coverage})
    return True


def _write(brief: "Relations", file: str, options: Options) -> None:
    """Write a brief to a file, in the format of its ending unless another one is passed.

    Raises:
        InvalidTerm: if there is no format with this ending.
    """
    path = Path(file)
    suffix = path.suffix.lower()
    if options.format is None and suffix not in _FORMATS:
        raise InvalidTerm(suffix, "the ending of a brief", tuple(filter(None, _FORMATS)))
    text = _render(brief, options.format or _FORMATS[suffix])
    with writing(file):
        path.write_text(text.rstrip("\n") + "\n", "utf-8", newline="\n")
    if options.json:
        print_json({"file": file})
    else:
        print_line(f"OK: brief written to {file}")


def _split(names: str | None) -> list[str] | None:
    """Return the names in a text with commas, or None for None."""
    return None if names is None else [name.strip() for name in names.split(",")]


def _render(brief: "Relations", form: str | None) -> str:
    """Return a brief in a format, as text that fits the terminal.

    Raises:
        InvalidTerm: if there is no such format.
    """
    match form:
        case None | "text":
            return brief.to_text(measure_width())
        case "markdown":
            return brief.to_markdown()
        case "html":
            return brief.to_html()
        case _:
            raise InvalidTerm(form, "the format of a brief", ("text", "markdown", "html"))


def print_timeline(options: Options) -> bool:
    """Print the timeline, with an entry on each line, in order of time."""
    from diplomacy.brief import make_timeline
    from diplomacy.brief.actors import actors_for

    archive = load_archive(options)
    records = [r for type_ in _TIMELINE_TYPES for r in _find(archive, options, type_)]
    lies_in = _parse_span(options)
    on_topic = filter_by_topic(archive, records, options.topic)
    sides = [resolve_side(archive, side) for side in _sides(options)]
    actors = actors_for(archive, sides, **_earlier(options)) if len(sides) > 1 else None
    events = [event for event in make_timeline(archive, on_topic, actors) if lies_in(event.when)]
    if options.newest:
        events = _newest_first(events, lambda event: event.when)
    if options.json:
        print_json([_event_to_plain(event) for event in events])
        return True
    for event in events:
        print_line(f"{_in_words(event.when)}  {event.what}  [{event.record.id}]")
    if not events:
        print_nothing("events")
    return True


def list_plans(options: Options) -> bool:
    """Print the plans, promises, offers and requests, two lines each, by due date."""
    archive = load_archive(options)
    plans = archive.planned(
        options.first,
        options.second,
        as_of=datetime.now().astimezone().date()
        if options.as_of is None
        else _parse_date(options.as_of),
        state=options.state,
        topic=options.topic,
        **_earlier(options),
    )
    lies_in = _parse_span(options)
    plans = tuple(plan for plan in plans if lies_in(archive.date_of(plan.record)))
    if options.json:
        print_json([_plan_to_plain(plan) for plan in plans])
        return True
    for plan in plans:
        due = f"due {plan.due.words}" if plan.due else "no date"
        facts = [due] if plan.due is None else [str(plan.state), due]
        print_record_lines(archive, plan.record, str(plan.what), *facts)
    if not plans:
        print_nothing("plans")
    return True


def list_agreements(options: Options) -> bool:
    """Print the agreements of the sides."""
    return _list(
        options,
        Agreement,
        {"kind": InstrumentKind},
        lambda found: filter_by_stage(found, Agreement, options.stage, None),
    )


def list_meetings(options: Options) -> bool:
    """Print the meetings in which the sides took or will take part."""
    return _list(options, Meeting, {"status": MeetingStatus})


def list_missions(options: Options) -> bool:
    """Print the missions between two sides, or those that a side sends and receives."""
    return _list(options, Mission, {"rank": MissionRank})


def list_statements(options: Options) -> bool:
    """Print the statements of the sides, to them or about them."""
    return _list(options, Statement, {"kind": StatementKind})


def list_visits(options: Options) -> bool:
    """Print the visits between two sides, or those that a side made and received."""
    return _list(options, Visit, {"rank": VisitRank, "status": MeetingStatus})


# --- sides and filters --------------------------------------------------------------------------


def _list(
    options: Options,
    record_type: type[C],
    terms: dict[str, type[Term]],
    narrow_further: Callable[[tuple[C, ...]], tuple[C, ...]] = lambda found: found,
) -> bool:
    """Print the records of a type with the sides, two lines each.

    Args:
        options: the sides and the filters.
        record_type: the type.
        terms: the options that filter by the field of their name, each with its vocabulary.
        narrow_further: another filter.
    """
    archive = load_archive(options)
    found = _find(archive, options, record_type)
    wanted = {name: (vocabulary, getattr(options, name)) for name, vocabulary in terms.items()}
    found = narrow_further(filter_by_terms(found, **wanted))
    records = narrow(archive, options, found)
    if options.json:
        from diplomacy.formats import to_dict

        print_json([to_dict(record) for record in records])
        return True
    from diplomacy.brief.entries import render_state

    for record in records:
        print_record_lines(
            archive, record, render_state(record), _in_words(archive.date_of(record))
        )
    if not records:
        print_nothing(f"{record_type.__name__.lower()}s")
    _print_omissions(archive, options, record_type)
    return True


def narrow(archive: Archive, options: Options, found: Iterable[R]) -> tuple[R, ...]:
    """Return the records that pass the filters of topic and time, in order."""
    lies_in = _parse_span(options)
    records = filter_by_topic(archive, found, options.topic)
    records = tuple(record for record in records if lies_in(archive.date_of(record)))
    return tuple(_newest_first(records, archive.date_of)) if options.newest else records


def _newest_first(
    items: Iterable[T], date_of: Callable[[T], PartialDate | Period | None]
) -> list[T]:
    """Return records in reverse order of time, undated ones last."""
    dated = list(items)
    newest = [item for item in reversed(dated) if date_of(item) is not None]
    return newest + [item for item in dated if date_of(item) is None]


def _sides(options: Options) -> tuple[str, ...]:
    """Return the sides that the options name: two, one, or none for everything on record."""
    return tuple(side for side in (options.first, options.second) if side is not None)


def _earlier(options: Options) -> _Earlier:
    return {"continuing": options.continuing, "predecessors": options.predecessors}


def _find(archive: Archive, options: Options, record_type: type[C]) -> tuple[C, ...]:
    scope = queries.Scope(False, **_earlier(options))
    return queries.records_with(archive, record_type, _sides(options), scope)


def _parse_span(options: Options) -> Callable[[PartialDate | Period | None], bool]:
    """Return a predicate of dates that may lie in the span of the options.

    Raises:
        InvalidDate: if an end is not a date.
        InvalidPeriod: if the span ends before it starts.
    """
    since = None if options.since is None else _parse_date(options.since)
    until = None if options.until is None else _parse_date(options.until)
    try:
        return span_test(since, until, certain=options.certain)
    except InvalidPeriod as error:
        reason = "it ends before it starts. Pass the earlier date to --since."
        raise InvalidPeriod(f"{options.since}/{options.until}", reason) from error


def _parse_date(text: str) -> PartialDate:
    try:
        return PartialDate.parse(text)
    except AmbiguousDate as error:
        # The remedies of the function include its own arguments.
        raise error.without_order() from error


# --- lines --------------------------------------------------------------------------------------


def print_record_lines(archive: Archive, record: Record, *facts: str) -> None:
    """Print a record in two lines: its id with facts, and its name."""
    from diplomacy.brief.phrases import name_parties, name_record

    more = ""
    if isinstance(record, Agreement | Meeting):  # other titles name the parties
        more = name_parties(archive, record.parties)
    elif isinstance(record, Statement) and record.fulfilled_by:
        more = f"fulfilled by {record.fulfilled_by}"
    print_line("  ".join(filter(None, [record.id, *facts, more])))
    print_line(f"    {name_record(archive, record)}")


def print_nothing(noun: str) -> None:
    """Print that nothing is on record, and that the archive is not exhaustive."""
    print_line(f"No {noun} on record. The archive is not exhaustive.")


def _in_words(when: PartialDate | Period | None) -> str:
    return when.words if when else "undated"


def _print_omissions(archive: Archive, options: Options, record_type: type[object]) -> None:
    """Print the number of records of earlier states that are not counted."""
    from diplomacy.brief.phrases import render_count

    for omission in _omissions(archive, options):
        number = sum(isinstance(record, record_type) for record in omission.records)
        if number:
            state = f"{omission.state} ({omission.state.name})"
            count = render_count(number, record_type.__name__.lower())
            print_line(f"Not counted: {state}, {count}; add --{omission.keyword}.")


def _omissions(archive: Archive, options: Options) -> "tuple[Omission, ...]":
    match _sides(options):
        case (first, second):
            return archive.omissions_between(first, second, **_earlier(options))
        case (side,):
            return archive.omissions_of(side, **_earlier(options))
        case _:
            return ()


# --- plain data ---------------------------------------------------------------------------------


def _event_to_plain(event: "Event") -> dict[str, Any]:
    when = None if event.when is None else str(event.when)
    return {"when": when, "what": event.what, "record": event.record.id}


def _plan_to_plain(plan: "Plan") -> dict[str, Any]:
    return {
        "record": plan.record.id,
        "path": plan.path,
        "what": str(plan.what),
        "due": None if plan.due is None else str(plan.due),
        "state": str(plan.state),
    }

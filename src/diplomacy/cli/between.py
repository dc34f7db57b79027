"""Commands about two countries: ``relations``, ``timeline``, and a list for each type of record."""

from collections.abc import Iterable, Sequence
from datetime import date
from typing import TYPE_CHECKING, Any, NamedTuple, TypedDict, TypeVar

from diplomacy.archive import Archive
from diplomacy.cli.archives import load_archive
from diplomacy.cli.options import Options
from diplomacy.cli.streams import print_json, print_line
from diplomacy.dates import PartialDate, Period
from diplomacy.errors import AmbiguousDate, InvalidPeriod
from diplomacy.queries.filters import filter_by_topic
from diplomacy.records import Agreement, Cited, Meeting, Mission, Statement, Visit

if TYPE_CHECKING:
    from diplomacy.brief import Event

__all__ = [
    "list_agreements",
    "list_meetings",
    "list_missions",
    "list_statements",
    "list_visits",
    "print_relations",
    "print_timeline",
]

R = TypeVar("R", Agreement, Meeting, Mission, Statement, Visit)
T = TypeVar("T")


class _Span(NamedTuple):
    """The first and the last day that the options ask for; None stands for no limit."""

    since: date | None
    until: date | None
    certain: bool

    def keeps(self, when: PartialDate | Period | None) -> bool:
        """Return whether a date may lie in the span, or certainly does if that is asked for."""
        if self.since is self.until is None:
            return True
        if when is None:
            return False
        if self.certain:
            return when.certainly_within(self.since, self.until)
        return when.possibly_within(self.since, self.until)


class _Sides(TypedDict):
    """The options that widen a query to earlier states."""

    continuing: bool
    predecessors: bool


def print_relations(options: Options) -> bool:
    """Print the bilateral brief on two sides."""
    archive = load_archive(options)
    brief = archive.relations(options.first, options.second, **_sides(options))
    if not options.json:
        print_line(str(brief))
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


def print_timeline(options: Options) -> bool:
    """Print what happened between two sides, an entry a line, in order of time."""
    archive = load_archive(options)
    brief = archive.relations(options.first, options.second, **_sides(options))
    span = _parse_span(options)
    events = [event for event in brief.timeline() if span.keeps(event.when)]
    if options.topic is not None:
        records = [event.record for event in events]
        on_topic = {r.id for r in filter_by_topic(archive, records, options.topic)}
        events = [event for event in events if event.record.id in on_topic]
    if options.newest:
        events = _newest_first((event.when, event) for event in events)
    if options.json:
        print_json([_event_to_plain(event) for event in events])
        return True
    for event in events:
        when = event.when.words if event.when else "undated"
        print_line(f"{when}  {event.what}  [{event.record.id}]")
    if not events:
        _print_nothing("events")
    return True


def list_agreements(options: Options) -> bool:
    """Print the agreements between two sides."""
    archive = load_archive(options)
    found = archive.agreements_between(
        options.first,
        options.second,
        kind=options.kind,
        stage=options.stage,
        topic=options.topic,
        **_sides(options),
    )
    return _print_records(archive, options, Agreement, found)


def list_meetings(options: Options) -> bool:
    """Print the meetings in which two sides took or will take part."""
    archive = load_archive(options)
    found = archive.meetings_between(
        options.first,
        options.second,
        status=options.status,
        topic=options.topic,
        **_sides(options),
    )
    return _print_records(archive, options, Meeting, found)


def list_missions(options: Options) -> bool:
    """Print the missions of either side to the other."""
    archive = load_archive(options)
    found = archive.missions_between(
        options.first, options.second, rank=options.rank, **_sides(options)
    )
    return _print_records(archive, options, Mission, found)


def list_statements(options: Options) -> bool:
    """Print the statements of one side to the other, of both, or about both."""
    archive = load_archive(options)
    found = archive.statements_between(
        options.first, options.second, kind=options.kind, topic=options.topic, **_sides(options)
    )
    return _print_records(archive, options, Statement, found)


def list_visits(options: Options) -> bool:
    """Print the visits of either side to the other."""
    archive = load_archive(options)
    found = archive.visits_between(
        options.first,
        options.second,
        rank=options.rank,
        status=options.status,
        topic=options.topic,
        **_sides(options),
    )
    return _print_records(archive, options, Visit, found)


# --- options ------------------------------------------------------------------------------------


def _sides(options: Options) -> _Sides:
    return {"continuing": options.continuing, "predecessors": options.predecessors}


def _parse_span(options: Options) -> _Span:
    """Return the span that the options ask for: of a month or a year, every day counts.

    Raises:
        InvalidDate: if an end is not a date.
        InvalidPeriod: if the span ends before it starts.
    """
    since = None if options.since is None else _parse_date(options.since).earliest
    until = None if options.until is None else _parse_date(options.until).latest
    if since is not None and until is not None and until < since:
        reason = "it ends before it starts. Pass the earlier date to --since."
        raise InvalidPeriod(f"{options.since}/{options.until}", reason)
    return _Span(since, until, options.certain)


def _parse_date(text: str) -> PartialDate:
    try:
        return PartialDate.parse(text)
    except AmbiguousDate as error:
        # The remedies of the function include its own arguments.
        raise AmbiguousDate(text, error.candidates, error.labels) from error


def _newest_first(dated: Iterable[tuple[PartialDate | Period | None, T]]) -> list[T]:
    """Return what is in order of time in the opposite order, the undated last again."""
    pairs = list(dated)
    newest = [item for when, item in reversed(pairs) if when is not None]
    return newest + [item for when, item in pairs if when is None]


# --- lists --------------------------------------------------------------------------------------


def _print_records(
    archive: Archive, options: Options, record_type: type[R], found: Sequence[R]
) -> bool:
    """Print those of some records that lie in the span of the options, two lines each."""
    span = _parse_span(options)
    records = [record for record in found if span.keeps(archive.date_of(record))]
    if options.newest:
        records = _newest_first((archive.date_of(record), record) for record in records)
    if options.json:
        from diplomacy.formats import to_dict

        print_json([to_dict(record) for record in records])
        return True
    for record in records:
        _print_record(archive, record)
    if not records:
        _print_nothing(f"{record_type.__name__.lower()}s")
    _print_omissions(archive, options, record_type)
    return True


def _print_record(
    archive: Archive, record: Agreement | Meeting | Mission | Statement | Visit
) -> None:
    """Print the id, state, date and parties of a record, and its title."""
    from diplomacy.brief.phrases import name_parties, name_record

    when = archive.date_of(record)
    facts = [record.id, _state_of(record), when.words if when else "undated"]
    if isinstance(record, Agreement | Meeting):  # other titles name the parties
        facts.append(name_parties(archive, record.parties))
    print_line("  ".join(facts))
    print_line(f"    {name_record(archive, record)}")


def _state_of(record: Agreement | Meeting | Mission | Statement | Visit) -> str:
    """Return the term that says most about a record in a list."""
    match record:
        case Agreement():
            return str(record.stage)
        case Meeting() | Visit():
            return str(record.status)
        case Mission():
            return str(record.rank)
        case Statement():
            return str(record.kind)


def _print_nothing(noun: str) -> None:
    print_line(f"No {noun} on record. The archive is not exhaustive.")


def _print_omissions(archive: Archive, options: Options, record_type: type[Cited]) -> None:
    """Print what is not counted because an earlier state did it."""
    from diplomacy.brief.phrases import render_count

    for omission in archive.omissions_between(options.first, options.second, **_sides(options)):
        number = sum(isinstance(record, record_type) for record in omission.records)
        if number:
            state = f"{omission.state} ({omission.state.name})"
            count = render_count(number, record_type.__name__.lower())
            print_line(f"Not counted: {state}, {count}; add --{omission.keyword}.")


def _event_to_plain(event: "Event") -> dict[str, Any]:
    when = None if event.when is None else str(event.when)
    return {"when": when, "what": event.what, "record": event.record.id}

"""The section on meetings and statements, with a part for each occasion."""

from collections.abc import Iterable, Iterator
from typing import Final, NamedTuple

from diplomacy.brief.areas import AREAS, area_of
from diplomacy.brief.context import MAX_ITEMS, Context
from diplomacy.brief.document import Block, Bullets, Line, Paragraph, Section
from diplomacy.brief.outstanding import PROMISES, render_fulfilment
from diplomacy.brief.people import name_delegations
from diplomacy.brief.phrases import (
    capitalize,
    join_names,
    list_topics,
    name_participant,
    name_party,
    name_visit,
    render_count,
)
from diplomacy.brief.references import credit_citations
from diplomacy.brief.shortening import shorten, write_remainder
from diplomacy.collection import Collection
from diplomacy.dates import PartialDate, Period
from diplomacy.records import Leader, Meeting, Record, Statement, Stop, Visit
from diplomacy.sources import Source
from diplomacy.vocabulary import MeetingStatus, StatementKind

__all__ = ["held_meetings", "write_occasions"]

# The number of positions from which on they are grouped by policy area.
_MANY_POSITIONS: Final = 8

_MEETING_FIELDS: Final = (
    *("title", "participants", "host", "organizer", "brokered_by", "period", "place", "country"),
    *("sidelines_of", "outcome_documents", "participant_count", "status", "format", "level"),
)


class _Occasion(NamedTuple):
    """A meeting, a visit, or another day with statements.

    Attributes:
        when: its date.
        name: its name; "" for a day.
        record: the meeting or visit, if there is one.
        statements: the statements that were made.
    """

    when: PartialDate | Period | None
    name: str
    record: Meeting | Visit | None
    statements: tuple[Statement, ...]


def held_meetings(context: Context) -> list[Meeting]:
    """Return the meetings that took place."""
    return [m for m in context.content.between.meetings if m.status is MeetingStatus.HELD]


def write_occasions(context: Context) -> Section | None:
    """Return the section on meetings, visits and statements."""
    occasions = sorted(
        _collect(context),
        key=lambda o: context.key(o.when, f"0 {o.record.id}" if o.record else "1"),
    )
    if not occasions:
        return None
    counts: list[Block] = []
    if len(occasions) > MAX_ITEMS:
        records = context.in_order(record for record in _records(context))
        counts = shorten(context, records, "occasion", "meetings, visits and statements")[1]
    printed_visits: set[str] = set()
    parts = tuple(_write_occasion(context, o, printed_visits) for o in occasions[:MAX_ITEMS])
    has_events = any(o.record for o in occasions)
    has_statements = any(o.statements for o in occasions)
    heading = "Meetings and what was said" if has_events else "What was said"
    if not has_statements:
        heading = "Meetings and visits"
    return Section(heading, tuple(counts), parts)


def _records(context: Context) -> Iterator[Record]:
    yield from _events(context)
    yield from _statements(context)


def _events(context: Context) -> list[Meeting | Visit]:
    """Return the meetings and visits that are not outstanding."""
    between = context.content.between
    outstanding = {plan.record.id for plan in context.plans}
    events: tuple[Meeting | Visit, ...] = (*between.meetings, *between.visits)
    return [event for event in events if event.id not in outstanding]


def _statements(context: Context) -> list[Statement]:
    """Return the statements that are not listed as outstanding."""
    return [s for s in context.content.between.statements if s.kind not in PROMISES]


def _collect(context: Context) -> Iterator[_Occasion]:
    """Yield the occasions: meetings, visits without one, and other days of statements."""
    collection = context.collection
    by_meeting: dict[str | None, list[Statement]] = {}
    for statement in _statements(context):
        by_meeting.setdefault(statement.made_at, []).append(statement)
    events: dict[str, Meeting | Visit] = {event.id: event for event in _events(context)}
    events |= {id: collection.get(Meeting, id) for id in by_meeting if id is not None}
    visits = {event.visit for event in events.values() if isinstance(event, Meeting)}
    for event in events.values():
        if event.id not in visits:
            name = event.title if isinstance(event, Meeting) else name_visit(collection, event)
            made_at = tuple(by_meeting.get(event.id, ()))
            yield _Occasion(collection.date_of(event), name, event, made_at)
    by_day: dict[PartialDate | None, list[Statement]] = {}
    for statement in by_meeting.get(None, ()):
        by_day.setdefault(statement.date, []).append(statement)
    for day, statements in by_day.items():
        yield _Occasion(day, "", None, tuple(statements))


# --- an occasion --------------------------------------------------------------------------------


def _write_occasion(context: Context, occasion: _Occasion, printed_visits: set[str]) -> Section:
    event = occasion.record
    groups = tuple(_group(context, occasion.statements))
    if event is None:
        if len(groups) != 1:
            return Section(_render_heading(occasion.when, "statements"), (), groups)
        (group,) = groups
        return Section(_render_heading(occasion.when, group.heading.lower()), group.blocks)
    line: Line
    if isinstance(event, Meeting):
        line = _write_meeting(context, event, occasion.statements)
        if event.visit is not None and event.visit not in printed_visits:
            printed_visits.add(event.visit)
            visit = context.collection.get(Visit, event.visit)
            line = (*line, " ", *_write_visit(context, visit, event))
    else:
        line = _write_visit(context, event)
    status = "" if event.status is MeetingStatus.HELD else f" ({event.status})"
    heading = _render_heading(occasion.when, f"{occasion.name}{status}")
    return Section(heading, (Paragraph(line),), groups)


def _render_heading(when: PartialDate | Period | None, name: str) -> str:
    """Return a date and a name, without the date in the name if it is the same."""
    if when is None:
        return f"Undated: {name}"
    return f"{capitalize(when.words)}: {name.removesuffix(f', {when.words}')}"


def _write_meeting(context: Context, meeting: Meeting, statements: tuple[Statement, ...]) -> Line:
    """Return the participants of a meeting and its details beyond the title."""
    collection = context.collection
    people = name_delegations(collection, meeting)
    facts = [f"{capitalize(people)}." if people else "Participants not named."]
    facts += _iter_facts(context, meeting)
    covered = {topic for statement in statements for topic in statement.topics}
    others = [topic for topic in meeting.topics if topic not in covered]
    if others:
        prefix = "Also discussed" if statements else "Discussed"
        facts.append(f"{prefix}: {join_names(sorted(list_topics([topic]) for topic in others))}.")
    if not statements:
        is_promised = any(s.made_at == meeting.id for s in context.content.between.statements)
        facts.append(
            "What was asked or promised there is listed as outstanding."
            if is_promised
            else "No statement on record."
        )
    fields = [f"topics[{meeting.topics.index(topic)}]" for topic in others]
    references = context.bibliography.cite(meeting, fields=(*_MEETING_FIELDS, *fields))
    return (" ".join(facts), *references)


def _iter_facts(context: Context, meeting: Meeting) -> Iterator[str]:
    """Yield the place of a meeting, its roles and its outcome, in sentences."""
    collection = context.collection
    country = name_party(collection, meeting.country) if meeting.country else None
    places = [p for p in (meeting.place, country) if p]
    if places and not any(place in meeting.title for place in places):
        yield f"In {places[0]}." if meeting.place is None else f"{', '.join(places)}."
    if meeting.sidelines_of:
        main = collection.get(Meeting, meeting.sidelines_of)
        yield f"On the sidelines of: {main.title}."
    if meeting.organizer:
        yield f"Organized by {name_party(collection, meeting.organizer)}."
    if meeting.brokered_by:
        yield f"Brokered by {name_party(collection, meeting.brokered_by)}."
    if meeting.participant_count:
        yield f"{capitalize(str(meeting.participant_count))} took part."
    if meeting.outcome_documents:
        on_record = sum(
            agreement.concluded_at == meeting.id for agreement in context.content.between.agreements
        )
        words = f"{capitalize(str(meeting.outcome_documents))} were signed or adopted"
        if on_record:
            verb = "is" if on_record == 1 else "are"
            words += f"; {render_count(on_record, 'agreement')} concluded there {verb} on record"
        yield f"{words}."


def _write_visit(context: Context, visit: Visit, meeting: Meeting | None = None) -> Line:
    """Return a visit and its details.

    Args:
        context: the context of the brief.
        visit: the visit.
        meeting: the meeting that the line begins with, whose stops are not repeated.
    """
    collection = context.collection
    stops = [text for stop in visit.stops if (text := _render_stop(collection, stop))]
    if meeting is not None and all(stop in f"{meeting.title}, {meeting.place}" for stop in stops):
        stops = []
    companions = [name_participant(collection, person) for person in visit.accompanied_by]
    attended = collection.get(Meeting, visit.attended).title if visit.attended else ""
    facts = [
        name_visit(collection, visit),
        f"Stops: {'; '.join(stops)}" if stops else "",
        f"Accompanied by {join_names(companions)}" if companions else "",
        f"Delegation: {visit.delegation}" if visit.delegation else "",
        f"{visit.delegation_count} in all" if visit.delegation_count else "",
        f"From {name_party(collection, visit.origin)}" if visit.origin else "",
        f"Occasion: {visit.occasion}" if visit.occasion else "",
        f"Made for: {attended}" if attended else "",
        f"Reason: {visit.status_reason}" if visit.status_reason else "",
        f"Topics: {list_topics(visit.topics)}" if visit.topics else "",
    ]
    known = ". ".join(fact.removesuffix(".") for fact in facts if fact)
    references = context.bibliography.cite(visit)
    return (f"{known}.", *references)


def _render_stop(collection: Collection, stop: Stop) -> str:
    """Return a stop with its place, another host and its time; "" if only the country is known."""
    country = name_party(collection, stop.country) if stop.country else ""
    host = ""
    if stop.host is not None and stop.host != stop.country:
        host = f"host: {name_party(collection, stop.host)}"
    details = ", ".join(filter(None, (host, stop.period.words if stop.period else "")))
    if not details and not stop.place:
        return ""
    place = stop.place or country
    return f"{place} ({details})" if details and place else place or details


# --- statements ---------------------------------------------------------------------------------


def _group(context: Context, statements: Iterable[Statement]) -> Iterator[Section]:
    """Yield the statements of an occasion: agreed ones, then positions by policy area."""
    ordered = sorted(statements, key=_source_order)
    agreed = [s for s in ordered if s.kind is StatementKind.AGREED]
    positions = [s for s in ordered if s.kind is not StatementKind.AGREED and s.speakers]
    groups: list[tuple[str, list[Statement]]] = [("Agreed", agreed)]
    if len(positions) < _MANY_POSITIONS:
        groups.append(("Positions", positions))
    else:
        groups += [
            (f"Positions: {area}", [s for s in positions if area_of(s.topics) == area])
            for area in AREAS
        ]
    groups.append(("Reported", [s for s in ordered if not s.speakers]))
    for heading, group in groups:
        if group:
            chosen, more = write_remainder(group, "statement")
            lines = tuple(_write_statement(context, statement) for statement in chosen)
            yield Section(heading, (Bullets(lines), *more))


def _source_order(statement: Statement) -> tuple[object, ...]:
    """Return the key that puts statements in the order of their source."""
    first = statement.citations[0]
    return (first.source, first.paragraph or 0, statement.id)


def _write_statement(context: Context, statement: Statement) -> Line:
    collection = context.collection
    credit = credit_citations(collection, statement.citations)
    if credit and credit in _speaker_names(collection, statement):
        credit = ""
    words = statement.summary + (f" (According to {credit}.)" if credit else "")
    words += render_fulfilment(collection, statement)
    if collection.date_of(statement) is None:
        published = collection.get(Source, statement.citations[0].source).published
        words += f" (Source dated {published.words}.)" if published else ""
    return (words, *context.bibliography.cite(statement))


def _speaker_names(collection: Collection, statement: Statement) -> set[str]:
    """Return the full name and the family name of the only speaker."""
    if len(statement.speakers) != 1 or statement.speakers[0].leader is None:
        return set()
    leader = collection.get(Leader, statement.speakers[0].leader)
    return {name for name in (leader.name, leader.family_name) if name}

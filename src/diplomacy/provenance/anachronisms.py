"""Anachronisms: what certainly cannot have been at the time that the records say."""

from collections import defaultdict
from collections.abc import Iterator
from datetime import date
from operator import attrgetter
from typing import Final, NamedTuple

from diplomacy.collection import Collection
from diplomacy.countries import fold
from diplomacy.dates import PartialDate, Period
from diplomacy.provenance.findings import Finding
from diplomacy.provenance.intervals import (
    certain_span,
    first_day,
    iter_certain_intervals,
    rivals,
)
from diplomacy.provenance.paths import enclosing_paths
from diplomacy.queries.offices import COLLEGIAL
from diplomacy.records import (
    Agreement,
    Cited,
    Leader,
    Meeting,
    Membership,
    Milestone,
    Organization,
    Partnership,
    Statistic,
    TradeFigure,
)
from diplomacy.sources import Source
from diplomacy.vocabulary import FigureKind, FindingKind, MeetingStatus, Stage

__all__ = ["iter_anachronisms"]

# The fields of a meeting that no source can report before it; a place and topics can be announced.
_EVENT_FIELDS: Final = frozenset(
    {"period", "status", "participants", "participant_count", "outcome_documents"}
)
_CONCLUDING: Final = frozenset({Stage.ADOPTED, Stage.SIGNED})


def iter_anachronisms(collection: Collection) -> Iterator[Finding]:
    """Yield what is certainly anachronistic in a collection; dates that leave room are no reason.

    >>> from diplomacy.fixtures import ARCHIVE
    >>> list(iter_anachronisms(ARCHIVE))
    []
    """
    for record in collection:
        if not isinstance(record, Source):
            yield from _check_publication_dates(record, collection)
    yield from _check_participants(collection)
    yield from _check_agreements(collection)
    yield from _check_office_overlaps(collection)


def _found(id: str, path: str, reason: str) -> Finding:
    return Finding(FindingKind.ANACHRONISM, id, path, reason)


# --- sources published before the events they report --------------------------------------------


def _check_publication_dates(record: Cited, collection: Collection) -> Iterator[Finding]:
    """Yield each source published before an event that it is cited for as past."""
    events = dict(_iter_past_events(record))
    last_events = _last_events(events)
    own_date = _past_date(record, collection)

    def past_date(path: str) -> PartialDate | Period | None:
        if path in last_events:
            return last_events[path]
        part = next((part for part in enclosing_paths(path) if part in events), None)
        if part is not None:
            return events[part]
        return own_date if _is_about_event(record, path) else None

    for i, citation in enumerate(record.citations):
        published = collection.get(Source, citation.source).published
        for path in citation.fields if published else ():
            event = past_date(path)
            if published and event and published.certainly_before(event):
                reason = f"published {published}, before {path} ({event})."
                yield _found(record.id, f"citations[{i}].source", reason)


def _iter_past_events(record: Cited) -> Iterator[tuple[str, PartialDate]]:
    """Yield the path and date of each part of a record that describes something past."""
    match record:
        case Agreement() | Partnership():
            for i, step in enumerate(record.history):
                if step.date and not step.planned:
                    yield f"history[{i}]", step.date
        case Leader():
            for i, tenure in enumerate(record.tenures):
                for j, day in enumerate(tenure.attested):
                    yield f"tenures[{i}].attested[{j}]", day
        case Membership():
            for i, day in enumerate(record.attested):
                yield f"attested[{i}]", day
        case Organization() if record.founded:
            yield "founded", record.founded
        case _:
            pass


def _last_events(events: dict[str, PartialDate]) -> dict[str, PartialDate]:
    """Return, for each path, the event at it or within it that certainly began last."""
    last: dict[str, PartialDate] = {}
    for part, day in events.items():
        for path in () if day.qualified else enclosing_paths(part):
            if path not in last or _earliest_day(last[path]) < _earliest_day(day):
                last[path] = day
    return last


def _earliest_day(event: PartialDate) -> date:
    return event.earliest or date.min


def _past_date(record: Cited, collection: Collection) -> PartialDate | Period | None:
    """Return the date of a record that describes one event as past, otherwise None."""
    if isinstance(record, Agreement | Partnership) or _is_to_come(record):
        return None
    return collection.date_of(record)


def _is_about_event(record: Cited, path: str) -> bool:
    """Return whether a path of a record states something that could not be announced."""
    return not isinstance(record, Meeting) or enclosing_paths(path)[-1] in _EVENT_FIELDS


def _is_to_come(record: Cited) -> bool:
    """Return whether a record describes something planned, estimated or aimed at."""
    match record:
        case Meeting():
            return record.status is not MeetingStatus.HELD
        case Membership():
            return record.planned
        case TradeFigure() | Statistic():
            return record.kind is not FigureKind.ACTUAL
        case _:
            return False


# --- meetings after the end of a participant's tenures ------------------------------------------


def _check_participants(collection: Collection) -> Iterator[Finding]:
    """Yield each participant whose tenures had all certainly ended before the meeting."""
    last_terms = {leader.id: _last_term(leader) for leader in collection.leaders}
    for meeting in collection.meetings:
        if meeting.period is None or _is_to_come(meeting):
            continue
        for i, participant in enumerate(meeting.participants):
            term = last_terms[participant.leader] if participant.leader else None
            if term and term.certainly_before(meeting.period):
                reason = f"{participant.leader} had left office ({term}) by {meeting.period}."
                yield _found(meeting.id, f"participants[{i}].leader", reason)


def _last_term(leader: Leader) -> Period | None:
    """Return the term of a leader that ended last; None if it is not certain which did."""
    terms = [tenure.period for tenure in leader.tenures]
    known = [term for term in terms if term and not term.qualified]
    return (
        max(known, key=lambda term: term.latest or date.max)
        if known and len(known) == len(terms)
        else None
    )


# --- milestones outside the life of an agreement ------------------------------------------------


class _Life(NamedTuple):
    """When an agreement was signed and terminated, if known."""

    signed: PartialDate | None
    terminated: PartialDate | None


def _check_agreements(collection: Collection) -> Iterator[Finding]:
    """Yield each milestone outside the life or the meeting of an agreement, or of what it amends."""
    amended = {agreement.amends for agreement in collection.agreements if agreement.amends}
    lives: dict[str, _Life] = {}
    for id in amended:
        agreement = collection.get(Agreement, id)
        lives[id] = _Life(agreement.signed_on, agreement.terminated_on)
    for agreement in collection.agreements:
        yield from _check_conclusion(agreement, collection)
        yield from _check_termination(agreement)
        if agreement.amends:
            yield from _check_amendment(agreement, lives[agreement.amends])


def _check_conclusion(agreement: Agreement, collection: Collection) -> Iterator[Finding]:
    """Yield an agreement that was certainly neither adopted nor signed at its meeting."""
    steps = _concluding_steps(agreement)
    if agreement.concluded_at is None or not steps:
        return
    meeting = collection.get(Meeting, agreement.concluded_at)
    period = meeting.period
    if period and all(step.date and _is_outside(step.date, period) for _, step in steps):
        i, step = steps[-1]
        reason = f"{step.date} is outside {period}, the period of the meeting that concluded it."
        yield _found(agreement.id, f"history[{i}].date", reason)
    if meeting.status is MeetingStatus.CANCELLED:
        reason = "the meeting that is said to have concluded it was cancelled."
        yield _found(agreement.id, "concluded_at", reason)


def _concluding_steps(agreement: Agreement) -> list[tuple[int, Milestone]]:
    """Return the milestones by which the whole was adopted or signed, with their places."""
    return [
        (i, step)
        for i, step in enumerate(agreement.history)
        if step.stage in _CONCLUDING and step.party is None and not step.planned
    ]


def _is_outside(day: PartialDate, period: Period) -> bool:
    return day.certainly_before(period) or period.certainly_before(day)


def _check_termination(agreement: Agreement) -> Iterator[Finding]:
    """Yield each milestone certainly after the termination of the whole agreement."""
    if not any(s.stage is Stage.TERMINATED and s.party is None for s in agreement.history):
        return
    end = agreement.terminated_on
    for i, step in enumerate(agreement.history):
        if end is None or step.date is None or step.planned:
            continue
        if end.certainly_before(step.date):
            reason = f"{step.date} is after the termination of the agreement, {end}."
            yield _found(agreement.id, f"history[{i}].date", reason)


def _check_amendment(amendment: Agreement, life: _Life) -> Iterator[Finding]:
    """Yield each conclusion of an amendment that is outside the life of the amended agreement."""
    for i, step in _concluding_steps(amendment):
        if step.date is None:
            continue
        path = f"history[{i}].date"
        if life.terminated and life.terminated.certainly_before(step.date):
            reason = f"{step.date} is after {amendment.amends} was terminated, {life.terminated}."
            yield _found(amendment.id, path, reason)
        if life.signed and step.date.certainly_before(life.signed):
            reason = f"{step.date} is before {amendment.amends} was signed, {life.signed}."
            yield _found(amendment.id, path, reason)


# --- two people in one office -------------------------------------------------------------------


class OfficeInterval(NamedTuple):
    """A time at which somebody certainly held an office, in half days."""

    leader: str
    path: str
    low: int
    high: int


def _check_office_overlaps(collection: Collection) -> Iterator[Finding]:
    """Yield each tenure of a leading office that certainly overlaps an earlier one of another.

    The last day of one term may be the first of the next. Two people cannot both be attested in an
    office on one day.
    """
    offices: defaultdict[tuple[str, str], list[OfficeInterval]] = defaultdict(list)
    for leader in collection.leaders:
        for i, tenure in enumerate(leader.tenures):
            if not tenure.is_leader or tenure.party in COLLEGIAL:
                continue
            held = offices[tenure.party, fold(tenure.office)]
            for part, start, end in iter_certain_intervals(tenure):
                held.append(OfficeInterval(leader.id, f"tenures[{i}].{part}", start, end))
            span = certain_span(tenure.attested)
            if span:
                held.append(OfficeInterval(leader.id, f"tenures[{i}].attested", *span))
    for (party, _), held in offices.items():
        for earlier, later in rivals(held, attrgetter("leader")):
            day = first_day(later.low)
            reason = f"{earlier.leader} certainly held the same office of {party} on {day}."
            yield _found(later.leader, later.path, reason)

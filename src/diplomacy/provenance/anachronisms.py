"""Anachronisms: facts that are certainly impossible at the time of the records."""

from collections import defaultdict
from collections.abc import Iterator
from datetime import date
from operator import attrgetter
from typing import Final, NamedTuple

from diplomacy.collection import Collection
from diplomacy.dates import PartialDate, Period
from diplomacy.provenance.findings import Finding
from diplomacy.provenance.intervals import first_day, iter_certain_intervals, rivals
from diplomacy.provenance.paths import enclosing_paths
from diplomacy.queries.certainty import extent_of
from diplomacy.queries.offices import exclusive_office
from diplomacy.records import (
    Agreement,
    Cited,
    Leader,
    Meeting,
    Membership,
    Milestone,
    Mission,
    Organization,
    Partnership,
    Statistic,
    Tenure,
    TradeFigure,
    Visit,
)
from diplomacy.sources import Source
from diplomacy.vocabulary import (
    FigureKind,
    FindingKind,
    LegalEffect,
    LinkKind,
    MeetingStatus,
    Stage,
)

__all__ = ["is_to_come", "iter_anachronisms"]

# The fields of a meeting or visit that no source can report before it; a place and topics can be
# announced.
_EVENT_FIELDS: Final = frozenset(
    {
        *("period", "status", "participants", "participant_count", "outcome_documents"),
        *("travellers", "accompanied_by", "delegation", "delegation_count"),
    }
)
_CONCLUDING: Final = frozenset({Stage.ADOPTED, Stage.SIGNED})


def iter_anachronisms(collection: Collection) -> Iterator[Finding]:
    """Yield the certain anachronisms of a collection.

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
    yield from _check_visits(collection)
    yield from _check_lifetimes(collection)


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
        case Mission():
            for i, act in enumerate(record.history):
                if act.date and not act.planned:
                    yield f"history[{i}]", act.date
        case Agreement() | Partnership():
            for i, step in enumerate(record.history):
                if step.date and not step.planned:
                    yield f"history[{i}]", step.date
        case Leader():
            for i, tenure in enumerate(record.tenures):
                for j, day in enumerate(tenure.attested):
                    yield f"tenures[{i}].attested[{j}]", day
            yield from _iter_set_dates(record, "born", "died")
        case Membership():
            for i, day in enumerate(record.attested):
                yield f"attested[{i}]", day
        case Organization():
            yield from _iter_set_dates(record, "founded", "ended")
        case _:
            pass


def _iter_set_dates(record: Cited, *names: str) -> Iterator[tuple[str, PartialDate]]:
    """Yield those of some dates of a record that are set, with their names."""
    for name in names:
        day: PartialDate | None = getattr(record, name)
        if day is not None:
            yield name, day


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
    if isinstance(record, Agreement | Partnership | Mission) or is_to_come(record):
        return None
    return collection.date_of(record)


def _is_about_event(record: Cited, path: str) -> bool:
    """Return whether a path of a record states something that could not be announced."""
    return not isinstance(record, Meeting | Visit) or enclosing_paths(path)[-1] in _EVENT_FIELDS


def is_to_come(record: Cited) -> bool:
    """Return whether a record describes a plan, an estimate or a target."""
    match record:
        case Meeting() | Visit():
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
        if meeting.period is None or is_to_come(meeting):
            continue
        for i, participant in enumerate(meeting.participants):
            term = last_terms[participant.leader] if participant.leader else None
            if term and term.certainly_before(meeting.period):
                reason = f"{participant.leader} had left office ({term}) by {meeting.period}."
                yield _found(meeting.id, f"participants[{i}].leader", reason)


def _last_term(leader: Leader) -> Period | None:
    """Return the term of a leader that ended last, or None if it is not certain which did."""
    terms = [tenure.period for tenure in leader.tenures]
    known = [term for term in terms if term and not term.qualified]
    return (
        max(known, key=lambda term: term.latest or date.max)
        if known and len(known) == len(terms)
        else None
    )


# --- milestones outside the life of an agreement ------------------------------------------------


class _Life(NamedTuple):
    """The id of an agreement, with the dates of its signature and termination, if known."""

    id: str
    signed: PartialDate | None
    terminated: PartialDate | None


def _check_agreements(collection: Collection) -> Iterator[Finding]:
    """Yield each act outside the life or the meeting of an agreement, or of one it amends."""
    for agreement in collection.agreements:
        yield from _check_conclusion(agreement, collection)
        yield from _check_termination(agreement)
    lives: dict[str, _Life] = {}
    for agreement in collection.agreements:
        for link in agreement.links:
            if link.kind is LinkKind.AMENDS:
                amended = collection.get(Agreement, link.agreement)
                if amended.id not in lives:
                    lives[amended.id] = _Life(amended.id, amended.signed_on, _end_of(amended))
                yield from _check_amendment(agreement, lives[amended.id])


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


def _concluding_steps(agreement: Agreement) -> list[tuple[int, Milestone]]:
    """Return the milestones by which the whole was adopted or signed, with their places."""
    return [
        (i, step)
        for i, step in enumerate(agreement.history)
        if step.stage in _CONCLUDING and step.party is None and not step.planned
    ]


def _is_outside(time: PartialDate | Period, period: Period) -> bool:
    return time.certainly_before(period) or period.certainly_before(time)


def _check_termination(agreement: Agreement) -> Iterator[Finding]:
    """Yield each milestone certainly after the termination of the whole agreement."""
    end = _end_of(agreement)
    for i, step in enumerate(agreement.history) if end is not None else ():
        if step.date is None or step.planned or step.stage.effect is LegalEffect.NONE:
            continue
        if end is not None and end.certainly_before(step.date):
            reason = f"{step.date} is after the termination of the agreement, {end}."
            yield _found(agreement.id, f"history[{i}].date", reason)


def _end_of(agreement: Agreement) -> PartialDate | None:
    """Return the date on which an agreement ended as a whole, unless it was in force again."""
    done = [step for step in agreement.history if not step.planned and step.party is None]
    last = next(
        (s for s in reversed(done) if s.stage.effect in (LegalEffect.END, LegalEffect.FORCE)), None
    )
    if last is None or last.stage.effect is LegalEffect.FORCE:
        return None
    return last.effective_on or last.date


def _check_amendment(amendment: Agreement, life: _Life) -> Iterator[Finding]:
    """Yield each conclusion of an amendment that is outside the life of the amended agreement."""
    for i, step in _concluding_steps(amendment):
        if step.date is None:
            continue
        path = f"history[{i}].date"
        if life.terminated and life.terminated.certainly_before(step.date):
            reason = f"{step.date} is after {life.id} was terminated, {life.terminated}."
            yield _found(amendment.id, path, reason)
        if life.signed and step.date.certainly_before(life.signed):
            reason = f"{step.date} is before {life.id} was signed, {life.signed}."
            yield _found(amendment.id, path, reason)


# --- overlapping terms in one office ------------------------------------------------------------


class OfficeInterval(NamedTuple):
    """A time at which a person certainly held an office, in half days."""

    leader: str
    path: str
    low: int
    high: int


def _check_office_overlaps(collection: Collection) -> Iterator[Finding]:
    """Yield each tenure of a leading office that certainly overlaps an earlier one of it.

    The last day of one term may be the first of the next. Two people cannot both be attested in an
    office on one day, unless it is a shared one or one of them acted for the other. One person can,
    by two tenures that are parts of one term, but cannot hold two overlapping terms. One person may
    lead several states at once, as in a personal union.
    """
    offices: defaultdict[tuple[str, str], list[OfficeInterval]] = defaultdict(list)
    for leader in collection.leaders:
        for i, tenure in enumerate(leader.tenures):
            office = exclusive_office(tenure)
            if office is None:
                continue
            extent = extent_of(collection, leader, tenure, f"tenures[{i}].period")
            for part, start, end in iter_certain_intervals(tenure, extent):
                path = f"tenures[{i}].{part}"
                offices[tenure.party, office].append(OfficeInterval(leader.id, path, start, end))
    for (party, _), held in offices.items():
        for earlier, later in rivals(held, attrgetter("leader")):
            day = first_day(later.low)
            reason = f"{earlier.leader} certainly held the same office of {party} on {day}."
            yield _found(later.leader, later.path, reason)
        terms: defaultdict[str, list[OfficeInterval]] = defaultdict(list)
        for interval in held:
            if interval.path.endswith(".period"):
                terms[interval.leader].append(interval)
        for earlier, later in (
            pair for own in terms.values() for pair in rivals(own, attrgetter("path"))
        ):
            reason = f"it overlaps {earlier.path}, a term in the same office of {party}."
            yield _found(later.leader, later.path, reason)


# --- meetings and stops outside their visits ----------------------------------------------------


def _check_visits(collection: Collection) -> Iterator[Finding]:
    """Yield each stop and each meeting that was certainly outside the time of its visit."""
    for visit in collection.visits:
        for i, stop in enumerate(visit.stops):
            if visit.period and stop.period and _is_outside(stop.period, visit.period):
                reason = f"{stop.period} is outside {visit.period}, the period of the visit."
                yield _found(visit.id, f"stops[{i}].period", reason)
    for meeting in collection.meetings:
        if meeting.visit is None:
            continue
        visit = collection.get(Visit, meeting.visit)
        if visit.period and meeting.period and _is_outside(meeting.period, visit.period):
            reason = f"{meeting.period} is outside {visit.period}, the period of the visit."
            yield _found(meeting.id, "period", reason)


# --- before the birth or after the end of a person ----------------------------------------------


def _check_lifetimes(collection: Collection) -> Iterator[Finding]:
    """Yield the dates that are certainly outside the lifetime of a person or an organization."""
    for leader in collection.leaders:
        if leader.born and leader.died and leader.died.certainly_before(leader.born):
            reason = f"{leader.died} is before the birth of the person, {leader.born}."
            yield _found(leader.id, "died", reason)
            continue
        for i, tenure in enumerate(leader.tenures):
            for path, day in _iter_outside(tenure, leader.born, leader.died):
                reason = (
                    f"{day} is outside the life of the person, {_span(leader.born, leader.died)}."
                )
                yield _found(leader.id, f"tenures[{i}].{path}", reason)
    yield from _check_dead_participants(collection)
    for body in collection.organizations:
        if body.founded and body.ended and body.ended.certainly_before(body.founded):
            reason = f"{body.ended} is before the organization was founded, {body.founded}."
            yield _found(body.id, "ended", reason)
    for membership in collection.memberships:
        body = collection.get(Organization, membership.organization)
        for path, day in _iter_outside(membership, body.founded, body.ended):
            existed = _span(body.founded, body.ended)
            reason = f"{day} is outside the existence of the organization, {existed}."
            yield _found(membership.id, path, reason)


def _iter_outside(
    held: Tenure | Membership, first: PartialDate | None, last: PartialDate | None
) -> Iterator[tuple[str, PartialDate]]:
    """Yield each date of a tenure or membership that is certainly outside a lifetime, by path."""
    shown = [(f"attested[{i}]", day) for i, day in enumerate(held.attested)]
    if held.period:
        ends = (held.period.start, held.period.end)
        shown += [("period", day) for day in dict.fromkeys(ends) if day]
    for path, day in shown:
        if (first and day.certainly_before(first)) or (last and last.certainly_before(day)):
            yield path, day


def _span(first: PartialDate | None, last: PartialDate | None) -> str:
    return f"{first or ''}/{last or ''}"


def _check_dead_participants(collection: Collection) -> Iterator[Finding]:
    """Yield each participant who had certainly died before a meeting."""
    died = {leader.id: leader.died for leader in collection.leaders if leader.died}
    for meeting in collection.meetings if died else ():
        for i, participant in enumerate(meeting.participants):
            death = died.get(participant.leader or "")
            if death and meeting.period and death.certainly_before(meeting.period):
                reason = f"{participant.leader} had died ({death}) by {meeting.period}."
                yield _found(meeting.id, f"participants[{i}].leader", reason)

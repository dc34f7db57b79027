"""Plans: planned events, promises, offers and requests, with their state on a day."""

from collections.abc import Iterator
from datetime import date
from typing import Final, TypeAlias, final

import attrs

from diplomacy.collection import Collection, answering
from diplomacy.dates import PartialDate, Period, to_date
from diplomacy.dates.extents import extent_of
from diplomacy.queries.filters import Day, Topics, filter_by_span, filter_by_topic
from diplomacy.queries.sides import Scope, records_with
from diplomacy.records import (
    Agreement,
    Meeting,
    Membership,
    Mission,
    Partnership,
    Statement,
    Visit,
)
from diplomacy.values import Value
from diplomacy.vocabulary import (
    MeetingStatus,
    MembershipStatus,
    MissionActKind,
    PlanState,
    Stage,
    StatementKind,
)

__all__ = ["PROMISES", "TO_COME", "Plan", "planned"]

_Record: TypeAlias = Agreement | Partnership | Meeting | Visit | Mission | Membership | Statement
_What: TypeAlias = Stage | MissionActKind | MembershipStatus | MeetingStatus | StatementKind
# A planned event, its date, and its path in the record.
_Step: TypeAlias = tuple[_What, PartialDate | Period | None, str]

PROMISES: Final = frozenset({StatementKind.PLEDGED, StatementKind.OFFERED, StatementKind.REQUESTED})
"""The kinds of statements that are plans until they are fulfilled."""

TO_COME: Final = frozenset({MeetingStatus.PLANNED, MeetingStatus.PROPOSED})
"""The statuses of meetings and visits that are plans."""

_TYPES: Final[tuple[type[_Record], ...]] = (
    Agreement,
    Partnership,
    Meeting,
    Visit,
    Mission,
    Membership,
    Statement,
)


@final
@attrs.frozen(repr=False)
class Plan(Value):
    """Something that was planned, promised, offered or requested.

    Attributes:
        record: the record of it.
        what: the planned stage of an agreement or partnership, the planned act of a mission, the
            planned status of a member, the status of a meeting or visit (planned or proposed), or
            the kind of a statement (pledged, offered or requested).
        due: the date for which it was planned, if the record states one.
        state: whether that date is still ahead on the day of the query.
        path: its place in the record, such as ``history[1]``; "" for the whole record.

    >>> from diplomacy import planned
    >>> plan = planned("KR", "TR", as_of="2025-11-25")[0]
    >>> plan.record.designation
    'Joint Committee for Cooperation in the Defense Industry'
    >>> plan.what, plan.due, plan.state
    (Stage.RESUMED, PartialDate('[2018-08-06..2018-12-31]'), PlanState.DUE_PASSED)
    """

    record: _Record
    what: _What
    due: PartialDate | Period | None
    state: PlanState
    path: str = ""


@answering
def planned(
    collection: Collection,
    first: str | None = None,
    second: str | None = None,
    *,
    as_of: Day,
    state: PlanState | str | None = None,
    topic: Topics | None = None,
    since: Day | None = None,
    until: Day | None = None,
    certain: bool = False,
    states_only: bool = False,
    continuing: bool = False,
    predecessors: bool = False,
) -> tuple[Plan, ...]:
    """Return the plans, promises, offers and requests, by due date.

    These are planned and proposed meetings and visits, planned acts in a history, planned
    memberships, and statements that pledge, offer or request something. Plans that were carried out
    by *as_of* according to the records are left out: planned acts that are on record as done, and
    statements that are *fulfilled_by* a record. Records without a due date come last.

    Args:
        collection: the records to search.
        first: a side: a country, an organization or a person; None for everything on record.
        second: another side; None for one side only.
        as_of: the day with which due dates are compared. Statements that were certainly made later
            are left out.
        state: the state on that day; None for every one.
        topic: a topic, or several, of which the record has any; narrower ones count.
        since: the first day that the date of the record may be.
        until: the last day that it may be.
        certain: whether the date of the record must certainly be within *since* and *until*.
        states_only: whether organizations do not represent their countries.
        continuing: whether to count plans of states that a side continues in law.
        predecessors: whether to count plans of states before a side came from them; includes
            *continuing*.

    Raises:
        UnknownParty: if no country, organization or person has the name of a side.
        AmbiguousCountry, AmbiguousParty: if several have it.
        SameParty: if both sides are the same.
        InvalidTerm: if there is no such state.
        InvalidId: if a topic is not a slug.
        UnknownTopic: if no record of the collection is on a topic.
        InvalidDate, InvalidPeriod: if a date is invalid, or the span ends before it starts.

    >>> from diplomacy.fixtures import ARCHIVE
    >>> [plan.record.id for plan in ARCHIVE.planned("KR", as_of="2025-11-25", state="due-passed")]
    ['dapa-tr-defence-industries-joint-committee']
    """
    day = to_date(as_of)
    wanted = None if state is None else PlanState(state)
    sides = tuple(side for side in (first, second) if side is not None)
    scope = Scope(states_only, continuing, predecessors)
    plans: list[Plan] = []
    for record_type in _TYPES:
        found = filter_by_topic(
            collection, records_with(collection, record_type, sides, scope), topic
        )
        for record in filter_by_span(collection, found, since, until, certain=certain):
            for what, due, path in _iter_steps(collection, record, day):
                plan = Plan(record, what, due, _state_of(due, day), path)
                if wanted in (None, plan.state):
                    plans.append(plan)
    return tuple(sorted(plans, key=_due_key))


def _iter_steps(collection: Collection, record: _Record, day: PartialDate) -> Iterator[_Step]:
    """Yield the planned events of a record that had not taken place by a day."""
    match record:
        case Agreement() | Partnership():
            yield from _iter_milestones(record, day)
        case Mission():
            for i, act in enumerate(record.history):
                done = (other for other in record.history[i:] if not other.planned)
                if act.planned and not any(
                    other.kind is act.kind and _is_by(other.date, day) for other in done
                ):
                    yield act.kind, act.date, f"history[{i}]"
        case Membership():
            begun = collection.memoize("memberships begun", lambda: _begun(collection))
            if record.planned and (record.member, record.organization, record.status) not in begun:
                yield record.status, record.period and record.period.start, ""
        case Statement():
            if record.kind in PROMISES and _is_open(collection, record, day):
                yield record.kind, None, ""
        case _:
            if record.status in TO_COME:
                yield record.status, record.own_date, ""


def _iter_milestones(record: Agreement | Partnership, day: PartialDate) -> Iterator[_Step]:
    """Yield the planned acts of a history that had not been done by a day."""
    for i, step in enumerate(record.history):
        if not step.planned:
            continue
        done = [
            j
            for j, other in enumerate(record.history)
            if not other.planned
            and other.stage is step.stage
            and other.party in (step.party, None)
            and _is_by(other.date, day)
        ]
        # An earlier act of the same kind may have been undone: resumed, suspended.
        is_current = record.stage is step.stage or step.party is not None
        if not (max(done, default=-1) > i or (done and is_current)):
            yield step.stage, step.date, f"history[{i}]"


def _begun(collection: Collection) -> frozenset[tuple[str, str, MembershipStatus]]:
    """Return the members, organizations and statuses of memberships that are not planned."""
    return frozenset(
        (m.member, m.organization, m.status) for m in collection.memberships if not m.planned
    )


def _is_open(collection: Collection, statement: Statement, day: PartialDate) -> bool:
    """Return whether a statement may have been made, and is not fulfilled, by a day."""
    if not _is_by(collection.date_of(statement), day):
        return False
    fulfilment = statement.fulfilled_by
    return fulfilment is None or not _is_by(collection.date_of(collection[fulfilment]), day)


def _is_by(when: PartialDate | Period | None, day: PartialDate) -> bool:
    """Return whether a date is not certainly after a day."""
    return when is None or not extent_of(day).certainly_before(extent_of(when))


def _state_of(due: PartialDate | Period | None, day: PartialDate) -> PlanState:
    if due is None:
        return PlanState.NO_DATE
    is_over = extent_of(due).certainly_before(extent_of(day))
    return PlanState.DUE_PASSED if is_over else PlanState.AHEAD


def _due_key(plan: Plan) -> tuple[bool, tuple[date, date, str], str, str]:
    """Return the key that orders plans by due date, those without one last."""
    due = (date.max, date.max, "") if plan.due is None else plan.due.sort_key
    return plan.due is None, due, plan.record.id, plan.path

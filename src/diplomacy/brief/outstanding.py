"""The section on plans, promises, requests and offers, and on their fulfilment."""

from collections.abc import Callable, Iterator
from datetime import date
from functools import partial
from typing import Final

from diplomacy.brief.context import Context
from diplomacy.brief.document import Block, Bullets, Line, Paragraph, Section, Strong
from diplomacy.brief.figures import figures_of, render_figure_value
from diplomacy.brief.instruments import (
    describe_parties,
    is_only_planned,
    iter_details,
    render_history,
)
from diplomacy.brief.people import name_delegations
from diplomacy.brief.phrases import (
    capitalize,
    name_figure,
    name_parties,
    name_partnership,
    name_record,
    name_visit,
    render_act,
    render_milestone,
    space_term,
)
from diplomacy.brief.references import credit_citations
from diplomacy.brief.shortening import write_remainder
from diplomacy.collection import Collection
from diplomacy.dates import PartialDate, Period
from diplomacy.queries import Plan, known_until
from diplomacy.records import (
    Agreement,
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
from diplomacy.vocabulary import FigureKind, PlanState, StatementKind

__all__ = ["PROMISES", "count_outstanding", "render_fulfilment", "write_outstanding"]

PROMISES: Final = (StatementKind.PLEDGED, StatementKind.REQUESTED, StatementKind.OFFERED)
"""The kinds of statements that ask for something to be done later."""

_INTRODUCTION: Final = "No record shows that any of this was done, unless an entry says so."


def count_outstanding(context: Context) -> int:
    """Return how many entries are outstanding."""
    fulfilled = sum(1 for s in _promises(context) if s.fulfilled_by is not None)
    return (
        sum(1 for _ in _steps(context))
        + len(_promises(context))
        + len(_targets(context))
        - (fulfilled)
    )


def write_outstanding(context: Context) -> Section | None:
    """Return the section on planned steps, promises and targets."""
    items: list[Callable[[], Line]] = [
        *(partial(_write_plan, context, plan) for plan in _steps(context)),
        *(partial(_write_promise, context, statement) for statement in _promises(context)),
        *(partial(_write_target, context, figure) for figure in _targets(context)),
    ]
    if not items:
        return None
    chosen, more = write_remainder(items, "item")
    lines = tuple(write() for write in chosen)
    blocks: tuple[Block, ...] = (Paragraph((_INTRODUCTION,)), Bullets(lines), *more)
    return Section("Planned and outstanding", blocks)


def _steps(context: Context) -> Iterator[Plan]:
    """Yield the plans that are not statements: acts, meetings, visits, memberships."""
    order = (Agreement, Partnership, Mission, Meeting, Visit, Membership)
    for record_type in order:
        yield from (plan for plan in context.plans if isinstance(plan.record, record_type))


def _promises(context: Context) -> list[Statement]:
    """Return the pledges, requests and offers, those on record as done last."""
    found = [
        statement
        for kind in PROMISES
        for statement in context.in_order(context.content.between.statements)
        if statement.kind is kind
    ]
    return sorted(found, key=lambda statement: statement.fulfilled_by is not None)


def _targets(context: Context) -> list[TradeFigure | Statistic]:
    return context.in_order(f for f in figures_of(context) if f.kind is FigureKind.TARGET)


# --- entries ------------------------------------------------------------------------------------


def _write_plan(context: Context, plan: Plan) -> Line:
    collection, record = context.collection, plan.record
    match record:
        case Agreement() | Partnership():
            name = record.title if isinstance(record, Agreement) else name_partnership(record)
            words = _render_course(context, record, plan)
        case Meeting():
            name = record.title
            words = _render_meeting(collection, record, plan)
        case Visit():
            name = name_visit(collection, record)
            reason = f" Reason: {record.status_reason}." if record.status_reason else ""
            words = f" ({_render_status(collection, record)}). {_render_due(plan)}.{reason}"
        case Mission():
            name = name_record(collection, record)
            acts = (render_act(act) for act in record.history if act.planned)
            words = f". {capitalize('; '.join(acts))}{_render_overdue(plan)}."
        case Membership():
            name = name_record(collection, record)
            words = f" (planned: {space_term(record.status)}). {_render_due(plan)}."
        case Statement():
            return _write_promise(context, record)
    return (Strong(name), words, *context.bibliography.cite(record))


def _render_course(context: Context, record: Agreement | Partnership, plan: Plan) -> str:
    """Return the parties of a record, its acts, and its planned acts."""
    collection = context.collection
    parties = ""
    if set(record.parties) != {context.first, context.second}:
        parties = f", of {describe_parties(context, record.parties)}"
    done = [f"{capitalize(words)}." for words in render_history(collection, record)]
    milestone = next(act for i, act in enumerate(record.history) if plan.path == f"history[{i}]")
    planned = f"{capitalize(render_milestone(collection, milestone))}{_render_overdue(plan)}."
    details: list[str] = []
    if isinstance(record, Agreement) and is_only_planned(record):  # it is in no table
        details += iter_details(collection, record)
    return f"{parties}. {' '.join([*done, planned, *details])}"


def _render_meeting(collection: Collection, meeting: Meeting, plan: Plan) -> str:
    people = name_delegations(collection, meeting)
    names = f" {capitalize(people)}." if people else ""
    return f" ({_render_status(collection, meeting)}).{names} {_render_due(plan)}."


def _render_status(collection: Collection, record: Meeting | Visit) -> str:
    """Return a status with the last day of which its sources know."""
    known = known_until(collection, record)
    return f"{record.status} as of {_render_day(known)}" if known else str(record.status)


def _render_due(plan: Plan) -> str:
    if plan.due is None:
        return "No date on record"
    return f"{capitalize(plan.due.words)}{_render_overdue(plan)}"


def _render_overdue(plan: Plan) -> str:
    is_over = plan.state is PlanState.DUE_PASSED
    return "; no record that it took place" if is_over else ""


def _write_promise(context: Context, statement: Statement) -> Line:
    collection = context.collection
    speakers = dict.fromkeys(p.party for p in statement.speakers if p.party)
    by = f" by {name_parties(collection, speakers)}" if speakers else ""
    when = collection.date_of(statement)
    heading = f"{capitalize(space_term(statement.kind))}{by}{f', {when.words}' if when else ''}."
    return (
        Strong(heading),
        f" {statement.summary}{render_fulfilment(collection, statement)}",
        *context.bibliography.cite(statement),
    )


def render_fulfilment(collection: Collection, statement: Statement) -> str:
    """Return a sentence on the fulfilment of a statement, or "" if none is on record.

    >>> from diplomacy.testing import make_agreement, make_archive, make_statement
    >>> pledge = make_statement(summary="XA pledged a treaty.", fulfilled_by="treaty")
    >>> archive = make_archive([pledge, make_agreement(id="treaty", title="Ferry treaty")])
    >>> render_fulfilment(archive, pledge)
    ' On record since: Ferry treaty, 3 February 2001.'
    """
    if statement.fulfilled_by is None:
        return ""
    record: Record = collection[statement.fulfilled_by]
    when = collection.date_of(record)
    name = name_record(collection, record).removesuffix(".")
    return f" On record since: {name}{f', {when.words}' if when else ''}."


def _write_target(context: Context, figure: TradeFigure | Statistic) -> Line:
    collection = context.collection
    when: PartialDate | Period | None = figure.period or figure.as_of
    credit = credit_citations(collection, figure.citations)
    words = f" {name_figure(collection, figure)}: {render_figure_value(figure)}"
    words += f", as of {when.words}" if when else ""
    words += f", according to {credit}" if credit else ""
    return (Strong("Target."), f"{words}.", *context.bibliography.cite(figure))


def _render_day(day: date) -> str:
    return PartialDate(str(day)).words

"""The entry of each record in a brief, as plain text without references."""

from collections.abc import Iterable
from typing import Final

from diplomacy.brief.phrases import (
    capitalize,
    name_figure,
    name_party,
    name_record,
    render_measure,
    render_value,
    space_term,
)
from diplomacy.collection import Collection
from diplomacy.records import (
    Agreement,
    Meeting,
    Membership,
    Mission,
    Record,
    Statement,
    Statistic,
    Tenure,
    TradeFigure,
    Visit,
)
from diplomacy.sources import Citation
from diplomacy.vocabulary import (
    MembershipStatus,
)

__all__ = [
    "render_citation",
    "render_figure",
    "render_membership",
    "render_state",
    "render_statement",
    "render_tenure",
]

_STATUSES: Final = {
    MembershipStatus.ACCEDING: "acceding member",
    MembershipStatus.SUSPENDED: "suspended member",
    MembershipStatus.UNKNOWN: "not known whether a member",
}


def render_membership(collection: Collection, membership: Membership) -> str:
    """Return the entry of a membership."""
    member = capitalize(name_party(collection, membership.member))
    planned = "planned, " if membership.planned else ""
    status = _STATUSES.get(membership.status, space_term(membership.status))
    if membership.founding:
        status = "founding member"
    organization = name_party(collection, membership.organization)
    period = f", {membership.period.words}" if membership.period else ""
    return f"{member}: {planned}{status} of the {organization}{period}."


def render_figure(collection: Collection, figure: TradeFigure | Statistic) -> str:
    """Return the entry of a trade figure or statistic."""
    name = name_figure(collection, figure)
    notes = list[str]()
    if figure.as_of:
        notes.append(f"as of {figure.as_of.words}")
    elif figure.period:
        notes.append(figure.period.words)
    if isinstance(figure, TradeFigure):
        notes.append(f"reported by {name_party(collection, figure.reporter)}")
    elif figure.scope is not None:
        name += f", {figure.scope}"
    notes += render_measure(figure)
    if figure.source_note:
        notes.append(f"note: {figure.source_note}")
    note = f" ({', '.join(notes)})" if notes else ""
    attribution = _attribution(figure.citations)
    credit = f"; {attribution}" if attribution else ""
    return f"{name}: {render_value(figure)}{note}{credit}."


def render_statement(collection: Collection, statement: Statement) -> str:
    """Return the summary of a statement, with its attribution and its fulfilment.

    >>> from diplomacy.testing import make_agreement, make_archive, make_statement
    >>> pledge = make_statement(summary="XA pledged a treaty.", fulfilled_by="treaty")
    >>> archive = make_archive([pledge, make_agreement(id="treaty", title="Ferry treaty")])
    >>> render_statement(archive, pledge)
    'XA pledged a treaty (fulfilled by: Ferry treaty).'
    """
    attribution = _attribution(statement.citations)
    fulfilment = ""
    if statement.fulfilled_by is not None:
        fulfilment = name_record(collection, collection[statement.fulfilled_by]).removesuffix(".")
    if not (attribution or fulfilment):
        return statement.summary
    credit = f", {attribution}" if attribution else ""
    note = f" (fulfilled by: {fulfilment})" if fulfilment else ""
    return f"{statement.summary.removesuffix('.')}{credit}{note}."


def render_state(record: Record) -> str:
    """Return the most informative term of a record in a list, or "" if there is none.

    >>> from diplomacy.fixtures import ARCHIVE
    >>> render_state(ARCHIVE["kr-tr-fta"]), render_state(ARCHIVE["kepco"])
    ('in-force', '')
    """
    match record:
        case Agreement():
            return str(record.stage)
        case Meeting() | Visit() | Membership():
            return str(record.status)
        case Mission():
            return str(record.rank)
        case Statement():
            return str(record.kind)
        case _:
            return ""


def render_tenure(collection: Collection, tenure: Tenure) -> str:
    """Return an office with its party and term.

    >>> from diplomacy import Leader
    >>> from diplomacy.fixtures import ARCHIVE
    >>> render_tenure(ARCHIVE, ARCHIVE.get(Leader, "lee-jae-myung").tenures[0])
    'President, South Korea'
    """
    acting = "acting " if tenure.acting else ""
    term = f", {tenure.period.words}" if tenure.period else ""
    return f"{acting}{tenure.office}, {name_party(collection, tenure.party)}{term}"


def render_citation(citation: Citation) -> str:
    """Return a citation in one line: its place, its basis, and the fields it supports.

    >>> render_citation(Citation("yearbook", 7, fields=["name"], quote="a bank"))
    'yearbook ¶ 7, stated: name — “a bank”'
    """
    paragraph = f" ¶ {citation.paragraph}" if citation.paragraph else ""
    credit = f", according to {citation.attributed_to}" if citation.attributed_to else ""
    quote = f" — “{citation.quote}”" if citation.quote else ""
    note = f" ({citation.note})" if citation.note else ""
    fields = ", ".join(citation.fields)
    return f"{citation.source}{paragraph}, {citation.basis}{credit}: {fields}{quote}{note}"


def _attribution(citations: Iterable[Citation]) -> str:
    """Return the attribution of citations in words, or "" if they have none."""
    names = dict.fromkeys(c.attributed_to for c in citations if c.attributed_to)
    return f"according to {', '.join(names)}" if names else ""

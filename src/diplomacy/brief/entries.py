"""The entry of each record in a brief, as plain text without references."""

from collections.abc import Iterable
from collections.abc import Set as AbstractSet
from typing import Final

from diplomacy.brief.phrases import (
    capitalize,
    join_names,
    list_topics,
    name_figure,
    name_mission,
    name_participant,
    name_parties,
    name_partnership,
    name_party,
    name_record,
    name_visit,
    render_act,
    render_measure,
    render_milestone,
    render_obligation,
    render_value,
    space_term,
)
from diplomacy.collection import Collection
from diplomacy.dates import PartialDate, Period
from diplomacy.records import (
    Agreement,
    Leader,
    Meeting,
    Membership,
    Mission,
    Organization,
    Partnership,
    Record,
    Statement,
    Statistic,
    Stop,
    Tenure,
    TradeFigure,
    Visit,
)
from diplomacy.sources import Citation
from diplomacy.vocabulary import (
    MeetingLevel,
    MeetingStatus,
    MembershipStatus,
    OrganizationKind,
)

__all__ = [
    "render_agreement",
    "render_citation",
    "render_dated_statement",
    "render_figure",
    "render_leader",
    "render_meeting",
    "render_membership",
    "render_mission",
    "render_organization",
    "render_partnership",
    "render_state",
    "render_statement",
    "render_tenure",
    "render_visit",
]

_LEVELS: Final = {
    MeetingLevel.LEADERS: "leaders' level",
    MeetingLevel.MINISTERIAL: "ministers' level",
    MeetingLevel.OFFICIAL: "officials' level",
    MeetingLevel.UNKNOWN: "",
}

_STATUSES: Final = {
    MembershipStatus.ACCEDING: "acceding member",
    MembershipStatus.SUSPENDED: "suspended member",
    MembershipStatus.UNKNOWN: "not known whether a member",
}


def render_partnership(
    collection: Collection, partnership: Partnership, sides: AbstractSet[str]
) -> str:
    """Return the entry of a partnership.

    It names the parties if they are not the two sides.
    """
    parties = ""
    if set(partnership.parties) != sides:
        parties = f" ({name_parties(collection, partnership.parties)})"
    details = [render_milestone(collection, milestone) for milestone in partnership.history]
    if partnership.obligations:
        duties = (render_obligation(collection, duty) for duty in partnership.obligations)
        details.append(f"obligations: {', '.join(duties)}")
    if partnership.elevated_from is not None:
        former = collection.get(Partnership, partnership.elevated_from)
        details.append(f"elevated from {name_partnership(former).lower()}")
    if partnership.instrument is not None:
        details.append(f"instrument: {collection.get(Agreement, partnership.instrument).title}")
    return f"{name_partnership(partnership)}{parties}: {'; '.join(details)}."


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


def render_meeting(collection: Collection, meeting: Meeting) -> str:
    """Return the entry of a meeting."""
    status = "" if meeting.status is MeetingStatus.HELD else str(meeting.status)
    marks = ", ".join(filter(None, (_LEVELS[meeting.level], status)))
    heading = f"{_render_heading(meeting.period)}{meeting.title}{f' ({marks})' if marks else ''}"
    country = name_party(collection, meeting.country) if meeting.country else None
    names = [name_participant(collection, participant) for participant in meeting.participants]
    details = [
        ", ".join(filter(None, (meeting.place, country))),
        join_names(names),
        f"{meeting.participant_count} in all" if meeting.participant_count else "",
        *_render_roles(collection, meeting),
        f"{meeting.outcome_documents} signed or adopted" if meeting.outcome_documents else "",
        f"on {list_topics(meeting.topics)}" if meeting.topics else "",
    ]
    return "; ".join(filter(None, (heading, *details))) + "."


def _render_roles(collection: Collection, meeting: Meeting) -> Iterable[str]:
    """Yield the host, organizer and broker of a meeting, the main meeting and the visit."""
    if meeting.host:
        yield f"host: {name_party(collection, meeting.host)}"
    if meeting.organizer:
        yield f"organizer: {name_party(collection, meeting.organizer)}"
    if meeting.brokered_by:
        yield f"brokered by {name_party(collection, meeting.brokered_by)}"
    if meeting.sidelines_of:
        yield f"on the sidelines of: {collection.get(Meeting, meeting.sidelines_of).title}"
    if meeting.visit:
        yield f"during: {name_visit(collection, collection.get(Visit, meeting.visit))}"


def render_visit(collection: Collection, visit: Visit) -> str:
    """Return the entry of a visit."""
    mark = "" if visit.status is MeetingStatus.HELD else f" ({visit.status})"
    heading = f"{_render_heading(collection.date_of(visit))}{name_visit(collection, visit)}{mark}"
    stops = [_render_stop(collection, stop) for stop in visit.stops]
    companions = [name_participant(collection, person) for person in visit.accompanied_by]
    meeting = collection.get(Meeting, visit.attended).title if visit.attended else ""
    details = [
        "; ".join(stop for stop in stops if stop),
        f"accompanied by {join_names(companions)}" if companions else "",
        f"delegation: {visit.delegation}" if visit.delegation else "",
        f"{visit.delegation_count} in all" if visit.delegation_count else "",
        f"from {name_party(collection, visit.origin)}" if visit.origin else "",
        f"occasion: {visit.occasion}" if visit.occasion else "",
        f"made for: {meeting}" if meeting else "",
        f"reason: {visit.status_reason}" if visit.status_reason else "",
        f"on {list_topics(visit.topics)}" if visit.topics else "",
    ]
    return "; ".join(filter(None, (heading, *details))) + "."


def _render_stop(collection: Collection, stop: Stop) -> str:
    """Return what the entry of a visit adds on a stop: its place, another host, and its time."""
    place = stop.place or (name_party(collection, stop.country) if stop.country else "")
    host = ""
    if stop.host is not None and stop.host != stop.country:
        host = f"host: {name_party(collection, stop.host)}"
    details = ", ".join(filter(None, (host, stop.period.words if stop.period else "")))
    if not details:
        return stop.place or ""
    return f"{place} ({details})" if place else details


def render_mission(collection: Collection, mission: Mission) -> str:
    """Return the entry of a mission."""
    place = f" ({mission.place})" if mission.place else ""
    office = mission.head_office or (space_term(mission.head_class) if mission.head_class else "")
    head = collection.get(Leader, mission.head).name if mission.head else ""
    if head and office:
        head = f"{head} ({office})"
    seat = "not resident" if mission.resident is False else ""
    if mission.accredited_from:
        seat = f"accredited from {name_party(collection, mission.accredited_from)}"
    facts = [*(render_act(act) for act in mission.history), seat]
    if head or office:
        facts.append(f"head: {head or office}")
    known = "; ".join(filter(None, facts))
    name = f"{name_mission(collection, mission)}{place}"
    return f"{name}: {known}." if known else f"{name}."


def render_agreement(collection: Collection, agreement: Agreement) -> str:
    """Return the entry of an agreement."""
    kind = space_term(agreement.kind)
    heading = agreement.title if kind in agreement.title.lower() else f"{agreement.title} ({kind})"
    milestones = "; ".join(
        render_milestone(collection, milestone) for milestone in agreement.history
    )
    others = "" if agreement.parties_complete else " and others"
    details = [f"between {name_parties(collection, agreement.parties)}{others}"]
    if agreement.concluded_at is not None:
        details.append(f"concluded at: {collection.get(Meeting, agreement.concluded_at).title}")
    details += [
        f"{link.kind}: {collection.get(Agreement, link.agreement).title}"
        for link in agreement.links
    ]
    if agreement.scope is not None:
        details.append(f"scope: {agreement.scope}")
    if agreement.topics:
        details.append(f"on {list_topics(agreement.topics)}")
    return f"{heading}: {'; '.join((milestones, *details))}."


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


def render_dated_statement(collection: Collection, statement: Statement) -> str:
    """Return the entry of a statement."""
    heading = _render_heading(collection.date_of(statement))
    return f"{heading}{render_statement(collection, statement)}"


def render_statement(collection: Collection, statement: Statement) -> str:
    """Return the summary of a statement, whom the source credits, and what fulfilled it.

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


def render_leader(collection: Collection, leader: Leader, citations: Iterable[Citation]) -> str:
    """Return the entry of a person, with the other names that the citations support."""
    supported = {path for citation in citations for path in citation.fields}
    names = [name for i, name in enumerate(leader.other_names) if f"other_names[{i}]" in supported]
    heading = f"{leader.name} (also {', '.join(names)})" if names else leader.name
    tenures = [render_tenure(collection, tenure) for tenure in leader.tenures]
    return f"{heading}: {'; '.join(tenures)}." if tenures else f"{heading}."


def render_organization(collection: Collection, organization: Organization) -> str:
    """Return the entry of an organization."""
    name = organization.name
    heading = f"{name} ({organization.short_name})" if organization.short_name else name
    kind = organization.kind
    country, founded, ended = organization.country, organization.founded, organization.ended
    successor = organization.successor
    facts = [
        "" if kind is OrganizationKind.OTHER else space_term(kind),
        name_party(collection, country) if country else "",
        "state-owned" if organization.state_owned else "",
        f"founded {founded.words}" if founded else "",
        f"ended {ended.words}" if ended else "",
        f"succeeded by {name_party(collection, successor)}" if successor else "",
    ]
    known = ", ".join(filter(None, facts))
    return f"{heading}: {known}." if known else f"{heading}."


def render_state(record: Record) -> str:
    """Return the term that says most about a record in a list; "" if there is none.

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
    """Return a citation in one line: where, on which basis, and what it supports.

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
    """Return whom the sources credit, in words, or "" if they credit nobody."""
    names = dict.fromkeys(c.attributed_to for c in citations if c.attributed_to)
    return f"according to {', '.join(names)}" if names else ""


def _render_heading(date: PartialDate | Period | None) -> str:
    """Return a date as the beginning of an entry."""
    return f"{capitalize(date.words) if date else 'Undated'} — "

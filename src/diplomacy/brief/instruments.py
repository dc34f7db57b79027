"""The sections on agreements, and on partnerships, memberships and missions."""

from collections.abc import Callable, Iterator
from collections.abc import Set as AbstractSet
from functools import partial
from typing import Final

from diplomacy.brief.context import Context
from diplomacy.brief.document import Block, Bullets, Line, Section, Strong, Table
from diplomacy.brief.phrases import (
    capitalize,
    join_names,
    list_topics,
    name_mission,
    name_parties,
    name_partnership,
    name_party,
    render_act,
    render_milestone,
    render_obligation,
    space_term,
)
from diplomacy.brief.shortening import shorten, write_remainder
from diplomacy.collection import Collection
from diplomacy.countries import Country
from diplomacy.dates import PartialDate
from diplomacy.records import (
    Agreement,
    Leader,
    Meeting,
    Membership,
    Milestone,
    Mission,
    Organization,
    Partnership,
)
from diplomacy.vocabulary import InstrumentKind, MembershipStatus, PartnershipKind, Stage

__all__ = [
    "choose_relationship",
    "cited_with",
    "describe_parties",
    "describe_party",
    "is_only_planned",
    "iter_details",
    "render_history",
    "render_instrument",
    "render_member",
    "render_relationship",
    "tiers",
    "write_agreements",
    "write_partnerships",
]

_AGREEMENT_FIELDS: Final = (
    *("title", "kind", "parties", "history", "scope", "concluded_at", "links", "place"),
    *("adopted_by", "parties_complete"),
)
# The kinds of instruments of which a brief says whether they are in force.
_BINDING: Final = frozenset(
    {
        InstrumentKind.TREATY,
        InstrumentKind.AGREEMENT,
        InstrumentKind.CONVENTION,
        InstrumentKind.PROTOCOL,
    }
)
_MAX_PARTIES: Final = 8
"""The number of parties up to which all are named."""

_UNNAMED_KINDS: Final = (InstrumentKind.OTHER, InstrumentKind.UNSPECIFIED)
_STATUSES: Final = {
    MembershipStatus.ACCEDING: "acceding member",
    MembershipStatus.SUSPENDED: "suspended member",
    MembershipStatus.UNKNOWN: "not known whether a member",
}


def is_only_planned(record: Agreement | Partnership | Mission) -> bool:
    """Return whether all acts in a history are planned."""
    return bool(record.history) and all(act.planned for act in record.history)


def describe_party(collection: Collection, party: str) -> str:
    """Return the name of a party; for an organization, with details.

    >>> from diplomacy.fixtures import ARCHIVE
    >>> describe_party(ARCHIVE, "kepco")
    'Korea Electric Power Corp. (KEPCO, South Korea, state-owned)'
    """
    if isinstance(party, Country):
        return name_party(collection, party)
    organization = collection.get(Organization, party)
    country = name_party(collection, organization.country) if organization.country else ""
    notes = [
        organization.short_name,
        "" if country in organization.name else country,
        "state-owned" if organization.state_owned else "",
    ]
    known = ", ".join(filter(None, notes))
    if not known:
        return organization.name
    if organization.name.endswith(")"):
        return f"{organization.name[:-1]}, {known})"
    return f"{organization.name} ({known})"


# --- agreements ---------------------------------------------------------------------------------


def write_agreements(context: Context) -> Section | None:
    """Return the table of the agreements, without those that are only planned."""
    done = [a for a in context.content.between.agreements if not is_only_planned(a)]
    if not done:
        return None
    agreements, counts = shorten(context, context.in_order(done), "agreement", "agreements")
    rows = tuple(_write_row(context, agreement) for agreement in agreements)
    table = Table(("Signed", "Agreement", "Between", "Remarks"), rows)
    return Section("Agreements", (*counts, table))


def _write_row(context: Context, agreement: Agreement) -> tuple[Line, ...]:
    references = context.bibliography.cite(agreement, fields=_AGREEMENT_FIELDS)
    shown = _choose_parties(context, agreement.parties)
    parties = describe_parties(context, agreement.parties)
    remarks = " ".join(_iter_remarks(context, agreement, frozenset(shown)))
    return (
        (_date_of_signature(agreement),),
        (agreement.title,),
        (parties or "Parties not named",),
        (remarks, *references),
    )


def describe_parties(context: Context, parties: tuple[str, ...]) -> str:
    """Return the names of a few parties, or those of the sides and the number of others."""
    shown = _choose_parties(context, parties)
    names = [describe_party(context.collection, party) for party in shown]
    others = len(parties) - len(shown)
    return join_names([*names, f"{others} others"] if others else names)


def _choose_parties(context: Context, parties: tuple[str, ...]) -> tuple[str, ...]:
    """Return the parties to name: all of a few, otherwise the two sides and their organizations."""
    if len(parties) <= _MAX_PARTIES:
        return parties
    sides = {context.first, context.second}
    own = [
        party
        for party in parties
        if party in sides
        or (
            not isinstance(party, Country)
            and context.collection.get(Organization, party).country in sides
        )
    ]
    return tuple(own[:_MAX_PARTIES]) or parties[:_MAX_PARTIES]


def _date_of_signature(agreement: Agreement) -> str:
    """Return the date of signature of an agreement, otherwise its stage with its date."""
    if agreement.signed_on is not None:
        return capitalize(agreement.signed_on.words)
    if agreement.stage is None:
        return "Not on record"
    date = agreement.own_date
    if agreement.stage is Stage.SIGNED:
        return "Date not on record"
    stage = capitalize(space_term(agreement.stage))
    return f"{stage} {date.words}" if isinstance(date, PartialDate) else stage


def _iter_remarks(
    context: Context, agreement: Agreement, parties: AbstractSet[str]
) -> Iterator[str]:
    """Yield the remarks of a table on an agreement, in sentences.

    Of the acts of single parties, only those of *parties* are included.
    """
    collection = context.collection
    kind = space_term(agreement.kind)
    if agreement.kind not in _UNNAMED_KINDS and kind not in agreement.title.lower():
        yield f"{capitalize(kind)}."
    yield from (
        f"{capitalize(_render_act(collection, milestone))}."
        for milestone in agreement.history
        if milestone.party in parties
        or (milestone.party is None and milestone.stage is not Stage.SIGNED)
    )
    states = all(isinstance(party, Country) for party in agreement.parties)
    is_open = agreement.stage is Stage.SIGNED and agreement.entered_into_force_on is None
    if is_open and states and agreement.kind in _BINDING:
        yield "Entry into force not on record."
    yield from iter_details(collection, agreement, (context.first, context.second))


def iter_details(
    collection: Collection, agreement: Agreement, sides: tuple[str, str] | None = None
) -> Iterator[str]:
    """Yield the details of an agreement besides its acts, in sentences.

    Args:
        collection: the records.
        agreement: the agreement.
        sides: the sides of the brief, which the name of the occasion need not repeat.

    >>> from diplomacy.fixtures import ARCHIVE
    >>> list(iter_details(ARCHIVE, ARCHIVE.get(Agreement, "kr-tr-fta")))
    ['Signed in Ankara.', 'Topics: free trade.']
    """
    if agreement.concluded_at is not None:
        meeting = collection.get(Meeting, agreement.concluded_at)
        yield f"Occasion: {_name_occasion(collection, meeting, sides)}."
    elif agreement.place is not None:
        yield f"{'Signed in' if agreement.signed_on else 'In'} {agreement.place}."
    for link in agreement.links:
        yield f"{capitalize(space_term(link.kind))}: {collection.get(Agreement, link.agreement).title}."
    if not agreement.parties_complete:
        yield "Other parties not named."
    if agreement.scope is not None:
        yield f"Scope: {agreement.scope.removesuffix('.')}."
    elif agreement.topics:
        yield f"Topics: {list_topics(agreement.topics)}."


def _name_occasion(collection: Collection, meeting: Meeting, sides: tuple[str, str] | None) -> str:
    """Return the title of a meeting for the end of a sentence, without the names of the sides."""
    for order in (sides, sides[::-1]) if sides else ():
        opening = "–".join(name_party(collection, side) for side in order) + " "
        if meeting.title.startswith(opening):
            return f"the {meeting.title.removeprefix(opening)}"
    return meeting.title


def _render_act(collection: Collection, act: Milestone) -> str:
    """Return an act in words; an agreement in force entered into force on a day."""
    words = render_milestone(collection, act)
    if act.stage is Stage.IN_FORCE and not act.planned:
        return words.replace("in force", "entered into force", 1)
    return words


# --- partnerships, memberships, missions --------------------------------------------------------


def tiers(context: Context) -> list[Partnership]:
    """Return the partnerships of a brief that are not listed as outstanding."""
    outstanding = {plan.record.id for plan in context.plans}
    return context.in_order(
        p for p in context.content.between.partnerships if p.id not in outstanding
    )


def choose_relationship(context: Context) -> Partnership | None:
    """Return the newest partnership or alliance, otherwise the diplomatic relations."""
    sides = {context.first, context.second}
    own = [p for p in tiers(context) if set(p.parties) == sides]
    minor = (PartnershipKind.DIPLOMATIC_RELATIONS, PartnershipKind.JOINT_BODY)
    major = [p for p in own if p.kind not in minor]
    others = [p for p in own if p.kind is PartnershipKind.DIPLOMATIC_RELATIONS]
    dated = [p for p in (major or others) if context.collection.date_of(p) is not None]
    return max(dated or major or others, key=lambda p: _start_key(context, p), default=None)


def _start_key(context: Context, partnership: Partnership) -> tuple[object, ...]:
    when = context.collection.date_of(partnership)
    return (when.sort_key if when else (), partnership.id)


def write_partnerships(context: Context, *, has_summary: bool) -> Section | None:
    """Return the section on partnerships, memberships and missions.

    Args:
        context: the context of the brief.
        has_summary: whether the brief begins with a summary, which is enough if it names the only
            partnership and nothing more is known of it.
    """
    between = context.content.between
    outstanding = {plan.record.id for plan in context.plans}
    partnerships = tiers(context)
    former = {p.elevated_from for p in partnerships if p.elevated_from}
    partnerships = [p for p in partnerships if p.id not in former or _has_more(p)]
    memberships = [m for m in between.memberships if m.id not in outstanding]
    missions = context.in_order(m for m in between.missions if not is_only_planned(m))
    is_only_entry = len(partnerships) == 1 and not (memberships or missions)
    if has_summary and is_only_entry and partnerships == [choose_relationship(context)]:
        partnerships = [p for p in partnerships if p.obligations]
    by_organization: dict[str, list[Membership]] = {}
    for membership in memberships:
        by_organization.setdefault(membership.organization, []).append(membership)
    items: list[Callable[[], Line]] = [
        *(partial(_write_partnership, context, p) for p in partnerships),
        *(partial(_write_members, context, *item) for item in by_organization.items()),
        *(partial(_write_mission, context, m) for m in missions),
    ]
    if not items:
        return None
    nouns = [
        noun
        for noun, found in (
            ("partnerships", partnerships),
            ("memberships", memberships),
            ("missions", missions),
        )
        if found
    ]
    chosen, more = write_remainder(items, "item")
    blocks: tuple[Block, ...] = (Bullets(tuple(write() for write in chosen)), *more)
    return Section(capitalize(join_names(nouns)), blocks)


def _has_more(partnership: Partnership) -> bool:
    """Return whether more is known of a partnership than its name and history."""
    return bool(partnership.obligations or partnership.instrument)


def cited_with(collection: Collection, partnership: Partnership) -> tuple[Partnership, ...]:
    """Return a partnership and the one that it was elevated from."""
    if partnership.elevated_from is None:
        return (partnership,)
    return (partnership, collection.get(Partnership, partnership.elevated_from))


def render_relationship(collection: Collection, partnership: Partnership) -> str:
    """Return a partnership with its history and the one that it was elevated from.

    >>> from diplomacy.fixtures import ARCHIVE
    >>> render_relationship(ARCHIVE, ARCHIVE.get(Partnership, "kr-tr-strategic-partnership"))
    'Strategic partnership, established in 2012'
    """
    words = ", ".join([name_partnership(partnership), *render_history(collection, partnership)])
    if partnership.elevated_from is not None:
        former = collection.get(Partnership, partnership.elevated_from)
        history = "; ".join(render_history(collection, former))
        words += f", elevated from {name_partnership(former).lower()}"
        words += f" ({history})" if history else ""
    return words


def render_history(collection: Collection, record: Agreement | Partnership) -> list[str]:
    """Return the acts of a history that have been done, in words."""
    return [render_milestone(collection, act) for act in record.history if not act.planned]


def _write_partnership(context: Context, partnership: Partnership) -> Line:
    """Return the entry of a partnership; it names the parties if they are not the two sides."""
    collection = context.collection
    name = name_partnership(partnership)
    words = render_relationship(collection, partnership).removeprefix(name)
    if set(partnership.parties) != {context.first, context.second}:
        words = f" ({name_parties(collection, partnership.parties)}){words}"
    planned = [render_milestone(collection, act) for act in partnership.history if act.planned]
    words += "".join(f", {act}" for act in planned)
    if partnership.obligations:
        duties = (render_obligation(collection, duty) for duty in partnership.obligations)
        words += f". Obligations: {', '.join(duties)}"
    words += render_instrument(collection, partnership)
    return (
        Strong(name),
        f"{words}.",
        *context.bibliography.cite(*cited_with(collection, partnership)),
    )


def render_instrument(collection: Collection, partnership: Partnership) -> str:
    """Return the founding document of a partnership for its entry, or "" if none is known.

    >>> from diplomacy.fixtures import ARCHIVE
    >>> render_instrument(ARCHIVE, ARCHIVE.get(Partnership, "kr-kg-comprehensive-partnership"))
    '. Instrument: Joint statement on the South Korea–Kyrgyzstan Comprehensive Partnership'
    """
    if partnership.instrument is None:
        return ""
    return f". Instrument: {collection.get(Agreement, partnership.instrument).title}"


def _write_members(context: Context, organization: str, found: list[Membership]) -> Line:
    """Return the entry of an organization with its members."""
    name = capitalize(name_party(context.collection, organization))
    words = "; ".join(render_member(context.collection, membership) for membership in found)
    return (Strong(name), f": {words}.", *context.bibliography.cite(*found))


def render_member(collection: Collection, membership: Membership) -> str:
    """Return a member of an organization with its status.

    >>> from diplomacy.fixtures import ARCHIVE
    >>> render_member(ARCHIVE, ARCHIVE.get(Membership, "tr-sco"))
    'Türkiye, dialogue partner (since 2012)'
    """
    status = _STATUSES.get(membership.status, space_term(membership.status))
    if membership.founding:
        status = "founding member"
    if membership.planned:
        status = f"planned: {status}"
    period = membership.period.words if membership.period else ""
    if membership.period is not None and membership.period.end is None:
        period += "" if membership.period.ongoing else ", end not on record"
    words = f"{name_party(collection, membership.member)}, {status}"
    return f"{words} ({period})" if period else words


def _write_mission(context: Context, mission: Mission) -> Line:
    name, facts = _render_mission(context.collection, mission)
    words = f": {'; '.join(facts)}." if facts else "."
    return (Strong(name), words, *context.bibliography.cite(mission))


def _render_mission(collection: Collection, mission: Mission) -> tuple[str, list[str]]:
    """Return the name of a mission and its details."""
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
    return f"{name_mission(collection, mission)}{place}", [fact for fact in facts if fact]

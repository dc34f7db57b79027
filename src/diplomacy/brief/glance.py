"""The section at the beginning of a brief: its facts at a glance."""

from collections import Counter
from collections.abc import Iterable
from typing import Final

from diplomacy.brief.context import Context
from diplomacy.brief.document import Facts, Line, Section
from diplomacy.brief.instruments import (
    choose_relationship,
    cited_with,
    is_only_planned,
    render_instrument,
    render_relationship,
)
from diplomacy.brief.occasions import held_meetings
from diplomacy.brief.outstanding import count_outstanding
from diplomacy.brief.people import name_delegations
from diplomacy.brief.phrases import capitalize, join_names, spell_number
from diplomacy.collection import Collection
from diplomacy.countries import Country
from diplomacy.records import Agreement, Meeting, Organization
from diplomacy.vocabulary import OrganizationKind, Stage

__all__ = ["write_glance"]

# A brief on fewer records is a glance itself.
_MIN_RECORDS: Final = 8


def write_glance(context: Context) -> Section | None:
    """Return the latest meeting, the relationship, the agreements and the outstanding items."""
    if sum(1 for _ in context.content.between.iter_records()) < _MIN_RECORDS:
        return None
    rows: list[tuple[str, Line]] = []
    meetings = held_meetings(context)
    if meetings:
        latest = max(meetings, key=lambda m: _newest(context, m))
        rows.append(("Latest meeting", _describe_meeting(context, latest)))
    partnership = choose_relationship(context)
    if partnership is not None:
        words = render_relationship(context.collection, partnership)
        words += render_instrument(context.collection, partnership)
        described = cited_with(context.collection, partnership)
        rows.append(("Relationship", (words, *context.bibliography.cite(*described))))
    agreements = [a for a in context.content.between.agreements if not is_only_planned(a)]
    if agreements:
        rows.append(("Agreements on record", (_count_agreements(context.collection, agreements),)))
    outstanding = count_outstanding(context)
    if outstanding:
        rows.append(("Outstanding", (_count_items(outstanding),)))
    return Section("At a glance", (Facts(tuple(rows)),)) if rows else None


def _count_items(number: int) -> str:
    return f"{capitalize(spell_number(number))} item{'s' * (number != 1)}"


def _newest(context: Context, meeting: Meeting) -> tuple[object, ...]:
    """Return the key of the meeting that began last."""
    when = context.collection.date_of(meeting)
    if when is None:
        return (0, 0, 0, meeting.id)
    first, last, _ = when.sort_key
    return (1, first.toordinal(), last.toordinal(), meeting.id)


def _describe_meeting(context: Context, meeting: Meeting) -> Line:
    when = context.collection.date_of(meeting)
    people = name_delegations(context.collection, meeting)
    words = meeting.title
    if when is not None and when.words not in words:
        words += f", {when.words}"
    if people:
        words += f": {people}"
    fields = ("title", "participants", "period", "host")
    return (words, *context.bibliography.cite(meeting, fields=fields))


def _count_agreements(collection: Collection, agreements: Iterable[Agreement]) -> str:
    """Return how many agreements there are, how many are signed, and between whom they are.

    >>> from diplomacy.fixtures import ARCHIVE
    >>> _count_agreements(ARCHIVE, ARCHIVE.agreements_between("KR", "TR"))
    'Three, all signed: one between states, two between companies'
    """
    found = list(agreements)
    signed = sum(agreement.has_reached(Stage.SIGNED) for agreement in found)
    words = capitalize(spell_number(len(found)))
    if signed == len(found):
        words += ", all signed" if len(found) > 1 else ", signed"
    elif signed:
        words += f", {spell_number(signed)} of them signed"
    groups = Counter(_describe_parties(collection, agreement) for agreement in found)
    split = [f"{spell_number(number)} between {group}" for group, number in groups.items()]
    return (
        f"{words}: {', '.join(split)}"
        if len(groups) > 1
        else f"{words}, between {join_names([*groups])}"
    )


def _describe_parties(collection: Collection, agreement: Agreement) -> str:
    organizations = [
        collection.get(Organization, party)
        for party in agreement.parties
        if not isinstance(party, Country)
    ]
    if not organizations:
        return "states"
    if len(organizations) < len(agreement.parties):
        return "states and organizations"
    kinds = {organization.kind for organization in organizations}
    return "companies" if kinds == {OrganizationKind.COMPANY} else "organizations"

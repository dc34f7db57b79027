"""The section at the beginning of a brief: its facts at a glance."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from typing import Final

from diplomacy.brief.actors import iter_acts
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
from diplomacy.vocabulary import LegalEffect, OrganizationKind, Stage

__all__ = ["write_glance"]

# A brief on fewer records needs no summary.
_MIN_RECORDS: Final = 8
_QUANTIFIERS: Final = {1: "", 2: "both "}
_STATUSES: Final = ("signed", "in force", "suspended", "ended")
_SIGNATURES: Final = (Stage.SIGNED, Stage.DEFINITIVELY_SIGNED)
# The acts that withdraw an act before the agreement bound anyone, so nothing has ended.
_UNDONE: Final = (Stage.SIGNATURE_WITHDRAWN, Stage.RATIFICATION_WITHDRAWN)


def write_glance(context: Context) -> Section | None:
    """Return the latest meeting, the relationship, and the counts of other entries."""
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
        counts = _count_agreements(context.collection, agreements, context.content.actors)
        rows.append(("Agreements on record", (counts,)))
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


def _count_agreements(
    collection: Collection, agreements: Iterable[Agreement], actors: AbstractSet[str]
) -> str:
    """Return the number of agreements, their statuses and their parties, in words.

    Of the acts of single parties, only those of *actors* count.

    >>> from diplomacy.fixtures import ARCHIVE
    >>> _count_agreements(ARCHIVE, ARCHIVE.agreements_between("KR", "TR"), {"KR", "TR"})
    'Three: one between states, signed and in force; two between companies, both signed'
    """
    groups = defaultdict[str, list[Agreement]](list)
    for agreement in agreements:
        groups[_describe_parties(collection, agreement)].append(agreement)
    parts = [
        f"{spell_number(len(group))} between {parties}{_describe_progress(group, actors)}"
        for parties, group in groups.items()
    ]
    if len(parts) == 1:
        return capitalize(parts[0])
    return f"{capitalize(spell_number(sum(map(len, groups.values()))))}: {'; '.join(parts)}"


def _describe_progress(agreements: Sequence[Agreement], actors: AbstractSet[str]) -> str:
    statuses = Counter(status for x in agreements for status in _iter_statuses(x, actors))
    return _count_statuses({name: statuses[name] for name in _STATUSES}, len(agreements))


def _iter_statuses(agreement: Agreement, actors: AbstractSet[str]) -> Iterator[str]:
    """Yield the statuses of an agreement for the sides of a brief."""
    if any(act.stage in _SIGNATURES and not act.planned for act in iter_acts(agreement, actors)):
        yield "signed"
    parties = [party for party in agreement.parties if party in actors]
    stages = {agreement.stage_of(party) for party in parties} or {agreement.stage}
    effects = {stage.effect for stage in stages if stage and stage not in _UNDONE}
    if LegalEffect.END in effects:
        yield "ended"
    elif LegalEffect.SUSPENSION in effects:
        yield "suspended"
    elif effects == {LegalEffect.FORCE} and None not in stages:
        yield "in force"


def _count_statuses(numbers: Mapping[str, int], total: int) -> str:
    """Return how many agreements have each status, as a continuation of the sentence on them.

    >>> _count_statuses({"signed": 3, "in force": 2, "ended": 1}, 3)
    ', all signed, two of them in force, one ended'
    >>> _count_statuses({"signed": 1, "in force": 1, "ended": 0}, 1)
    ', signed and in force'
    """
    whole = [name for name, number in numbers.items() if number == total]
    parts = [
        f"{spell_number(number)} {name}" for name, number in numbers.items() if 0 < number < total
    ]
    if whole:
        parts.insert(0, f"{_QUANTIFIERS.get(total, 'all ')}{join_names(whole)}")
    partial = bool(whole)
    if len(parts) > partial:
        parts[partial] = parts[partial].replace(" ", " of them ", 1)
    return "".join(f", {part}" for part in parts)


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

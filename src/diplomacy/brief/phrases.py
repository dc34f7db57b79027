"""The phrases of the brief: what records, parties and figures are called in running English."""

from collections.abc import Iterable, Sequence
from typing import Final

from diplomacy.collection import Collection
from diplomacy.countries import Country
from diplomacy.dates import PartialDate, Period
from diplomacy.records import (
    Agreement,
    Leader,
    Meeting,
    Membership,
    Milestone,
    Organization,
    Participant,
    Partnership,
    Statement,
    Statistic,
    TradeFigure,
)
from diplomacy.sources import Citation
from diplomacy.vocabulary import (
    DatePrecision,
    FigureKind,
    MeetingLevel,
    MeetingStatus,
    OrganizationKind,
    Stage,
    StatementKind,
    TradeFlow,
)

__all__ = [
    "capitalize",
    "describe_agreement",
    "describe_figure",
    "describe_meeting",
    "describe_membership",
    "describe_milestone",
    "describe_organization",
    "describe_partnership",
    "describe_person",
    "describe_statement",
    "join_names",
    "open_with_date",
    "partnership_name",
    "party_name",
]

# The countries that running English calls "the".
_WITH_ARTICLE: Final = frozenset(
    {
        *("AE", "AX", "BS", "CC", "CD", "CF", "CG", "CK", "DO", "FK", "FO", "GB", "GM", "IM", "IO"),
        *("KM", "KY", "MH", "MP", "MV", "NL", "PH", "SB", "SC", "TC", "TF", "UM", "US", "VG", "VI"),
        *("ANHH", "PCHH", "SUHH"),
    }
)
_LEVELS: Final = {
    MeetingLevel.LEADERS: "leaders'",
    MeetingLevel.MINISTERIAL: "ministers'",
    MeetingLevel.OFFICIAL: "officials'",
}
_STAGES: Final = {Stage.NEGOTIATING: "under negotiation", Stage.AGREED: "agreed in principle"}
_TOPICS: Final = {
    "korean-peninsula": "the Korean Peninsula",
    "north-korea": "North Korea",
    "palestine": "Palestine",
    "syria": "Syria",
    "ukraine": "Ukraine",
}
_FLOWS: Final = {
    TradeFlow.EXPORTS: "{reporter}'s exports to {partner}",
    TradeFlow.IMPORTS: "{reporter}'s imports from {partner}",
    TradeFlow.TOTAL: "{reporter}'s trade with {partner}, exports and imports",
}
_INDICATORS: Final = {
    "tourist-arrivals": "tourist arrivals in {subject} from {counterpart}",
    "trading-partner-rank": "{counterpart} among the trading partners of {subject}",
}
# What introduces the summary of a statement, and its addressees.
_VERBS: Final = {
    StatementKind.AGREED: ("agreed", "with"),
    StatementKind.PLEDGED: ("pledged", "to"),
    StatementKind.REQUESTED: ("requested", "of"),
    StatementKind.OFFERED: ("offered", "to"),
    StatementKind.SUPPORTED: ("expressed support", "to"),
    StatementKind.NOTED: ("said", "to"),
}


# --- words --------------------------------------------------------------------------------------


def capitalize(words: str) -> str:
    """Return words with a capital at the beginning.

    >>> capitalize("the Netherlands")
    'The Netherlands'
    """
    return words[:1].upper() + words[1:]


def join_names(names: Sequence[str]) -> str:
    """Return names as a list in words.

    >>> join_names(["Mexico", "South Korea", "Türkiye"])
    'Mexico, South Korea and Türkiye'
    """
    if len(names) < 2:
        return "".join(names)
    return f"{', '.join(names[:-1])} and {names[-1]}"


def open_with_date(date: PartialDate | Period | None) -> str:
    """Return a date as the opening of an entry.

    >>> open_with_date(PartialDate("2025-11-24")), open_with_date(None)
    ('24 November 2025 — ', 'Undated — ')
    """
    return f"{capitalize(date.words)} — " if date else "Undated — "


def _spell_out(slug: object) -> str:
    """Return a term or slug as words."""
    return str(slug).replace("-", " ")


def _list_topics(topics: Iterable[str]) -> str:
    return ", ".join(_TOPICS.get(topic, _spell_out(topic)) for topic in topics)


def _attribution(citations: Iterable[Citation], introduction: str) -> str:
    """Return whom the source credits, after an introduction; empty if nobody."""
    credited = dict.fromkeys(c.attributed_to for c in citations if c.attributed_to)
    return f"{introduction}{', '.join(credited)}" if credited else ""


# --- parties ------------------------------------------------------------------------------------


def party_name(collection: Collection, party: str) -> str:
    """Return the name of a party in running text.

    >>> from diplomacy import Country
    >>> from diplomacy.fixtures import ARCHIVE
    >>> party_name(ARCHIVE, Country("NL")), party_name(ARCHIVE, "kepco")
    ('the Netherlands', 'Korea Electric Power Corp.')
    """
    if isinstance(party, Country):
        return f"the {party.name}" if str(party) in _WITH_ARTICLE else party.name
    return collection.get(Organization, party).name


def _party_names(collection: Collection, parties: Iterable[str]) -> str:
    return join_names([party_name(collection, party) for party in parties])


def _party_name_with_country(collection: Collection, party: str) -> str:
    """Return the name of a party, with the country of an organization that belongs to one."""
    name = party_name(collection, party)
    organization = None if isinstance(party, Country) else collection.get(Organization, party)
    if organization is None or organization.country is None:
        return name
    country = party_name(collection, organization.country)
    return name if country in name else f"{name} ({country})"


def _participant_name(collection: Collection, participant: Participant) -> str:
    """Return the person, office or party that took part."""
    party = party_name(collection, participant.party)
    if participant.leader is not None:
        return f"{collection.get(Leader, participant.leader).name} ({party})"
    if participant.office:
        return f"the {participant.office} of {party}"
    return _party_name_with_country(collection, participant.party)


def _participant_names(collection: Collection, participants: Iterable[Participant]) -> str:
    return join_names([_participant_name(collection, one) for one in participants])


# --- records ------------------------------------------------------------------------------------


def partnership_name(record: Partnership | Agreement) -> str:
    """Return the name of a partnership or an agreement.

    >>> from diplomacy.fixtures import ARCHIVE, seoul_2024
    >>> partnership_name(seoul_2024.PARTNERSHIP)
    'Comprehensive Partnership'
    """
    if isinstance(record, Agreement):
        return record.title
    return capitalize(record.designation or _spell_out(record.kind))


def describe_milestone(collection: Collection, step: Milestone, *, dated: bool = True) -> str:
    """Return a milestone in words, with its date unless *dated* is False.

    >>> from diplomacy.fixtures import ARCHIVE
    >>> describe_milestone(ARCHIVE, Milestone("signed", "2012-08-01"))
    'signed 1 August 2012'
    """
    planned = "planned to be " if step.planned else ""
    stage = _STAGES.get(step.stage, _spell_out(step.stage))
    by = f" by {party_name(collection, step.party)}," if step.party else ""
    if not dated or step.date is None:
        return f"{planned}{stage}{by}".rstrip(",")
    is_vague = step.date.approximate or step.date.precision is DatePrecision.RANGE
    return f"{planned}{stage}{by}{',' * (is_vague and not by)} {step.date.words}"


def _describe_history(collection: Collection, history: Iterable[Milestone]) -> str:
    return "; ".join(describe_milestone(collection, step) for step in history)


def describe_partnership(
    collection: Collection, partnership: Partnership, sides: Iterable[str]
) -> str:
    """Return a partnership with its history, and its parties if they are not the two sides.

    >>> from diplomacy.fixtures import ARCHIVE, seoul_2024
    >>> describe_partnership(ARCHIVE, seoul_2024.DIPLOMATIC_RELATIONS, ("KR", "KG"))
    'Diplomatic relations: established, about 1992.'
    """
    parties = ""
    if set(partnership.parties) != set(sides):
        parties = f" ({_party_names(collection, partnership.parties)})"
    steps = _describe_history(collection, partnership.history)
    text = f"{partnership_name(partnership)}{parties}: {steps}"
    if partnership.elevated_from is not None:
        before = collection.get(Partnership, partnership.elevated_from)
        text += f"; elevated from {partnership_name(before).lower()}"
    if partnership.instrument is not None:
        text += f"; by the {collection.get(Agreement, partnership.instrument).title}"
    return f"{text}."


def describe_membership(collection: Collection, membership: Membership) -> str:
    """Return a membership in words.

    >>> from diplomacy.fixtures import ARCHIVE
    >>> describe_membership(ARCHIVE, ARCHIVE.get(Membership, "tr-sco"))
    'Türkiye: dialogue partner of the Shanghai Cooperation Organization, since 2012.'
    """
    status = "founding member" if membership.founding else _spell_out(membership.status)
    planned = "planned, " if membership.planned else ""
    when = f", {membership.period.words}" if membership.period else ""
    organization = party_name(collection, membership.organization)
    member = capitalize(party_name(collection, membership.member))
    return f"{member}: {planned}{status} of the {organization}{when}."


def describe_meeting(collection: Collection, meeting: Meeting) -> str:
    """Return a meeting with its date, place, participants and circumstances."""
    level = ""
    if meeting.level is not MeetingLevel.UNKNOWN:
        level = f"{_LEVELS[meeting.level]} level"
    status = "" if meeting.status is MeetingStatus.HELD else str(meeting.status)
    marks = ", ".join(mark for mark in (level, status) if mark)
    text = f"{open_with_date(meeting.period)}{meeting.title}{f' ({marks})' if marks else ''}"
    details = (
        _describe_place(collection, meeting),
        _participant_names(collection, meeting.participants),
        *_describe_circumstances(collection, meeting),
    )
    return "; ".join([text, *(detail for detail in details if detail)]) + "."


def _describe_place(collection: Collection, meeting: Meeting) -> str:
    country = party_name(collection, meeting.country) if meeting.country else None
    return ", ".join(part for part in (meeting.place, country) if part)


def _describe_circumstances(collection: Collection, meeting: Meeting) -> Iterable[str]:
    """Yield what is known of a meeting besides time, place and participants."""
    if meeting.participant_count:
        yield f"{meeting.participant_count} in all"
    if meeting.host:
        yield f"host: {party_name(collection, meeting.host)}"
    if meeting.organizer:
        yield f"organizer: {party_name(collection, meeting.organizer)}"
    if meeting.brokered_by:
        yield f"brokered by {party_name(collection, meeting.brokered_by)}"
    if meeting.sidelines_of:
        yield f"on the sidelines of: {collection.get(Meeting, meeting.sidelines_of).title}"
    if meeting.outcome_documents:
        yield f"{meeting.outcome_documents} signed or adopted"
    if meeting.topics:
        yield f"on {_list_topics(meeting.topics)}"


def describe_agreement(collection: Collection, agreement: Agreement) -> str:
    """Return an agreement with its history, parties and circumstances."""
    kind = _spell_out(agreement.kind)
    style = "" if kind in agreement.title.lower() else f" ({kind})"
    steps = _describe_history(collection, agreement.history)
    others = "" if agreement.parties_complete else " and others"
    text = f"{agreement.title}{style}: {steps}; between {_party_names(collection, agreement.parties)}{others}"
    if agreement.concluded_at is not None:
        text += f"; at: {collection.get(Meeting, agreement.concluded_at).title}"
    if agreement.amends is not None:
        text += f"; amends: {collection.get(Agreement, agreement.amends).title}"
    if agreement.topics:
        text += f"; on {_list_topics(agreement.topics)}"
    return f"{text}."


def describe_figure(collection: Collection, figure: TradeFigure | Statistic) -> str:
    """Return a figure: what it counts, its value, date and attribution."""
    if isinstance(figure, TradeFigure):
        subject = _FLOWS[figure.flow].format(
            reporter=capitalize(party_name(collection, figure.reporter)),
            partner=party_name(collection, figure.partner),
        )
        reported_by = f" (reported by {party_name(collection, figure.reporter)})"
    else:
        scope = f", {figure.scope}" if figure.scope is not None else ""
        subject, reported_by = f"{_describe_indicator(collection, figure)}{scope}", ""
    kind = "" if figure.kind is FigureKind.ACTUAL else f"{figure.kind} of "
    when = f" ({figure.period.words})" if figure.period else ""
    when = f" (as of {figure.as_of.words})" if figure.as_of else when
    credit = _attribution(figure.citations, "; according to ")
    return f"{subject}: {kind}{figure.value}{when}{reported_by}{credit}."


def _describe_indicator(collection: Collection, figure: Statistic) -> str:
    """Return what a statistic counts, and of whom."""
    subject = party_name(collection, figure.subject)
    if figure.counterpart is None:
        return f"{capitalize(_spell_out(figure.indicator))}, {subject}"
    wording = _INDICATORS.get(figure.indicator, "{indicator}, {subject} and {counterpart}")
    text = wording.format(
        indicator=_spell_out(figure.indicator),
        subject=subject,
        counterpart=party_name(collection, figure.counterpart),
    )
    return capitalize(text)


def describe_statement(collection: Collection, statement: Statement) -> str:
    """Return a statement: who said it, to whom, and its summary."""
    credit = _attribution(statement.citations, "credited to ")
    credit = f" ({credit})" if credit else ""
    if not statement.speakers:
        return f"Reported{credit}: {statement.summary}"
    speakers = _participant_names(collection, statement.speakers)
    addressees = _participant_names(collection, statement.addressees)
    verb, preposition = _VERBS[statement.kind]
    to = f" {preposition} {addressees}" if addressees else ""
    return f"{speakers} {verb}{to}{credit}: {statement.summary}"


def describe_person(collection: Collection, leader: Leader, other_names: Iterable[str]) -> str:
    """Return a person with other names and offices."""
    offices = [
        f"{tenure.office}, {party_name(collection, tenure.party)}"
        + (f", {tenure.period.words}" if tenure.period else "")
        for tenure in leader.tenures
    ]
    names = ", ".join(other_names)
    also = f" (also {names})" if names else ""
    text = f": {'; '.join(offices)}" if offices else ""
    return f"{leader.name}{also}{text}."


def describe_organization(collection: Collection, organization: Organization) -> str:
    """Return an organization with its kind, country and founding."""
    short_name = f" ({organization.short_name})" if organization.short_name else ""
    kind = "" if organization.kind is OrganizationKind.OTHER else _spell_out(organization.kind)
    facts = (
        kind,
        party_name(collection, organization.country) if organization.country else "",
        "state-owned" if organization.state_owned else "",
        f"founded {organization.founded.words}" if organization.founded else "",
    )
    text = ", ".join(fact for fact in facts if fact)
    return f"{organization.name}{short_name}{f': {text}' if text else ''}."

"""The keywords of the builders: the fields of each type of record, and shortcuts for some of them.

Use them to type your own functions that pass keywords on to a builder:
``def make_treaty(**fields: Unpack[AgreementFields]) -> Agreement``.
"""

from collections.abc import Mapping
from datetime import date
from typing import TypeAlias, TypedDict

from diplomacy.converters import Ordered, Several
from diplomacy.dates import PartialDate, Period
from diplomacy.entries import Scalar
from diplomacy.quantities import Quantity
from diplomacy.records import (
    AgreementLink,
    Milestone,
    MissionAct,
    Obligation,
    Participant,
    Stop,
    Tenure,
)
from diplomacy.sources import Citation
from diplomacy.vocabulary import (
    FigureKind,
    InstrumentKind,
    MeetingFormat,
    MeetingLevel,
    MeetingStatus,
    MembershipStatus,
    MissionHeadClass,
    MissionRank,
    OrganizationKind,
    PartnershipKind,
    PriceBasis,
    Role,
    Stage,
    StatementKind,
    TradeFlow,
    TradeValuation,
    VisitRank,
)

__all__ = [
    "AgreementFields",
    "AnyDate",
    "AnyPeriod",
    "CitedFields",
    "EntryFields",
    "LeaderFields",
    "MeetingFields",
    "MembershipFields",
    "MissionFields",
    "OrganizationFields",
    "PartnershipFields",
    "SourceFields",
    "StatementFields",
    "StatisticFields",
    "SummitFields",
    "TradeFigureFields",
    "VisitFields",
]

AnyDate: TypeAlias = PartialDate | str | date
"""The types that a field accepts as a date."""

AnyPeriod: TypeAlias = Period | AnyDate
"""The types that a field accepts as a period."""


class EntryFields(TypedDict, total=False):
    """The fields that every record has."""

    id: str
    identifiers: Several[str]
    extra: Mapping[str, Scalar]


class CitedFields(EntryFields, total=False):
    """The fields of every record except a source: *source* or *citations*, and others."""

    citations: Ordered[Citation]
    source: str


class SourceFields(EntryFields, total=False):
    """The fields of a source."""

    publisher: str | None
    title: str | None
    author: str | None
    published: AnyDate | None
    language: str | None
    url: str | None
    digest: str | None
    paragraph_digests: Ordered[str]


class LeaderFields(CitedFields, total=False):
    """The fields of a leader, with *party*, *office*, *roles* and a time as shortcuts."""

    name: str
    other_names: Ordered[str]
    family_name: str | None
    given_name: str | None
    born: AnyDate | None
    died: AnyDate | None
    tenures: Ordered[Tenure]

    party: str
    office: str
    roles: Several[Role | str]
    period: AnyPeriod
    start: AnyDate
    end: AnyDate


class OrganizationFields(CitedFields, total=False):
    """The fields of an organization."""

    name: str
    short_name: str | None
    other_names: Ordered[str]
    kind: OrganizationKind | str
    country: str | None
    state_owned: bool | None
    founded: AnyDate | None
    ended: AnyDate | None
    successor: str | None


class SummitFields(CitedFields, total=False):
    """The fields of a summit, with *parties* and dates as shortcuts."""

    title: str
    format: MeetingFormat | str
    participants: Ordered[Participant]
    participant_count: Quantity | None
    host: str | None
    organizer: str | None
    brokered_by: str | None
    period: AnyPeriod | None
    place: str | None
    country: str | None
    sidelines_of: str | None
    visit: str | None
    status: MeetingStatus | str
    topics: Ordered[str]
    outcome_documents: Quantity | None

    parties: Ordered[str]
    date: AnyDate
    start: AnyDate
    end: AnyDate


class MeetingFields(SummitFields, total=False):
    """The fields of a meeting: those of a summit, and its level."""

    level: MeetingLevel | str


class VisitFields(CitedFields, total=False):
    """The fields of a visit, with *party*, *country*, *place* and dates as shortcuts."""

    rank: VisitRank | str
    travellers: Ordered[Participant]
    delegation: str | None
    delegation_count: Quantity | None
    accompanied_by: Ordered[Participant]
    origin: str | None
    stops: Ordered[Stop]
    period: AnyPeriod | None
    occasion: str | None
    attended: str | None
    status: MeetingStatus | str
    status_reason: str | None
    topics: Ordered[str]

    party: str
    country: str
    place: str
    date: AnyDate
    start: AnyDate
    end: AnyDate


class AgreementFields(CitedFields, total=False):
    """The fields of an agreement, with a *stage* and dates of acts as shortcuts."""

    title: str
    kind: InstrumentKind | str
    designation: str | None
    parties: Ordered[str]
    parties_complete: bool
    adopted_by: str | None
    history: Ordered[Milestone]
    scope: str | None
    topics: Ordered[str]
    place: str | None
    concluded_at: str | None
    links: Ordered[AgreementLink]
    depositaries: Ordered[str]
    languages: Ordered[str]
    registrations: Ordered[str]
    url: str | None

    signed_on: AnyDate
    entered_into_force_on: AnyDate
    terminated_on: AnyDate
    stage: Stage | str
    date: AnyDate


class PartnershipFields(CitedFields, total=False):
    """The fields of a partnership, with a *stage* and dates of acts as shortcuts."""

    kind: PartnershipKind | str
    designation: str | None
    parties: Ordered[str]
    history: Ordered[Milestone]
    obligations: Ordered[Obligation]
    elevated_from: str | None
    instrument: str | None

    established_on: AnyDate
    ended_on: AnyDate
    stage: Stage | str
    date: AnyDate


class MembershipFields(CitedFields, total=False):
    """The fields of a membership, with *party* as a shortcut for *member*."""

    member: str
    organization: str
    status: MembershipStatus | str
    period: AnyPeriod | None
    attested: Ordered[AnyDate]
    founding: bool
    planned: bool

    party: str
    start: AnyDate
    end: AnyDate


class MissionFields(CitedFields, total=False):
    """The fields of a mission, with dates of acts as shortcuts."""

    sending: str
    receiving: str
    rank: MissionRank | str
    place: str | None
    resident: bool | None
    accredited_from: str | None
    head: str | None
    head_office: str | None
    head_class: MissionHeadClass | str | None
    history: Ordered[MissionAct]

    opened_on: AnyDate
    closed_on: AnyDate


class TradeFigureFields(CitedFields, total=False):
    """The fields of a trade figure, with *year* as a shortcut for *period*."""

    reporter: str
    partner: str
    flow: TradeFlow | str
    value: Quantity | None
    kind: FigureKind | str
    price_basis: PriceBasis | str | None
    base_year: AnyDate | None
    valuation: TradeValuation | str | None
    period: AnyPeriod | None
    as_of: AnyDate | None
    source_note: str | None

    year: int | str


class StatisticFields(CitedFields, total=False):
    """The fields of a statistic, with *party* and *year* as shortcuts."""

    subject: str
    counterpart: str | None
    indicator: str
    scope: str | None
    value: Quantity | None
    kind: FigureKind | str
    price_basis: PriceBasis | str | None
    base_year: AnyDate | None
    period: AnyPeriod | None
    as_of: AnyDate | None
    source_note: str | None

    party: str
    year: int | str


class StatementFields(CitedFields, total=False):
    """The fields of a statement, with *speaker* and *addressee* as shortcuts."""

    kind: StatementKind | str
    speakers: Ordered[Participant]
    addressees: Ordered[Participant]
    about: Ordered[str]
    summary: str
    topics: Ordered[str]
    date: AnyDate | None
    made_at: str | None
    fulfilled_by: str | None

    speaker: str
    addressee: str

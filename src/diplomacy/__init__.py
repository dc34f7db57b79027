"""The typed domain model of diplomatic relations.

Who met, what was signed, how states are connected, what was counted, what was said: immutable
records, as precise as their sources, with the paragraph that supports each field.

>>> from diplomacy import agreements_between, relations
>>> for agreement in agreements_between("KR", "TR", topic="nuclear-energy"):
...     print(agreement.stage, agreement.signed_on, ", ".join(agreement.parties))
signed 2025-11-24 kepco, tr-state-utility

The records, and the values that they are made of:

- who: `Country`, `Organization`, `Leader` with `Tenure`;
- met: `Meeting`, `Summit`, each with `Participant`;
- signed: `Agreement` with `Milestone`;
- connected: `Partnership` with `Milestone`, `Membership`;
- counted: `TradeFigure`, `Statistic`, of a `Quantity`;
- said: `Statement`;
- proof: `Source`, `Citation` with a `Basis`;
- when: `PartialDate`, `Period`, `DayCount`.

Queries about two countries, by code or by name: `agreements_between`, `meetings_between`,
`summits_between`, `partnerships_between`, `trade_between`, `statistics_between`,
`statements_between`; `relations` is the bilateral brief, to be printed. Queries about one:
`leaders_of` gives each `Incumbency`, `memberships_of` and `members_of` the memberships of a party
and of an organization. Queries about a meeting: `meetings_on_sidelines_of`,
`agreements_concluded_at`.

These functions answer from the records of five articles, `diplomacy.fixtures`. For records of your
own, make an `Archive`: it answers the same queries, reads and writes files, and explains each field
(`diplomacy.provenance`). Every error is a `DiplomacyError` that says what to do, and every
vocabulary, such as `Stage`, lists its terms: ``list(Stage)``.
"""

from diplomacy.archive import Archive
from diplomacy.countries import Country
from diplomacy.dates import DayCount, PartialDate, Period
from diplomacy.errors import (
    AmbiguousCountry,
    AmbiguousParty,
    ArchiveErrors,
    DiplomacyError,
    InvalidDate,
    InvalidRecord,
    InvalidTerm,
    InvalidType,
    OutOfTime,
    UnknownCountry,
    UnknownParty,
    UnknownRecord,
)
from diplomacy.quantities import Quantity
from diplomacy.queries import Incumbency
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
    Summit,
    Tenure,
    TradeFigure,
)
from diplomacy.shipped import (
    agreements_between,
    agreements_concluded_at,
    leaders_of,
    meetings_between,
    meetings_on_sidelines_of,
    members_of,
    memberships_of,
    partnerships_between,
    relations,
    statements_between,
    statistics_between,
    summits_between,
    trade_between,
)
from diplomacy.sources import Citation, Source
from diplomacy.vocabulary import (
    Basis,
    Certainty,
    CodeSystem,
    DatePrecision,
    FigureKind,
    FindingKind,
    InstrumentKind,
    MeetingFormat,
    MeetingLevel,
    MeetingStatus,
    MembershipStatus,
    OrganizationKind,
    PartnershipKind,
    QuantityQualifier,
    Role,
    Stage,
    StatementKind,
    SuccessionKind,
    TradeFlow,
)

__all__ = (  # noqa: RUF022 - grouped as a reader looks for them
    # queries
    "agreements_between",
    "agreements_concluded_at",
    "leaders_of",
    "meetings_on_sidelines_of",
    "meetings_between",
    "members_of",
    "memberships_of",
    "partnerships_between",
    "relations",
    "statements_between",
    "statistics_between",
    "summits_between",
    "trade_between",
    # archives
    "Archive",
    "Incumbency",
    # who
    "Country",
    "Leader",
    "Organization",
    "Tenure",
    # met
    "Meeting",
    "Participant",
    "Summit",
    # signed and connected
    "Agreement",
    "Membership",
    "Milestone",
    "Partnership",
    # counted
    "Quantity",
    "Statistic",
    "TradeFigure",
    # said
    "Statement",
    # proof
    "Citation",
    "Source",
    # when
    "PartialDate",
    "Period",
    "DayCount",
    # terms
    "Basis",
    "Certainty",
    "CodeSystem",
    "FindingKind",
    "FigureKind",
    "TradeFlow",
    "MeetingFormat",
    "InstrumentKind",
    "MeetingLevel",
    "MeetingStatus",
    "MembershipStatus",
    "OrganizationKind",
    "PartnershipKind",
    "DatePrecision",
    "QuantityQualifier",
    "Role",
    "Stage",
    "StatementKind",
    "SuccessionKind",
    # errors
    "AmbiguousCountry",
    "AmbiguousParty",
    "ArchiveErrors",
    "DiplomacyError",
    "InvalidDate",
    "InvalidRecord",
    "InvalidTerm",
    "InvalidType",
    "OutOfTime",
    "UnknownCountry",
    "UnknownParty",
    "UnknownRecord",
)


def __dir__() -> list[str]:
    return sorted(__all__)

"""The typed domain model of diplomatic relations.

Who met, what was signed, how states are tied, what was counted, what was said: each fact
immutable, dated no more precisely than its source, and traced to a paragraph of one.

>>> from diplomacy import agreements_between, relations
>>> for agreement in agreements_between("KR", "TR", topic="nuclear-energy"):
...     print(agreement.stage, agreement.signed_on, ", ".join(agreement.parties))
signed 2025-11-24 kepco, tr-state-utility

Six words and their proof, each with its records and the parts they are made of:

- who: `Country`, `Organization`, `Leader` with `Tenure`;
- met: `Meeting`, `Summit`, each with `Participant`;
- signed: `Agreement` with `Milestone`;
- tied: `Partnership` with `Milestone`, `Membership`;
- counted: `TradeFigure`, `Statistic`, of a `Quantity`;
- said: `Statement`;
- proof: `Source`, `Citation` with a `Basis`;
- when, in all of them: `PartialDate`, `Period`.

Ask about two countries, by code or by name: `agreements_between`, `meetings_between`,
`summits_between`, `partnerships_between`, `trade_between`, `statistics_between`,
`statements_between`; `relations` is the whole file on them, to be printed. Ask about one:
`leaders_of` gives each `Incumbency`, `memberships_of` and `members_of` what a party belongs to and
who belongs to it. Ask about a meeting: `meetings_on_sidelines_of`, `agreements_concluded_at`.

The answers are drawn from the records of five articles, `diplomacy.fixtures`. Gather your own in
an `Archive` and ask that: it answers the same questions, is read from files and written to them,
and explains each field (`diplomacy.provenance`). Every refusal is a `DiplomacyError` that says what to
do, and every term, such as `Stage`, lists what there is: ``list(Stage)``.
"""

from diplomacy.archive import Archive
from diplomacy.countries import Country
from diplomacy.dates import PartialDate, Period
from diplomacy.errors import (
    AmbiguousCountry,
    AmbiguousParty,
    ArchiveErrors,
    DiplomacyError,
    InvalidDate,
    InvalidRecord,
    InvalidTerm,
    InvalidType,
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
    TradeFlow,
)

__all__ = (  # noqa: RUF022 - grouped as a reader looks for them
    # questions
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
    # a set of records, and what it answers
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
    # signed and tied
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
    # terms
    "Basis",
    "Certainty",
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
    # errors
    "AmbiguousCountry",
    "AmbiguousParty",
    "ArchiveErrors",
    "DiplomacyError",
    "InvalidDate",
    "InvalidRecord",
    "InvalidTerm",
    "InvalidType",
    "UnknownCountry",
    "UnknownParty",
    "UnknownRecord",
)


def __dir__() -> list[str]:
    return sorted(__all__)

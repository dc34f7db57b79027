"""The typed domain model of diplomatic relations.

Who met, what was signed, how states are tied, what was counted, what was said: each fact
immutable, dated no more precisely than its source, and traced to a paragraph of one.

>>> from diplomacy import agreements_between, relations
>>> for agreement in agreements_between("KR", "TR", topic="nuclear-energy"):
...     print(agreement.stage, agreement.signed_on, ", ".join(agreement.parties))
signed 2025-11-24 kepco, tr-state-utility

Six words and their proof. Who: `Country`, `Organization`, `Leader` with `Tenure`. Met: `Meeting`,
`Summit`, `Participant`. Signed: `Agreement` with `Milestone`. Tied: `Partnership`, `Membership`.
Counted: `TradeFigure`, `Statistic`, of a `Quantity`. Said: `Statement`. Proof: `Source`,
`Citation` with a `Basis`. Ask with the functions below, or gather records of your own in an
`Archive` and ask that. ``print(relations("KR", "TR"))`` is the file on two countries.
"""

from diplomacy.archive import Archive, Incumbency
from diplomacy.countries import Country
from diplomacy.dates import PartialDate, Period
from diplomacy.errors import (
    AmbiguousCountry,
    AmbiguousParty,
    ArchiveError,
    ArchiveErrors,
    BelowLeaderLevel,
    DanglingReference,
    DiplomacyError,
    DuplicateId,
    InvalidCountry,
    InvalidDate,
    InvalidId,
    InvalidLine,
    InvalidPeriod,
    InvalidQuantity,
    InvalidRecord,
    InvalidTerm,
    InvalidText,
    InvalidType,
    MergeConflict,
    NewerFormat,
    NoTexts,
    ReferenceCycle,
    SameParty,
    UnitMismatch,
    UnknownCountry,
    UnknownParty,
    UnknownRecord,
    WrongDigest,
    WrongReference,
)
from diplomacy.quantities import Quantity
from diplomacy.queries import (
    agreements_between,
    agreements_concluded_at,
    leaders_of,
    meetings_beside,
    meetings_between,
    members_of,
    memberships_of,
    partnerships_between,
    relations,
    statements_between,
    statistics_between,
    summits_between,
    trade_between,
)
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
from diplomacy.sources import Citation, Source
from diplomacy.vocabulary import (
    Basis,
    Certainty,
    Fault,
    FigureKind,
    Flow,
    Format,
    InstrumentKind,
    Level,
    MeetingStatus,
    MembershipStatus,
    OrganizationKind,
    PartnershipKind,
    Precision,
    Qualifier,
    Role,
    Stage,
    StatementKind,
)

__all__ = (  # noqa: RUF022 - grouped as a reader looks for them
    # questions
    "agreements_between",
    "agreements_concluded_at",
    "leaders_of",
    "meetings_beside",
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
    "Fault",
    "FigureKind",
    "Flow",
    "Format",
    "InstrumentKind",
    "Level",
    "MeetingStatus",
    "MembershipStatus",
    "OrganizationKind",
    "PartnershipKind",
    "Precision",
    "Qualifier",
    "Role",
    "Stage",
    "StatementKind",
    # errors
    "AmbiguousCountry",
    "AmbiguousParty",
    "ArchiveError",
    "ArchiveErrors",
    "BelowLeaderLevel",
    "DanglingReference",
    "DiplomacyError",
    "DuplicateId",
    "InvalidCountry",
    "InvalidDate",
    "InvalidId",
    "InvalidLine",
    "InvalidPeriod",
    "InvalidQuantity",
    "InvalidRecord",
    "InvalidTerm",
    "InvalidText",
    "InvalidType",
    "MergeConflict",
    "NewerFormat",
    "NoTexts",
    "ReferenceCycle",
    "SameParty",
    "UnitMismatch",
    "UnknownCountry",
    "UnknownParty",
    "UnknownRecord",
    "WrongDigest",
    "WrongReference",
)


def __dir__() -> list[str]:
    return sorted(__all__)

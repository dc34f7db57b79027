"""The typed domain model of diplomatic relations.

Who met, what was signed, how states are connected, what was counted, what was said: immutable
records, as precise as their sources, with the paragraph that supports each field.

>>> from diplomacy import agreements_between, relations
>>> for agreement in agreements_between("KR", "TR", topic="nuclear-energy"):
...     print(agreement.stage, agreement.signed_on, ", ".join(agreement.parties))
signed 2025-11-24 kepco, tr-state-utility

The records, and the values that they are made of:

- who: `Country`, `Organization`, `Leader` with `Tenure`;
- met: `Meeting`, `Summit`, `Visit` with `Stop`, each with `Participant`;
- signed: `Agreement` with `Milestone` and `AgreementLink`, in force in each `ForceSpan`;
- connected: `Partnership` with `Milestone` and `Obligation`, `Membership`, `Mission` with
  `MissionAct`;
- counted: `TradeFigure`, `Statistic`, of a `Quantity`;
- said: `Statement`;
- proof: `Source`, `Citation` with a `Basis`;
- when: `PartialDate`, `Period`, `DayCount`.

Queries about two countries, by code or by name: `agreements_between`, `meetings_between`,
`summits_between`, `visits_between`, `missions_between`, `partnerships_between`, `trade_between`,
`statistics_between`, `statements_between`; `relations` is the bilateral brief, to be printed.
Queries about one side, a country, an organization or a person: `agreements_of`, `meetings_of`,
`summits_of`, `partnerships_of`, `trade_of`, `statistics_of`, `statements_of`; `leaders_of` gives each
`Incumbency`, `memberships_of` and `members_of` each `Affiliation` of a party and with an
organization, and how certain it is on a day; `visits_of` and `visits_to` the visits made and
received, `missions_of` and `missions_to` the missions sent and received. `omissions_between` and
`omissions_of` give each `Omission`: the records of an earlier state, which a query does not count.
Queries about a meeting: `participants_at` gives each `Representative`, `meetings_on_sidelines_of`,
`agreements_concluded_at`. `planned` gives each `Plan` that is outstanding, and `find` searches
text.

These functions answer from the records of five articles, `diplomacy.fixtures`. For records of your
own, make an `Archive`: it answers the same queries, reads and writes files, and explains each field
(`diplomacy.provenance`). The types of its results are here, too, for your annotations: any
`Record`; `Relations` with each `Event` of its timeline and its `Coverage`; `Differences`;
`Conflict`, `Explanations`, and `Verification` with each `Finding`. `to_dict` and `from_dict`
convert between a record and plain data, as in a line of a file; `make_converter` does so for your
own classes with records inside. Every error is a `DiplomacyError` that says what to do, and every
vocabulary, such as `Stage`, lists its terms: ``list(Stage)``.
"""

from typing import TYPE_CHECKING, Any, Final

from diplomacy.version import __version__ as __version__

if TYPE_CHECKING:
    from diplomacy.archive import Archive
    from diplomacy.brief import Coverage, Event, Relations
    from diplomacy.countries import Country
    from diplomacy.dates import DayCount, PartialDate, Period
    from diplomacy.differences import Differences
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
    from diplomacy.formats import from_dict, make_converter, to_dict
    from diplomacy.provenance import Conflict, Explanations, Finding, Verification
    from diplomacy.quantities import Quantity
    from diplomacy.queries import Affiliation, Incumbency, Omission, Plan, Representative
    from diplomacy.records import (
        Agreement,
        AgreementLink,
        ForceSpan,
        Leader,
        Meeting,
        Membership,
        Milestone,
        Mission,
        MissionAct,
        Obligation,
        Organization,
        Participant,
        Partnership,
        Record,
        Statement,
        Statistic,
        Stop,
        Summit,
        Tenure,
        TradeFigure,
        Visit,
    )
    from diplomacy.shipped import (
        agreements_between,
        agreements_concluded_at,
        agreements_of,
        find,
        leaders_of,
        meetings_between,
        meetings_of,
        meetings_on_sidelines_of,
        members_of,
        memberships_of,
        missions_between,
        missions_of,
        missions_to,
        omissions_between,
        omissions_of,
        participants_at,
        partnerships_between,
        partnerships_of,
        planned,
        relations,
        statements_between,
        statements_of,
        statistics_between,
        statistics_of,
        summits_between,
        summits_of,
        trade_between,
        trade_of,
        visits_between,
        visits_of,
        visits_to,
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
        LegalEffect,
        LinkKind,
        MeetingFormat,
        MeetingLevel,
        MeetingStatus,
        MembershipStatus,
        MissionActKind,
        MissionHeadClass,
        MissionRank,
        ObligationKind,
        OfficeEntry,
        OfficeExit,
        OrganizationKind,
        PartnershipKind,
        PlanState,
        PriceBasis,
        QuantityQualifier,
        Role,
        Stage,
        StatementKind,
        SuccessionKind,
        TradeFlow,
        TradeValuation,
        VisitRank,
    )

__all__ = (  # noqa: RUF022 - grouped as a reader looks for them
    # queries
    "agreements_between",
    "agreements_concluded_at",
    "agreements_of",
    "find",
    "leaders_of",
    "meetings_between",
    "meetings_of",
    "meetings_on_sidelines_of",
    "members_of",
    "memberships_of",
    "missions_between",
    "missions_of",
    "missions_to",
    "omissions_between",
    "omissions_of",
    "participants_at",
    "partnerships_between",
    "partnerships_of",
    "planned",
    "relations",
    "statements_between",
    "statements_of",
    "statistics_between",
    "statistics_of",
    "summits_between",
    "summits_of",
    "trade_between",
    "trade_of",
    "visits_between",
    "visits_of",
    "visits_to",
    # archives
    "Affiliation",
    "Archive",
    "Conflict",
    "Coverage",
    "Differences",
    "Event",
    "Explanations",
    "Finding",
    "Incumbency",
    "Omission",
    "Plan",
    "Record",
    "Relations",
    "Representative",
    "Verification",
    # plain data
    "from_dict",
    "make_converter",
    "to_dict",
    # who
    "Country",
    "Leader",
    "Organization",
    "Tenure",
    # met
    "Meeting",
    "Participant",
    "Stop",
    "Summit",
    "Visit",
    # signed and connected
    "Agreement",
    "AgreementLink",
    "ForceSpan",
    "Membership",
    "Milestone",
    "Obligation",
    "Mission",
    "MissionAct",
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
    "PriceBasis",
    "TradeFlow",
    "TradeValuation",
    "MeetingFormat",
    "InstrumentKind",
    "LegalEffect",
    "LinkKind",
    "MeetingLevel",
    "MeetingStatus",
    "MembershipStatus",
    "ObligationKind",
    "MissionActKind",
    "MissionHeadClass",
    "MissionRank",
    "OfficeEntry",
    "OfficeExit",
    "OrganizationKind",
    "PartnershipKind",
    "PlanState",
    "DatePrecision",
    "QuantityQualifier",
    "Role",
    "Stage",
    "StatementKind",
    "SuccessionKind",
    "VisitRank",
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

# A module is loaded when one of its names is first used, so a program that only reads names of
# countries does not load archives. Type checkers read the imports above.
_NAMES_BY_MODULE: Final = {
    "diplomacy.archive": ("Archive",),
    "diplomacy.brief": ("Coverage", "Event", "Relations"),
    "diplomacy.countries": ("Country",),
    "diplomacy.dates": (
        "DayCount",
        "PartialDate",
        "Period",
    ),
    "diplomacy.differences": ("Differences",),
    "diplomacy.errors": (
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
    ),
    "diplomacy.provenance": ("Conflict", "Explanations", "Finding", "Verification"),
    "diplomacy.quantities": ("Quantity",),
    "diplomacy.queries": (
        "Affiliation",
        "Incumbency",
        "Omission",
        "Plan",
        "Representative",
    ),
    "diplomacy.records": (
        "Agreement",
        "AgreementLink",
        "ForceSpan",
        "Leader",
        "Meeting",
        "Membership",
        "Milestone",
        "Mission",
        "MissionAct",
        "Obligation",
        "Organization",
        "Participant",
        "Partnership",
        "Record",
        "Statement",
        "Statistic",
        "Stop",
        "Summit",
        "Tenure",
        "TradeFigure",
        "Visit",
    ),
    "diplomacy.shipped": (
        "agreements_between",
        "agreements_concluded_at",
        "agreements_of",
        "find",
        "leaders_of",
        "meetings_between",
        "meetings_of",
        "meetings_on_sidelines_of",
        "members_of",
        "memberships_of",
        "missions_between",
        "missions_of",
        "missions_to",
        "omissions_between",
        "omissions_of",
        "participants_at",
        "partnerships_between",
        "partnerships_of",
        "planned",
        "relations",
        "statements_between",
        "statements_of",
        "statistics_between",
        "statistics_of",
        "summits_between",
        "summits_of",
        "trade_between",
        "trade_of",
        "visits_between",
        "visits_of",
        "visits_to",
    ),
    "diplomacy.sources": (
        "Citation",
        "Source",
    ),
    "diplomacy.vocabulary": (
        "Basis",
        "Certainty",
        "CodeSystem",
        "DatePrecision",
        "FigureKind",
        "FindingKind",
        "InstrumentKind",
        "LegalEffect",
        "LinkKind",
        "MeetingFormat",
        "MeetingLevel",
        "MeetingStatus",
        "MembershipStatus",
        "MissionActKind",
        "MissionHeadClass",
        "MissionRank",
        "ObligationKind",
        "OfficeEntry",
        "OfficeExit",
        "OrganizationKind",
        "PartnershipKind",
        "PlanState",
        "PriceBasis",
        "QuantityQualifier",
        "Role",
        "Stage",
        "StatementKind",
        "SuccessionKind",
        "TradeFlow",
        "TradeValuation",
        "VisitRank",
    ),
    "diplomacy.formats": (
        "from_dict",
        "make_converter",
        "to_dict",
    ),
}
_MODULES: Final = {name: module for module, names in _NAMES_BY_MODULE.items() for name in names}


def __getattr__(name: str) -> Any:
    if name not in _MODULES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    from importlib import import_module

    value = globals()[name] = getattr(import_module(_MODULES[name]), name)
    return value


def __dir__() -> list[str]:
    return sorted(__all__)

"""The vocabularies: enumerations of terms, each with its definition and its origin.

The value of a term is a slug, accepted wherever the term is; its definition is, for example,
``Stage.SIGNED.definition``. Terms have no order: ``<`` raises. A definition ends with its origin:
the Vienna Convention on the Law of Treaties (VCLT), the treaty glossary of the United Nations (UN),
the treaty register of the United Kingdom Parliament (UKT), Correlates of War (COW), the data of ATOP
(alliances), DESTA (trade agreements), COLT (travel of leaders), WhoGov (governments) and PLOVER
(events), SDMX (statistics), UN Comtrade, EDTF (dates), FollowTheMoney, schema.org, Wikidata, PROV,
or the practice of governments.
"""

from collections.abc import Mapping
from enum import Enum
from types import MappingProxyType
from typing import TYPE_CHECKING, Final

from diplomacy.errors import InvalidTerm

__all__ = [
    "TOPICS",
    "Basis",
    "Certainty",
    "CodeSystem",
    "DatePrecision",
    "FigureKind",
    "FindingKind",
    "InstrumentKind",
    "MeetingFormat",
    "MeetingLevel",
    "MeetingStatus",
    "MembershipStatus",
    "OrganizationKind",
    "PartnershipKind",
    "QuantityQualifier",
    "Role",
    "Stage",
    "StatementKind",
    "SuccessionKind",
    "Term",
    "TradeFlow",
]


class Term(Enum):
    """Base class of the vocabularies: a term is a slug with a definition.

    Functions accept the slug wherever they accept the term, but the two are not equal.

    Raises:
        InvalidTerm: if a text is not a term of the vocabulary; the message lists the terms.

    >>> Stage("in-force") is Stage.IN_FORCE
    True
    """

    _value_: str
    definition: str

    def __new__(cls, slug: object, definition: str = "") -> "Term":
        """Create a term from its slug and definition."""
        term = object.__new__(cls)
        term._value_ = str(slug)
        term.definition = definition
        return term

    @classmethod
    def _missing_(cls, value: object) -> "Term":
        raise InvalidTerm(value, cls.__name__, [str(term) for term in cls])

    if TYPE_CHECKING:

        @property
        def value(self) -> str:
            """The slug. Without this, mypy infers Any because of ``__new__``."""
            ...

    else:
        # Terms are singletons. The hash of `Enum`, by name, takes a call in Python.
        __hash__ = object.__hash__

    def __str__(self) -> str:
        return self._value_

    def __repr__(self) -> str:
        return f"{type(self).__name__}.{self.name}"


class Stage(Term):
    """The stages of agreements and partnerships.

    Partnerships have the stages PROPOSED, ESTABLISHED, SUSPENDED, SEVERED, RESUMED and ENDED;
    agreements have all stages that are not defined for partnerships only.

    >>> Stage("signed")
    Stage.SIGNED
    >>> Stage.SIGNED.definition
    'The text was signed, which need not make it binding (VCLT arts 11, 12, 18; UN).'
    """

    PROPOSED = "proposed", "Put forward by one side, or announced for the future (practice)."
    NEGOTIATING = "negotiating", "The text is being negotiated (DESTA's negotiation entries)."
    AGREED = "agreed", "Agreed in principle or initialled, but not signed (VCLT art. 10)."
    ADOPTED = "adopted", "The form and content of the text were adopted (VCLT art. 9)."
    SIGNED = (
        "signed",
        "The text was signed, which need not make it binding (VCLT arts 11, 12, 18; UN).",
    )
    RATIFIED = "ratified", "A party consented to be bound by ratification (VCLT art. 14)."
    ACCEDED = "acceded", "A party that had not signed consented to be bound (VCLT art. 15)."
    PROVISIONALLY_APPLIED = (
        "provisionally-applied",
        "Applied before its entry into force (VCLT art. 25).",
    )
    IN_FORCE = (
        "in-force",
        "In force or, for a memorandum, in effect (VCLT art. 24).",
    )
    ESTABLISHED = "established", "Partnerships only: begun (Wikidata P571; ATOP's begin date)."
    SUSPENDED = "suspended", "Its operation is suspended (VCLT art. 57; ATOP's phases)."
    SEVERED = "severed", "Partnerships only: broken off by one side or both (VCLT art. 63)."
    RESUMED = "resumed", "Partnerships only: resumed after suspension or severance (practice)."
    WITHDRAWN = "withdrawn", "A party denounced it or withdrew (VCLT arts 54, 56; UKT actions)."
    TERMINATED = "terminated", "It has ended for all parties (VCLT art. 54)."
    ENDED = "ended", "Partnerships only: ended (ATOP's end date)."


class InstrumentKind(Term):
    """The designations of instruments, which do not decide their legal effect (UN).

    >>> InstrumentKind("treaty")
    InstrumentKind.TREATY
    >>> InstrumentKind.TREATY.definition
    'Called a treaty; usually on a matter of importance (UN).'
    """

    TREATY = "treaty", "Called a treaty; usually on a matter of importance (UN)."
    CONVENTION = "convention", "Called a convention; usually open to many states (UN)."
    AGREEMENT = "agreement", "Called an agreement, such as a free trade agreement (UN)."
    PROTOCOL = "protocol", "Called a protocol; often supplements another instrument (UN)."
    EXCHANGE_OF_NOTES = (
        "exchange-of-notes",
        "Concluded by an exchange of notes or letters (VCLT art. 13).",
    )
    MEMORANDUM_OF_UNDERSTANDING = (
        "memorandum-of-understanding",
        "Called a memorandum of understanding; often not legally binding (UN; UKT).",
    )
    ARRANGEMENT = (
        "arrangement",
        "Called an arrangement, such as a framework arrangement (practice).",
    )
    JOINT_STATEMENT = (
        "joint-statement",
        "A statement adopted by the participants of a meeting (practice).",
    )
    DECLARATION = "declaration", "Called a declaration; it may or may not be binding (UN)."
    UNSPECIFIED = (
        "unspecified",
        "A document whose designation the source does not give (this library's term).",
    )


class MeetingLevel(Term):
    """The level of the lowest-ranking head of delegation at a meeting (COLT's tiers).

    >>> MeetingLevel("ministerial")
    MeetingLevel.MINISTERIAL
    >>> MeetingLevel.MINISTERIAL.definition
    'Ministers (COLT).'
    """

    LEADERS = (
        "leaders",
        "Heads of state, of government, or of an international organization (COLT).",
    )
    MINISTERIAL = "ministerial", "Ministers (COLT)."
    OFFICIAL = (
        "official",
        "Officials below ministers, such as envoys and heads of agencies (COLT).",
    )
    UNKNOWN = "unknown", "The source does not say (COLT)."


class MeetingFormat(Term):
    """The number of sides at a meeting, which the source states even if it names only some.

    >>> MeetingFormat("bilateral")
    MeetingFormat.BILATERAL
    >>> MeetingFormat.BILATERAL.definition
    'Two sides (PLOVER).'
    """

    BILATERAL = "bilateral", "Two sides (PLOVER)."
    MULTILATERAL = "multilateral", "Three or more sides (PLOVER's mode)."


class MeetingStatus(Term):
    """Whether a meeting has taken place, according to the source (schema.org eventStatus).

    >>> MeetingStatus("planned")
    MeetingStatus.PLANNED
    >>> MeetingStatus.PLANNED.definition
    'Decided or announced for the future (schema.org EventScheduled).'
    """

    PROPOSED = "proposed", "Requested, or invited to; no decision is known (practice)."
    PLANNED = "planned", "Decided or announced for the future (schema.org EventScheduled)."
    HELD = "held", "It took place (practice)."
    CANCELLED = "cancelled", "It was called off (schema.org EventCancelled)."


class Role(Term):
    """The roles of the holder of an office, which may be several (COLT; Wikidata P35, P6).

    >>> Role("minister")
    Role.MINISTER
    >>> Role.MINISTER.definition
    'Member of a government other than its head (WhoGov).'
    """

    HEAD_OF_STATE = "head-of-state", "Head of state (Wikidata P35; COLT)."
    HEAD_OF_GOVERNMENT = "head-of-government", "Head of government (Wikidata P6; COLT)."
    HEAD_OF_ORGANIZATION = (
        "head-of-organization",
        "Head of an international organization (COLT counts them as leaders).",
    )
    MINISTER = "minister", "Member of a government other than its head (WhoGov)."
    OFFICIAL = "official", "Holder of a public office below ministers (WhoGov)."


class OrganizationKind(Term):
    """The kinds of organizations (after FollowTheMoney's classes).

    >>> OrganizationKind("company")
    OrganizationKind.COMPANY
    >>> OrganizationKind.COMPANY.definition
    'A company, private or state-owned; see state_owned (FollowTheMoney).'
    """

    INTERGOVERNMENTAL = "intergovernmental", "Established by states, with its own organs (COW IGO)."
    FORUM = (
        "forum",
        "States that meet regularly without common organs, such as the G20 (FollowTheMoney).",
    )
    GOVERNMENT_BODY = (
        "government-body",
        "A ministry, agency or authority of one state (FollowTheMoney).",
    )
    COMPANY = "company", "A company, private or state-owned; see state_owned (FollowTheMoney)."
    OTHER = (
        "other",
        "Any other organization: a programme, a fund, a political party (FollowTheMoney).",
    )


class PartnershipKind(Term):
    """The kinds of partnerships.

    >>> PartnershipKind("alliance")
    PartnershipKind.ALLIANCE
    >>> PartnershipKind.ALLIANCE.definition
    'A formal promise of military cooperation (ATOP).'
    """

    PARTNERSHIP = (
        "partnership",
        "A relationship that the parties call a partnership, at any level (practice).",
    )
    ALLIANCE = "alliance", "A formal promise of military cooperation (ATOP)."
    JOINT_BODY = "joint-body", "A standing joint committee or commission (practice)."
    DIPLOMATIC_RELATIONS = (
        "diplomatic-relations",
        "Diplomatic relations between states (Wikidata P530; COW).",
    )


class MembershipStatus(Term):
    """The statuses that organizations give to their members and partners.

    >>> MembershipStatus("observer")
    MembershipStatus.OBSERVER
    >>> MembershipStatus.OBSERVER.definition
    'Observer (COW).'
    """

    MEMBER = "member", "Full member (COW)."
    ASSOCIATE = "associate", "Associate member (COW)."
    OBSERVER = "observer", "Observer (COW)."
    DIALOGUE_PARTNER = (
        "dialogue-partner",
        "Dialogue partner, a term of the SCO and ASEAN (practice).",
    )
    PARTNER = "partner", "Partner, a term of NATO (practice)."
    PARTICIPANT = "participant", "Takes part in a programme without membership (practice)."
    CANDIDATE = "candidate", "Has applied for membership, or was invited to (practice)."


class TradeFlow(Term):
    """The direction of trade, as seen by the reporter (UN Comtrade flowCode).

    >>> TradeFlow("exports")
    TradeFlow.EXPORTS
    >>> TradeFlow.EXPORTS.definition
    'From the reporter to the partner (Comtrade X).'
    """

    EXPORTS = "exports", "From the reporter to the partner (Comtrade X)."
    IMPORTS = "imports", "To the reporter from the partner (Comtrade M)."
    TOTAL = (
        "total",
        "Exports and imports of one reporter together (this library's term; Comtrade has no code).",
    )


class FigureKind(Term):
    """Whether a figure is an observation, an estimate or a target (SDMX OBS_STATUS).

    >>> FigureKind("target")
    FigureKind.TARGET
    >>> FigureKind.TARGET.definition
    "A goal, not an observation (this library's term; SDMX has no code)."
    """

    ACTUAL = "actual", "Reported as observed (SDMX: normal value)."
    ESTIMATE = "estimate", "Reported as estimated, forecast or provisional (SDMX: estimated value)."
    TARGET = "target", "A goal, not an observation (this library's term; SDMX has no code)."


class QuantityQualifier(Term):
    """How exact a number is, according to the source.

    >>> QuantityQualifier("nearly")
    QuantityQualifier.NEARLY
    >>> QuantityQualifier.NEARLY.definition
    "Nearly, almost, close to: below it (this library's term; Wikidata's bounds)."
    """

    AS_STATED = (
        "as-stated",
        "A plain figure, as rounded by the source (this library's term; Wikidata's bounds).",
    )
    EXACTLY = "exactly", "A count (this library's term; Wikidata's bounds)."
    ABOUT = "about", "About, around, some: above or below it (Wikidata P1480 circa)."
    NEARLY = (
        "nearly",
        "Nearly, almost, close to: below it (this library's term; Wikidata's bounds).",
    )
    MORE_THAN = "more-than", "More than, over, above (this library's term; Wikidata's bounds)."
    AT_LEAST = "at-least", "At least, no fewer than (this library's term; Wikidata's bounds)."
    LESS_THAN = "less-than", "Less than, under, below (this library's term; Wikidata's bounds)."
    AT_MOST = "at-most", "At most, no more than, up to (this library's term; Wikidata's bounds)."


class StatementKind(Term):
    """What the speakers did by a statement (PLOVER's AGREE, REQUEST, SUPPORT and CONSULT, refined).

    >>> StatementKind("pledged")
    StatementKind.PLEDGED
    >>> StatementKind.PLEDGED.definition
    'The speaker promised to do something (PLOVER AGREE).'
    """

    AGREED = "agreed", "The speakers agreed among themselves, or one accepted (PLOVER AGREE)."
    PLEDGED = "pledged", "The speaker promised to do something (PLOVER AGREE)."
    REQUESTED = "requested", "The speaker asked others to do something (PLOVER REQUEST)."
    OFFERED = "offered", "The speaker proposed or invited (PLOVER AGREE, offers)."
    SUPPORTED = "supported", "The speaker endorsed or praised (PLOVER SUPPORT)."
    NOTED = "noted", "Any other statement; without speakers, of the source itself (PLOVER)."


class Basis(Term):
    """How a source supports a fact (PROV's quotation, derivation and primary source).

    >>> Basis("inferred")
    Basis.INFERRED
    >>> Basis.INFERRED.definition
    'An editor infers it from what the source states (Wikidata P3452).'
    """

    STATED = "stated", "The source states it at that place (PROV wasQuotedFrom)."
    INFERRED = "inferred", "An editor infers it from what the source states (Wikidata P3452)."
    EXTERNAL = (
        "external",
        "Consulted in a source other than that of the record (PROV).",
    )


class FindingKind(Term):
    """The kinds of problems that an audit of records or the verification of a text finds.

    >>> FindingKind("anachronism")
    FindingKind.ANACHRONISM
    >>> FindingKind.ANACHRONISM.definition
    "Provably anachronistic (this library's term)."
    """

    UNSUPPORTED = "unsupported", "A field is set that no citation supports (this library's term)."
    MISPLACED = (
        "misplaced",
        "A citation names a field that does not exist or is not set (this library's term).",
    )
    UNSOURCED = (
        "unsourced",
        "An external citation names no other source that can be looked up (this library's term).",
    )
    ANACHRONISM = "anachronism", "Provably anachronistic (this library's term)."
    ANOTHER_TEXT = "another-text", "A text is not the cited one (this library's term)."
    LINE_ENDS = (
        "line-ends",
        "A text has other line endings or whitespace than the cited one (this library's term).",
    )
    PARAGRAPH = "paragraph", "A paragraph of a text is not the cited one (this library's term)."
    WORDS = "words", "The quotation of a citation is not in its paragraph (this library's term)."


class Certainty(Term):
    """How certain it is that a person held an office on a day.

    >>> Certainty("within-term")
    Certainty.WITHIN_TERM
    >>> Certainty.WITHIN_TERM.definition
    "The day is within a known term, or between two attested days (this library's term)."
    """

    ATTESTED = (
        "attested",
        "A source shows the person in the office on that day, or on a day of that period (this library's term).",
    )
    WITHIN_TERM = (
        "within-term",
        "The day is within a known term, or between two attested days (this library's term).",
    )
    POSSIBLE = "possible", "No record excludes it (this library's term)."


class DatePrecision(Term):
    """How precise a date is (Wikidata's date precision; EDTF).

    >>> DatePrecision("month")
    DatePrecision.MONTH
    >>> DatePrecision.MONTH.definition
    'Year and month (EDTF).'
    """

    DAY = "day", "Year, month and day (EDTF)."
    MONTH = "month", "Year and month (EDTF)."
    SEASON = "season", "Year and season (EDTF)."
    YEAR = "year", "The year only (EDTF)."
    DECADE = "decade", "The year without its last digit (EDTF)."
    CENTURY = "century", "The year without its last two digits (EDTF)."
    RANGE = "range", "One day of a span (EDTF, one of a set)."


class CodeSystem(Term):
    """A system of codes or labels for countries.

    >>> CodeSystem("gw") is CodeSystem.GW
    True
    """

    ALPHA_2 = "alpha-2", "Two letters (ISO 3166-1, and those that ISO 3166-3 withdrew)."
    ALPHA_3 = "alpha-3", "Three letters (ISO 3166-1, and those that ISO 3166-3 withdrew)."
    ALPHA_4 = "alpha-4", "Four letters, for names that were withdrawn (ISO 3166-3)."
    NUMERIC = "numeric", "Three digits (ISO 3166-1 and UN M49)."
    COW = "cow", "Numbers of states (Correlates of War)."
    COW_ABBR = "cow-abbr", "Three letters for states (Correlates of War)."
    COW_NAME = "cow-name", "Names of states as the data set prints them (Correlates of War)."
    GW = "gw", "Numbers of states (Gleditsch and Ward)."
    GW_ABBR = "gw-abbr", "Three letters for states (Gleditsch and Ward)."
    GW_NAME = "gw-name", "Names of states as the data set prints them (Gleditsch and Ward)."
    WORLD_BANK = (
        "world-bank",
        "Three letters: those of ISO 3166-1, and XKX for Kosovo (World Bank).",
    )
    EUROSTAT = "eurostat", "Two letters: those of ISO 3166-1, but EL and UK (European Union)."


class SuccessionKind(Term):
    """How one state came from another.

    The Vienna Convention on Succession of States in respect of Treaties (VCSST) presumes that
    treaties continue for the territory after a union, a dissolution or a separation.

    >>> SuccessionKind("continuation").carries_treaties, SuccessionKind.UNION.carries_treaties
    (False, True)
    """

    CONTINUATION = "continuation", "The same party in law under another code (practice)."
    UNION = "union", "States became one new state (VCSST art. 31)."
    DISSOLUTION = "dissolution", "A state ended and left new states (VCSST art. 34)."
    SEPARATION = "separation", "A part of a state became a new state (VCSST art. 34)."
    INCORPORATION = "incorporation", "A state joined an existing one by agreement (VCSST art. 15)."
    ANNEXATION = "annexation", "A state took the whole territory of another (practice)."
    RESTORATION = "restoration", "A former state was set up again, by itself or anew (practice)."

    @property
    def carries_treaties(self) -> bool:
        """Return whether treaties of the predecessor may bind the successor as such.

        A continuation is False: there the treaties are the state's own.
        """
        return self in (
            SuccessionKind.UNION,
            SuccessionKind.DISSOLUTION,
            SuccessionKind.SEPARATION,
        )


TOPICS: Final[Mapping[str, str]] = MappingProxyType(
    {
        "artificial-intelligence": "Artificial intelligence.",
        "batteries": "Batteries and their materials.",
        "biotechnology": "Biotechnology, including blood products.",
        "climate": "Climate policy and greenhouse gas emissions.",
        "counterterrorism": "Action against terrorism.",
        "critical-minerals": "Minerals that are essential to industry, and their reserves.",
        "cybersecurity": "The security of networks and data.",
        "defence": "Armed forces: visits, dialogue, exercises, education, logistics.",
        "defence-industry": "Arms and their production.",
        "development-aid": "Development cooperation, including loans and grants.",
        "digital": "Digital technologies in general.",
        "double-taxation": "Relief from double taxation.",
        "economy": "Economic cooperation in general.",
        "education": "Schools, universities, training.",
        "electric-vehicles": "Electric vehicles.",
        "energy": "Energy in general.",
        "finance": "Financing, loans and banks.",
        "free-trade": "Free trade agreements and their revision.",
        "health": "Health and medicine.",
        "history": "Shared history.",
        "humanitarian-aid": "Humanitarian aid and refugees.",
        "hydrogen": "Hydrogen as a fuel.",
        "hydropower": "Electricity from water.",
        "information-sharing": "Exchange of military or secret information.",
        "infrastructure": "Bridges, tunnels, roads, plants.",
        "international-forums": "Cooperation in international organizations and forums.",
        "investment": "Investment and its promotion.",
        "korean-peninsula": "Peace and security on the Korean Peninsula.",
        "mining": "Mining.",
        "north-korea": "North Korea and its nuclear weapons.",
        "nuclear-energy": "Nuclear power plants and their regulation.",
        "palestine": "Palestine, including Gaza.",
        "reconstruction": "Rebuilding after war.",
        "regional-security": "Regional conflicts and security.",
        "renewable-energy": "Renewable energy in general.",
        "science-and-technology": "Science, research and technology.",
        "semiconductors": "Chips and the equipment that makes them.",
        "supply-chains": "Supply chains.",
        "syria": "The war in Syria and its settlement.",
        "tourism": "Tourism.",
        "trade": "Trade and the balance of trade.",
        "transport": "Transport.",
        "ukraine": "The war in Ukraine and its settlement.",
        "wind-energy": "Electricity from wind.",
    }
)
"""The topics of the shipped records, each with its meaning; your records may use other slugs."""

"""The terms of the field: every enumeration, each member with its definition and origin.

A term's value is a readable slug, accepted wherever the member is; its definition is
``Stage.SIGNED.definition``. Terms do not order: ``<`` raises. The origins named are the Vienna
Convention on the Law of Treaties (VCLT), the United Nations' treaty glossary (UN), the United
Kingdom Parliament's treaty register (UKT), Correlates of War (COW), the ATOP data on alliances,
PLOVER (events), SDMX (statistics), UN Comtrade, Popolo (people and posts), Wikidata and PROV.
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
    """A term of a vocabulary: a slug with a definition. The base of every enumeration here.

    The slug is taken as an argument wherever the term is; the two are not equal.

    Raises:
        InvalidTerm: if a text is not a term of the vocabulary; the message lists the terms.

    >>> Stage("in-force") is Stage.IN_FORCE
    True
    """

    _value_: str
    definition: str

    def __new__(cls, slug: object, definition: str = "") -> "Term":
        """Make a term of its slug and definition."""
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
            """The slug. mypy takes it for Any where an enumeration has a ``__new__``."""
            ...

    else:
        # There is one object a term. The hash of `Enum`, by name, costs a call each time.
        __hash__ = object.__hash__

    def __str__(self) -> str:
        return self._value_

    def __repr__(self) -> str:
        return f"{type(self).__name__}.{self.name}"


class Stage(Term):
    """How far an agreement or a tie has come.

    Agreements admit the stages from PROPOSED to TERMINATED that are not marked "ties";
    partnerships admit PROPOSED, ESTABLISHED, SUSPENDED, SEVERED, RESUMED and ENDED.

    >>> Stage("signed")
    Stage.SIGNED
    >>> Stage.SIGNED.definition
    'The text was signed, which need not bind by itself (VCLT arts 11, 12, 18; UN).'
    """

    PROPOSED = "proposed", "Put forward by one side or announced as to come (practice)."
    NEGOTIATING = "negotiating", "Talks on the text are under way (DESTA's negotiation entries)."
    AGREED = "agreed", "Agreed in principle, or initialled; no text is signed (VCLT art. 10)."
    ADOPTED = "adopted", "The form and content of the text are settled (VCLT art. 9)."
    SIGNED = (
        "signed",
        "The text was signed, which need not bind by itself (VCLT arts 11, 12, 18; UN).",
    )
    RATIFIED = "ratified", "A party gave its consent to be bound by ratification (VCLT art. 14)."
    ACCEDED = "acceded", "A party that had not signed consented to be bound (VCLT art. 15)."
    PROVISIONALLY_APPLIED = (
        "provisionally-applied",
        "Applied before it is in force (VCLT art. 25).",
    )
    IN_FORCE = (
        "in-force",
        "It has entered into force, or for a memorandum into effect (VCLT art. 24).",
    )
    ESTABLISHED = "established", "Ties: the tie began (Wikidata P571; ATOP's begin date)."
    SUSPENDED = "suspended", "Its operation is suspended (VCLT art. 57; ATOP's phases)."
    SEVERED = "severed", "Ties: broken off by one side or both (VCLT art. 63)."
    RESUMED = "resumed", "Ties: taken up again after suspension or severance (practice)."
    WITHDRAWN = "withdrawn", "A party denounced it or withdrew (VCLT arts 54, 56; UKT actions)."
    TERMINATED = "terminated", "It has come to an end for all (VCLT art. 54)."
    ENDED = "ended", "Ties: the tie has come to an end (ATOP's end date)."


class InstrumentKind(Term):
    """The designation an instrument bears; never its legal effect (UN: titles do not decide it).

    >>> InstrumentKind("treaty")
    InstrumentKind.TREATY
    >>> InstrumentKind.TREATY.definition
    'Styled a treaty; usually a matter of gravity (UN).'
    """

    TREATY = "treaty", "Styled a treaty; usually a matter of gravity (UN)."
    CONVENTION = "convention", "Styled a convention; usually open to many states (UN)."
    AGREEMENT = "agreement", "Styled an agreement, a free trade agreement included (UN)."
    PROTOCOL = "protocol", "Styled a protocol; often additional to another instrument (UN)."
    EXCHANGE_OF_NOTES = (
        "exchange-of-notes",
        "Made by an exchange of notes or letters (VCLT art. 13).",
    )
    MEMORANDUM_OF_UNDERSTANDING = (
        "memorandum-of-understanding",
        "Styled a memorandum of understanding; often not meant to bind in law (UN; UKT).",
    )
    ARRANGEMENT = (
        "arrangement",
        "Styled an arrangement, a framework arrangement included (practice).",
    )
    JOINT_STATEMENT = "joint-statement", "A statement adopted by those who met (practice)."
    DECLARATION = "declaration", "Styled a declaration; whether it binds is open (UN)."
    UNSPECIFIED = "unspecified", "The source says only that there is a document (ours)."


class MeetingLevel(Term):
    """Whom the lowest principal of a meeting ranks with (COLT's tiers).

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
        "Officials below ministers, envoys and heads of agencies included (COLT).",
    )
    UNKNOWN = "unknown", "The source does not say (COLT)."


class MeetingFormat(Term):
    """How many sides met, by the source; lists of participants are often partial.

    >>> MeetingFormat("bilateral")
    MeetingFormat.BILATERAL
    >>> MeetingFormat.BILATERAL.definition
    'Two sides (PLOVER).'
    """

    BILATERAL = "bilateral", "Two sides (PLOVER)."
    MULTILATERAL = "multilateral", "Three sides or more (PLOVER's mode)."


class MeetingStatus(Term):
    """Whether a meeting has taken place, at the time of the source (schema.org eventStatus).

    >>> MeetingStatus("planned")
    MeetingStatus.PLANNED
    >>> MeetingStatus.PLANNED.definition
    'Decided or announced, and still to come (schema.org EventScheduled).'
    """

    PROPOSED = "proposed", "Invited to or asked for; no decision is known (practice)."
    PLANNED = "planned", "Decided or announced, and still to come (schema.org EventScheduled)."
    HELD = "held", "It took place (practice)."
    CANCELLED = "cancelled", "It was called off (schema.org EventCancelled)."


class Role(Term):
    """What an office makes of its holder; one office may carry several (COLT; Wikidata P35, P6).

    >>> Role("minister")
    Role.MINISTER
    >>> Role.MINISTER.definition
    'Member of a government below its head (WhoGov).'
    """

    HEAD_OF_STATE = "head-of-state", "Head of state (Wikidata P35; COLT)."
    HEAD_OF_GOVERNMENT = "head-of-government", "Head of government (Wikidata P6; COLT)."
    HEAD_OF_ORGANIZATION = (
        "head-of-organization",
        "Head of an international organization (COLT counts them among leaders).",
    )
    MINISTER = "minister", "Member of a government below its head (WhoGov)."
    OFFICIAL = "official", "Holder of a public office below ministers (WhoGov)."


class OrganizationKind(Term):
    """What sort of body an organization is (FollowTheMoney's classes, in the field's words).

    >>> OrganizationKind("company")
    OrganizationKind.COMPANY
    >>> OrganizationKind.COMPANY.definition
    'A firm, whoever owns it; see state_owned (FollowTheMoney).'
    """

    INTERGOVERNMENTAL = "intergovernmental", "Made by states, with organs of its own (COW IGO)."
    FORUM = (
        "forum",
        "States that meet regularly without a body of their own, such as the G20 (FollowTheMoney).",
    )
    GOVERNMENT_BODY = (
        "government-body",
        "A ministry, agency or authority of one state (FollowTheMoney).",
    )
    COMPANY = "company", "A firm, whoever owns it; see state_owned (FollowTheMoney)."
    OTHER = "other", "Anything else: a programme, a fund, a party (FollowTheMoney)."


class PartnershipKind(Term):
    """What sort of standing tie it is.

    >>> PartnershipKind("alliance")
    PartnershipKind.ALLIANCE
    >>> PartnershipKind.ALLIANCE.definition
    'A formal promise of military cooperation (ATOP).'
    """

    PARTNERSHIP = (
        "partnership",
        "A tie the parties style a partnership, at whatever tier they say (practice).",
    )
    ALLIANCE = "alliance", "A formal promise of military cooperation (ATOP)."
    JOINT_BODY = "joint-body", "A standing joint committee or commission (practice)."
    DIPLOMATIC_RELATIONS = "diplomatic-relations", "Relations between states (Wikidata P530; COW)."


class MembershipStatus(Term):
    """The grade of a party's relation to an organization, as the organization styles it.

    >>> MembershipStatus("observer")
    MembershipStatus.OBSERVER
    >>> MembershipStatus.OBSERVER.definition
    'Observer (COW).'
    """

    MEMBER = "member", "Full member (COW)."
    ASSOCIATE = "associate", "Associate member (COW)."
    OBSERVER = "observer", "Observer (COW)."
    DIALOGUE_PARTNER = "dialogue-partner", "Dialogue partner, as the SCO and ASEAN say (practice)."
    PARTNER = "partner", "Partner, as NATO says (practice)."
    PARTICIPANT = "participant", "Takes part in a programme without membership (practice)."
    CANDIDATE = "candidate", "Has applied, or was admitted to apply (practice)."


class TradeFlow(Term):
    """Which way goods went, seen from the reporter (UN Comtrade flowCode).

    >>> TradeFlow("exports")
    TradeFlow.EXPORTS
    >>> TradeFlow.EXPORTS.definition
    'From the reporter to the partner (Comtrade X).'
    """

    EXPORTS = "exports", "From the reporter to the partner (Comtrade X)."
    IMPORTS = "imports", "To the reporter from the partner (Comtrade M)."
    TOTAL = (
        "total",
        "Exports and imports of one reporter together; ours, Comtrade has no code (Comtrade).",
    )


class FigureKind(Term):
    """Whether a figure was observed, estimated or aimed at (SDMX OBS_STATUS).

    >>> FigureKind("target")
    FigureKind.TARGET
    >>> FigureKind.TARGET.definition
    'A goal, never an observation; SDMX has no code for it (SDMX).'
    """

    ACTUAL = "actual", "Told as having been observed (SDMX: normal value)."
    ESTIMATE = "estimate", "Told as estimated, forecast or provisional (SDMX: estimated value)."
    TARGET = "target", "A goal, never an observation; SDMX has no code for it (SDMX)."


class QuantityQualifier(Term):
    """What the source says of a number's exactness; no tolerance is ever invented.

    >>> QuantityQualifier("nearly")
    QuantityQualifier.NEARLY
    >>> QuantityQualifier.NEARLY.definition
    "Nearly, almost, close to: below it (ours; Wikidata's bounds)."
    """

    AS_STATED = (
        "as-stated",
        "A plain figure, as rounded as the source has it (ours; Wikidata's bounds).",
    )
    EXACTLY = "exactly", "A count (ours; Wikidata's bounds)."
    ABOUT = "about", "About, around, some: either side (Wikidata P1480 circa)."
    NEARLY = (
        "nearly",
        "Nearly, almost, close to: below it (ours; Wikidata's bounds).",
    )
    MORE_THAN = "more-than", "More than, over, above (ours; Wikidata's bounds)."
    AT_LEAST = "at-least", "At least, no fewer than (ours; Wikidata's bounds)."
    LESS_THAN = "less-than", "Less than, under, below (ours; Wikidata's bounds)."
    AT_MOST = "at-most", "At most, no more than, up to (ours; Wikidata's bounds)."


class StatementKind(Term):
    """What was done in saying it (PLOVER's AGREE, REQUEST, SUPPORT and CONSULT, made finer).

    >>> StatementKind("pledged")
    StatementKind.PLEDGED
    >>> StatementKind.PLEDGED.definition
    'The speaker promised an act of their own (PLOVER AGREE).'
    """

    AGREED = "agreed", "The speakers agreed among themselves, or one accepted (PLOVER AGREE)."
    PLEDGED = "pledged", "The speaker promised an act of their own (PLOVER AGREE)."
    REQUESTED = "requested", "The speaker asked another to act (PLOVER REQUEST)."
    OFFERED = "offered", "The speaker proposed or invited (PLOVER AGREE, offers)."
    SUPPORTED = "supported", "The speaker endorsed or praised (PLOVER SUPPORT)."
    NOTED = "noted", "Anything else said; without speakers, the source's own voice (PLOVER)."


class Basis(Term):
    """On what a citation rests (PROV's quotation, derivation and primary source).

    >>> Basis("inferred")
    Basis.INFERRED
    >>> Basis.INFERRED.definition
    'An editor concludes it from what the source says (Wikidata P3452).'
    """

    STATED = "stated", "The source says it at that place (PROV wasQuotedFrom)."
    INFERRED = "inferred", "An editor concludes it from what the source says (Wikidata P3452)."
    EXTERNAL = (
        "external",
        "It was looked up in another source than the one the record is drawn from (PROV).",
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
    """How sure it is that a person held an office on a day.

    >>> Certainty("within-term")
    Certainty.WITHIN_TERM
    >>> Certainty.WITHIN_TERM.definition
    'The day lies within a known term, or between two attested days (ours).'
    """

    ATTESTED = (
        "attested",
        "A source shows the person in the office on that very day, or on one of the span asked for (ours).",
    )
    WITHIN_TERM = (
        "within-term",
        "The day lies within a known term, or between two attested days (ours).",
    )
    POSSIBLE = "possible", "Nothing on record excludes it (ours)."


class DatePrecision(Term):
    """How much of a date is known (Wikidata's date precision; EDTF).

    >>> DatePrecision("month")
    DatePrecision.MONTH
    >>> DatePrecision.MONTH.definition
    'Year and month (EDTF).'
    """

    DAY = "day", "Year, month and day (EDTF)."
    MONTH = "month", "Year and month (EDTF)."
    YEAR = "year", "The year only (EDTF)."
    RANGE = "range", "One day of a span: EDTF's one of a set (EDTF)."


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
        "batteries": "Batteries and what they are made of.",
        "biotechnology": "Biotechnology, blood products included.",
        "climate": "Climate action and the emissions of greenhouse gases.",
        "counterterrorism": "Action against terrorism.",
        "critical-minerals": "Minerals that industry cannot do without, and their reserves.",
        "cybersecurity": "The security of networks and data.",
        "defence": "Armed forces: visits, dialogue, exercises, education, logistics.",
        "defence-industry": "Arms and their making.",
        "development-aid": "Development cooperation, loans and grants included.",
        "digital": "Digital technologies at large.",
        "double-taxation": "Relief from being taxed twice.",
        "economy": "Economic cooperation at large.",
        "education": "Schools, universities, training.",
        "electric-vehicles": "Electric vehicles.",
        "energy": "Energy at large.",
        "finance": "Financing, loans and banks.",
        "free-trade": "Free trade agreements and their revision.",
        "health": "Health and medicine.",
        "history": "Shared history.",
        "humanitarian-aid": "Humanitarian aid and refugees.",
        "hydrogen": "Hydrogen as fuel.",
        "hydropower": "Electricity from water.",
        "information-sharing": "Exchange of military or secret information.",
        "infrastructure": "Bridges, tunnels, roads, plants.",
        "international-forums": "Working together in international organizations and forums.",
        "investment": "Investment and its promotion.",
        "korean-peninsula": "Peace and security on the Korean Peninsula.",
        "mining": "Mining.",
        "north-korea": "North Korea and its nuclear weapons.",
        "nuclear-energy": "Nuclear power plants and their regulation.",
        "palestine": "Palestine, Gaza included.",
        "reconstruction": "Rebuilding after war.",
        "regional-security": "Regional conflicts and security.",
        "renewable-energy": "Energy from renewable sources at large.",
        "science-and-technology": "Science, research and technology.",
        "semiconductors": "Chips and the machines that make them.",
        "supply-chains": "Supply chains.",
        "syria": "The war in Syria and its settlement.",
        "tourism": "Tourism.",
        "trade": "Trade and its balance.",
        "transport": "Transport.",
        "ukraine": "The war in Ukraine and its settlement.",
        "wind-energy": "Electricity from wind.",
    }
)
"""Topic slugs in use here, each with what it covers; your own records may use any other slug."""

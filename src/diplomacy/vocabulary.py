"""The vocabularies: enumerations of terms, each with its definition and its origin.

The value of a term is a slug, accepted wherever the term is; its definition is, for example,
``Stage.SIGNED.definition``. Terms have no order: ``<`` raises. A definition ends with its origin:
the Vienna Conventions on the Law of Treaties (VCLT), on Diplomatic Relations (VCDR) and on Consular
Relations (VCCR), the treaty glossary of the United Nations (UN), the treaty register of the United
Kingdom Parliament (UKT), Correlates of War (COW), the data of ATOP (alliances), DESTA (trade
agreements), Archigos (leaders), COLT (travel of leaders), WhoGov (governments) and PLOVER (events),
SDMX (statistics), UN Comtrade, the manual of International Merchandise Trade Statistics of the
United Nations (IMTS), EDTF (dates), FollowTheMoney, schema.org, Wikidata, PROV, or the practice of
governments.
"""

from collections.abc import Mapping
from enum import Enum, EnumType
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, Final, NamedTuple

from diplomacy.errors import InvalidTerm, require
from diplomacy.values import PydanticType

__all__ = [
    "TOPICS",
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
    "Term",
    "Topic",
    "TradeFlow",
    "TradeValuation",
    "VisitRank",
    "broader_topics",
    "narrower_topics",
]


class _TermType(EnumType):
    """The type of vocabularies, which rejects values that are neither text nor a term.

    `Enum` compares any value with each term and formats it, and both may fail.
    """

    if not TYPE_CHECKING:

        def __call__(cls, value: object, *args: Any, **options: Any) -> Any:
            """Return the term of a slug; see `Term`."""
            if isinstance(value, str | Enum) or args or options:
                return super().__call__(value, *args, **options)
            return cls._missing_(value)


class Term(PydanticType, Enum, metaclass=_TermType):
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
        from diplomacy.suggestions import suggest_term  # not loaded by ``import diplomacy``

        terms = [str(term) for term in cls]
        near = suggest_term(cls.__name__, value, terms) if isinstance(value, str) else ()
        raise InvalidTerm(value, cls.__name__, terms, near)

    if TYPE_CHECKING:

        @property
        def value(self) -> str:
            """The slug. Without this, mypy infers Any because of ``__new__``."""
            ...

    else:
        # Terms are singletons. The hash of `Enum`, by name, takes a call in Python.
        __hash__ = object.__hash__

    def __setattr__(self, name: str, value: object) -> None:
        # `Enum` sets attributes of a term before it belongs to the vocabulary.
        if type(self)._member_map_.get(self.__dict__.get("_name_", "")) is self:
            raise AttributeError(_IMMUTABLE)
        object.__setattr__(self, name, value)

    def __delattr__(self, name: str) -> None:
        raise AttributeError(_IMMUTABLE)

    def __str__(self) -> str:
        return self._value_

    def __repr__(self) -> str:
        return f"{type(self).__name__}.{self.name}"


_IMMUTABLE: Final = "the terms of a vocabulary are immutable."


class LegalEffect(Term):
    """The effect of an act on the state of an instrument or a partnership.

    >>> Stage.EXPIRED.effect, LegalEffect("force").definition
    (LegalEffect.END, 'It is in force, in effect or ongoing (VCLT art. 24).')
    """

    NONE = "none", "The act leaves it as it was (VCLT arts 19 to 23, 29)."
    NEGOTIATION = (
        "negotiation",
        "The text is on its way, and no party has signed (VCLT arts 9, 10).",
    )
    SIGNATURE = "signature", "It is signed; no party is bound by that (VCLT art. 18)."
    CONSENT = "consent", "Whoever acted consents to be bound once it is in force (VCLT art. 11)."
    APPLICATION = "application", "It is applied before it is in force (VCLT art. 25)."
    FORCE = "force", "It is in force, in effect or ongoing (VCLT art. 24)."
    SUSPENSION = "suspension", "Its operation is suspended (VCLT art. 57)."
    END = "end", "It has ended, or whoever acted has left it (VCLT arts 54, 70)."


class Stage(Term):
    """The acts in the life of agreements and partnerships, and the resulting stages.

    Partnerships have PROPOSED, ESTABLISHED, SUSPENDED, SEVERED, RESUMED and ENDED; agreements
    have all that are not defined for partnerships only.

    >>> Stage("signed")
    Stage.SIGNED
    >>> Stage.SIGNED.definition
    'The text was signed, which need not make it binding (VCLT arts 12, 18; UN).'
    """

    PROPOSED = "proposed", "Put forward by one side, or announced for the future (practice)."
    NEGOTIATING = "negotiating", "The text is being negotiated (DESTA's negotiation entries)."
    AGREED = "agreed", "Agreed in principle or initialled, but not signed (VCLT art. 10)."
    ADOPTED = "adopted", "The form and content of the text were adopted (VCLT art. 9)."
    SIGNED = "signed", "The text was signed, which need not make it binding (VCLT arts 12, 18; UN)."
    SIGNATURE_WITHDRAWN = (
        "signature-withdrawn",
        "A party took back its signature, or made clear that it will not ratify (VCLT art. 18; UN).",
    )
    DEFINITIVELY_SIGNED = (
        "definitively-signed",
        "A party consented to be bound by its signature (VCLT art. 12; UN).",
    )
    RATIFIED = "ratified", "A party consented to be bound by ratification (VCLT art. 14)."
    ACCEPTED = "accepted", "A party consented to be bound by acceptance (VCLT art. 14; UN)."
    APPROVED = "approved", "A party consented to be bound by approval (VCLT art. 14; UN)."
    ACCEDED = "acceded", "A party that had not signed consented to be bound (VCLT art. 15)."
    SUCCEEDED = (
        "succeeded",
        "A new state declared itself bound, as its predecessor was (VCSST art. 17; UN).",
    )
    RATIFICATION_WITHDRAWN = (
        "ratification-withdrawn",
        "A party took back its consent before it was bound (UN).",
    )
    RESERVATION = "reservation", "A party excluded or modified terms for itself (VCLT art. 19)."
    DECLARATION = "declaration", "A party declared how it understands or applies terms (UN)."
    OBJECTION = "objection", "A party objected to a reservation or declaration (VCLT art. 20; UN)."
    TERRITORIAL_APPLICATION = (
        "territorial-application",
        "Extended to a territory, or withdrawn from one (VCLT art. 29; UN; UKT).",
    )
    PROVISIONALLY_APPLIED = (
        "provisionally-applied",
        "Applied before its entry into force (VCLT art. 25).",
    )
    IN_FORCE = "in-force", "In force or, for a memorandum, in effect (VCLT art. 24)."
    ESTABLISHED = "established", "Partnerships only: begun (Wikidata P571; ATOP's begin date)."
    RENEWED = "renewed", "Renewed or extended, so that it continues in force (ATOP; UKT actions)."
    SUSPENDED = "suspended", "Its operation is suspended (VCLT art. 57; ATOP's phases)."
    SEVERED = "severed", "Partnerships only: broken off by one side or both (VCLT art. 63)."
    RESUMED = "resumed", "Resumed after suspension, severance or an end (practice)."
    DENOUNCED = "denounced", "A party gave notice that it ends it for itself (VCLT art. 56; UN)."
    WITHDRAWN = "withdrawn", "A party withdrew from it (VCLT arts 54, 56; UKT actions)."
    EXPIRED = "expired", "It has ended as its own terms provide (VCLT art. 54; ATOP)."
    TERMINATED = "terminated", "It has ended for all parties (VCLT art. 54)."
    ENDED = "ended", "Partnerships only: ended (ATOP's end date)."

    @property
    def effect(self) -> LegalEffect:
        """The effect of the act on the state of the instrument or partnership."""
        return _EFFECTS[self]


_EFFECTS: Final[Mapping[Stage, LegalEffect]] = MappingProxyType(
    {
        Stage.PROPOSED: LegalEffect.NEGOTIATION,
        Stage.NEGOTIATING: LegalEffect.NEGOTIATION,
        Stage.AGREED: LegalEffect.NEGOTIATION,
        Stage.ADOPTED: LegalEffect.NEGOTIATION,
        Stage.SIGNED: LegalEffect.SIGNATURE,
        Stage.SIGNATURE_WITHDRAWN: LegalEffect.END,
        Stage.DEFINITIVELY_SIGNED: LegalEffect.CONSENT,
        Stage.RATIFIED: LegalEffect.CONSENT,
        Stage.ACCEPTED: LegalEffect.CONSENT,
        Stage.APPROVED: LegalEffect.CONSENT,
        Stage.ACCEDED: LegalEffect.CONSENT,
        Stage.SUCCEEDED: LegalEffect.CONSENT,
        Stage.RATIFICATION_WITHDRAWN: LegalEffect.END,
        Stage.RESERVATION: LegalEffect.NONE,
        Stage.DECLARATION: LegalEffect.NONE,
        Stage.OBJECTION: LegalEffect.NONE,
        Stage.TERRITORIAL_APPLICATION: LegalEffect.NONE,
        Stage.PROVISIONALLY_APPLIED: LegalEffect.APPLICATION,
        Stage.IN_FORCE: LegalEffect.FORCE,
        Stage.ESTABLISHED: LegalEffect.FORCE,
        Stage.RENEWED: LegalEffect.FORCE,
        Stage.SUSPENDED: LegalEffect.SUSPENSION,
        Stage.SEVERED: LegalEffect.SUSPENSION,
        Stage.RESUMED: LegalEffect.FORCE,
        Stage.DENOUNCED: LegalEffect.END,
        Stage.WITHDRAWN: LegalEffect.END,
        Stage.EXPIRED: LegalEffect.END,
        Stage.TERMINATED: LegalEffect.END,
        Stage.ENDED: LegalEffect.END,
    }
)


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
    CHARTER = "charter", "Called a charter, constitution or statute of an organization (UN)."
    PACT = "pact", "Called a pact or covenant (UN)."
    FINAL_ACT = "final-act", "The record of a conference that concluded instruments (UN)."
    COMMUNIQUE = "communique", "A statement issued at the end of a meeting (practice)."
    AGREED_MINUTE = "agreed-minute", "Called agreed minutes, or a record of discussions (UN)."
    AMENDMENT = "amendment", "Changes the provisions of another instrument (VCLT art. 39; UN)."
    EXTENSION = "extension", "Extends the duration of another instrument (UKT actions)."
    RESOLUTION = "resolution", "A formal decision of an organ of an organization (practice)."
    REGULATION = "regulation", "Rules issued under an instrument or by an organ of it (practice)."
    REPORT = "report", "A report that states adopted as an instrument (practice)."
    OTHER = "other", "The source names a designation for which there is no term (practice)."
    UNSPECIFIED = (
        "unspecified",
        "A document whose designation the source does not give (this library's term).",
    )


class LinkKind(Term):
    """The relation of one agreement to another, as its text or a source states it.

    >>> LinkKind("replaces").definition
    'It takes the place of the other (VCLT art. 59).'
    """

    AMENDS = "amends", "It changes provisions of the other (VCLT arts 39 to 41)."
    SUPPLEMENTS = "supplements", "It adds to the other, as a protocol or annex does (UN)."
    EXTENDS = "extends", "It prolongs the other, or applies it to more (UKT actions)."
    REPLACES = "replaces", "It takes the place of the other (VCLT art. 59)."
    TERMINATES = "terminates", "It ends the other without taking its place (VCLT art. 54)."
    IMPLEMENTS = "implements", "It carries out what the other provides for (UN)."


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
    """The number of sides at a meeting, as the source states it.

    >>> MeetingFormat("bilateral")
    MeetingFormat.BILATERAL
    >>> MeetingFormat.BILATERAL.definition
    'Two sides (PLOVER).'
    """

    BILATERAL = "bilateral", "Two sides (PLOVER)."
    MULTILATERAL = "multilateral", "Three or more sides (PLOVER's mode)."
    UNKNOWN = "unknown", "The source does not say (this library's term)."


class MeetingStatus(Term):
    """The status of a meeting or visit, as the source states it (schema.org).

    >>> MeetingStatus("planned")
    MeetingStatus.PLANNED
    >>> MeetingStatus.PLANNED.definition
    'Decided or announced for the future (schema.org EventScheduled).'
    """

    PROPOSED = "proposed", "Requested, or invited to; no decision is known (practice)."
    PLANNED = "planned", "Decided or announced for the future (schema.org EventScheduled)."
    HELD = "held", "It took place (practice)."
    CANCELLED = "cancelled", "It was called off (schema.org EventCancelled)."


class VisitRank(Term):
    """The ranks of visits in protocol, as the source names them.

    The US Department of State (DoS) ranks the visits that it registers. Governments attach different
    honours to the same rank, so ranks have no order.

    >>> VisitRank("state")
    VisitRank.STATE
    >>> VisitRank.STATE.definition
    'By a head of state, invited by another, with full ceremony (DoS; practice).'
    """

    STATE = "state", "By a head of state, invited by another, with full ceremony (DoS; practice)."
    OFFICIAL = (
        "official",
        "By invitation and with ceremony, below a state visit; often of a head of government (DoS).",
    )
    OFFICIAL_WORKING = (
        "official-working",
        "By invitation, for talks, with some of the ceremony of an official visit (DoS).",
    )
    WORKING = "working", "For talks, with little ceremony or none (DoS)."
    PRIVATE = "private", "On the travellers' own affairs, not at the invitation of a host (DoS)."
    TRANSIT = "transit", "A stay on the way to another country (practice)."
    OTHER = "other", "Of a rank that the source names and this list lacks (this library's term)."
    UNKNOWN = "unknown", "The source does not say (this library's term)."


class MissionRank(Term):
    """The ranks of missions: diplomatic missions, consular posts, and substitutes.

    >>> MissionRank("embassy")
    MissionRank.EMBASSY
    >>> MissionRank.EMBASSY.definition
    "Headed by an ambassador, or for a time by a chargé d'affaires (VCDR arts 14, 19)."
    """

    EMBASSY = (
        "embassy",
        "Headed by an ambassador, or for a time by a chargé d'affaires (VCDR arts 14, 19).",
    )
    HIGH_COMMISSION = (
        "high-commission",
        "The embassy of one member of the Commonwealth in another (practice).",
    )
    LEGATION = (
        "legation",
        "Headed by an envoy or minister, below an embassy; now out of use (VCDR art. 14; practice).",
    )
    LIAISON_OFFICE = (
        "liaison-office",
        "Represents a government without an embassy, often before relations are complete (practice).",
    )
    INTERESTS_SECTION = (
        "interests-section",
        "Staff within the mission of a third state that protects the interests of the sending state (VCDR arts 45, 46).",
    )
    PERMANENT_MISSION = (
        "permanent-mission",
        "Represents a party at an international organization (VCDR art. 5; practice of the UN).",
    )
    CONSULATE_GENERAL = (
        "consulate-general",
        "A consular post of the highest class, headed by a consul-general (VCCR arts 1, 9).",
    )
    CONSULATE = "consulate", "A consular post below a consulate-general (VCCR arts 1, 9)."
    OTHER = "other", "Of a rank that the source names and this list lacks (this library's term)."
    NONE = "none", "The source says that there is no mission (this library's term)."
    UNKNOWN = "unknown", "The source does not say (this library's term)."


class MissionHeadClass(Term):
    """The classes of heads of mission.

    >>> MissionHeadClass("ambassador")
    MissionHeadClass.AMBASSADOR
    >>> MissionHeadClass.AMBASSADOR.definition
    'Ambassadors, nuncios, and heads of mission of equal rank (VCDR art. 14).'
    """

    AMBASSADOR = (
        "ambassador",
        "Ambassadors, nuncios, and heads of mission of equal rank (VCDR art. 14).",
    )
    MINISTER = "minister", "Envoys, ministers and internuncios (VCDR art. 14)."
    CHARGE_D_AFFAIRES = (
        "charge-d-affaires",
        "Chargés d'affaires, accredited to a minister for foreign affairs (VCDR art. 14).",
    )
    CHARGE_D_AFFAIRES_AD_INTERIM = (
        "charge-d-affaires-ad-interim",
        "Heads of a mission for a time, while its post of head is vacant (VCDR art. 19).",
    )
    CONSULAR = "consular", "Heads of consular posts, such as consuls-general (VCCR art. 9)."


class MissionActKind(Term):
    """The acts that change a mission.

    >>> MissionActKind("opened")
    MissionActKind.OPENED
    >>> MissionActKind.OPENED.definition
    'The mission was established and began its work (VCDR art. 2).'
    """

    OPENED = "opened", "The mission was established and began its work (VCDR art. 2)."
    RANK_CHANGED = "rank-changed", "It was raised or lowered to another rank (practice)."
    MOVED = "moved", "It moved to another place in the same country (VCDR art. 12; practice)."
    SUSPENDED = (
        "suspended",
        "Its work was suspended or its staff recalled, without its being closed (VCDR art. 45).",
    )
    CLOSED = "closed", "The mission was closed or withdrawn (VCDR art. 45)."
    REOPENED = "reopened", "It was opened again after it was suspended or closed (practice)."


class Role(Term):
    """The roles of the holder of an office, who may have several (COLT, Wikidata).

    The first four are those of leaders.

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
    EFFECTIVE_LEADER = (
        "effective-leader",
        "The person who holds power in fact, whatever the office (Archigos).",
    )
    MINISTER = "minister", "Member of a government other than its head (WhoGov)."
    OFFICIAL = "official", "Holder of a public office below ministers (WhoGov)."
    DIPLOMAT = "diplomat", "Represents a party abroad, such as an ambassador (VCDR arts 1, 14)."
    LEGISLATOR = "legislator", "Member of a legislature (Wikidata Q4175034)."
    DEPUTY = (
        "deputy",
        "Deputy of the holder of an office, such as a vice president (practice).",
    )


class OfficeEntry(Term):
    """The way in which the holder of an office came to it (Archigos).

    >>> OfficeEntry("irregular").definition
    'Against the rules, by force or the threat of force, as in a coup (Archigos).'
    """

    REGULAR = (
        "regular",
        "By the rules or customs of the office: election, appointment, succession (Archigos).",
    )
    IRREGULAR = (
        "irregular",
        "Against the rules, by force or the threat of force, as in a coup (Archigos).",
    )
    FOREIGN_IMPOSITION = "foreign-imposition", "Put into office by another state (Archigos)."


class OfficeExit(Term):
    """The way in which the holder of an office left it (Archigos).

    IRREGULAR represents any removal against the rules by people of the same country; five of the
    terms say by whom.

    >>> OfficeExit("ill-health").definition
    'Retired because of ill health (Archigos).'
    """

    REGULAR = (
        "regular",
        "By the rules or customs of the office, as after an election (Archigos).",
    )
    RETIREMENT = (
        "retirement",
        "Resigned or retired by choice (practice; Archigos counts it as regular).",
    )
    ILL_HEALTH = "ill-health", "Retired because of ill health (Archigos)."
    NATURAL_DEATH = "natural-death", "Died of natural causes or by accident (Archigos)."
    SUICIDE = "suicide", "Took their own life (Archigos)."
    IRREGULAR = (
        "irregular",
        "Removed against the rules by people of the same country (Archigos).",
    )
    COUP = "coup", "Removed by the armed forces, or part of them (Archigos: irregular)."
    REBELLION = "rebellion", "Removed by rebels (Archigos: irregular)."
    PROTEST = "protest", "Removed by popular protest (Archigos: irregular)."
    POWER_STRUGGLE = (
        "power-struggle",
        "Removed by others in the government, without a coup (Archigos: irregular).",
    )
    ASSASSINATION = "assassination", "Killed by an assassin (Archigos: irregular)."
    FOREIGN_REMOVAL = "foreign-removal", "Removed by another state (Archigos)."


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


class ObligationKind(Term):
    """The obligations of a party to an alliance (ATOP), wider than those of COW.

    >>> ObligationKind("consultation")
    ObligationKind.CONSULTATION
    >>> ObligationKind.CONSULTATION.definition
    'To consult in a crisis, or to coordinate the response to it (ATOP CONSUL; COW entente).'
    """

    DEFENCE = (
        "defence",
        "To support with force a party that is attacked (ATOP DEFENSE; COW defense pact).",
    )
    OFFENCE = (
        "offence",
        "To support with force a party that was not attacked itself (ATOP OFFENSE).",
    )
    NEUTRALITY = (
        "neutrality",
        "Not to support the adversary of a party in a conflict (ATOP NEUTRAL; COW neutrality).",
    )
    NON_AGGRESSION = (
        "non-aggression",
        "Not to use force against a party (ATOP NONAGG; COW nonaggression pact).",
    )
    CONSULTATION = (
        "consultation",
        "To consult in a crisis, or to coordinate the response to it (ATOP CONSUL; COW entente).",
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
    APPLICANT = (
        "applicant",
        "Has applied for membership; the organization has not accepted it as a candidate (practice).",
    )
    CANDIDATE = (
        "candidate",
        "Accepted by the organization as a candidate for membership (practice of the EU).",
    )
    ACCEDING = (
        "acceding",
        "Its admission is agreed and has not taken effect (practice of the EU and NATO).",
    )
    SUSPENDED = (
        "suspended",
        "Member whose rights of membership are suspended (UN Charter art. 5).",
    )
    UNKNOWN = (
        "unknown",
        "The source does not know the status, or whether there is one (COW's missing data).",
    )


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


class TradeValuation(Term):
    """The border up to which a value includes transport and insurance (IMTS).

    >>> TradeValuation("fob")
    TradeValuation.FOB
    >>> TradeValuation.FOB.definition
    'Free on board: the value at the border of the exporter (IMTS).'
    """

    FOB = "fob", "Free on board: the value at the border of the exporter (IMTS)."
    CIF = (
        "cif",
        "Cost, insurance and freight: the value at the border of the importer (IMTS).",
    )


class PriceBasis(Term):
    """The prices at which an amount is valued (SDMX PRICES).

    >>> PriceBasis("constant")
    PriceBasis.CONSTANT
    >>> PriceBasis.CONSTANT.definition
    'Prices of one year for all years, so that inflation is left out (SDMX: constant prices).'
    """

    CURRENT = "current", "Prices of the time that the figure covers (SDMX: current prices)."
    CONSTANT = (
        "constant",
        "Prices of one year for all years, so that inflation is left out (SDMX: constant prices).",
    )


class FigureKind(Term):
    """The kind of a figure: observed, estimated, target, missing (SDMX OBS_STATUS).

    >>> FigureKind("target")
    FigureKind.TARGET
    >>> FigureKind.TARGET.definition
    "A goal, not an observation (this library's term; SDMX has no code)."
    """

    ACTUAL = "actual", "Reported as observed (SDMX: normal value)."
    ESTIMATE = "estimate", "Reported as estimated, forecast or provisional (SDMX: estimated value)."
    TARGET = "target", "A goal, not an observation (this library's term; SDMX has no code)."
    NOT_REPORTED = (
        "not-reported",
        "No value was reported, which is not a value of zero (SDMX O: missing value).",
    )


class QuantityQualifier(Term):
    """The exactness of a number, according to the source.

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
    """The act of speakers by a statement (after PLOVER's event types).

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


class PlanState(Term):
    """The state of a plan, promise, offer or request on a day.

    None of these says that it did not happen: nothing more is on record.

    >>> PlanState("due-passed")
    PlanState.DUE_PASSED
    >>> PlanState.AHEAD.definition
    'Its due date is not certainly over (practice).'
    """

    AHEAD = "ahead", "Its due date is not certainly over (practice)."
    DUE_PASSED = "due-passed", "Its due date is certainly over (practice)."
    NO_DATE = "no-date", "No due date is on record (practice)."


class Basis(Term):
    """The way in which a source supports a fact (PROV).

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
    """The kinds of problems that an audit or the verification of a text finds.

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
    SEQUENCE = (
        "sequence",
        "An act that cannot follow the act before it of the same party (this library's term).",
    )
    OUT_OF_TIME = (
        "out-of-time",
        "A party was not a state then, and another state existed in its place (this library's term).",
    )
    ANOTHER_TEXT = "another-text", "A text is not the cited one (this library's term)."
    LINE_ENDS = (
        "line-ends",
        "A text has other line endings or whitespace than the cited one (this library's term).",
    )
    PARAGRAPH = "paragraph", "A paragraph of a text is not the cited one (this library's term)."
    WORDS = "words", "A quotation is not in its paragraph (this library's term)."
    NAME = "name", "A paragraph does not name whom it is cited for (this library's term)."
    NUMBER = (
        "number",
        "A paragraph does not have the number or unit that it is cited for (this library's term).",
    )
    QUALIFIER = (
        "qualifier",
        "A paragraph has the number with another qualifier (this library's term).",
    )
    DATE = "date", "A paragraph does not have the date that it is cited for (this library's term)."
    WEEKDAY = "weekday", "A weekday contradicts the date (this library's term)."
    PLAN = "plan", "What was to come is recorded as past, or the reverse (this library's term)."
    TERM = "term", "A paragraph states another term or kind of event (this library's term)."
    NEGATION = "negation", "A summary affirms what its paragraph denies (this library's term)."
    QUOTATION = (
        "quotation",
        "A paragraph carries a value that the quotation does not (this library's term).",
    )
    DELEGATION = (
        "delegation",
        "A person is in the delegation of a party of which they held no office (this library's term).",
    )
    PUBLICATION = (
        "publication",
        "A note dates a source otherwise than its bibliographic entry (this library's term).",
    )
    BOTH_SIDES = (
        "both-sides",
        "One person is on both sides of a bilateral meeting or a statement (this library's term).",
    )
    ABSENT = (
        "absent",
        "A speaker is of no party to the bilateral meeting of the statement (this library's term).",
    )
    NOT_HELD = (
        "not-held",
        "Something was done at a meeting or visit that was not held (this library's term).",
    )
    DUPLICATE = (
        "duplicate",
        "An earlier record is the same except for its id (this library's term).",
    )


class Certainty(Term):
    """The certainty of an office or a status on a day.

    ATTESTED and WITHIN_TERM are certain: a source says so for that day.

    >>> Certainty("within-term").definition
    "The day is within a known term, or between two attested days (this library's term)."
    >>> Certainty.WITHIN_TERM.certain, Certainty.POSSIBLE.certain
    (True, False)
    """

    ATTESTED = (
        "attested",
        "A source shows it on that day, or on a day of that period (this library's term).",
    )
    WITHIN_TERM = (
        "within-term",
        "The day is within a known term, or between two attested days (this library's term).",
    )
    POSSIBLE = "possible", "No source excludes it (this library's term)."

    @property
    def certain(self) -> bool:
        """Whether a source says so for that day."""
        return self is not Certainty.POSSIBLE


class DatePrecision(Term):
    """The precision of a date (EDTF and Wikidata's date precision).

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
    """The way in which one state came from another.

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

        It is False for a continuation, where the treaties are the state's own.
        """
        return self in (
            SuccessionKind.UNION,
            SuccessionKind.DISSOLUTION,
            SuccessionKind.SEPARATION,
        )


class Topic(NamedTuple):
    """The definition of a topic.

    Attributes:
        meaning: its subject matter.
        broader: the topic that contains it; None if it is a topic of the first level.

    >>> TOPICS["wind-energy"]
    Topic(meaning='Electricity from wind.', broader='renewable-energy')
    """

    meaning: str
    broader: str | None = None


TOPICS: Final[Mapping[str, Topic]] = MappingProxyType(
    {
        "artificial-intelligence": Topic("Artificial intelligence.", "digital"),
        "batteries": Topic("Batteries and their materials."),
        "biotechnology": Topic(
            "Biotechnology, including blood products.", "science-and-technology"
        ),
        "climate": Topic("Climate policy and greenhouse gas emissions."),
        "counterterrorism": Topic("Action against terrorism."),
        "critical-minerals": Topic(
            "Minerals that are essential to industry, and their reserves.", "mining"
        ),
        "cybersecurity": Topic("The security of networks and data.", "digital"),
        "defence": Topic("Armed forces: visits, dialogue, exercises, education, logistics."),
        "defence-industry": Topic("Arms and their production.", "defence"),
        "development-aid": Topic("Development cooperation, including loans and grants."),
        "digital": Topic("Digital technologies in general.", "science-and-technology"),
        "double-taxation": Topic("Relief from double taxation.", "economy"),
        "economy": Topic("Economic cooperation in general."),
        "education": Topic("Schools, universities, training."),
        "electric-vehicles": Topic("Electric vehicles."),
        "energy": Topic("Energy in general."),
        "finance": Topic("Financing, loans and banks.", "economy"),
        "free-trade": Topic("Free trade agreements and their revision.", "trade"),
        "health": Topic("Health and medicine."),
        "history": Topic("Shared history."),
        "humanitarian-aid": Topic("Humanitarian aid and refugees."),
        "hydrogen": Topic("Hydrogen as a fuel.", "energy"),
        "hydropower": Topic("Electricity from water.", "renewable-energy"),
        "information-sharing": Topic("Exchange of military or secret information.", "defence"),
        "infrastructure": Topic("Bridges, tunnels, roads, plants."),
        "international-forums": Topic("Cooperation in international organizations and forums."),
        "investment": Topic("Investment and its promotion.", "economy"),
        "korean-peninsula": Topic(
            "Peace and security on the Korean Peninsula.", "regional-security"
        ),
        "mining": Topic("Mining."),
        "north-korea": Topic("North Korea and its nuclear weapons.", "korean-peninsula"),
        "nuclear-energy": Topic("Nuclear power plants and their regulation.", "energy"),
        "palestine": Topic("Palestine, including Gaza.", "regional-security"),
        "reconstruction": Topic("Rebuilding after war."),
        "regional-security": Topic("Regional conflicts and security."),
        "renewable-energy": Topic("Renewable energy in general.", "energy"),
        "science-and-technology": Topic("Science, research and technology."),
        "semiconductors": Topic("Chips and the equipment that makes them."),
        "supply-chains": Topic("Supply chains.", "economy"),
        "syria": Topic("The war in Syria and its settlement.", "regional-security"),
        "tourism": Topic("Tourism."),
        "trade": Topic("Trade and the balance of trade.", "economy"),
        "transport": Topic("Transport."),
        "ukraine": Topic("The war in Ukraine and its settlement.", "regional-security"),
        "wind-energy": Topic("Electricity from wind.", "renewable-energy"),
    }
)
"""The topics of the shipped records by slug; your records may use others, too."""


def narrower_topics(topic: str) -> tuple[str, ...]:
    """Return the topics that a topic contains, directly or not, in order of slug.

    A topic that is not in `TOPICS` contains no other.

    >>> narrower_topics("energy")
    ('hydrogen', 'hydropower', 'nuclear-energy', 'renewable-energy', 'wind-energy')
    """
    require(topic, str, "the slug of a topic")
    return tuple(slug for slug in TOPICS if topic in broader_topics(slug))


def broader_topics(topic: str) -> tuple[str, ...]:
    """Return the topics that contain a topic, from the narrowest to the broadest.

    >>> broader_topics("wind-energy")
    ('renewable-energy', 'energy')
    """
    found = list[str]()
    entry = TOPICS.get(require(topic, str, "the slug of a topic"))
    while entry is not None and entry.broader is not None:
        found.append(entry.broader)
        entry = TOPICS.get(entry.broader)
    return tuple(found)

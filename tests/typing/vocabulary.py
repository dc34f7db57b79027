"""Terms: what each vocabulary has, distinguished to the last, so that no checker misses one."""

from typing import assert_type

from diplomacy import (
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
from diplomacy.vocabulary import TOPICS, Term, Topic, broader_topics, narrower_topics


def terms(term: Term, stage: Stage) -> None:
    """A term is made of its slug, and has a definition."""
    assert_type(term.definition, str)
    assert_type(term.value, str)
    assert_type(term.name, str)
    assert_type(str(term), str)
    assert_type(stage.definition, str)
    assert_type(stage.value, str)
    assert_type(Stage.SIGNED.value, str)
    assert_type(list(Stage), list[Stage])
    assert_type({stage: 1}, dict[Stage, int])


def topics(topic: Topic) -> None:
    """A topic has a meaning, and a broader one if it is not of the first level."""
    assert_type(TOPICS["trade"], Topic)
    assert_type(topic.meaning, str)
    assert_type(topic.broader, str | None)
    assert_type(narrower_topics("energy"), tuple[str, ...])
    assert_type(broader_topics("energy"), tuple[str, ...])


def made(slug: str) -> None:
    """Each vocabulary reads a slug."""
    assert_type(VisitRank(slug), VisitRank)
    assert_type(MissionRank(slug), MissionRank)
    assert_type(MissionHeadClass(slug), MissionHeadClass)
    assert_type(MissionActKind(slug), MissionActKind)
    assert_type(LinkKind(slug), LinkKind)
    assert_type(LegalEffect(slug), LegalEffect)
    assert_type(Basis(slug), Basis)
    assert_type(Certainty(slug), Certainty)
    assert_type(FindingKind(slug), FindingKind)
    assert_type(FigureKind(slug), FigureKind)
    assert_type(TradeFlow(slug), TradeFlow)
    assert_type(TradeValuation(slug), TradeValuation)
    assert_type(PriceBasis(slug), PriceBasis)
    assert_type(ObligationKind(slug), ObligationKind)
    assert_type(MeetingFormat(slug), MeetingFormat)
    assert_type(InstrumentKind(slug), InstrumentKind)
    assert_type(MeetingLevel(slug), MeetingLevel)
    assert_type(MeetingStatus(slug), MeetingStatus)
    assert_type(MembershipStatus(slug), MembershipStatus)
    assert_type(OfficeEntry(slug), OfficeEntry)
    assert_type(OfficeExit(slug), OfficeExit)
    assert_type(Certainty(slug).certain, bool)
    assert_type(OrganizationKind(slug), OrganizationKind)
    assert_type(PartnershipKind(slug), PartnershipKind)
    assert_type(PlanState(slug), PlanState)
    assert_type(DatePrecision(slug), DatePrecision)
    assert_type(QuantityQualifier(slug), QuantityQualifier)
    assert_type(Role(slug), Role)
    assert_type(Stage(slug), Stage)
    assert_type(StatementKind(slug), StatementKind)
    assert_type(CodeSystem(slug), CodeSystem)
    assert_type(SuccessionKind(slug), SuccessionKind)
    assert_type(SuccessionKind(slug).carries_treaties, bool)


def basis(term: Basis) -> str:
    """Every `Basis`."""
    match term:
        case Basis.STATED | Basis.INFERRED | Basis.EXTERNAL:
            return term.definition


def certainty(term: Certainty) -> str:
    """Every `Certainty`."""
    match term:
        case Certainty.ATTESTED | Certainty.WITHIN_TERM | Certainty.POSSIBLE:
            return term.definition


def fault(term: FindingKind) -> str:
    """Every `FindingKind`."""
    match term:
        case (
            FindingKind.UNSUPPORTED
            | FindingKind.MISPLACED
            | FindingKind.UNSOURCED
            | FindingKind.ANACHRONISM
            | FindingKind.SEQUENCE
            | FindingKind.OUT_OF_TIME
            | FindingKind.ANOTHER_TEXT
            | FindingKind.LINE_ENDS
            | FindingKind.PARAGRAPH
            | FindingKind.WORDS
            | FindingKind.NAME
            | FindingKind.NUMBER
            | FindingKind.QUALIFIER
            | FindingKind.DATE
            | FindingKind.WEEKDAY
            | FindingKind.PLAN
            | FindingKind.TERM
            | FindingKind.NEGATION
            | FindingKind.QUOTATION
            | FindingKind.DELEGATION
            | FindingKind.PUBLICATION
            | FindingKind.BOTH_SIDES
            | FindingKind.ABSENT
            | FindingKind.NOT_HELD
            | FindingKind.DUPLICATE
        ):
            return term.definition


def figure_kind(term: FigureKind) -> str:
    """Every `FigureKind`."""
    match term:
        case FigureKind.ACTUAL | FigureKind.ESTIMATE | FigureKind.TARGET | FigureKind.NOT_REPORTED:
            return term.definition


def price_basis(term: PriceBasis) -> str:
    """Every `PriceBasis`."""
    match term:
        case PriceBasis.CURRENT | PriceBasis.CONSTANT:
            return term.definition


def valuation(term: TradeValuation) -> str:
    """Every `TradeValuation`."""
    match term:
        case TradeValuation.FOB | TradeValuation.CIF:
            return term.definition


def obligation_kind(term: ObligationKind) -> str:
    """Every `ObligationKind`."""
    match term:
        case (
            ObligationKind.DEFENCE
            | ObligationKind.OFFENCE
            | ObligationKind.NEUTRALITY
            | ObligationKind.NON_AGGRESSION
            | ObligationKind.CONSULTATION
        ):
            return term.definition


def flow(term: TradeFlow) -> str:
    """Every `TradeFlow`."""
    match term:
        case TradeFlow.EXPORTS | TradeFlow.IMPORTS | TradeFlow.TOTAL:
            return term.definition


def format(term: MeetingFormat) -> str:
    """Every `MeetingFormat`."""
    match term:
        case MeetingFormat.BILATERAL | MeetingFormat.MULTILATERAL | MeetingFormat.UNKNOWN:
            return term.definition


def instrument_kind(term: InstrumentKind) -> str:
    """Every `InstrumentKind`."""
    match term:
        case (
            InstrumentKind.TREATY
            | InstrumentKind.CONVENTION
            | InstrumentKind.AGREEMENT
            | InstrumentKind.PROTOCOL
            | InstrumentKind.EXCHANGE_OF_NOTES
            | InstrumentKind.MEMORANDUM_OF_UNDERSTANDING
            | InstrumentKind.ARRANGEMENT
            | InstrumentKind.JOINT_STATEMENT
            | InstrumentKind.DECLARATION
            | InstrumentKind.CHARTER
            | InstrumentKind.PACT
            | InstrumentKind.FINAL_ACT
            | InstrumentKind.COMMUNIQUE
            | InstrumentKind.AGREED_MINUTE
            | InstrumentKind.AMENDMENT
            | InstrumentKind.EXTENSION
            | InstrumentKind.RESOLUTION
            | InstrumentKind.REGULATION
            | InstrumentKind.REPORT
            | InstrumentKind.OTHER
            | InstrumentKind.UNSPECIFIED
        ):
            return term.definition


def level(term: MeetingLevel) -> str:
    """Every `MeetingLevel`."""
    match term:
        case (
            MeetingLevel.LEADERS
            | MeetingLevel.MINISTERIAL
            | MeetingLevel.OFFICIAL
            | MeetingLevel.UNKNOWN
        ):
            return term.definition


def meeting_status(term: MeetingStatus) -> str:
    """Every `MeetingStatus`."""
    match term:
        case (
            MeetingStatus.PROPOSED
            | MeetingStatus.PLANNED
            | MeetingStatus.HELD
            | MeetingStatus.CANCELLED
        ):
            return term.definition


def membership_status(term: MembershipStatus) -> str:
    """Every `MembershipStatus`."""
    match term:
        case (
            MembershipStatus.MEMBER
            | MembershipStatus.ASSOCIATE
            | MembershipStatus.OBSERVER
            | MembershipStatus.DIALOGUE_PARTNER
            | MembershipStatus.PARTNER
            | MembershipStatus.PARTICIPANT
            | MembershipStatus.APPLICANT
            | MembershipStatus.CANDIDATE
            | MembershipStatus.ACCEDING
            | MembershipStatus.SUSPENDED
            | MembershipStatus.UNKNOWN
        ):
            return term.definition


def office_entry(term: OfficeEntry) -> str:
    """Every `OfficeEntry`."""
    match term:
        case OfficeEntry.REGULAR | OfficeEntry.IRREGULAR | OfficeEntry.FOREIGN_IMPOSITION:
            return term.definition


def office_exit(term: OfficeExit) -> str:
    """Every `OfficeExit`."""
    match term:
        case (
            OfficeExit.REGULAR
            | OfficeExit.RETIREMENT
            | OfficeExit.ILL_HEALTH
            | OfficeExit.NATURAL_DEATH
            | OfficeExit.SUICIDE
            | OfficeExit.IRREGULAR
            | OfficeExit.COUP
            | OfficeExit.REBELLION
            | OfficeExit.PROTEST
            | OfficeExit.POWER_STRUGGLE
            | OfficeExit.ASSASSINATION
            | OfficeExit.FOREIGN_REMOVAL
        ):
            return term.definition


def organization_kind(term: OrganizationKind) -> str:
    """Every `OrganizationKind`."""
    match term:
        case (
            OrganizationKind.INTERGOVERNMENTAL
            | OrganizationKind.FORUM
            | OrganizationKind.GOVERNMENT_BODY
            | OrganizationKind.COMPANY
            | OrganizationKind.OTHER
        ):
            return term.definition


def partnership_kind(term: PartnershipKind) -> str:
    """Every `PartnershipKind`."""
    match term:
        case (
            PartnershipKind.PARTNERSHIP
            | PartnershipKind.ALLIANCE
            | PartnershipKind.JOINT_BODY
            | PartnershipKind.DIPLOMATIC_RELATIONS
        ):
            return term.definition


def plan_state(term: PlanState) -> str:
    """Every `PlanState`."""
    match term:
        case PlanState.AHEAD | PlanState.DUE_PASSED | PlanState.NO_DATE:
            return term.definition


def precision(term: DatePrecision) -> str:
    """Every `DatePrecision`."""
    match term:
        case (
            DatePrecision.DAY
            | DatePrecision.MONTH
            | DatePrecision.SEASON
            | DatePrecision.YEAR
            | DatePrecision.DECADE
            | DatePrecision.CENTURY
            | DatePrecision.RANGE
        ):
            return term.definition


def qualifier(term: QuantityQualifier) -> str:
    """Every `QuantityQualifier`."""
    match term:
        case (
            QuantityQualifier.AS_STATED
            | QuantityQualifier.EXACTLY
            | QuantityQualifier.ABOUT
            | QuantityQualifier.NEARLY
            | QuantityQualifier.MORE_THAN
            | QuantityQualifier.AT_LEAST
            | QuantityQualifier.LESS_THAN
            | QuantityQualifier.AT_MOST
        ):
            return term.definition


def role(term: Role) -> str:
    """Every `Role`."""
    match term:
        case (
            Role.HEAD_OF_STATE
            | Role.HEAD_OF_GOVERNMENT
            | Role.HEAD_OF_ORGANIZATION
            | Role.EFFECTIVE_LEADER
            | Role.MINISTER
            | Role.OFFICIAL
            | Role.DIPLOMAT
            | Role.LEGISLATOR
            | Role.DEPUTY
        ):
            return term.definition


def stage(term: Stage) -> str:
    """Every `Stage`."""
    match term:
        case (
            Stage.PROPOSED
            | Stage.NEGOTIATING
            | Stage.AGREED
            | Stage.ADOPTED
            | Stage.SIGNED
            | Stage.SIGNATURE_WITHDRAWN
            | Stage.DEFINITIVELY_SIGNED
            | Stage.RATIFIED
            | Stage.ACCEPTED
            | Stage.APPROVED
            | Stage.ACCEDED
            | Stage.SUCCEEDED
            | Stage.RATIFICATION_WITHDRAWN
            | Stage.RESERVATION
            | Stage.DECLARATION
            | Stage.OBJECTION
            | Stage.TERRITORIAL_APPLICATION
            | Stage.PROVISIONALLY_APPLIED
            | Stage.IN_FORCE
            | Stage.ESTABLISHED
            | Stage.RENEWED
            | Stage.SUSPENDED
            | Stage.SEVERED
            | Stage.RESUMED
            | Stage.DENOUNCED
            | Stage.WITHDRAWN
            | Stage.EXPIRED
            | Stage.TERMINATED
            | Stage.ENDED
        ):
            return term.definition


def statement_kind(term: StatementKind) -> str:
    """Every `StatementKind`."""
    match term:
        case (
            StatementKind.AGREED
            | StatementKind.PLEDGED
            | StatementKind.REQUESTED
            | StatementKind.OFFERED
            | StatementKind.SUPPORTED
            | StatementKind.NOTED
        ):
            return term.definition


def code_system(term: CodeSystem) -> str:
    """Every `CodeSystem`."""
    match term:
        case (
            CodeSystem.ALPHA_2
            | CodeSystem.ALPHA_3
            | CodeSystem.ALPHA_4
            | CodeSystem.NUMERIC
            | CodeSystem.COW
            | CodeSystem.COW_ABBR
            | CodeSystem.COW_NAME
            | CodeSystem.GW
            | CodeSystem.GW_ABBR
            | CodeSystem.GW_NAME
            | CodeSystem.WORLD_BANK
            | CodeSystem.EUROSTAT
        ):
            return term.definition


def succession_kind(term: SuccessionKind) -> str:
    """Every `SuccessionKind`."""
    match term:
        case (
            SuccessionKind.CONTINUATION
            | SuccessionKind.UNION
            | SuccessionKind.DISSOLUTION
            | SuccessionKind.SEPARATION
            | SuccessionKind.INCORPORATION
            | SuccessionKind.ANNEXATION
            | SuccessionKind.RESTORATION
        ):
            return term.definition


def legal_effect(term: LegalEffect) -> str:
    """Every `LegalEffect`."""
    match term:
        case (
            LegalEffect.NONE
            | LegalEffect.NEGOTIATION
            | LegalEffect.SIGNATURE
            | LegalEffect.CONSENT
            | LegalEffect.APPLICATION
            | LegalEffect.FORCE
            | LegalEffect.SUSPENSION
            | LegalEffect.END
        ):
            return term.definition


def link_kind(term: LinkKind) -> str:
    """Every `LinkKind`."""
    match term:
        case (
            LinkKind.AMENDS
            | LinkKind.SUPPLEMENTS
            | LinkKind.EXTENDS
            | LinkKind.REPLACES
            | LinkKind.TERMINATES
            | LinkKind.IMPLEMENTS
        ):
            return term.definition


def mission_act_kind(term: MissionActKind) -> str:
    """Every `MissionActKind`."""
    match term:
        case (
            MissionActKind.OPENED
            | MissionActKind.RANK_CHANGED
            | MissionActKind.MOVED
            | MissionActKind.SUSPENDED
            | MissionActKind.CLOSED
            | MissionActKind.REOPENED
        ):
            return term.definition


def mission_head_class(term: MissionHeadClass) -> str:
    """Every `MissionHeadClass`."""
    match term:
        case (
            MissionHeadClass.AMBASSADOR
            | MissionHeadClass.MINISTER
            | MissionHeadClass.CHARGE_D_AFFAIRES
            | MissionHeadClass.CHARGE_D_AFFAIRES_AD_INTERIM
            | MissionHeadClass.CONSULAR
        ):
            return term.definition


def mission_rank(term: MissionRank) -> str:
    """Every `MissionRank`."""
    match term:
        case (
            MissionRank.EMBASSY
            | MissionRank.HIGH_COMMISSION
            | MissionRank.LEGATION
            | MissionRank.LIAISON_OFFICE
            | MissionRank.INTERESTS_SECTION
            | MissionRank.PERMANENT_MISSION
            | MissionRank.CONSULATE_GENERAL
            | MissionRank.CONSULATE
            | MissionRank.OTHER
            | MissionRank.NONE
            | MissionRank.UNKNOWN
        ):
            return term.definition


def visit_rank(term: VisitRank) -> str:
    """Every `VisitRank`."""
    match term:
        case (
            VisitRank.STATE
            | VisitRank.OFFICIAL
            | VisitRank.OFFICIAL_WORKING
            | VisitRank.WORKING
            | VisitRank.PRIVATE
            | VisitRank.TRANSIT
            | VisitRank.OTHER
            | VisitRank.UNKNOWN
        ):
            return term.definition

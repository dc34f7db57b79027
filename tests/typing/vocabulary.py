"""Terms: what each vocabulary has, told apart to the last, so that no checker misses one."""

from typing import assert_type

from diplomacy import (
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
from diplomacy.vocabulary import TOPICS, Term


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
    assert_type(TOPICS["trade"], str)


def made(slug: str) -> None:
    """Each vocabulary reads a slug."""
    assert_type(Basis(slug), Basis)
    assert_type(Certainty(slug), Certainty)
    assert_type(FindingKind(slug), FindingKind)
    assert_type(FigureKind(slug), FigureKind)
    assert_type(TradeFlow(slug), TradeFlow)
    assert_type(MeetingFormat(slug), MeetingFormat)
    assert_type(InstrumentKind(slug), InstrumentKind)
    assert_type(MeetingLevel(slug), MeetingLevel)
    assert_type(MeetingStatus(slug), MeetingStatus)
    assert_type(MembershipStatus(slug), MembershipStatus)
    assert_type(OrganizationKind(slug), OrganizationKind)
    assert_type(PartnershipKind(slug), PartnershipKind)
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
            | FindingKind.ANOTHER_TEXT
            | FindingKind.LINE_ENDS
            | FindingKind.PARAGRAPH
            | FindingKind.WORDS
        ):
            return term.definition


def figure_kind(term: FigureKind) -> str:
    """Every `FigureKind`."""
    match term:
        case FigureKind.ACTUAL | FigureKind.ESTIMATE | FigureKind.TARGET:
            return term.definition


def flow(term: TradeFlow) -> str:
    """Every `TradeFlow`."""
    match term:
        case TradeFlow.EXPORTS | TradeFlow.IMPORTS | TradeFlow.TOTAL:
            return term.definition


def format(term: MeetingFormat) -> str:
    """Every `MeetingFormat`."""
    match term:
        case MeetingFormat.BILATERAL | MeetingFormat.MULTILATERAL:
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
            | MembershipStatus.CANDIDATE
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
            | Role.MINISTER
            | Role.OFFICIAL
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
            | Stage.RATIFIED
            | Stage.ACCEDED
            | Stage.PROVISIONALLY_APPLIED
            | Stage.IN_FORCE
            | Stage.ESTABLISHED
            | Stage.SUSPENDED
            | Stage.SEVERED
            | Stage.RESUMED
            | Stage.WITHDRAWN
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

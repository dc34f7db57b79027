"""The records and their parts: who, met, signed, tied, counted, said.

Every record is keyword-only, immutable and hashable, refers to others by id, and carries its
citations. What cannot be is refused when a record is made; what only an archive can know (whether
an id exists, whether a participant was a leader) is refused by `Archive`.
"""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from types import MappingProxyType
from typing import ClassVar, Final, TypeAlias, final

import attrs

from diplomacy import fields as take
from diplomacy.countries import Country
from diplomacy.dates import PartialDate, Period, to_date
from diplomacy.errors import InvalidRecord, InvalidType
from diplomacy.quantities import Quantity
from diplomacy.sources import Citation, Source, citations
from diplomacy.values import Value
from diplomacy.vocabulary import (
    FigureKind,
    Flow,
    Format,
    InstrumentKind,
    Level,
    MeetingStatus,
    MembershipStatus,
    OrganizationKind,
    PartnershipKind,
    Role,
    Stage,
    StatementKind,
)

__all__ = [
    "MAY_FOLLOW",
    "Agreement",
    "Cited",
    "Leader",
    "Meeting",
    "Membership",
    "Milestone",
    "Organization",
    "Participant",
    "Partnership",
    "Record",
    "Statement",
    "Statistic",
    "Summit",
    "Tenure",
    "TradeFigure",
]


# --- what the vocabularies' fields take ---------------------------------------------------------


def _stage(value: Stage | str) -> Stage:
    return Stage(value)


def _instrument_kind(value: InstrumentKind | str) -> InstrumentKind:
    return InstrumentKind(value)


def _level(value: Level | str) -> Level:
    return Level(value)


def _format(value: Format | str) -> Format:
    return Format(value)


def _meeting_status(value: MeetingStatus | str) -> MeetingStatus:
    return MeetingStatus(value)


def _organization_kind(value: OrganizationKind | str) -> OrganizationKind:
    return OrganizationKind(value)


def _partnership_kind(value: PartnershipKind | str) -> PartnershipKind:
    return PartnershipKind(value)


def _membership_status(value: MembershipStatus | str) -> MembershipStatus:
    return MembershipStatus(value)


def _flow(value: Flow | str) -> Flow:
    return Flow(value)


def _figure_kind(value: FigureKind | str) -> FigureKind:
    return FigureKind(value)


def _statement_kind(value: StatementKind | str) -> StatementKind:
    return StatementKind(value)


def _roles(value: take.Several[Role | str]) -> frozenset[Role]:
    if isinstance(value, str) or not isinstance(value, Iterable):
        raise InvalidType(value, "a set of roles; one alone is written {Role.HEAD_OF_STATE}")
    return frozenset(Role(role) for role in value)


def _optional_bool(value: bool | None) -> bool | None:
    return None if value is None else take.flag(value)


def _quantity(value: Quantity) -> Quantity:
    if not isinstance(value, Quantity):
        raise InvalidType(value, 'a Quantity, such as Quantity(15, "USD")')
    return value


def _optional_quantity(value: Quantity | None) -> Quantity | None:
    return None if value is None else _quantity(value)


class _Told(Value):
    """What every record does when it is made: it refuses to be without proof, or impossible."""

    __slots__ = ()
    id: str
    citations: tuple[Citation, ...]

    def __attrs_post_init__(self) -> None:
        fault = self._fault()
        if not self.citations:
            fault = "citations", "no citation, no record: cite a source."
        if fault:
            raise InvalidRecord(type(self).__name__, *fault, self.id)

    def _fault(self) -> tuple[str, str] | None:
        """Return the field at fault and the reason, or None."""
        return None


# --- who ----------------------------------------------------------------------------------------


@final
@attrs.frozen(eq=False, repr=False)
class Tenure(Value):
    """A spell in an office, unbroken.

    Attributes:
        office: its title, such as "President".
        roles: what it makes of its holder; one office may carry several.
        of: the country or organization it is an office of.
        period: the term, as far as known.
        attested: the days on which a source shows the person in the office.

    Raises:
        InvalidRecord: if no role is given, or a day attested lies outside the term.

    >>> Tenure("President", {"head-of-state"}, "KR", attested=["2024-12-03"]).of
    Country('KR')
    """

    office: str = attrs.field(converter=take.text)
    roles: frozenset[Role] = attrs.field(converter=_roles)
    of: str = attrs.field(converter=take.party)
    period: Period | None = attrs.field(default=None, converter=take.optional_period)
    attested: tuple[PartialDate, ...] = attrs.field(default=(), converter=take.dates)

    def __attrs_post_init__(self) -> None:
        if not self.roles:
            raise InvalidRecord("Tenure", "roles", "name at least one role.")
        for i, day in enumerate(self.attested):
            if self.period and not self.period.possibly_covers(day):
                reason = f"{day} lies outside the term {self.period}."
                raise InvalidRecord("Tenure", f"attested[{i}]", reason)

    @property
    def is_leader(self) -> bool:
        """Whether it is an office at leader level: head of state, government or organization.

        >>> Tenure("Minister of Energy", {"minister"}, "TR").is_leader
        False
        """
        return not self.roles.isdisjoint(_LEADER_ROLES)


_LEADER_ROLES: Final = frozenset(
    {Role.HEAD_OF_STATE, Role.HEAD_OF_GOVERNMENT, Role.HEAD_OF_ORGANIZATION}
)


def _tenures(value: take.Ordered[Tenure]) -> tuple[Tenure, ...]:
    return take.instances(value, Tenure, "tenures")


@final
@attrs.frozen(kw_only=True, eq=False, repr=False)
class Leader(_Told):
    """A person who represents a party: a leader, and a minister or official likewise.

    The person and the office are two: the office is a `Tenure`.

    Attributes:
        id: a slug.
        name: the preferred full name, as one string; it is never split by position.
        other_names: other spellings of the same name.
        family_name: the family name, which Korean and Chinese names put first.
        given_name: the given name.
        tenures: the offices held, as far as sources show.
        citations: what supports each of these.

    >>> cited = Citation("yearbook", 1, fields=["name"])
    >>> Leader(id="a-person", name="A. Person", citations=[cited]).name
    'A. Person'
    """

    id: str = attrs.field(converter=take.slug)
    name: str = attrs.field(converter=take.text)
    other_names: tuple[str, ...] = attrs.field(default=(), converter=take.texts)
    family_name: str | None = attrs.field(default=None, converter=take.optional_text)
    given_name: str | None = attrs.field(default=None, converter=take.optional_text)
    tenures: tuple[Tenure, ...] = attrs.field(default=(), converter=_tenures)
    citations: tuple[Citation, ...] = attrs.field(converter=citations, repr=False)


@final
@attrs.frozen(kw_only=True, eq=False, repr=False)
class Organization(_Told):
    """Anything that can be a party and is not a country: an agency, a firm, the G20.

    Attributes:
        id: a slug, in one id space with the codes of countries.
        name: its full name.
        short_name: its short name, such as "NATO".
        other_names: other names and spellings.
        kind: what sort of body it is.
        country: the country it is a body or a national of.
        state_owned: whether the state owns it; None where no source says.
        founded: when it was founded.
        citations: what supports each of these.

    >>> cited = Citation("yearbook", 1, fields=["name", "kind"])
    >>> Organization(id="a-firm", name="A Firm", kind="company", citations=[cited]).kind
    OrganizationKind.COMPANY
    """

    id: str = attrs.field(converter=take.slug)
    name: str = attrs.field(converter=take.text)
    short_name: str | None = attrs.field(default=None, converter=take.optional_text)
    other_names: tuple[str, ...] = attrs.field(default=(), converter=take.texts)
    kind: OrganizationKind = attrs.field(converter=_organization_kind)
    country: Country | None = attrs.field(default=None, converter=take.optional_country)
    state_owned: bool | None = attrs.field(default=None, converter=_optional_bool)
    founded: PartialDate | None = attrs.field(default=None, converter=take.optional_date)
    citations: tuple[Citation, ...] = attrs.field(converter=citations, repr=False)


# --- met ----------------------------------------------------------------------------------------


@final
@attrs.frozen(eq=False, repr=False)
class Participant(Value):
    """Who took part: a party, and the person and office that spoke for it, as far as known.

    Attributes:
        party: a country or organization.
        leader: the id of a `Leader`.
        office: the office, where the source names it and not the person.

    >>> Participant("NL", office="Prime Minister")
    Participant(party=Country('NL'), office='Prime Minister')
    """

    party: str = attrs.field(converter=take.party)
    leader: str | None = attrs.field(default=None, converter=take.optional_slug)
    office: str | None = attrs.field(default=None, converter=take.optional_text)


def _participants(value: take.Ordered[Participant]) -> tuple[Participant, ...]:
    return take.instances(value, Participant, "participants")


@attrs.frozen(kw_only=True, eq=False, repr=False)
class Meeting(_Told):
    """An encounter of delegations below leader level, or of a level not known; see `Summit`.

    Host, organizer, place and participants are four things: the SCO organizes a summit that
    Kazakhstan hosts, in Astana, and states that are not members attend.

    Attributes:
        id: a slug.
        title: what it is called, in an editor's words where the source gives no title.
        level: that of the lowest principal.
        format: two sides or more.
        participants: who took part, as far as the source says.
        participant_count: how many did, the host included, as the source counts.
        host: the party that received the others.
        organizer: the organization whose meeting it was.
        brokered_by: the party that brought the others together; no participant.
        period: when it was.
        place: the city or building, as text.
        country: the country of the place.
        sidelines_of: the id of the meeting it took place beside, which proves nothing about
            attending that one.
        status: held, planned, proposed or cancelled, at the time of the source.
        topics: slugs, see `diplomacy.vocabulary.TOPICS`.
        outcome_documents: how many documents it adopted or had signed.
        citations: what supports each of these.

    Raises:
        InvalidRecord: at leader level (that is a `Summit`), or for three countries in a
            bilateral meeting, a broker who takes part, a meeting beside itself.

    >>> talks = Meeting(
    ...     id="talks", title="Talks", level="ministerial", format="bilateral",
    ...     participants=[Participant("KR"), Participant("TR")], period="2018-08-06",
    ...     citations=[Citation("yearbook", 1, fields=["title"])],
    ... )
    >>> talks.parties
    (Country('KR'), Country('TR'))
    """

    id: str = attrs.field(converter=take.slug)
    title: str = attrs.field(converter=take.text)
    level: Level = attrs.field(default=Level.UNKNOWN, converter=_level)
    format: Format = attrs.field(converter=_format)
    participants: tuple[Participant, ...] = attrs.field(default=(), converter=_participants)
    participant_count: Quantity | None = attrs.field(default=None, converter=_optional_quantity)
    host: str | None = attrs.field(default=None, converter=take.optional_party)
    organizer: str | None = attrs.field(default=None, converter=take.optional_slug)
    brokered_by: str | None = attrs.field(default=None, converter=take.optional_party)
    period: Period | None = attrs.field(default=None, converter=take.optional_period)
    place: str | None = attrs.field(default=None, converter=take.optional_text)
    country: Country | None = attrs.field(default=None, converter=take.optional_country)
    sidelines_of: str | None = attrs.field(default=None, converter=take.optional_slug)
    status: MeetingStatus = attrs.field(default=MeetingStatus.HELD, converter=_meeting_status)
    topics: tuple[str, ...] = attrs.field(default=(), converter=take.slugs)
    outcome_documents: Quantity | None = attrs.field(default=None, converter=_optional_quantity)
    citations: tuple[Citation, ...] = attrs.field(converter=citations, repr=False)

    def _fault(self) -> tuple[str, str] | None:
        if self.level is Level.LEADERS and not isinstance(self, Summit):
            return "level", "a meeting at leader level is a Summit."
        states = {party for party in self.parties if isinstance(party, Country)}
        if self.format is Format.BILATERAL and len(states) > 2:
            return "format", f"{len(states)} countries take part; write multilateral."
        if self.brokered_by is not None and self.brokered_by in self.parties:
            return "brokered_by", f"{self.brokered_by} takes part; a broker stands outside."
        if self.sidelines_of == self.id:
            return "sidelines_of", "a meeting is not beside itself."
        for name in ("participant_count", "outcome_documents"):
            count: Quantity | None = getattr(self, name)
            if count is not None and not _is_count(count):
                return name, f"{count} is no count; write whole documents, leaders, countries."
        if _is_fewer(self.participant_count, len(states)):
            return "participant_count", f"{len(states)} countries are named."
        return None

    @property
    def parties(self) -> tuple[str, ...]:
        """The parties that took part, each once, in the order of the participants."""
        return tuple(dict.fromkeys(participant.party for participant in self.participants))


def _is_fewer(count: Quantity | None, countries: int) -> bool:
    """Return whether a count of countries is certainly smaller than a number of them."""
    if count is None or count.unit != "countries":
        return False
    return count.certainly_less_than(Quantity(countries, "countries", "exactly"))


def _is_count(value: Quantity) -> bool:
    """Return whether a quantity counts something."""
    counted = not value.is_money and value.unit not in ("percent", "rank")
    return counted and value.number >= 0 and value.number == int(value.number)


@final
@attrs.frozen(kw_only=True, eq=False, repr=False)
class Summit(Meeting):
    """A meeting of leaders: heads of state, of government, or of an international organization.

    The press keeps the word for set-piece events and says "met" for leaders' talks on the
    margins; both are summits here, the latter with `sidelines_of`. The level is fixed, not a
    parameter; an `Archive`, which knows the tenures, refuses a summit of people known to be below.

    >>> Summit(
    ...     id="summit", title="A summit", format="bilateral",
    ...     citations=[Citation("yearbook", 1, fields=["title"])],
    ... ).level
    Level.LEADERS
    """

    # Not a parameter, so without the converter that pyright looks for here.
    level: Level = attrs.field(  # pyright: ignore[reportIncompatibleVariableOverride]
        default=Level.LEADERS, init=False
    )


# --- signed and tied ----------------------------------------------------------------------------


@final
@attrs.frozen(eq=False, repr=False)
class Milestone(Value):
    """A step in the life of an agreement or a tie.

    Attributes:
        stage: what was reached.
        date: when, as far as known.
        planned: whether it was decided or announced, and not yet done.
        party: whose act it was; None for the whole instrument's.

    >>> Milestone("signed", "2012-08-01")
    Milestone(stage=Stage.SIGNED, date=PartialDate('2012-08-01'))
    """

    stage: Stage = attrs.field(converter=_stage)
    date: PartialDate | None = attrs.field(default=None, converter=take.optional_date)
    planned: bool = attrs.field(default=False, converter=take.flag)
    party: str | None = attrs.field(default=None, converter=take.optional_party)


def _history(value: take.Ordered[Milestone]) -> tuple[Milestone, ...]:
    steps = take.parts(value, "milestones")
    for step in steps:
        if not isinstance(step, Milestone):
            raise InvalidType(step, "a Milestone")
    return steps  # one may come again: in force, suspended, in force


# What the same actor may do next. A history may start anywhere, and leave steps out.
_BEFORE_FORCE: Final = frozenset(
    {Stage.RATIFIED, Stage.ACCEDED, Stage.PROVISIONALLY_APPLIED, Stage.IN_FORCE}
)
_AFTER_FORCE: Final = frozenset({Stage.SUSPENDED, Stage.WITHDRAWN, Stage.TERMINATED})
_SIGNING: Final = frozenset({Stage.ADOPTED, Stage.SIGNED})

MAY_FOLLOW: Final[Mapping[str, Mapping[Stage, frozenset[Stage]]]] = MappingProxyType(
    {
        "Agreement": MappingProxyType(
            {
                Stage.PROPOSED: frozenset({Stage.NEGOTIATING, Stage.AGREED})
                | _SIGNING
                | _BEFORE_FORCE,
                Stage.NEGOTIATING: frozenset({Stage.AGREED}) | _SIGNING | _BEFORE_FORCE,
                Stage.AGREED: frozenset({Stage.NEGOTIATING}) | _SIGNING | _BEFORE_FORCE,
                Stage.ADOPTED: frozenset({Stage.SIGNED}) | _BEFORE_FORCE | _AFTER_FORCE,
                Stage.SIGNED: _BEFORE_FORCE | _AFTER_FORCE,
                Stage.RATIFIED: _BEFORE_FORCE | _AFTER_FORCE,
                Stage.ACCEDED: _BEFORE_FORCE | _AFTER_FORCE,
                Stage.PROVISIONALLY_APPLIED: _SIGNING | _BEFORE_FORCE | _AFTER_FORCE,
                Stage.IN_FORCE: _SIGNING | _BEFORE_FORCE | _AFTER_FORCE,
                Stage.SUSPENDED: _BEFORE_FORCE | _AFTER_FORCE,
                Stage.WITHDRAWN: _BEFORE_FORCE | frozenset({Stage.SIGNED, Stage.TERMINATED}),
                Stage.TERMINATED: frozenset(),
            }
        ),
        "Partnership": MappingProxyType(
            {
                Stage.PROPOSED: frozenset({Stage.ESTABLISHED}),
                Stage.ESTABLISHED: frozenset({Stage.SUSPENDED, Stage.SEVERED, Stage.ENDED}),
                Stage.SUSPENDED: frozenset({Stage.RESUMED, Stage.SEVERED, Stage.ENDED}),
                Stage.SEVERED: frozenset({Stage.RESUMED, Stage.ENDED}),
                Stage.RESUMED: frozenset({Stage.SUSPENDED, Stage.SEVERED, Stage.ENDED}),
                Stage.ENDED: frozenset(),
            }
        ),
    }
)
"""By record and stage: the stages it admits, and which may come next of the same actor."""

# An instrument may enter into force, or be applied, from a day before it was signed.
_MAY_PRECEDE_SIGNATURE: Final = frozenset({Stage.IN_FORCE, Stage.PROVISIONALLY_APPLIED})


def _history_fault(
    kind: str, history: tuple[Milestone, ...], parties: tuple[str, ...]
) -> tuple[str, str] | None:
    """Return the path and reason of the first fault of a history, or None."""
    if not history:
        return "history", "give at least one milestone; the date may be left out."
    return _course_fault(kind, history, parties) or _order_fault(history)


def _course_fault(
    kind: str, history: tuple[Milestone, ...], parties: tuple[str, ...]
) -> tuple[str, str] | None:
    """Return the first stage that cannot be, or cannot follow, or party that is none."""
    admitted = MAY_FOLLOW[kind]
    done: dict[str | None, Stage] = {}  # by party, its last
    for i, step in enumerate(history):
        stage, party = step.stage, step.party
        if stage not in admitted:
            terms = ", ".join(map(str, admitted))
            article = "an" if kind == "Agreement" else "a"
            reason = f"{article} {kind.lower()} admits {terms}; not {stage}."
            return f"history[{i}].stage", reason
        if party is not None and parties and party not in parties:
            return f"history[{i}].party", f"{party} is not among the parties."
        if not step.planned:
            if party in done and stage not in admitted[done[party]]:
                return f"history[{i}].stage", f"{stage} does not follow {done[party]}."
            done[party] = stage
    return None


def _order_fault(history: tuple[Milestone, ...]) -> tuple[str, str] | None:
    """Return the first date that is certainly before what the same party had done by then."""
    if _never_back(history):
        return None
    # By party: the act whose date begins last, of all its acts and of all but signing.
    acts: dict[str | None, tuple[PartialDate, Stage]] = {}
    but_signing: dict[str | None, tuple[PartialDate, Stage]] = {}
    for i, step in enumerate(history):
        day, stage, party = step.date, step.stage, step.party
        if day is None or day.approximate:
            continue
        earlier = (but_signing if stage in _MAY_PRECEDE_SIGNATURE else acts).get(party)
        if earlier is not None and day.certainly_before(earlier[0]):
            return f"history[{i}].date", f"{day} is before {earlier[1]} on {earlier[0]}."
        if not step.planned:
            for done in (acts,) if stage is Stage.SIGNED else (acts, but_signing):
                if party not in done or done[party][0].earliest < day.earliest:
                    done[party] = day, stage
    return None


def _never_back(history: tuple[Milestone, ...]) -> bool:
    """Return whether each date may be as late as every one told before it, as most are."""
    reached = date.min
    for step in history:
        day = step.date
        if day is not None:
            if day.latest < reached:
                return False
            if day.earliest > reached:
                reached = day.earliest
    return True


# Consent given later does not set back what already has effect.
_CONSENT: Final = frozenset({Stage.ADOPTED, Stage.SIGNED, Stage.RATIFIED, Stage.ACCEDED})
_EFFECT: Final = frozenset({Stage.IN_FORCE, Stage.PROVISIONALLY_APPLIED, Stage.SUSPENDED})


def _certainly_by(step: Milestone, day: PartialDate) -> bool:
    """Return whether a step was certainly taken by the start of a day, which counts."""
    exact = step.date and not (step.date.approximate or day.approximate)
    return bool(exact and step.date and step.date.latest <= day.earliest)


def _possibly_by(step: Milestone, day: PartialDate) -> bool:
    """Return whether a step may have been taken by the end of a day."""
    return (
        step.date is None
        or step.date.approximate
        or day.approximate
        or (step.date.earliest <= day.latest)
    )


def _deciding(course: Sequence[int], history: tuple[Milestone, ...]) -> int | None:
    """Return which of some steps, given by their places, the stage rests on."""
    before = [i for i in course if history[i].stage not in _CONSENT]
    if before and history[before[-1]].stage in _EFFECT:
        return before[-1]
    return course[-1] if course else None


class _Staged:
    """What is derived from a history of milestones."""

    __slots__ = ()
    history: tuple[Milestone, ...]
    parties: tuple[str, ...]

    @property
    def stage(self) -> Stage | None:
        """The last stage reached; None if all is planned.

        The acts of single parties count only where the whole has none on record: for an agreement
        those that every party did, for a tie any, as when one side severs it. A planned milestone
        never changes the stage; and what is in force, applied or suspended stays so when it is
        signed or ratified afterwards.
        """
        return self._stage_after(self._course())

    def stage_on(self, day: PartialDate | str | date) -> Stage | None:
        """Return the last stage that was certainly reached by the start of *day*.

        The day itself counts; a milestone without a date is certain on no day. Later steps whose
        date is not certain may have been taken too: where that matters, ask `certainly_at`.

        Raises:
            InvalidDate: if *day* is no date.
        """
        limit = to_date(day)
        return self._stage_after([i for i in self._course() if self._certainly_by(i, limit)])

    def certainly_at(self, stage: Stage | str, day: PartialDate | str | date) -> bool:
        """Return whether it is certain that this was the stage on *day*, and no later one.

        An agreement in force since 1990 and terminated in about 1995 is certainly in force on no
        day from then on, and possibly so on every day since 1990. Of an agreement of two nothing
        is certain once one of them may have left it.

        Raises:
            InvalidTerm: if there is no such stage.
            InvalidDate: if *day* is no date.
        """
        wanted, limit, course = Stage(stage), to_date(day), self._course()
        done = [i for i in course if self._certainly_by(i, limit)]
        open_ended = any(i not in done and self._possibly_by(i, limit) for i in course)
        left = len(self.parties) == 2 and any(
            step.party is not None
            and not step.planned
            and step.stage in (Stage.WITHDRAWN, Stage.TERMINATED)
            and self._possibly_by(i, limit)
            for i, step in enumerate(self.history)
        )
        return self._stage_after(done) is wanted and not open_ended and not left

    def possibly_at(self, stage: Stage | str, day: PartialDate | str | date) -> bool:
        """Return whether this may have been the stage on *day*, by the steps on record.

        A step that no source tells of counts for nothing here: an agreement of which nobody says
        that it is in force is possibly in force on no day. It may be all the same.

        Raises:
            InvalidTerm: if there is no such stage.
            InvalidDate: if *day* is no date.
        """
        wanted, limit, course = Stage(stage), to_date(day), self._course()
        return any(
            self._stage_after(course[:n]) is wanted
            and all(self._possibly_by(i, limit) for i in course[:n])
            and not any(self._certainly_by(i, limit) for i in course[n:])
            for n in range(1, len(course) + 1)
        )

    def has_reached(self, stage: Stage | str) -> bool:
        """Return whether a milestone of that stage is on record as done, by whomever.

        What the source leaves out is not concluded: an agreement known only as in force has, on
        record, not reached "signed".

        Raises:
            InvalidTerm: if there is no such stage.
        """
        return any(step.stage is Stage(stage) and not step.planned for step in self.history)

    def deciding_step(self) -> int | None:
        """Return the place in the history of the milestone that `stage` rests on."""
        return _deciding(self._course(), self.history)

    def step_of(self, stage: Stage) -> int | None:
        """Return the place in the history of the last milestone of that stage, as `stage` counts."""
        history = self.history
        for i in range(len(history) - 1, -1, -1):
            step = history[i]
            if step.stage is stage and step.party is None and not step.planned:
                return i
        return next((i for i in reversed(self._course()) if history[i].stage is stage), None)

    def _course(self) -> list[int]:
        """Return the places of what was done, by the whole; where nothing was, by its parties."""
        done = [i for i, step in enumerate(self.history) if not step.planned]
        return [i for i in done if self.history[i].party is None] or self._by_parties(done)

    def _by_parties(self, done: list[int]) -> list[int]:
        """Return which of the parties' acts count for the whole."""
        return done

    def _stage_after(self, course: Sequence[int]) -> Stage | None:
        place = _deciding(course, self.history)
        return None if place is None else self.history[place].stage

    def _certainly_by(self, place: int, day: PartialDate) -> bool:
        return _certainly_by(self.history[place], day)

    def _possibly_by(self, place: int, day: PartialDate) -> bool:
        return _possibly_by(self.history[place], day)

    def _date_of(self, stage: Stage) -> PartialDate | None:
        place = self.step_of(stage)
        return None if place is None else self.history[place].date


@final
@attrs.frozen(kw_only=True, eq=False, repr=False)
class Agreement(_Staged, _Told):
    """An instrument: a document that exists or is named as to come.

    What was merely agreed in talk is a `Statement`. *kind* is the designation, never the legal
    effect; *parties* says between whom, not for whom it is in force (VCLT art. 2).

    Attributes:
        id: a slug.
        title: as the source gives it, else in an editor's words.
        kind: the designation.
        parties: between whom, countries and organizations; at least two.
        parties_complete: False where the source leaves some unnamed.
        history: its milestones in the order of the acts; may start midway.
        topics: slugs, see `diplomacy.vocabulary.TOPICS`.
        concluded_at: the id of the meeting where it was signed or adopted.
        amends: the id of the agreement it changes.
        citations: what supports each of these.

    Raises:
        InvalidRecord: if it has one party and claims to list all, a stage that agreements do not
            admit, or a later act certainly dated before an earlier one of the same party
            (entry into force and provisional application may precede signature).

    >>> treaty = Agreement(
    ...     id="a-treaty", title="A treaty", kind="treaty", parties=["KR", "TR"],
    ...     history=[Milestone("signed", "2012-08-01"), Milestone("in-force", "2013-05")],
    ...     citations=[Citation("yearbook", 1, fields=["title"])],
    ... )
    >>> treaty.stage, treaty.signed_on, treaty.stage_on("2013-01-01")
    (Stage.IN_FORCE, PartialDate('2012-08-01'), Stage.SIGNED)
    >>> treaty.involves("South Korea"), treaty.has_reached("terminated")
    (True, False)
    """

    id: str = attrs.field(converter=take.slug)
    title: str = attrs.field(converter=take.text)
    kind: InstrumentKind = attrs.field(
        default=InstrumentKind.UNSPECIFIED, converter=_instrument_kind
    )
    parties: tuple[str, ...] = attrs.field(converter=take.parties)
    parties_complete: bool = attrs.field(default=True, converter=take.flag)
    history: tuple[Milestone, ...] = attrs.field(converter=_history)
    topics: tuple[str, ...] = attrs.field(default=(), converter=take.slugs)
    concluded_at: str | None = attrs.field(default=None, converter=take.optional_slug)
    amends: str | None = attrs.field(default=None, converter=take.optional_slug)
    citations: tuple[Citation, ...] = attrs.field(converter=citations, repr=False)

    def _fault(self) -> tuple[str, str] | None:
        if not self.parties:
            return "parties", "name at least one party."
        if self.parties_complete and len(self.parties) < 2:
            reason = "name at least two; where some are not known, write parties_complete=False."
            return "parties", reason
        if self.amends == self.id:
            return "amends", "an agreement does not amend itself."
        listed = self.parties if self.parties_complete else ()
        return _history_fault("Agreement", self.history, listed)

    def _by_parties(self, done: list[int]) -> list[int]:
        acts = {(self.history[i].party, self.history[i].stage) for i in done}
        by_all = {
            stage for _, stage in acts if all((party, stage) in acts for party in self.parties)
        }
        return [i for i in done if self.history[i].stage in by_all]

    @property
    def signed_on(self) -> PartialDate | None:
        """When the whole was signed, or the last of all its parties signed, as far as known."""
        return self._date_of(Stage.SIGNED)

    @property
    def entered_into_force_on(self) -> PartialDate | None:
        """When the whole entered into force, or did for the last of its parties, as far as known."""
        return self._date_of(Stage.IN_FORCE)

    @property
    def terminated_on(self) -> PartialDate | None:
        """When the whole was terminated, or was for the last of its parties, as far as known."""
        return self._date_of(Stage.TERMINATED)

    def involves(self, party: str) -> bool:
        """Return whether *party*, an id, a code or the name of a country, is among the parties.

        Raises:
            UnknownCountry: if the text is neither an id here nor the name of a country.
        """
        return party in self.parties or Country.parse(party) in self.parties


@final
@attrs.frozen(kw_only=True, eq=False, repr=False)
class Partnership(_Staged, _Told):
    """A standing tie between peers: a partnership, an alliance, a joint body, relations.

    A new tier of ties is a new partnership with *elevated_from*. Designations do not rank: there
    is no scale that capitals share.

    Attributes:
        id: a slug.
        kind: what sort of tie.
        designation: exactly as the parties style it, such as "strategic partnership"; must be
            given for partnerships and joint bodies.
        parties: between whom; at least two.
        history: its milestones in order; may start midway.
        elevated_from: the id of the partnership it took the place of.
        instrument: the id of the agreement it rests on.
        citations: what supports each of these.

    Raises:
        InvalidRecord: if it has fewer than two parties, no designation where one is needed, or
            a history that cannot be.

    >>> ties = Partnership(
    ...     id="ties", kind="diplomatic-relations", parties=["KR", "KG"],
    ...     history=[Milestone("established", "1992~")],
    ...     citations=[Citation("yearbook", 1, fields=["parties"])],
    ... )
    >>> ties.stage
    Stage.ESTABLISHED
    """

    id: str = attrs.field(converter=take.slug)
    kind: PartnershipKind = attrs.field(converter=_partnership_kind)
    designation: str | None = attrs.field(default=None, converter=take.optional_text)
    parties: tuple[str, ...] = attrs.field(converter=take.parties)
    history: tuple[Milestone, ...] = attrs.field(converter=_history)
    elevated_from: str | None = attrs.field(default=None, converter=take.optional_slug)
    instrument: str | None = attrs.field(default=None, converter=take.optional_slug)
    citations: tuple[Citation, ...] = attrs.field(converter=citations, repr=False)

    _STYLED: ClassVar = frozenset({PartnershipKind.PARTNERSHIP, PartnershipKind.JOINT_BODY})

    def _fault(self) -> tuple[str, str] | None:
        if len(self.parties) < 2:
            return "parties", "name at least two: a tie has two ends."
        if self.designation is None and self.kind in self._STYLED:
            return "designation", f"say how the parties style this {self.kind}."
        if self.elevated_from == self.id:
            return "elevated_from", "a tie is not elevated from itself."
        return _history_fault("Partnership", self.history, self.parties)


@final
@attrs.frozen(kw_only=True, eq=False, repr=False)
class Membership(_Told):
    """A party's status in an organization; attending its meetings is none.

    Attributes:
        id: a slug.
        member: a country or organization.
        organization: the id of the `Organization`.
        status: the grade, as the organization styles it.
        period: since when and until when, as far as known.
        attested: the days on which a source shows the status.
        founding: whether the member founded the organization.
        planned: whether it is announced, and not yet so.
        citations: what supports each of these.

    Raises:
        InvalidRecord: if a planned membership is a founding one, or has attested days.

    >>> Membership(
    ...     id="tr-sco", member="TR", organization="sco", status="dialogue-partner",
    ...     period="2012/..", citations=[Citation("yearbook", 1, fields=["member"])],
    ... ).status
    MembershipStatus.DIALOGUE_PARTNER
    """

    id: str = attrs.field(converter=take.slug)
    member: str = attrs.field(converter=take.party)
    organization: str = attrs.field(converter=take.slug)
    status: MembershipStatus = attrs.field(converter=_membership_status)
    period: Period | None = attrs.field(default=None, converter=take.optional_period)
    attested: tuple[PartialDate, ...] = attrs.field(default=(), converter=take.dates)
    founding: bool = attrs.field(default=False, converter=take.flag)
    planned: bool = attrs.field(default=False, converter=take.flag)
    citations: tuple[Citation, ...] = attrs.field(converter=citations, repr=False)

    def _fault(self) -> tuple[str, str] | None:
        if self.member == self.organization:
            return "member", "it is the organization itself."
        if self.planned and (self.founding or self.attested):
            return "planned", "what is planned has neither founded anything nor been seen."
        for i, day in enumerate(self.attested):
            if self.period and not self.period.possibly_covers(day):
                return f"attested[{i}]", f"{day} lies outside {self.period}."
        return None


# --- counted ------------------------------------------------------------------------------------


@final
@attrs.frozen(kw_only=True, eq=False, repr=False)
class TradeFigure(_Told):
    """The value of trade between two countries, as one of them tells it.

    Attributes:
        id: a slug.
        reporter: the country whose figure it is.
        partner: the other country.
        flow: exports and imports are the reporter's; TOTAL is their sum.
        value: an amount of money.
        kind: observed, estimated or aimed at.
        period: the span it covers, if stated; none is made up.
        as_of: the day at which it was said to hold.
        citations: what supports each of these.

    Raises:
        InvalidRecord: if the value is no amount of money, or the two countries are one.

    >>> TradeFigure(
    ...     id="trade", reporter="TR", partner="KR", flow="total", kind="actual",
    ...     value=Quantity("15E9", "USD", "nearly"),
    ...     citations=[Citation("yearbook", 1, fields=["value"])],
    ... ).value
    Quantity('nearly 15 billion US dollars', NEARLY)
    """

    id: str = attrs.field(converter=take.slug)
    reporter: Country = attrs.field(converter=take.country)
    partner: Country = attrs.field(converter=take.country)
    flow: Flow = attrs.field(converter=_flow)
    value: Quantity = attrs.field(converter=_quantity)
    kind: FigureKind = attrs.field(converter=_figure_kind)
    period: Period | None = attrs.field(default=None, converter=take.optional_period)
    as_of: PartialDate | None = attrs.field(default=None, converter=take.optional_date)
    citations: tuple[Citation, ...] = attrs.field(converter=citations, repr=False)

    def _fault(self) -> tuple[str, str] | None:
        if self.reporter == self.partner:
            return "partner", "it is the reporter."
        if not self.value.is_money or self.value.number < 0:
            return "value", f"{self.value} is no amount of trade; give a currency (ISO 4217)."
        return None


@final
@attrs.frozen(kw_only=True, eq=False, repr=False)
class Statistic(_Told):
    """Any other number: a rank, a share, a count.

    Attributes:
        id: a slug.
        subject: whose number it is; a rank belongs to the party whose table it is.
        counterpart: the other party it speaks of.
        indicator: what is counted, as a slug, such as ``tourist-arrivals``.
        scope: among what, for ranks and shares, such as "world".
        value: the number with its unit.
        kind: observed, estimated or aimed at.
        period: the span it covers, if stated.
        as_of: the day at which it was said to hold.
        citations: what supports each of these.

    Raises:
        InvalidRecord: if subject and counterpart are one.

    >>> Statistic(
    ...     id="rank", subject="TR", counterpart="KR", indicator="trading-partner-rank",
    ...     scope="Asia-Pacific", value=Quantity(2, "rank"), kind="actual",
    ...     citations=[Citation("yearbook", 1, fields=["value"])],
    ... ).value
    Quantity('rank 2', AS_STATED)
    """

    id: str = attrs.field(converter=take.slug)
    subject: str = attrs.field(converter=take.party)
    counterpart: str | None = attrs.field(default=None, converter=take.optional_party)
    indicator: str = attrs.field(converter=take.slug)
    scope: str | None = attrs.field(default=None, converter=take.optional_text)
    value: Quantity = attrs.field(converter=_quantity)
    kind: FigureKind = attrs.field(converter=_figure_kind)
    period: Period | None = attrs.field(default=None, converter=take.optional_period)
    as_of: PartialDate | None = attrs.field(default=None, converter=take.optional_date)
    citations: tuple[Citation, ...] = attrs.field(converter=citations, repr=False)

    def _fault(self) -> tuple[str, str] | None:
        return ("counterpart", "it is the subject.") if self.subject == self.counterpart else None


# --- said ---------------------------------------------------------------------------------------


@final
@attrs.frozen(kw_only=True, eq=False, repr=False)
class Statement(_Told):
    """What was agreed in talk, pledged, asked for, offered, supported or noted.

    Attributes:
        id: a slug.
        kind: what was done in saying it.
        speakers: who spoke; none only for NOTED, the source's own voice.
        addressees: to whom, where the source says so.
        about: the parties it is about, beyond speakers and addressees.
        summary: what was said, in an editor's own words.
        topics: slugs, see `diplomacy.vocabulary.TOPICS`.
        date: when, where it was not at a meeting on record.
        made_at: the id of the meeting at which it was said.
        citations: what supports each of these.

    Raises:
        InvalidRecord: if nobody speaks and it is not NOTED, or a speaker speaks to themselves.

    >>> Statement(
    ...     id="pledge", kind="pledged", speakers=[Participant("KR")], summary="More aid.",
    ...     citations=[Citation("yearbook", 1, fields=["summary"])],
    ... ).kind
    StatementKind.PLEDGED
    """

    id: str = attrs.field(converter=take.slug)
    kind: StatementKind = attrs.field(converter=_statement_kind)
    speakers: tuple[Participant, ...] = attrs.field(default=(), converter=_participants)
    addressees: tuple[Participant, ...] = attrs.field(default=(), converter=_participants)
    about: tuple[str, ...] = attrs.field(default=(), converter=take.parties)
    summary: str = attrs.field(converter=take.text)
    topics: tuple[str, ...] = attrs.field(default=(), converter=take.slugs)
    date: PartialDate | None = attrs.field(default=None, converter=take.optional_date)
    made_at: str | None = attrs.field(default=None, converter=take.optional_slug)
    citations: tuple[Citation, ...] = attrs.field(converter=citations, repr=False)

    def _fault(self) -> tuple[str, str] | None:
        if not self.speakers and self.kind is not StatementKind.NOTED:
            return "speakers", "say who spoke; only the source's own voice (noted) has no speaker."
        if set(self.speakers) & set(self.addressees):
            return "addressees", "a speaker is not an addressee."
        return None


Cited: TypeAlias = (
    Leader
    | Organization
    | Meeting
    | Agreement
    | Partnership
    | Membership
    | TradeFigure
    | Statistic
    | Statement
)
"""A record that carries citations. `Summit` is a `Meeting`."""

Record: TypeAlias = Source | Cited
"""What an `Archive` holds."""

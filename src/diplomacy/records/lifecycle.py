"""The life of an instrument or a partnership: milestones and the stage they lead to."""

from collections.abc import Mapping, Sequence
from datetime import date
from types import MappingProxyType
from typing import Final, final

import attrs

from diplomacy import converters
from diplomacy.dates import PartialDate, to_date
from diplomacy.errors import InvalidType
from diplomacy.values import Value
from diplomacy.vocabulary import Stage

__all__ = ["MAY_FOLLOW", "HasLifecycle", "Milestone"]


def _stage(value: Stage | str) -> Stage:
    return Stage(value)


@final
@attrs.frozen(repr=False)
class Milestone(Value):
    """A step in the life of an agreement or a partnership.

    Attributes:
        stage: what was reached.
        date: when, if known.
        planned: whether it was decided or announced but not yet done.
        party: the party that acted; None for the instrument as a whole.

    >>> Milestone("signed", "2012-08-01")
    Milestone(stage=Stage.SIGNED, date=PartialDate('2012-08-01'))
    """

    stage: Stage = attrs.field(converter=_stage)
    date: PartialDate | None = attrs.field(default=None, converter=converters.optional_date)
    planned: bool = attrs.field(default=False, converter=converters.flag)
    party: str | None = attrs.field(default=None, converter=converters.optional_party)


def history(value: converters.Ordered[Milestone]) -> tuple[Milestone, ...]:
    steps = converters.parts(value, "milestones")
    for step in steps:
        if not isinstance(step, Milestone):
            raise InvalidType(step, "a Milestone")
    return steps  # one may come again: in force, suspended, in force


# The acts that may follow an act of the same party. A history may start midway and have gaps.
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


def validate_history(
    kind: str, history: tuple[Milestone, ...], parties: tuple[str, ...]
) -> tuple[str, str] | None:
    """Return the path and reason of the first problem of a history, or None."""
    if not history:
        return "history", "at least one milestone is required; its date may be omitted."
    return _check_transitions(kind, history, parties) or _check_order(history)


def _check_transitions(
    kind: str, history: tuple[Milestone, ...], parties: tuple[str, ...]
) -> tuple[str, str] | None:
    """Return the first stage that is not allowed or cannot follow, or unknown party."""
    admitted = MAY_FOLLOW[kind]
    done: dict[str | None, Stage] = {}  # by party, its last
    for i, step in enumerate(history):
        stage, party = step.stage, step.party
        if stage not in admitted:
            terms = ", ".join(map(str, admitted))
            article = "an" if kind == "Agreement" else "a"
            reason = f"{stage} is not a stage of {article} {kind.lower()}. Valid terms: {terms}."
            return f"history[{i}].stage", reason
        if party is not None and parties and party not in parties:
            return f"history[{i}].party", f"{party} is not among the parties."
        if not step.planned:
            if party in done and stage not in admitted[done[party]]:
                return f"history[{i}].stage", f"{stage} cannot follow {done[party]}."
            done[party] = stage
    return None


def _check_order(history: tuple[Milestone, ...]) -> tuple[str, str] | None:
    """Return the first date certainly before an earlier act of the same party."""
    if _is_chronological(history):
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
            return (
                f"history[{i}].date",
                f"{day} is earlier than the previous milestone ({earlier[1]}, {earlier[0]}).",
            )
        if not step.planned:
            for done in (acts,) if stage is Stage.SIGNED else (acts, but_signing):
                if party not in done or done[party][0].earliest < day.earliest:
                    done[party] = day, stage
    return None


def _is_chronological(history: tuple[Milestone, ...]) -> bool:
    """Return whether no date is certainly before an earlier one in the list."""
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


def _current_index(course: Sequence[int], history: tuple[Milestone, ...]) -> int | None:
    """Return which of some steps, given by their places, the stage rests on."""
    before = [i for i in course if history[i].stage not in _CONSENT]
    if before and history[before[-1]].stage in _EFFECT:
        return before[-1]
    return course[-1] if course else None


class HasLifecycle:
    """Stages and dates derived from a history of milestones."""

    __slots__ = ()
    history: tuple[Milestone, ...]
    parties: tuple[str, ...]

    @property
    def first_done_on(self) -> PartialDate | None:
        """The date of the first dated milestone that is done; None if there is none."""
        return next((step.date for step in self.history if not step.planned and step.date), None)

    @property
    def stage(self) -> Stage | None:
        """The last stage reached; None if all is planned.

        The acts of single parties count only where the whole has none on record: for an agreement
        those that every party did, for a tie any, as when one side severs it. A planned milestone
        never changes the stage; and what is in force, applied or suspended stays so when it is
        signed or ratified afterwards.
        """
        return self._stage_after(self._effective_steps())

    def stage_on(self, day: PartialDate | str | date) -> Stage | None:
        """Return the last stage that was certainly reached by the start of *day*.

        The day itself counts; a milestone without a date is certain on no day. Later steps whose
        date is not certain may have been taken too: where that matters, ask `certainly_at`.

        Raises:
            InvalidDate: if *day* is not a date.
        """
        limit = to_date(day)
        return self._stage_after(
            [i for i in self._effective_steps() if self._certainly_by(i, limit)]
        )

    def certainly_at(self, stage: Stage | str, day: PartialDate | str | date) -> bool:
        """Return whether this was certainly the stage on *day*.

        An agreement in force since 1990 and terminated in about 1995 is certainly in force on no
        day from then on, and possibly so on every day since 1990. Of an agreement of two nothing
        is certain once one of them may have left it.

        Raises:
            InvalidTerm: if there is no such stage.
            InvalidDate: if *day* is not a date.
        """
        wanted, limit, course = Stage(stage), to_date(day), self._effective_steps()
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
        """Return whether this may have been the stage on *day*, by the recorded steps.

        Only recorded steps count: an agreement without a record of its entry into force is
        possibly in force on no day.

        Raises:
            InvalidTerm: if there is no such stage.
            InvalidDate: if *day* is not a date.
        """
        wanted, limit, course = Stage(stage), to_date(day), self._effective_steps()
        return any(
            self._stage_after(course[:n]) is wanted
            and all(self._possibly_by(i, limit) for i in course[:n])
            and not any(self._certainly_by(i, limit) for i in course[n:])
            for n in range(1, len(course) + 1)
        )

    def has_reached(self, stage: Stage | str) -> bool:
        """Return whether a milestone of that stage is recorded as done by any party.

        What the source leaves out is not concluded: an agreement known only as in force has, on
        record, not reached "signed".

        Raises:
            InvalidTerm: if there is no such stage.
        """
        return any(step.stage is Stage(stage) and not step.planned for step in self.history)

    def deciding_step(self) -> int | None:
        """Return the place in the history of the milestone that `stage` rests on."""
        return _current_index(self._effective_steps(), self.history)

    def step_of(self, stage: Stage) -> int | None:
        """Return the place in the history of the last milestone of that stage, as `stage` counts."""
        history = self.history
        for i in range(len(history) - 1, -1, -1):
            step = history[i]
            if step.stage is stage and step.party is None and not step.planned:
                return i
        return next(
            (i for i in reversed(self._effective_steps()) if history[i].stage is stage), None
        )

    def _effective_steps(self) -> list[int]:
        """Return the places of what was done, by the whole; where nothing was, by its parties."""
        done = [i for i, step in enumerate(self.history) if not step.planned]
        return [i for i in done if self.history[i].party is None] or self._by_parties(done)

    def _by_parties(self, done: list[int]) -> list[int]:
        """Return which of the parties' acts count for the whole."""
        return done

    def _stage_after(self, course: Sequence[int]) -> Stage | None:
        place = _current_index(course, self.history)
        return None if place is None else self.history[place].stage

    def _certainly_by(self, place: int, day: PartialDate) -> bool:
        return _certainly_by(self.history[place], day)

    def _possibly_by(self, place: int, day: PartialDate) -> bool:
        return _possibly_by(self.history[place], day)

    def _date_of(self, stage: Stage) -> PartialDate | None:
        place = self.step_of(stage)
        return None if place is None else self.history[place].date

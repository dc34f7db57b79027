"""The life of an instrument or a partnership: milestones and the stage they lead to."""

from collections.abc import Mapping, Sequence
from datetime import date
from functools import reduce
from itertools import accumulate
from types import MappingProxyType
from typing import Final, final

import attrs

from diplomacy import converters
from diplomacy.dates import PartialDate, to_date
from diplomacy.errors import InvalidType
from diplomacy.values import Value
from diplomacy.vocabulary import Stage

__all__ = ["MAY_FOLLOW", "HasLifecycle", "Milestone", "history", "validate_history"]


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
    """Return *value* as a tuple of milestones, which may recur: in force, suspended, in force.

    >>> history([Milestone("signed")])
    (Milestone(stage=Stage.SIGNED),)
    """
    steps = converters.parts(value, "milestones")
    for step in steps:
        if not isinstance(step, Milestone):
            raise InvalidType(step, "a Milestone")
    return steps


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
"""By type of record and stage: the stages that may come next in the acts of the same party."""

# An instrument may enter into force, or be applied, from a day before it was signed.
_MAY_PRECEDE_SIGNATURE: Final = frozenset({Stage.IN_FORCE, Stage.PROVISIONALLY_APPLIED})


def validate_history(
    type_name: str, history: tuple[Milestone, ...], parties: tuple[str, ...]
) -> tuple[str, str] | None:
    """Return the path and reason of the first problem in a history, or None.

    Args:
        type_name: the type of the record, "Agreement" or "Partnership".
        history: the milestones of the record.
        parties: the parties that may act; empty if some are not known.

    >>> validate_history("Partnership", (Milestone("ended"), Milestone("resumed")), ("KR", "TR"))
    ('history[1].stage', 'resumed cannot follow ended.')
    """
    if not history:
        return "history", "at least one milestone is required; its date may be omitted."
    return _check_transitions(type_name, history, parties) or _check_order(history)


def _check_transitions(
    type_name: str, history: tuple[Milestone, ...], parties: tuple[str, ...]
) -> tuple[str, str] | None:
    """Return the first stage that is not valid here, or the first party that is not listed."""
    successors = MAY_FOLLOW[type_name]
    last_stage: dict[str | None, Stage] = {}  # by party
    for i, step in enumerate(history):
        stage, party = step.stage, step.party
        if stage not in successors:
            article = "an" if type_name == "Agreement" else "a"
            terms = ", ".join(map(str, successors))
            reason = f"{stage} is not a stage of {article} {type_name.lower()}."
            return f"history[{i}].stage", f"{reason} Valid terms: {terms}."
        if party is not None and parties and party not in parties:
            return f"history[{i}].party", f"{party} is not among the parties."
        if not step.planned:
            if party in last_stage and stage not in successors[last_stage[party]]:
                return f"history[{i}].stage", f"{stage} cannot follow {last_stage[party]}."
            last_stage[party] = stage
    return None


def _check_order(history: tuple[Milestone, ...]) -> tuple[str, str] | None:
    """Return the first date that is certainly before an earlier act of the same party."""
    if _is_chronological(history):
        return None
    # The act with the latest start so far, by party: of all acts, and of all except signature.
    latest: dict[str | None, Milestone] = {}
    latest_but_signature: dict[str | None, Milestone] = {}
    for i, step in enumerate(history):
        if step.date is None or step.date.qualified:
            continue
        limits = latest_but_signature if step.stage in _MAY_PRECEDE_SIGNATURE else latest
        limit = limits.get(step.party)
        if limit is not None and limit.date and step.date.certainly_before(limit.date):
            previous = f"the previous milestone ({limit.stage}, {limit.date})"
            return f"history[{i}].date", f"{step.date} is earlier than {previous}."
        if not step.planned:
            _keep_latest(latest, step)
            if step.stage is not Stage.SIGNED:
                _keep_latest(latest_but_signature, step)
    return None


def _keep_latest(latest: dict[str | None, Milestone], step: Milestone) -> None:
    """Replace the act of a party by a dated one that starts later."""
    known = latest.get(step.party)
    if known is None or _earliest_day(known) < _earliest_day(step):
        latest[step.party] = step


def _earliest_day(step: Milestone) -> date:
    """Return the first day on which a step may have been taken."""
    return (step.date and step.date.earliest) or date.min


def _is_chronological(history: tuple[Milestone, ...]) -> bool:
    """Return whether no date is certainly before one that precedes it in the history."""
    latest_start = date.min
    for step in history:
        if step.date is not None:
            if step.date.latest and step.date.latest < latest_start:
                return False
            latest_start = max(latest_start, _earliest_day(step))
    return True


# A later act of consent does not change the stage of an instrument that already has effect.
_CONSENT: Final = frozenset({Stage.ADOPTED, Stage.SIGNED, Stage.RATIFIED, Stage.ACCEDED})
_EFFECT: Final = frozenset({Stage.IN_FORCE, Stage.PROVISIONALLY_APPLIED, Stage.SUSPENDED})


def _is_certain_by(step: Milestone, day: PartialDate) -> bool:
    """Return whether a step was certainly taken on the first day of a date or earlier."""
    return step.date is not None and not day.possibly_before(step.date)


def _is_possible_by(step: Milestone, day: PartialDate) -> bool:
    """Return whether a step may have been taken on the last day of a date or earlier."""
    return step.date is None or not day.certainly_before(step.date)


def _decide_stage(current: Milestone, step: Milestone) -> Milestone:
    """Return which of two consecutive steps decides the stage."""
    return current if step.stage in _CONSENT and current.stage in _EFFECT else step


def _current_step(steps: Sequence[Milestone]) -> Milestone | None:
    """Return the step that decides the stage after some steps, or None if there are none."""
    return reduce(_decide_stage, steps) if steps else None


def _stage_after(steps: Sequence[Milestone]) -> Stage | None:
    current = _current_step(steps)
    return None if current is None else current.stage


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
        """The last stage reached; None if everything is planned.

        Acts of single parties count only if the history has none of the whole: for an agreement,
        the acts that every party has done; for a partnership, any, since one side can sever it. A
        planned milestone never changes the stage. An instrument that is in force, provisionally
        applied or suspended stays so when it is signed or ratified afterwards.
        """
        return _stage_after(self._effective_steps())

    def stage_on(self, day: PartialDate | str | date) -> Stage | None:
        """Return the last stage that was certainly reached by *day*, inclusive.

        A milestone without a date, or with an approximate one, is certain on no day. A later stage
        may have been reached as well; if that matters, use `certainly_at`.

        Raises:
            InvalidDate: if *day* is not a date.
        """
        limit = to_date(day)
        return _stage_after([s for s in self._effective_steps() if _is_certain_by(s, limit)])

    def certainly_at(self, stage: Stage | str, day: PartialDate | str | date) -> bool:
        """Return whether this was certainly the stage on *day*.

        An agreement in force since 1990 and terminated in about 1995 is certainly in force on no
        day from 1990 on, and possibly in force on every such day. An agreement of two parties has
        no certain stage from the day on which one of them may have left it.

        Raises:
            InvalidTerm: if there is no such stage.
            InvalidDate: if *day* is not a date.
        """
        wanted, limit = Stage(stage), to_date(day)
        certain: list[Milestone] = []
        for step in self._effective_steps():
            if _is_certain_by(step, limit):
                certain.append(step)
            elif _is_possible_by(step, limit):
                return False
        return _stage_after(certain) is wanted and not self._may_be_left_by(limit)

    def possibly_at(self, stage: Stage | str, day: PartialDate | str | date) -> bool:
        """Return whether this may have been the stage on *day*, by the milestones on record.

        Only recorded milestones count: an agreement without a record of its entry into force is
        possibly in force on no day.

        Raises:
            InvalidTerm: if there is no such stage.
            InvalidDate: if *day* is not a date.
        """
        wanted, limit, steps = Stage(stage), to_date(day), self._effective_steps()
        certain = [i for i, step in enumerate(steps) if _is_certain_by(step, limit)]
        last_certain = certain[-1] if certain else 0
        for i, current in enumerate(accumulate(steps, _decide_stage)):
            if not _is_possible_by(steps[i], limit):
                return False
            if i >= last_certain and current.stage is wanted:
                return True
        return False

    def has_reached(self, stage: Stage | str) -> bool:
        """Return whether any party, or the whole, is on record as having reached a stage.

        Nothing is inferred: an agreement of which only the entry into force is on record has not
        reached "signed".

        Raises:
            InvalidTerm: if there is no such stage.
        """
        wanted = Stage(stage)
        return any(step.stage is wanted and not step.planned for step in self.history)

    def current_index(self) -> int | None:
        """Return the index in `history` of the milestone that decides `stage`, or None."""
        return self._last_index(_current_step(self._effective_steps()))

    def index_of_stage(self, stage: Stage) -> int | None:
        """Return the index in `history` of the last milestone of a stage that counts, or None."""
        return self._last_index(self._last_step(stage))

    def _date_of(self, stage: Stage) -> PartialDate | None:
        step = self._last_step(stage)
        return None if step is None else step.date

    def _last_step(self, stage: Stage) -> Milestone | None:
        """Return the last step of a stage among those that count."""
        steps = [step for step in self._effective_steps() if step.stage is stage]
        return steps[-1] if steps else None

    def _last_index(self, step: Milestone | None) -> int | None:
        """Return the last index of a milestone, which is the one that counts if it recurs."""
        if step is None:
            return None
        return len(self.history) - 1 - self.history[::-1].index(step)

    def _effective_steps(self) -> Sequence[Milestone]:
        """Return the steps taken by the whole or, if there are none, by its parties."""
        done = [step for step in self.history if not step.planned]
        return [step for step in done if step.party is None] or self._joint_acts(done)

    def _joint_acts(self, acts: list[Milestone]) -> list[Milestone]:
        """Return the acts of single parties that count for the whole."""
        return acts

    def _may_be_left_by(self, day: PartialDate) -> bool:
        """Return whether one of only two parties may have left by a day."""
        return len(self.parties) == 2 and any(
            step.party is not None
            and not step.planned
            and step.stage in (Stage.WITHDRAWN, Stage.TERMINATED)
            and _is_possible_by(step, day)
            for step in self.history
        )

"""The life of an agreement or a partnership: its acts and the stages that they lead to."""

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from datetime import date, timedelta
from functools import reduce
from itertools import accumulate, zip_longest
from types import MappingProxyType
from typing import Any, ClassVar, Final, NamedTuple, TypeAlias, final

import attrs

from diplomacy import converters
from diplomacy.dates import PartialDate, to_date
from diplomacy.errors import InvalidRecord, InvalidType
from diplomacy.records.base import RecordBase
from diplomacy.records.chronology import (
    Step,
    chronological_order,
    is_in_order,
    steps_of,
    window_of,
)
from diplomacy.sources import Citation
from diplomacy.values import Part
from diplomacy.vocabulary import LegalEffect, Stage

__all__ = [
    "MAY_FOLLOW",
    "Day",
    "HasLifecycle",
    "Milestone",
    "Moment",
    "Phase",
    "Situation",
    "decide",
    "history",
    "phases_of",
]

Day: TypeAlias = PartialDate | str | date
"""A date as queries accept it."""


def _stage(value: Stage | str) -> Stage:
    return Stage(value)


@final
@attrs.frozen(repr=False)
class Milestone(Part):
    """An act in the life of an agreement or a partnership.

    Attributes:
        stage: the kind of act, by the stage that it leads to.
        date: its date, if known.
        planned: whether it was decided or announced but not yet done.
        party: the party that acted; None for the instrument as a whole.
        effective_on: the date on which it takes effect, if that is another day, such as after a
            notice.
        territory: the territory that a territorial application is about.

    Raises:
        InvalidRecord: if it has a territory and is not a territorial application.

    >>> Milestone("signed", "2012-08-01")
    Milestone(stage=Stage.SIGNED, date=PartialDate('2012-08-01'))
    >>> Milestone("denounced", "1998-01-23", party="JP", effective_on="1999-01-23").effective_on
    PartialDate('1999-01-23')
    """

    stage: Stage = attrs.field(converter=_stage)
    date: PartialDate | None = attrs.field(default=None, converter=converters.optional_date)
    planned: bool = attrs.field(default=False, converter=converters.flag)
    party: str | None = attrs.field(default=None, converter=converters.optional_party)
    effective_on: PartialDate | None = attrs.field(
        default=None, converter=converters.optional_date, kw_only=True
    )
    territory: str | None = attrs.field(
        default=None, converter=converters.optional_text, kw_only=True
    )

    def __attrs_post_init__(self) -> None:
        if self.territory is not None and self.stage is not Stage.TERRITORIAL_APPLICATION:
            reason = f"only a territorial-application has a territory; this is {self.stage}."
            raise InvalidRecord("Milestone", "territory", reason)


def history(value: converters.Ordered[Milestone]) -> tuple[Milestone, ...]:
    """Return *value* as a tuple of milestones, of which equal ones may recur.

    >>> history([Milestone("signed")])
    (Milestone(stage=Stage.SIGNED),)
    """
    steps = converters.parts(value, "milestones")
    for step in steps:
        if type(step) is not Milestone:
            raise InvalidType(step, "a Milestone")
    return steps


_BINDING: Final = frozenset({LegalEffect.CONSENT, LegalEffect.APPLICATION, LegalEffect.FORCE})
_ENDING: Final = frozenset({LegalEffect.SUSPENSION, LegalEffect.END})
_UNSIGNED: Final = frozenset({LegalEffect.NEGOTIATION, LegalEffect.SIGNATURE})

MAY_FOLLOW: Final[Mapping[LegalEffect, frozenset[LegalEffect]]] = MappingProxyType(
    {
        LegalEffect.NEGOTIATION: _UNSIGNED | _BINDING | {LegalEffect.END},
        LegalEffect.SIGNATURE: frozenset({LegalEffect.SIGNATURE}) | _BINDING | _ENDING,
        LegalEffect.CONSENT: _BINDING | _ENDING,
        LegalEffect.APPLICATION: _UNSIGNED | _BINDING | _ENDING,
        LegalEffect.FORCE: _UNSIGNED | _BINDING | _ENDING,
        LegalEffect.SUSPENSION: _BINDING | _ENDING,
        LegalEffect.END: frozenset({LegalEffect.SIGNATURE}) | _BINDING,
    }
)
"""By effect of an act: the effects that the next act of the same party can have.

Acts without an effect may be anywhere. A sequence that is not among these is still stored, as a
source may claim it; `Archive.audit` reports it.
"""

# The rank of an act; a later act of a lower rank does not change the stage.
_RANKS: Final = {
    effect: rank
    for rank, effect in enumerate(
        [
            LegalEffect.NONE,
            LegalEffect.NEGOTIATION,
            LegalEffect.SIGNATURE,
            LegalEffect.CONSENT,
            LegalEffect.APPLICATION,
            LegalEffect.FORCE,
            LegalEffect.SUSPENSION,
            LegalEffect.END,
        ]
    )
}
# The stages that continue until an act ends them. A signature is over on its day.
_LASTING: Final = frozenset({LegalEffect.APPLICATION, LegalEffect.FORCE, LegalEffect.SUSPENSION})
# Acts that presuppose that it was in force before; other acts imply that it was not.
_CONTINUING: Final = frozenset({Stage.RENEWED, Stage.RESUMED})


def decide(current: Step, step: Step) -> Step:
    """Return which of two consecutive steps decides the stage.

    >>> first, second = steps_of([(0, Stage.IN_FORCE, None), (1, Stage.SIGNED, None)])
    >>> decide(first, second).stage
    Stage.IN_FORCE
    """
    if step.effect in _ENDING or step.effect in (LegalEffect.APPLICATION, LegalEffect.FORCE):
        return step
    if current.effect is LegalEffect.END:
        return step if step.effect is LegalEffect.CONSENT else current
    return step if _RANKS[step.effect] >= _RANKS[current.effect] else current


def _order_of(stage: Stage) -> tuple[int, int]:
    """Return the rank of a stage in the life of an instrument; negotiations are ordered, too."""
    rank = _RANKS[stage.effect]
    return rank, _NEGOTIATION.index(stage) if stage in _NEGOTIATION else 0


_NEGOTIATION: Final = [stage for stage in Stage if stage.effect is LegalEffect.NEGOTIATION]


class Moment(NamedTuple):
    """A day, and whether the sources are known to speak of it."""

    day: date
    known: bool


class Situation(NamedTuple):
    """The situation of one actor on a day: the stage, and the next act on record.

    Attributes:
        current: the stage that the last act taken by then has led to, if any.
        on: the day of that act if it is known exactly.
        next: the stage of the next act, if any.
    """

    current: Stage | None
    on: date | None
    next: Stage | None

    def is_certain(self, stage: Stage, moment: Moment) -> bool:
        """Return whether the stage is certainly this one."""
        if self.current is not stage:
            return False
        if stage.effect is LegalEffect.END:
            return True
        if stage.effect in _LASTING:
            return moment.known
        return moment.known and self.on == moment.day

    def is_possible(self, stage: Stage, moment: Moment) -> bool:
        """Return whether nothing on record excludes this stage."""
        if stage.effect is LegalEffect.NONE:
            return False
        if self.current is stage:
            return True
        return self._may_come_to(stage, moment) and self._may_lead_on(stage)

    def _may_come_to(self, stage: Stage, moment: Moment) -> bool:
        """Return whether an act that is not on record may have led to a stage."""
        if self.current is None:
            return True
        if self.current.effect is LegalEffect.END:
            return False
        if self.current.effect in _LASTING:
            return not moment.known and _RANKS[stage.effect] >= _RANKS[LegalEffect.FORCE]
        return _order_of(stage) > _order_of(self.current)

    def _may_lead_on(self, stage: Stage) -> bool:
        """Return whether the next act on record may follow a stage."""
        if self.next is None:
            return True
        if self.next in _CONTINUING:
            return stage.effect is not LegalEffect.END
        return _order_of(stage) < _order_of(self.next)


class Phase(NamedTuple):
    """Consecutive days on each of which the same situations are possible."""

    first: date
    last: date
    situations: frozenset[Situation]


def phases_of(steps: Sequence[Step]) -> list[Phase]:
    """Return the phases of the steps of one actor, from the first possible day.

    >>> steps = steps_of([(0, Stage.SIGNED, window_of(PartialDate("2012")))])
    >>> [(str(phase.first), len(phase.situations)) for phase in phases_of(steps)]
    [('0001-01-01', 1), ('2012-01-01', 2), ('2012-12-31', 1)]
    """
    after = [_situation(*pair) for pair in zip_longest([None, *accumulate(steps, decide)], steps)]
    days = sorted({date.min, *(step.start for step in steps), *(step.end for step in steps)})
    # The number of steps that are done by a day is at least `done` and at most `begun`.
    done = begun = 0
    possible = Counter([after[0]])
    phases: list[Phase] = []
    for day, following in zip_longest(days, days[1:]):
        while begun < len(steps) and steps[begun].start <= day:
            begun += 1
            possible[after[begun]] += 1
        while done < len(steps) and steps[done].end <= day:
            possible[after[done]] -= 1
            if not possible[after[done]]:
                del possible[after[done]]
            done += 1
        last = following - _DAY if following else date.max
        phases.append(Phase(day, last, frozenset(possible)))
    return phases


_DAY: Final = timedelta(days=1)


def _situation(current: Step | None, following: Step | None) -> Situation:
    """Return the situation between the step that decides the stage and the next one."""
    return Situation(
        None if current is None else current.stage,
        current.start if current is not None and current.start == current.end else None,
        None if following is None else following.stage,
    )


def moments(
    day: PartialDate, phases: Sequence[Phase], as_of: date
) -> Iterator[tuple[Moment, frozenset[Situation]]]:
    """Yield the days of a date on which the stage may change, with the situations of each."""
    window = window_of(day)
    first, last = window or (date.min, date.max)
    for phase in phases:
        start, end = max(first, phase.first), min(last, phase.last)
        if start > end:
            continue
        changes = {start, end}
        if start <= as_of < end:
            changes |= {as_of, as_of + _DAY}
        for change in sorted(changes):
            yield Moment(change, window is not None and change <= as_of), phase.situations


class HasLifecycle(RecordBase):
    """Stages and dates derived from a history of acts.

    The acts are in their canonical order: by date, an act without one after the act that precedes
    it; see `docs/concepts/stages.md`. The paths of the citations follow them.
    """

    STAGES: ClassVar[frozenset[Stage]] = frozenset()
    """The stages that records of the type have."""

    __slots__ = ()
    history: tuple[Milestone, ...]
    parties: tuple[str, ...]

    def __attrs_post_init__(self) -> None:
        super().__attrs_post_init__()
        if is_in_order(self.history):
            return
        order = chronological_order(self.history)
        if order != [*range(len(order))]:
            object.__setattr__(self, "history", tuple(self.history[i] for i in order))
            places = {old: new for new, old in enumerate(order)}
            citations = tuple(_renumber(citation, places) for citation in self.citations)
            object.__setattr__(self, "citations", citations)

    def _validate_history(self, parties: tuple[str, ...]) -> tuple[str, str] | None:
        """Return the path and the reason of the first act that this type cannot have, or None."""
        listed: frozenset[str] | None = None
        for i, step in enumerate(self.history):
            if step.stage not in self.STAGES:
                name = type(self).__name__
                article = "an" if name == "Agreement" else "a"
                terms = ", ".join(str(stage) for stage in Stage if stage in self.STAGES)
                reason = f"{step.stage} is not a stage of {article} {name.lower()}."
                return f"history[{i}].stage", f"{reason} Valid terms: {terms}."
            if step.party is None or not parties:
                continue
            listed = listed or frozenset(parties)
            if step.party not in listed:
                return f"history[{i}].party", f"{step.party} is not among the parties."
        return None

    @property
    def first_done_on(self) -> PartialDate | None:
        """The date of the first dated act that is done, or None if there is none."""
        return next((step.date for step in self.history if not step.planned and step.date), None)

    @property
    def stage(self) -> Stage | None:
        """The last stage reached, or None if all acts are planned.

        For an agreement, the acts of the whole count, those that every party has done, and, if it
        is between two parties, the acts by which one of them leaves. For a partnership, all acts
        count, since one side can sever it. A planned act never changes the stage. A later signature
        or ratification does not change the stage of an instrument that is in force, provisionally
        applied or suspended.
        """
        current = self._current_step()
        return None if current is None else current.stage

    def stage_on(self, day: Day) -> Stage | None:
        """Return the last stage that was certainly reached by *day*, inclusive.

        An act without a date, or with an approximate one, is certain on no day. A later stage may
        have been reached as well; if that matters, use `certainly_at`.

        Raises:
            InvalidDate: if *day* is not a date.
        """
        window = window_of(to_date(day))
        steps = self._effective_steps()
        done = [step for step in steps if window and step.end <= window[0] and self._is_dated(step)]
        return reduce(decide, done).stage if done else None

    def certainly_at(self, stage: Stage | str, day: Day, *, as_of: Day | None = None) -> bool:
        """Return whether this was certainly the stage on *day*, throughout a longer date.

        A lasting stage, such as being in force, is certain from its act up to *as_of*. An end is
        certain from its act on. A signature or a consent is certain only on its own day, since the
        next act may not be on record.

        Args:
            stage: the stage.
            day: the day, or a longer date.
            as_of: the day up to which the sources speak, such as the day of publication, see
                `diplomacy.Archive.known_until`; None for the last dated act on record.

        Raises:
            InvalidTerm: if there is no such stage.
            InvalidDate: if *day* or *as_of* is not a date.
        """
        wanted, when, steps = Stage(stage), to_date(day), self._effective_steps()
        return window_of(when) is not None and all(
            situation.is_certain(wanted, moment)
            for moment, situations in moments(when, phases_of(steps), self._known_until(as_of))
            for situation in situations
        )

    def possibly_at(self, stage: Stage | str, day: Day, *, as_of: Day | None = None) -> bool:
        """Return whether this may have been the stage on *day*, or on a part of it.

        A stage is possible if no act on record excludes it. An agreement of which only the
        signature is on record may be in force on any day from then on; one that entered into force
        in 1990 was not in force before, and one that ended is not in force afterwards.

        The arguments and errors are those of `certainly_at`.
        """
        wanted, when, steps = Stage(stage), to_date(day), self._effective_steps()
        return wanted in self.STAGES and any(
            situation.is_possible(wanted, moment)
            for moment, situations in moments(when, phases_of(steps), self._known_until(as_of))
            for situation in situations
        )

    def has_reached(self, stage: Stage | str) -> bool:
        """Return whether any party, or the whole, has reached a stage on record.

        Nothing is inferred: an agreement of which only the entry into force is on record has not
        reached "signed".

        Raises:
            InvalidTerm: if there is no such stage.
        """
        wanted = Stage(stage)
        return any(step.stage is wanted and not step.planned for step in self.history)

    def current_index(self) -> int | None:
        """Return the index in `history` of the act that decides `stage`, or None."""
        current = self._current_step()
        return None if current is None else current.place

    def _current_step(self) -> Step | None:
        steps = self._effective_steps()
        return reduce(decide, steps) if steps else None

    def _effective_steps(self) -> tuple[Step, ...]:
        """Return the acts that decide the stage of the whole, in order."""
        return self._steps(range(len(self.history)))

    def _steps(self, indexes: Sequence[int]) -> tuple[Step, ...]:
        """Return the steps that are done, at some places of the history, in order of effect."""
        done = [i for i in indexes if not self.history[i].planned]
        if any(self.history[i].effective_on for i in done):
            acts = [self.history[i] for i in done]
            done = [done[i] for i in chronological_order(acts, _effective_date)]
        return steps_of(
            (i, self.history[i].stage, window_of(_effective_date(self.history[i]))) for i in done
        )

    def _is_dated(self, step: Step) -> bool:
        return window_of(_effective_date(self.history[step.place])) is not None

    def _known_until(self, as_of: Day | None) -> date:
        """Return the last day of which the record is known to speak."""
        if as_of is not None:
            window = window_of(to_date(as_of))
            return window[0] if window else date.min
        starts = [
            window[0]
            for step in self.history
            if not step.planned and (window := window_of(step.date))
        ]
        return max(starts, default=date.min)


def _effective_date(act: Any) -> PartialDate | None:
    date: PartialDate | None = act.effective_on or act.date
    return date


_PATH_RE: Final = re.compile(r"history\[(\d+)\]")


def _renumber(citation: Citation, places: Mapping[int, int]) -> Citation:
    """Return a citation whose paths name the acts by their new places."""

    def renumber(match: "re.Match[str]") -> str:
        old = int(match[1])
        return f"history[{places.get(old, old)}]"

    fields = [_PATH_RE.sub(renumber, path) for path in citation.fields]
    return citation if [*citation.fields] == fields else attrs.evolve(citation, fields=fields)

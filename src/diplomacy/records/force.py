"""Whether an agreement is in force for its parties, by one rule.

- An agreement is not in force for a party after it has ended for all or the party has left it, nor
  while it is suspended.
- It is in force for a party from an act that says so of the party, and not before; else from the
  day on which it is in force as a whole and the party has consented to be bound (VCLT art. 24).
- If no consent of a single party is on record, or there are only two parties, the acts of the whole
  hold for each party, unless the next rule excludes it.
- It was not in force for a party before the party's signature, consent or entry into force on
  record. If no act decides, it may or may not have been in force.
- An agreement in force is known to be so up to the last day of which the sources speak.
"""

from bisect import bisect_right
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date, timedelta
from enum import IntEnum
from functools import cache, lru_cache, reduce
from itertools import accumulate, groupby
from operator import ge, itemgetter
from typing import Final, NamedTuple, TypeAlias

from diplomacy.dates import PartialDate
from diplomacy.records.chronology import Step, window_of
from diplomacy.records.lifecycle import Moment, Situation, decide, phases_of
from diplomacy.vocabulary import LegalEffect, Stage

__all__ = [
    "ALL_DAYS",
    "Acts",
    "Answer",
    "Days",
    "Force",
    "Quorum",
    "is_binding",
    "quorums_between",
    "stage_for",
]

Days: TypeAlias = tuple[date, date]
"""A first and a last day, both included."""

ALL_DAYS: Final[Days] = (date.min, date.max)
_DAY: Final = timedelta(days=1)


class Answer(IntEnum):
    """The answer to a query about a day: certainly, possibly or not."""

    NO = 0
    POSSIBLY = 1
    CERTAINLY = 2


class Acts(NamedTuple):
    """The acts of an agreement that decide whether it is in force.

    Attributes:
        whole: those of the whole, in order.
        by_party: those of each party that acted, in order.
        whole_suffices: whether the acts of the whole hold for each party.
    """

    whole: tuple[Step, ...]
    by_party: Mapping[str, tuple[Step, ...]]
    whole_suffices: bool


def is_binding(stage: Stage) -> bool:
    """Return whether an act of a party with this stage binds the party."""
    return stage.effect in (LegalEffect.CONSENT, LegalEffect.FORCE)


class _Standing(NamedTuple):
    """The consequences of a situation for being in force.

    Attributes:
        effect: the effect of the current stage.
        is_barred: whether the next act on record implies that it was not in force before.
        is_awaited: whether that act is the entry into force.
    """

    effect: LegalEffect | None
    is_barred: bool
    is_awaited: bool


_Standings: TypeAlias = frozenset[_Standing]


class _Run(NamedTuple):
    """Days on which the possible standings of one actor do not change.

    The sources are known to speak of all of these days, or of none.
    """

    first: date
    last: date
    known: bool
    standings: _Standings


@cache
def _make_standing(current: Stage | None, following: Stage | None) -> _Standing:
    unknown = Moment(date.max, known=False)
    is_barred = following is not None and not Situation(current, None, following).is_possible(
        Stage.IN_FORCE, unknown
    )
    is_awaited = is_barred and following is not None and following.effect is LegalEffect.FORCE
    return _Standing(None if current is None else current.effect, is_barred, is_awaited)


def _runs_of(steps: Sequence[Step], window: Days, as_of: date | None) -> list[_Run]:
    """Return the runs of one actor in a window, split after the last known day."""
    runs: list[_Run] = []
    for phase in phases_of(steps):
        first, last = max(phase.first, window[0]), min(phase.last, window[1])
        if first > last:
            continue
        standings = frozenset(
            _make_standing(situation.current, situation.next) for situation in phase.situations
        )
        known = as_of is not None and first <= as_of
        if as_of is not None and first <= as_of < last:
            runs.append(_Run(first, as_of, known, standings))
            first, known = as_of + _DAY, False
        runs.append(_Run(first, last, known, standings))
    return runs


def _without_repetitions(steps: Sequence[Step]) -> list[Step]:
    """Return the acts of a party without those that leave its consent to be bound as it is.

    A party that ratifies, then signs, and is bound some months later is not bound in between.
    """
    effective = list[Step]()
    current: Step | None = None
    for step in steps:
        reached = step if current is None else decide(current, step)
        effects = {reached.effect, None if current is None else current.effect}
        if effects != {LegalEffect.CONSENT}:
            effective.append(step)
        current = reached
    return effective


@lru_cache(maxsize=256)
def _silent_runs(window: Days) -> list[_Run]:
    """Return the runs of a party that has no acts, as most parties have none."""
    return _runs_of((), window, None)


def _answer(whole: _Standing, party: _Standing, *, known: bool, suffices: bool) -> Answer:
    """Return whether an agreement is in force for a party; see the rule of this module."""
    effects = (whole.effect, party.effect)
    if LegalEffect.END in effects:
        return Answer.NO
    if LegalEffect.SUSPENSION in effects:
        return Answer.NO if known else Answer.POSSIBLY
    # A party that ratifies a treaty in force may be bound later, on the day on record.
    has_consented = party.effect is LegalEffect.CONSENT and not party.is_awaited
    is_bound = has_consented or (suffices and not party.is_barred)
    if party.effect is LegalEffect.FORCE or (whole.effect is LegalEffect.FORCE and is_bound):
        return Answer.CERTAINLY if known else Answer.POSSIBLY
    if party.is_barred or (whole.effect is not LegalEffect.FORCE and whole.is_barred):
        return Answer.NO
    return Answer.POSSIBLY


@lru_cache(maxsize=4096)
def _joint_answer(whole: _Standing, party: _Standings, *, known: bool, suffices: bool) -> Answer:
    """Return the common answer of some possible standings of a party."""
    answers = {_answer(whole, standing, known=known, suffices=suffices) for standing in party}
    if len(answers) == 1:
        return answers.pop()
    return Answer.POSSIBLY  # two different answers leave it open


class Quorum(NamedTuple):
    """Parties, and the number of them for which an agreement must be in force at once."""

    parties: frozenset[str]
    needed: int


def quorums_between(left: frozenset[str], right: frozenset[str]) -> tuple[Quorum, ...]:
    """Return the quorums of being in force between one of each of two sides.

    An organization of a country is not in force with itself if it is on both sides.

    >>> [sorted(parties) for parties, needed in quorums_between(frozenset("a"), frozenset("bc"))]
    [['a'], ['b', 'c'], ['a', 'b', 'c']]
    """
    return Quorum(left, 1), Quorum(right, 1), Quorum(left | right, 2)


_Class: TypeAlias = tuple[_Standings, tuple[int, ...]]
"""The standings of a party, and the indexes of the quorums that it is in."""


class Force:
    """The days on which an agreement is in force, and the parties for which it is.

    Args:
        acts: the acts of the agreement.
        as_of: the last day of which the record is known to speak; None if there is none.
        window: the days of the query.
    """

    __slots__ = ("_acts", "_runs_by_party", "_whole", "_window")

    def __init__(self, acts: Acts, as_of: date | None, window: Days = ALL_DAYS) -> None:
        self._acts = acts
        self._window = window
        self._whole = _runs_of(acts.whole, window, as_of)
        self._runs_by_party: dict[str, list[_Run]] = {}

    def _runs(self, party: str) -> list[_Run]:
        runs = self._runs_by_party.get(party)
        if runs is None:
            steps = self._acts.by_party.get(party)
            runs = (
                _runs_of(_without_repetitions(steps), self._window, None)
                if steps
                else _silent_runs(self._window)
            )
            self._runs_by_party[party] = runs
        return runs

    def iter_spans(
        self, quorums: Sequence[Quorum], *, or_whole: bool = False
    ) -> Iterator[tuple[date, date, bool]]:
        """Yield the first and last day of each span in force, and whether it is certain.

        Two spans that follow one another directly differ in certainty.

        Args:
            quorums: the quorums, all of which are required at once.
            or_whole: whether being in force as a whole suffices.
        """
        answers = self._iter_answers(quorums, or_whole=or_whole)
        for answer, group in groupby(answers, itemgetter(2)):
            if answer is not Answer.NO:
                days = list(group)
                yield days[0][0], days[-1][1], answer is Answer.CERTAINLY

    def _iter_answers(
        self, quorums: Sequence[Quorum], *, or_whole: bool
    ) -> Iterator[tuple[date, date, Answer]]:
        """Yield the answers for consecutive days, which together are the whole window."""
        places: defaultdict[str, tuple[int, ...]] = defaultdict(tuple)
        for place, quorum in enumerate(quorums):
            for party in quorum.parties:
                places[party] += (place,)
        changes: list[tuple[date, str, _Run]] = [(run.first, "", run) for run in self._whole]
        for party in places:
            changes += ((run.first, party, run) for run in self._runs(party))
        changes.sort(key=itemgetter(0))
        needed = [quorum.needed for quorum in quorums]
        whole = self._whole[0]
        current: dict[str, _Class] = {}
        counts: Counter[_Class] = Counter()
        pending: tuple[date, Answer] | None = None
        for day, group in groupby(changes, itemgetter(0)):
            for _, party, run in group:
                if not party:
                    whole = run
                    continue
                if party in current:
                    counts[current[party]] -= 1
                current[party] = run.standings, places[party]
                counts[current[party]] += 1
            if pending:
                yield pending[0], day - _DAY, pending[1]
            pending = day, self._answer_for(whole, counts, needed, or_whole=or_whole)
        if pending:
            yield pending[0], self._window[1], pending[1]

    def _answer_for(
        self, whole: _Run, counts: Mapping[_Class, int], needed: Sequence[int], *, or_whole: bool
    ) -> Answer:
        """Return the answer for a run, by the number of parties in each class."""
        answers: set[Answer] = set()
        for standing in whole.standings:
            alone = _answer(standing, _make_standing(None, None), known=whole.known, suffices=True)
            answer = self._tally(standing, counts, needed, known=whole.known)
            answers.add(max(alone, answer) if or_whole else answer)
        return answers.pop() if len(answers) == 1 else Answer.POSSIBLY

    def _tally(
        self, whole: _Standing, counts: Mapping[_Class, int], needed: Sequence[int], *, known: bool
    ) -> Answer:
        """Return the answer in one standing of the whole."""
        certain, possible = [0] * len(needed), [0] * len(needed)
        suffices = self._acts.whole_suffices
        for (standings, places), count in counts.items():
            answer = _joint_answer(whole, standings, known=known, suffices=suffices)
            for place in places:
                certain[place] += count if answer is Answer.CERTAINLY else 0
                possible[place] += count if answer is not Answer.NO else 0
        if all(map(ge, certain, needed)):
            return Answer.CERTAINLY
        return Answer.POSSIBLY if all(map(ge, possible, needed)) else Answer.NO

    def answers_for(self, parties: Iterable[str]) -> dict[str, Answer]:
        """Return the answer for each party: CERTAINLY throughout, POSSIBLY on some day."""
        starts = [run.first for run in self._whole]

        @cache
        def tallies(standings: _Standings) -> tuple[list[int], list[int]]:
            """Return how many of the first n runs of the whole are not certain, and possible."""
            counts: dict[_Class, int] = {(standings, (0,)): 1}
            answers = [self._answer_for(run, counts, [1], or_whole=False) for run in self._whole]
            doubts = accumulate((answer is not Answer.CERTAINLY for answer in answers), initial=0)
            chances = accumulate((answer is not Answer.NO for answer in answers), initial=0)
            return list(doubts), list(chances)

        answers: dict[str, Answer] = {}
        for party in parties:
            is_certain, is_possible = True, False
            for run in self._runs(party):
                doubts, chances = tallies(run.standings)
                low, high = bisect_right(starts, run.first) - 1, bisect_right(starts, run.last)
                is_certain = is_certain and doubts[high] == doubts[low]
                is_possible = is_possible or chances[high] > chances[low]
            answers[party] = (
                Answer.CERTAINLY if is_certain else Answer.POSSIBLY if is_possible else Answer.NO
            )
        return answers


def stage_for(acts: Acts, party: str, day: PartialDate | None) -> Stage | None:
    """Return the stage of an agreement for a party, by acts certainly done by a day.

    Args:
        acts: the acts of the agreement.
        party: the party.
        day: the day; None for all acts on record.
    """
    steps = acts.by_party.get(party, ())
    whole, own = _last(acts.whole, day), _last(steps, day)
    decisive = (LegalEffect.END, LegalEffect.SUSPENSION)
    for step in (whole, own):
        if step is not None and step.effect in decisive:
            return step.stage
    if whole is not None and whole.effect in (LegalEffect.FORCE, LegalEffect.APPLICATION):
        standing = _make_standing(None if own is None else own.stage, _next_stage(steps, day))
        has_consented = standing.effect is LegalEffect.CONSENT and not standing.is_awaited
        if has_consented or (acts.whole_suffices and not standing.is_barred):
            return whole.stage
        return None if own is None else own.stage
    step = own or whole
    return None if step is None else step.stage


def _next_stage(steps: tuple[Step, ...], day: PartialDate | None) -> Stage | None:
    """Return the stage of the next act of a party after a day."""
    window = None if day is None else window_of(day)
    effective = _without_repetitions(steps)
    later = [step for step in effective if window is not None and step.end > window[0]]
    return later[0].stage if later else None


def _last(steps: tuple[Step, ...], day: PartialDate | None) -> Step | None:
    """Return the last step, among those certainly done by a day, that decides the stage."""
    if day is None:
        following = date.max
    else:
        window = window_of(day)
        if window is None:
            return None
        following = window[0]
    reached = [step for step in steps if step.end <= following]
    return reduce(decide, reached) if reached else None

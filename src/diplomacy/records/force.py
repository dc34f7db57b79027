"""Whether an agreement is in force for its parties, by one rule.

- An agreement is not in force for a party after it has ended for all or the party has left it, nor
  while it is suspended.
- It is in force for a party from an act that says so of the party; else from the day on which it
  is in force as a whole and the party has consented to be bound (VCLT art. 24).
- If no consent of a single party is on record, or there are only two parties, what is said of the
  whole holds for each party.
- It was not in force for a party before the party's consent on record, nor before its entry into
  force on record. Where no act decides, it may or may not have been in force.
- What is in force is known to be so up to the day up to which the sources speak.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from enum import Enum
from itertools import product
from typing import NamedTuple

from diplomacy.dates import PartialDate
from diplomacy.records.chronology import Step, window_of
from diplomacy.records.lifecycle import Moment, Situation, moments, situations
from diplomacy.vocabulary import LegalEffect, Stage

__all__ = ["Acts", "Answer", "answers_between", "answers_for", "is_binding", "stage_for"]


class Answer(Enum):
    """Whether something is so on a day."""

    NO = "no"
    POSSIBLY = "possibly"
    CERTAINLY = "certainly"


class Acts(NamedTuple):
    """The acts of an agreement that decide whether it is in force.

    Attributes:
        whole: those of the whole, in order.
        by_party: those of each party that acted, in order.
        whole_suffices: whether what is said of the whole holds for each party.
    """

    whole: tuple[Step, ...]
    by_party: Mapping[str, tuple[Step, ...]]
    whole_suffices: bool


def is_binding(step: Step) -> bool:
    """Return whether a step of a party says that the party is bound."""
    return step.effect in (LegalEffect.CONSENT, LegalEffect.FORCE)


def _is_barred(situation: Situation) -> bool:
    """Return whether the next act on record says that it was not in force before."""
    following = situation.next
    return following is not None and not situation.is_possible(
        Stage.IN_FORCE, Moment(date.max, known=False)
    )


def _answer(whole: Situation, party: Situation, moment: Moment, *, whole_suffices: bool) -> Answer:
    """Return whether an agreement is in force for a party in two situations."""
    effects = (whole.effect, party.effect)
    if LegalEffect.END in effects:
        return Answer.NO
    if LegalEffect.SUSPENSION in effects:
        return Answer.NO if moment.known else Answer.POSSIBLY
    is_bound = party.effect is LegalEffect.CONSENT or whole_suffices
    if party.effect is LegalEffect.FORCE or (whole.effect is LegalEffect.FORCE and is_bound):
        return Answer.CERTAINLY if moment.known else Answer.POSSIBLY
    if _is_barred(party) or (whole.effect is not LegalEffect.FORCE and _is_barred(whole)):
        return Answer.NO
    return Answer.POSSIBLY


def answers_between(
    acts: Acts, parties: Sequence[str], when: PartialDate, as_of: date
) -> Iterator[Answer]:
    """Yield what may be the answer for all of some parties together.

    Args:
        acts: the acts of the agreement.
        parties: the parties it must be in force for at once; none for the whole.
        when: the day, or a longer date; there is an answer for each change in it.
        as_of: the last day of which the record is known to speak.
    """
    sequences = [acts.by_party.get(party, ()) for party in parties] or [()]
    suffices = acts.whole_suffices or not parties
    changes = [*acts.whole, *(step for steps in sequences for step in steps)]
    for moment in moments(when, changes, as_of):
        for whole in situations(acts.whole, moment.day):
            each = [
                {
                    _answer(whole, party, moment, whole_suffices=suffices)
                    for party in situations(steps, moment.day)
                }
                for steps in sequences
            ]
            yield from {_least(answers) for answers in product(*each)}


def _least(answers: Iterable[Answer]) -> Answer:
    found = set(answers)
    return next(answer for answer in Answer if answer in found)


def answers_for(
    acts: Acts, parties: Iterable[str], when: PartialDate, as_of: date
) -> dict[str, tuple[Answer, ...]]:
    """Return what may be the answer for each of some parties."""
    answers: defaultdict[str, tuple[Answer, ...]] = defaultdict(tuple)
    for party in parties:
        answers[party] = tuple(answers_between(acts, (party,), when, as_of))
    return answers


def stage_for(acts: Acts, party: str, day: PartialDate | None) -> Stage | None:
    """Return the stage of an agreement for a party, by the acts certainly done by a day.

    Args:
        acts: the acts of the agreement.
        party: the party.
        day: the day; None for all acts on record.
    """
    whole = _last(acts.whole, day)
    own = _last(acts.by_party.get(party, ()), day)
    decisive = (LegalEffect.END, LegalEffect.SUSPENSION)
    for step in (whole, own):
        if step is not None and step.effect in decisive:
            return step.stage
    if whole is not None and whole.effect in (LegalEffect.FORCE, LegalEffect.APPLICATION):
        is_bound = own is not None and own.effect is LegalEffect.CONSENT
        if is_bound or acts.whole_suffices:
            return whole.stage
        return None if own is None else own.stage
    step = own or whole
    return None if step is None else step.stage


def _last(steps: tuple[Step, ...], day: PartialDate | None) -> Step | None:
    """Return the step that decides by a day."""
    if day is None:
        following = date.max
    else:
        window = window_of(day)
        if window is None:
            return None
        following = window[0]
    reached = [step for step in steps if day is None or step.end <= following]
    return next(iter(situations(tuple(reached), date.max)), Situation(None, None)).current

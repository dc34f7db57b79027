"""Queries of an agreement about being in force, answered from its acts."""

from collections import defaultdict
from collections.abc import Container, Iterable, Iterator, Mapping, Sequence
from datetime import date
from itertools import combinations
from typing import Final, NamedTuple

from diplomacy import converters
from diplomacy.countries import Country
from diplomacy.dates import PartialDate, to_date
from diplomacy.errors import InvalidType, require
from diplomacy.records.chronology import Step, steps_of, window_of
from diplomacy.records.force import (
    ALL_DAYS,
    Acts,
    Answer,
    Days,
    Force,
    Quorum,
    is_binding,
    stage_for,
)
from diplomacy.records.lifecycle import Day, HasLifecycle, Milestone
from diplomacy.vocabulary import LegalEffect, Stage

__all__ = ["ForceSpan", "HasForce", "KnownActs"]

_PAIR: Final = 2


class ForceSpan(NamedTuple):
    """Consecutive days in force, either all certainly or all possibly.

    Attributes:
        first: the first of the days; None if there is none.
        last: the last of the days, included; None if there is none.
        certain: whether it was certainly in force on each of them.

    >>> from datetime import date
    >>> ForceSpan(date(1990, 1, 1), None, certain=False).last is None
    True
    """

    first: date | None
    last: date | None
    certain: bool


class KnownActs(NamedTuple):
    """The acts of an agreement, and the last day of which its record speaks."""

    acts: Acts
    until: date


class HasForce(HasLifecycle):
    """Queries about being in force, derived from the history of an agreement."""

    __slots__ = ()
    parties_complete: bool

    def involves(self, party: str) -> bool:
        """Return whether a party itself is among the parties.

        An organization does not represent its country here, because the record does not contain the
        country of an organization; an archive does, see `diplomacy.Archive.agreements_of`.

        Args:
            party: the id of an organization, or the code or name of a country.

        Raises:
            UnknownCountry: if it is neither the id of a party here nor the name of a country.
            AmbiguousCountry: if several countries have the name.
        """
        return self._resolve(party) in self.parties

    def stage_of(self, party: str, on: Day | None = None) -> Stage | None:
        """Return the stage that the agreement has reached for one party.

        An act of the whole holds for a party that consented to be bound, and for every party if no
        consent of a single party is on record, but not before an act of the party that implies that
        it was not bound yet. The withdrawal of the party, or the end of the whole, overrides
        everything else.

        Args:
            party: the id of an organization, or the code or name of a country.
            on: the day by which the acts were certainly done; None for all acts on record.

        Returns:
            The stage; None if nothing is on record of it by then, or it is not a party.

        Raises:
            UnknownCountry, AmbiguousCountry: as `involves`.
            InvalidDate: if *on* is not a date.

        >>> from diplomacy.testing import make_agreement
        >>> treaty = make_agreement(parties=["XA", "XB", "XC"], history=[
        ...     Milestone("in-force", "1990"), Milestone("withdrawn", "2000", party="XB")])
        >>> treaty.stage_of("XA"), treaty.stage_of("XB"), treaty.stage_of("XB", on="1995")
        (Stage.IN_FORCE, Stage.WITHDRAWN, Stage.IN_FORCE)
        """
        party = self._resolve(party)
        day = None if on is None else to_date(on)
        return stage_for(self._acts((party,)), party, day) if party in self.parties else None

    def parties_on(
        self, day: Day, *, certain: bool = True, as_of: Day | None = None
    ) -> tuple[str, ...]:
        """Return the parties for which the agreement was in force on a day, in order.

        Args:
            day: the day; in a longer date, certainly throughout, or possibly on a part of it.
            certain: whether to leave out the parties for which it was only possibly in force.
            as_of: the day up to which the sources speak, see `certainly_in_force`.

        Raises:
            InvalidDate: if *day* or *as_of* is not a date.
        """
        certain, window = converters.flag(certain), window_of(to_date(day))
        answers = self._force(self.parties, as_of, window).answers_for(self.parties)
        if certain and window is None:
            return ()
        least = Answer.CERTAINLY if certain else Answer.POSSIBLY
        return tuple(party for party in self.parties if answers[party] >= least)

    def certainly_in_force(
        self, on: Day, *, between: tuple[str, str] | None = None, as_of: Day | None = None
    ) -> bool:
        """Return whether the agreement was certainly in force on a day.

        The acts of the whole and of the parties are combined by one rule, see
        `diplomacy.records.force`. Continuing force is certain only up to the last day of which the
        sources speak. The record shows only that they speak of its last act. An archive has their
        dates of publication, so pass ``as_of=archive.known_until(agreement)``, or use
        `diplomacy.Archive.agreements_between`.

        Args:
            on: the day; in a longer date, throughout.
            between: two parties, as ids of organizations, codes or names of countries, for both of
                which it must be in force; None for the whole: for both of two parties, or for any
                two of more.
            as_of: the day up to which the sources speak; None for the last dated act on record.

        Raises:
            UnknownCountry, AmbiguousCountry: as `involves`.
            InvalidDate: if *on* or *as_of* is not a date.

        >>> from diplomacy.testing import make_agreement
        >>> treaty = make_agreement(history=[
        ...     Milestone("in-force", "1990"), Milestone("withdrawn", "2000-07-01", party="XB")])
        >>> treaty.certainly_in_force("1995-01-01"), treaty.possibly_in_force("2010-01-01")
        (True, False)
        """
        quorums = self._quorums(between)
        return self._is_in_force(quorums, to_date(on), as_of, certain=True)

    def possibly_in_force(
        self, on: Day, *, between: tuple[str, str] | None = None, as_of: Day | None = None
    ) -> bool:
        """Return whether the agreement was possibly in force on a day.

        It was if nothing on record excludes it, on any part of a longer date. The arguments and
        errors are those of `certainly_in_force`.
        """
        quorums = self._quorums(between)
        return self._is_in_force(quorums, to_date(on), as_of, certain=False)

    def spans_in_force(
        self, *, between: tuple[str, str] | None = None, as_of: Day | None = None
    ) -> tuple[ForceSpan, ...]:
        """Return the spans in which the agreement was in force, certainly or possibly.

        They are in order of time. `certainly_in_force` is true on each day of a certain span, and
        `possibly_in_force` on each day of any span. The arguments and errors are those of
        `certainly_in_force`.

        >>> from diplomacy.testing import make_agreement
        >>> treaty = make_agreement(history=[
        ...     Milestone("in-force", "1990-03-01"), Milestone("terminated", "2000-07-01")])
        >>> for first, last, certain in treaty.spans_in_force():
        ...     print(first, last, certain)
        1990-03-01 2000-06-30 True
        """
        return _force_spans(self._iter_spans(self._quorums(between), as_of, ALL_DAYS))

    def spans_by_party(
        self, *, as_of: Day | None = None
    ) -> Iterator[tuple[str, tuple[ForceSpan, ...]]]:
        """Yield each party, in their order, with the spans in force for it.

        They are those of `spans_in_force` between the party and itself. The history is read once
        for all parties; one without a day in force has no spans.

        Args:
            as_of: the day up to which the sources speak, see `certainly_in_force`.

        Raises:
            InvalidDate: if *as_of* is not a date.

        >>> from diplomacy.testing import make_agreement
        >>> treaty = make_agreement(parties=["XA", "XB", "XC"], history=[
        ...     Milestone("in-force", "1990"), Milestone("withdrawn", "2000", party="XC")])
        >>> [(party, str(spans[-1].last)) for party, spans in treaty.spans_by_party()]
        [(Country('XA'), 'None'), (Country('XB'), 'None'), (Country('XC'), '2000-12-30')]
        """
        force = self._force(self.parties, as_of, ALL_DAYS)
        for party in self.parties:
            yield party, _force_spans(force.iter_spans([Quorum(frozenset((party,)), 1)]))

    def spans_by_pair(
        self, *, as_of: Day | None = None
    ) -> Iterator[tuple[str, str, tuple[ForceSpan, ...]]]:
        """Yield each two parties, in their order, with `spans_in_force` between them.

        The history is read once for all pairs; those without a day in force have no spans.

        Args:
            as_of: the day up to which the sources speak, see `certainly_in_force`.

        Raises:
            InvalidDate: if *as_of* is not a date.

        >>> from diplomacy.testing import make_agreement
        >>> treaty = make_agreement(history=[Milestone("in-force", "1990-03-01")])
        >>> [(left, right, len(spans)) for left, right, spans in treaty.spans_by_pair()]
        [(Country('XA'), Country('XB'), 2)]
        """
        force = self._force(self.parties, as_of, ALL_DAYS)
        for left, right in combinations(self.parties, 2):
            quorum = Quorum(frozenset((left, right)), _PAIR)
            yield left, right, _force_spans(force.iter_spans([quorum]))

    def _quorums(self, between: tuple[str, str] | None) -> tuple[Quorum, ...]:
        """Return the parties for which it must be in force; none for the whole of several."""
        if between is None:
            return (Quorum(frozenset(self.parties), _PAIR),) if self._is_bilateral else ()
        if not isinstance(between, tuple | list) or len(between) != _PAIR:
            raise InvalidType(between, "two parties, such as ('KR', 'TR')")
        pair = frozenset(map(self._resolve, between))
        return (Quorum(pair, len(pair)),)

    def _is_in_force(
        self,
        quorums: Sequence[Quorum],
        on: PartialDate,
        as_of: Day | None,
        *,
        certain: bool,
        known: "KnownActs | None" = None,
    ) -> bool:
        """Return whether it is in force for some parties, on all or a part of a date.

        Args:
            quorums: the parties.
            on: the date.
            as_of: the day up to which the sources speak.
            certain: whether it must be certain.
            known: the result of `_known_acts`, if the query is about many days.
        """
        window = window_of(on)
        spans = self._iter_spans(quorums, as_of, window, known)
        if certain:
            return window is not None and any(span == (*window, True) for span in spans)
        return any(spans)

    def _iter_spans(
        self,
        quorums: Sequence[Quorum],
        as_of: Day | None,
        window: Days | None,
        known: "KnownActs | None" = None,
    ) -> Iterator[tuple[date, date, bool]]:
        """Return the spans within a window, or None for all days."""
        whole = not quorums
        quorums = quorums or (Quorum(frozenset(self.parties), _PAIR),)
        parties = frozenset[str]().union(*(quorum.parties for quorum in quorums))
        force = self._force(parties, as_of, window, known)
        if not parties.issubset(self.parties):
            return iter(() if self.parties_complete else [(*(window or ALL_DAYS), False)])
        return force.iter_spans(quorums, or_whole=whole)

    def _force(
        self,
        parties: Iterable[str],
        as_of: Day | None,
        window: Days | None,
        known: "KnownActs | None" = None,
    ) -> Force:
        acts = known.acts if known else self._acts(frozenset(parties))
        known_until = known.until if known and as_of is None else self._known_until(as_of)
        return Force(acts, known_until if window else None, window or ALL_DAYS)

    def _known_acts(self) -> "KnownActs":
        """Return the acts of the whole and of all parties, which do not depend on a day."""
        return KnownActs(self._acts(frozenset(self.parties)), self._known_until(None))

    def _resolve(self, party: str) -> str:
        party = require(party, str, "a party: a country, or the id of an organization")
        return party if party in self.parties else Country.parse(party)

    def _acts(self, parties: Container[str]) -> Acts:
        """Return the acts of the whole and of some parties; if one of two leaves, all ends."""
        whole, by_party = _group_acts(self.history, parties, leaving_ends_all=self._is_bilateral)
        return Acts(
            self._steps(whole),
            {party: self._steps(places) for party, places in by_party.items()},
            self._is_bilateral or not any(map(_is_binding, self.history)),
        )

    @property
    def _is_bilateral(self) -> bool:
        return self.parties_complete and len(self.parties) == _PAIR

    def _effective_steps(self) -> tuple[Step, ...]:
        return _merge_steps(self._acts(frozenset(self.parties)), self.parties)


def _group_acts(
    history: tuple[Milestone, ...], parties: Container[str], *, leaving_ends_all: bool
) -> tuple[list[int], Mapping[str, list[int]]]:
    """Return the places of the acts of the whole, and of those of each of some parties."""
    of_whole: list[int] = []
    by_party: defaultdict[str, list[int]] = defaultdict(list)
    for place, act in enumerate(history):
        if act.party is not None and act.party in parties:
            by_party[act.party].append(place)
        if act.party is None or (leaving_ends_all and act.stage.effect is LegalEffect.END):
            of_whole.append(place)
    return of_whole, by_party


def _is_binding(act: Milestone) -> bool:
    """Return whether an act says that one party is bound."""
    return act.party is not None and not act.planned and is_binding(act.stage)


def _merge_steps(acts: Acts, parties: tuple[str, ...]) -> tuple[Step, ...]:
    """Return the acts of the whole and those that all parties have done, in order."""
    steps = [*acts.whole, *_joint_steps(acts, parties)]
    steps.sort(key=lambda step: (step.start, step.place))
    return steps_of((step.place, step.stage, (step.start, step.end)) for step in steps)


def _joint_steps(acts: Acts, parties: tuple[str, ...]) -> list[Step]:
    """Return each stage that every party has reached, with the date of the last of them."""
    first: defaultdict[Stage, dict[str, Step]] = defaultdict(dict)
    for party, steps in acts.by_party.items():
        for step in steps:
            first[step.stage].setdefault(party, step)
    return [
        Step(
            stage,
            max(step.start for step in by_party.values()),
            max(step.end for step in by_party.values()),
            max(step.place for step in by_party.values()),
        )
        for stage, by_party in first.items()
        if parties and len(by_party) == len(parties)
    ]


def _force_spans(spans: Iterator[tuple[date, date, bool]]) -> tuple[ForceSpan, ...]:
    return tuple(
        ForceSpan(None if first == date.min else first, None if last == date.max else last, certain)
        for first, last, certain in spans
    )

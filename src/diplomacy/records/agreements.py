"""Agreements, with their links to other agreements."""

from collections import defaultdict
from collections.abc import Callable, Container, Iterable, Iterator, Mapping
from datetime import date
from itertools import combinations
from typing import ClassVar, Final, NamedTuple, final

import attrs

from diplomacy import converters
from diplomacy.countries import Country
from diplomacy.dates import PartialDate, to_date
from diplomacy.entries import put_shared_last
from diplomacy.records.base import CITED_SOURCES
from diplomacy.records.chronology import Step, steps_of, window_of
from diplomacy.records.force import ALL_DAYS, Acts, Answer, Days, Force, is_binding, stage_for
from diplomacy.records.lifecycle import Day, HasLifecycle, Milestone, history
from diplomacy.sources import Citation, citations
from diplomacy.values import Part
from diplomacy.vocabulary import InstrumentKind, LegalEffect, LinkKind, Stage

__all__ = ["Agreement", "AgreementLink", "ForceSpan"]


def _instrument_kind(value: InstrumentKind | str) -> InstrumentKind:
    return InstrumentKind(value)


def _link_kind(value: LinkKind | str) -> LinkKind:
    return LinkKind(value)


@final
@attrs.frozen(repr=False)
class AgreementLink(Part):
    """A relation of one agreement to another, seen from the one that states it.

    Attributes:
        kind: how it relates to the other.
        agreement: the id of the other `Agreement`.

    >>> AgreementLink("amends", "a-treaty")
    AgreementLink(kind=LinkKind.AMENDS, agreement='a-treaty')
    """

    kind: LinkKind = attrs.field(converter=_link_kind)
    agreement: str = attrs.field(converter=converters.slug)


def _links(value: converters.Ordered[AgreementLink]) -> tuple[AgreementLink, ...]:
    return converters.instances(value, AgreementLink, "links")


class ForceSpan(NamedTuple):
    """Consecutive days on which an agreement was in force, all certainly or all possibly.

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


_AGREEMENT_STAGES: Final = frozenset(Stage) - {Stage.ESTABLISHED, Stage.SEVERED, Stage.ENDED}
_SIGNATURES: Final = (Stage.SIGNED, Stage.DEFINITIVELY_SIGNED)
_PAIR: Final = 2
# By derived date: which of the acts that decide it has the date.
_DATED_BY: Final[Mapping[str, tuple[slice, Callable[[Step], bool]]]] = {
    "signed_on": (slice(-1, None), lambda step: step.stage in _SIGNATURES),
    "entered_into_force_on": (slice(1), lambda step: step.stage is Stage.IN_FORCE),
    "terminated_on": (slice(-1, None), lambda step: step.effect is LegalEffect.END),
}


@final
@attrs.frozen(kw_only=True, repr=False, field_transformer=put_shared_last)
class Agreement(HasLifecycle):
    """An instrument: a document that exists or is named as to come.

    An oral agreement is a `Statement`. *kind* is the designation and implies no legal effect;
    *parties* are those it is between, whether or not it is in force for them (VCLT art. 2).

    Attributes:
        id: a slug.
        title: its title, in the editor's words if the source gives none.
        kind: the kind of instrument, by its designation.
        designation: what its parties call it, if that says more than the kind.
        parties: the countries and organizations it is between.
        parties_complete: False if the source does not name all parties, or none.
        adopted_by: the organ or organization that adopted it.
        history: its acts, stored in order of time; may start midway, or be empty.
        scope: its subject matter, as its text or source lists it.
        topics: slugs, see `diplomacy.vocabulary.TOPICS`.
        place: where it was signed or adopted, as text.
        concluded_at: the id of the meeting where it was signed or adopted.
        links: what it does to other agreements.
        depositaries: the parties or organizations that keep the original.
        languages: the languages of its authentic texts, as the source names them.
        registrations: its places in treaty series and registers, such as "1833 UNTS 3".
        url: the address of its text.
        identifiers: its identifiers in other data sets, such as ``unts:52345``.
        extra: values of your own by key.
        citations: the citations that support these fields.

    Raises:
        InvalidRecord: if it has fewer than two parties and *parties_complete*; if it is linked to
            itself; if its history has a stage that is not one of agreements, or an act of a party
            that is not listed although all are.

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

    REFERENCES: ClassVar[Mapping[str, str]] = {
        "parties[]": "Organization",
        "adopted_by": "Organization",
        "history[].party": "Organization",
        "concluded_at": "Meeting",
        "links[].agreement": "Agreement",
        "depositaries[]": "Organization",
        **CITED_SOURCES,
    }
    SIDES: ClassVar[tuple[tuple[str, str], ...]] = (("parties[]", "parties[]"),)
    DATES: ClassVar[tuple[str, ...]] = ("signed_on", "first_done_on")
    STAGES: ClassVar[frozenset[Stage]] = _AGREEMENT_STAGES

    id: str = attrs.field(converter=converters.slug)
    title: str = attrs.field(converter=converters.text)
    kind: InstrumentKind = attrs.field(
        default=InstrumentKind.UNSPECIFIED, converter=_instrument_kind
    )
    designation: str | None = attrs.field(default=None, converter=converters.optional_text)
    parties: tuple[str, ...] = attrs.field(default=(), converter=converters.parties)
    parties_complete: bool = attrs.field(default=True, converter=converters.flag)
    adopted_by: str | None = attrs.field(default=None, converter=converters.optional_party)
    history: tuple[Milestone, ...] = attrs.field(default=(), converter=history)
    scope: str | None = attrs.field(default=None, converter=converters.optional_text)
    topics: tuple[str, ...] = attrs.field(default=(), converter=converters.slugs)
    place: str | None = attrs.field(default=None, converter=converters.optional_text)
    concluded_at: str | None = attrs.field(default=None, converter=converters.optional_slug)
    links: tuple[AgreementLink, ...] = attrs.field(default=(), converter=_links)
    depositaries: tuple[str, ...] = attrs.field(default=(), converter=converters.parties)
    languages: tuple[str, ...] = attrs.field(default=(), converter=converters.texts)
    registrations: tuple[str, ...] = attrs.field(default=(), converter=converters.texts)
    url: str | None = attrs.field(default=None, converter=converters.optional_url)
    citations: tuple[Citation, ...] = attrs.field(converter=citations, repr=False)

    def _validate(self) -> tuple[str, str] | None:
        if self.parties_complete and len(self.parties) < _PAIR:
            reason = "an agreement needs at least two parties."
            return "parties", f"{reason} If some are not known, set parties_complete to false."
        for i, link in enumerate(self.links):
            if link.agreement == self.id:
                return f"links[{i}].agreement", "an agreement cannot be linked to itself."
        return self._validate_history(self.parties if self.parties_complete else ())

    @property
    def signed_on(self) -> PartialDate | None:
        """The date of signature by the whole, or by the last of its parties; None if not known."""
        return self._date_at(self.index_of_date("signed_on"))

    @property
    def entered_into_force_on(self) -> PartialDate | None:
        """The date of first entry into force, for the last of its parties; None if not known."""
        return self._date_at(self.index_of_date("entered_into_force_on"))

    @property
    def terminated_on(self) -> PartialDate | None:
        """The date on which it ended, for the last of its parties; None if not known.

        An agreement between two parties ends when one of them leaves it.
        """
        return self._date_at(self.index_of_date("terminated_on"))

    def index_of_date(self, name: str) -> int | None:
        """Return the index in `history` of the act that a derived date is the date of, or None.

        Args:
            name: "signed_on", "entered_into_force_on" or "terminated_on".
        """
        if name not in _DATED_BY:
            return None
        pick, decides = _DATED_BY[name]
        places = [step.place for step in self._effective_steps() if decides(step)][pick]
        return places[0] if places else None

    def involves(self, party: str) -> bool:
        """Return whether a party itself is among the parties.

        An organization does not stand for its country here, because a record does not know to
        which country an organization belongs; `diplomacy.Archive.agreements_of` does.

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
        consent of a single party is on record. A party that has left, or an end of the whole,
        comes before anything else.

        Args:
            party: the id of an organization, or the code or name of a country.
            on: a day, by which the acts were certainly done; None for all acts on record.

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
        """Return the parties for which the agreement was in force on a day, in their order.

        Args:
            day: the day; in a longer date, for certain throughout, or possibly on a part of it.
            certain: whether to leave out the parties for which it was only possibly in force.
            as_of: the day up to which the sources speak, see `certainly_in_force`.

        Raises:
            InvalidDate: if *day* or *as_of* is not a date.
        """
        certain, window = converters.flag(certain), window_of(to_date(day))
        if certain and window is None:
            return ()
        wanted = (Answer.CERTAINLY,) if certain else (Answer.CERTAINLY, Answer.POSSIBLY)
        answers = self._force(self.parties, as_of, window).answers_for(self.parties)
        return tuple(party for party in self.parties if answers[party] in wanted)

    def certainly_in_force(
        self, on: Day, *, between: tuple[str, str] | None = None, as_of: Day | None = None
    ) -> bool:
        """Return whether the agreement was certainly in force on a day.

        The acts of the whole and of the parties are combined by one rule, see
        `diplomacy.records.force`. What continues is certain only up to the day up to which the
        sources speak. The record alone knows that they speak of the last act it has; an archive
        knows when they were published, so pass ``as_of=archive.known_until(agreement)``, or ask
        `diplomacy.Archive.agreements_between`.

        Args:
            on: the day; a longer date asks for all of it.
            between: two parties, as ids of organizations, codes or names of countries, for both of
                which it must be in force; None asks for the whole: for both of two parties, or for
                any two of more.
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
        window = window_of(to_date(on))
        spans = self._iter_spans(between, as_of, window)
        return window is not None and any(span == (*window, True) for span in spans)

    def possibly_in_force(
        self, on: Day, *, between: tuple[str, str] | None = None, as_of: Day | None = None
    ) -> bool:
        """Return whether nothing on record excludes that the agreement was in force on a day.

        A longer date asks for any part of it. The arguments and errors are those of
        `certainly_in_force`.
        """
        return any(self._iter_spans(between, as_of, window_of(to_date(on))))

    def spans_in_force(
        self, *, between: tuple[str, str] | None = None, as_of: Day | None = None
    ) -> tuple[ForceSpan, ...]:
        """Return all days on which the agreement was in force, certainly or possibly, in order.

        A day of a span that is certain is one on which `certainly_in_force` is true; a day of any
        span is one on which `possibly_in_force` is true. The arguments and errors are those of
        `certainly_in_force`.

        >>> from diplomacy.testing import make_agreement
        >>> treaty = make_agreement(history=[
        ...     Milestone("in-force", "1990-03-01"), Milestone("terminated", "2000-07-01")])
        >>> for first, last, certain in treaty.spans_in_force():
        ...     print(first, last, certain)
        1990-03-01 2000-06-30 True
        """
        return _force_spans(self._iter_spans(between, as_of, ALL_DAYS))

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
            yield left, right, _force_spans(force.iter_spans((left, right), needed=_PAIR))

    def _iter_spans(
        self, between: tuple[str, str] | None, as_of: Day | None, window: Days | None
    ) -> Iterator[tuple[date, date, bool]]:
        """Return the spans within a window; None for all days, of which nothing is known."""
        pair = dict.fromkeys(map(self._resolve, between or ()))
        if not pair.keys() <= {*self.parties}:
            return iter(() if self.parties_complete else [(*(window or ALL_DAYS), False)])
        parties, needed = [*pair] or self.parties, len(pair) or _PAIR
        or_whole = not pair and not self._is_bilateral
        force = self._force(parties, as_of, window)
        return force.iter_spans(parties, needed=needed, or_whole=or_whole)

    def _force(self, parties: Iterable[str], as_of: Day | None, window: Days | None) -> Force:
        known_until = self._known_until(as_of)
        acts = self._acts(frozenset(parties))
        return Force(acts, known_until if window else None, window or ALL_DAYS)

    def _resolve(self, party: str) -> str:
        return party if party in self.parties else Country.parse(party)

    def _date_at(self, index: int | None) -> PartialDate | None:
        return None if index is None else self.history[index].date

    def _acts(self, parties: Container[str]) -> Acts:
        """Return the acts of the whole and of some parties; one of two that leaves ends it all."""
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
    """Return each stage that every party has reached, when the last of them did."""
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

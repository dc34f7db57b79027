"""Diplomatic missions and consular posts, with the acts that open, change and close them."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from itertools import accumulate
from typing import ClassVar, Final, NamedTuple, final

import attrs

from diplomacy import converters
from diplomacy.countries import Country
from diplomacy.dates import PartialDate, day_bounds, to_date
from diplomacy.entries import put_shared_last
from diplomacy.errors import InvalidRecord, InvalidType
from diplomacy.records.base import CITED_SOURCES, RecordBase
from diplomacy.sources import Citation, citations
from diplomacy.values import Part
from diplomacy.vocabulary import MissionActKind, MissionHeadClass, MissionRank

__all__ = ["RANKING_ACTS", "Mission", "MissionAct", "mission_history"]

RANKING_ACTS: Final = frozenset(
    {MissionActKind.OPENED, MissionActKind.REOPENED, MissionActKind.RANK_CHANGED}
)
"""The acts that can give a mission a rank."""

# The acts after which a mission is not open.
_CLOSING: Final = frozenset({MissionActKind.SUSPENDED, MissionActKind.CLOSED})


def _mission_rank(value: MissionRank | str) -> MissionRank:
    return MissionRank(value)


def _optional_rank(value: MissionRank | str | None) -> MissionRank | None:
    return None if value is None else MissionRank(value)


def _optional_head_class(value: MissionHeadClass | str | None) -> MissionHeadClass | None:
    return None if value is None else MissionHeadClass(value)


def _act_kind(value: MissionActKind | str) -> MissionActKind:
    return MissionActKind(value)


@final
@attrs.frozen(repr=False)
class MissionAct(Part):
    """An act in the history of a mission: its opening, a change of rank, its closing.

    Attributes:
        kind: the kind of act.
        date: its date, if known.
        rank: the rank from then on, for an act that opens a mission or changes its rank.
        planned: whether it was decided or announced but not yet done.

    Raises:
        InvalidRecord: if an act of another kind has a rank, or the rank is "none".

    >>> MissionAct("opened", "1957-03-08", "embassy")
    MissionAct(kind=MissionActKind.OPENED, date=PartialDate('1957-03-08'), rank=MissionRank.EMBASSY)
    """

    kind: MissionActKind = attrs.field(converter=_act_kind)
    date: PartialDate | None = attrs.field(default=None, converter=converters.optional_date)
    rank: MissionRank | None = attrs.field(default=None, converter=_optional_rank)
    planned: bool = attrs.field(default=False, converter=converters.flag)

    def __attrs_post_init__(self) -> None:
        if self.rank is None:
            return
        if self.kind not in RANKING_ACTS:
            kinds = "opened, reopened and rank-changed"
            reason = f"an act of kind {self.kind} gives no rank; only {kinds} do."
            raise InvalidRecord("MissionAct", "rank", reason)
        if self.rank is MissionRank.NONE:
            reason = 'no act gives the rank "none"; use the kind closed for the end of a mission.'
            raise InvalidRecord("MissionAct", "rank", reason)


def mission_history(value: converters.Ordered[MissionAct]) -> tuple[MissionAct, ...]:
    """Return *value* as a tuple of acts in order of time.

    An act without a date keeps its place after the act that precedes it.

    >>> [str(act.date) for act in mission_history([MissionAct("closed", "1975"), MissionAct("opened", "1957")])]
    ['1957', '1975']
    """
    groups: list[list[MissionAct]] = [[]]
    for act in converters.parts(value, "acts"):
        if type(act) is not MissionAct:
            raise InvalidType(act, "a MissionAct")
        if act.date is not None:
            groups.append([])
        groups[-1].append(act)
    undated, *dated = groups
    dated.sort(key=_group_key)
    return tuple(act for group in (undated, *dated) for act in group)


def _group_key(group: Sequence[MissionAct]) -> tuple[date, date, str]:
    """Return the key that orders a dated act, and the undated ones that follow it."""
    return group[0].date.sort_key if group[0].date else (date.min, date.min, "")


class _Phase(NamedTuple):
    """The time between two acts of a mission.

    Attributes:
        rank: the rank during it; NONE if the mission is not open, None if it is not known whether
            it is open.
        begins: the first day on which the phase may begin.
        ends: the last day on which the next act may have been done; None if nothing bounds it, or
            there is none.
    """

    rank: MissionRank | None
    begins: date
    ends: date | None


@final
@attrs.frozen(kw_only=True, repr=False, field_transformer=put_shared_last)
class Mission(RecordBase):
    """A mission of one party to another: an embassy, a consulate, a permanent mission.

    It has a direction, from the sending to the receiving side. Each post is a separate mission:
    an embassy, a consulate in another city, an embassy that is accredited from elsewhere before it
    is resident.

    Attributes:
        id: a slug.
        sending: the party that it represents.
        receiving: the party to which it is accredited, which may be an organization.
        rank: the rank at the time of the source or, if it is closed, the last one; "none" if the
            source says that there is no mission.
        place: the city or building, as text.
        resident: whether it is in the receiving country; None if not known.
        accredited_from: the country in which a mission that is not resident has its seat.
        head: the id of the `Leader` who heads it.
        head_office: the title of the head, if the source gives it.
        head_class: the class of the head.
        history: the acts that opened, changed and closed it, in order of time; may be incomplete.
        identifiers: its identifiers in other data sets, such as ``wikidata:Q7184``.
        extra: your own values by key.
        citations: the citations that support these fields.

    Raises:
        InvalidRecord: if it is sent to itself; accredited from elsewhere but not marked as not
            resident, or accredited from the receiving country; of rank "none" with acts that are
            done; or if the last act that gives a rank gives another one than *rank*.

    >>> mission = Mission(
    ...     id="xa-xb-embassy", sending="XA", receiving="XB", rank="embassy",
    ...     history=[MissionAct("opened", "1949", "legation"), MissionAct("rank-changed", "1957")],
    ...     citations=[Citation("yearbook", 1, fields=["sending"])],
    ... )
    >>> mission.rank_on("1950"), mission.rank_on("1960"), mission.rank_on("1960", as_of="1970")
    (MissionRank.LEGATION, None, MissionRank.EMBASSY)
    """

    REFERENCES: ClassVar[Mapping[str, str]] = {
        "sending": "Organization",
        "receiving": "Organization",
        "head": "Leader",
        **CITED_SOURCES,
    }
    SIDES: ClassVar[tuple[tuple[str, str], ...]] = (("sending", "receiving"),)
    PEOPLE: ClassVar[Mapping[str, str]] = {"sending": "head"}
    DATES: ClassVar[tuple[str, ...]] = ("first_done_on",)

    id: str = attrs.field(converter=converters.slug)
    sending: str = attrs.field(converter=converters.party)
    receiving: str = attrs.field(converter=converters.party)
    rank: MissionRank = attrs.field(default=MissionRank.UNKNOWN, converter=_mission_rank)
    place: str | None = attrs.field(default=None, converter=converters.optional_text)
    resident: bool | None = attrs.field(default=None, converter=converters.optional_flag)
    accredited_from: Country | None = attrs.field(
        default=None, converter=converters.optional_country
    )
    head: str | None = attrs.field(default=None, converter=converters.optional_slug)
    head_office: str | None = attrs.field(default=None, converter=converters.optional_text)
    head_class: MissionHeadClass | None = attrs.field(default=None, converter=_optional_head_class)
    history: tuple[MissionAct, ...] = attrs.field(default=(), converter=mission_history)
    citations: tuple[Citation, ...] = attrs.field(converter=citations, repr=False)

    def _validate(self) -> tuple[str, str] | None:
        if self.sending == self.receiving:
            return "receiving", f"{self.receiving} cannot be both sending and receiving side."
        if self.accredited_from is not None:
            if self.resident is not False:
                reason = "a mission accredited from elsewhere cannot be resident. Write false here."
                return "resident", reason
            if self.accredited_from == self.receiving:
                reason = f"a mission accredited from {self.receiving} itself is resident."
                return "accredited_from", reason
        return self._check_rank()

    def _check_rank(self) -> tuple[str, str] | None:
        """Return the contradiction between the rank and the history, or None."""
        done = [(i, act) for i, act in enumerate(self.history) if not act.planned]
        if self.rank is MissionRank.NONE and done:
            return "rank", 'a mission with acts has a rank; write "unknown" if it is not known.'
        ranking = [(i, act.rank) for i, act in done if act.kind in RANKING_ACTS]
        if ranking and ranking[-1][1] not in (None, self.rank):
            i, rank = ranking[-1]
            reason = f"the last act to give a rank gives {rank}, but the rank is {self.rank}."
            return f"history[{i}].rank", reason
        return None

    # --- derived from the history ---------------------------------------------------------------

    @property
    def first_done_on(self) -> PartialDate | None:
        """The date of the first dated act that is done, or None if there is none."""
        return next((act.date for act in self.history if not act.planned and act.date), None)

    def certainly_open_on(
        self, day: PartialDate | str | date, *, as_of: PartialDate | str | date | None = None
    ) -> bool:
        """Return whether it was certainly open on *day*, whichever day that may be.

        Args:
            day: the day.
            as_of: the last day for which the history is known to be complete; by default, that of
                the last dated act that is done. Nothing is certain on a later day.

        Raises:
            InvalidDate: if a date is not valid.

        >>> from diplomacy.testing import make_mission
        >>> mission = make_mission(history=[MissionAct("opened", "1957")])
        >>> mission.certainly_open_on("1990"), mission.certainly_open_on("1990", as_of="2024")
        (False, True)
        """
        ranks = self._certain_ranks(to_date(day), as_of)
        return bool(ranks) and ranks.isdisjoint({MissionRank.NONE, None})

    def possibly_open_on(self, day: PartialDate | str | date) -> bool:
        """Return whether it may have been open on some day that *day* may be.

        Only recorded acts count: a closed mission is not possibly open until an act reopens it. An
        act that is planned may have been done or not.

        Raises:
            InvalidDate: if *day* is not valid.

        >>> from diplomacy.testing import make_mission
        >>> mission = make_mission(history=[MissionAct("opened", "1957")])
        >>> mission.possibly_open_on("1956"), mission.possibly_open_on("1990")
        (False, True)
        """
        return any(rank is not MissionRank.NONE for rank in self._possible_ranks(to_date(day)))

    def rank_on(
        self, day: PartialDate | str | date, *, as_of: PartialDate | str | date | None = None
    ) -> MissionRank | None:
        """Return the rank that it certainly had on *day*, or None if none is certain.

        NONE means that it was certainly not open, UNKNOWN that it was open with a rank that is not
        known.

        Args:
            day: the day.
            as_of: as for `certainly_open_on`.

        Raises:
            InvalidDate: if a date is not valid.

        >>> from diplomacy.testing import make_mission
        >>> acts = [MissionAct("opened", "1957"), MissionAct("closed", "1975")]
        >>> [make_mission(history=acts).rank_on(day) for day in ("1950", "1960", "1975")]
        [MissionRank.NONE, MissionRank.EMBASSY, None]
        """
        ranks = self._certain_ranks(to_date(day), as_of)
        return next(iter(ranks)) if len(ranks) == 1 else None

    def possible_ranks_on(self, day: PartialDate | str | date) -> frozenset[MissionRank]:
        """Return the ranks that it may have had on some day that *day* may be.

        NONE means that it may not have been open. If the history does not say whether it was open,
        the answer is the rank that it had if it was.

        Raises:
            InvalidDate: if *day* is not valid.

        >>> from diplomacy.testing import make_mission
        >>> acts = [MissionAct("opened", "1957"), MissionAct("closed", "1975")]
        >>> sorted(map(str, make_mission(history=acts).possible_ranks_on("1975")))
        ['embassy', 'none']
        """
        if_open = MissionRank.UNKNOWN if self.history else self.rank
        ranks = self._possible_ranks(to_date(day))
        return frozenset(if_open if rank is None else rank for rank in ranks)

    def _certain_ranks(
        self, day: PartialDate, as_of: PartialDate | str | date | None
    ) -> set[MissionRank | None]:
        """Return the ranks of the phases that may cover a day; none if the day is not known."""
        done = [act for act in self.history if not act.planned]
        known_until = _known_until(done, as_of)
        if day.qualified or known_until is None or day_bounds(day)[1] > known_until:
            return set()
        return set(_ranks_within(self._phases(done), day))

    def _possible_ranks(self, day: PartialDate) -> set[MissionRank | None]:
        """Return the ranks of the phases that may cover a day, with planned acts and without."""
        done = [act for act in self.history if not act.planned]
        return {
            rank for acts in (done, self.history) for rank in _ranks_within(self._phases(acts), day)
        }

    def _phases(self, acts: Sequence[MissionAct]) -> list[_Phase]:
        """Return the phases between some acts of the history, and before and after them.

        Each act is done on a day of its date, and none before the one that precedes it.
        """
        begins = [date.min, *accumulate((_bounds(act)[0] for act in acts), max)]
        ends = [*accumulate((_bounds(act)[1] for act in reversed(acts)), _earlier)][::-1]
        phases = zip(self._iter_ranks(acts), begins, [*ends, None], strict=True)
        return [_Phase(*phase) for phase in phases]

    def _iter_ranks(self, acts: Sequence[MissionAct]) -> Iterator[MissionRank | None]:
        """Yield the rank before the first act, and after each."""
        first = next(iter((*acts, *self.history)), None)
        was_closed = first is not None and first.kind is MissionActKind.OPENED
        rank = MissionRank.NONE if was_closed or self.rank is MissionRank.NONE else None
        yield rank
        current = [i for i, act in enumerate(acts) if act.kind in RANKING_ACTS and not act.planned]
        last = current[-1] if current else 0
        for i, act in enumerate(acts):
            if act.kind in _CLOSING:
                rank = MissionRank.NONE
            elif act.kind in RANKING_ACTS or rank in (None, MissionRank.NONE):
                is_current = not act.planned and i >= last
                rank = act.rank or (self.rank if is_current else MissionRank.UNKNOWN)
            yield rank


def _bounds(act: MissionAct) -> tuple[date, date | None]:
    """Return the first and the last day on which an act may have been done; None if unbounded."""
    if act.date is None or act.date.qualified:
        return date.min, None
    return day_bounds(act.date)[0], act.date.latest


def _earlier(first: date | None, second: date | None) -> date | None:
    """Return the earlier of two days; None is later than any."""
    return min((day for day in (first, second) if day is not None), default=None)


def _ranks_within(phases: Sequence[_Phase], day: PartialDate) -> Iterator[MissionRank | None]:
    """Yield the rank of each phase that may cover a day that *day* may be."""
    first, last = (date.min, date.max) if day.qualified else day_bounds(day)
    for phase in phases:
        is_over = phase.ends is not None and phase.ends <= first
        is_empty = phase.ends is not None and phase.ends <= phase.begins
        if phase.begins <= last and not (is_over or is_empty):
            yield phase.rank


def _known_until(acts: Sequence[MissionAct], as_of: PartialDate | str | date | None) -> date | None:
    """Return the last day for which the history is known, or None if there is none."""
    if as_of is not None:
        day = to_date(as_of)
        return None if day.qualified else day.earliest
    days = [
        act.date.earliest
        for act in acts
        if act.date and act.date.earliest and not act.date.qualified
    ]
    return max(days, default=None)

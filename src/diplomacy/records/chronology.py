"""The order of the acts in a history, and the possible days of each act."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from datetime import date
from heapq import heapify, heappop, heappush
from operator import attrgetter
from typing import Any, Final, NamedTuple

from diplomacy.dates import PartialDate
from diplomacy.vocabulary import LegalEffect, Stage

__all__ = ["Step", "chronological_order", "is_in_order", "steps_of", "window_of"]


class Step(NamedTuple):
    """An act that changes the state, with its first and last possible day.

    An open bound is `datetime.date.min` or `datetime.date.max`.
    """

    stage: Stage
    start: date
    end: date
    place: int  # in the history

    @property
    def effect(self) -> LegalEffect:
        """The effect of the act on the state."""
        return self.stage.effect


_Window = tuple[date, date]
_POSITIONS: Final = {stage: i for i, stage in enumerate(Stage)}


def window_of(day: PartialDate | None) -> _Window | None:
    """Return the first and the last possible day of a date, or None if it has no bounds.

    >>> window_of(PartialDate("2012-08"))
    (datetime.date(2012, 8, 1), datetime.date(2012, 8, 31))
    """
    if day is None or day.qualified:
        return None
    return day.earliest or date.min, day.latest or date.max


def chronological_order(
    acts: Sequence[Any], date_of: Callable[[Any], PartialDate | None] = attrgetter("date")
) -> list[int]:
    """Return the indexes of acts, such as milestones, in their canonical order.

    Acts of one party whose dates overlap stay in their order, except that those of the same day
    follow the order of `Stage`. An act that is certainly earlier comes first. Acts of different
    parties are in the order of their first possible days, those of the whole first, then by party.
    An act without a limiting date stays after the act that precedes it.

    >>> from diplomacy import Milestone
    >>> chronological_order([Milestone("in-force", "2013"), Milestone("signed", "2012-08-01")])
    [1, 0]
    """
    if is_in_order(acts, date_of):
        return [*range(len(acts))]
    windows = [window_of(date_of(act)) for act in acts]
    by_party: defaultdict[str, list[int]] = defaultdict(list)
    for i, window in enumerate(windows):
        if window:
            by_party[acts[i].party or ""].append(i)
    dated = [
        key
        for party, indexes in by_party.items()
        for key in _sort_keys(party, _order_of_one_party(acts, windows, indexes), windows)
    ]
    followers: defaultdict[int, list[int]] = defaultdict(list)
    leader = -1
    for i, window in enumerate(windows):
        if window:
            leader = i
        else:
            followers[leader].append(i)
    order = followers[-1]
    for *_, i in sorted(dated):
        order += [i, *followers[i]]
    return order


def is_in_order(
    acts: Sequence[Any], date_of: Callable[[Any], PartialDate | None] = attrgetter("date")
) -> bool:
    """Return whether each act is certainly later than the one before it.

    The answer is False if an act has a party, since the acts of parties are ordered among
    themselves.

    >>> from diplomacy import Milestone
    >>> is_in_order([Milestone("signed", "2012-08-01"), Milestone("in-force", "2013")])
    True
    """
    if len(acts) < 2:
        return True
    last = date.min
    for i, act in enumerate(acts):
        if act.party is not None:
            return False
        window = window_of(date_of(act))
        if window is not None:
            if i and window[0] <= last:
                return False
            last = window[1]
    return True


def _order_of_one_party(
    acts: Sequence[Any], windows: Sequence[_Window | None], indexes: list[int]
) -> list[int]:
    """Return the indexes of the dated acts of one party so that no later one comes first."""
    by_day: defaultdict[_Window, list[int]] = defaultdict(list)
    for place, i in enumerate(indexes):
        window = windows[i]
        if window and window[0] == window[1]:
            by_day[window].append(place)
    for places in by_day.values():
        sorted_acts = sorted((indexes[p] for p in places), key=lambda i: _POSITIONS[acts[i].stage])
        for place, i in zip(places, sorted_acts, strict=True):
            indexes[place] = i
    spans = [window for i in indexes if (window := windows[i])]
    return [indexes[place] for place in _linear_extension(spans)]


def _linear_extension(windows: Sequence[_Window]) -> list[int]:
    """Return places in their order, but each after all those that are certainly earlier."""
    by_start = sorted(range(len(windows)), key=lambda i: windows[i][0], reverse=True)
    by_end = [(end, i) for i, (_, end) in enumerate(windows)]
    heapify(by_end)
    eligible: list[int] = []
    placed: dict[int, None] = {}
    while len(placed) < len(windows):
        while by_end[0][1] in placed:
            heappop(by_end)
        while by_start and windows[by_start[-1]][0] <= by_end[0][0]:
            heappush(eligible, by_start.pop())
        placed[heappop(eligible)] = None
    return [*placed]


def _sort_keys(
    party: str, indexes: Iterable[int], windows: Sequence[_Window | None]
) -> Iterable[tuple[date, str, int, int]]:
    """Yield the keys by which the acts of one party are sorted among those of others."""
    latest = date.min
    for place, i in enumerate(indexes):
        start, end = windows[i] or (date.min, date.min)
        latest = max(latest, end if start == date.min else start)
        yield latest, party, place, i


def steps_of(acts: Iterable[tuple[int, Stage, _Window | None]]) -> tuple[Step, ...]:
    """Return the acts that change the state, each with its possible days.

    Args:
        acts: the place in the history, the stage and the window of each act, in order; an act without a window was done
            between those before and after it.

    >>> day = window_of(PartialDate("1990-05-01"))
    >>> steps_of([(0, Stage.IN_FORCE, day), (1, Stage.SUSPENDED, None)])[1].start
    datetime.date(1990, 5, 1)
    """
    counted = [
        (place, stage, window or (date.min, date.max))
        for place, stage, window in acts
        if stage.effect is not LegalEffect.NONE
    ]
    ends: list[date] = []
    for _, _, (_, end) in reversed(counted):
        ends.append(min(end, ends[-1]) if ends else end)
    steps: list[Step] = []
    latest = date.min
    for (place, stage, (start, _)), end in zip(counted, reversed(ends), strict=True):
        latest = max(latest, start)
        steps.append(Step(stage, min(latest, end), end, place))
    return tuple(steps)

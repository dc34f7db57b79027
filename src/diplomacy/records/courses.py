"""Courses of agreements: the same acts in the same order of time, on any days.

A span in force begins on the first or the last possible day of an act, or on the day after the last
of which the sources know. Which of these it is depends only on their order, and few orders occur:
most agreements of a register were only signed and then entered into force.
"""

from collections.abc import Mapping, Sequence
from datetime import date, timedelta
from typing import Final, TypeAlias

from diplomacy.records.agreements import Agreement
from diplomacy.records.chronology import window_of
from diplomacy.records.force import ALL_DAYS
from diplomacy.records.in_force import ForceSpan
from diplomacy.vocabulary import Stage

__all__ = ["Courses"]

_DAY: Final = timedelta(days=1)

_Course: TypeAlias = tuple[Stage | int | None, ...]
"""The stages, and the places of all days among those on which something may change."""

_PlacedSpan: TypeAlias = tuple[int, int | None, bool]
"""The places of the first day and of the day after the last, None if open, and its certainty."""


class Courses:
    """A finder of spans in force, which reads the histories of one course once.

    Histories in which a party acts by itself, or an act takes effect on another day, are read one
    by one.
    """

    def __init__(self) -> None:
        self._spans: dict[_Course, list[_PlacedSpan]] = {}

    def spans_in_force(self, agreement: Agreement, as_of: date | None) -> tuple[ForceSpan, ...]:
        """Return `Agreement.spans_in_force`, for each party if none acts by itself.

        Args:
            agreement: the agreement.
            as_of: the day up to which the sources speak; None for the last dated act on record.

        >>> from diplomacy.testing import make_agreement
        >>> treaty = make_agreement(entered_into_force_on="1990")
        >>> Courses().spans_in_force(treaty, None) == treaty.spans_in_force()
        True
        """
        if any(act.party is not None or act.effective_on for act in agreement.history):
            return agreement.spans_in_force(as_of=as_of)
        done = [act for act in agreement.history if not act.planned]
        windows = [window_of(act.date) for act in done]
        if as_of is None:
            as_of = max((window[0] for window in windows if window), default=date.min)
        bounds = [day for window in windows for day in window or ALL_DAYS]
        unknown = [as_of + _DAY] if as_of < date.max else []
        days = sorted({date.min, *bounds, *unknown})
        places = {day: place for place, day in enumerate(days)}
        course = (
            *[act.stage for act in done],
            *[places[day] for day in bounds],
            places[unknown[0]] if unknown else None,
        )
        found = self._spans.get(course)
        if found is None:
            spans = agreement.spans_in_force(as_of=as_of)
            found = self._spans[course] = [_place(span, places) for span in spans]
        return tuple([_date(placed, days) for placed in found])


def _place(span: ForceSpan, places: Mapping[date, int]) -> _PlacedSpan:
    end = None if span.last is None else places[span.last + _DAY]
    return places[span.first or date.min], end, span.certain


def _date(placed: _PlacedSpan, days: Sequence[date]) -> ForceSpan:
    first, end, certain = placed
    return ForceSpan(
        days[first] if first else None, None if end is None else days[end] - _DAY, certain
    )

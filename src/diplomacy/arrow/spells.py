"""The tables of spells: the runs of days on which something certainly, and possibly, held.

- ``agreement_spells``: an agreement was in force for a party, or for every party if none acted by itself.
- ``partnership_spells``: a partnership was in effect.
- ``mission_spells``: a mission was open.

What is certain depends on the day up to which the sources can know, see
`diplomacy.queries.publication`. A day is in a spell if the record answers yes for it. An open end is
null.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import date, timedelta
from itertools import pairwise
from typing import Any, Final

from diplomacy.arrow.encoding import encode_values
from diplomacy.arrow.flat import is_plain, to_day_number
from diplomacy.arrow.layout import load_library
from diplomacy.collection import Collection
from diplomacy.queries.publication import known_until
from diplomacy.records import Agreement, ForceSpan, Mission, Partnership
from diplomacy.records.chronology import window_of
from diplomacy.vocabulary import LegalEffect, Stage

__all__ = ["SPELL_TABLES", "spell_table"]

# The certainty, the party if only one, and the first and the last day.
_Spell = tuple[str, str | None, date | None, date | None]
_Run = tuple[date | None, date | None]

_Place = tuple[int, timedelta]

_DAY: Final = timedelta(days=1)
_MARGIN: Final = timedelta(days=3)
_CERTAIN: Final = "certain"
_POSSIBLE: Final = "possible"
_IN_EFFECT: Final = tuple(
    stage for stage in Stage if stage in Partnership.STAGES and stage.effect is LegalEffect.FORCE
)


def spell_table(name: str, records: Sequence[Any], collection: Collection) -> Any:
    """Return the spells of records as a table.

    The columns are the ``id`` of the record, the ``certainty`` ("certain" or "possible"), the
    ``party`` if it holds for this one only, and the ``first`` and the ``last`` day, which are also
    numbers of days from 1970-01-01.

    Args:
        name: the name of the table.
        records: the records.
        collection: what has them and their sources.

    >>> from diplomacy.fixtures import ARCHIVE
    >>> table = spell_table("agreement_spells", [ARCHIVE["kr-tr-fta"]], ARCHIVE)
    >>> [(row["certainty"], str(row["first"]), str(row["last"])) for row in table.to_pylist()]
    [('certain', '2013-05-01', '2015-02-26'), ('possible', '2013-05-01', 'None')]
    """
    pa = load_library("pyarrow")
    iter_spells = SPELL_TABLES[name]
    rows = [(record.id, *spell) for record in records for spell in iter_spells(collection, record)]
    ids, certainties, parties, firsts, lasts = zip(*rows, strict=True) if rows else [()] * 5
    return pa.table(
        {
            "id": encode_values(str, ids),
            "certainty": encode_values(str, certainties),
            "party": encode_values(str, parties),
            "first": pa.array(firsts, pa.date32()),
            "last": pa.array(lasts, pa.date32()),
            "first_day": pa.array(map(to_day_number, firsts), pa.int32()),
            "last_day": pa.array(map(to_day_number, lasts), pa.int32()),
        }
    )


def _known_until(collection: Collection, record: Any) -> date | None:
    """Return the last day of which the sources of a history know; equal citations are read once."""
    # Records that share their citations, as those of a register do, share the same tuple.
    memo: dict[int, date | None] = collection.memoize("known until", dict[int, date | None])
    key = id(record.citations)
    if key not in memo:
        memo[key] = known_until(collection, record, "history")
    return memo[key]


def _agreement_spells(collection: Collection, agreement: Agreement) -> Iterator[_Spell]:
    as_of = _known_until(collection, agreement)
    courses: _Courses = collection.memoize("courses", _Courses)
    is_by_party = any(act.party is not None for act in agreement.history)
    for party in agreement.parties if is_by_party else agreement.parties[:1]:
        spans = courses.spans_in_force(agreement, party, as_of)
        for certainty in (_CERTAIN, _POSSIBLE):
            runs = [span[:2] for span in spans if span.certain or certainty == _POSSIBLE]
            for first, last in _merged(runs):
                yield certainty, party if is_by_party else None, first, last


class _Courses:
    """Finds the spans in force of agreements; those of plain histories once for equal courses.

    In a plain history, each act is later than the one before. The spans then depend on the stages,
    on the order of the days, and on which of them are less than three days apart, since a span begins
    and ends on such a day, the day before or the day after.
    """

    def __init__(self) -> None:
        self._spans: dict[Any, list[tuple[_Place | None, _Place | None, bool]]] = {}

    def spans_in_force(
        self, agreement: Agreement, party: str, as_of: date | None
    ) -> tuple[ForceSpan, ...]:
        """Return what `Agreement.spans_in_force` does for one party."""
        history = agreement.history
        if not history or not is_plain(history):
            return agreement.spans_in_force(between=(party, party), as_of=as_of)
        windows = [window for act in history if (window := window_of(act.date))]
        bounds = [day for window in windows for day in window]
        days = sorted({*bounds, as_of or bounds[0]})
        if days[0] - date.min < _MARGIN or date.max - days[-1] < _MARGIN:
            return agreement.spans_in_force(between=(party, party), as_of=as_of)
        gaps = tuple([min(day - last, _MARGIN).days for last, day in pairwise(days)])
        places = [days.index(day) for day in bounds]
        key = (*[act.stage for act in history], *places, *gaps, as_of and days.index(as_of))
        if key not in self._spans:
            spans = agreement.spans_in_force(between=(party, party), as_of=as_of)
            self._spans[key] = [
                (_place_of(span.first, days), _place_of(span.last, days), span.certain)
                for span in spans
            ]
        return tuple(
            ForceSpan(_day_at(first, days), _day_at(last, days), certain)
            for first, last, certain in self._spans[key]
        )


def _place_of(day: date | None, days: Sequence[date]) -> _Place | None:
    """Return the index of the nearest of some days, and how much later a day is: -1, 0 or 1."""
    return next(
        ((i, day - near) for i, near in enumerate(days) if day and abs(day - near) <= _DAY), None
    )


def _day_at(place: _Place | None, days: Sequence[date]) -> date | None:
    return None if place is None else days[place[0]] + place[1]


def _merged(runs: Iterable[_Run]) -> Iterator[_Run]:
    """Yield runs in order, those without a day between them as one."""
    current: _Run | None = None
    for first, last in runs:
        if current is None:
            current = first, last
        elif current[1] is not None and current[1] + _DAY == first:
            current = current[0], last
        else:
            yield current
            current = first, last
    if current is not None:
        yield current


def _partnership_spells(collection: Collection, partnership: Partnership) -> Iterator[_Spell]:
    as_of = _known_until(collection, partnership)
    days = [day for act in partnership.history for day in (act.date, act.effective_on)]

    def is_certain(day: date) -> bool:
        return any(partnership.certainly_at(stage, day, as_of=as_of) for stage in _IN_EFFECT)

    def is_possible(day: date) -> bool:
        return any(partnership.possibly_at(stage, day, as_of=as_of) for stage in _IN_EFFECT)

    yield from _spells_between(_turning_days(days, as_of), is_certain, is_possible)


def _mission_spells(collection: Collection, mission: Mission) -> Iterator[_Spell]:
    as_of = _known_until(collection, mission)

    def is_certain(day: date) -> bool:
        return mission.certainly_open_on(day, as_of=as_of)

    days = _turning_days([act.date for act in mission.history], as_of)
    yield from _spells_between(days, is_certain, mission.possibly_open_on)


SPELL_TABLES: Final[dict[str, Callable[[Collection, Any], Iterator[_Spell]]]] = {
    "agreement_spells": _agreement_spells,
    "partnership_spells": _partnership_spells,
    "mission_spells": _mission_spells,
}
"""The functions that yield the spells of a record, by the names of the tables."""


def _turning_days(dates: Iterable[Any], as_of: date | None) -> list[date]:
    """Return the days on which an answer may change, the first of all days included."""
    days = {date.min}
    bounds = [day for each in dates if each for day in (each.earliest, each.latest)]
    for day in (*bounds, as_of):
        if day is not None:
            days.update({day, day + _DAY if day < date.max else day})
    return sorted(days)


def _spells_between(
    days: Sequence[date], is_certain: Callable[[date], bool], is_possible: Callable[[date], bool]
) -> Iterator[_Spell]:
    """Yield the spells of what does not change between some days."""
    ends = [*(day - _DAY for day in days[1:]), date.max]
    for certainty, holds in ((_CERTAIN, is_certain), (_POSSIBLE, is_possible)):
        runs = [run for run in zip(days, ends, strict=True) if holds(run[0])]
        for first, last in _merged(runs):
            yield (
                certainty,
                None,
                None if first == date.min else first,
                None if last == date.max else last,
            )

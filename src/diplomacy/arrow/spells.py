"""The tables of spells: runs of days on which a record certainly or possibly held.

- ``agreement_spells``: an agreement was in force for a party, or for every party if none acted by itself.
- ``partnership_spells``: a partnership was in effect.
- ``mission_spells``: a mission was open.

Certainty depends on the last day of which the sources can know, see
`diplomacy.queries.publication`. An open end is null.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import date, timedelta
from typing import Any, Final

from diplomacy.arrow.encoding import encode_values
from diplomacy.arrow.flat import to_day_number
from diplomacy.arrow.layout import load_library
from diplomacy.collection import Collection
from diplomacy.queries.publication import known_until
from diplomacy.records import Agreement, ForceSpan, Mission, Partnership
from diplomacy.records.courses import Courses
from diplomacy.vocabulary import LegalEffect, Stage

__all__ = ["SPELL_TABLES", "spell_table"]

# The certainty, the party if only one, and the first and the last day.
_Spell = tuple[str, str | None, date | None, date | None]
_Run = tuple[date | None, date | None]

_DAY: Final = timedelta(days=1)
_CERTAIN: Final = "certain"
_POSSIBLE: Final = "possible"
_IN_EFFECT: Final = tuple(
    stage for stage in Stage if stage in Partnership.STAGES and stage.effect is LegalEffect.FORCE
)


def spell_table(name: str, records: Sequence[Any], collection: Collection) -> Any:
    """Return the spells of records as a table.

    The columns are the ``id`` of the record, the ``certainty`` ("certain" or "possible"), the
    ``party`` if it holds only for this one, and the ``first`` and the ``last`` day, which are also
    numbers of days from 1970-01-01.

    Args:
        name: the name of the table.
        records: the records.
        collection: the collection with the records and their sources.

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
    """Return the last day of which the sources of a history know, once for equal citations."""
    # Records of a register share one tuple of citations.
    memo: dict[int, date | None] = collection.memoize("known until", dict[int, date | None])
    key = id(record.citations)
    if key not in memo:
        memo[key] = known_until(collection, record, "history")
    return memo[key]


def _agreement_spells(collection: Collection, agreement: Agreement) -> Iterator[_Spell]:
    as_of = _known_until(collection, agreement)
    if any(act.party is not None for act in agreement.history):
        for party, spans in agreement.spans_by_party(as_of=as_of):
            yield from _force_spells(party, spans)
    elif agreement.parties:
        courses: Courses = collection.memoize("courses", Courses)
        yield from _force_spells(None, courses.spans_in_force(agreement, as_of))


def _force_spells(party: str | None, spans: Sequence[ForceSpan]) -> Iterator[_Spell]:
    """Yield the spells of an agreement, the certain ones first."""
    for certainty in (_CERTAIN, _POSSIBLE):
        runs = [span[:2] for span in spans if span.certain or certainty == _POSSIBLE]
        for first, last in _merge_runs(runs):
            yield certainty, party, first, last


def _merge_runs(runs: Iterable[_Run]) -> Iterator[_Run]:
    """Yield runs in order, with adjacent runs as one."""
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
    """Return the days on which an answer may change, the first possible day included."""
    days = {date.min}
    bounds = [day for when in dates if when for day in (when.earliest, when.latest)]
    for day in (*bounds, as_of):
        if day is not None:
            days.update({day, day + _DAY if day < date.max else day})
    return sorted(days)


def _spells_between(
    days: Sequence[date], is_certain: Callable[[date], bool], is_possible: Callable[[date], bool]
) -> Iterator[_Spell]:
    """Yield the spells of a state that changes only on some days."""
    ends = [*(day - _DAY for day in days[1:]), date.max]
    for certainty, holds in ((_CERTAIN, is_certain), (_POSSIBLE, is_possible)):
        runs = [run for run in zip(days, ends, strict=True) if holds(run[0])]
        for first, last in _merge_runs(runs):
            yield (
                certainty,
                None,
                None if first == date.min else first,
                None if last == date.max else last,
            )

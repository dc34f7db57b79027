"""What every section of a brief is written from."""

from collections.abc import Iterable
from datetime import date
from typing import Final, NamedTuple, TypeVar

from diplomacy.brief.content import Content
from diplomacy.brief.references import Bibliography
from diplomacy.collection import Collection
from diplomacy.dates import PartialDate, Period
from diplomacy.queries import Plan
from diplomacy.records import Record

__all__ = ["MAX_ITEMS", "Context"]

R = TypeVar("R", bound=Record)

MAX_ITEMS: Final = 40
"""How many entries a section prints before it counts them instead."""


class Context(NamedTuple):
    """What the sections of one brief share.

    Attributes:
        collection: the records.
        first: one side.
        second: the other side.
        content: what is on record between them.
        narrowing: what it is narrowed to, in words; "" if to nothing.
        plans: what of it is outstanding.
        bibliography: the sources cited so far.
        as_of: the day of printing.
        oldest_first: whether sections begin with what is oldest.
    """

    collection: Collection
    first: str
    second: str
    content: Content
    narrowing: str
    plans: tuple[Plan, ...]
    bibliography: Bibliography
    as_of: PartialDate
    oldest_first: bool

    def in_order(self, records: Iterable[R]) -> list[R]:
        """Return records by date in the order of the brief, undated ones last."""
        given = list(records)
        date_of = {record.id: self.collection.date_of(record) for record in given}
        return sorted(given, key=lambda r: self.key(date_of[r.id], r.id))

    def key(self, when: PartialDate | Period | None, id: str) -> tuple[object, ...]:
        """Return the key that puts what has a date in the order of the brief.

        The newest is what may have ended last, then what began last. What happened on a day or
        later counts as of that day.
        """
        if when is None:
            return (True, 0, 0, id)
        begin, end = when.sort_key[0], when.latest
        if end is None:
            end = begin if isinstance(when, PartialDate) else date.max
        first, last = begin.toordinal(), end.toordinal()
        return (False, first, last, id) if self.oldest_first else (False, -last, -first, id)

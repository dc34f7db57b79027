"""The context from which every section of a brief is written."""

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
"""The number of entries up to which a section prints them, instead of a count."""


class Context(NamedTuple):
    """The data that the sections of one brief share.

    Attributes:
        collection: the records.
        first: one side.
        second: the other side.
        content: the records between them.
        narrowing: the filters of the brief, in words; "" if there are none.
        plans: the outstanding plans among these records.
        bibliography: the sources cited so far.
        as_of: the day of printing.
        oldest_first: whether sections begin with the oldest entries.
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
        """Return the key that puts dates in the order of the brief.

        The newest date is the one that may have ended last, then the one that began last. "On a day
        or later" counts as that day.
        """
        if when is None:
            return (True, 0, 0, id)
        begin, end = when.sort_key[0], when.latest
        if end is None:
            end = begin if isinstance(when, PartialDate) else date.max
        first, last = begin.toordinal(), end.toordinal()
        return (False, first, last, id) if self.oldest_first else (False, -last, -first, id)

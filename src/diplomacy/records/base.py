"""The base class of records, and access to places in records."""

import re
from collections.abc import Callable, Iterator, Mapping
from functools import cache
from operator import attrgetter
from types import MappingProxyType
from typing import Any, ClassVar, Final

from diplomacy.dates import PartialDate, Period
from diplomacy.entries import Entry
from diplomacy.errors import InvalidRecord, require
from diplomacy.sources import Citation

__all__ = [
    "CITED_SOURCES",
    "STEP_RE",
    "RecordBase",
    "enclosing_paths",
    "iter_values",
    "values_getter",
]

CITED_SOURCES: Final[Mapping[str, str]] = MappingProxyType({"citations[].source": "Source"})
"""The reference that every cited record has."""

STEP_RE: Final = re.compile(r"\.?([a-z_]+)|\[([0-9]{1,6})\]")
"""The pattern of one step of a path into a record: a field or an index."""


class RecordBase(Entry):
    """Base class of cited records: validates on construction.

    Each record type declares its references, sides, people, dates and derived properties once, in
    the attributes below. A place is written as ``host``, ``parties[]`` or
    ``participants[].leader``.
    """

    REFERENCES: ClassVar[Mapping[str, str]] = CITED_SOURCES
    """The places with the id of another record, each with the type that it must have.

    "Record" represents every type with citations. A party that is a country is not a reference:
    countries are not records.
    """

    SIDES: ClassVar[tuple[tuple[str, str], ...]] = ()
    """The pairs of places whose parties the record is between, in either direction."""

    PEOPLE: ClassVar[Mapping[str, str]] = MappingProxyType({})
    """The places of the people who represent the parties of places in `SIDES`."""

    DATES: ClassVar[tuple[str, ...]] = ()
    """The attributes that can date the record; the first one that is set counts."""

    DERIVED: ClassVar[Mapping[str, tuple[str, ...]]] = {}
    """The properties that collect values, each with the places of these values."""

    __slots__ = ()
    id: str
    citations: tuple[Citation, ...]

    def __attrs_post_init__(self) -> None:
        problem = self._validate()
        if problem is None and self.citations:
            return
        problems = [problem] if problem else []
        if not self.citations:
            problems.append(("citations", "at least one citation is required."))
        first, *others = (
            InvalidRecord(type(self).__name__, *problem, self.id) for problem in problems
        )
        first.others = tuple(others)
        raise first

    def _validate(self) -> tuple[str, str] | None:
        """Return the path of the first invalid field and the reason, or None."""
        return None

    @property
    def own_date(self) -> PartialDate | Period | None:
        """The date of the record itself, or None if it has none.

        A statement without a date has that of its meeting; see `diplomacy.Archive.date_of`.
        """
        for name in self.DATES:
            date: PartialDate | Period | None = getattr(self, name)
            if date is not None:
                return date
        return None


def iter_values(record: object, place: str) -> Iterator[tuple[str, Any]]:
    """Yield the path and value of each part of a record at a *place*, None included.

    >>> from diplomacy.fixtures import ARCHIVE
    >>> list(iter_values(ARCHIVE["2025-kepco-tr-utility-nuclear-mou"], "parties[]"))
    [('parties[0]', 'kepco'), ('parties[1]', 'tr-state-utility')]
    """
    name, is_list, part = place.partition("[]")
    value: Any = getattr(record, name)
    if not is_list:
        yield name, value
        return
    for i, element in enumerate(value):
        yield f"{name}[{i}]{part}", getattr(element, part[1:]) if part else element


@cache
def values_getter(place: str) -> Callable[[Any], tuple[Any, ...]]:
    """Return a function that gives the values of a record at a *place*.

    >>> from diplomacy.fixtures import ARCHIVE
    >>> values_getter("parties[]")(ARCHIVE["2025-kepco-tr-utility-nuclear-mou"])
    ('kepco', 'tr-state-utility')
    """
    name, is_list, part = place.partition("[]")
    get_field, get_part = attrgetter(name), attrgetter(part[1:]) if part else None
    if not is_list:
        return lambda record: (get_field(record),)
    if get_part is None:
        return get_field
    return lambda record: tuple(map(get_part, get_field(record)))


def enclosing_paths(path: str) -> list[str]:
    """Return a path and the paths of everything that it is part of, innermost first.

    >>> enclosing_paths("history[0].date")
    ['history[0].date', 'history[0]', 'history']
    """
    path = require(path, str, "a path such as period or history[0].date")
    return [path[: step.end()] for step in STEP_RE.finditer(path)][::-1]

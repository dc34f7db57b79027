"""Collection: an immutable set of records by id, by type and in order of time.

The date that orders a record, and that ``since`` and ``until`` apply to:

==============  ================================================================
record          date
==============  ================================================================
Agreement       its signature, otherwise its first dated act that is done
Partnership     its first dated milestone that is done
Meeting         its period
Visit           its period, otherwise that of its first dated stop
Mission         its first dated act that is done
Membership      its period
TradeFigure     its period, otherwise as_of
Statistic       its period, otherwise as_of
Statement       its date, otherwise the date of the meeting at which it was made
Source          its date of publication
==============  ================================================================

Undated records come last. Records of the same date are in order of id.
"""

import difflib
from collections import Counter
from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping
from contextlib import suppress
from functools import wraps
from types import MappingProxyType
from typing import Any, Final, Self, TypeVar, cast, get_args

from diplomacy import converters, integrity
from diplomacy.answers import Answer
from diplomacy.countries import Country
from diplomacy.dates import PartialDate, Period
from diplomacy.errors import (
    ArchiveErrors,
    InvalidCountry,
    InvalidType,
    UnknownRecord,
    iterate,
    require,
)
from diplomacy.records import (
    RECORD_TYPES,
    Agreement,
    Leader,
    Meeting,
    Membership,
    Mission,
    Organization,
    Partnership,
    Record,
    Statement,
    Statistic,
    Summit,
    TradeFigure,
    Visit,
)
from diplomacy.sources import Source
from diplomacy.vocabulary import broader_topics

__all__ = ["Collection", "answering"]

R = TypeVar("R", bound=Record)
T = TypeVar("T")
F = TypeVar("F", bound=Callable[..., Any])

_IMMUTABLE: Final = "an archive is immutable; use replace(), without() or | to make another."
# The search for a similar id among more than this many takes seconds.
_MAX_SUGGESTION_POOL: Final = 20_000
# Sorts after every date.
_UNDATED: Final = "~"


class Collection:
    """An immutable set of records whose references resolve.

    Iterating gives all records, type by type, each type in order of time. Two collections of
    equal records are equal.
    """

    __slots__ = ("__weakref__", "_by_id", "_memo")
    _by_id: dict[str, Record]
    _memo: dict[Hashable, Any]

    def __init__(self, records: Iterable[Record] = ()) -> None:
        if hasattr(self, "_by_id"):
            raise AttributeError(_IMMUTABLE)
        by_id, problems = integrity.index_by_id(records)
        problems.extend(integrity.find_problems(by_id))
        if problems:
            raise ArchiveErrors("The records are not consistent", problems)
        self._set_state(by_id)

    @classmethod
    def _from_valid(cls, by_id: dict[str, Record]) -> Self:
        """Return a collection of records that are known to be consistent."""
        collection = cls.__new__(cls)
        collection._set_state(by_id)
        return collection

    def _set_state(self, by_id: dict[str, Record]) -> None:
        object.__setattr__(self, "_by_id", by_id)
        object.__setattr__(self, "_memo", {})

    def __setattr__(self, name: str, value: object) -> None:
        raise AttributeError(_IMMUTABLE)

    def __delattr__(self, name: str) -> None:
        raise AttributeError(_IMMUTABLE)

    def __reduce__(self) -> tuple[type[Self], tuple[tuple[Record, ...]]]:
        return (type(self), (tuple(self._by_id.values()),))

    def __iter__(self) -> Iterator[Record]:
        for record_type in RECORD_TYPES:
            yield from self.of_type(record_type)

    def __len__(self) -> int:
        return len(self._by_id)

    def __contains__(self, item: object) -> bool:
        if isinstance(item, str):
            return item in self._by_id
        if not isinstance(item, Record):
            return False
        found = self._by_id.get(item.id)
        return found is item or found == item

    def __getitem__(self, id: str) -> Record:
        try:
            return self._by_id[id]
        except (KeyError, TypeError):
            raise UnknownRecord(id, self._suggest(id)) from None

    def __eq__(self, other: object) -> bool:
        return self._by_id == other._by_id if isinstance(other, Collection) else NotImplemented

    def __hash__(self) -> int:
        return self.memoize("hash", lambda: hash(frozenset(self._by_id.values())))

    def __repr__(self) -> str:
        records = "record" if len(self) == 1 else "records"
        sources = "source" if len(self.sources) == 1 else "sources"
        name = type(self).__name__
        return f"<{name} of {len(self)} {records} from {len(self.sources)} {sources}>"

    def get(self, record_type: type[R], id: str) -> R:
        """Return the record with this *id*, which must be of this type.

        Raises:
            UnknownRecord: if there is none, or it is of another type.
            InvalidType: if *record_type* is not a type.

        >>> from diplomacy import Agreement
        >>> from diplomacy.fixtures import ARCHIVE
        >>> ARCHIVE.get(Agreement, "kr-tr-fta").stage
        Stage.IN_FORCE
        """
        require(record_type, type, "a type of record, such as Agreement")
        record = self[id]
        if not isinstance(record, record_type):
            reason = f"It is of type {type(record).__name__}, not {record_type.__name__}."
            raise UnknownRecord(id, reason)
        return record

    def of_type(self, record_type: type[R]) -> tuple[R, ...]:
        """Return the records of a type, subtypes included, in order of time.

        >>> from diplomacy import Partnership
        >>> from diplomacy.fixtures import ARCHIVE
        >>> len(ARCHIVE.of_type(Partnership)) == len(ARCHIVE.partnerships)
        True
        """
        require(record_type, type, "a type of record, such as Agreement")
        return self.memoize(
            ("type", record_type),
            lambda: Answer(self.in_order(self.unordered(record_type)), self),
        )

    def unordered(self, record_type: type[R]) -> Iterator[R]:
        """Yield the records of a type, subtypes included, in no order.

        It takes less time than `of_type`, which compares the dates of all records at its first use.

        >>> from diplomacy import Meeting
        >>> from diplomacy.fixtures import ARCHIVE
        >>> {*ARCHIVE.unordered(Meeting)} == {*ARCHIVE.meetings}
        True
        """
        require(record_type, type, "a type of record, such as Agreement")
        return (record for record in self._by_id.values() if isinstance(record, record_type))

    def by_identifier(self, identifier: str) -> tuple[Record, ...]:
        """Return the records with an identifier such as ``wikidata:Q37181``, in order.

        Several records may share one, such as a treaty and the statement that announced it. Empty
        if no record has it.

        Raises:
            InvalidId, InvalidText, InvalidType: if it does not have the form of an identifier.

        >>> from diplomacy import Source
        >>> yearbook = Source(id="yearbook", identifiers=["isbn:978-3-16-148410-0"])
        >>> Collection([yearbook]).by_identifier("isbn:978-3-16-148410-0") == (yearbook,)
        True
        """
        known = self.memoize("identifiers", self._index_identifiers)
        return known.get(converters.identifier(identifier), ())

    def _index_identifiers(self) -> dict[str, tuple[Record, ...]]:
        found: dict[str, list[Record]] = {}
        for record in self:
            for identifier in record.identifiers:
                found.setdefault(identifier, []).append(record)
        return {identifier: tuple(records) for identifier, records in found.items()}

    @property
    def sources(self) -> tuple[Source, ...]:
        """The sources, in order of publication."""
        return self.of_type(Source)

    @property
    def leaders(self) -> tuple[Leader, ...]:
        """The people, in order of id."""
        return self.of_type(Leader)

    @property
    def organizations(self) -> tuple[Organization, ...]:
        """The organizations, in order of id."""
        return self.of_type(Organization)

    @property
    def meetings(self) -> tuple[Meeting, ...]:
        """The meetings in order of time, summits included."""
        return self.of_type(Meeting)

    @property
    def summits(self) -> tuple[Summit, ...]:
        """The summits in order of time."""
        return self.of_type(Summit)

    @property
    def visits(self) -> tuple[Visit, ...]:
        """The visits in order of time."""
        return self.of_type(Visit)

    @property
    def agreements(self) -> tuple[Agreement, ...]:
        """The agreements in order of time."""
        return self.of_type(Agreement)

    @property
    def partnerships(self) -> tuple[Partnership, ...]:
        """The partnerships in order of time."""
        return self.of_type(Partnership)

    @property
    def memberships(self) -> tuple[Membership, ...]:
        """The memberships in order of time."""
        return self.of_type(Membership)

    @property
    def missions(self) -> tuple[Mission, ...]:
        """The missions in order of time."""
        return self.of_type(Mission)

    @property
    def trade_figures(self) -> tuple[TradeFigure, ...]:
        """The trade figures in order of time."""
        return self.of_type(TradeFigure)

    @property
    def statistics(self) -> tuple[Statistic, ...]:
        """The statistics in order of time."""
        return self.of_type(Statistic)

    @property
    def statements(self) -> tuple[Statement, ...]:
        """The statements in order of time."""
        return self.of_type(Statement)

    @property
    def topics(self) -> Mapping[str, int]:
        """The topics on record in alphabetical order, each with its number of records.

        A record counts for each of its topics and for each broader one, as in the queries.

        >>> from diplomacy.fixtures import ARCHIVE
        >>> ARCHIVE.topics["energy"] > ARCHIVE.topics["renewable-energy"]
        True
        """
        return self.memoize("topics", lambda: _count_topics(self._by_id.values()))

    def date_of(self, record: Record) -> PartialDate | Period | None:
        """Return the date that orders a record, or None if it has none.

        ``since`` and ``until`` apply to this date.

        Raises:
            InvalidType: if *record* is not a record.
            UnknownRecord: if it refers to a meeting that is not in the collection.

        >>> from diplomacy.fixtures import ARCHIVE
        >>> ARCHIVE.date_of(ARCHIVE["2025-11-lee-praises-erdogan"])
        Period('2025-11-24')
        """
        if not isinstance(record, Record):
            raise InvalidType(record, "a record")
        date = record.own_date
        if date is None and isinstance(record, Statement) and record.made_at is not None:
            return self.date_of(self[record.made_at])
        return date

    def in_order(self, records: Iterable[R]) -> tuple[R, ...]:
        """Return records in order of time, undated ones last, then of id.

        >>> from diplomacy.fixtures import ARCHIVE
        >>> ARCHIVE.in_order(reversed(ARCHIVE.meetings)) == ARCHIVE.meetings
        True
        """
        # A large collection has few distinct dates, and texts compare fastest.
        keys: dict[str, str] = self.memoize("sort keys", dict[str, str])

        def key(record: R) -> str:
            date = self.date_of(record)
            if date is None:
                return f"{_UNDATED}\0{record.id}"
            text = keys.get(date.text)
            if text is None:
                text = keys[date.text] = _sort_text(date)
            return f"{text}\0{record.id}"

        return tuple(sorted(iterate(records, "a collection of records"), key=key))

    def memoize(self, key: Hashable, make: Callable[[], T]) -> T:
        """Return a value derived from the collection, which is made at its first use.

        The result of *make* must depend on the records only.

        >>> from diplomacy.fixtures import ARCHIVE
        >>> ARCHIVE.memoize("example", list) is ARCHIVE.memoize("example", list)
        True
        """
        # There is no lock, which a forked child could inherit locked: two threads may both make the
        # value, which is the same, and share the one that is stored first.
        if key not in self._memo:
            self._memo.setdefault(key, make())
        return cast("T", self._memo[key])

    def _suggest(self, id: object) -> str:
        """Return advice on an unknown id, such as a similar id, or "" if there is none."""
        if isinstance(id, get_args(Record)):
            return f"Pass its id, {cast('Record', id).id!r}."
        if not isinstance(id, str) or len(id) > 100:
            return ""
        with suppress(InvalidCountry):
            return f"It is a country, not a record: {Country(id)!r} has its name."
        if len(self._by_id) > _MAX_SUGGESTION_POOL:
            return ""
        near = difflib.get_close_matches(id.lower(), self._by_id, 3)
        return f"Did you mean {' or '.join(near)}?" if near else ""


def _count_topics(records: Iterable[Record]) -> Mapping[str, int]:
    """Return the number of records on each topic, those on a narrower one included."""
    counts = Counter[str]()
    for record in records:
        topics: tuple[str, ...] = getattr(record, "topics", ())
        counts.update({wider for topic in topics for wider in (topic, *broader_topics(topic))})
    return MappingProxyType(dict(sorted(counts.items())))


def _sort_text(date: PartialDate | Period) -> str:
    """Return a text that sorts as the key of a date or period does."""
    first, last, text = date.sort_key
    return f"{first.isoformat()}\0{last.isoformat()}\0{text}"


def answering(query: F) -> F:
    """Let a query of a collection return its records as an `Answer`.

    >>> @answering
    ... def sources(collection):
    ...     return [*collection.sources]
    >>> from diplomacy.fixtures import ARCHIVE
    >>> sources(ARCHIVE) == ARCHIVE.sources
    True
    """

    @wraps(query)
    def answer(collection: Collection, *args: Any, **options: Any) -> Answer[Any]:
        require(collection, Collection, "an archive")
        return Answer(query(collection, *args, **options), collection)

    return cast("F", answer)

"""Queries that are answered in memory: the engine finds the records that an answer may need.

The answer is that of an `Archive` of those records, of the records that they refer to, and of the
people, the organizations and their memberships. Invalid arguments are found before the search.
"""

from collections.abc import Iterable, Iterator, Mapping
from typing import Any, Final, TypedDict, TypeVar, Unpack, overload

from diplomacy.archive import Archive
from diplomacy.arrow import TABLES
from diplomacy.arrow.layout import columns_of, load_library, table_of
from diplomacy.brief import Relations
from diplomacy.brief.relations import Order
from diplomacy.converters import Several
from diplomacy.queries import Affiliation, Incumbency, Omission, Plan, Representative
from diplomacy.queries.filters import Day, Topics
from diplomacy.queries.plans import PROMISES, TO_COME
from diplomacy.queries.search import PLACES, fold_words, match_words, parse_types
from diplomacy.records import (
    Agreement,
    Cited,
    Meeting,
    Mission,
    Partnership,
    Record,
    Statement,
    Statistic,
    TradeFigure,
    Visit,
)
from diplomacy.tables.conditions import column, with_ids
from diplomacy.tables.filters import LeaderFilters, MemberFilters, MembershipFilters
from diplomacy.tables.selecting import Selecting
from diplomacy.vocabulary import PlanState, StatementKind, Term

__all__ = ["InMemory", "PlanFilters", "RelationsOptions", "ScopeOptions"]

R = TypeVar("R", bound=Record)


class ScopeOptions(TypedDict, total=False):
    """The scope of the sides of a query."""

    states_only: bool
    continuing: bool
    predecessors: bool


class PlanFilters(ScopeOptions, total=False):
    """The filters of plans."""

    state: PlanState | str | None
    topic: Topics | None
    since: Day | None
    until: Day | None
    certain: bool


class RelationsOptions(TypedDict, total=False):
    """The filters and the printing options of a bilateral brief."""

    since: Day | None
    until: Day | None
    topic: Topics | None
    kind: StatementKind | str | Several[StatementKind | str] | None
    sections: str | Several[str] | None
    without: str | Several[str] | None
    order: Order
    title: str | None
    as_of: Day | None
    continuing: bool
    predecessors: bool


# The types with sides; memberships are in memory.
_TYPES: Final[tuple[type[Cited], ...]] = (
    *(Meeting, Visit, Agreement, Partnership, Mission, TradeFigure, Statistic, Statement),
)
# The types whose records may be plans, each with the condition for such records.
_ACTS: Final[dict[type[Cited], str]] = {
    Agreement: "agreement_acts",
    Partnership: "partnership_acts",
    Mission: "mission_acts",
}
_STATUSES: Final[dict[type[Cited], tuple[str, Iterable[Term]]]] = {
    Meeting: ("status", TO_COME),
    Visit: ("status", TO_COME),
    Statement: ("kind", PROMISES),
}


class InMemory(Selecting):
    """The queries whose answers are made in memory."""

    def relations(self, first: str, second: str, **options: Unpack[RelationsOptions]) -> Relations:
        """Return the bilateral brief: everything on record between two sides."""
        self.actors.relations(first, second, **options)
        return self._around(self._records_between(first, second)).relations(
            first, second, **options
        )

    def omissions_between(
        self, first: str, second: str, **options: Unpack[ScopeOptions]
    ) -> tuple[Omission, ...]:
        """Return the records of earlier states that queries between two parties leave out."""
        self.actors.omissions_between(first, second, **options)
        found = self._around(self._records_between(first, second))
        return tuple(found.omissions_between(first, second, **options))

    def omissions_of(self, party: str, **options: Unpack[ScopeOptions]) -> tuple[Omission, ...]:
        """Return the records of earlier states that queries about one side leave out."""
        self.actors.omissions_of(party, **options)
        rows = {kind: self._of(kind, party, {"predecessors": True}) for kind in _TYPES}
        return tuple(self._around(self._read_all(rows)).omissions_of(party, **options))

    def planned(
        self,
        first: str | None = None,
        second: str | None = None,
        *,
        as_of: Day,
        **filters: Unpack[PlanFilters],
    ) -> tuple[Plan, ...]:
        """Return the plans, promises, offers and requests, by due date."""
        topic = filters.get("topic")
        if isinstance(topic, Iterable) and not isinstance(topic, str | bytes):
            filters["topic"] = tuple(topic)  # an iterator can be read once
        self.actors.planned(first, second, as_of=as_of, **filters)
        sides = [side for side in (first, second) if side is not None]
        widest = {"predecessors": True}
        rows: dict[type[Cited], Any] = {}
        for kind in (*_ACTS, *_STATUSES):
            match sides:
                case (left, right):
                    found = self._between(kind, left, right, widest)
                case (side,):
                    found = self._of(kind, side, widest)
                case _:
                    found = self.rows(table_of(kind))
            rows[kind] = self._to_come(kind, found)
        archive = self._around(self._read_all(rows))
        return tuple(archive.planned(first, second, as_of=as_of, **filters))

    def _to_come(self, kind: type[Cited], rows: Any) -> Any:
        """Return the rows of the records that may be plans."""
        if kind in _ACTS:
            acts = self.rows(_ACTS[kind]).filter(column("planned"))
            return with_ids(rows, acts.select("id"))
        name, terms = _STATUSES[kind]
        return rows.filter(column(name).is_in(sorted(map(str, terms))))

    def participants_at(self, meeting: str) -> tuple[Representative, ...]:
        """Return the participants of a meeting, in their order, with their offices."""
        self._check_meeting(meeting)
        found = self._around(self.with_ids("meetings", [meeting]))
        return tuple(found.participants_at(meeting))

    def _check_meeting(self, id: Any) -> None:
        """Raise the error of an archive if there is no such meeting."""
        ids = [id] if isinstance(id, str) else []
        self.close(self.with_ids("meetings", ids)).get(Meeting, id)

    def leaders_of(self, party: str, **filters: Unpack[LeaderFilters]) -> tuple[Incumbency, ...]:
        """Return the leaders of a country or organization, most certain first."""
        return tuple(self.actors.leaders_of(party, **filters))

    def members_of(
        self, organization: str, **filters: Unpack[MemberFilters]
    ) -> tuple[Affiliation, ...]:
        """Return the memberships of an organization, by default the full ones."""
        return tuple(self.actors.members_of(organization, **filters))

    def memberships_of(
        self, party: str, **filters: Unpack[MembershipFilters]
    ) -> tuple[Affiliation, ...]:
        """Return the memberships of a party, by default of every status."""
        return tuple(self.actors.memberships_of(party, **filters))

    # --- text -----------------------------------------------------------------------------------

    @overload
    def find(self, text: str, *, types: None = None) -> tuple[Record, ...]: ...
    @overload
    def find(self, text: str, *, types: type[R]) -> tuple[R, ...]: ...
    @overload
    def find(self, text: str, *, types: Iterable[type[Record]]) -> tuple[Record, ...]: ...
    def find(
        self, text: str, *, types: type[Any] | Iterable[type[Any]] | None = None
    ) -> tuple[Any, ...]:
        """Return the records with a text in a name, title or summary, best match first.

        The ids and texts of the tables are read into memory, which takes seconds for millions of
        records.
        """
        wanted = parse_types(types)
        searched = None if wanted == (object,) else wanted
        self.actors.find(text, types=searched)
        words = fold_words(text)
        found: list[Record] = []
        for name in TABLES if searched is None else dict.fromkeys(map(table_of, searched)):
            ids = dict.fromkeys(self._ids_with(name, words))
            if ids:
                found += self.with_ids(name, ids)
        return tuple(self.close(found).find(text, types=searched))

    def _ids_with(self, name: str, words: str) -> Iterator[str]:
        """Yield the ids of the records of a table that have a text with some words."""
        present = {column.name for column in columns_of(name)}
        places = [place for place in PLACES if place.removesuffix("[]") in present]
        if not places:
            return
        names = [place.removesuffix("[]") for place in places]
        table = self.collect(self.rows(name).select("id", *names).to_native())
        for place, text_column in zip(places, names, strict=True):
            ids, texts = table["id"], table[text_column]
            if place.endswith("[]"):
                parents = load_library("pyarrow.compute").list_parent_indices(texts)
                ids, texts = ids.take(parents), load_library("pyarrow.compute").list_flatten(texts)
            for id, text in zip(ids.to_pylist(), texts.to_pylist(), strict=True):
                if text is not None and match_words(fold_words(text), words) is not None:
                    yield id

    # --- records --------------------------------------------------------------------------------

    def _records_between(self, first: str, second: str) -> list[Record]:
        """Return all records between two sides, those of earlier states included."""
        widest = {"predecessors": True}
        return self._read_all({kind: self._between(kind, first, second, widest) for kind in _TYPES})

    def _read_all(self, rows: Mapping[Any, Any]) -> list[Record]:
        return [
            record for kind, found in rows.items() for record in self.read(table_of(kind), found)
        ]

    def _around(self, records: Iterable[Record]) -> Archive:
        """Return an archive of records, of the records that they refer to, and of the actors."""
        found = Archive.merge(self.close(records), self.actors)
        found.memoize("topics", lambda: self.actors.topics)
        return found

"""Selecting: records of sides that pass the filters of a query, in order, on an engine."""

from collections.abc import Mapping
from typing import Any, TypeVar

from diplomacy.arrow.layout import table_of
from diplomacy.countries import Country
from diplomacy.errors import SameParty
from diplomacy.queries.sides import iter_side_pairs, iter_sides
from diplomacy.records import Record
from diplomacy.tables.conditions import column, load_narwhals, with_ids
from diplomacy.tables.filters import filter_records, split_scope
from diplomacy.tables.selections import Selection
from diplomacy.tables.sides import Sides, pair_name
from diplomacy.tables.store import Store

__all__ = ["Selecting"]

R = TypeVar("R", bound=Record)


class Selecting(Store):
    """The common part of queries: records of sides that pass the filters, in order."""

    def _select(self, record_type: type[R], rows: Any) -> Selection[R]:
        ordered = rows.sort("sort_key", "id", nulls_last=True)
        return Selection(self, table_of(record_type), ordered)

    def _sides(self, record_type: Any, *, states_only: bool) -> Sides:
        name = table_of(record_type)
        parties = self.rows(f"{name[:-1]}_parties")
        return Sides(record_type, parties, self.rows(name), states_only, self.is_person)

    def _between(
        self, record_type: type[R], first: str, second: str, filters: Mapping[str, Any]
    ) -> Any:
        """Return the rows between two sides that pass the filters."""
        scope = split_scope(record_type, filters)
        pair = self.resolve(first), self.resolve(second)
        if pair[0] == pair[1]:
            raise SameParty(pair[0])
        pairs = list(iter_side_pairs(*pair, continuing=scope[1], predecessors=scope[2]))
        sides = self._sides(record_type, states_only=scope.states_only)
        ids = sides.ids_between(pairs)
        rows = self.rows(table_of(record_type))
        if len(pairs) == 1 and all(isinstance(side, Country) for side in pair):
            rows = self._prune(rows, pair_name(*pair))
        rows = with_ids(rows, ids)
        in_force = [
            (sides.rows_of(left.party), sides.rows_of(right.party)) for left, right in pairs
        ]
        return filter_records(self, record_type, rows, filters, tuple(in_force))

    def _prune(self, rows: Any, pair: str) -> Any:
        """Return the rows of a pair of countries, and those of more or fewer countries.

        The table is in order of pair, so an engine reads only a few row groups. With both
        conditions in one, it would read all of them.
        """
        others = rows.filter(column("pair").is_null())
        return load_narwhals().concat([rows.filter(column("pair") == pair), others])

    def _of(
        self, record_type: type[R], side: str, filters: Mapping[str, Any], end: str | None = None
    ) -> Any:
        """Return the rows of one side that pass the filters."""
        scope = split_scope(record_type, filters)
        found = list(
            iter_sides(self.resolve(side), continuing=scope[1], predecessors=scope.predecessors)
        )
        sides = self._sides(record_type, states_only=scope.states_only)
        ids = sides.ids_of(found, end=end)
        rows = with_ids(self.rows(table_of(record_type)), ids)
        members = [sides.rows_of(each.party) for each in found]
        return filter_records(
            self, record_type, rows, filters, tuple(zip(members, members, strict=True))
        )

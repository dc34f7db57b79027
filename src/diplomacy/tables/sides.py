"""Ids of the records between two sides, or of one, as a lazy frame.

The rules are those of `diplomacy.queries.sides`, and the rows those of the tables of parties.
"""

from collections.abc import Callable, Iterable
from datetime import timedelta
from typing import Any, Final, NamedTuple

from diplomacy.arrow.parties import places_of, role_of
from diplomacy.countries import Country
from diplomacy.countries.tables import span_of
from diplomacy.queries.sides import Side
from diplomacy.tables.conditions import any_of, column, load_narwhals, meets

__all__ = ["DATED", "Sides", "pair_name"]

DATED: Final = ("dated_from", "dated_to")
"""The columns of the first and the last day that the date of a record may be."""

_DAY: Final = timedelta(days=1)


def pair_name(first: str, second: str) -> str:
    """Return two countries in the form of the column ``pair``.

    >>> pair_name("TR", "KR")
    'KR-TR'
    """
    return "-".join(sorted((str(first), str(second))))


class Sides(NamedTuple):
    """The table of the parties of one type of record, with searches by side.

    Attributes:
        record_type: the type of record.
        parties: its table of parties, as a lazy frame.
        records: its table of records, which dates them.
        states_only: whether organizations do not represent their countries.
        is_person: whether an id is that of a person.
    """

    record_type: Any
    parties: Any
    records: Any
    states_only: bool
    is_person: Callable[[str], bool]

    def rows_of(self, party: str) -> Any:
        """Return the rows of those who represent a party."""
        if self.is_person(party):
            return self.parties.filter(column("leader") == str(party))
        if not isinstance(party, Country):
            return self.parties.filter(column("party") == str(party))
        # The rows are in order of country, so most of them are not read.
        rows = self.parties.filter(column("country") == str(party))
        return rows.filter(column("party") == str(party)) if self.states_only else rows

    def ids_of(self, sides: Iterable[Side], *, end: str | None) -> Any:
        """Return the ids of the records of some sides.

        Args:
            sides: the sides, of which a record must have any.
            end: the end of a directed record that must have them: "from" or "to"; None for either.
        """
        ends = {"from": (0,), "to": (1,), None: (0, 1)}[end]
        roles = {role_of(pair[i]) for pair in self.record_type.SIDES for i in ends}
        found: list[Any] = []
        for side in sides:
            rows = self.rows_of(side.party)
            if len(roles) < len(places_of(self.record_type)):
                rows = rows.filter(column("role").is_in(sorted(roles)))
            found.append(self._counted(rows.select("id"), side))
        return _union(found)

    def ids_between(self, pairs: Iterable[tuple[Side, Side]]) -> Any:
        """Return the ids of the records between the parties of any of some pairs of sides."""
        found: list[Any] = []
        for left, right in pairs:
            ids = self._facing(left.party, right.party).select("id")
            found.append(self._counted(ids, left, right))
        return _union(found)

    def _facing(self, left: str, right: str) -> Any:
        """Return the rows of two parties that face each other in a record."""
        both = self.rows_of(left).join(self.rows_of(right), on="id", suffix="_2")
        # A party that represents both, such as an organization and its country, is not between
        # them.
        if self.is_person(left) or self.is_person(right):
            leader, other = column("leader"), column("leader_2")
            both = both.filter(leader.is_null() | other.is_null() | (leader != other))
        else:
            both = both.filter(column("party") != column("party_2"))
        conditions = [
            (column("role") == role_of(one)) & (column("role_2") == role_of(other))
            for pair in self.record_type.SIDES
            for one, other in {pair, pair[::-1]}
        ]
        if len(places_of(self.record_type)) == 1:
            return both
        return both.filter(any_of(conditions))

    def _counted(self, ids: Any, *sides: Side) -> Any:
        """Return the ids of the records whose date may count for the sides."""
        bounds = [
            (span_of(side.antecedent.since).begin[0], span_of(side.antecedent.until).end[1] - _DAY)
            for side in sides
            if side.antecedent is not None
        ]
        if not bounds:
            return ids
        records = self.records.select("id", "sort_key", *DATED)
        for first, last in bounds:
            is_undated = column("sort_key").is_null()
            records = records.filter(is_undated | meets(DATED, first, last))
        return records.select("id").join(ids, on="id", how="semi")


def _union(frames: list[Any]) -> Any:
    """Return the ids of some frames, possibly with duplicates."""
    nw = load_narwhals()
    return frames[0] if len(frames) == 1 else nw.concat(frames)

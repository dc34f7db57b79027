"""PartyIndex: the records of a party and between two, found without a search of all records.

Records with the same sides form a group. Each group is listed under every party that is on one of
its sides, in person or through an organization, and two parties share the groups that are in both
lists. A list by pair would be a hundred times as long for a convention of a hundred states.

The records must be passed in order of time, and are found in this order.
"""

from array import array
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from itertools import chain
from typing import Generic, Literal, TypeAlias, TypeVar, cast, get_args

from diplomacy.errors import InvalidTerm
from diplomacy.records import Record
from diplomacy.records.base import values_getter

__all__ = ["End", "PartyIndex", "check_end"]

End: TypeAlias = Literal["from", "to"]
"""The end of a directed record: the sides it comes from, or those it leads to."""

R = TypeVar("R", bound=Record)
T = TypeVar("T")

# The parties that face each other, once for each pair of such places in a record.
_Sides = tuple[tuple[tuple[str, ...], tuple[str, ...]], ...]


class PartyIndex(Generic[R]):
    """The records of a type by the two sides that they are between.

    Args:
        record_type: the type of the records; its ``SIDES`` name the places of the parties.
        records: the records, in order of time.
        countries: the country of each organization that belongs to one.
    """

    def __init__(
        self, record_type: type[R], records: Iterable[R], countries: Mapping[str, str]
    ) -> None:
        self._countries = countries
        self._records = tuple(records)
        # The sides of a group, and the places of its records.
        self._groups: list[tuple[_Sides | None, array[int]]] = []
        self._groups_by_party: defaultdict[str, list[int]] = defaultdict(list)
        for sides, group in _group_by_sides(record_type, self._records).items():
            parties = set(chain.from_iterable(chain.from_iterable(sides)))
            parties.discard(cast("str", None))
            organizations = parties & countries.keys()
            parties.update(map(countries.__getitem__, organizations))
            # Any two countries in one list of parties face each other; the rest must be checked.
            is_plain = not organizations and all(left is right for left, right in sides[:1])
            for party in parties:
                self._groups_by_party[party].append(len(self._groups))
            self._groups.append((None if is_plain and len(sides) == 1 else sides, group))

    def between(self, first: str, second: str, *, states_only: bool) -> Iterator[R]:
        """Yield the records between two sides, in order of time.

        Args:
            first: a country or organization.
            second: another.
            states_only: whether the sides themselves must be the parties, and not organizations
                that represent them.
        """
        lists = (self._groups_by_party.get(first, ()), self._groups_by_party.get(second, ()))
        shorter, longer = sorted(lists, key=len)
        groups = map(self._groups.__getitem__, set(shorter).intersection(longer))
        return self._in_order(
            places
            for sides, places in groups
            if sides is None or self._face(sides, first, second, states_only)
        )

    def of(self, party: str, *, states_only: bool, end: End | None = None) -> Iterator[R]:
        """Yield the records with a party on one of their sides, in order of time.

        Args:
            party: a country or organization.
            states_only: whether an organization that represents the party does not count.
            end: the end on which it must be; None for either.
        """
        groups = map(self._groups.__getitem__, self._groups_by_party.get(party, ()))
        return self._in_order(
            places
            for sides, places in groups
            if sides is None
            or any(
                self._select_members(party, side, states_only)
                for left, right in sides
                for side in _ends(left, right, end)
            )
        )

    def _in_order(self, places: Iterable[Iterable[int]]) -> Iterator[R]:
        """Yield the records at some places, in order."""
        return map(self._records.__getitem__, sorted(chain.from_iterable(places)))

    def _face(self, sides: _Sides, first: str, second: str, states_only: bool) -> bool:
        """Return whether two parties are on sides that face each other."""
        for left, right in sides:
            for one_side, other_side in ((left, right), (right, left)):
                ours = self._select_members(first, one_side, states_only)
                theirs = self._select_members(second, other_side, states_only)
                # An organization that represents its country is not between the two.
                if ours and theirs and len(ours | theirs) > 1:
                    return True
        return False

    def _select_members(self, party: str, side: tuple[str, ...], states_only: bool) -> set[str]:
        """Return those on a side that are the party or, unless *states_only*, represent it."""
        if states_only:
            return {party} & set(side)
        return {other for other in side if party in (other, self._countries.get(other))}


def check_end(end: End | None) -> None:
    """Raise `InvalidTerm` if a value is not an end of a directed record."""
    if end is not None and not (isinstance(cast("object", end), str) and end in get_args(End)):
        raise InvalidTerm(end, "end", get_args(End))


def _ends(left: T, right: T, end: End | None) -> tuple[T, ...]:
    return {"from": (left,), "to": (right,), None: (left, right)}[end]


def _group_by_sides(record_type: type[R], records: Iterable[R]) -> "dict[_Sides, array[int]]":
    """Return the places of records by their sides; a side that faces itself is one tuple."""
    getters = [
        (values_getter(left), values_getter(right), left == right)
        for left, right in record_type.SIDES
    ]
    groups: defaultdict[_Sides, array[int]] = defaultdict(lambda: array("L"))
    for place, record in enumerate(records):
        sides: list[tuple[tuple[str, ...], tuple[str, ...]]] = []
        for get_left, get_right, is_same in getters:
            left = get_left(record)
            sides.append((left, left if is_same else get_right(record)))
        groups[tuple(sides)].append(place)
    return groups

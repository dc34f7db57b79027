"""PersonIndex: the records in which a person takes part."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from itertools import repeat
from typing import Generic, TypeVar

from diplomacy.queries.party_index import End
from diplomacy.records import Record
from diplomacy.records.base import values_getter

__all__ = ["PersonIndex"]

R = TypeVar("R", bound=Record)


class PersonIndex(Generic[R]):
    """The records of a type by the people who represent the parties on their sides.

    Args:
        record_type: the type of the records; its ``SIDES`` and ``PEOPLE`` name the places.
        records: the records.
        countries: the country of each organization that belongs to one.
    """

    def __init__(
        self, record_type: type[R], records: Iterable[R], countries: Mapping[str, str]
    ) -> None:
        self._type = record_type
        self._countries = countries
        self._by_person: defaultdict[str, list[R]] = defaultdict(list)
        places = dict.fromkeys(place for pair in record_type.SIDES for place in pair)
        for record in records:
            people = {person for place in places for person in self._people(record, place)}
            for person in people:
                if person is not None:
                    self._by_person[person].append(record)

    def of(self, person: str, *, end: End | None = None) -> Iterator[R]:
        """Yield the records in which a person takes part, in the order of the index.

        Args:
            person: the id of a leader.
            end: the end on which the person must be; None for either.
        """
        ends = {"from": (0,), "to": (1,), None: (0, 1)}[end]
        places = {pair[i] for pair in self._type.SIDES for i in ends}
        for record in self._by_person.get(person, ()):
            if any(person in self._people(record, place) for place in places):
                yield record

    def between(self, person: str, other: str, *, states_only: bool) -> Iterator[R]:
        """Yield the records between a person and another side, in the order of the index.

        Args:
            person: the id of a leader.
            other: another person, a country or an organization.
            states_only: whether an organization that represents the other does not count.
        """
        for record in self._by_person.get(person, ()):
            if any(
                person in self._people(record, ours)
                and self._is_represented_at(record, theirs, other, person, states_only)
                for left, right in self._type.SIDES
                for ours, theirs in ((left, right), (right, left))
            ):
                yield record

    def _people(self, record: R, place: str) -> tuple[str | None, ...]:
        """Return the people who represent the parties of a place."""
        at = self._type.PEOPLE.get(place)
        return () if at is None else values_getter(at)(record)

    def _is_represented_at(
        self, record: R, place: str, other: str, person: str, states_only: bool
    ) -> bool:
        """Return whether anyone but the person represents the other side at a place."""
        parties = values_getter(place)(record)
        return any(
            representative != person
            and (
                other in (party, representative)
                or (not states_only and self._countries.get(party) == other)
            )
            for party, representative in zip(
                parties, self._people(record, place) or repeat(None, len(parties)), strict=True
            )
        )

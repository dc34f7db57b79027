"""Pairs: which records lie between two parties, found without looking at the others.

Records with the same parties are looked at together, however many they are. What is between two is
kept by pair. What is between more, such as a convention of a hundred states, is listed under each
of its parties, and two of them share what is in both lists: a list by every pair of parties would
take a hundred times as long to make.
"""

from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping
from itertools import chain
from operator import attrgetter
from typing import Any, Final, Generic, TypeVar, cast

from diplomacy.records import (
    Agreement,
    Meeting,
    Partnership,
    Record,
    Statement,
    Statistic,
    TradeFigure,
)

__all__ = ["Pairs"]

R = TypeVar("R", bound=Record)

# Who may stand opposite whom: lists of parties, of which the first are told apart from the second.
_Sides = tuple[tuple[tuple[str, ...], tuple[str, ...]], ...]


_Alike = tuple["_Sides | None", list[R]]


def _among(parties: tuple[str, ...]) -> _Sides:
    return ((parties, parties),)


def _of_statement(statement: Statement) -> _Sides:
    """One side speaks and the other is addressed, or both speak, or it is about both."""
    speakers = tuple(participant.party for participant in statement.speakers)
    addressees = tuple(participant.party for participant in statement.addressees)
    told = ((speakers, addressees), (addressees, speakers), (speakers, speakers))
    return (*told, (statement.about, statement.about))


_of_figure: Final = attrgetter("reporter", "partner")
_of_statistic: Final = attrgetter("subject", "counterpart")
_between: Final = attrgetter("parties")

# By kind: what makes records stand between the same sides, and the sides that it stands for.
_KEYS: Final[Mapping[type, Callable[[Any], Hashable]]] = {
    Agreement: _between,
    Partnership: _between,
    Meeting: _between,
    TradeFigure: _of_figure,
    Statistic: _of_statistic,
    Statement: _of_statement,
}


class Pairs(Generic[R]):
    """The records of a kind by the two sides that they are between.

    Args:
        kind: the kind of the records.
        records: the records.
        countries: by organization, the country that it stands for.
    """

    def __init__(self, kind: type[R], records: Iterable[R], countries: Mapping[str, str]) -> None:
        self._countries = countries
        alike: defaultdict[Hashable, list[R]] = defaultdict(list)
        key_of = _KEYS[kind]
        for record in records:
            alike[key_of(record)].append(record)
        self._groups: list[_Alike[R]] = []
        self._places: defaultdict[str, list[int]] = defaultdict(list)
        for key, some in cast("dict[Any, list[R]]", alike).items():
            told = kind is Statement
            parties = set(chain.from_iterable(chain.from_iterable(key))) if told else set(key)
            parties.discard(None)
            bodies = parties & countries.keys()
            # Among countries any two stand opposite each other; else a closer look is needed.
            sides = key if told else _among(key) if bodies else None
            parties.update(map(countries.__getitem__, bodies))
            for party in parties:
                self._places[party].append(len(self._groups))
            self._groups.append((sides, some))

    def between(self, one: str, other: str, *, states_only: bool) -> Iterator[R]:
        """Give the records between two sides, in no order.

        Args:
            one: the one side.
            other: the other, which is not the same.
            states_only: whether the sides themselves must be the parties, and not those that
                stand for them.
        """
        few, many = sorted((self._places.get(one, ()), self._places.get(other, ())), key=len)
        for sides, records in map(self._groups.__getitem__, set(few).intersection(many)):
            if sides is None or self._joined(sides, one, other, states_only):
                yield from records

    def _joined(self, sides: _Sides, one: str, other: str, states_only: bool) -> bool:
        """Return whether two sides stand opposite each other."""
        for left, right in sides:
            if states_only:
                if one in left and other in right:
                    return True
                continue
            ours = {party for party in left if self._stands_for(party, one)}
            theirs = {party for party in right if self._stands_for(party, other)}
            # One body that stands for both sides, as one for its country, is not between them.
            if ours and theirs and len(ours | theirs) > 1:
                return True
        return False

    def _stands_for(self, party: str, side: str) -> bool:
        return side in (party, self._countries.get(party))

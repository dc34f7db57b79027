"""The records of earlier states that a query leaves out, and the arguments that count them.

A query about Russia does not count the acts of the Soviet Union by default. These functions list
the records that were left out for that reason, and the successions that link them.
"""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Final, TypeVar, cast, final

import attrs

from diplomacy import converters
from diplomacy.collection import Collection, answering
from diplomacy.countries import Country, Succession
from diplomacy.queries.offices import tenures_of
from diplomacy.queries.sides import (
    Side,
    iter_counted,
    iter_records_of,
    iter_side_pairs,
    iter_sides,
    resolve_side,
    resolve_sides,
)
from diplomacy.records import RECORD_TYPES, Cited, Membership
from diplomacy.values import Value

__all__ = ["Omission", "omissions_between", "omissions_of"]

S = TypeVar("S", tuple[Side], tuple[Side, Side])

# No query returns the memberships between two sides.
_TYPES_WITH_SIDES: Final = cast(
    "tuple[type[Cited], ...]",
    tuple(
        record_type
        for record_type in RECORD_TYPES
        if record_type.SIDES and record_type is not Membership
    ),
)


@final
@attrs.frozen(repr=False)
class Omission(Value):
    """The records of an earlier state that a query leaves out.

    Attributes:
        party: the party of the query.
        state: the earlier state, which the records name.
        keyword: the argument that counts them: ``continuing`` or ``predecessors``.
        links: the successions that lead from the state to the party, in order.
        records: the records, in order of time within each type.

    >>> from diplomacy import Milestone
    >>> from diplomacy.testing import make_agreement, make_archive
    >>> signed = Milestone("signed", "1990-12-14")
    >>> treaty = make_agreement(parties=["SUHH", "KR"], history=[signed])
    >>> [omission] = make_archive([treaty]).omissions_between("KR", "RU")
    >>> omission.state, omission.keyword, omission.counts
    (Country('SUHH'), 'continuing', {'Agreement': 1})
    """

    party: Country
    state: Country
    keyword: str
    links: tuple[Succession, ...]
    records: tuple[Cited, ...]

    @property
    def counts(self) -> dict[str, int]:
        """The number of records of each type, by the name of the type."""
        return dict(Counter(type(record).__name__ for record in self.records))


@answering
def omissions_between(
    collection: Collection,
    first: str,
    second: str,
    *,
    states_only: bool = False,
    continuing: bool = False,
    predecessors: bool = False,
) -> tuple[Omission, ...]:
    """Return the records of earlier states that queries between two parties leave out.

    The arguments are those of the query. Each record is listed once: under the state that one side
    continues, otherwise under a predecessor, the nearest first.

    Raises:
        UnknownParty, AmbiguousCountry, AmbiguousParty, SameParty: as `agreements_between`.

    >>> from diplomacy.fixtures import ARCHIVE
    >>> ARCHIVE.omissions_between("KR", "TR")
    ()
    """
    states_only = converters.flag(states_only)
    pair = sorted(resolve_sides(collection, first, second))
    asked = iter_side_pairs(*pair, continuing=continuing, predecessors=predecessors)
    every = iter_side_pairs(*pair, continuing=True, predecessors=True)

    def records_of(sides: tuple[Side, Side]) -> Iterator[Cited]:
        for record_type in _TYPES_WITH_SIDES:
            yield from iter_counted(collection, record_type, *sides, states_only=states_only)

    return _omissions(pair, asked, every, records_of)


@answering
def omissions_of(
    collection: Collection,
    party: str,
    *,
    states_only: bool = False,
    continuing: bool = False,
    predecessors: bool = False,
) -> tuple[Omission, ...]:
    """Return the records of earlier states that queries about one side leave out.

    The arguments are those of the query, such as `agreements_of` or `leaders_of`.

    Raises:
        UnknownParty, AmbiguousCountry, AmbiguousParty: as `leaders_of`.

    >>> from diplomacy.testing import make_archive, make_membership
    >>> member = make_membership(member="SUHH", period="1945-10-24/1991-12-25")
    >>> [omission.counts for omission in make_archive([member]).omissions_of("Russia")]
    [{'Membership': 1}]
    """
    id = resolve_side(collection, party)
    asked = iter_sides(id, continuing=continuing, predecessors=predecessors)
    every = iter_sides(id, continuing=True, predecessors=True)

    states_only = converters.flag(states_only)

    def records_of(sides: tuple[Side, ...]) -> Iterator[Cited]:
        for side in sides:
            for leader, tenure in tenures_of(collection, side):
                if tenure.is_leader:
                    yield leader
            yield from (m for m in collection.memberships if side.counts_for(m.member, m.period))
            for record_type in _TYPES_WITH_SIDES:
                yield from iter_records_of(collection, record_type, side, states_only=states_only)

    return _omissions([id], zip(asked), zip(every), records_of)


def _omissions(
    parties: Sequence[str],
    asked: Iterable[S],
    every: Iterable[S],
    records_of: Callable[[S], Iterator[Cited]],
) -> tuple[Omission, ...]:
    """Return the records of every combination of sides that the query does not count."""
    seen = {record.id for sides in asked for record in records_of(sides)}
    omitted: dict[tuple[str, Side, str], list[Cited]] = {}
    for sides in sorted(every, key=_keyword):
        for record in records_of(sides):
            if record.id not in seen:
                seen.add(record.id)
                party, side = _earlier_side(parties, sides)
                omitted.setdefault((party, side, _keyword(sides)), []).append(record)
    return tuple(
        Omission(Country(party), Country(side.party), keyword, side.links, tuple(records))
        for (party, side, keyword), records in omitted.items()
    )


def _keyword(sides: Sequence[Side]) -> str:
    """Return the argument that counts the acts of these sides; the strict ones come first."""
    if all(side.antecedent is None for side in sides):
        return ""
    is_own = all(side.antecedent is None or side.is_continued for side in sides)
    return "continuing" if is_own else "predecessors"


def _earlier_side(parties: Sequence[str], sides: Sequence[Side]) -> tuple[str, Side]:
    """Return the party of the query and the side of the earlier state that counts for it.

    If both sides have one, it is the one that the party does not continue.
    """
    earlier = [pair for pair in zip(parties, sides, strict=True) if pair[1].antecedent]
    return min(earlier, key=lambda pair: pair[1].is_continued)

"""The filter of agreements that were in force for a side, or between two, on a day."""

from collections.abc import Iterable
from typing import Final

from diplomacy import converters
from diplomacy.collection import Collection
from diplomacy.dates import to_date
from diplomacy.queries.filters import Day
from diplomacy.queries.publication import known_until
from diplomacy.queries.sides import Scope, iter_side_pairs, iter_sides, members_of_side
from diplomacy.records import Agreement
from diplomacy.records.force import Quorum, quorums_between
from diplomacy.records.in_force import KnownActs

__all__ = ["filter_in_force"]

# An agreement with fewer acts is read faster than it is found in the cache.
_MANY_ACTS: Final = 16


def filter_in_force(
    collection: Collection,
    agreements: Iterable[Agreement],
    sides: tuple[str] | tuple[str, str],
    scope: Scope,
    day: Day | None,
    *,
    certain: bool,
) -> tuple[Agreement, ...]:
    """Return the agreements in force on a day for a side, or between two.

    Args:
        collection: the records, whose sources limit certainty.
        agreements: the agreements.
        sides: the ids of one side or two.
        scope: how far they reach; an agreement in force for a party that represents a side counts.
        day: the day; None for all agreements.
        certain: whether it must be certain that an agreement was in force.
    """
    if day is None:
        return tuple(agreements)
    on, certain = to_date(day), converters.flag(certain)
    states_only, continuing, predecessors = scope
    pairs: list[tuple[str, ...]]
    if len(sides) == 1:
        alone = iter_sides(*sides, continuing=continuing, predecessors=predecessors)
        pairs = [(side.party,) for side in alone]
    else:
        both = iter_side_pairs(*sides, continuing=continuing, predecessors=predecessors)
        pairs = [(left.party, right.party) for left, right in both]

    def quorums_of(agreement: Agreement, pair: tuple[str, ...]) -> tuple[Quorum, ...]:
        members = [
            frozenset(members_of_side(collection, agreement.parties, side, states_only=states_only))
            for side in pair
        ]
        return quorums_between(*members) if len(members) > 1 else (Quorum(members[0], 1),)

    def is_in_force(agreement: Agreement) -> bool:
        as_of = known_until(collection, agreement, "history")
        known = _known_acts(collection, agreement)
        # Other modules of the package need it; it is not part of the interface.
        ask = agreement._is_in_force  # noqa: SLF001  # pyright: ignore[reportPrivateUsage]
        return any(
            ask(quorums_of(agreement, pair), on, as_of, certain=certain, known=known)
            for pair in pairs
        )

    return tuple(filter(is_in_force, agreements))


def _known_acts(collection: Collection, agreement: Agreement) -> KnownActs | None:
    """Return the acts of an agreement that has many, which are read once for all queries."""
    if len(agreement.history) < _MANY_ACTS:
        return None
    memo: dict[str, KnownActs] = collection.memoize("acts", dict[str, KnownActs])
    if agreement.id not in memo:
        memo[agreement.id] = agreement._known_acts()  # noqa: SLF001  # pyright: ignore[reportPrivateUsage]
    return memo[agreement.id]

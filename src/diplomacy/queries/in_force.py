"""The filter of agreements that were in force for a side, or between two, on a day."""

from collections.abc import Iterable
from itertools import product

from diplomacy import converters
from diplomacy.collection import Collection
from diplomacy.dates import to_date
from diplomacy.queries.filters import Day
from diplomacy.queries.publication import known_until
from diplomacy.queries.sides import Scope, iter_side_pairs, iter_sides, members_of_side
from diplomacy.records import Agreement

__all__ = ["filter_in_force"]


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
        collection: the records, whose sources limit what is certain.
        agreements: the agreements.
        sides: the ids of one side or two.
        scope: how far they reach; an agreement in force for a party that stands for a side counts.
        day: the day; None for all agreements.
        certain: whether it must be certain that an agreement was in force.
    """
    if day is None:
        return tuple(agreements)
    on, certain = to_date(day), converters.flag(certain)
    states_only, continuing, predecessors = scope
    if len(sides) == 1:
        alone = iter_sides(*sides, continuing=continuing, predecessors=predecessors)
        pairs = [(side.party, side.party) for side in alone]
    else:
        both = iter_side_pairs(*sides, continuing=continuing, predecessors=predecessors)
        pairs = [(left.party, right.party) for left, right in both]

    def members(agreement: Agreement, side: str) -> tuple[str, ...]:
        return members_of_side(collection, agreement.parties, side, states_only=states_only)

    def is_in_force(agreement: Agreement) -> bool:
        ask = agreement.certainly_in_force if certain else agreement.possibly_in_force
        as_of = known_until(collection, agreement, "history")
        return any(
            ask(on, between=between, as_of=as_of)
            for left, right in pairs
            for between in product(members(agreement, left), members(agreement, right))
        )

    return tuple(filter(is_in_force, agreements))

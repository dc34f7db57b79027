"""The filter of agreements that were in force between two sides on a day."""

from collections.abc import Iterable
from itertools import product

from diplomacy.collection import Collection
from diplomacy.dates import PartialDate
from diplomacy.queries.publication import known_until
from diplomacy.queries.sides import Side, members_of_side
from diplomacy.records import Agreement

__all__ = ["filter_in_force"]


def filter_in_force(
    collection: Collection,
    agreements: Iterable[Agreement],
    sides: Iterable[tuple[Side, Side]],
    day: PartialDate,
    *,
    certain: bool,
    states_only: bool,
) -> tuple[Agreement, ...]:
    """Return the agreements in force between any parties that stand for two sides.

    Args:
        collection: the records, whose sources limit what is certain.
        agreements: the agreements.
        sides: the pairs of parties that count for the sides, see `iter_side_pairs`.
        day: the day.
        certain: whether it must be certain that an agreement was in force.
        states_only: whether the sides must be parties themselves.
    """
    pairs = [(left.party, right.party) for left, right in sides]

    def members(agreement: Agreement, side: str) -> tuple[str, ...]:
        return members_of_side(collection, agreement.parties, side, states_only=states_only)

    def is_in_force(agreement: Agreement) -> bool:
        ask = agreement.certainly_in_force if certain else agreement.possibly_in_force
        as_of = known_until(collection, agreement, "history")
        return any(
            ask(day, between=between, as_of=as_of)
            for left, right in pairs
            for between in product(members(agreement, left), members(agreement, right))
        )

    return tuple(filter(is_in_force, agreements))

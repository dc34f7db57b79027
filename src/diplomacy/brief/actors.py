"""Whose acts a brief reports: those of its two sides, and those of the whole."""

from collections.abc import Iterable, Iterator
from collections.abc import Set as AbstractSet

from diplomacy.collection import Collection
from diplomacy.queries.sides import countries_by_organization, iter_sides
from diplomacy.records import Agreement, Milestone, Partnership

__all__ = ["actors_for", "iter_acts"]


def actors_for(
    collection: Collection, sides: Iterable[str], *, continuing: bool, predecessors: bool
) -> frozenset[str]:
    """Return the parties whose acts count for some sides.

    They are the sides, earlier states, and organizations of either.

    >>> from diplomacy.fixtures import ARCHIVE
    >>> actors = actors_for(ARCHIVE, ["KR"], continuing=False, predecessors=False)
    >>> "KR" in actors, "kepco" in actors, "TR" in actors
    (True, True, False)
    """
    counted = {
        counted.party
        for side in sides
        for counted in iter_sides(side, continuing=continuing, predecessors=predecessors)
    }
    countries = countries_by_organization(collection)
    return frozenset(counted).union(id for id, of in countries.items() if of in counted)


def iter_acts(
    record: Agreement | Partnership, actors: AbstractSet[str] | None = None
) -> Iterator[Milestone]:
    """Yield the acts of the whole and of some parties, or None for all parties."""
    return (
        act for act in record.history if actors is None or act.party is None or act.party in actors
    )

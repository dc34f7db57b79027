"""The citations of each source, with the records that they are part of."""

from collections import defaultdict
from collections.abc import Mapping
from typing import NamedTuple

from diplomacy.collection import Collection
from diplomacy.records import Cited
from diplomacy.sources import Citation, Source

__all__ = ["CitingPlace", "citing_places"]


class CitingPlace(NamedTuple):
    """A citation with its record and its position there, from 0."""

    record: Cited
    position: int
    citation: Citation


def citing_places(collection: Collection) -> Mapping[str, list[CitingPlace]]:
    """Return the citations of each source, in the order of the records.

    >>> from diplomacy.fixtures import ARCHIVE
    >>> citing_places(ARCHIVE)["tass-2024-07-03"][0].record.id
    'dmitry-peskov'
    """

    def index() -> Mapping[str, list[CitingPlace]]:
        places: defaultdict[str, list[CitingPlace]] = defaultdict(list)
        for record in collection:
            if not isinstance(record, Source):
                for i, citation in enumerate(record.citations):
                    places[citation.source].append(CitingPlace(record, i, citation))
        return places

    return collection.memoize("citing places", index)

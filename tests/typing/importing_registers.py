"""The ready importers of registers."""

from collections.abc import Callable
from typing import assert_type

from diplomacy.importing import Imported
from diplomacy.importing.registers import (
    read_archigos,
    read_cow_alliances,
    read_cow_memberships,
    read_cow_trade,
    read_desta,
    read_ggo,
    read_us_missions,
    read_us_travels,
    read_us_visits,
    read_wikidata_offices,
)


def ready_importers(path: str) -> None:
    assert_type(read_archigos(path), Imported)
    assert_type(read_desta(path, path), Imported)
    assert_type(read_ggo(path, path), Imported)
    assert_type(read_wikidata_offices(path), Imported)
    assert_type(read_cow_alliances(path), Imported)
    assert_type(read_cow_trade(path), Imported)
    assert_type(read_us_travels(path), Imported)
    assert_type(read_us_visits(path), Imported)
    assert_type(read_us_missions(path), Imported)
    assert_type(read_cow_memberships(path), Imported)


def with_progress(path: str, progress: Callable[[int, int], None]) -> None:
    assert_type(read_archigos(path, progress=progress), Imported)
    assert_type(read_desta(path, path, progress=progress), Imported)
    assert_type(read_ggo(path, path, progress=None), Imported)
    assert_type(read_wikidata_offices(path, progress=progress), Imported)
    assert_type(read_cow_alliances(path, progress=progress), Imported)
    assert_type(read_cow_trade(path, progress=progress), Imported)
    assert_type(read_us_travels(path, progress=progress), Imported)
    assert_type(read_us_visits(path, progress=progress), Imported)
    assert_type(read_us_missions(path, progress=lambda done, total: done / total), Imported)
    assert_type(read_cow_memberships(path, progress=progress), Imported)

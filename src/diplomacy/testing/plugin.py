"""Fixtures and readable comparisons for pytest, enabled on request.

To enable them, add one line to the ``conftest.py`` at the root of your tests::

    pytest_plugins = ["diplomacy.testing.plugin"]

Tests can then use the fixtures ``diplomacy_archive`` (the shipped records), ``empty_archive`` and
``archive_of`` (the function `make_archive`). If an ``assert`` finds that two records, archives or
lists of records are not equal, pytest shows only the fields that differ. The ids of sample records
start anew in each test.
"""

from collections.abc import Callable, Generator, Iterable, Sequence
from typing import Final, cast, get_args

import pytest

from diplomacy.archive import Archive
from diplomacy.errors import ArchiveErrors
from diplomacy.records import Record
from diplomacy.testing.assertions import Records, diff_records
from diplomacy.testing.builders import make_archive
from diplomacy.testing.numbering import keep_ids, number_again

__all__ = [
    "archive_of",
    "diplomacy_archive",
    "empty_archive",
    "pytest_assertrepr_compare",
    "pytest_fixture_setup",
    "pytest_runtest_protocol",
]


@pytest.fixture(scope="session")
def diplomacy_archive() -> Archive:
    """The archive that is shipped with the library."""
    from diplomacy.fixtures import ARCHIVE

    return ARCHIVE


@pytest.fixture(scope="session")
def empty_archive() -> Archive:
    """An archive without records."""
    return Archive()


@pytest.fixture(scope="session")
def archive_of() -> Callable[[Iterable[Record]], Archive]:
    """The function `diplomacy.testing.make_archive`, which adds missing references."""
    return make_archive


@pytest.hookimpl(wrapper=True)
def pytest_runtest_protocol() -> Generator[None, object, object]:
    """Give the ids of sample records in a test again in the next."""
    with number_again():
        return (yield)


@pytest.hookimpl(wrapper=True)
def pytest_fixture_setup(
    fixturedef: pytest.FixtureDef[object],
) -> Generator[None, object, object]:
    """Give the ids of a fixture of several tests only once."""
    value = yield
    if fixturedef.scope != "function":
        keep_ids()
    return value


def pytest_assertrepr_compare(op: str, left: object, right: object) -> list[str] | None:
    """Return lines that describe how records, lists or archives differ, or None."""
    if op != "==" or not (_has_records(left) and _has_records(right)):
        return None
    try:
        lines = list(diff_records(cast("Records", left), cast("Records", right)))
    except ArchiveErrors:  # two records with one id
        return None
    # If there are no lines, only the order or the number of equal records differs.
    return ["the records differ", *lines] if lines else None


_RECORD_CLASSES: Final = get_args(Record)


def _has_records(value: object) -> bool:
    """Return whether a value is a record, an archive, or a list or tuple of records."""
    if isinstance(value, list | tuple):
        return all(isinstance(part, _RECORD_CLASSES) for part in cast("Sequence[object]", value))
    return isinstance(value, (Archive, *_RECORD_CLASSES))

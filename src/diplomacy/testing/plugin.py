"""Fixtures and readable comparisons for pytest, for those who ask for them.

One line in the ``conftest.py`` at the root of the tests does::

    pytest_plugins = ["diplomacy.testing.plugin"]

Then a test may take ``diplomacy_archive`` (the shipped facts), ``empty_archive`` and ``archive_of``
(which makes an archive, as `make_archive` does), and where an ``assert`` finds two records, archives or
lists of records not equal, pytest shows the fields in which they differ, and no others.
"""

from collections.abc import Callable, Iterable, Sequence
from typing import Final, cast, get_args

import pytest

from diplomacy.archive import Archive
from diplomacy.errors import ArchiveErrors
from diplomacy.records import Record
from diplomacy.testing.assertions import Records, compared
from diplomacy.testing.builders import make_archive

__all__ = [
    "archive_of",
    "diplomacy_archive",
    "empty_archive",
    "pytest_assertrepr_compare",
]


@pytest.fixture(scope="session")
def diplomacy_archive() -> Archive:
    """The archive that comes with the library: five articles, as records."""
    from diplomacy.fixtures import ARCHIVE

    return ARCHIVE


@pytest.fixture(scope="session")
def empty_archive() -> Archive:
    """An archive of nothing."""
    return Archive()


@pytest.fixture(scope="session")
def archive_of() -> Callable[[Iterable[Record]], Archive]:
    """`diplomacy.testing.make_archive`: of some records, and of what they mention."""
    return make_archive


def pytest_assertrepr_compare(op: str, left: object, right: object) -> list[str] | None:
    """Return in what records, lists of them or archives differ that were asserted to be equal."""
    if op != "==" or not (_is_told(left) and _is_told(right)):
        return None
    try:
        told = list(compared(cast("Records", left), cast("Records", right)))
    except ArchiveErrors:  # two records of one id
        return None
    return ["the records differ", *told] if told else None  # else in their order, or how often


def _is_told(value: object) -> bool:
    """Return whether something is a record, an archive, or a list or tuple of records."""
    if isinstance(value, list | tuple):
        return all(isinstance(part, _RECORDS) for part in cast("Sequence[object]", value))
    return isinstance(value, (Archive, *_RECORDS))


_RECORDS: Final = get_args(Record)

"""Fixtures and readable comparisons for pytest, for those who ask for them.

One line in the ``conftest.py`` at the root of the tests does::

    pytest_plugins = ["diplomacy.testing.plugin"]

Then a test may take ``diplomacy_archive`` (the shipped facts), ``empty_archive`` and ``archive_of``
(which makes an archive of what it is given), and where an ``assert`` finds two records or archives
not equal, pytest shows the fields in which they differ, and no others.
"""

from collections.abc import Callable
from typing import cast, get_args

import pytest

from diplomacy.archive import Archive
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
def archive_of() -> Callable[..., Archive]:
    """What makes an archive of the records it is given, and of what they mention."""

    def archive_of(*records: Record) -> Archive:
        return make_archive(records)

    return archive_of


def pytest_assertrepr_compare(op: str, left: object, right: object) -> list[str] | None:
    """Return in what two records or archives differ that were asserted to be equal."""
    kinds = (Archive, *get_args(Record))
    if op != "==" or type(left) is not type(right) or not isinstance(left, kinds):
        return None
    return ["the records differ", *compared(cast("Records", left), cast("Records", right))]

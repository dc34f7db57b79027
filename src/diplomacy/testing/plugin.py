"""Fixtures and readable comparisons for pytest, enabled on request.

To enable them, add one line to the ``conftest.py`` at the root of your tests::

    pytest_plugins = ["diplomacy.testing.plugin"]

Tests can then use the fixtures ``diplomacy_archive`` (the shipped records), ``empty_archive`` and
``archive_of`` (the function `make_archive`). If an ``assert`` finds that two records, archives or
collections of records are not equal, pytest shows only the fields that differ, and of two briefs the
lines that do.

The ids of sample records start anew in each test, with ``sample-agreement``. Those of a module or
of a fixture that several tests share begin with ``shared-``, so they differ from those of a test.
Within a test with ``@given``, numbering continues through all its examples: pass an ``id`` if a
failing example must print the same ids when it is run again.
"""

from collections.abc import Callable, Generator, Iterable, Iterator, Sequence
from difflib import unified_diff
from typing import Final, TypeGuard, cast, get_args

import pytest

from diplomacy.archive import Archive
from diplomacy.brief import Relations
from diplomacy.errors import ArchiveErrors
from diplomacy.records import Record
from diplomacy.testing.assertions import Records, diff_fields, diff_records
from diplomacy.testing.builders import make_archive
from diplomacy.testing.numbering import number_anew, number_shared

__all__ = [
    "archive_of",
    "diplomacy_archive",
    "empty_archive",
    "pytest_assertrepr_compare",
    "pytest_collection",
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
    """Number the sample records of a test from the first."""
    with number_anew():
        return (yield)


@pytest.hookimpl(wrapper=True)
def pytest_collection() -> Generator[None, object, object]:
    """Mark the ids of sample records of a module."""
    with number_shared():
        return (yield)


@pytest.hookimpl(wrapper=True)
def pytest_fixture_setup(
    fixturedef: pytest.FixtureDef[object],
) -> Generator[None, object, object]:
    """Mark the ids of sample records of a fixture that several tests share."""
    if fixturedef.scope == "function":
        return (yield)
    with number_shared():
        return (yield)


def pytest_assertrepr_compare(op: str, left: object, right: object) -> list[str] | None:
    """Return lines on the differences of records, collections or briefs, or None."""
    if op != "==":
        return None
    if isinstance(left, Relations) and isinstance(right, Relations):
        return ["the briefs differ", *_diff_texts(f"{left}", f"{right}")]
    if _has_record_values(left) and _has_record_values(right):
        lines = list(_diff_values(left, right))
    elif _has_records(left) and _has_records(right):
        try:
            lines = list(diff_records(cast("Records", left), cast("Records", right)))
        except ArchiveErrors:  # two records with one id
            return None
    else:
        return None
    # If there are no lines, only the order or the number of equal records differs.
    return ["the records differ", *lines] if lines else None


_RECORD_CLASSES: Final = get_args(Record)


def _has_records(value: object) -> bool:
    """Return whether a value is a record, an archive, or a list or tuple of records."""
    if isinstance(value, list | tuple):
        return all(isinstance(part, _RECORD_CLASSES) for part in cast("Sequence[object]", value))
    return isinstance(value, (Archive, *_RECORD_CLASSES))


def _has_record_values(value: object) -> TypeGuard[dict[object, Record]]:
    if not isinstance(value, dict):
        return False
    parts = cast("dict[object, object]", value).values()
    return all(isinstance(part, _RECORD_CLASSES) for part in parts)


def _diff_values(left: dict[object, Record], right: dict[object, Record]) -> Iterator[str]:
    """Yield lines that describe how the records of two dictionaries differ."""
    for key in {**left, **right}:
        if key not in right:
            yield from (f"  {key!r}", "    only in the first")
        elif key not in left:
            yield from (f"  {key!r}", "    only in the second")
        elif left[key] != right[key]:
            yield f"  {key!r}"
            yield from (f"    {line}" for line in diff_fields(left[key], right[key]))


def _diff_texts(left: str, right: str) -> Iterator[str]:
    """Yield the lines that only one of two texts has."""
    lines = unified_diff(left.splitlines(), right.splitlines(), lineterm="", n=0)
    return (line for line in lines if not line.startswith(("---", "+++", "@@")))

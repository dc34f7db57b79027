"""Assertions on records, whose failure says what a person needs to know, and no more."""

import copy
import json
import pickle
from collections.abc import Callable, Iterable, Iterator
from itertools import zip_longest
from typing import Any, Final, TypeAlias, cast, get_args

import attrs

from diplomacy import provenance
from diplomacy.archive import Archive
from diplomacy.dates import PartialDate, Period
from diplomacy.errors import ArchiveErrors, InvalidType
from diplomacy.formats import from_dict
from diplomacy.formats.encoding import encode_lines
from diplomacy.integrity import index_by_id
from diplomacy.records import Record
from diplomacy.values import Value

__all__ = [
    "Records",
    "assert_audited",
    "assert_round_trips",
    "assert_same_records",
    "compared",
    "differences",
]

Records: TypeAlias = Record | Iterable[Record]
"""One record, an archive, or any other collection of records."""


class _Nothing:
    def __repr__(self) -> str:
        return "nothing"


_NOTHING: Final = _Nothing()
# Read as one, however many fields they have.
_WHOLE: Final = (PartialDate, Period)


def differences(one: Any, other: Any, path: str = "") -> Iterator[str]:
    """Give a line for each place in which two records, or parts of them, differ.

    Args:
        one: a record, or what stands in one.
        other: likewise.
        path: where in the record they stand.

    >>> from diplomacy import Milestone
    >>> from diplomacy.testing import make_agreement
    >>> ratified = make_agreement(history=[Milestone("ratified", "2001-02-03")])
    >>> list(differences(make_agreement(), ratified))
    ['history[0].stage: Stage.SIGNED != Stage.RATIFIED']
    """
    if one == other:
        return
    kind = cast("Any", type(one))
    if kind is not type(other):
        if path:
            yield f"{path}: {one!r} != {other!r}"
        else:
            yield f"type: {kind.__name__} != {type(other).__name__}"
    elif kind is tuple:
        for i, (left, right) in enumerate(zip_longest(one, other, fillvalue=_NOTHING)):
            yield from differences(left, right, f"{path}[{i}]")
    elif issubclass(kind, Value) and kind not in _WHOLE:
        for field in attrs.fields(cast("Any", kind)):
            place = f"{path}.{field.name}" if path else field.name
            yield from differences(getattr(one, field.name), getattr(other, field.name), place)
    else:
        yield f"{path}: {one!r} != {other!r}"


def assert_same_records(one: Records, other: Records) -> None:
    """Assert that two records, archives or collections of records are the same.

    Collections are held together by id, in whatever order they are; a record alone is a collection of
    one, and one that is given twice counts once.

    Args:
        one: a record, an archive or an iterable of records.
        other: likewise.

    Raises:
        InvalidType: if something is no record.
        ArchiveErrors: if a collection has two different records of one id.
        AssertionError: naming the records that only one side has, and the fields that differ in
            those that both have.

    >>> from diplomacy.testing import make_source
    >>> try:
    ...     assert_same_records(make_source(), make_source(title="Another", language="en"))
    ... except AssertionError as error:
    ...     print(error)
    the records differ
      made-up-source
        title: 'A made-up source' != 'Another'
        language: None != 'en'
    """
    lines = list(compared(one, other))
    if lines:
        raise AssertionError("\n".join(["the records differ", *lines]))


def compared(one: Records, other: Records) -> Iterator[str]:
    """Give the lines that tell in what two records, or collections of them, differ.

    A record alone is a collection of one, and one that is given twice counts once.

    >>> from diplomacy.testing import make_source
    >>> list(compared([make_source()], []))
    ['  made-up-source', '    only in the first']
    """
    ones, others = _by_id(one), _by_id(other)
    if isinstance(one, Record) and isinstance(other, Record):
        others = {one.id: other}  # to be compared, whatever their ids
    for id, record in ones.items():
        if id not in others:
            yield from (f"  {id}", "    only in the first")
        elif record != others[id]:
            yield f"  {id}"
            yield from (f"    {difference}" for difference in differences(record, others[id]))
    for id in others:
        if id not in ones:
            yield from (f"  {id}", "    only in the second")


def _by_id(records: Records) -> dict[str, Record]:
    """Return records by id, those of one record being itself."""
    by_id, repeated = index_by_id([records] if isinstance(records, Record) else records)
    if repeated:
        raise ArchiveErrors("The records to compare do not hold together", repeated)
    return by_id


def assert_round_trips(record: Record | Archive) -> None:
    """Assert that a record, or an archive, is the same once written and read, pickled or copied.

    Raises:
        InvalidType: if it is neither.
        AssertionError: naming the way, and what it changed.

    >>> from diplomacy.fixtures import ARCHIVE
    >>> assert_round_trips(ARCHIVE)
    >>> assert_round_trips(ARCHIVE["nato-vilnius-2023"])
    """
    if not isinstance(cast("object", record), (Archive, *get_args(Record))):
        raise InvalidType(record, "a record or an archive")
    ways: dict[str, Callable[[Any], Any]] = {
        "written and read": _reread,
        "pickled": lambda told: pickle.loads(pickle.dumps(told)),  # noqa: S301 - just made
        "copied": copy.deepcopy,
    }
    for way, taken in ways.items():
        try:
            came_back = taken(record)
        except Exception as error:
            error.add_note(f"while it was {way}")
            raise
        lines = list(compared(record, came_back))
        if not lines and hash(came_back) != hash(record):
            lines = ["  its hash"]
        if lines:
            raise AssertionError("\n".join([f"not the same once {way}", *lines]))


def _reread(record: Record | Archive) -> Record | Archive:
    """Return a record or an archive as it is read from the lines that are written of it."""
    if isinstance(record, Archive):
        return Archive.loads(record.dumps())
    return from_dict(json.loads(next(encode_lines([record]))))


def assert_audited(archive: Archive) -> None:
    """Assert that every field set in an archive is proved, and nothing is out of its time.

    Raises:
        InvalidType: if it is no archive.
        AssertionError: with all that `diplomacy.provenance.audit` finds, a line each.

    >>> from diplomacy.fixtures import ARCHIVE
    >>> assert_audited(ARCHIVE)
    """
    if not isinstance(cast("object", archive), Archive):
        raise InvalidType(archive, "an archive; make_archive makes one of records")
    findings = provenance.audit(archive)
    if findings:
        raise AssertionError("\n".join(["not all is proved", *(f"  {told}" for told in findings)]))

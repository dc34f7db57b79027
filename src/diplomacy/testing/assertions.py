"""Assertions on records, with failure messages that show only the differences."""

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
    "diff_fields",
    "diff_records",
    "index_records",
]

Records: TypeAlias = Record | Iterable[Record]
"""One record, an archive, or any other collection of records."""


class _Missing:
    def __repr__(self) -> str:
        return "missing"


_MISSING: Final = _Missing()
_COMPARED_AS_A_WHOLE: Final = (PartialDate, Period)


def diff_fields(left: Any, right: Any, path: str = "") -> Iterator[str]:
    """Yield a line for each difference between two records or parts of records.

    Args:
        left: a record or a part of one.
        right: another.
        path: the place of both in the record; empty for whole records.

    >>> from diplomacy import Milestone
    >>> from diplomacy.testing import make_agreement
    >>> signed = make_agreement(id="pact")
    >>> ratified = make_agreement(id="pact", history=[Milestone("ratified", "2001-02-03")])
    >>> list(diff_fields(signed, ratified))
    ['history[0].stage: Stage.SIGNED != Stage.RATIFIED']
    """
    if left == right:
        return
    kind = cast("Any", type(left))
    if kind is not type(right):
        if path:
            yield f"{path}: {left!r} != {right!r}"
        else:
            yield f"type: {kind.__name__} != {type(right).__name__}"
    elif kind is tuple:
        for i, (first, second) in enumerate(zip_longest(left, right, fillvalue=_MISSING)):
            yield from diff_fields(first, second, f"{path}[{i}]")
    elif issubclass(kind, Value) and kind not in _COMPARED_AS_A_WHOLE:
        for field in attrs.fields(cast("Any", kind)):
            place = f"{path}.{field.name}" if path else field.name
            yield from diff_fields(getattr(left, field.name), getattr(right, field.name), place)
    else:
        yield f"{path}: {left!r} != {right!r}"


def assert_same_records(left: Records, right: Records) -> None:
    """Assert that two records, archives or collections contain the same records.

    Collections are compared by id, in any order. A single record counts as a collection of one, and
    a record that is repeated counts once.

    Args:
        left: a record, an archive or an iterable of records.
        right: another.

    Raises:
        InvalidType: if an element is not a record.
        ArchiveErrors: if a collection has two different records with one id.
        AssertionError: with the records that only one side has, and the fields that differ in the
            records that both have.

    >>> from diplomacy.testing import make_source
    >>> try:
    ...     assert_same_records(make_source(), make_source(title="Another", language="en"))
    ... except AssertionError as error:
    ...     print(error)
    the records differ
      sample-source
        title: 'A sample source' != 'Another'
        language: None != 'en'
    """
    lines = list(diff_records(left, right))
    if lines:
        raise AssertionError("\n".join(["the records differ", *lines]))


def diff_records(left: Records, right: Records) -> Iterator[str]:
    """Yield lines that describe how two records or collections of records differ.

    A single record counts as a collection of one, and a record that is repeated counts once.

    >>> from diplomacy.testing import make_source
    >>> list(diff_records([make_source()], []))
    ['  sample-source', '    only in the first']
    """
    left_by_id, right_by_id = index_records(left), index_records(right)
    if isinstance(left, Record) and isinstance(right, Record):
        right_by_id = {left.id: right}  # two single records are compared even if their ids differ
    for id, record in left_by_id.items():
        if id not in right_by_id:
            yield from (f"  {id}", "    only in the first")
        elif record != right_by_id[id]:
            yield f"  {id}"
            yield from (f"    {line}" for line in diff_fields(record, right_by_id[id]))
    for id in right_by_id:
        if id not in left_by_id:
            yield from (f"  {id}", "    only in the second")


def index_records(records: Records) -> dict[str, Record]:
    """Return records by id.

    Raises:
        InvalidType: if an element is not a record.
        ArchiveErrors: if two different records have one id.
    """
    by_id, repeated = index_by_id([records] if isinstance(records, Record) else records)
    if repeated:
        raise ArchiveErrors("The records are not consistent", repeated)
    return by_id


def assert_round_trips(record: Record | Archive) -> None:
    """Assert that writing, pickling and copying do not change a record or an archive.

    Raises:
        InvalidType: if the argument is neither a record nor an archive.
        AssertionError: with the operation and the differences.

    >>> from diplomacy.fixtures import ARCHIVE
    >>> assert_round_trips(ARCHIVE)
    >>> assert_round_trips(ARCHIVE["nato-vilnius-2023"])
    """
    if not isinstance(cast("object", record), (Archive, *get_args(Record))):
        raise InvalidType(record, "a record or an archive")
    operations: dict[str, Callable[[Any], Any]] = {
        "writing and reading": _reread,
        "pickling": lambda value: pickle.loads(pickle.dumps(value)),  # noqa: S301 - just made
        "copying": copy.deepcopy,
    }
    for name, operation in operations.items():
        try:
            result = operation(record)
        except Exception as error:
            error.add_note(f"raised by {name}")
            raise
        lines = list(diff_records(record, result))
        if not lines and hash(result) != hash(record):
            lines = ["  its hash"]
        if lines:
            raise AssertionError("\n".join([f"{name} changed the records", *lines]))


def _reread(record: Record | Archive) -> Record | Archive:
    """Return a record or an archive as read from the lines written for it."""
    if isinstance(record, Archive):
        return Archive.loads(record.dumps())
    return from_dict(json.loads(next(encode_lines([record]))))


def assert_audited(archive: Archive) -> None:
    """Assert that every field of an archive is supported and nothing anachronistic.

    Raises:
        InvalidType: if the argument is not an archive.
        AssertionError: with everything that `diplomacy.provenance.audit` finds, one line each.

    >>> from diplomacy.fixtures import ARCHIVE
    >>> assert_audited(ARCHIVE)
    """
    if not isinstance(cast("object", archive), Archive):
        raise InvalidType(archive, "an archive; make_archive builds one from records")
    findings = provenance.audit(archive)
    if findings:
        lines = (f"  {finding}" for finding in findings)
        raise AssertionError("\n".join(["the audit of the archive failed", *lines]))

"""The differences between two archives, or between two records, field by field."""

from collections import Counter
from collections.abc import Iterator, Sequence
from typing import Any, Final, cast, final

import attrs

from diplomacy.collection import Collection
from diplomacy.dates import PartialDate, Period
from diplomacy.entries import Extra
from diplomacy.errors import require
from diplomacy.records import Record
from diplomacy.values import Value

__all__ = ["Differences", "FieldDifference", "diff", "iter_differences"]

_WHOLE: Final = (PartialDate, Period)


@final
@attrs.frozen(repr=False)
class FieldDifference(Value):
    """A place in which two records with the same id differ.

    Attributes:
        id: the id of the records.
        path: the place, such as ``title`` or ``history[0].date``; ``type`` if the types of the
            records differ. The index is that of the second record, or of the first if the second
            has no such part.
        first: the value in the first record; None if it has none.
        second: the value in the second record; None if it has none.

    >>> print(FieldDifference("a-treaty", "title", "A treaty", "The treaty"))
    a-treaty, title: 'A treaty' -> 'The treaty'
    """

    id: str
    path: str
    first: Any
    second: Any

    def __str__(self) -> str:
        return f"{self.id}, {self.change}"

    @property
    def change(self) -> str:
        """The place and both values for display, without the id."""
        return f"{self.path}: {self.first!r} -> {self.second!r}"


@final
@attrs.frozen(repr=False)
class Differences(Value):
    """The differences between two archives, which are true if there are any.

    Attributes:
        added: the records that only the second archive has, in its order.
        removed: the records that only the first archive has, in its order.
        changed: the places in which records with the same id differ, in the order of the second
            archive.

    >>> from diplomacy.fixtures import ARCHIVE
    >>> bool(diff(ARCHIVE, ARCHIVE))
    False
    """

    added: tuple[Record, ...] = ()
    removed: tuple[Record, ...] = ()
    changed: tuple[FieldDifference, ...] = ()

    def __bool__(self) -> bool:
        return bool(self.added or self.removed or self.changed)

    def __str__(self) -> str:
        """Return one line for each record added or removed, and for each place changed."""
        lines = [f"+ {type(record).__name__} {record.id}" for record in self.added]
        lines += [f"- {type(record).__name__} {record.id}" for record in self.removed]
        id = None
        for difference in self.changed:
            if difference.id != id:
                id = difference.id
                lines.append(f"~ {id}")
            lines.append(f"    {difference.change}")
        return "\n".join(lines) or "no differences"


def diff(archive: Collection, other: Collection) -> Differences:
    """Return the records added, removed and changed from this archive to another.

    Raises:
        InvalidType: if *other* is not an archive.

    >>> from attrs import evolve
    >>> from diplomacy import Agreement
    >>> from diplomacy.fixtures import ARCHIVE
    >>> treaty = ARCHIVE.get(Agreement, "kr-tr-fta")
    >>> later = ARCHIVE.without("tr-sco").replace(evolve(treaty, title="The FTA"))
    >>> print(ARCHIVE.diff(later))
    - Membership tr-sco
    ~ kr-tr-fta
        title: 'Free trade agreement between South Korea and Türkiye' -> 'The FTA'
    """
    for collection in (archive, other):
        require(collection, Collection, "an archive")
    changed = [record for record in other if record.id in archive and record not in archive]
    return Differences(
        tuple(record for record in other if record.id not in archive),
        tuple(record for record in archive if record.id not in other),
        tuple(
            difference
            for record in changed
            for difference in iter_differences(archive[record.id], record)
        ),
    )


def iter_differences(first: Record, second: Record) -> Iterator[FieldDifference]:
    """Yield the places in which two records differ, as deep in parts as possible.

    >>> from diplomacy import Source
    >>> for difference in iter_differences(Source(id="a"), Source(id="a", language="en")):
    ...     print(difference)
    a, language: None -> 'en'
    """
    for record in (first, second):
        require(record, Record, "a record")
    if type(first) is not type(second):
        yield FieldDifference(second.id, "type", type(first).__name__, type(second).__name__)
        return
    for path, left, right in _compare("", first, second):
        yield FieldDifference(second.id, path, left, right)


_Difference = tuple[str, Any, Any]


def _compare(path: str, first: Any, second: Any) -> Iterator[_Difference]:
    """Yield the path and the values of each place within two values that differs."""
    if first == second:
        return
    kind = cast("Any", type(first))
    if kind is not type(second) or kind in _WHOLE:
        yield path, first, second
    elif kind is tuple:
        yield from _compare_parts(path, first, second)
    elif kind is Extra:
        for key in sorted({*first, *second}):
            left, right = first.get(key), second.get(key)
            if Extra({key: left}) != {key: right} or (key in first) is not (key in second):
                yield f"{path}[{key!r}]", left, right
    elif issubclass(kind, Value):
        for field in attrs.fields(cast("Any", kind)):
            place = f"{path}.{field.name}" if path else field.name
            yield from _compare(place, getattr(first, field.name), getattr(second, field.name))
    else:
        yield path, first, second


def _compare_parts(path: str, first: Sequence[Any], second: Sequence[Any]) -> Iterator[_Difference]:
    """Yield the parts that only one of two sequences has, or both if only their order differs."""
    removed, added = _only_in(first, second), _only_in(second, first)
    if not removed and not added:
        yield path, first, second
    both = min(len(removed), len(added))
    for (_, left), (i, right) in zip(removed[:both], added[:both], strict=True):
        yield from _compare(f"{path}[{i}]", left, right)
    yield from ((f"{path}[{i}]", part, None) for i, part in removed[both:])
    yield from ((f"{path}[{i}]", None, part) for i, part in added[both:])


def _only_in(first: Sequence[Any], second: Sequence[Any]) -> list[tuple[int, Any]]:
    """Return the parts of a sequence that another lacks, or has less often, with their indexes."""
    left_over = Counter(second)
    found: list[tuple[int, Any]] = []
    for i, part in enumerate(first):
        if left_over[part]:
            left_over[part] -= 1
        else:
            found.append((i, part))
    return found

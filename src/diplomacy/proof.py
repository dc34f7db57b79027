"""Proof: which fields of a record its citations support, and which they do not.

A path names a place in a record, as everywhere here: ``period``, ``history[0].date``,
``participants[1].leader``. A citation's path stands for all that is under it, except that
milestones, tenures and participants are proved one by one: ``history`` alone supports none.
"""

import re
from collections.abc import Iterator
from typing import Any, Final, NamedTuple, cast, final

import attrs

from diplomacy.archive import Archive
from diplomacy.errors import InvalidId
from diplomacy.records import Cited, Milestone, Participant, Record, Tenure
from diplomacy.sources import Source
from diplomacy.values import Value
from diplomacy.vocabulary import Basis

__all__ = ["Finding", "audit", "paths", "value_at"]

_PARTS: Final = (Milestone, Tenure, Participant)
_STEP: Final = re.compile(r"\.?([a-z_]+)|\[([0-9]+)\]")


class Leaf(NamedTuple):
    """A place in a record that holds something, and the shortest path that may prove it."""

    path: str
    proved_by: int


@final
@attrs.frozen(eq=False, repr=False)
class Finding(Value):
    """Something an audit found wanting.

    Attributes:
        id: the id of the record.
        path: the field.
        reason: what is wanting.
    """

    id: str
    path: str
    reason: str

    def __str__(self) -> str:
        return f"{self.id}, {self.path}: {self.reason}"


def audit(archive: Archive) -> tuple[Finding, ...]:
    """Return where an archive's records are not proved; empty for the shipped one.

    Every field that is set, ``id`` and ``citations`` apart, must be supported by a citation; no
    citation may name a path that is not there or not set; an external one must name a source
    with a URL, and not be all that a record rests on.

    >>> from diplomacy.fixtures import ARCHIVE
    >>> audit(ARCHIVE)
    ()
    """
    findings: list[Finding] = []
    for record in archive:
        if not isinstance(record, Source):
            findings.extend(_unsupported(record))
            findings.extend(_misplaced(record))
            findings.extend(_unsourced(record, archive))
    return tuple(findings)


def paths(record: Cited) -> tuple[str, ...]:
    """Return the path of every place in a record that is set and needs proof.

    >>> from diplomacy.fixtures import seoul_2024
    >>> paths(seoul_2024.DIPLOMATIC_RELATIONS)
    ('kind', 'parties[0]', 'parties[1]', 'history[0].stage', 'history[0].date')
    """
    return tuple(leaf.path for leaf in _leaves(record))


def value_at(record: Record, path: str) -> Any:
    """Return what stands at a path of a record.

    Raises:
        InvalidId: if nothing can stand there.

    >>> from diplomacy.fixtures import ankara_2025
    >>> value_at(ankara_2025.SUMMIT, "participants[1].party")
    Country('TR')
    """
    value: Any = record
    for name, index in _STEP.findall(path):
        try:
            value = getattr(value, name) if name else value[int(index)]
        except (AttributeError, IndexError, TypeError):
            reason = (
                f"a {type(record).__name__} has nothing there; write period or history[0].date."
            )
            raise InvalidId(path, reason) from None
    return value


def _leaves(record: Cited) -> Iterator[Leaf]:
    """Give the places of a record that are set, parts of milestones and their like one by one."""
    for name, value in _set_fields(record):
        if name in ("id", "citations"):
            continue
        if not isinstance(value, tuple):
            yield Leaf(name, 0)
            continue
        for i, element in enumerate(cast("tuple[object, ...]", value)):
            path = f"{name}[{i}]"
            if isinstance(element, _PARTS):
                yield from _part_leaves(path, element)
            else:
                yield Leaf(path, 0)


def _part_leaves(path: str, part: object) -> Iterator[Leaf]:
    """Give the places of a milestone, tenure or participant that are set."""
    for name, value in _set_fields(part):
        if isinstance(value, tuple):
            for i in range(len(cast("tuple[object, ...]", value))):
                yield Leaf(f"{path}.{name}[{i}]", len(path))
        else:
            yield Leaf(f"{path}.{name}", len(path))


def _set_fields(value: Any) -> Iterator[tuple[str, Any]]:
    """Give the names and values of the fields that are not at their defaults."""
    for field in attrs.fields(value.__class__):
        if field.init and getattr(value, field.name) != field.default:
            yield field.name, getattr(value, field.name)


def supports(path: str, leaf: Leaf) -> bool:
    """Return whether a citation's path proves a place: it, or one that it lies under."""
    under = leaf.path == path or leaf.path.startswith((f"{path}.", f"{path}["))
    return under and len(path) >= leaf.proved_by


def _unsupported(record: Cited) -> Iterator[Finding]:
    cited = [path for citation in record.citations for path in citation.fields]
    for leaf in _leaves(record):
        if not any(supports(path, leaf) for path in cited):
            yield Finding(record.id, leaf.path, "no citation supports it.")


def _misplaced(record: Cited) -> Iterator[Finding]:
    for i, citation in enumerate(record.citations):
        for path in citation.fields:
            try:
                found = value_at(record, path)
            except InvalidId as error:
                yield Finding(record.id, f"citations[{i}].fields", str(error))
                continue
            if found in (None, ()) or path.split("[")[0].split(".")[0] in ("id", "citations"):
                reason = f"{path} is not set, or needs no proof."
                yield Finding(record.id, f"citations[{i}].fields", reason)


def _unsourced(record: Cited, archive: Archive) -> Iterator[Finding]:
    drawn_from = {c.source for c in record.citations if c.basis is not Basis.EXTERNAL}
    for i, citation in enumerate(record.citations):
        if citation.basis is not Basis.EXTERNAL:
            continue
        if archive.one(Source, citation.source).url is None:
            yield Finding(record.id, f"citations[{i}].source", "an external source needs a URL.")
        if not drawn_from - {citation.source}:
            reason = "an external source stands beside the one that the record is drawn from."
            yield Finding(record.id, f"citations[{i}].source", reason)

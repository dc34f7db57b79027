"""Filters that queries share, each with one meaning everywhere.

``since`` and ``until`` are inclusive and apply to the date of a record, see
`diplomacy.collection`. A record passes if its date may lie in the span; a record without a date
does not.
"""

from collections.abc import Iterable
from datetime import date
from typing import TypeAlias, TypeVar

from diplomacy import converters
from diplomacy.collection import Collection
from diplomacy.dates import PartialDate
from diplomacy.dates.extents import extent_between, extent_of
from diplomacy.errors import InvalidTerm
from diplomacy.records import MAY_FOLLOW, Agreement, Partnership, Record
from diplomacy.vocabulary import Stage, Term

__all__ = ["Day", "filter_by_span", "filter_by_stage", "filter_by_term", "filter_by_topic"]

Day: TypeAlias = PartialDate | str | date
"""A date as queries take it."""

R = TypeVar("R", bound=Record)
S = TypeVar("S", Agreement, Partnership)


def filter_by_term(
    records: Iterable[R], field: str, vocabulary: type[Term], term: Term | str | None
) -> tuple[R, ...]:
    """Return the records with this term in a field; all if *term* is None.

    Raises:
        InvalidTerm: if the vocabulary has no such term.
    """
    if term is None:
        return tuple(records)
    wanted = vocabulary(term)
    return tuple(record for record in records if getattr(record, field) is wanted)


def filter_by_topic(records: Iterable[R], topic: str | None) -> tuple[R, ...]:
    """Return the records on a topic; all if it is None.

    Raises:
        InvalidId: if the topic is not a slug.
    """
    if topic is None:
        return tuple(records)
    slug = converters.slug(topic)
    return tuple(record for record in records if slug in getattr(record, "topics", ()))


def filter_by_span(
    collection: Collection, records: Iterable[R], since: Day | None, until: Day | None
) -> tuple[R, ...]:
    """Return the records whose date may lie in a span, both ends included.

    An end that is None is open, and so is one that is approximate or uncertain.

    Raises:
        InvalidDate: if an end is not a date.
        InvalidPeriod: if the span ends before it starts.
    """
    if since is None and until is None:
        return tuple(records)
    span = extent_between(since, until)
    return tuple(
        record
        for record in records
        if (when := collection.date_of(record)) is not None
        and extent_of(when).possibly_overlaps(span)
    )


def filter_by_stage(
    records: Iterable[S],
    record_type: type[S],
    stage: Stage | str | None,
    reached: Stage | str | None,
) -> tuple[S, ...]:
    """Return the records at a stage, or that have reached one; None stands for any.

    Raises:
        InvalidTerm: if records of this type have no such stage.
    """
    found = tuple(records)
    if stage is not None:
        wanted = _parse_stage(stage, record_type)
        found = tuple(record for record in found if record.stage is wanted)
    if reached is not None:
        milestone = _parse_stage(reached, record_type)
        found = tuple(record for record in found if record.has_reached(milestone))
    return found


def _parse_stage(stage: Stage | str, record_type: type[Agreement | Partnership]) -> Stage:
    """Return a stage that records of this type can have."""
    wanted = Stage(stage)
    allowed = MAY_FOLLOW[record_type.__name__]
    if wanted not in allowed:
        vocabulary = f"the stages of {record_type.__name__}"
        raise InvalidTerm(str(wanted), vocabulary, [str(term) for term in allowed])
    return wanted

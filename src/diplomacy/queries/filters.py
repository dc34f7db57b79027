"""Filters that queries share, each with one meaning everywhere.

``since`` and ``until`` are inclusive and apply to the date of a record, see
`diplomacy.collection`. A record passes if its date may lie in the span; a record without a date
does not.
"""

from collections.abc import Iterable
from datetime import date
from typing import TypeVar

from diplomacy import converters
from diplomacy.collection import Collection
from diplomacy.dates import to_date
from diplomacy.errors import InvalidPeriod, InvalidTerm
from diplomacy.records import Agreement, Partnership, Record
from diplomacy.records.lifecycle import Day
from diplomacy.vocabulary import Stage, Term

__all__ = ["Day", "filter_by_span", "filter_by_stage", "filter_by_term", "filter_by_topic"]

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

    An end that is None is open, and so is an approximate one.

    Raises:
        InvalidDate: if an end is not a date.
        InvalidPeriod: if the span ends before it starts.
    """
    if since is None and until is None:
        return tuple(records)
    first, last = _bounds(since, until)
    if last < first:
        raise InvalidPeriod(f"{since}/{until}", "it ends before it starts.")
    return tuple(
        record
        for record in records
        if (when := collection.date_of(record)) is not None and when.possibly_within(first, last)
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
    if wanted not in record_type.STAGES:
        allowed = [str(stage) for stage in Stage if stage in record_type.STAGES]
        raise InvalidTerm(str(wanted), f"the stages of {record_type.__name__}", allowed)
    return wanted


def _bounds(since: Day | None, until: Day | None) -> tuple[date, date]:
    """Return the first and last day of a span."""
    start = None if since is None else to_date(since)
    end = None if until is None else to_date(until)
    return (
        date.min if start is None or start.approximate else start.earliest,
        date.max if end is None or end.approximate else end.latest,
    )

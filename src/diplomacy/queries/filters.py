"""Filters that queries share, each with one meaning everywhere.

``kind``, ``level``, ``status``, ``rank`` and ``flow`` are terms that a field of the record has now.
``stage`` is the current stage, ``reached`` a stage that was reached at some time. ``topic`` is one
topic or several, of which a record has any or a narrower one; one that is not on record at all is an
error.

``since`` and ``until`` are inclusive and apply to the date of a record, see `diplomacy.collection`;
a record without a date is outside every span. ``in_force_on`` and ``on`` are days. By default, a
record passes a filter of time if the filter may apply. With ``certain=True``, it must certainly
apply: the whole date of the record is within the span, and it was in force, open or held on the day
according to the sources, up to the day of which they can know. Spans that do not overlap then have
no record in common, so records can be counted by year.
"""

import difflib
from collections.abc import Callable, Iterable
from typing import Final, TypeAlias, TypeVar

from diplomacy import converters
from diplomacy.collection import Collection
from diplomacy.dates import PartialDate, Period
from diplomacy.dates.extents import extent_between, extent_of
from diplomacy.errors import InvalidTerm, InvalidType, UnknownTopic, iterate
from diplomacy.records import Agreement, Partnership, Record
from diplomacy.records.lifecycle import Day
from diplomacy.vocabulary import Stage, Term, narrower_topics

__all__ = [
    "Day",
    "Topics",
    "filter_by_span",
    "filter_by_stage",
    "filter_by_terms",
    "filter_by_topic",
    "span_test",
]

Topics: TypeAlias = str | converters.Several[str]
"""A topic or several, as queries take them."""

# The search for a similar topic among more than this many, or for a longer one, takes seconds.
_MAX_SUGGESTION_POOL: Final = 20_000
_MAX_TOPIC_LENGTH: Final = 100

R = TypeVar("R", bound=Record)
S = TypeVar("S", Agreement, Partnership)


def filter_by_terms(
    records: Iterable[R], **terms: tuple[type[Term], Term | str | None]
) -> tuple[R, ...]:
    """Return the records with some terms in some fields.

    Args:
        records: the records.
        **terms: for each field, its vocabulary and the term; None means any.

    Raises:
        InvalidTerm: if a vocabulary has no such term.
    """
    wanted = [
        (field, vocabulary(term)) for field, (vocabulary, term) in terms.items() if term is not None
    ]
    if not wanted:
        return tuple(records)
    return tuple(
        record
        for record in records
        if all(getattr(record, field) is term for field, term in wanted)
    )


def filter_by_topic(
    collection: Collection, records: Iterable[R], topic: Topics | None
) -> tuple[R, ...]:
    """Return the records on any of some topics or narrower ones, or all for None.

    Raises:
        InvalidId: if a topic is not a slug.
        InvalidType: if *topic* is neither a text nor a collection of at least one.
        UnknownTopic: if no record of the collection is on a topic.
    """
    if topic is None:
        return tuple(records)
    wanted = {
        slug
        for given in _parse_topics(topic)
        for slug in (_check_topic(collection, given), *narrower_topics(given))
    }
    return tuple(
        record for record in records if not wanted.isdisjoint(getattr(record, "topics", ()))
    )


def _parse_topics(topic: Topics) -> tuple[str, ...]:
    """Return topics as slugs."""
    expected = "a topic, or at least one of several: 'trade' or ['trade', 'energy']"
    if isinstance(topic, bytes):
        raise InvalidType(topic, expected)
    given = [topic] if isinstance(topic, str) else iterate(topic, expected)
    topics = tuple(map(converters.slug, given))
    if not topics:
        raise InvalidType(topic, expected)
    return topics


def _check_topic(collection: Collection, topic: str) -> str:
    """Return a topic that is on record, itself or by a narrower one."""
    known = collection.topics
    if topic not in known:
        raise UnknownTopic(topic, _similar_topics(topic, tuple(known)), tuple(known))
    return topic


def _similar_topics(topic: str, known: tuple[str, ...]) -> list[str]:
    """Return up to three topics that have this one as a word, or a similar spelling."""
    if len(topic) > _MAX_TOPIC_LENGTH or len(known) > _MAX_SUGGESTION_POOL:
        return []
    containing = [other for other in known if topic in other.split("-")]
    return containing[:3] or difflib.get_close_matches(topic, known, 3)


def filter_by_span(
    collection: Collection,
    records: Iterable[R],
    since: Day | None,
    until: Day | None,
    *,
    certain: bool,
) -> tuple[R, ...]:
    """Return the records whose date may lie, or certainly lies, in a span.

    See `span_test`.
    """
    lies_in = span_test(since, until, certain=certain)
    if since is None and until is None:
        return tuple(records)
    return tuple(record for record in records if lies_in(collection.date_of(record)))


def span_test(
    since: Day | None, until: Day | None, *, certain: bool
) -> Callable[[PartialDate | Period | None], bool]:
    """Return a predicate of dates that may lie, or certainly lie, in a span.

    Both ends are included. An end that is None, approximate or uncertain is open; in the last two
    cases, nothing is certain. A span with two open ends includes undated records; other spans do
    not.

    Args:
        since: the first day.
        until: the last day.
        certain: whether a date must certainly lie in the span as a whole.

    Raises:
        InvalidDate: if an end is not a date.
        InvalidPeriod: if the span ends before it starts.
        InvalidType: if *certain* is not True or False.

    >>> lies_in = span_test("2024", None, certain=False)
    >>> lies_in(PartialDate("2023")), lies_in(PartialDate("[2023..2025]")), lies_in(None)
    (False, True, False)
    """
    certain = converters.flag(certain)
    if since is None and until is None:
        return lambda _: True
    span = extent_between(since, until)
    # A year as an end represents all of its days.
    days = span._replace(begin_high=span.begin_low, end_low=span.end_high)
    lies_in = days.certainly_covers if certain else days.possibly_overlaps
    return lambda when: when is not None and lies_in(extent_of(when))


def filter_by_stage(
    records: Iterable[S],
    record_type: type[S],
    stage: Stage | str | None,
    reached: Stage | str | None,
) -> tuple[S, ...]:
    """Return the records that are at a stage, or have reached one, or all for None.

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

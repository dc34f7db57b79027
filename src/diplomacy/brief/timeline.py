"""Timelines: the acts and events of records, in order of time."""

from collections.abc import Iterable, Iterator
from collections.abc import Set as AbstractSet
from typing import NamedTuple

from diplomacy.answers import Answer
from diplomacy.brief.actors import iter_acts
from diplomacy.brief.content import iter_dates
from diplomacy.brief.entries import render_figure, render_membership, render_statement
from diplomacy.brief.phrases import (
    name_mission,
    name_partnership,
    name_visit,
    render_act,
    render_milestone,
)
from diplomacy.collection import Collection
from diplomacy.dates import PartialDate, Period
from diplomacy.errors import iterate, require
from diplomacy.records import (
    Agreement,
    Cited,
    Leader,
    Meeting,
    Membership,
    Mission,
    Organization,
    Partnership,
    Record,
    Statement,
    Statistic,
    TradeFigure,
    Visit,
)

__all__ = ["Event", "make_timeline"]


class Event(NamedTuple):
    """An entry of a timeline.

    Attributes:
        when: its date or period; None if it is not known.
        what: what happened, as a phrase.
        record: the record of it.

    >>> from diplomacy import relations
    >>> event = relations("KR", "KG").timeline()[0]
    >>> str(event.when), event.what, event.record.id
    ('1992~', 'Diplomatic relations: established', 'kr-kg-diplomatic-relations')
    """

    when: PartialDate | Period | None
    what: str
    record: Record


def make_timeline(
    collection: Collection, records: Iterable[Cited], actors: AbstractSet[str] | None = None
) -> tuple[Event, ...]:
    """Return the dated entries of records in order of time, then the undated ones.

    Each milestone of a partnership or an agreement, and each act of a mission, is a separate entry.

    Args:
        collection: the collection that names the parties.
        records: the records.
        actors: the parties whose acts are included, besides those of the whole; None for all.

    Raises:
        InvalidType: if *records* has anything but records with citations.

    >>> from diplomacy.fixtures import ARCHIVE
    >>> [event.what for event in make_timeline(ARCHIVE, ARCHIVE.partnerships_of("KG"))]
    ['Diplomatic relations: established', 'Comprehensive Partnership: established']
    """
    require(collection, Collection, "an archive")
    events = [
        Event(date, what, record)
        for record in map(_check_record, iterate(records, "records"))
        for date, what in zip(
            iter_dates(collection, record, actors),
            _iter_summaries(collection, record, actors),
            strict=True,
        )
    ]

    def key(event: Event) -> tuple[object, ...]:
        return (
            event.when is None,
            (event.when.sort_key, event.record.id) if event.when else (),
        )

    return Answer(sorted(events, key=key), collection)


def _check_record(record: Cited) -> Cited:
    return require(record, Cited, "a record with citations")


def _iter_summaries(
    collection: Collection, record: Cited, actors: AbstractSet[str] | None
) -> Iterator[str]:
    """Yield the text of each entry of a record on a timeline, in step with `iter_dates`."""
    match record:
        case Partnership() | Agreement():
            name = record.title if isinstance(record, Agreement) else name_partnership(record)
            for milestone in iter_acts(record, actors):
                yield f"{name}: {render_milestone(collection, milestone, dated=False)}"
        case Mission() if record.history:
            for act in record.history:
                yield f"{name_mission(collection, record)}: {render_act(act, dated=False)}"
        case Mission():
            yield name_mission(collection, record)
        case Visit():
            yield name_visit(collection, record)
        case Membership():
            yield render_membership(collection, record)
        case TradeFigure() | Statistic():
            yield render_figure(collection, record)
        case Statement():
            yield render_statement(collection, record)
        case Meeting():
            yield record.title
        case Leader() | Organization():
            yield record.name

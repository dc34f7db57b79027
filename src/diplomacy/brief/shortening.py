"""Shortening of long sections: counts, the first entries, and how to list all of them."""

from collections import Counter
from collections.abc import Sequence
from typing import Final, TypeVar

from diplomacy.brief.context import MAX_ITEMS, Context
from diplomacy.brief.document import Block, Facts, Paragraph
from diplomacy.brief.phrases import list_topics, render_count
from diplomacy.records import Record

__all__ = ["shorten", "write_remainder"]

R = TypeVar("R", bound=Record)
T = TypeVar("T")

_MAX_TOPICS: Final = 12


def shorten(
    context: Context, records: Sequence[R], noun: str, plural: str
) -> tuple[list[R], list[Block]]:
    """Return the records to print, and the counts of all if some are left out.

    Args:
        context: the context of the brief.
        records: the records of a section, in the order of the brief.
        noun: the singular noun for them.
        plural: the plural noun for them.
    """
    if len(records) <= MAX_ITEMS:
        return list(records), []
    decades = Counter(_decade_of(context, record) for record in records)
    topics = Counter(topic for record in records for topic in getattr(record, "topics", ()))
    rows = [("By decade", ", ".join(f"{name}: {decades[name]}" for name in sorted(decades)))]
    if topics:
        most = sorted(topics.items(), key=lambda item: (-item[1], item[0]))[:_MAX_TOPICS]
        label = "By topic" if len(topics) <= _MAX_TOPICS else "By topic, the most frequent"
        rows.append((label, ", ".join(f"{list_topics([name])}: {n}" for name, n in most)))
    kind = "oldest" if context.oldest_first else "latest"
    opening = (
        f"{render_count(len(records), noun)} on record. The {MAX_ITEMS} {kind} are listed. "
        f"For others, narrow the brief with since, until or topic, or list all {plural}."
    )
    facts = Facts(tuple((name, (text,)) for name, text in rows))
    return list(records[:MAX_ITEMS]), [Paragraph((opening,)), facts]


def write_remainder(items: Sequence[T], noun: str) -> tuple[list[T], list[Block]]:
    """Return the entries to print, and a line on how many others there are.

    >>> items, [more] = write_remainder(range(50), "statement")
    >>> len(items), more.line
    (40, ('10 more statements are not listed. Narrow the brief with since, until or topic.',))
    """
    others = len(items) - MAX_ITEMS
    if others <= 0:
        return list(items), []
    verb = "is" if others == 1 else "are"
    line = (
        f"{render_count(others, f'more {noun}')} {verb} not listed. "
        "Narrow the brief with since, until or topic."
    )
    return list(items[:MAX_ITEMS]), [Paragraph((line,))]


def _decade_of(context: Context, record: Record) -> str:
    """Return the decade in which a record certainly falls."""
    when = context.collection.date_of(record)
    first, last = (when.earliest, when.latest) if when else (None, None)
    if first is None or last is None or first.year // 10 != last.year // 10:
        return "decade not known"
    return f"{first.year // 10 * 10}s"

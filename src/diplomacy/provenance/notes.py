"""Notes: checks of the weekdays and dates in the words of citations."""

import re
from collections.abc import Iterator
from typing import Any, Final

from diplomacy.collection import Collection
from diplomacy.dates import PartialDate, Period
from diplomacy.errors import InvalidDate
from diplomacy.provenance.dates_in_text import DateMention, find_dates, is_consistent
from diplomacy.provenance.findings import Finding
from diplomacy.provenance.paths import iter_field_paths, value_at
from diplomacy.sources import Citation, Source
from diplomacy.vocabulary import FindingKind

__all__ = ["check_notes"]

_WEEKDAY_NAMES: Final = [
    "Monday",
    "Tuesday",
    "Wednesday",
    "Thursday",
    "Friday",
    "Saturday",
    "Sunday",
]
# "this report is dated 3 July 2024": this is about the cited source only.
_DATED_RE: Final = re.compile(
    r"\b(?:this|the) (?:report|article|source|page|text|release|paper|statement)(?: is| was)? "
    r"(?:dated|published|of)(?: on)? ",
    re.IGNORECASE,
)
_ITS_WEEKDAY_RE: Final = re.compile(
    r"^,? (?:\(|which (?:is|was) )?an? (?P<weekday>[A-Z][a-z]+day)\b"
)


def check_notes(record: Any, collection: Collection) -> Iterator[Finding]:
    """Yield each weekday in a quotation or note that contradicts the cited date.

    A note that says when its source was published must agree with the source. "Last Friday" is
    not checked.

    >>> from diplomacy.fixtures import ARCHIVE, astana_2024
    >>> list(check_notes(astana_2024.SUMMIT, ARCHIVE))
    []
    """
    dates: dict[str, list[PartialDate | Period]] = {}
    for place in iter_field_paths(record):
        value = value_at(record, place.path)
        if isinstance(value, PartialDate | Period):
            for path in place.supporting_paths():
                dates.setdefault(path, []).append(value)
    for i, citation in enumerate(record.citations):
        own = [date for path in citation.fields for date in dates.get(path, ())]
        for part in ("quote", "note"):
            text = getattr(citation, part)
            for reason in _iter_contradictions(text or "", own):
                yield Finding(FindingKind.WEEKDAY, record.id, f"citations[{i}].{part}", reason)
        yield from _check_publication(record, i, citation, collection)


def _iter_contradictions(text: str, dates: list[PartialDate | Period]) -> Iterator[str]:
    """Yield the reasons why a weekday in a text is wrong, for its own date or for a cited one."""
    if "day" not in text:
        return
    mentions = find_dates(text)
    position = 0
    for mention in mentions:
        position = text.find(mention.text, position) + len(mention.text)
        match = _ITS_WEEKDAY_RE.match(text[position:])
        weekday = _WEEKDAY_NAMES.index(match["weekday"]) if match else mention.weekday
        day = _whole_date(mention)
        first = None if day is None else day.earliest
        if first is not None and weekday is not None and first.weekday() != weekday:
            yield f"{mention.text} was a {first:%A}, not a {_WEEKDAY_NAMES[weekday]}."
    named = [m for m in mentions if m.weekday is not None and m.day is None]
    days = [date.earliest for date in dates if date.earliest and date.earliest == date.latest]
    if not named or len(days) < max(len(dates), 1):
        return
    if not any(day.weekday() == m.weekday for m in named for day in days):
        yield f"{days[0]} was a {days[0]:%A}, not a {named[0].text}."


def _whole_date(mention: DateMention) -> PartialDate | None:
    """Return the day that a text states in full, or None if there is no such day."""
    if mention.year is None or mention.month is None or mention.day is None:
        return None
    try:
        return PartialDate(f"{mention.year:04}-{mention.month:02}-{mention.day:02}")
    except InvalidDate:
        return None


def _check_publication(
    record: Any, index: int, citation: Citation, collection: Collection
) -> Iterator[Finding]:
    """Yield a note that states another date of its source than the source."""
    published = collection.get(Source, citation.source).published
    match = _DATED_RE.search(citation.note or "")
    if match is None or published is None:
        return
    mention = next(iter(find_dates((citation.note or "")[match.end() :][:40])), None)
    if mention and mention.year and not is_consistent(mention, published):
        reason = f"the note dates {citation.source} to {mention.text}; it is of {published}."
        yield Finding(FindingKind.PUBLICATION, record.id, f"citations[{index}].note", reason)

"""Dates in a text: days, months, years and weekdays, as English prose and registers write them."""

import re
from collections.abc import Iterator
from datetime import date
from typing import Final, NamedTuple

from diplomacy.dates import PartialDate, day_bounds

__all__ = ["DateMention", "find_dates", "has_relative_date", "is_consistent"]

_MONTHS: Final = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
]
_WEEKDAYS: Final = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"]
_MONTH: Final = (
    r"(?:Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?|Aug(?:ust)?|"
    r"Sept?(?:ember)?|Oct(?:ober)?|Nov(?:ember)?|Dec(?:ember)?|"
    r"JANUARY|FEBRUARY|MARCH|APRIL|MAY|JUNE|JULY|AUGUST|SEPTEMBER|OCTOBER|NOVEMBER|DECEMBER)\b\.?"
)
_WEEKDAY: Final = r"(?:Mon|Tues?|Wed(?:nes)?|Thu(?:rs?)?|Fri|Sat(?:ur)?|Sun)(?:day)?\b\.?"
_DAY: Final = r"\d{1,2}(?:st|nd|rd|th)?"
_JOIN: Final = r"\s*(?:[-–—/]|and|to|&)\s*"
_YEAR: Final = r"(?:1[0-9]|20)\d\d"
_DATE_RE: Final = re.compile(
    rf"(?<![\w/])(?<!\d\.)(?:"
    rf"(?P<iso>(?P<iy>{_YEAR})[-/](?P<im>[01]\d)[-/](?P<id>[0-3]\d))(?!\d)"
    rf"|(?P<packed>(?P<py>{_YEAR})(?P<pm>0[1-9]|1[0-2])(?P<pd>[0-2]\d|3[01]))(?!\d)"
    rf"|(?P<numeric>(?P<na>\d{{1,2}})(?P<sep>[./-])(?P<nb>\d{{1,2}})(?P=sep)(?P<ny>\d{{4}}))(?!\d)"
    rf"|(?:(?P<w1>{_WEEKDAY}),?\s+(?:the\s+)?)?(?P<d1>{_DAY})(?:{_JOIN}(?P<e1>{_DAY}))?\s+"
    rf"(?:of\s+|day\s+of\s+)?(?P<m1>{_MONTH})(?:,?\s+(?P<y1>{_YEAR})\b)?"
    rf"|(?:(?P<w2>{_WEEKDAY}),?\s+)?(?P<m2>{_MONTH})\s+(?P<d2>{_DAY})(?!\d|:)"
    rf"(?:{_JOIN}(?P<e2>{_DAY})(?!\d))?(?:,?\s+(?P<y2>{_YEAR})\b)?"
    rf"|(?P<m3>{_MONTH}),?\s+(?:of\s+)?(?P<y3>{_YEAR})\b"
    rf"|(?P<m4>{_MONTH})"
    rf"|(?P<y5>{_YEAR})(?:[-–—/](?P<e5>\d\d)(?!\d))?(?![\d,]\d)(?!s)"
    rf"|(?P<w6>(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day)\b"
    rf")"
)
# A month that is also a verb counts only next to a word such as "in".
_VERBS: Final = ("May", "March", "Mar", "MAY", "MARCH")
_BEFORE_MONTH_RE: Final = re.compile(
    r"\b(?:in|last|since|of|until|till|by|this|next|during|early|late|mid|from|to|and|before|after|"
    r"between|through|the)[\s-]+$",
    re.IGNORECASE,
)
# "last Friday", "the Friday before": the date is not stated.
_RELATIVE_BEFORE_RE: Final = re.compile(
    r"\b(?:last|next|following|previous|coming|past|every|each|preceding|another)\s+$",
    re.IGNORECASE,
)
_RELATIVE_AFTER_RE: Final = re.compile(r"\s*(?:before|after|prior|later|earlier|following)\b")
_RELATIVE_RE: Final = re.compile(
    r"\b(?:yesterday|today|tonight|tomorrow|ago|now|recent\w*|current\w*|earlier|later|last|next|"
    r"same|this|previous\w*|following|since|decades?|centur\w+|years?|months?|weeks?|days?|spring|"
    r"summer|autumn|fall|winter|when|during|then|already|time|era|still)\b",
    re.IGNORECASE,
)
_CONTEXT: Final = 16


class DateMention(NamedTuple):
    """A date in a text, of which unstated attributes are None.

    Attributes:
        text: the date as printed.
        year: the year.
        month: the month, from 1.
        day: the day of the month, or the first of several.
        last_day: the last of several days, otherwise *day*.
        weekday: the day of the week, Monday being 0.
    """

    text: str
    year: int | None = None
    month: int | None = None
    day: int | None = None
    last_day: int | None = None
    weekday: int | None = None


def find_dates(text: str) -> tuple[DateMention, ...]:
    """Return the dates that a text mentions, in order, without "last Friday".

    >>> find_dates("on Tuesday, Dec. 3, 2024")[0][1:]
    (2024, 12, 3, 3, 1)
    >>> [(m.year, m.month) for m in find_dates("In May 2018; since 2012; last Friday")]
    [(2018, 5), (2012, None)]
    """
    return tuple(
        mention for match in _DATE_RE.finditer(text) for mention in _iter_mentions(text, match)
    )


def _iter_mentions(text: str, match: "re.Match[str]") -> Iterator[DateMention]:
    """Yield the readings of one match; a date in figures may have two."""
    part = match.groupdict()
    whole = match[0]
    if part["iso"]:
        yield _mention(whole, part["iy"], part["im"], part["id"])
    elif part["packed"]:
        yield _mention(whole, part["py"], part["pm"], part["pd"])
    elif part["numeric"]:
        yield _mention(whole, part["ny"], part["nb"], part["na"])
        yield _mention(whole, part["ny"], part["na"], part["nb"])
    elif part["d1"]:
        yield _make_mention(whole, part["y1"], part["m1"], part["d1"], part["e1"], part["w1"])
    elif part["d2"]:
        yield _make_mention(whole, part["y2"], part["m2"], part["d2"], part["e2"], part["w2"])
    elif part["m3"]:
        yield _make_mention(whole, part["y3"], part["m3"])
    elif part["m4"]:
        if _is_month(text, match):
            yield _make_mention(whole, None, part["m4"])
    elif part["y5"]:
        yield DateMention(whole, int(part["y5"]))
        if part["e5"]:
            yield DateMention(whole, int(part["y5"][:2] + part["e5"]))
    elif not _is_relative(text, match):
        yield DateMention(whole, weekday=_weekday(part["w6"]))


def _mention(text: str, year: str, month: str, day: str) -> DateMention:
    return DateMention(text, int(year), int(month), int(day), int(day))


def _make_mention(
    text: str,
    year: str | None,
    month: str,
    day: str | None = None,
    last_day: str | None = None,
    weekday: str | None = None,
) -> DateMention:
    first = int(re.sub(r"\D", "", day)) if day else None
    last = int(re.sub(r"\D", "", last_day)) if last_day else first
    number = next(i for i, name in enumerate(_MONTHS, 1) if name.lower()[:3] == month.lower()[:3])
    return DateMention(
        text, int(year) if year else None, number, first, last, _weekday(weekday or "")
    )


def _weekday(name: str) -> int | None:
    return next((i for i, day in enumerate(_WEEKDAYS) if name and day[:2] == name[:2]), None)


def _is_month(text: str, match: "re.Match[str]") -> bool:
    """Return whether a name of a month is not a verb, a part of a name or an abbreviation."""
    name = match[0].rstrip(".")
    before = text[max(0, match.start() - _CONTEXT) : match.start()]
    if name in _VERBS:
        return _BEFORE_MONTH_RE.search(before) is not None
    return len(name) > 3 or _BEFORE_MONTH_RE.search(before) is not None


def _is_relative(text: str, match: "re.Match[str]") -> bool:
    """Return whether a weekday is counted from another day, or is every such day."""
    before = text[max(0, match.start() - _CONTEXT) : match.start()]
    return bool(
        _RELATIVE_BEFORE_RE.search(before)
        or _RELATIVE_AFTER_RE.match(text, match.end())
        or text[match.end() : match.end() + 1] == "s"
    )


def has_relative_date(text: str) -> bool:
    """Return whether a text may date an event in words that cannot be resolved.

    >>> has_relative_date("They met last week."), has_relative_date("They met.")
    (True, False)
    """
    return _RELATIVE_RE.search(text) is not None or find_dates(text) != ()


def is_consistent(mention: DateMention, day: PartialDate) -> bool:
    """Return whether a date may be the one that a text mentions.

    >>> is_consistent(find_dates("on 3 December")[0], PartialDate("2024-12-03"))
    True
    >>> is_consistent(find_dates("met Wednesday")[0], PartialDate("2024-07-02"))
    False
    """
    first, last = day_bounds(day)
    if mention.weekday is not None and first == last and first.weekday() != mention.weekday:
        return False
    if mention.month is None:
        return mention.year is None or first.year <= mention.year <= last.year
    if mention.year is None and last.year - first.year > 1:
        return True
    years = (mention.year,) if mention.year else sorted({first.year, last.year})
    return any(_is_within(mention, year, first, last) for year in years)


def _is_within(mention: DateMention, year: int, first: date, last: date) -> bool:
    """Return whether a month or day of a year may be between two days."""
    month = mention.month or 1
    begin = (year, month, mention.day or 1)
    end = (year, month, mention.last_day or 31)
    return begin <= (last.year, last.month, last.day) and end >= (
        first.year,
        first.month,
        first.day,
    )

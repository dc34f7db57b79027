"""Dates as people and registers write them, read by a small grammar."""

import re
from collections.abc import Mapping
from typing import Any, Final

from diplomacy.dates.edtf import parse_edtf
from diplomacy.dates.english import format_english
from diplomacy.dates.unsupported import PERIOD_FOR_DATE
from diplomacy.errors import AmbiguousDate, InvalidDate, UnsupportedDate

__all__ = ["parse_written_date", "parse_written_period"]

_MAX_LENGTH: Final = 60
_ABOUT: Final = r"about|around|roughly|approximately|approx\.?|circa|ca?\.?"
_ABOUT_RE: Final = re.compile(rf"(?:{_ABOUT})(?: +(?=\S)|(?=[0-9]))", re.IGNORECASE)
_ABOUT_AFTER_RE: Final = re.compile(rf" \((?:{_ABOUT})\)", re.IGNORECASE)
_TIME_RE: Final = re.compile(
    r"(?P<day>.*[0-9])[T ](?P<clock>[0-9]{1,2}(?::[0-9]{2}){1,2}(?:[.,][0-9]+)?)"
    r"(?: ?(?P<half>[AP]M))?(?: ?(?:Z|UTC|GMT|[+-][0-9]{2}(?::?[0-9]{2})?))?",
    re.IGNORECASE,
)
_PERIOD_RE: Final = re.compile(
    r"since (?P<since>.+)|(?:from )?(?P<onward>.+) onwards?|until (?P<until>.+)"
    r"|(?:from )?(?P<first>(?:\.\.|[^/–—.]*|[^/–—]*?))"
    r"(?P<mark> ?[/–—] ?| (?:-|to|until) |\.{2,3}|(?<=^[0-9]{4})-(?=(?:[0-9]{4}|[a-z ]+)?$))"
    r"(?P<last>[^/–—]*)"
    r"|from (?P<from>.+)",
    re.IGNORECASE,
)
_DAYS_RE: Final = re.compile(
    r"(?P<first>[0-9]{1,2}(?: [A-Za-z]+)?) ?(?:[-–—]|to|and) ?(?P<last>[0-9]{1,2}) "
    r"(?P<month>[A-Za-z]+),? (?P<year>[0-9]{4})"
    r"|(?P<only_month>[A-Za-z]+) ?(?:[-–—]|to|and) ?(?P<last_month>[A-Za-z]+ [0-9]{4})"
    r"|(?P<us_month>[A-Za-z]+) (?P<us_first>[0-9]{1,2}) ?(?:[-–—]|to|and) ?"
    r"(?P<us_last>(?:[A-Za-z]+ )?[0-9]{1,2}),? (?P<us_year>[0-9]{4})"
)
_ENDS: Final = {
    **dict.fromkeys(("", "*", "?", "unknown"), ""),
    **dict.fromkeys(
        ("..", "open", "present", "the present", "present day", "now", "today", "ongoing"), ".."
    ),
}
_SEPARATOR: Final = r"( ?[-/.] ?| )"
_THREE_NUMBERS_RE: Final = re.compile(rf"([0-9]{{1,4}}){_SEPARATOR}([0-9]{{1,2}})\2([0-9]{{1,4}})")
_TWO_NUMBERS_RE: Final = re.compile(
    r"(?P<month>[0-9]{1,2}) ?[-/.] ?(?P<year>[0-9]{4})"
    r"|(?P<first>[0-9]{4}) ?[-/.] ?(?P<second>[0-9]{1,2})"
)
_ORDINAL_RE: Final = re.compile(r"\b([0-9]{1,2})(?:st|nd|rd|th)\b", re.IGNORECASE)
_TOKEN_RE: Final = re.compile(r"[A-Za-z]+|[0-9]+|[^A-Za-z0-9]+")
_BOUND_RE: Final = re.compile(
    r"(?:on or before|(?:not|no) later than) (?P<last>.+)|(?P<until>.+) or (?:earlier|before)"
    r"|(?:on or after|(?:not|no) earlier than|not before) (?P<first>.+)"
    r"|(?P<since>.+) or (?:later|after)",
    re.IGNORECASE,
)
_PERIOD_WORDS_RE: Final = re.compile(
    r"(?:since|until|till|up to|before|prior to|after|from|by)(?: the)? .*[0-9].*", re.IGNORECASE
)
_PART_RE: Final = re.compile(
    r"(?:the )?(?:early|late|mid|(?:middle|start|beginning|end) of)[ -].*[0-9]{4}(?:'?s)?",
    re.IGNORECASE,
)
_PART: Final = (
    "a part of a decade, a year or a month",
    "Write the whole, such as 1990s, or the span, such as [1995..1999].",
)
_DAY_RE: Final = re.compile(r"[0-9]{4}(?:-(?:0[1-9]|1[0-2])(?:-[0-9]{2})?)?")
_PUNCTUATION: Final = frozenset({"", "-", "/", ".", ",", ".,"})
_SEASON_RE: Final = re.compile(
    r"(?:the )?(spring|summer|autumn|fall|winter)(?:,? | of )([0-9]{4})", re.IGNORECASE
)
_SEASON_CODES: Final = {"spring": 21, "summer": 22, "autumn": 23, "fall": 23, "winter": 24}
_DECADE_RE: Final = re.compile(r"(?:the )?([0-9]{2})([0-9])0'?s", re.IGNORECASE)


def parse_written_date(text: str, order: str | None = None) -> str | None:
    """Return the EDTF text of a written date; None if it is not in one of the known forms.

    Raises:
        AmbiguousDate: if it can be read in two ways.
        InvalidDate: if there is no such month or day, the weekday is wrong, or it has a time.
        UnsupportedDate: if it is a period, or a part of a year, a decade or a month.

    >>> parse_written_date("Monday, 6 August 2018"), parse_written_date("3.4.2020", "dmy")
    ('2018-08-06', '2020-04-03')
    >>> parse_written_date("on or before 24 November 2025")
    '[..2025-11-24]'
    """
    if len(text) > _MAX_LENGTH:
        return None
    plain, qualifier = _split_about(" ".join(text.split()))
    plain, is_timestamp = _split_midnight(plain, text)
    bound = _BOUND_RE.fullmatch(plain)
    if bound is not None:
        return None if qualifier else _read_bound(bound, order)
    if _PERIOD_WORDS_RE.fullmatch(plain):
        raise UnsupportedDate(text, *PERIOD_FOR_DATE)
    if _PART_RE.fullmatch(plain):
        raise UnsupportedDate(text, *_PART)
    date = (
        _read_compact(plain, order, text)
        or _read_three_numbers(plain, order, text)
        or _read_two_numbers(plain, text)
        or _read_season(plain)
        or _read_decade(plain, text)
        or _read_named_month(plain, text)
    )
    if date is None and (qualifier or is_timestamp):
        fields = parse_edtf(plain)
        date = plain if fields and plain[-1:].isalnum() else None
    if date is None or (is_timestamp and len(date) != len("2023-09-17")):
        return None
    return f"{date}{qualifier}"


def parse_written_period(text: str) -> str | None:
    """Return the EDTF text that a written period, or a date in place of it, seems to mean.

    >>> parse_written_period("from 2010 to 2012"), parse_written_period("since 6 August 2018")
    ('2010/2012', '2018-08-06/..')
    >>> parse_written_period("15-16 November 2015")
    '2015-11-15/2015-11-16'
    """
    if len(text) > 2 * _MAX_LENGTH:
        return None
    plain = " ".join(text.split())
    days = _read_days(plain)
    if days is not None:
        return days
    match = _PERIOD_RE.fullmatch(plain)
    if match is None:
        return parse_written_date(plain)
    if match["from"]:
        ends = [match["from"], ""]
    elif match["since"] or match["onward"]:
        ends = [match["since"] or match["onward"], ".."]
    elif match["until"]:
        ends = ["..", match["until"]]
    else:
        silent = ".." if match["mark"] == ".." else ""
        ends = [match["first"] or silent, match["last"] or silent]
    texts = [_read_end(end.strip()) for end in ends]
    return None if None in texts else f"{texts[0]}/{texts[1]}"


def _read_bound(match: re.Match[str], order: str | None) -> str | None:
    """Read "on or before 6 August 2018" and its like as a date that is open on one side."""
    name, text = next((name, text) for name, text in match.groupdict().items() if text)
    date = text if parse_edtf(text) else parse_written_date(text, order)
    if date is None or _DAY_RE.fullmatch(date) is None:
        return None
    return f"[..{date}]" if name in ("last", "until") else f"[{date}..]"


def _read_days(text: str) -> str | None:
    """Read two days or months of one year that is written once: 15-16 November 2015."""
    match = _DAYS_RE.fullmatch(text)
    if match is None:
        return None
    if match["only_month"]:
        ends = [f"{match['only_month']} {match['last_month'][-4:]}", match["last_month"]]
    elif match["year"]:
        month, year = match["month"], match["year"]
        first = match["first"] if " " in match["first"] else f"{match['first']} {month}"
        ends = [f"{first} {year}", f"{match['last']} {month} {year}"]
    else:
        month, year = match["us_month"], match["us_year"]
        last = match["us_last"] if " " in match["us_last"] else f"{month} {match['us_last']}"
        ends = [f"{month} {match['us_first']} {year}", f"{last} {year}"]
    texts = [parse_written_date(end) for end in ends]
    return None if None in texts else f"{texts[0]}/{texts[1]}"


def _read_end(text: str) -> str | None:
    """Return the EDTF text of an end of a period."""
    if text.lower() in _ENDS:
        return _ENDS[text.lower()]
    return text if parse_edtf(text) else parse_written_date(text)


# --- the text around a date ------------------------------------------------------------------------


def _split_about(text: str) -> tuple[str, str]:
    """Return a text without "possibly" and "about", and the EDTF qualifier that they make."""
    certain = text[len("possibly ") :] if text.lower().startswith("possibly ") else text
    exact = _ABOUT_AFTER_RE.sub("", certain)
    match = _ABOUT_RE.match(certain)
    if exact == certain and match:
        exact = certain[match.end() :]
    uncertain, approximate = certain != text, exact != certain
    return exact, {0: "", 1: "~", 2: "?", 3: "%"}[2 * uncertain + approximate]


def _split_midnight(text: str, whole: str) -> tuple[str, bool]:
    """Return a text without a time of midnight, and whether it had one."""
    match = _TIME_RE.fullmatch(text)
    if match is None:
        return text, False
    hour, _, rest = match["clock"].partition(":")
    half = (match["half"] or "").upper()
    is_midnight = int(hour) == 12 if half == "AM" else int(hour) == 0 and not half
    if not is_midnight or rest.strip("0:.,"):
        form = "a time of day"
        raise UnsupportedDate(whole, form, f"Write the day without a time: {match['day']}.")
    return match["day"], True


# --- the forms of a date --------------------------------------------------------------------------


def _read_compact(text: str, order: str | None, whole: str) -> str | None:
    """Read eight digits: year, month and day (ISO 8601, basic form), or in the order passed."""
    if not re.fullmatch("[0-9]{8}", text):
        return None
    iso = {"ymd": f"{text[:4]}-{text[4:6]}-{text[6:]}"}
    last = {
        "dmy": f"{text[4:]}-{text[2:4]}-{text[:2]}",
        "mdy": f"{text[4:]}-{text[:2]}-{text[2:4]}",
    }
    if order in last:
        return _choose({**iso, order: last[order]}, whole)
    return _choose(iso if order or _is_valid(iso["ymd"]) else {**iso, **last}, whole)


def _read_three_numbers(text: str, order: str | None, whole: str) -> str | None:
    """Read the numbers of a day, a month and a year of four digits."""
    # In Korea, every number has a full stop: 2004. 12. 3.
    match = _THREE_NUMBERS_RE.fullmatch(text.removesuffix("."))
    if match is None:
        return None
    first, _, second, third = match.groups()
    if len(first) == 4 and len(third) <= 2:
        return _choose({"ymd": f"{first}-{int(second):02}-{int(third):02}"}, whole)
    if len(first) <= 2 and len(third) == 4:
        readings = {
            "dmy": f"{third}-{int(second):02}-{int(first):02}",
            "mdy": f"{third}-{int(first):02}-{int(second):02}",
        }
        if order in readings and not _is_valid(readings[order]):
            raise _explain_order(readings, order, whole)
        return _choose({order: readings[order]} if order in readings else readings, whole)
    if len(first) <= 2 and len(third) <= 2:
        reason = "a year of two digits can be of any century. Write the year with four digits."
        raise InvalidDate(whole, reason)
    return None


def _read_two_numbers(text: str, whole: str) -> str | None:
    """Read the numbers of a month and a year of four digits."""
    match = _TWO_NUMBERS_RE.fullmatch(text)
    if match is None:
        return None
    if match["year"]:
        return _choose({"my": f"{match['year']}-{int(match['month']):02}"}, whole)
    year, second = match["first"], match["second"]
    month = f"{year}-{int(second):02}"
    if len(second) == 2 and int(second) > int(year[2:]) and "-" not in text:
        period = f"{year}/{year[:2]}{second}"
        if not _is_valid(month):
            raise InvalidDate(whole, f"it may be a period. Write {period}.")
        raise AmbiguousDate(whole, (month, period), (format_english(month), "a period"))
    return _choose({"ym": month}, whole)


def _read_season(text: str) -> str | None:
    match = _SEASON_RE.fullmatch(text)
    return match and f"{match[2]}-{_SEASON_CODES[match[1].lower()]}"


def _read_decade(text: str, whole: str) -> str | None:
    """Read "the 1990s"; "the 1900s" is a decade or a century."""
    match = _DECADE_RE.fullmatch(text)
    if match is None:
        return None
    if match[2] != "0":
        return f"{match[1]}{match[2]}X"
    readings = (f"{match[1]}0X", f"{match[1]}XX")
    raise AmbiguousDate(whole, readings, [format_english(reading) for reading in readings])


def _read_named_month(text: str, whole: str) -> str | None:
    """Read the name of a month with a year of four digits, and a day and a weekday if given."""
    tokens = _TOKEN_RE.findall(_ORDINAL_RE.sub(r"\1", text))
    marks = [token for token in tokens if not token[0].isascii() or not token[0].isalnum()]
    if (
        not all(mark.replace(" ", "") in _PUNCTUATION for mark in marks)
        or tokens[-1:] == marks[-1:]
    ):
        return None
    words = [token for token in tokens if token.isalpha() and token.lower() not in ("the", "of")]
    numbers = [token for token in tokens if token.isdecimal()]
    years = [number for number in numbers if len(number) == 4]
    days = [number for number in numbers if len(number) <= 2]
    if not words or len(words) > 2 or len(days) > 1 or len(years) + len(days) != len(numbers):
        return None
    month, weekday = _find_month(words)
    if month is None:
        if not years or len(words[-1]) < 3:
            return None
        raise InvalidDate(whole, f"{words[-1]!r} is not the name of a month. Write 6 August 2018.")
    if len(years) != 1:
        raise InvalidDate(whole, "it has no year of four digits. Write the year, as in May 2018.")
    date = f"{years[0]}-{month:02}"
    if not days:
        return date if weekday is None else None
    date = f"{date}-{int(days[0]):02}"
    if not _is_valid(date):
        raise InvalidDate(whole, _explain(date))
    return date if weekday is None else _check_weekday(date, weekday, whole)


def _find_month(words: list[str]) -> tuple[int | None, str | None]:
    """Return the month that one of at most two words names, and the other; dateutil has the names."""
    from dateutil.parser import parserinfo

    info: Any = parserinfo()
    for i, word in enumerate(words):
        month = info.month(word) if len(word) > 2 else None
        if month is not None:
            others = words[:i] + words[i + 1 :]
            return month, others[0] if others else None
    return None, None


# --- the readings of a form -----------------------------------------------------------------------


def _is_valid(text: str) -> bool:
    """Return whether a year and month, or a day, exists."""
    try:
        return int(text[5:7]) <= 12 and parse_edtf(text) is not None
    except InvalidDate:
        return False


def _explain(text: str) -> str:
    """Return what is wrong with a year and month, or a day, that does not exist."""
    if int(text[5:7]) > 12:
        return f"there is no month {int(text[5:7])}."
    try:
        parse_edtf(text)
    except InvalidDate as error:
        return error.reason
    raise AssertionError(text)


def _choose(readings: Mapping[str, str], whole: str) -> str:
    """Return the only reading, by order, that is a date.

    Raises:
        AmbiguousDate: if there are two.
        InvalidDate: if there is none.
    """
    valid = {text: order for order, text in readings.items() if _is_valid(text)}
    if len(valid) == 1:
        return next(iter(valid))
    if not valid:
        likely = [text for text in readings.values() if 1 <= int(text[5:7]) <= 12]
        raise InvalidDate(whole, _explain((likely or list(readings.values()))[0]))
    orders = " or ".join(f"order={order!r}" for order in valid.values())
    labels = [format_english(text) for text in valid]
    raise AmbiguousDate(whole, tuple(valid), labels, f"Pass {orders}, or write one of them.")


def _explain_order(readings: Mapping[str, str], order: str, whole: str) -> InvalidDate:
    """Return the error for a date that is not valid in the order passed."""
    reason = f"in the order {order}, {_explain(readings[order])}"
    others = [name for name, text in readings.items() if name != order and _is_valid(text)]
    return InvalidDate(whole, f"{reason} Pass order={others[0]!r}." if others else reason)


def _check_weekday(date: str, weekday: str, whole: str) -> str:
    """Return a day if it is on the weekday that was written beside it."""
    fields = parse_edtf(date)
    day = fields[1] if fields else None
    if day is None:
        return date
    from dateutil.parser import parserinfo

    info: Any = parserinfo()
    name: str = info.WEEKDAYS[day.weekday()][1]
    if len(weekday) < 3 or not name.lower().startswith(weekday.lower()):
        raise InvalidDate(whole, f"that day was a {name}, not a {weekday}.")
    return date

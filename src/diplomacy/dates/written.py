"""Written dates of people and registers, read by a small grammar."""

import re
from contextlib import suppress
from typing import Any, Final

from diplomacy.dates.edtf import SEASONS, parse_edtf
from diplomacy.dates.english import format_english
from diplomacy.dates.readings import check_weekday, choose, explain, explain_order, is_valid
from diplomacy.dates.unsupported import PERIOD_FOR_DATE
from diplomacy.errors import AmbiguousDate, InvalidDate, UnsupportedDate

__all__ = ["ONGOING", "parse_written_date", "parse_written_period"]

_MAX_LENGTH: Final = 60
_ABOUT: Final = r"about|around|roughly|approximately|approx\.?|circa|ca?\.?"
_ABOUT_RE: Final = re.compile(rf"(?:{_ABOUT})(?: +(?=\S)|(?=[0-9]))", re.IGNORECASE)
_ABOUT_AFTER_RE: Final = re.compile(rf" \((?:{_ABOUT})\)", re.IGNORECASE)
_TIME_RE: Final = re.compile(
    r"(?P<day>.*[0-9])[T ](?P<clock>[0-9]{1,2}(?::[0-9]{2}){1,2}(?:[.,][0-9]+)?)"
    r"(?: ?(?P<half>[AP]M))?(?: ?(?:Z|UTC|GMT|[+-][0-9]{2}(?::?[0-9]{2})?))?",
    re.IGNORECASE,
)
_ONE_SIDED_RE: Final = re.compile(
    r"since (?P<since>.+)|(?:from )?(?P<onward>.+) onwards?|until (?P<until>.+)", re.IGNORECASE
)
# The separators of the ends of a period: the first one that a text has exactly once counts.
_MARK_RES: Final = tuple(
    re.compile(pattern, re.IGNORECASE)
    for pattern in (
        r"\.{2,3}",
        r" ?[–—] ?",
        r" (?:-|to|until) ",
        r" and ",
        r" ?/ ?",
        r"(?<=.)-(?=.)|(?<=^[0-9]{4})-$",
    )
)
_BETWEEN_RE: Final = re.compile(r"between (.+) and (.+)", re.IGNORECASE)
ONGOING: Final = frozenset(
    (
        *("current", "incumbent", "now", "ongoing", "open"),
        *("present", "present day", "the present", "today"),
    )
)
"""Words in lower case for the end of a period that has not ended."""
_ENDS: Final = {
    **dict.fromkeys(("", "*", "?", "unknown"), ""),
    **dict.fromkeys(("..", *ONGOING), ".."),
}
_SEPARATOR: Final = r"( ?[-/.] ?| )"
_THREE_NUMBERS_RE: Final = re.compile(rf"([0-9]{{1,4}}){_SEPARATOR}([0-9]{{1,2}})\2([0-9]{{1,4}})")
_TWO_NUMBERS_RE: Final = re.compile(
    r"(?P<month>[0-9]{1,2}) ?[-/.] ?(?P<year>[0-9]{4})"
    r"|(?P<first>[0-9]{4}) ?[-/.] ?(?P<second>[0-9]{1,2})"
)
_NUMERALS: Final = ("I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII")
_ROMAN: Final = {numeral: number for number, numeral in enumerate(_NUMERALS, start=1)}
# Between a day and a year, or of two letters, since an X can also be a digit that is not known.
_ROMAN_MONTH_RE: Final = re.compile(
    r"[0-9](?:[-/. ]+[IVX]+[-/. ]+)[0-9]|\b(?:[IVX]{2,})[-/. ]+[0-9]", re.IGNORECASE
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
_PART_OF_YEAR_RE: Final = re.compile(
    r"(?:the )?(?P<nth>1st|2nd|3rd|4th|first|second|third|fourth|last) "
    r"(?P<part>half|quarter)(?:,? | of )(?P<of>[0-9]{4})"
    r"|(?P<letter>[HQ])(?P<number>[1-4])[ /-]?(?P<year>[0-9]{4})"
    r"|(?P<year_first>[0-9]{4})[ /-]?(?P<letter_last>[HQ])(?P<number_last>[1-4])",
    re.IGNORECASE,
)
_NTH: Final = {"first": 1, "second": 2, "third": 3, "fourth": 4}
_SEASON_CODES: Final = {"spring": 21, "summer": 22, "autumn": 23, "fall": 23, "winter": 24}
_DECADE_RE: Final = re.compile(r"(?:the )?([0-9]{2})([0-9])0'?s", re.IGNORECASE)


def parse_written_date(text: str, order: str | None = None) -> str | None:
    """Return the EDTF text of a written date, or None if its form is not known.

    Raises:
        AmbiguousDate: if it has two readings.
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
        or _read_part_of_year(plain)
        or _read_between(plain, order)
        or _read_decade(plain, text)
        or _read_named_month(plain, text)
    )
    if date is None and (qualifier or is_timestamp):
        fields = parse_edtf(plain)
        date = plain if fields and plain[-1:].isalnum() else None
    if date is None or (is_timestamp and len(date) != len("2023-09-17")):
        return None
    return f"{date}{qualifier}"


def parse_written_period(text: str, order: str | None = None) -> str | None:
    """Return the probable EDTF text of a written period, or of a date in its place.

    Raises:
        AmbiguousDate: if it, or one of its ends, has two readings.
        InvalidDate: if an end is not a date of the calendar.

    >>> parse_written_period("from 2010 to 2012"), parse_written_period("since 6 August 2018")
    ('2010/2012', '2018-08-06/..')
    >>> parse_written_period("15-16 November 2015")
    '2015-11-15/2015-11-16'
    """
    if len(text) > 2 * _MAX_LENGTH:
        return None
    plain = " ".join(text.split())
    match = _ONE_SIDED_RE.fullmatch(plain)
    if match is not None:
        first = match["since"] or match["onward"] or ".."
        return _join_ends(first, match["until"] or "..", order)
    ends = _split_ends(plain)
    if ends is None and plain[:5].lower() == "from ":
        return _join_ends(plain[5:], "", order)
    fault: InvalidDate | None = None
    if ends is not None:
        try:
            found = _read_range(*ends, plain, order)
        except AmbiguousDate:
            raise
        except InvalidDate as error:
            found, fault = None, error
        if found is not None:
            return found
    date = plain if parse_edtf(plain) else parse_written_date(plain, order)
    if date is None and fault is not None:
        raise fault
    return date


def _split_ends(text: str) -> tuple[str, str, str] | None:
    """Return the two ends of a period and their separator, if a text looks like one."""
    plain = text[5:] if text[:5].lower() == "from " else text
    for mark in _MARK_RES:
        parts = mark.split(plain)
        if len(parts) == 2:
            return parts[0], parts[1], mark.findall(plain)[0]
    return None


def _join_ends(first: str, last: str, order: str | None) -> str | None:
    """Return the EDTF text of a period whose ends are written in full."""
    texts = [_read_end(end.strip(), order) for end in (first, last)]
    return None if None in texts else f"{texts[0]}/{texts[1]}"


def _read_range(first: str, last: str, mark: str, text: str, order: str | None) -> str | None:
    """Read two dates, one of which may leave out shared parts: 15-16 November 2015."""
    silent = ".." if mark.startswith("..") else ""
    if not first or not last:
        return _join_ends(first or silent, last or silent, order)
    years = _read_years(first, last, mark, text)
    if years is not None:
        return years
    if "/" in mark and not {first.lower(), last.lower()} & _ENDS.keys():
        whole = len(_TOKEN_RE.findall(first)) == len(_TOKEN_RE.findall(last))
        return _join_ends(first, last, order) if whole else None
    found = _join_in_order(*_complete(first, last), order)
    return found if found is None or "and" not in mark.lower() or _is_consecutive(found) else None


def _join_in_order(first: str, last: str, order: str | None) -> str | None:
    """Return the period of two ends, by default in the only order in which both are dates."""
    try:
        return _join_ends(first, last, order)
    except AmbiguousDate:
        found = list[str | None]()
        for candidate in () if order else ("dmy", "mdy"):
            with suppress(InvalidDate):
                found.append(_join_ends(first, last, candidate))
        if len(found) != 1:
            raise
        return found[0]


def _is_consecutive(period: str) -> bool:
    """Return whether the second date of a period follows the first, as in "2 and 3 May 2018"."""
    first, last = (parse_edtf(end) for end in period.split("/"))
    if not first or not last or first[2] is None or last[1] is None:
        return False
    return (last[1] - first[2]).days == 1


def _read_bound(match: re.Match[str], order: str | None) -> str | None:
    """Read a phrase such as "on or before 6 August 2018" as a date that is open on one side."""
    name, text = next((name, text) for name, text in match.groupdict().items() if text)
    date = text if parse_edtf(text) else parse_written_date(text, order)
    if date is None or _DAY_RE.fullmatch(date) is None:
        return None
    return f"[..{date}]" if name in ("last", "until") else f"[{date}..]"


def _complete(first: str, last: str) -> tuple[str, str]:
    """Return two ends with the month and the year that one of them leaves out."""
    heads, tails = _TOKEN_RE.findall(first.rstrip(" .")), _TOKEN_RE.findall(last)
    if not heads or any(len(token) == 4 and token.isdecimal() for token in heads):
        return first, last
    is_month_first = heads[0].isalpha() and len(heads) > 2 and tails[0].isdecimal()
    if is_month_first and len(tails) < 4:  # March 12-14, 2011
        tails = [*heads[:2], *tails]
    return "".join(heads + tails[len(heads) :]), "".join(tails)


def _read_years(first: str, last: str, mark: str, text: str) -> str | None:
    """Read two years of which the second lacks its century: 1953-57."""
    if not re.fullmatch("[0-9]{4}/[0-9]{2}", f"{first}/{last}") or int(last) <= int(first[2:]):
        return None
    month, period = f"{first}-{last}", f"{first}/{first[:2]}{last}"
    if int(last) > 12 and last not in SEASONS:
        return period
    if mark == "-" and last not in SEASONS:
        return None  # a month
    raise AmbiguousDate(text, (month, period), (format_english(month), "a period"))


def _read_end(text: str, order: str | None) -> str | None:
    """Return the EDTF text of an end of a period."""
    if text.lower() in _ENDS:
        return _ENDS[text.lower()]
    return text if parse_edtf(text) else parse_written_date(text, order)


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
        return choose({**iso, order: last[order]}, whole)
    return choose(iso if order or is_valid(iso["ymd"]) else {**iso, **last}, whole)


def _read_three_numbers(text: str, order: str | None, whole: str) -> str | None:
    """Read the numbers of a day, a month and a year of four digits."""
    # In Korea, every number has a full stop: 2004. 12. 3.
    match = _THREE_NUMBERS_RE.fullmatch(text.removesuffix("."))
    if match is None:
        return None
    first, _, second, third = match.groups()
    if len(first) == 4 and len(third) <= 2:
        return choose({"ymd": f"{first}-{int(second):02}-{int(third):02}"}, whole)
    if len(first) <= 2 and len(third) == 4:
        readings = {
            "dmy": f"{third}-{int(second):02}-{int(first):02}",
            "mdy": f"{third}-{int(first):02}-{int(second):02}",
        }
        if order in readings and not is_valid(readings[order]):
            raise explain_order(readings, order, whole)
        return choose({order: readings[order]} if order in readings else readings, whole)
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
        return choose({"my": f"{match['year']}-{int(match['month']):02}"}, whole)
    year, second = match["first"], match["second"]
    month = f"{year}-{int(second):02}"
    if len(second) == 2 and int(second) > int(year[2:]) and "-" not in text:
        period = f"{year}/{year[:2]}{second}"
        if not is_valid(month):
            raise InvalidDate(whole, f"it may be a period. Write {period}.")
        raise AmbiguousDate(whole, (month, period), (format_english(month), "a period"))
    return choose({"ym": month}, whole)


def _read_season(text: str) -> str | None:
    match = _SEASON_RE.fullmatch(text)
    return match and f"{match[2]}-{_SEASON_CODES[match[1].lower()]}"


def _read_part_of_year(text: str) -> str | None:
    """Read a half or a quarter of a year as the span of its months."""
    match = _PART_OF_YEAR_RE.fullmatch(text)
    if match is None:
        return None
    year = match["of"] or match["year"] or match["year_first"]
    part = (match["part"] or match["letter"] or match["letter_last"])[0].lower()
    count = 2 if part == "h" else 4
    nth = (match["nth"] or match["number"] or match["number_last"]).lower()
    number = count if nth == "last" else _NTH[nth] if nth in _NTH else int(nth[0])
    last = number * 12 // count
    return f"[{year}-{last - 12 // count + 1:02}..{year}-{last:02}]" if number <= count else None


def _read_between(text: str, order: str | None) -> str | None:
    """Read "between 3 and 5 May 2018" as the span of these days."""
    match = _BETWEEN_RE.fullmatch(text)
    if match is None:
        return None
    ends = (_join_ends(*_complete(match[1], match[2]), order) or "").split("/")
    return f"[{'..'.join(ends)}]" if all(map(_DAY_RE.fullmatch, ends)) else None


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
    """Read the name of a month with a year of four digits and, optionally, a day and a weekday."""
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
    if not words or len(words) > 2 or len(years) + len(days) != len(numbers):
        return None
    if len(days) > 1 and (len(days) > 2 or years or _find_month(words, text)[0] is None):
        return None
    month, weekday = _find_month(words, text)
    if month is None:
        if not years or len(words[-1]) < 3:
            return None
        raise InvalidDate(whole, f"{words[-1]!r} is not the name of a month. Write 6 August 2018.")
    if len(years) != 1:
        raise InvalidDate(whole, "it has no year of four digits. Write the year, as in May 2018.")
    if weekday is not None and len(weekday) < 3:
        return None  # a mark, such as the "a" of an accession
    date = f"{years[0]}-{month:02}"
    if not days:
        return date if weekday is None else None
    date = f"{date}-{int(days[0]):02}"
    if not is_valid(date):
        raise InvalidDate(whole, explain(date))
    return date if weekday is None else check_weekday(date, weekday, whole)


def _find_month(words: list[str], text: str) -> tuple[int | None, str | None]:
    """Return the month that one of at most two words names, and the other; dateutil has the names.

    A Roman numeral names one if nothing else is a digit of it: "3.IV.2018", but not "2018-1X".
    """
    from dateutil.parser import parserinfo

    info: Any = parserinfo()
    for i, word in enumerate(words):
        month = info.month(word) if len(word) > 2 else None
        if month is None and _ROMAN_MONTH_RE.search(text):
            month = _ROMAN.get(word.upper())
        if month is not None:
            others = words[:i] + words[i + 1 :]
            return month, others[0] if others else None
    return None, None

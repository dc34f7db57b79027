"""Dates against the enumeration of their days, and as they are written."""

import random
from calendar import monthrange
from collections.abc import Iterator
from datetime import date, timedelta
from typing import NamedTuple

from diplomacy import DiplomacyError, PartialDate, Period

DAY = timedelta(days=1)
MONTHS = "January February March April May June July August September October November December"


class Days(NamedTuple):
    """A text, and the days of which it says that something happened on one, or on all."""

    text: str
    days: frozenset[date]


def days_of(text: str) -> frozenset[date]:
    """Return the days of a day, a month or a year."""
    year, month, day = (*map(int, text.split("-")), 0, 0)[:3]
    first = date(year, month or 1, day or 1)
    last = date(year, month or 12, day or monthrange(year, month or 12)[1])
    return frozenset(first + DAY * i for i in range((last - first).days + 1))


def calendar_text(rng: random.Random) -> str:
    """Return a random day, month or year; few are far from the others, so that many touch."""
    year = rng.choice((1999, 2000, 2000, 2000, 2001))
    month = rng.choice((1, 2, 2, 3, 12))
    day = rng.randint(1, monthrange(year, month)[1])
    text = f"{year}-{month:02}-{rng.choice((1, day, monthrange(year, month)[1])):02}"
    return text[: rng.choice((4, 7, 10, 10))]


def random_date(rng: random.Random) -> Days:
    """Return a random date: a day, a month, a year, or one of several."""
    if rng.random() < 0.7:
        text = calendar_text(rng)
        return Days(text, days_of(text))
    texts = sorted({calendar_text(rng) for _ in range(rng.randint(2, 3))})
    return Days(f"[{','.join(texts)}]", frozenset().union(*map(days_of, texts)))


def is_accepted(text: str) -> bool:
    try:
        PartialDate(text)
    except DiplomacyError:
        return False
    return True


def compare(rng: random.Random) -> Iterator[str]:
    """Yield each comparison of dates and periods that differs from what their days say."""
    while True:
        a, b = random_date(rng), random_date(rng)
        if not (is_accepted(a.text) and is_accepted(b.text)):
            continue
        x, y = PartialDate(a.text), PartialDate(b.text)
        # What is known of one of several dates is its first and its last day.
        low, high, other_low, other_high = min(a.days), max(a.days), min(b.days), max(b.days)
        expected = {
            "certainly_before": high < other_low,
            "possibly_before": low < other_high,
            "certainly_same": low == high == other_low == other_high,
            "possibly_same": low <= other_high and other_low <= high,
            "certainly_within": other_low <= low and high <= other_high,
            "possibly_within": low <= other_high and other_low <= high,
        }
        for name, wanted in expected.items():
            if name.endswith("within") and len(b.text) > 10:  # a set is not a span
                continue
            if name.endswith("_same") and max(len(a.text), len(b.text)) > 10:
                wanted = (  # noqa: PLW2901 - days between those of a set are not in it
                    wanted if name == "certainly_same" else bool(a.days & b.days)
                )
            span = [other_low, other_high] if name.endswith("within") else [y]
            found = getattr(x, name)(*span)
            yield "" if found == wanted else f"{a.text}.{name}({b.text}) is {found}"
        count = x.days_since(y)
        gaps = ((low - other_high).days, (high - other_low).days)
        yield "" if (count.at_least, count.at_most) == gaps else f"{a.text} - {b.text}: {count}"
        yield from compare_periods(rng)


def compare_periods(rng: random.Random) -> Iterator[str]:
    first, last, inner = (calendar_text(rng) for _ in range(3))
    try:
        period = Period(f"{first}/{last}")
    except DiplomacyError:
        possible = min(days_of(first)) <= max(days_of(last))
        yield f"{first}/{last} is rejected" if possible else ""
        return
    begins, ends, days = days_of(first), days_of(last), days_of(inner)
    # It cannot end before it begins, which bounds the last beginning and the first end.
    last_begin, first_end = min(max(begins), max(ends)), max(min(ends), min(begins))
    certain = last_begin <= min(days) and max(days) <= first_end
    possible = min(begins) <= max(days) and min(days) <= max(ends)
    for name, wanted in (("certainly_covers", certain), ("possibly_covers", possible)):
        found = getattr(period, name)(inner)
        yield "" if found == wanted else f"{period}.{name}({inner}) is {found}"


def parse(rng: random.Random) -> Iterator[str]:
    """Yield what is written and read as another date, or raises an exception that is not ours."""
    alphabet = "0123456789-/.,[]?~%XTZ +'" + MONTHS
    while True:
        text = calendar_text(rng)
        value = PartialDate(text)
        for written in (text, value.words, text + rng.choice("?~%")):
            again = PartialDate.parse(written)
            wanted = value if written[-1] not in "?~%" else PartialDate(written)
            yield "" if again == wanted else f"{written} is read as {again}"
        year, month, day = (*text.split("-"), "", "")[:3]
        if day:
            name = MONTHS.split()[int(month) - 1]
            for written in (f"{int(day)} {name} {year}", f"{name[:3]} {int(day)}, {year}"):
                again = PartialDate.parse(written)
                yield "" if again == value else f"{written} is read as {again}"
        noise = list(rng.choice((text, value.words, f"{text}/{calendar_text(rng)}", f"[{text}..]")))
        for _ in range(rng.randint(1, 4)):
            noise.insert(rng.randint(0, len(noise)), rng.choice(alphabet))
            del noise[rng.randrange(len(noise))]
        for kind in (PartialDate, Period, PartialDate.parse):
            try:
                made = kind("".join(noise))
                same = type(made)(str(made)) == made
                yield "" if same else f"{''.join(noise)} is {made}, which is read as another"
            except DiplomacyError as error:
                yield "" if str(error) else f"{''.join(noise)} has no message"

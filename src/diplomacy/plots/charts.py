"""The common parts of all charts: the library, titles, and the days of a time axis."""

from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from datetime import date, timedelta
from textwrap import wrap
from typing import Any, Final

from diplomacy.arrow.layout import load_library
from diplomacy.brief.phrases import render_count
from diplomacy.dates import PartialDate, Period
from diplomacy.errors import require

__all__ = [
    "FONT_SIZE",
    "LINE_HEIGHT",
    "OPEN_WORLD",
    "WIDTH",
    "Row",
    "certain_year",
    "check_width",
    "count_axis",
    "describe",
    "draw_years",
    "find_domain",
    "fit",
    "load_altair",
    "measure",
    "time_axis",
    "year_axis",
]

Row = dict[str, Any]

WIDTH: Final = 640
"""The approximate default width of a picture, in pixels."""

_LEAST_WIDTH: Final = 200
_COUNT_HEIGHT: Final = 200
_COUNT_ROOM: Final = 55  # pixels left of the bars
_MANY_MONTHS: Final = 24
_YEAR_STEPS: Final = (1, 2, 5, 10, 25, 50, 100, 200, 500, 1000)
FONT_SIZE: Final = 11
LINE_HEIGHT: Final = 13
_LETTER: Final = 0.53  # of the font size, on average: no letters are measured here
OPEN_WORLD: Final = "What is not on record may exist nevertheless."


def load_altair() -> Any:
    """Return Altair.

    Raises:
        MissingExtra: if it is not installed.
    """
    return load_library("altair", extra="plots")


def describe(
    chart: Any, title: str, subtitle: Sequence[str], description: str, *, width: int
) -> Any:
    """Return a chart with a title, lines under it, and an alternative text."""
    lines = [line for text in subtitle for line in fit(text, width)]
    heading: Mapping[str, Any] = {"text": title, "subtitle": lines, "anchor": "start"}
    return chart.properties(title=heading, description=f"{title}. {description}")


def check_width(width: int) -> int:
    """Return a width in pixels, or the smallest one with room for labels.

    Raises:
        InvalidType: if it is not a whole number.
    """
    return max(require(width, int, "a number of pixels"), _LEAST_WIDTH)


def measure(text: str) -> float:
    """Return the approximate width of a text in pixels."""
    return len(text) * FONT_SIZE * _LETTER


def fit(text: str, width: float, *, most: int | None = None) -> list[str]:
    """Return the lines of a text for a width in pixels, up to a number of lines.

    >>> fit("on or before 24 November 2025", 80)
    ['on or before', '24 November', '2025']
    >>> fit("on or before 24 November 2025", 80, most=2)
    ['on or before', '24 November …']
    """
    letters = max(int(width / measure("x")), 10)
    return wrap(text, letters, max_lines=most, placeholder=" …")


def time_axis(alt: Any, width: int, days: tuple[date, date] | None, **options: Any) -> Any:
    """Return an axis of time with as many labels as there is room for.

    Within two years, each label is a month with its year: there may be no January to name the year.
    """
    ticks = max(width // 60, 2)
    months = (days[1] - days[0]).days // 30 if days else 0
    if 0 < months < _MANY_MONTHS:
        ticks, options = min(ticks, months), {"format": "%b %Y", **options}
    return alt.Axis(
        tickCount=ticks, labelOverlap="greedy", labelSeparation=6, labelFlush=False, **options
    )


def year_axis(alt: Any, width: int, years: Collection[int]) -> Any:
    """Return an axis of years as numbers, labelled under the middle of each."""
    first, last = min(years, default=0), max(years, default=0)
    room = max(width // 50, 2)
    step = next((n for n in _YEAR_STEPS if (last - first) // n < room), _YEAR_STEPS[-1])
    ticks = list(range(-(-first // step) * step, last + 1, step))
    return alt.Axis(format="d", values=ticks, labelOverlap=True, grid=False)


def count_axis(alt: Any, highest: int) -> Any:
    """Return an axis of whole numbers up to the highest."""
    return alt.Axis(format=",d", tickCount=max(min(highest, 5), 1))


def draw_years(
    alt: Any,
    dated: Iterable[tuple[PartialDate | Period | None, str]],
    noun: str,
    kinds: Sequence[str],
    width: int,
) -> tuple[Any, list[str]]:
    """Return bars of the number of things by year and kind, and notes on them.

    Things that do not certainly lie in one year have no bar.
    """
    counts = Counter((certain_year(moment), kind) for moment, kind in dated)
    others = sum(count for (year, _), count in counts.items() if year is None)
    rows, tops = list[Row](), Counter[int]()
    for kind in kinds:
        for year in sorted({year for year, each in counts if each == kind and year is not None}):
            bottom, count = tops[year], counts[year, kind]
            tops[year] += count
            span = {"start": year - 0.45, "end": year + 0.45, "from": bottom, "to": tops[year]}
            rows.append({"year": year, **span, "kind": kind, "count": count})
    notes = [f"Counts by year. Not drawn: {render_count(others, noun)} of no certain year."]
    inner = width - _COUNT_ROOM
    highest = count_axis(alt, max(tops.values(), default=1))
    years = alt.Scale(zero=False, nice=False)
    legend = alt.Legend(orient="bottom", columns=max(width // 110, 1), labelLimit=0)
    bars = alt.Chart(alt.InlineData(values=rows), width=inner, height=_COUNT_HEIGHT).mark_bar()
    chart = bars.encode(
        x=alt.X("start:Q", title=None, scale=years, axis=year_axis(alt, inner, tops)),
        x2="end:Q",
        y=alt.Y("from:Q", title=f"{noun}s", axis=highest),
        y2="to:Q",
        color=alt.Color("kind:N", title=None, scale=alt.Scale(domain=kinds), legend=legend),
        tooltip=["year:Q", "kind:N", "count:Q"],
    )
    return alt.layer(chart), notes if others else ["Counts by year."]


def certain_year(moment: PartialDate | Period | None) -> int | None:
    """Return the year that a date certainly lies in, or None if it may lie in several.

    >>> certain_year(PartialDate("2018-08")), certain_year(PartialDate("[..2018-08]"))
    (2018, None)
    """
    if moment is None or moment.qualified or not (moment.earliest and moment.latest):
        return None
    return moment.earliest.year if moment.earliest.year == moment.latest.year else None


def find_domain(moments: Iterable[PartialDate | Period]) -> tuple[date, date] | None:
    """Return the first and last day of an axis, with a margin, or None without days."""
    days = [day for moment in moments for day in (moment.earliest, moment.latest) if day]
    if not days:
        return None
    first, last = min(days), max(days)
    margin = timedelta(days=120 + (last - first).days // 20)
    return max(first, date.min + margin) - margin, min(last, date.max - margin) + margin

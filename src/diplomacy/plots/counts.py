"""Counts of an archive: meetings by pair, and agreements signed and in force by year."""

from collections import Counter
from collections.abc import Iterable, Mapping
from datetime import date
from itertools import combinations
from typing import TYPE_CHECKING, Any, Final, NamedTuple

from diplomacy.brief.phrases import render_count
from diplomacy.collection import Collection
from diplomacy.countries import Country
from diplomacy.dates import PartialDate
from diplomacy.errors import require
from diplomacy.plots.charts import (
    FONT_SIZE,
    OPEN_WORLD,
    WIDTH,
    Row,
    certain_year,
    check_width,
    count_axis,
    describe,
    load_altair,
    measure,
    year_axis,
)
from diplomacy.queries.publication import known_until
from diplomacy.records import Agreement
from diplomacy.records.courses import Courses
from diplomacy.vocabulary import MeetingStatus

if TYPE_CHECKING:
    from altair import LayerChart, VConcatChart

__all__ = ["MAX_COUNTRIES", "agreements", "meetings"]

MAX_COUNTRIES: Final[int] = 30
"""The number of countries, those with the most meetings, in a picture of meetings."""

_LEAST_CELL: Final = 17  # pixels, for two digits
_CODE_WIDTH: Final = 20  # pixels, of a cell below a code that is not turned
_SHADE_WIDTH: Final = 60  # pixels, of a shade and its number in the legend
_LABEL_SHARE: Final = 0.4  # of the width of the picture, for the names of the rows
_AXIS_ROOM: Final = 40  # pixels left of the bars
_PLANNED: Final = (MeetingStatus.PLANNED, MeetingStatus.PROPOSED)


# --- meetings -----------------------------------------------------------------------------------


def meetings(archive: Collection, *, width: int = WIDTH) -> "LayerChart":
    """Draw the number of meetings of each pair of countries as a matrix.

    Meetings that were held are counted below the diagonal, planned and proposed ones above it. A
    meeting of several countries counts for each two of them. Of more than `MAX_COUNTRIES`
    countries, those with the most meetings are shown.

    The picture is about *width* pixels wide, at least 200.

    Raises:
        InvalidType: if *archive* is not an archive, or *width* not a whole number.
        MissingExtra: if Altair is not installed.

    >>> from diplomacy.fixtures import ARCHIVE
    >>> meetings(ARCHIVE).title["text"]
    'Meetings between countries'
    """
    require(archive, Collection, "an archive")
    alt = load_altair()
    width = check_width(width)
    held = _count_pairs(archive, (MeetingStatus.HELD,))
    planned = _count_pairs(archive, _PLANNED)
    degree: Counter[Country] = Counter()
    for pair, count in (*held.items(), *planned.items()):
        for country in pair:
            degree[country] += count
    order = sorted(degree, key=lambda country: (-degree[country], country.name))[:MAX_COUNTRIES]
    labels = {country: _label(country, width * _LABEL_SHARE) for country in order}
    side = max(width - round(max(map(measure, labels.values()), default=0)), _LEAST_CELL)
    order = order[: side // _LEAST_CELL]
    labels = {country: labels[country] for country in order}
    rows = [*_cells(held, labels, planned=False), *_cells(planned, labels, planned=True)]
    subtitle = ["Below the diagonal: held. Above it: planned or proposed."]
    if len(degree) > len(order):
        subtitle.append(f"{len(order)} of {len(degree)} countries, those with the most meetings.")
    text = (
        f"{render_count(len(held), 'pair')} of countries with meetings held, "
        f"{len(planned)} with meetings planned or proposed. {' '.join(subtitle)} {OPEN_WORLD}"
    )
    chart: LayerChart = describe(
        _matrix(alt, rows, labels, side),
        "Meetings between countries",
        subtitle,
        text,
        width=width,
    )
    return chart


def _count_pairs(
    archive: Collection, statuses: Iterable[MeetingStatus]
) -> Counter[tuple[Country, Country]]:
    """Return the number of meetings of each pair of countries, in order of code."""
    counts: Counter[tuple[Country, Country]] = Counter()
    wanted = frozenset(statuses)
    for meeting in archive.meetings:
        if meeting.status in wanted:
            states = {party for party in meeting.parties if isinstance(party, Country)}
            counts.update(combinations(sorted(states), 2))
    return counts


def _cells(
    counts: Counter[tuple[Country, Country]], labels: Mapping[Country, str], *, planned: bool
) -> list[Row]:
    """Return a cell for each pair that is shown, below the diagonal or above it."""
    place = {country: at for at, country in enumerate(labels)}
    cells = list[Row]()
    for pair, count in sorted(counts.items()):
        if all(country in place for country in pair):
            upper, lower = sorted(pair, key=place.__getitem__)
            row, column = (upper, lower) if planned else (lower, upper)
            status = "planned or proposed" if planned else "held"
            cells.append(
                {"row": labels[row], "column": str(column), "meetings": count, "status": status}
            )
    return cells


def _label(country: Country, room: float) -> str:
    """Return the label of a row, which explains the code above a column.

    A name that is wider than the room in pixels is cut off before the code.

    >>> _label(Country("DO"), 200), _label(Country("DO"), 100)
    ('Dominican Republic DO', 'Dominican Rep… DO')
    """
    name, letters = country.name, max(int(room / measure("x")) - 3, 1)
    return f"{name if len(name) <= letters else f'{name[: letters - 1].rstrip()}…'} {country}"


def _matrix(alt: Any, rows: list[Row], labels: Mapping[Country, str], room: int) -> Any:
    """Return the cells with their numbers, or in shades if the numbers are too long."""
    cell = min(24, room // max(len(labels), 1))
    side = cell * max(len(labels), 1)
    # The lines are between the cells, not behind their numbers.
    lines = {"grid": True, "ticks": False, "bandPosition": 0}
    angle = 0 if cell >= _CODE_WIDTH else -90
    top, left = alt.Axis(orient="top", labelAngle=angle, **lines), alt.Axis(**lines)
    columns = alt.Scale(type="band", domain=[str(country) for country in labels])
    names = alt.Scale(type="band", domain=[*labels.values()])

    def draw(rows: list[Row]) -> Any:
        return alt.Chart(alt.InlineData(values=rows)).encode(
            x=alt.X("column:N", scale=columns, title=None, axis=top),
            y=alt.Y("row:N", scale=names, title=None, axis=left),
        )

    area = (cell - 3) ** 2
    diagonal = draw([{"row": label, "column": str(code)} for code, label in labels.items()])
    base = draw(rows).encode(tooltip=["row:N", "column:N", "meetings:Q", "status:N"])
    below = alt.Legend(orient="none", legendX=0, legendY=side + 8, columns=2)
    legend = below if rows else None  # Vega draws an empty one of no finite size
    longest = max((len(str(row["meetings"])) for row in rows), default=0)
    status = alt.Color("status:N", title=None, legend=legend)
    squares = base.mark_square(size=area)
    if longest * FONT_SIZE * 0.6 > cell:
        shades = alt.Scale(type="log", range=[0.25, 1])
        across = max(side // _SHADE_WIDTH, 1)
        lower = alt.Legend(orient="none", legendX=0, legendY=side + 30, columns=across)
        opacity = alt.Opacity("meetings:Q", scale=shades, legend=lower)
        layers = [squares.encode(color=status, opacity=opacity)]
    else:
        numbers = base.mark_text(fontWeight="bold", fontSize=FONT_SIZE).encode(text="meetings:Q")
        layers = [squares.encode(color=status, opacity=alt.value(0.4)), numbers]
    layers.insert(0, diagonal.mark_square(size=area, color="gray", opacity=0.25))
    return alt.layer(*layers).properties(width=side, height=side)


# --- agreements ---------------------------------------------------------------------------------


class _Span(NamedTuple):
    """Years in which an agreement counts, and whether it certainly does."""

    first: int | None
    last: int | None
    certain: bool


def agreements(archive: Collection, *, width: int = WIDTH) -> "VConcatChart":
    """Draw the number of agreements signed in each year, and in force at its end.

    A solid bar is the number that is certain; the light band above it reaches to the number that is possible.
    An agreement is possibly signed in each year that its date leaves open.

    The picture is about *width* pixels wide, at least 200.

    Raises:
        InvalidType: if *archive* is not an archive, or *width* not a whole number.
        MissingExtra: if Altair is not installed.

    >>> from diplomacy.fixtures import ARCHIVE
    >>> agreements(ARCHIVE).title["text"]
    'Agreements signed and in force'
    """
    require(archive, Collection, "an archive")
    alt = load_altair()
    width = check_width(width)
    found = tuple(archive.unordered(Agreement))
    known = [_known_days(agreement) for agreement in found]
    days = [day for agreement in known for day in agreement]
    undated = sum(not agreement for agreement in known)
    first, last = (min(days).year, max(days).year) if days else (1, 0)
    signed = (_signature(day) for agreement in found if (day := agreement.signed_on))
    courses = Courses()
    force = (span for agreement in found for span in _force(archive, agreement, courses))
    panels = [
        _band(alt, _count_years(spans, first, last), title, width - _AXIS_ROOM)
        for title, spans in (("signed in the year", signed), ("in force at year end", force))
    ]
    count = render_count(len(found), "agreement")
    span = f", with dates from {first}" if days else ""
    span += f" to {last}" if first < last else ""
    subtitle = [f"{count}{span}."]
    if undated:
        subtitle.append(f"{undated} without a date, not drawn.")
    subtitle.append("Solid: certain. Light: up to what is possible.")
    text = f"{' '.join(subtitle)} {OPEN_WORLD}"
    chart: VConcatChart = describe(
        alt.vconcat(*panels), "Agreements signed and in force", subtitle, text, width=width
    )
    return chart


def _known_days(agreement: Agreement) -> list[date]:
    dates = [milestone.date for milestone in agreement.history if milestone.date]
    return [day for moment in dates for day in (moment.earliest, moment.latest) if day]


def _signature(signed: PartialDate) -> _Span:
    year = certain_year(signed)
    if year is not None:
        return _Span(year, year, certain=True)
    if signed.qualified:
        return _Span(None, None, certain=False)
    return _Span(_year(signed.earliest), _year(signed.latest), certain=False)


def _year(day: date | None) -> int | None:
    return None if day is None else day.year


def _force(archive: Collection, agreement: Agreement, courses: Courses) -> Iterable[_Span]:
    """Yield the years at whose end an agreement was in force."""
    as_of = known_until(archive, agreement, "history")
    for first, last, certain in courses.spans_in_force(agreement, as_of):
        # The end of a year is its last day, which a span may stop short of.
        end = None if last is None else last.year - ((last.month, last.day) != (12, 31))
        yield _Span(_year(first), end, certain)


def _count_years(spans: Iterable[_Span], first: int, last: int) -> list[Row]:
    """Return the certain number for each year, and the possible one, which includes it."""
    # By how much the counts differ from those of the year before; the last is of no year.
    changes = {certain: [0] * (last - first + 2) for certain in (True, False)}
    for span in spans:
        start = first if span.first is None else max(span.first, first)
        end = last if span.last is None else min(span.last, last)
        if start <= end:
            steps = changes[span.certain]
            steps[start - first] += 1
            steps[end + 1 - first] -= 1
    rows, certain, other = list[Row](), 0, 0
    for year in range(first, last + 1):
        certain += changes[True][year - first]
        other += changes[False][year - first]
        sides = {"start": year - 0.5, "end": year + 0.5}
        rows.append({"year": year, **sides, "certain": certain, "possible": certain + other})
    return rows


def _band(alt: Any, rows: list[Row], title: str, width: int) -> Any:
    whole = count_axis(alt, max((row["possible"] for row in rows), default=1))
    years = alt.Scale(zero=False, nice=False)
    axis = year_axis(alt, width, [row["year"] for row in rows])
    base = alt.Chart(alt.InlineData(values=rows)).encode(
        x=alt.X("start:Q", title=None, axis=axis, scale=years),
        x2="end:Q",
        tooltip=["year:Q", "certain:Q", "possible:Q"],
    )
    possible = base.mark_rect(opacity=0.35).encode(
        y=alt.Y("certain:Q", title=title, axis=whole), y2="possible:Q"
    )
    certain = base.mark_rect(opacity=1).encode(y="certain:Q", y2=alt.datum(0))
    return alt.layer(possible, certain).properties(width=width, height=150)

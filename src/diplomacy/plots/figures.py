"""Figures of trade over time, each with its qualifier."""

from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING, Any, Final, TypeAlias

from diplomacy.brief import Relations
from diplomacy.brief.phrases import name_figure, render_count, render_value
from diplomacy.collection import Collection
from diplomacy.errors import InvalidType
from diplomacy.plots.charts import (
    FONT_SIZE,
    LINE_HEIGHT,
    OPEN_WORLD,
    WIDTH,
    Row,
    check_width,
    describe,
    draw_years,
    find_domain,
    load_altair,
    measure,
    time_axis,
)
from diplomacy.records import TradeFigure
from diplomacy.vocabulary import FigureKind

if TYPE_CHECKING:
    from altair import VConcatChart

__all__ = ["trade"]

_MOST_FIGURES: Final = 500
_MOST_LABELS: Final = 20
_MOST_COLOURS: Final = 10
_HEIGHT: Final = 220
_AXIS_ROOM: Final = 64  # pixels left of the marks
_GAP: Final = 9  # pixels between the middle of a mark and its label

_Box: TypeAlias = tuple[float, float, float, float]
"""The left, right, upper and lower edge, in pixels."""


def trade(records: Collection | Relations, *, width: int = WIDTH) -> "VConcatChart":
    """Draw trade figures over time, with a panel for each currency.

    Each is labelled with its value and qualifier, such as "nearly 15 billion US dollars", and a
    target is hollow. A figure for a span is a line with a mark in its middle. Labels that have
    no room are left to tooltips, as are all of more than 20, and the names of more than 10 series,
    which have one colour. One without a value or without a date to place it is counted under the
    title. More than 500 figures are drawn as counts by year.

    The picture is about *width* pixels wide, at least 200.

    Raises:
        InvalidType: if *records* is neither an archive nor a brief, or *width* not a whole
            number.
        MissingExtra: if Altair is not installed.

    >>> from diplomacy import relations
    >>> trade(relations("KR", "TR")).title["text"]
    'South Korea – Türkiye: trade figures'
    """
    if isinstance(records, Relations):
        title, collection = f"{records.title}: trade figures", records.collection
    elif isinstance(records, Collection):
        title, collection = "Trade figures", records
    else:
        raise InvalidType(records, "an archive or a brief")
    alt = load_altair()
    width = check_width(width)
    inner = width - _AXIS_ROOM
    figures = records.trade_figures
    drawn = [figure for figure in figures if figure.value and _place(figure)]
    if len(drawn) > _MOST_FIGURES:
        kinds = [(figure.period or figure.as_of, str(figure.kind)) for figure in drawn]
        names = sorted({kind for _, kind in kinds})
        chart, notes = draw_years(alt, kinds, "figure", names, width)
        panels = [chart]
    else:
        units = sorted({figure.value.unit for figure in drawn if figure.value})
        series = {name_figure(collection, figure) for figure in drawn}
        has_colours = len(series) <= _MOST_COLOURS
        panels = [_panel(alt, collection, drawn, unit, inner, has_colours) for unit in units]
        is_target = (figure.kind is FigureKind.TARGET for figure in drawn)
        notes = ["A hollow mark is a target."] * any(is_target)
        if not has_colours:
            notes.append(f"{len(series)} series in one colour; tooltips name them.")
    subtitle = [f"{render_count(len(figures), 'figure')}, as reported.", *notes]
    if len(drawn) < len(figures):
        subtitle.append(f"{len(figures) - len(drawn)} without a value or a date, not drawn.")
    values = "; ".join(
        f"{name_figure(collection, figure)}: {render_value(figure)}" for figure in drawn[:10]
    )
    text = f"{' '.join(subtitle)} {f'{values}. ' if values else ''}{OPEN_WORLD}"
    pictures: VConcatChart = describe(alt.vconcat(*panels), title, subtitle, text, width=width)
    return pictures


def _place(figure: TradeFigure) -> tuple[date, date] | None:
    """Return the first and last day of a figure's time, or None unless both are known."""
    moment = figure.period or figure.as_of
    if moment is None or not (moment.earliest and moment.latest):
        return None
    return moment.earliest, moment.latest


def _panel(
    alt: Any,
    collection: Collection,
    figures: Sequence[TradeFigure],
    unit: str,
    width: int,
    has_colours: bool,
) -> Any:
    """Return the figures in one currency, each with its value next to it if there is room."""
    domain = find_domain(moment for figure in figures if (moment := figure.period or figure.as_of))
    rows = [row for figure in figures if (row := _row(collection, figure, unit))]
    # The margin keeps marks and labels off the upper edge.
    bounds = (0.0, 1.08 * (max((row["value"] for row in rows), default=0.0) or 1))
    x = alt.Scale(type="utc", domain=[day.isoformat() for day in domain or ()])
    y = alt.Scale(domain=bounds, nice=False)
    axis = alt.Axis(format="~s", labelExpr="replace(datum.label, 'G', ' bn')", tickCount=6)

    def draw(rows: list[Row], day: str = "day") -> Any:
        return alt.Chart(alt.InlineData(values=rows)).encode(
            x=alt.X(f"{day}:T", title=None, scale=x, axis=time_axis(alt, width, domain)),
            y=alt.Y("value:Q", title=unit, axis=axis, scale=y),
            tooltip=["what:N", "label:N"],
        )

    legend = alt.Legend(orient="bottom", labelLimit=width, columns=1)
    # Outlines and fills have one scale: a target may be the only figure of its name.
    field = "what" if has_colours else "unit"
    colours = alt.Scale(domain=list(dict.fromkeys(row[field] for row in rows)))
    color = alt.Color(
        f"{field}:N", title=None, scale=colours, legend=legend if has_colours else None
    )
    fill = alt.Fill(f"{field}:N", scale=colours, legend=None)
    hollow = alt.condition("datum.target", alt.value("transparent"), fill)
    labels = _labels(rows, domain, bounds, width) if domain and len(rows) <= _MOST_LABELS else []
    texts = [
        draw([row for row in labels if row["align"] == align])
        .mark_text(align=align, dx=shift, fontSize=FONT_SIZE)
        .encode(y=alt.Y("place:Q", title=unit, axis=axis, scale=y), text="label:N")
        for align, shift in (("left", _GAP), ("right", -_GAP))
    ]
    size = 80 if len(rows) <= _MOST_LABELS else 20
    lines = draw(rows, "start").mark_rule(strokeWidth=2).encode(x2="end:T", color=color)
    points = draw(rows).mark_point(size=size, opacity=1).encode(color=color, fill=hollow)
    return alt.layer(lines, points, *texts).properties(width=width, height=_HEIGHT)


def _row(collection: Collection, figure: TradeFigure, unit: str) -> Row | None:
    """Return a figure as a row, or None if it cannot be drawn, or is in another currency."""
    place, value = _place(figure), figure.value
    if place is None or value is None or value.unit != unit:
        return None
    return {
        "start": place[0].isoformat(),
        "end": place[1].isoformat(),
        "day": (place[0] + (place[1] - place[0]) / 2).isoformat(),
        "value": float(value.number),
        "what": name_figure(collection, figure),
        "label": render_value(figure),
        "unit": unit,
        "target": figure.kind is FigureKind.TARGET,
    }


def _labels(
    rows: Sequence[Row], domain: tuple[date, date], bounds: tuple[float, float], width: int
) -> list[Row]:
    """Return the labels that have room, each at the height nearest to its mark that is free."""
    scale = (bounds[1] - bounds[0]) / _HEIGHT
    days = (domain[1] - domain[0]).days

    def measure_from_left(day: str) -> float:
        return width * (date.fromisoformat(day) - domain[0]).days / days

    marks = [(measure_from_left(row["day"]), (bounds[1] - row["value"]) / scale) for row in rows]
    taken = [(x - _GAP, x + _GAP, y - _GAP, y + _GAP) for x, y in marks]
    taken += [
        (measure_from_left(row["start"]), measure_from_left(row["end"]), y - 2, y + 2)
        for row, (_, y) in zip(rows, marks, strict=True)
        if row["start"] < row["end"]
    ]
    labels = list[Row]()
    for row, (x, y) in zip(rows, marks, strict=True):
        align = "left" if x < width / 2 else "right"
        near, far = x + _GAP, x + _GAP + measure(row["label"])
        left, right = (near, far) if align == "left" else (2 * x - far, 2 * x - near)
        for shift in (0, -1, 1, -2, 2):
            place = y + shift * LINE_HEIGHT
            box = (left, right, place - LINE_HEIGHT / 2, place + LINE_HEIGHT / 2)
            fits = left >= 0 and right <= width and box[2] >= 0 and box[3] <= _HEIGHT
            if fits and not any(_overlap(box, other) for other in taken):
                taken.append(box)
                labels.append({**row, "align": align, "place": bounds[1] - place * scale})
                break
    return labels


def _overlap(first: _Box, second: _Box) -> bool:
    """Return whether two boxes have more than an edge in common."""
    return (
        first[0] < second[1]
        and second[0] < first[1]
        and first[2] < second[3]
        and second[2] < first[3]
    )

"""Figures of trade over time, each with its qualifier."""

from collections import Counter
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from diplomacy.brief import Relations
from diplomacy.brief.phrases import name_figure, render_count, render_value
from diplomacy.collection import Collection
from diplomacy.errors import InvalidType
from diplomacy.plots.charts import (
    OPEN_WORLD,
    WIDTH,
    Row,
    certain_year,
    describe,
    find_domain,
    load_altair,
)
from diplomacy.plots.events import MAX_MARKS
from diplomacy.records import TradeFigure
from diplomacy.vocabulary import FigureKind

if TYPE_CHECKING:
    from altair import VConcatChart

__all__ = ["trade"]


def trade(records: Collection | Relations) -> "VConcatChart":
    """Draw the trade figures of an archive or a brief over time, a panel for each currency.

    Each is labelled with its value and qualifier, such as "nearly 15 billion US dollars", and a
    target is hollow. A figure for a span is a line. One without a value or without a date to
    place it is counted under the title. More than `MAX_MARKS` figures are drawn as counts by year.

    Raises:
        InvalidType: if *records* is neither an archive nor a brief.
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
    figures = records.trade_figures
    drawn = [figure for figure in figures if figure.value and _place(figure)]
    if len(drawn) > MAX_MARKS:
        panels = [_counts(alt, drawn)]
    else:
        units = sorted({figure.value.unit for figure in drawn if figure.value})
        panels = [_panel(alt, collection, drawn, unit) for unit in units]
    subtitle = [f"{render_count(len(figures), 'figure')}, as reported. A hollow mark is a target."]
    if len(drawn) < len(figures):
        subtitle.append(f"{len(figures) - len(drawn)} without a value or a date, not drawn.")
    values = "; ".join(
        f"{name_figure(collection, figure)}: {render_value(figure)}" for figure in drawn[:10]
    )
    text = f"{' '.join(subtitle)} {f'{values}. ' if values else ''}{OPEN_WORLD}"
    chart: VConcatChart = describe(alt.vconcat(*panels), title, subtitle, text)
    return chart


def _place(figure: TradeFigure) -> tuple[str, str] | None:
    """Return the first and last day that a figure is for; None unless both are known."""
    moment = figure.period or figure.as_of
    if moment is None or not (moment.earliest and moment.latest):
        return None
    return moment.earliest.isoformat(), moment.latest.isoformat()


def _panel(alt: Any, collection: Collection, figures: Sequence[TradeFigure], unit: str) -> Any:
    """Return the figures in one currency, each with its value beside it."""
    domain = find_domain(moment for figure in figures if (moment := figure.period or figure.as_of))
    ends = [day.isoformat() for day in domain or ()]
    middle = (domain[0] + (domain[1] - domain[0]) / 2).isoformat() if domain else ""
    rows = [_row(collection, figure, unit, middle) for figure in figures]
    scale = alt.Scale(type="utc", domain=ends)
    axis = alt.Axis(format="~s", labelExpr="replace(datum.label, 'G', ' bn')")

    def draw(rows: list[Row]) -> Any:
        return alt.Chart(alt.InlineData(values=rows)).encode(
            x=alt.X("start:T", title=None, scale=scale),
            y=alt.Y("value:Q", title=unit, axis=axis, scale=alt.Scale(zero=True)),
            tooltip=["what:N", "label:N"],
        )

    drawn = [row for row in rows if row]
    legend = alt.Legend(orient="bottom", labelLimit=0, columns=1)
    # Outlines and fills have one scale: a target may be the only figure of its name.
    names = alt.Scale(domain=list(dict.fromkeys(row["what"] for row in drawn)))
    color = alt.Color("what:N", title=None, scale=names, legend=legend)
    fill = alt.Fill("what:N", scale=names, legend=None)
    hollow = alt.condition("datum.target", alt.value("transparent"), fill)
    texts = [
        draw([row for row in drawn if row["align"] == align])
        .mark_text(align=align, dx=shift)
        .encode(text="label:N")
        for align, shift in (("left", 9), ("right", -9))
    ]
    lines = draw(drawn).mark_rule(strokeWidth=2).encode(x2="end:T", color=color)
    points = draw(drawn).mark_point(size=80, opacity=1).encode(color=color, fill=hollow)
    return alt.layer(lines, points, *texts).properties(width=WIDTH, height=220)


def _row(collection: Collection, figure: TradeFigure, unit: str, middle: str) -> Row | None:
    """Return a figure as a row; None if it cannot be drawn, or is in another currency."""
    place, value = _place(figure), figure.value
    if place is None or value is None or value.unit != unit:
        return None
    return {
        "start": place[0],
        "end": place[1],
        "value": float(value.number),
        "what": name_figure(collection, figure),
        "label": render_value(figure),
        "target": figure.kind is FigureKind.TARGET,
        "align": "left" if place[0] < middle else "right",
    }


def _counts(alt: Any, figures: Sequence[TradeFigure]) -> Any:
    years = Counter(certain_year(figure.period or figure.as_of) for figure in figures)
    rows = [
        {"year": "not certain" if year is None else f"{year:04}", "figures": count}
        for year, count in years.items()
    ]
    bars = alt.Chart(alt.InlineData(values=rows), width=WIDTH, height=220).mark_bar()
    return bars.encode(
        x=alt.X("year:O", title="year"), y="figures:Q", tooltip=["year:O", "figures:Q"]
    )

"""The section on figures: trade first, then other numbers, targets left out."""

from typing import Final

from diplomacy.brief.context import Context
from diplomacy.brief.document import Line, Paragraph, Section, Table
from diplomacy.brief.phrases import (
    capitalize,
    name_figure,
    name_party,
    render_measure,
)
from diplomacy.brief.references import credit_citations
from diplomacy.brief.shortening import shorten
from diplomacy.records import Statistic, TradeFigure
from diplomacy.vocabulary import FigureKind

__all__ = ["figures_of", "render_figure_value", "write_figures"]

_SCOPE: Final = "This table has no targets."


def figures_of(context: Context) -> tuple[TradeFigure | Statistic, ...]:
    """Return the figures of a brief, trade first."""
    between = context.content.between
    return (*between.trade_figures, *between.statistics)


def write_figures(context: Context) -> Section | None:
    """Return the table of figures, without targets, which are outstanding."""
    figures = [f for f in figures_of(context) if f.kind is not FigureKind.TARGET]
    if not figures:
        return None
    trade = context.in_order(f for f in figures if isinstance(f, TradeFigure))
    others = sorted(
        context.in_order(f for f in figures if isinstance(f, Statistic)),
        key=lambda figure: figure.indicator,
    )
    ordered: list[TradeFigure | Statistic] = [*trade, *others]
    chosen, counts = shorten(context, ordered, "figure", "figures")
    rows = tuple(_write_row(context, figure) for figure in chosen)
    table = Table(("Figure", "Value", "As of", "Reported by"), rows)
    return Section("Figures", (Paragraph((_SCOPE,)), *counts, table))


def _write_row(context: Context, figure: TradeFigure | Statistic) -> tuple[Line, ...]:
    collection = context.collection
    name = name_figure(collection, figure)
    if isinstance(figure, Statistic) and figure.scope is not None:
        name += f", {figure.scope}"
    when = figure.period or figure.as_of
    reporter = credit_citations(collection, figure.citations)
    if isinstance(figure, TradeFigure):
        country = capitalize(name_party(collection, figure.reporter))
        reporter = f"{country} ({reporter})" if reporter else country
    notes = render_measure(figure)
    if figure.source_note:
        notes.append(f"note: {figure.source_note}")
    return (
        (name,),
        ("; ".join([render_figure_value(figure), *notes]),),
        (capitalize(when.words) if when else "Not on record",),
        (
            reporter or "The source",
            *context.bibliography.cite(figure),
        ),
    )


def render_figure_value(figure: TradeFigure | Statistic) -> str:
    """Return the value of a figure; an estimate is marked, and a rank is an ordinal.

    >>> from diplomacy.fixtures import ARCHIVE
    >>> [render_figure_value(figure) for figure in ARCHIVE.statistics_between("KR", "TR")]
    ['2nd']
    """
    if figure.value is None:
        return "Not reported"
    if figure.value.unit == "rank" and figure.value.number == int(figure.value.number):
        words = _render_ordinal(int(figure.value.number))
    else:
        words = capitalize(str(figure.value))
    return f"{words} (estimate)" if figure.kind is FigureKind.ESTIMATE else words


def _render_ordinal(number: int) -> str:
    """Return a number as an ordinal, such as 2nd or 11th."""
    suffix = {1: "st", 2: "nd", 3: "rd"}.get(number % 10, "th")
    return f"{number}{'th' if number // 10 % 10 == 1 else suffix}"

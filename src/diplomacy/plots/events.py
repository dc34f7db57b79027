"""Timelines of two sides: a mark for each event, at the place of its possible dates."""

from collections import Counter, defaultdict
from collections.abc import Sequence
from datetime import date
from itertools import chain
from typing import TYPE_CHECKING, Any, Final

from diplomacy.brief import Event, Relations
from diplomacy.brief.phrases import render_count
from diplomacy.dates import PartialDate, Period
from diplomacy.errors import require
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
    fit,
    load_altair,
    measure,
    time_axis,
)
from diplomacy.records import (
    Agreement,
    Meeting,
    Membership,
    Mission,
    Partnership,
    Record,
    Statement,
    Statistic,
    TradeFigure,
    Visit,
)
from diplomacy.vocabulary import MeetingStatus

if TYPE_CHECKING:
    from altair import LayerChart

__all__ = ["MAX_MARKS", "strip", "timeline"]

MAX_MARKS: Final[int] = 100
"""The number of events up to which each is drawn; of more, counts by year are drawn."""

_KINDS: Final[dict[tuple[type, ...], str]] = {
    (Meeting, Visit): "meeting or visit",
    (Agreement,): "agreement",
    (Partnership, Membership, Mission): "relationship",
    (TradeFigure, Statistic): "figure",
    (Statement,): "statement",
}
_DAY: Final = "known day"
_LASTED: Final = "lasted"
_WITHIN: Final = "some time within"
_OPEN: Final = "this side not known"
_NOT_BEFORE: Final = "not before"
_NOT_AFTER: Final = "not after"
_MARK_ROOM: Final = 16
_MARK_WIDTH: Final = 6
_MOST_LINES: Final = 6
_LEGEND_LINE: Final = 16
_LABEL_ROOM: Final = 8  # pixels between a label on the left and the axis
_LEAST: Final = 3  # pixels, of a line


def timeline(relations: Relations, *, width: int = WIDTH) -> "LayerChart":
    """Draw the events between two sides on a linear axis of time.

    A dot is a known day, a solid bar lasted from end to end. A dashed line is the span within
    which something happened. A dotted line from a triangle to the edge is a side on which the date
    is open. Planned events are hollow. Statements of one date share a row. Undated events are
    counted under the title. More than `MAX_MARKS` events are drawn as counts by year.

    The picture is about *width* pixels wide, at least 200.

    Raises:
        InvalidType: if *relations* is not a brief, or *width* not a whole number.
        MissingExtra: if Altair is not installed.

    >>> from diplomacy import relations
    >>> chart = timeline(relations("KR", "NL"))
    >>> chart.title["text"]
    'South Korea – Netherlands: timeline'
    """
    chart: LayerChart = _draw(require(relations, Relations, "a brief"), width=width, labelled=True)
    return chart


def strip(relations: Relations, *, width: int = WIDTH) -> "LayerChart":
    """Draw the events between two sides as a small picture with a row for each kind.

    The marks are those of `timeline`, without labels, or counts by year if they have no room. The picture is about *width* pixels wide, at least 200.

    Raises:
        InvalidType: if *relations* is not a brief, or *width* not a whole number.
        MissingExtra: if Altair is not installed.

    >>> from diplomacy import relations
    >>> strip(relations("KR", "NL")).title["text"]
    'South Korea – Netherlands'
    """
    chart: LayerChart = _draw(require(relations, Relations, "a brief"), width=width, labelled=False)
    return chart


def _draw(relations: Relations, *, width: int, labelled: bool) -> Any:
    alt = load_altair()
    width = check_width(width)
    events = relations.timeline()
    dated = [event for event in events if event.when]
    title = f"{relations.title}: timeline" if labelled else relations.title
    # On a strip, marks that touch would look like one long event.
    most = MAX_MARKS if labelled else min(MAX_MARKS, width // _MARK_WIDTH)
    if len(dated) > most:
        kinds = ((event.when, _kind_of(event.record)) for event in dated)
        chart, notes = draw_years(alt, kinds, "event", list(_KINDS.values()), width)
        planned = sum(map(_is_planned, dated))
        notes += [f"Of these, {render_count(planned, 'event')} planned."] * bool(planned)
    else:
        chart = _draw_marks(alt, dated, width=width, labelled=labelled)
        notes = ["Hollow or light: planned."] * any(map(_is_planned, dated))
    undated = len(events) - len(dated)
    coverage = str(relations.coverage).partition(". ")[0] + "."
    subtitle = [coverage] + [f"{render_count(undated, 'event')} without a date."] * bool(undated)
    subtitle += notes
    counts = Counter(_kind_of(event.record) for event in dated)
    parts = ", ".join(f"{kind}: {count}" for kind, count in sorted(counts.items()))
    text = f"{render_count(len(dated), 'dated event')}{f' ({parts})' if parts else ''}. "
    return describe(chart, title, subtitle, f"{text}{' '.join(subtitle)} {OPEN_WORLD}", width=width)


def _kind_of(record: Record) -> str:
    return next((kind for types, kind in _KINDS.items() if isinstance(record, types)), "other")


# --- marks --------------------------------------------------------------------------------------


def _draw_marks(alt: Any, events: Sequence[Event], *, width: int, labelled: bool) -> Any:
    """Return a mark for each event, with a row for each or for each kind."""
    domain = find_domain(event.when for event in events if event.when)
    groups = _group(events)
    labels = _labels(groups, domain, width) if labelled and domain else []
    places = [label["y"] for label in labels] or [0] * len(groups)
    if labelled:
        height = (places[-1] if places else 0) + _MARK_ROOM
        # Each mark and label has its place in pixels from the top: labels may have several lines.
        y = {"scale": alt.Scale(domain=[height, 0], nice=False), "axis": None}
        marks, texts = alt.Y("y:Q", **y), alt.Y("top:Q", **y)
    else:
        width -= round(measure(max(_KINDS.values(), key=len))) + _LABEL_ROOM
        height = 26 * len(_KINDS)
        names = alt.Axis(grid=True, domain=False, ticks=False)
        kinds = alt.Scale(domain=list(_KINDS.values()))
        marks = texts = alt.Y("kind:N", axis=names, title=None, scale=kinds)
    side = "top" if labelled else "bottom"
    axis = time_axis(alt, width, domain, grid=True, orient=side, offset=8, domain=False)
    days = [day.isoformat() for day in domain or ()]
    scale = {"scale": alt.Scale(type="utc", domain=days)} if domain else {}
    x = {"title": None, "axis": axis, **scale}
    legends = _stack_legends(alt, width, height + 8) if labelled else [None] * 3
    rows = list(zip(places, groups, strict=True))
    lines = [row for at, group in rows for row in _lines(group, at, domain, width)]
    points = [row for at, group in rows for row in _points(group, at)]
    layers = [
        _draw_lines(alt, lines, x, legends).encode(y=marks),
        _draw_points(alt, points, x, legends).encode(y=marks),
        *(layer.encode(y=texts) for layer in _draw_labels(alt, labels, x)),
    ]
    layers = [layer.encode(tooltip=["what:N", "when:N", "planned:N"]) for layer in layers]
    return alt.layer(*layers).properties(width=width, height=height)


def _stack_legends(alt: Any, width: int, top: int) -> list[Any]:
    """Return the legends of kinds, lines and points, one below the other from a height on."""
    columns = max(width // 110, 1)
    rows = -(-len(_KINDS) // columns)
    tops = (top, top + rows * _LEGEND_LINE + 6, top + (rows + 1) * _LEGEND_LINE + 6)
    # Legends oriented to "bottom" would all be in one row, whatever their width.
    return [
        alt.Legend(orient="none", legendX=0, legendY=at, columns=columns, labelLimit=0)
        for at in tops
    ]


def _draw_lines(alt: Any, rows: list[Row], x: Row, legends: Sequence[Any]) -> Any:
    dashes = alt.Scale(domain=[_LASTED, _WITHIN, _OPEN], range=[[1, 0], [5, 3], [1, 4]])
    is_open = f"datum.date == '{_OPEN}'"
    return (
        _chart(alt, rows)
        .mark_rule()
        .encode(
            x=alt.X("start:T", **x),
            x2="end:T",
            color=alt.Color("kind:N", title=None, scale=_kinds(alt), legend=legends[0]),
            strokeDash=alt.StrokeDash("date:N", title=None, scale=dashes, legend=legends[1]),
            strokeWidth=alt.condition(is_open, alt.value(1.5), alt.value(6)),
            opacity=alt.condition("datum.planned", alt.value(0.45), alt.value(1)),
        )
    )


def _draw_points(alt: Any, rows: list[Row], x: Row, legends: Sequence[Any]) -> Any:
    marks = [_DAY, _NOT_BEFORE, _NOT_AFTER]
    shapes = alt.Scale(domain=marks, range=["circle", "triangle-right", "triangle-left"])
    fill = alt.Fill("kind:N", scale=_kinds(alt), legend=None)
    return (
        _chart(alt, rows)
        .mark_point(size=70, strokeWidth=1.5, opacity=1)
        .encode(
            x=alt.X("day:T", **x),
            color=alt.Color("kind:N", title=None, scale=_kinds(alt), legend=legends[0]),
            shape=alt.Shape("mark:N", title=None, scale=shapes, legend=legends[2]),
            fill=alt.condition("datum.planned", alt.value("transparent"), fill),
        )
    )


def _draw_labels(alt: Any, labels: list[Row], x: Row) -> list[Any]:
    """Return the words of the rows."""
    style = {"baseline": "top", "lineBreak": "\n", "lineHeight": LINE_HEIGHT, "fontSize": FONT_SIZE}
    return [
        _chart(alt, [row for row in labels if row["align"] == align])
        .mark_text(align=align, **style)
        .encode(x=alt.X("day:T", **x), text="label:N")
        for align in ("left", "right")
        if labels
    ]


def _kinds(alt: Any) -> Any:
    """Return the scale of all pictures, in which each kind has its colour."""
    return alt.Scale(domain=list(_KINDS.values()))


def _chart(alt: Any, rows: list[Row]) -> Any:
    return alt.Chart(alt.InlineData(values=rows))


def _group(events: Sequence[Event]) -> list[list[Event]]:
    """Return the events by row: statements of one date together."""
    groups: defaultdict[object, list[Event]] = defaultdict(list)
    for at, event in enumerate(events):
        alone = not isinstance(event.record, Statement)
        groups[at if alone else str(event.when)].append(event)
    return list(groups.values())


def _facts(group: Sequence[Event], at: int) -> tuple[PartialDate | Period, Row]:
    """Return the date of a row, and the text of all its marks."""
    event = group[0]
    assert event.when is not None  # noqa: S101 - only dated events are drawn
    what = event.what if len(group) == 1 else render_count(len(group), "statement")
    return event.when, {
        "y": at,
        "kind": _kind_of(event.record),
        "what": what,
        "when": event.when.words,
        "planned": _is_planned(event),
    }


def _is_planned(event: Event) -> bool:
    record = event.record
    if isinstance(record, Meeting | Visit):
        return record.status is not MeetingStatus.HELD
    return ": planned" in event.what


def _lines(
    group: Sequence[Event], at: int, domain: tuple[date, date] | None, width: int
) -> list[Row]:
    """Return the lines of a row: a period, a span, or open sides; none for a day.

    Each line is long enough to be visible.
    """
    when, facts = _facts(group, at)
    first, last = when.earliest, when.latest
    if domain is None or (first == last is not None and not when.qualified):
        return []
    if first and last:
        least = (domain[1] - domain[0]) * _LEAST / width
        last = max(last, first + min(least, date.max - first))
        spans = [(_LASTED if _has_lasted(when) else _WITHIN, first, last)]
    else:
        known = first or last
        spans = [(_OPEN, *((domain[0], known or domain[1]) if not first else (first, domain[1])))]
    return [
        {**facts, "date": kind, "start": start.isoformat(), "end": end.isoformat()}
        for kind, start, end in spans
    ]


def _has_lasted(when: PartialDate | Period) -> bool:
    """Return whether both ends of a period are known to the day."""
    ends = (when.start, when.end) if isinstance(when, Period) else ()
    return bool(ends) and all(
        end and not end.qualified and end.earliest == end.latest is not None for end in ends
    )


def _points(group: Sequence[Event], at: int) -> list[Row]:
    """Return the mark of a known day, or of the known side of an open date."""
    when, facts = _facts(group, at)
    first, last = when.earliest, when.latest
    if first and last:
        days = [(_DAY, first)] if first == last and not when.qualified else []
    else:
        days = [(mark, day) for mark, day in ((_NOT_BEFORE, first), (_NOT_AFTER, last)) if day]
    return [{**facts, "mark": mark, "day": day.isoformat()} for mark, day in days]


def _labels(groups: Sequence[Sequence[Event]], domain: tuple[date, date], width: int) -> list[Row]:
    """Return the words of each row, above its mark and towards the middle of the picture.

    Each has its place in pixels from the top, and that of its mark.
    """
    labels, top = list[Row](), 6
    for group in groups:
        when, facts = _facts(group, 0)
        middle = domain[0] + (domain[1] - domain[0]) / 2
        known = next(chain(filter(None, (when.earliest, when.latest))), domain[0])
        align, day = ("left", known) if known <= middle else ("right", when.latest or known)
        side = domain[1] - day if align == "left" else day - domain[0]
        room = width * (side / (domain[1] - domain[0]))
        lines = fit(f"{when.words}: {facts['what']}", room, most=_MOST_LINES)
        place = top + len(lines) * LINE_HEIGHT + _MARK_ROOM // 2
        label = {"label": "\n".join(lines), "day": day.isoformat(), "align": align}
        labels.append({**facts, **label, "top": top, "y": place})
        top = place + _MARK_ROOM
    return labels

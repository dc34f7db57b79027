"""Two pictures of the shipped records, as SVG within their page: a timeline, and who met whom.

Both are drawn for the width of a phone and scale up to that of a column of text. They take their
colours from the page, so that they read in light and in dark, and a table after each says the
same in words. What is dated less precisely than to the day is drawn as the span that it may lie
in, never as a point.
"""

import textwrap
from collections import defaultdict
from collections.abc import Iterator, Sequence
from datetime import date
from html import escape
from itertools import combinations
from pathlib import Path
from typing import Final, NamedTuple, TypeAlias

from sphinx.application import Sphinx
from sphinx.util.typing import ExtensionMetadata

from briefs import label
from diplomacy import Country, Leader, Meeting, PartialDate, Period
from diplomacy.brief.phrases import escape_markdown, join_names, name_record
from diplomacy.fixtures import ARCHIVE
from diplomacy.vocabulary import DatePrecision, MeetingStatus
from pages import write
from wording import link, link_record

__all__ = ["setup"]

Moment: TypeAlias = PartialDate | Period

WIDTH: Final = 380
_MARGIN: Final = 10
_LINE: Final = 16


def generate(app: Sphinx) -> None:
    """Write the page of the pictures."""
    write(Path(app.srcdir) / "pictures.md", _page())


def _page() -> str:
    events = list(_events())
    blocks = [
        # A page of its own, wherever a table of contents lists it.
        "---\norphan: true\n---",
        "# Pictures",
        (
            "Drawn from the shipped records whenever this site is built. The table after each "
            "says the same in words. What is not drawn is not on record, which proves nothing."
        ),
        "## A timeline",
        (
            "A dot is a day, a filled bar lasted from end to end of it. A dashed bar is the span "
            "within which something happened: no more is known; where it runs to the edge of the "
            "picture, that end is not known. What is planned is hollow. Years in which something "
            "happened are drawn wider than the others."
        ),
        _raw(_timeline([event for event in events if event.when])),
        "### The timeline in words",
        _table(("when", "what"), [(_words(event), event.told) for event in events]),
        "## Who met whom",
        (
            "The countries whose leaders, ministers or officials met, as far as on record, and the "
            "people named. A thicker line stands for more meetings, with their number beside it; a "
            "record may tell of several at once. Meetings that were planned or proposed are only in "
            "the table."
        ),
        _raw(_arcs()),
        "### Who met whom in words",
        _table(("who", "meetings"), list(_encounters())),
    ]
    return "\n\n".join(blocks) + "\n"


def _table(heads: tuple[str, str], rows: Sequence[tuple[str, str]]) -> str:
    lines = [f"| {left} | {right} |" for left, right in (heads, ("---", "---"), *rows)]
    return "\n".join(lines)


def _raw(svg: str) -> str:
    return f"```{{raw}} html\n{svg}\n```"


# --- what is drawn on the timeline --------------------------------------------------------------


class Event(NamedTuple):
    """What stands on a row of the timeline.

    Attributes:
        when: its date or period; None where it is not known.
        sort: met, signed or tied.
        what: what happened, in words.
        told: the same as Markdown, with links to the records.
        planned: whether it was not yet done when it was told.
    """

    when: Moment | None
    sort: str
    what: str
    told: str
    planned: bool


def _events() -> Iterator[Event]:
    """Give meetings, and the steps of agreements and ties, in order of time, undated last."""
    found = [*_meetings(), *_steps()]
    yield from sorted((e for e in found if e.when), key=lambda e: (_key(e.when), e.what))
    yield from (e for e in found if not e.when)


def _key(when: Moment | None) -> tuple[date, date, str]:
    return when.sort_key if when else (date.max, date.max, "")


def _meetings() -> Iterator[Event]:
    """Give the meetings, those beside one and the same meeting as one."""
    alike: dict[object, list[Meeting]] = defaultdict(list)
    for meeting in ARCHIVE.meetings:
        beside = (meeting.sidelines_of, meeting.period) if meeting.sidelines_of else meeting.id
        alike[beside].append(meeting)
    for group in alike.values():
        first = group[0]
        planned = first.status is not MeetingStatus.HELD
        state = f" ({first.status})" if planned else ""
        if len(group) == 1 or first.sidelines_of is None:
            told = f"{link_record(first)}{state}"
            yield Event(first.period, "met", f"{first.title}{state}", told, planned)
            continue
        what = f"{len(group)} meetings beside: {name_record(ARCHIVE, ARCHIVE[first.sidelines_of])}"
        told = f"{escape_markdown(what)}: {'; '.join(link_record(meeting) for meeting in group)}"
        yield Event(first.period, "met", what, told, planned)


def _steps() -> Iterator[Event]:
    """Give each step in the life of an agreement or a tie."""
    for sort, records in (("signed", ARCHIVE.agreements), ("tied", ARCHIVE.partnerships)):
        for record in records:
            for step in record.history:
                state = f"{'planned to be ' * step.planned}{str(step.stage).replace('-', ' ')}"
                what = f"{name_record(ARCHIVE, record)}: {state}"
                yield Event(step.date, sort, what, f"{link_record(record)}: {state}", step.planned)


def _words(event: Event) -> str:
    return event.when.words if event.when else "not known"


# --- the timeline -------------------------------------------------------------------------------


class Scale:
    """Where a day stands from left to right: years in which something happened are wider."""

    _EVENTFUL: Final = 14

    def __init__(self, moments: Sequence[Moment]) -> None:
        ends = [day for moment in moments for day in (moment.earliest, moment.latest)]
        known = {day.year for day in ends if day}
        self.years = sorted(known)
        self._starts: dict[int, float] = {}
        total = 0
        for year in range(self.years[0], self.years[-1] + 2):
            self._starts[year] = total
            total += self._EVENTFUL if year in known else 1
        self._end = self._starts[self.years[-1] + 1]

    def __call__(self, day: date) -> float:
        """Return the place of a day; what is without bounds lies at the edge of the picture."""
        if day.year not in self._starts:
            return 0 if day.year < self.years[0] else WIDTH
        start = self._starts[day.year]
        length = self._starts.get(day.year + 1, self._end) - start
        at = start + length * (day.timetuple().tm_yday - 1) / 366
        return _MARGIN + (WIDTH - 2 * _MARGIN) * at / self._end


def _timeline(events: Sequence[Event]) -> str:
    """Return the timeline: a row for each event, its words above its mark."""
    scale = Scale([event.when for event in events if event.when])
    rows, y = list[str](), 40.0
    for event in events:
        row, y = _row(event, scale, y)
        rows.append(row)
    grid = [
        f'<path class="grid" d="M{scale(date(year, 1, 1)):.1f} 20V{y:.0f}"/>'
        f'<text class="year" x="{scale(date(year, 1, 1)):.1f}" y="14">{year}</text>'
        for year in scale.years
    ]
    about = (
        f"{len(events)} meetings, steps of agreements and steps of ties, one below the other in "
        f"order of time, from {scale.years[0]} to {scale.years[-1]}. The table that follows says "
        "the same."
    )
    return _svg("timeline", "Timeline of the shipped records", about, y, [*grid, *rows])


def _row(event: Event, scale: Scale, y: float) -> tuple[str, float]:
    """Return the words and the mark of an event, and where the next begins."""
    lines = textwrap.wrap(event.what, 54)
    words = [f'<text class="when" x="{_MARGIN}" y="{y:.0f}">{_words(event)} · {event.sort}</text>']
    for line in lines:
        y += _LINE
        words.append(f'<text x="{_MARGIN}" y="{y:.0f}">{escape(line)}</text>')
    mark = _mark(event, scale, y + 12) if event.when else ""
    return "".join([*words, mark]), y + 40


def _mark(event: Event, scale: Scale, y: float) -> str:
    """Return the mark of an event: a dot for a day, a bar for a span."""
    when = event.when
    if when is None:
        return ""
    sort = f"{event.sort}{' planned' * event.planned}"
    if _is_day(when):
        return f'<circle class="{sort}" cx="{scale(when.earliest or date.min):.1f}" cy="{y:.0f}" r="5"/>'
    start, end = scale(when.earliest or date.min), scale(when.latest or date.max)
    width = max(end - start, 10)
    start = min(start, WIDTH - width)
    vague = "" if _lasted(when) else " vague"
    return (
        f'<rect class="{sort}{vague}" x="{start:.1f}" y="{y - 5:.0f}" '
        f'width="{width:.1f}" height="10" rx="3"/>'
    )


def _is_day(when: Moment) -> bool:
    return not when.qualified and when.earliest == when.latest is not None


def _lasted(when: Moment) -> bool:
    """Return whether both ends of a period are known to the day."""
    if isinstance(when, PartialDate):
        return False
    ends = (when.start, when.end)
    return all(end is not None and end.precision is DatePrecision.DAY for end in ends)


# --- who met whom -------------------------------------------------------------------------------

_TRUNK: Final = 205


def _met(*, held: bool) -> dict[tuple[Country, Country], list[Meeting]]:
    """Return by two countries the meetings, held or else planned, that both took part in."""
    met: dict[tuple[Country, Country], list[Meeting]] = defaultdict(list)
    for meeting in ARCHIVE.meetings:
        if (meeting.status is MeetingStatus.HELD) is held:
            states = {party for party in meeting.parties if isinstance(party, Country)}
            for pair in combinations(sorted(states, key=lambda state: state.name), 2):
                met[pair].append(meeting)
    return met


def _encounters() -> Iterator[tuple[str, str]]:
    """Give two countries, linked to their file, and their meetings."""
    held, planned = _met(held=True), _met(held=False)
    for first, second in sorted({*held, *planned}, key=lambda pair: [c.name for c in pair]):
        meetings = [link_record(meeting) for meeting in held.get((first, second), [])]
        meetings += [f"{link_record(m)} ({m.status})" for m in planned.get((first, second), [])]
        names = f"{first.name} – {second.name}"
        yield link(names, label(first, second)), "; ".join(meetings)


def _people(country: Country) -> list[str]:
    """Return the people named as having met others for a country."""
    ids = {
        participant.leader
        for meeting in ARCHIVE.meetings
        if meeting.status is MeetingStatus.HELD
        for participant in meeting.participants
        if participant.party == country and participant.leader
    }
    return sorted(ARCHIVE.get(Leader, id).name for id in ids)


def _arcs() -> str:
    """Return the picture of who met whom: countries one below the other, joined by arcs."""
    met = _met(held=True)
    degree: dict[Country, int] = defaultdict(int)
    for pair, meetings in met.items():
        for country in pair:
            degree[country] += len(meetings)
    names, places, y = list[str](), dict[Country, float](), 4.0
    for country in sorted(degree, key=lambda country: (-degree[country], country.name)):
        y += _LINE
        places[country] = y - 4
        names.append(f'<text class="country" x="{_MARGIN}" y="{y:.0f}">{country.name}</text>')
        for line in textwrap.wrap(", ".join(_people(country)), 30):
            y += _LINE
            names.append(f'<text class="when" x="{_MARGIN}" y="{y:.0f}">{escape(line)}</text>')
        names.append(f'<circle class="met" cx="{_TRUNK}" cy="{places[country]:.0f}" r="4"/>')
        y += 14
    arcs = [_arc(pair, meetings, places, y) for pair, meetings in met.items()]
    busiest = join_names([country.name for country in list(places)[:2]])
    about = (
        f"{len(places)} countries one below the other, {len(met)} pairs of them joined by arcs "
        f"for their meetings; {busiest} have the most. The table that follows says the same."
    )
    return _svg("encounters", "Who met whom in the shipped records", about, y, [*arcs, *names])


def _arc(
    pair: tuple[Country, Country],
    meetings: Sequence[Meeting],
    places: dict[Country, float],
    height: float,
) -> str:
    """Return the arc between two countries, with the number of meetings where there are more."""
    count = len(meetings)
    start, end = sorted(places[country] for country in pair)
    reach = 24 + (WIDTH - _TRUNK - 44) * (end - start) / height
    # A cubic curve reaches three quarters of the way to its handles.
    handle = _TRUNK + reach * 4 / 3
    path = (
        f"M{_TRUNK} {start:.0f}C{handle:.1f} {start:.0f} {handle:.1f} {end:.0f} {_TRUNK} {end:.0f}"
    )
    told = f"{pair[0].name} – {pair[1].name}: {count} meeting{'s' * (count > 1)}"
    arc = (
        f'<path class="met arc" stroke-width="{2 * count - 0.5}" d="{path}">'
        f"<title>{told}</title></path>"
    )
    if count == 1:
        return arc
    x, y = _TRUNK + reach, (start + end) / 2 + 5
    return f'{arc}<text class="count" x="{x:.1f}" y="{y:.0f}">{count}</text>'


# --- SVG ----------------------------------------------------------------------------------------


def _svg(name: str, heading: str, about: str, height: float, parts: Sequence[str]) -> str:
    """Return a picture with its name and description for those who do not see it."""
    return "\n".join(
        [
            (
                f'<svg class="picture" role="img" viewBox="0 0 {WIDTH} {height:.0f}" '
                f'aria-labelledby="{name}-title {name}-desc" xmlns="http://www.w3.org/2000/svg">'
            ),
            f'<title id="{name}-title">{escape(heading)}</title>',
            f'<desc id="{name}-desc">{escape(about)}</desc>',
            *parts,
            "</svg>",
        ]
    )


def setup(app: Sphinx) -> ExtensionMetadata:
    """Write the page before pages are read."""
    app.connect("builder-inited", generate)
    return {"parallel_read_safe": True, "parallel_write_safe": True}

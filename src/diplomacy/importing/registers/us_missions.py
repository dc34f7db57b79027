"""The missions of the United States, by spans of a rank."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from typing import Final, NamedTuple

from diplomacy.dates import PartialDate
from diplomacy.errors import InvalidTerm
from diplomacy.importing.cells import constant, derived, text
from diplomacy.importing.mapping import Imported, Progress, Records, Register
from diplomacy.importing.parties import country
from diplomacy.importing.parts import part
from diplomacy.importing.registers.numbered_states import find_states, read_day, split_span
from diplomacy.importing.rows import Data, Row, read_sheet
from diplomacy.records import Mission, MissionAct
from diplomacy.sources import Source

__all__ = ["read_us_missions"]

_LAST_DAY: Final = date(2024, 12, 31)
_STATUSES: Final = {  # the rank, whether it is resident, the class of its head
    "Embassy": ("embassy", "true", None),
    "Legation": ("legation", "true", None),
    "Consulate": ("consulate", "true", None),
    "Liaison": ("liaison-office", "true", None),
    "Interests": ("interests-section", "true", None),
    "Ambassador Nonresident": ("embassy", "false", "ambassador"),
    "Envoy Nonresident": ("legation", "false", "minister"),
    "Consul Nonresident": ("consulate", "false", "consular"),
    "None": ("none", "", None),
}
_ACTS: Final = (
    "The register lists spans of a rank: an act is where one begins or ends. 1 January is often a "
    "placeholder, by its codebook, so the year is held."
)
_MADE: Final = ("span", "mission", "resident", "rank", "on", "begins with", "ends with", "is last")
_BY_STATUS: Final = "By the status of the last span."


def _read_rank(status: str, is_last: str) -> str | None:
    """Return the rank of a status, if its span is the last of the mission."""
    if status not in _STATUSES:
        raise InvalidTerm(status, "a status of a mission", [*_STATUSES])
    return _STATUSES[status][0] if is_last else None


def _read_head_class(status: str, is_last: str) -> str | None:
    """Return the class of the head of a mission, and report an unknown status once."""
    return _STATUSES[status][2] if is_last and status in _STATUSES else None


def _read_act(day: str, kind: str) -> PartialDate | None:
    return PartialDate(day) if kind else None


_MISSIONS: Final = Register(
    Source(id="us-missions", title="US diplomatic missions", published=f"[{_LAST_DAY}..]"),
    Records(
        Mission,
        "us {mission}",
        {
            "sending": constant("US", "The register lists missions of the United States."),
            "receiving": country("country_code_cow", system="cow", on="on"),
            "rank": derived(["us_mission_status", "is last"], _read_rank, _BY_STATUS),
            "resident": "resident",
            "head_class": derived(["us_mission_status", "is last"], _read_head_class, _BY_STATUS),
            "history": [
                part(
                    MissionAct,
                    only_with="date",
                    date=derived(["date_start", "begins with"], _read_act, _ACTS),
                    kind=text("begins with", note=_ACTS),
                    rank=text("rank", note=_ACTS),
                ),
                part(
                    MissionAct,
                    only_with="date",
                    date=derived(["date_end", "ends with"], _read_act, _ACTS),
                    kind=text("ends with", note=_ACTS),
                ),
            ],
        },
        key="{mission}",
        keep=["country_abbrev_cow", "country_name_cow", "country_name_usdos", "span"],
    ),
)


class _Span(NamedTuple):
    """A span of a rank, the state that its number means, and a day on which that existed."""

    row: Row
    start: date
    end: date
    rank: str
    resident: str
    state: str
    day: str

    def adjoins(self, following: "_Span | None") -> bool:
        """Return whether no day is between this span and the next."""
        return following is not None and following.start - self.end <= timedelta(1)

    def continues_in(self, following: "_Span | None") -> bool:
        """Return whether the next span is one of the same mission, or of one that succeeds it."""
        if following is None or not (self.rank and following.rank):
            return False
        return self.resident == following.resident and self.adjoins(following)


def _iter_rows(spans: Sequence[_Span]) -> Iterator[Row]:
    """Yield a row for each span of one number, with the acts at its ends."""
    neighbours = zip([None, *spans], spans, [*spans[1:], None], strict=False)
    for previous, span, following in neighbours:
        begins = "opened" if span.rank else ""
        if previous and previous.continues_in(span) and previous.state == span.state:
            begins = "rank-changed" if span.rank != previous.rank else ""
        is_over = span.rank and span.end < _LAST_DAY and not span.continues_in(following)
        end = following.start if following and span.adjoins(following) else span.end
        yield span.row.replaced(
            {
                "mission": f"{span.state} nonresident" if span.resident == "false" else span.state,
                "resident": span.resident,
                "rank": span.rank,
                "on": span.day,
                "begins with": begins,
                "date_start": f"{span.start}".removesuffix("-01-01"),
                "ends with": "closed" if is_over else "",
                "date_end": f"{end}".removesuffix("-01-01"),
            }
        )


def _group(table: Sequence[Row]) -> Iterator[Row]:
    """Yield the rows of missions by number; a row with a day that cannot be read has no act."""
    groups = defaultdict[str, list[_Span]](list)
    for row in sorted(table, key=lambda row: row["date_start"]):
        first, last, status = row["date_start"], row["date_end"], row["us_mission_status"]
        named, number = row.replaced({"span": f"{first}/{last} {status}"}), row["country_code_cow"]
        rank, resident, _ = _STATUSES.get(status, ("", "", None))
        unread = {"begins with": "opened"} if not read_day(first) else {}
        unread |= {"ends with": "closed"} if not read_day(last) else {}
        if unread:
            yield named.replaced({"mission": number, **unread})
            continue
        for days in split_span(number, "cow", first, last):
            start, end = map(date.fromisoformat, days)
            found = find_states(number, "cow", days) or {number: first}
            [(state, day), *_] = found.items()
            span = _Span(named, start, end, rank if resident else "", resident, state, day)
            groups[number].append(span)
    for spans in groups.values():
        yield from _iter_rows(spans)


def _build_rows(table: Sequence[Row]) -> Iterator[Row]:
    """Yield the rows of missions in order of time; the last of one with a rank gives its rank."""
    rows, opened = sorted(_group(table), key=lambda row: row["span"]), set[str]()
    last = {row["mission"]: row for row in sorted(rows, key=lambda row: row["rank"] != "")}
    for row in rows:
        cells = {"is last": "yes" if row is last[row["mission"]] else ""}
        if row["begins with"] == "opened" and row["mission"] in opened:
            cells["begins with"] = "reopened"
        opened |= {row["mission"]} if row["rank"] else set()
        yield row.replaced(cells)


def read_us_missions(data: Data, *, progress: Progress | None = None) -> Imported:
    """Return the missions of the United States since 1816, with their ranks.

    The table is that of brentonk/us_diplomatic_missions: a row for each span of a rank, with the
    columns country_abbrev_cow, country_code_cow, country_name_cow, country_name_usdos, date_start,
    date_end and us_mission_status. The spans become acts: a mission opened, changed its rank or
    closed. One that is not resident is a separate mission, and a state without any has one of the
    rank "none". Each span is stored in `extra`. If a number passes to another state during a
    span, the mission to that state opened on its first day. A span of a status that is not known has
    no acts.

    Cite Brenton Kenkel, us_diplomatic_missions (github.com/brentonk/us_diplomatic_missions). The
    licence is CC BY 4.0.

    Args:
        data: the table, see `diplomacy.importing.Register.read`.
        progress: see there.

    Raises:
        InvalidMapping: if it lacks one of these columns.
        OSError: if it cannot be read.

    >>> row = {"country_abbrev_cow": "TUR", "country_code_cow": "640", "date_start": "1927-10-12"}
    >>> row |= {"country_name_cow": "Turkey", "country_name_usdos": "Turkey"}
    >>> archive, report = read_us_missions(
    ...     [{**row, "date_end": "1952-01-30", "us_mission_status": "Embassy"}]
    ... )
    >>> [f"{act.kind} {act.date}" for act in archive["us-tr"].history]
    ['opened 1927-10-12', 'closed 1952-01-30']
    """
    sheet = read_sheet("us-missions", data)
    return _MISSIONS.read(sheet.replaced(_build_rows(sheet.rows), _MADE), progress=progress)

"""The missions of the United States, by spans of a rank."""

import re
from collections.abc import Iterator
from datetime import timedelta
from typing import Final, NamedTuple

from diplomacy.countries import Country
from diplomacy.dates import PartialDate
from diplomacy.errors import DiplomacyError
from diplomacy.importing.cells import constant, text
from diplomacy.importing.mapping import Imported, Records, Register
from diplomacy.importing.moments import date
from diplomacy.importing.parties import country
from diplomacy.importing.parts import part
from diplomacy.importing.rows import Data, Row, read_sheet
from diplomacy.records import Mission, MissionAct
from diplomacy.sources import Source

__all__ = ["read_us_missions"]

_LAST_DAY: Final = "2024-12-31"
_NEVER: Final = "9999-12-31"
_DAY_RE: Final = re.compile(r"\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])")
_STATUSES: Final = {  # the rank, whether it is resident, the class of its head
    "Embassy": ("embassy", "true", ""),
    "Legation": ("legation", "true", ""),
    "Consulate": ("consulate", "true", ""),
    "Liaison": ("liaison-office", "true", ""),
    "Interests": ("interests-section", "true", ""),
    "Ambassador Nonresident": ("embassy", "false", "ambassador"),
    "Envoy Nonresident": ("legation", "false", "minister"),
    "Consul Nonresident": ("consulate", "false", "consular"),
}
_ACTS: Final = (
    "The register lists spans of a rank: an act is where one begins or ends. 1 January is often a "
    "placeholder, by its codebook, so the year is held."
)
_BY_STATUS: Final = "By the status of the last span."
_MISSIONS: Final = Register(
    Source(id="us-missions", title="US diplomatic missions", published=f"[{_LAST_DAY}..]"),
    Records(
        Mission,
        "us {mission}",
        {
            "sending": constant("US", "The register lists missions of the United States."),
            "receiving": country("country_code_cow", system="cow", on="on"),
            "rank": text("rank", note=_BY_STATUS),
            "resident": "resident",
            "head_class": text("head_class", note=_BY_STATUS),
            "history": part(
                MissionAct,
                only_with="kind",
                kind=text("kind", note=_ACTS),
                date=date("date", note=_ACTS),
                rank=text("new rank", note=_ACTS),
            ),
        },
        key="{mission}",
        keep=["country_abbrev_cow", "country_name_cow", "country_name_usdos", "span"],
    ),
    ignore=["date_start", "date_end", "us_mission_status"],
)


class _Post(NamedTuple):
    """A mission to a state, resident or not."""

    state: str
    resident: str

    def __str__(self) -> str:
        return f"{self.state} {'' if self.resident != 'false' else 'nonresident'}".strip()


class _Spans:
    """The spans of the register in order of time, with what each means for missions."""

    def __init__(self) -> None:
        self.rows: list[tuple[_Post, Row]] = []
        self.ranks: dict[_Post, tuple[str, str]] = {}
        self.open: dict[str, dict[_Post, str]] = {}
        self.last: dict[str, Row] = {}
        self.days: dict[_Post, str] = {}

    def add(self, span: Row) -> None:
        """Add a span: it may open missions, change their ranks, and close others."""
        number, start, end = span["country_code_cow"], span["date_start"], span["date_end"]
        if not (_DAY_RE.fullmatch(start) and _DAY_RE.fullmatch(end)):
            self._put(_Post(number, ""), span, "opened", start or end)
            return
        rank, resident, head = _STATUSES.get(span["us_mission_status"], ("", "", ""))
        self.close_before(number, start)
        posts = self.open.setdefault(number, {})
        states = _find_states(number, start, end)
        for post in [post for post in posts if post.resident != resident]:
            self._put(post, span, "closed", start)
            del posts[post]
        for state, on in states.items():
            post, kind = _Post(state, resident or "true"), ""
            if rank and posts.get(post) != rank:
                begun = "reopened" if post in self.ranks else "opened"
                kind = "rank-changed" if post in posts else begun
            day = start if on == start else f"[{start}..{end}]"
            self._put(post, span, kind, day if kind else "", rank if kind else "", on)
            if rank:
                self.ranks[post], posts[post] = (rank, head), rank
        for post in [post for post in posts if post.state not in {*list(states)[-1:]}]:
            del posts[post]  # it did not close, but continued in the state that followed
        self.last[number] = span

    def close_before(self, number: str, start: str) -> None:
        """Close the missions of the last span if it does not reach *start*."""
        last = self.last.get(number)
        if (
            last is not None
            and last["date_end"] < _LAST_DAY
            and not _adjoins(last["date_end"], start)
        ):
            for post in self.open.pop(number, {}):
                self._put(post, last, "closed", last["date_end"])

    def _put(
        self, post: _Post, span: Row, kind: str = "", day: str = "", rank: str = "", on: str = ""
    ) -> None:
        cells = {
            "span": f"{span['date_start']}/{span['date_end']} {span['us_mission_status']}",
            "mission": str(post),
            "resident": post.resident,
            "on": self.days.setdefault(post, on or span["date_start"]),
            "kind": kind,
            "date": day.removesuffix("-01-01"),
            "new rank": rank,
        }
        self.rows.append((post, span.replaced(cells)))

    def build(self) -> Iterator[Row]:
        """Yield a row for each span and act, with the last rank of its mission."""
        for post, row in self.rows:
            rank, head = self.ranks.get(post, ("none", ""))
            resident = post.resident if post in self.ranks else ""
            yield row.replaced({"rank": rank, "head_class": head, "resident": resident})


def _adjoins(end: str, start: str) -> bool:
    """Return whether no day is between two days."""
    following = PartialDate(end).latest
    return following is None or start <= (following + timedelta(1)).isoformat()


def _find_states(number: str, *days: str) -> dict[str, str]:
    """Return the states of a number, with the first of some days on which each existed."""
    found = dict[str, str]()
    for day in days:
        try:
            found.setdefault(Country.of(number, system="cow", on=day), day)
        except DiplomacyError:
            continue
    return found or {number: days[0]}


def read_us_missions(data: Data) -> Imported:
    """Return the missions of the United States since 1816, with their ranks.

    The table is that of brentonk/us_diplomatic_missions: a row a span of a rank, with the columns
    country_abbrev_cow, country_code_cow, country_name_cow, country_name_usdos, date_start, date_end
    and us_mission_status. The spans become acts: a mission opened, changed its rank or closed. One
    that is not resident is a separate mission, and a state without any has one of the rank
    "none". Each span is kept in `extra`. If a number means two states during a span, the
    mission to the second opened on a day of it.

    Cite Brenton Kenkel, us_diplomatic_missions (github.com/brentonk/us_diplomatic_missions). The
    licence is CC BY 4.0.

    Args:
        data: the table, see `diplomacy.importing.Register.read`.

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
    sheet, spans = read_sheet("us-missions", data), _Spans()
    for span in sorted(sheet.rows, key=lambda row: row["date_start"]):
        spans.add(span)
    for number in [*spans.open]:
        spans.close_before(number, _NEVER)
    return _MISSIONS.read(sheet.replaced(spans.build()))

"""Import the missions of the United States: python us_missions.py MISSIONS OUT."""

import sys
from datetime import date
from pathlib import Path
from typing import Final, NamedTuple

from attrs import evolve

from diplomacy import Archive, DatePrecision, Mission, MissionAct, MissionActKind, Source
from diplomacy.errors import DiplomacyError
from diplomacy.records.missions import mission_history
from register import Register, Report, Row, find_country, run, slug

# The last day of the register: it was published after it.
SOURCE: Final = Source(id="us-missions", title="US diplomatic missions", published="[2024-12-31..]")
PLACEHOLDER: Final = "By the codebook, 1 January is often a placeholder, so the year is held."
READ: Final = "The party is read from the number and the day, the sending side from the register."
BY_STATUS: Final = "By the status of the span."
OPENS: Final = "The register lists spans of a rank; an act is where a span begins or ends."


class Rank(NamedTuple):
    """What a status says of a mission."""

    rank: str
    resident: bool | None = True
    head_class: str | None = None


STATUSES: Final = {
    "Embassy": Rank("embassy"),
    "Legation": Rank("legation"),
    "Consulate": Rank("consulate"),
    "Liaison": Rank("liaison-office"),
    "Interests": Rank("interests-section"),
    "Ambassador Nonresident": Rank("embassy", False, "ambassador"),
    "Envoy Nonresident": Rank("legation", False, "minister"),
    "Consul Nonresident": Rank("consulate", False, "consular"),
}
LAST_DAY: Final = "2024-12-31"


def find_day(text: str) -> str:
    """Return the date of a cell; a placeholder represents its year."""
    return text[:4] if text.endswith("-01-01") else text


class Draft:
    """A mission in the making: its rows, and its acts with the row behind each."""

    def __init__(self) -> None:
        self.rows: list[Row] = []
        self.acts: dict[MissionAct, Row] = {}
        self.kept: dict[str, str] = {}
        self.rank = Rank("none", None)
        self.ends: str | None = None

    def begin(self, row: Row, rank: Rank, *, dated: bool) -> None:
        """Begin a span; a mission that was open in the same rank continues, and has no act."""
        is_open = self.ends is not None
        day = find_day(row["date_start"]) if dated else f"[{row['date_start']}..{row['date_end']}]"
        if is_open and rank.rank == self.rank.rank:
            self.kept[f"row {row.paragraph}, date_start"] = row["date_start"]
        else:
            kind = "rank-changed" if is_open else "reopened" if self.acts else "opened"
            self.acts[MissionAct(kind, day, rank.rank)] = row
        self.rank, self.ends = rank, row["date_end"]

    def absorb(self, other: "Draft") -> None:
        """Add the spans of a later number of the same state."""
        self.rows += other.rows
        self.kept |= other.kept
        self.rank = other.rank if other.acts else self.rank
        for act, row in other.acts.items():
            again = bool(self.acts) and act.kind is MissionActKind.OPENED
            self.acts[evolve(act, kind="reopened") if again else act] = row

    def close(self, row: Row, day: str) -> None:
        """End the span, if one is open, with an act."""
        if self.ends is not None:
            self.acts[MissionAct("closed", find_day(day))] = row
            self.ends = None

    def build(self, id: str, receiving: str) -> Mission:
        """Return the mission; what all its rows repeat is cited from each."""
        first = self.rows[0]
        columns = [column for column in first.cells if column.startswith("country")]
        cells = {
            column: "; ".join(dict.fromkeys(row[column] for row in self.rows if row[column]))
            for column in columns
        }
        set_fields = [name for name in ("resident", "head_class") if self._has(name)]
        acts = mission_history(self.acts)
        return Mission(
            id=id,
            sending="US",
            receiving=receiving,
            rank=self.rank.rank,
            resident=self.rank.resident,
            head_class=self.rank.head_class,
            history=acts,
            extra={**{column: text for column, text in cells.items() if text}, **self.kept},
            citations=[
                *(row.cite(["sending", "receiving"], inferred=READ) for row in self.rows),
                self.rows[-1].cite(["rank", *set_fields], inferred=BY_STATUS),
                *(
                    self.acts[act].cite([f"history[{i}]"], inferred=_explain(act))
                    for i, act in enumerate(acts)
                ),
            ],
        )

    def _has(self, name: str) -> bool:
        return getattr(self.rank, name) is not None


def _explain(act: MissionAct) -> str:
    is_placeholder = act.date is not None and act.date.precision is DatePrecision.YEAR
    return f"{OPENS} {PLACEHOLDER}" if is_placeholder else OPENS


class Post:
    """The missions to the states that one number of the register represents."""

    def __init__(self, report: Report) -> None:
        self.report = report
        self.drafts: dict[tuple[str, bool], Draft] = {}
        self.last: Row | None = None

    def add(self, row: Row) -> None:
        """Add the span of a row."""
        code = row["country_code_cow"]
        states = [find_country(code, row[column], "cow") for column in ("date_start", "date_end")]
        known = [state for state in dict.fromkeys(states) if state is not None]
        if not known:
            self.report.reject(row, f"No state had the number {code} then.")
            return
        if len(known) > 1:
            self.report.lose(
                row, "date_start", "the span covers two states; the day of the second is open"
            )
        self._close_before(row)
        rank = STATUSES.get(row["us_mission_status"])
        for state in known:
            self._add_to(state, row, rank, dated=state == known[0])
        if len(known) > 1:  # the mission to the first state did not close, but went on elsewhere
            for (receiving, _), draft in self.drafts.items():
                draft.ends = None if receiving == known[0] else draft.ends
        self.last = row

    def _add_to(self, state: str, row: Row, rank: Rank | None, *, dated: bool) -> None:
        resident = rank is None or rank.resident is True
        for (_, other), draft in self.drafts.items():
            if rank is None or other is not resident:
                draft.close(row, row["date_start"])
        draft = self.drafts.setdefault((state, resident), Draft())
        draft.rows.append(row)
        if rank is not None:
            draft.begin(row, rank, dated=dated)

    def _close_before(self, row: Row) -> None:
        """Close the missions of the last span if it does not reach the one of *row*."""
        if self.last is not None:
            gap = date.fromisoformat(row["date_start"]) - date.fromisoformat(self.last["date_end"])
            if gap.days > 1:
                self.close()

    def close(self) -> None:
        """Close the missions of the last span if it ends before the register does."""
        for draft in self.drafts.values():
            if self.last is not None and self.last["date_end"] != LAST_DAY:
                draft.close(self.last, self.last["date_end"])


def convert(missions: Path) -> tuple[Archive, Report]:
    """Return the archive of the register, and the report on its rows."""
    register = Register(SOURCE.id, missions)
    report, posts, records = Report(len(register.rows)), dict[str, Post](), list[Mission]()
    for row in sorted(register.rows, key=lambda row: row["date_start"]):
        posts.setdefault(row["country_code_cow"], Post(report)).add(row)
    drafts: dict[tuple[str, bool], Draft] = {}
    found = list[tuple[tuple[str, bool], Draft]]()
    for post in posts.values():
        post.close()
        found += post.drafts.items()
    for key, draft in sorted(found, key=lambda item: item[1].rows[0]["date_start"]):
        drafts.setdefault(key, Draft()).absorb(draft)
    for (state, resident), draft in drafts.items():
        try:
            id = slug("us", state, *["nonresident"] * (not resident))
            records.append(draft.build(id, state))
        except DiplomacyError as error:
            for row in draft.rows:
                report.reject(row, str(error))
    return Archive([SOURCE, *records]), report


def main() -> None:
    """Write the archive and print the report."""
    missions, out = map(Path, sys.argv[1:])
    run(*convert(missions), out)


if __name__ == "__main__":
    main()

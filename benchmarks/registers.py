"""Compare imported registers with their rows: python benchmarks/registers.py FOLDER [QUESTIONS [NAMES]].

The folder has the tables that `diplomacy.importing.registers` reads, as CSV compressed with gzip.
Random questions are answered by the archive and by a filter of pandas over the texts of the rows.
Answers that differ are counted by reason; what has no reason is "unexplained".
"""

import sys
from collections import Counter
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path
from random import Random
from time import perf_counter
from typing import Any, Final, NamedTuple

import pandas as pd

from diplomacy import Agreement, Archive, Country, DiplomacyError, LegalEffect, Role
from diplomacy.importing import Imported, Report
from diplomacy.importing.registers import (
    read_archigos,
    read_cow_alliances,
    read_cow_memberships,
    read_cow_trade,
    read_desta,
    read_ggo,
    read_us_missions,
    read_us_travels,
    read_us_visits,
    read_wikidata_offices,
)

LAST_DAY: Final = "2024-12-31"
NEVER: Final = "~"
DATES: Final = (
    *("Signature", "StateSignature", "StateRatification", "Force", "StateForce", "Term"),
    "StateEnd",
)
RANKS: Final = {
    "Embassy": "embassy",
    "Legation": "legation",
    "Consulate": "consulate",
    "Liaison": "liaison-office",
    "Interests": "interests-section",
    "Ambassador Nonresident": "embassy",
    "Envoy Nonresident": "legation",
    "Consul Nonresident": "consulate",
}


class Answer(NamedTuple):
    """What the archive and the filter answer, and why something is in one only."""

    ours: set[str]
    theirs: set[str]
    explain: Callable[[str], str]


def parties_of(report: Report, column: str) -> dict[str, tuple[str, ...]]:
    """Return the parties that each label of a column was read as."""
    return {label.label: label.parties for label in report.labels if label.column == column}


def names_in(scheme: str, record: Any) -> Iterator[str]:
    """Yield the identifiers of a record in a register."""
    prefix = f"{scheme}:"
    return (name.removeprefix(prefix) for name in record.identifiers if name.startswith(prefix))


def ask_visits(scheme: str, column: str) -> Callable[..., Answer]:
    """Return the question for the visits of a country in a year."""

    def ask(archive: Archive, report: Report, rows: pd.DataFrame, random: Random) -> Answer:
        """Return the visits of a country in a year."""
        row = rows.iloc[random.randrange(len(rows))]
        label, year = row[column], row["start_date"][:4]
        in_year = (rows["start_date"].str[:4] <= year) & (rows["end_date"].str[:4] >= year)
        found = rows[in_year & (rows[column] == label)]
        labels_read = parties_of(report, column)
        ours = {
            name
            for party in labels_read.get(label) or labels_read[label.partition(" (")[0]]
            for visit in archive.visits_between(party, "US", since=year, until=year)
            for name in names_in(scheme, visit)
        }
        labels = dict(zip(rows["id"], rows[column], strict=True))

        def explain(id: str) -> str:
            return "another label of the country" if labels[id] != label else "unexplained"

        return Answer(ours, {*found["id"]}, explain)

    return ask


def ask_missions(archive: Archive, _: Report, rows: pd.DataFrame, random: Random) -> Answer:
    """Return the rank of the mission to a state on a day."""
    row = rows.iloc[random.randrange(len(rows))]
    number, first, last = row["country_code_cow"], row["date_start"], row["date_end"]
    days = pd.date_range(first, last)
    day = days[random.randrange(len(days))].date().isoformat()
    spans = rows[rows["country_code_cow"] == number]
    covering = spans[(spans["date_start"] <= day) & (spans["date_end"] >= day)]
    theirs = {RANKS[status] for status in covering["us_mission_status"] if status in RANKS}
    state = Country.of(number, system="cow", on=day)
    missions = archive.missions_between("US", state, states_only=True)
    found = {str(mission.rank_on(day, as_of=LAST_DAY)) for mission in missions}
    ours = found - {"None", "none"}

    def explain(_: str) -> str:
        placeholders = [d[:4] for d in [*spans["date_start"]] if d.endswith("-01-01")]
        if day[:4] in placeholders or day == first:
            return "1 January is read as its year"
        several = rows[rows["country_name_usdos"] == row["country_name_usdos"]]
        if len({*several["country_code_cow"]}) > 1:
            return "two numbers are one state"
        return "unexplained"

    return Answer(ours, theirs, explain)


def ask_pair(scheme: str, key: str, column: str) -> Callable[..., Answer]:
    """Return the question for the agreements between two parties."""

    def ask(archive: Archive, report: Report, rows: pd.DataFrame, random: Random) -> Answer:
        """Return the agreements between two parties."""
        row = rows.iloc[random.randrange(len(rows))]
        others = rows.loc[rows[key] == row[key], column]
        first, second = row[column], others.iloc[random.randrange(len(others))]
        labels = parties_of(report, column)
        if first == second or not {first, second} <= labels.keys():
            return Answer(set(), set(), str)
        both = [{*rows.loc[rows[column] == label, key]} for label in (first, second)]
        theirs = both[0] & both[1]
        pairs = [(a, b) for a in labels[first] for b in labels[second] if a != b]
        ours = {
            name
            for pair in pairs
            for agreement in archive.agreements_between(*pair, states_only=True)
            for name in names_in(scheme, agreement)
        }
        same = {label for label, found in labels.items() if {*found} & {*labels[first]}}
        same |= {label for label, found in labels.items() if {*found} & {*labels[second]}}

        def explain(id: str) -> str:
            spelt = {*rows.loc[rows[key] == id, column]}
            if len(archive.by_identifier(f"{scheme}:{id}")) > 1:
                return "one id with several titles or dates is several agreements"
            return (
                "another code of the party" if spelt & (same - {first, second}) else "unexplained"
            )

        return Answer(ours, theirs, explain)

    return ask


def earliest_of(day: str) -> str:
    """Return the first day that a date in one of the forms of manytreaties may be."""
    first = day.partition("..")[0].rstrip("?~")
    return first if day.endswith(("?", "~")) or not first else f"{first}-01-01"[:10]


def latest_of(day: str) -> str:
    """Return a text that no day of such a date is behind."""
    return day.rpartition("..")[2].rstrip("?~").ljust(10, "~") if day else ""


def add_force(rows: pd.DataFrame) -> pd.DataFrame:
    """Return rows of parties with the first day on which nothing excludes force, and the end.

    The entry into force for the state comes before that of the whole; if there is none, force
    begins with the last act on record. An end of a state before that day is not one of this force.
    """
    empty = pd.Series("", index=rows.index)
    rows = rows.replace(["9999-12-31", "9999-12-01", "0001-01-01"], "")
    own = rows.get("StateForce", empty).map(earliest_of)
    acts = [
        rows.get(column, empty).map(earliest_of)
        for column in ("Signature", "StateSignature", "StateRatification", "Force")
    ]
    begin = own.where(own != "", pd.concat(acts, axis=1).max(axis=1))
    ends = [
        rows.get(column, empty).map(latest_of).replace("", NEVER) for column in ("Term", "StateEnd")
    ]
    ends[1] = ends[1].mask(ends[1] < begin, NEVER)
    return rows.assign(begin=begin, end=pd.concat(ends, axis=1).min(axis=1))


def oddity_of(rows: pd.DataFrame) -> str | None:
    """Return what is odd about the rows of a party to a treaty."""
    if len(rows[[column for column in DATES if column in rows]].drop_duplicates()) > 1:
        return "several rows of a party have different dates"
    if (rows["end"] <= rows["begin"]).any():
        return "the end for a party is before its entry into force"
    dates = rows[[column for column in DATES if column in rows]]
    if (dates.map(lambda day: day.endswith("?"))).any(axis=None):
        return "a date is approximate"
    if ((rows["Force"] != "") & (rows["Force"] < rows["Signature"])).any():
        return "in force before the signature"
    if "StateRatification" in rows:
        ratified = rows["StateRatification"].map(earliest_of)
        if ((ratified != "") & (ratified < rows["StateSignature"])).any():
            return "a party ratified before it signed"
    return None


def ask_force(scheme: str, key: str, column: str) -> Callable[..., Answer]:
    """Return the question for what may have been in force between two parties on a day."""
    tables: dict[str, pd.DataFrame] = {}

    def ask(archive: Archive, report: Report, rows: pd.DataFrame, random: Random) -> Answer:
        """Return what may have been in force between two parties on a day."""
        if not tables:
            tables.update({str(label): found for label, found in add_force(rows).groupby(column)})
        row = rows.iloc[random.randrange(len(rows))]
        others = rows.loc[rows[key] == row[key], column]
        labels = parties_of(report, column)
        first, second = row[column], others.iloc[random.randrange(len(others))]
        day = f"{random.randrange(1900, 2022)}-{random.randrange(1, 13):02}-{random.randrange(1, 29):02}"
        if first == second or not {first, second} <= labels.keys():
            return Answer(set(), set(), str)
        both = [
            {*known.loc[(known["begin"] <= day) & (known["end"] > day), key]}
            for known in (tables[first], tables[second])
        ]
        pairs = [(a, b) for a in labels[first] for b in labels[second] if a != b]
        ours = {
            name
            for pair in pairs
            for found in archive.agreements_between(*pair, states_only=True, in_force_on=day)
            for name in names_in(scheme, found)
        }

        def explain(id: str) -> str:
            held = archive.by_identifier(f"{scheme}:{id}")
            if len(held) > 1:
                return "one id with several titles or dates is several agreements"
            found = [tables[label][tables[label][key] == id] for label in (first, second)]
            if any(known.empty for known in found):
                return "another code of the party"
            history = archive.get(Agreement, held[0].id).history
            if any(
                act.party is None
                and act.stage.effect in (LegalEffect.FORCE, LegalEffect.END)
                and str(act.date) not in {*found[0]["Force"], *found[0].get("Term", ())}
                for act in history
            ):
                return "an act of the whole is in the table of agreements only"
            bound = (LegalEffect.CONSENT, LegalEffect.FORCE)
            if not any(act.party and act.stage.effect in bound for act in history):
                return "no consent of a party is on record"
            odd = next((why for known in found if (why := oddity_of(known))), None)
            return odd or "unexplained"

        return Answer(ours, both[0] & both[1], explain)

    return ask


def exists_on(party: str, day: str) -> bool:
    """Return whether a party is not a country, or one that existed on a day."""
    return not party.isupper() or Country(party).exists_on(day)


def ask_holders(archive: Archive, report: Report, rows: pd.DataFrame, random: Random) -> Answer:
    """Return who may have been in office in a country on a day."""
    row = rows.iloc[random.randrange(len(rows))]
    label = row["catalog"]
    day = (
        f"{random.randrange(1950, 2022)}-{random.randrange(1, 13):02}-{random.randrange(1, 29):02}"
    )
    known = rows[(rows["catalog"] == label)]
    begun = known["start"].where(known["start"] != "", "0000").str[: len(day)]
    ended = known["end"].where(known["end"] != "", "9999")
    possible = (begun <= day) & (ended.str.ljust(10, "~") >= day)
    theirs = {*known[possible]["personID"]}
    parties = parties_of(report, "catalog").get(label, ())
    ours = {
        name
        for party in parties
        for role in Role
        for incumbency in archive.leaders_of(party, on=day, role=role)
        for name in names_in("wikidata", incumbency.leader)
    }

    def explain(id: str) -> str:
        terms = known[known["personID"] == id]
        if terms.empty:
            return "another label of the country"
        if (terms["start"] == "").any() or (terms["end"] == "").any():
            return "a term of which an end is not known"
        if (terms["end"] < terms["start"]).any():
            return "an end before the start"
        if not any(exists_on(party, day) for party in parties):
            return "the state did not exist on that day"
        if (terms[["start", "end"]].map(len) < len(day)).any(axis=None):
            return "an end known to the year only, and another holder is certain"
        return "unexplained"

    return Answer(ours, theirs, explain)


def find_state(number: str, system: str, day: str) -> Country | None:
    """Return the state that a number means on a day, or None if there is not exactly one."""
    try:
        return Country.of(number, system=system, on=day)
    except DiplomacyError:
        return None


def day_within(first: str, last: str, random: Random) -> str:
    """Return a random day from one to another, both included."""
    days = [date.fromisoformat(day).toordinal() for day in (first, last)]
    return date.fromordinal(random.randint(*sorted(days))).isoformat()


def ask_leaders(archive: Archive, _: Report, rows: pd.DataFrame, random: Random) -> Answer:
    """Return the effective leaders of a state on a day."""
    row = rows.iloc[random.randrange(len(rows))]
    number, day = row["ccode"], day_within(row["startdate"], row["enddate"], random)
    terms = rows[rows["ccode"] == number]
    theirs = {*terms[(terms["startdate"] <= day) & (terms["enddate"] >= day)]["leadid"]}
    state = find_state(number, "gw", day)
    found = archive.leaders_of(state, on=day, role=Role.EFFECTIVE_LEADER) if state else ()
    ours = {name for found_one in found for name in names_in("archigos", found_one.leader)}

    def explain(id: str) -> str:
        if (
            len(rows.loc[rows["leadid"] == id, ["leader", "yrborn", "yrdied"]].drop_duplicates())
            > 1
        ):
            return "two leaders share an id"
        return "unexplained" if state else "the state of the number did not exist on that day"

    return Answer(ours, theirs, explain)


def day_of(row: Any, end: str, missing: tuple[str, str, str]) -> str:
    """Return the day in three columns of an alliance; *missing* replaces empty ones."""
    cells = [row[f"mem_{end}_{part}"] for part in ("year", "month", "day")]
    year, month, day = (cell or other for cell, other in zip(cells, missing, strict=True))
    return f"{year}-{month:>02}-{day:>02}"


OBLIGATIONS: Final = {
    "defense": "defence",
    "neutrality": "neutrality",
    "nonaggression": "non-aggression",
    "entente": "consultation",
}


def ask_obligations(archive: Archive, _: Report, rows: pd.DataFrame, random: Random) -> Answer:
    """Return what a state was obliged to by its alliances on a day."""
    row = rows.iloc[random.randrange(len(rows))]
    number = row["ccode"]
    last = ("2012", "12", "31")
    day = day_within(day_of(row, "st", last), day_of(row, "end", last), random)
    terms = [term for _, term in rows[rows["ccode"] == number].iterrows()]
    theirs = {
        f"{term['version4id']} {kind}"
        for term in terms
        if day_of(term, "st", last) <= day <= day_of(term, "end", last)
        for column, kind in OBLIGATIONS.items()
        if term[column] == "1"
    }
    state = find_state(number, "cow", day)
    ours = {
        f"{name} {obligation.kind}"
        for alliance in (archive.partnerships_of(state) if state else ())
        for obligation in alliance.obligations
        if obligation.party == state
        and obligation.period
        and obligation.period.possibly_covers(day)
        for name in names_in("cow-alliance", alliance)
    }

    def explain(name: str) -> str:
        id = name.partition(" ")[0]
        others = rows[(rows["version4id"] == id) & (rows["ccode"] != number)]
        known = ((term["ccode"], day_of(term, "st", last)) for _, term in others.iterrows())
        if any(find_state(other, "cow", start) == state for other, start in known):
            return "another number of the state"
        return "unexplained"

    return Answer(ours, theirs, explain)


def ask_memberships(archive: Archive, _: Report, rows: pd.DataFrame, random: Random) -> Answer:
    """Return the organizations of which a state was a member in a year."""
    row = rows.iloc[random.randrange(len(rows))]
    number, year = row["ccode"], row["year"]
    theirs = {*row.index[row == "1"]} - {"ccode", "year"}
    states = {find_state(number, "cow", f"{year}-{day}") for day in ("01-01", "12-31")}
    ours = {
        name
        for state in filter(None, states)
        for found in archive.memberships_of(state, on=year, status="member")
        for name in names_in("cow-igo", found.membership)
    }
    return Answer(ours, theirs, lambda _: "unexplained")


def ask_trade(archive: Archive, _: Report, rows: pd.DataFrame, random: Random) -> Answer:
    """Return what two states imported from one another in a year, in millions of dollars."""
    row = rows.iloc[random.randrange(len(rows))]
    first, second, year = row["ccode1"], row["ccode2"], row["year"]
    same = rows[(rows["ccode1"] == first) & (rows["ccode2"] == second) & (rows["year"] == year)]
    theirs = {
        f"{number}: {float(flow):.4f}" if flow not in ("", "-9") else f"{number}: not reported"
        for number, column in ((first, "flow1"), (second, "flow2"))
        for flow in same[column]
    }
    states = [find_state(number, "cow", year) for number in (first, second)]
    known = [state for state in states if state]
    numbers = dict(zip(states, (first, second), strict=True))
    found = archive.trade_between(*known, since=year, until=year) if len(known) > 1 else ()
    ours = {
        f"{numbers[figure.reporter]}: "
        + (f"{float(figure.value.number) / 1e6:.4f}" if figure.value else "not reported")
        for figure in found
    }

    def explain(_: str) -> str:
        return "a number means two states in that year" if len(known) < 2 else "unexplained"

    return Answer(ours, theirs, explain)


class Comparison(NamedTuple):
    """A register: the names of its tables, its reader, the table to filter, and the questions."""

    tables: tuple[str, ...]
    read: Callable[..., Imported]
    filtered: int
    questions: tuple[Callable[..., Answer], ...]


COMPARISONS: Final = {
    "Archigos": Comparison(("archigos",), read_archigos, 0, (ask_leaders,)),
    "COW alliances": Comparison(
        ("alliance_v4.1_by_member",), read_cow_alliances, 0, (ask_obligations,)
    ),
    "COW memberships": Comparison(
        ("state_year_format3",), read_cow_memberships, 0, (ask_memberships,)
    ),
    "COW trade": Comparison(("Dyadic_COW_4.0",), read_cow_trade, 0, (ask_trade,)),
    "visits": Comparison(
        ("us_visits_by_foreign_leaders",),
        read_us_visits,
        0,
        (ask_visits("us-visits", "from_name"),),
    ),
    "travels": Comparison(
        ("us_president_secretary_travels",),
        read_us_travels,
        0,
        (ask_visits("us-travels", "country_name"),),
    ),
    "missions": Comparison(("us_diplomatic_missions",), read_us_missions, 0, (ask_missions,)),
    "office holders": Comparison(
        ("wikidata_office_holders_2022",), read_wikidata_offices, 0, (ask_holders,)
    ),
    "DESTA": Comparison(
        ("manytreaties_agreements_desta", "manytreaties_parties_desta"),
        read_desta,
        1,
        (ask_pair("desta", "destaID", "stateID"), ask_force("desta", "destaID", "stateID")),
    ),
    "GGO": Comparison(
        ("manytreaties_agreements_ggo", "manytreaties_parties_ggo"),
        read_ggo,
        1,
        (
            ask_pair("manytreaties", "treatyID", "stateID"),
            ask_force("manytreaties", "treatyID", "stateID"),
        ),
    ),
}


def read_rows(path: Path) -> pd.DataFrame:
    """Return the rows of a table as text, without surrounding whitespace."""
    frame = pd.read_csv(path, dtype=str, keep_default_na=False)
    return frame.apply(lambda column: column.str.strip())


def compare(name: str, folder: Path, questions: int) -> None:
    """Ask questions about a register, and print how many answers are equal."""
    comparison = COMPARISONS[name]
    paths = [folder / f"{table}.csv.gz" for table in comparison.tables]
    if not all(path.exists() for path in paths):
        print(f"{name}: no tables")
        return
    archive, report = comparison.read(*paths)
    print(f"{name}: {report!r}")
    print("  ", ", ".join(f"{kind} {count}" for kind, count in report.counts().items()))
    rows = read_rows(paths[comparison.filtered])
    for ask in comparison.questions:
        print("  ", (ask.__doc__ or "").removeprefix("Return ").rstrip("."))
        start, random = perf_counter(), Random(17)  # noqa: S311
        equal, empty, reasons = 0, 0, Counter[str]()
        for _ in range(questions):
            ours, theirs, explain = ask(archive, report, rows, random)
            equal += ours == theirs
            empty += not theirs
            for side, found in (("only archive", ours - theirs), ("only rows", theirs - ours)):
                reasons.update(f"{side}: {explain(id)}" for id in found)
        print(f"   {equal:,} of {questions:,} answers are equal", end=" ")
        print(f"({empty:,} of the filter are empty) in {perf_counter() - start:.0f} s")
        for reason, count in reasons.most_common():
            print(f"   {count:>7,}  {reason}")


def main(folder: Path, questions: int, *names: str) -> None:
    """Compare each register of which the folder has the tables, or some of them."""
    for name in names or COMPARISONS:
        compare(name, folder, questions)


if __name__ == "__main__":
    main(Path(sys.argv[1]), int(sys.argv[2]) if len(sys.argv) > 2 else 3_000, *sys.argv[3:])

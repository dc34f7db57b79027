"""Measure how archives are drawn, and how failing ones shrink.

For each property that does not hold of all archives, some seeds are tried: how long hypothesis
takes to find a failing archive and to shrink it, how many records the smallest one has, and how
many of them could be left out. Then it prints what the default examples contain.
"""

import statistics
import sys
import time
from collections.abc import Callable
from itertools import combinations
from random import Random
from typing import Final

from hypothesis import HealthCheck, Phase, find, given, seed, settings
from hypothesis.errors import NoSuchExample

from diplomacy import Agreement, Archive, Country, DiplomacyError, Meeting
from diplomacy.testing.strategies import archives

EXAMPLES: Final = 100
MOST_EXAMPLES: Final = 2_000
SEEDS: Final = 3


def is_in_force_before_signature(archive: Archive) -> bool:
    """Return whether an agreement entered into force before it was signed."""
    return any(
        agreement.signed_on is not None
        and agreement.entered_into_force_on is not None
        and agreement.entered_into_force_on.certainly_before(agreement.signed_on)
        for agreement in archive.agreements
    )


def has_meetings_at_one_place(archive: Archive) -> bool:
    """Return whether two meetings took place at one place."""
    places = [meeting.place for meeting in archive.meetings if meeting.place]
    return len(places) > len(set(places))


def has_joint_statement(archive: Archive) -> bool:
    """Return whether a statement has two speakers."""
    return any(len(statement.speakers) > 1 for statement in archive.statements)


def has_agreements_of_one_pair(archive: Archive) -> bool:
    """Return whether two agreements are between the same two countries."""
    return any(len(archive.agreements_between(*pair)) > 1 for pair in pairs_of(archive))


def has_agreement_of_a_meeting(archive: Archive) -> bool:
    """Return whether an agreement was concluded at a meeting."""
    return any(agreement.concluded_at for agreement in archive.agreements)


def has_contradiction(archive: Archive) -> bool:
    """Return whether two records contradict each other."""
    return bool(archive.conflicts())


PROPERTIES: Final[tuple[Callable[[Archive], bool], ...]] = (
    is_in_force_before_signature,
    has_meetings_at_one_place,
    has_joint_statement,
    has_agreements_of_one_pair,
    has_agreement_of_a_meeting,
    has_contradiction,
)


def pairs_of(archive: Archive) -> list[tuple[str, str]]:
    """Return each pair of countries that an agreement or a meeting is between."""
    between: tuple[Agreement | Meeting, ...] = (*archive.agreements, *archive.meetings)
    states = {party for record in between for party in record.parties if isinstance(party, Country)}
    return list(combinations(sorted(states), 2))


def has_both_of_one_pair(archive: Archive) -> bool:
    """Return whether one pair has agreements and meetings."""
    return any(
        archive.agreements_between(*pair) and archive.meetings_between(*pair)
        for pair in pairs_of(archive)
    )


def count_needless(archive: Archive, holds: Callable[[Archive], bool]) -> int:
    """Return how many records of an archive could be left out, each by itself."""
    return sum(is_needless(archive, record.id, holds) for record in archive)


def is_needless(archive: Archive, id: str, holds: Callable[[Archive], bool]) -> bool:
    """Return whether a property holds of an archive without one of its records, too."""
    try:
        return holds(archive.without(id))
    except DiplomacyError:
        return False


def shrink(holds: Callable[[Archive], bool], number: int) -> tuple[float, float, Archive] | None:
    """Return the seconds to find and to shrink an archive with a property, and that archive.

    None if no example has the property.
    """
    first: list[float] = []

    def has_property(archive: Archive) -> bool:
        found = holds(archive)
        if found and not first:
            first.append(time.perf_counter())
        return found

    start = time.perf_counter()
    limits = settings(database=None, max_examples=MOST_EXAMPLES, deadline=None)
    try:
        archive = find(archives(), has_property, settings=limits, random=Random(number))  # noqa: S311
    except NoSuchExample:
        return None
    end = time.perf_counter()
    return first[0] - start, end - first[0], archive


def print_shrinking(seeds: int) -> None:
    """Print how each property shrinks."""
    print(f"{'property':32} {'found':>8} {'shrunk':>8} {'slowest':>8}  records (needless)")
    all_times: list[float] = []
    for holds in PROPERTIES:
        runs = [run for number in range(seeds) if (run := shrink(holds, number))]
        if not runs:
            print(f"{holds.__name__:32} not found in {MOST_EXAMPLES} examples", flush=True)
            continue
        shrunk = [run[1] for run in runs]
        all_times += shrunk
        sizes = ", ".join(f"{len(run[2])} ({count_needless(run[2], holds)})" for run in runs)
        found = statistics.median(run[0] for run in runs)
        print(
            f"{holds.__name__:32} {found:6.1f} s {statistics.median(shrunk):6.1f} s"
            f" {max(shrunk):6.1f} s  {sizes}",
            flush=True,
        )
    print(f"median of all: {statistics.median(all_times):.1f} s, slowest: {max(all_times):.1f} s")


def draw_archives(number: int) -> list[Archive]:
    """Return the examples of a seed that a test with default settings sees."""
    drawn: list[Archive] = []

    @settings(
        max_examples=EXAMPLES,
        database=None,
        deadline=None,
        phases=[Phase.generate],
        suppress_health_check=list(HealthCheck),
    )
    @seed(number)
    @given(archives())
    def draw(archive: Archive) -> None:
        drawn.append(archive)

    draw()
    return drawn


def print_content(seeds: int) -> None:
    """Print what the default examples contain, for each seed."""
    for number in range(seeds):
        start = time.perf_counter()
        drawn = draw_archives(number)
        seconds = time.perf_counter() - start
        both = sum(map(has_both_of_one_pair, drawn))
        records = statistics.mean(map(len, drawn))
        print(
            f"seed {number}: {len(drawn)} archives of {records:.1f} records in {seconds:.1f} s;"
            f" {both} have agreements and meetings of one pair,"
            f" {sum(bool(archive.agreements) for archive in drawn)} an agreement"
        )


def main() -> None:
    """Print the measurements; the argument is the number of seeds."""
    seeds = int(sys.argv[1]) if len(sys.argv) > 1 else SEEDS
    print_content(seeds)
    print_shrinking(seeds)


if __name__ == "__main__":
    main()

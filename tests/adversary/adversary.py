"""Attack the package with random input, and print the counts and the findings of each section.

    python tests/adversary/adversary.py --section dates --tries 100000 --seed 1

README.md in this folder describes the sections. The ordinary tests do not run it.
"""

import argparse
import random
import sys
import traceback
from collections import Counter
from collections.abc import Callable, Iterator
from time import monotonic
from typing import Final

import on_archives
import on_dates
import on_processes
import on_values

# Each section yields one text for each try: "" if the rules hold, otherwise what breaks them.
SECTIONS: Final[dict[str, tuple[Callable[[random.Random], Iterator[str]], int]]] = {
    "mutation": (on_values.mutate, 50_000),
    "constructors": (on_values.construct, 100_000),
    "files": (on_archives.read_files, 20_000),
    "queries": (on_archives.query, 100_000),
    "markup": (on_archives.render, 2_000),
    "dates": (on_dates.compare, 500_000),
    "words": (on_dates.parse, 100_000),
    "system": (on_processes.write_and_kill, 50),
    "hash-seeds": (on_processes.vary_hash_seeds, 20),
    "threads": (on_processes.share_between_threads, 200),
    "forks": (on_processes.fork_beside_threads, 50),
    "versions": (on_processes.vary_versions, 3),
}
MAX_SHOWN: Final = 5


def run(name: str, tries: int | None, seed: int) -> int:
    """Run a section, print its findings, each kind once, and return their number."""
    section, default = SECTIONS[name]
    tries = default if tries is None else tries
    findings: Counter[str] = Counter()
    done, start, attempts = 0, monotonic(), section(random.Random(seed))  # noqa: S311
    while done < tries:
        try:
            finding = next(attempts)
        except StopIteration:
            break
        except Exception:  # noqa: BLE001 - an exception that no rule allows
            finding = traceback.format_exc()
            attempts = section(random.Random(f"{seed} {done}"))  # noqa: S311
        done += 1
        if finding:
            findings[finding] += 1
    seconds, count = monotonic() - start, sum(findings.values())
    lines = [f"{name}: {done} tries, {count} findings, {seconds:.0f} s"]
    lines += [f"  {times} times: {finding}" for finding, times in findings.most_common(MAX_SHOWN)]
    sys.stdout.write("\n".join([*lines, ""]))
    sys.stdout.flush()
    return count


def main() -> None:
    """Run the sections that the command line names."""
    parser = argparse.ArgumentParser(description="attack the package with random input")
    parser.add_argument("--section", action="append", choices=[*SECTIONS], help="default: all")
    parser.add_argument("--tries", type=int, help="tries of each section; it has its own default")
    parser.add_argument(
        "--seed", type=int, default=0, help="the seed; the same gives the same input"
    )
    options = parser.parse_args()
    sys.exit(
        sum(run(name, options.tries, options.seed) for name in options.section or SECTIONS) > 0
    )


if __name__ == "__main__":
    main()

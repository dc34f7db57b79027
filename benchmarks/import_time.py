"""Compare the times of ``import diplomacy`` and ``import attrs``.

Each runs in a fresh process; the time of an empty process is subtracted.
"""

import os
import statistics
import subprocess
import sys
import time

# Compiled files are kept, as on a machine where the library is installed.
ENVIRONMENT = {k: v for k, v in os.environ.items() if k != "PYTHONDONTWRITEBYTECODE"}
RUNS = 41
CODE = {"empty": "pass", "attrs": "import attrs", "diplomacy": "import diplomacy"}


def seconds(code: str) -> float:
    """Return how long a fresh interpreter takes to run *code*."""
    start = time.perf_counter()
    subprocess.run([sys.executable, "-c", code], check=True, env=ENVIRONMENT)
    return time.perf_counter() - start


def main() -> None:
    """Print the medians of interleaved runs, and the ratio."""
    for code in CODE.values():
        seconds(code)  # so that compiled files are there
    times: dict[str, list[float]] = {name: [] for name in CODE}
    for _ in range(RUNS):
        for name, code in CODE.items():
            times[name].append(seconds(code))
    median = {name: statistics.median(runs) * 1000 for name, runs in times.items()}
    for name, value in median.items():
        print(f"{name:10} {value:6.1f} ms (median of {RUNS})")
    ratio = (median["diplomacy"] - median["empty"]) / (median["attrs"] - median["empty"])
    print(f"import diplomacy costs {ratio:.2f} times import attrs, both net of an empty process")


if __name__ == "__main__":
    main()

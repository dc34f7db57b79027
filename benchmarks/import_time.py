"""Compare the times of ``import diplomacy``, and of its first names, with ``import attrs``.

Each runs in a fresh process; the time of an empty process is subtracted.
"""

import os
import statistics
import subprocess
import sys
import time

# Compiled files are kept, as on a machine where the library is installed.
ENVIRONMENT = {k: v for k, v in os.environ.items() if k != "PYTHONDONTWRITEBYTECODE"}
RUNS = 21
CODE = {
    "empty": "pass",
    "attrs": "import attrs",
    "diplomacy": "import diplomacy",
    "Country": "from diplomacy import Country",
    "Agreement": "from diplomacy import Agreement",
    "Archive": "from diplomacy import Archive",
}


def seconds(code: str) -> float:
    """Return how long a fresh interpreter takes to run *code*."""
    start = time.perf_counter()
    subprocess.run([sys.executable, "-c", code], check=True, env=ENVIRONMENT)
    return time.perf_counter() - start


def main() -> None:
    """Print the medians of interleaved runs, and the ratios, net of an empty process."""
    for code in CODE.values():
        seconds(code)  # so that compiled files are there
    times: dict[str, list[float]] = {name: [] for name in CODE}
    for _ in range(RUNS):
        for name, code in CODE.items():
            times[name].append(seconds(code))
    median = {name: statistics.median(runs) * 1000 for name, runs in times.items()}
    attrs = median["attrs"] - median["empty"]
    for name, value in median.items():
        ratio = (value - median["empty"]) / attrs
        print(f"{CODE[name]:32} {value:6.1f} ms, {ratio:4.2f} of import attrs (median of {RUNS})")


if __name__ == "__main__":
    main()

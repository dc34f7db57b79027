"""Double the size of inputs, and print how much more it costs.

Two costs are counted: the lines of Python that run, which are the same on every machine, and the
seconds of the processor, which also count what is done in C. About 2.0 is linear, about 4 is the
square: python benchmarks/growth.py [PART OF A NAME]
"""

import gc
import sys
import time
from collections.abc import Callable
from types import FrameType
from typing import Any, Final

from inputs import INPUTS, Input

__all__ = ["count_lines", "growth_of_lines", "growth_of_seconds"]

_RUNS: Final = 3


def count_lines(run: Callable[[], object]) -> int:
    """Return the number of lines of Python that run."""
    lines = 0

    def trace(frame: FrameType, event: str, argument: object) -> Any:
        nonlocal lines
        lines += event == "line"
        return trace

    previous = sys.gettrace()
    sys.settrace(trace)
    try:
        run()
    finally:
        sys.settrace(previous)
    return lines


def _seconds(run: Callable[[], object]) -> float:
    """Return the seconds that the processor works."""
    gc.collect()
    gc.disable()
    try:
        start = time.process_time()
        run()
        return time.process_time() - start
    finally:
        gc.enable()


def growth_of_lines(case: Input, size: int) -> float:
    """Return how many times as many lines run for twice the size."""
    case.run(case.make(2))  # Read tables now, which are the same for every input.
    small, large = case.make(size), case.make(2 * size)
    few, many = count_lines(lambda: case.run(small)), count_lines(lambda: case.run(large))
    return many / few


def growth_of_seconds(case: Input, size: int) -> float:
    """Return how many times as long the processor works for twice the size."""
    case.run(case.make(2))
    best = [float("inf"), float("inf")]
    for _ in range(_RUNS):
        for i in range(2):
            made = case.make((i + 1) * size)
            best[i] = min(best[i], _seconds(lambda made=made: case.run(made)))
    return best[1] / best[0]


def main(part: str = "") -> None:
    """Print the growth of each input, or of those with a part of a name."""
    print(f"{'lines':>8}{'seconds':>9}")
    for name, case in INPUTS.items():
        if part in name:
            lines = growth_of_lines(case, case.size)
            seconds = growth_of_seconds(case, 4 * case.size)
            print(f"{lines:8.2f}{seconds:9.2f}  {name}")


if __name__ == "__main__":
    main(*sys.argv[1:])

"""Double the size of inputs, and print how much more it costs.

Two costs are counted: the lines of Python that run, which are the same on every machine, and the
time of the processor, which also counts what is done in C. About 2.0 is linear, about 4 is the
square of the size: python benchmarks/growth.py [PART OF A NAME]
"""

import gc
import sys
import time
from collections.abc import Callable
from functools import partial
from types import FrameType
from typing import Any, Final

from inputs import INPUTS, Input

__all__ = ["count_lines", "growth_of_lines", "growth_of_time"]

_ATTEMPTS: Final = 3
# What takes less is not measured well.
_LEAST_SECONDS: Final = 0.002


def count_lines(run: Callable[[], object]) -> int:
    """Return the number of lines of Python that run."""
    lines = 0

    def trace(_frame: FrameType, event: str, _argument: object) -> Any:
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
    small, large = (count_lines(partial(case.run, case.make(n))) for n in (size, 2 * size))
    return large / small


def growth_of_time(case: Input, size: int) -> float:
    """Return how many times as long the processor works for twice the size."""
    case.run(case.make(2))
    small, large = (_seconds(partial(case.run, case.make(n))) for n in (size, 2 * size))
    return large / max(small, _LEAST_SECONDS)


def main(part: str = "") -> None:
    """Print the growth of each input, or of those with a part of a name."""
    print(f"{'lines':>8}{'time':>8}")
    for name, case in INPUTS.items():
        if part in name:
            lines = growth_of_lines(case, case.size)
            seconds = min(growth_of_time(case, case.most // 2) for _ in range(_ATTEMPTS))
            print(f"{lines:8.2f}{seconds:8.2f}  {name}")


if __name__ == "__main__":
    main(*sys.argv[1:])

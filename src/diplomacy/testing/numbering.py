"""Fresh ids for sample records, counted for each kind of record."""

from collections import Counter
from collections.abc import Generator
from contextlib import contextmanager
from threading import Lock

__all__ = ["fresh_id", "keep_ids", "number_again"]

_used: Counter[str] = Counter()
_kept: Counter[str] = Counter()
_lock = Lock()


def fresh_id(stem: str) -> str:
    """Return an id that no earlier call returned: the stem, then the stem with 2, 3 and so on.

    >>> with number_again():
    ...     fresh_id("a-pact"), fresh_id("a-pact")
    ('a-pact', 'a-pact-2')
    >>> with number_again():
    ...     fresh_id("a-pact")
    'a-pact'
    """
    with _lock:
        _used[stem] += 1
        number = _used[stem]
    return stem if number == 1 else f"{stem}-{number}"


@contextmanager
def number_again() -> Generator[None, None, None]:
    """Count from the start within a ``with`` block, but for the ids that were kept."""
    before = _used.copy()
    _replace(_kept)
    try:
        yield
    finally:
        _replace(before | _kept)


def _replace(numbers: Counter[str]) -> None:
    _used.clear()
    _used.update(numbers)


def keep_ids() -> None:
    """Keep the ids given so far: the records that have them outlive the block."""
    _kept.update({stem: number - _kept[stem] for stem, number in _used.items()})

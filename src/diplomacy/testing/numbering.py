"""Fresh ids for sample records, counted for each kind of record."""

from collections import Counter
from collections.abc import Generator
from contextlib import AbstractContextManager, contextmanager
from threading import Lock
from typing import Final

__all__ = ["fresh_id", "number_anew", "number_shared"]


class _Series:
    """A series of ids: the stem, then the stem with 2, 3 and so on, each after a prefix."""

    def __init__(self, prefix: str) -> None:
        self._prefix = prefix
        self._used: Counter[str] = Counter()
        self._lock = Lock()

    def next_id(self, stem: str) -> str:
        with self._lock:
            self._used[stem] += 1
            number = self._used[stem]
        return f"{self._prefix}{stem}" if number == 1 else f"{self._prefix}{stem}-{number}"


_SHARED: Final = _Series("shared-")
_current = _Series("")


def fresh_id(stem: str) -> str:
    """Return an id that no earlier call returned.

    >>> with number_anew():
    ...     fresh_id("a-pact"), fresh_id("a-pact")
    ('a-pact', 'a-pact-2')
    >>> with number_anew():
    ...     fresh_id("a-pact")
    'a-pact'
    """
    return _current.next_id(stem)


@contextmanager
def _use(series: _Series) -> Generator[None, None, None]:
    global _current  # noqa: PLW0603 - a builder is called without a context
    before, _current = _current, series
    try:
        yield
    finally:
        _current = before


def number_anew() -> AbstractContextManager[None]:
    """Number ids in a ``with`` block from the first, regardless of earlier ones."""
    return _use(_Series(""))


def number_shared() -> AbstractContextManager[None]:
    """Prefix the ids in a ``with`` block, unlike those of single tests."""
    return _use(_SHARED)

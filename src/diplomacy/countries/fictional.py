"""Fictional states: the codes that ISO 3166 leaves to its users, and the names given to them."""

from collections.abc import Generator, Mapping
from contextlib import contextmanager
from contextvars import ContextVar
from typing import Final

from diplomacy.countries.folding import fold

__all__ = ["FICTIONAL", "fictional_code", "fictional_name", "naming"]

FICTIONAL: Final = frozenset(
    [f"X{c}" for c in "ABCDEFGHIJLMNOPQRSTUVWXYZ"] + [f"Q{c}" for c in "MNOPQRSTUVWXYZ"]
)
"""The codes of fictional states: ``XA`` to ``XZ`` without ``XK``, and ``QM`` to ``QZ``."""

# Names are of a context and not of the process, so that tests in parallel do not meet.
_names: Final[ContextVar[Mapping[str, str] | None]] = ContextVar("fictional names", default=None)


def fictional_name(code: str) -> str:
    """Return the name that a fictional state has now.

    >>> fictional_name("XA")
    'Fictional state XA'
    """
    return (_names.get() or {}).get(code, f"Fictional state {code}")


def fictional_code(label: str) -> str | None:
    """Return the fictional state that has a name now, or None.

    >>> fictional_code("Ruritania")
    """
    key = fold(label)
    return next((code for code, name in (_names.get() or {}).items() if fold(name) == key), None)


@contextmanager
def naming(names: Mapping[str, str]) -> Generator[None, None, None]:
    """Give names to fictional states while the context lasts, beside those given already.

    >>> with naming({"XA": "Ruritania"}):
    ...     fictional_name("XA"), fictional_code("ruritania")
    ('Ruritania', 'XA')
    """
    token = _names.set({**(_names.get() or {}), **names})
    try:
        yield
    finally:
        _names.reset(token)

"""Fictional states: the codes that ISO 3166 leaves to its users, and the names set for them."""

from collections.abc import Generator, Mapping
from contextlib import contextmanager
from contextvars import ContextVar
from typing import Final

from diplomacy.countries.folding import fold

__all__ = ["FICTIONAL", "fictional_code", "fictional_name", "naming"]

FICTIONAL: Final = frozenset(
    [f"X{c}" for c in "ABCDEFGHIJLMNOPQRSTUVWXYZ"] + [f"Q{c}" for c in "MNOPQRSTUVWXYZ"]
)
"""The codes of fictional states: ``XA`` to ``XZ`` except ``XK``, ``QM`` to ``QZ``."""

# Names belong to a context, not to the process, so parallel tests do not share them.
_names: Final[ContextVar[Mapping[str, str] | None]] = ContextVar("fictional names", default=None)


def fictional_name(code: str) -> str:
    """Return the present name of a fictional state.

    >>> fictional_name("XA")
    'Fictional state XA'
    """
    return (_names.get() or {}).get(code, f"Fictional state {code}")


def fictional_code(label: str) -> str | None:
    """Return the fictional state that has a name at present, or None.

    >>> fictional_code("Ruritania")
    """
    key = fold(label)
    return next((code for code, name in (_names.get() or {}).items() if fold(name) == key), None)


@contextmanager
def naming(names: Mapping[str, str]) -> Generator[None, None, None]:
    """Name fictional states, besides those already named, within a context.

    >>> with naming({"XA": "Ruritania"}):
    ...     fictional_name("XA"), fictional_code("ruritania")
    ('Ruritania', 'XA')
    """
    token = _names.set({**(_names.get() or {}), **names})
    try:
        yield
    finally:
        _names.reset(token)

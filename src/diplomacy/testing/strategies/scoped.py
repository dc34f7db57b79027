"""The type of a strategy function for records."""

from collections.abc import Callable, Iterable
from typing import Protocol, TypeVar

from hypothesis.strategies import SearchStrategy

from diplomacy.testing.strategies.values import SAMPLE_STATES, Day, Scope

__all__ = ["Scoped"]

T_co = TypeVar("T_co", covariant=True)


class Scoped(Protocol[T_co]):
    """A strategy function with the two arguments common to all record strategies."""

    def __call__(
        self, *, countries: Iterable[str] = SAMPLE_STATES, since: Day | None = None
    ) -> SearchStrategy[T_co]:
        """Return the strategy for some countries and an earliest date."""
        ...

    @property
    def within(self) -> Callable[[Scope], SearchStrategy[T_co]]:
        """The same as a function of a scope."""
        ...

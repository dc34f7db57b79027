"""The arguments that all strategies for records share: countries, and an earliest date."""

from collections.abc import Callable, Iterable
from functools import cache
from typing import Protocol, TypeVar, cast

from hypothesis.strategies import SearchStrategy

from diplomacy.testing.strategies.values import SAMPLE_STATES, Day, Scope

__all__ = ["Scoped", "scoped"]

T = TypeVar("T")
T_co = TypeVar("T_co", covariant=True)


class Scoped(Protocol[T_co]):
    """A strategy function with the two arguments that all strategies for records share."""

    def __call__(
        self, *, countries: Iterable[str] = SAMPLE_STATES, since: Day | None = None
    ) -> SearchStrategy[T_co]:
        """Return the strategy for some countries and an earliest date."""
        ...

    @property
    def within(self) -> Callable[[Scope], SearchStrategy[T_co]]:
        """The same as a function of a scope."""
        ...


def scoped(build: Callable[[Scope], SearchStrategy[T]]) -> Scoped[T]:
    """Turn a function of a scope into a strategy function of *countries* and *since*."""
    within = cache(build)

    def strategy(
        *, countries: Iterable[str] = SAMPLE_STATES, since: Day | None = None
    ) -> SearchStrategy[T]:
        return within(Scope.of(countries, since))

    # Not functools.wraps: the documented signature is that of *strategy*.
    strategy.__name__, strategy.__qualname__ = build.__name__, build.__qualname__
    strategy.__doc__ = build.__doc__
    strategy.__dict__["within"] = within
    return cast("Scoped[T]", strategy)

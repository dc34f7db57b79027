"""The questions, asked of the shipped archive: plain functions, and nothing else to set up.

Each is the method of `Archive` of the same name over `diplomacy.fixtures.ARCHIVE`, which is
loaded with the first question.
"""

import inspect
from collections.abc import Callable
from functools import cache
from typing import Concatenate, Final, ParamSpec, TypeVar

from diplomacy.archive import Archive

__all__ = [
    "agreements_between",
    "agreements_concluded_at",
    "leaders_of",
    "meetings_on_sidelines_of",
    "meetings_between",
    "members_of",
    "memberships_of",
    "partnerships_between",
    "relations",
    "statements_between",
    "statistics_between",
    "summits_between",
    "trade_between",
]

P = ParamSpec("P")
R = TypeVar("R")


@cache
def _shipped() -> Archive:
    """Return the shipped archive, loaded when first asked for."""
    from diplomacy.fixtures import ARCHIVE

    return ARCHIVE


def _of_shipped(method: Callable[Concatenate[Archive, P], R]) -> Callable[P, R]:
    """Return a method of `Archive` as a function over the shipped archive, documented alike."""

    def ask(*args: P.args, **kwargs: P.kwargs) -> R:
        return method(_shipped(), *args, **kwargs)

    name = method.__name__
    signature = inspect.signature(method)
    parameters = list(signature.parameters.values())[1:]
    ask.__name__ = ask.__qualname__ = name
    ask.__doc__ = (
        (method.__doc__ or "")
        .replace("ARCHIVE.", "")
        .replace("from diplomacy.fixtures import ARCHIVE", f"from diplomacy import {name}")
    )
    ask.__signature__ = signature.replace(parameters=parameters)  # type: ignore[attr-defined]
    return ask


agreements_between: Final = _of_shipped(Archive.agreements_between)
agreements_concluded_at: Final = _of_shipped(Archive.agreements_concluded_at)
leaders_of: Final = _of_shipped(Archive.leaders_of)
meetings_on_sidelines_of: Final = _of_shipped(Archive.meetings_on_sidelines_of)
meetings_between: Final = _of_shipped(Archive.meetings_between)
members_of: Final = _of_shipped(Archive.members_of)
memberships_of: Final = _of_shipped(Archive.memberships_of)
partnerships_between: Final = _of_shipped(Archive.partnerships_between)
relations: Final = _of_shipped(Archive.relations)
statements_between: Final = _of_shipped(Archive.statements_between)
statistics_between: Final = _of_shipped(Archive.statistics_between)
summits_between: Final = _of_shipped(Archive.summits_between)
trade_between: Final = _of_shipped(Archive.trade_between)

"""The queries as functions over the shipped archive, `diplomacy.fixtures.ARCHIVE`.

The archive is loaded by the first query.
"""

from collections.abc import Callable
from functools import wraps
from types import MethodType
from typing import Any, Concatenate, Final, ParamSpec, TypeVar

from diplomacy.archive import Archive

__all__ = [
    "agreements_between",
    "agreements_concluded_at",
    "leaders_of",
    "meetings_between",
    "meetings_on_sidelines_of",
    "members_of",
    "memberships_of",
    "missions_between",
    "missions_of",
    "missions_to",
    "omissions_between",
    "omissions_of",
    "partnerships_between",
    "relations",
    "statements_between",
    "statistics_between",
    "summits_between",
    "trade_between",
    "visits_between",
    "visits_of",
    "visits_to",
]

P = ParamSpec("P")
R = TypeVar("R")


def _over_shipped(method: Callable[Concatenate[Archive, P], R]) -> Callable[P, R]:
    """Return a query of `Archive` as a function over the shipped archive."""

    @wraps(method)
    def query(*args: P.args, **kwargs: P.kwargs) -> R:
        from diplomacy.fixtures import ARCHIVE

        return method(ARCHIVE, *args, **kwargs)

    function: Any = query
    # So that signatures are shown without the archive, which is filled in.
    function.__wrapped__ = MethodType(method, function)
    function.__module__ = __name__
    function.__qualname__ = function.__name__
    function.__doc__ = (
        (method.__doc__ or "")
        .replace("        collection: the records to search.\n", "")
        .replace("ARCHIVE.", "")
        .replace(
            "from diplomacy.fixtures import ARCHIVE", f"from diplomacy import {query.__name__}"
        )
    )
    return query


agreements_between: Final = _over_shipped(Archive.agreements_between)
agreements_concluded_at: Final = _over_shipped(Archive.agreements_concluded_at)
leaders_of: Final = _over_shipped(Archive.leaders_of)
meetings_between: Final = _over_shipped(Archive.meetings_between)
meetings_on_sidelines_of: Final = _over_shipped(Archive.meetings_on_sidelines_of)
members_of: Final = _over_shipped(Archive.members_of)
memberships_of: Final = _over_shipped(Archive.memberships_of)
missions_between: Final = _over_shipped(Archive.missions_between)
missions_of: Final = _over_shipped(Archive.missions_of)
missions_to: Final = _over_shipped(Archive.missions_to)
omissions_between: Final = _over_shipped(Archive.omissions_between)
omissions_of: Final = _over_shipped(Archive.omissions_of)
partnerships_between: Final = _over_shipped(Archive.partnerships_between)
relations: Final = _over_shipped(Archive.relations)
statements_between: Final = _over_shipped(Archive.statements_between)
statistics_between: Final = _over_shipped(Archive.statistics_between)
summits_between: Final = _over_shipped(Archive.summits_between)
trade_between: Final = _over_shipped(Archive.trade_between)
visits_between: Final = _over_shipped(Archive.visits_between)
visits_of: Final = _over_shipped(Archive.visits_of)
visits_to: Final = _over_shipped(Archive.visits_to)

"""The queries as functions over the shipped archive, `diplomacy.fixtures.ARCHIVE`.

The archive is loaded by the first query.
"""

from collections.abc import Callable, Iterable
from functools import wraps
from types import MethodType
from typing import Any, Concatenate, Final, ParamSpec, Protocol, TypeVar, cast, overload

from diplomacy.archive import Archive
from diplomacy.records import Record

__all__ = [
    "agreements_between",
    "agreements_concluded_at",
    "agreements_of",
    "find",
    "leaders_of",
    "meetings_between",
    "meetings_of",
    "meetings_on_sidelines_of",
    "members_of",
    "memberships_of",
    "missions_between",
    "missions_of",
    "missions_to",
    "omissions_between",
    "omissions_of",
    "participants_at",
    "partnerships_between",
    "partnerships_of",
    "planned",
    "relations",
    "statements_between",
    "statements_of",
    "statistics_between",
    "statistics_of",
    "summits_between",
    "summits_of",
    "trade_between",
    "trade_of",
    "visits_between",
    "visits_of",
    "visits_to",
]

P = ParamSpec("P")
R = TypeVar("R")
T = TypeVar("T", bound=Record)


def _over_shipped(method: Callable[Concatenate[Archive, P], R]) -> Callable[P, R]:
    """Return a query of `Archive` as a function over the shipped archive."""

    @wraps(method)
    def query(*args: P.args, **kwargs: P.kwargs) -> R:
        from diplomacy.fixtures import ARCHIVE

        return method(ARCHIVE, *args, **kwargs)

    function: Any = query
    # Signatures are shown without the archive, which is filled in.
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


class _Find(Protocol):
    """The type of `find`, whose answer has the types that it searches."""

    @overload
    def __call__(self, text: str, *, types: None = None) -> tuple[Record, ...]: ...
    @overload
    def __call__(self, text: str, *, types: type[T]) -> tuple[T, ...]: ...
    @overload
    def __call__(self, text: str, *, types: Iterable[type[Record]]) -> tuple[Record, ...]: ...


agreements_between: Final = _over_shipped(Archive.agreements_between)
agreements_concluded_at: Final = _over_shipped(Archive.agreements_concluded_at)
agreements_of: Final = _over_shipped(Archive.agreements_of)
find: Final = cast("_Find", _over_shipped(Archive.find))
leaders_of: Final = _over_shipped(Archive.leaders_of)
meetings_between: Final = _over_shipped(Archive.meetings_between)
meetings_of: Final = _over_shipped(Archive.meetings_of)
meetings_on_sidelines_of: Final = _over_shipped(Archive.meetings_on_sidelines_of)
members_of: Final = _over_shipped(Archive.members_of)
memberships_of: Final = _over_shipped(Archive.memberships_of)
missions_between: Final = _over_shipped(Archive.missions_between)
missions_of: Final = _over_shipped(Archive.missions_of)
missions_to: Final = _over_shipped(Archive.missions_to)
omissions_between: Final = _over_shipped(Archive.omissions_between)
omissions_of: Final = _over_shipped(Archive.omissions_of)
participants_at: Final = _over_shipped(Archive.participants_at)
partnerships_between: Final = _over_shipped(Archive.partnerships_between)
partnerships_of: Final = _over_shipped(Archive.partnerships_of)
planned: Final = _over_shipped(Archive.planned)
relations: Final = _over_shipped(Archive.relations)
statements_between: Final = _over_shipped(Archive.statements_between)
statements_of: Final = _over_shipped(Archive.statements_of)
statistics_between: Final = _over_shipped(Archive.statistics_between)
statistics_of: Final = _over_shipped(Archive.statistics_of)
summits_between: Final = _over_shipped(Archive.summits_between)
summits_of: Final = _over_shipped(Archive.summits_of)
trade_between: Final = _over_shipped(Archive.trade_between)
trade_of: Final = _over_shipped(Archive.trade_of)
visits_between: Final = _over_shipped(Archive.visits_between)
visits_of: Final = _over_shipped(Archive.visits_of)
visits_to: Final = _over_shipped(Archive.visits_to)

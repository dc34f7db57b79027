"""The queries as methods of a collection."""

from typing import Final

from diplomacy.collection import Collection
from diplomacy.queries.between import (
    agreements_between,
    meetings_between,
    partnerships_between,
    statements_between,
    statistics_between,
    summits_between,
    trade_between,
)
from diplomacy.queries.meetings import agreements_concluded_at, meetings_on_sidelines_of
from diplomacy.queries.memberships import members_of, memberships_of
from diplomacy.queries.missions import missions_between, missions_of, missions_to
from diplomacy.queries.of import (
    agreements_of,
    meetings_of,
    partnerships_of,
    statements_of,
    statistics_of,
    summits_of,
    trade_of,
)
from diplomacy.queries.offices import leaders_of
from diplomacy.queries.omissions import omissions_between, omissions_of
from diplomacy.queries.plans import planned
from diplomacy.queries.publication import knowable_until, known_until
from diplomacy.queries.representatives import participants_at
from diplomacy.queries.search import find
from diplomacy.queries.visits import visits_between, visits_of, visits_to

__all__ = ["Queries"]


class Queries(Collection):
    """A collection with the queries as methods."""

    __slots__ = ()

    agreements_between: Final = agreements_between
    agreements_concluded_at: Final = agreements_concluded_at
    agreements_of: Final = agreements_of
    find: Final = find
    knowable_until: Final = knowable_until
    known_until: Final = known_until
    leaders_of: Final = leaders_of
    meetings_between: Final = meetings_between
    meetings_of: Final = meetings_of
    meetings_on_sidelines_of: Final = meetings_on_sidelines_of
    members_of: Final = members_of
    memberships_of: Final = memberships_of
    missions_between: Final = missions_between
    missions_of: Final = missions_of
    missions_to: Final = missions_to
    omissions_between: Final = omissions_between
    omissions_of: Final = omissions_of
    participants_at: Final = participants_at
    partnerships_between: Final = partnerships_between
    partnerships_of: Final = partnerships_of
    planned: Final = planned
    statements_between: Final = statements_between
    statements_of: Final = statements_of
    statistics_between: Final = statistics_between
    statistics_of: Final = statistics_of
    summits_between: Final = summits_between
    summits_of: Final = summits_of
    trade_between: Final = trade_between
    trade_of: Final = trade_of
    visits_between: Final = visits_between
    visits_of: Final = visits_of
    visits_to: Final = visits_to

"""Queries: functions that answer from a collection of records.

`diplomacy.Archive` has each of them as a method.
"""

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
from diplomacy.queries.memberships import Affiliation, members_of, memberships_of
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
from diplomacy.queries.offices import Incumbency, leaders_of
from diplomacy.queries.omissions import Omission, omissions_between, omissions_of
from diplomacy.queries.plans import Plan, planned
from diplomacy.queries.publication import knowable_until, known_until
from diplomacy.queries.representatives import Representative, participants_at
from diplomacy.queries.search import find
from diplomacy.queries.sides import (
    Scope,
    records_between,
    records_of,
    records_with,
    resolve_party,
    resolve_sides,
)
from diplomacy.queries.visits import visits_between, visits_of, visits_to

__all__ = [
    "Affiliation",
    "Incumbency",
    "Omission",
    "Plan",
    "Representative",
    "Scope",
    "agreements_between",
    "agreements_concluded_at",
    "agreements_of",
    "find",
    "knowable_until",
    "known_until",
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
    "records_between",
    "records_of",
    "records_with",
    "resolve_party",
    "resolve_sides",
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

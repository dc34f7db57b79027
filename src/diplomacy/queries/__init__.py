"""Queries: functions that answer from a collection of records.

`diplomacy.Archive` has each of them as a method.
"""

from diplomacy.queries.between import (
    agreements_between,
    meetings_between,
    partnerships_between,
    records_between,
    statements_between,
    statistics_between,
    summits_between,
    trade_between,
)
from diplomacy.queries.meetings import agreements_concluded_at, meetings_on_sidelines_of
from diplomacy.queries.memberships import Affiliation, members_of, memberships_of
from diplomacy.queries.missions import missions_between, missions_of, missions_to
from diplomacy.queries.offices import Incumbency, leaders_of
from diplomacy.queries.omissions import Omission, omissions_between, omissions_of
from diplomacy.queries.publication import knowable_until, known_until
from diplomacy.queries.sides import resolve_pair, resolve_party
from diplomacy.queries.visits import visits_between, visits_of, visits_to

__all__ = [
    "Affiliation",
    "Incumbency",
    "Omission",
    "agreements_between",
    "agreements_concluded_at",
    "knowable_until",
    "known_until",
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
    "records_between",
    "resolve_pair",
    "resolve_party",
    "statements_between",
    "statistics_between",
    "summits_between",
    "trade_between",
    "visits_between",
    "visits_of",
    "visits_to",
]

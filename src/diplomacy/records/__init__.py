"""The records and their parts.

Every record is keyword-only, immutable and hashable, refers to others by id, and carries its
citations.
"""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final, TypeAlias

from diplomacy.records.agreements import Agreement, AgreementLink
from diplomacy.records.base import RecordBase
from diplomacy.records.figures import Statistic, TradeFigure
from diplomacy.records.in_force import ForceSpan
from diplomacy.records.lifecycle import MAY_FOLLOW, Milestone
from diplomacy.records.meetings import Meeting, Participant, Summit
from diplomacy.records.missions import Mission, MissionAct
from diplomacy.records.partnerships import Membership, Obligation, Partnership
from diplomacy.records.people import Leader, Organization, Tenure
from diplomacy.records.statements import Statement
from diplomacy.records.visits import Stop, Visit
from diplomacy.sources import Source

__all__ = [
    "MAY_FOLLOW",
    "PART_TYPES",
    "RECORD_TYPES",
    "REFERENCED_TYPES",
    "TYPES_BY_NAME",
    "Agreement",
    "AgreementLink",
    "Cited",
    "ForceSpan",
    "Leader",
    "Meeting",
    "Membership",
    "Milestone",
    "Mission",
    "MissionAct",
    "Obligation",
    "Organization",
    "Participant",
    "Partnership",
    "Record",
    "Statement",
    "Statistic",
    "Stop",
    "Summit",
    "Tenure",
    "TradeFigure",
    "Visit",
]

Cited: TypeAlias = (
    Leader
    | Organization
    | Meeting
    | Visit
    | Agreement
    | Partnership
    | Membership
    | Mission
    | TradeFigure
    | Statistic
    | Statement
)
"""A record that carries citations. `Summit` is a `Meeting`."""

Record: TypeAlias = Source | Cited
"""A record of any type that an `Archive` can contain."""

RECORD_TYPES: Final[tuple[type[Record], ...]] = (
    Source,
    Leader,
    Organization,
    Meeting,
    Visit,
    Agreement,
    Partnership,
    Membership,
    Mission,
    TradeFigure,
    Statistic,
    Statement,
)
"""The types of records in the order of an archive; a `Summit` is a `Meeting`."""

TYPES_BY_NAME: Final[Mapping[str, type[Record]]] = MappingProxyType(
    {record_type.__name__: record_type for record_type in (*RECORD_TYPES, Summit)}
)
"""Every type of record by the name of its class."""

REFERENCED_TYPES: Final[Mapping[str, type[Record] | type[RecordBase]]] = MappingProxyType(
    {**TYPES_BY_NAME, "Record": RecordBase}
)
"""The types that `RecordBase.REFERENCES` can require of a referenced record, by name."""

PART_TYPES: Final[tuple[type, ...]] = (
    Tenure,
    Participant,
    Stop,
    Milestone,
    AgreementLink,
    Obligation,
    MissionAct,
)
"""The types of the parts of records that have their own fields."""

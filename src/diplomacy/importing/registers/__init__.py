"""Registers that are ready to import: each function reads the tables of one.

No data are shipped. Every function describes the layout of the tables that it reads, and names the
publication to cite and the terms of use. Other contents of a register go into `extra`, or are in
the report.
"""

from diplomacy.importing.registers.archigos import read_archigos
from diplomacy.importing.registers.correlates_of_war import (
    read_cow_alliances,
    read_cow_memberships,
    read_cow_trade,
)
from diplomacy.importing.registers.history_at_state import read_us_travels, read_us_visits
from diplomacy.importing.registers.manytreaties import read_desta, read_ggo
from diplomacy.importing.registers.us_missions import read_us_missions
from diplomacy.importing.registers.wikidata import read_wikidata_offices

__all__ = [
    "read_archigos",
    "read_cow_alliances",
    "read_cow_memberships",
    "read_cow_trade",
    "read_desta",
    "read_ggo",
    "read_us_missions",
    "read_us_travels",
    "read_us_visits",
    "read_wikidata_offices",
]

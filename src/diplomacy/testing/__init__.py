"""Tools for your own tests: builders of sample records, names, and assertions on records.

>>> from diplomacy.testing import make_agreement, make_archive
>>> archive = make_archive([make_agreement(title="A treaty of two fictional states")])
>>> [agreement.title for agreement in archive.agreements_between("XA", "XB")]
['A treaty of two fictional states']

Two further modules are imported separately:

- `diplomacy.testing.strategies`: hypothesis strategies for every value and record. It needs
  hypothesis, which the extra ``testing`` of the distribution installs.
- `diplomacy.testing.plugin`: fixtures and readable comparisons for pytest. To enable it, add one
  line to the ``conftest.py`` at the root: ``pytest_plugins = ["diplomacy.testing.plugin"]``.
"""

from diplomacy.testing.assertions import (
    assert_audited,
    assert_round_trips,
    assert_same_records,
)
from diplomacy.testing.builders import (
    make_agreement,
    make_archive,
    make_leader,
    make_meeting,
    make_membership,
    make_mission,
    make_organization,
    make_partnership,
    make_source,
    make_statement,
    make_statistic,
    make_summit,
    make_trade_figure,
    make_visit,
)
from diplomacy.testing.descriptions import describe_records
from diplomacy.testing.fictional import name_fictional_states

__all__ = [
    "assert_audited",
    "assert_round_trips",
    "assert_same_records",
    "describe_records",
    "make_agreement",
    "make_archive",
    "make_leader",
    "make_meeting",
    "make_membership",
    "make_mission",
    "make_organization",
    "make_partnership",
    "make_source",
    "make_statement",
    "make_statistic",
    "make_summit",
    "make_trade_figure",
    "make_visit",
    "name_fictional_states",
]

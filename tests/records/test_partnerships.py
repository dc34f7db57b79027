"""Partnerships and memberships."""

from typing import Any

import pytest
from tests.records.samples import check_rejection, make

from diplomacy import InvalidType, Membership, Milestone, Partnership
from diplomacy.errors import InvalidPeriod


@pytest.mark.parametrize(
    ("cls", "changes", "path", "reason"),
    [
        (Partnership, {"parties": ["KR"]}, "parties", "a partnership needs at least two parties."),
        (
            Partnership,
            {"kind": "partnership"},
            "designation",
            "a partnership needs the designation that its parties use.",
        ),
        (
            Partnership,
            {"kind": "joint-body"},
            "designation",
            "a joint-body needs the designation that its parties use.",
        ),
        (
            Partnership,
            {"elevated_from": "kr-tr-relations"},
            "elevated_from",
            "a partnership cannot be elevated from itself.",
        ),
        (
            Partnership,
            {"history": [Milestone("established", party="JP")]},
            "history[0].party",
            "JP is not among the parties.",
        ),
        (
            Membership,
            {"member": "sco"},
            "member",
            "an organization cannot be a member of itself.",
        ),
        (
            Membership,
            {"planned": True, "founding": True},
            "planned",
            "a planned membership cannot be a founding one or have attested dates.",
        ),
        (
            Membership,
            {"planned": True, "attested": ["2024"]},
            "planned",
            "a planned membership cannot be a founding one or have attested dates.",
        ),
        (
            Membership,
            {"period": "2012/..", "attested": ["2011"]},
            "attested[0]",
            "2011 is outside the period '2012/..'.",
        ),
    ],
)
def test_invalid_partnerships_and_memberships_are_rejected(
    cls: Any, changes: dict[str, Any], path: str, reason: str
) -> None:
    check_rejection(cls, changes, path, reason)


def test_alliances_need_no_designation() -> None:
    assert make(Partnership, kind="alliance").designation is None


def test_planned_memberships_may_have_a_period() -> None:
    assert make(Membership, planned=True, period="2026/..").planned is True


def test_fields_reject_values_of_another_kind() -> None:
    with pytest.raises(InvalidPeriod):
        make(Membership, period="2018/2012")
    with pytest.raises(InvalidType, match="True or False"):
        make(Membership, founding=None)

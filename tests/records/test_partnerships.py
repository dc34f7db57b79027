"""Partnerships and memberships."""

from typing import Any

import pytest
from tests.records.samples import check_rejection, make

from diplomacy import (
    InvalidTerm,
    InvalidType,
    Membership,
    Milestone,
    Obligation,
    Partnership,
    UnknownCountry,
)
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
            Partnership,
            {"obligations": [Obligation("consultation"), Obligation("defence", "JP")]},
            "obligations[1].party",
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


def test_obligations_of_a_party_are_its_own_and_those_of_all() -> None:
    pact = make(
        Partnership,
        kind="alliance",
        obligations=[
            Obligation("consultation"),
            Obligation("defence", "KR", "1838/1848"),
            Obligation("defence", "KR", "1850/1871"),
            Obligation("neutrality", "TR"),
        ],
    )
    assert [str(o.kind) for o in pact.obligations_of("South Korea")] == [
        "consultation",
        "defence",
        "defence",
    ]
    assert [str(o.kind) for o in pact.obligations_of("TR")] == ["consultation", "neutrality"]
    assert pact.obligations_of("JP") == ()
    with pytest.raises(UnknownCountry):
        pact.obligations_of("Freedonia")


def test_obligations_have_a_kind_of_their_vocabulary() -> None:
    with pytest.raises(InvalidTerm, match="defence, offence, neutrality"):
        Obligation("defense")
    with pytest.raises(InvalidPeriod):
        Obligation("defence", period="1871/1850")


def test_planned_memberships_may_have_a_period() -> None:
    assert make(Membership, planned=True, period="2026/..").planned is True


def test_fields_reject_values_of_another_kind() -> None:
    with pytest.raises(InvalidPeriod):
        make(Membership, period="2018/2012")
    with pytest.raises(InvalidType, match="True or False"):
        make(Membership, founding=None)

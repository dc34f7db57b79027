"""Leaders, tenures and organizations."""

from typing import Any

import pytest
from tests.records.samples import check_rejection, make

from diplomacy import InvalidTerm, InvalidType, Leader, PartialDate, Period, Role, Tenure


@pytest.mark.parametrize(
    ("changes", "path", "reason"),
    [
        ({"roles": []}, "roles", "at least one role is required."),
        (
            {"period": "2017/2022", "attested": ["2018", "2023"]},
            "attested[1]",
            "2023 is outside the period '2017/2022'.",
        ),
    ],
)
def test_invalid_tenures_are_rejected(changes: dict[str, Any], path: str, reason: str) -> None:
    check_rejection(Tenure, changes, path, reason)


def test_uncertain_periods_may_cover_an_attested_date() -> None:
    """Only a date that is certainly outside the period is rejected."""
    assert make(Tenure, period="2017/", attested=["2023"]).period == Period("2017/")
    assert make(Tenure, period="2017~/2022~", attested=["2030"]).attested == (PartialDate("2030"),)


@pytest.mark.parametrize("role", Role)
def test_leaders_are_heads_of_state_government_or_organizations(role: Role) -> None:
    assert Tenure("An office", {role}, "KR").is_leader is str(role).startswith("head-of-")
    assert Tenure("An office", {role, "head-of-government"}, "KR").is_leader


def test_unknown_roles_are_rejected() -> None:
    with pytest.raises(InvalidTerm, match="head-of-state"):
        make(Tenure, roles={"king"})


def test_a_single_role_is_rejected_with_the_set_to_write() -> None:
    with pytest.raises(InvalidType) as caught:
        make(Tenure, roles="minister")
    assert str(caught.value) == "'minister' (str) is not a set of roles; write {'minister'}."


def test_tenures_are_not_titles_of_offices() -> None:
    with pytest.raises(InvalidType, match="is not a Tenure"):
        make(Leader, tenures=["President"])

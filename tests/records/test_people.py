"""Leaders, tenures and organizations."""

from typing import Any

import pytest
from tests.records.samples import check_rejection, make

from diplomacy import (
    Archive,
    ArchiveErrors,
    InvalidTerm,
    InvalidType,
    Leader,
    OfficeEntry,
    OfficeExit,
    Organization,
    PartialDate,
    Period,
    Role,
    Source,
    Tenure,
)


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
    is_leader = str(role).startswith("head-of-") or role is Role.EFFECTIVE_LEADER
    assert Tenure("An office", {role}, "KR").is_leader is is_leader
    assert Tenure("An office", {role, "head-of-government"}, "KR").is_leader


def test_unknown_roles_are_rejected() -> None:
    with pytest.raises(InvalidTerm, match="head-of-state"):
        make(Tenure, roles={"king"})


def test_a_single_role_is_rejected_with_the_set_to_write() -> None:
    with pytest.raises(InvalidType) as caught:
        make(Tenure, roles="minister")
    assert str(caught.value) == (
        "Tenure, roles: 'minister' (str) is not a set of roles; write {'minister'}."
    )


def test_tenures_are_not_titles_of_offices() -> None:
    with pytest.raises(InvalidType, match="is not a Tenure"):
        make(Leader, tenures=["President"])


def test_an_organization_is_not_its_own_successor() -> None:
    check_rejection(
        Organization,
        {"successor": "a-firm"},
        "successor",
        "an organization cannot be its own successor.",
    )


def test_successors_are_organizations_on_record_and_not_circular() -> None:
    """Two organizations in turn, but not each the successor of the other."""
    source = Source(id="yearbook")
    first = make(Organization, id="first-union", successor="new-union")
    with pytest.raises(ArchiveErrors) as caught:
        Archive([source, first])
    assert [str(problem) for problem in caught.value.exceptions] == [
        "first-union, successor: new-union is not in the archive."
    ]
    assert (
        Archive([source, first, make(Organization, id="new-union")]).get(
            Organization, "first-union"
        )
        == first
    )
    with pytest.raises(ArchiveErrors) as caught:
        Archive([source, first, make(Organization, id="new-union", successor="first-union")])
    assert "circular reference: first-union -> new-union -> first-union" in str(
        caught.value.exceptions[0]
    )


def test_how_an_office_began_and_ended_is_a_term() -> None:
    tenure = make(Tenure, began_by="irregular", ended_by="suicide")
    assert (tenure.began_by, tenure.ended_by) == (OfficeEntry.IRREGULAR, OfficeExit.SUICIDE)
    with pytest.raises(InvalidTerm, match="foreign-imposition"):
        make(Tenure, began_by="election")

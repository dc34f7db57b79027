"""Countries, people with their tenures, and organizations."""

from datetime import date
from typing import assert_type

from diplomacy import (
    Citation,
    Country,
    Leader,
    OfficeEntry,
    OfficeExit,
    Organization,
    OrganizationKind,
    PartialDate,
    Period,
    Role,
    Tenure,
)
from diplomacy.countries import Succession


def country(country: Country, text: str) -> None:
    """A country is its code, a string."""
    assert_type(Country("KR"), Country)
    assert_type(Country.parse("South Korea"), Country)
    assert_type(Country.all(), tuple[Country, ...])
    assert_type(Country.former(), tuple[Country, ...])
    assert_type(Country.parse("Russia", on="1950"), Country)
    assert_type(Country.of(365, "cow", on="1950"), Country)
    assert_type(country.code_in("cow", on="2000"), str | None)
    assert_type(country.name_on("1950"), str)
    assert_type(country.lifetimes, tuple[Period, ...])
    assert_type(country.acts, tuple[Period, ...])
    assert_type(country.exists_on("1950", certainly=True), bool)
    assert_type(country.replaced_on("1950"), tuple[Country, ...])
    assert_type(country.replaced_on(Period("1950/1960")), tuple[Country, ...])
    assert_type(country.predecessors, tuple[Succession, ...])
    assert_type(country.successors, tuple[Succession, ...])
    assert_type(country.continues, tuple[Country, ...])
    assert_type(country.name, str)
    assert_type(country.official_name, str)
    assert_type(country.alpha_3, str | None)
    assert_type(country.numeric, str | None)
    assert_type(country.flag, str)
    assert_type(country.identifiers, tuple[str, ...])
    assert_type(country.lower(), str)
    assert_type(country + text, str)
    assert_type({country: 1}, dict[Country, int])


def tenures(day: PartialDate, term: Period, korea: Country) -> None:
    """Roles may be slugs, in any collection; the party a code or a country."""
    assert_type(Tenure("President", {"head-of-state"}, "KR"), Tenure)
    assert_type(Tenure("President", [Role.HEAD_OF_STATE, "head-of-government"], korea), Tenure)
    assert_type(Tenure("President", frozenset({Role.HEAD_OF_STATE}), "KR", term), Tenure)
    assert_type(
        Tenure(
            office="President",
            roles=(Role.HEAD_OF_STATE,),
            party="KR",
            period="2022-05/..",
            attested=["2024-12-03", day, date(2024, 12, 3)],
            acting=True,
            shared=False,
            began_by="regular",
            ended_by=OfficeExit.IRREGULAR,
        ),
        Tenure,
    )


def tenure(tenure: Tenure) -> None:
    """The attributes of a tenure."""
    assert_type(tenure.office, str)
    assert_type(tenure.roles, frozenset[Role])
    assert_type(tenure.party, str)
    assert_type(tenure.period, Period | None)
    assert_type(tenure.attested, tuple[PartialDate, ...])
    assert_type(tenure.acting, bool)
    assert_type(tenure.shared, bool)
    assert_type(tenure.began_by, OfficeEntry | None)
    assert_type(tenure.ended_by, OfficeExit | None)
    assert_type(tenure.is_leader, bool)


def leaders(citation: Citation, tenure: Tenure) -> None:
    """Lists and tuples are accepted for fields that are tuples."""
    assert_type(Leader(id="a-person", name="A. Person", citations=[citation]), Leader)
    assert_type(
        Leader(
            id="a-person",
            name="A. Person",
            other_names=["Another Person"],
            family_name="Person",
            given_name="A.",
            born="1950",
            died=date(2020, 1, 2),
            tenures=[tenure],
            citations=(citation,),
        ),
        Leader,
    )


def leader(leader: Leader) -> None:
    """The attributes of a leader."""
    assert_type(leader.id, str)
    assert_type(leader.name, str)
    assert_type(leader.other_names, tuple[str, ...])
    assert_type(leader.family_name, str | None)
    assert_type(leader.given_name, str | None)
    assert_type(leader.born, PartialDate | None)
    assert_type(leader.died, PartialDate | None)
    assert_type(leader.tenures, tuple[Tenure, ...])
    assert_type(leader.citations, tuple[Citation, ...])


def organizations(citation: Citation, korea: Country) -> None:
    """The kind may be a slug, the country a code, and the founding date text."""
    assert_type(
        Organization(id="a-firm", name="A Firm", kind="company", citations=[citation]),
        Organization,
    )
    assert_type(
        Organization(
            id="a-firm",
            name="A Firm",
            short_name="AF",
            other_names=("The Firm",),
            kind=OrganizationKind.COMPANY,
            country=korea,
            state_owned=True,
            founded="1961",
            ended="1999",
            successor="another-firm",
            citations=(citation,),
        ),
        Organization,
    )
    assert_type(
        Organization(
            id="a-firm",
            name="A Firm",
            kind="company",
            country="KR",
            state_owned=None,
            founded=date(1961, 7, 1),
            citations=[citation],
        ),
        Organization,
    )


def organization(organization: Organization) -> None:
    """The attributes of an organization."""
    assert_type(organization.id, str)
    assert_type(organization.name, str)
    assert_type(organization.short_name, str | None)
    assert_type(organization.other_names, tuple[str, ...])
    assert_type(organization.kind, OrganizationKind)
    assert_type(organization.country, Country | None)
    assert_type(organization.state_owned, bool | None)
    assert_type(organization.founded, PartialDate | None)
    assert_type(organization.ended, PartialDate | None)
    assert_type(organization.successor, str | None)
    assert_type(organization.citations, tuple[Citation, ...])

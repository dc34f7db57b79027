"""What things are called."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from diplomacy import Country, Milestone, PartialDate, Participant, Period
from diplomacy.brief.phrases import (
    escape_markdown,
    join_names,
    name_participant,
    name_party,
    name_record,
    name_with_country,
    render_date,
    render_milestone,
)
from diplomacy.fixtures import ARCHIVE


@pytest.mark.parametrize("code", ["NL", "US", "GB", "PH", "AE", "CF", "DO", "SUHH"])
def test_plural_and_descriptive_names_take_an_article(code: str) -> None:
    """Names that are plurals or descriptions take "the"."""
    assert name_party(ARCHIVE, Country(code)).startswith("the ")


@pytest.mark.parametrize("code", ["KR", "TR", "FR", "UA", "SD", "LB"])
def test_other_names_take_no_article(code: str) -> None:
    """Other names of countries are used as they are."""
    assert name_party(ARCHIVE, Country(code)) == Country(code).name


@pytest.mark.parametrize(
    ("names", "text"),
    [([], ""), (["A"], "A"), (["A", "B"], "A and B"), (["A", "B", "C"], "A, B and C")],
)
def test_lists(names: list[str], text: str) -> None:
    """The last two names are joined by "and"."""
    assert join_names(names) == text


def test_an_organization_is_named_with_its_country_once() -> None:
    """A country that the name of an organization contains is not added to it."""
    assert name_with_country(ARCHIVE, Country("US")) == "the United States"
    for organization in ARCHIVE.organizations:
        name = name_with_country(ARCHIVE, organization.id)
        assert name.startswith(organization.name)
        if organization.country:
            assert name.count(organization.country.name) == 1


def test_participants_are_named_as_closely_as_known() -> None:
    """A person is named before an office, and an office before a party."""
    person = Participant("KR", "lee-jae-myung", office="President")
    assert name_participant(ARCHIVE, person) == "Lee Jae Myung (South Korea)"
    office = Participant("US", office="Secretary of State")
    assert name_participant(ARCHIVE, office) == "the Secretary of State of the United States"
    assert name_participant(ARCHIVE, Participant("US")) == "the United States"


@pytest.mark.parametrize(
    ("date", "text"),
    [
        (PartialDate("2012"), "in 2012"),
        (PartialDate("2012-05"), "in May 2012"),
        (PartialDate("2012-05-03"), "on 3 May 2012"),
        (PartialDate("1992~"), "about 1992"),
        (PartialDate("[2012..2014]"), "between 2012 and 2014"),
        (Period("2012/.."), "since 2012"),
    ],
)
def test_dates_follow_a_verb(date: PartialDate | Period, text: str) -> None:
    """A plain date takes a preposition; one that begins with a word does not."""
    assert render_date(date) == text


def test_milestones() -> None:
    """A milestone names its stage, who acted, and the date; planned ones say so."""
    planned = Milestone("signed", "2030", party="US", planned=True)
    assert render_milestone(ARCHIVE, planned) == "planned to be signed by the United States in 2030"
    undated = render_milestone(ARCHIVE, planned, dated=False)
    assert undated == "planned to be signed by the United States"
    for stage, words in (
        ("in-force", "in force for"),
        ("expired", "expired for"),
        ("renewed", "renewed by"),
    ):
        act = Milestone(stage, "2030", party="US")
        assert render_milestone(ARCHIVE, act) == f"{words} the United States in 2030"
    assert render_milestone(ARCHIVE, Milestone("agreed")) == "agreed in principle"


def test_every_record_has_a_name() -> None:
    """Each shipped record is named in one line that begins with a capital or a quotation."""
    for record in ARCHIVE:
        name = name_record(ARCHIVE, record)
        assert name == name.strip()
        assert "\n" not in name
        assert not re.search(r"None|\bKR\b|[A-Z][a-z]+\.[A-Z]{2}", name)


@given(st.text(st.characters(exclude_categories=["Cs", "Cc", "Zl", "Zp"])))
def test_escaping_keeps_the_text(text: str) -> None:
    """Without the backslashes that escape, escaped text is the text."""
    escaped = escape_markdown(text)
    assert re.sub(r"\\([\\`*_\[\]<>&#|~{}$@:/.)+-])", r"\1", escaped) == text

"""Tests of a project that uses the library: shipped, sample and random records."""

from collections.abc import Callable, Iterable
from datetime import date

import pytest
from embassy_diary import addressees, anniversaries, flags, last_met, pending
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from diplomacy import Agreement, Archive, Milestone, Tenure, UnknownParty
from diplomacy.records import Record
from diplomacy.testing import (
    assert_audited,
    assert_round_trips,
    assert_same_records,
    make_agreement,
    make_archive,
    make_leader,
)
from diplomacy.testing.strategies import agreements, archives


def test_agreements_that_are_signed_only_are_pending() -> None:
    titles: list[str] = pending("South Korea", "Turkey")
    assert "Memorandum of understanding on nuclear cooperation" in titles


def test_an_unknown_country_raises_unknown_party() -> None:
    with pytest.raises(UnknownParty):
        pending("South Korea", "Freedonia")


def test_the_last_summit_is_found(diplomacy_archive: Archive, empty_archive: Archive) -> None:
    met = last_met("KR", "TR")
    assert met is not None
    assert met == diplomacy_archive.summits_between("KR", "TR")[-1].period
    assert empty_archive.summits_between("KR", "TR") == ()


def test_leaders_of_a_day_are_addressees(archive_of: Callable[[Iterable[Record]], Archive]) -> None:
    term = Tenure("President", ["head-of-state"], "XA", "2001/2005")
    archive = archive_of([make_leader(name="Ada Sample", tenures=[term])])
    assert addressees(archive, "XA", date(2003, 1, 1)) == ["Ada Sample"]
    assert addressees(archive, "XA", date(2010, 1, 1)) == []


def test_anniversaries_are_multiples_of_five_years() -> None:
    pact = make_agreement(history=[Milestone("signed", "1999-05-01")])
    vague = make_agreement(id="vague", history=[Milestone("signed", "1999~")])
    assert [found.years for found in anniversaries([pact, vague], 2019)] == [20]
    assert list(anniversaries([pact], 2020)) == []


# An archive takes some milliseconds to draw, which a busy machine multiplies.
@settings(suppress_health_check=[HealthCheck.too_slow])
@given(archives(countries=["XD", "XE"], since="1950", max_records=6), st.integers(1950, 2100))
def test_anniversaries_follow_the_signature(archive: Archive, year: int) -> None:
    for found in anniversaries(archive.agreements, year):
        assert found.agreement.signed_on is not None
        assert found.agreement.signed_on.possibly_before(date(year, 1, 1))


@given(agreements(countries=["KR", "TR"]))
def test_only_countries_have_flags(agreement: Agreement) -> None:
    assert len(flags(agreement).split()) <= 2


@given(st.from_type(Agreement))
def test_agreements_drawn_by_type_round_trip(agreement: Agreement) -> None:
    assert_round_trips(agreement)


def test_assertions_accept_equal_records_and_show_differences() -> None:
    archive = make_archive([make_agreement()])
    assert_audited(archive)
    assert_same_records(archive, Archive.loads(archive.dumps()))
    with pytest.raises(AssertionError, match="title: 'A sample agreement' != 'Another'"):
        assert_same_records(make_agreement(), make_agreement(title="Another"))

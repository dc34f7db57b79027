"""The tests that a stranger writes: on the shipped facts, on sample records, on any records."""

from collections.abc import Callable, Iterable
from datetime import date

import pytest
from embassy_diary import addressees, anniversaries, flags, last_met, pending
from hypothesis import given
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


def test_what_is_pending_between_two_countries() -> None:
    titles: list[str] = pending("South Korea", "Turkey")
    assert "Memorandum of understanding on nuclear cooperation" in titles


def test_a_country_that_is_none() -> None:
    with pytest.raises(UnknownParty):
        pending("South Korea", "Freedonia")


def test_when_they_last_met(diplomacy_archive: Archive, empty_archive: Archive) -> None:
    met = last_met("KR", "TR")
    assert met is not None
    assert met == diplomacy_archive.summits_between("KR", "TR")[-1].period
    assert empty_archive.summits_between("KR", "TR") == ()


def test_whom_to_write_to(archive_of: Callable[[Iterable[Record]], Archive]) -> None:
    term = Tenure("President", ["head-of-state"], "XA", "2001/2005")
    archive = archive_of([make_leader(name="Ada Sample", tenures=[term])])
    assert addressees(archive, "XA", date(2003, 1, 1)) == ["Ada Sample"]
    assert addressees(archive, "XA", date(2010, 1, 1)) == []


def test_what_comes_round() -> None:
    pact = make_agreement(history=[Milestone("signed", "1999-05-01")])
    vague = make_agreement(id="vague", history=[Milestone("signed", "1999~")])
    assert [found.years for found in anniversaries([pact, vague], 2019)] == [20]
    assert list(anniversaries([pact], 2020)) == []


@given(archives(countries=["XD", "XE"], since="1950", max_records=6), st.integers(1950, 2100))
def test_nothing_comes_round_before_it_was_signed(archive: Archive, year: int) -> None:
    for found in anniversaries(archive.agreements, year):
        assert found.agreement.signed_on is not None
        assert found.agreement.signed_on.possibly_before(date(year, 1, 1))


@given(agreements(countries=["KR", "TR"]))
def test_every_country_has_a_flag(agreement: Agreement) -> None:
    assert len(flags(agreement).split()) <= 2


@given(st.from_type(Agreement))
def test_what_hypothesis_makes_of_the_type_alone(agreement: Agreement) -> None:
    assert_round_trips(agreement)


def test_the_assertions() -> None:
    archive = make_archive([make_agreement()])
    assert_audited(archive)
    assert_same_records(archive, Archive.loads(archive.dumps()))
    with pytest.raises(AssertionError, match="title: 'A sample agreement' != 'Another'"):
        assert_same_records(make_agreement(), make_agreement(title="Another"))

"""A suite about treaties: how long they took, and whether they were in force on a day.

An answer can be that it is not known. A test that treats that as "no" would pass by mistake.
"""

import pytest
from hypothesis import HealthCheck, given, settings

from diplomacy import Agreement, Archive, Citation, DayCount, PartialDate, Source
from diplomacy.testing import make_agreement, make_archive
from diplomacy.testing.strategies import agreements

YES, NO, NOT_KNOWN = "yes", "no", "not known"


def days_to_entry_into_force(treaty: Agreement) -> DayCount | None:
    """Return the days from signature to entry into force; None if one of them has no date."""
    if treaty.signed_on is None or treaty.entered_into_force_on is None:
        return None
    return treaty.entered_into_force_on.days_since(treaty.signed_on)


def in_force(archive: Archive, treaty: Agreement, day: str) -> str:
    """Return whether a treaty was in force on a day, according to the sources."""
    known_until = archive.known_until(treaty)
    if treaty.certainly_in_force(day, as_of=known_until):
        return YES
    return NOT_KNOWN if treaty.possibly_in_force(day, as_of=known_until) else NO


@pytest.mark.parametrize(
    ("signed", "in_force_from", "at_least", "at_most"),
    [
        ("2012-08-01", "2013-05-01", 273, 273),
        ("2012-08-01", "2013-05", 273, 303),
        ("2012", "2013", 1, 730),
        ("2012-08-01", "2012-08-01", 0, 0),
    ],
)
def test_days_are_as_exact_as_the_dates(
    signed: str, in_force_from: str, at_least: int, at_most: int
) -> None:
    treaty = make_agreement(signed_on=signed, entered_into_force_on=in_force_from)
    assert days_to_entry_into_force(treaty) == DayCount(at_least, at_most)


def test_a_treaty_that_is_not_in_force_has_no_number_of_days() -> None:
    assert days_to_entry_into_force(make_agreement(signed_on="2012-08-01")) is None


@pytest.mark.parametrize(
    ("day", "answer"),
    [
        ("2012-07-31", NO),
        ("2012-12-31", NO),
        ("2013-05-01", YES),
        ("2019-06-30", YES),
        ("2020-01-02", NO),
    ],
)
def test_in_force_from_the_first_day_to_the_last(day: str, answer: str) -> None:
    treaty = make_agreement(
        signed_on="2012-08-01", entered_into_force_on="2013-05-01", terminated_on="2020-01-01"
    )
    assert in_force(make_archive([treaty]), treaty, day) == answer


def test_a_month_leaves_its_days_open() -> None:
    treaty = make_agreement(signed_on="2012-08-01", entered_into_force_on="2013-05")
    archive = make_archive([treaty])
    assert in_force(archive, treaty, "2013-04-30") == NO
    assert in_force(archive, treaty, "2013-05-15") == NOT_KNOWN


def test_after_its_sources_a_treaty_may_have_ended() -> None:
    """What continues is known up to the day on which the latest source was published."""
    cited = [Citation("yearbook", 1, fields=["title", "kind", "parties", "history"])]
    treaty = make_agreement(
        signed_on="2012-08-01", entered_into_force_on="2013-05-01", citations=cited
    )
    archive = Archive([Source(id="yearbook", published="2020-12-31"), treaty])
    assert in_force(archive, treaty, "2020-06-01") == YES
    assert in_force(archive, treaty, "2030-06-01") == NOT_KNOWN


def test_a_treaty_that_was_only_signed_may_be_in_force() -> None:
    treaty = make_agreement(signed_on="2012-08-01")
    archive = make_archive([treaty])
    assert in_force(archive, treaty, "2012-07-31") == NO
    assert in_force(archive, treaty, "2024-01-01") == NOT_KNOWN


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(agreements())
def test_answers_about_any_treaty_are_consistent(treaty: Agreement) -> None:
    day = PartialDate("2001-07-01")
    assert not treaty.certainly_in_force(day) or treaty.possibly_in_force(day)
    days = days_to_entry_into_force(treaty)
    if days is not None and days.at_least is not None and days.at_most is not None:
        assert days.at_least <= days.at_most

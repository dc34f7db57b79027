"""Tests of acts out of time: reported if another state certainly existed there, never otherwise."""

from datetime import date, timedelta
from typing import Any, Final

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from diplomacy import Archive, Country, FindingKind, Milestone, PartialDate, Participant, Tenure
from diplomacy.fixtures import ARCHIVE
from diplomacy.provenance import audit
from diplomacy.records import Record
from diplomacy.testing import (
    make_agreement,
    make_archive,
    make_leader,
    make_meeting,
    make_membership,
    make_partnership,
    make_statement,
    make_statistic,
    make_trade_figure,
)


def out_of_time(archive: Archive) -> list[tuple[str, str]]:
    """Return the paths and reasons of the acts out of time."""
    return [(f.path, f.reason) for f in audit(archive) if f.kind is FindingKind.OUT_OF_TIME]


def paths(*records: Record) -> list[str]:
    """Return the paths of the acts out of time in an archive of these records."""
    return [path for path, _ in out_of_time(make_archive(records))]


def treaty(day: str | None, *parties: str, stage: str = "signed", **changes: Any) -> Record:
    return make_agreement(parties=parties, history=[Milestone(stage, day)], **changes)


FORMER: Final = [country for country in Country.former() if len(country) == 4]


@pytest.mark.parametrize("country", FORMER)
def test_a_former_state_signs_nothing_today(country: Country) -> None:
    """A treaty of 2019 cannot have a former state as a party, whatever the number of parties."""
    assert paths(treaty("2019-05-01", country, "KR")) == ["parties[0]"]
    assert paths(treaty("2019-05-01", "KR", country, "JP")) == ["parties[1]"]
    assert paths(treaty("2019", country, "KR", parties_complete=False)) == ["parties[0]"]


@pytest.mark.parametrize(
    ("code", "day"),
    [
        ("SS", "1960"),
        ("ME", "1995"),
        ("XK", "1990"),
        ("BD", "1960"),
        ("SK", "1985"),
        ("HR", "1970"),
        ("UZ", "1980"),
        ("RU", "1950-06-01"),
        ("CZ", "1992-12-31"),
    ],
)
def test_a_state_signs_nothing_before_it_begins(code: str, day: str) -> None:
    """One of two parties signed on that day; one of several may have acceded later."""
    assert paths(treaty(day, code, "GB")) == ["parties[0]"]
    assert paths(treaty(day, code, "GB", "FR")) == []
    assert paths(treaty(day, code, "GB", parties_complete=False)) == []


@pytest.mark.parametrize(
    ("code", "day"),
    [
        ("NG", "1950"),
        ("SS", "1950"),
        ("IL", "1900"),
        ("GL", "1900"),
        ("IN", "1930"),
        ("UA", "1970"),
        ("UA", "1991-10-01"),
        ("RU", "1991"),
        ("RU", "1950~"),
        ("RU", "[1990..1992]"),
        ("CZ", "[1993-01-01..]"),
        ("SUHH", "[..1991-12-26]"),
        ("XA", "1900"),
        ("RU", None),
    ],
)
def test_a_date_that_leaves_room_is_no_finding(code: str, day: str | None) -> None:
    """Colonies, actors before their statehood and dates that may lie within are passed."""
    assert paths(treaty(day, code, "GB")) == []


def test_acts_of_a_party_have_their_own_day() -> None:
    """A party with its own acts is checked by these, and not by the joint signature."""
    history = [Milestone("signed", "1970"), Milestone("acceded", "1995", party="CZ")]
    assert paths(make_agreement(parties=["CZ", "GB"], history=history)) == []
    history = [Milestone("signed", "1970"), Milestone("ratified", "1970-05", party="CZ")]
    assert paths(make_agreement(parties=["CZ", "GB"], history=history)) == ["history[1].party"]
    history = [Milestone("signed", "1990"), Milestone("in-force", "1995")]
    assert paths(make_agreement(parties=["SUHH", "GB"], history=history)) == []
    planned = [Milestone("signed", "2019", planned=True)]
    assert paths(make_agreement(parties=["SUHH", "GB"], history=planned)) == []


def test_every_kind_of_act() -> None:
    """Each record is checked at the parties that act, by its own date."""
    old, new = Participant("SUHH"), Participant("KR")
    assert paths(
        make_partnership(parties=["SUHH", "KR"], history=[Milestone("established", "2019")])
    ) == ["parties[0]"]
    assert paths(make_meeting(participants=[new, old], host="SUHH", period="2019-05")) == [
        "participants[1].party",
        "host",
    ]
    assert paths(make_statement(speakers=[old], addressees=[new], date="2019")) == [
        "speakers[0].party"
    ]
    assert paths(make_statement(speakers=[new], addressees=[], about=["SUHH"], date="2019")) == []
    assert paths(make_trade_figure(reporter="KR", partner="SUHH", period="2019")) == ["partner"]
    assert paths(make_statistic(subject="SUHH", counterpart="KR", period="2019")) == ["subject"]
    assert paths(make_trade_figure(reporter="KR", partner="SUHH", period="1985/2019")) == []
    assert paths(make_membership(member="SUHH", period="2001/..")) == ["member"]
    assert paths(make_membership(member="SUHH", period="1945/..")) == []
    assert paths(make_membership(member="SUHH", period=None, attested=["1990", "2019"])) == [
        "attested[1]"
    ]
    tenures = [Tenure("President", {"head-of-state"}, "SUHH", period="2000/2004")]
    assert paths(make_leader(tenures=tenures)) == ["tenures[0].party"]
    tenures = [Tenure("President", {"head-of-state"}, "RU", attested=["1950", "2000"])]
    assert paths(make_leader(tenures=tenures)) == ["tenures[0].attested[0]"]


def test_what_is_planned_and_where_it_was_is_no_act() -> None:
    """A target, a planned meeting and a place say nothing that a state did."""
    old, new = Participant("SUHH"), Participant("KR")
    assert paths(make_meeting(participants=[old, new], period="2019", status="planned")) == []
    assert paths(make_meeting(participants=[new], country="CZ", period="1985")) == []
    figure = make_trade_figure(reporter="KR", partner="SUHH", period="2019", kind="target")
    assert paths(figure) == []


def test_the_reason_names_what_was_there() -> None:
    """The reason gives the day and up to three of the states in its place."""
    [(_, reason)] = out_of_time(make_archive([treaty("2019-05-01", "SUHH", "KR")]))
    assert reason.startswith(
        "SUHH (Soviet Union) was not a state then (2019-05-01); in its place: AM"
    )
    assert reason.endswith(", 9 more.")
    [(_, reason)] = out_of_time(make_archive([treaty("1985", "CZ", "KR")]))
    assert (
        reason == "CZ (Czechia) was not a state then (1985); in its place: CSHH (Czechoslovakia)."
    )
    membership = make_membership(member="CSHH", period="2001/..")
    [(_, reason)] = out_of_time(make_archive([membership]))
    assert "was not a state then (2001/..); in its place" in reason


EVERY: Final = (*Country.all(), *Country.former())


@settings(max_examples=100)
@given(
    st.sampled_from(EVERY),
    st.dates(date(1816, 1, 1), date(2030, 1, 1)),
    st.integers(0, 3000),
)
@example(Country("FQHH"), date(2000, 1, 1), 0)  # its lifetimes are not known
def test_a_finding_holds_on_every_day_that_the_date_may_be(
    country: Country, first: date, length: int
) -> None:
    """A reported party did not exist on any day of the span, and another state may have."""
    last = first + timedelta(days=length)
    found = paths(treaty(f"[{first}..{last}]", country, "XA"))
    days = [first, first + timedelta(days=length // 2), last]
    if found:
        # Of a code that was withdrawn for a territory, no lifetimes are known.
        assert not country.lifetimes or not any(country.exists_on(day) for day in days)
        assert country.replaced_on(PartialDate(f"[{first}..{last}]"))
    elif length == 0:
        assert country.replaced_on(first) == ()


def test_the_shipped_archive_has_none() -> None:
    """No shipped act is out of time."""
    assert out_of_time(ARCHIVE) == []

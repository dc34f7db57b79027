"""Visits and their stops."""

from typing import Any, Final

import pytest
from hypothesis import given, settings
from tests.records.samples import KR, TR, check_rejection, make

from diplomacy import (
    Archive,
    ArchiveErrors,
    Country,
    InvalidRecord,
    InvalidTerm,
    InvalidType,
    Meeting,
    MeetingStatus,
    Participant,
    Quantity,
    Stop,
    Visit,
    VisitRank,
)
from diplomacy.testing import make_archive, make_meeting, make_source, make_visit
from diplomacy.testing.strategies import visits

FIRST_LADY: Final = Participant("KR", office="First Lady")


def test_a_visit_needs_a_traveller_and_a_stop() -> None:
    """A party and a country are enough; nobody who goes nowhere is on a visit."""
    reason = "at least one traveller is required; a party is enough."
    check_rejection(Visit, {"travellers": []}, "travellers", reason)
    reason = "at least one stop is required; a country is enough."
    check_rejection(Visit, {"stops": []}, "stops", reason)
    assert make(Visit).rank is VisitRank.UNKNOWN
    assert make(Visit).status is MeetingStatus.HELD


@pytest.mark.parametrize("known", [{"country": "SUHH"}, {"place": "Yalta"}, {"host": "nato"}])
def test_a_stop_needs_one_thing_that_is_known(known: dict[str, Any]) -> None:
    """A country, which may be a former one, a place or a host; a time says nothing by itself."""
    assert Stop(**known, period="1945-02")
    with pytest.raises(InvalidRecord, match=r"Stop, country: a stop needs a country, a place or"):
        Stop(period="1945-02")


def test_stops_keep_their_order_and_may_recur() -> None:
    """An itinerary may lead back to a place."""
    stops = [Stop("FR", "Paris"), Stop("GB", "London"), Stop("FR", "Paris")]
    visit = make(Visit, stops=stops)
    assert visit.stops == tuple(stops)
    assert visit.visited == ("FR", "GB")


def test_the_sides_of_a_visit() -> None:
    """Those who travel are on one side; the countries and hosts of the stops on the other."""
    visit = make(
        Visit, travellers=[KR, TR, FIRST_LADY], stops=[Stop("BE", host="nato"), Stop("BE")]
    )
    assert visit.visitors == (Country("KR"), Country("TR"))
    assert visit.visited == (Country("BE"), "nato")


def test_nobody_travels_and_accompanies() -> None:
    """One participant cannot be both; two people of one party can."""
    changes = {"travellers": [KR], "accompanied_by": [FIRST_LADY, KR]}
    reason = "a traveller cannot also accompany the travellers."
    check_rejection(Visit, changes, "accompanied_by[1]", reason)
    assert make(Visit, travellers=[KR], accompanied_by=[FIRST_LADY]).accompanied_by == (FIRST_LADY,)


@pytest.mark.parametrize("count", [Quantity("2.5", "pairs"), Quantity(5, "percent")])
def test_the_size_of_a_delegation_is_a_count(count: Quantity) -> None:
    """A size is a whole number of persons."""
    reason = f"{count} is not a count; use a whole number of persons."
    check_rejection(Visit, {"delegation_count": count}, "delegation_count", reason)


@pytest.mark.parametrize("stops", ["TR", [("TR",)], {Stop("TR")}, Stop("TR")])
def test_stops_of_another_type_are_rejected(stops: Any) -> None:
    with pytest.raises(InvalidType):
        make(Visit, stops=stops)


def test_an_unknown_rank_is_rejected() -> None:
    with pytest.raises(InvalidTerm, match="VisitRank"):
        make(Visit, rank="grand")


def test_a_cancelled_visit_keeps_the_reason() -> None:
    """A visit that was called off is on record, with the reason."""
    visit = make(Visit, status="cancelled", status_reason="an earthquake")
    assert (visit.status, visit.status_reason) == (MeetingStatus.CANCELLED, "an earthquake")


def test_the_first_dated_stop_dates_a_visit() -> None:
    """A visit without a period has that of its first dated stop."""
    stops = [Stop("TR"), Stop("EG", period="2025-11-21"), Stop("FR", period="2025-11-23")]
    visit = make(Visit, stops=stops)
    assert str(visit.own_date) == "2025-11-21"
    assert make(Visit).own_date is None
    assert str(make(Visit, stops=stops, period="2025-11").own_date) == "2025-11"


@settings(max_examples=40)
@given(visits())
def test_the_sides_are_those_of_the_parts(visit: Visit) -> None:
    """Each party appears once, in the order of the travellers and stops."""
    visited = [party for stop in visit.stops for party in (stop.country, stop.host) if party]
    assert visit.visitors == tuple(
        dict.fromkeys(who.party for who in visit.travellers if who.party)
    )
    assert visit.visited == tuple(dict.fromkeys(visited))


# --- meetings of a visit ------------------------------------------------------------------------


def test_a_meeting_names_the_visit_during_which_it_took_place() -> None:
    """The two may name each other: a visit may be made for a meeting that took place during it."""
    visit = make_visit(attended="sample-meeting")
    archive = make_archive([visit, make_meeting(visit="sample-visit")])
    assert archive.get(Meeting, "sample-meeting").visit == visit.id


@pytest.mark.parametrize("visit", ["nowhere", "sample-source", "sample-meeting"])
def test_the_visit_of_a_meeting_is_a_visit(visit: str) -> None:
    """An id that is not that of a visit is reported with the record and the field."""
    with pytest.raises(ArchiveErrors) as caught:
        Archive([make_source(), make_meeting(visit=visit)])
    [problem] = caught.value.exceptions
    assert str(problem).startswith("sample-meeting, visit: ")

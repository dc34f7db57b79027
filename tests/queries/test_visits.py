"""Queries about visits and missions, which keep their direction: against a scan, and by example."""

from collections.abc import Iterable
from typing import Any, Final

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from diplomacy import (
    Archive,
    InvalidTerm,
    Mission,
    MissionAct,
    MissionRank,
    Participant,
    Stop,
    UnknownParty,
    UnknownRecord,
    Visit,
    VisitRank,
    visits_between,
    visits_of,
    visits_to,
)
from diplomacy.errors import SameParty
from diplomacy.testing import make_archive, make_leader, make_mission, make_organization, make_visit
from diplomacy.testing.strategies import archives

STATES: Final = ("XA", "XB", "XC", "QM")
ARCHIVES: Final = archives(min_records=4, max_records=12)
JOURNEY: Final = make_visit(
    id="journey",
    travellers=[Participant("XA", "a-leader"), Participant("XB")],
    stops=[Stop("XC", "Sample City", "a-union"), Stop("QM")],
)


def ids(records: Iterable[Any]) -> list[str]:
    return [record.id for record in records]


# --- against a scan -----------------------------------------------------------------------------


def _stand_for(archive: Archive, side: str, *, states_only: bool) -> set[str]:
    """Return a side and the organizations that belong to it."""
    organizations = {o.id for o in archive.organizations if o.country == side}
    return {side} if states_only else {side} | organizations


def _travellers(record: Visit | Mission) -> set[str]:
    """Return the parties that a record starts from."""
    if isinstance(record, Visit):
        return {traveller.party for traveller in record.travellers if traveller.party}
    return {record.sending}


def _destinations(record: Visit | Mission) -> set[str]:
    """Return the parties that a record leads to."""
    if isinstance(record, Visit):
        places = [party for stop in record.stops for party in (stop.country, stop.host)]
        return {party for party in places if party}
    return {record.receiving}


def _faces(left: set[str], right: set[str]) -> bool:
    """Return whether a party of one side faces another party of the other side."""
    return any(x != y for x in left for y in right)


@pytest.mark.parametrize("kind", ["visits", "missions"])
@settings(max_examples=60, deadline=None)
@given(archive=ARCHIVES, sides=st.permutations(STATES), states_only=st.booleans())
def test_queries_equal_a_scan(
    kind: str, archive: Archive, sides: list[str], states_only: bool
) -> None:
    """Each query gives what looking at every record gives, in the order of the archive."""
    records: tuple[Visit | Mission, ...] = getattr(archive, kind)
    first, second = sides[:2]
    ours, theirs = (_stand_for(archive, s, states_only=states_only) for s in (first, second))
    sent = [r.id for r in records if _travellers(r) & ours]
    received = [r.id for r in records if _destinations(r) & ours]
    between = [
        r.id
        for r in records
        if _faces(_travellers(r) & ours, _destinations(r) & theirs)
        or _faces(_travellers(r) & theirs, _destinations(r) & ours)
    ]
    assert ids(getattr(archive, f"{kind}_of")(first, states_only=states_only)) == sent
    assert ids(getattr(archive, f"{kind}_to")(first, states_only=states_only)) == received
    for pair in ((first, second), (second, first)):
        query = getattr(archive, f"{kind}_between")
        assert ids(query(*pair, states_only=states_only)) == between


@settings(max_examples=40, deadline=None)
@given(archive=ARCHIVES, rank=st.sampled_from(MissionRank), day=st.sampled_from(["1999", "2001"]))
def test_missions_are_filtered_by_rank_and_day(
    archive: Archive, rank: MissionRank, day: str
) -> None:
    """``rank`` is the rank of the record, ``on`` a day on which it may have been open."""
    missions = archive.missions_of("XA")
    assert archive.missions_of("XA", rank=rank) == tuple(m for m in missions if m.rank is rank)
    assert archive.missions_of("XA", on=day) == tuple(
        m for m in missions if m.possibly_open_on(day)
    )


# --- direction ----------------------------------------------------------------------------------


def test_a_visit_is_between_those_who_travel_and_those_whom_they_visit() -> None:
    """Fellow travellers are not two sides of a visit, nor are two countries on one journey."""
    archive = make_archive([JOURNEY])
    for pair in (("XA", "XC"), ("XC", "XA"), ("XB", "QM"), ("XA", "a-union")):
        assert ids(archive.visits_between(*pair)) == ["journey"]
    assert archive.visits_between("XA", "XB") == ()
    assert archive.visits_between("XC", "QM") == ()
    assert archive.visits_between("XC", "a-union") == ()


def test_who_travels_is_not_who_is_visited() -> None:
    """The visits of a party and those to it are different answers."""
    archive = make_archive([JOURNEY])
    for party, travels in (("XA", True), ("XB", True), ("XC", False), ("a-union", False)):
        assert bool(archive.visits_of(party)) is travels
        assert bool(archive.visits_to(party)) is not travels


def test_companions_and_origin_are_not_sides() -> None:
    """Those who accompany the travellers, and where they come from, make no side of a visit."""
    visit = make_visit(accompanied_by=[Participant("XC")], origin="QM")
    archive = make_archive([visit])
    for party in ("XC", "QM"):
        assert archive.visits_between(party, "XB") == ()
        assert archive.visits_of(party) == ()


def test_an_organization_stands_for_its_country() -> None:
    """An agency that is host, and one that is sent, represent their countries."""
    agency = make_organization(id="an-agency", country="XC")
    archive = make_archive([make_visit(stops=[Stop(host="an-agency")]), agency])
    assert len(archive.visits_between("XA", "XC")) == len(archive.visits_to("XC")) == 1
    assert archive.visits_between("XA", "XC", states_only=True) == ()
    assert archive.visits_to("XC", states_only=True) == ()


def test_a_mission_may_be_to_an_organization() -> None:
    """A permanent mission is between a state and an organization."""
    union = make_organization(id="a-union")
    mission = make_mission(receiving="a-union", rank="permanent-mission")
    archive = make_archive([mission, union])
    assert ids(archive.missions_between("a-union", "XA")) == ids(archive.missions_to("a-union"))
    assert archive.missions_of("a-union") == ()


# --- filters ------------------------------------------------------------------------------------


def test_visits_are_filtered_by_the_leader_among_the_travellers() -> None:
    """``leader`` names a person who travels, whoever heads the delegation."""
    other = make_visit(id="other", accompanied_by=[Participant("XA", "a-leader")])
    archive = make_archive([JOURNEY, other])
    assert ids(archive.visits_of("XA", leader="a-leader")) == ["journey"]
    assert ids(archive.visits_between("XA", "QM", leader="a-leader")) == ["journey"]
    for id in ("nobody", "journey"):
        with pytest.raises(UnknownRecord):
            archive.visits_to("XC", leader=id)


def test_visits_are_filtered_by_rank_status_topic_and_time() -> None:
    """Each filter has the meaning that it has in every query."""
    visit = make_visit(rank="state", status="planned", topics=["trade"], period="2001-02")
    archive = make_archive([visit])
    assert archive.visits_of("XA", rank=VisitRank.STATE) == (visit,)
    assert archive.visits_of("XA", status="planned", topic="trade") == (visit,)
    assert archive.visits_to("XB", rank="working") == ()
    assert archive.visits_to("XB", status="held") == ()
    assert archive.visits_between("XA", "XB", since="2001-02-28", until="2001-03") == (visit,)
    assert archive.visits_between("XA", "XB", since="2001-03") == ()
    with pytest.raises(InvalidTerm):
        archive.visits_of("XA", rank="grand")


def test_a_visit_without_a_period_has_that_of_its_first_dated_stop() -> None:
    """Visits are in order of time, by the first date that is known of them."""
    stops = [Stop("XB"), Stop("XC", period="1999-05")]
    early = make_visit(id="z-early", period=None, stops=stops)
    archive = make_archive([make_visit(), early, make_visit(id="undated", period=None)])
    assert ids(archive.visits) == ["z-early", "sample-visit", "undated"]
    assert ids(archive.visits_of("XA", until="2000")) == ["z-early"]


def test_missions_are_in_order_of_their_first_act() -> None:
    """A planned act does not date a mission."""
    acts = [MissionAct("opened", "1980", planned=True), MissionAct("opened", "1990")]
    missions = [make_mission(), make_mission(id="z-older", history=acts)]
    archive = make_archive(missions)
    assert ids(archive.missions) == ["z-older", "sample-mission"]
    assert ids(archive.missions_of("XA", since="1985", until="1995")) == ["z-older"]


# --- the shipped archive ------------------------------------------------------------------------


def test_the_shipped_visits() -> None:
    """The articles state four visits, one of them planned."""
    assert ids(visits_to("Türkiye")) == [
        "2018-08-song-visit-to-turkiye",
        "2025-11-lee-visit-to-turkiye",
        "putin-visit-to-turkiye",
    ]
    assert visits_between("KR", "TR") == visits_between("Turkey", "South Korea")
    assert ids(visits_of("Kyrgyzstan")) == ["2024-12-japarov-visit-to-south-korea"]
    assert visits_of("TR") == ()


def test_unknown_parties_raise() -> None:
    """A name that is not on record raises; a party without visits gives an empty answer."""
    for query in (visits_of, visits_to):
        with pytest.raises(UnknownParty):
            query("Atlantis")
        assert query("Fiji") == ()
    with pytest.raises(SameParty):
        visits_between("KR", "South Korea")


def test_the_head_of_a_delegation_travels_first() -> None:
    """The first traveller is the head of the delegation."""
    archive = make_archive([JOURNEY, make_leader(id="a-leader")])
    assert archive.visits[0].travellers[0].leader == "a-leader"

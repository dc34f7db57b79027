"""Visits and missions in audits, explanations and conflicts."""

from typing import Any, Final

import pytest

from diplomacy import Archive, FindingKind, MissionAct, Participant, Stop
from diplomacy.provenance import audit, citable_paths, explain, find_conflicts
from diplomacy.testing import (
    make_archive,
    make_meeting,
    make_mission,
    make_source,
    make_visit,
)

STAY: Final = "2001-02-03/2001-02-06"


def findings(*records: Any) -> list[tuple[str, str]]:
    """Return the record and path of each anachronism."""
    archive = make_archive(records)
    return [(f.id, f.path) for f in audit(archive) if f.kind is FindingKind.ANACHRONISM]


def test_builders_are_audited() -> None:
    """The sample records have no finding, whatever fields are set."""
    visit = make_visit(
        accompanied_by=[Participant("XA")], stops=[Stop("XB", "Port", "XB", "2001-02-03")]
    )
    assert audit(make_archive([visit, make_mission(head_class="ambassador")])) == ()


def test_each_part_is_cited_one_by_one() -> None:
    """A citation of ``stops`` supports none of them, as for milestones."""
    visit = make_visit(stops=[Stop("XB", "Port"), Stop("XC")])
    assert {"stops[0].country", "stops[0].place", "stops[1].country"} <= set(citable_paths(visit))
    acts = citable_paths(make_mission())
    assert {"history[0].kind", "history[0].date"} <= set(acts)


@pytest.mark.parametrize(
    ("period", "is_outside"),
    [("2001-02-07", True), ("2001-02-06", False), ("2001-02", False), ("2001-01~", False)],
)
def test_stops_and_meetings_are_within_the_time_of_the_visit(period: str, is_outside: bool) -> None:
    """Only what is certainly outside is reported."""
    visit = make_visit(period=STAY, stops=[Stop("XB", period=period)])
    meeting = make_meeting(visit="sample-visit", period=period)
    expected = [("sample-meeting", "period"), ("sample-visit", "stops[0].period")]
    assert findings(visit, meeting) == (expected if is_outside else [])


def test_no_source_reports_what_is_to_come_as_past() -> None:
    """A source published before a visit or an act cannot report it; it can announce a stop."""
    source = make_source(published="2000")
    visit = make_visit()
    found = {path for id, path in findings(source, visit) if id == visit.id}
    assert found == {"citations[0].source"}
    assert findings(source, make_visit(status="planned")) == []
    assert findings(source, make_mission()) != []
    planned = make_mission(history=[MissionAct("opened", "2001", planned=True)])
    assert findings(source, planned) == []


def test_derived_sides_are_explained() -> None:
    """Visitors and visited are explained by the parts that they are derived from."""
    archive = make_archive([make_visit(stops=[Stop("XB", host="XC"), Stop(place="Port")])])
    [visitors] = explain(archive, "sample-visit", "visitors")
    assert visitors.derived_from == ("travellers[0].party",)
    [visited] = explain(archive, "sample-visit", "visited")
    assert visited.derived_from == ("stops[0].country", "stops[0].host")
    assert [str(e.value) for e in explain(archive, "sample-visit", "stops[1]")] == ["Port"]


def conflicts(*records: Any) -> list[str]:
    """Return the paths of the conflicts between some records."""
    archive = Archive([make_source(), *records])
    return [conflict.path for conflict in find_conflicts(archive)]


def test_one_visit_has_one_rank() -> None:
    """Two records of one visit on the same days conflict in rank; one that is unknown does not."""
    state = make_visit(id="a", rank="state", period=STAY)
    assert conflicts(state, make_visit(id="b", rank="private", period=STAY)) == ["rank"]
    assert conflicts(state, make_visit(id="b", period=STAY)) == []
    assert conflicts(state, make_visit(id="b", rank="private", period="2001-02-03")) == []
    vague = [make_visit(id=id, rank=id, period="2001") for id in ("state", "private")]
    assert conflicts(*vague) == []


def test_a_mission_was_opened_once() -> None:
    """Two records of one mission conflict in the dates of an act that neither repeats."""
    first = make_mission(id="a", history=[MissionAct("opened", "1957")])
    assert conflicts(first, make_mission(id="b", history=[MissionAct("opened", "1958")])) == [
        "history[0].date"
    ]
    assert conflicts(first, make_mission(id="b", history=[MissionAct("opened", "1957-03")])) == []
    elsewhere = make_mission(id="b", place="Port", history=[MissionAct("opened", "1958")])
    assert conflicts(first, elsewhere) == []

"""Visits and missions in a brief: titles and acts in words, and events."""

from typing import Any, Final

import pytest

from diplomacy import Archive, MissionAct, Participant, Stop
from diplomacy.brief.phrases import name_mission, name_record, name_visit, render_act
from diplomacy.testing import make_archive, make_leader, make_meeting, make_mission, make_visit

PRESIDENT: Final = Participant("KR", office="President")


def archive_of(*records: Any) -> Archive:
    return make_archive([make_leader(id="a-leader", name="A. Leader"), *records])


@pytest.mark.parametrize(
    ("fields", "title"),
    [
        ({}, "Visit by the President of South Korea to Türkiye"),
        ({"rank": "state"}, "State visit by the President of South Korea to Türkiye"),
        ({"rank": "official-working"}, "Official working visit by the President of South Korea to"),
        ({"rank": "other"}, "Visit by the President of South Korea to Türkiye"),
        (
            {"stops": [Stop("TR"), Stop(place="Yalta"), Stop("TR"), Stop(host="a-union")]},
            "Visit by the President of South Korea to Türkiye, Yalta and Sample Organization",
        ),
        (
            {"travellers": [Participant("KR", "a-leader"), Participant("NL")]},
            "Visit by A. Leader (South Korea) and the Netherlands to Türkiye",
        ),
    ],
)
def test_the_title_of_a_visit(fields: dict[str, Any], title: str) -> None:
    """A title names the rank, who travelled, and each destination once."""
    visit = make_visit(**{"travellers": [PRESIDENT], "stops": [Stop("TR")], **fields})
    archive = archive_of(visit)
    assert name_visit(archive, visit).startswith(title)
    assert name_record(archive, visit) == name_visit(archive, visit)


@pytest.mark.parametrize(
    ("fields", "title"),
    [
        ({}, "Embassy of South Korea in the Netherlands"),
        ({"rank": "consulate-general"}, "Consulate-general of South Korea in the Netherlands"),
        ({"resident": False}, "Embassy of South Korea to the Netherlands"),
        ({"rank": "unknown"}, "Mission of South Korea in the Netherlands"),
        ({"rank": "none", "history": []}, "No mission of South Korea in the Netherlands"),
        (
            {"rank": "permanent-mission", "receiving": "a-union"},
            "Permanent mission of South Korea to Sample Organization",
        ),
    ],
)
def test_the_title_of_a_mission(fields: dict[str, Any], title: str) -> None:
    """A title names the rank and both sides."""
    mission = make_mission(**{"sending": "KR", "receiving": "NL", **fields})
    archive = archive_of(mission)
    assert name_mission(archive, mission) == name_record(archive, mission) == title


@pytest.mark.parametrize(
    ("act", "words"),
    [
        (MissionAct("moved", "2001-02"), "moved in February 2001"),
        (MissionAct("rank-changed"), "given another rank"),
        (MissionAct("reopened", rank="interests-section"), "reopened as an interests section"),
        (MissionAct("closed", "2030", planned=True), "planned to be closed in 2030"),
        (MissionAct("opened", rank="unknown"), "opened"),
    ],
)
def test_acts_in_words(act: MissionAct, words: str) -> None:
    assert render_act(act) == words


def test_visits_and_missions_are_parts_and_events() -> None:
    """They are parts of the brief and of its timeline, one event for each act."""
    acts = [MissionAct("opened", "1999"), MissionAct("closed", "2005")]
    archive = archive_of(
        make_meeting(visit="sample-visit"), make_visit(rank="state"), make_mission(history=acts)
    )
    brief = archive.relations("XA", "XB")
    assert (brief.visits, brief.missions) == (archive.visits, archive.missions)
    assert [event.what for event in brief.timeline() if event.record.id == "sample-mission"] == [
        "Embassy of Fictional state XA in Fictional state XB: opened",
        "Embassy of Fictional state XA in Fictional state XB: closed",
    ]

"""Missions: their history, and the answers that it gives, against a model of possible worlds."""

from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from typing import Any, Final

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.records.samples import check_rejection, make

from diplomacy import (
    InvalidRecord,
    InvalidType,
    Mission,
    MissionAct,
    MissionActKind,
    MissionRank,
    PartialDate,
)
from diplomacy.dates import day_bounds
from diplomacy.records.missions import RANKING_ACTS
from diplomacy.testing import make_mission
from diplomacy.testing.strategies import mission_acts, missions

# --- construction -------------------------------------------------------------------------------


def test_a_mission_has_two_sides() -> None:
    """A party cannot be accredited to itself."""
    reason = "KR cannot be both sending and receiving side."
    check_rejection(Mission, {"receiving": "KR"}, "receiving", reason)


@pytest.mark.parametrize("resident", [None, True])
def test_a_mission_accredited_from_elsewhere_is_not_resident(resident: bool | None) -> None:
    reason = "a mission accredited from elsewhere cannot be resident. Write false here."
    check_rejection(Mission, {"resident": resident, "accredited_from": "EG"}, "resident", reason)
    assert make(Mission, resident=False, accredited_from="EG").accredited_from == "EG"
    assert make(Mission, resident=False).accredited_from is None


def test_a_mission_is_not_accredited_from_where_it_is_received() -> None:
    reason = "a mission accredited from TR itself is resident."
    changes = {"resident": False, "accredited_from": "TR"}
    check_rejection(Mission, changes, "accredited_from", reason)


@pytest.mark.parametrize("kind", sorted(set(MissionActKind) - RANKING_ACTS, key=str))
def test_only_some_acts_give_a_rank(kind: MissionActKind) -> None:
    with pytest.raises(InvalidRecord, match=f"an act of kind {kind} gives no rank"):
        MissionAct(kind, rank="embassy")


@pytest.mark.parametrize("kind", sorted(RANKING_ACTS, key=str))
def test_no_act_gives_the_rank_none(kind: MissionActKind) -> None:
    """The end of a mission is a separate act."""
    with pytest.raises(InvalidRecord, match="use the kind closed"):
        MissionAct(kind, rank="none")


def test_the_rank_is_that_of_the_last_act_that_gives_one() -> None:
    """A planned act and one without a rank leave the rank as it is."""
    acts = [MissionAct("opened", "1949", "legation"), MissionAct("rank-changed", "1957", "embassy")]
    reason = "the last act to give a rank gives embassy, but the rank is legation."
    check_rejection(Mission, {"rank": "legation", "history": acts}, "history[1].rank", reason)
    planned = MissionAct("rank-changed", "2030", "consulate", planned=True)
    assert make(Mission, rank="embassy", history=[*acts, planned]).rank is MissionRank.EMBASSY
    assert make(Mission, rank="embassy", history=[acts[0], MissionAct("rank-changed", "1957")])


def test_no_mission_has_no_acts() -> None:
    """The absence of a mission may be on record, and that one is planned."""
    reason = 'a mission with acts has a rank; write "unknown" if it is not known.'
    changes = {"rank": "none", "history": [MissionAct("closed")]}
    check_rejection(Mission, changes, "rank", reason)
    planned = make(Mission, rank="none", history=[MissionAct("opened", "2030", planned=True)])
    assert not planned.possibly_open_on("2029")
    assert planned.possible_ranks_on("2031") == {MissionRank.NONE, MissionRank.UNKNOWN}


@pytest.mark.parametrize("acts", ["opened", ["opened"], {MissionAct("opened")}])
def test_acts_of_another_type_are_rejected(acts: Any) -> None:
    with pytest.raises(InvalidType):
        make(Mission, history=acts)


def test_acts_are_in_order_of_time() -> None:
    """Equal histories are equal records; an undated act stays after the one that precedes it."""
    opened, moved, closed = (
        MissionAct("opened", "1949"),
        MissionAct("moved"),
        MissionAct("closed", "1975"),
    )
    mission = make(Mission, history=[closed, opened, moved])
    assert mission.history == (opened, moved, closed)
    assert mission == make(Mission, history=[opened, moved, closed])
    assert make(Mission, history=[closed, moved, opened]).history == (opened, closed, moved)


@settings(max_examples=60)
@given(st.lists(mission_acts(), max_size=5))
def test_the_order_of_acts_is_canonical(acts: list[MissionAct]) -> None:
    """Acts in canonical order stay as they are, and none is lost."""
    acts = _without_ranks(acts)
    history = make(Mission, history=acts).history
    assert make(Mission, history=history).history == history
    assert sorted(map(repr, history)) == sorted(map(repr, acts))
    dated = [act.date.sort_key for act in history if act.date]
    assert dated == sorted(dated)


# --- possible worlds ----------------------------------------------------------------------------

# A small calendar, on which every assignment of days to acts can be listed.
FIRST: Final = date(2001, 1, 1)
DAYS: Final = [FIRST + timedelta(n) for n in range(7)]
DATES: Final = (
    *("2001-01-02", "2001-01-03", "2001-01-05", "[2001-01-02..2001-01-04]"),
    *("[2001-01-03..2001-01-06]", "[..2001-01-03]", "[2001-01-04..]", "2001-01~", None),
)
ACTS: Final = st.builds(
    MissionAct,
    st.sampled_from(sorted(RANKING_ACTS, key=str)),
    st.sampled_from(DATES),
    st.sampled_from([None, "embassy", "legation"]),
    st.sampled_from([False, False, True]),
) | st.builds(
    MissionAct,
    st.sampled_from(MissionActKind),
    st.sampled_from(DATES),
    planned=st.sampled_from([False, False, True]),
)
ASKED: Final = (*(day.isoformat() for day in DAYS[1:-1]), "[2001-01-02..2001-01-05]")


@st.composite
def histories(draw: st.DrawFn) -> Mission:
    """Draw a mission with up to four acts on the small calendar."""
    acts = draw(st.lists(ACTS, max_size=4))
    try:
        return make_mission(rank=draw(st.sampled_from(["embassy", "unknown"])), history=acts)
    except InvalidRecord:  # the acts give another rank
        return make_mission(rank="embassy", history=_without_ranks(acts))


def _without_ranks(acts: Sequence[MissionAct]) -> list[MissionAct]:
    return [MissionAct(act.kind, act.date, planned=act.planned) for act in acts]


def _may_be_on(act: MissionAct, day: date) -> bool:
    when = act.date
    if when is None or when.qualified:
        return True
    first, last = day_bounds(when)
    return first <= day <= last


def _assignments(acts: Sequence[MissionAct], earliest: date) -> Iterator[list[date]]:
    """Yield every way to do acts one after another, each on a day of its date."""
    if not acts:
        yield []
        return
    for day in (d for d in DAYS if d >= earliest and _may_be_on(acts[0], d)):
        for rest in _assignments(acts[1:], day):
            yield [day, *rest]


def _rank_after(mission: Mission, acts: Sequence[MissionAct], number: int) -> MissionRank | None:
    """Return the rank after the first acts; NONE if closed, None if nothing is known."""
    if number == 0:
        first = next(iter([*acts, *mission.history]), None)
        is_opening = first is not None and first.kind is MissionActKind.OPENED
        return MissionRank.NONE if is_opening or mission.rank is MissionRank.NONE else None
    act, before = acts[number - 1], _rank_after(mission, acts, number - 1)
    if act.kind in (MissionActKind.CLOSED, MissionActKind.SUSPENDED):
        return MissionRank.NONE
    if act.rank is not None:
        return act.rank
    if act.kind is MissionActKind.MOVED and before not in (None, MissionRank.NONE):
        return before
    is_last = not any(a.kind in RANKING_ACTS and not a.planned for a in acts[number:])
    return mission.rank if is_last and not act.planned else MissionRank.UNKNOWN


def _worlds(
    mission: Mission, acts: Sequence[MissionAct], day: date
) -> set[tuple[MissionRank | None, date | None]]:
    """Return the rank on a day in each world, with the day of the last dated act in it."""
    found: set[tuple[MissionRank | None, date | None]] = set()
    for days in _assignments(acts, DAYS[0]):
        dated = [
            d
            for act, d in zip(acts, days, strict=True)
            if act.date is not None and not act.date.approximate
        ]
        number = sum(d <= day for d in days)
        found.add((_rank_after(mission, acts, number), max(dated, default=None)))
    return found


def _asked_days(text: str) -> list[date]:
    first, last = day_bounds(PartialDate(text))
    return [day for day in DAYS if first <= day <= last]


@settings(max_examples=150, deadline=None)
@given(histories(), st.sampled_from(ASKED))
def test_possible_is_what_some_world_admits(mission: Mission, day: str) -> None:
    """A rank is possible on a day if it is that of a world, with the planned acts or without."""
    done = [act for act in mission.history if not act.planned]
    ranks = {
        rank
        for acts in (done, mission.history)
        for asked in _asked_days(day)
        for rank, _ in _worlds(mission, acts, asked)
    }
    if_open = MissionRank.UNKNOWN if mission.history else mission.rank
    assert mission.possible_ranks_on(day) == {if_open if r is None else r for r in ranks}
    assert mission.possibly_open_on(day) is (ranks != {MissionRank.NONE})


@settings(max_examples=150, deadline=None)
@given(histories(), st.sampled_from(ASKED), st.sampled_from([None, *ASKED]))
def test_certain_is_what_every_world_says(mission: Mission, day: str, as_of: str | None) -> None:
    """A rank is certain on a day up to which the history is known, if it is that of every world."""
    done = [act for act in mission.history if not act.planned]
    worlds = set().union(*(_worlds(mission, done, asked) for asked in _asked_days(day)))
    last = day_bounds(PartialDate(day))[1]
    if as_of is None:
        is_known = all(known is not None and last <= known for _, known in worlds)
    else:
        is_known = last <= day_bounds(PartialDate(as_of))[0]
    ranks = {rank for rank, _ in worlds}
    certain = next(iter(ranks)) if is_known and len(ranks) == 1 else None
    assert mission.rank_on(day, as_of=as_of) is certain
    is_open = is_known and ranks.isdisjoint({None, MissionRank.NONE})
    assert mission.certainly_open_on(day, as_of=as_of) is is_open


@settings(max_examples=60)
@given(missions(), st.sampled_from(["1990", "2000-01-01", "2001-05", "2001~"]))
def test_certain_implies_possible(mission: Mission, day: str) -> None:
    """What is certain is possible, whatever the history and the day."""
    for as_of in (None, "2001-12-31"):
        rank = mission.rank_on(day, as_of=as_of)
        assert rank is None or rank in mission.possible_ranks_on(day)
        if mission.certainly_open_on(day, as_of=as_of):
            assert mission.possibly_open_on(day)


# --- examples -----------------------------------------------------------------------------------

KABUL: Final = make_mission(
    history=[
        MissionAct("opened", "1948-06-05", "embassy"),
        MissionAct("closed", "1989-01-31"),
        MissionAct("reopened", "2001-12"),
        MissionAct("suspended", "2021-08-31"),
    ]
)


@pytest.mark.parametrize(
    ("day", "certain", "possible"),
    [
        ("1947", False, False),
        ("1960", True, True),
        ("1989-01-31", False, False),
        ("1995", False, False),
        ("2001-12-15", False, True),
        ("2010", True, True),
        ("2022", False, False),
    ],
)
def test_an_embassy_that_was_closed_and_reopened(day: str, certain: bool, possible: bool) -> None:
    """A mission may be closed and opened again."""
    assert KABUL.certainly_open_on(day) is certain
    assert KABUL.possibly_open_on(day) is possible


def test_what_goes_on_is_certain_as_long_as_the_history_is_known() -> None:
    """An open mission is certainly open up to its last known act, and possibly open afterwards."""
    mission = make_mission(history=[MissionAct("opened", "1957-03-08")])
    assert mission.certainly_open_on("1957-03-08")
    assert not mission.certainly_open_on("1957-03-09")
    assert mission.possibly_open_on("2500")
    assert mission.certainly_open_on("1990", as_of="2024-12-31")
    assert not mission.certainly_open_on("2025", as_of="2024-12-31")
    assert not mission.certainly_open_on("1990", as_of="2024~")


def test_a_mission_without_acts_is_certain_on_no_day() -> None:
    """The source says that there is one, and not since when."""
    mission = make_mission(history=[])
    assert mission.possibly_open_on("1990")
    assert not mission.certainly_open_on("1990", as_of="2024")
    assert mission.possible_ranks_on("1990") == {MissionRank.EMBASSY}
    assert mission.rank_on("1990", as_of="2024") is None
    assert make_mission(rank="none", history=[]).rank_on("1990", as_of="2024") is MissionRank.NONE


def test_a_plan_changes_nothing_that_is_certain() -> None:
    """A planned act may have been done, so that both are possible."""
    acts = [MissionAct("opened", "1957"), MissionAct("closed", "2020", planned=True)]
    mission = make_mission(history=acts)
    assert mission.certainly_open_on("2021", as_of="2024")
    assert mission.possible_ranks_on("2021") == {MissionRank.EMBASSY, MissionRank.NONE}


def test_an_act_without_a_date_may_be_later_than_every_day() -> None:
    """A mission whose closing is not dated may be open on any day, the last one included."""
    mission = make_mission(history=[MissionAct("closed")])
    assert mission.possibly_open_on("9999-12-30")
    assert mission.possibly_open_on("9999-12-31")
    assert not make_mission(history=[MissionAct("closed", "9999-12-31")]).possibly_open_on(
        "9999-12-31"
    )

"""Queries about one side, and people as sides: against a scan, and by example."""

import inspect
from collections.abc import Iterable
from itertools import pairwise
from typing import Any, Final

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from diplomacy import (
    AmbiguousParty,
    Archive,
    Country,
    Meeting,
    Milestone,
    MissionAct,
    Participant,
    Period,
    Stop,
    Tenure,
    UnknownParty,
    UnknownRecord,
    queries,
    shipped,
)
from diplomacy.errors import InvalidTerm, InvalidType, SameParty
from diplomacy.fixtures import ARCHIVE
from diplomacy.queries import Scope, records_between, records_of
from diplomacy.queries.party_index import check_end
from diplomacy.queries.sides import resolve_party, resolve_person
from diplomacy.records import TYPES_BY_NAME
from diplomacy.testing import (
    make_agreement,
    make_archive,
    make_leader,
    make_meeting,
    make_mission,
    make_organization,
    make_statement,
    make_summit,
    make_trade_figure,
    make_visit,
)
from diplomacy.testing.strategies import archives

STATES: Final = ("XA", "XB", "XC", "QM")
ARCHIVES: Final = archives(min_records=5, max_records=12)
SIDED: Final[list[Any]] = [kind for kind in TYPES_BY_NAME.values() if kind.SIDES]
QUERIES: Final = [
    name
    for name in shipped.__all__
    if name.endswith(("_between", "_of", "_to")) and "sidelines" not in name
]


def ids(records: Iterable[Any]) -> list[str]:
    return [record.id for record in records]


# --- arguments ----------------------------------------------------------------------------------

SWITCHES: Final = frozenset(
    {"certain", "continuing", "directed", "newest_first", "predecessors", "states_only"}
)
CALLED: Final = [*map(queries.__dict__.get, queries.__all__), Scope, Archive.relations]


def test_no_query_is_switched_to_another_by_default() -> None:
    """A query answers strictly, and lists everything possible, unless its caller says otherwise."""
    switches = [
        parameter
        for query in CALLED
        if callable(query)
        for parameter in inspect.signature(query).parameters.values()
        if parameter.name in SWITCHES
    ]
    assert len(switches) > 50
    assert {parameter.default for parameter in switches} == {False}


def test_an_id_comes_before_the_name_of_another_person() -> None:
    """A name is looked up only if nobody has it as an id."""
    one, other = make_leader(id="okapi", name="First"), make_leader(id="other", name="Okapi")
    archive = make_archive([one, other])
    assert resolve_person(archive, "okapi") == "okapi"
    assert resolve_person(archive, "Okapi") == "other"
    assert resolve_person(archive, "First") == "okapi"
    with pytest.raises(UnknownRecord):
        resolve_person(archive, "nobody")


def test_a_person_is_no_party() -> None:
    """A query that has parties only rejects the id and the name of a person."""
    archive = make_archive([make_leader(id="okapi", name="A Person"), make_organization(id="mint")])
    assert resolve_party(archive, "mint") == "mint"
    assert resolve_party(archive, "Norway") == "NO"
    for text in ("okapi", "A Person"):
        with pytest.raises(UnknownRecord):
            resolve_party(archive, text)


@pytest.mark.parametrize("end", ["both", "", "FROM", 1, ("from",)])
def test_a_directed_record_has_two_ends(end: Any) -> None:
    for right in ("from", "to", None):
        check_end(right)
    with pytest.raises(InvalidTerm):
        check_end(end)


# --- against a scan -----------------------------------------------------------------------------

# The people and parties on a side of a record: the party, and the person who represents it.
Actor = tuple[str | None, str | None]


def actors(record: Any) -> list[tuple[list[Actor], list[Actor]]]:
    """Return the sides of a record that face each other, by the documentation."""

    def present(participants: Iterable[Participant]) -> list[Actor]:
        return [(p.party, p.leader) for p in participants]

    def named(*parties: str | None) -> list[Actor]:
        return [(party, None) for party in parties]

    match type(record).__name__:
        case "Meeting" | "Summit":
            return [(present(record.participants), present(record.participants))]
        case "Visit":
            stops = named(*(party for s in record.stops for party in (s.country, s.host)))
            return [(present(record.travellers), stops)]
        case "Mission":
            return [([(record.sending, record.head)], named(record.receiving))]
        case "Statement":
            speakers = present(record.speakers)
            about = named(*record.about)
            return [
                (speakers, present(record.addressees)),
                (speakers, speakers),
                (about, about),
            ]
        case "TradeFigure":
            return [(named(record.reporter), named(record.partner))]
        case "Statistic":
            return [(named(record.subject), named(record.counterpart))]
        case "Membership":
            return [(named(record.member), named(record.organization))]
        case _:
            return [(named(*record.parties), named(*record.parties))]


def stands(archive: Archive, actor: Actor, side: str, *, states_only: bool) -> bool:
    """Return whether an actor is a side, or an organization of it."""
    countries = {o.id: o.country for o in archive.organizations}
    return side in actor or (not states_only and countries.get(actor[0] or "") == side)


def is_between(
    archive: Archive, record: Any, first: str, second: str, *, states_only: bool
) -> bool:
    """Return whether two sides face each other in a record."""
    people = {leader.id for leader in archive.leaders}
    for left, right in actors(record):
        for ours, theirs in ((left, right), (right, left)):
            for x in ours:
                for y in theirs:
                    both = stands(archive, x, first, states_only=states_only) and stands(
                        archive, y, second, states_only=states_only
                    )
                    persons = {first, second} & people
                    apart = x[1] != y[1] if persons else x[0] != y[0]
                    if both and apart:
                        return True
    return False


def draw_side(data: st.DataObject, archive: Archive) -> str:
    """Draw a country, an organization or a person of an archive."""
    known = [*STATES, *ids(archive.organizations), *ids(archive.leaders)]
    return data.draw(st.sampled_from(known))


@settings(max_examples=150, deadline=None)
@given(archive=ARCHIVES, states_only=st.booleans(), data=st.data())
def test_sides_equal_a_scan(archive: Archive, states_only: bool, data: st.DataObject) -> None:
    """Each type, about one side and between two, in the order of the archive and symmetric."""
    first, second = draw_side(data, archive), draw_side(data, archive)
    scope = Scope(states_only=states_only)
    for kind in SIDED:
        records = archive.of_type(kind)
        found = records_of(archive, kind, first, scope)
        assert ids(found) == [
            record.id
            for record in records
            if any(
                stands(archive, actor, first, states_only=states_only)
                for sides in actors(record)
                for side in sides
                for actor in side
            )
        ]
        if first == second:
            continue
        between = records_between(archive, kind, first, second, scope)
        assert ids(between) == [
            record.id
            for record in records
            if is_between(archive, record, first, second, states_only=states_only)
        ]
        assert records_between(archive, kind, second, first, scope) == between
        assert set(between) <= set(found)


@settings(max_examples=60, deadline=None)
@given(archive=ARCHIVES, data=st.data())
def test_a_wider_scope_keeps_what_a_narrower_one_has(archive: Archive, data: st.DataObject) -> None:
    """``states_only`` narrows, ``continuing`` and ``predecessors`` widen, each further."""
    side = draw_side(data, archive)
    scopes = [
        Scope(states_only=True),
        Scope(),
        Scope(continuing=True),
        Scope(predecessors=True),
    ]
    for kind in SIDED:
        found = [set(records_of(archive, kind, side, scope)) for scope in scopes]
        assert all(narrow <= wide for narrow, wide in pairwise(found))


@pytest.mark.parametrize("name", QUERIES)
def test_every_query_has_the_same_keywords_of_sides(name: str) -> None:
    """An office and a membership are those of the party itself, and members those of one body."""
    parameters = inspect.signature(getattr(Archive, name)).parameters
    expected = {"states_only", "continuing", "predecessors"}
    if name == "members_of":
        expected = set[str]()
    elif name in ("leaders_of", "memberships_of"):
        expected = {"continuing", "predecessors"}
    assert {p for p in parameters if p in ("states_only", "continuing", "predecessors")} == expected


def test_directed_queries_count_earlier_states_if_asked_to() -> None:
    """An embassy of the Soviet Union, and a visit to it, count for Russia."""
    archive = make_archive(
        [
            make_mission(sending="SUHH", receiving="XA", history=[MissionAct("opened", "1980")]),
            make_visit(travellers=[Participant("XA")], stops=[Stop("SUHH")], period="1985"),
            make_agreement(parties=["SUHH", "XA"], history=[Milestone("signed", "1985")]),
            make_trade_figure(reporter="SUHH", partner="XA", period="1985"),
        ]
    )
    for query in ("missions_of", "visits_to", "agreements_of", "trade_of"):
        assert getattr(archive, query)("RU") == ()
        assert len(getattr(archive, query)("RU", continuing=True)) == 1
    [omission] = archive.omissions_of("RU")
    assert omission.counts == {"Mission": 1, "Visit": 1, "Agreement": 1, "TradeFigure": 1}
    assert archive.omissions_of("RU", continuing=True) == ()


# --- people -------------------------------------------------------------------------------------

PEOPLE: Final = [
    make_leader(id="a-kim", name="Áine Kim", family_name="Kim", other_names=["A. Kim"]),
    make_leader(id="b-kim", name="Bora Kim", family_name="Kim"),
]


@pytest.mark.parametrize("name", ["recep-tayyip-erdogan", "Erdogan", "ERDOĞAN", "erdoğan"])
def test_a_person_is_found_by_id_and_by_any_name(name: str) -> None:
    """Case and accents do not matter."""
    summits = ARCHIVE.summits_between(name, "Vladimir Putin")
    assert ids(summits) == ["2023-09-ru-tr-summit", "sco-astana-2024", "2024-07-03-ru-tr-summit"]
    assert ARCHIVE.meetings_of(name) == ARCHIVE.meetings_of("recep-tayyip-erdogan")
    assert [i.tenure.office for i in ARCHIVE.leaders_of(name)] == ["President"]
    for query in ("agreements_of", "partnerships_of", "trade_of", "memberships_of"):
        assert getattr(ARCHIVE, query)(name) == ()


@pytest.mark.parametrize("name", QUERIES)
def test_a_name_of_several_people_is_ambiguous(name: str) -> None:
    """The candidates are their ids; a name that only one has is theirs."""
    archive = make_archive([*PEOPLE, make_organization(id="a-body", name="Body")])
    others = ["XA"] if name.endswith("_between") else []
    with pytest.raises(AmbiguousParty) as caught:
        getattr(archive, name)("kim", *others)
    assert caught.value.candidates == ("a-kim", "b-kim")
    if name != "members_of":
        assert getattr(archive, name)("aine kim", *others) == ()


@pytest.mark.parametrize("name", QUERIES)
def test_a_misspelt_person_is_unknown_with_a_suggestion(name: str) -> None:
    others = ["XA"] if name.endswith("_between") else []
    with pytest.raises(UnknownParty, match="Did you mean recep-tayyip-erdogan"):
        getattr(ARCHIVE, name)("Recep Tayip Erdogan", *others)


def test_one_person_twice_is_not_a_pair() -> None:
    with pytest.raises(SameParty):
        ARCHIVE.meetings_between("Erdogan", "Recep Tayyip Erdoğan")


def test_a_person_is_a_side_of_a_brief() -> None:
    """The parts of the brief on a person are the answers of the queries, and it can be printed."""
    brief = ARCHIVE.relations("Erdogan", "KR")
    assert brief.title == "Recep Tayyip Erdoğan – South Korea"
    assert brief.meetings == ARCHIVE.meetings_between("KR", "Erdogan") != ()
    assert brief.statements == ARCHIVE.statements_between("KR", "Erdogan") != ()
    empty = (brief.agreements, brief.trade_figures, brief.partnerships, brief.memberships)
    assert not any(empty)
    assert brief.first in {leader.id for leader in brief.leaders}
    assert str(brief).startswith("RECEP TAYYIP ERDOĞAN – SOUTH KOREA\n")
    assert "<h1>Recep Tayyip Erdoğan – South Korea</h1>" in brief.to_html()


def test_a_person_has_no_members() -> None:
    with pytest.raises(UnknownRecord, match="type Leader"):
        ARCHIVE.members_of("Erdogan")


def test_a_person_and_the_party_that_only_the_person_represents_are_not_two_sides() -> None:
    """With a colleague, they are; so are the person and whoever else is at the table."""
    alone = make_summit(id="alone", participants=[Participant("XA", "a-kim"), Participant("XB")])
    joined = make_meeting(
        id="joined",
        participants=[Participant("XA", "a-kim"), Participant("XA", "b-kim"), Participant("XC")],
    )
    archive = make_archive([*PEOPLE, alone, joined])
    assert ids(archive.meetings_between("a-kim", "XA")) == ["joined"]
    assert ids(archive.meetings_between("a-kim", "b-kim")) == ["joined"]
    assert ids(archive.meetings_between("XB", "a-kim")) == ["alone"]
    assert set(ids(archive.meetings_of("a-kim"))) == {"alone", "joined"}


def test_people_travel_head_missions_and_speak() -> None:
    """A traveller, the head of a mission, a speaker and an addressee take part; hosts do not."""
    visit = make_visit(travellers=[Participant("XA", "a-kim")], stops=[Stop("XB", host="XB")])
    mission = make_mission(head="a-kim")
    statement = make_statement(
        speakers=[Participant("XA", "a-kim")], addressees=[Participant("XB", "b-kim")]
    )
    archive = make_archive([*PEOPLE, visit, mission, statement])
    assert archive.visits_of("A. Kim") == archive.visits_between("a-kim", "XB") == (visit,)
    assert archive.visits_of("XA", leader="Áine Kim") == (visit,)
    assert not archive.visits_to("a-kim")
    assert not archive.missions_to("a-kim")
    assert archive.missions_of("a-kim") == archive.missions_between("XB", "a-kim") == (mission,)
    assert archive.statements_of("b-kim") == archive.statements_between("a-kim", "b-kim")
    assert archive.statements_of("b-kim") == (statement,)


def test_the_name_of_a_country_is_never_a_person() -> None:
    archive = make_archive([make_leader(id="a-person", name="Chad", other_names=["A Person"])])
    assert archive.meetings_of("Chad") == ()
    assert archive.leaders_of("A Person") == archive.leaders_of("a-person")
    assert archive.leaders_of("Chad") == ()


def test_the_offices_of_a_person() -> None:
    """Whatever the party; a day keeps those that the person may have held."""
    leader = make_leader(
        id="a-kim",
        tenures=[
            Tenure("President", {"head-of-state"}, "XA", period="2001/2004"),
            Tenure("Chair", {"head-of-organization"}, "a-body", period="2010/2012"),
            Tenure("Clerk", {"official"}, "XB"),
        ],
    )
    archive = make_archive([leader])
    assert [i.tenure.office for i in archive.leaders_of("a-kim")] == ["President", "Chair"]
    assert [i.tenure.office for i in archive.leaders_of("a-kim", on="2011")] == ["Chair"]


# --- arguments ----------------------------------------------------------------------------------


def test_states_are_parties_as_countries() -> None:
    """The other members of an answer are those of the records, as recorded."""
    [figure] = make_archive([make_trade_figure()]).trade_of("XA")
    assert isinstance(figure.partner, Country)


@pytest.mark.parametrize("flag", ["yes", 1, None])
def test_what_is_not_a_flag_is_rejected(flag: Any) -> None:
    for keyword in ("states_only", "continuing", "predecessors", "certain"):
        with pytest.raises(InvalidType):
            ARCHIVE.agreements_of("KR", **{keyword: flag})


def test_the_period_of_a_meeting_is_a_day_of_a_query() -> None:
    """A period represents one of its days; one with an open end is not a day."""
    meeting = ARCHIVE.get(Meeting, "2025-11-24-kr-tr-summit")
    assert meeting.period is not None
    for query in (ARCHIVE.leaders_of, ARCHIVE.memberships_of):
        assert query("KR", on=meeting.period) == query("KR", on="2025-11-24") != ()
        span = query("KR", on=Period("2023-07-11/2023-07-12"))
        assert span == query("KR", on="[2023-07-11..2023-07-12]") != ()
        with pytest.raises(InvalidType, match="a period with two ends"):
            query("KR", on=Period("2012/.."))

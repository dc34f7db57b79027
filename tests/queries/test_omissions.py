"""Earlier states: what ``continuing`` and ``predecessors`` count, and what answers leave out."""

import inspect
from collections.abc import Callable
from itertools import pairwise
from typing import Any, Final

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import diplomacy
from diplomacy import Archive, Country, InvalidType, Milestone, Omission, PartialDate, Participant
from diplomacy.countries import continued_states, treaty_predecessors
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

BETWEEN: Final = (
    "agreements_between",
    "meetings_between",
    "partnerships_between",
    "statements_between",
    "statistics_between",
    "summits_between",
    "trade_between",
)
PARTIES: Final = ("RU", "SUHH", "RS", "YUCS", "CSXX", "CZ", "CSHH", "XAUH", "GB", "VN", "VDVN")
DAYS: Final = (
    *("1900", "1950", "1980-05-01", "1991-12", "1992-04-26", "1992-04-27", "1992-12-31"),
    *("1995", "2004", "2010", "1991~", "[1990..1995]", None),
)


@pytest.mark.parametrize("name", [*BETWEEN, "leaders_of", "memberships_of", "relations"])
def test_every_query_about_a_side_takes_both_keywords(name: str) -> None:
    """The keywords are off unless asked for, on the archive and on the shipped functions."""
    for query in (getattr(Archive, name), getattr(diplomacy, name)):
        parameters = inspect.signature(query).parameters
        for keyword in ("continuing", "predecessors"):
            assert parameters[keyword].default is False
            assert parameters[keyword].kind is inspect.Parameter.KEYWORD_ONLY


@pytest.mark.parametrize("name", BETWEEN)
def test_every_query_between_two_sides_takes_states_only(name: str) -> None:
    """The narrowing keyword is the same everywhere, too."""
    assert inspect.signature(getattr(Archive, name)).parameters["states_only"].default is False


def every_kind(first: str, second: str, day: str) -> list[Record]:
    """Return a record of each kind between two parties, on a day."""
    people = [Participant(first), Participant(second)]
    return [
        make_agreement(parties=[first, second], history=[Milestone("signed", day)]),
        make_partnership(parties=[first, second], history=[Milestone("established", day)]),
        make_meeting(participants=people, period=day),
        make_trade_figure(reporter=first, partner=second, period=day),
        make_statistic(subject=first, counterpart=second, period=day),
        make_statement(speakers=people[:1], addressees=people[1:], date=day),
    ]


@pytest.mark.parametrize("name", [name for name in BETWEEN if name != "summits_between"])
def test_every_query_counts_what_a_continued_state_did(name: str) -> None:
    """Russia continues the Soviet Union, whatever the record is."""
    archive = make_archive(every_kind("SUHH", "KR", "1990-12-14"))
    query: Callable[..., tuple[Any, ...]] = getattr(archive, name)
    assert query("RU", "KR") == ()
    [record] = query("RU", "KR", continuing=True)
    assert query("KR", "RU", predecessors=True) == (record,)
    assert query("UA", "KR", continuing=True) == ()
    assert query("UA", "KR", predecessors=True) == (record,)
    assert query("RU", "KR", continuing=True, since="1990", until="1991") == (record,)
    assert query("RU", "KR", continuing=True, since="1991") == ()


def signed(*treaties: tuple[str, str, str | None]) -> Archive:
    """Return an archive of agreements, each with its parties and its day of signature."""
    return make_archive(
        make_agreement(id=f"a-{i}", parties=[first, second], history=[Milestone("signed", day)])
        for i, (first, second, day) in enumerate(treaties)
    )


@settings(max_examples=60)
@given(
    st.lists(
        st.tuples(st.sampled_from(PARTIES), st.sampled_from(PARTIES), st.sampled_from(DAYS)).filter(
            lambda treaty: treaty[0] != treaty[1]
        ),
        max_size=8,
    ),
    st.permutations(PARTIES),
)
def test_answers_equal_a_scan(
    treaties: list[tuple[str, str, str | None]], sides: list[str]
) -> None:
    """The answers equal a scan of every treaty, and what is left out is the rest of it."""
    archive, (first, second) = signed(*treaties), sides[:2]

    def counts(side: str, party: str, day: str | None, keywords: dict[str, bool]) -> bool:
        states = list(continued_states(Country(side))) if keywords else []
        states += treaty_predecessors(Country(side)) if "predecessors" in keywords else []
        when = PartialDate(day) if day else None
        return side == party or any(s.country == party and s.counts(when) for s in states)

    answers = []
    for keywords in ({}, {"continuing": True}, {"predecessors": True}):
        found = archive.agreements_between(first, second, **keywords)  # type: ignore[arg-type]
        expected = {
            f"a-{i}"
            for i, (left, right, day) in enumerate(treaties)
            if any(
                counts(first, one, day, keywords) and counts(second, other, day, keywords)
                for one, other in ((left, right), (right, left))
            )
        }
        assert {agreement.id for agreement in found} == expected
        assert found == archive.in_order(found)
        answers.append(expected)
        omissions = archive.omissions_between(first, second, **keywords)
        assert set(omissions) == set(archive.omissions_between(second, first, **keywords))
        left_out = [record.id for omission in omissions for record in omission.records]
        assert len(left_out) == len(set(left_out))
        assert not expected & set(left_out)
    strict, continuing, predecessors = answers
    assert strict <= continuing <= predecessors
    by_keyword: dict[str, set[str]] = {"continuing": set(), "predecessors": set()}
    for omission in archive.omissions_between(first, second):
        by_keyword[omission.keyword] |= {record.id for record in omission.records}
    assert by_keyword["continuing"] == continuing - strict
    assert by_keyword["predecessors"] == predecessors - continuing


def test_acts_count_from_the_day_that_the_continuation_says() -> None:
    """Serbia continues what the federation of two did, and is a successor of the federation of six."""
    archive = signed(("YUCS", "GB", "1980"), ("YUCS", "GB", "1995"), ("CSXX", "GB", "2004"))
    for keywords, number in (({}, 0), ({"continuing": True}, 2), ({"predecessors": True}, 3)):
        assert len(archive.agreements_between("RS", "GB", **keywords)) == number  # type: ignore[arg-type]
    omissions = archive.omissions_between("GB", "RS")
    assert [(o.state, o.keyword, len(o.records)) for o in omissions] == [
        ("CSXX", "continuing", 1),
        ("YUCS", "continuing", 1),
        ("YUCS", "predecessors", 1),
    ]
    assert [link.successor for link in omissions[1].links] == ["CSXX", "RS"]


def test_a_part_is_not_bound_by_what_the_rest_signed_later() -> None:
    """Treaties of a state that continued pass to the part that left, up to the separation."""
    archive = signed(("GB", "FR", "1910"), ("GB", "FR", "1930"))
    [agreement] = archive.agreements_between("IE", "FR", predecessors=True)
    assert agreement.signed_on == PartialDate("1910")


def test_successions_are_followed_in_order_of_time() -> None:
    """What Serbia and Montenegro signed cannot bind Croatia through the Montenegro of 1918."""
    assert "CSXX" not in [state.country for state in treaty_predecessors(Country("HR"))]
    for country in (*Country.all(), *Country.former()):
        for state in treaty_predecessors(country):
            days = [link.date for link in state.links]
            assert not any(later.certainly_before(earlier) for earlier, later in pairwise(days))


def test_organizations_of_an_earlier_state_stand_for_it() -> None:
    """The rule of sides is the same for an earlier state, and ``states_only`` narrows it."""
    from diplomacy.testing import make_organization

    firm = make_organization(id="firm", country="SUHH")
    treaty = make_agreement(parties=["firm", "KR"], history=[Milestone("signed", "1980")])
    archive = make_archive([firm, treaty])
    assert archive.agreements_between("RU", "KR", continuing=True) == (treaty,)
    assert archive.agreements_between("RU", "KR", continuing=True, states_only=True) == ()
    assert archive.omissions_between("RU", "KR", states_only=True) == ()


def test_leaders_and_memberships() -> None:
    """Queries about one side take the same keywords, and a day on which the acts count."""
    leader = make_leader(
        tenures=[diplomacy.Tenure("President", {"head-of-state"}, "SUHH", period="1990/1991")]
    )
    member = make_membership(member="SUHH", period="1945-10-24/1991-12-25")
    archive = make_archive([leader, member])
    assert archive.leaders_of("RU") == ()
    assert archive.memberships_of("RU") == ()
    [incumbency] = archive.leaders_of("RU", on="1990-12", continuing=True)
    assert incumbency.leader == leader
    assert archive.leaders_of("RU", on="1995", continuing=True) == ()
    assert archive.leaders_of("RU", role="official", continuing=True) == ()
    [affiliation] = archive.memberships_of("RU", on="1950", continuing=True)
    assert affiliation.membership == member
    [omission] = archive.omissions_of("RU")
    assert omission.counts == {"Leader": 1, "Membership": 1}
    assert archive.omissions_of("RU", continuing=True) == ()
    assert archive.omissions_of("KR") == ()


def test_the_brief_says_what_it_does_not_count() -> None:
    """A brief names the earlier state, whichever keywords it was made with."""
    archive = make_archive(every_kind("CSHH", "KR", "1990-12-14"))
    strict = archive.relations("CZ", "KR")
    assert "Not counted: 1 meeting, 1 agreement" in str(strict).replace("\n    ", " ")
    assert (
        "a predecessor of Czechia; the option &quot;predecessors&quot; counts them."
        in strict.to_html()
    )
    [omission] = strict.omissions
    assert sum(omission.counts.values()) == 6
    wide = archive.relations("CZ", "KR", predecessors=True)
    assert wide.omissions == ()
    assert len(wide.agreements) == len(wide.statements) == 1
    assert "Counted: 1 meeting" in str(wide)
    assert "Earlier states" not in str(archive.relations("KR", "CSHH"))


def test_bad_keywords_and_an_immutable_answer() -> None:
    """A keyword is True or False, and an omission is a value."""
    archive = signed(("SUHH", "GB", "1980"))
    with pytest.raises(InvalidType):
        archive.agreements_between("RU", "GB", continuing="yes")  # type: ignore[arg-type]
    with pytest.raises(InvalidType):
        archive.leaders_of("RU", predecessors=1)  # type: ignore[arg-type]
    [omission] = archive.omissions_between("RU", "GB")
    assert isinstance(omission, Omission)
    assert hash(omission) == hash(archive.omissions_between("GB", "RU")[0])

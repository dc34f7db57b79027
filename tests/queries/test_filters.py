"""The filters of time: what may be, what is certain, and counting year by year."""

from datetime import date
from typing import Any, Final

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from diplomacy import Archive, Milestone, MissionAct, PartialDate, Period, shipped
from diplomacy.fixtures import ARCHIVE
from diplomacy.testing import (
    make_agreement,
    make_archive,
    make_meeting,
    make_mission,
    make_organization,
    make_source,
)
from diplomacy.testing.strategies import archives

QUERIES: Final = [
    name
    for name in shipped.__all__
    if name.endswith(("_between", "_of", "_to")) and "sidelines" not in name
    if name.split("_")[0] not in ("leaders", "memberships", "members", "omissions")
]
ENDS: Final = (None, "1999", "2000-06", "2000-06-15", "2001", "2001~", "[..2001]")


def ask(archive: Archive, name: str, **filters: Any) -> tuple[Any, ...]:
    """Return the answer of a query about the first sample state, or it and the second."""
    sides = ("XA", "XB") if name.endswith("_between") else ("XA",)
    answer: tuple[Any, ...] = getattr(archive, name)(*sides, **filters)
    return answer


def lies_within(when: PartialDate | Period | None, since: str | None, until: str | None) -> bool:
    """Return whether a whole date certainly lies in a span, day by day."""
    ends = [PartialDate(end) for end in (since, until) if end is not None]
    if when is None or when.qualified or any(end.qualified for end in ends):
        return not ends and when is not None
    first = PartialDate(since).earliest if since else None
    last = PartialDate(until).latest if until else None
    after = first is None or (when.earliest is not None and first <= when.earliest)
    before = last is None or (when.latest is not None and when.latest <= last)
    return after and before


@settings(max_examples=60, deadline=None)
@given(archives(min_records=5, max_records=12), st.sampled_from(ENDS), st.sampled_from(ENDS))
def test_what_is_certain_lies_in_the_span_with_its_whole_date(
    archive: Archive, since: str | None, until: str | None
) -> None:
    """It is also possible; without a span, everything is in it."""
    if (
        since
        and until
        and (PartialDate(since).earliest or date.min) > (PartialDate(until).latest or date.max)
    ):
        since, until = until, since
    for name in QUERIES:
        every = ask(archive, name)
        certain = ask(archive, name, since=since, until=until, certain=True)
        assert set(certain) <= set(ask(archive, name, since=since, until=until))
        assert certain == tuple(
            record
            for record in every
            if (since is None and until is None)
            or lies_within(archive.date_of(record), since, until)
        )


@settings(max_examples=30, deadline=None)
@given(archives(min_records=5, max_records=12), st.sampled_from(QUERIES))
def test_counting_year_by_year_adds_up(archive: Archive, name: str) -> None:
    """No record is counted in two years, and no sum is more than the whole."""
    counted = [
        record.id
        for year in range(1985, 2035)
        for record in ask(archive, name, since=str(year), until=str(year), certain=True)
    ]
    assert len(counted) == len(set(counted)) <= len(ask(archive, name))


def test_the_loop_over_years_counts_each_agreement_once() -> None:
    """Of three agreements one may have been signed in any of many years."""
    years = [str(year) for year in range(1990, 2027)]
    possible = [ARCHIVE.agreements_between("KR", "TR", since=y, until=y) for y in years]
    certain = [
        ARCHIVE.agreements_between("KR", "TR", since=y, until=y, certain=True) for y in years
    ]
    assert sum(map(len, possible)) > 3
    assert sum(map(len, certain)) == 2


def test_a_meeting_across_the_new_year_lies_in_neither_year() -> None:
    meeting = make_meeting(period="2000-12-31/2001-01-01")
    archive = make_archive([meeting])
    for year in ("2000", "2001"):
        assert archive.meetings_of("XA", since=year, until=year) == (meeting,)
        assert archive.meetings_of("XA", since=year, until=year, certain=True) == ()
    assert archive.meetings_of("XA", since="2000", until="2001", certain=True) == (meeting,)


def test_certain_applies_to_the_day_and_to_the_span() -> None:
    """Signed in 2000 or 2001, in force from 2002, by a source of 2010."""
    treaty = make_agreement(
        history=[Milestone("signed", "[2000..2001]"), Milestone("in-force", "2002-01-01")]
    )
    archive = make_archive([make_source(id="sample-source", published="2010"), treaty])
    for query, sides in (
        (archive.agreements_between, ("XA", "XB")),
        (archive.agreements_of, ("XA",)),
    ):
        find: Any = query
        assert find(*sides, in_force_on="2005", certain=True) == (treaty,)
        assert find(*sides, in_force_on="2005", until="2000") == (treaty,)
        assert find(*sides, in_force_on="2005", until="2000", certain=True) == ()
        assert find(*sides, in_force_on="2005", until="2001", certain=True) == (treaty,)
        assert find(*sides, in_force_on="2020") == (treaty,)
        assert find(*sides, in_force_on="2020", certain=True) == ()
        assert find(*sides, in_force_on="2001") == ()


def test_an_agreement_is_in_force_for_a_side_that_has_not_left_it() -> None:
    left = [Milestone("in-force", "1990"), Milestone("withdrawn", "2000-07-01", party="XC")]
    treaty = make_agreement(parties=["XA", "XB", "XC"], history=left)
    archive = make_archive([make_source(id="sample-source", published="2010"), treaty])
    assert archive.agreements_of("XA", in_force_on="2005", certain=True) == (treaty,)
    assert archive.agreements_of("XC", in_force_on="2005") == ()
    assert archive.agreements_of("XC", in_force_on="1995", certain=True) == (treaty,)


def test_an_organization_is_not_in_force_with_itself() -> None:
    """Of three companies, two of one country, the agreement binds two that are not both of XA."""
    companies = [
        make_organization(id=id, kind="company", country=country)
        for id, country in (("a", "XA"), ("b", "XA"), ("c", "XB"))
    ]
    bound = [Milestone("in-force", "1990", party=party) for party in ("a", "b")]
    ended = Milestone("withdrawn", "1991", party="c")
    treaty = make_agreement(parties=["a", "b", "c"], history=[*bound, ended])
    archive = make_archive([*companies, treaty])
    assert archive.agreements_between("a", "XA", in_force_on="2000") == (treaty,)
    assert archive.agreements_between("XA", "XB", in_force_on="2000") == ()
    assert archive.agreements_between("a", "c", in_force_on="2000") == ()
    assert archive.agreements_of("XA", in_force_on="2000") == (treaty,)
    assert archive.agreements_of("XB", in_force_on="2000") == ()


@pytest.mark.parametrize("name", ["missions_of", "missions_between"])
def test_a_mission_is_certainly_open_until_its_source_was_published(name: str) -> None:
    mission = make_mission(history=[MissionAct("opened", "1957")])
    archive = make_archive([make_source(id="sample-source", published="2010"), mission])
    assert ask(archive, name, on="2005", certain=True) == (mission,)
    assert ask(archive, name, on="2020") == (mission,)
    assert ask(archive, name, on="2020", certain=True) == ()
    assert ask(archive, name, on="2005", since="1958", certain=True) == ()


@pytest.mark.parametrize("count", [2, 20])
def test_the_acts_of_many_parties_are_read_once_for_all_days(count: int) -> None:
    """Every query of an archive says what the agreement itself says of the day."""
    parties = [f"X{letter}" for letter in "ABCDEFGHIJKLMNOPQRST"][:count]
    acts = [Milestone("ratified", f"{1990 + i}-05-01", party=p) for i, p in enumerate(parties)]
    history = [*acts, Milestone("in-force", "1995-01-01")]
    treaty = make_agreement(parties=parties, history=history)
    archive = make_archive([treaty])
    for day in ("1990", "1994-12-31", "1995-01-01", "2000", "2010-05-01", "2015"):
        for pair in ((parties[0], parties[1]), (parties[0], parties[-1])):
            found = archive.agreements_between(*pair, in_force_on=day)
            assert (found == (treaty,)) is treaty.possibly_in_force(day, between=pair)

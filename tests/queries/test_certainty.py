"""Offices and memberships on a day, against a model that goes through all days and all worlds.

A world is one way in which a tenure or a membership may have lasted from a first to a last day. It
certainly held on the days that all worlds consistent with the sources have in common.
"""

from collections.abc import Iterable, Sequence
from datetime import date, timedelta
from typing import Any, Final, NamedTuple

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from diplomacy import (
    Archive,
    Certainty,
    Citation,
    DiplomacyError,
    InvalidType,
    Leader,
    Membership,
    MembershipStatus,
    Organization,
    PartialDate,
    Period,
    Source,
    Tenure,
)
from diplomacy.dates import day_bounds

FIRST: Final = date(2020, 1, 1)
# Longer than all bounded dates below; what is open ends at the ends of this range.
DAYS: Final = range(-2, 23)
ASKED: Final = (
    *(str(FIRST + timedelta(days=n)) for n in range(-1, 12)),
    *("[2020-01-03..2020-01-05]", "[..2020-01-04]", "[2019-12-31..2020-01-20]", "2020-01-05~"),
)
CITED: Final = (Citation("source", 1, fields=["name"]),)


class Span(NamedTuple):
    """The first and last day that a date may be, as numbers."""

    first: int
    last: int

    def meets(self, other: "Span") -> bool:
        return self.first <= other.last and other.first <= self.last


EVER: Final = Span(DAYS[0], DAYS[-1])


def number(day: date) -> int:
    """Return the number of a day, cut off at the ends of the range."""
    return min(max((day - FIRST).days, DAYS[0]), DAYS[-1])


def span(day: PartialDate | None, *, start: bool) -> int | None:
    """Return the number of the first or last day that a date may be; None if nothing bounds it."""
    if day is None or day.qualified:
        return None
    return number(day_bounds(day)[0 if start else 1])


def span_of(day: PartialDate) -> Span:
    """Return the numbers of the days that a date may be."""
    return Span(*map(number, day_bounds(day)))


def lifetime(first: PartialDate | None, last: PartialDate | None) -> Span:
    low, high = span(first, start=True), span(last, start=False)
    found = Span(EVER.first if low is None else low, EVER.last if high is None else high)
    return found if found.first <= found.last else EVER


class Model:
    """A tenure or a membership, told as the days on which it held in each world."""

    def __init__(
        self,
        held: Tenure | Membership,
        published: Iterable[PartialDate | None],
        life: Span,
    ) -> None:
        exact = [day for day in held.attested if not day.qualified]
        dates = [span_of(day) for day in exact]
        self.attested = [shown for shown in dates if shown.meets(life)]
        term = spans_of(held.period, list(published)) if held.period else []
        self.shown = [*self.attested, *(shown for shown in term if shown.meets(life))]
        worlds = [
            range(begin, end + 1)
            for begin in DAYS
            for end in range(begin, DAYS[-1] + 1)
            if all(begin <= shown.last and shown.first <= end for shown in self.shown)
        ]
        within = range(life.first, life.last + 1)
        self.certain = {
            day for day in within if self.shown and all(day in world for world in worlds)
        }
        start = held.period.start if held.period else None
        end = held.period.end if held.period else None
        low, high = span(start, start=True), span(end, start=False)
        self.possible = {
            day for day in within if (low is None or low <= day) and (high is None or day <= high)
        }


def spans_of(period: Period, published: list[PartialDate | None]) -> list[Span]:
    """Return the days on one of which a period shows that something held."""
    if period.qualified:
        return []
    dated = [day for day in published if day and not day.qualified]
    firsts = [day.earliest for day in dated if day.earliest]
    latest = (
        DAYS[-1]
        if len(dated) < len(published)
        else max(number(day_bounds(day)[1]) for day in dated)
    )
    start = Span(EVER.first, EVER.first) if period.text.startswith("..") else None
    if period.start:
        start = span_of(period.start)
        if start.first > latest:
            return []  # a forecast
    found = [start] if start else []
    end = span_of(period.end) if period.end else None
    if end and end.first <= latest:
        return [*found, end]
    if start and firsts and (end or period.ongoing):
        found.append(Span(max(map(number, firsts)), latest))
    return found


def expected_certainty(model: Model, day: PartialDate, possible: set[int]) -> Certainty | None:
    """Return the certainty for a day or period, by going through its days."""
    if day.qualified:
        return Certainty.POSSIBLE
    first, last = map(number, day_bounds(day))
    asked = range(first, last + 1)
    if any(shown.first in asked and shown.last in asked for shown in model.attested):
        return Certainty.ATTESTED
    if model.certain.issuperset(asked):
        return Certainty.WITHIN_TERM
    return Certainty.POSSIBLE if (possible | model.certain).intersection(asked) else None


def days(low: int = 0, high: int = 9) -> st.SearchStrategy[str]:
    return st.integers(low, high).map(lambda n: str(FIRST + timedelta(days=n)))


@st.composite
def dates(draw: st.DrawFn) -> str:
    """Draw a day, a span of days, open or not, or an approximate day."""
    first, last = sorted([draw(days()), draw(days())])
    forms = [first, first, f"[{first}..{last}]" if first < last else first]
    return draw(st.sampled_from([*forms, f"[..{first}]", f"[{first}..]", f"{first}~"]))


@st.composite
def periods(draw: st.DrawFn) -> str | None:
    """Draw a period with ends of every kind, or none."""
    start, end = draw(dates()), draw(dates())
    forms = (f"{start}/{end}", f"{start}/{end}", f"{start}/..", f"{start}/", f"/{end}", f"../{end}")
    text = draw(st.sampled_from([*forms, start, None]))
    try:
        return text if text is None else Period(text).text
    except DiplomacyError:
        return f"{start}/.."


@st.composite
def spells(draw: st.DrawFn, /, build: Any, **fields: st.SearchStrategy[Any]) -> Any:
    """Draw a tenure or membership with a period and attested dates that lie in it."""
    period = draw(periods())
    attested = [
        day
        for day in draw(st.lists(dates(), max_size=2, unique=True))
        if period is None or Period(period).possibly_covers(day)
    ]
    others = {name: draw(values) for name, values in fields.items()}
    return build(period=period, attested=attested, **others)


OFFICES: Final[tuple[dict[str, Any], ...]] = (
    {"office": "President", "roles": {"head-of-state"}},
    {"office": "president", "roles": {"effective-leader"}},
    {"office": "President", "roles": {"head-of-state"}, "acting": True},
    {"office": "Member of the Council", "roles": {"head-of-state"}, "shared": True},
    {"office": "Judge", "roles": {"official"}},
)
PUBLISHED: Final = st.none() | dates() | days(5, 20)


@st.composite
def tenures(draw: st.DrawFn) -> Tenure:
    office = draw(st.sampled_from([*OFFICES[:2], *OFFICES]))
    party = draw(st.sampled_from(["XA", "XA", "XA", "CH", "body"]))
    made: Tenure = draw(spells(lambda **fields: Tenure(party=party, **office, **fields)))
    return made


def is_exclusive(tenure: Tenure) -> bool:
    """Whether one person holds the office at a time."""
    return (
        tenure.is_leader and not tenure.shared and not tenure.acting and str(tenure.party) != "CH"
    )


def exclude(id: str, tenure: Tenure, models: Sequence[tuple[str, Tenure, Model]]) -> set[int]:
    """Return the days on which another person rules out that a tenure goes on."""
    if not is_exclusive(tenure):
        return set()
    ours = next(model for other, held, model in models if other == id and held is tenure).shown
    excluded: set[int] = set()
    for other, held, model in models:
        same = held.party == tenure.party and held.office.lower() == tenure.office.lower()
        if other == id or not same or not is_exclusive(held):
            continue
        excluded |= model.certain
        for theirs in model.shown:
            for own in ours:
                excluded |= {d for d in DAYS if d < theirs.first and theirs.last < own.first}
                excluded |= {d for d in DAYS if own.last < theirs.first and theirs.last < d}
    return excluded


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(data=st.data())
def test_offices_equal_a_model_of_all_days(data: st.DataObject) -> None:
    """Who certainly and possibly held each office on each day follows from the sources alone."""
    published = [data.draw(PUBLISHED) for _ in range(2)]
    sources = [Source(id=f"s-{i}", published=day) for i, day in enumerate(published)]
    life = (data.draw(st.none() | dates()), data.draw(st.none() | dates()))
    body = Organization(
        id="body",
        name="The Body",
        kind="other",
        founded=life[0],
        ended=life[1],
        citations=[Citation("s-0", fields=["name"])],
    )
    people: list[Leader] = []
    models: list[tuple[str, Tenure, Model]] = []
    for i in range(data.draw(st.integers(1, 4))):
        held = data.draw(st.lists(tenures(), min_size=1, max_size=2, unique=True))
        cited = data.draw(st.sampled_from([[0], [1], [0, 1]]))
        born, died = data.draw(st.none() | dates()), data.draw(st.none() | dates())
        leader = Leader(
            id=f"l-{i}",
            name="A leader",
            tenures=held,
            born=born,
            died=died,
            citations=[Citation(f"s-{n}", fields=["name"]) for n in cited],
        )
        people.append(leader)
        for tenure in leader.tenures:
            alive = lifetime(leader.born, leader.died)
            if tenure.party == "body":
                existing = lifetime(body.founded, body.ended)
                alive = Span(max(alive.first, existing.first), min(alive.last, existing.last))
            models.append(
                (leader.id, tenure, Model(tenure, [sources[n].published for n in cited], alive))
            )
    archive = Archive([*sources, body, *people])
    party = data.draw(st.sampled_from(["XA", "CH", "body"]))
    role = data.draw(st.sampled_from([None, "head-of-state", "official"]))
    for text in ASKED:
        day = PartialDate(text)
        expected = {
            (id, tenure): how
            for id, tenure, model in models
            if tenure.party == party
            and (tenure.is_leader if role is None else role in map(str, tenure.roles))
            and (
                how := expected_certainty(model, day, model.possible - exclude(id, tenure, models))
            )
        }
        found = archive.leaders_of(party, on=day, role=role)
        assert {(i.leader.id, i.tenure): i.certainty for i in found} == expected, text
        sure = archive.leaders_of(party, on=day, role=role, certain=True)
        assert sure == tuple(i for i in found if i.certainty is not Certainty.POSSIBLE)


STATUSES: Final = st.sampled_from(["member", "member", "observer", "suspended", "unknown"])


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(data=st.data())
def test_memberships_equal_a_model_of_all_days(data: st.DataObject) -> None:
    """Who certainly and possibly belonged on each day follows from the sources alone."""
    sources = [Source(id=f"s-{i}", published=data.draw(PUBLISHED)) for i in range(2)]
    body = Organization(
        id="body",
        name="The Body",
        kind="forum",
        founded=data.draw(st.none() | dates()),
        ended=data.draw(st.none() | dates()),
        citations=[Citation("s-0", fields=["name"])],
    )
    memberships: list[Membership] = []
    models: dict[str, Model] = {}
    for i in range(data.draw(st.integers(1, 4))):
        cited = data.draw(st.sampled_from([[0], [1], [0, 1]]))

        def build(i: int = i, cited: list[int] = cited, **fields: Any) -> Membership:
            citations = [Citation(f"s-{n}", fields=["member"]) for n in cited]
            return Membership(
                id=f"m-{i}", member="XA", organization="body", citations=citations, **fields
            )

        membership: Membership = data.draw(spells(build, status=STATUSES))
        memberships.append(membership)
        published = [sources[n].published for n in cited]
        models[membership.id] = Model(membership, published, lifetime(body.founded, body.ended))
    archive = Archive([*sources, body, *memberships])
    status = data.draw(st.none() | STATUSES)
    for text in ASKED:
        day = PartialDate(text)
        expected: dict[str, Certainty] = {}
        for membership in memberships:
            how = expected_certainty(models[membership.id], day, models[membership.id].possible)
            is_unknown = membership.status is MembershipStatus.UNKNOWN
            if how and (status in (None, str(membership.status)) or is_unknown):
                expected[membership.id] = Certainty.POSSIBLE if is_unknown else how
        found = archive.members_of("body", on=day, status=status)
        assert {a.membership.id: a.certainty for a in found} == expected, text
        assert archive.memberships_of("XA", on=day, status=status) == found
        assert archive.members_of("body", on=day, status=status, certain=True) == tuple(
            a for a in found if a.certainty is not Certainty.POSSIBLE
        )


# --- by example ---------------------------------------------------------------------------------


def archive_of(*tenures: Tenure, published: str | None = None, **fields: Any) -> Archive:
    """Return an archive of one person for each tenure, named a, b, c, from one source."""
    people = [
        Leader(id="abc"[i], name="A leader", tenures=[tenure], citations=CITED, **fields)
        for i, tenure in enumerate(tenures)
    ]
    return Archive([Source(id="source", published=published), *people])


def holders(archive: Archive, on: str, role: str | None = None) -> dict[str, str]:
    return {i.leader.id: str(i.certainty) for i in archive.leaders_of("XA", on=on, role=role)}


def test_an_office_of_several_loses_nobody() -> None:
    """Whoever sits beside somebody who is certain stays possible, as judges and ministers do."""
    judges = [
        Tenure("Justice", {"official"}, "XA", "2004-08-30/2021-07-01"),
        Tenure("Justice", {"official"}, "XA", "2019-09-16/"),
        Tenure("Justice", {"official"}, "XA", "2017-12-18/"),
    ]
    expected = {"a": "within-term", "b": "possible", "c": "possible"}
    assert holders(archive_of(*judges), "2019-11-20", "official") == expected
    council = [
        Tenure("Councillor", {"head-of-state"}, "XA", "2004/2021", shared=True),
        Tenure("Councillor", {"head-of-state"}, "XA", "2004/", shared=True),
    ]
    assert holders(archive_of(*council), "2019") == {"a": "within-term", "b": "possible"}


def test_an_ongoing_term_is_certain_until_its_source_was_published() -> None:
    """``..`` is not forever: nothing is known of the days after the source, or without a date."""
    tenure = Tenure("President", {"head-of-state"}, "XA", "2009-01-20/..")
    register = archive_of(tenure, published="2015")
    assert holders(register, "2014-12-31") == {"a": "within-term"}
    assert holders(register, "2015-01-01") == {"a": "within-term"}
    assert holders(register, "2015-01-02") == {"a": "possible"}
    assert register.leaders_of("XA", on="2024-06-01", certain=True) == ()
    undated = archive_of(tenure)
    assert holders(undated, "2009-01-20") == {"a": "within-term"}
    assert holders(undated, "2009-01-21") == {"a": "possible"}
    seen = Tenure("President", {"head-of-state"}, "XA", "2009-01-20/", ["2015-12-31"])
    assert holders(archive_of(seen), "2012") == {"a": "within-term"}
    assert holders(archive_of(seen), "2016-01-01") == {"a": "possible"}


def test_an_end_after_the_publication_is_a_forecast() -> None:
    """A source of 2024 cannot know that a term ran until 2027."""
    tenure = Tenure("President", {"head-of-state"}, "XA", "2022-05-10/2027-05-09")
    archive = archive_of(tenure, published="2024-12-01")
    assert holders(archive, "2024-12-01") == {"a": "within-term"}
    assert holders(archive, "2024-12-02") == {"a": "possible"}
    assert holders(archive, "2028") == {}
    coming = Tenure("President", {"head-of-state"}, "XA", "2025-01-20/..")
    assert holders(archive_of(coming, published="2024-12-01"), "2025-01-20") == {"a": "possible"}


def test_a_later_holder_ends_an_open_term() -> None:
    """Who certainly held the office later excludes an earlier holder, once and for all."""
    first = Tenure("President", {"head-of-state"}, "XA", "2009-01-20/..")
    second = Tenure("President", {"head-of-state"}, "XA", "2017-01-20/2021-01-20")
    archive = archive_of(first, second)
    assert holders(archive, "2016") == {"a": "possible"}
    assert holders(archive, "2018") == {"b": "within-term"}
    assert holders(archive, "2024") == {}
    acting = Tenure("President", {"head-of-state"}, "XA", "2017-01-20/2021-01-20", acting=True)
    archive = archive_of(first, acting)
    assert holders(archive, "2018") == {"b": "within-term", "a": "possible"}


def test_nobody_holds_an_office_before_birth_or_after_death() -> None:
    tenure = Tenure("King", {"head-of-state"}, "XA")
    archive = archive_of(tenure, born="1900", died="1950-06")
    assert [holders(archive, day) for day in ("1899-12-31", "1900-01-01")] == [
        {},
        {"a": "possible"},
    ]
    assert [holders(archive, day) for day in ("1950-06-30", "1950-07-01")] == [
        {"a": "possible"},
        {},
    ]
    assert holders(archive_of(tenure, born="1900", died="1850"), "1700") == {"a": "possible"}
    assert holders(archive_of(tenure, died="1950~"), "1960") == {"a": "possible"}


def test_only_a_day_can_be_certain() -> None:
    archive = archive_of(Tenure("King", {"head-of-state"}, "XA"))
    with pytest.raises(InvalidType, match="a day, which certain=True needs"):
        archive.leaders_of("XA", certain=True)
    with pytest.raises(InvalidType, match="True or False"):
        archive.memberships_of("XA", certain="yes")  # type: ignore[arg-type]

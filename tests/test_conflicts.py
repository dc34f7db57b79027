"""Disagreement: what cannot both be true is found with both citations, and nothing else is."""

from decimal import Decimal
from itertools import combinations, permutations
from typing import Any, Final

import attrs
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from diplomacy import (
    Agreement,
    Archive,
    Citation,
    Membership,
    Milestone,
    Organization,
    Partnership,
    Quantity,
    QuantityQualifier,
    Source,
    Statistic,
    TradeFigure,
)
from diplomacy.fixtures import ARCHIVE
from diplomacy.provenance import Conflict, conflicts
from diplomacy.records import Cited
from diplomacy.testing import strategies as made

SOURCES: Final = (Source(id="first"), Source(id="second"))
BODY: Final = Organization(
    id="body", name="The body", kind="other", citations=[Citation("first", 1, fields=["name"])]
)


def cited(source: str = "first") -> list[Citation]:
    return [Citation(source, 1, fields=["id"])]


def figure(id: str = "a", value: Quantity | None = None, **more: Any) -> TradeFigure:
    given = {"reporter": "XA", "partner": "XB", "flow": "total", "kind": "actual", **more}
    given.setdefault("citations", cited())
    return TradeFigure(id=id, value=value or Quantity("15E9", "USD"), **given)


def statistic(id: str = "a", value: Quantity | None = None, **more: Any) -> Statistic:
    given = {"subject": "XA", "counterpart": "XB", "indicator": "visits", "kind": "actual", **more}
    return Statistic(id=id, value=value or Quantity(15, "visits"), citations=cited(), **given)


def member(id: str = "a", status: str = "member", **more: Any) -> Membership:
    given = {"member": "XA", "organization": "body", **more}
    return Membership(id=id, status=status, citations=cited(), **given)


def treaty(id: str, *history: Milestone, **more: Any) -> Agreement:
    given = {"title": "A treaty", "kind": "treaty", "parties": ["XA", "XB"], **more}
    return Agreement(id=id, history=history, citations=cited(), **given)


def ties(id: str, *history: Milestone, **more: Any) -> Partnership:
    given = {"kind": "diplomatic-relations", "parties": ["XA", "XB"], **more}
    return Partnership(id=id, history=history, citations=cited(), **given)


def firm(id: str, **more: Any) -> Organization:
    given = {"name": "A firm", "kind": "company", "country": "XA", **more}
    return Organization(id=id, citations=cited(), **given)


def found(*records: Cited) -> list[tuple[set[str], str]]:
    """Return the ids and fields in conflict, and hold that the order of records is no matter."""
    in_any_order = [
        Archive([*SOURCES, BODY, *order]).conflicts() for order in permutations(records)
    ]
    assert all(conflicts == in_any_order[0] for conflicts in in_any_order)
    return [({c.first.id, c.second.id}, c.path) for c in in_any_order[0]]


# --- the shipped facts, and what a conflict is --------------------------------------------------


def test_the_five_articles_hold_none() -> None:
    """No two shipped records of one thing disagree."""
    assert ARCHIVE.conflicts() == ()
    assert conflicts(ARCHIVE) == ()


def test_a_shipped_figure_told_otherwise_is_found() -> None:
    """Ten times the trade in another report of the same is a conflict with the shipped figure."""
    for told in ARCHIVE.trade_figures:
        more = Quantity(told.value.number * 10, told.value.unit)
        other = figure(
            "other",
            more,
            reporter=told.reporter,
            partner=told.partner,
            flow=told.flow,
            kind=told.kind,
            period=told.period,
            as_of=told.as_of,
        )
        both = (ARCHIVE | Archive([*SOURCES, other])).conflicts()
        found = [c for c in both if told.id in (c.first.id, c.second.id)]
        bounded = told.value.qualifier not in (QuantityQualifier.ABOUT, QuantityQualifier.MORE_THAN)
        assert len(found) == bounded, told.id


def test_a_conflict_has_both_records_with_their_citations() -> None:
    """Nothing is merged or chosen: both records stand there, each with its own citation."""
    one = figure("a", citations=cited("first"), period="2024")
    other = figure("b", Quantity("25E9", "USD"), citations=cited("second"), period="2024")
    [conflict] = Archive([*SOURCES, one, other]).conflicts()
    assert isinstance(conflict, Conflict)
    assert {conflict.first, conflict.second} == {one, other}
    assert {c.source for r in (conflict.first, conflict.second) for c in r.citations} == {
        "first",
        "second",
    }
    told = str(conflict)
    assert all(words in told for words in ("a", "b", "value", "15 billion", "25 billion"))


def test_three_that_disagree_are_found_two_by_two() -> None:
    """Of three figures, each pair that disagrees is a conflict."""
    values = [Quantity(number, "USD", "exactly") for number in (1, 2, 2, 3)]
    told = found(*(figure(id, value) for id, value in zip("abcd", values, strict=True)))
    pairs = [{a, b} for a, b in combinations("abcd", 2) if {a, b} != {"b", "c"}]
    assert sorted(map(sorted, (pair for pair, _ in told))) == sorted(map(sorted, pairs))


# --- figures ------------------------------------------------------------------------------------

DOLLARS: Final = {
    "15 billion": Quantity("15E9", "USD"),
    "nearly 15 billion": Quantity("15E9", "USD", "nearly"),
    "more than 15 billion": Quantity("15E9", "USD", "more-than"),
    "at least 15 billion": Quantity("15E9", "USD", "at-least"),
    "less than 15 billion": Quantity("15E9", "USD", "less-than"),
    "at most 15 billion": Quantity("15E9", "USD", "at-most"),
    "exactly 15 billion": Quantity("15E9", "USD", "exactly"),
    "about 15 billion": Quantity("15E9", "USD", "about"),
    "15.4 billion": Quantity("15.4E9", "USD"),
    "16 billion": Quantity("16E9", "USD"),
    "17 billion": Quantity("17E9", "USD"),
    "18 billion": Quantity("18E9", "USD"),
    "20 billion": Quantity("20E9", "USD"),
    "more than 20 billion": Quantity("20E9", "USD", "more-than"),
    "exactly 20 billion": Quantity("20E9", "USD", "exactly"),
    "exactly 22 billion": Quantity("22E9", "USD", "exactly"),
    "50 billion": Quantity("50E9", "USD"),
}


@pytest.mark.parametrize(
    ("one", "other", "conflict"),
    [
        ("15 billion", "17 billion", True),
        ("15 billion", "18 billion", True),
        ("15 billion", "50 billion", True),
        ("15 billion", "more than 20 billion", True),
        ("15 billion", "exactly 20 billion", True),
        ("nearly 15 billion", "more than 15 billion", True),
        ("nearly 15 billion", "exactly 15 billion", True),
        ("nearly 15 billion", "at least 15 billion", True),
        ("less than 15 billion", "18 billion", True),
        ("at most 15 billion", "more than 15 billion", True),
        ("exactly 15 billion", "more than 20 billion", True),
        ("exactly 15 billion", "exactly 20 billion", True),
        ("at most 15 billion", "at least 15 billion", False),
        ("at most 15 billion", "exactly 15 billion", False),
        ("15 billion", "15 billion", False),
        ("15 billion", "15.4 billion", False),
        ("15 billion", "16 billion", False),
        ("15 billion", "nearly 15 billion", False),
        ("15 billion", "more than 15 billion", False),
        ("18 billion", "20 billion", False),
        ("exactly 22 billion", "20 billion", False),
        ("about 15 billion", "50 billion", False),
        ("about 15 billion", "exactly 20 billion", False),
        ("more than 15 billion", "50 billion", False),
        ("more than 15 billion", "more than 20 billion", False),
        ("nearly 15 billion", "at most 15 billion", False),
    ],
)
def test_values_conflict_where_no_number_is_both(one: str, other: str, conflict: bool) -> None:
    """Values lie apart where their bounds do; a plain one is rounded at its last digit not zero."""
    expected = [({"a", "b"}, "value")] if conflict else []
    assert found(figure("a", DOLLARS[one]), figure("b", DOLLARS[other])) == expected
    assert found(figure("a", DOLLARS[other]), figure("b", DOLLARS[one])) == expected


@pytest.mark.parametrize(
    "difference",
    [
        {"reporter": "XB", "partner": "XA"},
        {"partner": "XC"},
        {"flow": "exports"},
        {"kind": "target"},
        {"value": Quantity("50E9", "EUR")},
    ],
)
def test_figures_of_two_things_do_not_conflict(difference: dict[str, Any]) -> None:
    """Another reporter, partner, flow, kind or currency: both may be true."""
    assert found(figure("a"), figure("b", **{"value": DOLLARS["50 billion"], **difference})) == []


@pytest.mark.parametrize(
    "difference",
    [
        {"subject": "XC"},
        {"counterpart": None},
        {"indicator": "visitors"},
        {"scope": "world"},
        {"kind": "estimate"},
        {"value": Quantity(50, "persons")},
    ],
)
def test_statistics_of_two_things_do_not_conflict(difference: dict[str, Any]) -> None:
    """Another subject, counterpart, indicator, scope, kind or unit: both may be true."""
    many = Quantity(50, "visits")
    assert found(statistic("a"), statistic("b", many)) == [({"a", "b"}, "value")]
    assert found(statistic("a"), statistic("b", **{"value": many, **difference})) == []


TIMES: Final = [
    ({"period": "2024"}, {"period": "2024"}, True),
    ({"period": "2024-01/2024-06"}, {"period": "2024-01/2024-06"}, True),
    ({"as_of": "2024-05-06"}, {"as_of": "2024-05-06"}, True),
    ({}, {}, True),
    ({"period": "2024"}, {"period": "2023"}, False),
    ({"as_of": "2024-05-06"}, {"as_of": "2024-05-07"}, False),
    ({"period": "2024"}, {}, False),
    ({"as_of": "2024"}, {}, False),
]


@pytest.mark.parametrize(("one", "other", "conflict"), TIMES)
def test_figures_conflict_where_they_are_of_one_time(
    one: dict[str, Any], other: dict[str, Any], conflict: bool
) -> None:
    """Figures of one time conflict, those of two do not; one without a time is of no other's."""
    expected = [({"a", "b"}, "value")] if conflict else []
    large, many = DOLLARS["50 billion"], Quantity(50, "visits")
    assert found(figure("a", **one), figure("b", large, **other)) == expected
    assert found(figure("a", large, **one), figure("b", **other)) == expected
    assert found(statistic("a", **one), statistic("b", many, **other)) == expected


@pytest.mark.parametrize(
    ("one", "other"),
    [
        pytest.param({"period": "2024"}, {"period": "2024-05"}, id="a year and a month of it"),
        pytest.param({"period": "2023/2024"}, {"period": "2024"}, id="two years and one of them"),
        pytest.param({"period": "2022/2023"}, {"period": "2023/2024"}, id="in part"),
        pytest.param({"period": "2012/.."}, {"period": "2024"}, id="since then and one year"),
        pytest.param({"as_of": "2024"}, {"as_of": "2024-05-06"}, id="that year and a day of it"),
    ],
)
def test_figures_whose_times_merely_overlap_do_not_conflict(
    one: dict[str, Any], other: dict[str, Any]
) -> None:
    """What a year adds up to is more than a month does, and both are true."""
    large = DOLLARS["50 billion"]
    assert found(figure("a", large, **one), figure("b", **other)) == []


@pytest.mark.parametrize(
    ("one", "other"),
    [
        pytest.param({"as_of": "1992~"}, {"as_of": "2024-05-06"}, id="days far apart"),
        pytest.param({"period": "1992~"}, {"period": "2024"}, id="years far apart"),
        pytest.param({"period": "2023~"}, {"period": "2024"}, id="years that meet"),
    ],
)
def test_figures_of_about_a_time_do_not_conflict(
    one: dict[str, Any], other: dict[str, Any]
) -> None:
    """A figure of about a year is not certainly of any other's."""
    large = DOLLARS["50 billion"]
    assert found(figure("a", large, **one), figure("b", **other)) == []
    assert found(figure("a", large, **other), figure("b", **one)) == []


def is_a(number: Decimal, quantity: Quantity) -> bool:
    """Return whether a number is what a quantity says, by another way than the library's."""
    stated = quantity.number
    match quantity.qualifier:
        case QuantityQualifier.EXACTLY:
            return number == stated
        case QuantityQualifier.ABOUT:
            return True
        case QuantityQualifier.NEARLY | QuantityQualifier.LESS_THAN:
            return number < stated
        case QuantityQualifier.AT_MOST:
            return number <= stated
        case QuantityQualifier.MORE_THAN:
            return number > stated
        case QuantityQualifier.AT_LEAST:
            return number >= stated
        case _:
            digits = str(abs(int(stated)))
            step = 10 ** (len(digits) - len(digits.rstrip("0"))) if stated else 1
            return abs(number - stated) * 2 <= step


small: Final = st.builds(
    Quantity, st.integers(0, 30), st.just("visits"), st.sampled_from(QuantityQualifier)
)


@given(small, small, st.integers(0, 60).map(lambda halves: Decimal(halves) / 2))
def test_values_that_one_number_may_be_never_conflict(
    one: Quantity, other: Quantity, number: Decimal
) -> None:
    """If there is a number that both may mean, the two do not conflict."""
    if is_a(number, one) and is_a(number, other):
        assert found(statistic("a", one), statistic("b", other)) == []


@given(small, small)
def test_values_far_apart_always_conflict(one: Quantity, other: Quantity) -> None:
    """Exact numbers and bounds between which no number lies are a conflict."""
    low, high = one.bounds(), other.bounds()
    if low.high is not None and high.low is not None and low.high < high.low:
        assert found(statistic("a", one), statistic("b", other)) == [({"a", "b"}, "value")]


@settings(max_examples=100, deadline=None)
@given(made.quantities(["USD"]), made.quantities(["USD"]), made.periods(), made.periods())
def test_conflicts_are_the_same_either_way(
    one: Quantity, other: Quantity, period: Any, again: Any
) -> None:
    """Which of two records is told first, or has which id, is no matter."""
    one, other = (Quantity(abs(q.number), "USD", q.qualifier) for q in (one, other))
    there = found(figure("a", one, period=period), figure("b", other, period=again))
    back = found(figure("b", one, period=period), figure("a", other, period=again))
    assert there == back


# --- memberships --------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("2012/..", "2012/.."),
        ("2005/..", "2012-06/2013-05"),
        ("2012-06-01/2012-06-30", "2012-06-15/2013"),
    ],
)
def test_two_grades_at_one_time_are_found(one: str, other: str) -> None:
    """A party is not a member and an observer of one body on one day."""
    told = [({"a", "b"}, "status")]
    assert found(member("a", period=one), member("b", "observer", period=other)) == told
    assert found(member("a", period=other), member("b", "observer", period=one)) == told


@pytest.mark.parametrize(
    ("one", "other"),
    [
        pytest.param("2005/2011", "2012/..", id="one after the other"),
        pytest.param("2005/2012", "2012/..", id="in the same year"),
        pytest.param("2005/2012-06", "2012-06/..", id="in the same month"),
        pytest.param("2005~/..", "2012/..", id="since about then"),
        pytest.param("2005/", "2012/..", id="an end not known"),
        pytest.param("2012", "2012", id="some time in the year"),
        pytest.param("/2012", "2012/..", id="a start not known"),
        pytest.param(None, "2012/..", id="no period"),
        pytest.param(None, None, id="no period at all"),
    ],
)
def test_two_grades_that_may_follow_one_another_are_not_found(
    one: str | None, other: str | None
) -> None:
    """An observer may become a member: where the times need not meet, both may be true."""
    assert found(member("a", "observer", period=one), member("b", period=other)) == []
    assert found(member("a", period=other), member("b", "observer", period=one)) == []


def test_the_day_of_the_change_is_of_both_grades() -> None:
    """An observer until the very day of accession, and a member from that day, is no conflict."""
    observer = member("a", "observer", period="2005-07-05/2017-06-09")
    full = member("b", period="2017-06-09/..")
    assert found(observer, full) == []


def test_two_grades_attested_on_one_day_are_found() -> None:
    """What sources show on one certain day is certainly at one time."""
    assert found(
        member("a", attested=["2024-07-04"]), member("b", "observer", attested=["2024-07-04"])
    ) == [({"a", "b"}, "status")]
    assert (
        found(member("a", attested=["2024-07"]), member("b", "observer", attested=["2024-07"]))
        == []
    )


@pytest.mark.parametrize(
    "other",
    [
        {"status": "member"},
        {"status": "observer", "member": "XB"},
        {"status": "observer", "organization": "club"},
        {"status": "observer", "planned": True},
    ],
)
def test_memberships_of_two_things_do_not_conflict(other: dict[str, Any]) -> None:
    """The same grade, another party, another body, or a grade to come: both may be true."""
    club = firm("club", name="The club")
    assert found(club, member("a", period="2012/.."), member("b", period="2012/..", **other)) == []


# --- agreements and partnerships ----------------------------------------------------------------


def test_two_days_of_one_signature_are_found() -> None:
    """One text is not signed on two days."""
    one = treaty("a", Milestone("agreed", "2011"), Milestone("signed", "2012-08-01"))
    other = treaty("b", Milestone("signed", "2012-08-02"), parties=["XB", "XA"])
    [(ids, path)] = found(one, other)
    assert ids == {"a", "b"}
    assert path in ("history[0].date", "history[1].date")
    [conflict] = Archive([*SOURCES, one, other]).conflicts()
    step = int(path.removeprefix("history[").removesuffix("].date"))
    assert isinstance(conflict.first, Agreement)
    assert conflict.first.history[step].stage.value == "signed"


@pytest.mark.parametrize(
    "other",
    [
        pytest.param([Milestone("signed", "2012")], id="the year"),
        pytest.param([Milestone("signed", "2011~")], id="about when"),
        pytest.param([Milestone("signed", "[2012..]")], id="or later"),
        pytest.param([Milestone("signed")], id="not dated"),
        pytest.param([Milestone("ratified", "2013")], id="another stage"),
        pytest.param([Milestone("signed", "2013", party="XA")], id="one party's act"),
        pytest.param([Milestone("signed", "2013", planned=True)], id="planned"),
    ],
)
def test_milestones_that_may_both_be_true_are_not_found(other: list[Milestone]) -> None:
    """A coarser date, another stage, a party's own act or a plan contradicts nothing."""
    signed = Milestone("signed", "2012-08-01")
    assert found(treaty("a", signed), treaty("b", *other)) == []
    assert found(treaty("b", signed), treaty("a", *other)) == []


@pytest.mark.parametrize(
    "difference",
    [{"title": "Another treaty"}, {"kind": "agreement"}, {"parties": ["XA", "XC"]}],
)
def test_agreements_that_are_two_do_not_conflict(difference: dict[str, Any]) -> None:
    """Another title, kind or party: two texts, signed on two days."""
    one = treaty("a", Milestone("signed", "2012"))
    assert found(one, treaty("b", Milestone("signed", "2013"))) != []
    assert found(one, treaty("b", Milestone("signed", "2013"), **difference)) == []


def test_two_days_of_one_tie_are_found() -> None:
    """Relations are not established in two years; about a year may be any."""
    one = ties("a", Milestone("established", "1992-01-31"))
    assert found(one, ties("b", Milestone("established", "1993"))) == [
        ({"a", "b"}, "history[0].date")
    ]
    assert found(one, ties("b", Milestone("established", "1993~"))) == []
    assert found(one, ties("b", Milestone("established", "1992"))) == []
    alliance = ties("b", Milestone("established", "1993"), kind="alliance")
    assert found(one, alliance) == []


def test_what_happened_twice_does_not_contradict_itself() -> None:
    """Ties severed, resumed and severed again are told alike by two records: no conflict."""
    history = (
        Milestone("severed", "1990"),
        Milestone("resumed", "1995"),
        Milestone("severed", "2000"),
    )
    assert found(ties("a", *history), ties("b", *history)) == []


# --- organizations ------------------------------------------------------------------------------


def test_two_foundings_of_one_body_are_found() -> None:
    """One body is not founded in two years, however its name is written."""
    one = firm("a", founded="1949")
    assert found(one, firm("b", name="A FIRM", founded="1950")) == [({"a", "b"}, "founded")]
    for founded in ("1949-04-04", "1950~", "[1949..]", None):
        assert found(one, firm("b", founded=founded)) == []
    assert found(one, firm("b", founded="1950", country="XB")) == []
    assert found(one, firm("b", founded="1950", name="Another firm")) == []


# --- laws ---------------------------------------------------------------------------------------


@settings(max_examples=60, deadline=None)
@given(made.agreements() | made.partnerships(), st.data())
def test_a_record_told_twice_does_not_contradict_itself(record: Any, data: st.DataObject) -> None:
    """A record and its like under another id agree, whatever the record."""
    plain: dict[str, Any] = {"citations": cited()}
    plain |= {
        name: None
        for name in ("concluded_at", "amends", "elevated_from", "instrument")
        if hasattr(record, name)
    }
    ids = {party for party in record.parties if party.islower()}
    bodies = [firm(id, name=id) for id in sorted(ids)]
    one, other = (attrs.evolve(record, id=id, **plain) for id in ("one-of-two", "other-of-two"))
    assert Archive([*SOURCES, *bodies, one, other]).conflicts() == ()

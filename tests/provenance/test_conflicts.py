"""Tests of conflicts: records of one thing are reported if they cannot both be true."""

from datetime import date, timedelta
from decimal import Decimal
from functools import partial
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
    Meeting,
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
from diplomacy.provenance import Conflict, find_conflicts
from diplomacy.records import Cited
from diplomacy.testing import strategies as made

SOURCES: Final = (Source(id="first", published="2024-07-04"), Source(id="second"))
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
    given: dict[str, Any] = {"subject": "XA", "counterpart": "XB", "indicator": "visits"}
    given |= {"kind": "actual", **more}
    return Statistic(id=id, value=value or Quantity(15, "visits"), citations=cited(), **given)


def member(id: str = "a", status: str = "member", **more: Any) -> Membership:
    given = {"member": "XA", "organization": "body", **more}
    return Membership(id=id, status=status, citations=cited(), **given)


def treaty(id: str, *history: Milestone, source: str = "first", **more: Any) -> Agreement:
    given = {"title": "A treaty", "kind": "treaty", "parties": ["XA", "XB"], **more}
    given.setdefault("citations", [Citation(source, 1, fields=["history"])])
    return Agreement(id=id, history=history, **given)


def ties(id: str, *history: Milestone, source: str = "first", **more: Any) -> Partnership:
    given = {"kind": "diplomatic-relations", "parties": ["XA", "XB"], **more}
    return Partnership(id=id, history=history, citations=cited(source), **given)


def firm(id: str, **more: Any) -> Organization:
    given = {"name": "A firm", "kind": "company", "country": "XA", **more}
    return Organization(id=id, citations=cited(), **given)


def conflicts_of(*records: Cited) -> list[tuple[set[str], str]]:
    """Return the ids and fields in conflict, which must not depend on the order of records."""
    in_any_order = [
        Archive([*SOURCES, BODY, *order]).conflicts() for order in permutations(records)
    ]
    assert all(conflicts == in_any_order[0] for conflicts in in_any_order)
    return [({c.first.id, c.second.id}, c.path) for c in in_any_order[0]]


# --- what a conflict is -------------------------------------------------------------------------


def test_the_shipped_records_differ_on_two_events() -> None:
    """Sources differ on whether a framework was signed, and on a membership."""
    assert ARCHIVE.conflicts() == find_conflicts(ARCHIVE)
    assert [(c.first.id, c.second.id) for c in ARCHIVE.conflicts()] == [
        ("2024-12-03-kr-kg-trade-framework-mou", "2024-12-kr-kg-trade-framework"),
        ("kr-bices", "kr-bices-planned"),
    ]


def test_a_contradicted_shipped_figure_is_reported() -> None:
    """A figure ten times as high conflicts with the shipped one, unless that has no upper bound."""
    for shipped in ARCHIVE.trade_figures:
        assert shipped.value is not None
        more = Quantity(shipped.value.number * 10, shipped.value.unit)
        other = figure(
            "other",
            more,
            reporter=shipped.reporter,
            partner=shipped.partner,
            flow=shipped.flow,
            kind=shipped.kind,
            period=shipped.period,
            as_of=shipped.as_of,
        )
        both = (ARCHIVE | Archive([*SOURCES, other])).conflicts()
        found = [c for c in both if shipped.id in (c.first.id, c.second.id)]
        bounded = shipped.value.qualifier not in (
            QuantityQualifier.ABOUT,
            QuantityQualifier.MORE_THAN,
        )
        assert len(found) == bounded, shipped.id


def test_a_conflict_has_both_records_with_their_citations() -> None:
    """Nothing is merged or chosen: each record keeps its own citation."""
    one = figure("a", citations=cited("first"), period="2024")
    other = figure("b", Quantity("25E9", "USD"), citations=cited("second"), period="2024")
    [conflict] = Archive([*SOURCES, one, other]).conflicts()
    assert isinstance(conflict, Conflict)
    assert {conflict.first, conflict.second} == {one, other}
    assert {c.source for r in (conflict.first, conflict.second) for c in r.citations} == {
        "first",
        "second",
    }
    printed = str(conflict)
    assert all(words in printed for words in ("a", "b", "value", "15 billion", "25 billion"))


def test_each_conflicting_pair_is_reported() -> None:
    """Of several figures, each pair that differs is one conflict."""
    values = [Quantity(number, "USD", "exactly") for number in (1, 2, 2, 3)]
    found = conflicts_of(*(figure(id, value) for id, value in zip("abcd", values, strict=True)))
    pairs = [{a, b} for a, b in combinations("abcd", 2) if {a, b} != {"b", "c"}]
    assert sorted(map(sorted, (pair for pair, _ in found))) == sorted(map(sorted, pairs))


def test_conflicts_are_in_the_order_of_the_records() -> None:
    """Conflicts are ordered by their first, then by their second record."""
    values = {"a": 1, "b": 2, "c": 3, "d": 4, "e": 5, "f": 6}
    figures = [
        figure(id, Quantity(number, "USD", "exactly"), partner="XB" if id in "ace" else "XC")
        for id, number in values.items()
    ]
    pairs = [(c.first.id, c.second.id) for c in Archive([*SOURCES, *figures[::-1]]).conflicts()]
    assert pairs == [("a", "c"), ("a", "e"), ("b", "d"), ("b", "f"), ("c", "e"), ("d", "f")]


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
def test_values_conflict_if_no_number_is_both(one: str, other: str, conflict: bool) -> None:
    """Values conflict if their bounds do not overlap; a plain one is rounded at its last digit."""
    expected = [({"a", "b"}, "value")] if conflict else []
    assert conflicts_of(figure("a", DOLLARS[one]), figure("b", DOLLARS[other])) == expected
    assert conflicts_of(figure("a", DOLLARS[other]), figure("b", DOLLARS[one])) == expected


@pytest.mark.parametrize(
    "difference",
    [
        {"reporter": "XB", "partner": "XA"},
        {"partner": "XC"},
        {"flow": "exports"},
        {"kind": "target"},
        {"kind": "not-reported", "value": None},
        {"price_basis": "current"},
        {"price_basis": "constant"},
        {"valuation": "fob"},
        {"value": Quantity("50E9", "EUR")},
    ],
)
def test_figures_of_different_things_do_not_conflict(difference: dict[str, Any]) -> None:
    """A different reporter, partner, flow, kind, currency or basis makes a different thing."""
    fields: dict[str, Any] = {"reporter": "XA", "partner": "XB", "flow": "total", "kind": "actual"}
    fields |= {"value": DOLLARS["50 billion"], "citations": cited(), **difference}
    assert conflicts_of(figure("a"), TradeFigure(id="b", **fields)) == []


def test_figures_at_prices_of_different_years_do_not_conflict() -> None:
    """Amounts at constant prices are comparable if their base year is the same."""
    prices: dict[str, Any] = {"price_basis": "constant", "base_year": "2015", "valuation": "cif"}
    one = figure("a", **prices)
    other = figure("b", DOLLARS["50 billion"], **prices)
    assert conflicts_of(one, other) == [({"a", "b"}, "value")]
    assert conflicts_of(one, attrs.evolve(other, base_year="2010")) == []


def test_figures_that_were_not_reported_conflict_with_none() -> None:
    missing: dict[str, Any] = {"kind": "not-reported", "value": None}
    one, other = (attrs.evolve(figure(id), **missing) for id in "ab")
    assert conflicts_of(one, other, figure("c")) == []
    assert conflicts_of(*(attrs.evolve(statistic(id), **missing) for id in "ab")) == []


@pytest.mark.parametrize(("millions", "conflict"), [(15, False), (16, False), (17, True)])
def test_a_rounding_unit_gives_the_bounds_of_a_plain_figure(millions: int, conflict: bool) -> None:
    """15 million in whole millions is 14.5 to 15.5; 20 million in tens of millions, 15 to 25."""
    fine = Quantity("15E6", "USD", rounded_to="1E6")
    other = Quantity(millions * 10**6, "USD", rounded_to=10**6)
    expected = [({"a", "b"}, "value")] if conflict else []
    assert conflicts_of(figure("a", fine), figure("b", other)) == expected
    # Read as rounded to its last digit, 20 million could be any of these amounts.
    round_number = figure("a", Quantity("20E6", "USD", rounded_to="1E6"))
    assert conflicts_of(round_number, figure("b", other)) == [({"a", "b"}, "value")]
    coarse = Quantity("20E6", "USD", rounded_to="10E6")
    assert conflicts_of(figure("a", coarse), figure("b", other)) == []


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
def test_statistics_of_different_things_do_not_conflict(difference: dict[str, Any]) -> None:
    """A different subject, counterpart, indicator, scope, kind or unit makes a different thing."""
    many = Quantity(50, "visits")
    assert conflicts_of(statistic("a"), statistic("b", many)) == [({"a", "b"}, "value")]
    assert conflicts_of(statistic("a"), statistic("b", **{"value": many, **difference})) == []


TIMES: Final = [
    ({"period": "2024"}, {"period": "2024"}, True),
    ({"period": "2024-01/2024-06"}, {"period": "2024-01/2024-06"}, True),
    ({"as_of": "2024-05-06"}, {"as_of": "2024-05-06"}, True),
    ({}, {}, True),
    ({"period": "2024"}, {"period": "2023"}, False),
    ({"as_of": "2024-05-06"}, {"as_of": "2024-05-07"}, False),
    ({"period": "2024"}, {}, False),
    ({"as_of": "2024"}, {}, False),
    ({"as_of": "2024~"}, {"as_of": "2024~"}, False),
    ({"period": "2024~"}, {"period": "2024~"}, False),
]


@pytest.mark.parametrize(("one", "other", "conflict"), TIMES)
def test_figures_conflict_only_for_the_same_time(
    one: dict[str, Any], other: dict[str, Any], conflict: bool
) -> None:
    """Figures of the same period or day conflict; one without a time has that in common only."""
    expected = [({"a", "b"}, "value")] if conflict else []
    large, many = DOLLARS["50 billion"], Quantity(50, "visits")
    assert conflicts_of(figure("a", **one), figure("b", large, **other)) == expected
    assert conflicts_of(figure("a", large, **one), figure("b", **other)) == expected
    assert conflicts_of(statistic("a", **one), statistic("b", many, **other)) == expected


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
def test_figures_of_overlapping_times_do_not_conflict(
    one: dict[str, Any], other: dict[str, Any]
) -> None:
    """The figure for a year is higher than that for a month of it, and both are true."""
    large = DOLLARS["50 billion"]
    assert conflicts_of(figure("a", large, **one), figure("b", **other)) == []


@pytest.mark.parametrize(
    ("one", "other"),
    [
        pytest.param({"as_of": "1992~"}, {"as_of": "2024-05-06"}, id="days far apart"),
        pytest.param({"period": "1992~"}, {"period": "2024"}, id="years far apart"),
        pytest.param({"period": "2023~"}, {"period": "2024"}, id="years that meet"),
    ],
)
def test_figures_of_approximate_times_do_not_conflict(
    one: dict[str, Any], other: dict[str, Any]
) -> None:
    """A figure for about a year is not certainly for the same time as another."""
    large = DOLLARS["50 billion"]
    assert conflicts_of(figure("a", large, **one), figure("b", **other)) == []
    assert conflicts_of(figure("a", large, **other), figure("b", **one)) == []


def allows(number: Decimal, quantity: Quantity) -> bool:
    """Return whether a quantity allows a number, calculated without its bounds."""
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
    Quantity, st.integers(1, 30), st.just("visits"), st.sampled_from(QuantityQualifier)
)


@settings(max_examples=60)
@given(small, small, st.integers(0, 60).map(lambda halves: Decimal(halves) / 2))
def test_values_that_allow_one_number_never_conflict(
    one: Quantity, other: Quantity, number: Decimal
) -> None:
    """Two values do not conflict if there is a number that both allow."""
    if allows(number, one) and allows(number, other):
        assert conflicts_of(statistic("a", one), statistic("b", other)) == []


@settings(max_examples=60)
@given(small, small)
def test_values_with_disjoint_bounds_always_conflict(one: Quantity, other: Quantity) -> None:
    """Two values conflict if no number lies between their bounds."""
    low, high = one.bounds(), other.bounds()
    if low.high is not None and high.low is not None and low.high < high.low:
        assert conflicts_of(statistic("a", one), statistic("b", other)) == [({"a", "b"}, "value")]


# --- memberships --------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("2012/..", "2012/.."),
        ("2005/..", "2012-06/2013-05"),
        ("2012-06-01/2012-06-30", "2012-06-15/2013"),
    ],
)
def test_two_grades_at_one_time_are_reported(one: str, other: str) -> None:
    """A party cannot be a member and an observer of one organization on one day."""
    conflict = [({"a", "b"}, "status")]
    assert conflicts_of(member("a", period=one), member("b", "observer", period=other)) == conflict
    assert conflicts_of(member("a", period=other), member("b", "observer", period=one)) == conflict


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
def test_two_grades_possibly_at_different_times_are_not_reported(
    one: str | None, other: str | None
) -> None:
    """An observer may become a member: both records may be true."""
    assert conflicts_of(member("a", "observer", period=one), member("b", period=other)) == []
    assert conflicts_of(member("a", period=other), member("b", "observer", period=one)) == []


def test_two_successive_grades_may_share_a_day() -> None:
    """An observer until the day of accession, and a member from that day, do not conflict."""
    observer = member("a", "observer", period="2005-07-05/2017-06-09")
    full = member("b", period="2017-06-09/..")
    assert conflicts_of(observer, full) == []


def test_two_grades_attested_on_one_day_are_reported() -> None:
    """Two grades conflict if both are attested on one exact day."""
    assert conflicts_of(
        member("a", attested=["2024-07-04"]), member("b", "observer", attested=["2024-07-04"])
    ) == [({"a", "b"}, "status")]
    assert (
        conflicts_of(
            member("a", attested=["2024-07"]), member("b", "observer", attested=["2024-07"])
        )
        == []
    )


@pytest.mark.parametrize(
    "other",
    [
        {"status": "member"},
        {"status": "observer", "member": "XB"},
        {"status": "observer", "organization": "club"},
        {"status": "observer", "planned": True},
        {"status": "unknown"},
    ],
)
def test_different_memberships_do_not_conflict(other: dict[str, Any]) -> None:
    """The same grade, another member or organization, or a planned grade do not conflict."""
    club = firm("club", name="The club")
    assert (
        conflicts_of(club, member("a", period="2012/.."), member("b", period="2012/..", **other))
        == []
    )


# --- agreements and partnerships ----------------------------------------------------------------


SIGNED: Final = Milestone("signed", "2012-08-01")


def test_two_dates_of_one_entry_into_force_are_reported() -> None:
    """Two sources of one treaty differ on the day on which it entered into force."""
    one = treaty("a", Milestone("agreed", "2011"), SIGNED, Milestone("in-force", "2013-05-01"))
    other = treaty("b", SIGNED, Milestone("in-force", "2013-05-02"), source="second")
    assert conflicts_of(one, other) in (
        [({"a", "b"}, "history[2].date")],
        [({"a", "b"}, "history[1].date")],
    )
    [conflict] = Archive([*SOURCES, one, other]).conflicts()
    step = int(conflict.path.removeprefix("history[").removesuffix("].date"))
    assert isinstance(conflict.first, Agreement)
    assert conflict.first.history[step].stage.value == "in-force"


@pytest.mark.parametrize("source", ["first", "second"])
def test_treaties_of_two_dates_are_two_treaties(source: str) -> None:
    """A renewal has the title and the parties of the treaty that it renews."""
    renewal = treaty("b", Milestone("signed", "2013-08-01"), source=source)
    assert conflicts_of(treaty("a", SIGNED), renewal) == []


def test_two_entries_of_one_register_are_two_treaties() -> None:
    """Two texts of one title may be signed on one day, and enter into force on two."""
    one, other = (
        treaty(id, SIGNED, Milestone("in-force", year))
        for id, year in (("a", "2013"), ("b", "2014"))
    )
    assert conflicts_of(one, other) == []


def test_many_renewals_cost_no_more_than_many_treaties() -> None:
    """Treaties of one title are compared by day of conclusion, not each with each."""
    first = date(1900, 1, 1)
    renewals = [
        treaty(f"renewal-{i}", Milestone("signed", first + timedelta(days=i)), source=source)
        for i, source in zip(range(2000), ["first", "second"] * 1000, strict=True)
    ]
    assert Archive([*SOURCES, *renewals]).conflicts() == ()


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
def test_milestones_that_may_both_be_true_are_not_reported(other: list[Milestone]) -> None:
    """A vaguer date, another stage, an act of one party or a plan contradicts nothing."""
    signed = Milestone("signed", "2012-08-01")
    assert conflicts_of(treaty("a", signed), treaty("b", *other, source="second")) == []
    assert conflicts_of(treaty("b", signed), treaty("a", *other, source="second")) == []


@pytest.mark.parametrize(
    "difference",
    [{"title": "Another treaty"}, {"kind": "agreement"}, {"parties": ["XA", "XC"]}],
)
def test_different_agreements_do_not_conflict(difference: dict[str, Any]) -> None:
    """A different title, kind or party makes a different agreement."""
    one = treaty("a", SIGNED, Milestone("in-force", "2013"))
    history = SIGNED, Milestone("in-force", "2014")
    assert conflicts_of(one, treaty("b", *history, source="second")) != []
    assert conflicts_of(one, treaty("b", *history, source="second", **difference)) == []


def test_two_dates_of_one_partnership_are_reported() -> None:
    """A partnership is not established in two years, unless one is approximate."""
    one = ties("a", Milestone("established", "1992-01-31"))
    other = partial(ties, "b", source="second")
    assert conflicts_of(one, other(Milestone("established", "1993"))) == [
        ({"a", "b"}, "history[0].date")
    ]
    assert conflicts_of(one, other(Milestone("established", "1993~"))) == []
    assert conflicts_of(one, other(Milestone("established", "1992"))) == []
    assert conflicts_of(one, other(Milestone("established", "1993"), kind="alliance")) == []
    assert conflicts_of(one, ties("b", Milestone("established", "1993"))) == []


# --- whether it happened ------------------------------------------------------------------------


def dated(published: str | None) -> list[Source]:
    """Return two sources, the second of which was published on a day."""
    return [Source(id="first"), Source(id="second", published=published)]


@pytest.mark.parametrize(
    ("published", "plan", "conflict"),
    [
        pytest.param("2012-08-02", "2012", True, id="still to come the day after"),
        pytest.param("2012-08-01", "2012", False, id="on the day"),
        pytest.param("2012-07-31", "2012", False, id="the day before"),
        pytest.param(None, "2012", False, id="nobody knows when"),
        pytest.param("2012-08-02", "2013", False, id="another treaty"),
        pytest.param("2012-08-02", None, False, id="not dated"),
    ],
)
def test_a_plan_told_after_the_act_contradicts_it(
    published: str | None, plan: str | None, conflict: bool
) -> None:
    """A plan that was carried out later is no contradiction."""
    cited = [Citation("first", 1, fields=["history[0]"])]
    done = treaty("a", SIGNED, citations=cited)
    cited = [Citation("second", 1, fields=["history[0]"])]
    planned = treaty("b", Milestone("adopted", plan, planned=True), citations=cited)
    found = Archive([*dated(published), done, planned]).conflicts()
    assert [c.path for c in found] == ["history[0].date"] * conflict


def test_a_membership_told_as_planned_later_is_reported() -> None:
    """One source has a member where a later one still has a candidate."""
    cited = [Citation("second", 1, fields=["planned"])]
    done = member("a", attested=["2012-08-01"])
    planned = attrs.evolve(member("b", planned=True), citations=cited)
    ended = member("a", period="2010/2012-08-01")
    for published, conflict in (("2012-08-02", True), ("2012", False)):
        sources = dated(published)
        assert bool(Archive([*sources, BODY, done, planned]).conflicts()) is conflict
        assert Archive([*sources, BODY, ended, planned]).conflicts() == ()


def test_a_meeting_both_held_and_cancelled_is_reported() -> None:
    """Two sources differ on whether two sides met; a plan contradicts neither."""
    given: dict[str, Any] = {"title": "Talks", "format": "bilateral", "period": "2012-08-01"}
    held = Meeting(id="a", citations=cited("first"), **given)
    for status, count in (("cancelled", 1), ("planned", 0), ("held", 0)):
        other = Meeting(id="b", status=status, citations=cited("second"), **given)
        assert len(conflicts_of(held, other)) == count
        same = attrs.evolve(other, citations=cited("first"))
        assert conflicts_of(held, same) == []


def test_a_recurring_stage_does_not_conflict_with_itself() -> None:
    """Two records of relations severed, resumed and severed again do not conflict."""
    history = (
        Milestone("severed", "1990"),
        Milestone("resumed", "1995"),
        Milestone("severed", "2000"),
    )
    assert conflicts_of(ties("a", *history), ties("b", *history)) == []


# --- organizations ------------------------------------------------------------------------------


def test_two_foundings_of_one_organization_are_reported() -> None:
    """An organization is not founded in two years, however its name is written."""
    one = firm("a", founded="1949")
    assert conflicts_of(one, firm("b", name="A FIRM", founded="1950")) == [({"a", "b"}, "founded")]
    for founded in ("1949-04-04", "1950~", "[1949..]", None):
        assert conflicts_of(one, firm("b", founded=founded)) == []
    assert conflicts_of(one, firm("b", founded="1950", country="XB")) == []
    assert conflicts_of(one, firm("b", founded="1950", name="Another firm")) == []


# --- laws ---------------------------------------------------------------------------------------


@settings(max_examples=40)
@given(made.agreements() | made.partnerships(), st.data())
def test_equal_records_never_conflict(record: Any, data: st.DataObject) -> None:
    """A record does not conflict with the same record under another id."""
    plain: dict[str, Any] = {"citations": cited()}
    plain |= {
        name: None
        for name in ("concluded_at", "adopted_by", "elevated_from", "instrument")
        if hasattr(record, name)
    }
    plain |= {name: () for name in ("links", "depositaries") if hasattr(record, name)}
    acting = {act.party for act in record.history}
    ids = {party for party in {*record.parties, *acting} if party and party.islower()}
    bodies = [firm(id, name=id) for id in sorted(ids)]
    one, other = (attrs.evolve(record, id=id, **plain) for id in ("one-of-two", "other-of-two"))
    assert Archive([*SOURCES, *bodies, one, other]).conflicts() == ()

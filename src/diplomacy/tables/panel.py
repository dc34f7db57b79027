"""Panels: counts of records between each pair of countries in each year.

An event, such as a meeting, counts certainly in the year in which its whole date lies, and possibly
in each year in which it may lie. A situation, such as an agreement in force, counts in each year
with a day on which it certainly, or possibly, existed. A record without a date counts in no year.

Each record becomes a step up in the first year in which it counts and a step down after the last.
The engine adds the steps up and sums them from year to year.
"""

from collections.abc import Iterable, Sequence
from datetime import date
from typing import TYPE_CHECKING, Any, Final, Literal, NamedTuple, get_args

from diplomacy.arrow.layout import load_library
from diplomacy.arrow.parties import role_of
from diplomacy.countries import Country
from diplomacy.errors import InvalidPeriod, InvalidTerm
from diplomacy.records import Mission, Record, Visit
from diplomacy.tables.conditions import column, is_among, load_narwhals
from diplomacy.vocabulary import MeetingLevel, MeetingStatus

if TYPE_CHECKING:
    from diplomacy.tables.store import Store

__all__ = ["MEASURES", "Codes", "build_panel"]

Codes = Literal["iso", "cow", "gw"]
"""The codes of countries in a panel: ISO 3166, or the numbers of COW or GW."""

MEASURES: Final = (
    *("summits", "meetings", "visits", "agreements_signed", "agreements_in_force"),
    *("partnerships", "missions"),
)
"""The measures of a panel, each counted certainly and possibly."""

_PAIR: Final = ("country1", "country2")
_COUNTED: Final = ("agreement_parties", "meeting_parties", "partnership_parties")
_DIRECTED: Final = {"visit_parties": Visit, "mission_parties": Mission}


class _Scope(NamedTuple):
    """The scope of a panel.

    Attributes:
        start, end: the first and the last year.
        countries: the codes of its countries in ISO 3166, in order.
        directed: whether each pair occurs in both directions.
        states_only: whether organizations do not represent their countries.
    """

    start: int
    end: int
    countries: tuple[str, ...]
    directed: bool
    states_only: bool


def build_panel(
    tables: "Store",
    start: int,
    end: int,
    countries: Iterable[str] | None,
    codes: Codes,
    *,
    directed: bool,
    states_only: bool,
) -> Any:
    """Return a panel as a lazy frame of narwhals, as `Tables.dyad_years` documents."""
    if codes not in get_args(Codes):
        raise InvalidTerm(codes, "the codes of a panel", get_args(Codes))
    if end < start:
        raise InvalidPeriod(
            f"{start}/{end}", "it ends before it starts. Pass the earlier year first."
        )
    chosen = _countries_on_record(tables) if countries is None else map(Country.parse, countries)
    scope = _Scope(start, end, tuple(sorted(set(map(str, chosen)))), directed, states_only)
    nw = load_narwhals()
    names = [f"{measure}_{how}" for measure in MEASURES for how in ("certain", "possible")]
    changes = nw.concat(
        [_as_one_of(name, names, _steps(runs)) for name, runs in _runs(tables, scope)]
    )
    keys = [*_PAIR, "year"]
    changes = changes.group_by(*keys).agg(*(column(name).sum() for name in names))
    # A year without codes is left out last, since its changes affect later years.
    panel = _grid(tables, scope, codes).join(changes, on=keys, how="left")
    # The steps of a pair add up to zero, so sums need not be by pair. PyArrow has no sums
    # of groups, and those of Polars take longer; DuckDB and Spark do groups at once.
    engine = panel.implementation
    groups = () if engine.is_pyarrow() or engine.is_polars() else _PAIR
    panel = panel.with_columns(
        column(name).fill_null(0).cum_sum().over(*groups, order_by=keys).cast(nw.Int64)
        for name in names
    )
    has_codes = ~column("code1").is_null() & ~column("code2").is_null()
    panel = panel.filter(has_codes & (column("year") <= scope.end))
    shown = {**dict(zip(_PAIR, _shown_pair(codes, scope), strict=True)), "year": column("year")}
    return panel.select(**shown, **{name: column(name) for name in names}).sort(*keys)


def _shown_pair(codes: Codes, scope: _Scope) -> tuple[Any, Any]:
    """Return the codes of the two countries, the lower one first if a pair has no direction."""
    nw = load_narwhals()
    first, second = column("code1"), column("code2")
    if codes == "iso" or scope.directed:
        return first, second
    return nw.min_horizontal(first, second), nw.max_horizontal(first, second)


def _runs(tables: "Store", scope: _Scope) -> Iterable[tuple[str, Any]]:
    """Yield, for each measure, the first and the last year in which it counts a record of a pair."""
    meetings = tables.rows("meetings").filter(column("status") == str(MeetingStatus.HELD))
    summits = meetings.filter(column("level") == str(MeetingLevel.LEADERS))
    visits = tables.rows("visits").filter(column("status") == str(MeetingStatus.HELD))
    met = _pairs(tables, "meeting_parties", scope)
    bound = _pairs(tables, "agreement_parties", scope)
    for measure, rows, name, pairs in (
        ("summits", summits, "dated", met),
        ("meetings", meetings, "dated", met),
        ("visits", visits, "dated", _pairs(tables, "visit_parties", scope)),
        ("agreements_signed", tables.rows("agreements"), "signed_on", bound),
    ):
        for how in ("certain", "possible"):
            yield f"{measure}_{how}", _events(rows, name, how, scope).join(pairs, on="id")
    for measure, table, parties in (
        ("agreements_in_force", "agreement_spells", "agreement_parties"),
        ("partnerships", "partnership_spells", "partnership_parties"),
        ("missions", "mission_spells", "mission_parties"),
    ):
        pairs = bound if parties == "agreement_parties" else _pairs(tables, parties, scope)
        for how in ("certain", "possible"):
            spells = tables.rows(table).filter(column("certainty") == how)
            shared = spells.filter(column("party").is_null())
            runs = _merge_years(_years(shared, scope), ["id"], scope).join(pairs, on="id")
            if table == "agreement_spells":
                alone = spells.filter(~column("party").is_null())
                runs = _concat(runs, _jointly_bound(tables, alone, scope))
            yield f"{measure}_{how}", runs


def _concat(*frames: Any) -> Any:
    names = ["id", "first", "last", *_PAIR]
    return load_narwhals().concat([frame.select(*names) for frame in frames])


def _events(rows: Any, name: str, how: str, scope: _Scope) -> Any:
    """Return the years of events: one year each, or all possible ones."""
    nw = load_narwhals()
    if how == "certain":
        dated = rows.filter(~column(f"{name}_year").is_null())
        year = column(f"{name}_year").cast(nw.Int64)
        return _clip(dated.select("id", first=year, last=year), scope)
    dated = rows.filter(~column(name).is_null())
    first, last = (
        column(f"{name}_{bound}").dt.year().cast(nw.Int64) for bound in ("earliest", "latest")
    )
    return _clip(dated.select("id", first=first, last=last), scope)


def _years(spells: Any, scope: _Scope) -> Any:
    """Return the first and the last year of spells."""
    nw = load_narwhals()
    years = (column(name).dt.year().cast(nw.Int64) for name in ("first", "last"))
    first, last = years
    return _clip(spells.select("id", first=first, last=last), scope)


def _clip(runs: Any, scope: _Scope) -> Any:
    """Return runs of years within those of the panel; a null is an open end."""
    nw = load_narwhals()
    first = nw.coalesce(column("first"), nw.lit(scope.start))
    last = nw.coalesce(column("last"), nw.lit(scope.end))
    runs = runs.with_columns(first=first.cast(nw.Int64), last=last.cast(nw.Int64))
    runs = runs.filter(column("first") <= scope.end, column("last") >= scope.start)
    return runs.with_columns(
        first=nw.max_horizontal(column("first"), nw.lit(scope.start)),
        last=nw.min_horizontal(column("last"), nw.lit(scope.end)),
    )


def _merge_years(runs: Any, keys: Sequence[str], scope: _Scope) -> Any:
    """Return runs so that no year of one key is in two of them."""
    nw = load_narwhals()
    order = ["first", "last"]
    if runs.implementation.is_pyarrow():  # without previous and next rows
        years = load_library("pyarrow").table({"year": range(scope.start, scope.end + 1)})
        runs = runs.join(nw.from_native(years).lazy(), how="cross")
        runs = runs.filter(column("first") <= column("year"), column("year") <= column("last"))
        return runs.select(*keys, first=column("year"), last=column("year")).unique([*keys, *order])
    runs = runs.unique([*keys, *order])
    runs = runs.with_columns(until=column("last").cum_max().over(*keys, order_by=order))
    runs = runs.with_columns(before=column("until").shift(1).over(*keys, order_by=order))
    overlaps = column("before") >= column("first")
    first = nw.when(overlaps).then(column("before") + 1).otherwise(column("first"))
    return (
        runs.with_columns(first=first)
        .filter(column("first") <= column("last"))
        .select(*keys, *order)
    )


def _jointly_bound(tables: "Store", spells: Any, scope: _Scope) -> Any:
    """Return the years with a day on which two countries were bound by an agreement."""
    nw = load_narwhals()
    parties = _standing(tables.rows("agreement_parties"), scope).select("id", "party", "country")
    spells = spells.select(
        "id",
        "party",
        "first_day",
        "last_day",
        first=column("first").dt.year().cast(nw.Int64),
        last=column("last").dt.year().cast(nw.Int64),
    )
    parties = parties.unique(["id", "party", "country"])
    bound = spells.join(parties, on=["id", "party"]).drop("party")
    counts = bound.group_by("id", "country").agg(nw.len().alias("spells"))
    bound = bound.join(counts, on=["id", "country"])
    both = bound.join(bound, on="id", suffix="_2").filter(
        _is_ordered("country", "country_2", scope)
    )
    low = nw.max_horizontal(column("first_day"), column("first_day_2"))
    high = nw.min_horizontal(column("last_day"), column("last_day_2"))
    both = both.with_columns(low=low, high=high)
    both = both.filter(
        column("low").is_null() | column("high").is_null() | (column("low") <= column("high"))
    )
    runs = both.select(
        "id",
        country1=column("country"),
        country2=column("country_2"),
        first=nw.max_horizontal(column("first"), column("first_2")),
        last=nw.min_horizontal(column("last"), column("last_2")),
        # Nearly all pairs have one run, which is faster to know than to merge.
        is_single=(column("spells") == 1) & (column("spells_2") == 1),
    )
    runs = _clip(runs, scope)
    several = runs.filter(~column("is_single")).drop("is_single")
    return _concat(runs.filter(column("is_single")), _merge_years(several, ["id", *_PAIR], scope))


# --- pairs of countries -------------------------------------------------------------------------


def _standing(parties: Any, scope: _Scope) -> Any:
    """Return the rows of parties that represent a country of the panel."""
    rows = parties.filter(is_among("country", scope.countries))
    return rows.filter(column("country") == column("party")) if scope.states_only else rows


def _is_ordered(left: str, right: str, scope: _Scope) -> Any:
    return column(left) != column(right) if scope.directed else column(left) < column(right)


def _pairs(tables: "Store", name: str, scope: _Scope) -> Any:
    """Return the pairs of countries that each record is between."""
    rows = _standing(tables.rows(name), scope)
    record_type: type[Record] | None = _DIRECTED.get(name)
    if record_type is None:
        sides = rows.select("id", "country").unique(["id", "country"])
        both = sides.join(sides, on="id", suffix="_2")
    else:
        senders, receivers = (
            rows.filter(
                column("role").is_in(sorted({role_of(pair[i]) for pair in record_type.SIDES}))
            )
            .select("id", "country")
            .unique(["id", "country"])
            for i in (0, 1)
        )
        both = senders.join(receivers, on="id", suffix="_2")
        if not scope.directed:
            turned = both.select("id", country=column("country_2"), country_2=column("country"))
            both = load_narwhals().concat([both, turned]).unique(["id", "country", "country_2"])
    both = both.filter(_is_ordered("country", "country_2", scope))
    return both.select("id", country1=column("country"), country2=column("country_2"))


def _countries_on_record(tables: "Store") -> list[str]:
    """Return the countries that any record counted is between."""
    nw = load_narwhals()
    rows = nw.concat([tables.rows(name).select("country") for name in (*_COUNTED, *_DIRECTED)])
    found = rows.filter(~column("country").is_null()).unique("country").collect("pyarrow")
    return sorted(found.to_native()["country"].to_pylist())


# --- years --------------------------------------------------------------------------------------


def _steps(runs: Any) -> Any:
    """Return the change of the count of each pair in each year."""
    nw = load_narwhals()
    ups = runs.select(*_PAIR, year=column("first"), n=nw.lit(1))
    downs = runs.select(*_PAIR, year=column("last") + 1, n=nw.lit(-1))
    steps = nw.concat([ups, downs])
    return steps.group_by(*_PAIR, "year").agg(column("n").sum())


def _as_one_of(name: str, names: Sequence[str], steps: Any) -> Any:
    """Return the steps of one measure with a column for each of all measures."""
    nw = load_narwhals()
    counts = {n: column("n") if n == name else nw.lit(0) for n in names}
    numbers = {"year": column("year"), **counts}
    return steps.select(*_PAIR, **{n: value.cast(nw.Int64) for n, value in numbers.items()})


def _grid(tables: "Store", scope: _Scope, codes: Codes) -> Any:
    """Return each pair of countries in each year and the one after, null without a code."""
    pa = load_library("pyarrow")
    rows = [
        (country, year, _code_in(country, codes, year))
        for country in scope.countries
        for year in range(scope.start, scope.end + 2)
    ]
    listed = list(zip(*rows, strict=True)) if rows else [(), (), ()]
    kind = pa.string() if codes == "iso" else pa.int64()
    table = pa.table(
        {
            "country": pa.array(listed[0], pa.string()),
            "year": pa.array(listed[1], pa.int64()),
            "code": pa.array(listed[2], kind),
        }
    )
    sides = load_narwhals().from_native(tables.engine.lift(table)).lazy()
    both = sides.join(sides, on="year", suffix="_2")
    both = both.filter(_is_ordered("country", "country_2", scope))
    return both.select(
        "year",
        country1=column("country"),
        country2=column("country_2"),
        code1=column("code"),
        code2=column("code_2"),
    )


def _code_in(country: str, codes: Codes, year: int) -> str | int | None:
    """Return the last code of a country in a year, or None if it had none."""
    if codes == "iso":
        return country
    state = Country(country)
    for day in (date(year, 12, 31), date(year, 1, 1)):
        if state.exists_on(day) and (code := state.code_in(codes, on=day)) is not None:
            return int(code)
    return None

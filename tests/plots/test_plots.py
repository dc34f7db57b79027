"""The data of the charts: counts, certain and possible, open dates, and texts."""

import re
import sys
from functools import partial
from io import StringIO
from itertools import combinations, pairwise
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from diplomacy import (
    Archive,
    Citation,
    Country,
    PartialDate,
    Participant,
    Quantity,
    Source,
    relations,
)
from diplomacy.errors import InvalidType, MissingExtra
from diplomacy.fixtures import ARCHIVE
from diplomacy.plots import agreements, counts, events, figures, meetings, strip, timeline, trade
from diplomacy.plots.charts import certain_year
from diplomacy.records import Milestone
from diplomacy.testing import make_agreement, make_archive, make_summit, make_trade_figure
from diplomacy.testing.strategies import archives


def _layers(chart: Any) -> list[dict[str, Any]]:
    """Return each mark of a chart, with its rows."""
    found = list[dict[str, Any]]()

    def visit(spec: dict[str, Any], values: Any) -> None:
        data = spec.get("data", {})
        values = whole["datasets"][data["name"]] if "name" in data else data.get("values", values)
        for part in (*spec.get("layer", ()), *spec.get("vconcat", ())):
            visit(part, values)
        if "mark" in spec:
            found.append(
                {"mark": spec["mark"]["type"], "rows": values, "encoding": spec["encoding"]}
            )

    whole = chart.to_dict()
    visit(whole, [])
    return found


def _rows(chart: Any, mark: str) -> list[dict[str, Any]]:
    return [row for layer in _layers(chart) if layer["mark"] == mark for row in layer["rows"]]


CHARTS: Any = {
    "timeline": partial(timeline, relations("KR", "TR")),
    "strip": partial(strip, relations("KR", "TR")),
    "meetings": partial(meetings, ARCHIVE),
    "agreements": partial(agreements, ARCHIVE),
    "trade": partial(trade, ARCHIVE),
    "empty timeline": lambda: timeline(relations("FI", "SY")),
    "empty meetings": lambda: meetings(Archive()),
    "empty agreements": lambda: agreements(Archive()),
    "empty trade": lambda: trade(Archive()),
}


@pytest.mark.parametrize("name", CHARTS)
def test_a_chart_is_valid_and_described(name: str) -> None:
    spec = CHARTS[name]().to_dict()
    assert spec["title"]["text"]
    assert spec["title"]["subtitle"]
    assert spec["description"].startswith(spec["title"]["text"])
    assert "may exist nevertheless" in spec["description"]


@pytest.mark.parametrize("name", CHARTS)
def test_a_chart_can_be_saved(name: str) -> None:
    """An empty one has a size too."""
    text = StringIO()
    CHARTS[name]().save(text, format="svg")
    sizes = re.search(r'width="(\S+)" height="(\S+)"', text.getvalue())
    assert sizes
    assert all(0 < float(size) < 2000 for size in sizes.groups())


def test_a_chart_is_saved_the_same_each_time(tmp_path: Path) -> None:
    for ending in ("svg", "png", "html"):
        for number in (1, 2):
            strip(relations("KR", "NL")).save(str(tmp_path / f"{number}.{ending}"))
    assert (tmp_path / "1.svg").read_bytes() == (tmp_path / "2.svg").read_bytes()
    assert (tmp_path / "1.png").read_bytes().startswith(b"\x89PNG")
    assert "vegaEmbed" in (tmp_path / "1.html").read_text("utf-8")


@pytest.mark.parametrize("name", ["timeline", "strip", "meetings", "agreements", "trade"])
@pytest.mark.parametrize("width", [345, 690])
def test_a_picture_is_about_as_wide_as_asked_for(name: str, width: int) -> None:
    text = StringIO()
    CHARTS[name](width=width).save(text, format="svg")
    size = re.search(r'width="(\d+)"', text.getvalue())
    assert size
    # A matrix of few countries is narrower, and the axis of a timeline has a margin.
    assert width - 130 <= int(size[1]) <= width + 20


# --- timelines ----------------------------------------------------------------------------------


@pytest.mark.parametrize("sides", [("KR", "TR"), ("KR", "KG"), ("RU", "TR")])
def test_every_dated_event_is_drawn_and_open_sides_are_never_solid(sides: tuple[str, str]) -> None:
    brief = relations(*sides)
    dates = {event.when.words: event.when for event in brief.timeline() if event.when}
    chart = timeline(brief)
    lines, points = _rows(chart, "rule"), _rows(chart, "point")
    assert {row["when"] for row in (*lines, *points)} == set(dates)
    for row in lines:
        when = dates[row["when"]]
        is_open = when.earliest is None or when.latest is None
        assert (row["date"] == "this side not known") is is_open
        assert not (isinstance(when, PartialDate) and row["date"] == "lasted")
    for row in points:
        when = dates[row["when"]]
        is_day = when.earliest == when.latest
        assert (row["mark"] == "known day") is is_day


def test_a_signature_on_or_before_a_day_ends_with_a_mark() -> None:
    chart = timeline(relations("KR", "TR"))
    name = "Memorandum of understanding on wind power: signed"
    (line,) = [row for row in _rows(chart, "rule") if row["what"] == name]
    (point,) = [row for row in _rows(chart, "point") if row["what"] == name]
    assert (line["date"], line["end"]) == ("this side not known", "2025-11-24")
    assert (point["mark"], point["day"]) == ("not after", "2025-11-24")


def test_planned_events_are_marked() -> None:
    planned = {
        row["what"] for row in _rows(timeline(relations("KR", "KG")), "text") if row["planned"]
    }
    assert planned
    assert all("summit" in what.lower() or "planned" in what for what in planned), planned


def test_a_meeting_of_several_days_is_a_solid_line() -> None:
    meeting = make_summit(id="fair", title="Fair", period="2030-05-01/2030-05-03")
    vague = make_summit(id="talks", title="Talks", period="2030-06/2030-07")
    brief = make_archive([meeting, vague]).relations("XA", "XB")
    lines = {row["what"]: row for row in _rows(timeline(brief), "rule")}
    assert len(brief.timeline()) == 2
    assert sorted((row["date"], row["start"], row["end"]) for row in lines.values()) == [
        ("lasted", "2030-05-01", "2030-05-03"),
        ("some time within", "2030-06-01", "2030-07-31"),
    ]


def test_a_label_is_wrapped_to_the_room_beside_its_mark() -> None:
    rows = _rows(timeline(relations("KR", "TR"), width=345), "text")
    lines = [line for row in rows for line in row["label"].split("\n")]
    assert max(map(len, lines)) * 5 < 345
    assert max(row["label"].count("\n") for row in rows) >= 3
    assert any(row["label"].endswith("planned to be\nresumed") for row in rows)
    for upper, lower in pairwise(rows):
        if upper["y"] < lower["y"]:
            assert upper["top"] < upper["y"] < lower["top"]


def test_a_span_of_days_is_long_enough_to_be_seen() -> None:
    talks = make_summit(id="talks", title="Talks", period="1990")
    fair = make_summit(id="fair", title="Fair", period="2030-05-01/2030-05-03")
    brief = make_archive([talks, fair]).relations("XA", "XB")
    (line,) = [row for row in _rows(timeline(brief), "rule") if row["what"] == "Fair"]
    assert line["start"] == "2030-05-01"
    assert "2030-07" < line["end"] < "2030-12"
    assert line["when"] == "1 May 2030 to 3 May 2030"


def test_many_events_are_counted_by_year(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(events, "MAX_MARKS", 10)
    brief = relations("KR", "TR")
    chart = timeline(brief)
    rows = _rows(chart, "bar")
    years = [certain_year(event.when) for event in brief.timeline() if event.when]
    assert {row["year"] for row in rows} == {*years} - {None}
    assert sum(row["count"] for row in rows) == len(years) - years.count(None)
    for year in set(years) - {None}:
        bars = [(row["from"], row["to"]) for row in rows if row["year"] == year]
        assert bars[0][0] == 0
        assert bars[-1][1] == years.count(year)
        assert all(lower[1] == upper[0] for lower, upper in pairwise(bars))
    assert f"Not drawn: {years.count(None)} events of no certain year." in chart.description
    assert "Of these, 1 event planned." in chart.description


def test_the_first_and_the_last_day_of_the_calendar_are_drawn() -> None:
    days = ("0001-01-01/0001-01-02", "9999-12-30/9999-12-31")
    meetings = [make_summit(id=f"s{day[:4]}", period=day) for day in days]
    lines = _rows(timeline(make_archive(meetings).relations("XA", "XB")), "rule")
    assert {line["start"] for line in lines} == {"0001-01-01", "9999-12-30"}
    assert max(line["end"] for line in lines) == "9999-12-31"


def test_a_strip_whose_marks_would_touch_is_counted() -> None:
    treaties = [
        make_agreement(id=f"a{year}", signed_on=f"{year}-05-01") for year in range(1940, 2000)
    ]
    brief = make_archive(treaties).relations("XA", "XB")
    assert len(_rows(strip(brief, width=690), "point")) == 60
    assert len(_rows(timeline(brief, width=345), "point")) == 60
    assert len(_rows(strip(brief, width=345), "bar")) == 60


# --- counts -------------------------------------------------------------------------------------


def test_the_matrix_counts_what_the_queries_find() -> None:
    rows = _rows(meetings(ARCHIVE), "text")
    codes = {f"{country.name} {country}": country for country in map(Country, _countries())}
    counted = {
        (frozenset({codes[row["row"]], Country(row["column"])}), row["status"]): row["meetings"]
        for row in rows
    }
    for pair in combinations(sorted(codes.values()), 2):
        found = ARCHIVE.meetings_between(*pair, states_only=True)
        statuses = [str(meeting.status) for meeting in found]
        assert counted.get((frozenset(pair), "held"), 0) == statuses.count("held")
        planned = statuses.count("planned") + statuses.count("proposed")
        assert counted.get((frozenset(pair), "planned or proposed"), 0) == planned


def _countries() -> set[str]:
    parties = {party for meeting in ARCHIVE.meetings for party in meeting.parties}
    return {party for party in parties if isinstance(party, Country)}


def test_of_many_countries_those_with_the_most_meetings_are_shown(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(counts, "MAX_COUNTRIES", 3)
    chart = meetings(ARCHIVE)
    assert "3 of 20 countries" in chart.to_dict()["description"]
    assert len({row["row"] for row in _rows(chart, "text")}) <= 3


def test_numbers_too_long_for_their_cells_become_shades(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(counts, "FONT_SIZE", 50)
    chart = meetings(ARCHIVE)
    assert _rows(chart, "text") == []
    (squares,) = [layer for layer in _layers(chart) if "opacity" in layer["encoding"]]
    assert squares["encoding"]["opacity"]["field"] == "meetings"
    assert {row["meetings"] for row in squares["rows"]} == {1, 2, 3, 4}


def test_the_legends_of_shades_are_no_wider_than_the_picture(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(counts, "FONT_SIZE", 50)
    text = StringIO()
    meetings(ARCHIVE, width=345).save(text, format="svg")
    assert int(re.findall(r'width="(\d+)"', text.getvalue())[0]) <= 365


@pytest.mark.parametrize("width", [200, 345, 690])
def test_the_diagonal_of_the_matrix_is_drawn(width: int) -> None:
    """Without it, a reader does not see on which side of it a cell is."""
    layers = _layers(meetings(ARCHIVE, width=width))
    diagonal = [(row["row"], row["column"]) for row in layers[0]["rows"]]
    assert len(diagonal) >= 5
    assert all(name.endswith(f" {code}") for name, code in diagonal)
    assert {row["row"] for row in layers[1]["rows"]} <= {name for name, _ in diagonal}


def test_codes_that_have_no_room_beside_one_another_are_turned() -> None:
    for width, angle in ((690, 0), (345, -90)):
        axis = _layers(meetings(ARCHIVE, width=width))[0]["encoding"]["x"]["axis"]
        assert axis["labelAngle"] == angle


def test_long_names_leave_room_for_the_matrix() -> None:
    sides = [Country("HM"), Country("TF"), Country("XA")]
    pairs = [
        make_summit(id=f"{a}-{b}".lower(), participants=[Participant(a), Participant(b)])
        for a, b in combinations(sides, 2)
    ]
    rows = _layers(meetings(make_archive(pairs), width=345))[0]["rows"]
    assert [row["row"] for row in rows] == [
        "Fictional state XA XA",
        "French Southern Ter… TF",
        "Heard Island and Mc… HM",
    ]


def test_a_narrow_matrix_has_fewer_countries() -> None:
    assert "of 20 countries" not in meetings(ARCHIVE).description
    assert re.search(r"\b1\d of 20 countries", meetings(ARCHIVE, width=345).description)


def _by_year(chart: Any) -> list[dict[int, tuple[int, int]]]:
    """Return certain and possible by year, for what was signed and what was in force."""
    panels = [
        layer for layer in _layers(chart) if layer["encoding"].get("y2") == {"field": "possible"}
    ]
    return [
        {row["year"]: (row["certain"], row["possible"]) for row in panel["rows"]}
        for panel in panels
    ]


def test_certain_is_at_most_possible_and_equals_the_agreements() -> None:
    _check_counts(ARCHIVE)
    signed, _ = _by_year(agreements(ARCHIVE))
    assert set(signed) == set(range(2012, 2026))


acts = st.lists(st.sampled_from(["signed", "in-force", "terminated"]), max_size=3)


@pytest.mark.slow
@settings(max_examples=10, deadline=None)
@given(archives(max_records=15), acts)
def test_counts_of_agreements_are_what_each_says(archive: Archive, stages: list[str]) -> None:
    """Those of one course on other days are counted on theirs."""
    alike = [
        make_agreement(
            id=f"alike-{shift}",
            history=[Milestone(stage, str(1990 + shift + i)) for i, stage in enumerate(stages)],
            citations=[Citation("a-register", fields=["title"])],
        )
        for shift in range(3)
    ]
    _check_counts(Archive([*archive, Source(id="a-register", published="1992"), *alike]))


def _check_counts(archive: Archive) -> None:
    """Check the counts of each year against the answers of each agreement."""
    signed, force = _by_year(agreements(archive))
    dates = [a.signed_on for a in archive.agreements if a.signed_on]
    found = [(a, archive.known_until(a, "history")) for a in archive.agreements]
    years = sorted(signed)
    for year in {*years[:3], *years[:: max(len(years) // 20, 1)], *years[-3:]}:
        span = PartialDate(f"{year:04}")
        possible = sum(
            not (date.certainly_before(span) or span.certainly_before(date)) for date in dates
        )
        assert signed[year][0] <= signed[year][1] == possible
        day = f"{year:04}-12-31"
        assert force[year] == (
            sum(a.certainly_in_force(day, as_of=until) for a, until in found),
            sum(a.possibly_in_force(day, as_of=until) for a, until in found),
        )


def test_an_approximate_date_of_signature_is_possible_in_each_year() -> None:
    """Nothing says how far it may be off."""
    known = make_agreement(id="known", signed_on="1990-05-01")
    vague = make_agreement(id="vague", signed_on="1992~")
    signed, _ = _by_year(agreements(make_archive([known, vague])))
    assert signed == {1990: (1, 2), 1991: (0, 1), 1992: (0, 1)}


@pytest.mark.parametrize(
    ("years", "labels"),
    [
        ((2001,), [2001]),
        ((2001, 2004), [2001, 2002, 2003, 2004]),
        ((1990, 2004), [1990, 1992, 1994, 1996, 1998, 2000, 2002, 2004]),
        ((1849, 2025), [1850, 1875, 1900, 1925, 1950, 1975, 2000, 2025]),
    ],
)
def test_each_year_of_an_axis_has_one_label(years: tuple[int, ...], labels: list[int]) -> None:
    treaties = [make_agreement(id=f"a{year}", signed_on=str(year)) for year in years]
    chart = agreements(make_archive(treaties), width=490)
    axes = [layer["encoding"]["x"]["axis"]["values"] for layer in _layers(chart)[:1]]
    assert axes == [labels]


def test_agreements_without_a_date_are_counted_apart() -> None:
    dated, undated = make_agreement(id="a", signed_on="2001"), make_agreement(id="b", history=[])
    assert agreements(make_archive([dated, undated])).title["subtitle"] == [
        "2 agreements, with dates from 2001.",
        "1 without a date, not drawn.",
        "Solid: certain. Light: up to what is possible.",
    ]
    assert "without a date" not in agreements(make_archive([dated])).description


def test_an_agreement_that_ends_on_the_last_day_of_a_year_is_not_in_force_at_its_end() -> None:
    treaty = make_agreement(
        history=[Milestone("in-force", "1990-03-01"), Milestone("terminated", "1992-12-31")]
    )
    _, force = _by_year(agreements(make_archive([treaty])))
    assert force == {1990: (1, 1), 1991: (1, 1), 1992: (0, 0)}


def test_an_agreement_of_some_months_is_in_force_at_the_end_of_no_year() -> None:
    treaty = make_agreement(
        history=[Milestone("in-force", "1990-03-01"), Milestone("terminated", "1990-06-30")]
    )
    _, force = _by_year(agreements(make_archive([treaty])))
    assert force == {1990: (0, 0)}


# --- trade --------------------------------------------------------------------------------------


def test_figures_keep_their_qualifiers() -> None:
    rows = {row["label"]: row for row in _rows(trade(ARCHIVE), "point")}
    assert set(rows) == {
        "target of 100 billion US dollars",
        "more than 10 billion US dollars",
        "nearly 15 billion US dollars",
    }
    assert [label for label, row in rows.items() if row["target"]] == [
        "target of 100 billion US dollars"
    ]
    assert {row["label"] for row in _rows(trade(ARCHIVE), "text")} == set(rows)


def test_currencies_have_their_own_panels_and_the_rest_is_counted(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    archive = make_archive(
        [
            make_trade_figure(id="a", as_of="2001", period=None, value=Quantity(1, "USD")),
            make_trade_figure(id="b", as_of="2002", period=None, value=Quantity(2, "EUR")),
            make_trade_figure(id="c", period=None, as_of=None),
        ]
    )
    spec = trade(archive).to_dict()
    assert len(spec["vconcat"]) == 2
    assert "1 without a value or a date" in spec["description"]
    monkeypatch.setattr(figures, "_MOST_FIGURES", 1)
    assert sum(row["count"] for row in _rows(trade(archive), "bar")) == 2


def test_labels_of_figures_do_not_overlap() -> None:
    close = [
        make_trade_figure(id=f"f{at}", as_of="2001", period=None, value=Quantity(1000 + at, "USD"))
        for at in range(19)
    ]
    far = make_trade_figure(id="far", as_of="2002", period=None, value=Quantity(1, "USD"))
    rows = _rows(trade(make_archive([*close, far])), "text")
    assert 1 < len(rows) < 19
    heights = sorted(row["place"] for row in rows)
    # 220 pixels for a bit more than the 1039 dollars.
    assert all(upper - lower > 12 * 1100 / 220 for lower, upper in pairwise(heights))


def test_labels_of_figures_are_not_crossed_by_the_lines_of_periods() -> None:
    series = [
        make_trade_figure(
            id=f"f{at}", period=str(2000 + at), value=Quantity(1000 * (at + 1), "USD")
        )
        for at in range(5)
    ]
    chart = trade(make_archive(series))
    lines, labels = _rows(chart, "rule"), _rows(chart, "text")
    assert labels
    # 220 pixels for 5400 dollars: a line runs at least half the height of a letter away.
    assert all(abs(x["place"] - y["value"]) > 6 * 5400 / 220 for x in labels for y in lines)


@pytest.mark.parametrize(("number", "fields"), [(10, {"what"}), (11, {"unit"})])
def test_no_two_series_share_a_colour(number: int, fields: set[str]) -> None:
    codes = ["FR", "DE", "IT", "ES", "PT", "NL", "BE", "LU", "AT", "PL", "CZ"][:number]
    series = [
        make_trade_figure(id=f"f{code}".lower(), reporter="XA", partner=code) for code in codes
    ]
    chart = trade(make_archive(series))
    coloured = [layer["encoding"]["color"] for layer in _layers(chart) if layer["mark"] == "point"]
    assert {color["field"] for color in coloured} == fields
    assert ("11 series in one colour; tooltips name them." in chart.description) is (number > 10)


def test_a_target_is_explained_if_there_is_one() -> None:
    assert "A hollow mark is a target." in trade(ARCHIVE).description
    assert "hollow" not in trade(make_archive([make_trade_figure()])).description


def test_an_axis_of_months_names_the_year() -> None:
    for draw, sides, dated in ((strip, ("KR", "NL"), True), (timeline, ("KR", "TR"), False)):
        axis = _layers(draw(relations(*sides)))[0]["encoding"]["x"]["axis"]
        assert (axis.get("format") == "%b %Y") is dated


def test_a_long_series_has_no_labels_and_marks_in_the_middle_of_its_years() -> None:
    series = [
        make_trade_figure(id=f"f{year}", period=str(year), value=Quantity(year, "USD"))
        for year in range(1990, 2020)
    ]
    chart = trade(make_archive(series))
    assert _rows(chart, "text") == []
    assert {row["day"][4:] for row in _rows(chart, "point")} <= {"-07-01", "-07-02"}


# --- arguments ----------------------------------------------------------------------------------


@pytest.mark.parametrize("draw", [timeline, strip, meetings, agreements, trade])
def test_what_is_no_archive_or_brief_is_rejected(draw: Any) -> None:
    with pytest.raises(InvalidType):
        draw("KR")


@pytest.mark.parametrize("name", ["timeline", "strip", "meetings", "agreements", "trade"])
def test_a_width_is_a_number_and_leaves_room_for_labels(name: str) -> None:
    with pytest.raises(InvalidType, match="a number of pixels"):
        CHARTS[name](width="wide")
    assert CHARTS[name](width=-1).to_dict() == CHARTS[name](width=200).to_dict()


def test_without_altair_the_extra_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "altair", None)
    with pytest.raises(MissingExtra, match=r"diplomacy-records\[plots\]"):
        meetings(ARCHIVE)

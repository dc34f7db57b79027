"""Tests of the paths into records, and of the values at them."""

from typing import Final

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from tests.strategies import paths

from diplomacy import (
    Agreement,
    Citation,
    Milestone,
    Obligation,
    ObligationKind,
    PartialDate,
    Quantity,
    Source,
    Stage,
    TradeFigure,
)
from diplomacy.errors import InvalidId
from diplomacy.fixtures import ARCHIVE
from diplomacy.provenance import audit, citable_paths, value_at
from diplomacy.provenance.paths import enclosing_paths, is_under, iter_field_paths
from diplomacy.testing import make_archive, make_partnership

CITED: Final = tuple(record for record in ARCHIVE if not isinstance(record, Source))
TREATY: Final = Agreement(
    id="treaty",
    title="A treaty",
    parties=["XA", "XB"],
    history=[Milestone("signed", "2020"), Milestone("ratified", "2021", True, "XA")],
    citations=[Citation("article", 1, fields=["title"])],
)


def test_citable_paths_are_those_of_fields_that_are_set() -> None:
    """Each field that is set has a path, and each part of a milestone; id and citations do not."""
    assert citable_paths(TREATY) == (
        "title",
        "parties[0]",
        "parties[1]",
        "history[0].stage",
        "history[0].date",
        "history[1].stage",
        "history[1].date",
        "history[1].planned",
        "history[1].party",
    )


def test_obligations_are_supported_one_by_one() -> None:
    """As for a milestone, a citation of all obligations supports none of them."""
    pact = make_partnership(obligations=[Obligation("defence", "XA", "1950/1971")])
    places = [place for place in iter_field_paths(pact) if place.path.startswith("obligations")]
    assert [place.path for place in places] == [
        "obligations[0].kind",
        "obligations[0].party",
        "obligations[0].period",
    ]
    assert {place.widest for place in places} == {"obligations[0]"}
    archive = make_archive([pact])
    assert audit(archive) == ()
    [explanation] = archive.explain(pact.id, "obligations[0].kind")
    assert explanation.value is ObligationKind.DEFENCE


def test_shipped_records_have_values_at_all_their_paths() -> None:
    """The paths of each shipped record are distinct, and so are none of its values None."""
    for record in CITED:
        paths = citable_paths(record)
        assert len(set(paths)) == len(paths) > 0
        cited = {path for citation in record.citations for path in citation.fields}
        assert all(value_at(record, path) not in (None, ()) for path in {*paths, *cited})


def test_value_at_follows_a_path_to_any_depth() -> None:
    """A path leads to the very value, whether a whole field, an element or a part of one."""
    assert value_at(TREATY, "title") == "A treaty"
    assert value_at(TREATY, "parties[1]") == "XB"
    assert value_at(TREATY, "history") == TREATY.history
    assert value_at(TREATY, "history[0]") == Milestone("signed", "2020")
    assert value_at(TREATY, "history[1].stage") is Stage.RATIFIED
    assert value_at(TREATY, "history[1].date") == PartialDate("2021")
    assert value_at(TREATY, "signed_on") == PartialDate("2020")
    figure = TradeFigure(
        id="figure",
        reporter="XA",
        partner="XB",
        flow="total",
        value=Quantity(5, "USD"),
        kind="actual",
        citations=TREATY.citations,
    )
    assert value_at(figure, "value.unit") == "USD"


@settings(max_examples=50)
@given(paths() | st.text(max_size=30))
@example("history[" + "9" * 5000 + "]")
@example("history[9999999999999999999999]")
@example("parties[0][0]")
@example("title.upper")
@example("history[0].stage.definition.upper")
@example("involves")
@example("__class__")
@example("parties.count")
def test_value_at_gives_data_or_raises(path: str) -> None:
    """Any text leads to a value that is not code, or raises an error of this library."""
    try:
        value = value_at(ARCHIVE["kr-tr-fta"], path)
    except InvalidId:
        return
    assert not callable(value)


@pytest.mark.parametrize("path", ["", "???", "history[0]..date", "history[0", "Title", " title"])
def test_value_at_rejects_text_that_is_not_a_path(path: str) -> None:
    """Text that does not have the form of a path raises InvalidId."""
    with pytest.raises(InvalidId):
        value_at(TREATY, path)


@settings(max_examples=50)
@given(paths(), paths())
@example("parties_complete", "parties")
@example("history[10]", "history[1]")
def test_a_path_is_under_exactly_the_paths_that_enclose_it(path: str, other: str) -> None:
    """The two ways to relate paths agree, and the innermost enclosing path is the path itself."""
    enclosing = enclosing_paths(path)
    assert enclosing[0] == path
    assert all(is_under(path, outer) for outer in enclosing)
    assert is_under(path, other) is (other in enclosing)


def test_fields_are_supported_by_enclosing_paths_up_to_one_part() -> None:
    """A list may be cited as a whole, but milestones and the like only one by one."""
    supporting = {place.path: list(place.supporting_paths()) for place in iter_field_paths(TREATY)}
    assert supporting["title"] == ["title"]
    assert supporting["parties[0]"] == ["parties[0]", "parties"]
    assert supporting["history[0].date"] == ["history[0].date", "history[0]"]

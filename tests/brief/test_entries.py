"""The entries of a brief: what is said of each record."""

import re
from typing import Any

import pytest
from tests.brief.samples import CITED, archive_of_words

from diplomacy import Citation, Participant, Quantity, Statement, TradeFigure, relations
from diplomacy.brief.entries import render_figure, render_statement
from diplomacy.fixtures import ARCHIVE
from diplomacy.testing import make_trade_figure


@pytest.mark.parametrize(
    "words",
    [
        "Brokered by Fictional state XC.",
        "Words club (host)",
        "Organized by Words club.",
        "On the sidelines of: Words.",
        "Occasion: Words.",
        "Scope: Words.",
        "Amends: Words.",
        "Instrument: Words",
        "Signed by Words one in 2003.",
        "Planned to be proposed.",
        "Words club: Words one, member",
        "Obligations: consultation by all parties, defence by Words one (since 2003)",
        "Fictional state XB's exports to Fictional state XA",
        "5 US dollars; note: Words",
        "Not reported",
    ],
)
def test_entries_of_an_archive_of_words(words: str) -> None:
    """Details of a record are named with what they are."""
    archive = archive_of_words("Words")
    pages = [
        archive.relations(*pair).to_text(width=600) for pair in (("one", "other"), ("XA", "XB"))
    ]
    assert words in " ".join(" ".join(pages).split())


def test_figures_are_as_exact_as_the_source() -> None:
    """Two values that were stated for one figure of one day have a row each, and no target is one.

    Next to each other in one cell, they were read as a value and a target.
    """
    page = relations("KR", "TR").to_markdown()
    name = "| Türkiye's trade with South Korea, exports and imports |"
    rows = [line for line in page.splitlines() if line.startswith(name)]
    values = ["More than 10 billion US dollars", "Nearly 15 billion US dollars"]
    assert [row.split("|")[2].strip() for row in rows] == values
    assert "This table has no targets." in page
    assert "10 billion" not in page.replace(rows[0], "")


@pytest.mark.parametrize(
    ("flow", "words"),
    [
        ("exports", "The Netherlands' exports to the United States: target of 5 US dollars"),
        ("imports", "The Netherlands' imports from the United States: target of 5 US dollars"),
    ],
)
def test_flows_are_directed(flow: str, words: str) -> None:
    """A figure of exports or imports names the reporter first."""
    figure = TradeFigure(
        id="figure",
        reporter="NL",
        partner="US",
        flow=flow,
        value=Quantity(5, "USD"),
        kind="target",
        citations=CITED,
    )
    assert render_figure(ARCHIVE, figure) == f"{words} (reported by the Netherlands)."


def test_statements_name_whom_the_source_credits() -> None:
    """A statement that a source credits to somebody says to whom."""
    statement = Statement(
        id="pledge",
        kind="pledged",
        speakers=[Participant("US")],
        addressees=[Participant("KR"), Participant("TR")],
        summary="The United States pledged more aid.",
        citations=[
            Citation("ankara-2025", 1, fields=["summary"], attributed_to="a spokesperson"),
            Citation("ankara-2025", 2, fields=["kind"], attributed_to="a spokesperson"),
        ],
    )
    assert render_statement(ARCHIVE, statement) == (
        "The United States pledged more aid, according to a spokesperson."
    )


def test_no_entry_shows_a_value_of_the_code() -> None:
    """No entry of a shipped brief shows None, a term's class, or two marks in a row."""
    for pair in (("KR", "TR"), ("KG", "KR"), ("RU", "TR"), ("TR", "SY"), ("BY", "sco")):
        page = str(relations(*pair))
        assert not re.search(r"None|Stage\.|\(\)|;;|, ,|\.\.|: ;", page)


@pytest.mark.parametrize(
    ("fields", "notes"),
    [
        ({"price_basis": "current"}, "current prices"),
        ({"price_basis": "constant"}, "constant prices"),
        ({"price_basis": "constant", "base_year": "2015"}, "constant prices of 2015"),
        ({"valuation": "cif"}, "CIF"),
        (
            {"value": Quantity("5E6", "USD", rounded_to="1E6"), "valuation": "fob"},
            "FOB, rounded to 1 million US dollars",
        ),
    ],
)
def test_a_figure_is_printed_with_its_basis(fields: dict[str, Any], notes: str) -> None:
    """Prices, valuation and rounding are notes to the value."""
    figure = make_trade_figure(reporter="NL", partner="US", **fields)
    value = figure.value
    entry = f"The Netherlands' exports to the United States: {value} (2001, reported by the Netherlands, {notes})."
    assert render_figure(ARCHIVE, figure) == entry

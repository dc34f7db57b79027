"""The entries of a brief: what is said of each record."""

import re

import pytest
from tests.brief.samples import CITED, archive_of_words

from diplomacy import Citation, Participant, Quantity, Statement, TradeFigure, relations
from diplomacy.brief.entries import render_figure, render_statement
from diplomacy.fixtures import ARCHIVE


@pytest.mark.parametrize(
    "words",
    [
        "brokered by Fictional state XC",
        "host: Words club",
        "organizer: Words club",
        "on the sidelines of: Words",
        "concluded at: Words",
        "amends: Words",
        "instrument: Words",
        "signed by Words one in 2003",
        "planned to be proposed",
        "Words one: member of the Words club.",
        "5 persons; according to Words",
        "Fictional state XA's trade with Fictional state XB, exports and imports: 5 US dollars (reported by Fictional state XA).",
        "Words (Words one) said to the Words of Words other: Words",
    ],
)
def test_entries_of_an_archive_of_words(words: str) -> None:
    """Details of a record are named with what they are."""
    archive = archive_of_words("Words")
    pages = [str(archive.relations(*pair)) for pair in (("one", "other"), ("XA", "XB"))]
    assert words in " ".join(" ".join(pages).split())


def test_figures_are_as_exact_as_the_source() -> None:
    """Two figures of one day that do not agree are both printed, each as it was stated."""
    page = " ".join(str(relations("KR", "TR")).split())
    for value in ("nearly 15 billion US dollars", "more than 10 billion US dollars"):
        assert f"Türkiye's trade with South Korea, exports and imports: {value} (as of" in page


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
        summary="More aid.",
        citations=[
            Citation("ankara-2025", 1, fields=["summary"], attributed_to="a spokesperson"),
            Citation("ankara-2025", 2, fields=["kind"], attributed_to="a spokesperson"),
        ],
    )
    assert render_statement(ARCHIVE, statement) == (
        "The United States pledged to South Korea and Türkiye (according to a spokesperson): "
        "More aid."
    )


def test_no_entry_shows_a_value_of_the_code() -> None:
    """No entry of a shipped brief shows None, a term's class, or two marks in a row."""
    for pair in (("KR", "TR"), ("KG", "KR"), ("RU", "TR"), ("TR", "SY"), ("BY", "sco")):
        page = str(relations(*pair))
        assert not re.search(r"None|Stage\.|\(\)|;;|, ,|\.\.|: ;", page)

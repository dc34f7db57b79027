"""Tests of the basis of a field: its best sufficient citation, or its weakest part."""

from typing import Any, Final

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from diplomacy import Archive, Basis, Citation, Meeting, Milestone, Participant, Quantity, Source
from diplomacy.dates import PartialDate, Period
from diplomacy.fixtures import ARCHIVE
from diplomacy.provenance import explain
from diplomacy.provenance.sufficiency import is_sufficient, weakest
from diplomacy.records import Agreement, Cited, TradeFigure

ARTICLE: Final = Source(id="article", publisher="The Press", published="2031")
LIST: Final = Source(id="list", publisher="A list", url="https://example.org/list")
BASES: Final = tuple(Basis)


def cite(
    *fields: str, basis: str = "stated", paragraph: int = 1, quote: str | None = None
) -> Citation:
    """Return a citation of the article, or of the list if it is external."""
    if basis == "external":
        return Citation("list", fields=fields, basis=basis, note="Looked up.")
    note = None if basis == "stated" else "It follows."
    return Citation("article", paragraph, quote, fields=fields, basis=basis, note=note)


def basis_in(record: Cited, path: str) -> Basis | None:
    """Return the basis of the only explanation of a path."""
    [explanation] = explain(Archive([ARTICLE, LIST, record]), record.id, path)
    return explanation.basis


def meeting(*citations: Citation, **fields: Any) -> Meeting:
    """Return a meeting of two fictional countries."""
    fields.setdefault("participants", [Participant("XA"), Participant("XB")])
    return Meeting(id="talks", title="Talks", citations=[cite("title"), *citations], **fields)


# --- the best citation --------------------------------------------------------------------------


@given(st.lists(st.sampled_from(BASES), min_size=1, unique=True))
@settings(max_examples=40)
def test_a_field_has_the_basis_of_its_best_citation(bases: list[Basis]) -> None:
    """In any order, the strongest basis decides what any one citation can support."""
    citations = [cite("place", basis=str(basis), paragraph=i) for i, basis in enumerate(bases, 1)]
    record = meeting(*citations, place="Xaville")
    assert basis_in(record, "place") is min(bases, key=BASES.index)


@given(
    st.lists(st.sampled_from(BASES), min_size=1, unique=True),
    st.sampled_from(("stated", "inferred")),
)
@settings(max_examples=40)
def test_another_citation_never_weakens_a_field(bases: list[Basis], basis: str) -> None:
    """A citation that is added leaves the basis as it is, or strengthens it."""
    citations = [cite("place", basis=str(each)) for each in bases]
    before = basis_in(meeting(*citations, place="Xaville"), "place")
    more = cite("place", basis=basis, paragraph=9)
    after = basis_in(meeting(*citations, more, place="Xaville"), "place")
    assert before
    assert after
    assert BASES.index(after) <= BASES.index(before)


def test_a_citation_of_the_whole_participant_supports_each_of_its_parts() -> None:
    """A note on the leader does not lower the party that a paragraph states."""
    record = meeting(
        cite("participants[0]"),
        cite("participants[0].party", basis="inferred", paragraph=2),
        cite("participants[1]", basis="inferred"),
    )
    assert basis_in(record, "participants[0].party") is Basis.STATED
    assert basis_in(record, "parties") is Basis.INFERRED


def test_weakest_is_the_last_of_the_bases() -> None:
    """External is the weakest basis, stated the strongest."""
    assert weakest(BASES) is Basis.EXTERNAL
    assert weakest([Basis.STATED]) is Basis.STATED


# --- the parts of a value -----------------------------------------------------------------------


def test_the_weakest_part_decides_for_the_whole_value() -> None:
    """A part that is cited separately counts with its own best citation."""
    number, unit = cite("value"), cite("value.unit", basis="inferred")

    def figure(*citations: Citation) -> TradeFigure:
        return TradeFigure(
            id="trade",
            reporter="XA",
            partner="XB",
            flow="total",
            kind="actual",
            value=Quantity(5, "USD"),
            citations=citations,
        )

    assert basis_in(figure(number, unit), "value") is Basis.INFERRED
    assert basis_in(figure(number, unit), "value.unit") is Basis.INFERRED
    assert basis_in(figure(number, unit), "value.number") is Basis.STATED
    stated_too = figure(number, unit, cite("value.unit", paragraph=2))
    assert basis_in(stated_too, "value") is Basis.STATED
    assert basis_in(stated_too, "value.unit") is Basis.STATED


# --- dates --------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("quote", "value", "expected"),
    [
        ("on 24 November 2031", Period("2031-11-24"), True),
        ("on November 24", Period("2031-11-24"), False),
        ("in November 2031", Period("2031-11-24"), False),
        ("on Monday", Period("2031-11-24"), False),
        ("held talks", Period("2031-11-24"), False),
        ("in September 2031", PartialDate("2031-09"), True),
        ("in 2031", PartialDate("2031-09"), False),
        ("in June", PartialDate("2031-06"), False),
        ("since 2012", Period("2012/.."), True),
        ("since 2013", Period("2012/.."), False),
        ("discontinued in 2014", PartialDate("2014"), True),
        ("about 2014", PartialDate("2014~"), True),
        ("from 3 May 2031 to 5 May 2031", Period("2031-05-03/2031-05-05"), True),
        ("from 3 May 2031", Period("2031-05-03/2031-05-05"), False),
        ("by 2031", PartialDate("[..2031-11-24]"), True),
        ("welcomed", PartialDate("[..2031-11-24]"), False),
        ("last May", "Summit of May 2031", False),
        ("in May 2031", "Summit of May 2031", True),
        ("last May", "Summit in Xaville", True),
        ("three", Quantity(3, "persons"), True),
    ],
)
def test_a_quotation_is_sufficient_if_it_has_all_of_a_date(
    quote: str, value: object, expected: bool
) -> None:
    """The year, month and day of the value are in the quotation, as far as the value has them."""
    assert is_sufficient(cite("period", quote=quote), value) is expected
    assert is_sufficient(cite("period", quote=quote, basis="inferred"), value) is expected


def test_without_a_quotation_a_paragraph_has_all_of_a_date_and_an_inference_has_not() -> None:
    """Only the note of an inference says how it follows, so another citation comes first."""
    day = Period("2031-11-24")
    assert is_sufficient(cite("period"), day)
    assert is_sufficient(cite("period", basis="external"), day)
    assert not is_sufficient(cite("period", basis="inferred"), day)


@pytest.mark.parametrize(
    ("citations", "expected"),
    [
        ([cite("period", quote="November 24"), cite("period", basis="external")], "external"),
        ([cite("period", quote="24 November 2031"), cite("period", basis="external")], "stated"),
        ([cite("period", basis="inferred"), cite("period", basis="external")], "external"),
        ([cite("period", quote="November 24"), cite("period", basis="inferred")], "inferred"),
        ([cite("period", basis="inferred")], "inferred"),
        ([cite("period", quote="November 24")], "stated"),
    ],
)
def test_a_date_of_which_each_citation_has_a_part_needs_them_all(
    citations: list[Citation], expected: str
) -> None:
    """A day without its year is as weak as the citation of the year."""
    record = meeting(*citations, period="2031-11-24")
    assert basis_in(record, "period") is Basis(expected)


def test_the_stage_and_the_date_of_a_milestone_are_judged_apart() -> None:
    """An external year lowers the date only."""
    record = Agreement(
        id="treaty",
        title="A treaty",
        parties=["XA", "XB"],
        history=[Milestone("signed", "2031-08-01")],
        citations=[
            cite("title", "parties"),
            cite("history[0]", quote="signed on 1 August"),
            cite("history[0].date", basis="external"),
        ],
    )
    assert basis_in(record, "history[0].stage") is Basis.STATED
    assert basis_in(record, "signed_on") is Basis.EXTERNAL


# --- the shipped records ------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("id", "path", "expected"),
    [
        ("2025-cs-wind-enerjisa-wind-mou", "parties", "stated"),
        ("2025-cs-wind-enerjisa-wind-mou", "stage", "stated"),
        ("2025-kepco-tr-utility-nuclear-mou", "parties", "stated"),
        ("kr-kg-comprehensive-partnership", "designation", "stated"),
        ("2025-11-24-kr-tr-summit", "period", "external"),
        ("2024-07-03-ru-tr-summit", "period", "external"),
        ("2018-05-kr-tr-summit", "title", "external"),
        ("tr-sco", "period", "stated"),
    ],
)
def test_a_note_on_another_paragraph_does_not_lower_a_stated_field(
    id: str, path: str, expected: str
) -> None:
    """Identity notes and other reports leave what a paragraph states; a missing year does not."""
    assert {explanation.basis for explanation in ARCHIVE.explain(id, path)} == {Basis(expected)}

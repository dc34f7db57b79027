"""Tests of explanations: the value of a field, its basis and the citations behind it."""

import json
import os
import subprocess
import sys
from collections.abc import Iterator
from typing import Any, Final

import attrs
import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from tests.strategies import paths

from diplomacy import (
    Agreement,
    Archive,
    Basis,
    Citation,
    DiplomacyError,
    Leader,
    Meeting,
    Milestone,
    Organization,
    PartialDate,
    Participant,
    Partnership,
    Quantity,
    Source,
    Stage,
    Tenure,
    TradeFigure,
    UnknownRecord,
)
from diplomacy.cli import main
from diplomacy.errors import InvalidId
from diplomacy.fixtures import ARCHIVE
from diplomacy.provenance import Explanation, audit, citable_paths, explain, value_at
from diplomacy.records import Cited

CITED: Final = tuple(record for record in ARCHIVE if not isinstance(record, Source))
WEAKNESS: Final = {Basis.STATED: 0, Basis.INFERRED: 1, Basis.EXTERNAL: 2}

ARTICLE: Final = Source(id="article", publisher="The Press", title="A report", published="2024")
LIST: Final = Source(id="list", publisher="A list", url="https://example.org/list")


def stated(paragraph: int, *fields: str, exact: str | None = None) -> Citation:
    return Citation("article", paragraph, exact, fields=fields)


def inferred(paragraph: int, *fields: str) -> Citation:
    return Citation("article", paragraph, fields=fields, basis="inferred", note="It follows.")


def external(*fields: str) -> Citation:
    return Citation("list", fields=fields, basis="external", note="Looked up.")


def treaty(*citations: Citation, history: tuple[Milestone, ...]) -> Agreement:
    return Agreement(
        id="treaty", title="A treaty", parties=["XA", "XB"], history=history, citations=citations
    )


def archive(*records: Cited) -> Archive:
    return Archive([ARTICLE, LIST, *records])


def explain_one(record: Cited, path: str) -> Explanation:
    """Return the only explanation of a path of a record."""
    [explanation] = explain(archive(record), record.id, path)
    return explanation


def are_nested(left: str, right: str) -> bool:
    """Return whether two paths are the same, or one is under the other."""
    long, short = sorted((left, right), key=len, reverse=True)
    return long == short or long.startswith((f"{short}.", f"{short}["))


def shipped_explanations(path: str | None = None) -> Iterator[tuple[Cited, Explanation]]:
    """Yield every explanation of every shipped record."""
    for record in CITED:
        for explanation in ARCHIVE.explain(record.id, path):
            yield record, explanation


# --- the shipped records ------------------------------------------------------------------------


def test_a_record_is_explained_field_by_field() -> None:
    """Without a field, `explain` explains each citable path, in order."""
    for record in CITED:
        whole = ARCHIVE.explain(record.id)
        assert tuple(e.path for e in whole) == citable_paths(record)
        assert {e.id for e in whole} == {record.id}
        for explanation in whole:
            assert ARCHIVE.explain(record.id, explanation.path) == (explanation,)


def test_an_explanation_has_the_value_of_its_field() -> None:
    """Each explanation has the very value that is at its path."""
    for record, explanation in shipped_explanations():
        value = value_at(record, explanation.path)
        assert explanation.value == value
        assert type(explanation.value) is type(value)


def test_the_basis_is_that_of_one_of_the_citations() -> None:
    """A field has the basis of a citation of it, and each basis occurs."""
    bases = set()
    for _, explanation in shipped_explanations():
        assert explanation.basis in {support.citation.basis for support in explanation.support}
        bases.add(explanation.basis)
    assert bases == set(Basis)


def test_an_explanation_has_all_citations_of_its_field() -> None:
    """The support is every citation of the field or a part of it, in order, with its source."""
    for record, explanation in shipped_explanations():
        assert explanation.derived_from == ()
        expected = tuple(
            citation
            for citation in record.citations
            if any(are_nested(path, explanation.path) for path in citation.fields)
        )
        assert tuple(support.citation for support in explanation.support) == expected
        for support in explanation.support:
            assert support.source == ARCHIVE[support.citation.source]


def test_an_explanation_prints_everything_about_its_citations() -> None:
    """The text has id, path, basis, source, paragraph, quotation, attribution and note."""
    for record, explanation in shipped_explanations():
        text = str(explanation)
        assert text.startswith(f"{record.id}, {explanation.path}: ")
        assert f"({explanation.basis}" in text.splitlines()[0]
        for support in explanation.support:
            citation, source = support.citation, support.source
            assert f"[{source.id}]" in text
            if citation.paragraph is not None:
                assert f", paragraph {citation.paragraph}\n" in f"{text}\n"
            else:
                assert f"<{source.url}>" in text
            for words in (citation.quote, citation.attributed_to, citation.note):
                assert words is None or words in text


def test_an_explanation_prints_values_as_text() -> None:
    """Roles, days and amounts are printed as words and numbers, not as Python code."""
    for _, explanation in shipped_explanations():
        value = str(explanation).splitlines()[0].split(": ", 1)[1]
        assert "(" not in value.rsplit(" (", 1)[0] or isinstance(explanation.value, str), value


def test_a_set_of_roles_is_printed_in_alphabetical_order() -> None:
    """The roles of a tenure are printed as slugs, always in the same order."""
    who = Leader(
        id="who",
        name="A person",
        tenures=[Tenure("President", {"head-of-state", "head-of-government"}, "XA")],
        citations=[stated(1, "name", "tenures[0]")],
    )
    line = str(explain_one(who, "tenures[0].roles")).splitlines()[0]
    assert line == "who, tenures[0].roles: head-of-government, head-of-state (stated)"


def test_explanations_do_not_depend_on_the_hash_seed() -> None:
    """The text is the same in every process, whatever the order of sets."""
    program = (
        "from diplomacy.fixtures import ARCHIVE\n"
        "for leader in ARCHIVE.leaders:\n"
        "    for why in ARCHIVE.explain(leader.id):\n"
        "        print(ascii(str(why)))\n"
    )
    printed = {
        subprocess.run(
            [sys.executable, "-c", program],
            env={**os.environ, "PYTHONHASHSEED": seed},
            capture_output=True,
            check=True,
        ).stdout
        for seed in ("1", "2")
    }
    assert len(printed) == 1


# --- derived fields -----------------------------------------------------------------------------


@pytest.mark.parametrize("name", ["signed_on", "entered_into_force_on", "terminated_on", "stage"])
def test_a_derived_field_is_explained_by_its_milestone(name: str) -> None:
    """A derived field has the value, the basis and the support of its milestone."""
    seen = 0
    staged: tuple[Agreement | Partnership, ...] = (*ARCHIVE.agreements, *ARCHIVE.partnerships)
    for record in staged:
        value = getattr(record, name, None)
        if value is None:
            continue
        [explanation] = ARCHIVE.explain(record.id, name)
        [path] = explanation.derived_from
        assert explanation.path == name
        assert explanation.value == value == value_at(record, path)
        [own] = ARCHIVE.explain(record.id, path)
        assert (explanation.basis, explanation.support) == (own.basis, own.support)
        assert path in str(explanation).splitlines()[0]
        seen += 1
    assert seen or name in ("entered_into_force_on", "terminated_on")


def test_the_parties_of_a_meeting_are_explained_by_its_participants() -> None:
    """The parties of a meeting have the weakest basis of its participants."""
    for meeting in ARCHIVE.meetings:
        if not meeting.participants:
            continue
        [explanation] = ARCHIVE.explain(meeting.id, "parties")
        assert explanation.value == meeting.parties
        several = [f"participants[{i}].party" for i in range(len(meeting.participants))]
        assert list(explanation.derived_from) == several
        bases = [ARCHIVE.explain(meeting.id, path)[0].basis for path in several]
        assert explanation.basis is max((b for b in bases if b), key=lambda b: WEAKNESS[b])


def test_derived_fields_come_from_the_deciding_milestone() -> None:
    """The stage comes from the last step that is done, a date from its own step."""
    record = treaty(
        stated(1, "title", "parties"),
        stated(2, "history[0]"),
        inferred(3, "history[1]"),
        external("history[1].date"),
        stated(4, "history[2]"),
        stated(5, "history[3]"),
        history=(
            Milestone("agreed", "2010"),
            Milestone("signed", "2012-08-01"),
            Milestone("in-force", "2013-05"),
            Milestone("terminated", "2030", planned=True),
        ),
    )
    signed = explain_one(record, "signed_on")
    assert signed.value == PartialDate("2012-08-01")
    assert signed.derived_from == ("history[1].date",)
    assert signed.basis is Basis.EXTERNAL
    assert [p.citation.paragraph for p in signed.support] == [3, None]
    force = explain_one(record, "entered_into_force_on")
    assert (force.value, force.basis) == (PartialDate("2013-05"), Basis.STATED)
    stage = explain_one(record, "stage")
    assert (stage.value, stage.derived_from) == (Stage.IN_FORCE, ("history[2].stage",))
    with pytest.raises(InvalidId):
        explain_one(record, "terminated_on")


def test_an_act_of_one_party_explains_the_stage_only_if_the_whole_did_nothing() -> None:
    """The ratification of one party is not the stage of an agreement that was signed."""
    record = treaty(
        stated(1, "title", "parties", "history[0]"),
        stated(2, "history[1]"),
        history=(Milestone("signed", "2012"), Milestone("ratified", "2013", party="XA")),
    )
    assert explain_one(record, "stage").derived_from == ("history[0].stage",)
    severed = Partnership(
        id="ties",
        kind="diplomatic-relations",
        parties=["XA", "XB"],
        history=[Milestone("severed", "2001", party="XB")],
        citations=[stated(1, "kind", "parties", "history[0]")],
    )
    assert (explain_one(severed, "stage").value, explain_one(severed, "stage").derived_from) == (
        Stage.SEVERED,
        ("history[0].stage",),
    )


def test_a_derived_field_without_a_value_cannot_be_explained() -> None:
    """A signature that is undated or missing raises InvalidId."""
    unsigned = treaty(
        stated(1, "title", "parties", "history[0]"), history=(Milestone("agreed", "2012"),)
    )
    undated = treaty(stated(1, "title", "parties", "history[0]"), history=(Milestone("signed"),))
    for record in (unsigned, undated):
        assert record.signed_on is None
        with pytest.raises(InvalidId):
            explain_one(record, "signed_on")


# --- support ------------------------------------------------------------------------------------


def test_an_external_year_makes_a_stated_day_external() -> None:
    """Only the field that the external citation names is external."""
    record = treaty(
        stated(1, "title", "parties", "history[0]", exact="on 1 August"),
        external("history[0].date"),
        history=(Milestone("signed", "2012-08-01"),),
    )
    date = explain_one(record, "history[0].date")
    assert (date.basis, len(date.support)) == (Basis.EXTERNAL, 2)
    assert explain_one(record, "history[0].stage").basis is Basis.STATED
    stage, whole = explain(archive(record), "treaty", "history[0]")
    assert (stage.path, whole.path) == ("history[0].stage", "history[0].date")
    assert "on 1 August" in str(date)
    assert "Looked up." in str(date)


def test_a_field_without_a_citation_is_unsupported() -> None:
    """An uncited field has no basis, and its text says "unsupported"."""
    record = treaty(stated(1, "title"), history=(Milestone("signed", "2012"),))
    explanation = explain_one(record, "parties[0]")
    assert (explanation.basis, explanation.support) == (None, ())
    assert "unsupported" in str(explanation)


@pytest.mark.parametrize("whole", ["history", "history[0]", "history[0].date"])
def test_explain_and_audit_agree_on_what_is_supported(whole: str) -> None:
    """A field has a basis exactly if the audit does not report it."""
    record = treaty(stated(1, "title", "parties", whole), history=(Milestone("signed", "2012"),))
    wanting = {finding.path for finding in audit(archive(record))}
    for explanation in explain(archive(record), "treaty"):
        assert (explanation.basis is None) is (explanation.path in wanting), explanation.path


def figure(*citations: Citation) -> TradeFigure:
    return TradeFigure(
        id="figure",
        reporter="XA",
        partner="XB",
        flow="total",
        value=Quantity(5, "USD"),
        kind="actual",
        citations=citations,
    )


def test_a_weaker_part_lowers_the_value_but_not_the_other_parts() -> None:
    """An amount with an inferred currency is inferred, but its number is stated."""
    record = figure(
        stated(1, "reporter", "partner", "flow", "kind", "value"), inferred(1, "value.unit")
    )
    assert explain_one(record, "value").basis is Basis.INFERRED
    assert explain_one(record, "value.unit").basis is Basis.INFERRED
    number = explain_one(record, "value.number")
    assert [support.citation.basis for support in number.support] == [Basis.STATED]


def test_a_part_does_not_support_the_whole() -> None:
    """An amount of which only the currency is cited is unsupported."""
    record = figure(stated(1, "reporter", "partner", "flow", "kind", "value.unit"))
    assert [f.path for f in audit(archive(record))] == ["value"]
    assert explain_one(record, "value").basis is None


# --- errors -------------------------------------------------------------------------------------


def test_an_unknown_record_or_a_source_cannot_be_explained() -> None:
    """The error names the id."""
    with pytest.raises(UnknownRecord, match="kr-tr-ftaa"):
        ARCHIVE.explain("kr-tr-ftaa")
    with pytest.raises(InvalidId, match="ankara-2025"):
        ARCHIVE.explain("ankara-2025")


@pytest.mark.parametrize(
    "path",
    ["", "no_such_field", "history[99]", "history[0].colour", "concluded_at", "citations", "id"],
)
def test_a_path_without_a_citable_value_cannot_be_explained(path: str) -> None:
    """A field that is missing, not set or not citable raises InvalidId."""
    with pytest.raises(InvalidId):
        ARCHIVE.explain("kr-tr-fta", path)


@settings(max_examples=50)
@given(paths() | st.text(max_size=30))
@example("history[" + "9" * 5000 + "]")
@example("history[0].date.latest")
@example("history[0].date.latest.year")
@example("parties[0].official_name")
def test_any_path_is_explained_or_raises(path: str) -> None:
    """Any text gives explanations that print, or raises an error of this library."""
    try:
        explanations = ARCHIVE.explain("kr-tr-fta", path)
    except DiplomacyError:
        return
    assert explanations
    assert all(are_nested(e.path, path) and str(e) for e in explanations)


@pytest.mark.parametrize("path", [7, b"title", ["title"]])
def test_a_path_must_be_a_string(path: Any) -> None:
    """A path of another type raises an error of this library."""
    with pytest.raises(DiplomacyError):
        ARCHIVE.explain("kr-tr-fta", path)


def test_an_explanation_is_an_immutable_value() -> None:
    """Explanations are equal, hashable and frozen."""
    first, second = (ARCHIVE.explain("kr-tr-fta", "title")[0] for _ in range(2))
    assert first == second
    assert hash(first) == hash(second)
    with pytest.raises(attrs.exceptions.FrozenInstanceError):
        first.id = "other"  # type: ignore[misc]


# --- the command --------------------------------------------------------------------------------


def test_the_command_prints_the_explanations(capsys: pytest.CaptureFixture[str]) -> None:
    """`diplomacy explain` prints what `explain` returns, for one field or all."""
    id = "2025-kepco-tr-utility-nuclear-mou"
    assert main(["explain", id, "signed_on"]) == 0
    assert capsys.readouterr().out == f"{ARCHIVE.explain(id, 'signed_on')[0]}\n"
    assert main(["explain", id]) == 0
    assert capsys.readouterr().out == "".join(f"{e}\n" for e in ARCHIVE.explain(id))


def test_the_command_prints_json(capsys: pytest.CaptureFixture[str]) -> None:
    """The JSON has an object for each path, with value, basis and support."""
    for record in CITED[::5]:
        assert main(["explain", record.id, "--json"]) == 0
        printed = json.loads(capsys.readouterr().out)
        assert [part["path"] for part in printed] == list(citable_paths(record))
        for part, explanation in zip(printed, ARCHIVE.explain(record.id), strict=True):
            assert part["basis"] == str(explanation.basis)
            assert len(part["support"]) == len(explanation.support)


def test_the_json_of_support_names_citation_and_source() -> None:
    """The support in the JSON has a citation and a source."""
    from diplomacy.formats import to_plain

    [support] = to_plain(ARCHIVE.explain("kr-tr-fta", "title")[0])["support"]
    assert isinstance(support, dict)
    assert set(support) == {"citation", "source"}


def test_the_command_reports_an_unknown_record_or_field(capsys: pytest.CaptureFixture[str]) -> None:
    """An unknown id or path gives exit code 2 and one line that names it."""
    for arguments, named in ((["no-such-id"], "no-such-id"), (["kr-tr-fta", "colour"], "colour")):
        assert main(["explain", *arguments]) == 2
        captured = capsys.readouterr()
        assert captured.out == ""
        assert named in captured.err
        assert len(captured.err.splitlines()) == 1


def test_a_meeting_without_participants_has_no_parties_to_explain() -> None:
    """Empty derived parties raise InvalidId."""
    meeting = Meeting(
        id="talks", title="Talks", format="bilateral", citations=[stated(1, "title", "format")]
    )
    with pytest.raises(InvalidId):
        explain_one(meeting, "parties")
    attended = attrs.evolve(meeting, participants=[Participant("XA")])
    assert explain_one(attended, "parties").basis is None


def test_the_text_of_an_explanation() -> None:
    """A complete example, line by line."""
    firm = Organization(
        id="firm",
        name="A firm",
        kind="company",
        citations=[
            Citation(
                "article",
                3,
                "the firm",
                fields=["name", "kind"],
                basis="inferred",
                note="It sells.",
                attributed_to="its owner",
            ),
            external("kind"),
        ],
    )
    assert str(explain_one(firm, "kind")).splitlines() == [
        "firm, kind: company (inferred)",
        "  inferred: The Press, “A report” (2024) [article], paragraph 3",
        "    words: “the firm”",
        "    credited to: its owner",
        "    note: It sells.",
        "  external: A list [list] <https://example.org/list>",
        "    note: Looked up.",
    ]


def test_a_later_ratification_does_not_explain_a_stage_in_force() -> None:
    """The stage of an agreement in force rests on its entry into force."""
    cited = stated(1, "title", "parties", "history[0]", "history[1]")
    late = (Milestone("in-force", "2013"), Milestone("ratified", "2014"))
    why = explain_one(treaty(cited, history=late), "stage")
    assert (why.value, why.derived_from) == (Stage.IN_FORCE, ("history[0].stage",))


def test_explanations_print_one_below_the_other() -> None:
    """The text of several explanations is that of each, on their own lines."""
    printed = str(ARCHIVE.explain("kr-tr-fta", "history"))
    assert printed.startswith("kr-tr-fta, history[0].stage: signed (external)")
    assert "kr-tr-fta, history[0].date: 2012-08-01 (external)" in printed

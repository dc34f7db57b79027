"""Why a field is what it is: value, basis, source, paragraph, words, whom, and the reason."""

import json
import os
import subprocess
import sys
from collections.abc import Iterator
from typing import Any, Final

import attrs
import pytest
from hypothesis import example, given
from hypothesis import strategies as st

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
from diplomacy.provenance import Explanation, audit, explain, paths, value_at
from diplomacy.records import Cited

CITED: Final = tuple(record for record in ARCHIVE if not isinstance(record, Source))
WEAKER: Final = {Basis.STATED: 0, Basis.INFERRED: 1, Basis.EXTERNAL: 2}

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


def only(record: Cited, path: str) -> Explanation:
    """Return the one explanation of a path of a record."""
    [explanation] = explain(archive(record), record.id, path)
    return explanation


def weakest(explanation: Explanation) -> Basis | None:
    """Return the weakest basis of the proofs of an explanation."""
    bases = [proof.citation.basis for proof in explanation.proofs]
    return max(bases, key=lambda basis: WEAKER[basis], default=None)


def near(one: str, other: str) -> bool:
    """Return whether two paths are one, or one lies under the other."""
    long, short = sorted((one, other), key=len, reverse=True)
    return long == short or long.startswith((f"{short}.", f"{short}["))


def explained(path: str | None = None) -> Iterator[tuple[Cited, Explanation]]:
    """Give every explanation of every shipped record."""
    for record in CITED:
        for explanation in ARCHIVE.explain(record.id, path):
            yield record, explanation


# --- every shipped fact -------------------------------------------------------------------------


def test_a_record_is_explained_path_by_path() -> None:
    """To ask about a record is to ask about each path of it, in order."""
    for record in CITED:
        whole = ARCHIVE.explain(record.id)
        assert tuple(e.path for e in whole) == paths(record)
        assert {e.id for e in whole} == {record.id}
        for explanation in whole:
            assert ARCHIVE.explain(record.id, explanation.path) == (explanation,)


def test_the_value_explained_is_the_value_there() -> None:
    """Each explanation has the very value that stands at its path."""
    for record, explanation in explained():
        value = value_at(record, explanation.path)
        assert explanation.value == value
        assert type(explanation.value) is type(value)


def test_the_basis_is_the_weakest_of_the_proofs() -> None:
    """What rests on several citations rests on the weakest of them; nothing rests on none."""
    bases = set()
    for _, explanation in explained():
        assert explanation.proofs
        assert explanation.basis is weakest(explanation)
        bases.add(explanation.basis)
    assert bases == set(Basis)


def test_every_proof_concerns_the_path_and_none_is_left_out() -> None:
    """The proofs are the record's own citations of that place, in its order, with their sources."""
    for record, explanation in explained():
        assert explanation.derived_from == ()
        expected = tuple(
            citation
            for citation in record.citations
            if any(near(path, explanation.path) for path in citation.fields)
        )
        assert tuple(proof.citation for proof in explanation.proofs) == expected
        for proof in explanation.proofs:
            assert proof.source == ARCHIVE[proof.citation.source]


def test_an_explanation_prints_the_whole_chain() -> None:
    """Id, path, basis, source, paragraph, words, credit and note can all be read."""
    for record, explanation in explained():
        text = str(explanation)
        assert text.startswith(f"{record.id}, {explanation.path}: ")
        assert f"({explanation.basis}" in text.splitlines()[0]
        for proof in explanation.proofs:
            citation, source = proof.citation, proof.source
            assert f"[{source.id}]" in text
            if citation.paragraph is not None:
                assert f", paragraph {citation.paragraph}\n" in f"{text}\n"
            else:
                assert f"<{source.url}>" in text
            for words in (citation.quote, citation.attributed_to, citation.note):
                assert words is None or words in text


def test_an_explanation_prints_values_and_not_code() -> None:
    """The value is printed as a reader writes it: roles, days and sums are words and figures."""
    for _, explanation in explained():
        value = str(explanation).splitlines()[0].split(": ", 1)[1]
        assert "(" not in value.rsplit(" (", 1)[0] or isinstance(explanation.value, str), value


def test_a_set_of_roles_is_printed_as_words() -> None:
    """The roles of a tenure are printed as slugs, always in the same order."""
    who = Leader(
        id="who",
        name="A person",
        tenures=[Tenure("President", {"head-of-state", "head-of-government"}, "XA")],
        citations=[stated(1, "name", "tenures[0]")],
    )
    line = str(only(who, "tenures[0].roles")).splitlines()[0]
    assert line == "who, tenures[0].roles: head-of-government, head-of-state (stated)"


def test_explanations_are_printed_alike_in_every_process() -> None:
    """What is printed does not depend on the order in which Python keeps a set."""
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
        for seed in ("1", "2", "3")
    }
    assert len(printed) == 1


# --- derived fields -----------------------------------------------------------------------------


@pytest.mark.parametrize("name", ["signed_on", "entered_into_force_on", "terminated_on", "stage"])
def test_a_derived_field_is_explained_by_its_milestone(name: str) -> None:
    """A derived field has the value, the basis and the proofs of the milestone it comes from."""
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
        assert (explanation.basis, explanation.proofs) == (own.basis, own.proofs)
        assert path in str(explanation).splitlines()[0]
        seen += 1
    assert seen or name in ("entered_into_force_on", "terminated_on")


def test_the_parties_of_a_meeting_are_explained_by_its_participants() -> None:
    """The parties of a meeting derive from its participants, and rest on the weakest proved."""
    for meeting in ARCHIVE.meetings:
        if not meeting.participants:
            continue
        [explanation] = ARCHIVE.explain(meeting.id, "parties")
        assert explanation.value == meeting.parties
        several = [f"participants[{i}].party" for i in range(len(meeting.participants))]
        assert list(explanation.derived_from) == several
        bases = [ARCHIVE.explain(meeting.id, path)[0].basis for path in several]
        assert explanation.basis is max((b for b in bases if b), key=lambda b: WEAKER[b])


def test_derived_fields_come_from_the_milestone_that_decides() -> None:
    """Of a long history, the stage is of the last step done and the date of its own step."""
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
    signed = only(record, "signed_on")
    assert signed.value == PartialDate("2012-08-01")
    assert signed.derived_from == ("history[1].date",)
    assert signed.basis is Basis.EXTERNAL
    assert [p.citation.paragraph for p in signed.proofs] == [3, None]
    force = only(record, "entered_into_force_on")
    assert (force.value, force.basis) == (PartialDate("2013-05"), Basis.STATED)
    stage = only(record, "stage")
    assert (stage.value, stage.derived_from) == (Stage.IN_FORCE, ("history[2].stage",))
    with pytest.raises(InvalidId):
        only(record, "terminated_on")


def test_the_act_of_one_party_explains_only_where_the_whole_has_none() -> None:
    """A party's ratification is not the stage of a text that the whole has signed."""
    record = treaty(
        stated(1, "title", "parties", "history[0]"),
        stated(2, "history[1]"),
        history=(Milestone("signed", "2012"), Milestone("ratified", "2013", party="XA")),
    )
    assert only(record, "stage").derived_from == ("history[0].stage",)
    severed = Partnership(
        id="ties",
        kind="diplomatic-relations",
        parties=["XA", "XB"],
        history=[Milestone("severed", "2001", party="XB")],
        citations=[stated(1, "kind", "parties", "history[0]")],
    )
    assert (only(severed, "stage").value, only(severed, "stage").derived_from) == (
        Stage.SEVERED,
        ("history[0].stage",),
    )


def test_a_derived_field_without_a_value_is_refused() -> None:
    """There is nothing to explain in a day of signature that is not known, or of none."""
    unsigned = treaty(
        stated(1, "title", "parties", "history[0]"), history=(Milestone("agreed", "2012"),)
    )
    undated = treaty(stated(1, "title", "parties", "history[0]"), history=(Milestone("signed"),))
    for record in (unsigned, undated):
        assert record.signed_on is None
        with pytest.raises(InvalidId):
            only(record, "signed_on")


# --- what is proved, and what is not ------------------------------------------------------------


def test_the_weakest_needed_part_decides() -> None:
    """A day that the article states in a year that was looked up is external; the rest is not."""
    record = treaty(
        stated(1, "title", "parties", "history[0]", quote="on 1 August"),
        external("history[0].date"),
        history=(Milestone("signed", "2012-08-01"),),
    )
    date = only(record, "history[0].date")
    assert (date.basis, len(date.proofs)) == (Basis.EXTERNAL, 2)
    assert only(record, "history[0].stage").basis is Basis.STATED
    stage, whole = explain(archive(record), "treaty", "history[0]")
    assert (stage.path, whole.path) == ("history[0].stage", "history[0].date")
    assert "on 1 August" in str(date)
    assert "Looked up." in str(date)


def test_a_field_without_a_citation_is_said_to_be_unsupported() -> None:
    """In an archive of one's own, what no citation supports has no basis, and says so."""
    record = treaty(stated(1, "title"), history=(Milestone("signed", "2012"),))
    explanation = only(record, "parties[0]")
    assert (explanation.basis, explanation.proofs) == (None, ())
    assert "unsupported" in str(explanation)


@pytest.mark.parametrize("whole", ["history", "history[0]", "history[0].date"])
def test_explain_and_audit_agree_on_what_is_supported(whole: str) -> None:
    """A place has a basis just where the audit does not find it wanting."""
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


def test_a_part_of_a_value_lowers_the_value_and_not_its_other_parts() -> None:
    """A sum whose currency is inferred is inferred, and its number is stated all the same."""
    record = figure(
        stated(1, "reporter", "partner", "flow", "kind", "value"), inferred(1, "value.unit")
    )
    assert only(record, "value").basis is Basis.INFERRED
    assert only(record, "value.unit").basis is Basis.INFERRED
    number = only(record, "value.number")
    assert [proof.citation.basis for proof in number.proofs] == [Basis.STATED]


def test_a_part_alone_does_not_support_the_whole() -> None:
    """A sum of which only the currency is cited is not supported, as the audit says."""
    record = figure(stated(1, "reporter", "partner", "flow", "kind", "value.unit"))
    assert [f.path for f in audit(archive(record))] == ["value"]
    assert only(record, "value").basis is None


# --- what is refused ----------------------------------------------------------------------------


def test_no_such_record_is_refused_with_advice() -> None:
    """An unknown id is refused; a source, which needs no proof, is too."""
    with pytest.raises(UnknownRecord, match="kr-tr-ftaa"):
        ARCHIVE.explain("kr-tr-ftaa")
    with pytest.raises(InvalidId, match="ankara-2025"):
        ARCHIVE.explain("ankara-2025")


@pytest.mark.parametrize(
    "path",
    ["", "no_such_field", "history[99]", "history[0].colour", "concluded_at", "citations", "id"],
)
def test_a_path_with_nothing_to_explain_is_refused(path: str) -> None:
    """What is not there, not set, or needs no proof is refused by name."""
    with pytest.raises(InvalidId):
        ARCHIVE.explain("kr-tr-fta", path)


@given(st.text(max_size=30) | st.from_regex(r"[a-z_]+(\[[0-9]+\])?(\.[a-z_]+(\[[0-9]+\])?)*"))
@example("history[" + "9" * 5000 + "]")
@example("history[0].date.latest")
@example("history[0].date.latest.year")
@example("parties[0].official_name")
def test_any_path_is_explained_or_refused(path: str) -> None:
    """Any text for a path gives explanations that print, or an error of this library."""
    try:
        explanations = ARCHIVE.explain("kr-tr-fta", path)
    except DiplomacyError:
        return
    assert explanations
    assert all(near(e.path, path) and str(e) for e in explanations)


@pytest.mark.parametrize("path", [7, b"title", ["title"]])
def test_a_path_that_is_no_text_is_refused(path: Any) -> None:
    """What is no text at all is refused by an error of this library, as everywhere."""
    with pytest.raises(DiplomacyError):
        ARCHIVE.explain("kr-tr-fta", path)


def test_an_explanation_is_a_value() -> None:
    """Equal when asked twice, hashable, and not to be changed."""
    first, second = (ARCHIVE.explain("kr-tr-fta", "title")[0] for _ in range(2))
    assert first == second
    assert hash(first) == hash(second)
    with pytest.raises(attrs.exceptions.FrozenInstanceError):
        first.id = "other"  # type: ignore[misc]


# --- the command --------------------------------------------------------------------------------


def test_the_command_prints_what_the_archive_says(capsys: pytest.CaptureFixture[str]) -> None:
    """One field, or each of them, is printed as the explanations print."""
    id = "2025-kepco-tr-utility-nuclear-mou"
    assert main(["explain", id, "signed_on"]) == 0
    assert capsys.readouterr().out == f"{ARCHIVE.explain(id, 'signed_on')[0]}\n"
    assert main(["explain", id]) == 0
    assert capsys.readouterr().out == "".join(f"{e}\n" for e in ARCHIVE.explain(id))


def test_the_command_prints_json_of_every_record(capsys: pytest.CaptureFixture[str]) -> None:
    """As JSON there is an object a path, with value, basis, and a citation and source a proof."""
    for record in CITED[::5]:
        assert main(["explain", record.id, "--json"]) == 0
        told = json.loads(capsys.readouterr().out)
        assert [t["path"] for t in told] == list(paths(record))
        for one, explanation in zip(told, ARCHIVE.explain(record.id), strict=True):
            assert one["basis"] == str(explanation.basis)
            assert len(one["proofs"]) == len(explanation.proofs)


def test_the_json_of_a_proof_is_named() -> None:
    """In JSON a proof says which is the citation and which the source."""
    from diplomacy.formats.codec import plain

    [proof] = plain(ARCHIVE.explain("kr-tr-fta", "title")[0])["proofs"]
    assert isinstance(proof, dict)
    assert set(proof) == {"citation", "source"}


def test_the_command_refuses_what_is_not_there(capsys: pytest.CaptureFixture[str]) -> None:
    """An unknown id or path gives exit code 2 and one line that names it."""
    for arguments, named in ((["no-such-id"], "no-such-id"), (["kr-tr-fta", "colour"], "colour")):
        assert main(["explain", *arguments]) == 2
        captured = capsys.readouterr()
        assert captured.out == ""
        assert named in captured.err
        assert len(captured.err.splitlines()) == 1


def test_a_meeting_without_participants_has_no_parties_to_explain() -> None:
    """Nothing derives from nobody: asking for such parties is refused."""
    meeting = Meeting(
        id="talks", title="Talks", format="bilateral", citations=[stated(1, "title", "format")]
    )
    with pytest.raises(InvalidId):
        only(meeting, "parties")
    attended = attrs.evolve(meeting, participants=[Participant("XA")])
    assert only(attended, "parties").basis is None


def test_an_organization_is_explained_in_words() -> None:
    """One example in full: value, basis, source, paragraph, words, credit and note, line by line."""
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
    assert str(only(firm, "kind")).splitlines() == [
        "firm, kind: company (external)",
        "  inferred: The Press, “A report” (2024) [article], paragraph 3",
        "    words: “the firm”",
        "    credited to: its owner",
        "    note: It sells.",
        "  external: A list [list] <https://example.org/list>",
        "    note: Looked up.",
    ]


def test_a_stage_is_explained_by_the_milestone_it_rests_on() -> None:
    """In force and ratified afterwards, the stage rests on the entry into force."""
    cited = stated(1, "title", "parties", "history[0]", "history[1]")
    late = (Milestone("in-force", "2013"), Milestone("ratified", "2014"))
    why = only(treaty(cited, history=late), "stage")
    assert (why.value, why.derived_from) == (Stage.IN_FORCE, ("history[0].stage",))


def test_explanations_print_one_under_the_other() -> None:
    """What ``explain`` gives is printed for a person, however many fields it explains."""
    printed = str(ARCHIVE.explain("kr-tr-fta", "history"))
    assert printed.startswith("kr-tr-fta, history[0].stage: signed (inferred)")
    assert "kr-tr-fta, history[0].date: [..2025-11-24] (external)" in printed

"""Merging archives, replacing and removing records, and pickles of archives."""

import json
import os
import pickle
import subprocess
import sys
from collections.abc import Callable
from typing import Any, Final, cast

import attrs
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from diplomacy import (
    Agreement,
    Archive,
    ArchiveErrors,
    Citation,
    DiplomacyError,
    InvalidTerm,
    InvalidType,
    Leader,
    Meeting,
    Milestone,
    Organization,
    Participant,
    Partnership,
    Source,
    Summit,
    Tenure,
    UnknownRecord,
)
from diplomacy.errors import (
    ArchiveProblem,
    BelowLeaderLevel,
    DanglingReference,
    DuplicateId,
    InvalidId,
    MergeConflict,
    ReferenceCycle,
    WrongReference,
)
from diplomacy.fixtures import ARCHIVE
from diplomacy.integrity import iter_references
from diplomacy.provenance import audit
from diplomacy.records import Record
from diplomacy.testing import (
    make_agreement,
    make_archive,
    make_meeting,
    make_membership,
    make_statement,
    make_summit,
)
from diplomacy.testing import strategies as made

SOURCE: Final = Source(id="source")
CITED: Final = (Citation("source", 1, fields=["id"]),)
BODY: Final = Organization(id="body", name="A body", kind="other", citations=CITED)


def agreement(id: str, **more: Any) -> Agreement:
    given = {"title": "A text", "parties": ["XA", "XB"], "history": [Milestone("signed")]}
    return Agreement(id=id, **{**given, "citations": CITED, **more})


def tie(id: str, **more: Any) -> Partnership:
    given = {"kind": "alliance", "parties": ["XA", "XB"], "history": [Milestone("established")]}
    return Partnership(id=id, **{**given, "citations": CITED, **more})


def problems(act: Callable[[], object]) -> list[tuple[type, str, str]]:
    """Return the type, id and path of each problem that a function raises."""
    with pytest.raises(ArchiveErrors) as caught:
        act()
    found = cast("tuple[ArchiveProblem, ...]", caught.value.exceptions)
    return [(type(error), error.id, error.path) for error in found]


# --- merging ------------------------------------------------------------------------------------


def split_by_source(archive: Archive) -> list[Archive]:
    """Return the archives of the single sources of an archive."""
    return [archive.from_source(source.id) for source in archive.sources]


@settings(max_examples=30)
@given(made.archives(min_records=1), st.randoms(use_true_random=False))
def test_an_archive_is_the_merger_of_its_parts(archive: Archive, random: Any) -> None:
    """Overlapping parts merge to the archive in any order and number."""
    pieces = [
        *split_by_source(archive),
        *split_by_source(archive),
        archive.from_source(archive.sources[0].id),
    ]
    random.shuffle(pieces)
    uncited = [record for record in archive if isinstance(record, Source)]
    whole = Archive(uncited).merge(*pieces)
    assert whole == archive
    assert whole.dumps() == archive.dumps()


def test_the_shipped_articles_merge_into_the_shipped_archive() -> None:
    assert Archive.merge(*split_by_source(ARCHIVE)) == ARCHIVE
    assert Archive.merge(*split_by_source(ARCHIVE)[::-1]) == ARCHIVE


def test_the_operator_merges_two_archives() -> None:
    """Neither of the two changes."""
    left, right = Archive([SOURCE]), Archive([SOURCE, BODY])
    assert (left | right) == (right | left) == left.merge(right) == right
    assert len(left) == 1


def test_merging_no_archives_gives_an_empty_one() -> None:
    """Merging an empty archive adds nothing."""
    assert Archive().merge() == Archive()
    assert Archive().merge(ARCHIVE, Archive()) == ARCHIVE
    assert ARCHIVE.merge() == ARCHIVE


def test_different_records_with_one_id_are_rejected() -> None:
    """All conflicts are reported at once, each with all fields that differ."""
    left = Archive([SOURCE, BODY, agreement("text"), Source(id="same", title="T")])
    right = Archive(
        [
            attrs.evolve(SOURCE, title="Another", language="en"),
            BODY,
            agreement("text", kind="treaty", topics=["trade"], title="Another text"),
            Source(id="same", title="T"),
        ]
    )
    with pytest.raises(ArchiveErrors) as caught:
        Archive.merge(left, right)
    conflicts = caught.value.exceptions
    assert all(isinstance(conflict, MergeConflict) for conflict in conflicts)
    reported = {c.id: (c.path, c.fields) for c in conflicts if isinstance(c, MergeConflict)}
    assert reported == {
        "source": ("title, language", ("title", "language")),
        "text": ("title, kind", ("title", "kind")),
    }
    assert "text, title, kind" in str(caught.value)


def test_records_of_two_types_with_one_id_are_rejected() -> None:
    firm = attrs.evolve(BODY, id="same", citations=[Citation("source", 1, fields=["id"])])
    left, right = Archive([Source(id="same")]), Archive([SOURCE, firm])
    assert problems(lambda: left | right) == [(MergeConflict, "same", "type")]


def test_a_conflict_between_any_two_archives_is_found() -> None:
    """The conflicting archives need not be adjacent."""
    odd = Archive([attrs.evolve(SOURCE, title="Odd")])
    archives = [Archive([SOURCE]), *split_by_source(ARCHIVE), Archive([SOURCE, BODY]), odd]
    assert problems(lambda: Archive.merge(*archives)) == [(MergeConflict, "source", "title")]


@pytest.mark.parametrize("other", [None, [], [SOURCE], "archive", {}, SOURCE])
def test_only_archives_can_be_merged(other: Any) -> None:
    with pytest.raises(TypeError):
        ARCHIVE | other
    with pytest.raises(InvalidType):
        ARCHIVE.merge(other)


# --- records of one thing -----------------------------------------------------------------------


def organization(source: str, id: str = "un", **changes: Any) -> Archive:
    """Return an archive in which a source supports an organization."""
    fields: dict[str, Any] = {"name": "United Nations", "kind": "other", **changes}
    cited = [Citation(source, 1, fields=["name", "kind"])]
    return Archive([Source(id=source), Organization(id=id, **{"citations": cited, **fields})])


def leader(source: str, id: str, name: str, qid: str | None = "Q37181", **changes: Any) -> Archive:
    """Return an archive in which a source supports a person."""
    identifiers = [f"wikidata:{qid}"] if qid else []
    cited = [Citation(source, 1, fields=["name"])]
    fields = {"name": name, "identifiers": identifiers, "citations": cited, **changes}
    return Archive([Source(id=source), Leader(id=id, **fields)])


def test_records_that_only_cite_differently_are_united() -> None:
    """Both provenances are kept, whatever the order."""
    left, right = organization("cow"), organization("ukto")
    merged = left | right
    assert merged == right | left
    assert [c.source for c in merged.get(Organization, "un").citations] == ["cow", "ukto"]
    assert str(left.merge_report(right)) == "joined: un (citations)"


def test_sets_are_united_and_each_part_keeps_its_citations() -> None:
    """A citation follows what it supports to its new place."""
    names = [
        Citation("cow", 1, fields=["name", "kind"]),
        Citation("cow", 2, fields=["other_names"]),
    ]
    more = [
        Citation("ukto", 1, fields=["name", "kind"]),
        Citation("ukto", 3, fields=["other_names[0]"]),
        Citation("ukto", 4, fields=["other_names[1]"]),
    ]
    left = organization("cow", other_names=["UN", "UNO"], citations=names, extra={"row": 1})
    right = organization("ukto", other_names=["ONU", "UN"], citations=more, extra={"line": 2})
    merged = (left | right).get(Organization, "un")
    assert merged.other_names == ("ONU", "UN", "UNO")
    assert merged.extra == {"row": 1, "line": 2}
    assert [(c.source, c.paragraph, c.fields) for c in merged.citations] == [
        ("cow", 1, ("name", "kind")),
        ("cow", 2, ("other_names[1]", "other_names[2]")),
        ("ukto", 1, ("name", "kind")),
        ("ukto", 3, ("other_names[0]",)),
        ("ukto", 4, ("other_names[1]",)),
    ]
    assert audit(left | right) == ()


def test_tenures_are_united() -> None:
    """Terms from two sources are side by side, each with its own citations."""

    def term(source: str, office: str) -> Archive:
        cited = [Citation(source, 1, fields=["name", "tenures[0]"])]
        tenures = [Tenure(office, {"head-of-state"}, "BR", "2003/2010")]
        return leader(source, "lula", "Lula", tenures=tenures, citations=cited)

    merged = term("b", "President") | term("a", "Leader")
    assert [tenure.office for tenure in merged.get(Leader, "lula").tenures] == [
        "Leader",
        "President",
    ]
    assert [c.fields for c in merged.get(Leader, "lula").citations] == [
        ("name", "tenures[0]"),
        ("name", "tenures[1]"),
    ]
    assert audit(merged) == ()


@pytest.mark.parametrize("same", ["identifiers", ["wikidata"], {"wikidata", "archigos"}])
def test_records_with_one_identifier_are_joined(same: Any) -> None:
    """The first id stays, and every reference follows."""
    left, right = leader("a", "lula", "Lula"), leader("b", "q37181", "Lula")
    talks = Meeting(
        id="talks",
        title="Talks",
        format="bilateral",
        participants=[Participant("BR", "q37181")],
        citations=[Citation("b", 2, fields=["title"])],
    )
    right = Archive([*right, talks])
    merged = left.merge(right, same=same)
    assert [record.id for record in merged.leaders] == ["lula"]
    assert merged.get(Meeting, "talks").participants[0].leader == "lula"
    assert [c.source for c in merged.get(Leader, "lula").citations] == ["a", "b"]
    report = left.merge_report(right, same=same)
    assert [(record.id, record.ids) for record in report.joined] == [("lula", ("lula", "q37181"))]
    assert "lula = q37181" in str(report)
    assert left.merge(right, same=same, prefer="last").leaders[0].id == "q37181"
    assert {record.id for record in (left | right).leaders} == {"lula", "q37181"}
    assert {r.id for r in left.merge(right, same=["cow"]).leaders} == {"lula", "q37181"}


def test_identifiers_join_over_several_archives_and_sources() -> None:
    """A record that has the identifiers of two joins both; sources are joined as well."""
    first = leader("a", "x", "Lula", "Q1")
    second = leader("b", "y", "Lula", None, identifiers=["wikidata:Q1", "archigos:81"])
    third = leader("c", "z", "Lula", None, identifiers=["archigos:81"])
    first, third = (
        Archive(
            attrs.evolve(r, identifiers=["doi:10.1"]) if isinstance(r, Source) else r
            for r in archive
        )
        for archive in (first, third)
    )
    merged = first.merge(third, second, same="identifiers")
    assert [record.id for record in merged] == ["a", "b", "x"]
    assert merged["x"].identifiers == ("archigos:81", "wikidata:Q1")
    assert {c.source for c in merged.get(Leader, "x").citations} == {"a", "b"}


def test_only_records_of_one_type_are_joined() -> None:
    """A treaty and a statement with one identifier stay two; a meeting and a summit conflict."""
    shared: dict[str, Any] = {"identifiers": ["unts:1"]}
    left = make_archive([make_agreement(**shared)])
    assert len(left.merge(make_archive([make_statement(**shared)]), same="identifiers")) == 3
    talks, summit = make_archive([make_meeting(**shared)]), make_archive([make_summit(**shared)])
    assert problems(lambda: talks.merge(summit, same="identifiers")) == [
        (MergeConflict, "sample-meeting", "type")
    ]
    assert talks.merge_report(summit, same="identifiers").joined[0].fields == ("type",)


@pytest.mark.parametrize(("prefer", "name"), [("first", "Lula da Silva"), ("last", "Lula")])
def test_a_preference_decides_what_differs(prefer: Any, name: str) -> None:
    """The preferred value stays with its citations; what only one archive knows stays too."""
    left = leader("a", "lula", "Lula da Silva", extra={"row": 1})
    right = leader("b", "lula", "Lula", given_name="Luiz", extra={"row": 2})
    assert problems(lambda: left | right) == [(MergeConflict, "lula", "name, given_name, extra")]
    merged = left.merge(right, prefer=prefer)
    lula = merged.get(Leader, "lula")
    assert (lula.name, lula.given_name) == (name, "Luiz")
    assert lula.extra == {"row": 1 if prefer == "first" else 2}
    assert [c.source for c in lula.citations] == ["a" if prefer == "first" else "b"]
    assert right.merge(left, prefer="last" if prefer == "first" else "first") == merged
    report = left.merge_report(right, prefer=prefer)
    assert [(item.path, item.first) for item in report.differences] == [
        ("name", name),
        ("given_name", None if prefer == "first" else "Luiz"),
        ("extra['row']", 1 if prefer == "first" else 2),
    ]
    assert report.differences[0] == left.merge_report(right).differences[0] or prefer == "last"


def test_joining_what_makes_no_valid_record_is_a_problem() -> None:
    """A treaty between two organizations that are one, or a plan that was carried out, is rejected."""
    union = {"name": "A union", "kind": "other", "identifiers": ["wikidata:Q1"]}
    cited = [Citation("s", 1, fields=["name", "kind"])]
    bodies = [Organization(id=id, citations=cited, **union) for id in ("a", "b")]  # type: ignore[arg-type]
    treaty = agreement("pact", parties=["a", "b"], citations=cited)
    archive = Archive([Source(id="s"), *bodies, treaty])
    [(kind, id, _)] = problems(lambda: archive.merge(same="identifiers"))
    assert (kind, id) == (ArchiveProblem, "pact")
    planned = make_membership(id="a-membership", planned=True, period=None)
    attested = make_membership(id="a-membership", attested=["2001"], period=None)
    found = problems(
        lambda: make_archive([planned]).merge(make_archive([attested]), prefer="first")
    )
    assert [id for _, id, _ in found] == ["a-membership"]


@pytest.mark.parametrize("same", ["wikidata", 5, ["Wikidata"], [5]])
def test_other_arguments_are_rejected(same: Any) -> None:
    with pytest.raises(DiplomacyError):
        ARCHIVE.merge(same=same)
    with pytest.raises(InvalidTerm):
        ARCHIVE.merge(prefer="frist")  # type: ignore[arg-type]


def variants() -> st.SearchStrategy[list[Archive]]:
    """Return three archives, whose records of one id differ in parts that are united."""
    names = st.lists(st.sampled_from(["A", "B", "C"]), max_size=2, unique=True)
    paths = st.sampled_from(["name", "other_names", "kind"])
    identifiers = st.lists(st.sampled_from(["x:1", "x:2", "x:3"]), max_size=2)

    def make(number: int, given: list[Any]) -> Archive:
        cited = [
            Citation(f"s{number}", n, fields=[path, "id"]) for n, path in enumerate(given[1], 1)
        ]
        return organization(
            f"s{number}",
            given[3],
            other_names=given[0],
            citations=cited,
            identifiers=given[2],
            extra={f"row {number}": number},
        )

    ids = st.sampled_from(["un", "uno"])
    one = st.tuples(names, st.lists(paths, min_size=1, max_size=2, unique=True), identifiers, ids)
    return st.tuples(one, one, one).map(
        lambda drawn: [make(number, list(given)) for number, given in enumerate(drawn)]
    )


@settings(max_examples=80)
@given(variants())
def test_merging_is_commutative_associative_and_idempotent(archives: list[Archive]) -> None:
    """Without a preference, neither order nor grouping matters, and no source is lost."""
    a, b, c = archives
    merged = a.merge(b, c)
    assert merged == (a | b) | c == a | (b | c) == c.merge(b, a)
    assert merged | merged == merged
    assert merged | a == merged
    assert merged.dumps() == c.merge(a, b).dumps()
    for archive in archives:
        for record in archive.organizations:
            kept = merged.get(Organization, record.id)
            assert {c.source for c in record.citations} <= {c.source for c in kept.citations}
            assert {*record.other_names, *record.identifiers} <= {
                *kept.other_names,
                *kept.identifiers,
            }


@settings(max_examples=80)
@given(variants())
def test_joining_does_not_depend_on_order_but_for_ids(archives: list[Archive]) -> None:
    """The groups are the same in any order, and joining again changes nothing."""
    a, b, c = archives
    merged = a.merge(b, c, same="identifiers")
    other = c.merge(a, b, same="identifiers")
    assert {record.identifiers for record in merged.organizations} == {
        record.identifiers for record in other.organizations
    }
    assert len(merged) == len(other)
    assert merged.merge(same="identifiers") == merged
    assert other.merge(merged, same="identifiers").organizations == other.organizations
    shared = [i for record in merged.organizations for i in record.identifiers]
    assert len(shared) == len(set(shared))


@settings(max_examples=30)
@given(made.archives(max_records=6), made.archives(max_records=6))
def test_any_two_archives_merge_by_preference_or_report_why(left: Archive, right: Archive) -> None:
    """First and last mirror each other, and what fails is an error of this library."""
    try:
        merged = left.merge(right, prefer="first")
    except ArchiveErrors:
        return
    assert merged == right.merge(left, prefer="last")
    assert {record.id for record in merged} == {r.id for r in left} | {r.id for r in right}
    report = left.merge_report(right)
    changed = {r.id for r in left if r.id in right and r not in right}
    assert {record.id for record in report.joined} == changed


# --- other ids ----------------------------------------------------------------------------------


def mentions(archive: Archive) -> list[tuple[str, str, str]]:
    return [(r.id, ref.path, ref.id) for r in archive for ref in iter_references(r)]


@settings(max_examples=30)
@given(made.archives(min_records=1), st.data())
def test_renaming_changes_every_reference_and_back(archive: Archive, data: st.DataObject) -> None:
    """Any ids may be changed or exchanged, in every place, and changed back."""
    ids = [record.id for record in archive]
    chosen = data.draw(st.lists(st.sampled_from(ids), unique=True))
    new = data.draw(st.permutations(chosen)) if data.draw(st.booleans()) else None
    changes = dict(zip(chosen, new or [f"new-{i}" for i in range(len(chosen))], strict=True))
    other = archive.renamed(changes)
    assert {record.id for record in other} == {changes.get(id, id) for id in ids}
    assert sorted(mentions(other)) == sorted(
        (changes.get(id, id), path, changes.get(target, target))
        for id, path, target in mentions(archive)
    )
    assert other.renamed({new: old for old, new in changes.items()}) == archive


def test_renaming_makes_room_for_a_merge() -> None:
    """Two things with one id merge once one of them has another."""
    left, right = organization("cow"), organization("ukto", name="University of N.")
    with pytest.raises(ArchiveErrors):
        left | right
    merged = left | right.renamed({"un": "university-of-n"})
    assert {record.id for record in merged.organizations} == {"un", "university-of-n"}


def test_ids_that_are_unknown_or_taken_are_rejected() -> None:
    with pytest.raises(UnknownRecord):
        ARCHIVE.renamed({"nota": "otan"})
    with pytest.raises(InvalidId):
        ARCHIVE.renamed({"nato": "N A T O"})
    with pytest.raises(InvalidType):
        ARCHIVE.renamed("nato")  # type: ignore[arg-type]
    assert problems(lambda: ARCHIVE.renamed({"nato": "sco"})) == [(DuplicateId, "sco", "id")]
    assert problems(lambda: BASE.renamed({"a": "c", "b": "c"})) == [(DuplicateId, "c", "id")]
    assert BASE.renamed({}) == BASE.renamed({"a": "a"}) == BASE


# --- one record changed or left out -------------------------------------------------------------


@settings(max_examples=30)
@given(made.archives(min_records=1), st.data())
def test_replacing_a_record_by_an_equal_one_changes_nothing(
    archive: Archive, data: st.DataObject
) -> None:
    record = data.draw(st.sampled_from(list(archive)))
    assert archive.replace(attrs.evolve(record)) == archive


@settings(max_examples=30)
@given(made.archives(min_records=1), st.data())
def test_a_record_can_be_removed_if_no_other_refers_to_it(
    archive: Archive, data: st.DataObject
) -> None:
    """Otherwise every reference to it is reported."""
    record = data.draw(st.sampled_from(list(archive)))
    references = sorted(
        (other.id, reference.path)
        for other in archive
        for reference in iter_references(other)
        if reference.id == record.id and other is not record
    )
    if references:
        reported = problems(lambda: archive.without(record.id))
        assert sorted((id, path) for _, id, path in reported) == references
        assert {kind for kind, _, _ in reported} == {DanglingReference}
    else:
        rest = archive.without(record.id)
        assert set(rest) == set(archive) - {record}
        assert rest != archive


def test_queries_find_the_new_record_after_a_replacement() -> None:
    """Cached answers of the old archive are not reused."""
    archive = Archive([SOURCE, agreement("text")])
    assert len(archive.agreements_between("XA", "XB")) == 1
    moved = archive.replace(agreement("text", parties=["XA", "XC"]))
    assert moved.agreements_between("XA", "XB") == ()
    assert moved.agreements_between("XA", "XC") == (moved["text"],)
    assert len(archive.agreements_between("XA", "XB")) == 1
    assert moved.digest() != archive.digest()
    assert hash(moved) != hash(archive)


LOW: Final = Leader(
    id="low", name="Low", tenures=[Tenure("Minister", {"minister"}, "XA")], citations=CITED
)
TALKS: Final = Meeting(
    id="talks",
    title="Talks",
    format="bilateral",
    participants=[Participant("XA", "low")],
    citations=CITED,
)
BASE: Final = Archive(
    [SOURCE, BODY, LOW, TALKS, tie("a"), tie("b", elevated_from="a"), Source(id="other")]
)


@pytest.mark.parametrize(
    ("record", "expected"),
    [
        pytest.param(
            tie("a", instrument="nowhere"),
            [(DanglingReference, "a", "instrument")],
            id="dangling",
        ),
        pytest.param(
            tie("a", instrument="body"), [(WrongReference, "a", "instrument")], id="wrong"
        ),
        pytest.param(
            tie("a", elevated_from="b"), [(ReferenceCycle, "a", "elevated_from")], id="cycle"
        ),
        pytest.param(
            Source(id="a"), [(WrongReference, "b", "elevated_from")], id="another type under the id"
        ),
        pytest.param(
            Summit(
                id="talks",
                title="Talks",
                format="bilateral",
                participants=TALKS.participants,
                citations=CITED,
            ),
            [(BelowLeaderLevel, "talks", "participants[0].leader")],
            id="below leader level",
        ),
        pytest.param(
            attrs.evolve(BODY, id="source"),
            [
                (WrongReference, id, "citations[0].source")
                for id in ("source", "body", "low", "talks", "a", "b")
            ],
            id="the source of all",
        ),
    ],
)
def test_a_replacement_is_checked_with_all_other_records(
    record: Record, expected: list[tuple[type, str, str]]
) -> None:
    """`replace` makes every check of the constructor."""
    assert sorted(problems(lambda: BASE.replace(record)), key=str) == sorted(expected, key=str)


def test_unknown_ids_cannot_be_replaced_or_removed() -> None:
    """The message suggests similar ids."""
    with pytest.raises(UnknownRecord) as caught:
        BASE.replace(Source(id="othr"))
    assert "other" in str(caught.value)
    with pytest.raises(UnknownRecord):
        BASE.without("othr")
    with pytest.raises(InvalidType):
        BASE.replace("other")  # type: ignore[arg-type]
    assert len(BASE) == 7


# --- pickles ------------------------------------------------------------------------------------

ASK: Final = """
import json, pickle, sys
archive = pickle.load(sys.stdin.buffer)
print(json.dumps([
    archive.digest(),
    hash(archive) == hash(type(archive)(list(archive))),
    [record.id for record in archive],
    [agreement.id for agreement in archive.agreements_between("South Korea", "TR")],
    archive["kepco"] in archive,
    len({archive, type(archive)(list(archive))}),
]))
"""


def test_a_pickle_gives_the_same_archive_in_another_process() -> None:
    """The hashes of strings differ between the processes."""
    archive = Archive(ARCHIVE)
    ids = [agreement.id for agreement in archive.agreements_between("South Korea", "TR")]
    before = hash(archive)
    for seed in ("1", "2"):
        answer = subprocess.run(
            [sys.executable, "-c", ASK],
            input=pickle.dumps(archive),
            capture_output=True,
            check=True,
            env={**os.environ, "PYTHONPATH": os.pathsep.join(sys.path), "PYTHONHASHSEED": seed},
        )
        assert json.loads(answer.stdout) == [
            archive.digest(),
            True,
            [record.id for record in archive],
            ids,
            True,
            1,
        ]
    assert hash(archive) == before


@settings(max_examples=30)
@given(made.archives(min_records=1))
def test_a_pickled_archive_writes_the_same_file(archive: Archive) -> None:
    again = pickle.loads(pickle.dumps(archive))  # noqa: S301
    assert again == archive
    assert again.dumps() == archive.dumps()
    assert list(again) == list(archive)
    assert hash(again) == hash(archive)


def test_a_pickle_contains_records_only() -> None:
    """Indexes and cached answers do not make it longer."""
    fresh, asked = Archive(ARCHIVE), Archive(ARCHIVE)
    list(asked)
    hash(asked)
    asked.relations("KR", "TR").timeline()
    asked.agreements_between("KR", "TR")
    assert asked.digest()
    assert asked._memo
    assert len(pickle.dumps(asked)) == len(pickle.dumps(fresh))
    again = pickle.loads(pickle.dumps(asked))  # noqa: S301
    assert not again._memo

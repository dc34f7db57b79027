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
    MergeConflict,
    ReferenceCycle,
    WrongReference,
)
from diplomacy.fixtures import ARCHIVE
from diplomacy.integrity import iter_references
from diplomacy.records import Record
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
    whole = Archive.merge([Archive(uncited), *pieces])
    assert whole == archive
    assert whole.dumps() == archive.dumps()


def test_the_shipped_articles_merge_into_the_shipped_archive() -> None:
    assert Archive.merge(split_by_source(ARCHIVE)) == ARCHIVE
    assert Archive.merge(split_by_source(ARCHIVE)[::-1]) == ARCHIVE


def test_the_operator_merges_two_archives() -> None:
    """Neither of the two changes."""
    left, right = Archive([SOURCE]), Archive([SOURCE, BODY])
    assert (left | right) == (right | left) == Archive.merge([left, right]) == right
    assert len(left) == 1


def test_merging_no_archives_gives_an_empty_one() -> None:
    """Merging an empty archive adds nothing."""
    assert Archive.merge([]) == Archive()
    assert Archive.merge(iter([Archive(), ARCHIVE, Archive()])) == ARCHIVE
    assert Archive.merge([ARCHIVE]) == ARCHIVE


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
        Archive.merge([left, right])
    conflicts = caught.value.exceptions
    assert all(isinstance(conflict, MergeConflict) for conflict in conflicts)
    reported = {c.id: (c.path, c.fields) for c in conflicts if isinstance(c, MergeConflict)}
    assert reported == {
        "source": ("title, language", ("title", "language")),
        "text": ("title, kind, topics", ("title", "kind", "topics")),
    }
    assert "text, title, kind, topics" in str(caught.value)


def test_records_of_two_types_with_one_id_are_rejected() -> None:
    firm = attrs.evolve(BODY, id="same", citations=[Citation("source", 1, fields=["id"])])
    left, right = Archive([Source(id="same")]), Archive([SOURCE, firm])
    assert problems(lambda: left | right) == [(MergeConflict, "same", "type")]


def test_a_conflict_between_any_two_archives_is_found() -> None:
    """The conflicting archives need not be adjacent."""
    odd = Archive([attrs.evolve(SOURCE, title="Odd")])
    archives = [Archive([SOURCE]), *split_by_source(ARCHIVE), Archive([SOURCE, BODY]), odd]
    assert problems(lambda: Archive.merge(archives)) == [(MergeConflict, "source", "title")]


@pytest.mark.parametrize("other", [None, [], [SOURCE], "archive", {}, SOURCE])
def test_only_archives_can_be_merged(other: Any) -> None:
    with pytest.raises(TypeError):
        ARCHIVE | other
    with pytest.raises(InvalidType):
        Archive.merge([ARCHIVE, other])


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

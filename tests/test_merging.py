"""Several archives as one, and one changed: what holds together stays so, or is refused."""

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
    """Return the kind, id and path of each problem that an act is refused for."""
    with pytest.raises(ArchiveErrors) as caught:
        act()
    found = cast("tuple[ArchiveProblem, ...]", caught.value.exceptions)
    return [(type(error), error.id, error.path) for error in found]


# --- merging ------------------------------------------------------------------------------------


def parts(archive: Archive) -> list[Archive]:
    """Return an archive in pieces that hold together, one for each source."""
    return [archive.from_source(source.id) for source in archive.sources]


@settings(max_examples=30)
@given(made.archives(min_records=1), st.randoms(use_true_random=False))
def test_a_whole_is_the_merger_of_its_parts(archive: Archive, random: Any) -> None:
    """Pieces that overlap make up what they were cut from, in whatever order and however often."""
    pieces = [*parts(archive), *parts(archive), archive.from_source(archive.sources[0].id)]
    random.shuffle(pieces)
    uncited = [record for record in archive if isinstance(record, Source)]
    whole = Archive.merge([Archive(uncited), *pieces])
    assert whole == archive
    assert whole.dumps() == archive.dumps()


def test_the_shipped_articles_merge_into_the_shipped_archive() -> None:
    """What each of the five articles tells makes up what they tell together."""
    assert Archive.merge(parts(ARCHIVE)) == ARCHIVE
    assert Archive.merge(parts(ARCHIVE)[::-1]) == ARCHIVE


def test_merging_and_the_bar_are_one() -> None:
    """Two archives joined by a bar are the two merged; neither changes."""
    one, other = Archive([SOURCE]), Archive([SOURCE, BODY])
    assert (one | other) == (other | one) == Archive.merge([one, other]) == other
    assert len(one) == 1


def test_nothing_merges_into_nothing() -> None:
    """No archives make an empty one, and an empty one adds nothing."""
    assert Archive.merge([]) == Archive()
    assert Archive.merge(iter([Archive(), ARCHIVE, Archive()])) == ARCHIVE
    assert Archive.merge([ARCHIVE]) == ARCHIVE


def test_different_records_of_one_id_are_refused_with_the_fields_that_differ() -> None:
    """Every conflict is reported at once, and names all fields in which the two differ."""
    one = Archive([SOURCE, BODY, agreement("text"), Source(id="same", title="T")])
    other = Archive(
        [
            attrs.evolve(SOURCE, title="Another", language="en"),
            BODY,
            agreement("text", kind="treaty", topics=["trade"], title="Another text"),
            Source(id="same", title="T"),
        ]
    )
    with pytest.raises(ArchiveErrors) as caught:
        Archive.merge([one, other])
    conflicts = caught.value.exceptions
    assert all(isinstance(conflict, MergeConflict) for conflict in conflicts)
    told = {c.id: (c.path, c.fields) for c in conflicts if isinstance(c, MergeConflict)}
    assert told == {
        "source": ("title, language", ("title", "language")),
        "text": ("title, kind, topics", ("title", "kind", "topics")),
    }
    assert "text, title, kind, topics" in str(caught.value)


def test_records_of_two_types_under_one_id_are_refused() -> None:
    """A source and a body of one id are no one thing."""
    firm = attrs.evolve(BODY, id="same", citations=[Citation("source", 1, fields=["id"])])
    one, other = Archive([Source(id="same")]), Archive([SOURCE, firm])
    assert problems(lambda: one | other) == [(MergeConflict, "same", "type")]


def test_a_conflict_between_any_two_of_many_is_found() -> None:
    """It is no matter whether the archives that disagree are neighbours."""
    odd = Archive([attrs.evolve(SOURCE, title="Odd")])
    archives = [Archive([SOURCE]), *parts(ARCHIVE), Archive([SOURCE, BODY]), odd]
    assert problems(lambda: Archive.merge(archives)) == [(MergeConflict, "source", "title")]


@pytest.mark.parametrize("other", [None, [], [SOURCE], "archive", {}, SOURCE])
def test_only_archives_merge(other: Any) -> None:
    """What is no archive is refused by its type."""
    with pytest.raises(TypeError):
        ARCHIVE | other
    with pytest.raises(InvalidType):
        Archive.merge([ARCHIVE, other])


# --- one record changed or left out -------------------------------------------------------------


@settings(max_examples=30)
@given(made.archives(min_records=1), st.data())
def test_a_record_put_in_the_place_of_itself_changes_nothing(
    archive: Archive, data: st.DataObject
) -> None:
    """To replace a record by an equal one gives an equal archive."""
    record = data.draw(st.sampled_from(list(archive)))
    assert archive.replace(attrs.evolve(record)) == archive


@settings(max_examples=30)
@given(made.archives(min_records=1), st.data())
def test_a_record_goes_exactly_if_none_refers_to_it(archive: Archive, data: st.DataObject) -> None:
    """A record that others mention is not left out: each mention is told. Another goes."""
    record = data.draw(st.sampled_from(list(archive)))
    mentions = sorted(
        (other.id, told.path)
        for other in archive
        for told in iter_references(other)
        if told.id == record.id and other is not record
    )
    if mentions:
        told = problems(lambda: archive.without(record.id))
        assert sorted((id, path) for _, id, path in told) == mentions
        assert {kind for kind, _, _ in told} == {DanglingReference}
    else:
        rest = archive.without(record.id)
        assert set(rest) == set(archive) - {record}
        assert rest != archive


def test_a_replaced_record_is_found_by_every_question() -> None:
    """Nothing that was asked of the old archive answers for the new one."""
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
def test_what_replaces_a_record_is_checked_with_all_others(
    record: Record, expected: list[tuple[type, str, str]]
) -> None:
    """Replacing keeps every check that a new archive makes."""
    assert sorted(problems(lambda: BASE.replace(record)), key=str) == sorted(expected, key=str)


def test_what_is_not_there_is_not_replaced_nor_left_out() -> None:
    """An id that is not on record is refused, with what is spelt alike."""
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
    [one.id for one in archive.agreements_between("South Korea", "TR")],
    archive["kepco"] in archive,
    len({archive, type(archive)(list(archive))}),
]))
"""


def test_a_pickle_is_the_same_archive_in_another_process() -> None:
    """An archive that was asked much is as good as new elsewhere, where hashes differ."""
    archive = Archive(ARCHIVE)
    ids = [one.id for one in archive.agreements_between("South Korea", "TR")]
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
def test_a_pickle_is_equal_to_the_last_byte(archive: Archive) -> None:
    """Whatever the records, the pickle of an archive is the archive, and writes the same file."""
    again = pickle.loads(pickle.dumps(archive))  # noqa: S301
    assert again == archive
    assert again.dumps() == archive.dumps()
    assert list(again) == list(archive)
    assert hash(again) == hash(archive)


def test_a_pickle_leaves_out_indexes_and_answers() -> None:
    """A pickle holds the records only: it is as long as before the indexes were made."""
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

"""Values that nothing changes, and archives that processes and threads share."""

import copy
import os
import pickle
import sys
import threading
import time
from typing import Any, Final, TypeVar

import attrs
import pytest
from hypothesis import given, settings

from diplomacy import (
    Agreement,
    Archive,
    Citation,
    Country,
    PartialDate,
    Participant,
    Period,
    Quantity,
    Source,
    Stage,
    Statement,
    vocabulary,
)
from diplomacy.fixtures import ARCHIVE
from diplomacy.provenance import text_digest, verify
from diplomacy.records import Record
from diplomacy.testing.strategies import records
from diplomacy.vocabulary import Term

T = TypeVar("T")
TERMS: Final = [
    term
    for kind in vars(vocabulary).values()
    if isinstance(kind, type) and issubclass(kind, Term) and kind is not Term
    for term in kind
]
VALUES: Final[list[Any]] = [
    PartialDate("1992~"),
    Period("2001/.."),
    Quantity("14.9E9", "USD", "nearly"),
    Country("KR"),
    Stage.SIGNED,
    ARCHIVE.relations("KR", "TR"),
    ARCHIVE,
    *ARCHIVE.of_type(Agreement)[:1],
]


TEXT: Final = "South Korea would pay 15 billion dollars, Ban Ki-moon said on 3 May 2024."
CITED: Final = Archive(
    [
        Source(id="source", digest=text_digest(TEXT), paragraph_digests=[text_digest(TEXT)]),
        Statement(
            id="a-statement",
            kind="noted",
            speakers=[Participant("KR")],
            summary="South Korea would pay $15 billion.",
            date="2024-05-03",
            citations=[Citation("source", 1, fields=["kind", "summary", "speakers[0]", "date"])],
        ),
    ]
)


# --- nothing changes a value --------------------------------------------------------------------


@pytest.mark.parametrize("name", ["definition", "_value_", "_name_", "value", "name", "other"])
def test_a_term_cannot_be_changed(name: str) -> None:
    digest = ARCHIVE.digest()
    for term in TERMS:
        with pytest.raises(AttributeError):
            setattr(term, name, "in-force")
        with pytest.raises(AttributeError):
            delattr(term, name)
    assert Archive(ARCHIVE).digest() == digest


@pytest.mark.parametrize("term", TERMS, ids=str)
def test_copies_and_pickles_of_a_term_are_the_term(term: Term) -> None:
    assert copy.copy(term) is copy.deepcopy(term) is term
    for protocol in range(pickle.HIGHEST_PROTOCOL + 1):
        assert pickle.loads(pickle.dumps(term, protocol)) is term  # noqa: S301


@pytest.mark.parametrize("value", VALUES, ids=lambda value: type(value).__name__)
def test_values_have_no_method_that_restores_a_state(value: Any) -> None:
    state = {"id": "hacked", "name": "hacked", "text": "hacked", "_by_id": {}}
    before = repr(value)
    for change in (state, (None, state), tuple(state.values())):
        with pytest.raises((AttributeError, TypeError)):
            value.__setstate__(change)
    assert repr(value) == before


def copies_of(value: T) -> list[T]:
    """Return copies of a value, and what pickles of each protocol give."""
    protocols = range(pickle.HIGHEST_PROTOCOL + 1)
    pickles = [pickle.loads(pickle.dumps(value, protocol)) for protocol in protocols]  # noqa: S301
    return [copy.copy(value), copy.deepcopy(value), *pickles]


@settings(max_examples=60)
@given(records())
def test_copies_and_pickles_of_records_are_equal(record: Record) -> None:
    for again in copies_of(record):
        assert again == record
        assert type(again) is type(record)
        assert hash(again) == hash(record)
        fields = attrs.fields(type(record))
        assert all(getattr(again, f.name) == getattr(record, f.name) for f in fields)


@pytest.mark.parametrize("value", VALUES, ids=lambda value: type(value).__name__)
def test_copies_and_pickles_of_values_are_equal(value: Any) -> None:
    for again in copies_of(value):
        assert again == value
        assert str(again) == str(value)


# --- processes ----------------------------------------------------------------------------------


def use(archive: Archive) -> None:
    """Build the indexes of an archive, and read a text against it."""
    list(archive)
    archive.agreements_between("KR", "TR")
    archive.leaders_of("KR", on="2024-12-03")
    archive.find("nuclear")
    archive.digest()
    str(archive.relations("KR", "TR"))
    archive.conflicts()
    verify(CITED, "source", TEXT)
    Country.parse("South Korea")


@pytest.mark.skipif(not hasattr(os, "fork"), reason="the system has no fork")
@pytest.mark.filterwarnings("ignore:.*fork:DeprecationWarning")
def test_a_child_forked_while_threads_build_indexes_does_not_hang() -> None:
    """Nothing that a thread holds while it builds an index is needed by the child."""
    use(Archive(ARCHIVE))  # imports are done: Python itself holds a lock for each
    stop = threading.Event()
    shared = [Archive(ARCHIVE)]

    def build() -> None:
        while not stop.is_set():
            shared[0] = Archive(ARCHIVE)
            use(shared[0])

    threads = [threading.Thread(target=build) for _ in range(2)]
    interval = sys.getswitchinterval()
    sys.setswitchinterval(1e-5)
    try:
        for thread in threads:
            thread.start()
        for _ in range(12):
            child = os.fork()
            if child == 0:
                use(shared[0])
                os._exit(0)
            assert exits_within(child, seconds=60), "the child hangs"
    finally:
        sys.setswitchinterval(interval)
        stop.set()
        for thread in threads:
            thread.join()


def exits_within(child: int, seconds: float) -> bool:
    """Return whether a child exits with success; one that hangs is ended."""
    for _ in range(int(seconds * 100)):
        pid, status = os.waitpid(child, os.WNOHANG)
        if pid:
            return status == 0
        time.sleep(0.01)
    os.kill(child, 9)
    os.waitpid(child, 0)
    return False

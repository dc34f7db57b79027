"""The facts at a glance of a brief: what became of its agreements."""

from collections import Counter
from typing import Final

import pytest
from hypothesis import given
from hypothesis import strategies as st

from diplomacy import Milestone, Participant
from diplomacy.testing import make_agreement, make_archive, make_meeting, make_organization

SIGNED: Final = Milestone("signed", "2001")
IN_FORCE: Final = Milestone("in-force", "2003")

# Histories of agreements between XA, XB and possibly XC, with what became of each for XA and XB.
HISTORIES: Final[dict[tuple[Milestone, ...], set[str]]] = {
    (): set(),
    (Milestone("negotiating", "2000"),): set(),
    (SIGNED,): {"signed"},
    (Milestone("definitively-signed", "2001", party="XB"),): {"signed"},
    (Milestone("signed", "2001", party="XC"),): set(),
    (SIGNED, Milestone("in-force", planned=True)): {"signed"},
    (SIGNED, IN_FORCE): {"signed", "in force"},
    (IN_FORCE,): {"in force"},
    (IN_FORCE, Milestone("withdrawn", "2005", party="XC")): {"in force"},
    (IN_FORCE, Milestone("withdrawn", "2005", party="XB")): {"ended"},
    (SIGNED, Milestone("in-force", "2003", party="XA")): {"signed"},
    (SIGNED, IN_FORCE, Milestone("terminated", "2005")): {"signed", "ended"},
    (SIGNED, IN_FORCE, Milestone("suspended", "2005")): {"signed", "suspended"},
    (IN_FORCE, Milestone("suspended", "2005"), Milestone("resumed", "2006")): {"in force"},
    (SIGNED, Milestone("signature-withdrawn", "2002", party="XA")): {"signed"},
}
FIRMS: Final = [
    make_organization(id="one", country="XA", kind="company"),
    make_organization(id="other", country="XB", kind="company"),
]


def summarize(*histories: tuple[Milestone, ...], firms: int = 0) -> str:
    """Return what a brief on XA and XB says of agreements with histories, then of some firms'."""
    states = [
        make_agreement(
            id=f"a{i}",
            parties=["XA", "XB", *("XC" for act in history[:1] if "XC" in str(history))],
            history=history,
        )
        for i, history in enumerate(histories)
    ]
    private = [
        make_agreement(id=f"f{i}", parties=["one", "other"], history=[SIGNED]) for i in range(firms)
    ]
    meetings = [
        make_meeting(id=f"m{i}", participants=[Participant("XA"), Participant("XB")])
        for i in range(8)
    ]
    archive = make_archive([*FIRMS, *states, *private, *meetings])
    page = archive.relations("XA", "XB", sections="glance").to_markdown()
    return page.partition("**Agreements on record:** ")[2].splitlines()[0]


@given(st.lists(st.sampled_from([*HISTORIES]), min_size=1, max_size=6), st.integers(0, 2))
def test_each_number_is_that_of_the_agreements(
    histories: list[tuple[Milestone, ...]], firms: int
) -> None:
    """Whatever became of them, the sentence has each number once, and "all" is all of them."""
    words = summarize(*histories, firms=firms).lower()
    numbers = ["no", "one", "two", "three", "four", "five", "six", "seven", "eight"]
    total = len(histories) + firms
    assert words.startswith(numbers[total])
    progress = words.removeprefix(f"{numbers[total]} between states").partition(":")[0]
    found = Counter[str]()
    for part in progress.split(", ")[1:]:
        [first, *_] = part.split()
        number = numbers.index(first) if first in numbers else total
        for status in ("signed", "in force", "suspended", "ended"):
            found[status] += number * (f" {status}" in f" {part}")
    expected = Counter(status for history in histories for status in HISTORIES[history])
    expected["signed"] += firms
    assert found == expected
    assert words.count("of them") <= 1


@pytest.mark.parametrize(
    ("histories", "firms", "words"),
    [
        ([(SIGNED,)], 0, "One between states, signed"),
        ([(SIGNED, IN_FORCE)], 0, "One between states, signed and in force"),
        ([(SIGNED, IN_FORCE)] * 2, 0, "Two between states, all signed and in force"),
        ([()] * 2, 0, "Two between states"),
        ([(SIGNED,), ()], 0, "Two between states, one of them signed"),
        ([(SIGNED,)], 1, "Two, all signed: one between states, one between companies"),
        (
            [(SIGNED, IN_FORCE)],
            2,
            "Three, all signed, one of them in force: one between states, two between companies",
        ),
        (
            [(SIGNED,), (SIGNED, IN_FORCE), (SIGNED, IN_FORCE, Milestone("expired", "2009")), ()],
            0,
            "Four between states, three of them signed, one in force, one ended",
        ),
    ],
)
def test_agreements_in_words(
    histories: list[tuple[Milestone, ...]], firms: int, words: str
) -> None:
    assert summarize(*histories, firms=firms) == words

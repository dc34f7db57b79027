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
NUMBERS: Final = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight")
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
    """Whatever became of them, each group has each number once, and "all" is all of the group."""
    words = summarize(*histories, firms=firms).lower()
    total = len(histories) + firms
    assert words.startswith(NUMBERS[total])
    found = Counter[str]()
    for group in words.rpartition(": ")[2].split("; "):
        size = NUMBERS.index(group.split()[0])
        assert group.count("of them") <= 1
        for part in group.split(", ")[1:]:
            [first, *_] = part.split()
            number = NUMBERS.index(first) if first in NUMBERS else size
            assert (first == "both") == (number == size == 2)
            for status in ("signed", "in force", "suspended", "ended"):
                found[status] += number * (f" {status}" in f" {part}")
    expected = Counter(status for history in histories for status in HISTORIES[history])
    expected["signed"] += firms
    assert found == expected


@pytest.mark.parametrize(
    ("histories", "firms", "words"),
    [
        ([(SIGNED,)], 0, "One between states, signed"),
        ([(SIGNED, IN_FORCE)], 0, "One between states, signed and in force"),
        ([(SIGNED, IN_FORCE)] * 2, 0, "Two between states, both signed and in force"),
        ([()] * 2, 0, "Two between states"),
        ([(SIGNED,), ()], 0, "Two between states, one of them signed"),
        ([(SIGNED,)], 1, "Two: one between states, signed; one between companies, signed"),
        (
            [(SIGNED, IN_FORCE)],
            2,
            "Three: one between states, signed and in force; two between companies, both signed",
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

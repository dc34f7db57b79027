"""Notices of a brief on the records of earlier states that it counts or leaves out."""

from collections import Counter
from collections.abc import Iterable
from typing import Final

from diplomacy.brief.phrases import join_names, name_party, render_count
from diplomacy.collection import Collection
from diplomacy.queries import Omission

__all__ = ["write_notices"]

_NOUNS: Final = {"Summit": "meeting", "TradeFigure": "trade figure"}


def write_notices(
    collection: Collection, earlier: Iterable[Omission], *, continuing: bool, predecessors: bool
) -> tuple[str, ...]:
    """Return a sentence on the records of each earlier state with records.

    Args:
        collection: the records.
        earlier: the records that a brief without either keyword does not count.
        continuing: whether this brief counts states that a side continues.
        predecessors: whether it counts states from which a side came.

    >>> from diplomacy import Milestone
    >>> from diplomacy.testing import make_agreement, make_archive
    >>> signed = Milestone("signed", "1990-12-14")
    >>> archive = make_archive([make_agreement(parties=["SUHH", "KR"], history=[signed])])
    >>> earlier = archive.omissions_between("KR", "RU")
    >>> write_notices(archive, earlier, continuing=False, predecessors=False)
    ('Not counted: 1 agreement of the Soviet Union (SUHH), which Russia continues; the option "continuing" counts it.',)
    """
    lines: list[str] = []
    for omission in earlier:
        if predecessors or (continuing and omission.keyword == "continuing"):
            lines.append(f"Counted: {_describe(collection, omission)}.")
        else:
            pronoun = "it" if len(omission.records) == 1 else "them"
            remedy = f'the option "{omission.keyword}" counts {pronoun}'
            lines.append(f"Not counted: {_describe(collection, omission)}; {remedy}.")
    return tuple(lines)


def _describe(collection: Collection, omission: Omission) -> str:
    """Return how many records an earlier state has, and how a side came from it."""
    counts: Counter[str] = Counter()
    for name, number in omission.counts.items():
        counts[_NOUNS.get(name, name.lower())] += number
    records = join_names([render_count(number, noun) for noun, number in counts.items()])
    state = f"{name_party(collection, omission.state)} ({omission.state})"
    party = name_party(collection, omission.party)
    if omission.keyword == "continuing":
        return f"{records} of {state}, which {party} continues"
    return f"{records} of {state}, a predecessor of {party}"

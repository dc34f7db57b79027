"""Impossible sequences: acts of one party that cannot follow one another."""

from collections.abc import Iterator

from diplomacy.collection import Collection
from diplomacy.provenance.findings import Finding
from diplomacy.records import MAY_FOLLOW, Milestone
from diplomacy.records.lifecycle import HasLifecycle
from diplomacy.vocabulary import FindingKind, LegalEffect

__all__ = ["iter_impossible_sequences"]


def iter_impossible_sequences(collection: Collection) -> Iterator[Finding]:
    """Yield each act that cannot follow the preceding act of the same party or the whole.

    The acts are in the order of the history. Planned acts and acts without an effect, such as a
    reservation, may be anywhere.

    >>> from diplomacy.fixtures import ARCHIVE
    >>> list(iter_impossible_sequences(ARCHIVE))
    []
    """
    for record in (*collection.agreements, *collection.partnerships):
        yield from _check_history(record)


def _check_history(record: HasLifecycle) -> Iterator[Finding]:
    previous: dict[str | None, Milestone] = {}
    for i, act in enumerate(record.history):
        if act.planned or act.stage.effect is LegalEffect.NONE:
            continue
        known = previous.get(act.party)
        if known is not None and act.stage.effect not in MAY_FOLLOW[known.stage.effect]:
            reason = f"{_describe(act)} cannot follow {_describe(known)}."
            yield Finding(FindingKind.SEQUENCE, record.id, f"history[{i}].stage", reason)
        previous[act.party] = act


def _describe(act: Milestone) -> str:
    by = f" by {act.party}" if act.party else ""
    return f"{act.stage}{by} ({act.date or 'undated'})"

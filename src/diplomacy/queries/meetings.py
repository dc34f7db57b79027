"""Queries about one meeting: meetings on its sidelines, and agreements concluded there."""

from diplomacy.collection import Collection, answering
from diplomacy.records import Agreement, Meeting

__all__ = ["agreements_concluded_at", "meetings_on_sidelines_of"]


@answering
def meetings_on_sidelines_of(collection: Collection, meeting: str) -> tuple[Meeting, ...]:
    """Return the meetings on the sidelines of another, by the id of that one.

    Raises:
        UnknownRecord: if there is no such meeting.

    >>> from diplomacy.fixtures import ARCHIVE
    >>> len(ARCHIVE.meetings_on_sidelines_of("nato-vilnius-2023"))
    9
    """
    collection.get(Meeting, meeting)
    return tuple(m for m in collection.meetings if m.sidelines_of == meeting)


@answering
def agreements_concluded_at(collection: Collection, meeting: str) -> tuple[Agreement, ...]:
    """Return the agreements concluded at a meeting, or on its sidelines.

    Args:
        collection: the records.
        meeting: its id.

    Raises:
        UnknownRecord: if there is no such meeting.

    >>> from diplomacy.fixtures import ARCHIVE
    >>> [a.id for a in ARCHIVE.agreements_concluded_at("2025-11-24-kr-tr-summit")]
    ['2025-kepco-tr-utility-nuclear-mou']
    """
    collection.get(Meeting, meeting)
    return tuple(a for a in collection.agreements if a.concluded_at == meeting)

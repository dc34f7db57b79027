"""The bilateral brief: everything on record between two countries, as a document."""

from diplomacy.brief.content import Coverage, Event, Relations

__all__ = ["Coverage", "Event", "Relations"]

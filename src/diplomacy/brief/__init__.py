"""The bilateral brief on two countries."""

from diplomacy.brief.relations import Coverage, Event, Line, Relations, Section

__all__ = ["Coverage", "Event", "Line", "Relations", "Section"]

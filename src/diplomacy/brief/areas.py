"""Policy areas: the topics that a brief puts under one heading."""

from collections.abc import Mapping
from typing import Final

from diplomacy.vocabulary import broader_topics

__all__ = ["AREAS", "area_of"]

_RELATIONSHIP: Final = "the relationship"
_OTHER_ISSUES: Final = "regional and global issues"

_TOPICS_BY_AREA: Final[Mapping[str, tuple[str, ...]]] = {
    _RELATIONSHIP: ("history",),
    "economy and trade": (
        *("economy", "trade", "tourism", "infrastructure", "transport", "mining"),
        "critical-minerals",
    ),
    "defence and security": ("defence", "cybersecurity", "counterterrorism"),
    "energy": ("energy",),
    "science, technology and health": (
        *("science-and-technology", "batteries", "education", "electric-vehicles", "health"),
        *("semiconductors",),
    ),
    "development and climate": ("development-aid", "climate"),
    _OTHER_ISSUES: (),
}
_AREAS_BY_TOPIC: Final = {
    topic: area for area, topics in _TOPICS_BY_AREA.items() for topic in topics
}

AREAS: Final = tuple(_TOPICS_BY_AREA)
"""The areas in the order of a brief."""


def area_of(topics: tuple[str, ...]) -> str:
    """Return the policy area of the first of some topics, or of a broader one.

    >>> area_of(("wind-energy", "trade")), area_of(()), area_of(("my-topic",))
    ('energy', 'the relationship', 'regional and global issues')
    """
    if not topics:
        return _RELATIONSHIP
    for topic in (topics[0], *broader_topics(topics[0])):
        if topic in _AREAS_BY_TOPIC:
            return _AREAS_BY_TOPIC[topic]
    return _OTHER_ISSUES

"""The document of a brief, section by section."""

from collections.abc import Callable, Iterable
from typing import Final

from diplomacy.brief.annexes import write_coverage, write_lead, write_sources
from diplomacy.brief.context import Context
from diplomacy.brief.document import ANNEXES, Document, Line, Section
from diplomacy.brief.figures import write_figures
from diplomacy.brief.glance import write_glance
from diplomacy.brief.instruments import write_agreements, write_partnerships
from diplomacy.brief.occasions import write_occasions
from diplomacy.brief.outstanding import write_outstanding
from diplomacy.brief.people import write_people

__all__ = ["SECTIONS", "write_document"]

SECTIONS: Final[tuple[str, ...]] = (
    *("glance", "outstanding", "agreements", "partnerships", "figures", "meetings"),
    *ANNEXES,
)
"""The names of the sections of a brief, in order."""


def write_document(
    context: Context,
    title: str,
    sections: Iterable[str],
    *,
    notices: Iterable[str] = (),
    edition: str | None = None,
) -> Document:
    """Return the document of a brief.

    Args:
        context: the context of the brief.
        title: its title.
        sections: the names of the sections to write, in any order.
        notices: paragraphs under the title on records that it leaves out or also counts.
        edition: the name and version of the data, if they have one.
    """
    wanted = set(sections)
    has_summary = False

    def partnerships(context: Context) -> Section | None:
        return write_partnerships(context, has_summary=has_summary)

    writers: dict[str, Callable[[Context], Section | None]] = {
        "glance": write_glance,
        "outstanding": write_outstanding,
        "agreements": write_agreements,
        "partnerships": partnerships,
        "figures": write_figures,
        "meetings": write_occasions,
        "people": write_people,
        "sources": write_sources,
        "coverage": lambda context: write_coverage(context, edition),
    }
    written: list[Section] = []
    for name in SECTIONS:
        section = writers[name](context) if name in wanted else None
        if section is not None:
            written.append(section._replace(name=name))
            has_summary = has_summary or name == "glance"
    lead: tuple[Line, ...] = (write_lead(context, edition), *((notice,) for notice in notices))
    return Document(title, lead, tuple(written), context.bibliography.sources)

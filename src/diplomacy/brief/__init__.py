"""The bilateral brief: everything on record between two sides.

- `Relations` is the brief: typed parts, a timeline, and a document as text, Markdown or HTML.
- `make_timeline` gives each `Event` of any records, in order of time.
- `content` collects the records of a brief. `writing` makes a `Document` of them, with a module for
  the sections on `glance`, `outstanding`, `instruments`, `figures`, `occasions`, `people` and
  `annexes`; `references` numbers the sources.
- `plain`, `markdown` and `webpage` render a document, and nothing else does.
"""

from diplomacy.brief.content import Coverage
from diplomacy.brief.document import Document
from diplomacy.brief.relations import Relations
from diplomacy.brief.timeline import Event, make_timeline
from diplomacy.brief.writing import SECTIONS

__all__ = ["SECTIONS", "Coverage", "Document", "Event", "Relations", "make_timeline"]

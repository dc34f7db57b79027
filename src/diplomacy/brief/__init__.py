"""The bilateral brief: everything on record between two sides.

- `Relations` is the brief: typed parts, a timeline, and a page as text, Markdown or HTML.
- `make_timeline` gives each `Event` of any records, in order of time.
- `content` collects its records, `phrases` names things, `entries` writes a line on each record,
  `sections` adds the references, and `render` lays out the page.
"""

from diplomacy.brief.content import Coverage
from diplomacy.brief.relations import Relations
from diplomacy.brief.timeline import Event, make_timeline

__all__ = ["Coverage", "Event", "Relations", "make_timeline"]

"""Pictures of records as Altair charts.

`timeline` and `strip` draw what happened between two sides, `meetings` who met whom, `agreements`
what was signed and in force, `trade` the figures of trade. Title, coverage and the text for those
who do not see a picture come from the records. A chart is interactive in a notebook, follows the
theme of Altair, and is saved by its ``save`` as HTML, SVG or PNG.

The extra ``plots`` of the distribution installs what is needed.
"""

from diplomacy.plots.counts import MAX_COUNTRIES, agreements, meetings
from diplomacy.plots.events import MAX_MARKS, strip, timeline
from diplomacy.plots.figures import trade

__all__ = ["MAX_COUNTRIES", "MAX_MARKS", "agreements", "meetings", "strip", "timeline", "trade"]

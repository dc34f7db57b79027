"""Pictures of records as Altair charts.

`timeline` and `strip` draw the events between two sides, `meetings` the meetings of each pair,
`agreements` the agreements signed and in force, `trade` the figures of trade. The title, the
coverage and the alternative text come from the records. A chart is interactive in a notebook,
follows the theme of Altair, and is saved by its ``save`` as HTML, SVG or PNG.

The extra ``plots`` of the distribution installs the required libraries.
"""

from diplomacy.plots.counts import MAX_COUNTRIES, agreements, meetings
from diplomacy.plots.events import MAX_MARKS, strip, timeline
from diplomacy.plots.figures import trade

__all__ = ["MAX_COUNTRIES", "MAX_MARKS", "agreements", "meetings", "strip", "timeline", "trade"]

"""The directive ``chart``: a picture of the shipped records, drawn by `diplomacy.plots`.

``{chart} timeline KR TR`` draws the brief on two sides, ``{chart} meetings`` the shipped archive.
The SVG is part of the page, in one size for phones and one for wider screens. Its colours are
variables of the style sheet, so that it follows the theme.
"""

import re
from html import escape
from io import StringIO
from typing import Any, Final

from docutils import nodes
from sphinx.application import Sphinx
from sphinx.util.docutils import SphinxDirective
from sphinx.util.typing import ExtensionMetadata

from diplomacy import plots
from diplomacy.fixtures import ARCHIVE

__all__ = ["setup"]

WIDTHS: Final = {"wide": 690, "narrow": 345}

_INK: Final = {
    "labelColor": "currentColor",
    "titleColor": "currentColor",
    "labelFontSize": 11,
    "titleFontSize": 11,
}
_LINE: Final = "var(--chart-line)"
_STYLE: Final[dict[str, Any]] = {
    "background": "transparent",
    "padding": 3,
    # Fonts that are as wide as the one that the text is measured in.
    "font": "Liberation Sans, Arial, Helvetica, sans-serif",
    "axis": {**_INK, "gridColor": _LINE, "domainColor": _LINE, "tickColor": _LINE},
    "legend": {**_INK, "symbolBaseStrokeColor": "currentColor"},
    "title": {"color": "currentColor", "subtitleColor": "currentColor"},
    "text": {"color": "currentColor"},
    "rect": {"color": "var(--chart-1)"},
    "bar": {"color": "var(--chart-1)"},
    "view": {"stroke": _LINE},
    "range": {"category": [f"var(--chart-{number})" for number in range(1, 6)]},
}


class Chart(SphinxDirective):
    """A chart, by the name of its function, and the two sides of a brief if needed."""

    required_arguments = 1
    optional_arguments = 2

    def run(self) -> list[nodes.Node]:
        """Return the figure, whose caption is the call that draws it."""
        name, *sides = self.arguments
        records = ARCHIVE.relations(*sides) if sides else ARCHIVE
        quoted = ", ".join(f'"{side}"' for side in sides)
        code = f"{name}(relations({quoted}))" if sides else f"{name}(ARCHIVE)"
        draw = getattr(plots, name)
        pictures = [_render(draw(records, width=width), at) for at, width in WIDTHS.items()]
        caption = nodes.caption("", "", nodes.literal("", code))
        return [nodes.figure("", *pictures, caption, classes=["chart"])]


def _render(chart: Any, size: str) -> nodes.raw:
    """Return a chart as SVG with its description as alternative text."""
    text = StringIO()
    chart.configure(**_STYLE).save(text, format="svg")
    label = escape(chart.description)
    head = f'<svg role="img" aria-label="{label}" class="picture {size}" '
    # With a size, the picture would not shrink with the page.
    svg = re.sub(
        r'<svg (.*?)class="marks" width="\d+" height="\d+" ', rf"{head}\1", text.getvalue()
    )
    return nodes.raw("", svg, format="html")


def setup(app: Sphinx) -> ExtensionMetadata:
    """Register the directive."""
    app.add_directive("chart", Chart)
    return {"parallel_read_safe": True, "parallel_write_safe": True}

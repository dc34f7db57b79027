"""A brief as plain text, Markdown and HTML."""

import html
import textwrap
from collections.abc import Iterable
from typing import Final

from diplomacy.brief.phrases import escape_markdown
from diplomacy.brief.sections import Section

__all__ = ["to_html", "to_markdown", "to_text"]

_WIDTH: Final = 96
# A line does not break between the number of a source, the mark and the paragraph.
_UNBROKEN: Final = "\N{NO-BREAK SPACE}¶\N{NO-BREAK SPACE}"


def to_text(title: str, sections: Iterable[Section], coverage: str) -> str:
    """Return a brief as plain text, in lines of at most 96 characters.

    >>> print(to_text("South Korea – Fiji", [Section("Meetings", ("Talks.",))], "The end."))
    SOUTH KOREA – FIJI
    <BLANKLINE>
    Meetings
      Talks.
    <BLANKLINE>
    The end.
    """
    blocks = [textwrap.fill(title.upper(), _WIDTH)]
    blocks += ["\n".join([section.heading, *map(_wrap, section.lines)]) for section in sections]
    return "\n\n".join([*blocks, textwrap.fill(coverage, _WIDTH)])


def to_markdown(title: str, sections: Iterable[Section], coverage: str) -> str:
    r"""Return a brief as Markdown.

    >>> to_markdown("South Korea – Fiji", [Section("Meetings", ("Talks.",))], "The end.")
    '# South Korea – Fiji\n\n## Meetings\n\n- Talks.\n\n*The end.*\n'
    """
    blocks = [f"# {escape_markdown(title)}"]
    for section in sections:
        lines = [f"- {escape_markdown(line)}" for line in section.lines]
        blocks.append("\n".join([f"## {section.heading}", "", *lines]))
    return "\n\n".join([*blocks, f"*{coverage}*"]) + "\n"


def to_html(title: str, sections: Iterable[Section], coverage: str) -> str:
    r"""Return a brief as a fragment of HTML.

    >>> to_html("South Korea – Fiji", [], "The end.")
    '<h2>South Korea – Fiji</h2>\n<p><em>The end.</em></p>'
    """
    blocks = [f"<h2>{html.escape(title)}</h2>"]
    for section in sections:
        items = "".join(f"<li>{html.escape(line)}</li>" for line in section.lines)
        blocks.append(f"<h3>{html.escape(section.heading)}</h3><ul>{items}</ul>")
    return "\n".join([*blocks, f"<p><em>{html.escape(coverage)}</em></p>"])


def _wrap(line: str) -> str:
    """Return an entry as indented plain text, wrapped."""
    return textwrap.fill(
        line.replace(" ¶ ", _UNBROKEN),
        _WIDTH,
        initial_indent="  ",
        subsequent_indent="    ",
        break_long_words=False,
        break_on_hyphens=False,
    ).replace(_UNBROKEN, " ¶ ")

"""The brief as plain text, Markdown and HTML."""

import html
import re
import textwrap
from typing import Final

from diplomacy.brief.content import Relations
from diplomacy.brief.document import iter_sections

__all__ = ["render_html", "render_markdown", "render_text"]

_WIDTH: Final = 96
# The number of a source, the mark and the paragraph stay on one line.
_PARAGRAPH_MARK: Final = "\N{NO-BREAK SPACE}¶\N{NO-BREAK SPACE}"


def render_text(brief: Relations) -> str:
    """Return a brief as plain text of 96 columns.

    >>> from diplomacy import relations
    >>> render_text(relations("KR", "NL")).splitlines()[2]
    'Meetings'
    """
    blocks = [textwrap.fill(brief.title.upper(), _WIDTH)]
    for section in iter_sections(brief):
        lines = [_wrap(line, "  ") for line in section.entries]
        blocks.append("\n".join([section.heading, *lines]))
    return "\n\n".join([*blocks, textwrap.fill(str(brief.coverage), _WIDTH)])


def render_markdown(brief: Relations) -> str:
    """Return a brief as Markdown.

    >>> from diplomacy import relations
    >>> render_markdown(relations("KR", "NL")).splitlines()[2]
    '## Meetings'
    """
    blocks = [f"# {_escape(brief.title)}"]
    for section in iter_sections(brief):
        lines = [f"- {_escape(line)}" for line in section.entries]
        blocks.append("\n".join([f"## {section.heading}", "", *lines]))
    return "\n\n".join([*blocks, f"*{brief.coverage}*"]) + "\n"


def render_html(brief: Relations) -> str:
    """Return a brief as a fragment of HTML.

    >>> from diplomacy import relations
    >>> render_html(relations("KR", "NL")).splitlines()[0]
    '<h2>South Korea – Netherlands</h2>'
    """
    blocks = [f"<h2>{html.escape(brief.title)}</h2>"]
    for section in iter_sections(brief):
        items = "".join(f"<li>{html.escape(line)}</li>" for line in section.entries)
        blocks.append(f"<h3>{html.escape(section.heading)}</h3><ul>{items}</ul>")
    return "\n".join([*blocks, f"<p><em>{html.escape(str(brief.coverage))}</em></p>"])


def _wrap(line: str, indent: str) -> str:
    """Return an entry as wrapped plain text."""
    return textwrap.fill(
        line.replace(" ¶ ", _PARAGRAPH_MARK),
        _WIDTH,
        initial_indent=indent,
        subsequent_indent=indent * 2,
        break_long_words=False,
        break_on_hyphens=False,
    ).replace(_PARAGRAPH_MARK, " ¶ ")


def _escape(text: str) -> str:
    """Return text in which nothing is read as Markdown."""
    text = re.sub(r"([\\`*_\[\]<>&#|~])", r"\\\1", text)
    # GFM turns an address into a link before it reads the backslashes.
    text = re.sub(r":(?=//)", r"\\:", text)
    text = re.sub(r"(?i)\b(www)\.", r"\1\\.", text)
    return re.sub(r"^([-+]|[0-9]+(?=[.)]))", _escape_list_mark, text)


def _escape_list_mark(match: re.Match[str]) -> str:
    """Return a mark that would begin a list so that it does not."""
    mark = match[0]
    return f"{mark}\\" if mark.isdigit() else f"\\{mark}"

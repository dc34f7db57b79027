"""Writing generated pages into the source folder, where Sphinx finds them like any other."""

import json
from collections.abc import Mapping
from pathlib import Path

__all__ = ["describe", "fill", "write"]


def fill(folder: Path, pages: Mapping[str, str]) -> None:
    """Write pages to a folder by file name, and delete all others."""
    folder.mkdir(exist_ok=True)
    for page in sorted(folder.iterdir()):
        if page.name not in pages:
            page.unlink()
    for name, text in pages.items():
        write(folder / name, text)


def write(page: Path, text: str) -> None:
    """Write a page unless it is unchanged, since Sphinx reads newer files again."""
    if not page.exists() or page.read_text("utf-8") != text:
        page.write_text(text, "utf-8")


def describe(text: str) -> str:
    """Return the head of a page with a description for search engines and link previews."""
    quoted = json.dumps(text, ensure_ascii=False)
    return f"---\nmyst:\n  html_meta:\n    description: {quoted}\nog:description: {quoted}\n---\n"

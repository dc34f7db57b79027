"""Writing generated pages into the source folder, where Sphinx finds them like any other."""

from collections.abc import Mapping
from pathlib import Path

__all__ = ["fill", "write"]


def fill(folder: Path, pages: Mapping[str, str]) -> None:
    """Make a folder hold these pages, by file name, and no other."""
    folder.mkdir(exist_ok=True)
    for page in sorted(folder.iterdir()):
        if page.name not in pages:
            page.unlink()
    for name, text in pages.items():
        write(folder / name, text)


def write(page: Path, text: str) -> None:
    """Write a page, unless it is there as it should be: Sphinx reads again what is newer."""
    if not page.exists() or page.read_text("utf-8") != text:
        page.write_text(text, "utf-8")

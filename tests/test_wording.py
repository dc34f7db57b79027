"""The wording of what users read: pages, docstrings, messages and help, by a list of phrases."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Final

import pytest
from tests.test_documents import GENERATED, ROOT

# Phrases that are not plain English, each with a better one.
PHRASES: Final = {
    r"told": "states, reports, describes",
    r"(?:stands?|stood)(?! out)": "is, appears; represents, means",
    r"alone(?!:)": "only, by itself",
    r"at hand": "available",
    r"as far as": "if",
    r"of (?:one's|its|their|your|our|his|her) own": "its own, separate",
    r"held to": "checked against",
    r"(?<!there )(?:is|are|was|were) no (?!longer|more|less|fewer|later|earlier)\w+": "is not a",
    r"goes on": "continues",
    r"given out": "released, published",
    r"for certain": "certainly",
    r"surely": "certainly",
    r"all the same": "nevertheless",
    r"made up": "invented, fictional",
    r"spelt alike": "similar",
    r"(?:is|are) meant": "you mean",
}
PHRASES_RE: Final = re.compile(rf"\b(?:{'|'.join(PHRASES)})\b", re.IGNORECASE)
CODE_RE: Final = re.compile(r"```.*?```|`[^`\n]*`|“[^”]*”", re.DOTALL)

PAGES: Final = [
    *sorted(ROOT.glob("*.md")),  # all but the README are only in a checkout
    *(
        page
        for page in sorted((ROOT / "docs").rglob("*.md"))
        if page.relative_to(ROOT / "docs").parts[0] not in GENERATED
    ),
    *sorted((ROOT / "examples").rglob("*.md")),
    *sorted((ROOT / "benchmarks").rglob("*.md")),
]
# Records quote their sources, and patterns of words are not prose.
QUOTING: Final = {
    "terms_in_text.py",
    *(f"{ledger.stem.replace('-', '_')}.py" for ledger in (ROOT / "seeds").glob("*.toml")),
}
MODULES: Final = [
    path
    for folder in ("src", "examples", "benchmarks")
    for path in sorted((ROOT / folder).rglob("*.py"))
    if path.name not in QUOTING
]


def _name(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


def _find(text: str) -> list[str]:
    """Return the phrases of a text, code and quotations left out."""
    return [found[0] for found in PHRASES_RE.finditer(CODE_RE.sub(" ", text))]


def _iter_strings(module: str) -> Iterator[str]:
    """Yield the strings of a module that have several words: docstrings, messages and help."""
    for node in ast.walk(ast.parse(module)):
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and " " in node.value:
            yield node.value


@pytest.mark.parametrize("page", PAGES, ids=_name)
def test_pages_use_plain_words(page: Path) -> None:
    assert _find(page.read_text("utf-8")) == []


@pytest.mark.parametrize("module", MODULES, ids=_name)
def test_docstrings_and_messages_use_plain_words(module: Path) -> None:
    texts = list(_iter_strings(module.read_text("utf-8")))
    assert [(found, text) for text in texts for found in _find(text)] == []


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("It is told that a treaty stands.", ["told", "stands"]),
        ("X is no\nY, and there is no Z.", ["is no\nY"]),
        ("Write a table of your own, if `alone` stands out.", ["of your own"]),
        ("The words are “as far as is known”.", []),
    ],
)
def test_phrases_are_found_outside_of_code_and_quotations(text: str, found: list[str]) -> None:
    assert _find(text.replace("\n", " ")) == [phrase.replace("\n", " ") for phrase in found]

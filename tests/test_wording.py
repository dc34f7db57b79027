"""The wording of pages, docstrings, comments, messages and help, by lists of phrases."""

import ast
import io
import re
import tokenize
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
# Habits of docstrings and comments, each with a better phrase.
HABITS: Final = {
    r"(?:as|besides|by|for|from|in|of|on|to|with) what": "name the thing",
    r"(?:Return|Yield|Print) (?:what|who|whom|where|when|why|how(?! many))": "name the value",
    r"tells?(?!:)": "says, states",
    r"beside": "next to, besides",
    r"(?:every|no|some|who)(?:body|ever)": "a person, anyone",
    r"gather(?:s|ed|ing)?": "collect, group",
    r"holds? together": "is consistent",
    r"mend(?:s|ed|ing)?": "fix, correct",
    r"take(?:s|n) (?:as|for)": "read as, assumed",
    r"(?:are|be|is|was|were) kept": "stored, preserved, cached",
    r"as (?:\w+ ){1,3}ha(?:s|ve) it": "the version of X",
    r"(?:an?|one) (?:column|entry|line|page|row) an? \w+": "a row for each",
    r"at the latest": "on or before",
    r"blanks": "whitespace",
    r"lawful(?:ly)?": "valid",
    r"come back|comes back": "recur, is circular",
}
PHRASES_RE: Final = re.compile(rf"\b(?:{'|'.join(PHRASES)})\b", re.IGNORECASE)
HABITS_RE: Final = re.compile(rf"\b(?:{'|'.join(HABITS)})(?!\w)")
QUESTION_RE: Final = re.compile(r"(?:How|What|When|Where|Which|Who)\b")
CODE_RE: Final = re.compile(r"```.*?```|`[^`\n]*`|“[^”]*”", re.DOTALL)
EXAMPLE_RE: Final = re.compile(r"^ *>>> .*?(?:\n *$|\Z)|\"[^\"\n]*\"", re.DOTALL | re.MULTILINE)

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
# The modules whose docstrings and comments are checked for habits.
PROSE_MODULES: Final = [
    path for folder in ("src", "docs/_ext") for path in sorted((ROOT / folder).rglob("*.py"))
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


def _iter_docstrings(module: str) -> Iterator[str]:
    """Yield the docstrings of a module, private ones and those of constants included."""
    for node in ast.walk(ast.parse(module)):
        if isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant):
            text = node.value.value
            if isinstance(text, str):
                yield text


def _iter_comments(module: str) -> Iterator[str]:
    """Yield the comments of a module, consecutive lines as one text."""
    block: list[tokenize.TokenInfo] = []
    for token in tokenize.generate_tokens(io.StringIO(module).readline):
        if token.type != tokenize.COMMENT:
            continue
        if block and (
            token.start[0] != block[-1].start[0] + 1 or token.start[1] != block[-1].start[1]
        ):
            yield " ".join(line.string.lstrip("#! ") for line in block)
            block.clear()
        block.append(token)
    yield " ".join(line.string.lstrip("#! ") for line in block)


def _find_habits(text: str) -> list[str]:
    """Return the habits in a docstring or comment, and a question word at its beginning."""
    prose = " ".join(CODE_RE.sub(" ", EXAMPLE_RE.sub(" ", text)).split())
    question = QUESTION_RE.match(prose)
    return [
        *([question[0]] if question else []),
        *(found[0] for found in HABITS_RE.finditer(prose)),
    ]


@pytest.mark.parametrize("page", PAGES, ids=_name)
def test_pages_use_plain_words(page: Path) -> None:
    assert _find(page.read_text("utf-8")) == []


@pytest.mark.parametrize("module", MODULES, ids=_name)
def test_docstrings_and_messages_use_plain_words(module: Path) -> None:
    texts = list(_iter_strings(module.read_text("utf-8")))
    assert [(found, text) for text in texts for found in _find(text)] == []


@pytest.mark.parametrize("module", PROSE_MODULES, ids=_name)
def test_docstrings_and_comments_have_no_bad_habits(module: Path) -> None:
    """Docstrings and comments of private code, too, name things instead of describing them."""
    text = module.read_text("utf-8")
    comments = list(_iter_comments(text))
    texts = [*comments, *_iter_docstrings(text)]
    assert [(found, text) for text in texts for found in _find_habits(text)] == []
    quotes = module.name in QUOTING
    assert quotes or [(found, text) for text in comments for found in _find(text)] == []


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("What a record says.", ["What"]),
        ("Return what is missing.", ["Return what"]),
        ("A table of what\n    was read.", ["of what"]),
        ("Return how many records there are, and say what is wrong.", []),
        (
            "Return a record.\n\n    >>> tell('what')\n    'of what'\n\n    Made of what is left.\n    ",
            ["of what"],
        ),
        ('Return a list, such as "beside" or `tell`.', []),
        ("As the article has it, with a row a year.", ["a row a year"]),
    ],
)
def test_habits_are_found_outside_of_code(text: str, found: list[str]) -> None:
    assert _find_habits(text) == found


def test_comments_are_found_line_by_line_and_in_blocks() -> None:
    module = '# A table\n# of what was read.\nx = "# no comment"  # beside it\n'
    assert list(_iter_comments(module)) == ["A table of what was read.", "beside it"]


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

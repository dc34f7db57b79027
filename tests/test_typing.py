"""Every public name has lines in ``tests/typing``, which type checkers read and nothing runs."""

import ast
import importlib
import inspect
import re
import tomllib
from collections.abc import Iterator
from enum import Enum
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

import diplomacy
from diplomacy import errors
from diplomacy.vocabulary import Term

ROOT = Path(__file__).parent.parent
LINES = Path(__file__).parent / "typing"
CONSTANT = re.compile("[A-Z][A-Z0-9_]+")
ARTICLES = ("ankara_2025", "astana_2024", "defence_talks_2018", "seoul_2024", "vilnius_2023")

# What is promised, beside each constant of the modules of articles. A module that joins the
# promise is written here, and has lines in tests/typing.
PROMISED = (
    "diplomacy",
    "diplomacy.brief",
    "diplomacy.provenance",
    "diplomacy.fixtures",
    "diplomacy.provenance",
    "diplomacy.testing",
    "diplomacy.testing.strategies",
)

# What the modules of articles import.
ELSEWHERE = ("ERDOGAN", "NATO", "UN", "YOON", "PARAGRAPHS")


# --- what there is ------------------------------------------------------------------------------


def _is_ours(kind: type) -> bool:
    return kind.__module__.split(".")[0] == "diplomacy"


def _set_in_errors() -> dict[str, set[str]]:
    """Return, by class of ``errors``, the attributes that it sets on itself."""
    tree = ast.parse(Path(errors.__file__).read_text("utf-8"))
    return {
        node.name: {
            part.attr
            for part in ast.walk(node)
            if isinstance(part, ast.Attribute)
            and isinstance(part.ctx, ast.Store)
            and isinstance(part.value, ast.Name)
            and part.value.id == "self"
        }
        for node in tree.body
        if isinstance(node, ast.ClassDef)
    }


_SET_IN_ERRORS = _set_in_errors()


def _members(kind: type) -> set[str]:
    """Return the public attributes that this library gives a class: its own and inherited ones."""
    if issubclass(kind, Term) and kind is not Term:
        return set(kind.__members__)
    names = {name for base in kind.__mro__ if _is_ours(base) for name in vars(base)}
    for base in kind.__mro__:
        names |= _SET_IN_ERRORS.get(base.__name__, set())
    # What a record type states of itself in capitals is for the library, not for its users.
    return {name for name in names if not name.startswith("_") and not name.isupper()}


def _names_of(module: ModuleType) -> Iterator[str]:
    """Give each public name of a module, and each public attribute of its classes."""
    for name in module.__all__:
        value: Any = getattr(module, name)
        if isinstance(value, ModuleType):
            continue
        yield f"{module.__name__}.{name}"
        if inspect.isclass(value):
            yield from (f"{name}.{member}" for member in _members(value))


# --- what the lines name ------------------------------------------------------------------------


def _imports(tree: ast.Module) -> dict[str, str]:
    """Return the names that a file imports from this library, each with where it comes from."""
    return {
        alias.name: f"{node.module}.{alias.name}"
        for node in tree.body
        if isinstance(node, ast.ImportFrom) and (node.module or "").startswith("diplomacy")
        for alias in node.names
    }


def _classes(function: ast.FunctionDef) -> dict[str, str]:
    """Return the parameters of a function, each with the class it is annotated with."""
    return {
        parameter.arg: parameter.annotation.id
        for parameter in function.args.args
        if isinstance(parameter.annotation, ast.Name)
    }


def _asked(function: ast.FunctionDef) -> Iterator[ast.expr]:
    """Give what a function asserts the type of, and the cases that it tells apart."""
    for node in ast.walk(function):
        if isinstance(node, ast.MatchValue):
            yield node.value
        elif isinstance(node, ast.Call) and ast.unparse(node.func) == "assert_type":
            yield node.args[0]


def _named_in(tree: ast.Module) -> Iterator[str]:
    """Give the names that the lines of a file are about, as `_names_of` writes them."""
    imported = _imports(tree)
    for function in tree.body:
        if not isinstance(function, ast.FunctionDef):
            continue
        classes = _classes(function)
        for node in (part for asked in _asked(function) for part in ast.walk(asked)):
            if isinstance(node, ast.Attribute) and isinstance(node.value, ast.Name):
                yield f"{classes.get(node.value.id, node.value.id)}.{node.attr}"
            elif isinstance(node, ast.Name) and node.id in imported:
                yield imported[node.id]


def _named() -> set[str]:
    trees = (ast.parse(path.read_text("utf-8")) for path in sorted(LINES.glob("*.py")))
    return {name for tree in trees for name in _named_in(tree)}


# --- the two held together ----------------------------------------------------------------------


def _missing(names: set[str]) -> str:
    listed = "\n  ".join(sorted(names))
    return f"Write assert_type lines in tests/typing for\n  {listed}"


@pytest.mark.parametrize("module", PROMISED)
def test_every_public_name_has_a_line(module: str) -> None:
    """Each public name of a module, and each public attribute of its classes, is asked about."""
    missing = set(_names_of(importlib.import_module(module))) - _named()
    assert not missing, _missing(missing)


@pytest.mark.parametrize("article", ARTICLES)
def test_every_constant_of_an_article_has_a_line(article: str) -> None:
    """Each record of an article has a name, and a line for it."""
    module = importlib.import_module(f"diplomacy.fixtures.{article}")
    missing = {f"{article}.{name}" for name in vars(module) if CONSTANT.fullmatch(name)}
    missing -= _named() | {f"{article}.{name}" for name in ELSEWHERE}
    assert not missing, _missing(missing)


def test_every_enumeration_shares_what_terms_have() -> None:
    """A definition and a slug are asked about once, of the base of all terms."""
    missing = {"Term.definition", "Term.name", "Term.value"} - _named()
    assert not missing, _missing(missing)
    for name in diplomacy.__all__:
        value = getattr(diplomacy, name)
        assert not (inspect.isclass(value) and issubclass(value, Enum)) or issubclass(value, Term)


def test_a_name_without_a_line_is_found() -> None:
    """What is named elsewhere than in an assertion, or of another class, does not count."""
    tree = ast.parse(
        "from diplomacy import Agreement, Leader\n"
        "def agreements(one: Agreement, other: Leader) -> None:\n"
        "    assert_type(one.title, str)\n"
        "    other.name\n"
    )
    assert set(_named_in(tree)) == {"Agreement.title"}


def test_checkers_read_the_lines() -> None:
    """The folder is among what mypy and pyright are told to read."""
    tool = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["tool"]
    assert "tests" in tool["mypy"]["files"]
    assert "tests/typing" in tool["pyright"]["include"]

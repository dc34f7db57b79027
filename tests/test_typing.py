"""Every public name has lines in ``tests/typing``, which type checkers read and no test runs."""

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

# The public modules, besides those of articles. Add a new public module here, and lines for it in
# tests/typing.
PUBLIC_MODULES = (
    "diplomacy",
    "diplomacy.brief",
    "diplomacy.differences",
    "diplomacy.fixtures",
    "diplomacy.importing",
    "diplomacy.importing.registers",
    "diplomacy.merging",
    "diplomacy.plots",
    "diplomacy.provenance",
    "diplomacy.tables",
    "diplomacy.testing",
    "diplomacy.testing.strategies",
)

# Constants that the modules of articles import.
IMPORTED = ("ERDOGAN", "NATO", "UN", "YOON", "PARAGRAPHS")


# --- the public names ---------------------------------------------------------------------------


def _is_ours(kind: type) -> bool:
    return kind.__module__.split(".")[0] == "diplomacy"


def _attributes_of_errors() -> dict[str, set[str]]:
    """Return the instance attributes that each class of ``errors`` sets."""
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


_ATTRIBUTES_OF_ERRORS = _attributes_of_errors()


def _own_members(kind: type) -> set[str]:
    """Return the public attributes that a class itself defines."""
    names = {*vars(kind), *_ATTRIBUTES_OF_ERRORS.get(kind.__name__, ())}
    # What a record type states about itself in capitals is for the library, not for its users.
    return {name for name in names if not name.startswith("_") and not name.isupper()}


def _names_of_class(kind: type) -> Iterator[list[str]]:
    """Yield each public attribute of a class, as the spellings in which a line may test it.

    An inherited attribute needs only one line, for the class that defines it.
    """
    if issubclass(kind, Term) and kind is not Term:
        yield from ([f"{kind.__name__}.{name}"] for name in kind.__members__)
        return
    bases = [base for base in kind.__mro__ if _is_ours(base)]
    for name in set().union(*map(_own_members, bases)):
        yield [f"{base.__name__}.{name}" for base in bases]


def _names_of(module: ModuleType) -> Iterator[list[str]]:
    """Yield each public name of a module and each public attribute of its classes, likewise."""
    for name in module.__all__:
        value: Any = getattr(module, name)
        if isinstance(value, ModuleType):
            continue
        yield [f"{module.__name__}.{name}"]
        if inspect.isclass(value):
            yield from _names_of_class(value)


# --- the names in the lines ---------------------------------------------------------------------


def _imports(tree: ast.Module) -> dict[str, str]:
    """Return the names that a file imports from this library, each with its full name."""
    return {
        alias.name: f"{node.module}.{alias.name}"
        for node in tree.body
        if isinstance(node, ast.ImportFrom) and (node.module or "").startswith("diplomacy")
        for alias in node.names
    }


def _classes(function: ast.FunctionDef) -> dict[str, str]:
    """Return the parameters of a function, each with the class that annotates it."""
    return {
        parameter.arg: name.id
        for parameter in function.args.args
        if isinstance(
            name := getattr(parameter.annotation, "value", parameter.annotation), ast.Name
        )
    }


def _tested(function: ast.FunctionDef) -> Iterator[ast.expr]:
    """Yield the expressions whose type a function asserts, and the cases that it matches."""
    for node in ast.walk(function):
        if isinstance(node, ast.MatchValue):
            yield node.value
        elif isinstance(node, ast.Call) and ast.unparse(node.func) == "assert_type":
            yield node.args[0]


def _named_in(tree: ast.Module) -> Iterator[str]:
    """Yield the names that the lines of a file test, as `_names_of` writes them."""
    imported = _imports(tree)
    for function in tree.body:
        if not isinstance(function, ast.FunctionDef):
            continue
        classes = _classes(function)
        for node in (part for tested in _tested(function) for part in ast.walk(tested)):
            if isinstance(node, ast.Attribute) and isinstance(node.value, ast.Name):
                yield f"{classes.get(node.value.id, node.value.id)}.{node.attr}"
            elif isinstance(node, ast.Name) and node.id in imported:
                yield imported[node.id]


def _named() -> set[str]:
    trees = (ast.parse(path.read_text("utf-8")) for path in sorted(LINES.glob("*.py")))
    return {name for tree in trees for name in _named_in(tree)}


# --- the comparison -----------------------------------------------------------------------------


def _missing(names: set[str]) -> str:
    listed = "\n  ".join(sorted(names))
    return f"Write assert_type lines in tests/typing for\n  {listed}"


@pytest.mark.parametrize("module", PUBLIC_MODULES)
def test_every_public_name_has_a_line(module: str) -> None:
    """A line tests each public name of a module and each public attribute of its classes."""
    named = _named()
    names = _names_of(importlib.import_module(module))
    missing = {spellings[0] for spellings in names if named.isdisjoint(spellings)}
    assert not missing, _missing(missing)


@pytest.mark.parametrize("article", ARTICLES)
def test_every_constant_of_an_article_has_a_line(article: str) -> None:
    """A line tests each record of an article."""
    module = importlib.import_module(f"diplomacy.fixtures.{article}")
    missing = {f"{article}.{name}" for name in vars(module) if CONSTANT.fullmatch(name)}
    missing -= _named() | {f"{article}.{name}" for name in IMPORTED}
    assert not missing, _missing(missing)


def test_every_enumeration_is_a_term() -> None:
    """Definition and slug are tested once, for the base class of all terms."""
    missing = {"Term.definition", "Term.name", "Term.value"} - _named()
    assert not missing, _missing(missing)
    for name in diplomacy.__all__:
        value = getattr(diplomacy, name)
        assert not (inspect.isclass(value) and issubclass(value, Enum)) or issubclass(value, Term)


def test_only_assertions_count_as_lines() -> None:
    """A name outside an assertion, or an attribute of another class, does not count."""
    tree = ast.parse(
        "from diplomacy import Agreement, Leader\n"
        "def agreements(agreement: Agreement, leader: Leader) -> None:\n"
        "    assert_type(agreement.title, str)\n"
        "    leader.name\n"
    )
    assert set(_named_in(tree)) == {"Agreement.title"}


def test_type_checkers_read_the_lines() -> None:
    """The settings of mypy and pyright include the folder."""
    tool = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["tool"]
    assert "tests" in tool["mypy"]["files"]
    assert "tests/typing" in tool["pyright"]["include"]

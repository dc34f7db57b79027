"""The arrows between modules, what an import loads, and what the package promises."""

import ast
import importlib
import inspect
import json
import subprocess
import sys
from collections.abc import Iterator
from doctest import DocTestParser
from enum import Enum
from pathlib import Path
from types import FunctionType

import pytest

import diplomacy

# What a reader is promised, by module: façade, and what its answers are made of.
PUBLIC = ("diplomacy", "diplomacy.brief", "diplomacy.provenance", "diplomacy.provenance")

PACKAGE = Path(diplomacy.__file__).parent

# Each module, with those it may import at the top. Nothing points the other way.
ARROWS: dict[str, set[str]] = {
    "errors": set(),
    "values": set(),
    "country_names": set(),
    "vocabulary": {"errors"},
    "countries": {"country_names", "errors"},
    "dates": {"errors", "values", "vocabulary"},
    "quantities": {"countries", "errors", "values", "vocabulary"},
    "fields": {"countries", "dates", "errors"},
    "sources": {"dates", "errors", "fields", "values", "vocabulary"},
    "records": {
        *("countries", "dates", "errors", "fields", "quantities", "sources", "values"),
        "vocabulary",
    },
    "integrity": {"countries", "dates", "errors", "records", "sources"},
    "pairs": {"records"},
    "archive": {
        *("countries", "dates", "errors", "fields", "integrity", "pairs", "records", "sources"),
        *("values", "vocabulary"),
    },
    "proof": {
        *("archive", "countries", "dates", "errors", "fields", "records", "sources", "values"),
        "vocabulary",
    },
    "conflicts": {
        *("archive", "countries", "dates", "quantities", "records", "values", "vocabulary"),
    },
    "bibliography": {"archive", "dates", "sources"},
    "bilateral": {
        *("archive", "countries", "dates", "integrity", "records", "sources", "values"),
        "vocabulary",
    },
    "codec": {
        *("countries", "dates", "errors", "fields", "integrity", "records", "values", "vocabulary"),
    },
    "files": {"codec", "errors", "integrity", "records", "sources"},
    "schema": {
        *("codec", "countries", "dates", "fields", "quantities", "sources", "vocabulary"),
    },
    "fixtures": {"archive", "quantities", "records", "sources", "vocabulary"},
    "queries": {"archive"},
    "testing": {
        *("archive", "codec", "countries", "dates", "errors", "fields", "integrity", "proof"),
        *("quantities", "records", "sources", "values", "vocabulary"),
    },
    "__init__": {
        *("archive", "countries", "dates", "errors", "quantities", "queries", "records"),
        *("sources", "vocabulary"),
    },
    "__main__": {
        *("archive", "bilateral", "codec", "errors", "proof", "schema", "sources", "vocabulary"),
    },
}

# The few edges that go back, each made inside a function or for type checkers alone.
BACK_EDGES = {
    *(("archive", name) for name in ("bibliography", "bilateral", "codec", "conflicts")),
    *(("archive", name) for name in ("files", "proof")),
    ("bibliography", "fixtures"),
    ("queries", "fixtures"),
    ("testing", "fixtures"),
    ("__main__", "fixtures"),
}

# Who alone may know a library.
KNOWERS = {"pycountry": {"countries"}, "dateutil": {"dates"}, "cattrs": {"codec"}}


def _imports() -> list[tuple[str, str, bool]]:
    """Return (module, imported module, at the top) for every import in the package."""
    found: list[tuple[str, str, bool]] = []
    for path in sorted(PACKAGE.rglob("*.py")):
        relative = path.relative_to(PACKAGE)
        module = relative.parts[0].removesuffix(".py")
        tree = ast.parse(path.read_text("utf-8"))
        top = set(map(id, tree.body))
        for node in ast.walk(tree):
            if isinstance(node, ast.Import):
                names = [alias.name for alias in node.names]
            elif isinstance(node, ast.ImportFrom) and node.module == "diplomacy":
                names = [f"diplomacy.{alias.name}" for alias in node.names]
            elif isinstance(node, ast.ImportFrom) and node.module:
                names = [node.module]
            else:
                continue
            found += [(module, name, id(node) in top) for name in names]
    return found


def _inside(name: str) -> str:
    """Return the module of this package that an import names."""
    return name.split(".")[1]


def test_every_module_has_its_arrows() -> None:
    """No module is left out of the table, and none in it is gone."""
    modules = {
        path.name.removesuffix(".py")
        for path in PACKAGE.iterdir()
        if path.name not in ("py.typed", "archive.schema.json")
    }
    assert modules - {"__pycache__"} == set(ARROWS)


def test_imports_point_one_way() -> None:
    """A module imports at its top only what the table lets it."""
    wrong = [
        (module, name)
        for module, name, top in _imports()
        if top and name.startswith("diplomacy.") and _inside(name) not in {module, *ARROWS[module]}
    ]
    assert wrong == []


def test_the_table_has_no_cycle() -> None:
    """The arrows can be put in one order."""
    placed: set[str] = set()
    while len(placed) < len(ARROWS):
        ready = {name for name, needs in ARROWS.items() if needs <= placed} - placed
        assert ready, f"a cycle among {set(ARROWS) - placed}"
        placed |= ready


def test_back_edges_are_the_few_that_are_listed() -> None:
    """What is imported inside a function or for checkers alone is listed."""
    late = {
        (module, _inside(name))
        for module, name, top in _imports()
        if not top and name.startswith("diplomacy.")
    }
    assert late == BACK_EDGES


@pytest.mark.parametrize("library", KNOWERS)
def test_one_module_knows_a_library(library: str) -> None:
    """Each of these libraries is named in one module alone."""
    knowers = {module for module, name, _ in _imports() if name.split(".")[0] == library}
    assert knowers == KNOWERS[library]


def _loaded_by(code: str) -> set[str]:
    """Return the top-level modules that a fresh process has after running *code*."""
    script = f"{code}\nimport sys, json\nprint(json.dumps(sorted(sys.modules)))"
    run = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    modules: list[str] = json.loads(run.stdout.splitlines()[-1])
    return set(modules)


@pytest.mark.parametrize(
    "module",
    [
        *("cattrs", "pycountry", "dateutil", "hypothesis", "pytest", "diplomacy.fixtures"),
        *("diplomacy.formats.codec", "diplomacy.testing"),
    ],
)
def test_importing_loads_the_model_only(module: str) -> None:
    """``import diplomacy`` loads attrs and the model, and nothing that can wait."""
    assert module not in _loaded_by("import diplomacy")


def test_importing_does_not_load_json() -> None:
    """``import diplomacy`` does not load json either."""
    script = "import diplomacy, sys; sys.exit('json' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", script], check=False).returncode == 0


@pytest.mark.parametrize("sides", [("KR", "TR"), ("South Korea", "Turkey")])
def test_a_question_loads_no_library(sides: tuple[str, str]) -> None:
    """A question by code or name needs neither pycountry nor dateutil nor cattrs."""
    loaded = _loaded_by(
        f"import diplomacy; assert len(diplomacy.agreements_between(*{sides})) == 3"
    )
    assert loaded & {"pycountry", "dateutil", "cattrs"} == set()


def test_no_public_name_is_that_of_a_module() -> None:
    """A module imported late would take the place of a function of its name."""
    assert set(diplomacy.__all__).isdisjoint(ARROWS)


def test_dir_shows_the_promise() -> None:
    """``dir(diplomacy)`` is what ``__all__`` promises, and all of it is there."""
    assert dir(diplomacy) == sorted(diplomacy.__all__)
    assert all(hasattr(diplomacy, name) for name in diplomacy.__all__)
    assert len(set(diplomacy.__all__)) == len(diplomacy.__all__)


def _documented(kind: type) -> Iterator[tuple[str, object]]:
    """Give the public methods and properties that this library gives a class."""
    for base in kind.__mro__:
        if base.__module__.split(".")[0] == "diplomacy":
            for name, value in vars(base).items():
                part = getattr(value, "__func__", value)
                if not name.startswith("_") and isinstance(part, property | FunctionType):
                    yield f"{kind.__name__}.{name}", part


@pytest.mark.parametrize("module", PUBLIC)
def test_every_public_name_is_documented(module: str) -> None:
    """Each public name has a docstring, and so has each method and property of the classes."""
    promised = importlib.import_module(module)
    values = {name: getattr(promised, name) for name in promised.__all__}
    parts = [
        part for kind in values.values() if inspect.isclass(kind) for part in _documented(kind)
    ]
    undocumented = [name for name, value in (*values.items(), *parts) if not value.__doc__]
    assert undocumented == []


@pytest.mark.parametrize("module", PUBLIC)
def test_every_public_name_shows_how_it_is_used(module: str) -> None:
    """Each public class and function has an example of its own, which the doctests run."""
    promised = importlib.import_module(module)
    values = {name: getattr(promised, name) for name in promised.__all__}
    silent = [
        name
        for name, value in values.items()
        if callable(value) and not DocTestParser().get_examples(value.__doc__ or "")
    ]
    assert silent == []


def test_help_is_a_tour() -> None:
    """``help(diplomacy)`` names, before it lists, every class and question that is promised."""
    tour = diplomacy.__doc__ or ""
    promised = [getattr(diplomacy, name) for name in diplomacy.__all__]
    shown = {
        value.__name__
        for value in promised
        if not (inspect.isclass(value) and issubclass(value, Exception | Enum))
    }
    assert {name for name in shown if f"`{name}`" not in tour} == set()


def _told(code: str) -> str:
    """Return what a fresh process tells of the mistake that it dies of."""
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert run.returncode == 1
    return run.stderr.splitlines()[-1]


def test_a_misspelt_name_gets_a_hint() -> None:
    """Python itself tells what was meant, since ``dir`` shows what there is."""
    told = _told("import diplomacy; diplomacy.agreements_betwen")
    assert "Did you mean: 'agreements_between'?" in told


@pytest.mark.skipif(sys.version_info < (3, 12), reason="Python 3.11 hints at attributes alone")
def test_a_misspelt_import_gets_a_hint() -> None:
    """The same of an import, from Python 3.12 on."""
    told = _told("from diplomacy import agreements_betwen")
    assert "Did you mean: 'agreements_between'?" in told


def test_every_module_states_its_promise() -> None:
    """Each module has ``__all__``, and every name in it."""
    for path in sorted(PACKAGE.glob("*.py")):
        name = "diplomacy" if path.stem == "__init__" else f"diplomacy.{path.stem}"
        module = importlib.import_module(name)
        assert [name for name in module.__all__ if not hasattr(module, name)] == [], path.name


def test_no_import_is_relative() -> None:
    """Imports name their module in full, so that the table of arrows sees them all."""
    for path in sorted(PACKAGE.rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            assert not isinstance(node, ast.ImportFrom) or node.level == 0, path.name

"""The rooms and their imports, what an import loads, and the public names."""

import ast
import importlib
import inspect
import json
import os
import subprocess
import sys
from collections.abc import Iterator
from doctest import DocTestParser
from enum import Enum
from pathlib import Path
from types import FunctionType
from typing import Final, NamedTuple

import pytest

import diplomacy

# The documented modules: the public API, and the modules of its return values.
PUBLIC: Final = ("diplomacy", "diplomacy.brief", "diplomacy.provenance")
PACKAGE: Final = Path(diplomacy.__file__).parent

# The rooms, each with the rooms that it may import. A room is a module or a folder of the package,
# and an import counts wherever it is made: at the top, in a function or for type checkers.
ROOMS: Final[dict[str, set[str]]] = {
    "errors": set(),
    "synonyms": set(),
    "suggestions": {"synonyms"},
    "values": {"errors", "suggestions"},
    "data_version": set(),
    "version": set(),
    "vocabulary": {"errors", "suggestions", "values"},
    "dates": {"errors", "values", "vocabulary"},
    "countries": {"dates", "errors", "values", "vocabulary"},
    "units": set(),
    "quantities": {"countries", "errors", "units", "values", "vocabulary"},
    "texts": {"errors"},
    "converters": {"countries", "dates", "errors", "texts"},
    "entries": {"converters", "errors", "values"},
    "sources": {"converters", "dates", "entries", "errors", "values", "vocabulary"},
    "records": {
        "converters",
        "countries",
        "dates",
        "entries",
        "errors",
        "quantities",
        "sources",
        "values",
        "vocabulary",
    },
    "integrity": {"countries", "dates", "errors", "records"},
    "answers": set(),
    "collection": {
        "answers",
        "converters",
        "countries",
        "dates",
        "errors",
        "integrity",
        "records",
        "sources",
        "vocabulary",
    },
    "differences": {"collection", "dates", "entries", "errors", "records", "values"},
    "queries": {
        "answers",
        "collection",
        "converters",
        "countries",
        "dates",
        "errors",
        "records",
        "sources",
        "values",
        "vocabulary",
    },
    "provenance": {
        "collection",
        "converters",
        "countries",
        "data_version",
        "dates",
        "errors",
        "quantities",
        "queries",
        "records",
        "sources",
        "values",
        "vocabulary",
    },
    "formats": {
        "converters",
        "countries",
        "dates",
        "errors",
        "integrity",
        "quantities",
        "records",
        "sources",
        "suggestions",
        "texts",
        "values",
        "vocabulary",
    },
    "arrow": {
        "collection",
        "converters",
        "countries",
        "dates",
        "errors",
        "formats",
        "quantities",
        "queries",
        "records",
        "sources",
        "vocabulary",
    },
    "merging": {
        "collection",
        "converters",
        "differences",
        "entries",
        "errors",
        "formats",
        "integrity",
        "records",
        "sources",
        "values",
    },
    "brief": {
        "answers",
        "collection",
        "converters",
        "countries",
        "data_version",
        "dates",
        "errors",
        "formats",
        "quantities",
        "queries",
        "records",
        "sources",
        "texts",
        "values",
        "vocabulary",
    },
    "notebook": {
        "brief",
        "collection",
        "countries",
        "dates",
        "errors",
        "formats",
        "queries",
        "records",
        "sources",
        "texts",
        "values",
    },
    "archive": {
        "answers",
        "arrow",
        "brief",
        "converters",
        "differences",
        "errors",
        "formats",
        "integrity",
        "merging",
        "provenance",
        "queries",
        "records",
        "sources",
        "vocabulary",
    },
    "tables": {
        "archive",
        "arrow",
        "brief",
        "converters",
        "countries",
        "dates",
        "errors",
        "integrity",
        "queries",
        "records",
        "vocabulary",
    },
    "plots": {
        "arrow",
        "brief",
        "collection",
        "countries",
        "dates",
        "errors",
        "queries",
        "records",
        "vocabulary",
    },
    "importing": {
        "archive",
        "arrow",
        "converters",
        "countries",
        "dates",
        "errors",
        "formats",
        "provenance",
        "quantities",
        "records",
        "sources",
        "texts",
        "values",
        "vocabulary",
    },
    "fixtures": {"archive", "data_version", "quantities", "records", "sources", "vocabulary"},
    "shipped": {"archive", "fixtures", "records"},
    "__init__": {
        "archive",
        "brief",
        "countries",
        "dates",
        "differences",
        "errors",
        "formats",
        "provenance",
        "quantities",
        "queries",
        "records",
        "shipped",
        "sources",
        "version",
        "vocabulary",
    },
    "testing": {
        "archive",
        "brief",
        "converters",
        "countries",
        "dates",
        "entries",
        "errors",
        "fixtures",
        "formats",
        "integrity",
        "provenance",
        "quantities",
        "records",
        "sources",
        "suggestions",
        "texts",
        "units",
        "values",
        "vocabulary",
    },
    "cli": {
        "archive",
        "arrow",
        "brief",
        "data_version",
        "dates",
        "differences",
        "errors",
        "fixtures",
        "formats",
        "importing",
        "provenance",
        "queries",
        "records",
        "sources",
        "tables",
        "texts",
        "version",
        "vocabulary",
    },
    "__main__": {"cli"},
}

# The only room that may import a library.
ROOM_BY_LIBRARY: Final = {
    "pycountry": "countries",
    "dateutil": "dates",
    "cattrs": "formats",
    "pydantic_core": "formats",
}


class Import(NamedTuple):
    """An import of a module, made in a room of the package."""

    room: str
    module: str

    @property
    def target(self) -> str:
        """The room that is imported, or the library."""
        parts = self.module.split(".")
        return parts[1] if parts[0] == "diplomacy" and len(parts) > 1 else parts[0]


def _parse_imports() -> list[Import]:
    """Return every import in the package."""
    found: list[Import] = []
    for path in sorted(PACKAGE.rglob("*.py")):
        room = path.relative_to(PACKAGE).parts[0].removesuffix(".py")
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.Import):
                found += [Import(room, alias.name) for alias in node.names]
            elif isinstance(node, ast.ImportFrom) and node.module == "diplomacy":
                found += [Import(room, f"diplomacy.{alias.name}") for alias in node.names]
            elif isinstance(node, ast.ImportFrom) and node.module:
                found.append(Import(room, node.module))
    return found


IMPORTS: Final = _parse_imports()


def test_every_room_is_listed() -> None:
    """The table lists every module and folder of the package, and nothing else."""
    rooms = {
        path.name.removesuffix(".py")
        for path in PACKAGE.iterdir()
        if path.name not in ("py.typed", "__pycache__")
    }
    assert rooms == set(ROOMS)


def test_rooms_import_only_what_the_table_allows() -> None:
    wrong = {
        (found.room, found.target)
        for found in IMPORTS
        if found.module.startswith("diplomacy.")
        and found.target not in {found.room, *ROOMS[found.room]}
    }
    assert wrong == set()


def test_the_table_allows_no_more_than_is_imported() -> None:
    """An entry that is not needed any more is removed from the table."""
    used = {(found.room, found.target) for found in IMPORTS}
    allowed = {(room, target) for room, targets in ROOMS.items() for target in targets}
    assert allowed - used == set()


def test_rooms_import_only_rooms_listed_above() -> None:
    above: set[str] = set()
    for room, targets in ROOMS.items():
        assert targets <= above, room
        above.add(room)


@pytest.mark.parametrize("library", ROOM_BY_LIBRARY)
def test_a_library_is_imported_by_one_room_only(library: str) -> None:
    rooms = {found.room for found in IMPORTS if found.module.split(".")[0] == library}
    assert rooms <= {ROOM_BY_LIBRARY[library]}


def _iter_definitions() -> Iterator[tuple[str, ast.AST, int]]:
    """Yield the name, node and length of every function and class of the package."""
    for path in sorted(PACKAGE.rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.FunctionDef | ast.ClassDef):
                name = f"{path.relative_to(PACKAGE)}: {node.name}"
                yield name, node, (node.end_lineno or node.lineno) - node.lineno + 1


# Data as code: names, facts and terms, and the error classes, which are mostly docstrings.
_TABLES: Final = ("countries/names.py", "fixtures/", "errors.py", "vocabulary.py")


def test_no_module_is_long() -> None:
    """A module has at most 500 lines, except tables of data."""
    lengths = {
        str(path.relative_to(PACKAGE)): len(path.read_text("utf-8").splitlines())
        for path in PACKAGE.rglob("*.py")
    }
    assert {
        name: length
        for name, length in lengths.items()
        if length > 500 and not name.startswith(_TABLES)
    } == {}


def _code_length(node: ast.FunctionDef) -> int:
    """Return the lines of a function without its signature and docstring."""
    body = node.body[1:] if ast.get_docstring(node) is not None else node.body
    return (node.end_lineno or 0) - body[0].lineno + 1 if body else 0


def test_no_function_is_long() -> None:
    """A function has at most 40 lines of code."""
    lengths = {
        name: _code_length(node)
        for name, node, _ in _iter_definitions()
        if isinstance(node, ast.FunctionDef)
    }
    assert {name: length for name, length in lengths.items() if length > 40} == {}


def test_no_class_is_long() -> None:
    """A class has at most 300 lines, docstrings included."""
    lengths = {
        name: length for name, node, length in _iter_definitions() if isinstance(node, ast.ClassDef)
    }
    assert {name: length for name, length in lengths.items() if length > 300} == {}


def _loaded_by(code: str) -> set[str]:
    """Return the top-level modules that a new process has loaded after running *code*."""
    script = f"{code}\nimport sys, json\nprint(json.dumps(sorted(sys.modules)))"
    run = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    modules: list[str] = json.loads(run.stdout.splitlines()[-1])
    return set(modules)


@pytest.mark.parametrize(
    "module",
    [
        *("cattrs", "pycountry", "dateutil", "hypothesis", "pytest", "diplomacy.fixtures"),
        *("pyarrow", "narwhals", "polars", "duckdb", "pandas", "numpy"),
        *("diplomacy.arrow", "diplomacy.importing", "diplomacy.tables"),
        *("altair", "vl_convert", "diplomacy.plots"),
        *("diplomacy.formats", "diplomacy.testing", "diplomacy.brief"),
    ],
)
def test_importing_loads_the_model_only(module: str) -> None:
    """``import diplomacy`` loads attrs, the model, and nothing that can be deferred."""
    assert module not in _loaded_by("import diplomacy")


def test_importing_does_not_load_json() -> None:
    script = "import diplomacy, sys; sys.exit('json' in sys.modules)"
    # The measurement of coverage in child processes loads json itself.
    env = {name: value for name, value in os.environ.items() if not name.startswith("COVERAGE")}
    assert subprocess.run([sys.executable, "-c", script], check=False, env=env).returncode == 0


@pytest.mark.parametrize("sides", [("KR", "TR"), ("South Korea", "Turkey")])
def test_a_query_loads_no_library(sides: tuple[str, str]) -> None:
    """A query by code or name needs neither pycountry nor dateutil nor cattrs."""
    loaded = _loaded_by(
        f"import diplomacy; assert len(diplomacy.agreements_between(*{sides})) == 3"
    )
    assert loaded & {"pycountry", "dateutil", "cattrs"} == set()


def test_no_public_name_is_that_of_a_module() -> None:
    """Importing a module later would replace a function of its name."""
    assert set(diplomacy.__all__).isdisjoint(ROOMS)


def test_dir_lists_the_public_names() -> None:
    """``dir(diplomacy)`` is ``__all__``, and every name exists."""
    assert dir(diplomacy) == sorted(diplomacy.__all__)
    assert all(hasattr(diplomacy, name) for name in diplomacy.__all__)
    assert len(set(diplomacy.__all__)) == len(diplomacy.__all__)


def _own_members(kind: type) -> Iterator[tuple[str, object]]:
    """Yield the public methods and properties that this library defines in a class."""
    for base in kind.__mro__:
        if base.__module__.split(".")[0] == "diplomacy":
            for name, value in vars(base).items():
                part = getattr(value, "__func__", value)
                if not name.startswith("_") and isinstance(part, property | FunctionType):
                    yield f"{kind.__name__}.{name}", part


@pytest.mark.parametrize("module", PUBLIC)
def test_every_public_name_is_documented(module: str) -> None:
    """Public names, and methods and properties of classes, have a docstring."""
    promised = importlib.import_module(module)
    values = {name: getattr(promised, name) for name in promised.__all__}
    parts = [
        part for kind in values.values() if inspect.isclass(kind) for part in _own_members(kind)
    ]
    undocumented = [name for name, value in (*values.items(), *parts) if not value.__doc__]
    assert undocumented == []


@pytest.mark.parametrize(
    "module",
    [*PUBLIC, "diplomacy.formats", "diplomacy.importing", "diplomacy.tables", "diplomacy.testing"],
)
def test_every_summary_is_short(module: str) -> None:
    """The first line of a docstring has at most 80 characters, and is one sentence."""
    promised = importlib.import_module(module)
    values = {name: getattr(promised, name) for name in promised.__all__}
    parts = [
        part for kind in values.values() if inspect.isclass(kind) for part in _own_members(kind)
    ]
    summaries = {
        name: (value.__doc__ or "").strip().partition("\n")[0]
        for name, value in (*values.items(), *parts)
        if callable(value) or isinstance(value, property)
    }
    long = {name: line for name, line in summaries.items() if len(line) > 80 or ";" in line}
    assert long == {}


@pytest.mark.parametrize("module", PUBLIC)
def test_every_public_name_has_an_example(module: str) -> None:
    """The doctests run the example of each class and function."""
    promised = importlib.import_module(module)
    values = {name: getattr(promised, name) for name in promised.__all__}
    silent = [
        name
        for name, value in values.items()
        if callable(value) and not DocTestParser().get_examples(value.__doc__ or "")
    ]
    assert silent == []


def test_help_names_every_class_and_query() -> None:
    """The docstring of the package names them before the lists of ``help``."""
    tour = diplomacy.__doc__ or ""
    promised = {name: getattr(diplomacy, name) for name in diplomacy.__all__}
    shown = {
        name
        for name, value in promised.items()
        if not (inspect.isclass(value) and issubclass(value, Exception | Enum))
    }
    assert {name for name in shown if f"`{name}`" not in tour} == set()


def _last_error_line(code: str) -> str:
    """Return the last line of the error with which a new process ends."""
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert run.returncode == 1
    return run.stderr.splitlines()[-1]


def test_a_misspelt_name_gets_a_hint() -> None:
    """Python suggests a name, because ``dir`` lists the public names."""
    message = _last_error_line("import diplomacy; diplomacy.agreements_betwen")
    assert "Did you mean: 'agreements_between'?" in message


@pytest.mark.skipif(sys.version_info < (3, 12), reason="Python 3.11 only suggests attributes")
def test_a_misspelt_import_gets_a_hint() -> None:
    """The same is true of imports, from Python 3.12 on."""
    message = _last_error_line("from diplomacy import agreements_betwen")
    assert "Did you mean: 'agreements_between'?" in message


def test_every_module_declares_its_public_names() -> None:
    """Each module except those of facts has ``__all__``, and every name exists."""
    for path in sorted(PACKAGE.rglob("*.py")):
        parts = path.relative_to(PACKAGE.parent).with_suffix("").parts
        name = ".".join(parts).removesuffix(".__init__")
        if name.endswith("__main__") or name.startswith("diplomacy.fixtures."):
            continue
        module = importlib.import_module(name)
        assert [name for name in module.__all__ if not hasattr(module, name)] == [], path.name


def test_no_import_is_relative() -> None:
    """Imports name modules in full, so that the table covers all of them."""
    for path in sorted(PACKAGE.rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            assert not isinstance(node, ast.ImportFrom) or node.level == 0, path.name

"""The reference: a page for each module, the names of the façade, and the command line."""

import inspect
import io
import os
import re
from collections.abc import Iterator
from contextlib import redirect_stdout, suppress
from importlib import import_module
from importlib.util import find_spec
from pathlib import Path
from types import ModuleType
from typing import Any, get_type_hints
from unittest.mock import patch

from sphinx.application import Sphinx
from sphinx.pycode import ModuleAnalyzer
from sphinx.util.typing import ExtensionMetadata

import diplomacy
from diplomacy.cli import main
from diplomacy.records import Record
from diplomacy.vocabulary import TOPICS, Term
from pages import fill
from wording import find_label

__all__ = ["setup"]

# The modules for import by users, in the order of the reference. Other modules have no page.
MODULES = (
    "diplomacy.shipped",
    "diplomacy.archive",
    "diplomacy.collection",
    "diplomacy.queries",
    "diplomacy.differences",
    "diplomacy.merging",
    "diplomacy.formats",
    "diplomacy.records",
    "diplomacy.sources",
    "diplomacy.countries",
    "diplomacy.dates",
    "diplomacy.quantities",
    "diplomacy.vocabulary",
    "diplomacy.errors",
    "diplomacy.brief",
    "diplomacy.provenance",
    "diplomacy.importing",
    "diplomacy.importing.registers",
    "diplomacy.tables",
    "diplomacy.plots",
    "diplomacy.fixtures",
    "diplomacy.testing",
    "diplomacy.testing.strategies",
    "diplomacy.testing.plugin",
)


def generate(app: Sphinx) -> None:
    """Write the pages of the reference."""
    there = [name for name in MODULES if _is_there(name)]
    pages = {f"{name}.rst": _module_page(import_module(name)) for name in there}
    pages["command-line.rst"] = _command_line_page()
    pages["index.md"] = _index(there)
    fill(Path(app.srcdir) / "reference", pages)


def _is_there(module: str) -> bool:
    package = module.rpartition(".")[0]
    return (not package or _is_there(package)) and find_spec(module) is not None


# --- the façade ---------------------------------------------------------------------------------


def _index(modules: list[str]) -> str:
    """Return the page of the façade: every name with its summary, and the pages by module."""
    blocks = [
        "# Reference",
        (
            "Every name below is imported from `diplomacy` itself: "
            "`from diplomacy import Archive, relations`."
        ),
    ]
    for title, names in groups():
        entries = [f":py:obj:`{name} <diplomacy.{name}>`\n    {_summary(name)}" for name in names]
        blocks.append(f"## {title[0].upper()}{title[1:]}")
        # The summaries are of docstrings, and so not in Markdown.
        blocks.append("\n".join(["```{eval-rst}", *entries, "```"]))
    entries = [*modules, "command-line"]
    blocks.append("## By module")
    blocks.append("\n".join(["```{toctree}", ":titlesonly:", "", *entries, "```"]))
    return "\n\n".join(blocks) + "\n"


def groups() -> Iterator[tuple[str, list[str]]]:
    """Yield the names of the façade by the comments of its ``__all__``."""
    listed = inspect.getsource(diplomacy).partition("__all__ = (")[2].partition("\n)")[0]
    for group in listed.split("\n    # ")[1:]:
        title, _, names = group.partition("\n")
        yield title, re.findall(r'"(\w+)"', names)


def _summary(name: str) -> str:
    value = getattr(diplomacy, name)
    text = (inspect.getdoc(value) or "") if callable(value) else _documented(name)
    return text.splitlines()[0]


def _documented(name: str) -> str:
    """Return the docstring below the definition of an alias in the module that it comes from."""
    home = next(module for module in MODULES if name in import_module(module).__all__)
    return "\n".join(ModuleAnalyzer.for_module(home).find_attr_docs()["", name]).strip()


# --- a module -----------------------------------------------------------------------------------


def _module_page(module: ModuleType) -> str:
    """Return the page of a module: its docstring and its public names."""
    blocks = [
        _heading(module.__name__, "="),
        f".. automodule:: {module.__name__}\n   :no-members:",
        *(_entry(module, name) for name in _in_order(module)),
    ]
    return "\n\n".join(blocks) + "\n"


def _in_order(module: ModuleType) -> list[str]:
    """Return the names of a module in the order in which it has them, modules within it last."""
    order = list(vars(module))

    def key(name: str) -> tuple[bool, int]:
        # A name that is loaded at its first use is not among the variables before.
        place = order.index(name) if name in order else len(order)
        return isinstance(getattr(module, name), ModuleType), place

    return sorted(module.__all__, key=key)


def _entry(module: ModuleType, name: str) -> str:
    """Return the directive that documents a name, from where a reader imports it."""
    value = getattr(module, name)
    is_top_level = name in diplomacy.__all__ and getattr(diplomacy, name) is value
    home = "diplomacy" if is_top_level else module.__name__
    if isinstance(value, ModuleType):
        return _article_module(value)
    if inspect.isclass(value):
        kind = "exception" if issubclass(value, BaseException) else "class"
        shown = "\n   :show-inheritance:" if kind == "exception" else ""
        return f".. auto{kind}:: {home}.{name}\n   :members:{shown}"
    if callable(value) and hasattr(value, "__name__"):
        return f".. autofunction:: {home}.{name}"
    if is_top_level:
        text = "\n".join(f"   {line}".rstrip() for line in _documented(name).splitlines())
        return f".. py:data:: {name}\n   :module: {home}\n\n{text}"
    return f".. autodata:: {home}.{name}\n   :no-value:"


def _article_module(module: ModuleType) -> str:
    """Return the entry of a module of fixtures: its constants, each linked to its record."""
    rows = "\n".join(
        f"   * - ``{name}``\n     - {_located(value)}"
        for name, value in vars(module).items()
        if isinstance(value, Record)
    )
    return (
        f".. py:module:: {module.__name__}\n\n"
        f".. rubric:: {module.__name__}\n\n"
        f"{inspect.getdoc(module)}\n\n"
        f".. list-table::\n   :header-rows: 1\n\n   * - name\n     - record\n{rows}"
    )


def _located(record: Record) -> str:
    label = find_label(record)
    return f":ref:`{record.id} <{label}>`" if label else f"``{record.id}``"


# --- additions to docstrings ----------------------------------------------------------


def complete(
    _app: Sphinx, _what: str, name: str, value: Any, _options: Any, lines: list[str]
) -> None:
    """Add the terms of a vocabulary, and the topics, each with its definition."""
    _put_types_first(lines)
    if inspect.isclass(value) and issubclass(value, Term):
        for term in value:
            lines += ["", f".. py:attribute:: {term.name}", f'   :value: "{term}"']
            lines += ["", f"   {term.definition}"]
    elif name == "diplomacy.vocabulary.TOPICS":
        for topic, (meaning, broader) in TOPICS.items():
            part = f" Part of ``{broader}``." if broader else ""
            lines += ["", f"``{topic}``", f"    {meaning}{part}"]


def _put_types_first(lines: list[str]) -> None:
    """Put the type of each attribute next to its name; napoleon puts it on a line below."""
    for at in reversed(range(len(lines))):
        if lines[at].startswith(".. attribute::"):
            end = next((n for n in range(at + 1, len(lines)) if lines[n][:1].strip()), len(lines))
            types = [n for n in range(at, end) if lines[n].startswith("   :type: ")]
            for n in types:
                lines.insert(at + 1, lines.pop(n))


def is_in_class_docstring(
    _app: Sphinx, _what: str, _name: str, value: Any, _skip: bool, _options: Any
) -> bool | None:
    """Skip the fields of named tuples: the docstring of the class has them."""
    return True if type(value).__name__ == "_tuplegetter" else None


def keep_whole(
    _app: Sphinx, what: str, _name: str, _value: Any, _options: Any, lines: list[str]
) -> None:
    """Restore the docstring of a property: the text before its colon is not a type."""
    if what in ("attribute", "data", "property") and lines and lines[-1].startswith(":type: "):
        lines[0] = f"{lines.pop().removeprefix(':type: ')}: {lines[0]}"


def show_public_bases(
    _app: Sphinx, _name: str, _value: Any, _options: Any, bases: list[type]
) -> None:
    """Replace a private base of a class by its public bases."""
    for base in [base for base in bases if base.__name__.startswith("_")]:
        at = bases.index(base)
        bases[at : at + 1] = base.__bases__


def resolve(_app: Sphinx, value: Any, _is_method: bool) -> None:
    """Resolve annotations that attrs copied as text from converters to classes."""
    annotations: dict[str, Any] = getattr(value, "__annotations__", {})
    if value.__name__ == "__init__" and any(isinstance(a, str) for a in annotations.values()):
        with suppress(NameError):  # of a class that is imported for type checkers only
            value.__annotations__ = get_type_hints(value, vars(import_module(value.__module__)))


# --- the command line ---------------------------------------------------------------------------


def _command_line_page() -> str:
    """Return the page of the command line, made of its help."""
    whole = _help()
    blocks = [
        _heading("Command line", "="),
        (
            "``diplomacy``, or ``python -m diplomacy``, queries an archive and checks files. "
            ":doc:`/howto/command-line` shows how to use it."
        ),
        _verbatim(whole),
    ]
    for command in re.findall(r"^    ([a-z]+)", whole, re.MULTILINE):
        blocks += [_heading(f"diplomacy {command}", "-"), _verbatim(_help(command))]
    return "\n\n".join(blocks) + "\n"


def _help(*command: str) -> str:
    """Return the help of the command line or of one of its commands."""
    printed = io.StringIO()
    settings = {**os.environ, "COLUMNS": "72", "NO_COLOR": "1"}
    with patch.dict(os.environ, settings), redirect_stdout(printed), suppress(SystemExit):
        main([*command, "--help"])
    return printed.getvalue()


def _verbatim(text: str) -> str:
    lines = "\n".join(f"   {line}".rstrip() for line in text.splitlines())
    return f".. code-block:: text\n\n{lines}"


def _heading(text: str, mark: str) -> str:
    return f"{text}\n{mark * len(text)}"


def setup(app: Sphinx) -> ExtensionMetadata:
    """Write the reference before pages are read, and complete docstrings while they are."""
    app.connect("builder-inited", generate)
    app.connect("autodoc-process-docstring", keep_whole, priority=600)  # after napoleon
    app.connect("autodoc-process-docstring", complete)
    app.connect("autodoc-before-process-signature", resolve)
    app.connect("autodoc-process-bases", show_public_bases)
    app.connect("autodoc-skip-member", is_in_class_docstring)
    return {"parallel_read_safe": True, "parallel_write_safe": True}

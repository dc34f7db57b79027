"""The README and the documentation: examples run, and tables match the code."""

import doctest
import re
from pathlib import Path

import pytest

from diplomacy.records import MAY_FOLLOW

ROOT = Path(__file__).parent.parent
# Folders and pages that a build of the site generates.
GENERATED = {"_build", "articles", "pairs", "reference", "pictures.md"}
PAGES = [
    ROOT / "README.md",
    *(
        page
        for page in sorted((ROOT / "docs").rglob("*.md"))
        if page.relative_to(ROOT / "docs").parts[0] not in GENERATED
    ),
]


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.relative_to(ROOT).as_posix())
def test_examples_run(page: Path) -> None:
    """Every example on a page prints what the page shows."""
    text = page.read_text("utf-8").replace("```", "\n")
    examples = doctest.DocTestParser().get_doctest(text, {}, page.name, str(page), 0)
    runner = doctest.DocTestRunner()
    runner.run(examples)
    assert runner.failures == 0


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.relative_to(ROOT).as_posix())
def test_python_without_prompts_runs(page: Path) -> None:
    """Python that a page gives for a file can be executed."""
    for code in re.findall(r"```python\n(?!>>> )(.*?)```", page.read_text("utf-8"), re.DOTALL):
        exec(compile(code, str(page), "exec"), {})  # noqa: S102 - code of this project


def test_the_readme_has_examples() -> None:
    """At least ten lines of the README are examples that run."""
    lines = (ROOT / "README.md").read_text("utf-8").splitlines()
    assert sum(line.startswith((">>> ", "... ")) for line in lines) >= 10


@pytest.mark.parametrize("record", MAY_FOLLOW)
def test_the_tables_of_stages_match_the_code(record: str) -> None:
    rows = {
        cells[0]: cells[1]
        for line in _section(
            (ROOT / "docs" / "concepts" / "stages.md").read_text("utf-8"), record
        ).splitlines()
        if line.startswith("| ")
        and len(cells := [cell.strip() for cell in line.strip("|").split("|")]) == 2
    }
    assert {
        str(stage): ", ".join(sorted(map(str, following))) or "nothing"
        for stage, following in MAY_FOLLOW[record].items()
    } == {stage: rows.get(stage) for stage in map(str, MAY_FOLLOW[record])}


def _section(text: str, heading: str) -> str:
    """Return the text under a heading, up to the next heading."""
    return text.split(f"## {heading}\n")[1].split("\n## ", maxsplit=1)[0]

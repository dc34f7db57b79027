"""The README and the documentation: examples run, and tables match the code."""

import doctest
import re
from pathlib import Path

import pytest

from diplomacy import LegalEffect, Stage
from diplomacy.records import MAY_FOLLOW

ROOT = Path(__file__).parent.parent
# Folders and pages that a build of the site generates.
GENERATED = {"_build", "articles", "pairs", "reference"}
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


def test_the_tables_of_stages_match_the_code() -> None:
    text = (ROOT / "docs" / "concepts" / "stages.md").read_text("utf-8")
    lines = [line for line in text.splitlines() if line.startswith("| ") and "---" not in line]
    rows = [
        (first.strip(), second.strip())
        for first, second in (line.strip("|").split("|") for line in lines)
    ]
    acts = {
        str(effect): ", ".join(str(stage) for stage in Stage if stage.effect is effect)
        for effect in LegalEffect
    }
    following = {
        str(effect): ", ".join(sorted(map(str, others))) for effect, others in MAY_FOLLOW.items()
    }
    assert dict(rows[1 : len(acts) + 1]) == acts
    assert dict(rows[len(acts) + 2 :]) == following

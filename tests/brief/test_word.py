"""A brief as a Word document, made by pandoc as the how-to shows."""

import json
import shutil
import subprocess
from pathlib import Path
from typing import Any, Final

import pytest
from tests.brief.samples import AS_OF

from diplomacy import relations

PANDOC: Final = shutil.which("pandoc")

pytestmark = pytest.mark.skipif(PANDOC is None, reason="pandoc is not installed")


def _iter_nodes(tree: object, kind: str) -> Any:
    """Yield the nodes of a kind from a document in pandoc's JSON."""
    if isinstance(tree, dict):
        if tree.get("t") == kind:
            yield tree
        tree = list(tree.values())
    if isinstance(tree, list):
        for part in tree:
            yield from _iter_nodes(part, kind)


def _convert(text: str, *options: str) -> str:
    command = [str(PANDOC), *options]
    done = subprocess.run(command, input=text, capture_output=True, check=True, encoding="utf-8")
    assert done.stderr == ""
    return done.stdout


@pytest.mark.parametrize("form", ["gfm", "html"])
def test_a_word_document_has_the_headings_tables_and_links_of_the_brief(
    form: str, tmp_path: Path
) -> None:
    brief = relations("KR", "TR", as_of=AS_OF)
    text = brief.to_markdown() if form == "gfm" else brief.to_html()
    word = tmp_path / "brief.docx"
    _convert(text, "--from", form, "--output", str(word))
    document = json.loads(_convert("", "--from", "docx", "--to", "json", str(word)))
    headings = "\n".join(
        line for line in brief.to_markdown().splitlines() if line.startswith("#")
    ).replace("\\", "")
    back = _convert("", "--from", "docx", "--to", "gfm", "--wrap=none", str(word))
    assert "\n".join(line for line in back.splitlines() if line.startswith("#")) == headings
    assert len(list(_iter_nodes(document, "Table"))) == 3
    links = {node["c"][2][0] for node in _iter_nodes(document, "Link")}
    assert {source.url for source in brief.document.sources if source.url} <= links

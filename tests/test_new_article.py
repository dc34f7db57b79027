"""The script that starts an article: what it writes, what it rejects, and what it prints."""

import importlib.util
import os
import shutil
import subprocess
import sys
import tomllib
from pathlib import Path
from typing import Any, Final

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

import diplomacy
from diplomacy.provenance import paragraphs, text_digest

ROOT: Final = Path(__file__).parent.parent
PACKAGE: Final = Path(diplomacy.__file__).parent

TEXT: Final = (
    "Two fictional states meet\n\nXqland and Xrland met.\r\n  They met again.  \nThey met again.\n"
)


def _loaded() -> Any:
    """Return the script, which is not part of the package, as a module."""
    spec = importlib.util.spec_from_file_location("new_article", ROOT / "seeds/new_article.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


new_article: Final = _loaded()
pytestmark = pytest.mark.slow


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A copy of the folders that the script reads and writes."""
    root = tmp_path / "project"
    without = shutil.ignore_patterns("__pycache__")
    shutil.copytree(PACKAGE, root / "src/diplomacy", ignore=without)
    shutil.copytree(ROOT / "seeds", root / "seeds", ignore=without)
    return root


@pytest.fixture
def text(tmp_path: Path) -> Path:
    path = tmp_path / "meeting.txt"
    path.write_bytes(TEXT.encode())
    return path


def _files(root: Path) -> dict[str, bytes]:
    """Return the content of every file below a folder."""
    paths = (path for path in root.rglob("*") if path.is_file())
    return {str(path.relative_to(root)): path.read_bytes() for path in paths}


def _runs(project: Path, program: str) -> str:
    """Return the output of a program that imports the package of a copy of the project."""
    done = subprocess.run(
        [sys.executable, "-c", program],
        env={**os.environ, "PYTHONPATH": str(project / "src"), "PYTHONDONTWRITEBYTECODE": "1"},
        capture_output=True,
        text=True,
        check=True,
    )
    return done.stdout


def test_it_writes_a_ledger_a_module_and_digests(project: Path, text: Path) -> None:
    """Two files are new, one is longer, and no other file changes."""
    before = _files(project)
    new_article.start("xq-xr-2091", text, project)
    after = _files(project)
    changed = {name for name in after if before.get(name) != after[name]}
    assert changed == {
        "seeds/xq-xr-2091.toml",
        "src/diplomacy/fixtures/digests.py",
        "src/diplomacy/fixtures/xq_xr_2091.py",
    }


def test_the_ledger_has_a_row_for_each_paragraph(project: Path, text: Path) -> None:
    """Rows have number, position and digest; the rest is left empty for the editor."""
    new_article.start("xq-xr-2091", text, project)
    ledger = tomllib.loads((project / "seeds/xq-xr-2091.toml").read_text("utf-8"))
    assert ledger["card"] == {
        "id": "xq-xr-2091",
        "publisher_how": "",
        "language": "en",
        "published": "",
        "published_how": "",
        "digest": text_digest(TEXT.encode()),
        "length": len(TEXT),
    }
    rows = ledger["paragraph"]
    assert [row["number"] for row in rows] == [1, 2, 3, 4]
    assert [TEXT[row["start"] : row["end"]] for row in rows] == list(paragraphs(TEXT))
    assert [row["digest"] for row in rows] == [text_digest(line) for line in paragraphs(TEXT)]
    assert [row["records"] for row in rows] == [[]] * 4


def test_the_module_has_only_the_source(project: Path, text: Path) -> None:
    """The module can be imported, and its source has the digests of the text."""
    new_article.start("xq-xr-2091", text, project)
    output = _runs(
        project,
        "from diplomacy import Archive\n"
        "from diplomacy.fixtures import xq_xr_2091 as article\n"
        f"text = {TEXT.encode()!r}\n"
        "print(article.RECORDS == (article.SOURCE,))\n"
        "print(Archive(article.RECORDS).verify('xq-xr-2091', text))\n",
    )
    assert output.split() == ["True", "()"]


def test_the_digests_of_other_articles_remain(project: Path, text: Path) -> None:
    """Two articles started one after the other both have their digests, and so have the others."""
    new_article.start("xq-xr-2091", text, project)
    text.write_text("Another.\n", "utf-8")
    new_article.start("xq-xr-2092", text, project)
    program = "from diplomacy.fixtures.digests import PARAGRAPHS as p; print([*p])"
    ids = _runs(project, program.replace("[*p]", "*p")).split()
    assert ids[-2:] == ["xq-xr-2091", "xq-xr-2092"]
    assert len(ids) == len(list((project / "seeds").glob("*.toml")))


def test_it_prints_the_remaining_steps(
    project: Path, text: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """The output names each file that needs editing, and the tests to run."""
    assert new_article.main(["xq-xr-2091", str(text)], project) == 0
    output = capsys.readouterr().out
    for named in (
        *("seeds/xq-xr-2091.toml", "src/diplomacy/fixtures/xq_xr_2091.py", "*xq_xr_2091.RECORDS"),
        *("src/diplomacy/fixtures/__init__.py", "DATA_VERSION", "CHANGELOG.md"),
        *("DIPLOMACY_SEED_TEXTS", "python -m pytest", "4 paragraphs"),
    ):
        assert named in output


@pytest.mark.parametrize(
    ("id", "content", "reason"),
    [
        pytest.param(
            "ankara-2025", b"A text.", "seeds/ankara-2025.toml exists already", id="an article"
        ),
        pytest.param("actors", b"A text.", "actors.py exists already", id="another module"),
        pytest.param("Ankara", b"A text.", "lower case", id="capitals"),
        pytest.param("2031-summit", b"A text.", "lower case", id="no name of a module"),
        pytest.param("../summit", b"A text.", "lower case", id="a path"),
        pytest.param("summit-2031", b"\xff\xfe\x00", "not UTF-8", id="another encoding"),
        pytest.param("summit-2031", b" \n\n", "no text in it", id="blank"),
        pytest.param("summit-2031", None, "No such file", id="no file"),
    ],
)
def test_bad_input_is_rejected_and_nothing_is_written(
    id: str,
    content: bytes | None,
    reason: str,
    project: Path,
    text: Path,
    capsys: pytest.CaptureFixture[str],
) -> None:
    """The error names the reason, and no file changes."""
    text.unlink() if content is None else text.write_bytes(content)
    before = _files(project)
    assert new_article.main([id, str(text)], project) == 1
    assert reason in capsys.readouterr().err
    assert _files(project) == before


def test_an_article_is_not_started_twice(project: Path, text: Path) -> None:
    """Neither the ledger nor the digests are overwritten, even if the other is missing."""
    new_article.start("xq-xr-2091", text, project)
    before = _files(project)
    with pytest.raises(new_article.Rejected, match="not overwritten"):
        new_article.start("xq-xr-2091", text, project)
    assert _files(project) == before
    (project / "seeds/xq-xr-2091.toml").unlink()
    (project / "src/diplomacy/fixtures/xq_xr_2091.py").unlink()
    with pytest.raises(new_article.Rejected, match="Remove them first"):
        new_article.start("xq-xr-2091", text, project)


def test_a_text_inside_the_project_is_rejected(project: Path) -> None:
    """The text of an article belongs to its publisher, and stays outside the project."""
    within = project / "seeds/meeting.txt"
    within.write_text(TEXT, "utf-8")
    with pytest.raises(new_article.Rejected, match="Keep it outside"):
        new_article.start("xq-xr-2091", within, project)


@given(st.text(st.sampled_from("ab \t\r\n\u2028é")))
@example("a\na\n a")
def test_positions_are_those_of_the_paragraphs(text: str) -> None:
    """The rows are the paragraphs of any text in order, with only whitespace between them."""
    rows = list(new_article.rows(text))
    assert [text[start:end] for start, end, _ in rows] == list(paragraphs(text))
    bounds = [0, *(place for start, end, _ in rows for place in (start, end)), len(text)]
    between = [text[a:b] for a, b in zip(bounds[::2], bounds[1::2], strict=True)]
    assert "".join(between).strip() == ""

"""The contents of the sdist and the wheel.

No part of the usual run, since it needs them built: `.ci/release` names this file, and the folder
of both in ``DIPLOMACY_DIST`` (else ``dist``).
"""

import os
import re
import subprocess
import sys
import tarfile
import venv
from email import message_from_bytes
from email.message import Message
from pathlib import Path, PurePosixPath
from typing import Final
from zipfile import ZipFile

import pytest

ROOT: Final = Path(__file__).parent.parent.parent
DIST: Final = Path(os.environ.get("DIPLOMACY_DIST", "dist")).resolve()

IN_THE_SDIST: Final = {
    *(".ci", ".github", ".gitignore", "CHANGELOG.md", "CONTRIBUTING.md", "LICENSE", "PKG-INFO"),
    *("README.md", "SECURITY.md", "benchmarks", "docs", "examples", "pyproject.toml", "seeds"),
    *("src", "tests"),
}

SOUND: Final = """\
from diplomacy import agreements_between
print([agreement.title.upper() for agreement in agreements_between("KR", "TR")])
"""
WRONG: Final = """\
from diplomacy import agreements_between
print([agreement.title + 1 for agreement in agreements_between("KR", "TR")])
"""


def _only(pattern: str) -> Path:
    """Return the only file in a folder that matches a pattern."""
    [found] = DIST.glob(pattern)
    return found


@pytest.fixture(scope="module")
def wheel() -> ZipFile:
    return ZipFile(_only("*.whl"))


@pytest.fixture(scope="module")
def metadata(wheel: ZipFile) -> Message:
    [name] = [name for name in wheel.namelist() if name.endswith(".dist-info/METADATA")]
    return message_from_bytes(wheel.read(name))


@pytest.fixture(scope="module")
def sdist() -> set[str]:
    """The paths of the files in the sdist, without its top folder."""
    with tarfile.open(_only("*.tar.gz")) as archive:
        names = [PurePosixPath(member.name) for member in archive if member.isfile()]
    return {str(name.relative_to(name.parts[0])) for name in names}


def test_the_folder_has_one_sdist_and_one_wheel() -> None:
    assert len(list(DIST.iterdir())) == 2
    assert _only("*.whl").name.endswith("-py3-none-any.whl")
    assert _only("*.tar.gz").name.startswith("diplomacy_records-")


def test_the_wheel_has_only_the_package(wheel: ZipFile) -> None:
    """It has code, data and metadata, and no test, ledger or text of an article."""
    names = [name for name in wheel.namelist() if ".dist-info/" not in name]
    assert names
    assert all(name.startswith("diplomacy/") for name in names)
    assert {PurePosixPath(name).suffix for name in names} == {
        ".css",
        ".csv",
        ".json",
        ".py",
        ".typed",
    }
    assert not [name for name in names if PurePosixPath(name).name.startswith("test_")]


def test_the_wheel_has_all_other_files(wheel: ZipFile) -> None:
    """It has the marker for type checkers, the schema, the licence and the command."""
    names = set(wheel.namelist())
    assert {"diplomacy/py.typed", "diplomacy/formats/archive.schema.json"} <= names
    inside = {name.partition(".dist-info/")[2] for name in names if ".dist-info/" in name}
    assert inside == {"METADATA", "RECORD", "WHEEL", "entry_points.txt", "licenses/LICENSE"}


def test_the_wheel_and_the_sdist_have_one_package(wheel: ZipFile, sdist: set[str]) -> None:
    names = {name for name in wheel.namelist() if name.startswith("diplomacy/")}
    assert names == {n.removeprefix("src/") for n in sdist if n.startswith("src/")}


def test_the_sdist_has_everything_for_contributors(sdist: set[str]) -> None:
    """It has every folder and page, and no other file."""
    assert {PurePosixPath(name).parts[0] for name in sdist} == IN_THE_SDIST
    assert {".ci/run", ".ci/release", ".ci/oldest.txt", "seeds/new_article.py"} <= sdist
    assert any(name.startswith("tests/snapshots/") for name in sdist)


def test_no_text_of_an_article_is_in_the_sdist(sdist: set[str]) -> None:
    """Ledgers are TOML and pages Markdown; only lists of requirements and a brief are ``.txt``."""
    texts = {name for name in sdist if name.endswith(".txt")}
    assert texts == {
        ".ci/oldest.txt",
        ".github/release-requirements.txt",
        "tests/brief/printed/xa-xb.txt",
    }


def test_the_metadata_are_complete(metadata: Message) -> None:
    assert metadata["Name"] == "diplomacy-records"
    assert metadata["License-Expression"] == "MIT"
    assert metadata["License-File"] == "LICENSE"
    assert metadata["Requires-Python"] == ">=3.11"
    assert metadata["Description-Content-Type"] == "text/markdown"
    assert {"diplomacy", "international-relations", "treaties"} <= {
        *metadata["Keywords"].split(",")
    }
    urls = dict(line.split(", ") for line in metadata.get_all("Project-URL", []))
    assert set(urls) == {"Changelog", "Documentation", "Issues", "Source"}
    assert all(url.startswith("https://") for url in urls.values())


def test_the_extras_need_few_packages(metadata: Message) -> None:
    """Pictures need Altair, tables pyarrow and narwhals, and the strategies hypothesis."""
    assert metadata.get_all("Provides-Extra") == ["plots", "tables", "testing"]
    wanted = [line for line in metadata.get_all("Requires-Dist", []) if "extra ==" in line]
    names = sorted(re.split(r"[^\w-]", line)[0] for line in wanted)
    assert names == ["altair", "hypothesis", "narwhals", "pyarrow", "vl-convert-python"]


@pytest.fixture(scope="module")
def fresh_python(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The interpreter of an environment with only the wheel and its dependencies."""
    home = tmp_path_factory.mktemp("fresh")
    venv.create(home, with_pip=True)
    python = home / ("Scripts" if os.name == "nt" else "bin") / "python"
    install = ["-m", "pip", "install", "--quiet", "--disable-pip-version-check"]
    subprocess.run([python, *install, _only("*.whl")], check=True)
    return python


@pytest.mark.parametrize(("program", "complaint"), [(SOUND, ""), (WRONG, "[operator]")])
def test_a_type_checker_sees_the_types(
    program: str, complaint: str, fresh_python: Path, tmp_path: Path
) -> None:
    """A correct program passes in strict mode, and a wrong type is reported."""
    (tmp_path / "program.py").write_text(program, "utf-8")
    command = ["mypy", "--strict", "--python-executable", str(fresh_python), "program.py"]
    checked = subprocess.run(
        [sys.executable, "-m", *command], cwd=tmp_path, capture_output=True, text=True, check=False
    )
    assert checked.returncode == (1 if complaint else 0), checked.stdout
    assert complaint in checked.stdout
    assert "program.py:2" in checked.stdout or not complaint


def test_the_installed_command_runs(fresh_python: Path, tmp_path: Path) -> None:
    result = subprocess.run(
        [fresh_python.with_name("diplomacy"), "sources"],
        cwd=tmp_path,
        capture_output=True,
        encoding="utf-8",
        env={**os.environ, "PYTHONUTF8": "1"},
        check=True,
    )
    assert "ankara-2025" in result.stdout

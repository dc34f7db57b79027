"""The workflows: actions pinned by hash, few permissions, every supported version and system."""

import importlib.util
import re
import tomllib
from pathlib import Path
from typing import Any, Final

import pytest

ROOT: Final = Path(__file__).parent.parent
WORKFLOWS: Final = {path.name: path for path in sorted((ROOT / ".github/workflows").glob("*"))}
PINNED: Final = re.compile(r"[\w-]+/[\w./-]+@[0-9a-f]{40} # v[0-9]+\.[0-9]+\.[0-9]+")

# The sdist has the workflows; if the tests are copied to test a wheel, there are none.
pytestmark = pytest.mark.skipif(not (ROOT / ".ci").is_dir(), reason="only the tests are here")


def _used(name: str) -> list[str]:
    """Return the value of each ``uses:`` in a workflow."""
    return re.findall(r"(?m)^[ -]*uses:[ ]*(.*)$", WORKFLOWS[name].read_text("utf-8"))


def _jobs(name: str) -> dict[str, str]:
    """Return the lines of each job of a workflow, by name."""
    _, _, jobs = WORKFLOWS[name].read_text("utf-8").partition("\njobs:\n")
    parts = re.split(r"(?m)^  ([a-z]+):\n", jobs)
    return dict(zip(parts[1::2], parts[2::2], strict=True))


def _python_versions() -> Any:
    """Return the script that prints the matrix, as a module."""
    spec = importlib.util.spec_from_file_location(
        "python_versions", ROOT / ".ci/python_versions.py"
    )
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_there_are_two_workflows() -> None:
    assert set(WORKFLOWS) == {"release.yml", "test.yml"}


@pytest.mark.parametrize("name", ["release.yml", "test.yml"])
def test_every_action_is_pinned_by_its_hash(name: str) -> None:
    """A tag can be moved and a hash cannot; a comment names the version for readers."""
    used = _used(name)
    assert used
    assert [action for action in used if not PINNED.fullmatch(action)] == []


def test_an_action_has_one_version() -> None:
    """No action is used in two versions."""
    used = {action for name in WORKFLOWS for action in _used(name)}
    assert len(used) == len({action.partition("@")[0] for action in used})


@pytest.mark.parametrize("name", ["release.yml", "test.yml"])
def test_each_job_names_its_permissions(name: str) -> None:
    """A workflow as a whole has no permission, and no job may write."""
    assert "\npermissions: {}\n" in WORKFLOWS[name].read_text("utf-8")
    for job, lines in _jobs(name).items():
        rights = re.findall(r"(?m)^      ([a-z-]+: (?:read|write))\b", lines)
        publishes = (name, job) == ("release.yml", "publish")
        assert rights == (["id-token: write"] if publishes else ["contents: read"]), job
        assert "timeout-minutes: " in lines, job
        assert lines.count("persist-credentials: false") == lines.count("actions/checkout@"), job


def test_only_tested_distributions_are_published() -> None:
    """The job that publishes waits for the others, and builds nothing itself."""
    publish = _jobs("release.yml")["publish"]
    assert "needs: [build, test]\n" in publish
    assert "environment: release\n" in publish
    assert " run:" not in publish


def test_the_matrix_has_every_version_and_system() -> None:
    """The versions are read from the classifiers when the workflow runs."""
    jobs = _jobs("test.yml")
    assert "run: python .ci/python_versions.py >>" in jobs["versions"]
    assert "python: ${{ fromJSON(needs.versions.outputs.python) }}" in jobs["tests"]
    assert "system: [ubuntu-latest, windows-latest, macos-latest]" in jobs["tests"]
    assert "rm -r src" in jobs["tests"]  # the tests import the wheel


def test_the_versions_are_those_of_the_classifiers() -> None:
    """Every classifier of a minor version counts, and the lowest is the required one."""
    pyproject = (ROOT / "pyproject.toml").read_text("utf-8")
    project = tomllib.loads(pyproject)["project"]
    versions = _python_versions().versions(pyproject)
    assert [f"Programming Language :: Python :: {version}" for version in versions] == [
        line for line in project["classifiers"] if line.startswith("Programming") and "." in line
    ]
    assert f">={versions[0]}" == project["requires-python"]


def test_release_requirements_have_hashes_and_no_address() -> None:
    """Every requirement has one version and hashes; the index is a setting of pip."""
    text = (ROOT / ".github/release-requirements.txt").read_text("utf-8")
    entries = [entry for entry in re.split(r"(?m)^(?=[a-z0-9])", text) if "==" in entry]
    assert {"build", "hatchling", "twine"} <= {entry.partition("==")[0] for entry in entries}
    assert [entry for entry in entries if "--hash=sha256:" not in entry] == []
    assert "://" not in text

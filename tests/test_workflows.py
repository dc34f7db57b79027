"""What runs on a push and on a release: pinned, with few rights, for the versions promised."""

import importlib.util
import re
import tomllib
from pathlib import Path
from typing import Any, Final

import pytest

ROOT: Final = Path(__file__).parent.parent
WORKFLOWS: Final = {path.name: path for path in sorted((ROOT / ".github/workflows").glob("*"))}
PINNED: Final = re.compile(r"[\w-]+/[\w./-]+@[0-9a-f]{40} # v[0-9]+\.[0-9]+\.[0-9]+")

# The sdist has the workflows; where the tests stand alone, beside a wheel, there is none to check.
pytestmark = pytest.mark.skipif(not (ROOT / ".ci").is_dir(), reason="only the tests are here")


def _used(name: str) -> list[str]:
    """Return what follows each ``uses:`` of a workflow."""
    return re.findall(r"(?m)^[ -]*uses:[ ]*(.*)$", WORKFLOWS[name].read_text("utf-8"))


def _jobs(name: str) -> dict[str, str]:
    """Return the jobs of a workflow by name, each as its lines."""
    _, _, jobs = WORKFLOWS[name].read_text("utf-8").partition("\njobs:\n")
    parts = re.split(r"(?m)^  ([a-z]+):\n", jobs)
    return dict(zip(parts[1::2], parts[2::2], strict=True))


def _python_versions() -> Any:
    """Return the script that makes the matrix, as a module."""
    spec = importlib.util.spec_from_file_location(
        "python_versions", ROOT / ".ci/python_versions.py"
    )
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_there_are_two() -> None:
    assert set(WORKFLOWS) == {"release.yml", "test.yml"}


@pytest.mark.parametrize("name", ["release.yml", "test.yml"])
def test_every_action_is_pinned_by_its_hash(name: str) -> None:
    """A tag can be moved, a hash cannot; the version stands beside it, for people to read."""
    used = _used(name)
    assert used
    assert [action for action in used if not PINNED.fullmatch(action)] == []


def test_an_action_has_one_version() -> None:
    """No action is used in two versions."""
    used = {action for name in WORKFLOWS for action in _used(name)}
    assert len(used) == len({action.partition("@")[0] for action in used})


@pytest.mark.parametrize("name", ["release.yml", "test.yml"])
def test_nothing_is_allowed_but_what_a_job_says(name: str) -> None:
    """No right is given to a whole workflow, each job names its own, and none may write."""
    assert "\npermissions: {}\n" in WORKFLOWS[name].read_text("utf-8")
    for job, lines in _jobs(name).items():
        rights = re.findall(r"(?m)^      ([a-z-]+: (?:read|write))\b", lines)
        publishes = (name, job) == ("release.yml", "publish")
        assert rights == (["id-token: write"] if publishes else ["contents: read"]), job
        assert "timeout-minutes: " in lines, job
        assert lines.count("persist-credentials: false") == lines.count("actions/checkout@"), job


def test_what_is_published_was_tested_in_the_environment_of_releases() -> None:
    """The one job that may publish waits for the others, and builds nothing itself."""
    publish = _jobs("release.yml")["publish"]
    assert "needs: [build, test]\n" in publish
    assert "environment: release\n" in publish
    assert " run:" not in publish


def test_the_matrix_is_that_of_the_classifiers() -> None:
    """The versions tested are read from the classifiers when the workflow runs."""
    jobs = _jobs("test.yml")
    assert "run: python .ci/python_versions.py >>" in jobs["versions"]
    assert "python: ${{ fromJSON(needs.versions.outputs.python) }}" in jobs["tests"]


def test_the_versions_are_those_promised() -> None:
    """Each classifier of a minor version is one, no other is, and the lowest is the one required."""
    pyproject = (ROOT / "pyproject.toml").read_text("utf-8")
    project = tomllib.loads(pyproject)["project"]
    told = _python_versions().versions(pyproject)
    assert [f"Programming Language :: Python :: {version}" for version in told] == [
        line for line in project["classifiers"] if line.startswith("Programming") and "." in line
    ]
    assert f">={told[0]}" == project["requires-python"]


def test_what_builds_a_release_is_pinned_by_hashes_and_has_no_address() -> None:
    """Every requirement has one version and hashes; where it comes from is for pip to know."""
    text = (ROOT / ".github/release-requirements.txt").read_text("utf-8")
    entries = [entry for entry in re.split(r"(?m)^(?=[a-z0-9])", text) if "==" in entry]
    assert {"build", "hatchling", "twine"} <= {entry.partition("==")[0] for entry in entries}
    assert [entry for entry in entries if "--hash=sha256:" not in entry] == []
    assert "://" not in text

"""Shared settings for hypothesis, and the texts of the articles if they are available."""

import os
from pathlib import Path

import pytest
from hypothesis import HealthCheck, Phase, settings

from diplomacy.testing.plugin import (
    pytest_collection,
    pytest_fixture_setup,
    pytest_runtest_protocol,
)

# Each test numbers its sample records from the first.
__all__ = ["pytest_collection", "pytest_fixture_setup", "pytest_runtest_protocol"]

# There is no deadline, because machines differ in speed. On CI the seed of the examples is that of
# `--hypothesis-seed`, and a failure prints how to reproduce it.
# The phase that explains a failure is left out: for an archive it takes ten times as long as
# shrinking. To run it, pass --hypothesis-profile=default.
settings.register_profile(
    "project",
    deadline=None,
    derandomize=False,
    print_blob="CI" in os.environ,
    phases=[Phase.explicit, Phase.reuse, Phase.generate, Phase.shrink],
    suppress_health_check=[HealthCheck.too_slow],
)
settings.load_profile("project")

ROOT = Path(__file__).parent.parent

# The folder "adversary" is a program to run by hand, `.ci/downstream` tests the separate project
# "downstream" against the wheel, `.ci/typing` has type checkers read "typing", and `.ci/site` tests
# the built site.
collect_ignore = ["adversary", "downstream", "typing"]
if "DIPLOMACY_SITE" not in os.environ:
    collect_ignore.append("site")


def _folder_of_texts() -> Path:
    """Return the folder of the texts, which belong to their publishers and not to the project."""
    named = os.environ.get("DIPLOMACY_SEED_TEXTS")
    return Path(named) if named else ROOT.parent / "shared" / "seeds"


NOT_AVAILABLE = "the text is not available: set DIPLOMACY_SEED_TEXTS to its folder"


class Texts(dict[str, bytes]):
    """The available texts by digest; a test that needs another is skipped, or fails."""

    def __missing__(self, digest: str) -> bytes:
        assert "DIPLOMACY_TEXTS_REQUIRED" not in os.environ, NOT_AVAILABLE
        pytest.skip(NOT_AVAILABLE)


@pytest.fixture(scope="session")
def texts() -> Texts:
    """The texts of the articles by digest; the test is skipped if none is available.

    To add an article, you need only its own text.
    """
    from hashlib import sha256

    found = Texts(
        (f"sha256:{sha256(text).hexdigest()}", text)
        for text in (path.read_bytes() for path in sorted(_folder_of_texts().glob("*.txt")))
    )
    if not found:
        assert "DIPLOMACY_TEXTS_REQUIRED" not in os.environ, NOT_AVAILABLE
        pytest.skip(NOT_AVAILABLE)
    return found


@pytest.fixture(scope="session", autouse=True)
def unmeasured_subprocesses() -> None:
    """Do not measure the coverage of subprocesses, whose imports some tests check."""
    os.environ.pop("COVERAGE_PROCESS_CONFIG", None)

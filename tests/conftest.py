"""What all tests share: hypothesis' profile, and where the texts of the articles are."""

import os
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

# Machines differ in speed; what is slow is no fault. On CI the same examples each time.
settings.register_profile(
    "project",
    deadline=None,
    derandomize="CI" in os.environ,
    suppress_health_check=[HealthCheck.too_slow],
)
settings.load_profile("project")

ROOT = Path(__file__).parent.parent

# The built site is looked at in a browser by `.ci/site`, which says where it is.
collect_ignore = [] if "DIPLOMACY_SITE" in os.environ else ["site"]


def _folder_of_texts() -> Path:
    """Return where the texts are, which belong to their publishers and are not part of this."""
    named = os.environ.get("DIPLOMACY_SEED_TEXTS")
    return Path(named) if named else ROOT.parent / "shared" / "seeds"


@pytest.fixture(scope="session")
def texts() -> dict[str, bytes]:
    """The texts of the five articles by digest; the test is skipped where they are not at hand."""
    from hashlib import sha256

    found = {
        f"sha256:{sha256(text).hexdigest()}": text
        for text in (path.read_bytes() for path in sorted(_folder_of_texts().glob("*.txt")))
    }
    if not found:
        assert "DIPLOMACY_TEXTS_REQUIRED" not in os.environ, "the texts must be at hand here"
        pytest.skip("the texts are not at hand: name their folder in DIPLOMACY_SEED_TEXTS")
    return found

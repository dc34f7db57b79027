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

# A project of its own, which `.ci/downstream` tests against the wheel; lines for type checkers, which
# nothing runs: `.ci/typing` has them read; and the built site, which `.ci/site` looks at.
collect_ignore = ["downstream", "typing"]
if "DIPLOMACY_SITE" not in os.environ:
    collect_ignore.append("site")


def _folder_of_texts() -> Path:
    """Return where the texts are, which belong to their publishers and are not part of this."""
    named = os.environ.get("DIPLOMACY_SEED_TEXTS")
    return Path(named) if named else ROOT.parent / "shared" / "seeds"


NOT_AT_HAND = "the text is not at hand: name its folder in DIPLOMACY_SEED_TEXTS"


class Texts(dict[str, bytes]):
    """The texts at hand, by digest; a test that asks for another is skipped, or fails."""

    def __missing__(self, digest: str) -> bytes:
        assert "DIPLOMACY_TEXTS_REQUIRED" not in os.environ, NOT_AT_HAND
        pytest.skip(NOT_AT_HAND)


@pytest.fixture(scope="session")
def texts() -> Texts:
    """The texts of the articles by digest; the test is skipped where none is at hand.

    Who adds an article need have no other text than that.
    """
    from hashlib import sha256

    found = Texts(
        (f"sha256:{sha256(text).hexdigest()}", text)
        for text in (path.read_bytes() for path in sorted(_folder_of_texts().glob("*.txt")))
    )
    if not found:
        assert "DIPLOMACY_TEXTS_REQUIRED" not in os.environ, NOT_AT_HAND
        pytest.skip(NOT_AT_HAND)
    return found

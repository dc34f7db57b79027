"""The environment of the tests of the command line."""

import pytest


@pytest.fixture(autouse=True)
def _without_variable(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let commands query the shipped archive, whatever the environment of the tests names."""
    monkeypatch.delenv("DIPLOMACY_ARCHIVE", raising=False)

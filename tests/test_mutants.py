"""The script for mutation testing: which changes it makes."""

import importlib.util
import sys
from pathlib import Path
from typing import Any, Final

import pytest

ROOT: Final = Path(__file__).parent.parent
SCRIPT: Final = ROOT / ".ci/mutants.py"

# The sdist has the script; if the tests are copied to test a wheel, there is none.
pytestmark = pytest.mark.skipif(not SCRIPT.is_file(), reason="only the tests are here")


@pytest.fixture
def script(monkeypatch: pytest.MonkeyPatch) -> Any:
    spec = importlib.util.spec_from_file_location("mutants", SCRIPT)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    monkeypatch.setitem(sys.modules, "mutants", module)
    spec.loader.exec_module(module)
    return module


def test_each_mutant_changes_one_thing(script: Any, tmp_path: Path) -> None:
    """Comparisons, connectives, negations, branches, constants and results change, nothing else."""
    path = tmp_path / "module.py"
    path.write_text(
        '"""A text."""\n\n'
        "def f(a: int, b: bool = True) -> int:\n"
        "    if a < 3 and not b:\n"
        "        return a\n"
        "    return None\n"
    )
    found = list(script.mutants(path))
    assert [(mutant.line, mutant.change) for mutant in found] == [
        (3, "True  ->  False"),
        (4, "if a < 3 and (not b):  ->  if True:"),
        (4, "if a < 3 and (not b):  ->  if False:"),
        (4, "a < 3 and (not b)  ->  a < 3 or not b"),
        (4, "a < 3  ->  a <= 3"),
        (4, "3  ->  4"),
        (4, "not b  ->  not not b"),
        (5, "return a  ->  return None"),
    ]
    assert len({mutant.code for mutant in found}) == len(found)


def test_each_room_has_its_code_and_tests(script: Any) -> None:
    """No path is left from before a file was moved; without tests, pytest would run them all."""
    for source, tests in script.ROOMS.values():
        assert (script.PACKAGE / source).exists()
        assert tests
        assert [path for path in tests if not (ROOT / path).exists()] == []

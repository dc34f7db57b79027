"""Print the Python versions that the classifiers of ``pyproject.toml`` promise, as a matrix.

The line is ``python=["3.11", ...]``, as a job of `.github/workflows/test.yml` gives it on.
"""

import json
import re
import tomllib
from pathlib import Path
from typing import Final

PYPROJECT: Final = Path(__file__).parent.parent / "pyproject.toml"
VERSION: Final = re.compile(r"Programming Language :: Python :: ([0-9]+\.[0-9]+)")


def versions(pyproject: str) -> list[str]:
    """Return the versions that the classifiers name, in their order."""
    classifiers = tomllib.loads(pyproject)["project"]["classifiers"]
    return [named[1] for line in classifiers if (named := VERSION.fullmatch(line))]


if __name__ == "__main__":
    print(f"python={json.dumps(versions(PYPROJECT.read_text('utf-8')))}")

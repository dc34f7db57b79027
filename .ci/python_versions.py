"""Print the Python versions in the classifiers of ``pyproject.toml`` as a matrix.

The line is ``python=["3.11", ...]``, an output of a job in `.github/workflows/test.yml`.
"""

import json
import re
import tomllib
from pathlib import Path
from typing import Final

PYPROJECT: Final = Path(__file__).parent.parent / "pyproject.toml"
VERSION: Final = re.compile(r"Programming Language :: Python :: ([0-9]+\.[0-9]+)")


def versions(pyproject: str) -> list[str]:
    """Return the versions in the classifiers, in the same order."""
    classifiers = tomllib.loads(pyproject)["project"]["classifiers"]
    return [named[1] for line in classifiers if (named := VERSION.fullmatch(line))]


if __name__ == "__main__":
    print(f"python={json.dumps(versions(PYPROJECT.read_text('utf-8')))}")

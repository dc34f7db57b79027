"""Run the command line: ``python -m diplomacy``."""

import sys

from diplomacy.cli import main

__all__ = ["main"]

if __name__ == "__main__":
    sys.exit(main())

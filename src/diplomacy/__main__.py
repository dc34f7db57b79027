"""Run the command line: ``diplomacy``, or ``python -m diplomacy``."""

import sys

__all__ = ["run"]


def run() -> int:
    """Run one command, and return its exit code, even if it is interrupted while it is loaded."""
    try:
        from diplomacy.cli import main

        return main()
    except KeyboardInterrupt:
        return 130


if __name__ == "__main__":
    sys.exit(run())

"""Start the fixture of a new article: its ledger, its module, and the digests of its paragraphs.

    python seeds/new_article.py xa-xb-2031 ../texts/xa-xb-2031.txt

The text stays outside the project; only digests and positions of it are written here. No file is
overwritten. The script ends with the remaining steps, which `CONTRIBUTING.md` explains.
"""

import argparse
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Final

from diplomacy.converters import is_slug
from diplomacy.provenance import paragraphs, text_digest

ROOT: Final = Path(__file__).resolve().parent.parent
DIGESTS: Final = "src/diplomacy/fixtures/digests.py"

LEDGER: Final = """\
# Ledger of the article {id}; see README.md.

[card]
id = "{id}"
# Add publisher, title, author and url as printed, if known, and the same to the source in
# src/diplomacy/fixtures/{module}.py.
publisher_how = ""  # how the publisher is known, or that it is unknown
language = "en"
published = ""  # as in the source, such as "2031-05-09" or "[2031-05..]"
published_how = ""  # how the date is known
digest = "{digest}"
length = {length}  # code points

# For each paragraph, the ids of the records that cite it, in the order of the archive. If no record
# cites it, replace `records` by the reason: none = "headline, in the bibliographic entry".
"""

ROW: Final = """
[[paragraph]]
number = {number}
start = {start}
end = {end}
digest = "{digest}"
records = []
"""

MODULE: Final = '''\
"""The events that the article reports, with place and date.

The facts that it leaves open, and the facts that are left out here, with the reasons.
"""

from typing import Final

from diplomacy.fixtures.citing import ArticleCiter
from diplomacy.fixtures.digests import PARAGRAPHS
from diplomacy.sources import Source

# Add publisher, title, author, date and url as printed, if known, as in the ledger.
SOURCE = Source(
    id="{id}",
    language="en",
    digest="{digest}",
    paragraph_digests=PARAGRAPHS["{id}"],
)

_citer = ArticleCiter(SOURCE.id)
stated: Final = _citer.stated
inferred: Final = _citer.inferred

# --- people and organizations -------------------------------------------------------------------

# Only those of this article; actors.py has those that several articles share.

# --- meetings -----------------------------------------------------------------------------------

# --- agreements ---------------------------------------------------------------------------------

# --- partnerships and memberships ---------------------------------------------------------------

# --- figures ------------------------------------------------------------------------------------

# --- statements ---------------------------------------------------------------------------------

# Use diplomacy.fixtures.statements.build_statement.

RECORDS = (SOURCE,)
'''

NEXT: Final = """\
Written:
  {ledger}
  {path}
  {digests}: the digests of {count} paragraphs

Remaining steps (the tests report anything missing):
  1. {package}: import {module}, add it to __all__, and add
     *{module}.RECORDS, at the end of ARCHIVE.
  2. {path}: complete the source, and add the records, each cited.
  3. {ledger}: complete the card, and give each paragraph its records, or the
     reason that there are none.
  4. DATA_VERSION, CHANGELOG.md, the snapshot and the pinned digest: see CONTRIBUTING.md.

Set DIPLOMACY_SEED_TEXTS to the folder of the text, and run
  python -m pytest tests/test_fixtures.py tests/provenance/test_ledgers.py tests/test_data_version.py
"""


class Rejected(Exception):
    """The reason that nothing was written."""


def rows(text: str) -> Iterator[tuple[int, int, str]]:
    """Yield the start, the end and the digest of each paragraph of a text."""
    end = 0
    for paragraph in paragraphs(text):
        start = text.index(paragraph, end)
        end = start + len(paragraph)
        yield start, end, text_digest(paragraph)


def start(id: str, text: Path, root: Path = ROOT) -> str:
    """Write the ledger, the module and the digests of an article; return the remaining steps.

    Raises:
        Rejected: if the id is not valid, the text cannot be read or is inside the project, or a
            file would be overwritten.
    """
    module = id.replace("-", "_")
    if not (is_slug(id) and module.isidentifier()):
        raise Rejected(
            f"{id!r} is not a valid id. Use a place and a year in lower case: ankara-2025."
        )
    if text.resolve().is_relative_to(root):
        raise Rejected(f"{text} belongs to its publisher. Keep it outside the project.")
    content, data = _read(text)
    package = root / "src/diplomacy/fixtures"
    ledger, path = root / f"seeds/{id}.toml", package / f"{module}.py"
    for file in (ledger, path):
        if file.exists():
            raise Rejected(f"{file.relative_to(root)} exists already and is not overwritten.")
    table = list(rows(content))
    extended = _with_entry((root / DIGESTS).read_text("utf-8"), id, [row[2] for row in table])
    names = {"id": id, "module": module, "digest": text_digest(data)}
    paragraph_table = "".join(
        ROW.format(number=i, start=first, end=last, digest=digest)
        for i, (first, last, digest) in enumerate(table, start=1)
    )
    ledger.write_text(LEDGER.format(length=len(content), **names) + paragraph_table, "utf-8")
    path.write_text(MODULE.format(**names), "utf-8")
    (root / DIGESTS).write_text(extended, "utf-8")
    return NEXT.format(
        ledger=ledger.relative_to(root),
        path=path.relative_to(root),
        digests=DIGESTS,
        package=(package / "__init__.py").relative_to(root),
        count=len(table),
        module=module,
    )


def _read(text: Path) -> tuple[str, bytes]:
    """Return the text of a file, and its bytes."""
    try:
        data = text.read_bytes()
        content = data.decode("utf-8")
    except OSError as error:
        raise Rejected(f"cannot read {str(text)!r}: {error.strerror}.") from error
    except UnicodeDecodeError as error:
        raise Rejected(f"{text} is not UTF-8. Save it as UTF-8.") from error
    if not paragraphs(content):
        raise Rejected(f"{text} has no text in it.")
    return content, data


def _with_entry(known: str, id: str, digests: Sequence[str]) -> str:
    """Return the code of the digests with an entry for one more article at its end."""
    if f'"{id}": (' in known:
        raise Rejected(f"{DIGESTS} already has the paragraphs of {id}. Remove them first.")
    before, end, after = known.rpartition("\n}\n")
    if not end:
        raise Rejected(f"{DIGESTS} does not end its table with a line of '}}'.")
    entry = "".join(f'        "{digest}",\n' for digest in digests)
    return f'{before}\n    "{id}": (\n{entry}    ),{end}{after}'


def main(arguments: Sequence[str] | None = None, root: Path = ROOT) -> int:
    """Start an article from the command line, and return the exit code."""
    parser = argparse.ArgumentParser(description="start the fixture of a new article")
    parser.add_argument("id", help="the id of its source, such as ankara-2025")
    parser.add_argument("text", type=Path, help="the file of its text, outside the project")
    options = parser.parse_args(arguments)
    try:
        print(start(options.id, options.text, root), end="")
    except Rejected as error:
        print(error, file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())

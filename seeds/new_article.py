"""Begin the fixture of a new article: its ledger, its module, and the digests of its paragraphs.

    python seeds/new_article.py xa-xb-2031 ../texts/xa-xb-2031.txt

The text stays where it is, outside this project; what is written of it here is digests and places.
Nothing is written over. What is left to do by hand is told at the end; `CONTRIBUTING.md` has why.
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
# As printed, and only what is known: publisher, title, author, url. The source in
# src/diplomacy/fixtures/{module}.py has the same.
publisher_how = ""  # how the publisher is known, or that it is not
language = "en"
published = ""  # as in the source, such as "2031-05-09" or "[2031-05..]"
published_how = ""  # how that is known
digest = "{digest}"
length = {length}  # code points

# For each paragraph, the ids of the records that cite it, in the order of the archive; or, in the
# place of `records`, the reason that none does: none = "headline, on the card".
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
"""What it tells of, where, and when.

What it leaves open, and what was left out, and why.
"""

from diplomacy.fixtures.digests import PARAGRAPHS
from diplomacy.fixtures.citing import ArticleCiter
from diplomacy.sources import Source

# Publisher, title, author, date and address: as printed, only what is known, as on the card.
SOURCE = Source(
    id="{id}",
    language="en",
    digest="{digest}",
    paragraph_digests=PARAGRAPHS["{id}"],
)

_citer = ArticleCiter(SOURCE.id)
stated, inferred, said = _citer.stated, _citer.inferred, _citer.said

# --- who ----------------------------------------------------------------------------------------

# People and organizations of this article alone; those of several articles stand in actors.py.

# --- met ----------------------------------------------------------------------------------------

# --- signed -------------------------------------------------------------------------------------

# --- tied ---------------------------------------------------------------------------------------

# --- counted ------------------------------------------------------------------------------------

# --- said ---------------------------------------------------------------------------------------

RECORDS = (SOURCE,)
'''

NEXT: Final = """\
Written:
  {ledger}
  {path}
  {digests}, the digests of {count} paragraphs

Left to you, and the tests tell of what is missing:
  1. {package}: import {module}, name it in __all__, and put
     *{module}.RECORDS, at the end of ARCHIVE.
  2. {path}: the source, and the records, each cited.
  3. {ledger}: the card, and for each paragraph its records, or why there are none.
  4. DATA_VERSION, CHANGELOG.md, the snapshot and the pinned digest: see CONTRIBUTING.md.

Name the folder of the text in DIPLOMACY_SEED_TEXTS, and run
  python -m pytest tests/test_fixtures.py tests/provenance/test_ledgers.py tests/test_data_version.py
"""


class Refused(Exception):
    """Nothing was written, and why."""


def rows(text: str) -> Iterator[tuple[int, int, str]]:
    """Yield where each paragraph of a text starts and ends, and its digest."""
    end = 0
    for paragraph in paragraphs(text):
        start = text.index(paragraph, end)
        end = start + len(paragraph)
        yield start, end, text_digest(paragraph)


def begin(id: str, text: Path, root: Path = ROOT) -> str:
    """Write ledger, module and digests of an article, and return what is left to do.

    Raises:
        Refused: if the id will not do, the text cannot be read or stands within the project, or
            something would be written over.
    """
    module = id.replace("-", "_")
    if not (is_slug(id) and module.isidentifier()):
        raise Refused(f"{id!r}: write an id in small letters, as place and year: ankara-2025.")
    if text.resolve().is_relative_to(root):
        raise Refused(f"{text}: it belongs to its publisher; keep it outside of this project.")
    content, data = _read(text)
    package = root / "src/diplomacy/fixtures"
    ledger, path = root / f"seeds/{id}.toml", package / f"{module}.py"
    for there in (ledger, path):
        if there.exists():
            raise Refused(f"{there.relative_to(root)} is there already; it is not written over.")
    found = list(rows(content))
    extended = _with_entry((root / DIGESTS).read_text("utf-8"), id, [row[2] for row in found])
    names = {"id": id, "module": module, "digest": text_digest(data)}
    table = "".join(
        ROW.format(number=i, start=start, end=end, digest=digest)
        for i, (start, end, digest) in enumerate(found, start=1)
    )
    ledger.write_text(LEDGER.format(length=len(content), **names) + table, "utf-8")
    path.write_text(MODULE.format(**names), "utf-8")
    (root / DIGESTS).write_text(extended, "utf-8")
    return NEXT.format(
        ledger=ledger.relative_to(root),
        path=path.relative_to(root),
        digests=DIGESTS,
        package=(package / "__init__.py").relative_to(root),
        count=len(found),
        module=module,
    )


def _read(text: Path) -> tuple[str, bytes]:
    """Return a text and its bytes."""
    try:
        data = text.read_bytes()
        content = data.decode("utf-8")
    except OSError as error:
        raise Refused(f"{text}: {error.strerror}.") from error
    except UnicodeDecodeError as error:
        raise Refused(f"{text}: it is not UTF-8; save it as that.") from error
    if not paragraphs(content):
        raise Refused(f"{text}: there is no text in it.")
    return content, data


def _with_entry(known: str, id: str, digests: Sequence[str]) -> str:
    """Return the module of digests with those of one more article at the end of its table."""
    if f'"{id}": (' in known:
        raise Refused(f"{DIGESTS} has the paragraphs of {id} already; take them out first.")
    before, end, after = known.rpartition("\n}\n")
    if not end:
        raise Refused(f"{DIGESTS}: the end of its table, a line of }} alone, is not found.")
    entry = "".join(f'        "{digest}",\n' for digest in digests)
    return f'{before}\n    "{id}": (\n{entry}    ),{end}{after}'


def main(arguments: Sequence[str] | None = None, root: Path = ROOT) -> int:
    """Begin an article from the command line, and return the exit code."""
    parser = argparse.ArgumentParser(description="Begin the fixture of a new article.")
    parser.add_argument("id", help="the id of its source, such as ankara-2025")
    parser.add_argument("text", type=Path, help="the file of its text, outside this project")
    options = parser.parse_args(arguments)
    try:
        print(begin(options.id, options.text, root), end="")
    except Refused as refused:
        print(refused, file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())

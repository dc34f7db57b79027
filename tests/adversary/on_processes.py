"""Files of killed writers, links and modes; hash seeds, threads, forks and versions of Python."""

import hashlib
import os
import random
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from tempfile import TemporaryDirectory

from diplomacy import Archive
from diplomacy.fixtures import ARCHIVE

WRITER = """
import sys
from diplomacy import Archive
from diplomacy.fixtures import ARCHIVE
small = Archive(list(ARCHIVE.sources))
print("ready", flush=True)
while True:
    for archive in (small, ARCHIVE):
        archive.write(sys.argv[1])
"""
OUTPUT = """
from hashlib import sha256
from diplomacy.fixtures import ARCHIVE
from diplomacy.provenance import audit, find_conflicts
texts = [ARCHIVE.dumps(), ARCHIVE.digest(), *map(repr, ARCHIVE), repr(find_conflicts(ARCHIVE))]
for pair in (("KR", "TR"), ("KR", "KZ"), ("TR", "RU"), ("NL", "KR")):
    brief = ARCHIVE.relations(*pair)
    texts += [brief.to_text(), brief.to_markdown(), brief.to_html()]
print(sha256("".join(texts).encode()).hexdigest())
"""


def write_and_kill(rng: random.Random) -> Iterator[str]:
    """Yield each file that is not whole, or not where it should be, after its writer was killed."""
    whole = {Archive(list(ARCHIVE.sources)), ARCHIVE}
    while True:
        with TemporaryDirectory() as folder:
            place = Path(folder, f"a.jsonl{rng.choice(('', '.gz'))}")
            ARCHIVE.write(place)
            place.chmod(mode := rng.choice((0o600, 0o644, 0o640)))
            name = place
            if rng.random() < 0.5:
                name = Path(folder, "link")
                name.symlink_to(place.name)
            command = [sys.executable, "-c", WRITER, str(name)]
            writer = subprocess.Popen(command, stdout=subprocess.PIPE)
            assert writer.stdout
            writer.stdout.readline()
            time.sleep(rng.random() / 5)
            writer.send_signal(signal.SIGKILL)
            writer.wait()
            writer.stdout.close()
            kept = Archive.read(place) in whole and place.stat().st_mode & 0o777 == mode
            kept = kept and (name == place or name.is_symlink())
            ARCHIVE.write(name)  # the next writer cleans up
            rest = {path.name for path in Path(folder).iterdir()} - {place.name, name.name}
            yield "" if kept and not rest else f"{name.name}, {mode:o}: kept {kept}, {rest}"


def _output(command: str, environment: dict[str, str]) -> str:
    run = [command, "-c", OUTPUT]
    done = subprocess.run(
        run, env={**os.environ, **environment}, capture_output=True, text=True, check=False
    )
    return done.stdout.strip() or done.stderr


def vary_hash_seeds(rng: random.Random) -> Iterator[str]:
    """Yield each hash seed with which the output is another."""
    expected = _output(sys.executable, {"PYTHONHASHSEED": "0"})
    while True:
        seed = str(rng.randrange(1, 2**32))
        found = _output(sys.executable, {"PYTHONHASHSEED": seed})
        yield "" if found == expected else f"seed {seed}: {found}"


def vary_versions(rng: random.Random) -> Iterator[str]:
    """Yield each Python, of those in ADVERSARY_PYTHONS, with which the output is another."""
    del rng
    expected = _output(sys.executable, {})
    for command in filter(None, os.environ.get("ADVERSARY_PYTHONS", "").split(os.pathsep)):
        found = _output(command, {})
        yield "" if found == expected else f"{command}: {found}"


def _answers(archive: Archive) -> str:
    pairs = (("KR", "TR"), ("KR", "KZ"), ("TR", "RU"))
    found = [archive.relations(*pair).to_text() for pair in pairs]
    found += [repr(archive.agreements_between(*pair, since="2000")) for pair in pairs]
    found += [repr(archive.leaders_of("KR", on="2024-06-01")), repr(archive.find("trade"))]
    return hashlib.sha256("".join(found).encode()).hexdigest()


def share_between_threads(rng: random.Random) -> Iterator[str]:
    """Yield each thread that had another answer from an archive that all of them began to use."""
    records, expected = list(ARCHIVE), _answers(ARCHIVE)
    interval = sys.getswitchinterval()
    with ThreadPoolExecutor(16) as pool:
        while True:
            archive = Archive(records)
            sys.setswitchinterval(rng.choice((1e-5, 1e-4)))
            found = list(pool.map(_answers, [archive] * 16))
            sys.setswitchinterval(interval)
            for answer in found:
                yield "" if answer == expected else "another answer in a thread"


def fork_beside_threads(rng: random.Random) -> Iterator[str]:
    """Yield each child that hangs or fails, forked while another thread indexes the archive."""
    records = list(ARCHIVE)
    _answers(ARCHIVE)  # imports all modules: Python locks each that a thread imports during a fork
    while True:
        archive = Archive(records)
        thread = threading.Thread(target=_answers, args=(archive,))
        thread.start()
        time.sleep(rng.random() / 100)
        child = os.fork()
        if not child:
            os._exit(0 if len(_answers(archive)) == 64 else 1)
        thread.join()
        end, status = time.monotonic() + 60, (0, 0)
        while not status[0] and time.monotonic() < end:
            status = os.waitpid(child, os.WNOHANG)
            time.sleep(0.01)
        if not status[0]:
            os.kill(child, signal.SIGKILL)
            os.waitpid(child, 0)
        yield "" if status[0] and not status[1] else f"a child ended with {status}"

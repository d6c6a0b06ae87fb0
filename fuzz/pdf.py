"""Feeds mutated PDFs to the reader: ``python -m fuzz.pdf --runs 20000``.

Every run works in a forked child within bounds of time and memory. A refusal in words is right, and so is a reading
with something missing; MuPDF may crash, for the child is there to die. Found and kept are any other exception and a
run that takes too long; the exit code is 1 when there are any.
"""

import argparse
import os
import random
import re
import resource
import signal
import sys
import tempfile
import time
import traceback
from collections import Counter
from collections.abc import Callable
from pathlib import Path

from probatum.errors import ProbatumError
from probatum.tools.pdf.choice import Choice
from probatum.tools.pdf.engine import load_pymupdf
from probatum.tools.pdf.opening import open_document
from probatum.tools.pdf.overlay import draw_overlay
from probatum.tools.pdf.reading import read

SECONDS = 20
MEMORY = 2 << 30
PAGES = 4
"""Pages read in one run."""
SEEDS = ("samples/clockwork.pdf",)
Mutation = Callable[[bytearray, random.Random], None]


def main() -> int:
    """Runs, counts, keeps what was found."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--runs", type=int, default=20_000)
    parser.add_argument("--seed", type=int, default=0, help="of the random numbers")
    parser.add_argument("--minutes", type=float, default=0, help="stop after this time")
    parser.add_argument("--keep", type=Path, default=Path("fuzz-found"), help="folder for the files that were found")
    parser.add_argument("books", nargs="*", type=Path, help="PDFs to mutate instead of the sample")
    args = parser.parse_args()
    load_pymupdf()
    seeds = [data for path in args.books or map(Path, SEEDS) for data in _forms_of(path)]
    counts: Counter[str] = Counter()
    end = time.monotonic() + 60 * args.minutes if args.minutes else float("inf")
    with tempfile.TemporaryDirectory() as folder:
        for run in range(args.runs):
            if time.monotonic() > end:
                break
            data = mutated(seeds, random.Random(f"{args.seed}-{run}"))
            outcome = _outcome(data, Path(folder), run)
            counts[outcome.split(":")[0]] += 1
            if outcome.startswith(("fault", "too long")):
                args.keep.mkdir(exist_ok=True)
                (args.keep / f"{args.seed}-{run}.pdf").write_bytes(data)
                print(f"run {run}: {outcome}", file=sys.stderr, flush=True)
    print(f"{counts.total()} runs:", ", ".join(f"{count} {name}" for name, count in counts.most_common()))
    return 1 if counts["fault"] or counts["too long"] else 0


def _forms_of(path: Path) -> list[bytes]:
    """The file as it is, and its first pages without compression, so that mutations reach what the pages say."""
    document = load_pymupdf().open(path)
    document.select(range(min(12, document.page_count)))
    return [path.read_bytes(), document.tobytes(deflate=False, expand=255, garbage=4)]


def mutated(seeds: list[bytes], rng: random.Random) -> bytes:
    """One of the seeds after one to eight mutations."""
    data = bytearray(rng.choice(seeds))
    for _ in range(rng.randint(1, 8)):
        rng.choice(MUTATIONS)(data, rng)
    return bytes(data)


def _flip(data: bytearray, rng: random.Random) -> None:
    for _ in range(rng.randint(1, 30)):
        data[rng.randrange(len(data))] ^= 1 << rng.randrange(8)


def _delete(data: bytearray, rng: random.Random) -> None:
    start = rng.randrange(len(data))
    del data[start : start + rng.randint(1, 2000)]
    data += b" " * (not data)


def _repeat(data: bytearray, rng: random.Random) -> None:
    start = rng.randrange(len(data))
    data[start:start] = data[start : start + rng.randint(1, 500)] * rng.randint(1, 4)


def _truncate(data: bytearray, rng: random.Random) -> None:
    del data[rng.randrange(len(data) // 2, len(data)) + 1 :]


def _renumber(data: bytearray, rng: random.Random) -> None:
    """Other numbers in the place of some: sizes, references, coordinates."""
    start = rng.randrange(len(data))
    new = rng.choice([b"0", b"-1", b"1", b"99999999999", b"4294967296", b"1e38", b"0.00001", b"2147483647"])
    data[start : start + 4000] = re.sub(rb"\b\d+\b", new, bytes(data[start : start + 4000]), count=rng.randint(1, 4))


def _rename(data: bytearray, rng: random.Random) -> None:
    """One name in the place of another: types, operators' resources, keys."""
    names = re.findall(rb"/[A-Za-z]+", bytes(data[:200_000])) or [b"/X"]
    old, new = rng.choice(names), rng.choice(names)
    at = bytes(data).find(old, rng.randrange(len(data)))
    if at >= 0:
        data[at : at + len(old)] = new


MUTATIONS: tuple[Mutation, ...] = (_flip, _delete, _repeat, _truncate, _renumber, _renumber, _rename, _rename)


def _outcome(data: bytes, folder: Path, run: int) -> str:
    """What became of one file, read in a child."""
    path, said = folder / "mutated.pdf", folder / "said"
    path.write_bytes(data)
    said.write_text("")
    child = os.fork()
    if child == 0:
        _child(path, said, run)
    _, status = os.waitpid(child, 0)
    if os.WIFSIGNALED(status):
        name = signal.Signals(os.WTERMSIG(status)).name
        return "too long" if name in ("SIGXCPU", "SIGALRM") else f"crashed in MuPDF: {name}"
    return said.read_text() or "crashed in MuPDF: no answer"


def _child(path: Path, said: Path, run: int) -> None:
    resource.setrlimit(resource.RLIMIT_CPU, (SECONDS, SECONDS))
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    signal.alarm(4 * SECONDS)
    silence = os.open(os.devnull, os.O_WRONLY)
    os.dup2(silence, 1)
    os.dup2(silence, 2)
    try:
        said.write_text(_read(path, run))
    except ProbatumError:
        said.write_text("refused")
    except MemoryError:
        said.write_text("out of memory")
    except BaseException as error:
        place = traceback.extract_tb(error.__traceback__)
        ours = next((f"{Path(f.filename).name}:{f.lineno}" for f in reversed(place) if "probatum" in f.filename), "?")
        said.write_text(f"fault: {type(error).__name__}: {error} at {ours}")
    os._exit(0)


def _read(path: Path, run: int) -> str:
    opened = open_document(path)
    first = 1 + run % max(1, opened.book.pages)
    last = min(opened.book.pages, first + PAGES - 1)
    choice = Choice(chapter="2") if run % 5 == 0 else Choice(pdf_pages=f"{first}-{last}")
    done = read(opened, choice, path.parent)
    if run % 7 == 0:
        draw_overlay(opened, done, path.with_name("overlay.pdf"))
    return "read"


if __name__ == "__main__":
    sys.exit(main())

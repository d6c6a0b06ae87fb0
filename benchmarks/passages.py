"""How well passages are found, by questions that the books themselves ask: their index entries.

``python -m benchmarks.passages BOOK.pdf ...``: for each book with an index, every entry is looked up; a passage
counts when it stands on a page that the index names. Some printed indexes are a few pages off throughout; the shift
that most first answers agree on is found, printed, and allowed for. Printed for words alone, each embedder, and fused.
"""

import re
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from statistics import median

from probatum.tools.passages.embedders import Embedder, MiniLM
from probatum.tools.passages.fitted import unfitted
from probatum.tools.passages.index import DEPTH, Passages
from probatum.tools.pdf import Choice, open_book, read_chapter
from probatum.tools.pdf.engine import load_pymupdf

INDEX = re.compile(r"^(index|indice( analitico)?|stichwortverzeichnis|sachregister|register)$", re.IGNORECASE)
ENTRY = re.compile(r"([^\d;]{3,60}?),?[\s.]+((?:\d{1,4}(?:,\s*|$))+)")
LETTERS = 4
"""An entry shorter than this is a letter of the alphabet or a symbol."""
TAIL = 0.06
"""Share of a book's pages, at its end, that hold the index when the outline does not say where it begins."""
FEWEST = 25
"""Fewer entries than this are no index."""
MOST_PAGES = 3
"""An entry that leads to more pages than this asks nothing in particular."""
MOST_SHIFT = 12
TOP = 5
Search = Callable[[str], Sequence[str]]
"""From a question to the printed pages of the passages found, best first."""


def entries(path: Path, first: int) -> Iterator[tuple[str, frozenset[str]]]:
    """The questions: an entry's words and the printed pages that answer, line by line of the index's own text."""
    pymupdf = load_pymupdf()
    with pymupdf.open(path) as document:
        lines = [line.strip() for page in document.pages(first - 1) for line in page.get_text().split("\n")]
    for line in lines:
        match = ENTRY.fullmatch(line)
        labels = frozenset(re.findall(r"\d+", match[2])) if match else frozenset()
        if match and len(match[1].strip()) >= LETTERS and 0 < len(labels) <= MOST_PAGES:
            yield match[1].strip(" ,."), labels


def measure(questions: Sequence[tuple[str, frozenset[str]]], search: Search) -> tuple[float, float, float]:
    """Recall at five, mean reciprocal rank, and the median milliseconds of a query."""
    hits, reciprocal, took = 0, 0.0, []
    for words, labels in questions:
        began = time.perf_counter()
        found = search(words)
        took.append(1000 * (time.perf_counter() - began))
        rank = next((i for i, label in enumerate(found, 1) if label in labels), 0)
        hits += 0 < rank <= TOP
        reciprocal += 1 / rank if rank else 0.0
    return hits / len(questions), reciprocal / len(questions), median(took)


def shift_of(questions: Sequence[tuple[str, frozenset[str]]], search: Search) -> int:
    """How many pages the index is off: the commonest difference between a first answer's page and an entry's."""
    shifts: Counter[int] = Counter()
    for words, labels in questions:
        first = next((label for label in search(words) if label.isdigit()), None)
        if first is not None and len(labels) == 1:
            shifts[int(first) - int(next(iter(labels)))] += 1
    near = [(count, -abs(shift), shift) for shift, count in shifts.items() if abs(shift) <= MOST_SHIFT]
    return max(near, default=(0, 0, 0))[2]


def index_book(path: Path, folder: Path, last: int, embedder: Embedder) -> tuple[Passages, str, float]:
    """The book up to page ``last`` in an index: index, SHA-256, seconds."""
    passages = Passages.open(folder, embedder)
    opened = open_book(path)
    first = next(
        (e.page for e in opened.outline if str(e.label) == "1"), opened.outline[0].page if opened.outline else 1
    )
    book, whole = read_chapter(path, Choice(pdf_pages=f"{first}-{last}"), pictures=folder)
    began = time.perf_counter()
    passages.add(book.sha256, whole)
    return passages, book.sha256, time.perf_counter() - began


def run(path: Path) -> int:
    """Prints the rows of one book; returns the number of its questions."""
    book = open_book(path)
    first = next((e.page for e in book.outline if INDEX.match(e.title)), round(book.pages * (1 - TAIL)))
    questions = sorted(set(entries(path, first)), key=lambda q: q[0])[:400]
    if len(questions) < FEWEST:
        print(f"{path.name}: {len(questions)} entries of an index could be read; left out")
        return 0
    makes: dict[str, Embedder] = {"fitted": unfitted()} | ({"MiniLM": MiniLM()} if MiniLM.is_here() else {})
    with tempfile.TemporaryDirectory() as place:
        for name, embedder in makes.items():
            folder = Path(place) / name
            folder.mkdir()
            passages, sha, seconds = index_book(path, folder, first - 1, embedder)
            size = sum(f.stat().st_size for f in (folder / "chroma").rglob("*") if f.is_file()) / 1e6
            size += (folder / "passages.db").stat().st_size / 1e6
            found = list(ways(passages, sha, name))
            shift = shift_of(questions, found[0][1])
            asked = [(words, frozenset(str(int(label) + shift) for label in labels)) for words, labels in questions]
            for way, search in found:
                recall, mrr, ms = measure(asked, search)
                print(f"| {path.name} | {len(questions)} | {way} | {recall:.3f} | {mrr:.3f} | {ms:.1f} |")
            print(
                f"  index off by {shift} pages; {name}: "
                f"{1000 * seconds / first:.1f} s and {1000 * size / first:.1f} MB per 1,000 pages"
            )
            passages.close()
    return len(questions)


def ways(passages: Passages, sha: str, make: str) -> Iterator[tuple[str, Search]]:
    """Words alone, vectors alone, fused."""
    shelf = passages._shelf
    shown = {i: p.label for i, p in shelf.get([row[0] for row in shelf.of_book(sha)]).items()}

    def by_words(words: str) -> list[str]:
        return [shown[i] for i, _ in shelf.find(words, DEPTH, sha)]

    def by_vectors(words: str) -> list[str]:
        return [shown[i] for i in passages.nearest(words, sha)]

    def fused(words: str) -> list[str]:
        return [p.label for p in passages.search(words, DEPTH, sha)]

    yield "words alone (BM25)", by_words
    yield f"{make} vectors alone", by_vectors
    yield f"fused with {make}", fused


def main(argv: Sequence[str]) -> int:
    """A table for the books named; the sample book when none is."""
    books = [Path(a) for a in argv] or [Path(__file__).resolve().parent.parent / "samples" / "clockwork.pdf"]
    print("| book | questions | way | recall@5 | MRR | ms a query |\n|---|---|---|---|---|---|")
    total = sum(run(book) for book in books)
    print(f"{total} questions")
    return 0


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))

"""How good the notes without a model are, judged by what books themselves say of their chapters, beside others.

Run ``python -m benchmarks.notes BOOKS`` with a folder of PDFs. Judges are a chapter's glossary, what the book's index
has for its pages, its summary, and its opening; each is withheld from all engines and then judges them. YAKE and sumy
are installed into a temporary environment.
"""

import json
import subprocess
import sys
import tempfile
import venv
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from statistics import mean
from typing import Any

from benchmarks.notes import rivals
from benchmarks.notes.cost import forty_pages, made, verbatim
from benchmarks.notes.judges import LEAST_TERMS, Judged, chapters, judged, unopened
from benchmarks.notes.scores import TERMS, Table, score_glossary, score_index, score_sentences, table
from probatum.book import Chapter
from probatum.tools.extractive.sentences import sentences_of
from probatum.tools.extractive.words import stems

SENTENCES = 5
PEERS = ("yake==0.7.3", "sumy==0.13.0")
Found = Mapping[str, Any]
"""What YAKE and sumy find in a chapter."""


@contextmanager
def environment() -> Iterator[Path]:
    """The Python of a temporary environment that has YAKE and sumy."""
    with tempfile.TemporaryDirectory() as folder:
        venv.create(folder, with_pip=True)
        python = Path(folder) / "bin" / "python"
        subprocess.run([python, "-m", "pip", "install", "-q", *PEERS], check=True, capture_output=True)
        yield python


def peers(python: Path, requests: Sequence[Mapping[str, object]]) -> list[Found]:
    """What YAKE and sumy find in each chapter asked for."""
    script = Path(__file__).with_name("peers.py")
    asked = json.dumps({"chapters": requests})
    answer = subprocess.run([python, script], input=asked, capture_output=True, text=True, check=True)
    return list(json.loads(answer.stdout))


def _request(body: Chapter, case: Judged, *, sentences: bool) -> dict[str, object]:
    """What the peers are given; sentences are asked for where something judges them, since they take sumy minutes."""
    texts = _texts(body, case)
    words = [stems(text, case.language) for text in texts]
    told = {"language": body.language, "text": "\n".join(texts), "sentences": texts, "words": words}
    return told | {"terms": TERMS, "most": SENTENCES if sentences else 0}


def _texts(body: Chapter, case: Judged) -> list[str]:
    return list(dict.fromkeys(s.text for s in sentences_of(body, case.language)))


def compare(scores: Table, body: Chapter, truth: str, case: Judged, found: Found) -> None:
    """Adds the scores of all engines' sentences from ``body`` against ``truth``."""
    texts = _texts(body, case)
    picked = {engine: [texts[i] for i in places] for engine, places in found["summaries"].items()}
    picked["lead"] = [texts[i] for i in rivals.lead(len(texts), SENTENCES)]
    score_sentences(scores, _leading(body), picked, truth, case)


def _leading(chapter: Chapter) -> list[str]:
    """What the notes on a chapter say first: summary, then recap."""
    _, draft = made(chapter)
    summary = [claim for claim in draft.summary.__dict__.values() if claim]
    return [claim.evidence[0].quote for claim in (*summary, *draft.recap)]


def show(title: str, scores: Table) -> None:
    """Prints the means, an engine a row."""
    print(f"\n{title}")
    for engine, columns in scores.items():
        print(f"  {engine:20}" + "   ".join(f"{name} {mean(values):.3f}" for name, values in columns.items()))


def report(book: str, cases: Sequence[Judged], python: Path) -> None:
    """Prints how one book judges."""
    opened = [case for case in cases if case.opening]
    asked = [_request(case.body, case, sentences=bool(case.summary)) for case in cases]
    found = peers(python, [*asked, *(_request(unopened(case.body), case, sentences=True) for case in opened)])
    glossaries, entries, summaries, openings, defined = table(), table(), table(), table(), []
    for case, theirs in zip(cases, found, strict=False):
        if len(case.meanings) >= LEAST_TERMS:
            defined += score_glossary(glossaries, case, theirs)
        if case.entries:
            score_index(entries, case, theirs)
        if case.summary:
            compare(summaries, case.body, case.summary, case, theirs)
    for case, theirs in zip(opened, found[len(cases) :], strict=True):
        compare(openings, unopened(case.body), case.opening, case, theirs)
    for what, scores in (
        (f"terms at {TERMS} against glossaries", glossaries),
        (f"terms at {TERMS} against the index", entries),
        (f"{SENTENCES} sentences against summaries", summaries),
        (f"{SENTENCES} sentences against openings", openings),
    ):
        if scores:
            judges = max(len(values) for columns in scores.values() for values in columns.values())
            show(f"{book}: {what}, {judges} chapters", scores)
    if defined:
        print(f"  definitions: {mean(defined):.3f} of {len(defined)} are the defining sentence")


def main() -> None:
    """Prints every figure."""
    if len(sys.argv) != 2:
        sys.exit("usage: python -m benchmarks.notes FOLDER-OF-PDFS")
    cases = [judged(book, chapter) for book, chapter in chapters(Path(sys.argv[1]))]
    if not cases:
        sys.exit(f"{sys.argv[1]} holds no book with a glossary, an index, a summary or an opening to judge by.")
    with environment() as python:
        for book in dict.fromkeys(case.book for case in cases):
            report(book, [case for case in cases if case.book == book], python)
    stands, statements = map(sum, zip(*(verbatim(case.whole) for case in cases), strict=True))
    print(f"\nverbatim on the page given: {stands} of {statements} statements in {len(cases)} chapters")
    pages, seconds, peak = forty_pages([case.whole for case in cases])
    print(f"a chapter of {pages} pages, in a process of its own: {seconds:.2f} s CPU, {peak:.0f} MB at most")


if __name__ == "__main__":
    main()

"""How good the notes without a model are, judged by books' own glossaries and summaries, beside other extractors.

Run ``python -m benchmarks.notes BOOKS`` with a folder of PDFs. Every chapter with a glossary of four terms or more is
taken; its glossary, or its summary, is withheld from all engines and then judges them. YAKE and sumy are installed
into a temporary environment.
"""

import asyncio
import json
import multiprocessing
import re
import subprocess
import sys
import tempfile
import time
import venv
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from math import sqrt
from pathlib import Path
from statistics import mean

from benchmarks import notes_rivals
from probatum.book import Chapter, ListBlock, Paragraph, Section
from probatum.errors import ProbatumError
from probatum.notes import Claim, Draft, SectionNotes
from probatum.tools.extractive import ExtractiveWriter
from probatum.tools.extractive.concepts import concepts_in
from probatum.tools.extractive.definitions import glossary
from probatum.tools.extractive.digest import Digest
from probatum.tools.extractive.language import Language, language_of
from probatum.tools.extractive.sentences import sentences_of
from probatum.tools.extractive.words import key_of, stems
from probatum.tools.pdf import Choice, open_book, read_chapter

TERMS, SENTENCES, LEAST, PAGES = 20, 5, 4, 40
PEERS = ("yake==0.7.3", "sumy==0.13.0")
Keys = frozenset[tuple[str, ...]]
Table = dict[str, list[float]]


@dataclass(frozen=True)
class Judged:
    """A chapter without its back matter, and the back matter."""

    book: str
    body: Chapter
    whole: Chapter
    meanings: Mapping[tuple[str, ...], str]
    """What the glossary says, by the term's key."""
    summary: str

    @property
    def language(self) -> Language:
        """Of the chapter."""
        return language_of(self.body.language)


def chapters(folder: Path) -> Iterator[tuple[str, Chapter]]:
    """Every chapter of every book in the folder that can be read by its outline."""
    for path in sorted(folder.glob("*.pdf")):
        try:
            outline = [entry for entry in open_book(path).outline if entry.level == 1]
        except ProbatumError:
            continue
        for entry in outline:
            with tempfile.TemporaryDirectory() as pictures:
                try:
                    yield path.name, read_chapter(path, Choice(chapter=entry.title), pictures=Path(pictures))[1]
                except ProbatumError as error:
                    print(f"left out: {path.name}, {entry.title}: {error.message}", file=sys.stderr)


def judged(book: str, chapter: Chapter) -> Judged:
    """The chapter with its judges taken out of it."""
    language = language_of(chapter.language)
    listed = list(glossary(chapter, language))
    heads = {n: language.heads(n) for n in ("glossary_heading", "summary_heading")}
    summary = [s for s in chapter.sections if heads["summary_heading"].search(s.heading.text)]
    kept = [s for s in chapter.sections if not any(h.search(s.heading.text) for h in heads.values())]
    body = chapter.model_copy(update={"sections": tuple(_without(s) for s in kept)})
    text = " ".join(b.text for s in summary for b in s.blocks if isinstance(b, Paragraph | ListBlock))
    return Judged(book, body, chapter, {key_of(d.term, language): d.meaning for d in listed}, text)


def plain(chapter: Chapter) -> Chapter:
    """The chapter without italics and bold: what is left of the engine when a book sets nothing apart."""

    def bare(section: Section) -> Section:
        blocks = (b.model_copy(update={"marks": ()}) if isinstance(b, Paragraph) else b for b in section.blocks)
        return section.model_copy(update={"blocks": tuple(blocks)})

    return chapter.model_copy(update={"sections": tuple(bare(s) for s in chapter.sections)})


def _without(section: Section) -> Section:
    kept = tuple(b for b in section.blocks if getattr(b, "role", "") != "glossary")
    return section.model_copy(update={"blocks": kept})


def keys(names: Sequence[str], language: Language) -> Keys:
    """What all forms of the names have in common."""
    return frozenset(key_of(name, language) for name in names)


def peers(cases: Sequence[Judged]) -> list[dict[str, object]]:
    """What YAKE and sumy find, from a temporary environment."""
    request = [_request(case) for case in cases]
    with tempfile.TemporaryDirectory() as folder:
        venv.create(folder, with_pip=True)
        python = Path(folder) / "bin" / "python"
        subprocess.run([python, "-m", "pip", "install", "-q", *PEERS], check=True, capture_output=True)
        script = Path(__file__).with_name("notes_peers.py")
        asked = json.dumps({"chapters": request})
        answer = subprocess.run([python, script], input=asked, capture_output=True, text=True, check=True)
    return list(json.loads(answer.stdout))


def _request(case: Judged) -> dict[str, object]:
    texts = list(dict.fromkeys(s.text for s in sentences_of(case.body, case.language)))
    words = [stems(text, case.language) for text in texts]
    told = {"language": case.body.language, "text": "\n".join(texts), "sentences": texts, "words": words}
    return told | {"terms": TERMS, "most": SENTENCES}


def score_terms(cases: Sequence[Judged], found: Sequence[dict[str, object]]) -> tuple[dict[str, Table], list[float]]:
    """Recall and precision at twenty by engine, and for each defined term whether the sentence is the defining one."""
    table: dict[str, Table] = defaultdict(lambda: defaultdict(list))
    defined: list[float] = []
    for case, peer in zip(cases, found, strict=True):
        language = case.language
        sentences = [s.text for s in sentences_of(case.body, language)]
        digest = Digest(case.body)
        concepts = concepts_in(digest)[:TERMS]
        lists = {
            "Probatum": [keys((c.name, *c.variants), language) for c in concepts],
            "Probatum, blind": [keys((t.name, *t.variants), language) for t in Digest(plain(case.body)).terms[:TERMS]],
            "YAKE": [keys((name,), language) for name in peer["YAKE"]],  # type: ignore[attr-defined]  # JSON
            "RAKE": [keys((n,), language) for n in notes_rivals.rake(sentences, language, TERMS)],
            "TextRank": [keys((n,), language) for n in notes_rivals.textrank(sentences, language, TERMS)],
            "KeyBERT-style": [keys((n,), language) for n in notes_rivals.keybert(sentences, language, TERMS)],
        }
        gold = frozenset(case.meanings)
        text = " ".join(" ".join(key_of(s, language)) for s in sentences)
        named = {key for key in gold if f" {' '.join(key)} " in f" {text} "}
        for engine, listed in lists.items():
            hit = gold & frozenset().union(*listed)
            table[engine]["recall"].append(len(hit) / len(gold))
            table[engine]["recall of those that the text names"].append(len(hit & named) / max(1, len(named)))
            table[engine]["precision"].append(sum(bool(k & gold) for k in listed) / max(1, len(listed)))
        defined.extend(
            _defines(case, sentences, c.definition, keys((c.name, *c.variants), language))
            for c in concepts
            if keys((c.name, *c.variants), language) & gold and c.definition
        )
    return table, defined


def _defines(case: Judged, sentences: Sequence[str], chosen: Claim | None, names: Keys) -> float:
    """1 when no sentence that names the term is clearly nearer to the glossary's meaning than the chosen one."""
    assert chosen is not None
    meaning = set(stems(next(m for key, m in case.meanings.items() if key in names), case.language))

    def near(text: str) -> float:
        own = set(stems(text, case.language))
        return len(own & meaning) / max(1.0, sqrt(len(own) * len(meaning)))

    holding = [
        s for s in sentences if any(f" {' '.join(k)} " in f" {' '.join(key_of(s, case.language))} " for k in names)
    ]
    return float(near(chosen.evidence[0].quote) >= 0.8 * max((near(s) for s in holding), default=0.0))


def score_sentences(cases: Sequence[Judged], found: Sequence[dict[str, object]]) -> dict[str, Table]:
    """ROUGE-1 and -2 against the summary, and the share of the glossary's terms that five sentences name."""
    table: dict[str, Table] = defaultdict(lambda: defaultdict(list))
    for case, peer in zip(cases, found, strict=True):
        texts = list(dict.fromkeys(s.text for s in sentences_of(case.body, case.language)))
        claims = _leading(case.body)
        chosen = {"Probatum": [c.evidence[0].quote for c in claims]}
        for engine, places in peer["summaries"].items():  # type: ignore[attr-defined]  # JSON
            chosen[engine] = [texts[i] for i in places]
        chosen["lead"] = [texts[i] for i in notes_rivals.lead(len(texts), SENTENCES)]
        for engine, picked in chosen.items():
            said = " ".join(picked)
            if case.summary:
                for n in (1, 2):
                    table[engine][f"ROUGE-{n} F"].append(rouge(said, case.summary, n, case.language))
            if case.meanings:
                low = f" {' '.join(key_of(said, case.language))} "
                table[engine]["glossary terms named"].append(mean(f" {' '.join(k)} " in low for k in case.meanings))
                table[engine]["words"].append(len(said.split()))
    return table


def _leading(chapter: Chapter) -> list[Claim]:
    _, draft = made(chapter)
    summary = [c for c in draft.summary.__dict__.values() if c]
    return (summary + list(draft.recap))[:SENTENCES]


def made(chapter: Chapter) -> tuple[list[SectionNotes], Draft]:
    """The notes on a chapter, without running anything."""

    async def write() -> tuple[list[SectionNotes], Draft]:
        writer = ExtractiveWriter()
        plan = await writer.plan(chapter, {})
        sections = [await writer.section(chapter, s.id, plan) for s in chapter.sections]
        return sections, await writer.draft(chapter, sections, plan)

    return asyncio.run(write())


def rouge(said: str, truth: str, n: int, language: Language) -> float:
    """F1 of the n-grams of stems that both have (Lin, 2004)."""
    a, b = (Counter(zip(*(stems(t, language)[i:] for i in range(n)), strict=False)) for t in (said, truth))
    both = sum((a & b).values())
    return 2 * both / max(1, sum(a.values()) + sum(b.values()))


def verbatim(chapter: Chapter) -> tuple[int, int]:
    """Statements whose words stand on the page that they name, and all statements."""
    sections, draft = made(chapter)
    claims = [c for s in sections for part in (s.happening, s.mistakes) for c in part]
    claims += [t.answer for s in sections for t in s.self_check if t.answer]
    claims += [c for c in draft.summary.__dict__.values() if c] + list(draft.recap) + [c.line for c in draft.concepts]
    return sum(_stands(c, chapter) for c in claims), len(claims)


def _stands(claim: Claim, chapter: Chapter) -> bool:
    evidence = claim.evidence[0]
    block = chapter.block(evidence.block)
    bare = re.sub(r"\\(.)", r"\1", claim.text.replace("==", "").replace("`", ""))
    quote = evidence.quote.replace("`", "")
    return block is not None and evidence.page == block.page and evidence.quote in block.text and bare in quote


def show(title: str, table: dict[str, Table]) -> None:
    """Prints the means, an engine a row."""
    print(f"\n{title}")
    for engine, columns in table.items():
        print(f"  {engine:16}" + "   ".join(f"{name} {mean(values):.3f}" for name, values in columns.items()))


def main() -> None:
    """Prints every figure."""
    if len(sys.argv) != 2:
        sys.exit("usage: python -m benchmarks.notes FOLDER-OF-PDFS")
    cases = [judged(book, chapter) for book, chapter in chapters(Path(sys.argv[1]))]
    told = [case for case in cases if len(case.meanings) >= LEAST]
    found = peers(told)
    for book in dict.fromkeys(case.book for case in told):
        mine = [i for i, case in enumerate(told) if case.book == book]
        some, theirs = [told[i] for i in mine], [found[i] for i in mine]
        table, defined = score_terms(some, theirs)
        show(f"{book}: terms at {TERMS}, {len(some)} chapters with a glossary", table)
        print(f"  definitions: {mean(defined):.3f} of {len(defined)} are the defining sentence")
        summed = sum(bool(case.summary) for case in some)
        show(f"{book}: five sentences; {summed} chapters have a summary", score_sentences(some, theirs))
    stands, claims = map(sum, zip(*(verbatim(case.whole) for case in cases), strict=True))
    print(f"\nverbatim on the page given: {stands} of {claims} statements in {len(cases)} chapters")
    pages, seconds, peak = _forty_pages([case.whole for case in cases])
    print(f"a chapter of {pages} pages, in a process of its own: {seconds:.2f} s CPU, {peak:.0f} MB at most")


def _forty_pages(whole: Sequence[Chapter]) -> tuple[int, float, float]:
    """Pages, CPU seconds and peak megabytes for the notes on neighbouring chapters taken as one."""
    taken: list[Chapter] = []
    while _pages(taken) < PAGES and len(taken) < len(whole):
        taken.append(whole[len(taken)])
    sections = [s.model_copy(update={"id": f"{i}{s.id}"}) for i, c in enumerate(taken) for s in c.sections]
    long = taken[0].model_copy(update={"sections": tuple(sections)})
    with multiprocessing.get_context("spawn").Pool(1) as pool:
        seconds, peak = pool.apply(_cost, (long.model_dump_json(),))
    return _pages(taken), seconds, peak


def _pages(taken: Sequence[Chapter]) -> int:
    return sum(c.pdf_pages[1] - c.pdf_pages[0] + 1 for c in taken)


def _cost(chapter: str) -> tuple[float, float]:
    read = Chapter.model_validate_json(chapter)
    began = time.process_time()
    made(read)
    seconds = time.process_time() - began
    # Not getrusage: its maximum goes back to before the exec, to the size of the parent.
    status = Path("/proc/self/status").read_text("utf-8")
    return seconds, int(re.search(r"VmHWM:\s+(\d+)", status)[1]) / 1024  # type: ignore[index]  # always there


if __name__ == "__main__":
    main()

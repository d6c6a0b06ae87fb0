"""How well terms and sentences agree with what a book itself says of a chapter."""

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from math import sqrt
from statistics import mean

from benchmarks.notes import rivals
from benchmarks.notes.judges import Judged, Keys, keys, plain, unindexed
from probatum.book import Chapter
from probatum.learner.record import Concept
from probatum.notes import Claim
from probatum.tools.extractive.concepts import concepts_in
from probatum.tools.extractive.digest import Digest
from probatum.tools.extractive.language import Language
from probatum.tools.extractive.words import key_of, stems

TERMS = 20
Table = dict[str, dict[str, list[float]]]
Peers = Mapping[str, Sequence[str]]


def table() -> Table:
    """An empty one: a row an engine, a column a score."""
    return defaultdict(lambda: defaultdict(list))


def score_glossary(scores: Table, case: Judged, peers: Peers) -> list[float]:
    """Adds recall and precision at twenty; returns for each defined term whether its sentence is the defining one."""
    concepts = concepts_in(Digest(case.body))[:TERMS]
    lists = {
        "Probatum": _named(concepts, case),
        "Probatum, no index": _terms(unindexed(case.body), case),
        "Probatum, blind": _terms(plain(case.body), case),
    } | found_by_rivals(case, peers)
    gold = frozenset(case.meanings)
    named = case.named(gold)
    for engine, listed in lists.items():
        hit = gold & frozenset().union(*listed)
        scores[engine]["recall"].append(len(hit) / len(gold))
        scores[engine]["recall of those that the text names"].append(len(hit & named) / max(1, len(named)))
        scores[engine]["precision"].append(_precision(listed, gold))
    scores["any, at best"]["recall"].append(min(TERMS, len(named)) / len(gold))
    told = ((c.definition, names) for c, names in zip(concepts, lists["Probatum"], strict=True))
    return [_defines(case, definition, names) for definition, names in told if definition and names & gold]


def score_index(scores: Table, case: Judged, peers: Peers) -> None:
    """Adds how many of twenty terms the index has for the chapter, and the reverse; no engine sees the index."""
    lists = {"Probatum, no index": _terms(unindexed(case.body), case)} | found_by_rivals(case, peers)
    for engine, listed in lists.items():
        hit = case.entries & frozenset().union(*listed)
        scores[engine]["precision"].append(_precision(listed, case.entries))
        scores[engine]["recall of twenty at most"].append(len(hit) / min(TERMS, len(case.entries)))


def found_by_rivals(case: Judged, peers: Peers) -> dict[str, list[Keys]]:
    """What others find."""
    language, sentences = case.language, case.sentences
    found = {
        "YAKE": peers["YAKE"],
        "RAKE": rivals.rake(sentences, language, TERMS),
        "TextRank": rivals.textrank(sentences, language, TERMS),
        "KeyBERT-style": rivals.keybert(sentences, language, TERMS),
    }
    return {engine: [keys((name,), language) for name in names] for engine, names in found.items()}


def _terms(chapter: Chapter, case: Judged) -> list[Keys]:
    return [keys((t.name, *t.variants), case.language) for t in Digest(chapter).terms[:TERMS]]


def _named(concepts: Sequence[Concept], case: Judged) -> list[Keys]:
    return [keys((c.name, *c.variants), case.language) for c in concepts]


def _precision(listed: Sequence[Keys], gold: Keys) -> float:
    return sum(bool(names & gold) for names in listed) / max(1, len(listed))


def _defines(case: Judged, chosen: Claim, names: Keys) -> float:
    """1 when no sentence that names the term is clearly nearer to the glossary's meaning than the chosen one."""
    language = case.language
    meaning = set(stems(next(m for key, m in case.meanings.items() if key in names), language))

    def near(text: str) -> float:
        own = set(stems(text, language))
        return len(own & meaning) / max(1.0, sqrt(len(own) * len(meaning)))

    holding = [
        s for s in case.sentences if any(f" {' '.join(k)} " in f" {' '.join(key_of(s, language))} " for k in names)
    ]
    return float(near(chosen.evidence[0].quote) >= 0.8 * max((near(s) for s in holding), default=0.0))


def score_sentences(scores: Table, ours: Sequence[str], theirs: Peers, truth: str, case: Judged) -> None:
    """Adds ROUGE-1 and -2 against a text, of each engine and of ours cut to the length of each other."""
    said = {"Probatum": " ".join(ours[:5])} | {engine: " ".join(picked) for engine, picked in theirs.items()}
    said |= {f"as long as {e.split()[0]}": _cut(ours, " ".join(picked)) for e, picked in theirs.items() if e != "lead"}
    for engine, text in said.items():
        for n in (1, 2):
            scores[engine][f"ROUGE-{n} F"].append(rouge(text, truth, n, case.language))
        scores[engine]["words"].append(len(text.split()))
        if case.meanings:
            low = f" {' '.join(key_of(text, case.language))} "
            scores[engine]["glossary terms named"].append(mean(f" {' '.join(k)} " in low for k in case.meanings))


def _cut(ours: Sequence[str], other: str) -> str:
    """So many of our sentences that their words come nearest to those of the other text."""
    words = len(other.split())
    ends = range(1, len(ours) + 1)
    best = min(ends, key=lambda n: abs(sum(len(s.split()) for s in ours[:n]) - words), default=0)
    return " ".join(ours[:best])


def rouge(said: str, truth: str, n: int, language: Language) -> float:
    """F1 of the n-grams of stems that both have (Lin, 2004)."""
    a, b = (Counter(zip(*(stems(t, language)[i:] for i in range(n)), strict=False)) for t in (said, truth))
    both = sum((a & b).values())
    return 2 * both / max(1, sum(a.values()) + sum(b.values()))

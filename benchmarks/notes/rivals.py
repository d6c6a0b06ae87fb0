"""Rivals for terms, a few lines each: RAKE, TextRank over words, KeyBERT with an offline embedder."""

from collections import Counter, defaultdict
from collections.abc import Sequence
from itertools import pairwise

import numpy as np

from probatum.tools.extractive.language import Language
from probatum.tools.extractive.words import words_in
from probatum.tools.passages.fitted import fit_on

LONGEST = 3
"""Words in a phrase."""


def phrases(sentence: str, language: Language, longest: int) -> list[tuple[str, ...]]:
    """The runs of words between small words and marks, cut at ``longest`` words."""
    runs: list[list[str]] = [[]]
    end = 0
    for word in words_in(sentence):
        if sentence[end : word.start()].strip(" '’-") or word[0].lower() in language.stop:
            runs.append([])
        if word[0].lower() not in language.stop:
            runs[-1].append(word[0].lower())
        end = word.end()
    return [tuple(run) for run in runs if 1 <= len(run) <= longest]


def rake(sentences: Sequence[str], language: Language, most: int) -> list[str]:
    """Degree over frequency, summed over a phrase (Rose et al., 2010); phrases seen twice, as its authors advise."""
    found = Counter(p for s in sentences for p in phrases(s, language, LONGEST))
    degree: Counter[str] = Counter()
    seen: Counter[str] = Counter()
    for phrase, n in found.items():
        for word in phrase:
            degree[word] += n * len(phrase)
            seen[word] += n
    worth = {p: sum(degree[w] / seen[w] for w in p) for p, n in found.items() if n > 1}
    return [" ".join(p) for p in sorted(worth, key=lambda p: (-worth[p], p))[:most]]


def textrank(sentences: Sequence[str], language: Language, most: int) -> list[str]:
    """PageRank over words that stand side by side; neighbours among the best are joined (Mihalcea and Tarau, 2004)."""
    runs = [p for s in sentences for p in phrases(s, language, 99)]
    beside: defaultdict[str, list[str]] = defaultdict(list)
    for run in runs:
        for a, b in pairwise(run):
            beside[a].append(b)
            beside[b].append(a)
    words = list(beside)
    weights = dict(zip(words, _walk(words, beside), strict=True))
    best = set(sorted(words, key=lambda w: -weights[w])[: max(most, len(words) // 3)])
    joined: Counter[tuple[str, ...]] = Counter()
    for run in runs:
        kept: list[str] = []
        for word in (*run, ""):
            if word in best and len(kept) < LONGEST:
                kept.append(word)
            else:
                joined[tuple(kept)] += 1
                kept = []
    worth = {p: sum(weights[w] for w in p) for p in joined if p}
    return [" ".join(p) for p in sorted(worth, key=lambda p: (-worth[p], p))[:most]]


def _walk(words: Sequence[str], beside: dict[str, list[str]]) -> Sequence[float]:
    place = {w: i for i, w in enumerate(words)}
    step = np.zeros((len(words), len(words)))
    for word, others in beside.items():
        for other in others:
            step[place[word], place[other]] += 1 / len(others)
    weight = np.full(len(words), 1 / max(1, len(words)))
    for _ in range(40):
        weight = 0.15 / len(words) + 0.85 * weight @ step
    return [float(w) for w in weight]


def keybert(sentences: Sequence[str], language: Language, most: int) -> list[str]:
    """The phrases nearest to the whole text (Grootendorst's KeyBERT), with vectors fitted on the text itself."""
    found = list(dict.fromkeys(" ".join(p) for s in sentences for p in phrases(s, language, LONGEST)))
    embedder = fit_on(sentences, [language.code] * len(sentences))
    whole = embedder.embed([" ".join(sentences)], language.code)[0]
    near = embedder.embed(found, language.code) @ whole
    return [found[i] for i in np.argsort(-near)[:most]]


def lead(count: int, most: int) -> list[int]:
    """The first sentences."""
    return list(range(min(most, count)))

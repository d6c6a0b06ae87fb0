"""Draws what the text states of its terms to one another: ``A boot is a shoe``, ``a table contains rows``."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from probatum.notes import Diagram, Edge, Evidence, Node
from probatum.tools.extractive.digest import Digest
from probatum.tools.extractive.sentences import Sentence
from probatum.tools.extractive.terms import Key, Term
from probatum.tools.extractive.words import key_of, words_in

LEAST_EDGES, MOST_EDGES = 2, 12
_FEW = 3
"""Words that may stand between the verb and its object."""


@dataclass(frozen=True)
class Relation:
    """Two terms and the words of the text that join them."""

    source: Term
    target: Term
    verb: str
    evidence: Evidence


def diagram_of(digest: Digest, section_id: str) -> Diagram | None:
    """The section's terms with what it states of them; None when it states less than two relations."""
    found = list(dict.fromkeys(relations_in(digest, section_id)))
    unlike = {(r.source.key, r.target.key): r for r in reversed(found)}
    relations = list(reversed(unlike.values()))[:MOST_EDGES]
    if len(relations) < LEAST_EDGES:
        return None
    terms = {t.key: t for r in relations for t in (r.source, r.target)}
    ids = {key: f"n{i}" for i, key in enumerate(terms)}
    return Diagram(
        id=f"{section_id}/diagram",
        nodes=tuple(Node(id=ids[key], label=term.name) for key, term in terms.items()),
        edges=tuple(Edge(source=ids[r.source.key], target=ids[r.target.key], label=r.verb) for r in relations),
        evidence=tuple(dict.fromkeys(r.evidence for r in relations)),
    )


def relations_in(digest: Digest, section_id: str) -> Iterator[Relation]:
    """Relations whose subject opens a sentence and whose object follows the verb closely."""
    verbs = "|".join(p for p in (digest.language.patterns("relations"), _is_a(digest)) if p)
    if not verbs or not digest.language.spaced:
        return
    pattern = re.compile(rf"\s(?P<verb>{verbs})\s", re.IGNORECASE)
    for sentence in digest.whole:
        if sentence.section == section_id:
            yield from _relation(digest, sentence, pattern)


def _is_a(digest: Digest) -> str:
    articles = "|".join(sorted(digest.language.words("articles"), key=len, reverse=True))
    copula = digest.language.patterns("is_a")
    return rf"{copula}(?=\s(?:{articles})\b)" if copula and articles else ""


def _relation(digest: Digest, sentence: Sentence, pattern: re.Pattern[str]) -> Iterator[Relation]:
    terms = {t.key: t for t in digest.terms if sentence.index in t.places}
    verb = pattern.search(sentence.text)
    if verb is None or len(terms) < 2:
        return
    source = _opening(digest, sentence.text[: verb.start()], terms)
    target = _near(digest, sentence.text[verb.end() :], terms)
    if source and target and source.key != target.key:
        yield Relation(source, target, verb["verb"], sentence.evidence)


def _opening(digest: Digest, text: str, terms: Mapping[Key, Term]) -> Term | None:
    """The term that is the whole of ``text`` but for an article."""
    parts = [w[0] for w in words_in(text)]
    if parts and parts[0].lower() in digest.language.words("articles"):
        parts = parts[1:]
    return terms.get(key_of(" ".join(parts), digest.language))


def _near(digest: Digest, text: str, terms: Mapping[Key, Term]) -> Term | None:
    """The longest term that begins within the first few words of ``text``, before any mark."""
    clause = re.split(r"[,;:.()]", text, maxsplit=1)[0]
    parts = [w[0] for w in words_in(clause)]
    for skipped in range(min(_FEW, len(parts))):
        for n in range(4, 0, -1):
            found = terms.get(key_of(" ".join(parts[skipped : skipped + n]), digest.language))
            if found and len(parts) >= skipped + n:
                return found
        if skipped and parts[skipped].lower() in digest.language.words("defining_in"):
            return None
    return None

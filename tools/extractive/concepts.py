"""The chapter's concepts: its terms, each with the sentence that defines it and the terms that it appears with."""

from probatum.book import Chapter
from probatum.learner.record import Concept
from probatum.notes import Claim, NewConcept
from probatum.tools.extractive.definitions import GLOSSARY, NAMES
from probatum.tools.extractive.digest import Digest
from probatum.tools.extractive.sentences import Sentence
from probatum.tools.extractive.standing import reads_alone
from probatum.tools.extractive.tasks import claim_of
from probatum.tools.extractive.terms import Term
from probatum.tools.extractive.words import slug

COMPANIONS = 4
OPENING = 1
"""Words that may stand before a term that a sentence begins with."""


def concepts_of(chapter: Chapter) -> tuple[Concept, ...]:
    """The chapter's concepts, most central first."""
    return concepts_in(Digest(chapter))


def concepts_in(digest: Digest) -> tuple[Concept, ...]:
    """The concepts of a chapter that was already read."""
    ids = {term.key: slug(term.name) for term in digest.terms}
    return tuple(
        Concept(
            id=ids[term.key],
            name=term.name,
            variants=term.variants,
            definition=definition_of(digest, term),
            chapter=digest.chapter.id,
            section=_first_section(digest, term),
            companions=tuple(ids[other.key] for other in _companions(digest, term)),
        )
        for term in digest.terms
    )


def definition_of(digest: Digest, term: Term) -> Claim | None:
    """What the book says that the term means: a glossary's entry, else the sentence that defines it, else None."""
    found = digest.defining.get(term.key)
    if found is None or found.sure < NAMES:
        return None
    if found.sure >= GLOSSARY or reads_alone(found.evidence.quote, digest.language):
        return claim_of(found, digest)
    return None


def line_of(digest: Digest, term: Term) -> NewConcept | None:
    """One line on a term: its definition, else the weightiest sentence about what the chapter marks as a term."""
    line = definition_of(digest, term)
    if line is None and term.marked:
        sentence = _telling(digest, term)
        line = digest.claim(sentence) if sentence else None
    return NewConcept(concept=slug(term.name), name=term.name, line=line) if line else None


def _telling(digest: Digest, term: Term) -> Sentence | None:
    """The weightiest sentence that stands alone and begins with the term, or sets it apart; no mere list.

    What says of another term what it means is told of that one.
    """
    places = (digest.sentences[p] for p in term.places)
    others = {
        (d.evidence.block, d.evidence.quote) for k, d in digest.defining.items() if k != term.key and d.sure >= NAMES
    }
    fit = [
        s
        for s in places
        if reads_alone(s.text, digest.language)
        and _is_about(s, term)
        and ":" not in s.text
        and (s.block.id, s.text) not in others
    ]
    return max(fit, key=lambda s: digest.weights[s.index], default=None)


def _is_about(sentence: Sentence, term: Term) -> bool:
    names = [n.lower() for n in (term.name, *term.variants)]
    opening = sentence.text.lower().split()
    apart = (sentence.text[m.start : m.end].lower() for m in sentence.marks if m.style in ("italic", "bold"))
    begins = any(opening[i : i + len(n.split())] == n.split() for n in names for i in range(OPENING + 1))
    return begins or any(a in names for a in apart)


def _first_section(digest: Digest, term: Term) -> str:
    if term.places:
        return digest.sentences[term.places[0]].section
    found = digest.defining.get(term.key)
    return found.section if found else ""


def _companions(digest: Digest, term: Term) -> list[Term]:
    """The terms that share most sentences with this one."""
    own = set(term.places)
    shared = [(len(own & set(other.places)), other) for other in digest.terms if other.key != term.key]
    return [other for n, other in sorted(shared, key=lambda pair: -pair[0])[:COMPANIONS] if n]

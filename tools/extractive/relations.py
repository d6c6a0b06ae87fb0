"""Finds what the text states of its terms to one another: ``A boot is a shoe``, ``a table contains rows``."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from probatum.notes import Evidence
from probatum.tools.extractive.concepts import definition_of
from probatum.tools.extractive.definitions import GLOSSARY, SAYS_WHAT
from probatum.tools.extractive.digest import Digest
from probatum.tools.extractive.language import Language
from probatum.tools.extractive.sentences import Sentence
from probatum.tools.extractive.terms import Term
from probatum.tools.extractive.words import Key, key_of, words_in

_FEW = 3
"""Words that may stand between the verb and its object."""


@dataclass(frozen=True)
class Relation:
    """Two terms and the words of the text that join them; none when one is used in the definition of the other."""

    source: Term
    target: Term
    verb: str
    evidence: Evidence


def used_in(digest: Digest) -> Iterator[Relation]:
    """A concept and another in whose definition it stands, both of them defined."""
    told = {t.key: t for t in digest.terms if t.marked and _sure(digest, t)}
    for term in told.values():
        definition = digest.defining[term.key]
        said = f" {' '.join(key_of(definition.meaning, digest.language))} "
        for other in told.values():
            if other.key != term.key and f" {' '.join(other.key)} " in said:
                yield Relation(other, term, "", definition.evidence)


def _sure(digest: Digest, term: Term) -> bool:
    return definition_of(digest, term) is not None and digest.defining[term.key].sure >= SAYS_WHAT


def listed_in(digest: Digest) -> Iterator[Relation]:
    """What a glossary says that its terms are: ``boot: a shoe that …``, when both are terms."""
    terms = {t.key: t for t in digest.terms}
    verb = digest.language.entries.get("is_a", "").split()[:1]
    for key, definition in digest.defining.items():
        if definition.sure >= GLOSSARY and key in terms and verb:
            target = _near(digest, definition.meaning, terms, bare=1)
            if target and target.key != key:
                yield Relation(terms[key], target, verb[0], definition.evidence)


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


def _near(digest: Digest, text: str, terms: Mapping[Key, Term], *, bare: int = _FEW) -> Term | None:
    """The term that heads the noun phrase with which ``text`` begins; without an article it has to be close.

    ``bare`` says how many words may stand before it when no article does.
    """
    language = digest.language
    clause = re.split(r"[,;:.()]", text, maxsplit=1)[0]
    parts = [w[0] for w in words_in(clause)]
    furthest = _FEW if parts and parts[0].lower() in language.words("articles") else bare
    for skipped in range(min(furthest, len(parts))):
        for n in range(4, 0, -1):
            found = terms.get(key_of(" ".join(parts[skipped : skipped + n]), language))
            if found and len(parts) >= skipped + n:
                return found if _heads(parts[skipped + n :], language) else None
        word = parts[skipped].lower()
        if word in language.stop and word not in language.words("articles"):
            return None
    return None


def _heads(following: Sequence[str], language: Language) -> bool:
    """False when more of the noun phrase follows, where a language puts what is said of a noun before it."""
    if not following or language.entries.get("modifiers") != "before":
        return True
    word = following[0].lower()
    return word in language.stop | language.common or bool(re.search(r"(?:ed|en|ing)$", word))

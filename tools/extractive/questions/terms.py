"""Finds the terms of a chapter with the meaning that the chapter gives them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from probatum.book import ListBlock
from probatum.notes import Evidence
from probatum.tools.extractive.definitions import (
    GLOSSARY,
    SAYS_WHAT,
    Definition,
    definitions_in,
    glossary,
    trimmed,
)
from probatum.tools.extractive.language import Language
from probatum.tools.extractive.signs import signs_of
from probatum.tools.extractive.words import key_of, slug
from probatum.tools.items.words import ONE_WORD, akin

if TYPE_CHECKING:
    from probatum.tools.extractive.questions.material import Material


@dataclass(frozen=True)
class Term:
    """A term with the meaning that the chapter gives it."""

    concept: str
    """Concept id."""
    name: str
    meaning: str
    """What the book says that it is: one sentence or noun phrase, without the term and without its full stop."""
    evidence: Evidence
    section: str
    variants: tuple[str, ...] = ()

    @property
    def is_sign(self) -> bool:
        """True for a piece of code in place of a word."""
        return self.name.startswith("`")

    @property
    def names(self) -> tuple[str, ...]:
        """The name and its variants."""
        return (self.name, *self.variants)


def named(name: str) -> re.Pattern[str]:
    """Finds a name as whole words, in upper or lower case, with a plural's ending."""
    return re.compile(rf"(?<![\w-]){re.escape(name)}(?:e?s)?(?![\w-])", re.IGNORECASE)


def terms_of(material: Material) -> Iterator[Term]:
    """The chapter's terms that it defines: its glossary's, those that sentences define, and signs that it explains."""
    entries = [*glossary(material.chapter, material.language), *_listed(material)]
    said = [d for s in material.sentences if material.alone(s) for d in definitions_in(s, material.language)]
    seen: set[str] = set()
    for definition in (*entries, *(d for d in said if d.sure >= SAYS_WHAT)):
        term = _term(material, definition, glossed=definition in entries)
        if (
            term is not None
            and term.concept not in seen
            and (definition in entries or not _within(term, entries, material.chapter.language))
        ):
            seen.add(term.concept)
            yield term
    for section, sign in signs_of(material.chapter, material.language):
        yield Term(material.topics[section].id, f"`{sign.text}`", sign.meaning, sign.evidence, section)


def _listed(material: Material) -> Iterator[Definition]:
    """The items of a list in which each says what its term is: ``the destructor: the function that …``."""
    for section in material.chapter.sections:
        for block in section.blocks:
            if not isinstance(block, ListBlock) or block.role != "plain" or len(block.items) < LISTED:
                continue
            found = [_ITEM.fullmatch(item.text.strip()) for item in block.items]
            named = [(trimmed(m["term"], material.language), m["meaning"]) for m in found if m]
            in_words = all(meaning[0].isalpha() and not _FORMULA.search(meaning) for _, meaning in named)
            if in_words and len(named) == len(found) and all(term for term, _ in named):
                for term, meaning in named:
                    said = Evidence(block=block.id, page=block.page, label=block.label, quote=meaning, bbox=block.bbox)
                    yield Definition(term, said, GLOSSARY, meaning, section.id)


LISTED = 3
"""Items that make a list of definitions."""
_FORMULA = re.compile(r"[=∈×→↦∀∃\N{REPLACEMENT CHARACTER}]")
"""What is shown of a term rather than said: the items of a proof."""
_ITEM = re.compile(r"(?P<term>[^\W\d_][^:.,;]{2,40}):\s(?P<meaning>[^:]{12,240}?)[.;,]?(?:\s(?:and|und|e|et|y))?")


def _within(term: Term, entries: Sequence[Definition], language: str) -> bool:
    """True when the glossary has a longer term that this one could stand for: its head, or its last word."""
    words = term.name.lower().split()
    longer = [d.term.lower().split() for d in entries if len(d.term.split()) > len(words)]
    return any(w[-len(words) :] == words or (language in HEAD_FIRST and w[: len(words)] == words) for w in longer)


HEAD_FIRST = frozenset({"it", "fr", "es", "pt"})
"""Languages that put what a thing is before which one it is: ``chiave esterna`` is a ``chiave``."""


def _term(material: Material, definition: Definition, *, glossed: bool) -> Term | None:
    """The term of a definition; None when its meaning would not make a fair question."""
    concept = material.by_key.get(key_of(definition.term, material.language))
    meaning = _MERGED.split(definition.meaning.strip(), maxsplit=1)[0].rstrip(".;").strip()
    meaning = re.sub(rf"^{material.language.patterns('is_a') or '(?!)'}\s", "", meaning)  # **Forms** are the …
    length = len(meaning.split())
    fit = 3 <= length <= 40 and 1 <= len(definition.term.split()) <= 4 and meaning[-1] not in ",:-–(/"
    fit = fit and meaning.split()[-1].lower() not in material.language.stop  # the page broke in the middle of it
    fit = fit and bool(re.search(r"[^\W\d_]{2}", " ".join(meaning.split()[:2])))  # "a ? b : c" is a formula
    if not fit or circular(definition.term, meaning) or _states(definition.term, material.language):
        return None
    if not glossed and (concept is None or length < 5 or not _indefinite(meaning, material.language)):
        return None
    if not glossed and _spoken_of(definition.term, definition.evidence.quote, material.language):
        return None
    if not glossed and _narrowed(definition.term, definition.evidence.quote, material.chapter.language):
        return None
    return Term(
        concept=concept.id if concept else slug(definition.term),
        name=definition.term,
        meaning=meaning[0].upper() + meaning[1:],
        evidence=definition.evidence,
        section=definition.section,
        variants=concept.variants if concept else (),
    )


def _states(term: str, language: Language) -> bool:
    """True for ``Keywords are symbols``: a remark in bold, and no term."""
    return bool(language.stop & (language.words("verbs") | language.words("verbs_of_many")) & set(term.lower().split()))


def circular(term: str, meaning: str) -> bool:
    """True when the meaning has a kin of each word of the term: ``imprecision``, told by what is *imprecise*."""
    words = re.findall(r"[^\W\d_]{4,}", meaning)
    parts = re.findall(r"[^\W\d_]{4,}", term)
    akin_all = bool(parts) and all(any(akin(part, word, ONE_WORD) for word in words) for part in parts)
    return akin_all or bool(named(term).search(meaning))


def _spoken_of(term: str, sentence: str, language: Language) -> bool:
    """True for ``the variable is an array of …``: what is said is true of the one spoken of before."""
    definite = language.words("articles") - INDEFINITE.get(language.code, frozenset())
    return " " not in term and sentence.split()[0].lower() in definite


def _narrowed(term: str, sentence: str, language: str) -> bool:
    """True for ``a pattern in assignments is …``: what is said is true of some patterns only."""
    after = named(term).split(sentence, maxsplit=1)[-1].split(maxsplit=1)
    return bool(after) and after[0].lower() in PLACING.get(language, frozenset())


PLACING = {
    "en": frozenset({"in", "on", "at", "for", "with", "from", "between", "by", "of", "to"}),
    "de": frozenset({"in", "im", "auf", "an", "am", "bei", "für", "mit", "aus", "zwischen"}),
    "it": frozenset({"in", "nel", "nella", "su", "per", "con", "da", "tra", "fra"}),
    "fr": frozenset({"dans", "sur", "pour", "avec", "entre"}),
    "es": frozenset({"en", "sobre", "para", "con", "entre"}),
    "pt": frozenset({"em", "no", "na", "sobre", "para", "com", "entre"}),
}
"""Words that narrow down the term before them to some of its kind."""

_MERGED = re.compile(r"\.\s+(?=[a-zà-ÿ][\w -]{0,30}:?\s[A-ZÀ-Þ])")
"""Where the next entry of a glossary was read into this one."""


def _indefinite(meaning: str, language: Language) -> bool:
    """True for ``a list that …``: *the list that …* tells which one it is, not what it is."""
    first = re.split(r"[\s'’]", meaning.lower(), maxsplit=1)[0]
    return not language.words("articles") or first in INDEFINITE.get(language.code, frozenset({first}))


INDEFINITE = {
    "en": frozenset({"a", "an", "any", "one"}),
    "de": frozenset({"ein", "eine", "einen", "jede", "jeder", "jedes"}),
    "it": frozenset({"un", "uno", "una"}),
    "fr": frozenset({"un", "une", "tout", "toute"}),
    "es": frozenset({"un", "una"}),
    "pt": frozenset({"um", "uma"}),
}

"""What questions are made of: the chapter's terms with their meanings, and its sentences, each with its place."""

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from probatum.book import Chapter, Paragraph, Section
from probatum.learner.record import Concept
from probatum.notes import Evidence, SectionNotes, Snippet
from probatum.tools.extractive.definitions import SAYS_WHAT, Definition, definitions_in, glossary
from probatum.tools.extractive.language import Language, language_of
from probatum.tools.extractive.questions.lexicon import addressing
from probatum.tools.extractive.questions.wording import Wording
from probatum.tools.extractive.sentences import Sentence, reads_alone, sentences_of, split
from probatum.tools.extractive.words import key_of, slug, stems


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


@dataclass(frozen=True)
class Material:
    """A chapter as questions see it."""

    chapter: Chapter
    notes: tuple[SectionNotes, ...]
    concepts: tuple[Concept, ...]

    @cached_property
    def language(self) -> Language:
        """What is known of the book's language."""
        return language_of(self.chapter.language)

    @cached_property
    def wording(self) -> Wording:
        """Phrases in the book's language."""
        return Wording(self.chapter.language)

    @cached_property
    def sentences(self) -> tuple[Sentence, ...]:
        """Every sentence of running text, in reading order."""
        return sentences_of(self.chapter, self.language)

    def alone(self, sentence: Sentence) -> bool:
        """True for a sentence that can be asked about by itself: it states something, and to nobody in particular."""
        words = sentence.text.lower().split()
        talks = addressing(self.chapter.language) & set(words)
        return len(words) >= SHORTEST and not talks and reads_alone(sentence.text, self.language)

    @cached_property
    def terms(self) -> tuple[Term, ...]:
        """The chapter's terms that it defines, in reading order, each once."""
        return tuple(_terms(self))

    @cached_property
    def by_key(self) -> Mapping[tuple[str, ...], Concept]:
        """The chapter's concepts by what all forms of their names have in common."""
        return {key_of(name, self.language): c for c in self.concepts for name in (c.name, *c.variants)}

    @cached_property
    def _sections(self) -> Mapping[str, Section]:
        return {section.id: section for section in self.chapter.sections}

    def heading(self, section: str) -> str:
        """The heading of a section."""
        return self._sections[section].heading.text if section in self._sections else ""

    def stems(self, text: str) -> list[str]:
        """Stems of the meaningful words of ``text``."""
        return stems(text, self.language)

    @cached_property
    def _names(self) -> tuple[tuple[re.Pattern[str], str], ...]:
        """A pattern for each name of a concept, longest first, with the concept's id."""
        names = sorted(((n, c.id) for c in self.concepts for n in (c.name, *c.variants)), key=lambda n: -len(n[0]))
        return tuple((named(name), i) for name, i in names)

    def every_mention(self, text: str) -> list[str]:
        """Ids of the concepts that ``text`` names, once for each time; a name within a longer one is not counted."""
        found: list[str] = []
        for pattern, concept in self._names:
            text, times = pattern.subn(" \N{WORD JOINER} ", text)
            found.extend([concept] * times)
        return found

    def mentioned(self, text: str) -> tuple[str, ...]:
        """Ids of the concepts that ``text`` names, longest name first."""
        return tuple(dict.fromkeys(i for pattern, i in self._names if pattern.search(text)))

    def opens_with(self, text: str) -> bool:
        """True when one of the concepts is the first thing that ``text`` speaks of."""
        return bool(self.mentioned(" ".join(text.split()[:4])))

    @cached_property
    def topics(self) -> Mapping[str, Concept]:
        """For each section the concept that it is chiefly about; its heading where no concept is named in it."""
        return {section.id: _topic(self, section) for section in self.chapter.sections}

    def snippets(self) -> Iterator[tuple[str, Snippet]]:
        """Every snippet of the notes with its section, in document order."""
        for notes in self.notes:
            for snippet in notes.snippets:
                yield notes.section, snippet


SIGNS = 4
"""Signs explained in one section that make a list of them; a single one opens an ordinary paragraph."""
SIGN = 16
"""Characters in a sign."""
SHORTEST = 7
"""Words in a sentence that is asked about."""


def named(name: str) -> re.Pattern[str]:
    """Finds a name as whole words, in upper or lower case, with a plural's ending."""
    return re.compile(rf"(?<![\w-]){re.escape(name)}(?:e?s)?(?![\w-])", re.IGNORECASE)


def _topic(material: Material, section: Section) -> Concept:
    heading = section.heading.text
    counts = Counter(material.every_mention(" ".join(getattr(block, "text", "") for block in section.blocks)))
    for named_in_heading in material.every_mention(heading):
        counts[named_in_heading] += 4
    for concept in material.concepts:
        if concept.section == section.id and counts[concept.id]:
            counts[concept.id] += 3
    best = max(material.concepts, key=lambda c: counts[c.id], default=None)
    if best is not None and counts[best.id] >= 2:
        return best
    name = heading or material.chapter.title
    return Concept(id=slug(name), name=name, chapter=material.chapter.id, section=section.id)


def _terms(material: Material) -> Iterator[Term]:
    entries = list(glossary(material.chapter, material.language))
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
    for section in material.chapter.sections:
        yield from _signs(material, section)


def _within(term: Term, entries: Sequence[Definition], language: str) -> bool:
    """True when the glossary has a longer term that this one could stand for: its head, or its last word."""
    words = term.name.lower().split()
    longer = [d.term.lower().split() for d in entries if len(d.term.split()) > len(words)]
    return any(w[-len(words) :] == words or (language in HEAD_FIRST and w[: len(words)] == words) for w in longer)


HEAD_FIRST = frozenset({"it", "fr", "es", "pt"})
"""Languages that put what a thing is before which one it is: ``chiave esterna`` is a ``chiave``."""


def _signs(material: Material, section: Section) -> Iterator[Term]:
    """Signs of a language that a run of paragraphs explains one by one: a piece of code, then what it does."""
    found: dict[str, Term] = {}
    for block in section.blocks:
        mark = next(iter(block.marks), None) if isinstance(block, Paragraph) else None
        if not isinstance(block, Paragraph) or mark is None or mark.style != "code" or mark.start > 0:
            continue
        sign, said = block.text[: mark.end].strip(), block.text[mark.end :].strip()
        meaning = said[: next(split(said, material.language), (0, len(said)))[1]].rstrip(".").strip()
        if len(sign) <= SIGN and said[:1].isupper() and 3 <= len(meaning.split()) <= 30 and sign not in meaning.split():
            evidence = Evidence(block=block.id, page=block.page, label=block.label, quote=meaning, bbox=block.bbox)
            found.setdefault(sign, Term(material.topics[section.id].id, f"`{sign}`", meaning, evidence, section.id))
    if len(found) >= SIGNS:
        yield from found.values()


def _term(material: Material, definition: Definition, *, glossed: bool) -> Term | None:
    """The term of a definition; None when its meaning would not make a fair question."""
    concept = material.by_key.get(key_of(definition.term, material.language))
    meaning = _MERGED.split(definition.meaning.strip(), maxsplit=1)[0].rstrip(".;").strip()
    length = len(meaning.split())
    fit = 3 <= length <= 40 and 1 <= len(definition.term.split()) <= 4 and meaning[-1] not in ",:-–(/"
    if not fit or named(definition.term).search(meaning):
        return None
    if not glossed and (concept is None or length < 5 or not _indefinite(meaning, material.language)):
        return None
    return Term(
        concept=concept.id if concept else slug(definition.term),
        name=definition.term,
        meaning=meaning[0].upper() + meaning[1:],
        evidence=definition.evidence,
        section=definition.section,
        variants=concept.variants if concept else (),
    )


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
}

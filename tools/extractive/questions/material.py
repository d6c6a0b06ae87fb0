"""What questions are made of: the chapter's terms with their meanings, and its sentences, each with its place."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property

from probatum.book import Chapter, Section
from probatum.learner.record import Concept
from probatum.notes import Evidence, SectionNotes, Snippet
from probatum.tools.extractive.definitions import SAYS_WHAT, Definition, definitions_in, glossary
from probatum.tools.extractive.language import Language, language_of
from probatum.tools.extractive.questions.wording import Wording
from probatum.tools.extractive.sentences import Sentence, reads_alone, sentences_of
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
        """True for a sentence that can be asked about by itself."""
        return len(sentence.text.split()) >= SHORTEST and reads_alone(sentence.text, self.language)

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


SHORTEST = 7
"""Words in a sentence that is asked about."""


def named(name: str) -> re.Pattern[str]:
    """Finds a name as whole words, in upper or lower case, with a plural's ending."""
    return re.compile(rf"(?<![\w-]){re.escape(name)}(?:e?s)?(?![\w-])", re.IGNORECASE)


def _topic(material: Material, section: Section) -> Concept:
    text = " ".join(getattr(block, "text", "") for block in section.blocks)
    heading = section.heading.text

    def weight(concept: Concept) -> int:
        patterns = [named(n) for n in (concept.name, *concept.variants)]
        counts = (len(p.findall(text)) + 4 * len(p.findall(heading)) for p in patterns)
        return sum(counts) + 3 * (concept.section == section.id)

    best = max(material.concepts, key=weight, default=None)
    if best is not None and weight(best) >= 2:
        return best
    name = heading or material.chapter.title
    return Concept(id=slug(name), name=name, chapter=material.chapter.id, section=section.id)


def _terms(material: Material) -> Iterator[Term]:
    entries = list(glossary(material.chapter, material.language))
    said = [d for s in material.sentences if material.alone(s) for d in definitions_in(s, material.language)]
    seen: set[str] = set()
    for definition in (*entries, *(d for d in said if d.sure >= SAYS_WHAT)):
        term = _term(material, definition, glossed=definition in entries)
        if term is not None and term.concept not in seen:
            seen.add(term.concept)
            yield term


def _term(material: Material, definition: Definition, *, glossed: bool) -> Term | None:
    """The term of a definition; None when its meaning would not make a fair question."""
    concept = material.by_key.get(key_of(definition.term, material.language))
    meaning = definition.meaning.strip().rstrip(".;").strip()
    fit = 3 <= len(meaning.split()) <= 40 and 1 <= len(definition.term.split()) <= 4
    if not fit or named(definition.term).search(meaning) or (concept is None and not glossed):
        return None
    return Term(
        concept=concept.id if concept else slug(definition.term),
        name=definition.term,
        meaning=meaning,
        evidence=definition.evidence,
        section=definition.section,
        variants=concept.variants if concept else (),
    )

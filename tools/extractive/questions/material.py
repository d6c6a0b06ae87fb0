"""What questions are made of: the chapter's terms with their meanings, and its sentences, each with its place."""

import re
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property

from probatum.book import Chapter, Section
from probatum.learner.record import Concept
from probatum.notes import SectionNotes, Snippet
from probatum.tools.extractive.language import Language, language_of
from probatum.tools.extractive.questions.lexicon import addressing
from probatum.tools.extractive.questions.terms import Term, named, terms_of
from probatum.tools.extractive.questions.wording import Wording
from probatum.tools.extractive.sentences import Sentence, reads_alone, sentences_of
from probatum.tools.extractive.words import key_of, slug, stems


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
        return tuple(terms_of(self))

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


SHORTEST = 7
"""Words in a sentence that is asked about."""


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

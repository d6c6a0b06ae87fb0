"""What questions are made of: the chapter's terms with their meanings, and its sentences, each with its place."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from probatum.book import Chapter, ListBlock, Mark, Paragraph, Section
from probatum.learner.record import Concept
from probatum.notes import Evidence, SectionNotes, Snippet
from probatum.tools.extractive.questions.lexicon import alternatives
from probatum.tools.extractive.questions.sentences import sentences
from probatum.tools.extractive.questions.stems import stems
from probatum.tools.extractive.questions.wording import Wording

PROSE_ROLES = frozenset({"plain", "definition", "note", "warning", "tip", "theorem"})


@dataclass(frozen=True)
class Term:
    """A term with the meaning that the chapter gives it."""

    concept: str
    """Concept id."""
    name: str
    meaning: str
    """What the book says that it is: one sentence or noun phrase, without the term."""
    evidence: Evidence
    section: str
    variants: tuple[str, ...] = ()

    @property
    def names(self) -> tuple[str, ...]:
        """The name and its variants."""
        return (self.name, *self.variants)


@dataclass(frozen=True)
class Sentence:
    """A sentence of the chapter's running text."""

    text: str
    evidence: Evidence
    section: str
    marks: tuple[Mark, ...] = ()
    """Those within it; offsets in ``text``."""


@dataclass(frozen=True)
class Material:
    """A chapter as questions see it."""

    chapter: Chapter
    notes: tuple[SectionNotes, ...]
    concepts: tuple[Concept, ...]

    @cached_property
    def wording(self) -> Wording:
        """Phrases in the book's language."""
        return Wording(self.chapter.language)

    @cached_property
    def sentences(self) -> tuple[Sentence, ...]:
        """Every sentence of running text, in reading order."""
        return tuple(s for section in self.chapter.sections for s in _sentences(section))

    @cached_property
    def terms(self) -> tuple[Term, ...]:
        """The chapter's terms that it defines, in reading order, each once."""
        return tuple(_terms(self))

    @cached_property
    def names(self) -> Mapping[str, str]:
        """Concept id by every name of the chapter's concepts, in lower case."""
        return {name.lower(): c.id for c in self.concepts for name in (c.name, *c.variants)}

    @cached_property
    def _headings(self) -> Mapping[str, Section]:
        return {section.id: section for section in self.chapter.sections}

    def heading(self, section: str) -> str:
        """The heading of a section."""
        return self._headings[section].heading.text if section in self._headings else ""

    def stems(self, text: str) -> tuple[str, ...]:
        """Stems of the meaningful words of ``text``."""
        return stems(text, self.chapter.language)

    def mentioned(self, text: str) -> tuple[str, ...]:
        """Ids of the concepts that ``text`` names, longest name first."""
        low = text.lower()
        found = [i for name, i in sorted(self.names.items(), key=lambda n: -len(n[0])) if _word(name).search(low)]
        return tuple(dict.fromkeys(found))

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


def slug(name: str) -> str:
    """A concept id for a name: ``Cosine Similarity`` is ``cosine-similarity``."""
    return re.sub(r"[\W_]+", "-", name.lower()).strip("-")


def _word(name: str) -> re.Pattern[str]:
    return re.compile(rf"(?<!\w){re.escape(name)}(?!\w)", re.IGNORECASE)


def _topic(material: Material, section: Section) -> Concept:
    text = " ".join(getattr(block, "text", "") for block in section.blocks).lower()
    heading = section.heading.text.lower()

    def weight(concept: Concept) -> int:
        counts = [
            len(_word(n).findall(text)) + 4 * len(_word(n).findall(heading)) for n in (concept.name, *concept.variants)
        ]
        return sum(counts) + 3 * (concept.section == section.id)

    best = max(material.concepts, key=weight, default=None)
    if best is not None and weight(best) >= 2:
        return best
    name = section.heading.text or material.chapter.title
    return Concept(id=slug(name), name=name, chapter=material.chapter.id, section=section.id)


def _sentences(section: Section) -> Iterator[Sentence]:
    for block in section.blocks:
        if not isinstance(block, Paragraph) or block.role not in PROSE_ROLES:
            continue
        start = 0
        for text in sentences(block.text):
            start = block.text.index(text, start)
            evidence = Evidence(block=block.id, page=block.page, label=block.label, quote=text, bbox=block.bbox)
            yield Sentence(text, evidence, section.id, _marks_within(block.marks, start, start + len(text)))
            start += len(text)


def _marks_within(marks: Sequence[Mark], start: int, end: int) -> tuple[Mark, ...]:
    inside = (m for m in marks if start <= m.start and m.end <= end)
    return tuple(m.model_copy(update={"start": m.start - start, "end": m.end - start}) for m in inside)


def _terms(material: Material) -> Iterator[Term]:
    seen: set[str] = set()
    for term in (*_glossary(material), *_defined(material)):
        key = term.name.lower()
        if key not in seen and _fit(term):
            seen.add(key)
            yield term


def _fit(term: Term) -> bool:
    words = len(term.meaning.split())
    return 1 <= len(term.name.split()) <= 4 and 3 <= words <= 40 and not _word(term.name).search(term.meaning)


_ENTRY = re.compile(
    r"^(?P<term>[^\W\d_][\w '’/-]{1,40}?(?: \([^)]{1,20}\))?)\s*(?::|–|—|\s-\s)\s+(?P<meaning>.{12,})$", re.DOTALL
)


def _glossary(material: Material) -> Iterator[Term]:
    """The entries of a glossary: ``term: meaning``, or the term set in bold before its meaning."""
    for section in material.chapter.sections:
        for block in section.blocks:
            entries: Sequence[tuple[str, tuple[Mark, ...]]] = ()
            if isinstance(block, ListBlock) and block.role == "glossary":
                entries = [(item.text, item.marks) for item in block.items]
            elif isinstance(block, Paragraph) and block.role == "glossary":
                entries = [(block.text, block.marks)]
            for text, marks in entries:
                parts = _entry(text, marks)
                if parts is None:
                    continue
                name, meaning = parts[0], next(sentences(parts[1]), parts[1])
                quote = text if meaning not in text else meaning
                evidence = Evidence(block=block.id, page=block.page, label=block.label, quote=quote, bbox=block.bbox)
                yield Term(material.names.get(name.lower(), slug(name)), name, _trimmed(meaning), evidence, section.id)


def _entry(text: str, marks: Sequence[Mark]) -> tuple[str, str] | None:
    for mark in marks:
        if mark.start == 0 and mark.style in ("bold", "italic") and 2 <= mark.end <= 45:
            return text[: mark.end].strip(" :–—-"), text[mark.end :].strip(" :–—-")
    match = _ENTRY.match(text)
    return (match["term"], match["meaning"]) if match else None


def _is_a(name: str) -> re.Pattern[str]:
    """``A NAME is a …``."""
    article, copula = alternatives("articles"), alternatives("copulas")
    return re.compile(
        rf"^(?:{article}\s+)?{re.escape(name)}\s+{copula}\s+(?P<meaning>{article}\s.{{15,}})$",
        re.IGNORECASE | re.DOTALL,
    )


def _defined(material: Material) -> Iterator[Term]:
    """Terms that a sentence of the text defines: ``A tuple is an ordered …``."""
    patterns = {
        concept.id: [_is_a(name) for name in (concept.name, *concept.variants)] for concept in material.concepts
    }
    for sentence in material.sentences:
        for concept in material.concepts:
            for pattern in patterns[concept.id]:
                if match := pattern.match(sentence.text):
                    meaning = _trimmed(match["meaning"])
                    yield Term(concept.id, concept.name, meaning, sentence.evidence, sentence.section, concept.variants)


def _trimmed(meaning: str) -> str:
    """The meaning as an option reads: without the full stop, its first letter as printed."""
    return meaning.strip().rstrip(".").strip()

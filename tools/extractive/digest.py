"""What the engine gathers from a chapter once and uses everywhere: sentences, definitions, terms and their weights."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from probatum.book import ListBlock, Paragraph, Section
from probatum.notes import Claim
from probatum.tools.extractive.definitions import Definition, definitions_in, glossary
from probatum.tools.extractive.inline import as_markdown
from probatum.tools.extractive.prose import Prose
from probatum.tools.extractive.ranking import rank
from probatum.tools.extractive.sentences import Sentence
from probatum.tools.extractive.signs import Sign, parameters_in, signs_of
from probatum.tools.extractive.standing import is_phrase, is_whole, reads_alone
from probatum.tools.extractive.terms import Term, terms_of
from probatum.tools.extractive.words import Key, stems, term_key

MOST_TERMS = 20
LEADING = 6
"""Terms that a chapter is taken to be about, whatever its title."""


@dataclass(frozen=True)
class Digest(Prose):
    """A chapter as the engine sees it; every part is worked out when it is first asked for."""

    @cached_property
    def bags(self) -> tuple[tuple[str, ...], ...]:
        """The stems of each sentence."""
        return tuple(tuple(stems(s.text, self.language)) for s in self.sentences)

    @cached_property
    def definitions(self) -> tuple[Definition, ...]:
        """All that the chapter defines, the glossary first."""
        inline = (d for s in self.sentences if s.section not in self.asides for d in definitions_in(s, self.language))
        return (*glossary(self.chapter, self.language), *inline)

    @cached_property
    def terms(self) -> tuple[Term, ...]:
        """The chapter's terms, weightiest first, at most twenty and those of its glossary."""
        seen = terms_of(self._body, self._headings, self.definitions, self.language, self.chapter.indexed)
        arguments = parameters_in(self.chapter) if self.entries else frozenset()
        found = [t for t in seen if t.name.lower() not in arguments]
        listed = {term_key(d.term, self.language) for d in self.definitions if d.sure >= 5.0}
        return tuple(t for i, t in enumerate(found) if i < MOST_TERMS or t.key in listed)

    @cached_property
    def entries(self) -> tuple[tuple[str, Sign], ...]:
        """The functions and signs that the chapter explains one by one, with their sections' ids."""
        return tuple(signs_of(self.chapter, self.language))

    @cached_property
    def _headings(self) -> Mapping[str, str]:
        told = (s for s in self.chapter.sections if s.id not in self.asides | self.summaries)
        return {s.id: s.heading.text for s in told}

    @cached_property
    def _body(self) -> tuple[Sentence, ...]:
        return tuple(s for s in self.sentences if s.section not in self.asides)

    @cached_property
    def asides(self) -> frozenset[str]:
        """Ids of sections that tell nothing themselves: glossary, exercises, references."""
        names = ("glossary_heading", "exercise_heading", "aside_heading")
        headed = (
            s.id for s in self.chapter.sections if any(self.language.heads(n).search(s.heading.text) for n in names)
        )
        return frozenset((*headed, *(s.id for s in self.chapter.sections if self.is_exercise(s))))

    def is_exercise(self, section: Section) -> bool:
        """True for a section that is one exercise, by its heading: ``Exercise 3 (Trains)``."""
        return bool(self.language.begins("one_exercise").match(section.heading.text))

    @cached_property
    def summaries(self) -> frozenset[str]:
        """Ids of sections that sum the chapter up."""
        heads = self.language.heads("summary_heading")
        return frozenset(s.id for s in self.chapter.sections if heads.search(s.heading.text))

    @cached_property
    def weights(self) -> tuple[float, ...]:
        """The weight of each sentence, 0..1."""
        defining = {(d.evidence.block, d.evidence.quote) for d in self.definitions if d.sure >= 2.0}
        named = dict.fromkeys(range(len(self.sentences)), 0.0)
        for term in self.terms:
            for place in term.places:
                named[place] += min(term.weight, 6.0)
        prior = [self._prior(s, (s.block.id, s.text) in defining, named[s.index]) for s in self.sentences]
        walked = rank(self.bags, prior)
        return tuple(float(w) * _brief(s.text) for w, s in zip(walked, self.sentences, strict=True))

    def _prior(self, sentence: Sentence, defines: bool, terms: float) -> float:
        """What the structure says of a sentence, before its words are looked at."""
        if sentence.section in self.asides:
            return 0.0
        weight = 0.3 + 0.06 * min(terms, 20.0)
        weight += 0.5 * sentence.opens + 0.8 * defines
        weight += 1.5 * (sentence.section in self.summaries)
        weight += 0.4 * (sentence.section == self.chapter.sections[0].id)
        weight += 0.8 * bool(self.language.holds("summing").search(sentence.text))
        weight += 0.4 * any(m.style in ("bold", "italic") for m in sentence.marks)
        return weight

    def of(self, section_id: str) -> list[Sentence]:
        """A section's sentences that read well alone."""
        return [s for s in self.alone if s.section == section_id]

    @cached_property
    def alone(self) -> tuple[Sentence, ...]:
        """The sentences that read well alone, asides left out, and what goes on with an item of a list."""
        told = (s for s in self._body if s.opens or not isinstance(s.block, ListBlock))
        return tuple(s for s in told if reads_alone(s.text, self.language) and not is_phrase(s, self.language))

    @cached_property
    def whole(self) -> tuple[Sentence, ...]:
        """The unbroken sentences, asides left out; they may lean on the one before."""
        return tuple(s for s in self._body if is_whole(s.text, self.language) and not is_phrase(s, self.language))

    def claim(self, sentence: Sentence) -> Claim:
        """A sentence as a statement, verbatim, with its place; the chapter's terms in it are highlighted."""
        names = [term.name for term in self.terms_at(sentence.index)[:2]]
        text = as_markdown(sentence.text, sentence.marks, names, self.language)
        return Claim(text=text, evidence=(sentence.evidence,), verbatim=True)

    def terms_at(self, index: int) -> Sequence[Term]:
        """The terms that the sentence of that index holds, weightiest first."""
        return self._terms_at.get(index, ())

    @cached_property
    def _terms_at(self) -> Mapping[int, Sequence[Term]]:
        found: dict[int, list[Term]] = {}
        for term in self.terms:
            for place in term.places:
                found.setdefault(place, []).append(term)
        return found

    @cached_property
    def central(self) -> frozenset[Key]:
        """What the chapter is about: its title's terms and the leading ones."""
        return frozenset(t.key for i, t in enumerate(self.terms) if i < LEADING or self.titled(t.key))

    def titled(self, key: Key) -> bool:
        """True when the chapter's title names the term."""
        title = term_key(self.chapter.title, self.language)
        return f" {' '.join(key)} " in f" {' '.join(title)} " if self.language.spaced else key[0] in title[0]

    def section(self, section_id: str) -> Section:
        """The section of that id."""
        return next(s for s in self.chapter.sections if s.id == section_id)

    @cached_property
    def defining(self) -> Mapping[Key, Definition]:
        """The surest definition of each term; of equally sure ones the first that reads well alone."""

        def worth(definition: Definition) -> float:
            return definition.sure + 0.5 * reads_alone(definition.evidence.quote, self.language)

        best: dict[Key, Definition] = {}
        for definition in self.definitions:
            key = term_key(definition.term, self.language)
            if key not in best or worth(definition) > worth(best[key]):
                best[key] = definition
        return best


def _brief(text: str) -> float:
    """Prefers what can be taken in at a glance: 1 up to 30 words, then less."""
    return min(1.0, 30.0 / max(1, len(text.split())))


def prose_blocks(section: Section) -> Sequence[Paragraph | ListBlock]:
    """The section's paragraphs and lists."""
    return [b for b in section.blocks if isinstance(b, Paragraph | ListBlock)]

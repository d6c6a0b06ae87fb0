"""What questions are made of: the chapter's terms with their meanings, and its sentences, each with its place."""

import re
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property

from probatum.book import Heading, Listing, Section
from probatum.learner.record import Concept
from probatum.notes import SectionNotes, Snippet
from probatum.tools.extractive.prose import Prose
from probatum.tools.extractive.questions.lexicon import back, elsewhere
from probatum.tools.extractive.questions.names import (
    names_of_examples,
    placeholders_of,
    speaks_of_an_example,
    without_code,
)
from probatum.tools.extractive.questions.terms import INDEFINITE, Term, named, terms_of
from probatum.tools.extractive.questions.topics import topics_of
from probatum.tools.extractive.sentences import Sentence
from probatum.tools.extractive.standing import is_phrase, reads_alone
from probatum.tools.extractive.words import key_of, stems

SHORTEST = 7
"""Words in a sentence that is asked about."""
TELLING = 2
"""Meaningful words around a gap, beside signs."""
SUBJECT = 5
"""Words, with the article, in which a sentence says of what it speaks."""
OPENING = 4
"""Words in which a sentence says what it speaks of."""
AGAIN = 2
"""Times that a chapter names a thing which it may be asked about."""
_ENTRY = re.compile(
    r"^(?:[A-Z][A-Z0-9_]*=\S+\s)+[A-ZÀ-Þ][a-zà-ÿ]|\s\[[A-Z][A-Za-z ]+\]\s|\s\[[a-z][a-z -]{3,24}\]\s+[A-Z]"
    r"|^[\w.:-]+\s?\([^()]*\)\s+[A-ZÀ-Þ][a-zà-ÿ]|^[\w-]+\s(?:\S+\s)?(?:\[[^\]]*\]\s)+[A-ZÀ-Þ]"
)
"""``name arguments [Function] Does …``, ``command [-pvV] The …``: an entry's head was read into its first sentence."""
_STOPS = ",;:()"


@dataclass(frozen=True)
class Material(Prose):
    """A chapter as questions see it."""

    notes: tuple[SectionNotes, ...]
    concepts: tuple[Concept, ...]

    def alone(self, sentence: Sentence) -> bool:
        """True for a sentence that can be asked about by itself: it states something, and to nobody in particular."""
        text = without_code(sentence)
        words = text.lower().split()
        talks = self.language.words("addressing") & {re.split("[’']", word)[0] for word in words}
        return (
            len(words) >= SHORTEST
            and not text.startswith("(")
            and not _ENTRY.search(text)
            and not _labelled(sentence)
            and not talks
            and reads_alone(text, self.language)
            and not is_phrase(sentence, self.language)
            and not elsewhere(self.chapter.language).search(text)
            and not back(self.chapter.language) & {word.strip(_STOPS) for word in words[:OPENING]}
            and not speaks_of_an_example(sentence, self.of_examples)
        )

    def anchored(self, sentence: Sentence) -> bool:
        """False for *the* thing, unless it is defined or written as a name, or the sentence says of what it is."""
        words, articles = sentence.text.split(), self.language.words("articles")
        if words[0].lower() not in articles - INDEFINITE.get(self.chapter.language, frozenset()):
            return True
        opening = " ".join(words[:SUBJECT])
        of_what = self.language.words("defining_in") & {word.lower() for word in words[1:SUBJECT]}
        written = any(mark.style == "code" and mark.start < len(opening) for mark in sentence.marks)
        return bool(of_what) or written or any(named(t.name).search(opening) for t in self.terms if not t.is_sign)

    @cached_property
    def of_examples(self) -> frozenset[str]:
        """Names that mean something in one listing only."""
        return names_of_examples(self.chapter)

    @cached_property
    def stand_ins(self) -> frozenset[str]:
        """Names that stand for others: of an example, or for arguments."""
        return self.of_examples | placeholders_of(self.sentences)

    @cached_property
    def in_listings(self) -> frozenset[str]:
        """Every name that stands in a listing."""
        listings = (b.text for s in self.chapter.sections for b in s.blocks if isinstance(b, Listing))
        return frozenset(word for text in listings for word in re.findall(r"[A-Za-z_]\w*", text))

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
        """The heading of a section; behind the one above it where others in the chapter have the same."""
        return " › ".join(filter(None, (self.above.get(section, ""), self._own_heading(section))))

    def _own_heading(self, section: str) -> str:
        return self._sections[section].heading.text if section in self._sections else ""

    @cached_property
    def above(self) -> Mapping[str, str]:
        """For each section whose heading others have too, the heading that it stands under."""
        often = Counter(section.heading.text for section in self.chapter.sections)
        found: dict[str, str] = {}
        path: list[Heading] = []
        for section in self.chapter.sections:
            path = [head for head in path if head.level < section.heading.level and head.text]
            if path and often[section.heading.text] > 1:
                found[section.id] = path[-1].text
            path.append(section.heading)
        return found

    def stems(self, text: str) -> tuple[str, ...]:
        """Stems of the meaningful words of ``text``."""
        return stems(text, self.language)

    def tells(self, text: str) -> bool:
        """True when a text with a gap has enough words around it; signs such as *X* and *T* are of another sentence."""
        told = re.sub(self.language.patterns("called") or "(?!)", " ", text)
        return sum(len(stem) > 2 for stem in set(self.stems(told))) >= TELLING

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

    def speaks_of(self, subject: str) -> bool:
        """True for a common noun that the chapter names again and again, and that is not everyday."""
        last = subject.split()[-1].lower()
        general = self.language.common | self.language.stop
        return last not in general and last.removesuffix("s") not in general and self._small_words[last] >= AGAIN

    @cached_property
    def _small_words(self) -> Counter[str]:
        """How often each word stands in running text without a capital; German nouns have theirs always."""
        words = (word for s in self.sentences for word in re.findall(r"[^\W\d_][\w’'-]+", s.text))
        german = self.language.code == "de"
        return Counter(word.lower() for word in words if german or word[0].islower())

    def opens_with(self, text: str) -> bool:
        """True when one of the concepts is the first thing that ``text`` speaks of."""
        return bool(self.mentioned(" ".join(text.split()[:4])))

    @cached_property
    def topics(self) -> Mapping[str, Concept]:
        """For each section the concept that it is chiefly about."""
        return topics_of(self)

    def snippets(self) -> Iterator[tuple[str, Snippet]]:
        """Every snippet of the notes with its section, in document order."""
        for notes in self.notes:
            for snippet in notes.snippets:
                yield notes.section, snippet


def _labelled(sentence: Sentence) -> bool:
    """True when it begins with something set apart behind which the sentence really begins: ``-v Prints the …``."""
    first = next((m for m in sentence.marks if m.start == 0 and m.style in ("bold", "code")), None)
    return first is not None and bool(re.match(r"\s*[A-ZÀ-Þ][a-zà-ÿ]+\s+[a-zà-ÿ]", sentence.text[first.end :]))

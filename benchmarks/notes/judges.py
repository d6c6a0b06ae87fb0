"""What books themselves say of a chapter, to judge notes by: its glossary, its summary, its index, its opening."""

import sys
import tempfile
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from probatum.book import Chapter, ListBlock, Paragraph, Section
from probatum.errors import ProbatumError
from probatum.tools.extractive.definitions import glossary
from probatum.tools.extractive.language import Language, language_of
from probatum.tools.extractive.sentences import sentences_of
from probatum.tools.extractive.words import key_of
from probatum.tools.pdf import Choice, open_book, read_chapter

LEAST_TERMS, LEAST_ENTRIES, LEAST_SENTENCES, LEAST_WORDS = 4, 6, 30, 60
"""Of a glossary, of an index's entries for the chapter, of the chapter, of an opening: with less they judge nothing."""
Keys = frozenset[tuple[str, ...]]


@dataclass(frozen=True)
class Judged:
    """A chapter without its judges, and the judges."""

    book: str
    whole: Chapter
    body: Chapter
    """Without glossary and summary."""
    meanings: Mapping[tuple[str, ...], str]
    """What the glossary says, by the term's key."""
    summary: str

    @property
    def language(self) -> Language:
        """Of the chapter."""
        return language_of(self.body.language)

    @cached_property
    def sentences(self) -> Sequence[str]:
        """Of the body."""
        return [s.text for s in sentences_of(self.body, self.language)]

    def named(self, names: Keys) -> Keys:
        """Those of the names that the body names."""
        text = " ".join(" ".join(key_of(s, self.language)) for s in self.sentences)
        return frozenset(key for key in names if key and f" {' '.join(key)} " in f" {text} ")

    @cached_property
    def entries(self) -> Keys:
        """What the index has for the chapter and the body names; empty when that is too little."""
        found = self.named(keys(self.whole.indexed, self.language))
        judges = len(found) >= LEAST_ENTRIES and len(self.sentences) >= LEAST_SENTENCES
        return found if judges else frozenset()

    @cached_property
    def opening(self) -> str:
        """What stands before the chapter's first section, when that is enough and sections follow."""
        first = self.body.sections[0]
        text = _text([first])
        follows = len(self.body.sections) > 2 and len(self.sentences) >= LEAST_SENTENCES
        return text if follows and first.level == 1 and len(text.split()) >= LEAST_WORDS else ""


def chapters(folder: Path) -> Iterator[tuple[str, Chapter]]:
    """Every chapter of every book in the folder that can be read by its outline."""
    for path in sorted(folder.glob("*.pdf")):
        try:
            outline = [entry for entry in open_book(path).outline if entry.level == 1]
        except ProbatumError as error:
            print(f"left out: {path.name}: {error.message}", file=sys.stderr)
            continue
        for entry in outline:
            with tempfile.TemporaryDirectory() as pictures:
                try:
                    yield path.name, read_chapter(path, Choice(chapter=entry.title), pictures=Path(pictures))[1]
                except ProbatumError as error:
                    print(f"left out: {path.name}, {entry.title}: {error.message}", file=sys.stderr)


def judged(book: str, chapter: Chapter) -> Judged:
    """The chapter with its judges taken out of it."""
    language = language_of(chapter.language)
    heads = {n: language.heads(n) for n in ("glossary_heading", "summary_heading")}
    summary = [s for s in chapter.sections if heads["summary_heading"].search(s.heading.text)]
    kept = [s for s in chapter.sections if not any(h.search(s.heading.text) for h in heads.values())]
    body = chapter.model_copy(update={"sections": tuple(_without(s) for s in kept) or chapter.sections})
    meanings = {key_of(d.term, language): d.meaning for d in glossary(chapter, language)}
    return Judged(book, chapter, body, meanings, _text(summary))


def unindexed(chapter: Chapter) -> Chapter:
    """The chapter of a book without an index."""
    return chapter.model_copy(update={"indexed": ()})


def plain(chapter: Chapter) -> Chapter:
    """The chapter without index, italics and bold: what is left of the engine when a book sets nothing apart."""

    def bare(section: Section) -> Section:
        blocks = (b.model_copy(update={"marks": ()}) if isinstance(b, Paragraph) else b for b in section.blocks)
        return section.model_copy(update={"blocks": tuple(blocks)})

    return unindexed(chapter).model_copy(update={"sections": tuple(bare(s) for s in chapter.sections)})


def unopened(chapter: Chapter) -> Chapter:
    """The chapter from its first section on."""
    return chapter.model_copy(update={"sections": chapter.sections[1:]})


def keys(names: Sequence[str], language: Language) -> Keys:
    """What all forms of the names have in common."""
    return frozenset(key_of(name, language) for name in names)


def _without(section: Section) -> Section:
    kept = tuple(b for b in section.blocks if getattr(b, "role", "") != "glossary")
    return section.model_copy(update={"blocks": kept})


def _text(sections: Sequence[Section]) -> str:
    return " ".join(b.text for s in sections for b in s.blocks if isinstance(b, Paragraph | ListBlock))

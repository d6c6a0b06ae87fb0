"""A chapter's running text: the language that it is in, and its sentences."""

from dataclasses import dataclass
from functools import cached_property

from probatum.book import Chapter
from probatum.tools.extractive.language import Language, language_of
from probatum.tools.extractive.sentences import Sentence, sentences_of
from probatum.tools.wording import Wording


@dataclass(frozen=True)
class Prose:
    """A chapter read as prose; every part is worked out when it is first asked for."""

    chapter: Chapter

    @cached_property
    def language(self) -> Language:
        """What is known of the chapter's language."""
        return language_of(self.chapter.language)

    @cached_property
    def wording(self) -> Wording:
        """What the engine itself says, in the chapter's language."""
        return Wording(self.chapter.language)

    @cached_property
    def sentences(self) -> tuple[Sentence, ...]:
        """Every sentence, in reading order."""
        return sentences_of(self.chapter, self.language)

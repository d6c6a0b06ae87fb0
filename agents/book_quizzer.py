"""The quizzer that asks no model: questions from the book's own words and from what its code really printed."""

from collections.abc import Sequence
from random import Random

from probatum.book import Chapter
from probatum.notes import Draft, SectionNotes
from probatum.quiz import Bank
from probatum.tools.extractive import concepts_of
from probatum.tools.extractive.questions import make_questions
from probatum.tools.trying import TrySnippets


class BookQuizzer:
    """Implements ``probatum.agents.roles.Quizzer``; the same chapter gives the same bank on every machine."""

    def __init__(self, try_snippets: TrySnippets) -> None:
        """``try_snippets`` runs the listings and their small changes."""
        self._try_snippets = try_snippets

    async def make(self, chapter: Chapter, sections: Sequence[SectionNotes], draft: Draft) -> Bank:
        """The bank; its seed is the chapter's own."""
        return await make_questions(
            chapter,
            sections,
            concepts_of(chapter),
            try_snippets=self._try_snippets,
            rng=Random(chapter.id),
        )

"""One question, one answer with its citations and their proofs: the door for scripts."""

from probatum.configs.settings import Settings
from probatum.noun import Noun
from probatum.tools.citing import with_pages
from probatum.tools.passages import Passage
from probatum.tutoring import Citation, Way
from probatum.workflows.book_part import BookPart
from probatum.workflows.studying import open_tutoring


class Answered(Noun):
    """What came of a question."""

    question: str
    answer: str
    """Markdown, with pages in place of block ids."""
    citations: tuple[Citation, ...]
    passages: tuple[Passage, ...]
    """What the answer was given to work with, best first."""
    engine: str
    tokens: int


async def ask(question: str, part: BookPart, settings: Settings) -> Answered:
    """Answers from the part of the book, at once and in full. Raises SourceError, ModelError."""
    async with open_tutoring(part, settings) as tutoring:
        tutoring.work(Way.EXPLAIN)
        turn = await tutoring.say(question, lambda _: None)
        return Answered(
            question=question,
            answer=with_pages(turn.text, tutoring.sources.label_of),
            citations=turn.citations,
            passages=tutoring.sources.find(question),
            engine="model" if settings.uses_model else "extractive",
            tokens=tutoring.session.tokens,
        )

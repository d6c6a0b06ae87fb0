"""Where the book treats a question, and what its concepts are called."""

from collections.abc import Sequence

from probatum.learner.record import Place
from probatum.quiz import Bank, Question
from probatum.tools.record import Record


class Places:
    """What the record knows of the chapters and concepts of some banks."""

    def __init__(self, record: Record, banks: Sequence[Bank]) -> None:
        """Reads the record once."""
        known = (*record.concepts(), *(concept for bank in banks for concept in bank.concepts))
        self._names = {concept.id: concept.name for concept in known}
        self._chapters = {chapter.chapter: chapter for chapter in record.chapters()}

    def __getitem__(self, question: Question) -> Place | None:
        """The question's section, with the page of its evidence; None for a chapter that was never met."""
        chapter = self._chapters.get(question.chapter)
        place = chapter.place(question.section) if chapter else None
        page = question.evidence[0] if question.evidence else None
        return place.model_copy(update={"label": page.label, "page": page.page}) if place and page else place

    def language(self, question: Question) -> str:
        """The language of the question's book, ISO 639-1."""
        chapter = self._chapters.get(question.chapter)
        return chapter.language if chapter else "en"

    def name(self, concept: str) -> str:
        """A concept's name."""
        return self._names.get(concept, concept.replace("-", " "))

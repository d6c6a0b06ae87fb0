"""The quizzer: makes the chapter's questions from what was proved."""

from autogen_core import RoutedAgent

from probatum.agents.desk import Desk
from probatum.agents.messages import Done, MakeQuestions
from probatum.agents.roles import Quizzer
from probatum.agents.runtime import answers


class QuizzerAgent(RoutedAgent):
    """Takes MakeQuestions."""

    def __init__(self, desk: Desk, engine: Quizzer) -> None:
        """Questions come from ``engine``."""
        super().__init__("Makes questions on a chapter.")
        self._desk = desk
        self._engine = engine

    @answers
    async def make(self, message: MakeQuestions) -> Done:
        """Lays the bank of questions on the desk."""
        chapter_id = message.chapter
        self._desk.banks[chapter_id] = await self._engine.make(
            self._desk.chapters[chapter_id], self._desk.written(chapter_id), self._desk.drafts[chapter_id]
        )
        return Done()

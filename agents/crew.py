"""Hires the crew: one agent a role, around one desk."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from probatum.agents.desk import Desk
from probatum.agents.extractor import Extractor
from probatum.agents.quizzer import QuizzerAgent
from probatum.agents.reviewer import ReviewerAgent
from probatum.agents.roles import Quizzer, Reviewer, Writer
from probatum.agents.runtime import Crew
from probatum.agents.verifier import Trial, VerifierAgent
from probatum.agents.writer import WriterAgent
from probatum.proof import Proof

EXTRACTOR, WRITER, VERIFIER, REVIEWER, QUIZZER = "extractor", "writer", "verifier", "reviewer", "quizzer"


@dataclass(frozen=True)
class Engines:
    """Who does the thinking in each role."""

    writer: Writer
    quizzer: Quizzer
    fallback: Writer | None = None
    """Writes what ``writer`` fails at."""
    reviewer: Reviewer | None = None
    repairs: int = 0
    """How often what is broken goes back to ``writer``; the book's own words are not mended."""


async def hire_crew(
    desk: Desk, engines: Engines, trial: Trial, pictures: Path, on_proof: Callable[[str, Proof], None]
) -> Crew:
    """A crew that is ready to go to work (``async with``)."""
    crew = Crew()
    await crew.hire(EXTRACTOR, Extractor, lambda: Extractor(desk, pictures))
    await crew.hire(WRITER, WriterAgent, lambda: WriterAgent(desk, engines.writer, engines.fallback))
    await crew.hire(VERIFIER, VerifierAgent, lambda: VerifierAgent(desk, trial, on_proof))
    await crew.hire(REVIEWER, ReviewerAgent, lambda: ReviewerAgent(desk, engines.reviewer))
    await crew.hire(QUIZZER, QuizzerAgent, lambda: QuizzerAgent(desk, engines.quizzer))
    return crew

"""What to review today, across all books: a plan, never a wall."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from probatum.learner.learner import Learner, replay
from probatum.learner.planning import A_DAY, due, plan
from probatum.learner.record import State
from probatum.quiz import Bank
from probatum.tools.record import Record
from probatum.tools.wording import counted
from probatum.workflows.unclear import unclear_concepts

MINUTES_A_QUESTION = 0.75


def minutes_for(questions: int) -> int:
    """About how long so many questions take, at least one minute."""
    return max(1, round(questions * MINUTES_A_QUESTION))


@dataclass(frozen=True)
class Today:
    """What a quiz without a book asks."""

    banks: tuple[Bank, ...]
    """Empty when there is nothing to ask."""
    concepts: tuple[str, ...]
    """To review, the most worthwhile first; empty when nothing is due and what is in doubt is asked."""
    words: str
    """Said to the learner before the first question."""


def todays(record: Record, at: datetime) -> Today:
    """What tutoring left unclear, then the reviews of today by expected gain; what is in doubt when nothing is due."""
    banks = record.banks()
    learner = replay(record.concepts(), record.attempts())
    askable = {q.concepts[0] for bank in banks for q in bank.questions}
    unclear = [c for c in unclear_concepts(record) if c in askable]
    waiting = [*unclear, *(c for c in due(learner, at, askable) if c not in unclear)]
    if waiting:
        chosen = tuple(waiting[:A_DAY])
        return Today(banks, chosen, _spread(learner, len(waiting), len(chosen), at))
    doubtful = [c for c in askable if c in learner.answers and learner.state(c, at) is State.UNKNOWN]
    if doubtful:
        words = f"{_next_due(learner)} Still in doubt: {counted(len(doubtful), 'concept')}."
        return Today(_banks_with(banks, doubtful), (), words)
    return Today((), (), _next_due(learner) if banks else "There are no questions yet.")


def _spread(learner: Learner, waiting: int, chosen: int, at: datetime) -> str:
    minutes = f"about {counted(minutes_for(chosen), 'minute')}"
    if waiting <= chosen:
        return f"Due: {counted(waiting, 'concept')}, {minutes}."
    days = [day for day in plan(learner, at) if day.at > at]
    rest = ", ".join(f"{len(day.concepts)} on {day.at:%a %d %b}" for day in days[:4])
    return f"Due: {waiting} concepts. Today {chosen}, where it pays most: {minutes}. Then {rest}."


def _next_due(learner: Learner) -> str:
    coming = min((m.due for m in learner.memories.values()), default=None)
    return f"Nothing is due until {coming:%A %d %B}." if coming else "Nothing is due."


def _banks_with(banks: Sequence[Bank], concepts: Sequence[str]) -> tuple[Bank, ...]:
    """The banks cut down to the questions on these concepts."""
    wanted = set(concepts)
    cut = (b.model_copy(update={"questions": tuple(q for q in b.questions if q.concepts[0] in wanted)}) for b in banks)
    return tuple(bank for bank in cut if bank.questions)

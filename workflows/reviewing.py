"""What to review today, across all books: a plan, never a wall."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from probatum.learner.learner import Learner, replay
from probatum.learner.planning import A_DAY, due, plan
from probatum.learner.record import State
from probatum.quiz import Bank
from probatum.tools.record import Record
from probatum.workflows.unclear import unclear_concepts

MINUTES_A_QUESTION = 0.75


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
        return Today(
            _banks_with(banks, doubtful), (), f"{_next_due(learner)} {len(doubtful)} concepts are still in doubt."
        )
    if not banks:
        return Today((), (), "There are no questions yet. Begin with a book: probatum quiz BOOK.pdf --chapter 1")
    return Today((), (), f"{_next_due(learner)} For new questions name a book and a chapter.")


def _spread(learner: Learner, waiting: int, chosen: int, at: datetime) -> str:
    minutes = max(1, round(chosen * MINUTES_A_QUESTION))
    if waiting <= chosen:
        return f"{waiting} concepts are due: about {minutes} minutes."
    days = [day for day in plan(learner, at) if day.at > at]
    rest = ", ".join(f"{len(day.concepts)} on {day.at:%a %d %b}" for day in days[:4])
    return f"{waiting} concepts are due. Today {chosen}, where it pays most: about {minutes} minutes. Then {rest}."


def _next_due(learner: Learner) -> str:
    coming = min((m.due for m in learner.memories.values()), default=None)
    return f"Nothing is due until {coming:%A %d %B}." if coming else "Nothing is due."


def _banks_with(banks: Sequence[Bank], concepts: Sequence[str]) -> tuple[Bank, ...]:
    """The banks cut down to the questions on these concepts."""
    wanted = set(concepts)
    cut = (b.model_copy(update={"questions": tuple(q for q in b.questions if q.concepts[0] in wanted)}) for b in banks)
    return tuple(bank for bank in cut if bank.questions)

"""What the reader knows and what is due: the same numbers as in the quiz, from the same replay."""

from collections import Counter
from datetime import date, datetime, timedelta

from probatum.learner.learner import Learner, counting, replay
from probatum.learner.planning import due, plan
from probatum.learner.record import Mastery, QuizResult
from probatum.noun import Noun
from probatum.tools.record import Record
from probatum.workflows.quiz.results import QUIZZES

DAYS = 14


class Known(Noun):
    """One concept with where it comes from and what is shown of it."""

    name: str
    book: str
    chapter: str
    mastery: Mastery


class DayAhead(Noun):
    """Reviews of one day to come."""

    day: date
    concepts: int


class DayDone(Noun):
    """Answers of one day gone by."""

    day: date
    answers: int


class Progress(Noun):
    """All that is shown of a reader."""

    at: datetime
    answers: int
    """That count."""
    quizzes: int
    concepts: tuple[Known, ...]
    """Those with answers of their own, by book and chapter, the least known first; then the inferred ones."""
    due: tuple[str, ...]
    """Ids of the concepts to review now, the most worthwhile first."""
    ahead: tuple[DayAhead, ...]
    done: tuple[DayDone, ...]


def progress_of(record: Record, at: datetime) -> Progress:
    """The progress at a moment."""
    attempts = counting(record.attempts())
    learner = replay(record.concepts(), record.attempts())
    return Progress(
        at=at,
        answers=len(attempts),
        quizzes=len(record.all(QUIZZES, QuizResult)),
        concepts=_known(record, learner, at),
        due=tuple(due(learner, at)),
        ahead=ahead_of(learner, at),
        done=_done(Counter(a.at.date() for a in attempts), at.date()),
    )


def ahead_of(learner: Learner, at: datetime) -> tuple[DayAhead, ...]:
    """The reviews of the coming days."""
    return tuple(DayAhead(day=d.at.date(), concepts=len(d.concepts)) for d in plan(learner, at, DAYS))


def _known(record: Record, learner: Learner, at: datetime) -> tuple[Known, ...]:
    chapters = {c.chapter: c for c in record.chapters()}
    concepts = {c.id: c for c in record.concepts()}
    found = []
    for concept in learner.belief.concepts:
        noun = concepts.get(concept)
        chapter = chapters.get(noun.chapter) if noun else None
        found.append(
            Known(
                name=noun.name if noun else concept.replace("-", " "),
                book=chapter.book if chapter else "",
                chapter=chapter.name if chapter else "",
                mastery=learner.mastery(concept, at),
            )
        )
    return tuple(sorted(found, key=lambda k: (k.mastery.inferred, k.book, k.chapter, k.mastery.shown, k.name)))


def _done(answers: Counter[date], today: date) -> tuple[DayDone, ...]:
    days = (today - timedelta(days=n) for n in reversed(range(DAYS)))
    return tuple(DayDone(day=day, answers=answers[day]) for day in days)

"""What the app opens on: the books, where the reader stands in each chapter, what is due, what to do next."""

from collections.abc import Sequence
from datetime import date, datetime, timedelta

from probatum.book import Book
from probatum.learner.learner import Learner, counting, replay
from probatum.learner.planning import due
from probatum.learner.record import Attempt, ChapterMet, QuizResult, State
from probatum.noun import Noun
from probatum.tools.record import Record
from probatum.workflows.progress import DayAhead, ahead_of
from probatum.workflows.quiz.results import QUIZZES

BOOKS = "book"
"""Kind of the documents that books are kept as."""


class ChapterStanding(Noun):
    """A chapter that the reader has worked on."""

    chapter: ChapterMet
    questions: int
    last_quiz: tuple[int, int] | None
    """Answers that were right and answers given in the latest quiz; None when none was taken."""
    concepts: int
    mastered: int
    settled: int
    """Concepts with enough answers to say whether they are mastered."""


class Overview(Noun):
    """The whole at one moment."""

    at: datetime
    books: tuple[Book, ...]
    chapters: tuple[ChapterStanding, ...]
    """Latest met first."""
    due: tuple[str, ...]
    """Concept ids, the most worthwhile first."""
    names: dict[str, str]
    """Of concepts, by id."""
    streak: int
    """Days in a row with an answer, up to today or yesterday."""
    minutes: int
    """Spent on answers today."""
    days: dict[date, int]
    """Answers a day."""
    ahead: tuple[DayAhead, ...]
    """Reviews to come."""


def overview(record: Record, now: datetime) -> Overview:
    """Reads the record."""
    attempts, concepts = record.attempts(), record.concepts()
    learner = replay(concepts, attempts)
    answers = counting(attempts)
    days: dict[date, int] = {}
    for answer in answers:
        day = answer.at.astimezone(now.tzinfo).date()
        days[day] = days.get(day, 0) + 1
    met = sorted(record.chapters(), key=lambda c: c.met or now, reverse=True)
    return Overview(
        at=now,
        books=record.all(BOOKS, Book),
        chapters=tuple(_standing(record, learner, chapter, now) for chapter in met),
        due=tuple(due(learner, now)),
        names={concept.id: concept.name for concept in concepts},
        streak=_streak(days, now.date()),
        minutes=_minutes(answers, now),
        days=days,
        ahead=ahead_of(learner, now),
    )


def _standing(record: Record, learner: Learner, chapter: ChapterMet, now: datetime) -> ChapterStanding:
    bank = record.bank(chapter.chapter)
    concepts = list(dict.fromkeys(q.concepts[0] for q in bank.questions)) if bank else []
    masteries = [learner.mastery(concept, now) for concept in concepts]
    taken = [quiz for quiz in record.all(QUIZZES, QuizResult) if chapter.chapter in quiz.chapters]
    return ChapterStanding(
        chapter=chapter,
        questions=len(bank.questions) if bank else 0,
        last_quiz=(taken[-1].right, taken[-1].answered) if taken and taken[-1].answered else None,
        concepts=len(concepts),
        mastered=sum(m.state is State.MASTERED for m in masteries),
        settled=sum(m.state is not State.UNKNOWN for m in masteries),
    )


def _streak(days: dict[date, int], today: date) -> int:
    day = today if today in days else today - timedelta(days=1)
    length = 0
    while day in days:
        length += 1
        day -= timedelta(days=1)
    return length


def _minutes(answers: Sequence[Attempt], now: datetime) -> int:
    seconds = sum(a.seconds for a in answers if a.at.astimezone(now.tzinfo).date() == now.date())
    return round(seconds / 60)

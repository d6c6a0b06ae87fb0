"""Takes the record out and in as JSON lines: each answer whole, and each review exactly as py-fsrs logs it."""

import json
from collections.abc import Iterable, Iterator, Mapping
from datetime import datetime

from fsrs import Rating, ReviewLog
from pydantic import ValidationError

from probatum.errors import UsageError
from probatum.learner.learner import Learner
from probatum.learner.memory import card_id
from probatum.learner.record import Attempt, Concept


def lines_out(attempts: Iterable[Attempt], learner: Learner, concepts: Iterable[Concept]) -> Iterator[str]:
    """A line for each concept, then each answer, then each review; a review's ``card_id`` stands for its concept."""
    for concept in concepts:
        yield json.dumps(
            {"card_id": card_id(concept.id), "concept": concept.model_dump(mode="json")}, ensure_ascii=False
        )
    for attempt in attempts:
        yield json.dumps({"attempt": attempt.model_dump(mode="json")}, ensure_ascii=False)
    for review in learner.reviews:
        yield review.to_json()


def lines_in(lines: Iterable[str], known: Iterable[Concept]) -> tuple[list[Concept], list[Attempt]]:
    """Concepts and answers from such lines.

    Reviews that came from the answers of the same file are theirs already; others, from another program, become
    answers that the learner marked. Raises UsageError with the number of a line that is none of these.
    """
    concepts: list[Concept] = []
    attempts: list[Attempt] = []
    reviews: list[ReviewLog] = []
    for number, line in enumerate(lines, 1):
        if line.strip():
            _read(number, line, concepts, attempts, reviews)
    names = {card_id(c.id): c.id for c in (*known, *concepts)}
    told = {(a.concepts[0], a.at) for a in attempts if a.concepts}
    for review in reviews:
        concept = names.get(review.card_id)
        if concept is not None and (concept, review.review_datetime) not in told:
            attempts.append(_attempt(review, concept))
    return concepts, attempts


def _read(number: int, line: str, concepts: list[Concept], attempts: list[Attempt], reviews: list[ReviewLog]) -> None:
    try:
        match json.loads(line):
            case {"concept": Mapping() as concept}:
                concepts.append(Concept.model_validate(concept))
            case {"attempt": Mapping() as attempt}:
                attempts.append(Attempt.model_validate(attempt))
            case {"card_id": int(), "rating": int(), "review_datetime": str()} as review:
                reviews.append(ReviewLog.from_dict({"review_duration": None} | review))
            case _:
                raise UsageError(f"Line {number} is no answer, concept or review.", "Was it written by progress?")
    except (json.JSONDecodeError, ValidationError, ValueError) as error:
        raise UsageError(
            f"Line {number} cannot be read: {str(error).splitlines()[0]}.", "Was it written by progress?"
        ) from None


def _attempt(review: ReviewLog, concept: str) -> Attempt:
    at: datetime = review.review_datetime
    name = f"review-{review.card_id}-{int(at.timestamp() * 1000)}"
    return Attempt(
        id=name,
        at=at,
        question=name,
        chapter="",
        concepts=(concept,),
        kind="short",
        score=0.0 if review.rating is Rating.Again else 1.0,
        seconds=(review.review_duration or 0) / 1000,
        grader="learner",
    )

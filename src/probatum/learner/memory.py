"""Forgetting: one FSRS card a concept, fed with at most the first answer of a day."""

import hashlib
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from fsrs import Card, Rating, ReviewLog, Scheduler

RETENTION = 0.9
"""A concept is due when the chance to remember it falls to this."""
BLAME = 0.5
"""Share of a wrong answer that forgetting must explain before the card lapses: it has to be the likelier reason."""
CREDIT = 0.6
"""Chance that a right answer was known, and not guessed, for it to count as *good*."""

DOUBT = 3.0
"""Factor by which a reader's stability differs from what is thought at the ends of an 80 % band."""

SCHEDULER = Scheduler(desired_retention=RETENTION, learning_steps=(), relearning_steps=(), enable_fuzzing=False)


@dataclass(frozen=True)
class Memory:
    """What is remembered of one concept."""

    concept: str
    card: Card

    def retention(self, at: datetime) -> float:
        """Chance that what was learned is still there."""
        return SCHEDULER.get_card_retrievability(self.card, at)

    def retention_band(self, at: datetime) -> tuple[float, float]:
        """The retention if the memory were weaker or stronger than thought by ``DOUBT``."""
        assert self.card.stability is not None
        low, high = (
            replace(self, card=_with_stability(self.card, self.card.stability * f)) for f in (1 / DOUBT, DOUBT)
        )
        return low.retention(at), high.retention(at)

    @property
    def due(self) -> datetime:
        """When the retention falls to the wanted one."""
        return self.card.due

    @property
    def last(self) -> datetime | None:
        """When it was last reviewed."""
        return self.card.last_review

    def reviewed(self, rating: Rating, at: datetime, seconds: float = 0.0) -> tuple["Memory", ReviewLog]:
        """The memory after a review, and the review as py-fsrs logs it."""
        card, log = SCHEDULER.review_card(self.card, rating, at, round(seconds * 1000) or None)
        return Memory(self.concept, card), log


def _with_stability(card: Card, stability: float) -> Card:
    return Card.from_dict({**card.to_dict(), "stability": stability})


def new_memory(concept: str, at: datetime) -> Memory:
    """A concept that was never reviewed."""
    return Memory(concept, Card(card_id=card_id(concept), due=at))


def card_id(concept: str) -> int:
    """A number for a concept that stays the same on every machine; fits 53 bits, as Anki and JSON need."""
    return int.from_bytes(hashlib.sha256(concept.encode()).digest()[:6])


def rating(*, right: bool, retention: float | None, score: float, guess: float) -> Rating:
    """What an answer says to the memory model, its blame or credit shared with guessing and not understanding.

    ``retention`` is None at the first answer ever; ``score`` is what is expected of one who remembers.
    """
    remembered = 1.0 if retention is None else retention  # nothing can be forgotten before it was ever asked
    if right:
        known = remembered * score
        return Rating.Good if known / max(known + (1.0 - known) * guess, 1e-9) > CREDIT else Rating.Hard
    forgot = (1.0 - remembered) / max(1.0 - remembered * score, 1e-9)
    return Rating.Again if forgot > BLAME else Rating.Hard


def retention_after(memory: Memory, rating_: Rating, at: datetime, days: int) -> float:
    """Retention ``days`` after a review at ``at`` with that rating."""
    reviewed, _ = memory.reviewed(rating_, at)
    return reviewed.retention(at + timedelta(days=days))

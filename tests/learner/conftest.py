"""Answers made by hand."""

from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from itertools import count

import pytest

from probatum.learner.record import Attempt

Answer = Callable[..., Attempt]
"""Makes an answer: ``answer("stack", right=True, day=3)``."""
DAY = datetime(2026, 5, 4, 9, tzinfo=UTC)


@pytest.fixture
def answer() -> Answer:
    """Makes an answer: ``answer("stack", right=True, day=3)``."""
    numbers = count()

    def make(concept: str, *, right: bool = True, day: float = 0, **more: object) -> Attempt:
        n = next(numbers)
        at = DAY + timedelta(days=day, seconds=n)
        fields = {
            "id": f"a{n}",
            "at": at,
            "question": f"q{n}",
            "chapter": "c",
            "concepts": (concept,),
            "kind": "cloze",
            "score": float(right),
        }
        return Attempt.model_validate(fields | more)

    return make

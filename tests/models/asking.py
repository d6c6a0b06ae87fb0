"""A question to put to a server, and a client that is in a hurry."""

import random
from collections.abc import Callable
from pathlib import Path

from pydantic import BaseModel

from probatum.tools.journal import Journal
from probatum.tools.models import Prompt
from probatum.tools.models.client import Client
from probatum.tools.models.ledger import Ledger
from probatum.tools.models.openai_line import OpenAILine
from probatum.tools.models.patience import Gate
from probatum.tools.models.prices import Price
from probatum.tools.models.rungs import Rungs
from probatum.tools.models.seat import Seat

KEY = "sk-secret-0123456789"
PROMPT = Prompt("You are brief.", "The chapter.", "Say a word.")


class Word(BaseModel):
    word: str


Connect = Callable[..., Client]


class Impatient(random.Random):
    """Draws the shortest wait."""

    def uniform(self, a: float, b: float) -> float:
        return a


def client_of(
    url: str,
    rungs: Path,
    *,
    seconds: float = 5,
    most: int = 8,
    context: int = 8192,
    price: Price | None = None,
    ledger: Ledger | None = None,
    journal: Journal | None = None,
) -> Client:
    line = OpenAILine("m", url, KEY, temperature=0, seconds=seconds)
    return Client(
        {"": Seat(line, Gate(most), price or Price(input=1, output=2), context)},
        rungs=Rungs(rungs),
        ledger=ledger or Ledger(),
        seconds=seconds,
        journal=journal,
        rng=Impatient(),
    )

"""A note, questions and answers made by hand: the same on every machine, whatever the engine makes of the sample."""

from collections.abc import Sequence
from datetime import datetime
from pathlib import Path

from probatum.book import Book
from probatum.learner.record import Attempt, Concept
from probatum.notes import Snippet
from probatum.proof import Kind, Proof, Verdict
from probatum.quiz import Bank, FixTheCode, MultipleChoice, Option, Ordering
from probatum.tools.diagrams import to_mermaid
from probatum.tools.record import Record
from probatum.tools.rendering.render import render_log
from probatum.workflows.overview import BOOKS
from tests.rendering import logs

CONCEPTS = ("ratio", "tooth", "axle", "idler", "backlash")


def made_by_hand(folder: Path) -> Path:
    """Writes the note into a folder."""
    path = folder / "gears.md"
    text = render_log(logs.log(), logs.chapter(), mermaid=to_mermaid, bank=logs.bank())
    path.write_text(text, "utf-8")
    return path


def record_by_hand(vault: Path) -> str:
    """Address of a record with the book and chapter of the vault, and with concepts that no engine chose."""
    url = f"sqlite:///{vault}/by_hand.db"
    made, kept = Record.open(f"sqlite:///{vault}/.probatum/record.db"), Record.open(url)
    for book in made.all(BOOKS, Book):
        kept.put(BOOKS, book.sha256, book)
    chapter = made.chapters()[0]
    kept.meet(chapter)
    kept.keep_bank(bank_by_hand(chapter.chapter))
    kept.keep_concepts(Concept(id=name, name=name, chapter=chapter.chapter) for name in CONCEPTS)
    made.close()
    kept.close()
    return url


def bank_by_hand(chapter: str) -> Bank:
    """One question."""
    question = MultipleChoice(
        id="wheels",
        chapter=chapter,
        concepts=("ratio",),
        prompt="10 teeth drive 40.\n\n```python\nratio = 40 / 10\n```\n\nWhich wheel turns faster?",
        options=(Option(text="the small one"), Option(text="the large one"), Option(text="neither")),
        key=0,
        why="Each tooth meets one tooth, so the wheel with fewer teeth turns more often.",
        proof=Proof(subject="wheels", kind=Kind.QUESTION, verdict=Verdict.PASS),
    )
    return Bank(chapter=chapter, questions=(question,), concepts=(Concept(id="ratio", name="ratio", chapter=chapter),))


async def no_snippets(_: Sequence[Snippet]) -> tuple[Proof, ...]:
    """No question of the bank runs any."""
    raise AssertionError


def answer_by_hand(name: str, concept: str, *, right: bool, at: datetime) -> Attempt:
    """An answer some days ago."""
    return Attempt(
        id=name,
        at=at,
        question=name,
        chapter="gears",
        concepts=(concept,),
        kind="cloze",
        score=float(right),
        seconds=30,
    )


def ordering() -> Ordering:
    """Three steps."""
    return Ordering(
        id="order",
        chapter="gears",
        concepts=("ratio",),
        prompt="Put the steps in order.",
        steps=("cut", "turn", "drill"),
        orders=((0, 2, 1),),
        why="So it is told.",
        proof=Proof(subject="order", kind=Kind.QUESTION, verdict=Verdict.PASS),
    )


def mending() -> FixTheCode:
    """A line with a wrong name."""
    return FixTheCode(
        id="mend",
        chapter="gears",
        concepts=("ratio",),
        prompt="Mend it.",
        code="x = 1\nprint(y)",
        key="y = 1\nprint(y)",
        prints="1",
        why="The names differ.",
        proof=Proof(subject="mend", kind=Kind.QUESTION, verdict=Verdict.PASS),
    )

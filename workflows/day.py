"""A study day's notes from the command to the vault: the engines chosen, the log made, saved, and remembered."""

import asyncio
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from probatum.agents.crew import Engines
from probatum.configs.settings import Settings
from probatum.learner.learner import replay
from probatum.learner.record import State
from probatum.tally import Tally, tally
from probatum.tools.diagrams import to_mermaid
from probatum.tools.extractive.writer import ExtractiveWriter
from probatum.tools.models.ledger import Ledger, Spending
from probatum.tools.record import Record
from probatum.tools.sandbox import open_trial
from probatum.tools.vault.saving import Saved
from probatum.tools.vault.vault import Vault
from probatum.workflows.banks import Workroom, met, quizzer_of
from probatum.workflows.book_part import BookPart
from probatum.workflows.events import Noticed, OnEvent, Spent
from probatum.workflows.notes import Made, Stages, make_log
from probatum.workflows.overview import BOOKS

if TYPE_CHECKING:
    from probatum.agents.model_writer import Estimate


REPAIRS = 2
"""How often a model may mend what was found broken."""
TOLD_EVERY = 10.0
"""Seconds between two words on the same long work."""


@dataclass(frozen=True)
class Day:
    """What a run made."""

    made: Made
    saved: Saved
    tally: Tally
    spending: Spending
    engine: str
    seconds: dict[str, float]
    """By stage."""
    estimate: "Estimate | None" = None
    """What a model was expected to take for the whole chapter; None without a model."""


def wall_clock() -> datetime:
    """Now, in the reader's own time zone."""
    return datetime.now(UTC).astimezone()


async def make_day(
    part: BookPart,
    settings: Settings,
    *,
    on_event: OnEvent,
    now: Callable[[], datetime] = wall_clock,
    redo: Sequence[str] = (),
    model_questions: bool = False,
) -> Day:
    """Makes the notes of a part of a book and puts them into the vault.

    Finished model calls and sandbox runs are journaled, so a run that was stopped goes on where it was.
    ``redo`` names sections that a model shall write anew. ``model_questions`` has it make questions too: each is
    tried by two solvers and option by option, some ten short calls a section.
    Raises SourceError, ModelError, and ProbatumError when the vault cannot be written.
    """
    vault = Vault(settings.vault)
    room = Workroom.open(settings)
    ledger = Ledger(settings.model.max_cost, on_spent=lambda s: on_event(Spent(_tokens(s), s.money or 0.0)))
    try:
        engines = _engines(settings, room, ledger, redo, model_questions)
        async with open_trial(
            room.policy, pictures=room.pictures, journal=room.journal, on_progress=_progress(on_event)
        ) as trial:
            made = await make_log(
                part,
                engines,
                trial,
                pictures=room.pictures,
                day=now().date(),
                model=settings.model.name if settings.uses_model else "",
                language=settings.learner.language if settings.uses_model else "",
                known=mastered(room.record, now()),
                on_event=on_event,
            )
        stages = Stages(on_event, seconds=made.seconds)
        with stages.stage("saving", str(vault.root)):
            saved = await asyncio.to_thread(_save, vault, room.record, made, now())
        for conflict in saved.conflicts:
            on_event(Noticed(f"Your words in “{conflict.part}” and the new notes collide; both stand in the note."))
    finally:
        room.close()
    counted = tally(made.log, made.bank)
    if not settings.uses_model:
        return Day(made, saved, counted, ledger.total, "extractive", stages.seconds)
    from probatum.workflows.estimating import expected

    told = await expected(made.chapter, settings, questions=model_questions)
    return Day(made, saved, counted, ledger.total, "model", stages.seconds, told)


def mastered(record: Record, at: datetime) -> dict[str, str]:
    """The concepts that the reader has mastered, id to name."""
    concepts = record.concepts()
    learner = replay(concepts, record.attempts())
    return {c.id: c.name for c in concepts if learner.state(c.id, at) is State.MASTERED}


def _engines(settings: Settings, room: Workroom, ledger: Ledger, redo: Sequence[str], model_questions: bool) -> Engines:
    by_book = ExtractiveWriter(room.try_snippets)
    if not settings.uses_model:
        return Engines(by_book, quizzer_of(room, None))
    from probatum.agents.model_reviewer.logs import LogReviewer
    from probatum.agents.model_writer import ModelWriter
    from probatum.tools.models import connect

    model = connect(settings, journal=room.journal, ledger=ledger)
    quizzer = quizzer_of(room, model if model_questions else None)
    writer, reviewer = ModelWriter(model, settings.learner, redo=redo), LogReviewer(model)
    return Engines(writer, quizzer, fallback=by_book, reviewer=reviewer, repairs=REPAIRS)


def _save(vault: Vault, record: Record, made: Made, at: datetime) -> Saved:
    record.put(BOOKS, made.book.sha256, made.book.model_copy(update={"path": str(Path(made.book.path).resolve())}))
    record.meet(met(made.book, made.chapter, at))
    record.keep_bank(made.bank)
    return vault.write_log(made.log, made.chapter, mermaid=to_mermaid, bank=made.bank)


def _progress(on_event: OnEvent) -> Callable[[str, float], None]:
    """Tells of work that takes long when it begins, and then every ten seconds."""
    told: dict[str, float] = {}

    def tell(what: str, seconds: float) -> None:
        if what not in told or seconds >= told[what] + TOLD_EVERY:
            told[what] = seconds
            on_event(Noticed(f"{what} ({seconds:.0f} s)"))

    return tell


def _tokens(spending: Spending) -> int:
    return spending.usage.tokens_in + spending.usage.tokens_out

"""Makes the verified log of a chapter: reads, writes, proves, questions, saves; resumes where it was stopped."""

import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from probatum import __version__
from probatum.agents.crew import EXTRACTOR, QUIZZER, VERIFIER, WRITER, Engines, hire_crew
from probatum.agents.desk import Desk
from probatum.agents.messages import MakeQuestions, PlanNotes, ProveDraft, ReadChapter, RepairDraft, Replay, WriteDraft
from probatum.agents.proving import diagrams, snippets
from probatum.agents.verifier import Trial
from probatum.book import Book, Chapter, Figure
from probatum.notes import FigureNote, Log
from probatum.proof import Kind
from probatum.quiz import Bank
from probatum.workflows.book_part import BookPart
from probatum.workflows.events import ChapterRead, OnEvent, SnippetTried, StageBegan, StageEnded
from probatum.workflows.second_reading import read_again
from probatum.workflows.sections import Bench, make_sections


@dataclass(frozen=True)
class Made:
    """A proved log and what belongs to it."""

    log: Log
    book: Book
    chapter: Chapter
    bank: Bank
    seconds: dict[str, float]
    """By stage."""


@dataclass
class Stages:
    """Times the stages of a run and tells of them."""

    on_event: OnEvent
    clock: Callable[[], float] = time.monotonic
    seconds: dict[str, float] = field(default_factory=dict)

    @contextmanager
    def stage(self, name: str, detail: str = "") -> Iterator[None]:
        """A stage, from its beginning to its end."""
        began = self.clock()
        self.on_event(StageBegan(name, detail))
        yield
        self.seconds[name] = self.clock() - began
        self.on_event(StageEnded(name, self.seconds[name]))


async def make_log(
    part: BookPart,
    engines: Engines,
    trial: Trial,
    *,
    pictures: Path,
    day: date,
    model: str,
    language: str = "",
    known: Mapping[str, str],
    on_event: OnEvent,
) -> Made:
    """Drives the crew from the PDF to a proved log and its questions.

    ``pictures`` is the folder for figures of pages and runs; ``model`` the name to put in the log, and
    ``language`` that of the notes when it is not the book's; ``known`` the concepts that the reader has mastered,
    id to name.
    Raises SourceError when the book cannot be read and ModelError when a model fails and nothing may fall back.
    """
    desk, stages = Desk(known=dict(known)), Stages(on_event)
    crew = await hire_crew(
        desk, engines, trial, pictures, lambda section, proof: on_event(SnippetTried(section, proof))
    )
    async with crew:
        with stages.stage("reading", part.book.name):
            read = await crew.ask(EXTRACTOR, _request(part))
        chapter = desk.chapters[read.chapter]
        headings = {s.id: chapter.heading_of(s) for s in chapter.sections}
        on_event(ChapterRead(chapter.name, tuple((s, headings[s]) for s in read.sections)))
        bench = Bench(crew, desk, read.chapter, on_event, engines.repairs)
        await _write_and_prove(bench, read.sections, stages, second_reading=engines.reviewer is not None)
        with stages.stage("questions"):
            await crew.ask(QUIZZER, MakeQuestions(chapter=read.chapter))
    chapter = desk.chapters[read.chapter]
    log = _log(desk, chapter, day, model, language or chapter.language)
    return Made(log, desk.books[chapter.id], chapter, desk.banks[chapter.id], stages.seconds)


async def _write_and_prove(bench: Bench, sections: tuple[str, ...], stages: Stages, *, second_reading: bool) -> None:
    with stages.stage("planning"):
        await bench.crew.ask(WRITER, PlanNotes(chapter=bench.chapter))
    with stages.stage("writing and running"):
        await make_sections(bench, sections)
    with stages.stage("drawing together"):
        await bench.crew.ask(WRITER, WriteDraft(chapter=bench.chapter))
        await _prove_draft(bench)
    if second_reading:
        with stages.stage("reading again"):
            await read_again(bench)
    with stages.stage("replaying"):
        await bench.crew.ask(VERIFIER, Replay(chapter=bench.chapter))


async def _prove_draft(bench: Bench) -> None:
    """Tries the draft; what is broken goes back to the writer, as long as that changes anything."""
    crew, desk, chapter = bench.crew, bench.desk, bench.chapter
    found = await crew.ask(VERIFIER, ProveDraft(chapter=chapter))
    for _ in range(bench.repairs):
        before = desk.drafts[chapter]
        if found.broken:
            await crew.ask(WRITER, RepairDraft(chapter=chapter, findings=found.broken))
        if desk.drafts[chapter] == before:
            break
        found = await crew.ask(VERIFIER, ProveDraft(chapter=chapter, again=True))


def _request(part: BookPart) -> ReadChapter:
    return ReadChapter(
        path=str(part.book),
        chapter=part.chapter,
        pages=part.pages,
        pdf_pages=part.pdf_pages,
        password=part.password,
        ocr=part.ocr,
    )


def _log(desk: Desk, chapter: Chapter, day: date, model: str, language: str) -> Log:
    book = desk.books[chapter.id]
    sections, draft = desk.written(chapter.id), desk.drafts[chapter.id]
    shown = {s.id for notes in sections for s in snippets(notes)} | {s.id for s in snippets(draft)}
    shown |= {d.id for notes in sections for d in diagrams(notes)}
    proofs = desk.proofs[chapter.id]
    return Log(
        day=day,
        book_title=book.title,
        book_file=book.file,
        book_sha256=book.sha256,
        chapter=chapter.id,
        number=chapter.number,
        title=chapter.title,
        language=language,
        labels=chapter.labels,
        pdf_pages=chapter.pdf_pages,
        draft=draft,
        sections=sections,
        figures=_figures(chapter),
        proofs=tuple(p for p in proofs.values() if p.kind is Kind.CLAIM or p.subject in shown),
        model=model,
        version=__version__,
    )


def _figures(chapter: Chapter) -> tuple[FigureNote, ...]:
    return tuple(
        FigureNote(block=b.id, number=b.number, caption=b.caption, page=b.page, label=b.label, picture=b.picture)
        for b in chapter.blocks()
        if isinstance(b, Figure) and b.picture
    )

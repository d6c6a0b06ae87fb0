"""Tries everything in a Markdown file or notebook, whoever wrote it."""

import asyncio
import hashlib
import re
import tempfile
import threading
from collections.abc import Callable, Iterable, Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

from probatum.agents.model_reviewer import review_note
from probatum.book import Chapter
from probatum.notes import Claim, Evidence, Own
from probatum.proof import Fault, Proof, Verdict
from probatum.tools.diagrams import examine_mermaid
from probatum.tools.grounding import Reference, ground
from probatum.tools.journal import Journal
from probatum.tools.markdown.checks import check_note
from probatum.tools.markdown.fences import Fence
from probatum.tools.markdown.note import Note
from probatum.tools.markdown.places import Place
from probatum.tools.markdown.snippets import Placed, diagrams_of, downloads
from probatum.tools.markdown.statements import Statement, marked_statements, plain_statements, quoted_chapter
from probatum.tools.models import Model
from probatum.tools.pdf import Choice, read_chapter
from probatum.tools.sandbox import Policy, try_snippets
from probatum.tools.sandbox.slips import taken_back
from probatum.tools.sandbox.trying import OnProgress
from probatum.workflows.report import Report, report_of
from probatum.workflows.source import Source, read_source

_PROPERTY = re.compile(r'^(chapter_id|pdf_pages): "(.+)"$', re.MULTILINE)


class Bench(NamedTuple):
    """How snippets are run, and who hears of it."""

    policy: Policy
    pictures: Path
    journal: Journal | None
    on_proof: Callable[[Proof], None] | None
    on_progress: OnProgress | None


async def verify_file(
    path: Path,
    *,
    policy: Policy,
    book: Path | None = None,
    chapter: str | None = None,
    password: str = "",
    model: Model | None = None,
    journal: Journal | None = None,
    on_proof: Callable[[Proof], None] | None = None,
    on_progress: OnProgress | None = None,
) -> Report:
    """The report on the note or notebook at ``path``.

    ``book`` is the PDF in which its statements are looked up: in ``chapter`` alone when that is given, in the pages
    that a log of this book was made of, else everywhere. ``model``
    reviews what a Markdown file states; it can only raise doubts. ``journal`` remembers runs; ``on_progress`` hears
    what takes long, and for how many seconds.
    Raises SourceError when the file or the book cannot be read.
    """
    source = await asyncio.to_thread(read_source, path)
    stop = threading.Event()
    with tempfile.TemporaryDirectory(prefix="probatum-") as scratch:
        looked_up = Choice(chapter=chapter) if chapter else _made_of(source, book)
        known = await asyncio.to_thread(_reference, book, looked_up, password, Path(scratch)) if book else None
        try:
            ran, checked = await asyncio.gather(
                _run(source.code, Bench(policy, Path(scratch), journal, on_proof, on_progress)),
                asyncio.to_thread(_check, source, Place.of(path), known, stop),
            )
        finally:
            stop.set()  # a thread does not hear that its task was cancelled
    reviewed = await _review(source, ran, model) if model is not None else ()
    proofs = sorted((*source.faults, *ran, *checked, *reviewed), key=_order)
    return report_of(str(path), proofs, [placed.snippet for placed in source.code])


def _order(proof: Proof) -> tuple[int, int]:
    cell = int(proof.subject.partition("cell ")[2].split()[0]) if proof.subject.startswith("cell ") else 0
    return cell, proof.line


def _made_of(source: Source, book: Path | None) -> Choice:
    """The pages that a log of ours was made of, when it is this very book's; else the whole book."""
    note = next((note for subject, note in source.texts if not subject), None)
    if book is None or note is None or note.head is None or not book.is_file():
        return Choice()
    told = dict(_PROPERTY.findall("\n".join(note.lines[slice(*note.head)])))
    with book.open("rb") as file:
        own = told.get("chapter_id", "").startswith(hashlib.file_digest(file, "sha256").hexdigest()[:12])
    return Choice(pdf_pages=told["pdf_pages"].replace("–", "-")) if own and "pdf_pages" in told else Choice()


def _reference(book: Path, part: Choice, password: str, pictures: Path) -> Reference:
    return Reference(read_chapter(book, part, pictures=pictures, password=password)[1])


async def _review(source: Source, ran: Sequence[Proof], model: Model) -> tuple[Proof, ...]:
    """What a model doubts in a Markdown file, with the snippets' outputs before it; notebooks are not reviewed."""
    shown = {placed.line: _seen(proof) for placed, proof in zip(source.code, ran, strict=False)}
    held = {placed.line for placed, proof in zip(source.code, ran, strict=False) if proof.good}
    notes = [note for subject, note in source.texts if not subject]
    return tuple([proof for note in notes for proof in await review_note(model, note, shown, held)])


def _seen(proof: Proof) -> str:
    """What a snippet showed, and why it was not run to its end, as a reviewer is told."""
    ended = proof.good or proof.verdict in {Verdict.ILLUSTRATIVE, Verdict.MISMATCH}
    where = f"not run beyond line {proof.line}" if proof.output else "not run"
    output = (proof.output.text, proof.output.error) if proof.output else ()
    return "\n".join(filter(None, ("" if ended else f"{where}: {proof.reason}", *output)))


async def _run(code: Sequence[Placed], box: Bench) -> list[Proof]:
    """Runs what is to be run as one document; the rest has its verdict already."""
    to_run = [placed for placed in code if placed.beforehand is None]
    snippets = [placed.snippet for placed in to_run]
    tried = await try_snippets(snippets, **box._asdict()) if snippets else ()
    proofs = {proof.subject: proof for proof in tried}
    behind = await _tried_behind(to_run, proofs, box)
    found = [placed.proof(placed.beforehand or proofs[placed.snippet.id]) for placed in code]
    unseen = [
        placed
        for placed, proof in zip(code, found, strict=True)
        if not (proof.good or placed.beforehand or proof.verdict is Verdict.NEEDS_NETWORK)
    ]
    return found + behind + [need for placed in unseen for need in downloads(placed)]


async def _tried_behind(placed: Sequence[Placed], proofs: Mapping[str, Proof], box: Bench) -> list[Proof]:
    """What falls short behind a slip for which code did not parse: all of it is tried once more without the slips."""
    better = {
        one.snippet.id: code
        for one in placed
        if (proof := proofs[one.snippet.id]).verdict is Verdict.FAIL and proof.output is None
        if (code := taken_back(one.snippet.code, proof.line, proof.reason))
    }
    if not better:
        return []
    snippets = [one.snippet.model_copy(update={"code": better.get(one.snippet.id, one.snippet.code)}) for one in placed]
    again = await try_snippets(snippets, **box._replace(on_proof=None)._asdict())
    return [
        one.proof(proof.model_copy(update={"reason": f"Behind the slip that keeps it from being read: {proof.reason}"}))
        for one, proof in zip(placed, again, strict=True)
        if proof.verdict.ran and not proof.good and proof.fault is Fault.CONTENT and proof.output is not None
        if proofs[one.snippet.id].output is None
    ]


def _check(source: Source, place: Place, book: Reference | None, stop: threading.Event) -> list[Proof]:
    """Everything that needs no running: Markdown, diagrams, statements."""
    found: list[Proof] = []
    for subject, note in source.texts:
        proofs = [*check_note(note, place), *_drawn(diagrams_of(note), stop), *_statements(note, book)]
        found += [p.model_copy(update={"subject": f"{subject}"}) for p in proofs] if subject else proofs
    return found


def _drawn(diagrams: Iterable[Fence], stop: threading.Event) -> list[Proof]:
    found: list[Proof] = []
    for fence in diagrams:
        if stop.is_set():
            break
        for proof in examine_mermaid(fence.code):
            line = fence.first + proof.line - 1 if proof.line else fence.line
            found.append(proof.model_copy(update={"subject": f"line {fence.line}", "line": line}))
    return found


def _statements(note: Note, book: Reference | None) -> list[Proof]:
    """Statements against the book, where one is given, else against the raw extract that the note itself holds.

    In a log of ours those count that name their pages: the rest tells of the log, or is the reader's own.
    """
    quoted = quoted_chapter(note)
    if book is not None:
        ours = (statement for statement in marked_statements(note) if statement.own is None)
        return [_at(said, book.judge(said.text)) for said in (ours if quoted else plain_statements(note))]
    if quoted is None:
        return []
    return [_marked(statement, quoted) for statement in marked_statements(note) if not _leads_to_a_book(statement)]


def _leads_to_a_book(statement: Statement) -> bool:
    return any(".pdf#" in mark for mark in statement.marks)


def _marked(statement: Statement, quoted: Chapter) -> Proof:
    """A statement against the pages to which its own marks lead."""
    blocks = [quoted.block(mark.removeprefix("#^")) for mark in statement.marks]
    evidence = tuple(
        Evidence(block=block.id, page=block.page, label=block.label, quote=getattr(block, "text", ""))
        for block in blocks
        if block is not None
    )
    worked_out = bool(evidence) and statement.own is Own.WORKED_OUT
    beyond = not evidence and statement.own is not None
    claim = Claim(text=statement.text, evidence=evidence, beyond=beyond, worked_out=worked_out)
    return _at(statement, ground(claim, quoted))


def _at(statement: Statement, proof: Proof) -> Proof:
    return proof.model_copy(update={"subject": f"line {statement.line}", "line": statement.line})

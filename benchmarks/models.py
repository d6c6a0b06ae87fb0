"""What writing with a model costs beyond the model: wall time, tokens, and CPU per call.

Run ``python -m benchmarks.models``. The server is another process that answers every call after a fixed time.
"""

import asyncio
import os
import tempfile
import time
from pathlib import Path
from typing import Any

import openai

from benchmarks.fixed_server import SENTENCE, serving
from probatum.agents.model_reviewer.logs import LogReviewer
from probatum.agents.model_writer import ModelWriter
from probatum.agents.model_writer.chapter_text import whole_text
from probatum.book import Box, Chapter, Heading, Label, Paragraph, PdfPage, Section
from probatum.configs.settings import LearnerSettings, Settings
from probatum.notes import SectionNotes
from probatum.proof import Kind, Output, Proof, Verdict
from probatum.tools.journal import Journal
from probatum.tools.models import Prompt, connect, tokens_of
from probatum.tools.models.client import Client

SECONDS = 2.0
"""That the server takes for a call."""
SIZES = (4, 12, 48)
"""Sections of a chapter."""
CALLS, BATCHES = 50, 5
"""The best batch counts: others share this machine."""


def chapter_of(count: int) -> Chapter:
    """A chapter of ``count`` sections of about 600 words."""
    box = Box(0, 0, 1, 1)
    words = f"{SENTENCE} " * 40

    def section(i: int) -> Section:
        where: dict[str, Any] = {"page": PdfPage(i + 1), "label": Label(str(i + 1)), "bbox": box}
        heading = Heading(id=f"p{i}-b0", text=f"Section {i}", level=2, **where)
        return Section(id=f"s{i}", heading=heading, blocks=(Paragraph(id=f"p{i}-b1", text=words, **where),))

    return Chapter(
        id="bench",
        title="Buffers",
        labels=(Label("1"), Label(str(count))),
        pdf_pages=(PdfPage(1), PdfPage(count)),
        sections=tuple(section(i) for i in range(count)),
    )


def model_at(url: str, journal: Journal | None = None) -> Client:
    """The real client, as the settings would make it."""
    values = {"name": "fixed", "base_url": url, "concurrency": max(SIZES)}
    return connect(Settings.model_validate({"vault": ".", "model": values}), journal=journal)


def as_run(notes: SectionNotes) -> SectionNotes:
    """The notes as if their snippets had been run."""
    proof = Proof(subject="x", kind=Kind.SNIPPET, verdict=Verdict.PASS, output=Output(stdout="7\n"))
    return notes.model_copy(update={"snippets": tuple(s.model_copy(update={"proof": proof}) for s in notes.snippets)})


async def write(model: Client, chapter: Chapter) -> None:
    """All calls of a chapter: plan, sections each with its rewording, what stands around them, the second reading."""
    writer = ModelWriter(model, LearnerSettings())
    plan = await writer.plan(chapter, {})

    async def section(section_id: str) -> SectionNotes:
        return await writer.reword(chapter, as_run(await writer.section(chapter, section_id, plan)))

    notes = await asyncio.gather(*(section(s.id) for s in chapter.sections))
    await LogReviewer(model).review(notes, await writer.draft(chapter, notes, plan), ())


async def walls(url: str) -> None:
    """Wall time against the critical path of five calls one after another."""
    model = model_at(url)
    await write(model, chapter_of(1))  # imports and connections are not what is measured
    critical = 5 * SECONDS
    for count in SIZES:
        began = time.perf_counter()
        await write(model, chapter_of(count))
        took = time.perf_counter() - began
        print(f"wall, {count:2} sections: {took:5.2f} s = {took / critical:.3f} x critical path (bound 1.15)")
    await model.close()


class Recorder(Client):
    """Keeps what is asked."""

    prompts: list[Prompt]

    async def ask(self, prompt: Prompt, *args: Any, **more: Any) -> Any:
        """Keeps the prompt and asks."""
        self.prompts.append(prompt)
        return await super().ask(prompt, *args, **more)


def shared(text: str, other: str) -> int:
    """Tokens of the beginning that two prompts have in common."""
    pairs = zip(text, other, strict=False)
    same = next((i for i, (a, b) in enumerate(pairs) if a != b), min(len(text), len(other)))
    return tokens_of(text[:same])


async def tokens(url: str) -> None:
    """Tokens sent, against sending the chapter once with every call, and the part that begins like an earlier call."""
    for count in SIZES:
        model = model_at(url)
        model.__class__ = Recorder
        assert isinstance(model, Recorder)
        model.prompts = []
        chapter = chapter_of(count)
        await write(model, chapter)
        sent = ["\n".join(m.text for m in prompt.messages()) for prompt in model.prompts]
        total = sum(map(tokens_of, sent))
        base = len(sent) * tokens_of(whole_text(chapter))
        known = sum(max((shared(text, old) for old in sent[:i]), default=0) for i, text in enumerate(sent))
        print(
            f"tokens, {count:2} sections: {total} in {len(sent)} calls = {total / base:.2f} x the chapter once per"
            f" call; stable prefix {known / total:.0%}"
        )
        await model.close()


async def overhead(url: str, folder: Path) -> None:
    """CPU of this process per call, beside the bare SDK doing the same request."""
    from probatum.agents.model_writer.replies import RewordReply
    from probatum.tools.models.line import Rung
    from probatum.tools.models.openai_line import _format  # the very same request
    from probatum.tools.models.reading import schema_of

    prompt = Prompt("system " * 300, "chapter " * 5000, "task")
    bare = openai.AsyncOpenAI(base_url=url, api_key="none", max_retries=0)
    form: Any = _format(Rung.SCHEMA, schema_of(RewordReply))

    async def sdk(i: int) -> None:
        turns: Any = [{"role": m.role, "content": f"{m.text}{i}"} for m in prompt.messages()]
        await bare.chat.completions.create(model="fixed", messages=turns, response_format=form)

    async def asking(model: Client, i: int) -> None:
        await model.ask(Prompt(prompt.system, prompt.prefix, f"task {i}"), RewordReply)

    async def cpu(call: Any) -> float:
        batches = []
        for batch in range(BATCHES):
            began = time.process_time()
            for i in range(CALLS):
                await call(batch * CALLS + i)
            batches.append((time.process_time() - began) / CALLS * 1000)
        return min(batches)

    plain, kept = model_at(url), model_at(url, Journal.open(f"sqlite:///{folder}/journal.db"))
    base = await cpu(sdk)
    ours = await cpu(lambda i: asking(plain, i))
    journaled = await cpu(lambda i: asking(kept, i))
    print(f"CPU a call: bare SDK {base:.2f} ms; through the door {ours:.2f} ms = {ours / base:.2f} x;", end=" ")
    print(f"and journaled {journaled:.2f} ms = {journaled / base:.2f} x")
    print(f"overhead a call: {ours - base:.2f} ms, with the journal {journaled - base:.2f} ms (bound 5)")


def main() -> None:
    """Prints every figure."""
    with tempfile.TemporaryDirectory() as folder:
        os.environ["PROBATUM_CACHE"] = folder
        with serving(SECONDS) as url:
            asyncio.run(walls(url))
        with serving(0.0) as url:
            asyncio.run(tokens(url))
            asyncio.run(overhead(url, Path(folder)))


if __name__ == "__main__":
    main()

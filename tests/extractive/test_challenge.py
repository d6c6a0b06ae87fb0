"""The challenge without a model: a listing of the book with one thing changed, and what it then really prints."""

from collections.abc import Sequence
from pathlib import Path

import pytest
from tests.extractive.pages import chapter, code, entries, text

from probatum.notes import Draft, SectionNotes, Snippet
from probatum.proof import Proof
from probatum.tools.extractive import ExtractiveWriter
from probatum.tools.sandbox import Policy, probe, try_snippets
from probatum.tools.trying import TrySnippets

LISTING = "teeth = [96, 80, 75]\ntotal = 0\nfor t in teeth:\n    total = total + t\nprint(total)"
BOOK = chapter(
    (
        "Gears",
        [text("A gear is a wheel that has teeth on its rim."), code("base = 10"), code(LISTING + "\nprint(base)")],
    ),
    ("Exercises", [entries("Count the teeth of a clock of yours.", role="exercise")]),
)


@pytest.fixture
def run(tmp_path: Path) -> TrySnippets:
    if not any(report.works for report in probe()):
        pytest.skip("no sandbox here")

    async def try_them(snippets: Sequence[Snippet]) -> Sequence[Proof]:
        return await try_snippets(snippets, policy=Policy(), pictures=tmp_path)

    return try_them


async def drafted(writer: ExtractiveWriter, run: TrySnippets) -> Draft:
    plan = await writer.plan(BOOK, {})
    sections: list[SectionNotes] = []
    for section in BOOK.sections:
        notes = await writer.section(BOOK, section.id, plan)
        proofs = await run(notes.snippets)
        tried = tuple(s.model_copy(update={"proof": p}) for s, p in zip(notes.snippets, proofs, strict=True))
        sections.append(notes.model_copy(update={"snippets": tried}))
    return await writer.draft(BOOK, sections, plan)


async def test_the_solution_prints_what_the_challenge_asks_for(run: TrySnippets) -> None:
    challenge = (await drafted(ExtractiveWriter(run), run)).challenge
    assert challenge is not None
    assert challenge.starter is not None
    assert challenge.solution is not None
    (started,), (solved,) = await run([challenge.starter]), await run([challenge.solution])
    assert started.good
    assert solved.good
    assert started.output is not None
    assert solved.output is not None
    assert started.output.text != solved.output.text == challenge.expected
    assert challenge.solution.origin == "variation"
    assert sum(a != b for a, b in zip(challenge.starter.code, challenge.solution.code, strict=False)) >= 1


async def test_without_a_way_to_run_the_challenge_is_an_exercise_of_the_book() -> None:
    writer = ExtractiveWriter()
    plan = await writer.plan(BOOK, {})
    sections = [await writer.section(BOOK, s.id, plan) for s in BOOK.sections]
    challenge = (await writer.draft(BOOK, sections, plan)).challenge
    assert challenge is not None
    assert challenge.tasks == ("Count the teeth of a clock of yours.",)
    assert challenge.solution is None

"""What did not hold goes back with what was found; only that is changed."""

import pytest
from tests.writing.book import QUEUE, chapter
from tests.writing.scripted import READER, around, written

from probatum.agents.model_writer import ModelWriter
from probatum.notes import Plan
from probatum.proof import Kind, Output, Proof, Verdict
from probatum.tools.models import ScriptedModel


async def test_repair_shows_what_was_found_and_changes_only_what_was_broken() -> None:
    notes, _ = await written()
    findings = [
        Proof(subject="s1/happening/2", kind=Kind.CLAIM, verdict=Verdict.FAIL, reason="The quote is not on p. 6."),
        Proof(
            subject="s1/code-1",
            kind=Kind.SNIPPET,
            verdict=Verdict.FAIL,
            reason="NameError: name 'x'",
            line=1,
            output=Output(error="Traceback…\nNameError: name 'x' is not defined"),
        ),
        Proof(subject="s1/diagram", kind=Kind.DIAGRAM, verdict=Verdict.FAIL, reason="label lost"),
    ]
    mended = {
        "mended": [
            {
                "subject": "`s1/happening/2`",
                "text": "It is fast at both ends.",
                "block": "p8-b1",
                "quote": "in constant time",
            },
            {"subject": "s1/code-1", "code": "print(3)"},
            {"subject": "s1/diagram", "drop": True},
            {"subject": "s1/happening/0", "text": "Overwritten!", "block": "", "quote": ""},
        ]
    }
    model = ScriptedModel([mended])
    repaired = await ModelWriter(model, READER).repair(chapter(), notes, findings)
    task = model.asked[0].task
    assert "NameError: name 'x' is not defined" in task
    assert "  1 print(1 + 1)" in task
    assert "“a deque is slow at everything it does”" in task
    assert "in constant time" in repaired.happening[2].evidence[0].quote
    assert repaired.happening[0] == notes.happening[0]
    assert [s.code for s in repaired.snippets] == [QUEUE, "print(3)"]
    assert repaired.diagrams == ()


async def test_an_answer_to_be_mended_is_shown_with_its_question() -> None:
    notes, _ = await written()
    fell = Proof(subject="s1/self-check/0", kind=Kind.CLAIM, verdict=Verdict.FAIL, reason="It speaks of 40.")
    mended = {"mended": [{"subject": "s1/self-check/0", "text": "Every item moves.", "block": "", "quote": ""}]}
    model = ScriptedModel([mended])
    repaired = await ModelWriter(model, READER).repair(chapter(), notes, [fell])
    assert "Question: Why not a list?\nAnswer: It moves the rest." in model.asked[0].task
    answer = repaired.self_check[0].answer
    assert answer is not None
    assert answer.text == "Every item moves."


async def test_a_broken_challenge_and_summary_are_mended_in_place() -> None:
    model = ScriptedModel(around)
    writer = ModelWriter(model, READER)
    plan = Plan(concepts=("queue",), background=("Linked list",))
    draft = await writer.draft(chapter(), (), plan)
    subjects = ("challenge/solution", "challenge/check", "summary/core_idea", "background/0/code")
    findings = [Proof(subject=s, kind=Kind.SNIPPET, verdict=Verdict.FAIL, reason="broken") for s in subjects]
    mended = {
        "mended": [
            {"subject": "challenge/solution", "code": "x = 2"},
            {"subject": "challenge/check", "code": "assert x == 2"},
            {"subject": "summary/core_idea", "drop": True},
            {"subject": "background/0/code", "drop": True},
            {"subject": "recap/0", "drop": True},
        ]
    }
    repaired = await ModelWriter(ScriptedModel([mended]), READER).repair_draft(chapter(), draft, findings)
    assert repaired.challenge is not None
    assert repaired.challenge.solution is not None
    assert (repaired.challenge.solution.code, repaired.challenge.check) == ("x = 2", "assert x == 2")
    assert repaired.summary.core_idea is None
    assert repaired.background[0].example is None
    assert repaired.recap == draft.recap


async def test_a_statement_whose_quote_was_invented_is_not_let_pass_without_one() -> None:
    notes, _ = await written()
    findings = [Proof(subject=f"s1/happening/{i}", kind=Kind.CLAIM, verdict=Verdict.FAIL, reason="x") for i in (0, 2)]
    mended = {
        "mended": [
            {"subject": "s1/happening/0", "text": "A deque is open at 2 ends."},
            {"subject": "s1/happening/2", "text": "It is slow at everything."},
        ]
    }
    repaired = await ModelWriter(ScriptedModel([mended]), READER).repair(chapter(), notes, findings)
    assert [c.text for c in repaired.happening] == ["A deque is open at 2 ends.", "CPython keeps it in linked blocks."]
    assert repaired.happening[0].beyond


async def test_a_check_that_fails_shows_the_solution_and_lets_it_be_mended() -> None:
    writer = ModelWriter(ScriptedModel(around), READER)
    draft = await writer.draft(chapter(), (), Plan(concepts=("queue",)))
    assert draft.challenge is not None
    assert draft.challenge.solution is not None
    finding = Proof(subject="challenge/check", kind=Kind.SNIPPET, verdict=Verdict.FAIL, reason="AssertionError")
    model = ScriptedModel([{"mended": [{"subject": "challenge/solution", "code": "x = 3"}]}])
    repaired = await ModelWriter(model, READER).repair_draft(chapter(), draft, [finding])
    assert draft.challenge.solution.code in model.asked[0].task
    assert repaired.challenge is not None
    assert repaired.challenge.solution is not None
    assert repaired.challenge.solution.code == "x = 3"


@pytest.mark.parametrize("subject", ["challenge/solution", "`challenge-solution`", "Challenge solution", "the code"])
async def test_a_subject_written_otherwise_is_still_the_one_that_was_shown(subject: str) -> None:
    draft = await ModelWriter(ScriptedModel(around), READER).draft(chapter(), (), Plan(concepts=("queue",)))
    finding = Proof(subject="challenge/solution", kind=Kind.SNIPPET, verdict=Verdict.FAIL, reason="NameError")
    model = ScriptedModel([{"mended": [{"subject": subject, "code": "x = 3"}]}])
    repaired = await ModelWriter(model, READER).repair_draft(chapter(), draft, [finding])
    assert repaired.challenge is not None
    assert repaired.challenge.solution is not None
    assert repaired.challenge.solution.code == "x = 3"


async def test_what_was_stopped_is_asked_about_in_the_same_words_every_time() -> None:
    notes, _ = await written()
    tasks = set()
    for place in ("line 3, in sum", "line 9, in walk"):
        stood = Output(error=f'Traceback ...\n  File "<s1/code-0>", {place}\n')
        late = Proof(subject="s1/code-0", kind=Kind.SNIPPET, verdict=Verdict.TIMEOUT, reason="Too slow.", output=stood)
        model = ScriptedModel([{}])
        await ModelWriter(model, READER).repair(chapter(), notes, [late])
        tasks.add(model.asked[0].task)
    assert len(tasks) == 1, "else a second run would pay for the same question again"
    assert "Too slow." in tasks.pop()

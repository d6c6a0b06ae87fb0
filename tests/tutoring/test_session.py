"""A session with a scripted model: passages sent, citations checked, actions done, everything kept."""

import asyncio
import re
from collections.abc import AsyncGenerator, Sequence

import pytest
from tests.tutoring.conftest import NOW, Made

from probatum.book import Book, Chapter
from probatum.errors import ModelError
from probatum.tools.models import Message, Prompt, ScriptedModel, Usage
from probatum.tools.models.scripted import Asked
from probatum.tools.wording import Wording
from probatum.tutoring import Action, Rung, Session, Turn, Way
from probatum.workflows.tutor_log import as_callout
from probatum.workflows.tutoring import SUMMARISE_AFTER


def block_with(chapter: Chapter, words: str) -> str:
    return next(block.id for block in chapter.blocks() if words in getattr(block, "text", ""))


async def test_an_answer_is_streamed_cited_checked_and_kept(session_with: Made, read: tuple[Book, Chapter]) -> None:
    block = block_with(read[1], "is the technique of moving the clock")
    said = (
        f"Discrete-event simulation moves the clock straight from one event to the next [{block}].\nWhat is an event?"
    )
    model = ScriptedModel([said])
    kept: list[Session] = []
    tutoring = session_with(model, kept)
    pieces: list[str] = []
    turn = await tutoring.say("What is discrete-event simulation?", pieces.append)
    assert "".join(pieces) == said
    assert [(c.block, c.proof.good) for c in turn.citations] == [(block, True)]
    assert block in model.asked[0].task, "the passage was sent with its id"
    assert "SimPy" in model.asked[0].task
    assert kept[-1].turns[-1] == turn
    assert "My note on" in model.asked[0].task, "what the learner has noted on the section, too"
    assert (kept[-1].tokens, kept[-1].money) == (1000, 0.02)
    assert "[p. 11]" in as_callout(kept[-1], {block: "11"}.get, Wording("en"))


@pytest.mark.parametrize(
    "said", ["The heap was invented in 1964 by Williams [{block}].", "A calendar never keeps events [p99-b9]."]
)
async def test_a_citation_that_does_not_hold_is_shown_to_fail(
    session_with: Made, read: tuple[Book, Chapter], said: str
) -> None:
    block = block_with(read[1], "is the technique of moving the clock")
    tutoring = session_with(ScriptedModel([said.format(block=block)]))
    turn = await tutoring.say("Tell me about the calendar", lambda _: None)
    assert [c.proof.good for c in turn.citations] == [False]
    assert turn.citations[0].proof.reason in as_callout(tutoring.session, {block: "11"}.get, Wording("en")), (
        "the log says it too"
    )


async def test_what_goes_further_than_its_page_is_told_from_what_alters_it(
    session_with: Made, read: tuple[Book, Chapter]
) -> None:
    block = block_with(read[1], "is the technique of moving the clock")
    further = f"Nobody waits for idle seconds, as in your SimPy loop with its cheap timeouts [{block}]."
    altered = f"Discrete-event simulation moves the clock by 64 seconds [{block}]."
    turn = await session_with(ScriptedModel([f"{further}\n{altered}"])).say("Why so fast?", lambda _: None)
    first, second = turn.citations
    assert first.worked_out
    assert not first.complaint
    assert not second.worked_out
    which = "Check “Discrete-event simulation moves the clock by 64 seconds” on p. 11."
    assert second.complaint == f"{which} The passage does not have the number 64."


async def test_the_whole_answer_is_not_asked_for_in_a_way_that_holds_back(session_with: Made) -> None:
    model = ScriptedModel(lambda _: "So it is.")
    tutoring = session_with(model)
    tutoring.work(Way.SOCRATIC)
    await tutoring.say("Why a heap?", lambda _: None)
    await tutoring.hint(lambda _: None, Rung.ANSWER)
    assert "Do not explain." in model.asked[0].task
    assert "Do not explain." not in model.asked[1].task
    assert "Give the whole answer" in model.asked[1].task


async def test_actions_are_done_and_seen(session_with: Made) -> None:
    tutoring = session_with(ScriptedModel(["Try it.\n@run\n```python\nprint(1)\n```\n@unclear heap\nWell?"]))
    turn = await tutoring.say("Show me", lambda _: None)
    assert turn.text == "Try it.\n```python\nprint(1)\n```\nWell?", "the code stays where it is spoken of"
    assert [(a.kind, a.result) for a in turn.actions] == [
        ("run", "ran 8 characters"),
        ("unclear", "Noted as unclear: heap"),
    ]
    assert tutoring.session.unclear == ("heap",)


async def test_hints_climb_and_a_new_way_begins_again(session_with: Made) -> None:
    model = ScriptedModel(lambda _: "Look there.")
    tutoring = session_with(model)
    tutoring.work(Way.SOCRATIC)
    turns = [await tutoring.say("Why a heap?", lambda _: None)]
    turns.extend([await tutoring.hint(lambda _: None) for _ in range(4)])
    assert [turn.rung for turn in turns] == [Rung.NUDGE, Rung.HINT, Rung.STEP, Rung.ANSWER, Rung.ANSWER]
    assert (await tutoring.say("And what is an event?", lambda _: None)).rung is Rung.NUDGE, "another question"
    tutoring.work(Way.EXPLAIN)
    assert tutoring.rung is Rung.ANSWER, "explaining holds nothing back"


async def test_the_whole_book_is_read_when_asked_for_and_its_pages_can_be_cited(session_with: Made) -> None:
    tutoring = session_with(ScriptedModel(lambda asked: _cites_first(asked)))
    assert not any(
        "confidence interval" in p.text.lower() for p in tutoring.sources.find("What is a confidence interval?")
    )
    tutoring.sources.whole_book = True
    turn = await tutoring.say("What is a confidence interval?", lambda _: None)
    cited = turn.citations[0]
    assert cited.evidence is not None
    assert cited.evidence.label == "28"
    assert cited.proof.good
    assert tutoring.sources.label_of(cited.block) == "28"


def _cites_first(asked: Asked) -> str:
    """Says the passage's own words."""
    found = re.search(r"\[(p\d+-b\d+)\] \(p\. 28, .*\n(A result is best stated as a range\.)", asked.task)
    assert found
    return f"{found[2]} [{found[1]}]"


class Pausing(ScriptedModel):
    """Gives the learner time to stop it between words."""

    async def stream(
        self, messages: Prompt | Sequence[Message], *, role: str = ""
    ) -> AsyncGenerator[str | Usage, None]:
        async for piece in super().stream(messages, role=role):
            await asyncio.sleep(0)
            yield piece


async def test_stopping_keeps_what_was_said(session_with: Made) -> None:
    tutoring = session_with(Pausing(["one two three four five"]))
    started = asyncio.Event()

    def hear(piece: str) -> None:
        if "two" in piece:
            started.set()
            asyncio.get_running_loop().call_soon(task.cancel)

    task = asyncio.create_task(tutoring.say("Count", hear))
    await started.wait()
    turn = await task
    assert turn.stopped
    assert turn.text.startswith("one two")
    assert tutoring.session.turns[-1] == turn


async def test_what_was_cited_of_late_stays_at_hand(session_with: Made, read: tuple[Book, Chapter]) -> None:
    rule = block_with(read[1], "is the technique of moving the clock")
    model = ScriptedModel(lambda _: f"The clock moves from one event to the next [{rule}]. Why?")
    tutoring = session_with(model)
    await tutoring.say("What is discrete-event simulation?", lambda _: None)
    away = "Which seed do the random numbers of the customers have?"
    assert rule not in {passage.block for passage in tutoring.sources.find(away, 12)}
    await tutoring.say(away, lambda _: None)
    assert f"[{rule}] (p." in model.asked[1].task


async def test_what_is_asked_twice_is_noted_as_unclear(session_with: Made) -> None:
    tutoring = session_with(ScriptedModel(lambda _: "Again."))
    for _ in range(2):
        await tutoring.say("What does the event calendar hold?", lambda _: None)
    assert tutoring.session.unclear == ("What does the event calendar hold?",)


async def test_old_turns_are_summed_up_and_the_learner_is_told(session_with: Made) -> None:
    def reply(asked: Asked) -> str:
        return "They spoke of heaps." if "the minutes" in asked.messages[0].text else "Yes."

    model = ScriptedModel(reply)
    tutoring = session_with(model)
    turn = Turn(at=NOW, who="learner", text="So?")
    tutoring.session = tutoring.session.model_copy(update={"turns": (turn,) * (SUMMARISE_AFTER + 1)})
    await tutoring.say("And what now, with the heap?", lambda _: None)
    assert tutoring.session.summary == "They spoke of heaps."
    assert tutoring.notices
    assert any("They spoke of heaps." in message.text for message in model.asked[-1].messages)
    assert len(tutoring.session.turns) == SUMMARISE_AFTER + 3, "the learner still sees every turn"


async def test_a_failing_model_is_an_error_and_the_question_is_kept(session_with: Made) -> None:
    tutoring = session_with(ScriptedModel([ModelError("down", "wait")]))
    with pytest.raises(ModelError):
        await tutoring.say("Hello?", lambda _: None)
    assert [turn.who for turn in tutoring.session.turns] == ["learner"]


async def test_the_model_hears_each_question_once_and_the_two_in_turn(session_with: Made) -> None:
    model = ScriptedModel(lambda _: "Look there.")
    tutoring = session_with(model)
    await tutoring.say("What is a heap?", lambda _: None)
    await tutoring.hint(lambda _: None)
    await tutoring.say("And what is an event?", lambda _: None)
    sent = model.asked[-1].messages
    assert [m.role for m in sent] == ["system", "user", "assistant", "user"]
    assert sum("And what is an event?" in m.text for m in sent) == 1


async def test_code_to_debug_is_run_and_the_tutor_gets_what_it_really_gave(session_with: Made) -> None:
    model = ScriptedModel(lambda _: "Look at line 1.")
    tutoring = session_with(model)
    tutoring.work(Way.DEBUG)
    pieces: list[str] = []
    await tutoring.say("Why so?\n```python\nprint(1)\n```", pieces.append)
    assert "ran 9 characters" in model.asked[0].task
    assert "ran 9 characters" in pieces[0], "the learner sees it first"
    assert tutoring.session.turns[0].actions[0].result == "ran 9 characters"


def test_what_code_printed_cannot_break_out_of_the_log() -> None:
    ran = Action(kind="run", target="print(text)", result="```\nmine\n```")
    turn = Turn(at=NOW, who="tutor", text="It ran.", actions=(ran,))
    session = Session(id="s", book="b", book_title="B", chapter="c", title="C", began=NOW, turns=(turn,))
    assert "> ````text\n> ```\n> mine\n> ```\n> ````" in as_callout(session, lambda _: None, Wording("en"))

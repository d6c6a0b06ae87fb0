"""The tutor that asks a model: passages and the conversation in, streamed words out."""

import tomllib
from collections.abc import AsyncIterator, Callable, Sequence
from functools import cache
from itertools import groupby
from pathlib import Path

from probatum.configs.settings import LearnerSettings
from probatum.tools.models import Message, Model, Usage, tokens_of
from probatum.tools.passages import Passage
from probatum.tutoring import Rung, Session, Turn, Way

PROMPTS = Path(__file__).with_name("prompts")
ROLE = "tutor"
ASKED_BEFORE = "(The learner has not tried again but asks for more help. What they said last:)"


class ModelTutor:
    """Answers with a model, from passages that are sent with each question."""

    def __init__(self, model: Model, learner: LearnerSettings, notes: Callable[[str], str]) -> None:
        """``learner`` says at what level, and in which language, to speak.

        ``notes`` gives what the learner's log has on the section of a heading.
        """
        self._model = model
        self._learner = learner
        self._notes = notes

    async def answer(
        self, session: Session, question: str, passages: Sequence[Passage], way: Way, rung: Rung, *, more: bool = False
    ) -> AsyncIterator[str | Usage]:
        """Streams the model's answer. Raises ModelError."""
        notes = self._notes(passages[0].heading) if passages else ""
        said = f"{ASKED_BEFORE}\n{question}" if more else question
        task = _task(said, passages, notes, _now(way, rung, more=more), self._learner)
        room = await self._model.room(ROLE) - tokens_of(_text("tutor")) - tokens_of(task)
        messages = (Message("system", _text("tutor")), *_recent(session, room), Message("user", task))
        async for piece in self._model.stream(messages, role=ROLE):
            yield piece

    async def summarise(self, session: Session, upto: int) -> str:
        """A few sentences on what was said, asked of the model."""
        said = "\n".join(f"{turn.who}: {turn.text}" for turn in session.turns[session.summarised : upto])
        task = f"Before: {session.summary or 'nothing'}\n\nNow:\n{said}"
        messages = (Message("system", _text("tutor_summary")), Message("user", task))
        pieces = [p async for p in self._model.stream(messages, role=ROLE) if isinstance(p, str)]
        return "".join(pieces).strip()


@cache
def _text(name: str) -> str:
    return (PROMPTS / f"{name}.md").read_text("utf-8")


@cache
def _ways() -> dict[str, dict[str, str]]:
    return tomllib.loads((PROMPTS / "tutor_ways.toml").read_text("utf-8"))


def _now(way: Way, rung: Rung, *, more: bool) -> str:
    """What the tutor is to do: a way that holds back and the whole answer would contradict each other."""
    working, helping = _ways()["ways"][way.value], _ways()["rungs"][str(rung.value)]
    if rung is Rung.ANSWER:
        return helping if more else working
    return f"{working} {helping}"


def _task(said: str, passages: Sequence[Passage], notes: str, now: str, learner: LearnerSettings) -> str:
    in_order = sorted(passages, key=lambda p: (p.page, len(p.block), p.block))  # p27-b4 before p27-b10
    given = "\n\n".join(f"[{p.block}] (p. {p.label}, in “{p.heading}”)\n{p.text}" for p in in_order)
    who = [f"level {learner.level}"]
    if learner.stack:
        who.append(f"works with {', '.join(learner.stack)}")
    if learner.language:
        who.append(f"answer in language {learner.language}")
    return (
        f"PASSAGES\n{given or '(none was found)'}\nEND OF PASSAGES\n\n"
        + (f"THE LEARNER'S NOTES, on “{passages[0].heading}”\n{notes}\nEND OF NOTES\n\n" if notes else "")
        + f"THE LEARNER: {'; '.join(who)}\nNOW: {now}\n\nTHE LEARNER SAYS\n{said}"
    )


def _recent(session: Session, room: int) -> list[Message]:
    """The summary of what is old, then the latest turns that fit ``room`` tokens; the two speak in turn."""
    kept: list[Turn] = []
    turns = session.turns[session.summarised :]
    if turns and turns[-1].who == "learner":  # what is asked now, which the task holds
        turns = turns[:-1]
    for turn in reversed(turns):
        room -= tokens_of(turn.text) + 8
        if room < 0:
            break
        kept.append(turn)
    kept.reverse()
    while kept and kept[0].who != "learner":
        kept.pop(0)
    messages = [
        Message("user" if who == "learner" else "assistant", "\n\n".join(_as_said(turn) for turn in said))
        for who, said in groupby(kept, key=lambda turn: turn.who)
    ]
    if session.summary:
        opening = [
            Message("user", f"Before this we spoke of: {session.summary}"),
            Message("assistant", "Let us go on."),
        ]
        return [*opening, *messages]
    return messages


def _as_said(turn: Turn) -> str:
    results = [f"[{a.kind} gave]\n{a.result}" for a in turn.actions if a.result]
    return "\n".join([turn.text, *results]) or "(nothing)"

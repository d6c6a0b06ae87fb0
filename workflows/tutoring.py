"""A tutoring session as it goes: question, passages, streamed answer, actions, citations checked, all kept."""

import asyncio
import re
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from datetime import datetime
from typing import Protocol

from probatum.agents.roles import Tutor
from probatum.errors import ModelError
from probatum.tools.citing import actions_in, check
from probatum.tools.markdown.escape import fence
from probatum.tools.models import Usage
from probatum.tools.models.ledger import Spending
from probatum.tools.passages.terms import terms_of
from probatum.tutoring import WISHES, Action, Rung, Session, Turn, Way, bare
from probatum.workflows.sources import Sources

KEPT_TURNS = 8
"""The latest turns that are never summarised."""
SUMMARISE_AFTER = 20
"""Turns that may pile up before the old ones are summarised."""
SAME_QUESTION = 0.8
"""Share of common terms from which a question counts as asked again."""

FENCED = re.compile(r"^```\w*[ ]*\n(.*?)^```", re.DOTALL | re.MULTILINE)
OPENING = {Way.EXPLAIN: Rung.ANSWER, Way.EXAMPLE: Rung.ANSWER}
"""The rung on which a way to work begins, where it is not the lowest: these two hold nothing back."""

OnPiece = Callable[[str], None]


class Examiner(Protocol):
    """Asks a question of the bank and grades the answer, into the reader's record."""

    @property
    def waiting(self) -> bool:
        """True while a question stands unanswered."""
        ...

    async def ask(self) -> str:
        """The next question as Markdown; says so when there is none left."""
        ...

    async def grade(self, answer: str) -> str:
        """What counted, the right answer, why, and the page."""
        ...


@dataclass
class Tutoring:
    """One session with its tutor; the command line and the app drive it alike."""

    session: Session
    sources: Sources
    tutor: Tutor
    act: Callable[[Action], Awaitable[Action]]
    """Does what an action asks and returns it with its result."""
    examiner: Examiner
    keep: Callable[[Session], None]
    """Stores the session; called after every turn, so that nothing is lost."""
    now: Callable[[], datetime]
    spent: Callable[[], Spending] = Spending
    """What this run has taken of a model."""
    way: Way = Way.EXPLAIN
    rung: Rung = OPENING[Way.EXPLAIN]
    notices: list[str] = field(default_factory=list)
    """What the learner is to be told beside the answer; whoever shows them empties the list."""

    def __post_init__(self) -> None:
        """A session that goes on has taken something before."""
        self._before = (self.session.tokens, self.session.money)

    async def say(self, text: str, on_piece: OnPiece) -> Turn:
        """The tutor's turn on what the learner says; pieces go to ``on_piece`` as they come.

        Cancelling keeps what was said so far, as a turn that was stopped. Raises ModelError.
        """
        if bare(text) in WISHES and self.session.turns and not self.examiner.waiting:
            self._append(Turn(at=self.now(), who="learner", text=text, way=self.way, rung=self.rung))
            return await self.hint(on_piece, WISHES[bare(text)])
        again = any(_same(text, turn.text) for turn in self.session.turns if turn.asks)
        if again and len(text.split()) > 2:
            self.mark_unclear(text)
        if self.rung is Rung.ANSWER:  # what was asked before is answered; this is another question
            self.rung = OPENING.get(self.way, Rung.NUDGE)
        heard = self._append(Turn(at=self.now(), who="learner", text=text, way=self.way, rung=self.rung))
        if self.examiner.waiting:
            feedback = await self.examiner.grade(text)
            on_piece(feedback)
            return self._append(Turn(at=self.now(), who="tutor", text=feedback, way=Way.QUIZ))
        if self.way is Way.DEBUG and (code := FENCED.search(text)):
            text = await self._tried(heard, code[1], on_piece)
        await self._make_room()
        return await self._answer(text, on_piece)

    async def _tried(self, heard: Turn, code: str, on_piece: OnPiece) -> str:
        """What the learner said with what their code really gave, which they see before the answer."""
        done = await self._perform(Action(kind="run", target=code))
        self._replace(turns=(*self.session.turns[:-1], heard.model_copy(update={"actions": (done,)})))
        output = f"{fence(done.result, 'text')}\n"
        on_piece(output)
        return f"{heard.text}\n\nWhat it gave when it was run:\n{output}"

    async def hint(self, on_piece: OnPiece, rung: Rung | None = None) -> Turn:
        """The last question again, a rung higher or at ``rung``."""
        self.rung = rung if rung is not None else Rung(min(self.rung + 1, Rung.ANSWER))
        asked = next((turn.text for turn in reversed(self.session.turns) if turn.asks), "")
        return await self._answer(asked or self.sources.chapter.title, on_piece, more=True)

    async def do(self, action: Action) -> Turn:
        """Something that the learner asked for by a command."""
        if action.kind == "question":
            text = await self.examiner.ask()
            return self._append(Turn(at=self.now(), who="tutor", text=text, way=Way.QUIZ))
        done = await self._perform(action)
        return self._append(Turn(at=self.now(), who="tutor", text="", way=self.way, actions=(done,)))

    def work(self, way: Way) -> None:
        """Changes the way to work; hints begin at its first rung again."""
        self.way, self.rung = way, OPENING.get(way, Rung.NUDGE)

    def mark_unclear(self, what: str) -> None:
        """Notes what the learner has not understood, for the record and the log."""
        if what not in self.session.unclear:
            self._replace(unclear=(*self.session.unclear, what))

    async def _answer(self, text: str, on_piece: OnPiece, *, more: bool = False) -> Turn:
        """The tutor's turn; ``more`` when the learner wants more help with what was last spoken of."""
        found = await asyncio.to_thread(self.sources.given, text, self.session.turns)
        said: list[str] = []
        stopped = False
        try:
            async for piece in self.tutor.answer(self.session, text, found, self.way, self.rung, more=more):
                if not isinstance(piece, Usage):
                    said.append(piece)
                    on_piece(piece)
        except asyncio.CancelledError:
            stopped = True
        self._count()
        words, actions = actions_in("".join(said))
        if not stopped:
            actions = tuple([await self._perform(action) for action in actions])
        turn = Turn(
            at=self.now(),
            who="tutor",
            text=words,
            way=self.way,
            rung=self.rung,
            citations=check(words, self.sources.chapter_of),
            actions=() if stopped else actions,
            stopped=stopped,
        )
        return self._append(turn)

    async def _perform(self, action: Action) -> Action:
        if action.kind == "question":
            return action.model_copy(update={"result": await self.examiner.ask()})
        if action.kind == "unclear":
            self.mark_unclear(action.target)
        return await self.act(action)

    async def _make_room(self) -> None:
        fresh = len(self.session.turns) - self.session.summarised
        if fresh <= SUMMARISE_AFTER:
            return
        upto = len(self.session.turns) - KEPT_TURNS
        try:
            summary = await self.tutor.summarise(self.session, upto)
        except ModelError:  # the answer itself may still be had; the next turn tries again
            return
        if summary:
            self._replace(summary=summary, summarised=upto)
            self.notices.append("Older turns are now summed up for the tutor; you still see all of them.")

    def _count(self) -> None:
        tokens, money = self._before
        usage, cost = self.spent().usage, self.spent().money
        self._replace(tokens=tokens + usage.tokens_in + usage.tokens_out, money=money + (cost or 0.0))

    def _append(self, turn: Turn) -> Turn:
        self._replace(turns=(*self.session.turns, turn))
        return turn

    def _replace(self, **changes: object) -> None:
        self.session = self.session.model_copy(update=changes)
        self.keep(self.session)


def _same(one: str, other: str) -> bool:
    a, b = set(terms_of(one)), set(terms_of(other))
    return bool(a and b) and len(a & b) / len(a | b) >= SAME_QUESTION

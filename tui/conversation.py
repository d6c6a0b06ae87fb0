"""A tutoring session in plain lines: what the learner types, what the tutor says, and the commands between."""

import asyncio
import shutil
import signal
from collections.abc import Awaitable, Coroutine
from dataclasses import dataclass
from typing import Any, TextIO, TypeVar

from probatum.book import cited
from probatum.errors import ModelError
from probatum.tools.citing import with_pages
from probatum.tools.showing import Showing
from probatum.tui.lines import Lines
from probatum.tui.wrapping import Wrapping
from probatum.tutoring import Action, Rung, Turn, Way
from probatum.workflows.tutoring import Tutoring

T = TypeVar("T")

HELP = """\
/explain /socratic /teachback /example /quizme /debug   change the way to work
/hint   one rung more      /answer  the whole answer
/run CODE or BLOCK         /figure NUMBER     /page LABEL    /note
/search WORDS  passages    /book    the whole book, or the chapter again
/unclear TERM  remember it /skip    the question at hand     /quit"""
RECALLED = 8
"""Turns that are shown again when a session goes on."""
ACTIONS = frozenset({"run", "figure", "page", "note", "unclear"})


@dataclass
class Conversation:
    """Reads lines from ``stdin`` until its end or /quit."""

    tutoring: Tutoring
    stdin: TextIO
    stdout: TextIO

    def __post_init__(self) -> None:
        """Nothing is being shown yet."""
        self._showing = Showing(self.tutoring.sources.label_of)
        self._wrapping = self._wrapped()
        self._lines = Lines(self.stdin)
        self._doing: asyncio.Task[Any] | None = None

    async def talk(self) -> None:
        """The whole session. Ctrl-C stops what is being done; where the learner is to speak it leaves."""
        session = self.tutoring.session
        self._print(f"{session.title}. Session {session.id}. /help lists what you can do; Ctrl-D leaves.")
        for turn in session.turns[-RECALLED:]:
            if turn.text:
                self._print(f"{turn.who}: {with_pages(turn.text, self.tutoring.sources.label_of)}")
            self._actions(turn)
        asyncio.get_running_loop().add_signal_handler(signal.SIGINT, self._stop)
        while (line := await self._stoppable(self._read())) and not self._leaves(line.strip()):
            if line.strip() and await self._stoppable(self._hear(line.strip())) is None:
                self._print("\n(stopped)")
        self._print(f"Kept. Go on later with: --resume {session.id}")

    def _leaves(self, line: str) -> bool:
        """True for ``/quit``, and for the bare word where it cannot be the answer to a question."""
        return line == "/quit" or (line.lower() in {"quit", "exit"} and not self.tutoring.examiner.waiting)

    async def _stoppable(self, work: Coroutine[Any, Any, T]) -> T | None:
        """What comes of the work; None when Ctrl-C stopped it."""
        self._doing = doing = asyncio.ensure_future(work)
        try:
            return await doing
        except asyncio.CancelledError:
            if doing.cancelled() and not asyncio.current_task().cancelling():  # type: ignore[union-attr] # a task runs this
                return None
            raise
        finally:
            self._doing = None

    def _wrapped(self) -> Wrapping:
        return Wrapping(shutil.get_terminal_size().columns if self.stdout.isatty() else 0)

    def _stop(self) -> None:
        if self._doing is not None:
            self._doing.cancel()

    async def _read(self) -> str:
        self._print(f"\n{self.tutoring.way.value}> ", end="")
        line = await self._lines.next()
        self._wrapping = self._wrapped()  # the learner's Enter has begun a line
        if self.tutoring.way is Way.DEBUG and line.startswith("```"):
            fenced = [line]
            while (line := await self._lines.next()) and not line.startswith("```"):
                fenced.append(line)
            return "".join([*fenced, "```\n"])
        return line

    async def _hear(self, line: str) -> bool:
        """Does what the line asks; always true."""
        if line == "/skip" or not line.startswith("/"):
            await self._stream(self.tutoring.say(line, self._piece))
        else:
            await self._obey(line)
        return True

    async def _obey(self, line: str) -> None:
        name, _, argument = line[1:].partition(" ")
        match name:
            case "hint":
                await self._stream(self.tutoring.hint(self._piece))
            case "answer":
                await self._stream(self.tutoring.hint(self._piece, Rung.ANSWER))
            case "search":
                for passage in self.tutoring.sources.find(argument):
                    self._print(f"[p. {passage.label}] {passage.heading}: {' '.join(passage.text.split())[:160]}")
            case "book":
                self.tutoring.sources.whole_book = not self.tutoring.sources.whole_book
                where = "the whole book, which is read once" if self.tutoring.sources.whole_book else "the chapter"
                self._print(f"Searching {where}.")
            case _ if name in ACTIONS:
                self._actions(await self.tutoring.do(Action.model_validate({"kind": name, "target": argument})))
            case _ if name in set(Way):
                self.tutoring.work(Way(name))
                if self.tutoring.way is Way.QUIZ:
                    self._print((await self.tutoring.do(Action(kind="question"))).text)
            case _:
                self._print(HELP)

    async def _stream(self, answer: Awaitable[Turn]) -> None:
        """Shows an answer as it comes, then its actions and its citations that did not hold."""
        self._showing = Showing(self.tutoring.sources.label_of)
        try:
            turn = await answer
        except ModelError as error:
            self._print(f"\n{error.message} {error.hint}")
            return
        self._print(self._showing.flush(), end="")
        self._print("" if not turn.stopped else "\n(stopped)")
        self._actions(turn)
        for citation in turn.citations:
            if citation.complaint:
                self._print(f"! {citation.complaint}")
        further = cited(c.evidence.label for c in turn.citations if c.worked_out and c.evidence)
        if further:
            self._print(f"(goes further than {further})")
        if turn.way is Way.QUIZ and not self.tutoring.examiner.waiting and not turn.actions:
            self._print("(/quizme asks another; /explain and a question goes into it)")
        if self.tutoring.session.tokens:
            money = f", {self.tutoring.session.money:.4f} USD" if self.tutoring.session.money else ""
            self._print(f"({self.tutoring.session.tokens:,} tokens{money} so far)")
        while self.tutoring.notices:
            self._print(f"({self.tutoring.notices.pop(0)})")

    def _actions(self, turn: Turn) -> None:
        for action in turn.actions:
            target = "it gave:" if "\n" in action.target else action.target  # code was shown where it was spoken of
            self._print(f"[{action.kind}] {target}\n{action.result}")

    def _piece(self, piece: str) -> None:
        print(self._wrapping.feed(self._showing.feed(piece)), end="", file=self.stdout, flush=True)

    def _print(self, text: str, end: str = "\n") -> None:
        print(self._wrapping.feed(text + end) + self._wrapping.flush(), end="", file=self.stdout, flush=True)

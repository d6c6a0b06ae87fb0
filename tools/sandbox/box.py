"""Holds a box from outside: sends cells in, bounds what they take, and survives whatever comes back."""

import asyncio
import secrets
import time
from collections.abc import Sequence
from typing import Any

from pydantic import TypeAdapter, ValidationError

from probatum.tools.sandbox import processes
from probatum.tools.sandbox.answers import run_of
from probatum.tools.sandbox.jail import Jail
from probatum.tools.sandbox.patience import answered
from probatum.tools.sandbox.policy import Policy
from probatum.tools.sandbox.protocol import Frames, TamperedError, framed
from probatum.tools.sandbox.run import Ending, Reading, Run
from probatum.tools.sandbox.streams import Stream, Streams
from probatum.tools.sandbox.watching import watch

START_SECONDS = 20
READ_SECONDS = 10
READINGS = TypeAdapter(tuple[Reading, ...])


class Box:
    """A running sandbox; cells share one namespace. Use ``open_box``."""

    def __init__(self, jail: Jail, policy: Policy) -> None:
        """``jail`` has just been launched."""
        assert jail.process.stdout is not None
        assert jail.process.stderr is not None
        self.tier = jail.tier
        self.alive = True
        self._jail, self._policy = jail, policy
        self._frames = Frames(jail.control)
        fds = (jail.process.stdout.fileno(), jail.process.stderr.fileno())
        self._streams = Streams(fds, policy.output, policy.flood)
        self._worker = 0
        self._count = 0
        self._waiting: asyncio.Future[tuple[Ending, dict[str, Any]]] | None = None
        self._expected: tuple[int, str] = (0, "")
        self._watching: asyncio.Task[None] | None = None
        self._closing: asyncio.Future[None] | None = None

    @property
    def pid(self) -> int:
        """The first process of it on this machine."""
        return self._jail.process.pid

    @property
    def folder(self) -> str:
        """Where its files lie on this machine; empty when they are in memory of its own."""
        return self._jail.folder

    async def start(self) -> Run:
        """Tells the loop inside its order; ``ending`` is ``done`` when it is ready to run cells."""
        loop = asyncio.get_running_loop()
        loop.add_reader(self._jail.control, self._on_frames)
        for stream in self._streams:
            loop.add_reader(stream.fd, self._on_output, stream)
        run = await self._ask(self._jail.order, START_SECONDS)
        if run.ending == "done":
            processes.go_first(self.pid)
            self._jail.ready()
            self._watching = asyncio.create_task(
                watch(self._jail, self._policy, self._exceeded, lambda: self._waiting is None)
            )
        return run

    async def run(self, code: str, *, name: str = "snippet", seconds: float = 0, language: str = "python") -> Run:
        """Runs one cell, for at most ``seconds`` or the policy's; after a bad ending ``alive`` may be False."""
        request = {"op": "run", "code": code, "name": f"<{name}>", "language": language}
        return await self._ask(request, min(seconds or self._policy.seconds, self._policy.seconds))

    async def read(self, codes: Sequence[str]) -> tuple[Reading, ...]:
        """Parses snippets without running them; empty when the box did not survive it."""
        await self._ask({"op": "read", "codes": list(codes)}, READ_SECONDS)
        try:
            return READINGS.validate_python(self._answer.get("read", ()))
        except ValidationError:
            return ()

    async def mark(self, number: int) -> bool:
        """Keeps this state to come back to; ``number`` counts from 1. False when it cannot be kept."""
        run = await self._ask({"op": "mark", "mark": number}, READ_SECONDS)
        return run.ending == "done" and self._answer.get("kept") is True

    async def back(self, number: int) -> bool:
        """Goes back to the state of ``mark(number)``, the last one; False when that state is lost."""
        run = await self._ask({"op": "back"}, READ_SECONDS)
        return run.ending == "died" and self._answer.get("mark") == number and self.alive

    async def close(self) -> None:
        """Kills everything in the box; done when nothing of it is left."""
        self.alive = False
        if self._closing is None:
            if self._watching is not None:
                self._watching.cancel()
            self._stop_listening()
            self._streams.close()
            self._jail.control.close()
            self._closing = asyncio.ensure_future(asyncio.to_thread(self._end))
        await asyncio.shield(self._closing)

    def _exceeded(self, ending: Ending) -> None:
        """Ends the cell that takes too much; what an earlier one left behind takes the whole box with it."""
        if self._waiting is None:
            self._ended = asyncio.ensure_future(self.close())  # kept, so that it is not forgotten half way
        else:
            self._settle(ending)

    def _stop_listening(self) -> None:
        self.alive = False
        if self._jail.control.fileno() >= 0:
            loop = asyncio.get_running_loop()
            loop.remove_reader(self._jail.control)
            for stream in self._streams:
                loop.remove_reader(stream.fd)

    def _end(self) -> None:
        if self._jail.process.returncode is None:
            self._jail.end()
        for pipe in (self._jail.process.stdout, self._jail.process.stderr):
            if pipe is not None:
                pipe.close()

    async def _ask(self, request: dict[str, Any], seconds: float) -> Run:
        self._answer: dict[str, Any] = {}
        if not self.alive:
            return Run(ending="broken", detail="the box has ended")
        self._count += 1
        self._expected = (self._count, secrets.token_hex(8))
        self._waiting = asyncio.get_running_loop().create_future()
        self._streams.flush()
        began = time.monotonic()
        try:
            await self._send(framed(request | {"i": self._expected[0], "nonce": self._expected[1]}))
            ending = await self._ending(seconds)
        except BaseException:
            await self.close()
            raise
        finally:
            self._waiting = None
        return await self._told(ending, time.monotonic() - began)

    async def _send(self, data: bytes) -> None:
        try:
            await asyncio.get_running_loop().sock_sendall(self._jail.control, data)
        except OSError:
            self._settle("died")

    async def _ending(self, seconds: float) -> Ending:
        """Waits for the cell's end; interrupts it when its time is up, and gives up after the grace."""
        assert self._waiting is not None
        if await answered(self._waiting, self._worker, seconds):
            ending, self._answer = self._waiting.result()
            return ending
        if self._worker in processes.tree(self.pid):
            processes.interrupt(self._worker)
        done, _ = await asyncio.wait({self._waiting}, timeout=self._policy.grace)
        if done:
            ending, self._answer = self._waiting.result()
            return "timeout" if ending == "done" else ending
        self._streams.drain()
        await self.close()
        return "timeout"

    async def _told(self, ending: Ending, seconds: float) -> Run:
        self._streams.drain()
        truncated, (stdout, stderr) = self._streams.truncated, self._streams.flush()
        seen = {"stdout": stdout, "stderr": stderr, "truncated": truncated, "seconds": seconds}
        run = run_of(ending, self._answer, seen, self._policy.output)
        if run.ending in {"memory", "flood", "disk", "tampered", "broken"}:
            await self.close()
        return run

    def _settle(self, ending: Ending, answer: dict[str, Any] | None = None) -> None:
        if self._waiting is not None and not self._waiting.done():
            self._waiting.set_result((ending, answer or {}))
        elif ending != "done":
            self._stop_listening()  # what is said while nothing is asked, and without end, is not worth hearing

    def _on_frames(self) -> None:
        try:
            frames = self._frames.receive()
        except TamperedError as error:
            self._settle("tampered", {"detail": str(error)})
            return
        for frame in frames:
            self._take(frame)
        if self._frames.closed:
            asyncio.get_running_loop().remove_reader(self._jail.control)
            self.alive = False
            self._settle("died", {"detail": "the box ended"})

    def _take(self, frame: dict[str, Any]) -> None:
        ready = frame.get("event") == "ready" and self._count == 1
        if ready or (frame.get("i"), frame.get("nonce")) == self._expected:
            self._worker = self._frames.sender
            self._settle("done", frame)
        elif frame.get("event") == "back":
            self._worker = self._frames.sender
            self._settle("died", frame)
        else:
            self._settle("tampered", {"detail": "an answer to what was not asked"})

    def _on_output(self, stream: Stream) -> None:
        if not stream.take():
            asyncio.get_running_loop().remove_reader(stream.fd)
        elif self._streams.floods(stream):
            self._settle("flood")

"""Tells on standard error who is at what, one line an event."""

import sys
from dataclasses import dataclass
from typing import TextIO

from probatum.tools.wording import counted
from probatum.workflows.events import (
    ChapterRead,
    Event,
    Noticed,
    SectionMoved,
    SectionReady,
    SnippetTried,
    Spent,
    StageBegan,
    StageEnded,
)

WHO = {"drafting": "writer", "repairing": "writer", "fell back": "writer", "running": "verifier", "proved": "verifier"}
BY_STAGE = {
    "reading": "extractor",
    "planning": "writer",
    "drawing together": "writer",
    "replaying": "verifier",
    "questions": "quizzer",
    "saving": "probatum",
}


@dataclass
class Narrator:
    """A listener for ``on_event``."""

    stream: TextIO = sys.stderr

    def __call__(self, event: Event) -> None:
        """Says what happened, where there is something to say."""
        match event:
            case StageBegan(stage, detail) if stage in BY_STAGE:
                self._say(BY_STAGE[stage], f"{stage} {detail}".rstrip())
            case StageEnded(stage, seconds, detail) if stage in BY_STAGE and (seconds >= 0.5 or detail):
                self._say("", f"{detail or 'done'} ({seconds:.1f} s)")
            case ChapterRead(chapter, sections):
                self._say("", f"{chapter}: {counted(len(sections), 'section')}")
            case SectionMoved(_, heading, state, why):
                self._say(WHO[state], f"{heading}: {state}{why and f' ({why})'}")
            case SnippetTried(_, proof) if not proof.good:
                self._say("", f"{proof.subject}: {proof.verdict} {proof.reason}".rstrip())
            case Spent(tokens, money):
                self._say("", f"{tokens:,} tokens, {money:.4f} USD so far")
            case Noticed(message):
                self._say("note", message)
            case StageBegan() | StageEnded() | SectionReady() | SnippetTried():
                pass

    def _say(self, who: str, what: str) -> None:
        print(f"{who:>9}  {what}", file=self.stream, flush=True)

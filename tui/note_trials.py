"""The trials of a note's code: the proof of a block, and a fresh run of it."""

from typing import Any

from textual.app import App

from probatum.configs.settings import Settings
from probatum.errors import ProbatumError
from probatum.tui.engine import Engine
from probatum.tui.note_text import cited_in, proof_as_markdown, trial_as_markdown
from probatum.tui.open_note import OpenNote
from probatum.tui.screens.peek import PeekScreen
from probatum.tui.telling import tell
from probatum.workflows.reading import NotePart
from probatum.workflows.rerunning import run_again
from probatum.workflows.trials import trial_at


class NoteTrials:
    """Of the code of one note."""

    def __init__(self, app: App[Any], note: OpenNote, settings: Settings, engine: Engine) -> None:
        self._app = app
        self._note = note
        self._settings = settings
        self._engine = engine

    def prove(self, part: NotePart, line: int) -> bool:
        """Shows how the code on a line of the part was tried, with its page of the book; False where it was not."""
        trial = trial_at(self._note.parts, part, line)
        if trial is None or not trial.row:
            return False
        pages = [self._note.pages[anchor] for anchor in cited_in(trial.origin) if anchor in self._note.pages]
        self._app.push_screen(PeekScreen(trial_as_markdown(trial, pages), self._note.path.parent))
        return True

    async def run(self, part: NotePart, line: int) -> None:
        """Runs the code on a line of the part again, with what stands above it."""
        self._app.notify("Running ...", timeout=2)
        try:
            proof = await self._engine.run(lambda: run_again(self._note.path, part.line + line + 1, self._settings))
        except ProbatumError as error:
            tell(self._app, error)
            return
        self._app.push_screen(PeekScreen(proof_as_markdown(proof)))

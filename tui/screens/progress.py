"""Progress: every concept with its band, what is coming due, how sure you are, and the days gone by."""

from typing import TYPE_CHECKING

from textual import getters
from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical
from textual.widgets import Static

from probatum.errors import ProbatumError
from probatum.tools.wording import counted
from probatum.tui.drawing import bar
from probatum.tui.screens.place import PlaceScreen
from probatum.tui.widgets.calendar import Calendar
from probatum.tui.widgets.concept_list import ConceptList
from probatum.tui.widgets.key_line import KeyLine
from probatum.tui.widgets.places import Places
from probatum.tui.widgets.tile import Tile

if TYPE_CHECKING:
    from probatum.workflows.calibration import Sureness
    from probatum.workflows.progress import Progress

LEGEND = "✓ mastered  ✗ not yet  ? too few answers  (never asked)  ● where you stand, ── the range it lies in (80 %)"
SAID = {0.4: "a guess", 0.7: "fairly sure", 0.95: "certain"}


class ProgressScreen(PlaceScreen):
    """The same numbers as in the quiz, from the same replay."""

    CSS_PATH = "progress.tcss"

    summary = getters.query_one("#summary", Static)
    answers = getters.query_one("#answers", Tile)
    mastered = getters.query_one("#mastered", Tile)
    due = getters.query_one("#due", Tile)
    calendar = getters.query_one(Calendar)
    sure = getters.query_one("#sure", Static)
    concepts = getters.query_one(ConceptList)

    def compose(self) -> ComposeResult:
        """Counts; days beside what is to come; concepts."""
        yield Places("progress")
        with Vertical(id="all"):
            yield Static("Looking ...", id="summary", markup=False)
            with Horizontal(id="tiles"):
                yield Tile("answers", id="answers")
                yield Tile("concepts mastered", id="mastered")
                yield Tile("to review now", id="due")
            with Horizontal(id="time"):
                yield Calendar()
                yield Static("", id="sure", markup=False)
            yield ConceptList()
            yield Static(LEGEND, id="legend", markup=False)
        yield KeyLine()

    async def look(self) -> None:
        """Reads the record on the engine's thread."""
        app = self.probatum

        async def read() -> "tuple[Progress, tuple[Sureness, ...]]":
            from probatum.learner.learner import counting
            from probatum.workflows.calibration import calibration_of
            from probatum.workflows.progress import progress_of

            record = app.record()
            return progress_of(record, app.now()), calibration_of(counting(record.attempts()))

        try:
            seen = await app.look()
            found, sure = await app.engine.run(read)
        except ProbatumError as error:
            self.summary.update(f"{error.message}\n{error.hint}")
            return
        self.summary.update("" if found.concepts else "No concept yet: make the notes of a chapter.")
        self.summary.display = not found.concepts
        self._count(found)
        self.calendar.show(seen)
        self.sure.border_title = "how sure, how right"
        self.sure.update(_sure(sure))
        self.concepts.show(found.concepts)

    def _count(self, found: "Progress") -> None:
        asked = [known for known in found.concepts if not known.mastery.inferred]
        mastered = sum(known.mastery.state.value == "mastered" for known in asked)
        quizzes = f"in {counted(found.quizzes, 'quiz', 'quizzes')}"
        self.answers.show(f"{found.answers}", quizzes)
        self.mastered.show(f"{mastered} of {len(asked)}", bar(mastered / len(asked) if asked else 0, 12))
        self.due.show(f"{len(found.due)}")


def _sure(levels: "tuple[Sureness, ...]") -> str:
    lines = [f"{SAID.get(s.said, f'{s.said:.0%}'):<11} {s.right:4.0%} of {s.answers}" for s in levels]
    return "\n".join(lines) or "Say it in a quiz with\n1, 2, 3 before you answer."

"""Progress: every concept with its band, what is coming due, how sure you are, and the days gone by."""

from typing import TYPE_CHECKING, cast

from textual import getters, work
from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical, VerticalScroll
from textual.screen import Screen
from textual.widgets import Static

from probatum.errors import ProbatumError
from probatum.tui.drawing import banded, heat_map
from probatum.tui.widgets.key_line import KeyLine
from probatum.tui.widgets.places import Places

if TYPE_CHECKING:
    from probatum.tui.app import ProbatumApp
    from probatum.workflows.calibration import Sureness
    from probatum.workflows.overview import Overview
    from probatum.workflows.progress import Known, Progress

MOST_SHOWN = 200
"""Concepts drawn at once; more would make every key wait."""
WEEKS = 26
STATES = {"mastered": "✓", "not-yet": "·", "not-enough-evidence": "?"}
SAID = {0.4: "a guess", 0.7: "fairly sure", 0.95: "certain"}


class ProgressScreen(Screen[None]):
    """The same numbers as in the quiz, from the same replay."""

    CSS_PATH = "progress.tcss"

    summary = getters.query_one("#summary", Static)
    days = getters.query_one("#days", Static)
    ahead = getters.query_one("#ahead", Static)
    sure = getters.query_one("#sure", Static)
    concepts = getters.query_one("#concepts", Static)

    def compose(self) -> ComposeResult:
        """Summary; days beside what is to come; concepts."""
        yield Places("progress")
        with VerticalScroll():
            yield Static("Looking ...", id="summary", markup=False)
            with Horizontal(id="time"):
                with Vertical():
                    yield Static("Days", classes="heading")
                    yield Static("", id="days", markup=False)
                with Vertical():
                    yield Static("Reviews to come", classes="heading")
                    yield Static("", id="ahead", markup=False)
                    yield Static("How sure you are, and how right", classes="heading")
                    yield Static("", id="sure", markup=False)
            yield Static("Concepts", classes="heading")
            yield Static("", id="concepts", markup=False)
        yield KeyLine()

    def on_screen_resume(self) -> None:
        """Looks again each time the screen is shown."""
        self._look()

    @work(exclusive=True, group="look")
    async def _look(self) -> None:
        app = cast("ProbatumApp", self.app)

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
        self.summary.update(_summary(found))
        self.days.update(_days(seen, self.size.width // 2))
        self.ahead.update(_ahead(found))
        self.sure.update(_sure(sure))
        self.concepts.update(_concepts(found, self.size.width))


def _summary(found: "Progress") -> str:
    asked = [known for known in found.concepts if not known.mastery.inferred]
    mastered = sum(known.mastery.state.value == "mastered" for known in asked)
    quizzes = f"{found.quizzes} quiz{'' if found.quizzes == 1 else 'zes'}"
    return f"{found.answers} answers in {quizzes}   ·   {mastered} of {len(asked)} concepts mastered"


def _days(seen: "Overview", width: int) -> str:
    weeks = max(4, min(WEEKS, width - 8))
    return "\n".join(heat_map(seen.days, seen.at.date(), weeks)) if seen.days else "No answer yet."


def _ahead(found: "Progress") -> str:
    lines = [f"{day.day:%a %d %b}  {'▇' * min(day.concepts, 20)} {day.concepts}" for day in found.ahead[:5]]
    return "\n".join(lines) or "Nothing is planned: take a quiz first."


def _sure(levels: "tuple[Sureness, ...]") -> str:
    lines = [f"{SAID.get(s.said, f'{s.said:.0%}'):<12} {s.right:4.0%} right of {s.answers}" for s in levels]
    return "\n".join(lines) or "Say it in a quiz with 1, 2, 3 before you answer."


def _concepts(found: "Progress", width: int) -> str:
    scale = max(10, min(40, width - 50))
    lines = [_line(known, scale) for known in found.concepts[:MOST_SHOWN]]
    if len(found.concepts) > MOST_SHOWN:
        lines.append(f"... and {len(found.concepts) - MOST_SHOWN} more: probatum progress lists all.")
    legend = "✓ mastered   · not yet   ? not enough answers   (read off its neighbours)   ● with its 80 % band ──"
    return "\n".join([legend, "", *lines]) if lines else "No concept yet: make the notes of a chapter."


def _line(known: "Known", scale: int) -> str:
    mastery = known.mastery
    name = f"({known.name})" if mastery.inferred else known.name
    mark = STATES[mastery.state.value]
    numbers = f"{mastery.shown:4.0%} ({100 * mastery.low:.0f}–{100 * mastery.high:.0f})"
    return f"{mark} {name[:28]:<28} {banded(mastery.shown, mastery.low, mastery.high, scale)} {numbers}"

"""Settings and doctor: what is set and where, and what works on this machine."""

from typing import TYPE_CHECKING, cast

from textual import getters, work
from textual.app import ComposeResult
from textual.containers import VerticalScroll
from textual.screen import Screen
from textual.widgets import Static

from probatum.configs.settings import VAULT_FILE, Settings, user_file
from probatum.tui.widgets.key_line import KeyLine
from probatum.tui.widgets.places import Places

if TYPE_CHECKING:
    from probatum.tui.app import ProbatumApp
    from probatum.workflows.doctor import Finding

KEYS = 'as shipped; [app.keys] in config.toml changes them: "app.library" = "f2"'
MARKS = {"works": "✓", "absent": "·", "missing": "✗"}


class SettingsScreen(Screen[None]):
    """Read here, changed in the files that it names."""

    CSS_PATH = "settings.tcss"

    values = getters.query_one("#values", Static)
    doctor = getters.query_one("#doctor", Static)

    def compose(self) -> ComposeResult:
        """Settings, then the doctor's findings."""
        yield Places("settings")
        with VerticalScroll():
            yield Static("Settings", classes="heading")
            yield Static("", id="values", markup=False)
            yield Static("What works here", classes="heading")
            yield Static("Looking ...", id="doctor", markup=False)
        yield KeyLine()

    def on_screen_resume(self) -> None:
        """Looks again each time the screen is shown."""
        self.values.update(_values(cast("ProbatumApp", self.app).settings))
        self._examine()

    @work(exclusive=True, group="look")
    async def _examine(self) -> None:
        app = cast("ProbatumApp", self.app)

        async def examined() -> "tuple[Finding, ...]":
            from probatum.workflows.doctor import examine

            return await examine(app.settings)

        findings = await app.engine.run(examined)
        self.doctor.update("\n".join(_line(finding) for finding in findings))


def _values(settings: Settings) -> str:
    model, learner = settings.model, settings.learner
    rows = {
        "vault": settings.vault,
        "engine": f"{settings.engine}, so {'a model writes' if settings.uses_model else 'the book alone speaks'}",
        "model": f"{model.name or 'none'} {model.base_url}",
        "you": f"{learner.level}, {', '.join(learner.stack) or 'no stack named'}, {learner.minutes} minutes a day",
        "theme": f"{settings.app.theme} (app.theme; Ctrl-P tries others; ansi-dark takes your terminal's)",
        "keys": ", ".join(f"{name} = {key}" for name, key in settings.app.keys.items()) or KEYS,
        "yours": f"{user_file()}{'' if user_file().exists() else ' (none yet; probatum profile writes it)'}",
        "the vault's": settings.vault / VAULT_FILE,
    }
    return "\n".join(f"{name:<12} {value}" for name, value in rows.items())


def _line(finding: "Finding") -> str:
    advice = f"\n    {finding.advice}" if finding.advice else ""
    return f"{MARKS[finding.state]} {finding.what}: {finding.seen}{advice}"

"""Settings and doctor: what is set, changed on the spot, and what works on this machine."""

from pathlib import Path
from typing import TYPE_CHECKING, ClassVar

from textual import getters, on, work
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll
from textual.content import Content
from textual.widgets import OptionList, Static

from probatum.configs.settings import VAULT_FILE, Settings
from probatum.errors import ProbatumError
from probatum.tui.screens.asking import AskScreen
from probatum.tui.screens.choosing import ChooseScreen
from probatum.tui.screens.place import PlaceScreen
from probatum.tui.setting_rows import NOT_SET, ROWS, SettingRow
from probatum.tui.telling import tell
from probatum.tui.widgets.key_line import KeyLine
from probatum.tui.widgets.places import Places

if TYPE_CHECKING:
    from probatum.workflows.doctor import Finding

KEYS = 'as shipped; [app.keys] in your file changes them: "app.library" = "f2"'
MARKS = {"works": ("✓", "$text-success"), "absent": ("·", "dim"), "missing": ("✗", "$text-error")}


class SettingsScreen(PlaceScreen):
    """Enter changes what the cursor is on; the change is written to the user's file and taken at once."""

    CSS_PATH = "settings.tcss"
    AUTO_FOCUS = "#values"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "change", "Change"),
        Binding("pagedown,space", "scroll(1)", "Down to what works here", key_display="space", priority=True),
        Binding("pageup", "scroll(-1)", "Up", show=False, priority=True),
    ]

    all = getters.query_one(VerticalScroll)
    values = getters.query_one("#values", OptionList)
    files = getters.query_one("#files", Static)
    doctor = getters.query_one("#doctor", Static)

    def compose(self) -> ComposeResult:
        """Settings, then the doctor's findings."""
        yield Places("settings")
        with VerticalScroll(can_focus=False):
            yield Static("Settings  [not bold dim]Enter changes one[/]", classes="heading")
            yield OptionList(id="values")
            yield Static("", id="files", markup=False)
            yield Static("What works here", classes="heading")
            yield Static("Looking ...", id="doctor", markup=False)
        yield KeyLine()

    async def look(self) -> None:
        """Lists the settings at once, and what works here when that is known."""
        self._list()

        async def examined() -> "tuple[Finding, ...]":
            from probatum.workflows.doctor import examine

            return await examine(self.probatum.settings)

        findings = await self.probatum.engine.run(examined)
        self.doctor.update(Content("\n").join(_finding(finding) for finding in findings))

    def _list(self) -> None:
        settings, at = self.probatum.settings, self.values.highlighted or 0
        self.values.clear_options()
        self.values.add_options([_row(row, settings) for row in ROWS])
        self.values.highlighted = at
        self.files.update(_files(settings, self.probatum.user_file))

    @on(OptionList.OptionSelected, "#values")
    def _choose(self, event: OptionList.OptionSelected) -> None:
        self._change(ROWS[event.option_index])

    def action_change(self) -> None:
        """Asks for another value and keeps it."""
        self._change(ROWS[self.values.highlighted or 0])

    def action_scroll(self, by: int) -> None:
        """Down to what works here, or up again."""
        self.all.scroll_relative(y=by * (self.all.size.height - 2), animate=False)

    @work
    async def _change(self, row: SettingRow) -> None:
        typed = await self._asked(row)
        if typed is None:
            return
        try:
            self.probatum.set_setting(row.table, row.key, row.read(typed))
        except ValueError:
            self.notify(f"{row.name}: {typed!r} is not a value for it; for example {row.example}.", severity="error")
        except ProbatumError as error:
            tell(self.app, error)
        self._list()

    async def _asked(self, row: SettingRow) -> str | None:
        choices = sorted(self.app.available_themes) if row.key == "theme" else row.choices
        if not choices:
            example = f"For example: {row.example}" if row.example else ""
            return await self.app.push_screen_wait(AskScreen(row.name, row.shown(self.probatum.settings), example))
        chosen = await self.app.push_screen_wait(ChooseScreen(row.name, choices))
        return None if chosen is None else choices[chosen]


def _row(row: SettingRow, settings: Settings) -> Content:
    value = row.shown(settings)
    shown = (value, "") if value else (NOT_SET.get(row.key, "as usual"), "dim")
    return Content.assemble(f"{row.name:<15}", shown)


def _files(settings: Settings, user: Path) -> str:
    keys = ", ".join(f"{name} = {key}" for name, key in settings.app.keys.items()) or KEYS
    rows = {
        "keys": keys,
        "vault": settings.vault.resolve(),
        "your file": f"{user}{'' if user.exists() else ' (made with the first change)'}",
        "the vault's": settings.vault / VAULT_FILE,
    }
    return "\n".join(f"{name:<15}{value}" for name, value in rows.items())


def _finding(finding: "Finding") -> Content:
    mark, style = MARKS[finding.state]
    advice = f"\n{'':<19}{finding.advice}" if finding.advice else ""
    return Content.assemble((f"{mark} ", style), f"{finding.what:<17}{finding.seen}", (advice, "dim"))

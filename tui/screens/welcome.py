"""The first run: what this is, what works here, and a first step that needs no key and no book."""

from typing import TYPE_CHECKING, ClassVar, Literal

from textual import getters, work
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll
from textual.screen import ModalScreen
from textual.widgets import Static

from probatum.configs.settings import Settings
from probatum.tui.engine import Engine
from probatum.tui.widgets.key_line import KeyLine

if TYPE_CHECKING:
    from probatum.workflows.doctor import Finding

Choice = Literal["sample", "book", ""]

ABOUT = """\
Probatum turns a chapter of a technical book into notes in which everything was tried: code was run, every
statement leads to its page. Then it asks you questions, and remembers what you know.

No account, no key, nothing leaves this machine unless you set a model that lives elsewhere."""


class WelcomeScreen(ModalScreen[Choice]):
    """Its result is the first step: the sample, a book of the reader's own, or none."""

    CSS_PATH = "welcome.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "choose('sample')", "Try the sample chapter"),
        Binding("a", "choose('book')", "Add a book of mine"),
        Binding("escape", "choose('')", "Look around"),
        Binding("q", "app.quit", "Quit"),
    ]

    found = getters.query_one("#found", Static)

    def __init__(self, settings: Settings, engine: Engine) -> None:
        super().__init__()
        self._settings = settings
        self._engine = engine

    def compose(self) -> ComposeResult:
        """A few lines, then what was found."""
        with VerticalScroll():
            yield Static("Welcome to Probatum", classes="heading")
            yield Static(ABOUT.replace("\n\n", "\0").replace("\n", " ").replace("\0", "\n\n"), id="about")
            yield Static(
                "[b $text-primary]Enter[/]  [@click=screen.choose('sample')]makes notes of the sample's first "
                "chapter[/]\n[b $text-primary]a[/]      "
                "[@click=screen.choose('book')]adds a PDF of yours[/]\n"
                "[b $text-primary]Esc[/]    [@click=screen.choose('')]looks around[/]",
                id="steps",
            )
            yield Static("What is here", classes="heading")
            yield Static(
                f"  vault     {self._settings.vault.resolve()}\n  Looking for the sandbox and for models ...",
                id="found",
                markup=False,
            )
        yield KeyLine()

    def on_mount(self) -> None:
        """Looks while the reader reads."""
        self._look()

    @work(exclusive=True, group="look")
    async def _look(self) -> None:
        async def examined() -> "tuple[Finding, ...]":
            from probatum.workflows.doctor import examine

            return await examine(self._settings)

        self.found.update("\n".join(lines_of(await self._engine.run(examined))))

    def action_choose(self, choice: Choice) -> None:
        """The first step."""
        self.dismiss(choice)


def lines_of(findings: "tuple[Finding, ...]") -> list[str]:
    """Vault, sandbox and model in a line each: what a beginner needs to know of this machine."""
    boxes = [f.what.removeprefix("sandbox ") for f in findings if f.what.startswith("sandbox ") and f.state == "works"]
    lacking = next((f for f in findings if f.what == "sandbox"), None)
    known = ("python", "vault", "settings", "cache", "diagrams", "tesseract", "node", "model")
    servers = [f for f in findings if f.what not in known and not f.what.startswith("sandbox")]
    model = next((f for f in findings if f.what == "model"), None)
    vault = next(f for f in findings if f.what == "vault")
    return [
        f"{'✓' if vault.state == 'works' else '✗'} vault     {vault.seen}",
        f"✓ sandbox   {', '.join(boxes)}: code of books is run apart from your files"
        if boxes
        else f"✗ sandbox   {lacking.seen if lacking else 'none'}",
        *(f"✓ {f.what:<9} {f.seen}" for f in servers),
        f"{'✓' if model and model.state == 'works' else '·'} model     "
        + (model.seen if model and model.state == "works" else "none set: notes come from the book's own words"),
    ]

"""A place of the app: a screen that stays, and looks again each time that it is shown."""

from typing import TYPE_CHECKING, cast

from textual import work
from textual.screen import Screen

if TYPE_CHECKING:
    from probatum.tui.app import ProbatumApp


class PlaceScreen(Screen[None]):
    """One of the app's modes."""

    @property
    def probatum(self) -> "ProbatumApp":
        """The app, by its own name."""
        return cast("ProbatumApp", self.app)

    def on_screen_resume(self) -> None:
        """Looks again."""
        self.look_again()

    @work(exclusive=True, group="look")
    async def look_again(self) -> None:
        """Begins to look, in place of a look that is not over."""
        await self.look()

    async def look(self) -> None:
        """Reads what is to be shown, and shows it."""
        raise NotImplementedError

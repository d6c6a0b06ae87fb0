"""A place of the app: a screen that stays, and looks again each time that it is shown."""

from typing import TYPE_CHECKING, cast

from textual import work
from textual.css.query import NoMatches
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
        try:
            await self.look()
        except NoMatches:
            if self.app.is_running:  # else the app was left meanwhile, and nothing is there to show it in
                raise

    async def look(self) -> None:
        """Reads what is to be shown, and shows it."""
        raise NotImplementedError

"""Where the reader stands in a chapter, in a few words: never a number that too few answers bear."""

from typing import TYPE_CHECKING

from rich.text import Text

from probatum.tools.wording import counted
from probatum.tui.drawing import bar

if TYPE_CHECKING:
    from probatum.workflows.overview import ChapterStanding


def standing_of(standing: "ChapterStanding", width: int) -> Text:
    """``━━━╸──── 3 of 8 mastered · last quiz 5 of 7``, its bar ``width`` columns wide."""
    if standing.last_quiz is None:
        return Text(f"notes · {counted(standing.questions, 'question')}, no quiz yet")
    last = ("  last quiz {} of {}".format(*standing.last_quiz), "dim")
    if not standing.settled:
        return Text.assemble("too few answers to say", last)
    share = standing.mastered / standing.concepts
    return Text.assemble(bar(share, width), f" {standing.mastered} of {standing.concepts} mastered", last)

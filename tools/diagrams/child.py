"""The process that draws: reads a Mermaid source a line as JSON, answers with the drawing's texts or a complaint.

It is a process so that it can be killed: Mermaid's layout can take minutes for what looks harmless.
"""

import json
import sys
from html.parser import HTMLParser

from mermaidx.engine import Engine, MermaidRenderError


def main() -> None:
    """Answers one line for each line read, until there are no more."""
    engine = Engine()
    engine.start()
    answers, sys.stdout = sys.stdout, sys.stderr
    for line in sys.stdin:
        answers.write(json.dumps(draw(engine, json.loads(line))) + "\n")
        answers.flush()


def draw(engine: Engine, source: str) -> dict[str, object]:
    """``{"texts": [...]}`` of the drawing, or ``{"error": "..."}``."""
    try:
        svg = engine.render_svg(source, "default", None, None)
    except MermaidRenderError as error:
        return {"error": str(error)}
    reader = _Texts()
    reader.feed(svg)
    return {"texts": reader.texts}


class _Texts(HTMLParser):
    """Collects what a drawing shows: a text for each label."""

    HOLDERS = ("text", "foreignobject")
    UNSEEN = ("style", "script", "title", "desc")

    def __init__(self) -> None:
        super().__init__()
        self.texts: list[str] = []
        self._inside: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in self.HOLDERS or tag in self.UNSEEN:
            self._inside.append(tag)
            if tag in self.HOLDERS:
                self.texts.append("")

    def handle_endtag(self, tag: str) -> None:
        if self._inside and self._inside[-1] == tag:
            self._inside.pop()

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """An element without content holds no text."""

    def handle_data(self, data: str) -> None:
        if self._inside and self._inside[-1] in self.HOLDERS:
            self.texts[-1] += data


if __name__ == "__main__":
    main()

"""The log of these tests as its note."""

from tests.rendering import logs

from probatum.tools.rendering.render import render_log


def rendered(**changes: object) -> str:
    log = logs.log().model_copy(update=changes)
    return render_log(log, logs.chapter(), mermaid=logs.mermaid, bank=logs.bank())


NOTE = rendered()


def part(note: str, heading: str) -> str:
    start = note.index(heading)
    return note[start : note.find("\n## ", start + 1)]

"""Two runs of one chapter, the second with other words, figures and no challenge."""

from datetime import date
from typing import Any

from tests.rendering import logs

from probatum.notes import Claim
from probatum.tools.rendering.render import render_log


def rendered(**changes: Any) -> str:
    return render_log(logs.log(**changes), logs.chapter(), mermaid=logs.mermaid, bank=logs.bank())


def changed_run() -> str:
    """The chapter as another run tells it: a statement reworded, one gone, one new; other figures, no challenge."""
    first, second = logs.log().sections
    claims = (logs.claim("Reworded by the writer."), first.happening[2], logs.claim("A new statement."))
    sections = (first.model_copy(update={"happening": claims, "snippets": first.snippets[1:]}), second)
    draft = logs.draft().model_copy(update={"challenge": None, "recap": (Claim(text="Another recap."),)})
    return rendered(day=date(2026, 11, 24), sections=sections, draft=draft)


OLD = rendered()


NEW = changed_run()

"""What is said in a session with the tutor, as Markdown: a first word, and answers with pages that open."""

import re
from collections.abc import Callable

from probatum.tools.citing import with_pages
from probatum.tools.markdown.escape import fence
from probatum.tutoring import Action, Turn, Way

PAGES = re.compile(r"\[(p\. [^\[\]()]+)\](?!\()")
PAGE = "page:"
"""How a link to a page of the book begins."""
WAYS = {
    Way.EXPLAIN: "I explain what you ask",
    Way.SOCRATIC: "I answer with questions that lead you there",
    Way.TEACH_BACK: "you explain, and I look for gaps",
    Way.EXAMPLE: "I show it on an example",
    Way.QUIZ: "I ask, you answer",
    Way.DEBUG: "paste code: it is run, and we look at it together",
}
"""What each way to work means, said when it is chosen."""


def welcome(chapter: str, *, model: bool) -> str:
    """What can be done here, before anything was said."""
    who = (
        "A model answers, from this chapter" if model else "No model is set: the book itself answers, in its own words"
    )
    return (
        f"**{chapter}** is open. {who}, and every answer names its pages; click one to read it, or press **f9**.\n\n"
        "- Type a question: *What is …?*, *Why does …?*, *How do … and … differ?*\n"
        "- **f5** asks you a question from the chapter; **f3** gives a hint, **f4** the answer\n"
        "- **f2** changes how we work: explain, ask back, teach back, example, quiz, debug\n"
        "- **f8** lets me search the whole book\n"
        "- Paste code between lines of \\`\\`\\` and it is run"
    )


def told(turn: Turn, label_of: Callable[[str], str | None]) -> str:
    """An answer whole: its text, what its actions gave, and which of its citations did not hold."""
    parts = [linked(with_pages(turn.text, label_of)), *map(_done, turn.actions)]
    parts += [f"> [!warning] {citation.complaint}" for citation in turn.citations if citation.complaint]
    if turn.stopped:
        parts.append("*(stopped)*")
    return "\n\n".join(part for part in parts if part)


def linked(text: str) -> str:
    """``[p. 21, p. 22]`` as links that open the pages."""

    def links(found: re.Match[str]) -> str:
        pages = (page.strip() for page in found[1].split(","))
        return ", ".join(f"[{page}](<{PAGE}{page.removeprefix('p. ')}>)" for page in pages)

    return PAGES.sub(links, text)


def pages_cited(text: str) -> list[str]:
    """Printed numbers of the pages that a text leads to, each once, in order."""
    return list(dict.fromkeys(re.findall(rf"\(<{PAGE}([^>]+)>\)", text)))


def _done(action: Action) -> str:
    head = action.target if "\n" not in action.target else "gave"
    return f"**{action.kind}** {head}\n\n{fence(action.result, 'text')}" if action.kind == "run" else action.result

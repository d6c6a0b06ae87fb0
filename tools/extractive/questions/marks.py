"""Takes the marks of footnotes and of references out of what a question shows; its evidence keeps the book's words."""

import re

from probatum.quiz import Cloze, Matching, MultipleChoice, Question, ShortAnswer
from probatum.tools.extractive.inline import without_marks


def unmarked(question: Question) -> Question:
    """The question as it is shown; what is set as code, and what was printed, stays as it is."""
    shown: dict[str, object] = {"prompt": _plain(question.prompt)}
    if isinstance(question, MultipleChoice):
        shown["options"] = tuple(o.model_copy(update={"text": _plain(o.text)}) for o in question.options)
    elif isinstance(question, Matching):
        shown["meanings"] = tuple(map(_plain, question.meanings))
    elif isinstance(question, ShortAnswer):
        shown["key"] = _plain(question.key)
        shown["points"] = tuple(p.model_copy(update={"text": _plain(p.text)}) for p in question.points)
    elif not isinstance(question, Cloze):
        return question
    return question.model_copy(update=shown)


def _plain(text: str) -> str:
    return "".join(part if part.startswith("`") else without_marks(part) for part in re.split(r"(`[^`]*`)", text))

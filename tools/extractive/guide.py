"""The tutor that asks no model: it finds, shows and runs what the book has, and never pretends to converse."""

import re
from collections.abc import AsyncIterator, Sequence

from probatum.tools.models import Usage
from probatum.tools.passages import Passage
from probatum.tools.passages.terms import terms_of
from probatum.tutoring import Rung, Session, Way

SHOWN = 3
"""Passages in one answer."""
TELLING = 5
"""A word this long or longer tells something."""
_CODE = re.compile(r"^(\s{4,}|>>> |\.\.\. )|[=(){}\[\];]\s*$", re.MULTILINE)


class Guide:
    """Guided reading: the book's passages on the learner's words, as much of them as the rung allows."""

    async def answer(
        self, session: Session, question: str, passages: Sequence[Passage], way: Way, rung: Rung
    ) -> AsyncIterator[str | Usage]:
        """Quotes, each with its block's mark, and actions."""
        for line in _answer(question, passages, way, rung):
            yield line + "\n"

    async def summarise(self, session: Session, upto: int) -> str:
        """Nothing: this engine reads no earlier turns."""
        return ""


def _answer(question: str, passages: Sequence[Passage], way: Way, rung: Rung) -> list[str]:
    if way is Way.QUIZ:
        return ["@question"]
    if way is Way.DEBUG:
        return ["@run", "```python", question.strip().strip("`").removeprefix("python\n"), "```"]
    if not passages:
        return ["The chapter has no passage with these words. Try the words that the book would use, or /book."]
    if way is Way.EXAMPLE:
        return _example(passages)
    if way is Way.TEACH_BACK:
        return _gaps(question, passages, rung)
    if way is Way.SOCRATIC:
        return _ladder(passages, rung)
    return ["The book says:", *_quotes(passages[:SHOWN])]


def _ladder(passages: Sequence[Passage], rung: Rung) -> list[str]:
    best = passages[0]
    if rung is Rung.NUDGE:
        return [f"Read “{best.heading}”, p. {best.label}, and look for what answers you. /hint shows more."]
    if rung is Rung.HINT:
        return ["It begins so:", f"> {_first_sentence(best.text)} [{best.block}]"]
    return ["The book says:", *_quotes(passages[: 1 if rung is Rung.STEP else SHOWN])]


def _example(passages: Sequence[Passage]) -> list[str]:
    listing = next((p for p in passages if _is_code(p.text)), None)
    if listing is None:
        return ["No listing of the book is near these words. What it says of them:", *_quotes(passages[:1])]
    return [f"The book's listing in “{listing.heading}”, p. {listing.label}, run now:", f"@run {listing.block}"]


def _gaps(said: str, passages: Sequence[Passage], rung: Rung) -> list[str]:
    """What the best passages speak of and the learner did not."""
    had = set(terms_of(said))
    near = [p for p in passages[:SHOWN] if not _is_code(p.text)]
    missing = [(p, _telling(p.text, had)) for p in near]
    missing = [(p, words) for p, words in missing if words]
    if not missing:
        return ["Your words cover what the nearest passages speak of. Compare for yourself:", *_quotes(near)]
    if rung is Rung.NUDGE:
        pages = ", ".join(dict.fromkeys(f"p. {p.label}" for p, _ in missing))
        return [f"The book speaks of more here: {pages}. What did you leave out? /hint names it."]
    if rung is Rung.HINT:
        return ["You did not speak of:", *(f"- {', '.join(words[:4])} (p. {p.label})" for p, words in missing)]
    return ["Compare with the book:", *_quotes([p for p, _ in missing])]


def _telling(text: str, had: set[str]) -> list[str]:
    words = dict.fromkeys(w for w in re.findall(r"[^\W\d_]+", text) if len(w) >= TELLING)
    return [word for word in words if not had & set(terms_of(word))]


def _quotes(passages: Sequence[Passage]) -> list[str]:
    lines: list[str] = []
    for passage in passages:
        if _is_code(passage.text):
            lines.extend(["```", *passage.text.split("\n"), "```", f"[{passage.block}]", ""])
        else:
            lines.extend([f"> {' '.join(passage.text.split())} [{passage.block}]", ""])
    return lines


def _is_code(text: str) -> bool:
    lines = text.count("\n") + 1
    return lines > 1 and len(_CODE.findall(text)) >= lines / 3


def _first_sentence(text: str) -> str:
    return re.split(r"(?<=[.!?。])\s+", " ".join(text.split()), maxsplit=1)[0]

"""Finds a statement that the book calls wrong: *it is not right to say that …*."""

import re
from collections.abc import Iterator
from functools import cache

from probatum.book import Chapter
from probatum.tools.grounding.denying import denies
from probatum.tools.grounding.finding import said_in, sentences
from probatum.tools.grounding.opposing import on_a_scale
from probatum.tools.grounding.wording import SENTENCE, holds, wording

DISMISSING = {
    "en": r"(?:not|never|n['’]t)\s+(?:right|true|correct)\s+(?:to\s+\w+\s+)?that"
    r"|(?:wrong|false|mistaken|incorrect|mistake|misconception|fallacy|myth)\s+(?:to\s+\w+\s+)?that"
    r"|(?:not|n['’]t)\s+(?:mean|imply|follow)\s+that",
    "de": r"(?:nicht\s+(?:richtig|wahr|korrekt)|falsch|irrig|ein\s+Irrtum)(?:,?\s+zu\s+\w+)?,?\s+dass"
    r"|(?:heißt|bedeutet)\s+(?:aber\s+)?nicht,?\s+dass",
    "fr": r"n['’]est\s+pas\s+(?:vrai|juste|correct)\s+(?:de\s+dire\s+)?que|est\s+(?:faux|inexact)\s+(?:de\s+\w+\s+)?que"
    r"|ne\s+(?:signifie|veut)\s+pas\s+(?:dire\s+)?que",
    "es": r"no\s+es\s+(?:cierto|verdad|correcto)\s+(?:decir\s+)?que|es\s+(?:falso|incorrecto)\s+(?:decir\s+)?que"
    r"|no\s+(?:significa|quiere\s+decir)\s+que",
    "it": r"non\s+è\s+(?:vero|giusto|corretto)\s+(?:dire\s+)?che|è\s+(?:falso|sbagliato|errato)\s+(?:dire\s+)?che"
    r"|non\s+(?:significa|vuol\s+dire)\s+che",
}
ABOUT = re.compile(
    r"^\W*(?:saying|thinking|believing|assuming|taking|concluding|to\s+(?:say|think|believe|assume))\b", re.IGNORECASE
)
"""Begins a statement that speaks of a wrong one."""
LEAST = 0.7
"""Of what is dismissed, the part that a statement must have to be the same."""
FEWEST = 4
"""Stems of something that is dismissed; less stands anywhere."""


def dismissed(said: str, evidence: str, chapter: Chapter) -> str:
    """Where the book says that this is not so; empty when nowhere.

    Other evidence may have all that a statement shares with what is dismissed, but for units and the like: then it is
    about that.
    """
    language = chapter.language
    if denies(said, language) or ABOUT.match(said) or _dismissing(language).search(said):
        return ""
    stated = (sentence for sentence in SENTENCE.split(evidence) if not _dismissing(language).search(sentence))
    ours, there = said_in(said, language), said_in(" ".join(stated), language)
    for label, text in _dismissals(chapter):
        theirs = said_in(text, language)
        shared = ours & theirs
        if len(theirs) < FEWEST or len(shared) < LEAST * len(theirs):
            continue
        cut_out = any(holds(wording(text), wording(part)) for part in (said, evidence))
        if cut_out or any(not on_a_scale(word, language) for word in shared - there):
            return f"The book calls that wrong on page {label}: “{text}”."
    return ""


def _dismissals(chapter: Chapter) -> Iterator[tuple[str, str]]:
    """What the chapter says is not so, each with the label of its page."""
    for block in chapter.blocks():
        for sentence in sentences(block):
            if found := _dismissing(chapter.language).search(sentence):
                yield str(block.label), re.split(r"[;:.]\s|[.]$", sentence[found.end() :])[0].strip()


@cache
def _dismissing(language: str) -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)(?:{DISMISSING.get(language, DISMISSING['en'])})\b", re.IGNORECASE)

"""Turns a statement round in one place, so that it contradicts what the book says."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from probatum.tools.extractive.questions.lexicon import (
    bounds,
    clauses,
    denials,
    hedges,
    leeway,
    no_opposite,
    opposites,
    permissions,
    states,
    universal,
)


@dataclass(frozen=True)
class Turn:
    """A statement turned round."""

    text: str
    right: str
    """What stood there, in the book."""
    wrong: str
    """What stands there now."""


def turned(text: str, language: str) -> Turn | None:
    """The statement turned round; None when nothing in it can be, or when it would not surely be untrue then.

    A word is exchanged for its opposite, a bound is passed, a denial becomes a claim, or what may be or must be is
    denied. Only one place can be changed, so that nothing undoes the change. It stands in the main clause: of what
    is *not* so, the book may say the same. Behind a semicolon it often says the same again.
    """
    found = list(_turns(text, language)) if ";" not in text else []
    return found[0][1] if len(found) == 1 and _in_main_clause(text[: found[0][0]], language) else None


def denies(text: str, language: str) -> bool:
    """True for a statement that says of something that it is not so, or cannot or need not be."""
    return any(pattern.search(text) for pattern, _ in denials(language))


def denied(turn: Turn, language: str) -> bool:
    """True when the turn made a denial of a claim: whoever sees no other *cannot* beside it takes it for wrong."""
    return denies(turn.wrong, language)


def _turns(text: str, language: str) -> Iterator[tuple[int, Turn]]:
    """Every change that the statement allows, with its place."""
    words = set(re.findall(r"\w+", text.lower()))
    if not words & leeway(language):
        yield from _exchanged(text, language)
    bounded = list(_rewritten(text, bounds(language)))
    if bounded and not words & hedges(language) - BOUNDING:
        yield from bounded
    if bounded or words & hedges(language):
        return
    denied = list(_rewritten(text, denials(language)))
    yield from denied
    if not denied and not words & (leeway(language) | universal(language)) - PERMITTING:
        yield from (turn for turn in _rewritten(text, permissions(language)) if _plain(text[turn[0] :]))


PERMITTING = frozenset({"may", "can"})
"""What a permission itself is said with."""
BOUNDING = frozenset({"only", "than", "nur", "sola", "seule"})
"""What a bound itself is said with."""


def _plain(rest: str) -> bool:
    """True when what is allowed is only named: with *how*, *for what* or an aside behind it, nobody would doubt it."""
    return len(rest.split()) <= NAMED and not _DETAIL.search(rest)


NAMED = 14
"""Words."""
_DETAIL = re.compile(r"[,:;(–—]|\b(?:by|using|with)\s(?:\w+ing\b|an?\b|the\b)|\bas long as\b|\beasily\b")


def _exchanged(text: str, language: str) -> Iterator[tuple[int, Turn]]:
    """One of two opposites for the other, in what is said: of whom else it is true the book leaves open."""
    pairs = {} if _ONE_OF.match(text) else opposites(language)
    listed = "|".join(map(re.escape, sorted(pairs, key=len, reverse=True)))
    other = [found.span() for found in no_opposite(language).finditer(text)]
    for hit in re.finditer(rf"(?<![\w.-])(?:{listed})(?![\w-]|\.\w|\sclass\b)", text, re.IGNORECASE) if pairs else ():
        if any(start <= hit.start() < end for start, end in other) or not states(text[: hit.end()], language):
            continue
        wrong = pairs[hit[0].lower()]
        wrong = wrong[0].upper() + wrong[1:] if hit[0][0].isupper() else wrong
        before = _ARTICLE.sub("an" if wrong[0] in "aeiou" else "a", text[: hit.start()])
        yield hit.start(), Turn(before + wrong + text[hit.end() :], hit[0], wrong)


_ONE_OF = re.compile(
    r"(?:An?|One|Eine?|Un|Un[ao]|Une)\s.*\s(?:is|ist|è|es|est)\s(?:the|one|der|die|das|il|la|lo|el|le|l[’'])(?!\w)"
)
"""*An important part is the inner wheel*: the outer one may be another."""
_ARTICLE = re.compile(r"(?<=\s)an?(?=\s$)")
"""English, right before what is exchanged."""


def _rewritten(text: str, rules: tuple[tuple[re.Pattern[str], str], ...]) -> Iterator[tuple[int, Turn]]:
    """What the rules make of it; of rules that meet at one place the first holds."""
    taken: set[int] = set()
    for pattern, template in rules:
        for hit in pattern.finditer(text):
            if not taken & set(range(*hit.span())):
                taken.update(range(*hit.span()))
                wrong = hit.expand(template)
                changed = text[: hit.start()] + wrong + text[hit.end() :]
                changed = changed if hit.start() else changed[0].upper() + changed[1:]
                yield hit.start(), Turn(changed, hit[0].strip(), wrong.strip())


def _in_main_clause(before: str, language: str) -> bool:
    """True when what stands before the change opens no clause that it could belong to, nor a bracket."""
    last = re.split(r"[,:;–—]", before)[-1]
    opened = clauses(language) & set(re.findall(r"\w+", last.lower()))
    return not opened and before.count("(") == before.count(")")

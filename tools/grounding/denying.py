"""What a statement denies and its evidence states, and the other way about."""

import functools
import re
from typing import NamedTuple

from probatum.tools.grounding.conditions import unconditional
from probatum.tools.grounding.wording import content, wording

NEGATIONS = {
    "en": r"(?<!or\s)not(?!\s+only\b)|no(?!\s+matter\b)|never|neither|nor|nothing|nobody|without|cannot"
    r"|(?-i:none|(?<![^.!?]\s)None)"  # amid a sentence it is Python's
    r"|rather\s+than|instead\s+of|avoid(?:s|ed|ing)?|unable|lacks?|\w+n['’]t",
    "de": r"nicht(?!\s+nur\b)|kein\w*|nie|niemals|weder|ohne|nichts|niemand",
    "fr": r"ne|n['’]|pas|jamais|aucune?|sans|ni|rien",
    "es": r"no(?!\s+sólo\b)|nunca|jamás|ningun[oa]?|ningún|sin|ni|nada|tampoco",
    "it": r"non(?!\s+solo\b)|mai|nessun[oa]?|senza|né|niente|nulla",
    "pt": r"não(?!\s+só\b)|nunca|jamais|nenhuma?|sem|nem|nada",
}
HINDERING = {
    "en": r"(?:prevent|prohibit|forbid|exclude|eliminate|block|stop)(?:s|d|ed|ing|den)?|impossible|free\s+(?:of|from)",
    "de": r"verhinder\w+|verhütet?|verbiete[nt]|verboten|ausgeschlossen|unmöglich|frei\s+von",
    "fr": r"empêche\w*|évite\w*|interdi\w+|exclu\w*|impossible",
    "es": r"impid\w+|evita\w*|prohíbe\w*|excluye\w*|imposible",
    "it": r"impedi\w+|evita\w*|vieta\w*|esclude\w*|impossibile",
}
"""What denies without a negation: what a passage says is prevented may be said not to be."""
CLAUSE = re.compile(r"[.!?;:]\s+|\s[—–]\s|,\s(?=but\b|while\b|aber\b|mais\b|pero\b|ma\b|mas\b)")
CONTRAST = re.compile(
    r"(?:,\s(?:and\s|und\s|e\s|et\s|y\s)?(?:not|nicht|non|pas|no|não)|\s(?:rather\sthan|instead\sof|statt|anstatt))"
    r"\s[^,]*$"
)
"""The end of a clause that denies only what might be taken for it: *grows with n, not with n squared*."""
UNTIL = re.compile(r"\b(?:until|bis|finché|jusqu|hasta)\b[^,;]{0,30}$", re.IGNORECASE)
"""Before a negation that says when something ends: *until there is no more data*."""
PLAIN = frozenset(["not", "no", "nicht", "kein", "non", "ne", "pas", "não"])
"""Negations that stand everywhere; others are those of the passage when it has the same."""
NEAREST = 3
"""Words behind a negation that it surely denies."""
MOSTLY = 0.75
"""Of a clause that denies something, the part that a statement must have to be about the same."""


def denies(text: str, language: str) -> bool:
    """True when there is a negation in the text."""
    return bool(_negation(language).search(text))


def turned_round(said: str, evidence: str, language: str) -> str:
    """What is denied on one side and stated on the other; empty when they agree."""
    theirs = [_Clause.of(part, language) for part in CLAUSE.split(evidence)]
    for text in CLAUSE.split(unconditional(said, evidence, language)):
        ours = _Clause.of(text, language)
        found = _added(_Clause.of(CONTRAST.sub("", text), language), theirs) or _taken_away(ours, theirs)
        if found:
            return found
    return ""


def _added(ours: "_Clause", theirs: list["_Clause"]) -> str:
    """A denial of what only clauses that deny nothing speak of."""
    if not ours.denials:
        return ""
    denying = [clause for clause in theirs if clause.denials]
    denied = {word for clause in denying for denial in clause.denials for word in denial.of[:1]}
    nearest = max((ours.shared(clause) for clause in theirs if not clause.denials), default=0)
    if nearest <= max(map(ours.shared, denying), default=0) or any(ours.before & clause.words for clause in denying):
        return ""
    words = {denial.word.casefold() for clause in denying for denial in clause.denials}
    if not ours.hinders and any(clause.hinders and ours.shared(clause) for clause in theirs):
        return ""
    for denial in ours.denials:
        if denied.intersection(denial.of) or denial.word.casefold() in words - PLAIN:
            return ""
    return f"The statement denies something ({ours.denials[0].word!r}), the passage does not."


def _taken_away(ours: "_Clause", theirs: list["_Clause"]) -> str:
    """A denial of the passage of which nothing is left."""
    if ours.denials:
        return ""
    stating = [clause for clause in theirs if not clause.denials]
    stated = max(map(ours.shared, stating), default=0)
    for clause in theirs:
        for denial in clause.denials:
            if denial.ends or not denial.of or denial.of[0] not in ours.words:
                continue
            alone = not any(denial.of[0] in other.words for other in stating)
            if ours.shared(clause) > stated or (alone and ours.shared(clause) >= MOSTLY * len(clause.words)):
                return f"The passage denies something ({denial.word!r}), the statement does not."
    return ""


class _Denial(NamedTuple):
    """A negation with the stems that it denies, the nearest first."""

    word: str
    of: tuple[str, ...]
    ends: bool = False
    """It only says when something ends."""


class _Clause(NamedTuple):
    """A stretch of text with one thing to say, as stems."""

    words: frozenset[str]
    denials: tuple[_Denial, ...] = ()
    before: frozenset[str] = frozenset()
    """What stands before the first negation: its subject."""
    hinders: bool = False

    @classmethod
    def of(cls, text: str, language: str) -> "_Clause":
        found = list(_negation(language).finditer(text))
        words = frozenset(content(wording(_negation(language).sub(" ", text)), language))
        hinders = bool(_hindering(language).search(text))
        if not found:
            return cls(words, hinders=hinders)
        ends = [*(negation.start() for negation in found[1:]), len(text)]
        denials = [
            _Denial(
                negation[0],
                tuple(content(wording(text[negation.end() : end]), language)[:NEAREST]),
                bool(UNTIL.search(text[: negation.start()])),
            )
            for negation, end in zip(found, ends, strict=True)
        ]
        return cls(words, tuple(denials), frozenset(content(wording(text[: found[0].start()]), language)), hinders)

    def shared(self, other: "_Clause") -> int:
        """How many stems both have."""
        return len(self.words & other.words)


@functools.cache
def _negation(language: str) -> re.Pattern[str]:
    listed = NEGATIONS.get(language, NEGATIONS["en"])
    return re.compile(rf"(?<!\w)(?:{listed})(?!\w)", re.IGNORECASE)


@functools.cache
def _hindering(language: str) -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)(?:{HINDERING.get(language, HINDERING['en'])})(?!\w)", re.IGNORECASE)

"""The words that item-writing rules look for, in the languages of the books."""

import re

ABSOLUTE = re.compile(
    r"\b(?:always|never|only|all|none|every|must|completely|impossible|immer|nie|niemals|nur|alle|keine|sempre|mai|solo|tutti|nessuno"
    r"|toujours|jamais|seulement|tous|aucun|siempre|nunca|sólo|todos|ninguno|nunca|apenas|nenhum)\b",
    re.IGNORECASE,
)
VAGUE = re.compile(
    r"\b(?:usually|often|sometimes|generally|probably|might|may be|in most cases|meistens|oft|manchmal|vielleicht"
    r"|spesso|talvolta|forse|souvent|parfois|peut-être|a menudo|a veces|quizás|frequentemente|às vezes|talvez)\b",
    re.IGNORECASE,
)
TOGETHER = re.compile(
    r"^(?:(?:all|none|both|neither|any) of (?:the|these)\b.*|(?:both|neither) [a-d] (?:and|n?or) [a-d]\b.*"
    r"|[a-d] and [a-d]|alle (?:oben )?genannten.*|keine der .*|tutte le precedenti|nessuna delle precedenti|entrambe.*"
    r"|toutes les réponses.*|aucune des réponses.*|todas las anteriores|ninguna de las anteriores"
    r"|todas as anteriores|nenhuma das anteriores)\.?$",
    re.IGNORECASE,
)
TO_DO = re.compile(r"to\s[a-z]", re.IGNORECASE)
"""*To join two strings*: an English infinitive."""
NEGATIVE = re.compile(r"\b(?:not|except|never|nicht|außer|non|tranne|ne .{1,20} pas|sauf|no|excepto|não|exceto)\b")
"""In lower case: a negation in capitals or bold is marked."""
ROOT = 5
"""Letters that words of one root have in common at least, unless one holds the other."""
_WORD = re.compile(r"[^\W\d_]{5,}")


def long_words(text: str) -> set[str]:
    """The longer words of ``text``, cut to seven letters so that forms of one word agree."""
    return {word.lower()[:7] for word in _WORD.findall(text)}


def akin(one: str, other: str, share: float = 0.6) -> bool:
    """True for words that share a root, or of which one holds the other: *assignment*, *assigns*; *pop3*, *pop3s*.

    ``share`` is the part of the shorter word that the root has to be.
    """
    short, long = sorted((one.lower(), other.lower()), key=len)
    root = next((n for n, (a, b) in enumerate(zip(short, long, strict=False)) if a != b), len(short))
    return (len(short) >= 4 and short in long) or (root >= ROOT and root >= share * len(short))


ONE_WORD = 0.75
"""Share of a word from which on another is nearly the same: *imprecision*, *imprecise*; not *operand*, *operator*."""


def short_words(text: str) -> set[str]:
    """The words and numbers of ``text`` of four signs or more."""
    return set(re.findall(r"[^\W_]{4,}", text))

"""Words that questions look for, read from a table by language."""

import re
import tomllib
from functools import cache
from pathlib import Path
from typing import Any

from probatum.tools.extractive.language import language_of


@cache
def _table() -> dict[str, dict[str, Any]]:
    return tomllib.loads(Path(__file__).with_name("lexicon.toml").read_text("utf-8"))


def step_cues(language: str) -> str:
    """One group of a regular expression that finds the words by which a text announces steps; matches nothing else."""
    listed = _table()["steps"].get(language, "(?!)").split()
    return f"(?:{'|'.join(listed)})"


@cache
def opposites(language: str) -> dict[str, str]:
    """Words that turn a statement round, each with its opposite, both ways; the first pair of a word counts."""
    found: dict[str, str] = {}
    for pair in _table()["opposites"].get(language, "").split():
        one, other = pair.split("|")
        found.setdefault(one, other)
        found.setdefault(other, one)
    return found


@cache
def no_opposite(language: str) -> re.Pattern[str]:
    """Finds such a word where it means something else."""
    listed = _table()["no_opposite"].get(language, "(?!)").split()
    return re.compile(rf"(?<!\w)(?:{'|'.join(listed)})(?!\w)", re.IGNORECASE)


@cache
def _rules(name: str, language: str) -> tuple[tuple[re.Pattern[str], str], ...]:
    return tuple((re.compile(find, re.IGNORECASE), put) for find, put in _table()[name].get(language, ()))


@cache
def _words(name: str, language: str) -> frozenset[str]:
    return frozenset(_table()[name].get(language, "").split())


def denials(language: str) -> tuple[tuple[re.Pattern[str], str], ...]:
    """Ways to say that something is not so, each with what claims it."""
    return _rules("denials", language)


def bounds(language: str) -> tuple[tuple[re.Pattern[str], str], ...]:
    """Ways to set a bound, each with what goes beyond it."""
    return _rules("bounds", language)


def permissions(language: str) -> tuple[tuple[re.Pattern[str], str], ...]:
    """Ways to say that something can or has to be so, each with what denies it."""
    return _rules("permissions", language)


def hedges(language: str) -> frozenset[str]:
    """Words that limit a denial, or that stand only with one: without it they would say something else."""
    return _words("hedges", language)


def universal(language: str) -> frozenset[str]:
    """Words that speak of every one: what is denied of all of them may be true of some."""
    return _words("universal", language)


def clauses(language: str) -> frozenset[str]:
    """Words that open a clause which is not the main one."""
    return _words("clauses", language)


def leeway(language: str) -> frozenset[str]:
    """Words with which a statement may stay true when it is turned round."""
    return _words("leeway", language)


def says_exactly(text: str, language: str) -> bool:
    """True for *A if and only if B*."""
    return any(cue in text for cue in _table()["exactly"].get(language, "\0").split("|"))


@cache
def elsewhere(language: str) -> re.Pattern[str]:
    """Finds words that point at something outside of their sentence."""
    listed = _table()["elsewhere"].get(language, "(?!)").split()
    return re.compile(rf"(?<!\w)(?:{'|'.join(listed)})(?!\w)", re.IGNORECASE)


def back(language: str) -> frozenset[str]:
    """Words that, at the head of a sentence, go on from what was said before it."""
    return _words("back", language)


def naming(language: str) -> frozenset[str]:
    """Words that stand beside a name: what kind of thing it is, and those by which a text says what to use."""
    return _words("naming", language)


def reason_in(text: str, language: str) -> tuple[str, str] | None:
    """What a sentence states and the reason that it gives, with its *because*; None when it gives none."""
    match = re.fullmatch(rf"([^;:]+?),?\s((?:{_table()['because'].get(language, '(?!)')})\s.+)", text)
    whole = match is not None and all(part.count("(") == part.count(")") for part in match.groups())
    return (match[1], match[2]) if match and whole else None


def purpose_in(text: str, language: str) -> str:
    """What a sentence that ends in a colon says that the code behind it is for: *To …*; empty when it does not."""
    begins = _table()["purpose"].get(language, "(?!)")
    match = re.search(rf"(?<!\w)({begins}[^:;,]*)(?:,[^:]*|\s\w+ing)?:$", text)
    return match[1][0].upper() + match[1][1:].rstrip() if match and match[1].count("(") == match[1].count(")") else ""


CODE = "\N{OBJECT REPLACEMENT CHARACTER}"
"""Stands for the code in a sentence."""


def told_purpose(text: str, language: str) -> str:
    """What a sentence with ``CODE`` in it says that this is for; empty when it does not say so."""
    begins, use, used = (_table()[name].get(language, "(?!)") for name in ("purpose", "use", "used"))
    few, end = r"(?:(?!of\s)[\w-]+\s){0,3}?", r"(?=[,;]|\.(?:\s|$))"
    makes = (
        rf"^(?P<purpose>{begins}[^,;:{CODE}]*),\s{few}(?:{use})\s{few}{CODE}",
        rf"(?<!\w)(?:{use})\s{few}{CODE}\s{few}(?P<purpose>{begins}[^,;:.{CODE}]*){end}",
        rf"{CODE}\s{few}(?:{used})\s(?P<purpose>{begins}[^,;:.{CODE}]*){end}",
    )
    found = next(filter(None, (re.search(make, text, re.IGNORECASE) for make in makes)), None)
    purpose = found["purpose"].strip() if found else ""
    return purpose[:1].upper() + purpose[1:] if purpose.count("(") == purpose.count(")") else ""


def begins_with_use(text: str, language: str) -> bool:
    """True for a sentence that begins by telling what to use, or for what: ``Use …``, ``To leave …, type …``."""
    return any(re.match(_table()[name].get(language, "(?!)"), text, re.IGNORECASE) for name in ("use", "purpose"))


def condition_in(text: str, language: str) -> tuple[str, str] | None:
    """A condition and what follows from it, without a ``then``; None for a sentence of another make.

    It is cut at its first comma, unless what stands there goes on with the condition.
    """
    begins, then, joins = (
        "|".join(_table()[name].get(language, "(?!)").split()) for name in ("conditions", "then", "joins")
    )
    match = re.fullmatch(rf"((?:{begins})\s[^,]+),\s(?:(?:{then})\s)?(?!(?:{joins})\s)(.+)", text, re.IGNORECASE)
    whole = match is not None and all(part.count("(") == part.count(")") for part in match.groups())
    whole = whole and match is not None and not _LISTED.match(match[2])
    twice = match is not None and re.match(rf"(?:{begins})\s", match[2], re.IGNORECASE)
    return (match[1], match[2]) if match and whole and not twice else None


_LISTED = re.compile(r"\S+(?:\s\S+)?,\s")
"""Behind the comma the condition counts up more: ``If -c, -exe, -obj options appear, …``."""


def verbs(language: str, *, many: bool) -> frozenset[str]:
    """Verbs with which a sentence goes on behind one thing, or behind ``many``."""
    return language_of(language).words("verbs_of_many" if many else "verbs")


def states(text: str, language: str) -> bool:
    """True when one of its words is known to be the verb of a statement; always where no verbs are known."""
    known = verbs(language, many=False) | verbs(language, many=True)
    return not known or bool(known & set(re.findall(r"\w+", text.lower())))

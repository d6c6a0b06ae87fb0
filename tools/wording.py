"""Words what notes and quizzes say in their own name, in the reader's or the book's language."""

import re
import tomllib
from collections.abc import Mapping
from functools import cache
from importlib.resources import files

from probatum.notes import Own
from probatum.proof import Verdict

ENGLISH = "en"


@cache
def phrases() -> Mapping[str, Mapping[str, str]]:
    """Each phrase's wordings, by language."""
    table: dict[str, dict[str, str]] = tomllib.loads(
        files("probatum.configs").joinpath("phrases.toml").read_text("utf-8")
    )
    return table


def wordings(phrase: str) -> tuple[str, ...]:
    """The phrase in every language, to find it again in a note that may be in any of them."""
    return tuple(dict.fromkeys(phrases()[phrase].values()))


def among(*names: str) -> str:
    """A regular expression that matches one of these phrases, in whatever language."""
    return "|".join(re.escape(words) for phrase in names for words in wordings(phrase))


def counted(number: int, thing: str, things: str = "") -> str:
    """``1 question``, ``3 questions``; ``things`` where an *s* does not make many of one."""
    return f"{number} {thing if number == 1 else things or f'{thing}s'}"


@cache
def own_labels() -> Mapping[str, Own]:
    """What each label of a writer's own statement means, in every language."""
    return {words: own for own in Own for words in wordings(own.name.lower())}


class Wording:
    """The phrases in one language; English where it has none."""

    def __init__(self, language: str) -> None:
        """``language`` is an ISO 639-1 code."""
        self.language = language

    def say(self, phrase: str, **parts: object) -> str:
        """The phrase of that name, filled in."""
        worded = phrases()[phrase]
        return worded.get(self.language, worded[ENGLISH]).format(**parts)

    def verdict(self, verdict: Verdict) -> str:
        """The outcome of a trial."""
        return self.say(f"verdict_{verdict.name.lower()}")

    def label(self, own: Own) -> str:
        """How a statement of the writer's own is marked."""
        return self.say(own.name.lower())

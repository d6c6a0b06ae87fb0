"""What the engine knows of a language: its small words, and the phrases by which books warn, define or sum up."""

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache, cached_property
from pathlib import Path

_NEVER = re.compile(r"(?!)")


@dataclass(frozen=True)
class Language:
    """One language's lists, ready to match; empty lists where the language is not known."""

    code: str
    """ISO 639-1."""
    entries: Mapping[str, str]

    def words(self, name: str) -> frozenset[str]:
        """A list of plain words, in lower case."""
        return frozenset(self.entries.get(name, "").lower().split())

    def patterns(self, name: str) -> str:
        """A list of patterns as one group of a regular expression; empty when there are none."""
        listed = self.entries.get(name, "").split()
        return f"(?:{'|'.join(listed)})" if listed else ""

    @property
    def spaced(self) -> bool:
        """False for a script that puts no blanks between words."""
        return self.code not in {"zh", "ja"}

    @cached_property
    def stop(self) -> frozenset[str]:
        """Words without a meaning of their own."""
        return self.words("stop") | self.words("articles")

    @cached_property
    def common(self) -> frozenset[str]:
        """Words too general to be a term by themselves."""
        return self.words("common")

    @cached_property
    def abbreviations(self) -> frozenset[str]:
        """Words whose full stop does not end a sentence, without it."""
        return self.words("abbreviations")

    def begins(self, name: str) -> re.Pattern[str]:
        """Matches at the start of a sentence that begins with one of the listed patterns."""
        return _begins(self, name)

    def holds(self, name: str) -> re.Pattern[str]:
        """Finds one of the listed patterns anywhere."""
        return _holds(self, name)

    def ends(self, name: str) -> re.Pattern[str]:
        """Finds a word whose form is one of the listed patterns."""
        return re.compile(self.patterns(name) or r"(?!)")

    def heads(self, name: str) -> re.Pattern[str]:
        """Matches a heading that is one of the listed patterns, or begins or ends with it."""
        return _heads(self, name)

    def __hash__(self) -> int:
        return hash(self.code)


@cache
def _table() -> dict[str, dict[str, str]]:
    return tomllib.loads(Path(__file__).with_name("languages.toml").read_text("utf-8"))


@cache
def language_of(code: str) -> Language:
    """The language of that ISO 639-1 code."""
    return Language(code, _table().get(code, {}))


@cache
def _begins(language: Language, name: str) -> re.Pattern[str]:
    listed = language.patterns(name)
    edge = r"\b" if language.spaced else ""
    return re.compile(rf"[\"“„«(¿¡]?{listed}{edge}", re.IGNORECASE) if listed else _NEVER


@cache
def _holds(language: Language, name: str) -> re.Pattern[str]:
    listed = language.patterns(name)
    left, right = (r"(?<!\w)", r"(?!\w)") if language.spaced else ("", "")
    return re.compile(rf"{left}{listed}{right}", re.IGNORECASE) if listed else _NEVER


@cache
def _heads(language: Language, name: str) -> re.Pattern[str]:
    listed = language.patterns(name)
    return re.compile(rf"^\W*(?:\S+\s+)?{listed}\W*$|^\W*{listed}\b", re.IGNORECASE) if listed else _NEVER

"""Words questions in the language of the book."""

import tomllib
from functools import cache
from pathlib import Path


@cache
def _phrases() -> dict[str, dict[str, str]]:
    return tomllib.loads(Path(__file__).with_name("phrases.toml").read_text("utf-8"))


class Wording:
    """The phrases of one language; English for one that nobody has put into words yet."""

    def __init__(self, language: str) -> None:
        """``language`` is an ISO 639-1 code."""
        self.language = language
        self._phrases = _phrases().get(language) or _phrases()["en"]

    def say(self, phrase: str, **parts: object) -> str:
        """The phrase of that name, filled in."""
        return self._phrases[phrase].format(**parts)

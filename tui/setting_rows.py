"""The settings that can be changed in the app: where each is kept, what it takes, how its value reads."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from probatum.configs.settings import Settings


@dataclass(frozen=True)
class SettingRow:
    """One line of the settings screen."""

    name: str
    table: str
    """Of the TOML file."""
    key: str
    shown: Callable[[Settings], str]
    example: str = ""
    choices: Sequence[str] = ()
    """All that it takes; empty where anything can be typed."""
    read: Callable[[str], Any] = str
    """From what was typed to the value. Raises ValueError."""


def _names(typed: str) -> list[str]:
    return [name.strip() for name in typed.split(",") if name.strip()]


ROWS = (
    SettingRow("you know", "learner", "stack", lambda s: ", ".join(s.learner.stack), "LangChain, FAISS", (), _names),
    SettingRow(
        "your level", "learner", "level", lambda s: s.learner.level, "", ("beginner", "intermediate", "advanced")
    ),
    SettingRow("your goals", "learner", "goals", lambda s: s.learner.goals, "to build a search engine"),
    SettingRow("minutes a day", "learner", "minutes", lambda s: str(s.learner.minutes), "45", (), int),
    SettingRow("notes in", "learner", "language", lambda s: s.learner.language, "de; empty for the book's language"),
    SettingRow("who writes", "", "engine", lambda s: s.engine, "", ("auto", "model", "extractive")),
    SettingRow("model", "model", "name", lambda s: s.model.name, "gpt-4.1-mini, or qwen3:8b of an Ollama"),
    SettingRow(
        "its server", "model", "base_url", lambda s: s.model.base_url, "http://localhost:11434; empty for OpenAI's"
    ),
    SettingRow("its key is in", "model", "api_key_env", lambda s: s.model.api_key_env, "OPENAI_API_KEY"),
    SettingRow("theme", "app", "theme", lambda s: s.app.theme),
)
"""In the order in which they are shown. The theme takes what the app has."""
NOT_SET = {
    "stack": "nothing said",
    "goals": "nothing said",
    "language": "the book's language",
    "name": "none: the book alone speaks",
    "base_url": "OpenAI's",
}
"""What an empty value means."""

"""What all calls of a chapter share: the instructions for this reader, and as much of the chapter as fits."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from jinja2 import Environment, PackageLoader, StrictUndefined

from probatum.agents.model_writer.chapter_text import mark_of, outline_text, whole_text
from probatum.book import Chapter
from probatum.configs.settings import LearnerSettings
from probatum.tools.models import Prompt, tokens_of

TASK_ROOM = 3000
"""Tokens kept free for a task beside the chapter."""
LANGUAGES = {
    "de": "German",
    "en": "English",
    "es": "Spanish",
    "fr": "French",
    "it": "Italian",
    "nl": "Dutch",
    "pt": "Portuguese",
    "tr": "Turkish",
}


@dataclass(frozen=True)
class Briefing:
    """The stable part of a chapter's prompts."""

    system: str
    prefix: str
    whole: bool
    """False when the chapter does not fit: the prefix is then its outline, and tasks carry their own text."""
    room: int
    """Tokens for a task."""

    def prompt(self, template: str, **values: object) -> Prompt:
        """A task from ``prompts/TEMPLATE.md``."""
        return Prompt(self.system, self.prefix, _template(template, **values))

    def bare(self, template: str, **values: object) -> Prompt:
        """A task that needs nothing of the chapter but what ``values`` hold."""
        return Prompt(self.system, "", _template(template, **values))


def brief(chapter: Chapter, learner: LearnerSettings, room: int) -> Briefing:
    """The briefing for a model that takes prompts of ``room`` tokens."""
    code = learner.language or chapter.language
    system = _template(
        "writer",
        level=learner.level,
        stack=_listed(learner.stack),
        goals=learner.goals,
        minutes=learner.minutes,
        language=LANGUAGES.get(code, code),
        mark=mark_of(chapter),
    )
    left = room - tokens_of(system)
    text = whole_text(chapter)
    whole = tokens_of(text) + TASK_ROOM <= left
    prefix = text if whole else outline_text(chapter)
    return Briefing(system, prefix, whole, left - tokens_of(prefix))


def _listed(names: Sequence[str]) -> str:
    return ", ".join(names)


def _template(name: str, **values: object) -> str:
    return _environment().get_template(f"{name}.md").render(**values).strip()


@cache
def _environment() -> Environment:
    return Environment(  # noqa: S701 - prompts are plain text; nothing is escaped
        loader=PackageLoader("probatum.agents", "prompts"),
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )

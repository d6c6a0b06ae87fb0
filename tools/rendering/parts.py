"""Names the parts of a log, in their order, and says which of them are the reader's own."""

from enum import StrEnum
from functools import cache

from probatum.tools.wording import Wording, wordings


class Part(StrEnum):
    """A part's name is the name of its template; a part with nothing to say is left out."""

    PROPERTIES = "properties"
    TITLE = "title"
    RAW_EXTRACT = "raw_extract"
    SUMMARY = "summary"
    BACKGROUND = "background"
    MAIN_CONTENT = "main_content"
    CHALLENGE = "challenge"
    MASTERY = "mastery"
    RECAP = "recap"
    FIGURES = "figures"
    QUIZ_RESULTS = "quiz_results"
    REFLECTION = "reflection"
    EXPERIMENTS = "experiments"
    SUMMARY_SENTENCE = "summary_sentence"
    VERIFICATION = "verification"


SIGNS = {
    Part.RAW_EXTRACT: "🧾",
    Part.SUMMARY: "⏱️",
    Part.BACKGROUND: "🧠",
    Part.MAIN_CONTENT: "📖",
    Part.CHALLENGE: "🔧",
    Part.MASTERY: "✅",
    Part.RECAP: "🔁",
    Part.FIGURES: "📸",
    Part.QUIZ_RESULTS: "📝",
    Part.REFLECTION: "💭",
    Part.EXPERIMENTS: "⚙️",
    Part.SUMMARY_SENTENCE: "✍️",
    Part.VERIFICATION: "🔍",
}
"""What the headings of the parts below properties and title begin with."""

READERS = (Part.QUIZ_RESULTS, Part.REFLECTION, Part.EXPERIMENTS, Part.SUMMARY_SENTENCE)
"""Once written, these are never generated anew."""


def heading(part: Part, language: str) -> str:
    """The line that opens a part in notes of that language, ISO 639-1; empty for properties and title."""
    return f"## {SIGNS[part]} {Wording(language).say(part)}" if part in SIGNS else ""


def part_of(line: str) -> Part | None:
    """The part that a line opens, in whatever language its heading is; None for any other line."""
    return _parts().get(line.rstrip())


@cache
def _parts() -> dict[str, Part]:
    return {f"## {sign} {words}": part for part, sign in SIGNS.items() for words in wordings(part)}

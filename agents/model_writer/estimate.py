"""What notes on a chapter will take, told before anything is sent."""

from math import ceil

from pydantic import Field

from probatum.agents.model_reviewer.windows import WINDOW
from probatum.agents.model_writer.briefing import brief
from probatum.agents.model_writer.chapter_text import parts_of, section_text
from probatum.agents.model_writer.tasks import plan_values, section_values
from probatum.book import Chapter
from probatum.configs.settings import Settings
from probatum.notes import Plan
from probatum.noun import Noun
from probatum.tools.models import Prompt, Usage, tokens_of
from probatum.tools.models.prices import Price

ANSWERS = {"plan": 450, "section": 1200, "words for outputs": 110, "repair": 200, "summary": 1600, "background": 700}
ANSWERS |= {"challenge": 600, "second reading": 300}
"""Tokens of a usual answer, by kind of call, as counted on four chapters of three books; what follows, too."""
NOTES = 650
"""Tokens of a section's notes, code and outputs, where a call sends these in place of the chapter."""
READ = 1000
"""Tokens of a section's notes beside the book's words that they rest on."""
TASK = 350
"""Tokens of a task beside the chapter."""
QUESTIONS = {"calls": 10, "in": 335, "out": 80}
"""To make and try a section's questions: calls, and the tokens of one beside the section's text."""
REPAIRED = 0.45
"""Repairs a section, on average."""


class Line(Noun):
    """One kind of call."""

    what: str
    calls: int
    tokens_in: int
    tokens_out: int
    stable: int = 0
    """Of ``tokens_in``, the part that a provider's prompt cache may know from an earlier call."""


class Estimate(Noun):
    """What a run will take, to within about a third."""

    model: str
    lines: tuple[Line, ...]
    money: float | None = Field(description="US dollars, nothing taken from a cache; None without a price")
    prices_date: str = ""
    whole: bool = True
    """False when the chapter does not fit beside a task, and is sent a section at a time."""

    @property
    def usage(self) -> Usage:
        """All calls together."""
        return Usage(
            tokens_in=sum(line.tokens_in for line in self.lines),
            tokens_out=sum(line.tokens_out for line in self.lines),
            calls=sum(line.calls for line in self.lines),
            estimated=True,
        )


def estimate(
    chapter: Chapter,
    settings: Settings,
    room: int,
    price: Price | None = None,
    prices_date: str = "",
    *,
    questions: bool = False,
) -> Estimate:
    """The calls that writing ``chapter`` takes of a model that takes prompts of ``room`` tokens; sends nothing.

    ``questions`` are to be made by the model, too.
    """
    briefing = brief(chapter, settings.learner, room)
    fixed = tokens_of(briefing.system) + tokens_of(briefing.prefix)
    plan = briefing.prompt("writer_plan", **plan_values(chapter, settings.learner, ""))
    sections = [
        briefing.prompt("writer_section", **section_values(chapter, section, Plan()) | {"text": text})
        for section in chapter.sections
        if section.blocks
        for text in ([""] if briefing.whole else parts_of(section, briefing.room - 1500))
    ]
    count = len(sections)
    lines = (
        _line("plan", [plan], 0 if briefing.whole else briefing.room // 2, known=0),
        _line("section", sections, 0, known=fixed),
        Line(
            what="words for outputs",
            calls=count,
            tokens_in=count * (tokens_of(briefing.system) + NOTES),
            tokens_out=count * ANSWERS["words for outputs"],
            stable=count * tokens_of(briefing.system),
        ),
        *(_around(what, calls, fixed) for what, calls in (("repair", round(count * REPAIRED)),)),
        *(_around(what, 1, fixed) for what in ("summary", "background", "challenge")),
        _second_reading(count),
        *([_questions(chapter)] if questions else []),
    )
    whole = Estimate(model=settings.model.name, lines=tuple(line for line in lines if line.calls), money=None)
    money = price.of(whole.usage) if price else None
    return whole.model_copy(update={"money": money, "prices_date": prices_date, "whole": briefing.whole})


def _line(what: str, prompts: list[Prompt], more: int, known: int) -> Line:
    tokens = sum(tokens_of(p.system) + tokens_of(p.prefix) + tokens_of(p.task) for p in prompts) + more
    calls = len(prompts)
    return Line(what=what, calls=calls, tokens_in=tokens, tokens_out=calls * ANSWERS[what], stable=calls * known)


def _second_reading(sections: int) -> Line:
    """The whole log in stretches, each looked at once, and half of them once more for what is doubted."""
    tokens = sections * READ
    stretches = ceil(tokens / WINDOW)
    calls = stretches + stretches // 2
    tokens_in = calls * (tokens // stretches + TASK) if stretches else 0
    return Line(what="second reading", calls=calls, tokens_in=tokens_in, tokens_out=calls * ANSWERS["second reading"])


def _questions(chapter: Chapter) -> Line:
    sizes = [tokens_of(section_text(section)) for section in chapter.sections if section.blocks]
    calls = len(sizes) * QUESTIONS["calls"]
    tokens = QUESTIONS["calls"] * sum(sizes) + calls * QUESTIONS["in"]
    return Line(what="questions", calls=calls, tokens_in=tokens, tokens_out=calls * QUESTIONS["out"])


def _around(what: str, calls: int, fixed: int) -> Line:
    return Line(
        what=what,
        calls=calls,
        tokens_in=calls * (fixed + TASK),
        tokens_out=calls * ANSWERS[what],
        stable=calls * fixed,
    )

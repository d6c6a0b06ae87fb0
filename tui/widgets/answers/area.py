"""Where a question is answered: options, steps to order, code to mend, or a line to type, whichever it asks for."""

import re
from dataclasses import dataclass

from textual import getters, on
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.message import Message
from textual.widget import Widget
from textual.widgets import Input, OptionList

from probatum.quiz import FixTheCode, MultipleChoice, Ordering, PredictOutput, Question
from probatum.tui.widgets.answers.code import AnswerCode
from probatum.tui.widgets.answers.options import LETTERS, AnswerOptions
from probatum.tui.widgets.answers.order import AnswerOrder
from probatum.workflows.quiz.text import how_to_answer


class AnswerArea(Vertical):
    """Posts the answer as the quiz reads it: a letter, numbers, or text."""

    DEFAULT_CSS = """
    AnswerArea {
        height: auto;
        padding: 0 2;
    }
    """

    options = getters.query_one(AnswerOptions)
    order = getters.query_one(AnswerOrder)
    code = getters.query_one(AnswerCode)
    line = getters.query_one(Input)

    @dataclass
    class Answered(Message):
        """The reader has answered."""

        text: str

    def compose(self) -> ComposeResult:
        """One of them is shown at a time."""
        yield AnswerOptions()
        yield AnswerOrder()
        yield AnswerCode()
        yield Input()

    def on_mount(self) -> None:
        """Nothing is asked yet."""
        self._show(None)

    def ask(self, question: Question) -> None:
        """Makes ready for an answer."""
        match question:
            case MultipleChoice() | PredictOutput() if texts := options_of(question):
                self.options.offer(texts)
                self._show(self.options)
            case Ordering():
                self.order.offer(question.steps)
                self._show(self.order)
            case FixTheCode():
                self.code.offer(question.code)
                self._show(self.code)
            case PredictOutput():
                self.code.offer("")
                self._show(self.code)
            case _:
                self.line.value, self.line.disabled = "", False
                self.line.placeholder = f"{how_to_answer(question)}; Enter answers"
                self._show(self.line)

    def settle(self, question: Question) -> None:
        """Takes no more answers; marks the options."""
        if self.options.display:
            self.options.settle(_key(question))
        for field in (self.order, self.code, self.line):
            field.disabled = True

    def close(self) -> None:
        """The quiz is over."""
        self._show(None)

    @property
    def needs(self) -> int:
        """Rows that show all of it."""
        shown = next((field for field in (self.options, self.order, self.code, self.line) if field.display), None)
        if shown is None:
            return 0
        return shown.virtual_size.height + shown.gutter.height if shown is not self.line else shown.outer_size.height

    @property
    def closed(self) -> bool:
        """True for a question with options, where a guess can be right."""
        return bool(self.options.display)

    def _show(self, one: Widget | None) -> None:
        for field in (self.options, self.order, self.code, self.line):
            field.display = field is one
        if one is not None:
            one.focus()

    @on(OptionList.OptionSelected, "AnswerOptions")
    def _choose(self, event: OptionList.OptionSelected) -> None:
        event.stop()
        self.post_message(self.Answered(LETTERS[event.option_index]))

    @on(OptionList.OptionSelected, "AnswerOrder")
    def _ordered(self, event: OptionList.OptionSelected) -> None:
        event.stop()
        self.post_message(self.Answered(" ".join(str(step + 1) for step in self.order.order)))

    @on(AnswerCode.Answered)
    def _written(self, event: AnswerCode.Answered) -> None:
        event.stop()
        self.post_message(self.Answered(event.text))

    @on(Input.Submitted)
    def _typed(self, event: Input.Submitted) -> None:
        event.stop()
        if event.value.strip():
            self.post_message(self.Answered(event.value))


CODE = re.compile(r"`([^`\n]+)`")
"""Code in an option's Markdown, which a list of options shows without its signs."""


def options_of(question: Question) -> list[str]:
    """The options of a closed question; empty for all others."""
    if isinstance(question, MultipleChoice):
        return [CODE.sub(r"\1", option.text) for option in question.options]
    return list(question.options) if isinstance(question, PredictOutput) else []


def _key(question: Question) -> int:
    if isinstance(question, MultipleChoice):
        return question.key
    assert isinstance(question, PredictOutput)
    return question.options.index(question.key)

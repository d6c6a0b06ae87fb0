"""The quiz on a plain terminal: one question, one answer, what was right and why."""

import asyncio
import re

from probatum.quiz import Marked, Question, ShortAnswer
from probatum.tools.grading import UnclearError
from probatum.workflows.quiz import Feedback, Quiz
from probatum.workflows.quiz_text import asked, how_to_answer, key_text

HELP = """Type your answer and press Enter, or one of these:
  ?  a hint     /skip     /void WHY  strike the question out     /right  my last answer was right     /stop"""
FAREWELL = {
    "evidence": "That is enough to say what you know here.",
    "nothing left": "There is no question left to ask.",
    "questions": "That was the last question.",
    "minutes": "Time is up.",
    "stopped": "Stopped; everything you answered is kept.",
}


def take(quiz: Quiz, runner: asyncio.Runner) -> None:
    """Asks until the quiz or the learner ends it; the end of input ends it too."""
    print(HELP)
    while (question := quiz.next()) is not None:
        print(f"\n{quiz.answered + 1}. ({question.difficulty})\n\n{_unmarked(asked(question))}\n")
        if not _dealt_with(quiz, question, runner):
            quiz.ended_by = "stopped"
            break
    print(f"\n{FAREWELL[quiz.ended_by]}")


def _dealt_with(quiz: Quiz, question: Question, runner: asyncio.Runner) -> bool:
    """Deals with one question to its end; False when the learner stops."""
    while True:
        typed = _line(f"[{how_to_answer(question)}] ")
        command, _, rest = ("/stop" if typed is None else typed.strip()).partition(" ")
        match command:
            case "":
                continue
            case "/stop" | "/quit":
                return False
            case "?" | "/hint":
                print(quiz.hint() or "There is no further hint.")
            case "/skip":
                quiz.skip()
                return True
            case "/void":
                quiz.void(rest)
                print("Struck out: it counts for nothing, and it will not be asked again.")
                return True
            case "/right":
                _appeal(quiz)
            case _:
                if _answered(quiz, typed or "", runner):
                    return True


def _answered(quiz: Quiz, typed: str, runner: asyncio.Runner) -> bool:
    """Marks an answer and says what counted; False when it could not be read as one."""
    try:
        feedback = runner.run(quiz.answer(typed))
    except UnclearError as unclear:
        print(f"{unclear.message} {unclear.hint}")
        return False
    if feedback.grade.score is None:
        feedback = _judged(quiz, feedback)
    _tell(quiz, feedback)
    return True


def _judged(quiz: Quiz, feedback: Feedback) -> Feedback:
    """Lets the learner tell what their answer holds, against the reference."""
    question = feedback.question
    assert isinstance(question, ShortAnswer)
    print(f"\nA good answer: {question.key}\n")
    marks: list[Marked] = []
    for mark in feedback.grade.marks:
        met = mark.met
        if met is None:
            said = _line(f"Did you say: {mark.point}? [y/n] ")
            met = (said or "n").strip().lower().startswith("y")
        marks.append(mark.model_copy(update={"met": met}))
    return quiz.judge(marks)


def _appeal(quiz: Quiz) -> None:
    if not quiz.can_appeal:
        print("There is no answer yet that could have been right.")
        return
    feedback = quiz.appeal()
    print(f"Taken at your word for “{quiz.name(feedback.question.concepts[0])}”; recorded as marked by you.")


def _tell(quiz: Quiz, feedback: Feedback) -> None:
    """Says what was right, why, and where to read."""
    grade, question = feedback.grade, feedback.question
    verdict = "Right." if grade.right else "Partly right." if grade.score else "Not right."
    lines = [f"{verdict} {grade.told}".rstrip()]
    if not grade.right:
        lines.append(f"The answer: {key_text(question)}")
    lines.append(_unmarked(question.why))
    if feedback.place:
        lines.append(f"→ {feedback.place.heading}, p. {feedback.place.label}")
    if feedback.mastery:
        m = feedback.mastery
        state = m.state.value.replace("-", " ")
        lines.append(f"{quiz.name(m.concept)}: {m.shown:.0%} ({100 * m.low:.0f}–{100 * m.high:.0f}), {state}")
    print("\n" + "\n".join(lines))


def _unmarked(text: str) -> str:
    """Markdown without its bold, which a plain terminal would show as stars."""
    return re.sub(r"\*\*([^*]+)\*\*", r"\1", text)


def _line(prompt: str) -> str | None:
    """A line from the learner; None at the end of input."""
    try:
        return input(prompt)
    except EOFError:
        print()
        return None

"""The quiz on a plain terminal: one question, one answer, what was right and why."""

import asyncio
import sys

from probatum.quiz import Marked, Question, ShortAnswer
from probatum.tools.grading import UnclearError
from probatum.tools.markdown.escape import fence
from probatum.tui.plain_text import laid_out
from probatum.workflows.quiz import Feedback, Quiz
from probatum.workflows.quiz.text import asked, how_to_answer, key_text, standing

HELP = """Type your answer and press Enter, or one of these:
  ?  a hint          /skip  another question      /void WHY  strike it out
  /right  my last answer was right                /stop  enough for now"""
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
        print(f"\n── Question {quiz.answered + 1} of at most {quiz.most} · {question.difficulty} ──\n")
        print(f"{laid_out(asked(question))}\n")
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
                    return _gone_on(quiz)


def _gone_on(quiz: Quiz) -> bool:
    """Lets the reason be read before the next question; False when the learner stops. A pipe does not wait."""
    while sys.stdin.isatty():
        typed = _line("[Enter to go on] ")
        command, _, rest = ("/stop" if typed is None else typed.strip()).partition(" ")
        match command:
            case "/stop" | "/quit":
                return False
            case "/right":
                _appeal(quiz)
            case "/void":
                quiz.void(rest)
                print("Struck out: it counts for nothing, and it will not be asked again.")
                return True
            case _:
                return True
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
    print("\n" + laid_out(f"A good answer: {question.key}") + "\n")
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
        shown = key_text(question)
        lines.append(f"The answer: {shown}" if "\n" not in shown else f"The answer:\n{fence(shown)}")
    lines.append(question.why)
    if feedback.place:
        lines.append(f"→ {feedback.place.heading}, p. {feedback.place.label}")
    if feedback.mastery:
        lines.append(f"{quiz.name(feedback.mastery.concept)}: {standing(feedback.mastery)}")
    print("\n" + laid_out("\n".join(lines)) + "\n")


def _line(prompt: str) -> str | None:
    """A line from the learner; None at the end of input."""
    try:
        return input(prompt)
    except EOFError:
        print()
        return None

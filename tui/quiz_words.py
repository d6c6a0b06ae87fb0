"""What a quiz says in the app, as Markdown: after an answer, and at its end."""

from probatum.learner.record import QuizResult, State
from probatum.workflows.quiz import Feedback
from probatum.workflows.quiz_text import key_text, report

WHY_OVER = {
    "evidence": "That is enough to say what you know here.",
    "nothing left": "There is no question left to ask.",
    "questions": "That was the last question.",
    "minutes": "Time is up.",
    "stopped": "Stopped; everything you answered is kept.",
}


def outcome(feedback: Feedback) -> str:
    """The verdict, the key, why it is right, where to read; or the points to judge while the grade is open."""
    question, grade, where = feedback.question, feedback.grade, feedback.place
    if grade.score is None:
        points = "\n".join(f"- {mark.point}" for mark in grade.marks)
        return f"> [!question] Compare with the book\n> {key_text(question)}\n\n{points}\n\nDid you say it?"
    kind, word = ("success", "✓ Right") if grade.right else ("failure", "✗ Not right")
    lines = [grade.told, f"**Answer:** {key_text(question)}" if not grade.right else "", question.why]
    if where:
        lines.append(f"**Read:** {where.heading}, p. {where.label}")
    if feedback.mastery:
        m = feedback.mastery
        lines.append(f"You now stand at {m.shown:.0%} ({100 * m.low:.0f}–{100 * m.high:.0f}) here.")
    body = "\n>\n".join("> " + line.replace("\n", "\n> ") for line in lines if line)
    return f"> [!{kind}] {word}\n{body}"


def summary(result: QuizResult) -> str:
    """Why it is over, what came of it, and what to do next."""
    if not result.answered:
        return "Nothing was answered, and nothing is recorded."
    return f"{WHY_OVER.get(result.ended_by, '')}\n\n{report(result)}\n\n> [!tip] Next\n> {_next(result)}"


def _next(result: QuizResult) -> str:
    weak = [c for c in result.of(State.NOT_YET) if c.read_again]
    if weak and weak[0].read_again:
        place = weak[0].read_again
        return f"Read {place.heading} (p. {place.label}) again, then take another quiz on it."
    if result.of(State.UNKNOWN):
        return "A few more answers would settle what you know here: take another quiz when you like."
    when = f" Come back on {result.come_back.astimezone():%A, %d %B}." if result.come_back else ""
    return f"You know this. Go on to the next chapter.{when}"

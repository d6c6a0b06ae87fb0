"""What a quiz says in the app, as Markdown: after an answer, and at its end."""

from urllib.parse import quote

from probatum.learner.record import QuizResult, State
from probatum.quiz import FixTheCode, MultipleChoice, Ordering, PredictOutput, Question
from probatum.tools.markdown.escape import fence
from probatum.workflows.quiz import Feedback
from probatum.workflows.quiz.text import asked, key_text, report, standing

WHY_OVER = {
    "evidence": "That is enough to say what you know here.",
    "nothing left": "There is no question left to ask.",
    "questions": "That was the last question.",
    "minutes": "Time is up.",
    "stopped": "Stopped; everything you answered is kept.",
}


def question_as_markdown(question: Question, attachments: str) -> str:
    """The question without what is answered by choosing, ordering or mending: that stands below it."""
    match question:
        case MultipleChoice(picture=picture):
            return (
                f"{question.prompt}\n\n![figure]({quote(attachments)}/{quote(picture)})" if picture else question.prompt
            )
        case PredictOutput():
            return asked(question.model_copy(update={"options": ()}))
        case FixTheCode():
            return "\n\n".join(filter(None, (question.prompt, _code("# ran before\n", question.setup))))
        case Ordering():
            return question.prompt
        case _:
            return asked(question)


def outcome(feedback: Feedback) -> str:
    """The verdict, the key, why it is right, where to read; or the points to judge while the grade is open."""
    question, grade, where = feedback.question, feedback.grade, feedback.place
    if grade.score is None:
        points = "\n".join(f"- {mark.point}" for mark in grade.marks)
        return f"> [!question] Compare with the book\n> {key_text(question)}\n\n{points}\n\nDid you say it?"
    kind, word = ("success", "✓ Right") if grade.right else ("failure", "✗ Not right")
    lines = [grade.told, _key(question) if not grade.right else "", question.why]
    if where:
        lines.append(f"**Read:** {where.heading}, p. {where.label}")
    if feedback.mastery:
        lines.append(f"You now stand here: {standing(feedback.mastery)}.")
    body = "\n>\n".join("> " + line.replace("\n", "\n> ") for line in lines if line)
    return f"> [!{kind}] {word}\n{body}"


def _key(question: Question) -> str:
    """The right answer; nothing where the options show it, and code as code."""
    match question:
        case MultipleChoice():
            return ""
        case PredictOutput(options=options) if options:
            return ""
        case PredictOutput():
            return f"**It prints:**\n{_code('', question.key, 'text')}"
        case FixTheCode():
            return f"**A solution:**\n{_code('', question.key)}"
        case Ordering():
            steps = (question.steps[i] for i in question.orders[0])
            return "**The order:**\n" + "\n".join(f"{n}. {step}" for n, step in enumerate(steps, 1))
        case _:
            return f"**Answer:** {key_text(question)}"


def _code(before: str, code: str, language: str = "python") -> str:
    return fence(before + code, language) if code else ""


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

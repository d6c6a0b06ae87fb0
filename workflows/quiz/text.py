"""Puts questions, keys and results into Markdown, for the terminal, the tutor and the log alike."""

from collections.abc import Sequence

from probatum.learner.record import ConceptResult, Mastery, QuizResult, State
from probatum.quiz import Cloze, FixTheCode, Matching, MultipleChoice, Ordering, PredictOutput, Question, ShortAnswer
from probatum.tools.markdown.escape import fence
from probatum.tools.wording import Wording

LETTERS = "abcdefghijklmnopqrstuvwxyz"


def asked(question: Question) -> str:
    """The question as it is shown, without its key."""
    parts = [question.prompt]
    match question:
        case MultipleChoice():
            if question.picture:
                parts.append(f"(figure: {question.picture})")
            parts.append(_lettered([option.text for option in question.options]))
        case PredictOutput():
            parts.extend(_code(question, question.code, question.language))
            if question.options:
                parts.append(_lettered(question.options))
        case FixTheCode():
            parts.extend(_code(question, _numbered(question.code)))
        case Ordering():
            parts.append("\n".join(f"{i}. {step}" for i, step in enumerate(question.steps, 1)))
        case Matching():
            parts.append("\n".join(f"{i}. {term}" for i, term in enumerate(question.terms, 1)))
            parts.append(_lettered(question.meanings))
        case Cloze() | ShortAnswer():
            pass
    return "\n\n".join(parts)


def how_to_answer(question: Question) -> str:
    """What to type."""
    say = Wording(question.spoken).say
    match question:
        case MultipleChoice():
            return f"a–{LETTERS[len(question.options) - 1]}"
        case PredictOutput(options=options) if options:
            return f"a–{LETTERS[len(options) - 1]}"
        case PredictOutput():
            return say("type_output")
        case Ordering():
            return say("type_order", example=" ".join(map(str, range(len(question.steps), 0, -1))))
        case Matching():
            return say("type_letters", example=" ".join(reversed(LETTERS[: len(question.terms)])))
        case FixTheCode(complete=True):
            return say("type_gap")
        case FixTheCode():
            return say("type_line")
        case _:
            return say("type_answer")


def key_text(question: Question) -> str:
    """The right answer as a reader says it."""
    match question:
        case MultipleChoice():
            return f"{LETTERS[question.key]}) {question.options[question.key].text}"
        case PredictOutput(options=options) if options:
            return f"{LETTERS[options.index(question.key)]}) {question.key}"
        case Ordering():
            return " ".join(str(i + 1) for i in question.orders[0])
        case Matching():
            return ", ".join(f"{i} {LETTERS[k]}" for i, k in enumerate(question.key, 1))
        case _:
            return question.key


def report(result: QuizResult) -> str:
    """What came of a quiz, as Markdown for the log and the terminal."""
    lines = [
        f"**{result.began.astimezone():%Y-%m-%d %H:%M}** · {result.right} of {result.answered} right{_asides(result)}",
        "",
    ]
    for state, title in (
        (State.MASTERED, "Known"),
        (State.NOT_YET, "Not yet: read again"),
        (State.UNKNOWN, "Not enough answers to say; it lies somewhere within"),
    ):
        found = result.of(state)
        if found:
            lines.extend([f"{title}:", *(f"- {_line(c, state)}" for c in found), ""])
    if result.come_back:
        lines.append(f"Come back on {result.come_back.astimezone():%Y-%m-%d}.")
    return "\n".join(lines).strip()


def standing(mastery: Mastery) -> str:
    """The shown number with its band, ``72 % (55–86)``; where too little was answered, the band alone."""
    if mastery.state is State.UNKNOWN:
        return f"not enough evidence yet, {_band(mastery)} %"
    return f"{100 * mastery.shown:.0f} % ({_band(mastery)})"


def _band(mastery: Mastery) -> str:
    return f"{100 * mastery.low:.0f}–{100 * mastery.high:.0f}"


def _line(result: ConceptResult, state: State) -> str:
    where = result.read_again
    reading = f" · {where.heading}, p. {where.label}" if where and state is not State.MASTERED else ""
    after = result.after
    number = f"{_band(after)} %" if state is State.UNKNOWN else standing(after)
    return f"{result.name}: {number}{reading}"


def _asides(result: QuizResult) -> str:
    parts = [f"{n} {word}" for n, word in ((result.skipped, "skipped"), (result.voided, "struck out")) if n]
    return f" ({', '.join(parts)})" if parts else ""


def _lettered(texts: Sequence[str]) -> str:
    lines = []
    for letter, text in zip(LETTERS, texts, strict=False):
        first, *rest = text.splitlines() or [""]
        lines.append(f"{letter}) {first}")
        lines.extend(f"   {line}" for line in rest)
    return "\n".join(lines)


def _code(question: PredictOutput | FixTheCode, code: str, language: str = "python") -> list[str]:
    setup = question.setup
    before = [Wording(question.spoken).say("after_this"), fence(setup, language)] if setup else []
    return [*before, fence(code, language)]


def _numbered(code: str) -> str:
    return "\n".join(f"{i:>2}  {line}" for i, line in enumerate(code.splitlines(), 1))

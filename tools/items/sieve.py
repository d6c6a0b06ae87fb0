"""Lets through the questions that are sound alone and beside each other; the others are counted, with reasons."""

from collections.abc import Sequence

from probatum.quiz import Dropped, Question
from probatum.tools.items.checks import flaws
from probatum.tools.items.words import long_words

SHARED = 0.8
"""Share of a question's words that another must show before it can give its answer away."""


def sieve(questions: Sequence[Question]) -> tuple[list[Question], list[Dropped]]:
    """The questions that hold, in order, and those that fell."""
    kept: list[Question] = []
    dropped: list[Dropped] = []
    ids: set[str] = set()
    for question in questions:
        found = flaws(question)
        reason = next(iter(found.values()), "")
        shown = question.model_dump_json(include={"prompt", "code", "options", "key"})
        if not reason and {question.id, shown} & ids:
            reason = "the same question is there already"
        if not reason and any(gives_away(a, b) for other in kept for a, b in ((other, question), (question, other))):
            reason = "it and another question give each other away"
        if not reason and _asked_already(question, kept):
            reason = "another question asks the same of the same words"
        if reason:
            dropped.append(Dropped(prompt=question.prompt, reason=reason))
        else:
            ids |= {question.id, shown}
            kept.append(question)
    return kept, dropped


def _asked_already(question: Question, kept: Sequence[Question]) -> bool:
    """True when every passage that a question in words rests on is asked about already, and of the same mind."""
    alike = (
        q for q in kept if q.kind in IN_WORDS and (q.bloom == question.bloom or q.kind == question.kind == "cloze")
    )
    told = _passages(question)
    return question.kind in IN_WORDS and bool(told) and told <= {passage for q in alike for passage in _passages(q)}


def _passages(question: Question) -> set[str]:
    """What it rests on, with or without the full stop."""
    return {evidence.quote.rstrip(" .") for evidence in question.evidence}


IN_WORDS = frozenset({"cloze", "choice", "match"})
"""Closed kinds that ask for what a passage says; one listing may be predicted, mended and completed."""


def gives_away(teller: Question, asked: Question) -> bool:
    """True when what ``teller`` shows before it is answered holds the answer of ``asked`` in its own context."""
    if asked.kind != "cloze" or teller.kind not in ("cloze", "choice"):
        return False
    told = f"{teller.prompt}".lower()
    if asked.key.lower() not in told:
        return False
    context = long_words(asked.prompt.splitlines()[-1])
    return len(context & long_words(told)) >= SHARED * max(1, len(context))

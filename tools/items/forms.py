"""What may be wrong with questions of each kind in themselves; each check returns the reason, or nothing."""

import re

from probatum.quiz import Cloze, FixTheCode, Matching, Ordering, PredictOutput, Question, ShortAnswer
from probatum.tools.items.words import ONE_WORD, akin, short_words

GAP = "____"


def asks_something(question: Question) -> str:
    """The prompt is there and is more than a word."""
    return "" if len(question.prompt.split()) >= 2 else "the stem asks nothing"


def legible(question: Question) -> str:
    """Every sign of it can be read: none was lost with its font."""
    return "a sign of it cannot be read" if _LOST.search(question.model_dump_json(include=_SHOWN)) else ""


_LOST = re.compile(r"[\N{REPLACEMENT CHARACTER}\uE000-\uF8FF]")
_SHOWN = {"prompt", "options", "key", "steps", "terms", "meanings", "code", "setup", "points"}


def proved(question: Question) -> str:
    """The question carries a good proof of its own."""
    if not question.proof.good:
        return f"its proof did not hold: {question.proof.reason}"
    return "" if question.proof.subject == question.id else "its proof is of something else"


def rests_on_something(question: Question) -> str:
    """A question that was not proved by running says where the book has its answer."""
    return "" if question.evidence or question.proof.output else "nothing in the book is named as its evidence"


def names_a_concept(question: Question) -> str:
    """It says what it tests."""
    return "" if question.concepts else "it tests no concept"


def one_gap(question: Cloze) -> str:
    """There is one gap, something to put into it, and it does not stand elsewhere in the sentence."""
    if question.prompt.count(GAP) != 1:
        return "there is not exactly one gap"
    if not question.key.strip() or len(question.key.split()) > 4:
        return "the gap is empty or a whole phrase"
    rest = question.prompt.replace(GAP, " ")
    if re.search(rf"(?<!\w){re.escape(question.key)}(?!\w)", rest, re.IGNORECASE):
        return "the answer stands beside its own gap"
    parts, words = short_words(question.key), short_words(rest.splitlines()[-1])
    told = parts and all(any(akin(part, word, ONE_WORD) for word in words) for part in parts)
    return "words akin to the answer stand beside its gap" if told else ""


def context_enough(question: Cloze) -> str:
    """The sentence around the gap has enough words to tell the answer from."""
    sentence = question.prompt.splitlines()[-1].replace(GAP, " ")
    return "" if len(re.findall(r"[^\W\d_]{3,}", sentence)) >= 4 else "too few words stand around the gap"


def key_among_outputs(question: PredictOutput) -> str:
    """Options, when given, differ and hold the key once; the key is what the proof saw."""
    if question.options and (
        question.options.count(question.key) != 1 or len(set(question.options)) < len(question.options)
    ):
        return "the options do not hold the key exactly once"
    return "" if question.key.strip() else "it prints nothing"


def start_is_broken(question: FixTheCode) -> str:
    """The start differs from the solution, has a gap when it should, and there is a way to tell right from wrong."""
    if question.code.strip() == question.key.strip():
        return "the start is already the solution"
    if question.complete != (GAP in question.code):
        return "a gap is missing, or stands where none should"
    return "" if question.check or question.prints else "nothing tells a right answer from a wrong one"


def orders_are_orders(question: Ordering) -> str:
    """Every right order is an order of all steps; steps differ; the shown order is not right already."""
    all_steps = list(range(len(question.steps)))
    if len(question.steps) < 3 or len(set(question.steps)) < len(question.steps):
        return "there are fewer than three steps, or two alike"
    if not question.orders or any(sorted(order) != all_steps for order in question.orders):
        return "a right order is not an order of the steps"
    return "the steps are shown in a right order" if tuple(all_steps) in question.orders else ""


def pairs_are_pairs(question: Matching) -> str:
    """Each term has one meaning and each meaning one term."""
    ranks = list(range(len(question.terms)))
    good = len(question.meanings) == len(ranks) >= 3 and sorted(question.key) == ranks
    differ = len(set(question.terms)) == len(set(question.meanings)) == len(ranks)
    return "" if good and differ else "terms and meanings do not pair one to one"


def has_points(question: ShortAnswer) -> str:
    """Something says what a good answer holds."""
    return "" if question.points and question.key.strip() else "nothing says what a good answer holds"

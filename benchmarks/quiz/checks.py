"""Injects each item-writing flaw into good questions: how often the check for it speaks, and how often it errs.

The good questions are made by rule from a small list of terms and meanings; they are sound by construction.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from random import Random

from probatum.notes import Evidence
from probatum.proof import Kind, Proof, Verdict
from probatum.quiz import MultipleChoice, Option
from probatum.tools.items.checks import flaws

TERMS = {
    "stack": "a list that is changed at one end",
    "queue": "a list that grows at one end and shrinks at the other",
    "tree": "nodes joined so that one path leads to each from the root",
    "graph": "nodes joined by edges in whatever way",
    "hash table": "pairs found again by a number computed from the key",
    "heap": "a tree in which no child goes before its parent",
    "array": "values of one type that lie side by side in memory",
    "cache": "a small fast store of what was asked for lately",
    "mutex": "a lock that one thread holds at a time",
    "semaphore": "a counter that lets so many threads pass",
    "iterator": "an object that hands out values one after another",
    "closure": "a function together with the names it was born among",
    "recursion": "a function that calls itself on a smaller case",
    "compiler": "a program that turns source into machine instructions",
    "parser": "a program that finds the structure in a row of symbols",
    "pointer": "a value that says where another value lies",
}


def good_questions(rng: Random, n: int) -> list[MultipleChoice]:
    """Questions from a term to its meaning, with three other meanings of like length."""
    made = []
    for i in range(n):
        term, *others = rng.sample(sorted(TERMS), 6)
        length = len(TERMS[term])
        others = sorted(others, key=lambda o: -len(TERMS[o]))[:3]
        if length > 1.15 * len(TERMS[others[0]]):
            continue
        made.append(_question(f"q{i}", f"What is a **{term}**?", [TERMS[term], *(TERMS[o] for o in others)], rng))
    return made


def _question(name: str, prompt: str, texts: list[str], rng: Random) -> MultipleChoice:
    order = texts.copy()
    rng.shuffle(order)
    return MultipleChoice(
        id=name,
        chapter="c",
        concepts=("x",),
        prompt=prompt,
        why="so it is",
        evidence=(Evidence(block="b", page=1, label="1", quote=texts[0]),),
        proof=Proof(subject=name, kind=Kind.QUESTION, verdict=Verdict.PASS),
        options=tuple(Option(text=t) for t in order),
        key=order.index(texts[0]),
    )


def _with_option(question: MultipleChoice, index: int, text: str) -> MultipleChoice:
    options = list(question.options)
    options[index] = Option(text=text)
    return question.model_copy(update={"options": tuple(options)})


def _wrong(question: MultipleChoice) -> int:
    return next(i for i in range(len(question.options)) if i != question.key)


def _key(question: MultipleChoice) -> str:
    return question.options[question.key].text


def _all_wrong(question: MultipleChoice, change: Callable[[str], str]) -> MultipleChoice:
    for i in range(len(question.options)):
        if i != question.key:
            question = _with_option(question, i, change(question.options[i].text))
    return question


FLAWS: dict[str, Callable[[MultipleChoice], MultipleChoice]] = {
    "one_key": lambda q: q.model_copy(update={"key": len(q.options)}),
    "told_apart": lambda q: _with_option(q, _wrong(q), _key(q).upper() + "."),
    "no_together": lambda q: _with_option(q, _wrong(q), "All of the above"),
    "not_the_longest_by_far": lambda q: _with_option(
        q, q.key, _key(q) + ", which holds in every case that the book shows"
    ),
    "key_not_in_stem": lambda q: q.model_copy(update={"prompt": f"{q.prompt} Think of {_key(q)}."}),
    "no_echo": lambda q: _with_option(
        q.model_copy(update={"prompt": "Which of these is zymurgical?"}), q.key, _key(q)[:-8] + " zymurgic"
    ),
    "no_akin_word": lambda q: q.model_copy(
        update={
            "prompt": "Which term is meant? One that keeps accounts",
            "options": tuple(Option(text=t) for t in ("gardener", "accountant", "smith", "farrier")),
            "key": 1,
        }
    ),
    "no_telling_code": lambda q: q.model_copy(
        update={
            "prompt": "What is meant by `-gvm`?",
            "options": tuple(
                Option(text=f"Generate {t} code") for t in ("a list of", "a graph of", "a dump of", "GVM")
            ),
            "key": 3,
        }
    ),
    "no_odd_opening": lambda q: _with_option(q, q.key, f"to be {_key(q)}"),
    "no_grammar_cue": lambda q: _all_wrong(
        _with_option(q.model_copy(update={"prompt": "What you see is called an"}), q.key, "object of this sort"),
        lambda t: "value" + t[1:],
    ),
    "no_absolute_cue": lambda q: _all_wrong(q, lambda t: f"always {t}"),
    "no_vague_key": lambda q: _with_option(q, q.key, f"usually {_key(q)}"),
    "no_hidden_negation": lambda q: q.model_copy(update={"prompt": q.prompt.replace("What is", "What is not")}),
    "numbers_in_order": lambda q: q.model_copy(update={"options": tuple(Option(text=t) for t in ("7", "3", "9", "5"))}),
    "asks_something": lambda q: q.model_copy(update={"prompt": "____"}),
    "proved": lambda q: q.model_copy(update={"proof": q.proof.model_copy(update={"verdict": Verdict.FAIL})}),
    "rests_on_something": lambda q: q.model_copy(update={"evidence": ()}),
    "names_a_concept": lambda q: q.model_copy(update={"concepts": ()}),
}


def main(n: int = 400) -> None:
    """Prints recall and false alarms by check."""
    good = good_questions(Random(20_000), n)
    alarms = Counter(name for question in good for name in flaws(question))
    print(f"\nitem checks on {len(good)} good questions made by rule, each flaw put into every one")
    print(f"{'check':<26}{'caught':>8}{'false alarms':>14}")
    for name, spoil in FLAWS.items():
        caught = sum(name in flaws(spoil(question)) for question in good) / len(good)
        print(f"{name:<26}{caught:>8.0%}{alarms[name] / len(good):>14.1%}")
    swapped = [q.model_copy(update={"key": _wrong(q)}) for q in good]
    seen = sum(bool(flaws(q)) for q in swapped) / len(swapped)
    print(f"{'a wrong key':<26}{seen:>8.0%}   rules tell style, not truth: keys are proved by running or by evidence")


if __name__ == "__main__":
    main()

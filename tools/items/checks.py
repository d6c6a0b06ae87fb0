"""All checks of a question by itself, by name."""

from collections.abc import Callable, Mapping
from typing import Any

from probatum.quiz import Question
from probatum.tools.items import forms, options

Check = Callable[[Any], str]
"""Takes a question of its kind and returns what is wrong with it; empty when nothing is."""

EVERY: tuple[Check, ...] = (
    forms.asks_something,
    forms.legible,
    forms.proved,
    forms.rests_on_something,
    forms.names_a_concept,
)
BY_KIND: Mapping[str, tuple[Check, ...]] = {
    "choice": (
        options.one_key,
        options.told_apart,
        options.no_together,
        options.not_the_longest_by_far,
        options.key_not_in_stem,
        options.no_echo,
        options.no_akin_word,
        options.no_telling_code,
        options.no_odd_opening,
        options.no_grammar_cue,
        options.no_absolute_cue,
        options.no_vague_key,
        options.no_hidden_negation,
        options.numbers_in_order,
    ),
    "cloze": (forms.one_gap, forms.context_enough),
    "predict": (forms.key_among_outputs,),
    "fix": (forms.start_is_broken,),
    "order": (forms.orders_are_orders,),
    "match": (forms.pairs_are_pairs,),
    "short": (forms.has_points,),
}


def flaws(question: Question) -> dict[str, str]:
    """What is wrong with a question: the reason by the name of the check; empty for a sound one."""
    found: dict[str, str] = {}
    for check in (*EVERY, *BY_KIND[question.kind]):
        reason = check(question)
        if reason:
            found[check.__name__] = reason
            if check is options.one_key:  # without a key the other checks have nothing to look at
                break
    return found

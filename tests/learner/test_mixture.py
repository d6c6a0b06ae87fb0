"""Edges are trusted as far as the answers bear them out."""

import pytest

from probatum.learner.item import item_of
from probatum.learner.mixture import mixture

EDGES = {"a": (), "b": ("a",), "c": ("b",), "d": ("c",)}
ITEM = item_of("cloze", "medium")


@pytest.mark.parametrize(("scores", "trusted"), [((1, 1, 1, 1), True), ((1, 0, 1, 0), False)])
def test_answers_that_go_together_speak_for_the_edges_and_others_against_them(
    scores: tuple[int, ...], trusted: bool
) -> None:
    belief = mixture(EDGES)
    for _ in range(3):
        for concept, score in zip(EDGES, scores, strict=True):
            belief = belief.answered(concept, ITEM, float(score))
    without, with_edges = belief.weights
    assert (with_edges > without) is trusted
    assert sum(belief.weights) == pytest.approx(1.0)


def test_a_concept_s_ability_lies_between_what_the_parts_say_of_it() -> None:
    belief = mixture(EDGES).answered("a", ITEM, 1.0)
    low, high = sorted(part.ability("b")[0] for part in belief.parts)
    assert low <= belief.ability("b")[0] <= high
    assert 0.0 < belief.probability_over("b", 0.0) < 1.0


def test_one_belief_is_enough_without_edges() -> None:
    assert len(mixture({"a": (), "b": ()}).parts) == 1

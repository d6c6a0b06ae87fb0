"""One belief over all concepts: what an answer says of its own concept and of its neighbours."""

from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from probatum.learner.belief import MEAN, chance_right, normal_above, posterior, prior
from probatum.learner.item import Item, ability_for, item_of, score_at
from probatum.learner.prior import INHERITED, OWN_SD, SHARED_SD

CHAIN = {"a": (), "b": ("a",), "c": ("b",), "far": ()}


def test_a_right_answer_raises_and_a_wrong_one_lowers_the_ability() -> None:
    before = prior(CHAIN)
    right, wrong = (before.answered("b", item_of("cloze", "medium"), score) for score in (1.0, 0.0))
    assert wrong.ability("b")[0] < before.ability("b")[0] < right.ability("b")[0]


def test_an_answer_speaks_most_for_its_own_concept_then_for_neighbours_then_for_strangers() -> None:
    before = prior(CHAIN)
    after = before.answered("b", item_of("cloze", "medium"), 1.0)
    moved = {c: after.ability(c)[0] - before.ability(c)[0] for c in CHAIN}
    assert moved["b"] > moved["a"] > moved["far"] > 0


def test_every_answer_narrows_the_doubt() -> None:
    belief = prior(CHAIN)
    for score in (1.0, 0.0, 1.0):
        after = belief.answered("a", item_of("cloze", "medium"), score)
        assert after.variance("a") < belief.variance("a")
        belief = after


@pytest.mark.parametrize(
    ("strong", "weak"),
    [
        (item_of("cloze", "medium"), item_of("choice", "medium", 4)),
        (item_of("choice", "medium", 4), item_of("choice", "medium", 2)),
        (item_of("cloze", "hard"), item_of("cloze", "easy")),
        (item_of("cloze", "medium"), item_of("cloze", "medium", hints=1)),
        (item_of("cloze", "medium", hints=1), item_of("cloze", "medium", hints=2)),
        (item_of("short", "medium"), item_of("short", "medium", self_graded=True)),
    ],
)
def test_a_right_answer_says_less_the_more_it_could_be_luck_or_help(strong: Item, weak: Item) -> None:
    belief = prior(CHAIN)
    assert belief.answered("a", strong, 1.0).ability("a")[0] > belief.answered("a", weak, 1.0).ability("a")[0]


def test_a_wrong_answer_on_what_is_nearly_forgotten_says_little_of_understanding() -> None:
    belief = prior(CHAIN)
    item = item_of("cloze", "medium")
    fresh, faded = (belief.answered("a", item, 0.0, retention).ability("a")[0] for retention in (1.0, 0.3))
    assert fresh < faded


def test_the_cut_and_the_score_are_each_other_s_inverse() -> None:
    assert float(score_at(ability_for(0.7))) == pytest.approx(0.7)


answers = st.lists(
    st.tuples(
        st.sampled_from(sorted(CHAIN)),
        st.sampled_from(["choice", "cloze", "predict", "order", "match", "short"]),
        st.sampled_from(["easy", "medium", "hard"]),
        st.floats(0, 1),
        st.floats(0.05, 1),
    ),
    max_size=40,
)


@given(answers)
def test_no_course_of_answers_breaks_the_belief(course: Any) -> None:
    belief = prior(CHAIN)
    for concept, kind, difficulty, score, retention in course:
        belief = belief.answered(concept, item_of(kind, difficulty, 4 if kind == "choice" else 0), score, retention)
    assert np.isfinite(belief.mean).all()
    assert np.linalg.eigvalsh(belief.covariance).min() > -1e-9
    for concept in CHAIN:
        mean, sd = belief.ability(concept)
        assert 0 <= normal_above(0.9, mean, sd) <= 1
        assert 0 < chance_right(mean, sd, item_of("choice", "easy", 4), 1.0) < 1


def test_prerequisites_may_run_in_a_circle() -> None:
    belief = prior({"a": ("b",), "b": ("a",), "c": ("nowhere",)})
    assert np.linalg.eigvalsh(belief.covariance).min() > 0


def test_what_is_held_only_when_it_is_answered_comes_to_the_same_as_holding_all() -> None:
    """Against the plain formula: one covariance over all concepts, updated along the gains."""
    edges: dict[str, tuple[str, ...]] = {"a": (), "b": ("a",), "c": ("a", "b"), "d": (), "e": ("d",), "far": ()}
    names = list(edges)
    leaning = np.zeros((len(edges), len(edges)))
    for name, needed in edges.items():
        for other in needed:
            leaning[names.index(name), names.index(other)] = INHERITED / len(needed)
    spread = np.linalg.inv(np.eye(len(edges)) - leaning) * OWN_SD
    covariance = spread @ spread.T + SHARED_SD**2
    mean = np.full(len(edges), MEAN)
    belief, item = prior(edges), item_of("cloze", "medium")
    for concept, score in (("c", 1.0), ("e", 0.0), ("a", 0.4), ("c", 0.0), ("d", 1.0)):
        i = names.index(concept)
        new_mean, variance = posterior(float(mean[i]), float(covariance[i, i]) ** 0.5, item, score, 1.0)
        gain = covariance[:, i] / covariance[i, i]
        mean = mean + gain * (new_mean - mean[i])
        covariance = covariance + np.outer(gain, gain) * (variance - covariance[i, i])
        belief = belief.answered(concept, item, score)
        assert [belief.ability(name)[0] for name in names] == pytest.approx(mean)
        assert [belief.variance(name) for name in names] == pytest.approx(np.diag(covariance))

"""What is asked next: what is most in doubt, never twice, and an end."""

from datetime import UTC, datetime

from tests.learner.conftest import Answer

from probatum.learner.choosing import Candidate, Course, choose, information
from probatum.learner.item import item_of
from probatum.learner.learner import MOST, replay
from probatum.learner.record import Concept, State

DAY = datetime(2026, 5, 4, 12, tzinfo=UTC)
CONCEPTS = [Concept(id=name, name=name) for name in ("heap", "queue", "stack")]
CANDIDATES = [
    Candidate(f"{c.id}-{kind}-{n}", c.id, item_of(kind, "medium", 4 if kind == "choice" else 0), kind)
    for c in CONCEPTS
    for kind in ("choice", "cloze")
    for n in range(6)
]


def test_what_is_settled_is_left_alone(answer: Answer) -> None:
    learner = replay(CONCEPTS, [answer("stack") for _ in range(9)])
    assert learner.state("stack", DAY) is State.MASTERED
    chosen = choose(learner, Course(frozenset({"x"})), CANDIDATES, DAY)
    assert chosen is not None
    assert chosen.concept != "stack"


def test_the_concept_nearest_to_even_goes_first(answer: Answer) -> None:
    learner = replay(CONCEPTS, [answer("stack", right=False), answer("heap", right=False), answer("queue")])
    doubts = {c.id: abs(learner.understood(c.id) - 0.5) for c in CONCEPTS}
    chosen = choose(learner, Course(frozenset({"x"})), CANDIDATES, DAY)
    assert chosen is not None
    assert chosen.concept == min(doubts, key=lambda c: doubts[c])


def test_an_open_question_tells_more_than_one_that_can_be_guessed() -> None:
    learner = replay(CONCEPTS, ())
    guessed, open_ = (information(learner, c, DAY) for c in (CANDIDATES[0], CANDIDATES[6]))
    assert CANDIDATES[0].kind == "choice"
    assert 0 < guessed < open_


def test_a_quiz_begins_with_what_will_probably_go_well() -> None:
    first = choose(replay(CONCEPTS, ()), Course(), CANDIDATES, DAY)
    assert first is not None
    assert first.kind == "choice"


def test_a_whole_quiz_asks_nothing_twice_and_ends(answer: Answer) -> None:
    learner, course, asked = replay(CONCEPTS, ()), Course(), []
    while (chosen := choose(learner, course, CANDIDATES, DAY)) is not None:
        asked.append(chosen)
        course = course.then(chosen)
        learner = learner.answered(answer(chosen.concept, right=len(asked) % 3 > 0, kind=chosen.kind))
    assert len({c.question for c in asked}) == len(asked)
    assert all(course.counts[c.id] <= MOST for c in CONCEPTS)
    settled = [c.id for c in CONCEPTS if learner.state(c.id, DAY) is not State.UNKNOWN]
    assert all(c.id in settled or course.counts[c.id] == MOST for c in CONCEPTS)


def test_it_does_not_stay_with_one_concept_while_others_are_as_much_in_doubt(answer: Answer) -> None:
    learner, course = replay(CONCEPTS, ()), Course()
    asked = []
    for _ in range(6):
        chosen = choose(learner, course, CANDIDATES, DAY)
        assert chosen is not None
        course = course.then(chosen)
        asked.append(chosen.concept)
    assert all(len(set(asked[i : i + 3])) > 1 for i in range(4))


def test_thorough_goes_on_after_all_is_settled(answer: Answer) -> None:
    learner = replay(CONCEPTS, [answer(c.id) for c in CONCEPTS for _ in range(9)])
    assert choose(learner, Course(), CANDIDATES, DAY) is None
    assert choose(learner, Course(), CANDIDATES, DAY, thorough=True) is not None

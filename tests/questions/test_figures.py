"""Questions on figures: from all over the chapter, and not too many."""

from random import Random

from tests.questions.conftest import Builder, Try, noted

from probatum.quiz import MultipleChoice
from probatum.tools.extractive.questions import make_questions


async def test_figures_are_asked_of_all_over_the_chapter_and_do_not_crowd_out_the_rest(run: Try) -> None:
    b = Builder()
    b.section("Drawings", b.text("Every drawing of this chapter has words below it."))
    for n in range(20):
        letter = "ABCDEFGHIJKLMNOPQRST"[n]
        b.section(
            f"Wheel {letter}", b.figure(f"Figure {n}: A wheel called {letter}"), b.figure(f"Again called {letter}")
        )
    chapter = b.chapter()
    made = await make_questions(chapter, await noted(chapter, run), (), try_snippets=run, rng=Random(3))
    asked = [q for q in made.questions if isinstance(q, MultipleChoice) and q.picture]
    assert 4 <= len(asked) <= 8
    assert len({q.section for q in asked}) == len(asked)
    assert max(int(q.evidence[0].quote[-1], 36) for q in asked) > 25

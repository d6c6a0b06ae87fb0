"""What running text gives no question on, and what no question shows of it."""

from random import Random

from tests.questions.conftest import Builder, Try

from probatum.learner.record import Concept
from probatum.quiz import Cloze, MultipleChoice
from probatum.tools.extractive.questions import make_questions


async def test_a_gap_amid_signs_that_were_named_before_is_not_asked(run: Try) -> None:
    b = Builder()
    b.section(
        "Spaces",
        b.text("The pair (X, d), for every X and for each d, is called a metric space.", bold="metric space"),
        b.text(
            "A space in which every sequence has a limit point is called sequentially compact.",
            bold="sequentially compact",
        ),
    )
    bank = await make_questions(b.chapter(), (), (), try_snippets=run, rng=Random(3))
    assert [q.key for q in bank.questions if isinstance(q, Cloze)] == ["sequentially compact"]


async def test_a_row_into_which_two_columns_ran_is_left_out(run: Try) -> None:
    b = Builder()
    rows = [("tool", "keyword", "description")]
    rows += [(f"tool{n}", f"{w} source", f"turns {w} pages into text") for n, w in enumerate(("roff", "lout", "texi"))]
    rows.append(("odd", "raw imagesdecode pictures of cameras", ""))
    b.section("Tools", b.text("Tools are listed below."), b.table("Tools for text", *rows))
    bank = await make_questions(b.chapter(), (), (), try_snippets=run, rng=Random(3))
    shown = " ".join(q.model_dump_json() for q in bank.questions)
    assert "roff source" in shown
    assert "imagesdecode" not in shown


async def test_what_a_thing_came_to_in_one_example_is_not_asked(run: Try) -> None:
    b = Builder()
    said = {
        "mean square": "The mean square is 20 exactly, up to rounding, where many walkers gave only something near it.",
        "random walk": "A random walk is a path in which every step is chosen by chance, without regard to the past.",
        "time step": "A time step is the length of simulated time between two updates of the whole state.",
        "global error": "A global error is what piles up when a step of finite length stands for steady change.",
        "lattice": "A lattice is a pattern of places that a walker may visit, each with the same neighbours.",
    }
    b.section("Walks", *(b.text(sentence) for sentence in said.values()))
    concepts = tuple(Concept(id=n.replace(" ", "-"), name=n, chapter="book-3", section="s0") for n in said)
    bank = await make_questions(b.chapter(), (), concepts, try_snippets=run, rng=Random(3))
    options = [o.text for q in bank.questions if isinstance(q, MultipleChoice) for o in q.options]
    assert any("piles up" in option for option in options)
    assert not any("20 exactly" in option for option in options)


async def test_marks_of_footnotes_and_references_are_not_shown(run: Try) -> None:
    b = Builder()
    b.section(
        "Printing",
        b.text("Inking is an even spreading of colour¹² over all the letters of a page [3] with a roller."),
        b.text("The area of a page is told in m² and never in sheets."),
    )
    concept = Concept(id="inking", name="Inking", chapter="book-3", section="s0")
    bank = await make_questions(b.chapter(), (), (concept,), try_snippets=run, rng=Random(3))
    shown = " ".join(q.prompt for q in bank.questions)
    assert "letters of a page with a roller" in shown
    assert "¹" not in shown
    assert any("[3]" in e.quote for q in bank.questions for e in q.evidence)

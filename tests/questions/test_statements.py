"""Statements turned round: what is exchanged contradicts the book, and nothing else is touched."""

from random import Random

import pytest
from tests.questions.conftest import Builder, Try

from probatum.learner.record import Concept
from probatum.quiz import Bank, MultipleChoice
from probatum.tools.extractive.questions import make_questions
from probatum.tools.extractive.questions.lexicon import reason_in
from probatum.tools.extractive.questions.turning import turned
from probatum.tools.items.checks import flaws

TRUE = (
    "Valves of the upper tank cannot be opened by hand.",
    "Pumps do not change the pressure in a closed pipe.",
    "Filters can be washed with plain water.",
    "Gauges show the pressure in the pipe behind them.",
    "Engineers build tanks of steel or of copper.",
    "Pipes hold at most one valve for each metre.",
)


@pytest.mark.parametrize(
    ("language", "said", "turned_round"),
    [
        ("en", "Nested parts cannot see each other.", "Nested parts can see each other."),
        ("en", "A valve does not carry a label.", "A valve carries a label."),
        ("en", "The inner tank has no special valves.", "The inner tank has special valves."),
        ("en", "A pipe may be opened before it is filled.", "A pipe cannot be opened before it is filled."),
        ("en", "A pipe must contain exactly one valve.", "A pipe must contain more than one valve."),
        ("en", "The report gives an optional list of pipes.", "The report gives a required list of pipes."),
        ("de", "Ein Rohr mit Rand ist kein Kessel.", "Ein Rohr mit Rand ist ein Kessel."),
        ("de", "Rohre mit Rand sind keine Kessel.", "Rohre mit Rand sind Kessel."),
        ("de", "Ein Kessel hat höchstens einen Rand.", "Ein Kessel hat mehr als einen Rand."),
        ("es", "La bomba no puede abrir la válvula.", "La bomba puede abrir la válvula."),
        ("fr", "La pompe ne change pas la pression.", "La pompe change la pression."),
        ("it", "La pompa non cambia la pressione.", "La pompa cambia la pressione."),
        ("en", "gpipe cannot be bent by hand.", "gpipe can be bent by hand."),
        ("pt", "A bomba não pode abrir a válvula.", "A bomba pode abrir a válvula."),
    ],
)
def test_one_place_is_turned_round(language: str, said: str, turned_round: str) -> None:
    turn = turned(said, language)
    assert turn is not None
    assert turn.text == turned_round


@pytest.mark.parametrize(
    "said",
    [
        "If a pipe cannot be opened, the pump stops at once.",  # the condition is turned, and who knows then?
        "A pipe that is not closed drips.",
        "A pipe does not have any valve.",  # "has any valve" is no English
        "Pipes are not closed, and pumps are not open.",  # two places
        "Every pipe must be closed.",  # some need not be, and some have to
        "Parallel pipes inside the wall are heard.",  # of those outside the book says nothing
        "Pipes cannot be opened unless they are empty.",
        "Pipes are not closed by hand; closing them is the work of a motor.",  # it says so again
        "A name is parted from its value by an equal sign.",  # "an unequal sign" is no English
        "A pipe without a label is left unchanged.",  # "right unchanged" is no English
        "An important part of a pump is the inner wheel.",  # and perhaps the outer one
    ],
)
def test_what_would_not_surely_be_untrue_is_left_alone(said: str) -> None:
    assert turned(said, "en") is None


async def test_one_of_four_statements_contradicts_the_book(run: Try) -> None:
    b = Builder()
    b.section("Pipes and pumps", *(b.text(text) for text in TRUE))
    concepts = [Concept(id=n, name=n, chapter="book-3", section="s0") for n in ("valve", "pipe", "filter")]
    bank: Bank = await make_questions(b.chapter(), (), concepts, try_snippets=run, rng=Random(2))
    (question,) = [q for q in bank.questions if isinstance(q, MultipleChoice) and "contradicts" in q.prompt]
    key = question.options[question.key].text
    assert "“Pipes and pumps”" in question.prompt
    assert key not in TRUE
    assert all(option.text in TRUE for option in question.options if option.text != key)
    assert len(question.options) == 4
    assert any(sentence in question.why for sentence in TRUE)
    assert flaws(question) == {}


async def test_a_definition_of_several_items_is_asked_item_by_item_with_what_it_supposes(run: Try) -> None:
    b = Builder()
    items = b.steps(
        "A path is called simple loop, when it comes back to its start and meets no other corner twice.",
        "A path is called long haul, when it visits every one of the corners of the graph once.",
    )
    marked = tuple(
        item.model_copy(update={"marks": tuple(b.text(item.text, bold=term).marks)})
        for item, term in zip(items.items, ("simple loop", "long haul"), strict=True)
    )
    b.section(
        "Graphs",
        b.text("Definition 4 Let G be a graph with corners and edges.", role="definition", bold="Definition 4"),
        items.model_copy(update={"items": marked, "ordered": False}),
    )
    bank = await make_questions(b.chapter(), (), (), try_snippets=run, rng=Random(2))
    gaps = {q.key: q.prompt for q in bank.questions if q.kind == "cloze"}
    assert gaps.keys() == {"simple loop", "long haul"}
    assert all("Let G be a graph with corners and edges." in prompt for prompt in gaps.values())


async def test_a_heading_that_comes_again_and_again_is_told_with_the_one_above_it(run: Try) -> None:
    b = Builder()
    for tank in ("Upper tank", "Lower tank"):
        b.section(tank, b.text(f"{tank}s are made of steel."))
        b.section("Examples", *(b.text(text) for text in TRUE))
        b.sections[-1] = b.sections[-1].model_copy(
            update={"heading": b.sections[-1].heading.model_copy(update={"level": 3})}
        )
    bank = await make_questions(b.chapter(), (), (), try_snippets=run, rng=Random(2))
    assert any("“Upper tank › Examples”" in q.prompt or "“Lower tank › Examples”" in q.prompt for q in bank.questions)
    assert not any(concept.name == "Examples" for concept in bank.concepts)


async def test_a_denial_is_not_the_only_one_among_four_nor_left_to_be_guessed(run: Try) -> None:
    b = Builder()
    claims = (
        "Copper tanks can be opened by hand.",
        "Wooden barrels can hold plain water.",
        "Steel hinges can bend under a load.",
        "Rubber gaskets can close small leaks.",
        "Brass valves may be turned by a motor.",
    )
    b.section("Pipes and pumps", *(b.text(text) for text in claims))
    bank = await make_questions(b.chapter(), (), (), try_snippets=run, rng=Random(2))
    assert not any("cannot" in q.model_dump_json() for q in bank.questions)


@pytest.mark.parametrize(
    ("language", "said", "reason"),
    [
        ("en", "The pump stops, since the tank is empty.", "since the tank is empty."),
        ("en", "The pump has been idle since the last flood.", None),  # the time
        ("de", "Die Pumpe steht, da der Tank leer ist.", "da der Tank leer ist."),
        ("fr", "La pompe est arrêtée, car la cuve est vide.", "car la cuve est vide."),
        ("es", "La bomba no gira ya que el tanque está vacío.", "ya que el tanque está vacío."),
        ("pt", "A bomba não gira, pois o tanque está vazio.", "pois o tanque está vazio."),
    ],
)
def test_a_reason_is_told_by_its_first_word(language: str, said: str, reason: str | None) -> None:
    found = reason_in(said, language)
    assert (found[1] if found else None) == reason

"""A scripted model's answers become the plan and the notes on a section; code keeps them in form."""

from typing import Any

import pytest
from tests.writing.book import QUEUE, chapter
from tests.writing.scripted import READER, SECTION, written

from probatum.agents.model_writer import ModelWriter, estimate, tidying
from probatum.agents.model_writer.replies import (
    PlanReply,
)
from probatum.configs.settings import Settings
from probatum.notes import Own, Plan
from probatum.tools.grounding import ground
from probatum.tools.models import ScriptedModel
from probatum.tools.models.errors import BadReply
from probatum.tools.models.prices import Price


async def test_the_plan_knows_what_is_mastered_without_asking_again() -> None:
    reply = PlanReply(
        concepts=["Queue", "==Deque=="],
        background=["Linked list", "Big-O notation"],
        ideas=[{"section": "s1", "idea": "pop both ends"}, {"section": "s9", "idea": "no such section"}],
    )
    model = ScriptedModel([reply, reply])
    writer = ModelWriter(model, READER)
    plan = await writer.plan(chapter(), {"big-o-notation": "Big-O notation"})
    await writer.plan(chapter(), {})
    assert plan.concepts == ("queue", "deque")
    assert plan.background == ("Linked list",)
    assert plan.known == ("big-o-notation",)
    assert [p.section for p in plan.sections] == ["s1"]
    assert model.asked[0].messages == model.asked[1].messages, "what the reader learns costs no new plan"


@pytest.mark.parametrize("section", ["s1", "`s1`", "Deques", "deques"])
async def test_the_plan_finds_a_section_under_any_of_its_names(section: str) -> None:
    reply = PlanReply(ideas=[{"section": section, "idea": "Pop both ends."}])
    plan = await ModelWriter(ScriptedModel([reply]), READER).plan(chapter(), {})
    assert [planned.section for planned in plan.sections] == ["s1"]


async def test_code_is_left_out_only_where_a_plan_has_none() -> None:
    tasks = []
    for ideas in ([{"section": "s1", "idea": "Pop both ends."}], [{"section": "s0", "idea": "Serve in turn."}], []):
        model = ScriptedModel([PlanReply(ideas=ideas), SECTION])
        writer = ModelWriter(model, READER)
        await writer.section(chapter(), "s1", await writer.plan(chapter(), {}))
        tasks.append(model.asked[1].task)
    assert "Pop both ends." in tasks[0]
    assert "`snippets`: none." in tasks[1]
    assert "main idea at work" in tasks[2], "a plan that failed takes no code from the notes"


async def test_an_entry_that_lacks_something_is_left_out_and_the_rest_kept() -> None:
    said = SECTION | {"self_check": [{"answer": "Who asked?"}, {"question": "Why not a list?"}]}
    notes = await ModelWriter(ScriptedModel([said]), READER).section(chapter(), "s1", Plan())
    assert [task.text for task in notes.self_check] == ["Why not a list?"]


async def test_a_section_comes_with_evidence_and_in_form() -> None:
    notes, _ = await written()
    first, second, third = notes.happening
    assert first.text == "A ==deque== is open at both ends."
    assert (first.evidence[0].block, first.evidence[0].label, first.beyond) == ("p8-b1", "6", False)
    assert second.beyond
    assert not third.beyond
    assert third.evidence[0].quote == "a deque is slow at everything it does", "left for the verifier to refuse"
    assert [(s.id, s.origin, s.code) for s in notes.snippets] == [
        ("s1/code-0", "book", QUEUE),
        ("s1/code-1", "writer", "print(1 + 1)"),
    ]
    assert notes.snippets[0].evidence[0].block == "p8-b2"
    table, diagram = notes.tables[0], notes.diagrams[0]
    assert table.rows == (("list", "linear"), ("deque", "constant"))
    assert [e.block for e in table.evidence] == ["p8-b3"]
    assert [(n.id, n.label, n.shape) for n in diagram.nodes] == [("a", "left", "box"), ("b", "items", "box")]
    assert [(e.source, e.target) for e in diagram.edges] == [("a", "b")]
    assert diagram.groups[0].nodes == ("a",)
    assert notes.engine == "model"


async def test_an_answer_that_says_more_than_its_passage_is_worked_out_and_a_paraphrase_is_the_books() -> None:
    quoted = {"block": "p8-b1", "quote": "A deque takes and gives items at both ends in constant time"}
    said = {
        "statements": [
            {"text": "A deque takes items and gives items at both ends, in constant time."},
            {"text": "A deque of 5 items gives its items at both ends.", **quoted},
        ],
        "self_check": [
            {
                "question": "How long do 9 pops take?",
                "answer": "As 9 times one: a deque pops in constant time.",
                **quoted,
            },
            {"question": "Where does it give?", "answer": "A deque gives items at both ends.", **quoted},
        ],
    }
    notes = await ModelWriter(ScriptedModel([said]), READER).section(chapter(), "s1", Plan())
    assert [(c.own, bool(c.evidence)) for c in notes.happening] == [(None, True), (None, True)]
    assert [ground(c, chapter()).good for c in notes.happening] == [True, False], "a statement is not let off"
    assert [t.answer and t.answer.own for t in notes.self_check] == [Own.WORKED_OUT, None]


async def test_an_answer_of_which_half_is_the_writers_is_worked_out() -> None:
    answer = {"question": "Why?", "answer": "A deque gives items at both ends because memory stays.", "block": "p8-b1"}
    said = SECTION | {"self_check": [answer | {"quote": "takes and gives items at both ends"}]}
    notes = await ModelWriter(ScriptedModel([said]), READER).section(chapter(), "s1", Plan())
    worked_out = notes.self_check[0].answer
    assert worked_out is not None
    assert worked_out.worked_out
    assert ground(worked_out.model_copy(update={"worked_out": False}), chapter()).good, "as a statement it would hold"


async def test_a_table_rests_on_the_blocks_of_its_section_that_have_its_numbers() -> None:
    def table(number: str) -> dict[str, Any]:
        rows = [["first", number], ["last", "1"]]
        return SECTION | {"table": {"header": ["pop", "gives"], "rows": rows, "blocks": ["p8-b1"]}}

    for number, blocks in (("3", ["p8-b1", "p8-b2"]), ("7", [])):
        notes = await ModelWriter(ScriptedModel([table(number)]), READER).section(chapter(), "s1", Plan())
        assert [e.block for e in notes.tables[0].evidence] == blocks
        assert notes.tables[0].beyond == (not blocks)


async def test_notes_that_rest_on_nothing_are_asked_for_twice_and_then_refused() -> None:
    loose = SECTION | {
        "statements": [{"text": "Deques are great."}, {"text": "In this section we learn about deques."}]
    }
    model = ScriptedModel([loose, SECTION, loose, loose])
    writer = ModelWriter(model, READER)
    assert (await writer.section(chapter(), "s1", Plan())).happening[0].evidence
    assert [asked.attempt for asked in model.asked] == [0, 1]
    with pytest.raises(BadReply, match="No statement of the model on 'Deques'"):
        await writer.section(chapter(), "s1", Plan())


async def test_notes_in_another_language_keep_the_books_quotes_and_can_be_traced() -> None:
    german = {"text": "Ein ==Deque== ist an beiden Enden offen.", "block": "p8-b1", "quote": "items at both ends"}
    model = ScriptedModel([{"statements": [german]}])
    writer = ModelWriter(model, READER.model_copy(update={"language": "de"}))
    (said,) = (await writer.section(chapter(), "s1", Plan())).happening
    assert "Write in German." in model.asked[0].messages[0].text
    assert said.language == "de"
    assert said.evidence[0].quote.startswith("A deque takes")
    assert ground(said, chapter()).good
    invented = said.model_copy(update={"text": "Ein Deque hat 7 Enden."})
    assert not ground(invented, chapter()).good


@pytest.mark.parametrize(
    ("code", "seeded"),
    [
        ("import random\nprint(random.random())", "import random\nrandom.seed(1)\nprint(random.random())"),
        (
            "import numpy as np\nprint(np.random.rand(2))",
            "import numpy as np\nnp.random.seed(1)\nprint(np.random.rand(2))",
        ),
        (
            "from random import Random\nprint('é', Random().random())",
            "from random import Random\nprint('é', Random(1).random())",
        ),
        ("import numpy as np\nrng = np.random.default_rng(7)", "import numpy as np\nrng = np.random.default_rng(7)"),
        (
            "import random\nrandom.seed(3)\nprint(random.random())",
            "import random\nrandom.seed(3)\nprint(random.random())",
        ),
    ],
)
async def test_chance_without_a_seed_gets_one(code: str, seeded: str) -> None:
    said = SECTION | {"snippets": [{"code": code}]}
    notes = await ModelWriter(ScriptedModel([said]), READER).section(chapter(), "s1", Plan())
    assert notes.snippets[0].code == seeded


def test_the_estimate_is_made_of_the_prompts_that_will_be_sent() -> None:
    settings = Settings.model_validate({"vault": ".", "model": {"name": "m"}})
    made = estimate(chapter(), settings, 100_000, Price(input=1, output=10), "2026-01-01")
    by_kind = {line.what: line for line in made.lines}
    assert by_kind["section"].calls == 2
    assert 0.5 < by_kind["section"].stable / by_kind["section"].tokens_in < 1
    assert made.money == pytest.approx((made.usage.tokens_in + 10 * made.usage.tokens_out) / 1e6)
    assert estimate(chapter(), settings, 100_000).money is None
    asking = estimate(chapter(), settings, 100_000, questions=True)
    assert {line.what for line in asking.lines} - set(by_kind) == {"questions"}
    assert asking.usage.tokens_in > made.usage.tokens_in
    assert (made.whole, estimate(chapter(), settings, 4000).whole) == (True, False)


@pytest.mark.parametrize(
    ("given", "kept"),
    [
        ("see [[Queue|queues]] and [this](http://x.y)", "see queues and this"),
        ("`a[[0]]` and `<s>` stay", "`a[[0]]` and `<s>` stay"),
        ("a <b>bold</b> word (p. 12)", "a bold word"),
        ("an ==odd mark", "an odd mark"),
        ("`a == b` is no ==mark", "`a == b` is no mark"),
        ("`==` compares", "`==` compares"),
        ("1) first\nsecond", "first second"),
        ("$a < b$ holds", "$a < b$ holds"),
    ],
)
def test_inline_text_keeps_what_notes_may_hold(given: str, kept: str) -> None:
    assert tidying.line(given) == kept

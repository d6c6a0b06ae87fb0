"""Words follow what was really printed."""

from tests.writing.book import chapter
from tests.writing.scripted import READER, written

from probatum.agents.model_writer import ModelWriter
from probatum.proof import Kind, Output, Proof, Verdict
from probatum.tools.models import ScriptedModel


async def test_words_follow_the_real_output() -> None:
    notes, _ = await written()
    proof = Proof(subject="s1/code-0", kind=Kind.SNIPPET, verdict=Verdict.PASS, output=Output(stdout="mean 0.4271\n"))
    ran = notes.model_copy(update={"snippets": (notes.snippets[0].model_copy(update={"proof": proof}),)})
    reply = {
        "seen": ["The mean is 0.427, near a half.", "The mean is 0.53.", "It fell by 37 percent."],
        "corrections": [
            {"subject": "s1/happening/1", "text": "CPython prints 0.4271."},
            {"subject": "s1/happening/0", "text": "99"},
        ],
    }
    model = ScriptedModel([reply])
    reworded = await ModelWriter(model, READER).reword(chapter(), ran)
    assert "mean 0.4271" in model.asked[0].task
    assert [(c.text, c.output) for c in reworded.happening[:1]] == [("The mean is 0.427, near a half.", "s1/code-0")]
    assert reworded.happening[1] == ran.happening[0]
    assert reworded.happening[2].text == "CPython prints 0.4271."
    assert len(reworded.happening) == len(ran.happening) + 1, "numbers that were never printed are not said"

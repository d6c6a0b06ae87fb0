"""What does it print? The key is what the run printed, the wrong options what its small changes print."""

import ast
import re
from random import Random

from probatum.proof import Verdict
from probatum.quiz import Bloom, PredictOutput
from probatum.tools.extractive.questions.effort import EITHER, difficulty_of
from probatum.tools.extractive.questions.identity import question_id
from probatum.tools.extractive.questions.listings import (
    Candidate,
    Trial,
    by_running,
    concepts_of,
    hints_to_read,
)
from probatum.tools.extractive.questions.material import Material
from probatum.tools.extractive.questions.parts import place
from probatum.tools.grading.code import shown


def predict(material: Material, trial: Trial, rng: Random) -> PredictOutput | None:
    """What does it print? Wrong options are what its variations really print; with too few of them it is typed."""
    wording, candidate, key = material.wording, trial.candidate, trial.printed
    wrong = {shown(p) or wording.say("nothing"): v for v, p in trial.outcomes if p.verdict is Verdict.PASS}
    outputs = [text for text in wrong if _tells_apart(text, key) and _alike(text, key)][:3]
    few = 1 if key in EITHER or any(text == wording.say("nothing") for text in outputs) else 2
    options = [key, *outputs] if len(outputs) >= few else []
    if not options and not _typeable(candidate, key):
        return None
    rng.shuffle(options)
    asked = f"{candidate.setup_code}\0{candidate.snippet.code}"
    name = question_id(material.chapter.id, "predict", asked, key)
    explained = [
        f"`{text}`: {wording.say('other_output', change=wrong[text].changed_line)}" for text in outputs if options
    ]
    return PredictOutput(
        id=name,
        **place(material, candidate.section, candidate.snippet.evidence),
        concepts=concepts_of(material, candidate),
        difficulty=difficulty_of(candidate.snippet.code, laborious=not options or bool(_DECIMALS.search(key))),
        bloom=Bloom.APPLY,
        prompt=wording.say("prints"),
        code=candidate.snippet.code,
        setup=candidate.setup_code,
        key=key,
        options=tuple(options),
        why="\n".join([wording.say("really"), *(explained if len(key.splitlines()) == 1 else [])]),
        hints=(*hints_to_read(material, candidate), wording.say("tries")),
        proof=by_running(name, trial.proof),
    )


_DECIMALS = re.compile(r"\d\.\d*[1-9]")
_NOISE = re.compile(r"\d+\.\d{3,}")


def _masked(text: str) -> str:
    """The text without numbers that nobody works out by head: options must differ in something else."""
    return _NOISE.sub("#", text)


def _tells_apart(text: str, key: str) -> bool:
    """True when two outputs differ in something else than numbers that nobody works out by head.

    Where the key has such numbers, a line without any has to differ.
    """
    if not _NOISE.search(key):
        return _masked(text) != _masked(key)
    return _plain_lines(text) != _plain_lines(key)


def _plain_lines(text: str) -> list[str]:
    return [line for line in text.splitlines() if not _NOISE.search(line)]


def _typeable(candidate: Candidate, key: str) -> bool:
    """True when an output has to be worked out and can be: one short line, no number that a library computed."""
    code = candidate.snippet.code
    tree = ast.parse(code)
    prints = sum(isinstance(n, ast.Call) and ast.unparse(n.func) == "print" for n in ast.walk(tree))
    texts = {str(n.value).strip() for n in ast.walk(tree) if isinstance(n, ast.Constant)}
    if prints == 1 and key.strip("'\"") in texts:
        return False
    computed = "import" in candidate.setup_code + code and re.search(r"\d\.\d", key)
    return (
        len(key.splitlines()) == 1 and len(key) <= 30 and key not in EITHER and not _NOISE.search(key) and not computed
    )


def _alike(text: str, key: str) -> bool:
    """True when an output has the look of the key, so that length alone does not betray either."""
    return abs(len(text.splitlines()) - len(key.splitlines())) <= 2 and len(text) <= 2 * len(key) + 12

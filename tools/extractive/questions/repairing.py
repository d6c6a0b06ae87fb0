"""Mend the code, or complete it: the start is a change that was run and is wrong, the solution the listing itself."""

import ast

from probatum.proof import Verdict
from probatum.quiz import Bloom, FixTheCode
from probatum.tools.extractive.questions.effort import EITHER, work
from probatum.tools.extractive.questions.identity import question_id
from probatum.tools.extractive.questions.listings import (
    Trial,
    by_running,
    concepts_of,
    hints_to_read,
)
from probatum.tools.extractive.questions.material import Material
from probatum.tools.extractive.questions.parts import place
from probatum.tools.extractive.questions.variations import Variation
from probatum.tools.grading.code import shown


def _weighty(trial: Trial) -> bool:
    """True when there is something to mend: a few lines, and an output that is not one of two."""
    code = trial.candidate.snippet.code
    return len(code.splitlines()) >= 3 and work(ast.parse(code)) >= 3 and trial.printed not in EITHER


def fix(material: Material, trial: Trial) -> FixTheCode | None:
    """Mend the listing: its start is a variation that was run and does not print what it should."""
    for variation, proof in trial.outcomes if _weighty(trial) else ():
        if proof.verdict is Verdict.PASS and shown(proof) != trial.printed:  # an error would say where to look
            return _repair(material, trial, variation, complete=False)
    return None


def complete(material: Material, trial: Trial) -> FixTheCode | None:
    """Complete the listing: an operator or name is left out whose change was seen to matter."""
    for variation, proof in reversed(trial.outcomes) if _weighty(trial) else ():
        matters = proof.verdict is Verdict.PASS and shown(proof) != trial.printed
        if matters and not variation.before.isdigit():
            return _repair(material, trial, variation, complete=True)
    return None


def _repair(material: Material, trial: Trial, variation: Variation, *, complete: bool) -> FixTheCode:
    wording, candidate = material.wording, trial.candidate
    solution, end = candidate.snippet.code, variation.start + len(variation.before)
    start = f"{solution[: variation.start]}____{solution[end:]}" if complete else variation.code
    kind = "complete" if complete else "fix"
    name = question_id(material.chapter.id, kind, start, solution)
    prompt = f"{wording.say(kind)} {wording.say('should_print')}\n\n```text\n{trial.printed}\n```"
    return FixTheCode(
        id=name,
        **place(material, candidate.section, candidate.snippet.evidence),
        concepts=concepts_of(material, candidate),
        difficulty="hard" if not complete else "medium",
        bloom=Bloom.ANALYSE,
        prompt=prompt,
        code=start,
        setup=candidate.setup_code,
        prints=trial.printed,
        key=solution,
        complete=complete,
        why=wording.say("mended", line=variation.line, text=solution.splitlines()[variation.line - 1].strip()),
        hints=(
            *hints_to_read(material, candidate),
            wording.say("line_hint", line=variation.line),
        ),
        proof=by_running(name, trial.proof),
    )

"""Questions on listings that were proved: what does it print, mend it, complete it; everything in them is run."""

import ast
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from random import Random

from probatum.notes import Snippet
from probatum.proof import Kind, Proof, Verdict
from probatum.quiz import Bloom, Dropped, FixTheCode, PredictOutput
from probatum.tools.extractive.questions.identity import question_id
from probatum.tools.extractive.questions.leaning import setup_for
from probatum.tools.extractive.questions.material import Material
from probatum.tools.extractive.questions.parts import place
from probatum.tools.extractive.questions.variations import Variation, variations
from probatum.tools.grading.code import shown
from probatum.tools.trying import TrySnippets

LINES = 24
"""A listing longer than this is no question but a chore."""
OUTPUT_LINES = 8
OUTPUT_CHARS = 240
SECONDS = 2.0
VARIATIONS = 6
"""Tried for one listing; three make the wrong options."""
_UNSTEADY = re.compile(
    r"\b(input|open|random|randint|choice|shuffle|time|datetime|now|today|urllib|requests|socket|urlopen|sleep|os|sys|sqlite3|id|hash|uuid)\b"
    r"|\bset\(|0x[0-9a-f]{6,}"
)


@dataclass(frozen=True)
class Candidate:
    """A listing fit to be asked about, with what has to run before it."""

    section: str
    snippet: Snippet
    setup: tuple[Snippet, ...]
    tried: tuple[Variation, ...]

    @property
    def setup_code(self) -> str:
        """What ran before, as one text."""
        return "\n\n".join(s.code.strip("\n") for s in self.setup)


@dataclass(frozen=True)
class Trial:
    """A candidate with what came of running it and its variations."""

    candidate: Candidate
    proof: Proof
    outcomes: tuple[tuple[Variation, Proof], ...]

    @property
    def printed(self) -> str:
        """What the listing showed."""
        return shown(self.proof)


def candidates(material: Material, rng: Random) -> Iterator[Candidate]:
    """Proved Python listings, short, steady, that show something that cannot be read off the code."""
    earlier: list[Snippet] = []
    for section, snippet in material.snippets():
        setup = setup_for(snippet.code, earlier) if _fit(snippet) else None
        if setup is not None and sum(len(s.code.splitlines()) for s in setup) <= LINES:
            found = list(variations(snippet.code))
            rng.shuffle(found)
            yield Candidate(section, snippet, setup, tuple(found[:VARIATIONS]))
        earlier.append(snippet)


def _fit(snippet: Snippet) -> bool:
    proof = snippet.proof
    if snippet.language != "python" or proof is None or proof.verdict is not Verdict.PASS or proof.seconds > SECONDS:
        return False
    output = shown(proof)
    return (
        1 <= len(snippet.code.splitlines()) <= LINES
        and 1 <= len(output.splitlines()) <= OUTPUT_LINES
        and len(output) <= OUTPUT_CHARS
        and not (proof.output and (proof.output.figures or proof.output.stderr))
        and not _UNSTEADY.search(snippet.code)
        and not _UNSTEADY.search(output)
        and not _read_off(snippet.code, output)
    )


def _read_off(code: str, output: str) -> bool:
    """True when too little is left to work out: fewer than two steps, or an output that stands in the code."""
    try:
        tree = ast.parse(code)
    except SyntaxError:
        return True
    texts = {str(n.value).strip() for n in ast.walk(tree) if isinstance(n, ast.Constant)}
    literal = all(line.strip().strip("'\"") in texts for line in output.splitlines())
    turns = any(isinstance(n, _TURNS) for n in ast.walk(tree))
    return _work(tree) < 2 or (literal and not turns)


_TURNS = ast.If | ast.For | ast.While | ast.Try | ast.FunctionDef
_STEPS = ast.BinOp | ast.Compare | ast.Subscript | ast.BoolOp | ast.UnaryOp | ast.AugAssign | ast.comprehension


def _work(tree: ast.Module) -> int:
    """Steps that a reader takes to follow the code: operations, calls other than ``print``, and turns."""
    nodes = list(ast.walk(tree))
    calls = sum(isinstance(n, ast.Call) and ast.unparse(n.func) != "print" for n in nodes)
    return calls + sum(isinstance(n, _TURNS | _STEPS) for n in nodes)


async def tried(candidates: Sequence[Candidate], try_snippets: TrySnippets) -> tuple[list[Trial], list[Dropped]]:
    """Runs every candidate and its variations in one document; what does not run as the notes say is dropped."""
    document: list[Snippet] = []
    marks: list[list[int]] = []
    for i, candidate in enumerate(candidates):
        codes = [candidate.snippet.code, *(v.code for v in candidate.tried)]
        marks.append([])
        for j, code in enumerate(codes):
            document.extend(s.model_copy(update={"id": f"q{i}-{j}-{s.id}", "expected": ""}) for s in candidate.setup)
            marks[-1].append(len(document))
            document.append(Snippet(id=f"q{i}-{j}", code=code, origin="book" if j == 0 else "variation"))
    proofs = await try_snippets(document) if document else ()
    trials, dropped = [], []
    for candidate, places in zip(candidates, marks, strict=True):
        proof, *others = (proofs[at] for at in places)
        known = candidate.snippet.proof
        if not proof.good or known is None or shown(proof) != shown(known):
            reason = f"run by itself it does not print what it printed in the notes ({proof.verdict}: {proof.reason})"
            dropped.append(Dropped(prompt=candidate.snippet.code, reason=reason))
            continue
        trials.append(Trial(candidate, proof, tuple(zip(candidate.tried, others, strict=True))))
    return trials, dropped


def predict(material: Material, trial: Trial, rng: Random) -> PredictOutput | None:
    """What does it print? Wrong options are what its variations really print; with too few of them it is typed."""
    wording, candidate, key = material.wording, trial.candidate, trial.printed
    wrong = {shown(p) or wording.say("nothing"): v for v, p in trial.outcomes if p.verdict is Verdict.PASS}
    outputs = [text for text in wrong if _masked(text) != _masked(key) and _alike(text, key)][:3]
    few = 1 if key in _EITHER or any(text == wording.say("nothing") for text in outputs) else 2
    options = [key, *outputs] if len(outputs) >= few else []
    if not options and not _typeable(candidate.snippet.code, key):
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
        concepts=_concepts(material, candidate),
        difficulty=_difficulty(candidate.snippet.code),
        bloom=Bloom.APPLY,
        prompt=wording.say("prints"),
        code=candidate.snippet.code,
        setup=candidate.setup_code,
        key=key,
        options=tuple(options),
        why="\n".join([wording.say("really"), *(explained if len(key.splitlines()) == 1 else [])]),
        hints=(wording.say("tries"),),
        proof=_by_running(name, trial.proof),
    )


_NOISE = re.compile(r"\d+\.\d{3,}")


def _masked(text: str) -> str:
    """The text without numbers that nobody works out by head: options must differ in something else."""
    return _NOISE.sub("#", text)


def _typeable(code: str, key: str) -> bool:
    """True when an output has to be worked out and can be: one short line, no number that a library computed."""
    tree = ast.parse(code)
    prints = sum(isinstance(n, ast.Call) and ast.unparse(n.func) == "print" for n in ast.walk(tree))
    texts = {str(n.value).strip() for n in ast.walk(tree) if isinstance(n, ast.Constant)}
    if prints == 1 and key.strip("'\"") in texts:
        return False
    computed = "import" in code and re.search(r"\d\.\d", key)
    return (
        len(key.splitlines()) == 1 and len(key) <= 30 and key not in _EITHER and not _NOISE.search(key) and not computed
    )


def _alike(text: str, key: str) -> bool:
    """True when an output has the look of the key, so that length alone does not betray either."""
    return abs(len(text.splitlines()) - len(key.splitlines())) <= 2 and len(text) <= 2 * len(key) + 12


_EITHER = frozenset({"True", "False"})


def _weighty(trial: Trial) -> bool:
    """True when there is something to mend: a few lines, and an output that is not one of two."""
    code = trial.candidate.snippet.code
    return len(code.splitlines()) >= 3 and _work(ast.parse(code)) >= 3 and trial.printed not in _EITHER


def fix(material: Material, trial: Trial) -> FixTheCode | None:
    """Mend the listing: its start is a variation that was run and does not print what it should."""
    for variation, proof in trial.outcomes if _weighty(trial) else ():
        if proof.verdict in (Verdict.PASS, Verdict.FAIL) and shown(proof) != trial.printed:
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
        concepts=_concepts(material, candidate),
        difficulty="hard" if not complete else "medium",
        bloom=Bloom.ANALYSE,
        prompt=prompt,
        code=start,
        setup=candidate.setup_code,
        prints=trial.printed,
        key=solution,
        complete=complete,
        why=wording.say("mended", line=variation.line, text=solution.splitlines()[variation.line - 1].strip()),
        hints=(wording.say("line_hint", line=variation.line),),
        proof=_by_running(name, trial.proof),
    )


def _by_running(name: str, proof: Proof) -> Proof:
    return proof.model_copy(
        update={"subject": name, "kind": Kind.QUESTION, "reason": "the key is what the run printed"}
    )


def _concepts(material: Material, candidate: Candidate) -> tuple[str, ...]:
    topic = material.topics[candidate.section].id if candidate.section in material.topics else ""
    named = [i for i in material.mentioned(candidate.snippet.title) if i != topic]
    return tuple(dict.fromkeys([i for i in (topic, *named[:1]) if i]))


def _difficulty(code: str) -> str:
    tree = ast.parse(code)
    turns = sum(isinstance(n, ast.If | ast.For | ast.While | ast.FunctionDef | ast.Try) for n in ast.walk(tree))
    return "easy" if turns == 0 and len(tree.body) <= 3 else "medium" if turns <= 2 else "hard"

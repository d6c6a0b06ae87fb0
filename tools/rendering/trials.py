"""Shows what came of a trial: the badge under a snippet, its real output, and what went wrong.

The reason in a badge is the sandbox's own record, in the words of `probatum verify`, whatever the notes' language.
"""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import groupby

from probatum.notes import Log, Snippet
from probatum.proof import Proof, Verdict
from probatum.tools.markdown.escape import fence, literal, one_line
from probatum.tools.rendering.pictures import Pictures
from probatum.tools.wording import Wording

LEANS = re.compile(r"leans on (\S+) for (.+)")
"""How the sandbox says on which code a snippet leans, and for which names."""
TRACEBACK_LINES = 20
"""Of a traceback, the last so many lines are shown."""


def icon(proof: Proof | None) -> str:
    """A sign beside the words, never in place of them."""
    if proof is None or not proof.verdict.ran:
        return "⏸️"
    return "✅" if proof.good else "❌"


def verdict(proof: Proof | None, wording: Wording) -> str:
    """``ran: pass``, ``ran: mismatch``, ``not run: needs-package``."""
    if proof is None or proof.verdict is Verdict.NOT_RUN:
        return wording.say("unrun")
    return f"{wording.say('ran' if proof.verdict.ran else 'unrun')}: {wording.verdict(proof.verdict)}"


Numbers = Mapping[str, int]
"""Place of each snippet in the log, from 1, by its id."""


def numbers_of(log: Log) -> Numbers:
    """The numbers that a reader sees in place of ids."""
    return {snippet.id: i for i, snippet in enumerate(log.snippets(), 1)}


def with_numbers(text: str, numbers: Numbers) -> str:
    """``leans on snippet 3`` for ``leans on s3/code-2``."""
    return re.sub(r"[\w-]+/[\w/-]+", lambda found: _numbered(found[0], numbers), text)


def _numbered(name: str, numbers: Numbers) -> str:
    return f"snippet {numbers[name]}" if name in numbers else name


def _condition(said: str, numbers: Numbers, wording: Wording) -> str:
    """A condition of a trial; that code runs alone or leans on other code in the words of the notes."""
    leans = LEANS.fullmatch(said)
    if leans:
        what = wording.say("snippet", n=numbers[leans[1]]) if leans[1] in numbers else leans[1]
        return wording.say("leans_on", what=what, names=leans[2])
    return wording.say("runs_alone") if said == "runs alone" else with_numbers(said, numbers)


def badge(proof: Proof | None, numbers: Numbers, wording: Wording) -> str:
    """One line: verdict, isolation, conditions, seconds; for anything but a pass the reason too."""
    if proof is None:
        return f"{icon(proof)} {wording.say('unrun')} · {wording.say('untried')}"
    conditions = (_condition(condition, numbers, wording) for condition in proof.conditions)
    facts = [verdict(proof, wording), proof.tier, *conditions, f"{proof.seconds:.2f} s" if proof.verdict.ran else ""]
    line = f"{icon(proof)} " + " · ".join(literal(one_line(fact)) for fact in facts if fact)
    told = proof.reason and proof.verdict is not Verdict.PASS
    return f"{line} — {literal(one_line(with_numbers(proof.reason, numbers)))}" if told else line


def boxes(snippets: Iterable[Snippet]) -> Iterator[tuple[Snippet, ...]]:
    """The snippets by the box that shows them: the steps of a session, and what is shown only, stand together."""
    for _, together in groupby(snippets, key=_box):
        yield tuple(together)


def _box(snippet: Snippet) -> str:
    """The one box of what is shown only; else the block that a snippet was taken from, or the snippet itself."""
    if _shown_only(snippet):
        return "shown only"
    return snippet.evidence[0].block if snippet.origin == "book" and snippet.evidence else snippet.id


def _shown_only(snippet: Snippet) -> str:
    """Why a snippet is shown and not run; empty for one that is to be run."""
    proof = snippet.proof
    return proof.reason if proof is not None and proof.verdict is Verdict.ILLUSTRATIVE else ""


def headline(snippets: Sequence[Snippet], numbers: Numbers, wording: Wording, *, first: bool) -> str:
    """What a box of snippets is called; ``first`` is the section's first."""
    run = "code_first" if first else "more_code"
    shown = all(map(_shown_only, snippets))
    what = f"📄 {wording.say('as_the_book_shows')}" if shown else f"⚡ {wording.say(run)}"
    begin, end = numbers[snippets[0].id], numbers[snippets[-1].id]
    several = wording.say("snippets_between", first=begin, last=end)
    which = wording.say("snippet", n=begin) if begin == end else several
    return " · ".join(part for part in (what, snippets[0].title, which) if part)


def trial(
    snippet: Snippet, pictures: Pictures, numbers: Numbers, wording: Wording, following: Snippet | None = None
) -> str:
    """The badge and what the run showed: output, error, figures; what was promised when it came otherwise.

    Of snippets that are shown only, the last before one with another reason, or with none ``following``, has a badge.
    """
    proof = snippet.proof
    if following is not None and _shown_only(snippet) and _shown_only(snippet) == _shown_only(following):
        return ""
    shown = [badge(proof, numbers, wording)]
    if proof and proof.verdict is Verdict.MISMATCH and snippet.expected:
        promised = wording.say("book_promised" if snippet.origin == "book" else "writer_promised")
        shown += [promised, fence(snippet.expected, "text"), wording.say("really_printed")]
    if proof and proof.output:
        output = proof.output
        shown += [fence(output.text, "text")] if output.text.strip() else []
        told = proof.verdict.ran and (not proof.good or proof.verdict is Verdict.EXPECTED_ERROR)
        if output.error.strip() and told:
            last = "\n".join(output.error.strip().splitlines()[-TRACEBACK_LINES:])
            shown.append(fence(with_numbers(last, numbers), "text"))
        shown += [f"*{wording.say('output_cut')}*"] if output.truncated else []
        drawn = wording.say("drawn_by", code=snippet.title or wording.say("this_code"))
        shown += [pictures.embed(figure, drawn) for figure in output.figures]
    return "\n\n".join(shown)

"""The challenge: a proved listing to be changed so that it prints something else, or one of the book's exercises."""

from collections.abc import Awaitable, Callable, Sequence

from probatum.notes import Challenge, SectionNotes, Snippet
from probatum.proof import Proof, Verdict
from probatum.tools.extractive.digest import Digest
from probatum.tools.extractive.questions.leaning import setup_for
from probatum.tools.extractive.questions.variations import Variation, variations
from probatum.tools.extractive.tasks import exercises_in

TrySnippets = Callable[[Sequence[Snippet]], Awaitable[Sequence[Proof]]]
"""Runs snippets as one document from nothing and returns a proof for each, in order."""

LINES, OUTPUT, OUTPUT_LINES = 20, 200, 6
"""Beyond these many lines of code, or characters or lines of output, a listing is too much for ten minutes."""
LISTINGS, CHANGES = 4, 4
"""Listings tried, and changes of each."""


async def challenge_of(
    digest: Digest, sections: Sequence[SectionNotes], try_snippets: TrySnippets | None
) -> Challenge | None:
    """A change that was run, else an exercise of the book, else None."""
    if try_snippets is not None and (made := await _change(digest, sections, try_snippets)):
        return made
    return _exercise(digest)


async def _change(digest: Digest, sections: Sequence[SectionNotes], try_snippets: TrySnippets) -> Challenge | None:
    """The first change of a proved listing that runs, and prints something else than the listing."""
    earlier: list[Snippet] = []
    tried: list[tuple[Snippet, str]] = []
    for snippet in (s for notes in sections for s in notes.snippets):
        setup = setup_for(snippet.code, earlier) if _fit(snippet) else None
        if setup is not None:
            tried.append((snippet, "\n".join(s.code for s in setup)))
        earlier.append(snippet)
    for snippet, setup_code in sorted(tried, key=lambda pair: -_worth(*pair))[:LISTINGS]:
        if made := await _vary(digest, snippet, setup_code, try_snippets):
            return made
    return None


def _fit(snippet: Snippet) -> bool:
    proof = snippet.proof
    return (
        snippet.language == "python"
        and proof is not None
        and proof.verdict is Verdict.PASS
        and proof.output is not None
        and 0 < len(proof.output.text) <= OUTPUT
        and len(proof.output.text.splitlines()) <= OUTPUT_LINES
        and len(snippet.code.splitlines()) <= LINES
    )


def _worth(snippet: Snippet, setup: str) -> float:
    """Prefers a listing of some lines that needs little from others."""
    lines = len(snippet.code.splitlines())
    return min(lines, 10) - 0.3 * len(setup.splitlines())


async def _vary(digest: Digest, snippet: Snippet, setup: str, try_snippets: TrySnippets) -> Challenge | None:
    whole = f"{setup}\n\n{snippet.code}" if setup else snippet.code
    first = whole.count("\n") - snippet.code.count("\n") + 1
    changes = _spread([v for v in variations(whole) if v.line >= first], CHANGES)
    for change in changes:
        start = Snippet(id="challenge/start", code=whole, origin="book", evidence=snippet.evidence)
        solved = Snippet(id="challenge/solution", code=change.code, origin="variation", evidence=snippet.evidence)
        # Each runs from nothing, so that neither sees what the other left behind.
        (before,), (after,) = await try_snippets([start]), await try_snippets([solved])
        if _differ(before, after):
            return _told(digest, start, solved, change, after)
    return None


def _spread(found: list[Variation], most: int) -> list[Variation]:
    """Changes taken evenly from first to last, numbers before operators."""
    ordered = sorted(found, key=lambda v: (not v.before.isdigit(), v.start))
    step = max(1, len(ordered) // most)
    return ordered[::step][:most]


def _differ(before: Proof, after: Proof) -> bool:
    if before.verdict is not Verdict.PASS or after.verdict is not Verdict.PASS or not (before.output and after.output):
        return False
    text = after.output.text
    return bool(text.strip()) and len(text.splitlines()) <= OUTPUT_LINES and before.output.text != text


def _told(digest: Digest, start: Snippet, solved: Snippet, change: Variation, after: Proof) -> Challenge:
    assert after.output is not None
    say = digest.wording.say
    return Challenge(
        goal=say("change", output=_shown(after.output.text)),
        tasks=(say("run_first"), say("find_place", line=change.line), say("compare")),
        starter=start,
        solution=solved.model_copy(update={"expected": after.output.text}),
        expected=after.output.text,
        evidence=start.evidence,
    )


def _shown(output: str) -> str:
    """An output as inline code, a piece a line."""
    return " ⏎ ".join(f"`{line.replace('`', chr(39))}`" for line in output.splitlines() if line.strip())


def _exercise(digest: Digest) -> Challenge | None:
    """The book's first exercise."""
    for section in digest.chapter.sections:
        for task in exercises_in(digest, section.id):
            return Challenge(goal=digest.wording.say("do_exercise"), tasks=(task.text,), evidence=task.evidence)
    return None

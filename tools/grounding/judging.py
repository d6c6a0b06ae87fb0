"""The verdict on a statement: its quotes stand in the book, and it says nothing that they do not."""

from typing import NamedTuple

from probatum.book import Block, Chapter, Equation
from probatum.notes import Claim
from probatum.proof import Fault, Kind, Proof, Verdict
from probatum.tools.grounding.contradicting import contradictions
from probatum.tools.grounding.denying import turned_round
from probatum.tools.grounding.dismissing import dismissed
from probatum.tools.grounding.formulas import speaks_of_formula, symbols_beyond, symbols_left_out, without_formulas
from probatum.tools.grounding.names import names_beyond
from probatum.tools.grounding.numbers import NUMBER, numbers_beyond
from probatum.tools.grounding.quotes import missing
from probatum.tools.grounding.setting import known_as, listings_near, setting, whole_quote
from probatum.tools.grounding.wording import content, holds, plain, wording

LEAST_SHARED = 0.4
"""Of the statement's content words, the part that its evidence must share; paraphrase keeps more, invention less."""


def ground(claim: Claim, chapter: Chapter) -> Proof:
    """The verdict on ``claim``: ILLUSTRATIVE when it is labelled as the writer's own, else PASS or FAIL.

    What is worked out from the book must still rest on words that stand there.
    """
    if claim.own and not claim.worked_out:
        return _proof(Verdict.ILLUSTRATIVE, claim.own)
    if not claim.evidence:
        return _proof(Verdict.FAIL, "No evidence is given.")
    for evidence in claim.evidence:
        if reason := missing(evidence, chapter):
            return _proof(Verdict.FAIL, reason)
    if claim.own:
        return _proof(Verdict.ILLUSTRATIVE, claim.own)
    reason = _beyond_evidence(claim, chapter)
    return _proof(Verdict.FAIL if reason else Verdict.PASS, reason)


def altered(claim: Claim, chapter: Chapter) -> str:
    """What the statement has otherwise than its evidence: numbers, formulas, a denial, opposites; empty for nothing."""
    return " ".join(_altered(claim, _Rest.of(claim, chapter), chapter))


class _Rest(NamedTuple):
    """What a statement rests on."""

    quotes: str
    around: str
    """The blocks of the quotes with their headings."""
    listings: str
    """The code of the sections in which they stand."""
    blocks: tuple[Block, ...]
    places: str
    """Numbers under which the blocks are known."""
    language: str

    @classmethod
    def of(cls, claim: Claim, chapter: Chapter) -> "_Rest":
        quotes = " \n".join(whole_quote(evidence, chapter) for evidence in claim.evidence)
        blocks = tuple(block for evidence in claim.evidence if (block := chapter.block(evidence.block)))
        around = "\n".join([quotes, chapter.name, *(setting(block, chapter) for block in blocks)])
        places = " ".join(known_as(evidence, chapter) for evidence in claim.evidence)
        listings = "\n".join(dict.fromkeys(listings_near(block, chapter) for block in blocks))
        return cls(quotes, around, listings, blocks, places, chapter.language)


def _beyond_evidence(claim: Claim, chapter: Chapter) -> str:
    """All that the statement says and its evidence does not; empty when there is nothing."""
    rest = _Rest.of(claim, chapter)
    said = wording(plain(claim.text))
    if claim.verbatim:
        # A statement may take its subject, such as a defined term, from the block around the quote.
        whole = any(holds(wording(text), said) for text in (rest.quotes, rest.around))
        return "" if whole else "It is said to be the book's own wording and is not."
    if holds(wording(rest.quotes), said):
        return dismissed(plain(claim.text), rest.quotes, chapter)
    return " ".join(dict.fromkeys([*_altered(claim, rest, chapter), *_added(claim, rest)]))


def _altered(claim: Claim, rest: _Rest, chapter: Chapter) -> list[str]:
    said = plain(without_formulas(claim.text))
    numbers = numbers_beyond(said, f"{rest.quotes} {rest.places}", rest.around, rest.language)
    found = [f"The passage does not have the number {number}." for number in numbers]
    found += [f"The passage does not have {s!r} in a formula." for s in symbols_beyond(claim.text, rest.quotes)]
    if len(rest.blocks) == 1 and isinstance(rest.blocks[0], Equation):
        left_out = symbols_left_out(claim.text, claim.evidence[0].quote)
        found += [f"It leaves {symbol!r} out of the formula." for symbol in left_out]
    if claim.language in {"", rest.language}:
        found += filter(None, [turned_round(said, rest.quotes, rest.language), dismissed(said, rest.quotes, chapter)])
        found += contradictions(said, rest.quotes, rest.language)
    return found


def _added(claim: Claim, rest: _Rest) -> list[str]:
    if claim.language not in {"", rest.language}:
        return []
    text = without_formulas(claim.text)
    names = names_beyond(text, rest.around, rest.listings, rest.language)
    found = [f"The passage does not name {name!r}." for name in names]
    # Who renders a formula in words has others than the page; the formula itself is the evidence.
    equations = [block.text for block in rest.blocks if isinstance(block, Equation)]
    rendered = bool(equations) and (text != claim.text or speaks_of_formula(plain(text), "\n".join(equations)))
    return found if rendered else [*found, *filter(None, [_stray(plain(text), rest.around, rest.language)])]


def _stray(said: str, around: str, language: str) -> str:
    stems = set(content(wording(said), language))
    shared = stems & set(content(wording(around), language))
    if said and not stems and not NUMBER.search(said):
        return "It says nothing that could be held against the passage."
    if len(shared) < LEAST_SHARED * len(stems):
        return f"The passage speaks of something else: {len(shared)} of its {len(stems)} content words are there."
    return ""


def _proof(verdict: Verdict, reason: str) -> Proof:
    fault = Fault.CONTENT if verdict is Verdict.FAIL else Fault.NONE
    return Proof(subject="claim", kind=Kind.CLAIM, verdict=verdict, reason=reason, fault=fault)

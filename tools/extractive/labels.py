"""Fills the five labels of the summary, each only with a sentence that really does what the label says."""

from collections.abc import Callable, Iterable

from probatum.notes import Claim, Summary
from probatum.tools.extractive.definitions import SAYS_WHAT
from probatum.tools.extractive.digest import Digest
from probatum.tools.extractive.sentences import Sentence
from probatum.tools.extractive.words import key_of

LEADING = 6
"""Terms that the core idea may be about."""


def summary_of(digest: Digest) -> Summary:
    """Core idea, why it matters, key takeaway, what it connects to, what to watch out for; None where none is said."""
    language = digest.language
    used: set[int] = set()

    def best(fits: Callable[[Sentence], bool], lift: Callable[[Sentence], float] = lambda s: 1.0) -> Claim | None:
        fitting = [s for s in digest.alone if s.index not in used and fits(s)]
        found = max(fitting, key=lambda s: digest.weights[s.index] * lift(s), default=None)
        if found is None:
            return None
        used.add(found.index)
        return digest.claim(found)

    reason, warns = language.holds("reason"), language.holds("warning")
    sums, connects = language.holds("summing"), language.holds("connection")
    return Summary(
        core_idea=best(lambda s: not warns.search(s.text), lambda s: _central(digest, s)),
        why_it_matters=best(lambda s: bool(reason.search(s.text)) and not warns.search(s.text)),
        key_takeaway=best(lambda s: s.section in digest.summaries or bool(sums.search(s.text))),
        connects_to=best(lambda s: bool(connects.search(s.text))),
        watch_out=best(lambda s: _warns(digest, s)),
    )


def _central(digest: Digest, sentence: Sentence) -> float:
    """Prefers what says of the title's term, or a leading one, what it is, and what the chapter opens or ends with."""
    here = (sentence.block.id, sentence.text)
    defined = {
        k for k, d in digest.defining.items() if (d.evidence.block, d.evidence.quote) == here and d.sure >= SAYS_WHAT
    }
    title = f" {' '.join(key_of(digest.chapter.title, digest.language))} "
    titled = any(f" {' '.join(key)} " in title for key in defined)
    leading = bool(defined & {term.key for term in digest.terms[:LEADING]})
    frame = sentence.section in digest.summaries or sentence.section == digest.alone[0].section
    return 1.0 + 4.0 * titled + 1.5 * leading + 1.0 * frame


def _warns(digest: Digest, sentence: Sentence) -> bool:
    """True when the sentence warns, or stands in a box that the book calls a warning."""
    return getattr(sentence.block, "role", "") == "warning" or bool(
        digest.language.holds("warning").search(sentence.text)
    )


def warnings_in(digest: Digest, section_id: str, most: int = 3) -> tuple[Claim, ...]:
    """The section's sentences that warn, weightiest first chosen, in reading order; what a warning box opens with."""
    boxed = [
        s for s in digest.whole if s.section == section_id and s.opens and getattr(s.block, "role", "") == "warning"
    ]
    found = [s for s in digest.of(section_id) if _warns(digest, s) and s not in boxed]
    found.sort(key=lambda s: -digest.weights[s.index])
    return in_order(digest, [*boxed, *found][:most])


def in_order(digest: Digest, sentences: Iterable[Sentence]) -> tuple[Claim, ...]:
    """Sentences as statements, in reading order."""
    return tuple(digest.claim(s) for s in sorted(sentences, key=lambda s: s.index))

"""A chapter's summary and its warnings: each label only with sentences that really do what it says."""

import re
from collections.abc import Callable, Iterable, Iterator

from probatum.notes import Claim, Summary
from probatum.tools.extractive.definitions import NAMES
from probatum.tools.extractive.digest import Digest
from probatum.tools.extractive.phrases import LONGEST
from probatum.tools.extractive.sentences import Sentence
from probatum.tools.extractive.words import Key, key_of, words_in

MOST_WARNINGS = 3
"""Of a section."""


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
        core_idea=_scope(digest, used) or best(lambda s: not warns.search(s.text), lambda s: _central(digest, s)),
        why_it_matters=best(
            lambda s: _about(digest, s, reason.search(s.text)) and not (warns.search(s.text) or _defined(digest, s)),
            lambda s: 1.0 + any(digest.titled(t.key) for t in digest.terms_at(s.index)),
        ),
        key_takeaway=best(lambda s: s.section in digest.summaries or _about(digest, s, sums.search(s.text))),
        connects_to=best(lambda s: _about(digest, s, connects.search(s.text))),
        watch_out=best(lambda s: _warns(digest, s)),
    )


def _scope(digest: Digest, used: set[int]) -> Claim | None:
    """What the chapter itself says at its head that it is about, unless a sentence says what its title means."""
    told = (s for s in digest.alone if any(digest.titled(k) for k in (*_defined(digest, s), *_told_what(digest, s))))
    if next(told, None) is not None:
        return None
    opening = (s for s in digest.whole if s.index < OPENING and digest.language.begins("scope").match(s.text))
    found = next(opening, None)
    if found is not None:
        used.add(found.index)
    return digest.claim(found) if found else None


OPENING = 12
"""Sentences at whose head a chapter says what it is about."""


def _central(digest: Digest, sentence: Sentence) -> float:
    """Prefers what says of the title's term, or a leading one, what it is, then what opens or sums up the chapter."""
    defined = _defined(digest, sentence)
    titled = any(digest.titled(key) for key in (*defined, *_told_what(digest, sentence)))
    leading = bool(defined & digest.central)
    frame = sentence.section in digest.summaries or sentence.section == digest.alone[0].section
    sums_up = next((s for s in digest.alone if s.section in digest.summaries), None) is sentence
    lift = 1.0 + 4.0 * titled + 1.5 * leading + 1.0 * frame + 2.0 * sums_up
    return lift / 2 if digest.language.begins("conditional").match(sentence.text) else lift


def _defined(digest: Digest, sentence: Sentence) -> set[Key]:
    """The terms that the sentence says the meaning of."""
    here = (sentence.block.id, sentence.text)
    return {k for k, d in digest.defining.items() if (d.evidence.block, d.evidence.quote) == here and d.sure >= NAMES}


def _told_what(digest: Digest, sentence: Sentence) -> Iterator[Key]:
    """The term that the sentence begins with, when the next word says that it is something."""
    opening = [w[0] for w in words_in(re.sub(r"\s\([^)]*\)", "", sentence.text))][: LONGEST + 2]
    start = bool(opening) and opening[0].lower() in digest.language.words("articles")
    for end in range(start + 1, len(opening)):
        if re.fullmatch(digest.language.patterns("is_a") or r"(?!)", opening[end]):
            yield key_of(" ".join(opening[start:end]), digest.language)
            return


def _about(digest: Digest, sentence: Sentence, said: re.Match[str] | None) -> bool:
    """True when what is ``said`` is said of what the chapter is about: its title's term or a leading one."""
    if said is None or not any(t.key in digest.central for t in digest.terms_at(sentence.index)):
        return False
    return not digest.language.holds("illustrating").search(sentence.text)


def _warns(digest: Digest, sentence: Sentence) -> bool:
    """True when the sentence warns, or opens a box that the book calls a warning."""
    boxed = sentence.opens and getattr(sentence.block, "role", "") == "warning"
    return boxed or bool(digest.language.holds("warning").search(sentence.text))


def warnings_in(digest: Digest, section_id: str) -> tuple[Claim, ...]:
    """The section's sentences that warn, weightiest first chosen, in reading order; what a warning box opens with."""
    boxed = [
        s for s in digest.whole if s.section == section_id and s.opens and getattr(s.block, "role", "") == "warning"
    ]
    found = [s for s in digest.of(section_id) if _warns(digest, s) and s not in boxed]
    found.sort(key=lambda s: -digest.weights[s.index])
    return in_order(digest, [*boxed, *found][:MOST_WARNINGS])


def in_order(digest: Digest, sentences: Iterable[Sentence]) -> tuple[Claim, ...]:
    """Sentences as statements, in reading order."""
    return tuple(digest.claim(s) for s in sorted(sentences, key=lambda s: s.index))

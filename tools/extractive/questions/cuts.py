"""Cuts sentences behind what they speak of: a concept, a name, things of a kind, or a condition."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Literal

from probatum.learner.record import Concept
from probatum.tools.extractive.language import language_of
from probatum.tools.extractive.questions.lexicon import back, clauses, condition_in, naming, states, verbs
from probatum.tools.extractive.questions.material import OPENING, Material
from probatum.tools.extractive.questions.names import names_in, style_of
from probatum.tools.extractive.questions.terms import INDEFINITE
from probatum.tools.extractive.sentences import Sentence

WORDS = range(6, 27)
"""Of what is said."""
TELLING = 4
"""Meaningful words without which little is said."""
OF_A_CASE = re.compile(r"\w+\s\W?\d")
"""What *the* thing amounts to: so it was in one example."""


@dataclass(frozen=True)
class Saying:
    """A sentence cut behind its subject."""

    subject: str
    """As it stands there, without an article; or the condition."""
    concept: str
    """Concept id."""
    said: str
    """Without the full stop."""
    make: Literal["one", "many", "condition"]
    """Subjects must agree in number, or the verbs tell."""
    sentence: Sentence
    known: bool = True
    """False for things of a kind that the chapter does not define: what is said holds where it says so."""


def of_subjects(material: Material) -> Iterator[Saying]:
    """What sentences that stand alone say of the subject that they begin with."""
    style = style_of(material.sentences)
    for sentence in material.sentences:
        if not material.alone(sentence):
            continue
        written = (
            [sentence.text[n.start : n.end] for n in names_in(sentence, style, material.language)] if style else []
        )
        topic = material.topics[sentence.section].id
        cuts = [_cut(material, sentence, name, topic, known=True) for name in written]
        cuts += [_cut(material, sentence, c.name, c.id, known=_known(material, c, sentence)) for c in material.concepts]
        longest = sorted(filter(None, cuts), key=lambda saying: -len(saying.subject))[:1]
        yield from longest or _of_a_kind(material, sentence, topic)


def _of_a_kind(material: Material, sentence: Sentence, topic: str) -> Iterator[Saying]:
    """What is said of things of a kind, which the sentence names without *the*: ``Field labels are used as …``."""
    language, small = material.chapter.language, material.language.stop | material.language.words("rating")
    opening = sentence.text.split()[: SUBJECT + 2]
    start = int(opening[0].lower() in INDEFINITE.get(language, ()))
    known = verbs(language, many=False) | verbs(language, many=True)
    end = next((i for i, word in enumerate(opening) if i > start and word.lower() in known), 0)
    subject = " ".join(opening[start:end])
    if all(map(_WORD.fullmatch, opening[start:end])) and subject and material.speaks_of(subject):
        cut = _cut(material, sentence, subject, topic, known=True)
        if cut is not None and (start or cut.make == "many") and not small & {w.lower() for w in opening[start:end]}:
            yield replace(cut, known=False)


_WORD = re.compile(r"[^\W\d_][\w’'-]{2,}")
SUBJECT = 3
"""Words of a subject."""


def _known(material: Material, concept: Concept, sentence: Sentence) -> bool:
    """True when the chapter says what it is; *the* syntax of one section is not that of another."""
    definite = sentence.text.split()[0].lower() in material.language.words("articles")
    return concept.definition is not None and (not definite or concept.section == sentence.section)


def of_conditions(material: Material) -> Iterator[Saying]:
    """Cut behind the condition; *the* thing that it speaks of is that of its section, which the question names."""
    for sentence in material.sentences:
        cut = condition_in(sentence.text.rstrip("."), material.chapter.language) if material.alone(sentence) else None
        enough = cut and len(material.stems(cut[1])) >= TELLING - 1
        if (
            cut
            and enough
            and _is_one_clause(material, cut[0])
            and states(cut[1], material.chapter.language)
            and cut[1].split()[0].lower() not in verbs(material.chapter.language, many=True)  # "…, return nothing"
            and min(len(part.split()) for part in cut) >= LEAST
        ):
            yield Saying(cut[0], material.topics[sentence.section].id, cut[1], "condition", sentence)


def _is_one_clause(material: Material, condition: str) -> bool:
    """False where the comma stands behind more than the condition: ``When it reads the text is cut into words, …``."""
    language = material.chapter.language
    known = verbs(language, many=False) | verbs(language, many=True)
    return sum(word in known for word in re.findall(r"\w+", condition.lower())) <= 1


LEAST = 4
"""Words of a condition, and of what follows from it."""


def _cut(material: Material, sentence: Sentence, subject: str, concept: str, *, known: bool) -> Saying | None:
    """The sentence cut behind ``subject``, when it begins with it and goes on with a verb.

    A single word needs an article or the plural to be a subject; *the* thing is the one spoken of before, unless the
    chapter says what it is (``known``).
    """
    language = material.chapter.language
    article, cue = ("|".join(words) or "(?!)" for words in (material.language.words("articles"), naming(language)))
    match = re.match(
        rf"(?:(?P<article>{article})\s)?(?P<subject>(?:(?:{cue})\s)?{re.escape(subject)}(?P<s>s?)(?:\s(?:{cue}))?)"
        r"\s(?P<said>(?P<verb>\w+)\s.+)\.$",
        sentence.text,
        re.IGNORECASE,
    )
    if match is None or len(match["said"].split()) not in WORDS or subject.lower() in match["said"].lower():
        return None
    if ". " in match["said"] or clauses(language) & set(subject.lower().split()):  # two sentences; a clause before it
        return None
    if len(material.stems(match["said"])) < TELLING or back(language) & set(match["said"].lower().split()[:OPENING]):
        return None
    verb, bare = match["verb"].lower(), not match["article"]
    plural = bool(match["s"]) or (bare and _are_many(subject, verb, language))
    if verb not in verbs(language, many=plural):
        return None
    spoken_of = (match["article"] or "").lower() not in INDEFINITE.get(language, frozenset()) and not plural
    if spoken_of and ((not known and " " not in subject) or OF_A_CASE.match(match["said"])):
        return None
    return Saying(match["subject"], concept, match["said"], "many" if plural else "one", sentence)


def _are_many(subject: str, verb: str, language: str) -> bool:
    """By the verb where that tells, else by the ending."""
    one, many = (verb in verbs(language, many=many) for many in (False, True))
    helps = verb in language_of(language).stop
    return subject.endswith("s") if one and many else many and (helps or language != "en" or subject.endswith("s"))

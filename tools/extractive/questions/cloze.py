"""Gap questions to be typed: a term left out of a sentence that says what it is, or names it."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from typing import Any

from probatum.learner.record import Concept
from probatum.quiz import Bloom, Cloze
from probatum.tools.extractive.definitions import NAMES, SAYS_WHAT, definitions_in
from probatum.tools.extractive.questions.identity import question_id
from probatum.tools.extractive.questions.material import Material
from probatum.tools.extractive.questions.parts import by_evidence, hint_to_read, place, quoted
from probatum.tools.extractive.questions.terms import named
from probatum.tools.extractive.sentences import Sentence
from probatum.tools.extractive.words import key_of, slug

GAP = "____"


PER_CONCEPT = 2
"""Gap questions on one concept; more would ask the same thing again."""


def clozes(material: Material) -> Iterator[Cloze]:
    """Gap questions on sentences that stand alone and say what their term is."""
    made: Counter[str] = Counter()
    for sentence in material.sentences:
        if not material.alone(sentence):
            continue
        for concept in material.concepts:
            found = named_once(sentence.text, concept)
            fit = found and made[concept.id] < PER_CONCEPT and not everyday(found[0], material)
            if found and fit and _defined(material, sentence, concept):
                made[concept.id] += 1
                yield _typed(material, sentence, concept, found)
                break


def named_gaps(material: Material) -> Iterator[Cloze]:
    """From what a sentence describes to the name that it says this has: ``… is called a ____``."""
    for sentence in material.sentences:
        if not material.alone(sentence):
            continue
        for found in definitions_in(sentence, material.language):
            matches = list(named(found.term).finditer(sentence.text))
            known = material.by_key.get(key_of(found.term, material.language))
            named_so = NAMES <= found.sure < SAYS_WHAT and len(matches) == 1 and _IN_WORDS.fullmatch(found.term)
            telling = (
                named_so
                and not _amid_signs(sentence.text, matches[0])
                and material.tells(named(found.term).sub(" ", sentence.text))
            )
            if telling and (known or _set_apart(sentence, matches[0])) and not everyday(found.term, material):
                concept = known or Concept(id=slug(found.term), name=found.term)
                yield _typed(material, sentence, concept, matches[0])
                break


def _amid_signs(text: str, found: re.Match[str]) -> bool:
    """True for a piece of a name: ``domain`` in ``domain.po``."""
    return bool(re.match(r"[./_\\=(-]\w", text[found.end() :]) or re.search(r"\w[./_\\=-]$", text[: found.start()]))


_IN_WORDS = re.compile(r"[^\W\d_][\w’' -]*")


def _set_apart(sentence: Sentence, found: re.Match[str]) -> bool:
    """True for a term in bold, italics or quotes."""
    start, end = found.span()
    quoted_ = sentence.text[start - 1 : start] in tuple("“„«‘\"'") and sentence.text[end : end + 1] in tuple("”“»’\"'")
    return quoted_ or any(m.style in ("bold", "italic") and m.start <= start < m.end for m in sentence.marks)


def everyday(name: str, material: Material) -> bool:
    """True for ``number`` and ``return true``: words of which any text is full leave too many answers."""
    words = {word.lower() for word in name.split()}
    plain = material.language.stop | material.language.common
    return all(word in plain or word.removesuffix("s") in plain for word in words)


def recalls(material: Material) -> Iterator[Cloze]:
    """From the meaning to the term, typed: harder than choosing it among others."""
    wording = material.wording
    for term in material.terms:
        if term.is_sign:
            continue
        gapped = f"{GAP}: {term.meaning}."
        name = question_id(material.chapter.id, "recall", term.meaning, term.name)
        yield Cloze(
            id=name,
            **place(material, term.section, [term.evidence]),
            concepts=(term.concept,),
            difficulty="hard",
            prompt=f"{wording.say('recall')}\n\n{gapped}",
            key=term.name,
            accepted=tuple(v for v in term.variants if v.lower() != term.name.lower()),
            why=wording.say("other_meaning", term=term.name, meaning=term.meaning),
            hints=(
                hint_to_read(material, term.section, term.evidence),
                wording.say("first_letter", letter=term.name[0], n=len(term.name)),
            ),
            proof=by_evidence(name, f"the meaning stands on page {term.evidence.label}"),
        )


def named_once(text: str, concept: Concept) -> re.Match[str] | None:
    """Where ``text`` names the concept; None when it does not, or more than once."""
    names = sorted((concept.name, *concept.variants), key=len, reverse=True)
    pattern = re.compile(rf"(?<![\w-])(?:{'|'.join(map(re.escape, names))})(?:e?s)?(?![\w-])", re.IGNORECASE)
    matches = list(pattern.finditer(text))
    return matches[0] if len(matches) == 1 and len(matches[0][0]) > 2 else None


def _defined(material: Material, sentence: Sentence, concept: Concept) -> bool:
    """True when the sentence says what the term is."""
    return any(term.evidence.quote == sentence.text and term.concept == concept.id for term in material.terms)


def gapped_at(sentence: Sentence, found: re.Match[str]) -> str:
    """The sentence with a gap in place of what was found."""
    return either_article(f"{sentence.text[: found.start()]}{GAP}{sentence.text[found.end() :]}")


def common(material: Material, sentence: Sentence, concept: Concept, gapped: str, name: str) -> dict[str, Any]:
    """What gaps share, typed or chosen."""
    others = [i for i in material.mentioned(gapped) if i != concept.id]
    return {
        "id": name,
        **place(material, sentence.section, [sentence.evidence]),
        "concepts": (concept.id, *others[:2]),
        "bloom": Bloom.REMEMBER,
        "why": quoted(material, sentence.evidence),
        "proof": by_evidence(name, f"the sentence stands on page {sentence.evidence.label}"),
    }


def _typed(material: Material, sentence: Sentence, concept: Concept, found: re.Match[str]) -> Cloze:
    gapped, key, wording = gapped_at(sentence, found), found[0], material.wording
    name = question_id(material.chapter.id, "cloze", gapped, key)
    return Cloze(
        **common(material, sentence, concept, gapped, name),
        prompt=f"{wording.say('fill')}\n\n{gapped}",
        key=key,
        accepted=_spellings(key, concept, opens=not found.start()),
        hints=(
            hint_to_read(material, sentence.section, sentence.evidence),
            wording.say("first_letter", letter=key[0], n=len(key)),
        ),
    )


def either_article(gapped: str) -> str:
    """English tells the first sound of the word to come by its article: both are left open."""
    return re.sub(rf"\b([Aa])n? {GAP}", rf"\1(n) {GAP}", gapped)


def _spellings(key: str, concept: Concept, *, opens: bool) -> Sequence[str]:
    """Other forms of the key; of ``R list``, within a sentence, also what stands behind the name."""
    name, _, rest = key.partition(" ")
    general = [rest] if rest and name[0].isupper() and rest.islower() and not opens else []
    return tuple(dict.fromkeys(n for n in (concept.name, *concept.variants, *general) if n.lower() != key.lower()))

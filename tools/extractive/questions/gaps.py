"""Gap questions with options: a name that the book sets apart is left out, and others like it are the wrong ones."""

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from functools import cache
from random import Random

from probatum.quiz import Bloom, MultipleChoice, Option
from probatum.tools.extractive.inline import as_markdown
from probatum.tools.extractive.questions.cloze import GAP, either_article
from probatum.tools.extractive.questions.identity import question_id
from probatum.tools.extractive.questions.material import Material
from probatum.tools.extractive.questions.names import Name, names_in, of_an_example, style_of
from probatum.tools.extractive.questions.parts import (
    WRONG,
    arranged,
    by_evidence,
    hint_to_read,
    place,
    quoted,
    with_fitting_options,
)
from probatum.tools.extractive.sentences import Sentence, within

A_SECTION, IN_ALL = 3, 16
"""Gap questions in a section and in a chapter."""
LEAST = 2
"""Wrong names that do, as where the book has no others of the kind: ``public``, ``protected`` and ``private``."""
TELLING = 4
"""Meaningful words around a gap that can tell what goes into it."""
WORDS = 34
_QUOTES = " ‘’“”\"'`"
ALIKE = 0.6
"""Share of these words that a sentence on another name may hold before it could be meant as well."""

Places = Mapping[str, list[tuple[Sentence, Name]]]
"""For each name where it stands."""


def gaps(material: Material, rng: Random) -> Iterator[MultipleChoice]:
    """One question for each name, from the sentence that says what the name is for."""
    known = named_places(material)
    asked: set[str] = set()
    sections: Counter[str] = Counter()
    for sentence, name in (spot for spots in known.values() for spot in spots if _tells(material, *spot)):
        if name.text in asked or sections[sentence.section] == A_SECTION:
            continue
        if sections.total() == IN_ALL:
            return
        near = _rivals(material, sentence, name, known)

        def made(wrong: Sequence[str], sentence: Sentence = sentence, name: Name = name) -> MultipleChoice:
            return _question(material, sentence, name, {o: _said(o, known) for o in wrong}, rng)

        found = with_fitting_options(near, made, LEAST if len(near) == LEAST else WRONG)
        if found is not None:
            asked.add(name.text)
            sections[sentence.section] += 1
            yield found[0]


def named_places(material: Material) -> Places:
    """The names that the chapter sets apart, each with the sentences that hold it."""
    style = style_of(material.sentences)
    found: dict[str, list[tuple[Sentence, Name]]] = {}
    for sentence in material.sentences if style else ():
        for name in names_in(sentence, style, material.language):
            found.setdefault(name.text, []).append((sentence, name))
    for capital in [n for n in found if n[:1].isupper()]:
        small = capital[:1].lower() + capital[1:]
        begins = all(not sentence.text[: at.start].strip(_QUOTES) for sentence, at in found[capital])
        if begins and small in {*found, *material.in_listings}:  # the capital is the sentence's
            found.setdefault(small, []).extend((s, replace(n, text=small)) for s, n in found.pop(capital))
    return found


def _tells(material: Material, sentence: Sentence, name: Name) -> bool:
    """True when the sentence, which can be understood alone, tells something of the name, and of it alone.

    It begins with the name, or says beside it what kind of thing it is, or what to use it for.
    """
    if of_an_example(name.text, material.stand_ins) or not material.alone(sentence) or _is_entry(sentence, name):
        return False
    written, before = sentence.text[name.start : name.end], sentence.text[: name.start]
    return (
        len(re.findall(rf"(?<!\w){re.escape(written)}(?!\w)", sentence.text)) == 1
        and len(material.stems(_without(sentence, name))) >= TELLING
        and len(sentence.text.split()) <= WORDS
        and (not before.strip(_QUOTES) or bool(name.kinds))
        and before.count("(") == before.count(")")
        and not re.search(r"[^\s‘“\"'`]$", before)
        and not re.match(r"-\w", sentence.text[name.end :])
        and not _in_a_row(sentence, name)
    )


def _is_entry(sentence: Sentence, name: Name) -> bool:
    """True for ``"alpha" True for letters``: a line of a list, and no sentence."""
    after = sentence.text[name.end :].lstrip(_QUOTES)
    return not sentence.text[: name.start].strip(_QUOTES) and (after[:1].isupper() or after[:1] == ":")


def _in_a_row(sentence: Sentence, name: Name) -> bool:
    """True when it is one of several set apart side by side: nothing tells which of them is left out."""
    between = [
        sentence.text[min(name.end, mark.end) : max(name.start, mark.start)]
        for mark in sentence.marks
        if mark.end <= name.start or mark.start >= name.end
    ]
    return any(len(text.split()) <= 1 for text in between)


def _rivals(material: Material, sentence: Sentence, name: Name, known: Places) -> list[str]:
    """Other names of the same look: of the same kind and section first; where there are but two siblings, these alone.

    None when the book says much the same of another name, for then either would fit.
    """
    own = set(material.stems(_without(sentence, name)))
    fit: list[str] = []
    for other, spots in known.items():
        if spots[0][1].look != name.look or other.lower() in sentence.text.lower() or kin(other, name.text):
            continue
        if any(len(own & set(material.stems(_without(*p)))) >= ALIKE * len(own) for p in spots):
            return []
        if not of_an_example(other, material.stand_ins) and not any(kin(other, o) for o in fit):
            fit.append(other)
    kinds = _kinds(name.text, known)

    def nearness(other: str) -> tuple[bool, bool, int, str]:
        far = all(s.section != sentence.section for s, _ in known[other])
        return not kinds & _kinds(other, known), far, -len(known[other]), other

    if name.look == "phrase":
        ends = {name.text.split()[0], name.text.split()[-1]}
        fit = [o for o in fit if ends & {o.split()[0], o.split()[-1]}]
    fit.sort(key=nearness)
    siblings = [o for o in fit if kinds & _kinds(o, known)]
    return siblings if len(siblings) == LEAST else fit


def _said(name: str, known: Places) -> str:
    """The shortest that the book says of it."""
    return min((s.text for s, _ in known[name]), key=len)


def _kinds(name: str, known: Places) -> set[str]:
    """What the book calls it: a keyword, a function."""
    return {kind for _, spot in known[name] for kind in spot.kinds}


def kin(one: str, other: str) -> bool:
    """True for two spellings of one name: ``sort`` and ``sort()``, ``-x`` and ``-X``; or one and its misprint."""
    a, b = sorted((_bare(one), _bare(other)), key=len)
    return a == b or (4 < len(a) == len(b) - 1 and any(a == b[:i] + b[i + 1 :] for i in range(len(b))))


@cache
def _bare(name: str) -> str:
    return re.sub(r"[^a-z0-9]", "", name.lower()).rstrip("s")


def _without(sentence: Sentence, name: Name) -> str:
    return f"{sentence.text[: name.start]} {sentence.text[name.end :]}"


def _question(
    material: Material, sentence: Sentence, name: Name, wrong: Mapping[str, str], rng: Random
) -> MultipleChoice:
    """``wrong`` has for each other name what the book says of it."""
    wording = material.wording
    text, marks, whole = sentence.text, sentence.marks, len(sentence.text)
    around = [as_markdown(text[a:b], within(marks, a, b)) for a, b in ((0, name.start), (name.end, whole))]
    gapped = either_article(GAP.join(around))
    identity = question_id(material.chapter.id, "name", gapped, name.text)
    others = [Option(text=f"`{o}`", why=wording.say("of_other", name=o, quote=said)) for o, said in wrong.items()]
    options, key = arranged(Option(text=f"`{name.text}`"), others, rng)
    return MultipleChoice(
        id=identity,
        **place(material, sentence.section, [sentence.evidence]),
        concepts=(material.topics[sentence.section].id,),
        prompt=f"{wording.say('which_name')}\n\n> {gapped}",
        bloom=Bloom.REMEMBER,
        options=options,
        key=key,
        why=quoted(material, sentence.evidence),
        hints=(hint_to_read(material, sentence.section, sentence.evidence),),
        proof=by_evidence(identity, f"the sentence stands on page {sentence.evidence.label}"),
    )

"""What code is for, as running text says it: ``To leave the editor, type exit``, ``exit is used to leave …``."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from probatum.notes import Evidence
from probatum.tools.extractive.questions.lexicon import CODE, back, begins_with_use, clauses, elsewhere, told_purpose
from probatum.tools.extractive.questions.material import Material
from probatum.tools.extractive.questions.names import style_of
from probatum.tools.extractive.sentences import Sentence
from probatum.tools.extractive.standing import points

TELLING = 3
"""Meaningful words without which a purpose tells too little."""
LONGEST = 40
"""Characters of a name, or of a short command."""
_QUOTES = "‘“`'\"’”"


@dataclass(frozen=True)
class Use:
    """A line of code, or a name, with what it is for."""

    section: str
    code: str
    language: str
    """Of a listing's line; empty for a name in running text."""
    purpose: str
    evidence: tuple[Evidence, ...]
    """First of what says what it is for."""

    @property
    def words(self) -> set[str]:
        """The names in it."""
        return set(re.findall(r"[A-Za-z_]\w+", self.code))


def told_uses(material: Material) -> Iterator[Use]:
    """The names and commands that sentences give for a purpose, each once."""
    style = style_of(material.sentences)
    seen: set[str] = set()
    for sentence in material.sentences:
        for code, purpose in _told(material, sentence, style):
            if code not in seen:
                seen.add(code)
                yield Use(sentence.section, code, "", purpose, (sentence.evidence,))


def _told(material: Material, sentence: Sentence, style: str) -> Iterator[tuple[str, str]]:
    """The code of a sentence with what this says that it is for; where it leans on another, or an example, none."""
    language = material.chapter.language
    leans = material.language.begins("leaning").match(sentence.text) and not begins_with_use(sentence.text, language)
    for mark in sentence.marks if style and not leans else ():
        code = sentence.text[mark.start : mark.end].strip(" .,;:")
        code = code.strip(_QUOTES) if code[:1] in _QUOTES else code
        if mark.style != style or not re.match(r"\W?[A-Za-z]{2}", code) or len(code) > LONGEST or "`" in code:
            continue
        before, after = sentence.text[: mark.start].rstrip(_QUOTES), sentence.text[mark.end :].lstrip(_QUOTES)
        purpose = told_purpose(f"{before}{CODE}{after}", language)
        of_example = material.of_examples & {code, *re.findall(r"\w+", purpose)}
        if purpose and not of_example and worth_asking(material, purpose) and code.lower() not in purpose.lower():
            yield code, purpose


def worth_asking(material: Material, purpose: str) -> bool:
    """True for a purpose that leans on nothing said before it: *to*, and a verb, and enough else."""
    language, words = material.chapter.language, purpose.lower().split()
    leans = elsewhere(language).search(purpose) or back(language) & set(words) or points(purpose, material.language)
    talks = material.language.words("addressing") & set(words)
    whole = words[-1] not in material.language.stop and not _states(words, material)
    telling = (
        len(set(material.stems(purpose))) >= TELLING and words[1:2] != [] and words[1] not in material.language.stop
    )
    return not leans and not talks and whole and telling


def _states(words: Sequence[str], material: Material) -> bool:
    """True for ``to read a file is an extension``: what goes on with *is* outside of a clause is a sentence."""
    code = material.chapter.language
    copula = re.compile(material.language.patterns("is_a") or "(?!)")
    return any(map(copula.fullmatch, words)) and not clauses(code) & set(words)

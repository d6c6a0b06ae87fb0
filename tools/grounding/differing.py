"""What a statement adds to its evidence or turns round: numbers, names, negations."""

import functools
import re
from typing import NamedTuple

from probatum.tools.grounding.wording import content, plain, stem, wording

NUMBER = re.compile(
    r"(?<![\w.])[-−]?\d+(?:[.,\u00a0\u202f']\d+)*(?![\w])|(?<=[A-Za-z])\d+(?![\w])|(?<!\w)\d+(?=[A-Za-z%])"
)
CODE = re.compile(r"`([^`]+)`")
IDENTIFIER = re.compile(r"[^\W\d]\w*")
NAME = re.compile(r"[^\W\d_](?:[\w'’-]*\w)?")
SENTENCE = re.compile(r"(?<=[.!?])\s+")
NUMERALS = {
    "en": "one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen",
    "de": "eins zwei drei vier fünf sechs sieben acht neun zehn elf zwölf",
    "fr": "un deux trois quatre cinq six sept huit neuf dix onze douze",
    "es": "uno dos tres cuatro cinco seis siete ocho nueve diez once doce",
    "it": "uno due tre quattro cinque sei sette otto nove dieci undici dodici",
    "pt": "um dois três quatro cinco seis sete oito nove dez onze doze",
}
ROUND = (20, 30, 40, 50, 60, 70, 80, 90, 100, 1000, 1000000)
ROUND_NUMERALS = {
    "en": "twenty thirty forty fifty sixty seventy eighty ninety hundred thousand million",
    "de": "zwanzig dreissig vierzig fünfzig sechzig siebzig achtzig neunzig hundert tausend million",
    "fr": "vingt trente quarante cinquante soixante - - - cent mille million",
    "es": "veinte treinta cuarenta cincuenta sesenta setenta ochenta noventa cien mil millón",
    "it": "venti trenta quaranta cinquanta sessanta settanta ottanta novanta cento mille milione",
    "pt": "vinte trinta quarenta cinquenta sessenta setenta oitenta noventa cem mil milhão",
}
"""The words for ``ROUND``."""
UNSURE = frozenset("one eins un uno um sei neuf".split())  # noqa: SIM905 - a list of words
"""Numerals that are also other words; they are looked for in the evidence alone."""
NEGATIONS = {
    "en": r"not|no|never|neither|nor|none|nothing|nobody|without|cannot|\w+n['’]t",
    "de": r"nicht|kein\w*|nie|niemals|weder|ohne|nichts|niemand",
    "fr": r"ne|n['’]|pas|jamais|aucune?|sans|ni|rien",
    "es": r"no|nunca|jamás|ningun[oa]?|ningún|sin|ni|nada|tampoco",
    "it": r"non|mai|nessun[oa]?|senza|né|niente|nulla",
    "pt": r"não|nunca|jamais|nenhuma?|sem|nem|nada",
}
CLAUSE = re.compile(r"[.!?;:]\s+|\s[—–]\s|,\s(?=but\b|while\b|aber\b|mais\b|pero\b|ma\b|mas\b)")


def numbers_beyond(said: str, evidence: str, around: str, language: str) -> list[str]:
    """Numbers of the statement that the evidence has neither in digits nor in words.

    Written as a word a number mostly counts what is spoken of ("two clerks"), and may stand ``around`` the evidence.
    """
    there = {_value(found) for found in NUMBER.findall(evidence)} | set(_spelt(evidence, language))
    counted = there | set(_spelt(around, language))
    spelt = [word for value, word in _spelt(said, language).items() if value not in counted and word not in UNSURE]
    return [found for found in NUMBER.findall(said) if _value(found) not in there] + spelt


def _value(number: str) -> str:
    """One spelling of a number: ``1,000`` is ``1000``, ``2.50`` is ``2.5``."""
    bare = re.sub(r"[,\u00a0\u202f'](?=\d{3}(?!\d))", "", number.replace("−", "-"))
    return bare.rstrip("0").rstrip(".") if "." in bare else bare


def _spelt(text: str, language: str) -> dict[str, str]:
    """The numbers that are written as words, by their digits."""
    code = language if language in NUMERALS else "en"
    numerals = [*enumerate(NUMERALS[code].split(), 1), *zip(ROUND, ROUND_NUMERALS[code].split(), strict=True)]
    words = set(wording(text))
    return {str(value): word for value, word in numerals if word in words}


def names_beyond(said: str, evidence: str, language: str) -> list[str]:
    """Names of the statement, code included, that the evidence does not have."""
    there = set(wording(evidence))
    codes = [name for code in CODE.findall(said) for name in IDENTIFIER.findall(code)]
    names = [*codes, *_proper(plain(CODE.sub(" ", said)), language)]
    return [name for name in names if not _named(name, there, language)]


def _proper(said: str, language: str) -> list[str]:
    """Capitalised words inside a sentence, and words of capitals or digits anywhere; German capitalises every noun."""
    found = []
    for sentence in SENTENCE.split(said):
        for place, match in enumerate(NAME.finditer(sentence)):
            word = match[0]
            after_colon = sentence[: match.start()].rstrip()[-1:] in {":", "—", "–", "•", "(", "“", '"'}
            inside = place > 0 and not after_colon and word[0].isupper() and language != "de" and len(word) > 1
            if inside or sum(letter.isupper() for letter in word) > 1:
                found.append(word)
    return found


def _named(name: str, there: set[str], language: str) -> bool:
    """True when every part of the name is there, in some form."""
    forms = {stem(word, language) for word in there if word.isalpha()}
    return all(part in there or stem(part, language) in forms for part in wording(name))


def turned_round(said: str, evidence: str, language: str) -> str:
    """What is denied on one side and stated on the other; empty when they agree."""
    theirs = [_Clause.of(part, language) for part in CLAUSE.split(evidence)]
    for ours in (_Clause.of(part, language) for part in CLAUSE.split(said)):
        same = [clause for clause in theirs if bool(clause.negation) == bool(ours.negation)]
        other = [clause for clause in theirs if bool(clause.negation) != bool(ours.negation)]
        nearest = max(other, key=ours.shared, default=None)
        if nearest is None or ours.shared(nearest) <= max((ours.shared(clause) for clause in same), default=0):
            continue
        if ours.negation and not any(ours.before & clause.words for clause in same):
            return f"It says {ours.negation!r} of what the passage does not deny."
        if nearest.negation and nearest.after and nearest.after[0] in ours.words:
            return f"The passage says {nearest.negation!r} of what it states."
    return ""


class _Clause(NamedTuple):
    """A stretch of text with at most one thing to say, as stems."""

    words: frozenset[str]
    negation: str = ""
    before: frozenset[str] = frozenset()
    """What stands before the negation: its subject."""
    after: tuple[str, ...] = ()
    """What is negated, the nearest first."""

    @classmethod
    def of(cls, text: str, language: str) -> "_Clause":
        words = frozenset(content(wording(text), language))
        negation = _negation(language).search(text)
        if negation is None:
            return cls(words)
        before, after = (wording(part) for part in (text[: negation.start()], text[negation.end() :]))
        return cls(words, negation[0], frozenset(content(before, language)), tuple(content(after, language)))

    def shared(self, other: "_Clause") -> int:
        """How many stems both have."""
        return len(self.words & other.words)


@functools.cache
def _negation(language: str) -> re.Pattern[str]:
    listed = NEGATIONS.get(language, NEGATIONS["en"])
    return re.compile(rf"(?<!\w)(?:{listed})(?!\w)", re.IGNORECASE)

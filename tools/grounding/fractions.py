"""Fractions of a statement and of its evidence: *a quarter*, *two thirds*, *1/4*."""

import re
from collections.abc import Iterator
from fractions import Fraction
from functools import cache

COUNTED = {
    "en": "a an one two three four five six seven eight nine",
    "de": "ein zwei drei vier fünf sechs sieben acht neun",
    "fr": "un deux trois quatre cinq six sept huit neuf",
    "es": "un dos tres cuatro cinco seis siete ocho nueve",
    "it": "un due tre quattro cinque sei sette otto nove",
}
ONE = frozenset(["a", "an", "one", "un", "ein"])
PARTS = {
    "en": "third/3 quarter/4 fourth/4 fifth/5 sixth/6 seventh/7 eighth/8 ninth/9 tenth/10 eleventh/11 twelfth/12"
    " fifteenth/15 sixteenth/16 twentieth/20 hundredth/100 thousandth/1000",
    "de": "drittel/3 viertel/4 fünftel/5 sechstel/6 siebtel/7 achtel/8 neuntel/9 zehntel/10 zwölftel/12"
    " fünfzehntel/15 sechzehntel/16 zwanzigstel/20 hundertstel/100 tausendstel/1000",
    "fr": "tiers/3 quart/4 cinquième/5 sixième/6 septième/7 huitième/8 neuvième/9 dixième/10 douzième/12"
    " quinzième/15 seizième/16 vingtième/20 centième/100 millième/1000",
    "es": "tercio/3 cuarto/4 quinto/5 sexto/6 séptimo/7 octavo/8 noveno/9 décimo/10 doceavo/12"
    " quinceavo/15 dieciseisavo/16 veinteavo/20 centésimo/100 milésimo/1000",
    "it": "terzo/3 quarto/4 quinto/5 sesto/6 settimo/7 ottavo/8 nono/9 decimo/10 dodicesimo/12"
    " quindicesimo/15 sedicesimo/16 ventesimo/20 centesimo/100 millesimo/1000",
}
PLURAL = {"en": "s", "de": "n", "fr": "s", "es": "s"}
BEHIND = r"(?=\s*(?:[.,;:)!?]|$)|\s+(?:of|as|that|than|the|to|and|or|is|are|when|if|d[eiu]|der|des|von|als|que|che)\b)"
"""What stands behind one part of a whole; before a noun the word counts in order, as in *a third clerk*."""
WRITTEN = re.compile(r"(?<![\w./])(\d+)\s?[/⁄]\s?([1-9]\d*)(?![\w/])")


def fractions_beyond(said: str, evidence: str, numbers: set[str], language: str) -> list[str]:
    """Fractions in words that the evidence has in no form; one part of n may also be spoken of by ``numbers``."""
    there = {value for value, _ in _spelt(evidence, language)} | set(_written(evidence))
    there |= {Fraction(1, int(number)) for number in numbers if number.isdigit() and int(number)}
    there |= {value for number in numbers for value in _decimal(number)}
    return [text for value, text in _spelt(said, language) if value not in there]


def without_fractions(said: str, evidence: str, language: str) -> str:
    """``said`` without its fractions in words, and without those in digits that the evidence has in words."""
    spelt = {value for value, _ in _spelt(evidence, language)}
    kept = WRITTEN.sub(lambda found: " " if _value(found) in spelt else found[0], said)
    return _pattern(language).sub(" ", kept)


def _spelt(text: str, language: str) -> Iterator[tuple[Fraction, str]]:
    """Values with their words."""
    counts, (single, many) = _counts(language), _parts(language)
    for found in _pattern(language).finditer(text):
        count, part = found["count"].casefold(), found["part"].casefold()
        yield Fraction(counts[count], (single | many)[part]), found[0]


def _written(text: str) -> Iterator[Fraction]:
    return (_value(found) for found in WRITTEN.finditer(text))


def _value(written: re.Match[str]) -> Fraction:
    return Fraction(int(written[1]), int(written[2]))


def _decimal(number: str) -> Iterator[Fraction]:
    """*0.25* and the 25 of *25 percent*, each a quarter."""
    if re.fullmatch(r"\d+(\.\d+)?", number):
        yield Fraction(number)
        yield Fraction(number) / 100


@cache
def _counts(language: str) -> dict[str, int]:
    """Words that count parts."""
    words = COUNTED.get(language, COUNTED["en"]).split()
    return dict.fromkeys(ONE, 1) | {word: value for value, word in enumerate((w for w in words if w not in ONE), 2)}


@cache
def _parts(language: str) -> tuple[dict[str, int], dict[str, int]]:
    """Words for one part of so many, and for more than one."""
    pairs = (entry.split("/") for entry in PARTS.get(language, PARTS["en"]).split())
    single = {part: int(value) for part, value in pairs}
    end = PLURAL.get(language, "s")
    many = {part[:-1] + "i" if language == "it" else part + end: value for part, value in single.items()}
    return single, many


@cache
def _pattern(language: str) -> re.Pattern[str]:
    single, many = ("|".join(words) for words in _parts(language))
    counts = "|".join(_counts(language))
    return re.compile(rf"\b(?P<count>{counts})[\s-]+(?P<part>(?:{many})\b|(?:{single})\b{BEHIND})", re.IGNORECASE)

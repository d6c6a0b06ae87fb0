"""Numbers of a statement and of its evidence, in digits and in words."""

import functools
import re
from collections.abc import Iterator
from itertools import pairwise

from probatum.tools.grounding.fractions import fractions_beyond, without_fractions
from probatum.tools.grounding.wording import content, wording

NUMBER = re.compile(
    r"(?<![\w.])\d+(?:[.,]\d+)*(?=[A-Za-z%])"
    r"|(?<![\w.])[-−]?\d+(?:[.,\u00a0\u202f']\d+)*(?![\w])|(?<=[A-Za-z])(?<![A-Z]{2})\d+(?![\w])"
)
"""The digits of ``x2`` count; those of ``MD5`` belong to its name."""
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
SHARES = {
    "en": {"half": "0.5", "quarter": "0.25", "twice": "2", "double": "2", "thrice": "3", "triple": "3"},
    "de": {"hälfte": "0.5", "halb": "0.5", "viertel": "0.25", "doppelt": "2", "zweimal": "2", "dreimal": "3"},
    "it": {"metà": "0.5", "doppio": "2", "triplo": "3"},
    "fr": {"moitié": "0.5", "quart": "0.25", "double": "2", "triple": "3"},
    "es": {"mitad": "0.5", "doble": "2", "triple": "3"},
}
"""Words for shares and multiples; numbers only where one stands in the place of another."""
ORDINALS = {
    "en": "first second third fourth fifth sixth seventh eighth ninth tenth",
    "de": "erst zweit dritt viert fünft sechst siebt acht neunt zehnt",
    "fr": "premier deuxième troisième quatrième cinquième sixième septième huitième neuvième dixième",
    "es": "primer segundo tercer cuarto quinto sexto séptimo octavo noveno décimo",
    "it": "primo secondo terzo quarto quinto sesto settimo ottavo nono decimo",
}
"""The words that count in order; German ones without their ending."""
ENDING = re.compile(r"(?:e[nmrs]?|s|a|as|os)?")
LARGE = 100
"""From this numeral on, one multiplies what stands before it."""
UNSURE = frozenset("one eins un uno um sei neuf".split())  # noqa: SIM905 - a list of words
"""Numerals that are also other words; they are looked for in the evidence alone."""
MARKED = re.compile(r"(\d+)\.\d{1,2}(?=\s+[^\W\d_a-z]|\s*$)")
"""A number at the end of a sentence with the mark of a footnote behind its full stop."""


def numbers_beyond(said: str, evidence: str, around: str, language: str) -> list[str]:
    """Numbers of the statement that the evidence has neither in digits nor in words.

    Written as a word a number mostly counts what is spoken of ("two clerks"), and may stand ``around`` the evidence.
    """
    there = numbers_in(evidence, language) | {_value(found) for found in MARKED.findall(evidence)}
    counted = there | set(_spelt(around, language)) | set(_in_order(around, language))
    parts = fractions_beyond(said, evidence, counted, language)
    whole = without_fractions(said, evidence, language)
    spelt = [word for value, word in _spelt(whole, language).items() if value not in counted and word not in UNSURE]
    return parts + [found for found in NUMBER.findall(whole) if _value(found) not in there] + spelt


def _value(number: str) -> str:
    """One spelling of a number: ``1,000`` is ``1000``, ``2.50`` is ``2.5``."""
    bare = re.sub(r"[,\u00a0\u202f'](?=\d{3}(?!\d))", "", number.replace("−", "-"))
    return bare.rstrip("0").rstrip(".") if "." in bare else bare


def numbers_in(text: str, language: str) -> set[str]:
    """The numbers of a text, each in one spelling of its digits."""
    return {_value(found) for found in NUMBER.findall(text)} | set(_spelt(text, language))


def number_of(word: str, language: str) -> str:
    """The digits of a number in digits or as a word in small letters; empty for any other word."""
    if word[:1].isdigit():
        return _value(word)
    return "" if word in UNSURE else _numerals(language).get(word) or SHARES.get(language, {}).get(word, "")


def _spelt(text: str, language: str) -> dict[str, str]:
    """The numbers that are written as words, by their digits."""
    numerals = _numerals(language)
    words = wording(text)
    return {numerals[word]: word for word in words if word in numerals} | dict(_counted(words, numerals))


def _counted(words: tuple[str, ...], numerals: dict[str, str]) -> Iterator[tuple[str, str]]:
    """Numbers of several words, *a hundred and fifty*, by their digits, with the first of their words."""
    run: list[str] = []
    for word in (*words, ""):
        if word in numerals or (run and word == "and"):
            run.append(word)
            continue
        total = part = 0
        for value in (int(numerals[numeral]) for numeral in run if numeral in numerals):
            if value < LARGE:
                part += value
            else:
                total, part = (total, max(part, 1) * value) if value == LARGE else (total + max(part, 1) * value, 0)
        if sum(numeral in numerals for numeral in run) > 1:
            yield str(total + part), run[0]
        run = []


def _in_order(text: str, language: str) -> Iterator[str]:
    """What is counted in order, *a second clerk*, by its digits: there are two; *once a second* counts nothing."""
    for word, behind in pairwise(wording(text)):
        for value, ordinal in enumerate(ORDINALS.get(language, ORDINALS["en"]).split(), 1):
            if word.startswith(ordinal) and ENDING.fullmatch(word[len(ordinal) :]) and content((behind,), language):
                yield str(value)


@functools.cache
def _numerals(language: str) -> dict[str, str]:
    """Words for numbers, with their digits."""
    code = language if language in NUMERALS else "en"
    counted = {word: str(value) for value, word in enumerate(NUMERALS[code].split(), 1)}
    return counted | {word: str(value) for value, word in zip(ROUND, ROUND_NUMERALS[code].split(), strict=True)}

"""What the words of a title say: its printed number, and the key that two prints of it share."""

import re
import unicodedata

NUMBER = re.compile(r"^(?P<number>(?:\d{1,3}|[A-Z]|[IVX]{2,5})(?:\.\d{1,3})*)\.?\s+(?=\S)")
CHAPTER = re.compile(
    r"^(?:chapter|capitolo|kapitel|chapitre|cap[ií]tulo|hoofdstuk|rozdzia[łl]|kapitola|глава|lesson|unit|lecture|appendix|anhang|appendice"
    r"|annexe|ap[eé]ndice)\s+(?P<number>\d{1,3}|[A-Z]|[IVXLC]+)\b\s*[.:–—-]?\s*",
    re.IGNORECASE,
)
_SPELT = [
    "zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve",
    "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen", "twenty",
]  # fmt: skip
"""Numbers as the chapters of manuals made with Sphinx bear them: *CHAPTER* over *THREE*."""

LABELLED = re.compile(r"^[^\W\d_]{3,}\s+[A-Z]?\d+(?:[.\-]\d+)*(?:[.:]|\s*\(|\s*$|\s)")
"""A label such as ``Exercise 4`` or ``Satz 2.3``: in body type it opens a paragraph."""


def key_of(title: str) -> str:
    """A title without number, punctuation, accents or case: what two prints of it share."""
    text = CHAPTER.sub("", title.strip())
    text = unicodedata.normalize("NFKD", NUMBER.sub("", text))
    return re.sub(r"[\W_]+", "", "".join(c for c in text if not unicodedata.combining(c))).lower()


def number_of(title: str) -> str:
    """The printed number that a title begins with: ``2.3``; empty when there is none."""
    title = title.strip()
    match = CHAPTER.match(title) or NUMBER.match(title)
    if match is None:
        return ""
    number = match.group("number")
    return "" if number.isalpha() and match.re is NUMBER and not re.match(r"[A-Z]+\.?\s+[A-Z]", title) else number


def numeral(text: str) -> str:
    """The number that a line holds and nothing else, in digits or spelt; empty for other lines."""
    bare = text.strip()
    return bare if re.fullmatch(r"\d{1,3}", bare) else spelt(bare)


def spelt(word: str) -> str:
    """The digits of an English number up to twenty; empty for another word."""
    return str(_SPELT.index(word.lower())) if word.lower() in _SPELT else ""

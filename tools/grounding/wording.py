"""Reduces text to what must not differ between a quote and its page: the words, the numbers, the operators."""

import functools
import re
import unicodedata

import snowballstemmer

from probatum.book import Block, Equation, Figure, Footnote, Heading, Listing, Paragraph, Table

BROKEN_WORD = re.compile(r"(?<=[^\W\d_])[-\u00ad\u2010\u2011]\s*(?=[^\W\d_])|\u00ad")
"""A hyphen between letters, at a line's end or not: books and extractors disagree on these."""
PAUSE = re.compile(r"(?<=[^\W\d_])\s+-{1,2}\s+(?=[^\W\d_])")
"""A dash between words."""
TOKEN = re.compile(r"\d+(?:[.,\u00a0\u202f']\d+)*|[^\W\d_]+|_+|[^\w\s]")
SILENT = frozenset("\"'`´“”„‟«»‹›‘’‚‛,;.:!?()[]{}…*_•·‣⁃–—\u200b\ufeff")
"""Marks that carry no wording in prose: an extractor, or a quote, may have them or not."""
DASHES = {ord(dash): "-" for dash in "−‒﹣－"}
LONGER_SMALL_WORDS = re.compile(
    """also|been|both|does|each|even|from|have|here|into|more|most|much|ones|only|over|same|some|such|than|that|their|them|then
    |there|these|they|this|those|very|were|what|when|where|which|while|will|with|your|aber|auch|dass|dies|einem?|einen
    |einer|eines|mehr|nach|noch|oder|sich|sind|wenn|werden|wird|avec|cette|comme|dans|elle|leur|mais|plus|pour|sont|como
    |cuando|esta|este|para|pero|porque|come|dalla|degli|della|delle|nella|nelle|alla|alle|ogni|quando|questa|questo|sono|è""",
    re.VERBOSE,
)
INLINE = re.compile(
    r"\\(?P<escaped>[!-/:-@\[-`{-~])|(?P<ticks>`+)(?P<code>.+?)(?P=ticks)|==|\*\*|`|!?\[\[(?:[^\]|]*\|)?|\]\]"
    r"|\[(?P<link>[^\]]*)\]\([^)]*\)"
)
SENTENCE = re.compile(r"(?<=[.!?])\s+")
STEMMERS = {"en": "english", "de": "german", "it": "italian", "fr": "french", "es": "spanish", "pt": "portuguese"}
STEMMERS |= {"nl": "dutch", "ru": "russian", "sv": "swedish", "da": "danish", "fi": "finnish", "no": "norwegian"}


def plain(inline: str) -> str:
    """Inline Markdown as it reads."""
    return INLINE.sub(lambda found: found["escaped"] or found["code"] or found["link"] or "", inline)


def wording(text: str) -> tuple[str, ...]:
    """The words, numbers and operators of ``text``; the same for two settings of one sentence."""
    even = unicodedata.normalize("NFKC", BROKEN_WORD.sub("", text)).translate(DASHES).casefold()
    joined = PAUSE.sub(" ", BROKEN_WORD.sub("", even))
    return tuple(token for token in TOKEN.findall(joined) if token not in SILENT)


def holds(text: tuple[str, ...], part: tuple[str, ...]) -> bool:
    """True when ``part`` stands in ``text`` in one piece."""
    return f" {' '.join(part)} " in f" {' '.join(text)} "


def words_of(block: Block) -> str:
    """All that a block says, caption and number included."""
    match block:
        case Heading():
            return f"{block.number} {block.text}"
        case Paragraph():
            return f"{block.title} {block.text}"
        case Figure() | Table() | Listing():
            return f"{block.number} {block.caption}\n{block.text}"
        case Equation():
            return f"{block.text} {block.number}"
        case Footnote():
            return f"{block.mark} {block.text}"
        case _:
            return block.text


@functools.cache
def stem(word: str, language: str) -> str:
    """The word without its ending; the word itself in a language without a stemmer."""
    stemmer = _stemmer(STEMMERS[language]) if language in STEMMERS else None
    return str(stemmer.stemWord(word)) if stemmer else word


@functools.cache
def _stemmer(algorithm: str) -> "snowballstemmer.stemmer":
    return snowballstemmer.stemmer(algorithm)


def content(tokens: tuple[str, ...], language: str) -> list[str]:
    """Stems of the words that say something: of four letters and more, which leaves out most small words."""
    return [
        stem(token, language)
        for token in tokens
        if token.isalpha() and (len(token) > 3 or not token.isascii()) and not LONGER_SMALL_WORDS.fullmatch(token)
    ]

"""Tells the sentences that stand alone: whole, and leaning on nothing that was said before."""

import re
from itertools import pairwise

from probatum.book import ListBlock
from probatum.tools.extractive.language import Language
from probatum.tools.extractive.sentences import Sentence

LONGEST, SHORTEST = 40, 5
"""Words in a sentence that is shown."""
_ODD = re.compile(r"https?:|www\.|[{}\\|@~⟨⟩�ˆ˜]|[:=]=|>>>|\+\+|->|\w\(\)\.|_\w+_|[A-Za-z]\w*\([^)\s]*[=\[\]'\"]")
_BEGINNING = re.compile(r"[\"“„«‘'(¿¡]?[^\W_]")
_RUN_IN = (
    r"^[A-ZÀ-Þ][\w-]*\s(?:The|This|If|When|For|Each|Once|After|All|Any|It|You|In"
    r"|Der|Die|Das|Wenn|Il|Lo|Le|Les|Se|Si|El|Los)\s"
)
_HEADED = r"^[^\s,:]+(?:\s[^\s,:]+){0,3}\s[-–—]\s[A-ZÀ-Þ](?:(?!\s[-–—]\s).)*$"
_TORN = re.compile(
    rf"{_RUN_IN}|{_HEADED}|" + r"^\(.*\)$|\s[.!]$|^\d+(?:(?:\.\d+)+\s|,)|^[A-Z]\.\s|\b[^\W\d]\.\s?[^\W\d]\.$", re.DOTALL
)
"""A heading read into its sentence; an item behind its head, ``Logs - Files that …``; an aside in brackets; a line of
contents; what an abbreviation's stop cut off."""
_HAN = re.compile(r"[㐀-鿿぀-ヿ]")


def length(text: str, language: Language) -> int:
    """Words of ``text``; two Chinese characters count as one."""
    return len(text.split()) if language.spaced else len(_HAN.findall(text)) // 2 + len(re.findall(r"[A-Za-z]+", text))


def reads_alone(text: str, language: Language) -> bool:
    """True for a whole sentence that leans on nothing said before it and points at nothing else on the page."""
    said = _LABELLED.sub("", text)
    return (
        is_whole(text, language)
        and not language.begins("leaning").match(said)
        and not _has_no_subject(said, language)
        and not (language.begins("subordinate").match(said) and "," not in said)
        and not points(text, language)
    )


def _has_no_subject(text: str, language: Language) -> bool:
    """True for ``Prints the lines``: a verb and an object; who does it was said before."""
    verb, _, rest = text.lower().partition(" ")
    return verb in language.words("verbs") and rest.partition(" ")[0] in language.words("articles") | YOU


YOU = frozenset({"you", "all", "each", "whether", "that", "any", "one", "zero", "every", "everything", "like"})
"""What English puts behind such verbs, beside articles."""


_LABELLED = re.compile(r"^[A-ZÀ-Þ][\w-]*(?:\s[\w-]+){0,2}:\s(?=[A-ZÀ-Þ])")
"""``Implementation note:`` before a sentence."""


def is_whole(text: str, language: Language) -> bool:
    """True for an unbroken sentence of prose, of a length that can be read at a glance."""
    return (
        SHORTEST <= length(text, language) <= LONGEST
        and bool(_BEGINNING.match(text))
        and bool(re.search(r"[.!。！][\"”’»)」]*$", text))
        and text.count("(") == text.count(")")
        and text.count("“") == text.count("”")
        and not _ODD.search(text)
        and not _TORN.search(text)
        and not text[0].islower()
        and _mostly_prose(text)
    )


def is_phrase(sentence: Sentence, language: Language) -> bool:
    """True for ``Two procedures that you can call.``: all of an item or a paragraph, that names and says nothing.

    Its only verb, as far as verbs are known, stands behind its *that*; or it has an article and no verb at all.
    """
    if sentence.text != _piece(sentence):
        return False
    articles, words = language.words("articles"), re.findall(r"\w+", sentence.text.lower())
    known = language.words("verbs") | language.words("verbs_of_many")
    verbs = [
        word in known and before not in articles for before, word in pairwise(["", *words])
    ]  # "a set" sets nothing
    form = re.compile(language.entries.get("verb_form", ""))
    joint = next((i for i, word in enumerate(words) if word in language.words("relatives")), None)
    if joint is None or any(verbs[:joint]) or any(map(form.search, words[1 : joint - 1])):
        return words[0] in articles and not (any(verbs) or any(map(form.search, words[2:])))
    verbs[joint + 1 : joint + 2] = [word not in language.stop for word in words[joint + 1 : joint + 2]]
    helps = [before in known & language.stop for before in words]  # "can call" is one verb
    return sum(verbs[i] and not helps[i - 1] for i in range(joint + 1, len(words))) < SAYS_MORE


SAYS_MORE = 2
"""Verbs behind a *that*, one of which may be the sentence's own."""


def _piece(sentence: Sentence) -> str:
    """All of the paragraph, or of the item, that the sentence is in."""
    block = sentence.block
    pieces = [item.text for item in block.items] if isinstance(block, ListBlock) else [getattr(block, "text", "")]
    return next((piece.strip() for piece in pieces if sentence.text in piece), "")


def points(text: str, language: Language) -> bool:
    """True when the sentence points at something else: a figure, a chapter, the lines above."""
    return bool(language.holds("pointing").search(text))


def _mostly_prose(text: str) -> bool:
    """True when nearly all of it is letters; a sentence may have four other signs, however short it is."""
    others = sum(not (c.isalpha() or c.isspace()) for c in text)
    return others <= max(4, 0.15 * len(text))

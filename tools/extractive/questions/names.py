"""Finds the names that a chapter sets apart in its text: functions, commands, options, styles, files."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from probatum.book import Chapter, Listing, Mark
from probatum.tools.extractive.language import Language
from probatum.tools.extractive.questions.lexicon import naming
from probatum.tools.extractive.sentences import Sentence

ENOUGH = 6
"""Names of one style that show the book to set its names so."""
LONGEST = 40
"""Characters."""
_LOOKS = (
    ("call", re.compile(r"[A-Za-z][\w.:$]+\(\s*[\w.&*,\s]{0,16}\)")),
    ("option", re.compile(r"--?[A-Za-z][\w-]+(?:=[\w<>|-]+)?")),
    ("path", re.compile(r"~?/[\w./-]+")),
    ("host", re.compile(r"(?:[\w-]+\.)+(?:com|edu|gov|info|io|net|org)")),
    ("address", re.compile(r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+")),
    ("signed", re.compile(r"[#@$%:\\][A-Za-z][\w.-]+|\*[a-z][\w-]+\*")),
    ("capitals", re.compile(r"[A-Z][A-Z0-9_-]+[A-Z0-9]")),
    ("dotted", re.compile(r"[A-Za-z][\w-]*(?:[.:]{1,2}[A-Za-z][\w-]*)+")),
    ("word", re.compile(r"[A-Za-z](?!-?\d+$)[\w-]+[A-Za-z0-9]")),
    ("phrase", re.compile(r"[a-z][\w-]+(?:\s[A-Za-z][\w-]+){1,2}")),
)
_MANUAL = re.compile(r"\(\d\w?\)")
"""The section of the manual behind a command: ``ls(1)``."""
_BOUND = re.compile(
    r"\b([A-Za-z_]\w*)(?:\[[^\]]*\])?\s*(?:=(?!=)|<-|:=)"
    r"|\b(?:class|struct|def|function|var|let|namespace|data)\s+([A-Za-z_]\w*)"
    r"|^[ \t]*[A-Za-z_][\w:<>, ]*[ *&]+(?:\w+::)*(\w+)\([^;\n]*\)[ \w]*\n?[ \t]*\{"
    r"|^([a-z]\w*)\([^()\n]*\)\s*(?:when\s[^\n]*)?->|^-(?:module|record)\(\s*(\w+)"
    r"|\((?:define(?:-\w+)?|defun|defmacro|defvar|defparameter)\s+\(?([A-Za-z][\w!?*-]*)",
    re.MULTILINE,
)


_HEAD = re.compile(
    r"^[ \t]*(?:def |function |\w+[ *&]+|\w+ *(?:<-|=) *function *)?[\w:.]*(\([^()\n]*\))\s*(?:->|:|\{|when\b)",
    re.MULTILINE,
)
_PARAMETER = re.compile(r"([A-Za-z_]\w*)\s*(?:=[^,)]*)?(?=[,)|\]])")


@dataclass(frozen=True)
class Name:
    """A name in a sentence."""

    text: str
    """Without the arguments of a call: ``sort()``."""
    start: int
    end: int
    look: str
    """What it looks like; only names that look alike can stand for one another."""
    kinds: frozenset[str]
    """Words beside it that say what kind of thing it is: *function*, *option*."""

    @property
    def head(self) -> str:
        """A call without its brackets; else the whole name."""
        return self.text.removesuffix("()")


def style_of(sentences: Iterable[Sentence]) -> str:
    """The style in which the book sets names, ``code`` before ``bold``; empty when it uses neither for them.

    Bold is also used for mere emphasis: it counts when names so set come back.
    """
    seen = Counter((m.style, s.text[m.start : m.end].lower()) for s in sentences for m in s.marks)
    code = sum(1 for style, text in seen if style == "code" and look_of(text))
    bold = sum(1 for (style, text), n in seen.items() if style == "bold" and n > 1 and look_of(text))
    return "code" if code >= ENOUGH else "bold" if bold >= ENOUGH else ""


def names_in(sentence: Sentence, style: str, language: Language) -> Iterator[Name]:
    """The names of a sentence that could be asked for; a single letter, or a small word, is none."""
    for mark in sentence.marks:
        text = _bare(sentence.text, mark)
        look = look_of(text)
        if mark.style == style and look and text.lower() not in language.stop:
            start = mark.start + sentence.text[mark.start : mark.end].index(text)
            end = start + len(text)
            manual = _MANUAL.match(sentence.text, end)
            end = manual.end() if manual else end
            kinds = _beside(sentence.text, start, end) & naming(language.code)
            yield Name(re.sub(r"\(.*", "()", text), start, end, look, kinds)


def look_of(text: str) -> str:
    """The look of a name; empty for what is not one, such as an expression or a single letter."""
    return next((look for look, pattern in _LOOKS if pattern.fullmatch(text)), "") if len(text) <= LONGEST else ""


def _bare(text: str, mark: Mark) -> str:
    return text[mark.start : mark.end].strip(" ‘’“”\"'`.,;:")


def _beside(text: str, start: int, end: int) -> frozenset[str]:
    """The words directly before and after a stretch."""
    beside = (text[:start].split()[-1:], text[end:].split()[:1])
    return frozenset(word[0].strip("‘’“”\"'()`.,;:").lower() for word in beside if word)


def names_of_examples(chapter: Chapter) -> frozenset[str]:
    """Names that the chapter's listings bind, and parameters: they mean something in one example only."""
    listings = [b.text for section in chapter.sections for b in section.blocks if isinstance(b, Listing)]
    bound = {name for text in listings for match in _BOUND.finditer(text) for name in match.groups() if name}
    heads = [head[1] for text in listings for head in _HEAD.finditer(text)]
    return frozenset(bound | {name for head in heads for name in _PARAMETER.findall(head)})


def placeholders_of(sentences: Iterable[Sentence]) -> frozenset[str]:
    """What calls in the text have for arguments, several at once or in several calls; and numbered kin: ``Goal1``."""
    codes = {s.text[m.start : m.end].strip() for s in sentences for m in s.marks if m.style == "code"}
    calls = [call for code in codes for call in _CALL.finditer(code)]
    heads = {call[1] for call in calls}
    lists = [[a for a in map(str.strip, call[2].split(",")) if a.isidentifier() and a not in heads] for call in calls]
    often = Counter(name for names in lists for name in set(names))
    named = {name for names in lists for name in names if len(names) > 1 or often[name] > 1}
    return frozenset(named | {code for code in codes if code.rstrip("0123456789") in named})


_CALL = re.compile(r"([A-Za-z]\w*)\(([^()]*)\)")


def speaks_of_an_example(sentence: Sentence, bound: frozenset[str]) -> bool:
    """True when the sentence names what a listing binds, as a name: set apart, or written as no word is."""
    marked = (sentence.text[m.start : m.end] for m in sentence.marks if m.style in ("code", "italic", "bold"))
    apart = {re.split(r"[(\[]", text)[0].strip() for text in marked}
    written = set(re.findall(r"[A-Za-z_]\w*", sentence.text))
    odd = {w for w in written if re.search(r"[_\d]|[a-z][A-Z]", w) or (w[0].isupper() and not _opens(sentence, w))}
    return bool(bound & (apart | odd))


PLACEHOLDERS = frozenset(
    {"foo", "bar", "baz", "foobar", "spam", "xyzzy", "toto", "titi", "tata", "pippo", "pluto", "fulano"}
)


def of_an_example(name: str, bound: frozenset[str]) -> bool:
    """True for a name that a listing binds, and for one made of it: ``tut`` and ``tut.erl``."""
    return any(part in bound or part in PLACEHOLDERS for part in (name.removesuffix("()"), *re.split(r"[^\w-]+", name)))


def without_code(sentence: Sentence) -> str:
    """The sentence with a plain word for each piece of code: how it reads does not hang on the signs in it."""
    text, at = [], 0
    for mark in sorted((m for m in sentence.marks if m.style == "code"), key=lambda m: m.start):
        bare = sentence.text[mark.start : mark.end].strip()
        if mark.start >= at and not re.search(r"\s", bare):
            text += [sentence.text[at : mark.start], "Name" if mark.start == 0 else "name"]
            at = mark.end
    return "".join([*text, sentence.text[at:]])


def _opens(sentence: Sentence, word: str) -> bool:
    return sentence.text.startswith(word)

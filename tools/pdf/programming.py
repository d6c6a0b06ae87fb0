"""The language of a listing: its own marks, weighed with what the words before it, the chapter and the book say."""

import ast
import re
import textwrap
import tomllib
import warnings
from collections import Counter, defaultdict
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from pathlib import Path

from probatum.tools.pdf.sessions import prompts_of, split_session

_TABLE = tomllib.loads(Path(__file__).with_name("languages.toml").read_text("utf-8"))
_SIGNS: dict[str, tuple[re.Pattern[str], ...]] = {
    name: tuple(re.compile(sign, re.MULTILINE) for sign in signs) for name, signs in _TABLE["languages"].items()
}
_BEFORE = r"(?:(?<=[Ii]n )|(?<=to )|(?<=of )|(?<=with )|(?<=ANSI ))"
_AFTER = r"(?= (?:code|programs?|programmers?|languages?|compilers?|library|functions?|packages?|sessions?|scripts?)\b)"


def _named(name: str, words: str) -> re.Pattern[str]:
    plain = rf"(?<![\w.'-])(?:{words})(?![\w'&+#-])"
    return re.compile(f"{_BEFORE}{plain}|{plain}{_AFTER}" if name in _TABLE["ambiguous"] else plain)


_NAMES = {name: _named(name, words) for name, words in _TABLE["names"].items()}
_WEAK = frozenset(_TABLE["weak"])
BESIDE = frozenset(_TABLE["beside"])
"""Languages that stand in books on any other."""
_HOLDS: dict[str, str] = _TABLE["holds"]
_WHOLE = ("yaml", "json")
_IN_STRINGS = ("xml", "html", "sql", "latex")
"""What programs hold in their strings; none of these parses as Python."""
_CODE_LIKE = re.compile(
    r"\w\(.*\)|\w\[.+\]| (?:[-+*/:<>=!]?=|<-|->|\|\|) |[;{}]\s*$|^\s*(?://|#|--|/\*|%)\s*\w", re.MULTILINE
)


@dataclass(frozen=True)
class Surroundings:
    """Languages that speak for a listing from outside; empty where none does."""

    near: str = ""
    """Named just before the listing."""
    usual: str = ""
    """Of most of the chapter's sure listings."""
    subject: str = ""
    """What the book is about."""


_NOTHING = Surroundings()


def code_language(text: str, around: Surroundings = _NOTHING) -> str:
    """The language of a listing; empty when nothing tells."""
    prompt = prompts_of(text)
    if prompt and prompt != "?":
        return prompt
    if prompt:
        text = "\n".join(exchange.source for exchange in split_session(text))
    own = marks_of(text, {around.near, around.usual, around.subject})
    totals = defaultdict(float, own)
    if _is_program(text):
        for name in _IN_STRINGS:
            totals.pop(name, None)
    if looks_like_code(text):
        for name, weight in ((around.near, 1.2), (around.usual, 1.0), (around.subject, 1.0)):
            totals[name] += weight if name else 0.0
    for name, total in sorted(totals.items(), key=lambda item: -item[1]):
        if total >= 1.0 and _stands(name, own, around) and (name != "python" or _is_python(text, own[name])):
            return name
    return ""


def looks_like_code(text: str) -> bool:
    """True when some line has the signs of a program, of whatever language."""
    return _CODE_LIKE.search(text) is not None


def _stands(name: str, own: Mapping[str, float], around: Surroundings) -> bool:
    """A language foreign to the place needs more than one mark, unless it is of the kind that goes with all others."""
    known = {around.near, around.usual, around.subject} - {""}
    if name in known:
        return True
    return own[name] >= 1.0 if not known or name in BESIDE else own[name] >= 2.0


def marks_of(text: str, likely: Collection[str] = ()) -> Mapping[str, float]:
    """How many marks of each language the text bears; weak ones count less.

    C++ holds C: where it has a mark of its own, or is ``likely``, the marks of C speak for it, and no more for C.
    """
    known = defaultdict(float, {n: _score(text, n) for n in _SIGNS if n not in _WHOLE or _all_lines(text, n)})
    for name, held in _HOLDS.items():
        if known[name] >= 1.0 or name in likely:
            known[name] += known.pop(held, 0.0)
    return known


def sure_language(text: str) -> str:
    """The language of a listing that needs no help: by prompts, or several marks."""
    prompt = prompts_of(text)
    if prompt and prompt != "?":
        return prompt
    (best, most), (_, second), *_ = sorted(marks_of(text).items(), key=lambda item: -item[1])
    return best if most >= 2 and most > second else ""


def named_in(text: str) -> Counter[str]:
    """How often each language is named in prose."""
    return Counter({name: n for name, pattern in _NAMES.items() if (n := len(pattern.findall(text)))})


def last_named(text: str) -> str:
    """The language that prose names last; empty when it names none."""
    places = {name: m.start() for name, pattern in _NAMES.items() for m in pattern.finditer(text)}
    return max(places, key=lambda name: places[name]) if places else ""


def subject_of(title: str, headings: str, sample: str) -> str:
    """The language that a book is about, by its title, its outline and a sample of its pages; empty when unclear."""
    counts = named_in(sample) + Counter({name: 2 * n for name, n in named_in(headings).items()})
    for name in BESIDE:
        del counts[name]  # named in books on any other
    counts.update({name: 20 * n for name, n in named_in(title).items()})
    first, second = (*counts.most_common(2), ("", 0), ("", 0))[:2]
    return first[0] if first[1] >= 5 and first[1] >= 2 * second[1] else ""


def _is_python(text: str, marks: float) -> bool:
    """True when it parses, be it as a part of a function, or bears so many marks that it is a sketch of some."""
    return marks >= 3 or _parsed(text) is not None


def _is_program(text: str) -> bool:
    """True for statements of Python, which no other language's happen to be."""
    tree = _parsed(text)
    return tree is not None and any(isinstance(node, ast.Assign | ast.Import | ast.ImportFrom) for node in tree.body)


def _parsed(text: str) -> ast.Module | None:
    try:
        with warnings.catch_warnings(action="ignore"):  # of odd literals: the book's affair
            return ast.parse(textwrap.dedent(text))
    except (SyntaxError, ValueError, MemoryError, RecursionError):
        return None


def _all_lines(text: str, name: str) -> bool:
    """Data formats have few words of their own: every line must look like theirs."""
    lines = [line for line in text.split("\n") if line.strip()]
    return sum(any(p.search(line) for p in _SIGNS[name]) for line in lines) > 0.7 * len(lines) > 1


def _score(text: str, name: str) -> float:
    return sum(0.4 if sign.pattern in _WEAK else 1.0 for sign in _SIGNS[name] if sign.search(text))

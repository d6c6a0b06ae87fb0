"""How well true statements about a book are told from false ones: its own sentences, as they are and changed once.

``python -m benchmarks.statements [BOOK.pdf CHAPTER ...]``, without any the sample book's chapters. A sentence counts
as true word for word, cut after its first clause, and with its first words moved to its end; each other row is
false by one change. Changes are made by rule, so that some leave a sentence true or meaningless: read rows as bounds.
"""

import re
import sys
import tempfile
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from itertools import pairwise
from pathlib import Path
from random import Random

from probatum.book import Chapter, Paragraph
from probatum.tools.grounding import Reference
from probatum.tools.pdf import Choice, read_chapter

SAMPLE = [(Path("samples/clockwork.pdf"), chapter) for chapter in "123"]
SENTENCE = re.compile(r"(?<=[.!])\s+(?=[A-Z])")
FEWEST, MOST = 8, 35
"""Words of a sentence that can be judged by itself."""
NOUN = re.compile(r"\b(?:the|an?|each|every) ([a-z]{4,})\b")
CLAUSE = re.compile(r",? (?:which|because|whereas|so that|although)\b")
MOVABLE = re.compile(r"((?:In|At|With|For|After|Before|On|By) [^,]{3,50}), (.+)\.")
VERB = re.compile(r"\b(is|are|can|may|must|will|was|were)\b")
DENIAL = re.compile(r"\b(?:not|never) ")
OPPOSITES = dict(
    pair.split("/")
    for pair in """more/less less/more always/never first/last last/first before/after after/before larger/smaller
    smaller/larger faster/slower slower/faster longer/shorter left/right increases/decreases grows/shrinks all/no
    every/no above/below inside/outside begins/ends starts/stops minimum/maximum longest/shortest""".split()  # noqa: SIM905 - a list of pairs
)
Change = Callable[[str, Sequence[str], Random], str]
"""A sentence changed, or an empty text; given the nouns of its chapter."""


def cut(text: str, nouns: Sequence[str], rng: Random) -> str:
    """Its first clause."""
    found = CLAUSE.search(text)
    return f"{text[: found.start()]}." if found and len(text[: found.start()].split()) >= FEWEST else ""


def moved(text: str, nouns: Sequence[str], rng: Random) -> str:
    """*In a list, positions are integers.* becomes *Positions are integers in a list*."""
    found = MOVABLE.fullmatch(text)
    return f"{found[2][0].upper()}{found[2][1:]} {found[1][0].lower()}{found[1][1:]}." if found else ""


def number(text: str, nouns: Sequence[str], rng: Random) -> str:
    """Another number."""
    return re.sub(r"(?<![\w.])\d+(?![\w.]*\d)", lambda found: str(int(found[0]) + 3), text, count=1)


def denied(text: str, nouns: Sequence[str], rng: Random) -> str:
    """A negation more."""
    return "" if DENIAL.search(text) or " no " in text else VERB.sub(r"\1 not", text, count=1)


def stated(text: str, nouns: Sequence[str], rng: Random) -> str:
    """A negation less."""
    return DENIAL.sub("", text, count=1)


def opposite(text: str, nouns: Sequence[str], rng: Random) -> str:
    """A word turned round."""
    return re.sub(rf"\b(?:{'|'.join(OPPOSITES)})\b", lambda found: OPPOSITES[found[0]], text, count=1)


def exchanged(text: str, nouns: Sequence[str], rng: Random) -> str:
    """Two things in each other's place, with words between that join nothing."""
    for one, other in pairwise(NOUN.finditer(text)):
        if one[1] != other[1] and not re.search(r"\b(?:and|or|of)\b|,", between := text[one.end() : other.start(1)]):
            return text[: one.start(1)] + other[1] + between + one[1] + text[other.end() :]
    return ""


def renamed(text: str, nouns: Sequence[str], rng: Random) -> str:
    """Another thing of the chapter in the place of one."""
    found = NOUN.search(text)
    others = [noun for noun in nouns if noun not in text]
    return text[: found.start(1)] + rng.choice(others) + text[found.end() :] if found and others else ""


TRUE: dict[str, Change] = {"word for word": lambda text, *_: text, "cut": cut, "moved": moved}
FALSE: dict[str, Change] = {
    "number": number,
    "negation added": denied,
    "negation removed": stated,
    "opposite": opposite,
}
FALSE |= {"terms exchanged": exchanged, "another term": renamed}


def sentences(chapter: Chapter) -> Iterator[str]:
    """Sentences of the running text that say something by themselves."""
    for block in chapter.blocks():
        for text in SENTENCE.split(" ".join(block.text.split())) if isinstance(block, Paragraph) else ():
            if FEWEST <= len(text.split()) <= MOST and text.endswith(".") and text[0].isupper():
                yield text


def measured(chapter: Chapter, held: Counter[str], asked: Counter[str]) -> None:
    """Counts, for each kind of statement, how many there are and how many held."""
    reference, rng, texts = Reference(chapter), Random(1), list(sentences(chapter))
    nouns = sorted({noun for text in texts for noun in NOUN.findall(text)})
    for text in texts:
        for kind, change in (TRUE | FALSE).items():
            said = change(text, nouns, rng)
            if said and (kind in TRUE or said != text):
                asked[kind] += 1
                held[kind] += reference.judge(said).good


def main(words: list[str]) -> int:
    """Prints the table."""
    held, asked = Counter[str](), Counter[str]()
    with tempfile.TemporaryDirectory() as pictures:
        for path, name in list(zip(map(Path, words[::2]), words[1::2], strict=True)) or SAMPLE:
            measured(read_chapter(path, Choice(chapter=name), pictures=Path(pictures))[1], held, asked)
    print(f"{'statements':<20}{'asked':>6}{'held':>6}")
    for kind in TRUE | FALSE:
        right = held[kind] if kind in TRUE else asked[kind] - held[kind]
        share = f"{right / asked[kind]:.0%} {'held' if kind in TRUE else 'fell'}" if asked[kind] else "-"
        print(f"{kind:<20}{asked[kind]:>6}{held[kind]:>6}   {share}")
    return 0


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))

"""Names of a statement that its evidence does not have."""

import re

from probatum.tools.grounding.wording import SENTENCE, plain, stem, wording

CODE = re.compile(r"`([^`]+)`")
IDENTIFIER = re.compile(r"[^\W\d]\w*")
NAME = re.compile(r"[^\W\d_](?:[\w'’-]*\w)?")


def names_beyond(said: str, evidence: str, listings: str, language: str) -> list[str]:
    """Names and pieces of code of the statement that the evidence does not have; code may stand in ``listings``."""
    there = set(wording(evidence))
    near = there.union(wording(listings))
    # Whole, a command keeps the hyphen that its parts do not have: edit-patch.
    ways = {code: ([code], IDENTIFIER.findall(code)) for code in CODE.findall(said)}
    codes = [code for code, names in ways.items() if not any(_all_named(n, near, language) for n in names)]
    return codes + [name for name in _proper(plain(CODE.sub(" ", said)), language) if not _named(name, there, language)]


def _all_named(names: list[str], there: set[str], language: str) -> bool:
    return all(_named(name, there, language) for name in names)


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

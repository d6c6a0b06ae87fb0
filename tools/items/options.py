"""What may be wrong with the options of a multiple-choice question; each check returns the reason, or nothing."""

import re

from probatum.quiz import MultipleChoice
from probatum.tools.items.words import (
    ABSOLUTE,
    NEGATIVE,
    ONE_WORD,
    TO_DO,
    TOGETHER,
    VAGUE,
    akin,
    long_words,
    short_words,
)

LONGER = 1.2
"""A key this many times as long as the next longest option stands out."""


def one_key(question: MultipleChoice) -> str:
    """There is exactly one key among at least two options."""
    if not 0 <= question.key < len(question.options) or len(question.options) < 2:
        return "the key is not one of the options"
    return ""


def told_apart(question: MultipleChoice) -> str:
    """No two options say the same: the same words, whatever their order, case and stops; code to the letter."""
    seen: set[tuple[str, ...]] = set()
    for option in question.options:
        code = "`" in option.text or "\n" in option.text
        words = tuple(sorted(re.findall(r"\S+" if code else r"[^\W_]+|[^\w\s.,;:]", option.text)))
        words = words if code else tuple(word.casefold() for word in words)
        if words in seen:
            return f"two options say the same: {option.text!r}"
        seen.add(words)
    return ""


def no_together(question: MultipleChoice) -> str:
    """No option is *all of the above* or its kin."""
    return next(
        (f"option {o.text!r} speaks of the others" for o in question.options if TOGETHER.match(o.text.strip())), ""
    )


def not_the_longest_by_far(question: MultipleChoice) -> str:
    """The key does not stand out by its length."""
    lengths = [len(option.text) for option in question.options]
    key, others = lengths[question.key], [n for i, n in enumerate(lengths) if i != question.key]
    return "the key is much longer than any other option" if key > 25 and key >= LONGER * max(others) else ""


def key_not_in_stem(question: MultipleChoice) -> str:
    """The stem does not contain its answer."""
    key = _normal(_key(question))
    found = len(key) > 2 and re.search(rf"(?<!\w){re.escape(key)}(?!\w)", _normal(question.prompt))
    return "the stem contains the key" if found and not _is_true_false(question) else ""


def no_echo(question: MultipleChoice) -> str:
    """No word of the stem comes back in the key alone."""
    if _is_true_false(question):
        return ""
    others = set().union(*(long_words(text) for text in _wrong(question)))
    echoed = (long_words(question.prompt) & long_words(_key(question))) - others
    return f"of the options the key alone repeats {min(echoed)!r} from the stem" if echoed else ""


def no_akin_word(question: MultipleChoice) -> str:
    """Of short options, which are read at a glance, the key is not the only one akin to a word of the stem."""
    if _is_true_false(question) or any(len(option.text.split()) > SHORT for option in question.options):
        return ""
    wrong = [short_words(text) for text in _wrong(question)]
    alone = any(
        _holds_akin(short_words(_key(question)), word) and not any(_holds_akin(words, word) for words in wrong)
        for word in short_words(question.prompt)
    )
    return "of the options the key alone has a word akin to one of the stem" if alone else ""


SHORT = 4
"""Words."""


def _holds_akin(words: set[str], word: str) -> bool:
    return any(akin(one, word) for one in words)


def no_telling_code(question: MultipleChoice) -> str:
    """The key is not the only option of which code tells: ``-gvm`` *lists the GVM code*, ``-exe`` *an executable*."""
    key, wrong = _key(question), _wrong(question)
    asked, words = _in_code(question.prompt), set(re.findall(r"[^\W\d_]+", _CODE.sub(" ", question.prompt)))
    told = any(
        _names(p, w) and not any(_names(p, v) for o in wrong for v in _plain(o)) for p in asked for w in _plain(key)
    )
    tells = any(
        _names(p, w) and not any(_names(q, w) for o in wrong for q in _in_code(o)) for p in _in_code(key) for w in words
    )
    return "of the options the key alone has a word that the code tells" if told or tells else ""


_CODE = re.compile(r"`([^`]+)`|‘(-[^’]+)’")


def _in_code(text: str) -> set[str]:
    """The words that pieces of code are made of."""
    return {part for found in _CODE.finditer(text) for part in re.findall(r"[A-Za-z]+", found[1] or found[2])}


def _plain(text: str) -> set[str]:
    return set(re.findall(r"[^\W\d_]+", text))


def _names(part: str, word: str) -> bool:
    """True when a part of a code is the word, or its beginning, or a single capital that stands there too."""
    small, whole = part.lower(), word.lower()
    if len(part) < BEGINNING:
        return part == word and (part.isupper() if len(part) == 1 else not SMALL.fullmatch(part))
    return whole.startswith(small) or akin(small, whole, ONE_WORD)


SMALL = re.compile("an|as|at|be|by|de|do|el|en|es|go|if|il|im|in|is|it|la|le|lo|no|of|on|or|se|so|to|un|up|us|we")
"""Words of two letters, which may well be names too."""
BEGINNING = 3
"""Letters with which a code can tell a word."""


def no_odd_opening(question: MultipleChoice) -> str:
    """The key is not the only option that tells what to do, nor the only one that does not."""
    does = [bool(TO_DO.match(option.text)) for option in question.options]
    alone = len(does) > 2 and does.count(does[question.key]) == 1
    return "the key alone is, or is not, something to do" if alone else ""


def no_grammar_cue(question: MultipleChoice) -> str:
    """A stem that ends in an article does not fit one option alone."""
    article = re.search(r"\b(an?)\s*(?:_+)?\s*[.?:]?\s*$", question.prompt, re.IGNORECASE)
    if article is None:
        return ""
    vowel = article[1].lower() == "an"
    fitting = [i for i, o in enumerate(question.options) if (o.text[:1].lower() in "aeiou") == vowel]
    return "the article before the gap fits the key alone" if fitting == [question.key] else ""


def no_absolute_cue(question: MultipleChoice) -> str:
    """Words such as *always* do not mark the wrong options alone."""
    strong = [bool(ABSOLUTE.search(option.text)) for option in question.options]
    wrong = [s for i, s in enumerate(strong) if i != question.key]
    every = len(wrong) > 1 and all(wrong) and not strong[question.key]
    return "every wrong option, and no right one, holds an absolute word" if every else ""


def no_vague_key(question: MultipleChoice) -> str:
    """Words such as *usually* do not mark the key alone."""
    vague = [i for i, option in enumerate(question.options) if VAGUE.search(option.text)]
    return "the key alone is hedged" if vague == [question.key] and len(question.options) > 2 else ""


def no_hidden_negation(question: MultipleChoice) -> str:
    """A negative question says so loudly."""
    asked = [line for line in question.prompt.splitlines() if line.rstrip().endswith("?") and not line.startswith(">")]
    hidden = any(NEGATIVE.search(re.sub(r"\*\*[^*]+\*\*|`[^`]+`", "", line)) for line in asked)
    return "the stem hides a negation" if hidden else ""


def numbers_in_order(question: MultipleChoice) -> str:
    """Options that are numbers stand in order."""
    try:
        numbers = [float(option.text.replace(",", ".")) for option in question.options]
    except ValueError:
        return ""
    return "" if numbers in (sorted(numbers), sorted(numbers, reverse=True)) else "the numbers are not in order"


def _key(question: MultipleChoice) -> str:
    return question.options[question.key].text


def _wrong(question: MultipleChoice) -> list[str]:
    return [option.text for i, option in enumerate(question.options) if i != question.key]


def _normal(text: str) -> str:
    return " ".join(re.sub(r"[*`_>]", "", text).lower().split()).rstrip(".")


def _is_true_false(question: MultipleChoice) -> bool:
    return len(question.options) == 2

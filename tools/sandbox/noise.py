"""What may differ between two showings of one value: addresses, dates, versions, order in sets, typography."""

import re
import unicodedata
from collections import Counter

NUMBER = re.compile(r"[-+]?(?:\d+\.?\d*|\.\d+)(?:[eE][-+]?\d+)?")
VARYING = re.compile(
    r"0x[0-9a-fA-F]{4,}"
    r"|\b(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun)[a-z]*,? (?:[A-Z][a-z]{2} +\d+|\d+ [A-Z][a-z]{2} \d{4})\b"
    r"|\d{4}-\d\d-\d\d(?:[T ]\d\d:\d\d(?::\d\d(?:\.\d+)?)?)?"
    r"|\b\d\d:\d\d(?::\d\d(?:\.\d+)?)?\b"
    r"|datetime\.(?:datetime|date|time)\([\d, ]+\)"
    r"|(?<![\d.])\d+(?:\.\d+)?(?:e-?\d+)? ?(?:ns|µs|us|ms|s|sec|secs|second|seconds|minutes?)\b"
    r"|(?<=<module ')(?P<module>[\w.]+)' [^>]*"
)
COLOUR = re.compile(r"\x1b\[[\d;]*m")
"""What makes a terminal colour what follows."""
OBJECT = re.compile(r" object>| (?:object )?at (?:…|\.\.\.)>")
"""The end of a value that has no other way to be shown."""
TYPESET = str.maketrans("‘’“”′″−‐‑–", "''\"\"'\"----")
"""What typesetting makes of the signs of code, beyond what Unicode itself holds for the same."""
UNORDERED = re.compile(r"\bset\(|\bdict\(|\{|\.(?:keys|values|items)\(\)|\b(?:vars|dir|globals|locals)\(|listdir|glob")
ORDERED = re.compile(r"sort|OrderedDict|heapq|\bmin\(|\bmax\(")
ITEM = re.compile(r"(?:'[^']*'|\"[^\"]*\"|[^][(){},'\"])+")
"""What stands between two commas or brackets."""


def plain(text: str) -> str:
    """The text without what varies and without colours, in plain signs, with single spaces."""
    text = unicodedata.normalize("NFKC", COLOUR.sub("", text)).translate(TYPESET)
    text = VARYING.sub(lambda found: f"{found['module']}'" if found["module"] else "…", text)
    text = OBJECT.sub(">", text.replace("__main__.", ""))
    return " ".join(text.replace("… …", "…").split())


def same_but_order(promised: str, shown: str, code: str) -> bool:
    """True when both hold the same items or lines, in an order that the code does not settle."""
    if ORDERED.search(code) or not (UNORDERED.search(code) or shown.startswith("{")):
        return False
    lines = (Counter(map(plain, text.strip().splitlines())) for text in (promised, shown))
    return next(lines) == next(lines) or _items(promised) == _items(shown)


def _items(text: str) -> Counter[str]:
    return Counter(bare for found in ITEM.findall(plain(text)) if (bare := found.strip()))

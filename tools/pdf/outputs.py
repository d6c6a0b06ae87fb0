"""Where one listing ends and another begins with nothing but words to part them: a program, then what it prints."""

import re

from probatum.tools.pdf.glyphs import Line

_PRINTS = re.compile(r"\b(?:print|println|printf|cat|disp|display|show|head|summary|log|writeln|WriteLine|puts|pp)!?\(")
"""A call that prints; a shell's ``echo`` is none, for the commands after it are words without signs, as output is."""
_OUTPUT = re.compile(r"[\w.,:%'’/-]+(?: +[\w.,:%'’/-]+)+|[-+]?\d+(?:[.,]\d+)*")
"""Words or numbers side by side, without the signs that programs have; or a number alone."""
_PROMPT = re.compile(r">>> |In \[\d+\]: |\$ \w")
_FILE = re.compile(r"#!\s*/|<\?php|<\?xml|<!DOCTYPE", re.IGNORECASE)
"""How files begin."""


def are_two(above: list[Line], below: list[Line]) -> bool:
    """True when ``below``, after a blank line or on the next page, is certainly another listing than ``above``."""
    head, tail = [line.text.strip() for line in above], [line.text.strip() for line in below]
    if not head or not tail or not _closed("\n".join(head)):
        return False
    if _FILE.match(tail[0]):
        return True
    at_margin = below[0].x0 < min(line.x0 for line in above) + below[0].size
    if _PROMPT.match(tail[0]) and at_margin and not any(_PROMPT.match(line) for line in head):
        return True
    return bool(_PRINTS.search(head[-1])) and all(_OUTPUT.fullmatch(line) for line in tail)


def _closed(text: str) -> bool:
    """True when every bracket and long string that was opened was closed."""
    pairs = all(text.count(a) == text.count(b) for a, b in ("()", "[]", "{}"))
    return pairs and text.count('"""') % 2 == 0 and text.count("'''") % 2 == 0 and "<<" not in text

"""Tells what can be done with a snippet of a language, and whether code that does not parse was ever meant to."""

import re
import shutil
from typing import Literal, NamedTuple

from probatum.notes import Snippet
from probatum.proof import Fault, Verdict
from probatum.tools.sandbox import dialects, grammar, python2, sessions
from probatum.tools.sandbox.run import Unparsed
from probatum.tools.sandbox.verdicts import Judgement

Way = Literal["python", "session", "sql", "javascript", "checked", "shown"]
"""``session`` is Python of which every expression's value is shown, as at a prompt."""
PYTHON = {
    "python",
    "py",
    "python3",
    "ipython",
    "ipython3",
    "pycon",
    "py3",
    "pycon3",
    "sage",
    "jupyter",
    "doctest",
    "testcode",
    "testsetup",
}
SQL = {"sql", "sqlite", "sqlite3"}
JAVASCRIPT = {"javascript", "js", "node", "mjs"}
SHELL = {"bash", "sh", "shell", "console", "zsh", "powershell", "ps1", "bat", "shellsession", "terminal"}
OUTPUT = {"text", "output", "txt", "plain", "plaintext", "none", "stdout"}
CELL = re.compile(r"\s*%%(bash|sh|script|writefile|html|javascript|js|latex|markdown|perl|ruby|sql|svg|cython|R)\b")
PYTHON_SIGNS = re.compile(
    r"^[ \t]*(?:def \w+\(|class \w+.*:|import \w|from [\w.]+ import |for .+ in .+:|while .+:|if .+:|elif .+:|else:|try:"
    r"|with .+:"
    r"|return\b|print\(|[\w.]+\(.*\)$|@\w|[\w.\[\], ]+ ?[-+*/]?= ?\S)",
    re.MULTILINE,
)
BROWSER = re.compile(r"\b(?:document|window|localStorage|sessionStorage|navigator)\.|\balert\(|\$\(|<[A-Za-z]\w*[ />]")
ELLIPSIS = re.compile(r"^[ \t]*(?:\.\.\.|…|\[\.\.\.\]|<[a-z][\w -]*>)[ \t]*,?[ \t]*$", re.MULTILINE | re.IGNORECASE)


MOST_CODE, MOST_LINE, MOST_LINES = 200_000, 200, 300


class Handling(NamedTuple):
    """What is done with a snippet."""

    way: Way
    code: str
    expected: str = ""
    reason: str = ""
    """Of ``shown`` and ``checked``: why it is not run."""
    grammar: str = ""
    """Of ``checked``: by whose."""


def handling(snippet: Snippet) -> Handling:
    """How to try a snippet, by its language, its look where it has none, and the programs that are here."""
    language = snippet.language.strip().lower().strip("{}.").split(" ")[0].split(",")[0]
    code = snippet.code.replace("\r\n", "\n")
    if len(code) > MOST_CODE:
        return Handling("shown", "", reason="Too long for a snippet.")
    if (cell := CELL.match(code)) and language in PYTHON | {""}:
        return Handling("shown", code, reason=f"A notebook's %%{cell[1]} cell is not Python.")
    prompted = sessions.is_session(code)
    if language in PYTHON or (not language and (prompted or _signs(code))):
        return Handling("session", *sessions.parted(code)) if prompted else Handling("python", code)
    if language in SQL or (language in OUTPUT and dialects.STATEMENT.match(code) and snippet.origin == "book"):
        if reason := dialects.foreign(code, plain=language == "sql"):
            return Handling("shown", code, reason=reason)
        return Handling("sql", *dialects.parted(code))
    if language in JAVASCRIPT and BROWSER.search(code):
        return Handling("shown", code, reason="JavaScript for a browser is not run here.")
    if language in JAVASCRIPT:
        if shutil.which("node", path="/usr/bin:/usr/local/bin"):
            return Handling("javascript", code)
        return Handling("shown", code, reason="JavaScript is not run: Node.js is not here.")
    if language in OUTPUT or not language:
        return Handling("shown", code, reason="Not code in a language that is run.")
    shell = language in SHELL
    reason = "Shell commands are shown, never run." if shell else f"{language} is not run here; shown as it stands."
    source = grammar.commands(language, code) if shell else code
    if source.strip() and (name := grammar.checked_as(language, source)):
        return Handling("checked", source, reason=reason, grammar=name)
    return Handling("shown", code, reason=reason)


def _signs(code: str) -> int:
    """How many lines look like Python, of the first ones and by their beginnings: patterns are slow on long lines."""
    return len(PYTHON_SIGNS.findall("\n".join(line[:MOST_LINE] for line in code.splitlines()[:MOST_LINES])))


def not_parsed(snippet: Snippet, error: Unparsed) -> Judgement:
    """A fault, or a fragment, pseudo-code or output that was never meant to run by itself."""
    line = error.line
    if snippet.expected_error and snippet.expected_error in {error.type, "SyntaxError"}:
        return Judgement(Verdict.EXPECTED_ERROR, f"Is refused with {error.type}, as it should be.", Fault.NONE, line)
    if python2.REFUSED.search(error.message):
        return python2.dated(f"Python 2: {error.message}", book=snippet.origin == "book")
    if error.indented:
        return Judgement(Verdict.ILLUSTRATIVE, "A fragment: its lines belong inside something that is not shown.")
    if error.signature:
        return Judgement(Verdict.ILLUSTRATIVE, "A signature: it tells how something is called.")
    if error.headless:
        return Judgement(Verdict.ILLUSTRATIVE, "A fragment: a heading line or a decorator without its body.")
    if ELLIPSIS.search(snippet.code) and error.share > 0.5:
        return Judgement(Verdict.ILLUSTRATIVE, "A fragment: parts are left out.")
    looks = _signs(snippet.code) / max(1, sum(bool(text.strip()) for text in snippet.code.splitlines()[:MOST_LINES]))
    if error.share < 0.6 and looks < 0.5:
        return Judgement(Verdict.ILLUSTRATIVE, "Does not read as Python: pseudo-code, output or another language.")
    return Judgement(Verdict.FAIL, f"{error.type}: {error.message}", Fault.CONTENT, line)

"""What is not held against a text though its code failed: texts show parts, forms, and what shall be avoided."""

import builtins
import re
from collections.abc import Iterable, Sequence
from difflib import get_close_matches

from probatum.proof import Fault, Verdict
from probatum.tools.excerpt import bare_lines, stands_in
from probatum.tools.sandbox.agreeing import agree
from probatum.tools.sandbox.names import Tried
from probatum.tools.sandbox.preparing import Prepared
from probatum.tools.sandbox.requirements import is_importable
from probatum.tools.sandbox.run import Raised, Run
from probatum.tools.sandbox.verdicts import Judgement

UNKNOWN = re.compile(r"name '(\w+)' is not defined")
LACKING = re.compile(r"has no attribute '(\w+)'|^(\w+)\(\) takes no arguments")
LIKE, LEAST = 0.8, 5
"""How like two names must be for one to be the other misspelt, and the length of a built-in one."""
LEAST_ALIKE = 3
"""So many snippets with the same odd name make it the book's own."""
BUILTIN = frozenset(name for name in dir(builtins) if len(name) >= LEAST)
VARYING = re.compile(
    r"\brandom\b|\brandint\b|\bshuffle\(|\bchoice\(|urandom|uuid\d?\b|secrets\.|\btime\(\)|perf_counter|timeit|\bnow\(|today\("
    r"|ctime\(|localtime|getcwd|getlogin|expanduser|abspath|environ|__version__|sys\.(?:version|path|platform|maxsize)"
    r"|platform\.|getpid|\bid\(|\bhash\(|\bdir\(|\bhelp\(|getsizeof|default_rng|\brand\w*\("
)
"""What shows something else on another day, machine or version."""
CLOCK = re.compile(
    r"\btime\(\)|perf_counter|monotonic\(|process_time|timeit|\bnow\(|today\(|ctime\(|localtime|getpid|uuid\d?\b|secrets\."
)
"""What nobody can settle: the hour, and what is made to be new each time."""
SERVES = re.compile(r"serve_forever\(|mainloop\(|run_forever\(|\w\.run\(|\.start_polling\(|\.listen\(")
SLEEPS = re.compile(r"\bsleep\(")
SHOWING = re.compile(r"\bprint\(|\bdisplay\(|\.show\(|#\s*(?:->|=>|→|⇒|Output)")
"""Code that shows something is meant to be run."""
TYPES_KNOW = re.compile(r"(?:type|pyright|mypy|ty): ?ignore\[")
"""A comment by which a type checker passes over what it would refuse."""
SETTLED = re.compile(r"seed\(|default_rng\(\d|RandomState\(\d|\bRandom\(\d")


def excused(page: Prepared, run: Run, before: Sequence[Tried], document: Sequence[Tried]) -> Judgement | None:
    """The verdict on code that was never meant to run by itself; None when the failure is its own.

    A book is not there to be run; a note of today is, but for what it plainly leaves to the reader; a writer of ours
    is held to all of it.
    """
    if page.snippet.origin != "writer" and run.error is not None and run.error.line in page.reading.elided:
        return Judgement(Verdict.ILLUSTRATIVE, "A fragment: arguments are left out.")
    if page.snippet.origin != "writer" and run.ending == "timeout":
        return _waiting(page.snippet.code)
    if page.snippet.origin == "note" and run.error is not None:
        return _left_to_the_reader(page, run.error, before, document)
    if page.snippet.origin != "book":
        return None
    code = page.snippet.code
    whole = _held_by(code, (t for t in (*before, *document) if t.id != page.snippet.id))
    if whole is not None:
        ran = ", which ran" if any(t.id == whole.id and t.verdict.good for t in before) else ""
        return Judgement(Verdict.ILLUSTRATIVE, f"Part of {whole.id}{ran}: its lines are shown again to be explained.")
    if run.error is None:
        return None
    if page.handling.way == "javascript" and run.error.message.startswith("SyntaxError"):
        return Judgement(Verdict.ILLUSTRATIVE, "Does not read as JavaScript: a fragment, or another language.")
    if name := _unknown(run.error, before, document) or _also_unknown(page, run.error, before, document):
        return Judgement(Verdict.ILLUSTRATIVE, f"A fragment: nothing before it gives {name!r}.")
    if given := _given_in_part(run.error, before):
        reason = f"Leans on {given[1].id} for {given[0]!r}, which shows it apart from the object that is used here."
        return Judgement(Verdict.NOT_RUN, reason, Fault.UPSTREAM)
    if page.reading.statements == 1 and code.lstrip().startswith("raise "):
        said = f"Raises {run.error.type}, as it says."
        return Judgement(Verdict.EXPECTED_ERROR, said, Fault.NONE, run.error.line)
    return None


def _left_to_the_reader(
    page: Prepared, error: Raised, before: Sequence[Tried], document: Sequence[Tried]
) -> Judgement | None:
    """The verdict on a note's fragment: it shows nothing, and leans on what no reader would look for in the note."""
    if error.type == "ImportError" and error.message.startswith("attempted relative import"):
        return Judgement(Verdict.ILLUSTRATIVE, "A file of a package: what it imports stands beside it there.")
    if any(line == error.line and TYPES_KNOW.match(comment) for line, comment, _ in page.reading.comments):
        return Judgement(Verdict.EXPECTED_ERROR, f"Raises {error.type}; its comment knows that it is not valid.")
    found = UNKNOWN.match(error.message) if error.type == "NameError" else None
    if found is None:
        return None
    if not page.snippet.language and page.handling.way == "python":
        return Judgement(Verdict.ILLUSTRATIVE, f"No language is named, and nothing gives {found[1]!r}: a fragment.")
    name = _from_nowhere(found[1], before, document)
    given = any(name in tried.binds for tried in document) and not page.reading.defines
    if not name or given or is_importable(name) or page.promise or SHOWING.search(page.snippet.code):
        return None
    return Judgement(Verdict.ILLUSTRATIVE, f"A fragment: nothing in the note gives {name!r}.")


def _waiting(code: str) -> Judgement | None:
    """The verdict on code that was stopped, but only waited, or ran as it should: until somebody ends it."""
    if SERVES.search(code):
        return Judgement(Verdict.NEEDS_INPUT, "Runs until somebody stops it.", Fault.ENVIRONMENT)
    if SLEEPS.search(code):
        return Judgement(Verdict.NOT_RUN, "Sleeps longer than a snippet may take.", Fault.ENVIRONMENT)
    return None


def varies(page: Prepared) -> bool:
    """True when what the snippet shows depends on time by its own words; of a book's, also on chance, place or version.

    A note of today can settle all but the time.
    """
    code, origin = page.snippet.code, page.snippet.origin
    if origin == "note":
        return bool(CLOCK.search(code))
    return origin == "book" and bool(VARYING.search(code)) and not SETTLED.search(code)


def shown_before(promised: str, before: Iterable[Tried]) -> bool:
    """True when the output that stands below a listing is that of an earlier one, of which it speaks."""
    return any(tried.shown and agree(promised, tried.shown) for tried in before)


def _held_by(code: str, others: Iterable[Tried]) -> Tried | None:
    """The snippet of which this one shows some lines once more."""
    lines = bare_lines(code)
    return next((other for other in others if stands_in(lines, bare_lines(other.code))), None)


def _unknown(error: Raised, before: Sequence[Tried], document: Sequence[Tried]) -> str:
    """The name for want of which a fragment failed; empty when it is rather a slip of one that is known."""
    found = UNKNOWN.match(error.message) if error.type == "NameError" else None
    return _from_nowhere(found[1], before, document) if found else ""


def _also_unknown(page: Prepared, error: Raised, before: Sequence[Tried], document: Sequence[Tried]) -> str:
    """A name that the line that failed would have wanted next: ``canvas.grid(xlist, ylist)`` tells a form."""
    lines = page.snippet.code.splitlines()
    said = lines[error.line - 1] if 0 < error.line <= len(lines) else ""
    wanted = [name for name in re.findall(r"(?<![.\w])[A-Za-z_]\w*", said) if name in page.reading.uses]
    return next(filter(None, (_from_nowhere(name, before, document) for name in wanted)), "")


def _from_nowhere(name: str, before: Sequence[Tried], document: Sequence[Tried]) -> str:
    """The name when nothing gives it, and it is no slip of one that is known; else nothing.

    Books print ``for word in words:`` with nobody giving the words: the reader is to think of some. A name that
    resembles a known one is misspelt, unless other snippets have it too.
    """
    known = {bound for tried in before for bound in tried.binds}
    if name in known:
        return ""
    if sum(re.search(rf"\b{name}\b", tried.code) is not None for tried in document or before) >= LEAST_ALIKE:
        return name
    like = get_close_matches(name, known | BUILTIN, 3, LIKE)
    return "" if any(_is_slip(name, other) for other in like) else name


def _is_slip(name: str, meant: str) -> bool:
    """True unless one is the other's plural, or its variant as in ``expr`` and ``expr_a``."""
    short, long = sorted((name, meant), key=len)
    return name.rstrip("s") != meant.rstrip("s") and not long.startswith(f"{short}_")


def _given_in_part(error: Raised, before: Sequence[Tried]) -> tuple[str, Tried] | None:
    """The attribute that an object lacks, and the earlier listing that shows it being given."""
    found = LACKING.search(error.message)
    if found is None:
        return None
    name = found[1] or "__init__"
    given = re.compile(rf"\bdef {name}\(|\.{name}[ \t]*=[^=]")
    return next(((name, tried) for tried in reversed(before) if given.search(tried.code)), None)

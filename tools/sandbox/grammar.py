"""What is known of a language that is not run: whether its syntax holds, as a parser in the box says."""

import re

import yaml

from probatum.notes import Snippet
from probatum.proof import Fault, Verdict
from probatum.tools.sandbox.cleaning import cleaned
from probatum.tools.sandbox.run import Run
from probatum.tools.sandbox.verdicts import Judgement

CHECKED = {
    **dict.fromkeys(("json", "toml", "xml", "c", "go", "lua", "perl", "php", "r", "ruby"), ""),
    "cpp": "cpp",
    "c++": "cpp",
    "cc": "cpp",
    "cxx": "cpp",
    "svg": "xml",
    "plist": "xml",
    **dict.fromkeys(("bash", "sh", "shell", "zsh", "console", "shellsession", "terminal"), "shell"),
}
"""Languages whose syntax can be checked, and under what name; empty when it is their own."""
ELIDED = re.compile(r"\.\.\.|…|\{\{|\{%|<[A-Za-z][\w .-]*>|</\w+>|^\s*(?://|/\*)", re.MULTILINE)
"""Parts left out, templates and placeholders: what holds them was not meant to be parsed."""
PROMPT = r"^[ \t]*(?:\([\w.-]+\) ?)?(?:[\w.-]+@[\w.-]+[^$#%\n]*)?[{signs}] (.*)"
IN_SESSION, IN_SCRIPT = (re.compile(PROMPT.format(signs=signs)) for signs in ("$#%", "$%"))
"""In a script ``#`` begins a comment; in a session it may be the prompt of root."""
INVALID = re.compile(r"(?:#|--|//|;)[ \t]*(?:invalid|not valid|wrong|error)\b", re.IGNORECASE)
SESSIONS = {"console", "shellsession", "terminal"}
MOST_YAML = 20_000


def checked_as(language: str, code: str) -> str:
    """Under what name the box checks the code; empty when it is not to be checked."""
    name = CHECKED.get(language)
    tags = language in {"xml", "svg", "plist", "c", "cpp", "c++", "cc", "cxx"}
    elided = ELIDED.search(re.sub(r"<[^<>]*>|//.*|/\*", "", code) if tags else code)
    return "" if name is None or elided else name or language


def commands(language: str, code: str) -> str:
    """The commands of a shell session, line for line; empty when output and commands cannot be told apart."""
    prompt, lines = IN_SESSION if language in SESSIONS else IN_SCRIPT, code.split("\n")
    if not any(prompt.match(line) for line in lines):
        return "" if language in SESSIONS else code
    typed, goes_on = [], False
    for line in lines:
        found = prompt.match(line)
        typed.append(found[1] if found else line if goes_on else "")
        goes_on = typed[-1].endswith("\\")
    return "\n".join(typed)


def judged(run: Run, snippet: Snippet, reason: str) -> Judgement:
    """The verdict on a snippet of which the syntax was checked; never a pass, for nothing was run.

    The language of a book's listing is our own guess: what its parser refuses is not held against the book.
    """
    if run.ending == "done" and run.error is None:
        return Judgement(Verdict.ILLUSTRATIVE, f"{reason} Its syntax holds ({cleaned(run.value)}).")
    if INVALID.search(snippet.code):
        return Judgement(Verdict.ILLUSTRATIVE, f"{reason} Its own comment calls it invalid.")
    if run.error is None or run.error.type != "UnsoundError" or snippet.origin == "book":
        lacking = run.error.message if run.error is not None and run.error.type == "UncheckedError" else ""
        return Judgement(Verdict.ILLUSTRATIVE, f"{reason} {lacking}".strip())
    return Judgement(Verdict.FAIL, cleaned(run.error.message)[:300], Fault.CONTENT, run.error.line)


def yaml_judged(snippet: Snippet) -> Judgement | None:
    """The verdict on YAML, read here as a stream of events, which builds nothing; None when it is not checked."""
    code = snippet.code
    if len(code) > MOST_YAML or ELIDED.search(code):
        return None
    try:
        for _ in yaml.parse(code, Loader=yaml.SafeLoader):
            pass
    except yaml.MarkedYAMLError as error:
        if snippet.origin == "book":
            return None
        line = error.problem_mark.line + 1 if error.problem_mark else 0
        return Judgement(Verdict.FAIL, f"YAML: {cleaned(str(error.problem))}", Fault.CONTENT, line)
    except (yaml.YAMLError, ValueError):
        return None
    return Judgement(Verdict.ILLUSTRATIVE, "yaml is not run. Its syntax holds (PyYAML).")

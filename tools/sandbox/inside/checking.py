"""Checks the syntax of languages that are not run, by the parser that the library or a program in the box has."""

import os
import re

COMPILERS = ("/usr/bin/gcc", "/usr/bin/clang")
SHELLS = ("/bin/bash", "/bin/sh")
GRAMMAR = re.compile(r"expected |missing terminating|stray |unterminated|extraneous", re.IGNORECASE)
UNDECLARED = re.compile(r"unknown type|not declared|undeclared|does not name|not a (?:type|template)|No such file")
PROGRAMS = {
    "go": ("gofmt", "-e"),
    "lua": ("luac", "-p", "-"),
    "perl": ("perl", "-c"),
    "php": ("php", "-l"),
    "r": ("Rscript", "-e", "invisible(parse(file('stdin')))"),
    "ruby": ("ruby", "-c"),
}
"""Programs that read a language without running it, by its name."""
SECONDS = 5


class UnsoundError(Exception):
    """It does not parse."""

    def __init__(self, message: str, line: int = 0) -> None:
        """``line`` is 1-based; 0 when unknown."""
        super().__init__(message)
        self.line = line


class UncheckedError(Exception):
    """Nothing here can tell, or a fragment leaves it open."""


def check(code: str, language: str) -> str:
    """The name of the parser that accepts the code; raises UnsoundError or UncheckedError."""
    own = {"json": _json, "toml": _toml, "xml": _xml, "shell": _shell, "c": _c, "cpp": _cpp}
    return own[language](code) if language in own else _by_program(code, language)


def _json(code: str) -> str:
    import json

    try:
        json.loads(code, strict=False)
    except RecursionError:
        raise UncheckedError from None
    except ValueError as error:
        lines = [line for line in code.splitlines() if line.strip()]
        if len(lines) > 1 and all(_is_json(line) for line in lines):
            return "json, line by line"
        raise UnsoundError(f"JSON: {error}", getattr(error, "lineno", 0)) from None
    return "json"


def _is_json(line: str) -> bool:
    import json

    try:
        json.loads(line)
    except (ValueError, RecursionError):
        return False
    return True


def _toml(code: str) -> str:
    import tomllib

    try:
        tomllib.loads(code)
    except RecursionError:
        raise UncheckedError from None
    except tomllib.TOMLDecodeError as error:
        found = re.search(r"\(at line (\d+)", str(error))
        raise UnsoundError(f"TOML: {error}", int(found[1]) if found else 0) from None
    return "tomllib"


def _xml(code: str) -> str:
    from xml.parsers import expat

    parser = expat.ParserCreate()
    try:
        parser.Parse(code.strip(), True)
    except expat.ExpatError as error:
        if expat.ErrorString(error.code) in {"junk after document element", "no element found", "unbound prefix"}:
            raise UncheckedError from None
        raise UnsoundError(f"XML: {error}", error.lineno) from None
    return "expat"


def _shell(code: str) -> str:
    program = next((path for path in SHELLS if os.path.exists(path)), "")
    if not program:
        raise UncheckedError
    said = _said([program, "-n"], code)
    if said is None:
        return f"{os.path.basename(program)} -n"
    found = re.search(r"line (\d+): (.*)", said)
    raise UnsoundError(f"Shell: {found[2] if found else said.strip()[:200]}", int(found[1]) if found else 0)


def _by_program(code: str, language: str) -> str:
    command = PROGRAMS[language]
    if not os.path.exists(f"/usr/bin/{command[0]}"):
        raise UncheckedError(f"{command[0]} is not on this machine.")
    said = _said([f"/usr/bin/{command[0]}", *command[1:]], code)
    if said is None:
        return command[0]
    if "Can't locate" in said:
        raise UncheckedError("It needs modules that are not on this machine.")
    found = re.search(r"(?:line |<stdin>:|stdin>?:|-:)(\d+)", said)
    first = next((line for line in said.splitlines() if line.strip()), "")
    raise UnsoundError(f"{command[0]}: {first[:200]}", int(found[1]) if found else 0)


def _c(code: str) -> str:
    return _compiled(code, "c")


def _cpp(code: str) -> str:
    return _compiled(code, "c++")


def _compiled(code: str, language: str) -> str:
    """Accepted as a file or as the body of a function; refused only for grammar, where every name is known."""
    program = next((path for path in COMPILERS if os.path.exists(path)), "")
    if not program:
        raise UncheckedError("gcc is not on this machine.")
    command = [program, "-fsyntax-only", "-w", "-x", language, "-"]
    said = _said(command, code)
    if said is None or _said(command, f"void f(void) {{\n{code}\n}}") is None:
        return f"{os.path.basename(program)} -fsyntax-only"
    errors = re.findall(r"<stdin>:(\d+):\d+: (?:fatal )?error: (.*)", said)
    if not errors or UNDECLARED.search(said) or not GRAMMAR.match(errors[0][1]):
        raise UncheckedError
    raise UnsoundError(f"{language.upper()}: {errors[0][1]}", int(errors[0][0]))


def _said(command: list[str], code: str) -> str | None:
    """What a program says of the code; None when it is content."""
    import subprocess  # takes a tenth of the time in which a box starts

    try:
        done = subprocess.run(command, input=code.encode(), capture_output=True, timeout=SECONDS, check=False)
    except (OSError, subprocess.TimeoutExpired):
        raise UncheckedError from None
    return done.stderr.decode(errors="replace") if done.returncode else None

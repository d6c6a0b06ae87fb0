"""Reads a session as it was copied from a prompt: its code, line for line, and the output that it shows."""

import re

PROMPT = re.compile(r"^[ \t]*(?:>>>|In \[\d+\]:)(?: |$)", re.MULTILINE)
PROMPTED = re.compile(r"^[ \t]*(?:>>>|\.\.\.|In \[\d+\]:|\.\.\.:)(?: (.*)|$)")
STRING = re.compile(r"\"\"\"|'''")
QUOTED = re.compile(r"\"(?:[^\"\\\n]|\\.)*\"|'(?:[^'\\\n]|\\.)*'|#.*")
RESULT = re.compile(r"^Out\[\d+\]: ?")
CODE = re.compile(
    r"^(?:@|def |class |import |from [\w.]+ import |(?:async )?(?:for|while|with|if|try)\b.*:\s*$|\w+ ?= ?\S)"
)
"""How code begins that was put before, or between, the prompts."""
DEFINES = re.compile(r"^(?:@|(?:async )?def |class )")


def is_session(code: str) -> bool:
    """True when prompts stand at its lines, and not only in the string that documents a function."""
    prompt = PROMPT.search(code)
    return prompt is not None and len(STRING.findall(code[: prompt.start()])) % 2 == 0


def parted(code: str) -> tuple[str, str]:
    """The code, each line at its place, and the output.

    Without a prompt stand also: code before the first one, unless it is the banner of a shell; the rest of a statement
    whose brackets are open; and definitions below a bare prompt or an empty line, up to the next prompt.
    """
    lines = code.split("\n")
    first = next(place for place, line in enumerate(lines) if PROMPT.match(line))
    before = lines[:first] if any(CODE.match(line) for line in lines[:first]) else [""] * first
    source, output, depth, bare, defining = [*before], list[str](), 0, False, False
    for line in lines[first:]:
        if prompted := PROMPTED.match(line):
            text = prompted[1] or ""
            depth = (0 if PROMPT.match(line) else depth) + _opened(text)
            bare, defining = not text.strip(), False
        elif depth > 0 or (bare and _defines(line, within=defining)):
            text, defining = line, bare
            depth += _opened(line)
        else:
            text, bare, defining = "", not line.strip(), False
            output += [RESULT.sub("", line)] if line.strip() else []
        source.append(text)
    return "\n".join(source), "\n".join(output)


def _defines(line: str, *, within: bool) -> bool:
    return DEFINES.match(line) is not None or (within and line[:1] in {" ", "\t", ""})


def _opened(text: str) -> int:
    bare = QUOTED.sub("", text)
    return sum(bare.count(sign) for sign in "([{") - sum(bare.count(sign) for sign in ")]}")

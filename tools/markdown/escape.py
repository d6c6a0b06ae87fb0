"""Makes text stand literally in Obsidian's Markdown: what the book wrote as text never turns into markup."""

import json
import re
import unicodedata

_MARKUP = re.compile(
    r"""
      \\(?=[!-/:-@\[-`{-~])            # a backslash that would swallow what follows
    | <(?=[A-Za-z/!?])                 # HTML
    | &(?=\#?\w+;)                     # an entity
    | [`$*]                            # code, formula, emphasis
    | (?<![^\W_])_ | _(?![^\W_])       # emphasis; inside a word an underscore is harmless
    | (?:(?<=~)~ | ~(?=~))             # struck out
    | (?:(?<==)= | =(?==))             # highlight
    | (?:(?<=%)% | %(?=%))             # comment
    | \[(?=[\[^] | [^\]]*\][(\[:] | [^\]]\]\s)   # link, footnote, task box
    | (?<![^\W_])(?<![&/])\#(?=[\w/-])          # tag
    """,
    re.VERBOSE,
)
_LINE_START = re.compile(r"(?:\d{1,9}(?=[.)](?:\s|$))|(?=[-+](?:\s|$)|>|\#{1,6}(?:\s|$)|(?:- ?){3,}$))")
_BLOCK_ID = re.compile(r"(?<!\\)\^(?=[A-Za-z0-9-]+$)")
_UNPRINTABLE = {"Cc", "Cf", "Cs", "Co", "Zl", "Zp"}
_JOINERS = {"\u200c", "\u200d"}  # they carry meaning in some scripts and in emoji


def one_line(text: str) -> str:
    """``text`` on one line: white space runs become a space, control characters go."""
    kept = (c if unicodedata.category(c) not in _UNPRINTABLE or c in _JOINERS else " " for c in text)
    return " ".join("".join(kept).split())


def literal(text: str, *, cell: bool = False) -> str:
    """A piece of prose that reads exactly as ``text``; in a table ``cell`` also its pipes."""
    safe = _MARKUP.sub(r"\\\g<0>", text)
    return _pipes(safe) if cell else safe


def whole_line(text: str) -> str:
    """``text`` as a line: it opens no list, quote or heading, and its end is no block id."""
    match = _LINE_START.match(text)
    opened = f"{text[: match.end()]}\\{text[match.end() :]}" if match else text
    return _BLOCK_ID.sub(r"\\\g<0>", opened)


def prose(text: str, *, cell: bool = False) -> str:
    """A whole literal line: one line, no markup, no block begun."""
    return whole_line(literal(one_line(text), cell=cell))


def code_span(code: str, *, cell: bool = False) -> str:
    """``code`` between as many backticks as it needs."""
    flat = one_line(code)
    ticks = "`" * (_longest_run(flat) + 1)
    pad = " " if flat.startswith("`") or flat.endswith("`") or not flat else ""
    return f"{ticks}{pad}{_pipes(flat) if cell else flat}{pad}{ticks}"


def fence(code: str, language: str = "") -> str:
    """``code`` in a fence that it cannot close."""
    ticks = "`" * max(3, _longest_run(code) + 1)
    info = re.sub(r"[^\w+#.-]", "", language)
    return f"{ticks}{info}\n{lines_of(code)}\n{ticks}"


def lines_of(text: str) -> str:
    """``text`` with LF alone between its lines and no blank line at its ends."""
    return re.sub(r"\r\n?|[\x0b\x0c\x85\u2028\u2029]", "\n", text).strip("\n")


def _pipes(text: str) -> str:
    return text.replace("|", r"\|")


def _longest_run(text: str) -> int:
    return max((len(run) for run in re.findall(r"`+", text)), default=0)


def callout(body: str, kind: str, title: str = "", fold: str = "") -> str:
    """``body`` as a callout; ``fold`` is ``-`` for a closed one, ``+`` for one that can be closed."""
    lines = [f"[!{kind}]{fold} {title}".rstrip(), *tidy(body).split("\n")]
    return "\n".join(f"> {line}" if line.strip(" \t") else ">" for line in lines)


def tidy(text: str) -> str:
    """``text`` without blank lines at its ends or two in a row; fences stay as they are."""
    kept: list[str] = []
    fence_mark = ""
    for line in text.strip("\n").split("\n"):
        bare = line.lstrip("> ")
        opened = re.match(r"`{3,}|~{3,}", bare)
        if fence_mark:
            fence_mark = "" if bare.strip() == fence_mark else fence_mark
        elif opened:
            fence_mark = opened[0]
        elif not line.strip() and kept and not kept[-1].strip():
            continue
        kept.append(line if fence_mark or opened else line.rstrip())
    return "\n".join(kept).strip("\n")


def yaml_text(text: str) -> str:
    """A double-quoted YAML scalar."""
    return json.dumps(one_line(text), ensure_ascii=False)


def file_stem(name: str, limit: int = 80) -> str:
    """``name`` as a file name that every system takes and a wiki-link can name; at most ``limit`` characters."""
    clean = one_line(re.sub(r"[\\/:*?\"<>|#^\[\]%]+", " ", unicodedata.normalize("NFC", name))).strip(". ")
    if len(clean) > limit:
        clean = clean[:limit].rsplit(" ", 1)[0] if " " in clean[:limit] else clean[:limit]
    return clean.rstrip(".,;- –—") or "untitled"

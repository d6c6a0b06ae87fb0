"""Turns a statement's inline Markdown into Obsidian's: key terms, code and formulas live, all else is literal."""

import re

from probatum.tools.markdown.escape import code_span, literal, one_line, whole_line

_TOKEN = re.compile(
    r"""
      (?P<escape>\\[!-/:-@\[-`{-~])
    | (?P<ticks>`+)(?!`)(?P<code>.+?)(?<!`)(?P=ticks)(?!`)
    | \$(?=\S)(?P<formula>[^$]+?)(?<=[^\s\\])\$(?!\d)
    | (?<![^\W㐀-鿿぀-ヿ])(?<!=)==(?=[^\s=])(?P<key>(?:(?!==).)+?)(?<=\S)==(?![^\W㐀-鿿぀-ヿ]|=)
    | \*\*(?=\S)(?P<bold>[^*]+?)(?<=\S)\*\*
    | (?P<url>https?://[^\s<>\])"]+)
    """,
    re.VERBOSE,
)
_WORDS = re.compile(r"(?<![\\A-Za-z])[A-Za-z]{4,}\s+[A-Za-z]{2,}")


def inline(text: str, *, cell: bool = False) -> str:
    """One safe line; in a table ``cell`` key terms are bold, since a highlight at a cell's edge stays literal."""
    return whole_line(_live(one_line(text), cell))


def _live(text: str, cell: bool) -> str:
    pieces: list[str] = []
    end = 0
    for token in _TOKEN.finditer(text):
        pieces += [literal(text[end : token.start()], cell=cell), _token(token, cell)]
        end = token.end()
    return "".join([*pieces, literal(text[end:], cell=cell)])


def _token(token: re.Match[str], cell: bool) -> str:
    match token.lastgroup:
        case "code":
            return code_span(token["code"].strip(), cell=cell)
        case "formula":
            return _formula(token["formula"], cell)
        case "key":
            inner = _live(token["key"], cell)
            return f"**{inner}**" if cell else f"=={inner}=="
        case "bold":
            return f"**{_live(token['bold'], cell)}**"
        case _:
            return token[0]


def _formula(formula: str, cell: bool) -> str:
    """A formula, or two prices with words between them."""
    if _WORDS.search(re.sub(r"\\(?:text|mathrm|operatorname)\{[^}]*\}", "", formula)):
        return literal(f"${formula}$", cell=cell)
    body = formula.replace("|", r"\vert{}") if cell else formula
    return f"${body}$"

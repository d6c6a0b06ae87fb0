"""Holds the formulas of a statement, written in LaTeX, against formulas as a page has them."""

import re
import unicodedata
from collections.abc import Iterable

FORMULA = re.compile(r"\$(?=\S)([^$\n]+?)(?<=\S)\$(?!\d)")
COMMAND = re.compile(r"\\([A-Za-z]+)")
LAYOUT = re.compile(
    r"\\(?:left|right|big|Big|quad|qquad|[,;:! ])|\\(?:text|mathrm|mathbf|mathit|operatorname)\b|[{}_^&]"
)
SIGNS = {"le": "≤", "leq": "≤", "ge": "≥", "geq": "≥", "ne": "≠", "neq": "≠", "sqrt": "√", "sum": "∑", "prod": "∏"}
SIGNS |= {"int": "∫", "infty": "∞", "approx": "≈", "pm": "±"}
SHAPES = frozenset("frac dfrac tfrac bar hat tilde vec overline cdot times dots ldots cdots to begin end".split())  # noqa: SIM905 - a list of words
"""Commands that a page shows as a line, an accent or a gap, which readers of PDF files lose."""
SYMBOL = re.compile(r"[^\W\d_]+|\d+(?:[.,]\d+)*|[+\-=<>≤≥≠√∑∏∫∞≈±]")
RELATIONS = frozenset("=<>≤≥≠≈")
LONGEST_SYMBOL = 3
"""Letters; what is longer in running text is a word, whose letters name nothing."""


def without_formulas(text: str) -> str:
    """``text`` with a gap where its formulas stood."""
    return FORMULA.sub(" ", text)


def symbols_beyond(said: str, evidence: str) -> list[str]:
    """Letters, names, numbers and signs in the formulas of ``said`` that stand nowhere in ``evidence``.

    ``W_{n+1}`` is printed as one word, ``Wn+1``; so each letter of a symbol may stand in a short word of the page.
    """
    wanted = [symbol for formula in FORMULA.findall(said) for symbol in _symbols(_printed(formula))]
    return _missing(wanted, _symbols(evidence))


def symbols_left_out(said: str, equation: str) -> list[str]:
    """What a formula of ``said`` lacks of the equation that it gives; an expression without a relation gives none."""
    formulas = [_symbols(_printed(formula)) for formula in FORMULA.findall(said)]
    given = [symbols for symbols in formulas if RELATIONS.intersection(symbols)]
    return _missing(_symbols(equation), [symbol for symbols in given for symbol in symbols]) if given else []


def speaks_of_formula(said: str, equation: str) -> bool:
    """True when words without a formula name a number or a symbol of several letters that the equation has."""
    symbols = {symbol for symbol in _symbols(equation) if len(symbol) > 1 or symbol.isdigit()}
    return not symbols.isdisjoint(_symbols(said))


def _symbols(text: str) -> list[str]:
    return SYMBOL.findall(_even(text))


def _missing(wanted: Iterable[str], there: Iterable[str]) -> list[str]:
    known = set(there)
    letters = {letter for symbol in known if len(symbol) <= LONGEST_SYMBOL for letter in symbol}
    return [symbol for symbol in dict.fromkeys(wanted) if symbol not in known and not letters.issuperset(symbol)]


def _printed(formula: str) -> str:
    """LaTeX as the page shows it, one symbol after the other."""
    return COMMAND.sub(_sign, LAYOUT.sub(" ", formula))


def _sign(command: re.Match[str]) -> str:
    name = command[1]
    if name in SHAPES:
        return " "
    greek = name.replace("var", "").replace("lambda", "lamda")
    case = "CAPITAL" if greek[:1].isupper() else "SMALL"
    try:
        return f" {unicodedata.lookup(f'GREEK {case} LETTER {greek.upper()}')} "
    except KeyError:
        return f" {SIGNS.get(name, name)} "


def _even(text: str) -> str:
    return unicodedata.normalize("NFKC", text).replace("−", "-").replace("–", "-")

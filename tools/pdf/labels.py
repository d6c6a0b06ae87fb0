"""Page labels: what is printed on each page, by the rules that the PDF holds."""

import re
from collections.abc import Iterator
from typing import Any

from probatum.book import Label, PdfPage

_ROMAN = (("m", 1000), ("cm", 900), ("d", 500), ("cd", 400), ("c", 100), ("xc", 90), ("l", 50), ("xl", 40), ("x", 10))
_ROMAN_ONES = (("ix", 9), ("v", 5), ("iv", 4), ("i", 1))
_RULE = re.compile(r"(\d+)\s*(?:<<(.*?)>>|(\d+) 0 R)", re.DOTALL)
_DEPTH = 8  # of the number tree; a cyclic one ends here


def read_labels(document: Any) -> list[Label]:
    """The label of every page by the file's own rules; the page's place in the file where it has no rule for it."""
    labels = [Label(str(i + 1)) for i in range(document.page_count)]
    try:
        rules = sorted(_rules(document, document.pdf_catalog(), "PageLabels/", 0))
    except Exception:  # MuPDF raises many kinds for a damaged number tree; the places in the file still serve
        return labels
    for i, (start, rule) in enumerate(rules):
        end = rules[i + 1][0] if i + 1 < len(rules) else len(labels)
        first = re.search(r"/St\s*(\d+)", rule)
        style = re.search(r"/S\s*/([DRrAa])", rule)
        for page in range(max(0, start), min(end, len(labels))):
            number = int(first.group(1)) if first else 1
            label = _prefix(rule) + _numeral(number + page - start, style.group(1) if style else "")
            if label.strip():
                labels[page] = Label(label)
    return labels


def _prefix(rule: str) -> str:
    """The rule's fixed text: a literal string, or a hexadecimal one in UTF-16 or Latin-1."""
    match = re.search(r"/P\s*(?:\((.*?)\)|<([0-9A-Fa-f]+))", rule)
    if match is None:
        return ""
    if match.group(2) is None:
        return match.group(1)
    data = bytes.fromhex(match.group(2))
    return data.decode("utf-16" if data.startswith((b"\xfe\xff", b"\xff\xfe")) else "latin-1")


def _rules(document: Any, xref: int, path: str, depth: int) -> Iterator[tuple[int, str]]:
    """(first page from 0, rule) of each entry of the number tree (PDF 32000, 7.9.7 and 12.4.2)."""
    kind, value = document.xref_get_key(xref, path + "Nums")
    if kind == "array":
        for start, rule, reference in _RULE.findall(value):
            yield int(start), rule or document.xref_object(int(reference), compressed=True)
    kind, value = document.xref_get_key(xref, path + "Kids")
    if kind == "array" and depth < _DEPTH:
        for reference in re.findall(r"(\d+) 0 R", value):
            yield from _rules(document, int(reference), "", depth + 1)


def pages_labelled(labels: list[Label], wanted: str) -> list[PdfPage]:
    """The pages that carry the label, upper and lower case alike."""
    return [PdfPage(i + 1) for i, label in enumerate(labels) if label.lower() == wanted.strip().lower()]


def _numeral(value: int, style: str) -> str:
    if style == "D":
        return str(value)
    text = ""
    if style in ("r", "R"):
        text = roman(value)
    elif style in ("a", "A"):
        text = chr(ord("a") + (value - 1) % 26) * ((value - 1) // 26 + 1)
    return text.upper() if style.isupper() else text


def roman(value: int) -> str:
    """A number in lower case Roman numerals."""
    text = ""
    for sign, worth in _ROMAN + _ROMAN_ONES:
        text += sign * (value // worth)
        value %= worth
    return text


def value_of_roman(text: str) -> int:
    """The number that a lower case Roman numeral stands for; 0 for what is none."""
    value, left = 0, text
    for sign, worth in _ROMAN + _ROMAN_ONES:
        while left.startswith(sign):
            value, left = value + worth, left.removeprefix(sign)
    return value if not left and roman(value) == text else 0

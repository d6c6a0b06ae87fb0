"""Page labels: what is printed on each page, by the rules that the PDF holds."""

from typing import Any

from probatum.book import Label, PdfPage

_ROMAN = ((1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"), (50, "l"), (40, "xl"), (10, "x"), (9, "ix"),
          (5, "v"), (4, "iv"), (1, "i"))  # fmt: skip


def read_labels(document: Any) -> list[Label]:
    """The label of every page; the page's place in the file where the book has no rule for it."""
    labels = [Label(str(i + 1)) for i in range(document.page_count)]
    try:
        rules = sorted(document.get_page_labels(), key=lambda rule: int(rule["startpage"]))
    except Exception:  # MuPDF raises many kinds for a damaged number tree; the places in the file still serve
        return labels
    for i, rule in enumerate(rules):
        start = max(0, int(rule["startpage"]))
        end = int(rules[i + 1]["startpage"]) if i + 1 < len(rules) else len(labels)
        first = int(rule.get("firstpagenum") or 1)
        for page in range(start, min(end, len(labels))):
            label = f"{rule.get('prefix') or ''}{_numeral(first + page - start, rule.get('style') or '')}"
            if label:
                labels[page] = Label(label)
    return labels


def pages_labelled(labels: list[Label], wanted: str) -> list[PdfPage]:
    """The pages that carry the label, upper and lower case alike."""
    return [PdfPage(i + 1) for i, label in enumerate(labels) if label.lower() == wanted.strip().lower()]


def _numeral(value: int, style: str) -> str:
    if style == "D":
        return str(value)
    if style.lower() == "r":
        text = roman(value)
        return text.upper() if style == "R" else text
    if style.lower() == "a":
        text = chr(ord("a") + (value - 1) % 26) * ((value - 1) // 26 + 1)
        return text.upper() if style == "A" else text
    return ""


def roman(value: int) -> str:
    """A number in lower case Roman numerals."""
    text = ""
    for worth, sign in _ROMAN:
        text += sign * (value // worth)
        value %= worth
    return text

"""Characters that a font gives no meaning, told by their codes where these leave no doubt."""

from typing import Any

from probatum.tools.pdf.engine import load_pymupdf

UNKNOWN = "\ufffd"
_MEANT = {"`": "`", "\n": " ", "\r": " ", "\t": " ", "\xa0": " "}
"""What a code stands for in every font of letters: TeX's companion fonts have the back-quote there, others a blank."""
_MATHS = ("cmex", "cmsy", "cmmi", "msam", "msbm")
"""TeX's fonts of signs, in which the same codes are pieces of braces and integrals."""


def tell_unknown(page: Any, raw: list[dict[str, Any]], flags: int) -> None:
    """Puts in what can be told of unknown characters; ``raw``: the blocks of the page's ``rawdict`` with ``flags``."""
    if not any(char["c"] == UNKNOWN for _, char in _characters(raw)):
        return
    coded = page.get_text("rawdict", flags=flags | load_pymupdf().TEXT_CID_FOR_UNKNOWN_UNICODE)["blocks"]
    for (font, char), (_, code) in zip(_characters(raw), _characters(coded), strict=False):
        if char["c"] == UNKNOWN and not any(name in font.lower() for name in _MATHS):
            char["c"] = _MEANT.get(code["c"], UNKNOWN)


def _characters(blocks: list[dict[str, Any]]) -> list[tuple[str, dict[str, Any]]]:
    return [
        (span["font"], char)
        for block in blocks
        for line in block.get("lines", ())
        for span in line["spans"]
        for char in span["chars"]
    ]

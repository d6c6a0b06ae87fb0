"""Makes text of a box fit to be shown."""

import re

ESCAPES = re.compile(r"\x1b\[[0-?]*[ -/]*[@-~]|\x1b\][^\x07\x1b]*(\x07|\x1b\\)")
UNSEEN = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u061c\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff\ufff9-\ufffc\ufffe\uffff"
    "\U000e0000-\U000e007f\ud800-\udfff]"
)


def cleaned(text: str) -> str:
    """Text that can be shown: no terminal escapes, invisible and direction-changing characters made visible."""
    return UNSEEN.sub(lambda found: f"\\u{ord(found[0]):04x}", ESCAPES.sub("", text).replace("\r\n", "\n")).replace(
        "\r", "\n"
    )

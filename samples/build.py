"""Build the sample book: `python samples/build.py` writes samples/clockwork.pdf, the same bytes every time."""

from pathlib import Path

import typst

HERE = Path(__file__).parent
SOURCE = HERE / "clockwork.typ"


def build() -> bytes:
    """Return the PDF: with Typst's own fonts only and the date of the source, so every machine makes the same."""
    pdf = typst.compile(SOURCE, root=HERE, ignore_system_fonts=True, format="pdf", timestamp=0)
    assert isinstance(pdf, bytes)  # one document, not a list of pictures
    return pdf


if __name__ == "__main__":
    HERE.joinpath("clockwork.pdf").write_bytes(build())

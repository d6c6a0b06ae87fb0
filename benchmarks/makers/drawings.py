"""The chapters' drawings in the forms that makers take: as they are drawn, as PDF, as PostScript or as pixels."""

from pathlib import Path

from benchmarks.makers.process import run
from benchmarks.makers.source import DRAWINGS
from probatum.tools.pdf.engine import load_pymupdf

_DPI = 200


def lay_out(folder: Path) -> None:
    """Puts every drawing, in every form, into the folder in which a maker works."""
    for drawing in DRAWINGS:
        (folder / drawing.name).write_bytes(drawing.read_bytes())
        pdf = load_pymupdf().open(drawing).convert_to_pdf()
        (folder / f"{drawing.stem}.pdf").write_bytes(pdf)
        load_pymupdf().open("pdf", pdf)[0].get_pixmap(dpi=_DPI).save(folder / f"{drawing.stem}.png")
        run(
            ["gs", "-q", "-dBATCH", "-dNOPAUSE", "-sDEVICE=eps2write", f"-o{drawing.stem}.eps", f"{drawing.stem}.pdf"],
            folder,
        )

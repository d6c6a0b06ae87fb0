"""Pages that give no text: scans, and pages whose fonts hide it. They are named, and read by Tesseract when asked."""

from probatum.errors import NoTextError
from probatum.tools.pdf.damage import is_illegible
from probatum.tools.pdf.ocr import recognise
from probatum.tools.pdf.opening import Opened
from probatum.tools.pdf.sheet import Image, Sheet, is_scan, named


def read_scans(opened: Opened, sheets: list[Sheet], ocr: bool) -> list[str]:
    """Fills in the pages that give no text, if ``ocr``, else leaves them empty; what to tell the reader.

    Raises NoTextError when they are most of the part and were not to be read.
    """
    opened_pages = [sheet for sheet in sheets if not sheet.damaged]
    blank = not any(sheet.pieces for sheet in opened_pages)
    scans = [sheet for sheet in opened_pages if blank or is_scan(sheet)]
    illegible = [sheet for sheet in opened_pages if sheet not in scans and is_illegible(sheet)]
    if ocr:
        return _recognised(opened, scans, illegible)
    why = {"no text layer (a scan)": scans, "fonts that hide which characters their glyphs are": illegible}
    told = [f"{cause}: {named(which)}" for cause, which in why.items() if which]
    if told and 2 * len(scans + illegible) >= len(sheets):
        raise NoTextError(
            f"{opened.book.path}: {len(scans + illegible)} of {len(sheets)} pages have {'; '.join(told)}.",
            "Read them with --ocr, which uses Tesseract.",
        )
    for sheet in illegible:
        sheet.pieces = []
    return [f"Nothing was read from pages with {said}. Try --ocr." for said in told]


def _recognised(opened: Opened, scans: list[Sheet], illegible: list[Sheet]) -> list[str]:
    unsure = 0
    for sheet in (*scans, *illegible):
        seen = recognise(opened.document[sheet.number - 1], sheet.number)
        sheet.pieces, sheet.recognised = seen.lines, True
        unsure += seen.unsure
        if sheet in scans:
            sheet.images, sheet.drawings = [Image(box, 0, b"", 0, 0) for box in seen.pictures], []
    if not scans and not illegible:
        return []
    said = f"Read by Tesseract, with its errors, and without telling code from prose: {named([*scans, *illegible])}."
    return [said + (f" Left out as unsure: {unsure} lines." if unsure else "")]

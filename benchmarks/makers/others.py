"""Makers that are neither LaTeX nor a browser: DocBook, Asciidoctor, Sphinx, typst, LibreOffice, groff, Texinfo."""

import re
from collections.abc import Callable
from pathlib import Path
from zipfile import ZipFile

from benchmarks.makers.pages import LOOKS
from benchmarks.makers.process import run
from benchmarks.makers.source import CHAPTERS, pandoc, written

_DOCBOOK = '<book xmlns="http://docbook.org/ns/docbook" version="5.0"><info><title>Many makers</title></info>{}</book>'


def _docbook(folder: Path, form: str = "docbook5") -> Path:
    body = "\n".join(written(path, form) for path in CHAPTERS)
    path = folder / "book.xml"
    head = '<?xml version="1.0" encoding="UTF-8"?>\n'
    text = _DOCBOOK.format(body)
    if form == "docbook4":
        doctype = '<!DOCTYPE book PUBLIC "-//OASIS//DTD DocBook XML V4.5//EN" "http://www.oasis-open.org/docbook/xml/4.5/docbookx.dtd">'
        text = doctype + re.sub(r"<book[^>]*><info>(.*?)</info>", r"<book>\1", text)
        text = re.sub(r' (?:language|linenumbering|startinglinenumber)="[^"]*"', "", text)
    path.write_text(head + text, "utf-8")
    return path


def fop(folder: Path, out: Path) -> None:
    """DocBook through the XSL style sheets and Apache FOP."""
    sheet = "/usr/share/xml/docbook/stylesheet/docbook-xsl-ns/fo/docbook.xsl"
    if not Path(sheet).exists():
        sheet = "/usr/share/xml/docbook/stylesheet/docbook-xsl/fo/docbook.xsl"
    options = ["--stringparam", "fop1.extensions", "1", "--stringparam", "shade.verbatim", "1"]
    run(["xsltproc", *options, "-o", "book.fo", sheet, _docbook(folder).name], folder)
    run(["fop", "-fo", "book.fo", "-pdf", str(out.resolve())], folder)


def dblatex(folder: Path, out: Path) -> None:
    """DocBook through dblatex."""
    run(["dblatex", "-o", str(out.resolve()), _docbook(folder, "docbook4").name], folder)


def asciidoctor(folder: Path, out: Path) -> None:
    """Asciidoctor PDF with its own theme."""
    body = "\n\n".join(written(path, "asciidoc") for path in CHAPTERS)
    body = re.sub(r"^(=+ )", r"=\1", body, flags=re.MULTILINE) if re.match(r"(\[.*\]\n)*= ", body) else body
    head = "= Many makers\n:doctype: book\n:toc:\n:sectnums:\n:source-highlighter: rouge\n\n"
    (folder / "book.adoc").write_text(head + body, "utf-8")
    run(["asciidoctor-pdf", "-o", str(out.resolve()), "book.adoc"], folder)


def sphinx(folder: Path, out: Path) -> None:
    """Sphinx's LaTeX builder."""
    names = []
    for path in CHAPTERS:
        names.append(path.stem)
        (folder / f"{path.stem}.rst").write_text(written(path, "rst"), "utf-8")
    listed = "\n".join(f"   {name}" for name in names)
    (folder / "index.rst").write_text(f"Many makers\n===========\n\n.. toctree::\n\n{listed}\n", "utf-8")
    (folder / "conf.py").write_text("project='Many makers'\nauthor='A builder'\nnumfig=True\n", "utf-8")
    run(["sphinx-build", "-q", "-b", "latex", ".", "latex"], folder)
    for _ in range(2):
        run(["pdflatex", "-interaction=nonstopmode", "manymakers.tex"], folder / "latex", check=False)
    (folder / "latex/manymakers.pdf").replace(out)


def typst(folder: Path, out: Path) -> None:
    """Typst with numbered headings and shaded listings."""
    import typst as compiler

    body = "\n".join(written(path, "typst") for path in CHAPTERS)
    head = (LOOKS / "book.typ").read_text("utf-8")
    (folder / "book.typ").write_text(head + body, "utf-8")
    compiler.compile(folder / "book.typ", output=out)


def writer(folder: Path, out: Path) -> None:
    """A word processor's file, printed by LibreOffice."""
    text = "\n\n".join(path.read_text("utf-8") for path in CHAPTERS)
    text = text.replace(".svg)", ".png)")
    pandoc(text, "-f", "markdown-smart", f"--resource-path={folder}", "-o", str(folder / "plain.docx"))
    with ZipFile(folder / "plain.docx") as plain, ZipFile(folder / "book.docx", "w") as book:
        for name in plain.namelist():
            book.writestr(name, plain.read(name).replace(b"Consolas", b"Liberation Mono"))
    filters = '{"ExportBookmarks":{"type":"boolean","value":"true"}}'
    run(["soffice", "--headless", "--convert-to", f"pdf:writer_pdf_Export:{filters}", "book.docx"], folder)
    (folder / "book.pdf").replace(out)


def _display(language: str, text: str, numbered: bool) -> str:
    lines = [re.sub(r"^(?=[.'])", r"\\&", line.replace("\\", "\\e")) for line in text.split("\n")]
    return ".DS I\n.fam C\n" + "\n".join(lines) + "\n.fam\n.DE"


def groff(folder: Path, out: Path) -> None:
    """Groff with the macros ms."""
    body = "\n".join(written(path, "ms", _display) for path in CHAPTERS)
    (folder / "book.ms").write_text(".nr LL 6i\n.nr PS 10\n.nr GROWPS 3\n.nr PSINCR 2p\n" + body, "utf-8")
    run(["sh", "-c", "groff -ms -t -k -Tps book.ms > book.ps"], folder)
    run(["ps2pdf", "book.ps", "book.pdf"], folder)
    (folder / "book.pdf").replace(out)


def texinfo(folder: Path, out: Path) -> None:
    """Texinfo through TeX."""
    body = "\n".join(written(path, "texinfo") for path in CHAPTERS)
    head = "\\input texinfo\n@documentencoding UTF-8\n@settitle Many makers\n@contents\n"
    body = re.sub(r"@node Top.*?(?=@node|@chapter)", "", body, flags=re.DOTALL)
    (folder / "book.texi").write_text(head + body + "\n@bye\n", "utf-8")
    run(["texi2pdf", "--batch", "book.texi"], folder, check=False)
    (folder / "book.pdf").replace(out)


OTHERS: dict[str, Callable[[Path, Path], None]] = {
    "docbook-fop": fop, "docbook-dblatex": dblatex, "asciidoctor-pdf": asciidoctor, "sphinx-latex": sphinx,
    "typst": typst, "libreoffice-docx": writer, "groff-ms": groff, "texinfo": texinfo,
}  # fmt: skip

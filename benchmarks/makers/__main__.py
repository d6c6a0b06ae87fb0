"""Sets the chapters by every maker that is installed: ``python -m benchmarks.makers DIR [MAKER…]``.

``make bench-extract BOOKS=DIR`` scores what is read of them.
"""

import argparse
import json
import subprocess
import sys
import tempfile
from pathlib import Path

from benchmarks.makers.drawings import lay_out
from benchmarks.makers.latex import DRESSES, maker
from benchmarks.makers.others import OTHERS
from benchmarks.makers.pages import PAGES
from benchmarks.makers.truth import truths

_ENDNOTES = {"chromium-mdbook", "weasyprint-book", "asciidoctor-pdf"}


def main() -> None:
    """Writes a PDF and its truth files for each maker; says what is not installed."""
    makers = {**{name: maker(dress) for name, dress in DRESSES.items()}, **PAGES, **OTHERS}
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("out", type=Path, help="folder for the PDFs and their truth files")
    parser.add_argument("only", nargs="*", metavar="MAKER", help=f"of {', '.join(makers)}")
    args = parser.parse_args()
    out: Path = args.out
    out.mkdir(parents=True, exist_ok=True)
    for name in args.only or makers:
        if name not in makers:
            parser.error(f"there is no maker {name}")
        make = makers[name]
        pdf = out / f"{name}.pdf"
        with tempfile.TemporaryDirectory() as folder:
            try:
                lay_out(Path(folder))
                make(Path(folder), pdf)
            except (OSError, subprocess.SubprocessError) as error:
                log = Path(folder) / "make.log"
                if log.exists():
                    (out / f"{name}.log").write_bytes(log.read_bytes())
                print(f"{name}: not made ({error})", file=sys.stderr)
                continue
        columns = DRESSES.get(name, {}).get("columns", 200)
        for truth in truths(pdf, notes="endnote" if name in _ENDNOTES else "footnote", columns=columns):
            path = out / f"{name}-{truth['chapter']['number']}.json"
            path.write_text(json.dumps(truth, ensure_ascii=False, indent=1), "utf-8")
        print(f"{name}: {pdf}", flush=True)


if __name__ == "__main__":
    main()

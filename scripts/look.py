"""Takes a picture of a note as Obsidian would show it: ``python scripts/look.py NOTE.md OUT.png [--unfold]``."""

import argparse
import json
import re
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

from probatum.tools.exports.html import to_html
from probatum.tools.exports.surroundings import around

BROWSERS = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
QUIET = (
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
    "--hide-scrollbars",
    "--virtual-time-budget=3000",
)
TALLEST = 15_000
"""Pixels; what a screenshot can hold."""

MEASURE = """
<script>
addEventListener("load", () => {
  const count = (what) => document.querySelectorAll(what).length;
  const text = (node) => node.nodeType === 3 ? node.data : /^(CODE|PRE|SCRIPT|STYLE|MATH)$/i.test(node.tagName) ? ""
    : [...node.childNodes].map(text).join(" ");
  const facts = {
    height: document.documentElement.scrollHeight,
    overflow: document.documentElement.scrollWidth - innerWidth,
    callouts: count(".callout"), tasks: count("input[type=checkbox]"), ticked: count("input:checked"),
    tables: count("main table"), marks: count("mark"), diagrams: count(".diagram"), formulas: count("math"),
    images: count("main img"), h1: count("h1"),
    broken: [...document.images].filter((image) => !image.naturalWidth).map((image) => image.alt),
    literal: text(document.querySelector("main") || document.body)
      .match(/==|\\[\\[|\\]\\]|%%|\\[!|\\*\\*|```|!\\[|\\]\\(/g) || [],
  };
  document.body.dataset.facts = JSON.stringify(facts);
});
</script>
"""


def browser() -> str | None:
    """A Chromium of this machine."""
    return next((found for name in BROWSERS if (found := shutil.which(name))), None)


def measure(page: str, width: int = 1200) -> dict[str, object]:
    """What a browser makes of ``page``: counts, pictures that do not load, markup that stayed literal."""
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder, "page.html")
        file.write_text(page.replace("</body>", f"{MEASURE}</body>"), "utf-8")
        dom = _run(["--dump-dom", f"--window-size={width},1200", file.as_uri()], folder)
    found = re.search(r'data-facts="([^"]*)"', dom)
    if not found:
        raise SystemExit("The browser did not answer.")
    facts: dict[str, object] = json.loads(found[1].replace("&quot;", '"').replace("&amp;", "&"))
    return facts


def picture(page: str, target: Path, width: int = 1200) -> None:
    """A screenshot of the whole ``page``."""
    height = min(TALLEST, int(str(measure(page, width)["height"])))
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder, "page.html")
        file.write_text(page, "utf-8")
        _run([f"--screenshot={target.absolute()}", f"--window-size={width},{height}", file.as_uri()], folder)


def _run(words: list[str], folder: str) -> str:
    program = browser()
    if program is None:
        raise SystemExit(f"None of {', '.join(BROWSERS)} is installed.")
    ran = subprocess.run(
        [program, *QUIET, f"--user-data-dir={folder}/profile", *words], capture_output=True, text=True, timeout=90
    )
    return ran.stdout


def main() -> None:
    """Reads the command line."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("note", type=Path)
    parser.add_argument("out", type=Path)
    parser.add_argument("--unfold", action="store_true", help="open what is folded")
    parser.add_argument("--width", type=int, default=1200)
    parser.add_argument("--vault", type=Path, help="the note's vault (default: its folder)")
    args = parser.parse_args()
    seen = around(args.note, args.vault or args.note.parent)
    page = to_html(args.note.read_text("utf-8"), args.note.stem, seen, unfold=args.unfold)
    picture(page.html, args.out, args.width)
    for missing in page.missing:
        sys.stderr.write(f"missing: {missing}\n")


if __name__ == "__main__":
    main()

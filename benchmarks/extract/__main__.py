"""How well chapters are read, ours beside others, in one run: ``make bench-extract BOOKS=DIR``.

DIR holds PDFs with truth files of the form that ``benchmarks/extract/score.py`` describes, and may bring its own
``score.py``. Without DIR the sample book is read for speed and memory alone. ``python -m benchmarks.extract DIR
READER…`` runs some of the readers; ``python -m benchmarks.makers DIR`` makes such a folder.
"""

import importlib.util
import json
import subprocess
import sys
from collections import defaultdict
from collections.abc import Callable
from pathlib import Path
from typing import Any

from benchmarks.extract.readers import READERS
from benchmarks.extract.score import score as own_score

COLUMNS = {
    "text_f1": "text F1", "order": "order", "furniture_pages": "furniture pages", "head_f1": "head F1",
    "code_exact_nb": "code exact (nb)", "code_lines": "code lines", "fig_r": "figures", "cap_attached": "caption",
    "tab_cells": "table cells", "list_r": "lists", "foot_r": "notes",
}  # fmt: skip
Score = Callable[[dict[str, Any], dict[str, Any]], dict[str, Any]]
SAMPLE = Path("samples/clockwork.pdf")


def main() -> None:
    """Prints one Markdown table: a row a reader, the mean over all chapters."""
    folder = Path(sys.argv[1]) if len(sys.argv) > 1 and sys.argv[1] else None
    truths = [json.loads(path.read_text("utf-8")) for path in sorted(folder.glob("*.json"))] if folder else [_sample()]
    score = _scorer(folder) if folder else lambda truth, output: {}
    books = folder or SAMPLE.parent
    print("| reader | " + " | ".join(COLUMNS.values()) + " | pages/CPU-s | pages/s | peak MB |")
    print("|---" * (len(COLUMNS) + 4) + "|")
    for name in sys.argv[2:] or READERS:
        results = [r for truth in truths if (r := _run(name, books / truth["pdf"], truth, score))]
        print(f"| {name} | " + _row(results) if results else f"| {name} | not installed, or it failed |", flush=True)


def _sample() -> dict[str, Any]:
    return {"pdf": SAMPLE.name, "chapter": {"number": "2", "page_first": 15, "page_last": 26}, "blocks": []}


def _scorer(folder: Path) -> Score:
    path = folder / "score.py"
    if not path.is_file():
        return own_score
    spec = importlib.util.spec_from_file_location("score", path)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    found: Score = module.score
    return found


def _run(name: str, path: Path, truth: dict[str, Any], score: Score) -> dict[str, float | None] | None:
    chapter = truth["chapter"]
    command = [sys.executable, "-m", "benchmarks.extract.readers", name, str(path)]
    command += [str(chapter["page_first"]), str(chapter["page_last"]), chapter.get("number", "")]
    done = subprocess.run(command, capture_output=True, text=True, timeout=900, check=False)
    if done.returncode or not done.stdout.startswith("{"):
        print(f"{name}: {done.stderr.strip().splitlines()[-1:] or done.returncode}", file=sys.stderr)
        return None
    output = json.loads(done.stdout)
    pages = chapter["page_last"] - chapter["page_first"] + 1
    speed = {"per_cpu": pages / output["cpu"], "per_s": pages / output["seconds"], "peak": output["peak_mb"]}
    return {**score(truth, output), **speed}


def _row(results: list[dict[str, float | None]]) -> str:
    values = defaultdict(list)
    for result in results:
        for key, value in result.items():
            if isinstance(value, int | float):
                values[key].append(value)
    means = {key: sum(v) / len(v) for key, v in values.items()}
    cells = [f"{means[key]:.2f}" if key in means else "-" for key in COLUMNS]
    cells += [f"{means[key]:.0f}" for key in ("per_cpu", "per_s", "peak")]
    return " | ".join(cells) + " |"


if __name__ == "__main__":
    main()

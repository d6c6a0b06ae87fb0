"""What isolation costs: start of a box and time a snippet, beside plain Python, AutoGen's executor and ipykernel.

``python -m benchmarks.sandbox`` runs all of them in one go on the same snippets, so that ratios hold on any machine.
"""

import asyncio
import json
import os
import statistics
import subprocess
import sys
import tempfile
import time
import warnings
from collections.abc import Callable, Sequence

from probatum.tools.sandbox import Policy, probe, python
from probatum.tools.sandbox.box import Box
from probatum.tools.sandbox.boxes import started

STARTS, ROUNDS = 15, 5
SNIPPETS = (
    "words = 'the cat sat on the mat'.split()\nprint(len(words))",
    "from collections import Counter\ncounts = Counter(words)\ncounts.most_common(1)",
    "squares = [n * n for n in range(1000)]\nsum(squares)",
    "def mean(xs):\n    return sum(xs) / len(xs)\nmean(squares)",
    "import json\njson.loads(json.dumps({'a': [1, 2, 3]}))",
    "import re\nre.findall(r'\\w+', 'one two three')",
    "sorted(words, key=len, reverse=True)",
    "text = '\\n'.join(str(n) for n in range(100))\nprint(text[:20])",
    "table = {w: len(w) for w in words}\nprint(table)",
    "max(table, key=table.get)",
)
KERNEL = """
import json, statistics, sys, time
from jupyter_client.manager import start_new_kernel
snippets, starts = json.load(sys.stdin), []
for _ in range(3):
    began = time.perf_counter()
    manager, client = start_new_kernel()
    starts.append(time.perf_counter() - began)
    took = []
    for code in snippets:
        began = time.perf_counter()
        client.execute_interactive(code, output_hook=lambda message: None)
        took.append(time.perf_counter() - began)
    client.stop_channels(); manager.shutdown_kernel(now=True)
print(json.dumps([statistics.median(starts), statistics.median(took)]))
"""
PLAIN = """
import ast, json, sys, time
took = []
space = {}
for code in json.load(sys.stdin):
    began = time.perf_counter()
    tree = ast.parse(code)
    exec(compile(tree, "s", "exec"), space)
    took.append(time.perf_counter() - began)
print("\\n", json.dumps(took))
"""


async def plain_and_boxes(tiers: Sequence[str]) -> dict[str, tuple[float, float]]:
    """``python -c pass`` and our boxes by turns: seconds to start, seconds a snippet in one interpreter or box."""
    starts: dict[str, list[float]] = {name: [] for name in ("plain python", *tiers)}
    each: dict[str, list[float]] = {name: [] for name in starts}
    for place in range(STARTS):
        began = time.perf_counter()
        await asyncio.to_thread(subprocess.run, [python.base_python(), "-c", "pass"])
        starts["plain python"].append(time.perf_counter() - began)
        for tier in tiers:
            began = time.perf_counter()
            opened = await started(Policy(tier=tier))
            starts[tier].append(time.perf_counter() - began)
            if place < ROUNDS:
                each[tier].extend([await timed(opened, code) for code in SNIPPETS])
            await opened.close()
        if place < ROUNDS:
            each["plain python"].extend(await asyncio.to_thread(plain))
    return {name: (statistics.median(starts[name]), statistics.median(each[name])) for name in starts}


async def timed(opened: Box, code: str) -> float:
    """Seconds of one cell, sent and answered."""
    began = time.perf_counter()
    run = await opened.run(code)
    took = time.perf_counter() - began
    assert run.ending == "done"
    assert run.error is None, run.error
    return took


def plain() -> list[float]:
    """Seconds of each snippet in one plain interpreter."""
    command = [python.base_python(), "-c", PLAIN]
    done = subprocess.run(command, input=json.dumps(SNIPPETS), capture_output=True, text=True, check=True)
    took: list[float] = json.loads(done.stdout.splitlines()[-1])
    return took


async def autogen() -> tuple[float, float]:
    """AutoGen's local executor: no isolation, an interpreter a snippet, no shared state (so the first snippet only)."""
    from autogen_core import CancellationToken
    from autogen_core.code_executor import CodeBlock
    from autogen_ext.code_executors.local import LocalCommandLineCodeExecutor

    with tempfile.TemporaryDirectory() as folder:
        began = time.perf_counter()
        warnings.simplefilter("ignore")  # it warns that it isolates nothing
        executor = LocalCommandLineCodeExecutor(work_dir=folder)
        await executor.start()
        start, took = time.perf_counter() - began, list[float]()
        for _ in range(STARTS):
            began = time.perf_counter()
            await executor.execute_code_blocks([CodeBlock(code=SNIPPETS[0], language="python")], CancellationToken())
            took.append(time.perf_counter() - began)
        await executor.stop()
    return start, statistics.median(took)


def ipykernel() -> tuple[float, float]:
    """A Jupyter kernel as notebooks use it, without isolation, in an environment made for this."""
    from uv import find_uv_bin

    with tempfile.TemporaryDirectory() as folder:
        place, quiet = f"{folder}/env/bin/python", ("--quiet", "--python")
        made = [find_uv_bin(), "venv", *quiet, python.base_python(), f"{folder}/env"]
        subprocess.run(made, check=True, capture_output=True)
        install = [find_uv_bin(), "pip", "install", "--compile-bytecode", *quiet, place, "ipykernel", "jupyter-client"]
        subprocess.run(install, check=True, capture_output=True)
        variables = os.environ | {"IPYTHONDIR": folder, "JUPYTER_RUNTIME_DIR": folder}
        done = subprocess.run(
            [place, "-c", KERNEL], input=json.dumps(SNIPPETS), env=variables, capture_output=True, text=True, check=True
        )
        start, each = json.loads(done.stdout.splitlines()[-1])
    return start, each


def main() -> None:
    """Prints a row for each, in milliseconds, and what it adds to plain Python."""
    rows = asyncio.run(plain_and_boxes([report.tier for report in probe() if report.works]))
    peers: dict[str, Callable[[], tuple[float, float]]] = {
        "autogen, local": lambda: asyncio.run(autogen()),
        "ipykernel": ipykernel,
    }
    for name, measure in peers.items():
        try:
            rows[name] = measure()
        except (ImportError, subprocess.SubprocessError, OSError) as error:
            print(f"{name}: left out, {error}", file=sys.stderr)
    base_start, base_each = rows["plain python"]
    print(f"{'':16} {'start ms':>9} {'x python':>9} {'snippet ms':>11} {'+ ms':>7}")
    for name, (start, each) in rows.items():
        more = (each - base_each) * 1e3
        print(f"{name:16} {start * 1e3:9.1f} {start / base_start:9.1f} {each * 1e3:11.2f} {more:7.2f}")
    print(f"medians of {STARTS} starts and {ROUNDS} x {len(SNIPPETS)} snippets; {os.cpu_count()} cores")


if __name__ == "__main__":
    main()

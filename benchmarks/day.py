"""From the command to the finished log of the sample's second chapter: seconds by stage, CPU, and peak memory."""

import json
import resource
import subprocess
import sys
import tempfile
import time
from pathlib import Path

SAMPLE = Path(__file__).resolve().parent.parent / "samples" / "clockwork.pdf"


def main() -> int:
    """A first run, which warms the snippets' environments and bytecode, then a counted one in a new vault."""
    command = [sys.executable, "-m", "probatum", "notes", str(SAMPLE), "--chapter", "2", "--json", "--quiet"]
    for counted in (False, True):
        with tempfile.TemporaryDirectory() as folder:
            before = resource.getrusage(resource.RUSAGE_CHILDREN)
            began = time.perf_counter()
            done = subprocess.run(command, cwd=folder, stdout=subprocess.PIPE, text=True, check=False)
            wall = time.perf_counter() - began
            after = resource.getrusage(resource.RUSAGE_CHILDREN)
        if counted:
            made = json.loads(done.stdout)
            cpu = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
            print("| stage | seconds |\n|---|---|")
            for stage, seconds in made["seconds"].items():
                print(f"| {stage} | {seconds:.2f} |")
            print(f"| **from the command to its end** | **{wall:.2f}** |")
            print(f"\nCPU {cpu:.1f} s; largest process {after.ru_maxrss / 1024:.0f} MB; {made['summary']}")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())

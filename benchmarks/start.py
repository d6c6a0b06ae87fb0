"""What the command line costs before it does anything, beside a bare Python: CPU seconds of whole processes."""

import resource
import subprocess
import sys
from statistics import median

RUNS = 15
COMMANDS = {
    "python -c pass": [sys.executable, "-c", "pass"],
    "python -c 'import argparse'": [sys.executable, "-c", "import argparse"],
    "probatum --help": [sys.executable, "-m", "probatum", "--help"],
    "probatum notes --help": [sys.executable, "-m", "probatum", "notes", "--help"],
    "probatum --version": [sys.executable, "-m", "probatum", "--version"],
}


def cpu_seconds(command: list[str]) -> float:
    """CPU time of one run, user and system."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def main() -> int:
    """Runs them in turn, so that a machine that slows down slows them all."""
    taken: dict[str, list[float]] = {name: [] for name in COMMANDS}
    for _ in range(RUNS + 1):
        for name, command in COMMANDS.items():
            taken[name].append(cpu_seconds(command))
    bare = median(taken["python -c pass"][1:])
    print("| command | CPU ms, median | over a bare Python |\n|---|---|---|")
    for name, seconds in taken.items():
        middle = median(seconds[1:])
        print(f"| {name} | {1000 * middle:.0f} | {middle / bare:.1f} × |")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())

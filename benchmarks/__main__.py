"""Runs the benchmarks that need nothing from outside: ``python -m benchmarks``, or those that are named."""

import runpy
import sys

QUICK = ("start", "day", "passages", "statements", "sandbox", "models", "app")


def main(names: list[str]) -> int:
    """Each in turn, under its name."""
    if unknown := next((name for name in names if name not in QUICK), None):
        print(f"No benchmark here is called {unknown!r}; there are {', '.join(QUICK)}.", file=sys.stderr)
        print("What one of them is given goes to it alone: python -m benchmarks.passages BOOK.pdf", file=sys.stderr)
        return 2
    for name in names or list(QUICK):
        print(f"\n## {name}\n", flush=True)
        sys.argv = [name]
        try:
            runpy.run_module(f"benchmarks.{name}", run_name="__main__")
        except SystemExit as done:
            if done.code:
                return int(done.code) if isinstance(done.code, int) else 1
    return 0


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))

"""Rewrites Python 2 as Python 3, so that what leans on it can still be tried."""

import warnings

FIXES = (
    *("basestring", "dict", "except", "exec", "filter", "has_key", "imports", "itertools", "long", "map", "ne"),
    *("numliterals", "print", "raise", "raw_input", "repr", "unicode", "urllib", "xrange", "zip"),
)
MOST_CODE = 20_000


def as_python3(code: str) -> str:
    """The code in Python 3; empty when it is no Python 2 either, or this Python no longer knows the old one."""
    if len(code) > MOST_CODE:
        return ""
    try:
        with warnings.catch_warnings(action="ignore"):
            from lib2to3.refactor import RefactoringTool  # takes a tenth of a second; gone since Python 3.13
        tool = RefactoringTool([f"lib2to3.fixes.fix_{name}" for name in FIXES])
        return str(tool.refactor_string(code.rstrip() + "\n", "snippet"))
    except Exception:  # its tokenizer and parser raise much that is their own; none of it is Python 2
        return ""

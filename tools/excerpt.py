"""Tells whether code shows lines of other code once more, whatever its indent."""


def bare_lines(code: str) -> list[str]:
    """The lines that say something, without blanks."""
    return [bare for line in code.splitlines() if (bare := "".join(line.split()))]


def stands_in(part: list[str], whole: list[str]) -> bool:
    """True when ``part`` stands in the longer ``whole``, unchanged and in one piece; both as bare lines."""
    starts = range(len(whole) - len(part) + 1) if 0 < len(part) < len(whole) else ()
    return any(whole[start : start + len(part)] == part for start in starts)

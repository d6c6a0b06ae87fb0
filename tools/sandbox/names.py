"""Tells which snippet leans on which earlier one, and for what name."""

import re
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from probatum.proof import Verdict
from probatum.tools.sandbox.run import Reading

BINDING = re.compile(
    r"^[ \t]*(?:def|class)\s+(\w+)|^[ \t]*([A-Za-z_]\w*(?:\s*,\s*[A-Za-z_]\w*)*)\s*=[^=]", re.MULTILINE
)
MISSING = re.compile(r"NameError: name '\w+' is not defined")
IMPORTING = re.compile(r"^[ \t]*(?:from[ \t]+\S+[ \t]+)?import[ \t]+(.+)$", re.MULTILINE)


class Tried(NamedTuple):
    """An earlier snippet and what came of it."""

    id: str
    binds: frozenset[str]
    verdict: Verdict
    held: bool
    """It did all that it says, whether or not what it showed was what was promised."""
    code: str = ""
    shown: str = ""
    gave: frozenset[str] = frozenset()
    """Names that it bound before it broke off for want of something that is not here."""
    failure: str = ""
    """Why it failed; empty when it did not."""
    leans: frozenset[tuple[str, str]] = frozenset()
    """Names that it takes from others, and from which."""


class Leaning(NamedTuple):
    """One name that a snippet takes from another."""

    name: str
    on: Tried

    @property
    def broken(self) -> bool:
        """True when the other cannot have provided it."""
        return not self.on.held and not self.partly

    @property
    def partly(self) -> bool:
        """True when the other broke off, but had bound it by then."""
        return not self.on.held and self.name in self.on.gave


def leanings(reading: Reading, before: Sequence[Tried]) -> tuple[Leaning, ...]:
    """For each name that is used and not bound: the last snippet that bound it.

    One that was only shown gives way to an earlier one; one that should have run and did not hold does not, for
    the earlier value is not the one that is meant.
    """
    found = []
    for name in sorted(reading.uses):
        binders = [tried for tried in before if name in tried.binds]
        meant = [tried for tried in binders if tried.verdict is not Verdict.ILLUSTRATIVE]
        if binders:
            found.append(Leaning(name, (meant or binders)[-1]))
    return tuple(found)


def said(found: Iterable[Leaning]) -> tuple[str, ...]:
    """In words: ``leans on a1 for 'docs'``, or that it runs alone."""
    by_snippet: dict[str, list[str]] = {}
    for leaning in found:
        by_snippet.setdefault(leaning.on.id, []).append(repr(leaning.name))
    return tuple(f"leans on {id_} for {', '.join(names)}" for id_, names in by_snippet.items()) or ("runs alone",)


def same_cause(failure: str, leans: Iterable[Leaning], before: Iterable[Tried]) -> Tried | None:
    """The earlier snippet that failed alike, for want of the same name or with a name from the same source."""
    sources = frozenset((lean.name, lean.on.id) for lean in leans)
    alike = (tried for tried in before if failure and tried.failure == failure)
    return next((tried for tried in alike if MISSING.match(failure) or sources & tried.leans), None)


def likely_bound(code: str) -> frozenset[str]:
    """Names that code which does not parse would bind, by the look of its lines."""
    names = {part.strip() for found in BINDING.findall(code) for group in found for part in group.split(",")}
    for imported in IMPORTING.findall(code):
        names |= {part.split(" as ")[-1].strip().partition(".")[0] for part in imported.strip("()").split(",")}
    return frozenset(name for name in names if name.isidentifier())

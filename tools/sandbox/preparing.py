"""Makes a snippet ready to be tried: its language, its requirements, what it says without being run."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from probatum.notes import Snippet
from probatum.proof import Fault, Verdict
from probatum.tools.sandbox import grammar
from probatum.tools.sandbox.box import Box
from probatum.tools.sandbox.boxes import started
from probatum.tools.sandbox.languages import Handling, handling, not_parsed
from probatum.tools.sandbox.names import likely_bound
from probatum.tools.sandbox.policy import Policy
from probatum.tools.sandbox.requirements import without_magic
from probatum.tools.sandbox.run import Reading, Unparsed
from probatum.tools.sandbox.verdicts import Judgement

UNREAD = Reading()
WRONG = re.compile(
    r"(?:#|--|//)[ \t]*(?:this is |è |es |ist |c'est )?"
    r"(?:wrong|incorrect|invalid|bad|error|never do this|don't do this|sbagliato|errato|errore"
    r"|falsch|fehler|faux|erreur|mal|errado)"
    r"\b[ \t]*[!.:]*[ \t]*$",
    re.IGNORECASE | re.MULTILINE,
)
"""A comment that says of the code before it that it is not to be written so."""
NO_SANDBOX = Judgement(Verdict.NOT_RUN, "No sandbox works here; `probatum doctor` says why.", Fault.ENVIRONMENT)


@dataclass(frozen=True)
class Prepared:
    """A snippet with all that is known of it before it runs."""

    snippet: Snippet
    handling: Handling
    reading: Reading = UNREAD
    asked: tuple[str, ...] = ()
    """Distributions that its ``pip install`` lines name."""
    judgement: Judgement | None = None
    """The verdict when it is not to be run."""

    @property
    def binds(self) -> frozenset[str]:
        """Names that it leaves behind, or would if it parsed."""
        return self.reading.binds if self.reading.error is None else likely_bound(self.handling.code)

    @property
    def promise(self) -> str:
        """What it is said to show."""
        return self.snippet.expected or self.handling.expected

    @property
    def imports(self) -> frozenset[str]:
        """Modules that it imports, those that it can do without included."""
        return self.reading.imports | self.reading.optional


class Reader:
    """Parses snippets in a box of its own; a snippet that kills the parser is told from its neighbours."""

    def __init__(self, policy: Policy) -> None:
        """The box opens when it is first needed."""
        self._policy = policy
        self._box: Box | None = None
        self._known: dict[str, Reading] = {}
        """What was read already, by its code."""

    async def prepare(self, snippets: Sequence[Snippet]) -> list[Prepared]:
        """Each snippet prepared, in order."""
        ways = [handling(snippet) for snippet in snippets]
        plain = [without_magic(way.code) for way in ways]
        # A line that looks like a shell's may stand in a string: what parses as it stands stays as it stands.
        wanted = {code: None for way, (bare, _) in zip(ways, plain, strict=True) for code in _versions(way, bare)}
        fresh = [code for code in wanted if code not in self._known]
        self._known |= dict(zip(fresh, await self._read(fresh), strict=True))
        pages = []
        for snippet, way, (bare, asked) in zip(snippets, ways, plain, strict=True):
            versions = _versions(way, bare)
            if not versions:
                pages.append(_prepared(snippet, way, (), UNREAD))
                continue
            chosen = min(versions, key=self._oldness)
            asked, reading = asked if chosen == bare else (), self._known[chosen]
            pages.append(_prepared(snippet, way._replace(code=reading.modern or chosen), asked, reading))
        return pages

    def _oldness(self, code: str) -> int:
        """0 for Python as it is now, 1 for Python 2, 2 for what is neither."""
        return 2 if self._known[code].error is not None else 1 if self._known[code].modern else 0

    def release(self) -> Box | None:
        """The box, for somebody else to use and close: nothing has been run in it yet."""
        box, self._box = self._box, None
        return box if box is not None and box.alive else None

    async def close(self) -> None:
        """Ends the box."""
        if self._box is not None:
            await self._box.close()
            self._box = None

    async def _read(self, codes: Sequence[str]) -> tuple[Reading, ...]:
        if not codes:
            return ()
        if self._box is None or not self._box.alive:
            await self.close()
            self._box = await started(self._policy)
        readings = await self._box.read(codes)
        if len(readings) == len(codes):
            return readings
        await self.close()
        if len(codes) == 1:
            return (Reading(error=Unparsed(type="SyntaxError", message="too deep or too large to be parsed")),)
        return tuple([(await self._read([code]))[0] for code in codes])


def _versions(way: Handling, bare: str) -> tuple[str, ...]:
    """What may be read as Python: the code, then the code without notebook lines; nothing of other languages."""
    if way.way not in {"python", "session"}:
        return ()
    return (way.code,) if bare == way.code else (way.code, bare)


def _prepared(snippet: Snippet, way: Handling, asked: tuple[str, ...], reading: Reading) -> Prepared:
    judgement = None
    if way.way == "shown":
        yaml = grammar.yaml_judged(snippet) if snippet.language in {"yaml", "yml"} else None
        judgement = yaml or Judgement(Verdict.ILLUSTRATIVE, way.reason)
    elif reading.error is not None:
        judgement = not_parsed(snippet, reading.error)
    elif snippet.origin == "book" and not snippet.expected and WRONG.search(way.code):
        judgement = Judgement(Verdict.ILLUSTRATIVE, "Its own comment calls it wrong; it is shown to be avoided.")
    elif way.way in {"python", "session"} and not reading.statements:
        said = f"Asks to install {', '.join(asked)}; nothing else." if asked else "Nothing in it runs."
        judgement = Judgement(Verdict.ILLUSTRATIVE, said)
    return Prepared(snippet, way, reading, asked, judgement)


def unread(snippet: Snippet) -> Prepared:
    """A snippet on a machine that cannot even hold the parser."""
    way = handling(snippet)
    shown = way.way in {"shown", "checked"}
    judgement = Judgement(Verdict.ILLUSTRATIVE, way.reason) if shown else NO_SANDBOX
    return Prepared(snippet, way, judgement=judgement)

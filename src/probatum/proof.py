"""What was tried, what came of it, and who is at fault."""

from enum import StrEnum

from probatum.book import Picture
from probatum.noun import Noun


class Verdict(StrEnum):
    """The outcome of one trial. Only PASS and EXPECTED_ERROR are good; nothing else is shown as verified."""

    PASS = "pass"
    PASS_WITH_TRUNCATION = "pass-with-truncation"
    EXPECTED_ERROR = "expected-error"
    FAIL = "fail"
    MISMATCH = "mismatch"
    TIMEOUT = "timeout"
    MEMORY = "memory"
    OUTPUT_LIMIT = "output-limit"
    DISK_LIMIT = "disk-limit"
    CRASHED = "crashed"
    EXIT = "exit"
    NEEDS_INPUT = "needs-input"
    NEEDS_NETWORK = "needs-network"
    NEEDS_PACKAGE = "needs-package"
    NEEDS_DATA = "needs-data"
    NEEDS_GPU = "needs-gpu"
    NEEDS_PYTHON_2 = "needs-python-2"
    ILLUSTRATIVE = "illustrative"
    REFUSED = "refused"
    NOT_RUN = "not-run"
    TAMPERED = "tampered"
    FLAKY = "flaky"
    HARNESS_ERROR = "harness-error"

    @property
    def good(self) -> bool:
        """True when what was tried held."""
        return self in {Verdict.PASS, Verdict.PASS_WITH_TRUNCATION, Verdict.EXPECTED_ERROR}

    @property
    def ran(self) -> bool:
        """True when something was really executed or checked to its end."""
        return self not in {
            Verdict.ILLUSTRATIVE,
            Verdict.REFUSED,
            Verdict.NOT_RUN,
            Verdict.NEEDS_PACKAGE,
            Verdict.NEEDS_NETWORK,
            Verdict.NEEDS_DATA,
            Verdict.NEEDS_GPU,
            Verdict.NEEDS_PYTHON_2,
            Verdict.NEEDS_INPUT,
            Verdict.HARNESS_ERROR,
        }


class Fault(StrEnum):
    """Who must act for a bad verdict to become a good one."""

    NONE = "none"
    CONTENT = "content"
    """What was tried is wrong: the snippet, the diagram, the statement, the link."""
    UPSTREAM = "upstream"
    """An earlier snippet failed, and this one leans on it."""
    ENVIRONMENT = "environment"
    """This machine lacks something: a package, the network, data, a sandbox."""
    HARNESS = "harness"
    """Probatum itself failed; never held against what was tried."""


class Kind(StrEnum):
    """What can be tried."""

    SNIPPET = "snippet"
    DIAGRAM = "diagram"
    CLAIM = "claim"
    LINK = "link"
    IMAGE = "image"
    TABLE = "table"
    MARKDOWN = "markdown"
    ENCODING = "encoding"
    PROPERTY = "property"
    QUESTION = "question"


class Output(Noun):
    """What a run showed, as a notebook would show it."""

    stdout: str = ""
    stderr: str = ""
    value: str = ""
    """``repr`` of the last expression's value, when it is not None."""
    error: str = ""
    """The traceback, from the snippet's own first line on."""
    warnings: tuple[str, ...] = ()
    figures: tuple[Picture, ...] = ()
    truncated: bool = False

    @property
    def text(self) -> str:
        """What a reader sees under the cell: standard output, then the value."""
        return "\n".join(part for part in (self.stdout.rstrip("\n"), self.value) if part)


class Proof(Noun):
    """The record of one trial."""

    subject: str
    """Id of what was tried, or ``line 12`` of a foreign note."""
    kind: Kind
    verdict: Verdict
    reason: str = ""
    """One sentence that a person can act on; of a failed run the exception's last line."""
    fault: Fault = Fault.NONE
    line: int = 0
    """1-based line in the file or snippet where the fault lies; 0 when it has no place."""
    output: Output | None = None
    seconds: float = 0.0
    tier: str = ""
    """Under what isolation it ran: ``bwrap``, ``docker``, ``landlock``, ``sandbox-exec``."""
    conditions: tuple[str, ...] = ()
    """What the verdict depends on: ``python 3.11.7``, ``numpy 2.4.6``, ``leans on snippet 2 for 'docs'``."""

    @property
    def good(self) -> bool:
        """True when what was tried held."""
        return self.verdict.good

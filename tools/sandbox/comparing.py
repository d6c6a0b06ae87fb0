"""Holds what came of a snippet in the clean replay against what came of it first."""

from probatum.proof import Fault, Output, Proof, Verdict
from probatum.tools.sandbox.agreeing import same

ANOTHER_TIME = "shows something else at another time or place"
"""A condition of what depends on chance, time, place or version by its own words."""


def compared(replayed: Proof, first: Proof | None) -> Proof:
    """The replay's proof; FLAKY when the first run came out otherwise."""
    if first is None or not replayed.verdict.ran or not first.verdict.ran:
        return replayed
    before, now = first.output or Output(), replayed.output or Output()
    if replayed.verdict == first.verdict and same(before.text, now.text):
        return replayed
    if replayed.good and first.good and ANOTHER_TIME in replayed.conditions:
        return replayed
    fault = Fault.CONTENT
    if Verdict.TIMEOUT in {replayed.verdict, first.verdict} and (replayed.good or first.good):
        reason = (
            "Once it ran within its time, once it did not: its time is too short for this machine as busy as it is."
        )
        fault = Fault.ENVIRONMENT
    elif replayed.verdict != first.verdict:
        reason = f"Two runs differ: first {first.verdict.value}, then {replayed.verdict.value}."
    else:
        reason = "Two runs show different output; a fixed seed or no clock would make them agree."
    return replayed.model_copy(update={"verdict": Verdict.FLAKY, "reason": reason, "fault": fault})

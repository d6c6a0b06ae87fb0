"""A finding: the proof that something in a note is not as it should be, or that it holds."""

from probatum.proof import Fault, Kind, Proof, Verdict


def fallen(kind: Kind, line: int, reason: str, verdict: Verdict = Verdict.FAIL) -> Proof:
    """What is wrong at ``line``, and what to do about it."""
    fault = Fault.CONTENT if verdict.ran else Fault.ENVIRONMENT
    return Proof(subject=f"line {line}", kind=kind, verdict=verdict, reason=reason, fault=fault, line=line)


def held(kind: Kind, line: int, reason: str = "") -> Proof:
    """What was looked at and is right."""
    return Proof(subject=f"line {line}", kind=kind, verdict=Verdict.PASS, reason=reason, line=line)

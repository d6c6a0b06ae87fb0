"""Holds statements against the pages that they rest on."""

from probatum.tools.grounding.bearing import bearing_out, closely
from probatum.tools.grounding.code import redefined, same_code
from probatum.tools.grounding.finding import find_evidence
from probatum.tools.grounding.judging import altered, ground
from probatum.tools.grounding.looking_up import Reference
from probatum.tools.grounding.quotes import missing

__all__ = [
    "Reference",
    "altered",
    "bearing_out",
    "closely",
    "find_evidence",
    "ground",
    "missing",
    "redefined",
    "same_code",
]

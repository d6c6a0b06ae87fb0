"""Holds statements against the pages that they rest on."""

from probatum.tools.grounding.finding import find_evidence
from probatum.tools.grounding.judging import ground

__all__ = ["find_evidence", "ground"]

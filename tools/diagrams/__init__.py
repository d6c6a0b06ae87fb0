"""Draws diagrams as Mermaid, and lets Mermaid itself say whether they can be read."""

from probatum.tools.diagrams.checking import check_mermaid, examine_mermaid
from probatum.tools.diagrams.writing import to_mermaid

__all__ = ["check_mermaid", "examine_mermaid", "to_mermaid"]

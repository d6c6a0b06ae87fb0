"""Finds the passages of a book that answer a question."""

from probatum.tools.passages.index import Passages
from probatum.tools.passages.passage import Passage

__all__ = ["Passage", "Passages"]

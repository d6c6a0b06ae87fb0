"""Notes and questions made from the typed chapter alone."""

from probatum.tools.extractive.concepts import concepts_of
from probatum.tools.extractive.writer import ExtractiveWriter

__all__ = ["ExtractiveWriter", "concepts_of"]

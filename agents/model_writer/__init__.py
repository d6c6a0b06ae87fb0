"""Writing notes with a language model."""

from probatum.agents.model_writer.estimate import Estimate, estimate
from probatum.agents.model_writer.writer import ModelWriter

__all__ = ["Estimate", "ModelWriter", "estimate"]

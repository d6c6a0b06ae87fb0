"""Making questions with a language model, and marking answers in words."""

from probatum.agents.model_quizzer.marking import ModelMarker
from probatum.agents.model_quizzer.quizzer import ModelQuizzer

__all__ = ["ModelMarker", "ModelQuizzer"]

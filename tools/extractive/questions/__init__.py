"""Questions made from the proved notes of a chapter, without a model."""

from probatum.tools.extractive.questions.bank import make_questions

__all__ = ["make_questions"]

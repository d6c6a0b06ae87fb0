"""A quiz: what to ask next, answers marked and kept at once, and what came of it."""

from probatum.workflows.quiz.asking import Feedback, Limits, Quiz

__all__ = ["Feedback", "Limits", "Quiz"]

"""Marks answers: exactly where there is a key, by running where there is code, point by point where there are words."""

from probatum.tools.grading.marking import UnclearError, grade, settled

__all__ = ["UnclearError", "grade", "settled"]
